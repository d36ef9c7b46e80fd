//! Marks of HTML in the text that OCR programs give: tables, and inside a line what
//! sets some of its letters apart.

use super::parts::{JsonBlock, JsonLine};
use crate::loader::positioned::scan::UnitBox;
use crate::loader::positioned::xml::reference;
use crate::loader::scanned::{TableCells, characters, with_plain_numbers};
use crate::recovery::sheet::BlockHint;

/// What parts the cells of a row.
pub(super) const CELL: char = '\u{3000}';

/// The tags inside a line that these programs write. What else stands between such
/// brackets is text.
const INLINE: [&str; 14] = [
    "b", "i", "u", "em", "strong", "mark", "small", "del", "ins", "sup", "sub", "span", "math",
    "br",
];

impl JsonBlock {
    /// A block whose text may have marks: it is a table, whatever else its writer calls
    /// it, if it begins as one.
    pub(super) fn of_marked(sort: BlockHint, text: &str, frame: Option<UnitBox>) -> Self {
        let text = text.trim();
        let (sort, text) = if ["<table", "<html"].iter().any(|tag| text.starts_with(tag)) {
            (BlockHint::Table, rows(text))
        } else {
            (sort, without_tags(text))
        };
        Self { sort, lines: vec![JsonLine { text, frame }] }
    }
}

/// A table's text: a row a line, its cells apart.
pub(super) fn rows(table: &str) -> String {
    let mut out = String::with_capacity(table.len());
    for cell in TableCells::new(table, 0..table.len()) {
        if !out.is_empty() {
            out.push(if cell.begins_row { '\n' } else { CELL });
        }
        let words: Vec<&str> = table[cell.text].split_whitespace().collect();
        let mut text = String::new();
        put_unescaped(&words.join(" "), &mut text);
        out.push_str(&with_plain_numbers(&text));
    }
    out
}

/// Adds a text of HTML, its references as what they stand for.
fn put_unescaped(html: &str, out: &mut String) {
    let mut rest = html;
    while let Some(at) = rest.find('&') {
        let (c, len) = reference(&rest[at..]).unwrap_or(('&', 1));
        out.push_str(&rest[..at]);
        out.push(c);
        rest = &rest[at + len..];
    }
    out.push_str(rest);
}

/// A text without the tags inside its lines; numbers that stand in it as formulas are
/// what they stand for.
pub(super) fn without_tags(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        if let Some((number, len)) = number(rest) {
            out.push_str(&number);
            rest = &rest[len..];
            continue;
        }
        let (kept, len) = tag(rest).unwrap_or(("<", 1));
        out.push_str(kept);
        rest = &rest[len..];
    }
    out.push_str(rest);
    with_plain_numbers(&out)
}

/// The number at the beginning of a text, where it is marked as mathematics, and the
/// length of that.
fn number(text: &str) -> Option<(String, usize)> {
    const END: &str = "</math>";
    let start = text.strip_prefix("<math")?.find('>').map(|at| at + "<math>".len())?;
    let end = start + text[start..].find(END)?;
    let chars = characters(&text[start..end])?;
    Some((chars.into_iter().map(|(_, c)| c).collect(), end + END.len()))
}

/// What stands for the tag at the beginning of a text, and its length.
fn tag(text: &str) -> Option<(&'static str, usize)> {
    const LONGEST: usize = 200;
    let end = text.bytes().take(LONGEST).position(|b| b == b'>')?;
    let inner = &text[1..end];
    let inner = inner.strip_prefix('/').unwrap_or(inner);
    let name = inner.split([' ', '/']).next().unwrap_or_default();
    let known = INLINE.iter().find(|known| known.eq_ignore_ascii_case(name))?;
    Some((if *known == "br" { " " } else { "" }, end + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_that_set_letters_apart_are_no_text_and_other_brackets_are() {
        assert_eq!(without_tags("<b>新渠</b>通水<br/>了"), "新渠通水 了");
        assert_eq!(without_tags("<math display=\"block\">E=mc^2</math>"), "E=mc^2");
        assert_eq!(without_tags("<math>10^{3}</math>吨，占$30\\%$"), "10³吨，占30%");
        for text in ["a<b and c", "<甲>", "1 < 2 > 0", "<table>", "<", "<b"] {
            assert_eq!(without_tags(text), text);
        }
    }

    #[test]
    fn a_table_is_rows_of_cells() {
        let of = |text| JsonBlock::of_marked(BlockHint::Text, text, None);
        let table =
            of("\n<html><body><table><tr><th>日期</th><td colspan=\"2\">高 &amp;\n 低</td></tr>\
                        <tr><td>周一</td><td>4 < 5</td></tr></table>");
        assert_eq!(table.sort, BlockHint::Table);
        assert_eq!(table.lines[0].text, "日期\u{3000}高 & 低\n周一\u{3000}4\u{3000}< 5");
        assert_eq!(of("see <table>").sort, BlockHint::Text);
    }
}
