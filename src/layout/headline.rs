//! Headlines, broken as a sub-editor would.
//!
//! A reader takes in a headline's rows one by one: a row should be something
//! by itself. Breaks are therefore chosen by what they part, where a text's
//! rows are only filled: at the gap that parts a headline's two halves first,
//! then between phrases, then between words, and inside of words only where
//! nothing else is possible; rows as even as that leaves them; and no row of
//! one or two han at the end. There are never more rows than a plain fill
//! needs, so that whoever counts rows need not know of any of this.
//!
//! Where words meet is told by their spaces, or, in Chinese and Japanese, by
//! small lists of words ([`words`], [`pairs`]) and the customs of the language ([`zh`],
//! [`ja`]). All of it is looked up when a headline does not go into one row,
//! and nothing is kept.

mod fit;
mod ja;
mod latin;
mod letters;
mod pairs;
mod place;
mod price;
mod seams;
#[cfg(test)]
mod tests;
mod units;
mod word_at;
mod words;
mod zh;

pub use word_at::word_at;

use super::fill::at_ends::fill_at_ends;
use super::fill::fill;
use super::shape::{Row, Shape};
use super::token::Tokens;
use crate::model::Lang;

/// Longer paragraphs are no headlines, and are filled as text: so many units
/// are ten rows of a narrow column.
const MOST_UNITS: usize = 200;

/// Appends the rows of a headline, kicker, deck or subhead: as many as
/// [`fill`] would. `lang` is the language of its paper.
pub fn fill_headline(
    text: &str,
    tokens: &Tokens,
    (shape, lang): (&Shape, Lang),
    rows: &mut Vec<Row>,
) {
    let shape = Shape { hang: false, justify: false, ..*shape };
    let mut plain = Vec::new();
    fill(text, tokens, &shape, &mut plain);
    for paragraph in plain.split_inclusive(|row| row.last) {
        match broken(text, tokens, (&shape, lang), paragraph) {
            Some(better) => rows.extend(better),
            None => rows.extend(paragraph),
        }
    }
}

/// The rows of a paragraph that was filled plainly to `rows`, with better ends.
fn broken(
    text: &str,
    tokens: &Tokens,
    (shape, lang): (&Shape, Lang),
    rows: &[Row],
) -> Option<Vec<Row>> {
    let [first, _, ..] = rows else { return None };
    let units = units::units(tokens, first, MOST_UNITS)?;
    let prices = price::prices(text, &units, lang);
    let ends = fit::ends(&units, &prices, (shape, rows.len()))?;
    let better = fill_at_ends(text, tokens, (shape, first), &ends)?;
    debug_assert_eq!(better.len(), rows.len());
    Some(better)
}
