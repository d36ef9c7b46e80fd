//! Every setting: its key, its type and what it accepts, in one table.

use std::marker::PhantomData;

use super::ColourDepth;
use super::rule::{
    Bounded, Choices, CommandLine, FileStem, Flag, FolderPath, Level, OneOf, Rule, choices,
};
use crate::app::OpeningScreen;
use crate::layout::{Ambiguous, Autospace, Figures, Hyphenation, LineBreak, Numerals, Reordering};
use crate::model::{CitationStyle, HanScript, Lang, WritingMode};
use crate::toml_file::{Expected, Literal};

choices! {
    /// The keys to start from; the names are those of `keymap::PRESETS`.
    KeyPreset {
        /// vi's letters.
        Vim "\"vim\"",
        /// newsboat's letters.
        Newsboat "\"newsboat\"",
        /// less's letters.
        Less "\"less\"",
    }

    /// How many colours the terminal is taken to have.
    Colours {
        /// What its environment says.
        Auto "\"auto\"",
        /// All of them.
        Rgb "\"rgb\"",
        /// The 256 of xterm.
        Indexed "256",
        /// The 16 of the ANSI palette.
        Ansi "16",
    }

    /// Whether pictures stand in the text from the start, and how.
    Pictures {
        /// Where the terminal has all colours; as well as it can.
        Auto "\"auto\"",
        /// In half blocks, also where it has 256 colours.
        HalfBlocks "\"half-blocks\"",
        /// Not until the reader asks for them.
        Off "\"off\"",
    }

    /// Whether lines are filled to the measure.
    Justify {
        /// Where the language is Chinese, Japanese or Korean.
        Auto "\"auto\"",
        /// Always.
        Always "true",
        /// Never: ragged.
        Never "false",
    }
}

// What the layout works by is named here as the file names it, and needs no
// second enum that would have to be kept like the first.

impl Choices for Autospace {
    const OPTIONS: &'static [(&'static str, Self)] =
        &[("\"never\"", Self::Never), ("\"stretch\"", Self::Stretch), ("\"always\"", Self::Always)];
}

impl Choices for OpeningScreen {
    const OPTIONS: &'static [(&'static str, Self)] =
        &[("\"last\"", Self::Last), ("\"front\"", Self::Front), ("\"list\"", Self::List)];
}

impl Choices for CitationStyle {
    const OPTIONS: &'static [(&'static str, Self)] = &[
        ("\"paper\"", Self::Paper),
        ("\"gb7714\"", Self::GbT7714),
        ("\"chicago\"", Self::Chicago),
        ("\"mla\"", Self::Mla),
    ];
}

impl Choices for Numerals {
    const OPTIONS: &'static [(&'static str, Self)] =
        &[("\"digits\"", Self::Digits), ("\"han\"", Self::Han)];
}

impl Choices for Hyphenation {
    const OPTIONS: &'static [(&'static str, Self)] =
        &[("\"auto\"", Self::Auto), ("\"on\"", Self::On), ("\"off\"", Self::Off)];
}

impl Choices for Figures {
    const OPTIONS: &'static [(&'static str, Self)] =
        &[("\"printed\"", Self::Printed), ("\"half\"", Self::Half), ("\"full\"", Self::Full)];
}

/// `None` is as printed.
impl Choices for Option<HanScript> {
    const OPTIONS: &'static [(&'static str, Self)] = &[
        ("\"printed\"", None),
        ("\"simplified\"", Some(HanScript::Simplified)),
        ("\"traditional\"", Some(HanScript::Traditional)),
    ];
}

/// `None` is as printed.
impl Choices for Option<WritingMode> {
    const OPTIONS: &'static [(&'static str, Self)] = &[
        ("\"printed\"", None),
        ("\"horizontal\"", Some(WritingMode::Horizontal)),
        ("\"vertical\"", Some(WritingMode::Vertical)),
    ];
}

/// `None` is as the terminal answers.
impl Choices for Option<Ambiguous> {
    const OPTIONS: &'static [(&'static str, Self)] =
        &[("\"auto\"", None), ("1", Some(Ambiguous::Narrow)), ("2", Some(Ambiguous::Wide))];
}

/// `None` is as the terminal is known to do.
impl Choices for Option<Reordering> {
    const OPTIONS: &'static [(&'static str, Self)] = &[
        ("\"auto\"", None),
        ("\"terminal\"", Some(Reordering::Terminal)),
        ("\"ours\"", Some(Reordering::Ours)),
    ];
}

const ZH_LEVELS: Level =
    Level { lang: Lang::Zh, names: &["none", "basic", "gb", "strict", "normal", "loose"] };
const JA_LEVELS: Level = Level { lang: Lang::Ja, names: &["strict", "normal", "loose"] };
const KO_LEVELS: Level =
    Level { lang: Lang::Ko, names: &["syllable", "keep-all", "strict", "normal", "loose"] };
const EN_LEVELS: Level = Level { lang: Lang::En, names: &["strict", "normal", "loose"] };

fn one_of<T>() -> OneOf<T> {
    OneOf(PhantomData)
}

/// Why a value was not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Refused {
    /// There is no such key.
    UnknownKey,
    /// The key does not take this value.
    Value {
        /// What it takes.
        expected: Expected,
        /// The strings among it.
        words: Vec<&'static str>,
    },
}

fn read<R: Rule>(rule: &R, literal: &Literal) -> Result<R::Value, Refused> {
    rule.read(literal)
        .ok_or_else(|| Refused::Value { expected: rule.expected(), words: rule.words() })
}

macro_rules! settings {
    ($($(#[$part_doc:meta])* $part:ident: $Part:ident {
        $($(#[$doc:meta])* $field:ident: $Type:ty, $key:literal, $rule:expr;)+
    })+) => {
        $(
            $(#[$part_doc])*
            #[derive(Debug, Clone, PartialEq, Eq, Default)]
            pub struct $Part {
                $($(#[$doc])* pub $field: $Type,)+
            }
        )+

        /// The values of all settings, by part.
        #[derive(Debug, Clone, PartialEq, Eq, Default)]
        pub struct ConfigValues {
            $($(#[$part_doc])* pub $part: $Part,)+
        }

        /// The keys of all settings, in the order of `default.toml`.
        pub const KEYS: &[&str] = &[$($($key,)+)+];

        impl ConfigValues {
            /// Gives the setting of that key a value.
            pub(super) fn put(&mut self, key: &str, literal: &Literal) -> Result<(), Refused> {
                match key {
                    $($($key => self.$part.$field = read(&$rule, literal)?,)+)+
                    _ => return Err(Refused::UnknownKey),
                }
                Ok(())
            }
        }
    };
}

settings! {
    /// The program as a whole.
    general: General {
        /// The preset of keys.
        keymap: KeyPreset, "keymap", one_of();
        /// The language of the interface: that of the environment (`auto`), or
        /// one of `words::LANGUAGES`.
        language: String, "language", FileStem;
        /// The theme's name: a shipped one, or a user's file.
        theme: String, "theme", FileStem;
        /// How many colours the terminal has.
        colours: Colours, "colours", one_of();
        /// Whether screens are for a screen reader or a braille display.
        plain: bool, "plain", Flag;
        /// Whether the mouse is listened to.
        mouse: bool, "mouse", Flag;
        /// Whether pictures are shown.
        pictures: Pictures, "pictures", one_of();
        /// The program that a selected passage is given to, and its arguments.
        lookup: Vec<String>, "lookup", CommandLine;
        /// The folder over which devices are kept in step; empty is none.
        sync: String, "sync", FolderPath;
        /// Whether what came with the program stands on the newsstand.
        samples: bool, "samples", Flag;
    }

    /// How text is set.
    text: Text {
        /// Which way Chinese and Japanese run.
        direction: Option<WritingMode>, "text.direction", one_of();
        /// How figures stand in a column.
        vertical_numerals: Numerals, "text.vertical-numerals", one_of();
        /// The longest line, in columns.
        measure: u16, "text.measure", Bounded(10..=400);
        /// The indent of a paragraph, in han of two columns.
        indent: u16, "text.indent", Bounded(0..=8);
        /// Whether lines are filled.
        justify: Justify, "text.justify", one_of();
        /// Whether marks may hang beyond the line's end.
        hang: bool, "text.hang", Flag;
        /// The gap between han and Latin.
        autospace: Autospace, "text.autospace", one_of();
        /// The width of ambiguous characters; `None` is asked of the terminal.
        ambiguous: Option<Ambiguous>, "text.ambiguous", one_of();
        /// Who reorders right-to-left text; `None` is as the terminal needs it.
        bidi: Option<Reordering>, "text.bidi", one_of();
        /// Whether readings are shown.
        ruby: bool, "text.ruby", Flag;
        /// The script that Chinese is read in.
        script: Option<HanScript>, "text.script", one_of();
        /// The width of figures in Chinese and Japanese.
        figures: Figures, "text.figures", one_of();
        /// When words are hyphenated.
        hyphenation: Hyphenation, "text.hyphenation", one_of();
        /// Whether words break at soft hyphens.
        soft_hyphens: bool, "text.soft-hyphens", Flag;
        /// Line breaks in Chinese.
        zh: LineBreak, "text.line-break.zh", ZH_LEVELS;
        /// Line breaks in Japanese.
        ja: LineBreak, "text.line-break.ja", JA_LEVELS;
        /// Line breaks in Korean.
        ko: LineBreak, "text.line-break.ko", KO_LEVELS;
        /// Line breaks in English, and in what is set like it.
        en: LineBreak, "text.line-break.en", EN_LEVELS;
    }

    /// An article set in several columns.
    columns: Columns {
        /// How many at most.
        most: u16, "columns.most", Bounded(1..=9);
        /// How wide each is, in cells.
        width: u16, "columns.width", Bounded(20..=200);
        /// The space between them, in cells.
        gutter: u16, "columns.gutter", Bounded(2..=20);
    }

    /// The reader's pace and memory.
    reading: Reading {
        /// Han, kana and hangul read in a minute.
        han_per_minute: u16, "reading.han-per-minute", Bounded(50..=5000);
        /// Words of other languages read in a minute.
        words_per_minute: u16, "reading.words-per-minute", Bounded(20..=3000);
        /// How many minutes an edition is cut to.
        minutes: u16, "reading.minutes", Bounded(1..=600);
        /// Whose customs citations follow.
        citation: CitationStyle, "reading.citation", one_of();
        /// What editions open on.
        open: OpeningScreen, "reading.open", one_of();
        /// Whether articles open where they were left.
        remember: bool, "reading.remember", Flag;
    }

    /// What is fetched without being asked for.
    fetch: Fetching {
        /// Whether `newsprint today` fetches first.
        on_today: bool, "fetch.on-today", Flag;
    }
}

impl Colours {
    /// The depth to draw with, on a terminal of the detected one. What the
    /// reader has set goes before `NO_COLOR`, as <https://no-color.org> has it.
    #[must_use]
    pub fn depth(self, detected: ColourDepth) -> ColourDepth {
        match self {
            Self::Auto => detected,
            Self::Rgb => ColourDepth::Rgb,
            Self::Indexed => ColourDepth::Indexed,
            Self::Ansi => ColourDepth::Ansi,
        }
    }
}
