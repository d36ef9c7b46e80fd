//! The language of a page, as formats name it.

/// English names and codes of three letters, with the tags that BCP 47 has for
/// them.
const NAMES: [(&str, &[&str]); 22] = [
    ("cs", &["czech", "cze", "ces"]),
    ("da", &["danish", "dan"]),
    ("de", &["german", "ger", "deu", "frk"]),
    ("en", &["english", "eng"]),
    ("es", &["spanish", "spa"]),
    ("et", &["estonian", "est"]),
    ("fi", &["finnish", "fin"]),
    ("fr", &["french", "fre", "fra"]),
    ("hu", &["hungarian", "hun"]),
    ("it", &["italian", "ita"]),
    ("ja", &["japanese", "jpn"]),
    ("ko", &["korean", "kor"]),
    ("la", &["latin", "lat"]),
    ("lb", &["luxembourgish", "ltz"]),
    ("lv", &["latvian", "lav"]),
    ("nl", &["dutch", "dut", "nld"]),
    ("no", &["norwegian", "nor"]),
    ("pl", &["polish", "pol"]),
    ("pt", &["portuguese", "por"]),
    ("ru", &["russian", "rus"]),
    ("sv", &["swedish", "swe"]),
    ("zh", &["chinese", "chi", "zho"]),
];

/// The tag of a language that a format names, in whatever way; `None` for
/// what is no language.
pub(super) fn tag(name: &str) -> Option<String> {
    const LONGEST: usize = 12;
    let name = name.trim();
    let lower = name.to_ascii_lowercase();
    let known = NAMES.iter().find(|(_, names)| names.contains(&&*lower)).map(|(tag, _)| *tag);
    if let Some(tag) = known {
        return Some(tag.to_owned());
    }
    let primary = name.split(['-', '_']).next().unwrap_or_default();
    let is_tag = matches!(primary.len(), 2 | 3)
        && name.len() <= LONGEST
        && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
        && primary.bytes().all(|b| b.is_ascii_alphabetic());
    is_tag.then(|| name.replace('_', "-"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_codes_are_tags() {
        for (name, expected) in
            [("German", "de"), ("fre", "fr"), ("zh-Hant", "zh-Hant"), ("en_GB", "en-GB")]
        {
            assert_eq!(tag(name).as_deref(), Some(expected), "{name}");
        }
        for name in ["", "other", "Old High German", "x1"] {
            assert_eq!(tag(name), None, "{name}");
        }
    }
}
