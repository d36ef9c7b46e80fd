//! What the configuration decides about reading.

use super::gallery::PictureMode;
use super::panes::Measures;
use crate::layout::{
    Autospace, BaseDirection, Figures, Hyphenation, Hyphens, LineBreak, LineDirection, Numerals,
    Reordering, Setting, Widths,
};
use crate::model::{
    Article, CitationStyle, Edition, HanScript, Lang, LangTag, ReadingPace, WritingMode,
    reading_units,
};

/// How one language is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Customs {
    /// Line-breaking level.
    pub level: LineBreak,
    /// First-line indent in columns.
    pub indent: u16,
    /// Flush on both sides.
    pub justify: bool,
    /// Marks may hang at the right.
    pub hang: bool,
}

/// What an edition opens on.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum OpeningScreen {
    /// Its front page or its list, as one left the last one.
    #[default]
    Last,
    /// Its front page.
    Front,
    /// Its list.
    List,
}

/// The configured values that the application works by.
#[allow(clippy::struct_excessive_bools, reason = "each is a setting of its own")]
#[derive(Debug, Clone, PartialEq)]
pub struct Settings {
    /// Screens are for who cannot see them all at once: see `plain` in the
    /// configuration.
    pub plain: bool,
    /// A command looks up what is selected.
    pub looks_up: bool,
    /// How wide lines may be.
    pub measures: Measures,
    /// Customs of zh, ja, ko, en.
    pub customs: [Customs; 4],
    /// Gaps between han and Latin letters.
    pub autospace: Autospace,
    /// When words are hyphenated by the patterns of their language.
    pub hyphenation: Hyphenation,
    /// Soft hyphens may break a word.
    pub soft_hyphens: bool,
    /// Ruby is shown.
    pub ruby: bool,
    /// Which way articles in Chinese and Japanese run; none is as printed.
    pub direction: Option<WritingMode>,
    /// How their figures stand then.
    pub numerals: Numerals,
    /// The script that Chinese is read in; none is as printed.
    pub script: Option<HanScript>,
    /// How wide figures among han and kana are.
    pub figures: Figures,
    /// Widths of the terminal.
    pub widths: Widths,
    /// The terminal draws text of twice the size.
    pub sized_text: bool,
    /// Who puts right-to-left text in the order that it is seen in.
    pub reordering: Reordering,
    /// Whose customs a citation follows.
    pub citation: CitationStyle,
    /// What an edition opens on.
    pub open: OpeningScreen,
    /// An article opens where it was left.
    pub remember: bool,
    /// Reading speed in han, kana and syllables a minute.
    pub han_per_minute: usize,
    /// Reading speed in words a minute.
    pub words_per_minute: usize,
    /// How many minutes an edition is cut to when that is asked for.
    pub minutes: usize,
    /// Whether each edition is cut when it is opened.
    pub cuts: bool,
    /// By which means pictures can be shown.
    pub pictures: PictureMode,
    /// A cell of the terminal in pixels, across and down; (0, 0) is unknown.
    pub cell: (u16, u16),
}

impl Default for Settings {
    fn default() -> Self {
        let customs = [Lang::Zh, Lang::Ja, Lang::Ko, Lang::En].map(|lang| {
            let setting = Setting::of(lang, Widths::default());
            Customs {
                level: setting.rules.level,
                indent: setting.indent,
                justify: setting.justify,
                hang: setting.hang,
            }
        });
        Self {
            plain: false,
            looks_up: false,
            measures: Measures { measure: 80, most: 4, width: 40, gutter: 4 },
            customs,
            autospace: Autospace::Stretch,
            hyphenation: Hyphenation::default(),
            soft_hyphens: true,
            ruby: true,
            direction: None,
            numerals: Numerals::default(),
            script: None,
            figures: Figures::Printed,
            widths: Widths::default(),
            sized_text: false,
            reordering: Reordering::default(),
            citation: CitationStyle::default(),
            open: OpeningScreen::Last,
            remember: true,
            han_per_minute: 400,
            words_per_minute: 230,
            minutes: 25,
            cuts: false,
            pictures: PictureMode::None,
            cell: (0, 0),
        }
    }
}

impl Settings {
    /// How text of that language is set.
    #[must_use]
    pub fn setting(&self, lang: Lang) -> Setting {
        let customs = self.customs[lang as usize];
        let mut setting = Setting::of(lang, self.widths);
        setting.rules.level = customs.level;
        setting.rules.autospace = self.autospace;
        setting.rules.soft_hyphens = self.soft_hyphens;
        setting.indent = customs.indent;
        setting.justify = customs.justify;
        setting.hang = customs.hang;
        setting.ruby = self.ruby;
        setting.reordering = self.reordering;
        setting
    }

    /// How what a paper printed in that language is set to be read: Chinese in
    /// the script that is asked for, figures in the width.
    #[must_use]
    pub fn reading(&self, lang: Lang) -> Setting {
        let script = self.script.filter(|_| lang == Lang::Zh);
        let squares = matches!(lang, Lang::Zh | Lang::Ja);
        let figures = if squares { self.figures } else { Figures::Printed };
        Setting { script, figures, ..self.setting(lang) }
    }

    /// The same by the customs of the variant that a tag names, besides those of
    /// its language.
    #[must_use]
    pub fn reading_tagged(&self, lang: Lang, tag: Option<&str>) -> Setting {
        let mut setting = self.reading(lang);
        if let Some(tag) = tag {
            setting.hyphens = Hyphens::of(tag, self.hyphenation);
            // Traditional marks stand in the middle of their square (CLREQ
            // 3.1.4): one that hung would stand free.
            setting.hang &= !Lang::is_traditional(tag);
        }
        setting
    }

    /// Which way an article is to run, as far as its language does.
    #[must_use]
    pub fn direction_of(&self, edition: &Edition, article: &Article) -> WritingMode {
        self.direction.or(edition.direction_of(article)).unwrap_or_default()
    }

    /// How the text of an article of an edition is set where it is read:
    /// downwards, if that is wanted and its language runs so.
    #[must_use]
    pub fn text_setting(&self, edition: &Edition, article: &Article) -> Setting {
        let tag = edition.tag_of(article).map(LangTag::as_str);
        let setting = self.reading_tagged(edition.lang_of(article), tag);
        let setting = Setting { base: base_of(edition, article), ..setting };
        match self.direction_of(edition, article) {
            WritingMode::Vertical => setting.downwards(self.numerals).unwrap_or(setting),
            WritingMode::Horizontal => setting,
        }
    }

    /// How the title of an article, or a story of a front page, is set.
    #[must_use]
    pub fn story_setting(&self, edition: &Edition, article: &Article) -> Setting {
        Setting { base: base_of(edition, article), ..self.reading(edition.lang_of(article)) }
    }

    /// Cells at the right of an entry of the contents for how far it was read and how
    /// long it is: signs take less than words.
    #[must_use]
    pub fn note_columns(&self) -> u16 {
        if self.plain { 20 } else { 10 }
    }

    /// The same of an entry of the headlines, which says the first in words only.
    #[must_use]
    pub fn headline_note_columns(&self) -> u16 {
        if self.plain { 10 } else { 0 }
    }

    /// Takes what was measured of the reader instead of what is configured.
    pub fn take_pace(&mut self, pace: ReadingPace) {
        self.han_per_minute = pace.han.unwrap_or(self.han_per_minute);
        self.words_per_minute = pace.words.unwrap_or(self.words_per_minute);
    }

    /// Units a minute, at least one.
    fn speed(&self, lang: Lang) -> usize {
        let speed = if lang == Lang::En { self.words_per_minute } else { self.han_per_minute };
        speed.max(1)
    }

    /// Minutes that so many characters take.
    #[must_use]
    #[allow(clippy::cast_precision_loss, reason = "no article has 2^52 characters")]
    pub fn minutes_for(&self, lang: Lang, characters: usize) -> f64 {
        reading_units(lang, characters) as f64 / self.speed(lang) as f64
    }

    /// Units left to read (characters in CJK, words elsewhere) and minutes
    /// they take (0 of what is read in seconds), for a number of characters.
    #[must_use]
    pub fn reading_time(&self, lang: Lang, characters: usize) -> (usize, usize) {
        let units = reading_units(lang, characters);
        let speed = self.speed(lang);
        // Of what is read in seconds no minutes are told.
        let minutes = if 4 * units < speed { 0 } else { units.div_ceil(speed) };
        (units, minutes)
    }
}

/// Which way the columns of an edition, and its lists, run: as the language of
/// the paper does; where that is not known, as its title.
#[must_use]
pub fn line_direction_of(edition: &Edition) -> LineDirection {
    let title = edition.paper.title.as_str();
    match &edition.paper.lang {
        Some(tag) if tag.is_right_to_left() => LineDirection::RightToLeft,
        Some(_) => BaseDirection::Language(LineDirection::LeftToRight).of(title),
        None => BaseDirection::FirstLetter.of(title),
    }
}

/// Which way the paragraphs of an article run: as its language does. A tag of
/// another language may only be a guess, and the title overrules it.
#[must_use]
pub fn base_of(edition: &Edition, article: &Article) -> BaseDirection {
    let title = article.title().as_str();
    BaseDirection::Language(match edition.tag_of(article) {
        Some(tag) if tag.is_right_to_left() => LineDirection::RightToLeft,
        Some(_) => BaseDirection::Language(LineDirection::LeftToRight).of(title),
        None => BaseDirection::FirstLetter.of(title),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_has_its_own_customs() {
        let settings = Settings::default();
        assert_eq!(settings.setting(Lang::Zh).indent, 4);
        assert!(settings.setting(Lang::Zh).hang);
        assert!(!settings.setting(Lang::En).justify);
        assert_eq!(settings.setting(Lang::Ko).rules.level, LineBreak::default_for(Lang::Ko));
    }

    #[test]
    fn reading_time_counts_han_singly_and_english_in_words() {
        let settings = Settings::default();
        assert_eq!(settings.reading_time(Lang::Zh, 620), (620, 2));
        assert_eq!(settings.reading_time(Lang::En, 1265), (230, 1));
        assert_eq!(settings.reading_time(Lang::Zh, 0), (0, 0));
    }
}
