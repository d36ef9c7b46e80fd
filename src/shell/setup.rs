//! The configuration as the application's settings.

use crate::app::panes::Measures;
use crate::app::{Customs, PictureMode, Settings};
use crate::config::{self, ColourDepth, Config};
use crate::layout::{Setting, Widths};
use crate::model::{Lang, WritingMode};

/// What the application works by.
pub(super) fn settings(config: &Config) -> Settings {
    let text = &config.text;
    let widths = Widths { ambiguous: text.ambiguous.unwrap_or_default(), ..Widths::default() };
    Settings {
        plain: config.general.plain,
        looks_up: !config.general.lookup.is_empty(),
        measures: Measures {
            measure: text.measure,
            most: config.columns.most,
            width: config.columns.width,
            gutter: config.columns.gutter,
        },
        customs: [Lang::Zh, Lang::Ja, Lang::Ko, Lang::En].map(|lang| customs(config, lang)),
        autospace: text.autospace,
        hyphenation: text.hyphenation,
        soft_hyphens: text.soft_hyphens,
        ruby: text.ruby,
        direction: if config.general.plain {
            Some(WritingMode::Horizontal)
        } else {
            text.direction
        },
        numerals: text.vertical_numerals,
        script: text.script,
        figures: text.figures,
        widths,
        sized_text: false,
        reordering: text.bidi.unwrap_or_default(),
        open: config.reading.open,
        citation: config.reading.citation,
        remember: config.reading.remember,
        han_per_minute: usize::from(config.reading.han_per_minute),
        words_per_minute: usize::from(config.reading.words_per_minute),
        minutes: usize::from(config.reading.minutes),
        cuts: false,
        pictures: PictureMode::None,
        cell: (0, 0),
    }
}

/// How the reader wants pictures: on plain screens none but those asked for.
pub(super) fn wanted_pictures(config: &Config) -> config::Pictures {
    if config.general.plain { config::Pictures::Off } else { config.general.pictures }
}

/// By which means pictures are shown, and whether they are from the start, on
/// a terminal of so many colours that draws them itself or does not.
pub(super) fn pictures(
    wanted: config::Pictures,
    depth: ColourDepth,
    itself: bool,
) -> (PictureMode, bool) {
    let means = match depth {
        ColourDepth::None => PictureMode::None,
        _ if itself && wanted != config::Pictures::HalfBlocks => PictureMode::Terminal,
        ColourDepth::Ansi => PictureMode::None,
        ColourDepth::Indexed => PictureMode::FewColours,
        ColourDepth::Rgb => PictureMode::HalfBlocks,
    };
    let open = match wanted {
        config::Pictures::Auto => depth == ColourDepth::Rgb || means == PictureMode::Terminal,
        config::Pictures::HalfBlocks => true,
        config::Pictures::Off => false,
    };
    (means, open)
}

fn customs(config: &Config, lang: Lang) -> Customs {
    let text = &config.text;
    let usual = Setting::of(lang, Widths::default());
    let level = match lang {
        Lang::Zh => text.zh,
        Lang::Ja => text.ja,
        Lang::Ko => text.ko,
        Lang::En => text.en,
    };
    // The setting counts han for Chinese; other languages indent by less.
    let default_han = 2;
    let indent = if text.indent == default_han { usual.indent } else { text.indent * 2 };
    Customs {
        level,
        indent,
        justify: match text.justify {
            _ if config.general.plain => false,
            config::Justify::Auto => lang != Lang::En,
            config::Justify::Always => true,
            config::Justify::Never => false,
        },
        hang: text.hang && usual.hang && !config.general.plain,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_are_shown_as_well_as_the_terminal_can_and_the_reader_wants() {
        use config::Pictures::{Auto, HalfBlocks, Off};
        assert_eq!(pictures(Auto, ColourDepth::Rgb, true), (PictureMode::Terminal, true));
        assert_eq!(pictures(HalfBlocks, ColourDepth::Rgb, true), (PictureMode::HalfBlocks, true));
        assert_eq!(pictures(Auto, ColourDepth::Indexed, false), (PictureMode::FewColours, false));
        assert_eq!(
            pictures(HalfBlocks, ColourDepth::Indexed, false),
            (PictureMode::FewColours, true)
        );
        assert_eq!(pictures(Off, ColourDepth::Rgb, false), (PictureMode::HalfBlocks, false));
        assert_eq!(
            pictures(Auto, ColourDepth::Ansi, true),
            (PictureMode::Terminal, true),
            "its own colours"
        );
        assert_eq!(pictures(Auto, ColourDepth::None, true).0, PictureMode::None, "none are wanted");
        for depth in [ColourDepth::None, ColourDepth::Ansi] {
            assert_eq!(pictures(HalfBlocks, depth, true).0, PictureMode::None);
        }
    }

    #[test]
    fn the_shipped_configuration_is_what_the_languages_expect() {
        let settings = settings(&Config::default());
        assert_eq!(settings.setting(Lang::Zh).indent, 4);
        assert_eq!(settings.setting(Lang::Zh).rules.level, crate::layout::LineBreak::Gb);
        assert!(settings.setting(Lang::Ja).justify);
        assert!(!settings.setting(Lang::En).justify);
        assert_eq!(settings.measures.measure, 80);
    }
}
