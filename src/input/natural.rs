//! The order people put names in: numbers by what they are worth.

use std::cmp::Ordering;

/// Compares two names: runs of digits by their value (`2` before `10`),
/// all else by its characters, without regard to case where that is all the
/// difference there is.
pub(crate) fn compare(one: &str, other: &str) -> Ordering {
    let mut rest = (one, other);
    loop {
        let (left, right) = (first(rest.0), first(rest.1));
        match weigh(left).cmp(&weigh(right)) {
            Ordering::Equal if left.is_empty() => return one.cmp(other),
            Ordering::Equal => rest = (&rest.0[left.len()..], &rest.1[right.len()..]),
            unlike => return unlike,
        }
    }
}

/// The number that a text begins with, else its first character.
fn first(text: &str) -> &str {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let length = text.chars().next().map_or(0, char::len_utf8);
    &text[..digits.max(length)]
}

/// What a number or a character is compared by: its first digit or letter
/// stands for the kind, numbers go by their length without zeros, then by
/// their digits.
fn weigh(part: &str) -> (bool, bool, usize, String) {
    let is_number = part.starts_with(|c: char| c.is_ascii_digit());
    if is_number {
        let digits = part.trim_start_matches('0');
        return (true, false, digits.len(), digits.to_owned());
    }
    // Signs stand before digits, letters after them.
    let is_letter = part.starts_with(char::is_alphabetic);
    (!part.is_empty() && (is_letter || part > "9"), is_letter, 0, part.to_lowercase())
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

    #[test]
    fn pages_and_articles_of_the_same_names_stand_in_the_same_order() {
        let mut names =
            ["a3.txt", "a1.txt", "a_2.txt", "P10.txt", "p2a.txt", "p002b.txt", "p2.txt"];
        names.sort_by(|a, b| compare(a, b));
        let sorted = ["a_2.txt", "a1.txt", "a3.txt", "p2.txt", "p2a.txt", "p002b.txt", "P10.txt"];
        assert_eq!(names, sorted);
    }
}
