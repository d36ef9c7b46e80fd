//! What somebody meant who mistyped a name.

/// How alike two names must be, from 0 to 1 (Jaro-Winkler): one letter off in
/// four is, two words that share a letter or two are not.
const ALIKE: f64 = 0.8;

/// The name that is most like a word, if one is.
#[must_use]
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = word.to_lowercase();
    known
        .into_iter()
        .map(|candidate| (strsim::jaro_winkler(&word, candidate), candidate))
        .filter(|(likeness, _)| *likeness >= ALIKE)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_finger_is_understood_and_nonsense_is_not() {
        let known = ["theme", "measure", "bookmarks"];
        assert_eq!(nearest("thme", known), Some("theme"));
        assert_eq!(nearest("Bookmraks", known), Some("bookmarks"));
        assert_eq!(nearest("zzz", known), None);
        assert_eq!(nearest("", known), None);
    }
}
