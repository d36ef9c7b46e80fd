//! What the tests of several layout modules look at.

use super::{KnownRanges, Row, Rules, Shape, Tokens, fill, opportunities, place};

/// The text with a bar wherever a line may end inside it.
pub(super) fn broken(text: &str, rules: Rules) -> String {
    let mut out = String::new();
    let mut from = 0;
    for (at, _) in opportunities(text, &rules) {
        out.push_str(&text[from..at]);
        if at < text.len() {
            out.push('|');
        }
        from = at;
    }
    out
}

/// Tokens and rows of a text.
pub(super) fn set(text: &str, rules: Rules, shape: Shape) -> (Tokens, Vec<Row>) {
    let tokens = Tokens::analyse(text, &KnownRanges::default(), &rules);
    let mut rows = Vec::new();
    fill(text, &tokens, &shape, &mut rows);
    (tokens, rows)
}

/// The rows as a terminal shows them, blanks at their ends cut off.
pub(super) fn lines(text: &str, rules: Rules, shape: Shape) -> Vec<String> {
    let (tokens, rows) = set(text, rules, shape);
    rows_shown(text, &tokens, &rows, &shape)
}

/// The same, for rows at hand.
pub(super) fn rows_shown(text: &str, tokens: &Tokens, rows: &[Row], shape: &Shape) -> Vec<String> {
    rows.iter().map(|row| line(text, tokens, row, shape)).collect()
}

pub(super) fn line(text: &str, tokens: &Tokens, row: &Row, shape: &Shape) -> String {
    let mut pieces = Vec::new();
    place(text, tokens, row, shape, &mut pieces);
    let (mut out, mut column) = (String::new(), 0);
    for piece in pieces {
        out.push_str(&" ".repeat(usize::from(piece.column - column)));
        out.push_str(&text[piece.range]);
        column = piece.column + piece.cols;
    }
    if row.hyphen {
        out.push('-');
    }
    out
}
