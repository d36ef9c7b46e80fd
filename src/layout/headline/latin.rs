//! Places in headlines whose words have spaces between them.

use super::super::token::After;
use super::letters::is_digit;
use super::place::{BreakPlace, CLINGING, COMPOUND, INSIDE, WORD};
use crate::model::Lang;

/// English words that lead to the next one: no row of a headline ends with one
/// of them, where that can be helped.
const LEADING: &[&str] = &[
    "a", "an", "the", "of", "to", "in", "on", "at", "by", "for", "from", "with", "and", "or",
    "nor", "but", "as", "is", "are", "was", "be", "no", "not", "into", "than", "that", "its",
    "his", "her", "their", "our", "my", "your", "mr", "mrs", "dr", "st", "no.", "mr.", "mrs.",
    "dr.", "st.",
];

/// What a place costs; `of_mark` if there is a mark at it.
pub(super) fn price(place: &BreakPlace<'_>, lang: Lang, of_mark: Option<u32>) -> u32 {
    if place.after == After::SoftHyphen {
        return INSIDE;
    }
    if place.between.is_empty() {
        return of_mark.unwrap_or(CLINGING).max(CLINGING);
    }
    match of_mark {
        Some(price) => price,
        None if lang == Lang::En && is_leading(place.before) => WORD + COMPOUND,
        // A number goes with what it counts.
        None if place.before.last().is_some_and(|&c| is_digit(c)) => WORD + COMPOUND / 2,
        None => WORD,
    }
}

fn is_leading(before: &[char]) -> bool {
    let word = before.iter().rev().take_while(|c| !c.is_whitespace());
    let word: String = word.take(6).map(char::to_ascii_lowercase).collect();
    let word: String = word.chars().rev().collect();
    LEADING.contains(&word.as_str())
}
