//! The customs one article is set by.

use std::borrow::Cow;

use super::{
    Autospace, BaseDirection, Figures, Hyphens, LineBreak, LineDirection, Numerals, Reordering,
    Rules, Widths,
};
use crate::model::{HanScript, Lang};

/// How text is set, whatever the width of the line.
#[derive(Debug, Clone, Copy, PartialEq)]
#[allow(clippy::struct_excessive_bools, reason = "each is a custom of its own")]
pub struct Setting {
    /// Line breaking and widths.
    pub rules: Rules,
    /// First-line indent of a paragraph, in columns.
    pub indent: u16,
    /// Rows are set flush on both sides.
    pub justify: bool,
    /// One mark may hang in a gutter of two columns at the right.
    pub hang: bool,
    /// Ruby is shown.
    pub ruby: bool,
    /// How words are hyphenated, if they are.
    pub hyphens: Option<Hyphens>,
    /// A sign stands where the loader joined text in doubt.
    pub doubts: bool,
    /// Chinese is shown in the characters of this script, not as printed.
    pub script: Option<HanScript>,
    /// How wide figures are in the text of an article.
    pub figures: Figures,
    /// What decides which way a paragraph runs.
    pub base: BaseDirection,
    /// Who puts right-to-left text in the order that it is seen in.
    pub reordering: Reordering,
}

impl Setting {
    /// The customs of a language: flush, hanging and indented by two han in
    /// Chinese; indented by one in Japanese and Korean; ragged in English.
    #[must_use]
    pub fn of(lang: Lang, widths: Widths) -> Self {
        let rules = Rules {
            lang,
            level: LineBreak::default_for(lang),
            widths,
            autospace: Autospace::Stretch,
            soft_hyphens: true,
        };
        let indent = match lang {
            Lang::Zh => 4,
            Lang::Ja | Lang::Ko | Lang::En => 2,
        };
        let flush = matches!(lang, Lang::Zh | Lang::Ja);
        Self {
            rules,
            indent,
            justify: flush,
            hang: flush,
            ruby: true,
            hyphens: None,
            doubts: true,
            script: None,
            figures: Figures::Printed,
            base: BaseDirection::default(),
            reordering: Reordering::default(),
        }
    }

    /// Which way the columns of a text follow each other.
    #[must_use]
    pub fn direction(&self) -> LineDirection {
        self.base.of("")
    }

    /// The same for texts that belong together and so have one direction: the
    /// items of a list, the cells of a table.
    #[must_use]
    pub(super) fn facing<'a>(&self, texts: &(impl Iterator<Item = &'a str> + Clone)) -> Self {
        Self { base: BaseDirection::Given(self.base.of_all(texts)), ..*self }
    }

    /// The customs for headlines: ragged, and Korean is not broken inside
    /// words.
    #[must_use]
    pub fn for_display(&self) -> Self {
        let mut setting = Self { justify: false, hang: false, hyphens: None, ..*self };
        if self.rules.lang == Lang::Ko {
            setting.rules.level = LineBreak::KeepAll;
        }
        setting
    }

    /// The customs for text that runs downwards, if the language's does: there
    /// nothing is opened between squares, and no word hyphenated.
    #[must_use]
    pub fn downwards(&self, numerals: Numerals) -> Option<Self> {
        if !matches!(self.rules.lang, Lang::Zh | Lang::Ja) {
            return None;
        }
        let widths = Widths { downwards: Some(numerals), ..self.rules.widths };
        let rules =
            Rules { widths, autospace: Autospace::Never, soft_hyphens: false, ..self.rules };
        Some(Self { rules, justify: false, hyphens: None, ..*self })
    }

    /// The same for what stands across in such a text.
    #[must_use]
    pub fn across(&self) -> Self {
        let rules = Rules { widths: self.rules.widths.across(), ..self.rules };
        Self { rules, ..*self }
    }

    /// Whether the text runs downwards.
    #[must_use]
    pub fn is_downwards(&self) -> bool {
        self.rules.widths.downwards.is_some()
    }

    /// A text as it is shown, byte for byte where it was printed.
    #[must_use]
    pub fn shown<'a>(&self, printed: &'a str) -> Cow<'a, str> {
        self.script.map_or(Cow::Borrowed(printed), |script| script.convert(printed))
    }

    /// The indent that fits a measure: in narrow columns one han is enough.
    #[must_use]
    pub fn indent_in(&self, columns: u16) -> u16 {
        if columns < 24 { self.indent.min(2) } else { self.indent }
    }

    /// What the article itself does not say, in its own language.
    #[must_use]
    pub fn words(&self) -> ArticleLabels {
        match self.rules.lang {
            Lang::Zh => ArticleLabels {
                picture: "[图] ",
                no_picture: "[无图] ",
                large_picture: "[图太大] ",
                gap: "〔此处缺文〕",
                cut: "〔下缺〕",
                end: "（完）",
                more: "（节选，全文未完）",
                colon: "：",
            },
            Lang::Ja => ArticleLabels {
                picture: "[写真] ",
                no_picture: "[写真なし] ",
                large_picture: "[写真が大きすぎます] ",
                gap: "〔欠落〕",
                cut: "〔以下欠落〕",
                end: "（おわり）",
                more: "（冒頭のみ）",
                colon: "：",
            },
            Lang::Ko => ArticleLabels {
                picture: "[사진] ",
                no_picture: "[사진 없음] ",
                large_picture: "[사진이 너무 큽니다] ",
                gap: "[내용 누락]",
                cut: " [이하 누락]",
                end: "(끝)",
                more: "(앞부분만)",
                colon: ": ",
            },
            Lang::En => ArticleLabels {
                picture: "[Photo] ",
                no_picture: "[No photo] ",
                large_picture: "[Photo too large] ",
                gap: "[text missing]",
                cut: " [end missing]",
                end: "* * *",
                more: "[opening only]",
                colon: ": ",
            },
        }
    }
}

/// Words that layout puts beside an article's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ArticleLabels {
    /// Before a caption whose picture is not shown.
    pub picture: &'static str,
    /// Before a caption whose picture is there, but damaged or of a kind that is
    /// not shown.
    pub no_picture: &'static str,
    /// Before a caption whose picture is sound, and too large to be shown.
    pub large_picture: &'static str,
    /// Where text is missing.
    pub gap: &'static str,
    /// After a text whose end is missing.
    pub cut: &'static str,
    /// Under the last paragraph.
    pub end: &'static str,
    /// There instead, where only the opening is shown.
    pub more: &'static str,
    /// Between a column's heading and a cell, where a table is set as a list.
    pub colon: &'static str,
}
