//! Where words of a language may be hyphenated, by the patterns of TeX.

/// Whether words are hyphenated where they carry no soft hyphen of their own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Hyphenation {
    /// Never.
    Off,
    /// In narrow measures: words in rows that are set flush, where whole ones
    /// leave holes, and words wider than a row.
    #[default]
    Auto,
    /// At any measure.
    On,
}

/// The patterns of a language, and in which measures they are used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Hyphens {
    lang: hypher::Lang,
    /// The widest measure, in columns.
    widest: u16,
}

/// Words below this many letters are left whole: their parts say too little.
const SHORTEST_WORD: usize = 6;

/// What may follow a word in its unit as if it were a mark.
const POSSESSIVES: [&str; 2] = ["’s", "'s"];

impl Hyphens {
    /// The patterns for a BCP 47 tag, where there are any and they are wanted.
    /// A text of unknown language has none: every language parts words in its
    /// own way.
    #[must_use]
    pub fn of(tag: &str, when: Hyphenation) -> Option<Self> {
        let widest = match when {
            Hyphenation::Off => return None,
            Hyphenation::Auto => super::NARROW,
            Hyphenation::On => u16::MAX,
        };
        let code = tag.split(['-', '_']).next()?.to_ascii_lowercase();
        let code = <[u8; 2]>::try_from(code.as_bytes()).ok()?;
        Some(Self { lang: hypher::Lang::from_iso(code)?, widest })
    }

    /// These, if they are used in a measure.
    pub(super) fn in_measure(self, columns: u16) -> Option<Self> {
        (columns <= self.widest).then_some(self)
    }

    /// Whether ragged rows are to have hyphens too.
    pub(super) fn are_for_all_rows(self) -> bool {
        self.widest == u16::MAX
    }

    /// The bytes of a unit before which it may be parted, in ascending order.
    /// Names, and what isn't one word with marks around it, are not.
    pub(super) fn cuts(self, unit: &str) -> impl Iterator<Item = usize> {
        let from = unit.find(char::is_alphabetic).unwrap_or(unit.len());
        let len = unit[from..].find(|c: char| !c.is_alphabetic()).unwrap_or(unit.len() - from);
        let word = &unit[from..from + len];
        let is_name = word.starts_with(char::is_uppercase) && self.lang != hypher::Lang::German;
        let rest = &unit[from + len..];
        let rest = POSSESSIVES.iter().find_map(|s| rest.strip_prefix(s)).unwrap_or(rest);
        let is_word = word.chars().count() >= SHORTEST_WORD
            && !is_name
            && !word.chars().skip(1).any(char::is_uppercase)
            && !rest.contains(char::is_alphanumeric)
            && !unit[..from].contains(char::is_numeric);
        let syllables = is_word.then(|| hypher::hyphenate(word, self.lang));
        let mut at = from;
        let ends = syllables.into_iter().flatten().map(move |syllable| {
            at += syllable.len();
            at
        });
        ends.take_while(move |&end| end < from + len)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parted(tag: &str, unit: &str) -> String {
        let hyphens = Hyphens::of(tag, Hyphenation::On).unwrap();
        let (mut out, mut from) = (String::new(), 0);
        for cut in hyphens.cuts(unit) {
            out += &unit[from..cut];
            out += "-";
            from = cut;
        }
        out + &unit[from..]
    }

    #[test]
    fn words_are_parted_by_the_patterns_of_their_language() {
        assert_eq!(parted("en-GB", "(harbour,"), "(har-bour,");
        assert_eq!(parted("en-GB", "treasurer’s,"), "trea-surer’s,");
        assert_eq!(parted("de", "Straßenbahn"), "Stra-ßen-bahn");
        assert_eq!(parted("ru", "газета"), "га-зе-та");
    }

    #[test]
    fn names_short_words_and_what_is_no_word_stay_whole() {
        for whole in ["Saltmarsh", "ferry", "A320neo", "NATO", "e.g.something", "it’ll"] {
            assert_eq!(parted("en", whole), whole);
        }
    }

    #[test]
    fn a_text_of_no_known_language_is_not_hyphenated() {
        assert_eq!(Hyphens::of("zh-Hans", Hyphenation::On), None);
        assert_eq!(Hyphens::of("und", Hyphenation::On), None);
        assert_eq!(Hyphens::of("en", Hyphenation::Off), None);
    }
}
