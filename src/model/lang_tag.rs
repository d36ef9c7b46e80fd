//! The language that a text says it is in.

use std::fmt;
use std::ops::Deref;

/// A tag of the form of BCP 47, such as `zh-Hans` or `en-GB`. What has not that
/// form is no tag, so that nothing else gets into an export or onto a terminal
/// by this way.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LangTag(String);

impl LangTag {
    /// The most characters a tag may have: what RFC 5646 (4.4.1) advises to
    /// have room for.
    const LONGEST: usize = 35;

    /// The tag that a text is; `_` is taken for `-`.
    #[must_use]
    pub fn new(tag: &str) -> Option<Self> {
        let tag = tag.trim();
        let part = |part: &str| {
            (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric())
        };
        let mut parts = tag.split(['-', '_']);
        let first = parts.next().unwrap_or_default();
        let is_tag = tag.len() <= Self::LONGEST
            && (2..=8).contains(&first.len())
            && first.bytes().all(|b| b.is_ascii_alphabetic())
            && parts.all(part);
        is_tag.then(|| Self(tag.replace('_', "-")))
    }

    /// Whether the language is written from right to left: in the script that
    /// the tag names, else in the one that is usual for it (CLDR's likely
    /// subtags and layout of scripts).
    #[must_use]
    pub fn is_right_to_left(&self) -> bool {
        const LANGUAGES: [&str; 24] = [
            "ar", "arc", "arz", "azb", "ckb", "dv", "fa", "glk", "he", "iw", "ji", "ks", "lrc",
            "mzn", "nqo", "pnb", "prs", "ps", "rhg", "sd", "syr", "ug", "ur", "yi",
        ];
        const SCRIPTS: [&str; 10] =
            ["adlm", "arab", "aran", "hebr", "mand", "nkoo", "rohg", "samr", "syrc", "thaa"];
        let tag = self.0.to_ascii_lowercase();
        let mut parts = tag.split('-');
        let language = parts.next().unwrap_or_default();
        // A variety of a language may stand between it and the script: `zh-cmn-Hans`.
        let script = parts
            .take(2)
            .find(|part| part.len() == 4 && part.bytes().all(|b| b.is_ascii_alphabetic()));
        script.map_or(LANGUAGES.contains(&language), |script| SCRIPTS.contains(&script))
    }

    /// The tag.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Deref for LangTag {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for LangTag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<super::Lang> for LangTag {
    fn from(lang: super::Lang) -> Self {
        Self(lang.tag().to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arabic_and_hebrew_run_to_the_left_and_so_does_what_is_written_in_their_letters() {
        for (tag, leftwards) in [
            ("ar", true),
            ("ar-EG", true),
            ("he-IL", true),
            ("fa", true),
            ("ur-Latn-PK", false),
            ("az-Arab", true),
            ("AR_eg", true),
            ("zh-Hans", false),
            ("en", false),
            ("arn", false),
        ] {
            assert_eq!(LangTag::new(tag).unwrap().is_right_to_left(), leftwards, "{tag}");
        }
    }

    #[test]
    fn only_what_has_the_form_of_a_language_tag_is_one() {
        for tag in ["zh", "zh-Hans", "ja-JP", "en-GB-oxendict", "i-klingon-no", "x-none-such"] {
            let is_tag = !tag.starts_with(['i', 'x']);
            assert_eq!(LangTag::new(tag).is_some(), is_tag, "{tag}");
        }
        for other in [
            "",
            "中文",
            "english language",
            "zh-",
            "z\"h",
            "zh\u{202e}",
            "en\u{9d}0;x\u{7}",
            "zh-\u{200b}Hans",
            &"zh-".repeat(20),
        ] {
            assert_eq!(LangTag::new(other), None, "{other}");
        }
        assert_eq!(LangTag::new(" zh_CN\n").as_deref(), Some("zh-CN"));
    }
}
