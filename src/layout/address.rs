//! Addresses of the web and paths of files: long, without a space, and broken
//! at their own marks.

/// How far around a place an address is looked at, in bytes each way.
const LOOKED_AT: usize = 80;

/// Whether the solidus at byte `at` is part of an address or a path, and not
/// of `and/or`, `km/h` or a date.
pub(super) fn is_address(text: &str, at: usize) -> bool {
    let bytes = text.as_bytes();
    if bytes.get(at) != Some(&b'/') {
        return false;
    }
    let back = bytes[..at].iter().rev().take(LOOKED_AT).take_while(|b| b.is_ascii_graphic());
    let on = bytes[at..].iter().take(LOOKED_AT).take_while(|b| b.is_ascii_graphic());
    let run = &text[at - back.count()..at + on.count()];
    let has_letter = run.bytes().any(|b| b.is_ascii_alphabetic());
    let named = run.split('/').next().is_some_and(|host| host.trim_matches('.').contains('.'));
    has_letter && (run.bytes().filter(|&b| b == b'/').count() >= 2 || named)
}

/// Where an address is best cut, of a unit of which `bytes` go into the row:
/// after the last mark there, if that leaves no hole. `None` if the unit is no
/// address.
pub(super) fn cut(unit: &str, bytes: usize) -> Option<usize> {
    let is_mark =
        |b: &u8| matches!(b, b'/' | b'.' | b'-' | b'?' | b'&' | b'_' | b'=' | b'#' | b':');
    let head = &unit.as_bytes()[..bytes];
    if !unit.is_ascii() || unit.bytes().filter(|b| is_mark(b)).count() < 2 {
        return None;
    }
    // `://` stays whole.
    let cut = head.iter().rposition(is_mark).map(|at| at + 1)?;
    let splits_scheme = unit[..cut].ends_with([':', '/']) && unit[cut..].starts_with('/');
    (cut * 3 >= bytes && !splits_scheme).then_some(cut)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_and_paths_are_told_from_words_with_a_solidus() {
        for (text, is) in [
            ("见/usr/local/bin，", true),
            ("https://example.cn", true),
            ("example.cn/news", true),
            ("and/or", false),
            ("60 km/h", false),
            ("2026/11/22", false),
        ] {
            let at = text.find('/').unwrap();
            assert_eq!(is_address(text, at), is, "{text}");
        }
    }

    #[test]
    fn an_address_is_cut_after_a_mark_and_a_word_is_none() {
        assert_eq!(cut("/2026/11/22/node_2.htm", 14), Some(12));
        assert_eq!(cut("internationally", 8), None);
        assert_eq!(cut("https://example", 7), None, "the slashes stay together");
        assert_eq!(cut("a.verylongnameindeed/", 12), None, "a hole");
    }
}
