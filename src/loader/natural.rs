//! The order people put names in: numbers by what they are worth.

use std::cmp::Ordering;

/// Compares two names: runs of digits by their value (`2` before `10`),
/// all else by its characters, without regard to case where that is all the
/// difference there is.
pub(crate) fn compare(one: &str, other: &str) -> Ordering {
    let (mut a, mut b) = (one, other);
    loop {
        match (digits(a), digits(b)) {
            ("", _) | (_, "") => match (a.chars().next(), b.chars().next()) {
                (None, None) => return one.cmp(other),
                (Some(x), Some(y)) => match x.to_lowercase().cmp(y.to_lowercase()) {
                    Ordering::Equal => (a, b) = (&a[x.len_utf8()..], &b[y.len_utf8()..]),
                    unlike => return unlike,
                },
                (x, y) => return x.cmp(&y),
            },
            (x, y) => {
                let (p, q) = (x.trim_start_matches('0'), y.trim_start_matches('0'));
                match p.len().cmp(&q.len()).then_with(|| p.cmp(q)) {
                    Ordering::Equal => (a, b) = (&a[x.len()..], &b[y.len()..]),
                    unlike => return unlike,
                }
            }
        }
    }
}

fn digits(text: &str) -> &str {
    let length = text.bytes().take_while(u8::is_ascii_digit).count();
    &text[..length]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_go_by_their_value_wherever_they_stand() {
        let mut names = ["p10", "p2", "P1", "a", "p2b", "p02a", "", "渠10", "渠9", "p2-10", "p2-9"];
        names.sort_by(|a, b| compare(a, b));
        let sorted = ["", "a", "P1", "p2", "p2-9", "p2-10", "p02a", "p2b", "p10", "渠9", "渠10"];
        assert_eq!(names, sorted);
    }
}
