//! Titles in lists: wrapped with a hanging indent, never cut.

use crate::layout::{
    BaseDirection, KnownRanges, LineDirection, Reordering, Row, Setting, Shape, Tokens, fill,
    fill_headline, seen_row,
};

/// Columns at the left of a list for the bar of the selected entry.
pub const BAR: u16 = 2;

/// A line of a wrapped title.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TitleLine {
    /// Its text, in the order it is seen in.
    pub text: String,
    /// Its column in the list, past the bar.
    pub column: u16,
}

/// Sets a title in a list of `width` columns, broken as headlines are.
#[must_use]
pub fn wrapped(title: &str, width: u16, setting: &Setting) -> Vec<TitleLine> {
    let title = &*setting.shown(title);
    let (tokens, shape) = (analysed(title, setting), shape(width));
    let mut rows = Vec::new();
    fill_headline(title, &tokens, (&shape, setting.rules.lang), &mut rows);
    lines(title, &tokens, &rows, (&shape, setting))
}

/// Sets a text in a list of `width` columns, each row as full as it gets.
#[must_use]
pub fn running(text: &str, width: u16, setting: &Setting) -> Vec<TitleLine> {
    filled(text, &shape(width), setting)
}

/// Sets a text under a title in a list of `width` columns, as far in as the rest
/// of a title is.
#[must_use]
pub fn hung(text: &str, width: u16, setting: &Setting) -> Vec<TitleLine> {
    let shape = shape(width);
    let shape = Shape { first_indent: shape.rest_indent, ..shape };
    let text = &*setting.shown(text);
    // It is running text, however small.
    let tokens = Tokens::analyse(text, &KnownRanges::default(), &setting.rules);
    let mut rows = Vec::new();
    fill(text, &tokens, &shape, &mut rows);
    lines(text, &tokens, &rows, (&shape, setting))
}

/// Sets a text in rows of so many columns, without an indent, each in the order
/// that it is read in.
#[must_use]
pub fn in_rows(text: &str, columns: u16, setting: &Setting) -> Vec<String> {
    let shape = Shape { rest_indent: 0, columns: columns.max(1), ..shape(columns) };
    let base = BaseDirection::Given(LineDirection::LeftToRight);
    let setting = Setting { base, reordering: Reordering::Terminal, ..*setting };
    filled(text, &shape, &setting).into_iter().map(|line| line.text).collect()
}

fn filled(text: &str, shape: &Shape, setting: &Setting) -> Vec<TitleLine> {
    let text = &*setting.shown(text);
    let tokens = analysed(text, setting);
    let mut rows = Vec::new();
    fill(text, &tokens, shape, &mut rows);
    lines(text, &tokens, &rows, (shape, setting))
}

fn analysed(text: &str, setting: &Setting) -> Tokens {
    Tokens::analyse(text, &KnownRanges::default(), &setting.for_display().rules)
}

fn lines(title: &str, tokens: &Tokens, rows: &[Row], manner: (&Shape, &Setting)) -> Vec<TitleLine> {
    let mut lines = Vec::with_capacity(rows.len().max(1));
    for row in rows {
        let (text, column) = seen_row(title, tokens, row, manner);
        lines.push(TitleLine { text, column });
    }
    if lines.is_empty() {
        lines.push(TitleLine { text: String::new(), column: 0 });
    }
    lines
}

/// Rows that a title takes in a list of `width` columns, however they are
/// broken.
#[must_use]
pub fn wrapped_height(title: &str, width: u16, setting: &Setting) -> usize {
    let title = &*setting.shown(title);
    let mut rows: Vec<Row> = Vec::new();
    fill(title, &analysed(title, setting), &shape(width), &mut rows);
    rows.len().max(1)
}

fn shape(width: u16) -> Shape {
    let columns = width.saturating_sub(BAR + 1).max(1);
    let rest_indent = if columns >= 16 { 2 } else { 0 };
    Shape {
        columns,
        first_indent: 0,
        rest_indent,
        justify: false,
        hang: false,
        avoid_lone_last_han: true,
        hyphens: None,
    }
}
