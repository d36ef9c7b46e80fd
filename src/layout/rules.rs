//! The settings that an analysis depends on.

use super::width::Widths;
use crate::model::Lang;

/// How strict line breaking is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum LineBreak {
    /// Chinese: any mark may begin or end a line; only words, numbers and
    /// double dashes and ellipses hold together.
    None,
    /// Chinese: line-start and line-end rules; —— and …… may begin a line.
    Basic,
    /// Chinese: as basic, and no solidus at a line end (GB/T 15834).
    Gb,
    /// Chinese: as GB, and no —— or …… at a line start. Japanese: no small
    /// kana or ー at a line start (CSS Text `strict`). Korean: as keep-all.
    /// English: as normal, and words joined by a solidus stay whole.
    Strict,
    /// What newspapers do. Chinese: as GB. Japanese: small kana may begin a line
    /// (CSS Text `normal`). Korean: as syllable. English: UAX #14, and spaces
    /// hold where a unit, an abbreviation, initials or a dash wants it.
    Normal,
    /// For short lines. Chinese and Japanese: iteration marks, middle dots and
    /// ？！ may begin one (CSS Text `loose`), but …… is still not split. Korean:
    /// as syllable. English: UAX #14 as it is.
    Loose,
    /// Korean: a line may end after any syllable.
    Syllable,
    /// Korean: a line may end between words only.
    KeepAll,
    /// UAX #14 as it is.
    #[default]
    Uax14,
}

impl LineBreak {
    /// The level called `name` in the settings, if the customs have it.
    #[must_use]
    pub fn from_name(lang: Lang, name: &str) -> Option<Self> {
        Some(match (lang, name) {
            (Lang::Zh, "none") => Self::None,
            (Lang::Zh, "basic") => Self::Basic,
            (Lang::Zh, "gb") => Self::Gb,
            (_, "strict") => Self::Strict,
            (_, "normal") => Self::Normal,
            (_, "loose") => Self::Loose,
            (Lang::Ko, "syllable") => Self::Syllable,
            (Lang::Ko, "keep-all") => Self::KeepAll,
            (_, "uax14") => Self::Uax14,
            _ => return None,
        })
    }

    /// The names that [`LineBreak::from_name`] takes for `lang`.
    #[must_use]
    pub fn names(lang: Lang) -> &'static [&'static str] {
        match lang {
            Lang::Zh => &["none", "basic", "gb", "strict", "normal", "loose", "uax14"],
            Lang::Ja | Lang::En => &["strict", "normal", "loose", "uax14"],
            Lang::Ko => &["syllable", "keep-all", "strict", "normal", "loose", "uax14"],
        }
    }

    /// What newspapers of the language use.
    #[must_use]
    pub fn default_for(lang: Lang) -> Self {
        match lang {
            Lang::Zh => Self::Gb,
            Lang::Ja | Lang::En => Self::Normal,
            Lang::Ko => Self::Syllable,
        }
    }
}

/// The gap between han and Latin letters or digits (CSS `text-autospace`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Autospace {
    /// None, ever.
    Never,
    /// None, but justification may open one column.
    #[default]
    Stretch,
    /// One column, closed where the line needs it.
    Always,
}

/// All that the analysis of a text depends on, the text aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Rules {
    /// Whose customs apply.
    pub lang: Lang,
    /// How strictly.
    pub level: LineBreak,
    /// How wide the terminal draws characters.
    pub widths: Widths,
    /// The gap between han and Latin.
    pub autospace: Autospace,
    /// A line may end at a soft hyphen (U+00AD), and shows it.
    pub soft_hyphens: bool,
}

impl Rules {
    /// The customary rules of a language.
    #[must_use]
    pub fn of(lang: Lang) -> Self {
        Self {
            lang,
            level: LineBreak::default_for(lang),
            widths: Widths::default(),
            autospace: Autospace::default(),
            soft_hyphens: true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_listed_level_has_its_name_and_the_default_is_among_them() {
        for lang in [Lang::Zh, Lang::Ja, Lang::Ko, Lang::En] {
            let levels: Vec<_> = LineBreak::names(lang)
                .iter()
                .map(|name| LineBreak::from_name(lang, name))
                .collect();
            assert!(levels.contains(&Some(LineBreak::default_for(lang))), "{lang:?}");
            assert!(!levels.contains(&None), "{lang:?}");
        }
        assert_eq!(LineBreak::from_name(Lang::Ja, "gb"), None);
    }
}
