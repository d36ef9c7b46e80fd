//! Blocks to Markdown: the reverse of [`super::blocks`].

use super::write_inline::{lines, literal, rich};
use crate::model::{Block, BlockKind, Item, Rich, Table};

/// A block as text, with the blank line after it. A block that shows nothing
/// is written as nothing.
#[must_use]
pub(crate) fn block(block: &Block) -> String {
    let text = match &block.kind {
        BlockKind::Paragraph(text) => lines(text, ""),
        BlockKind::Subhead { level, text } => {
            format!("{} {}", "#".repeat((*level).clamp(2, 6).into()), rich(text))
        }
        BlockKind::Quote(texts) => {
            let quoted: Vec<_> =
                texts.iter().map(|text| format!("> {}", lines(text, "> "))).collect();
            quoted.join("\n>\n")
        }
        BlockKind::List(items) => items.iter().map(item).collect::<Vec<_>>().join("\n"),
        BlockKind::Figure { .. } => figure(&block.kind),
        BlockKind::Table(table) => table_rows(table),
        BlockKind::Preformatted(text) => fenced(text),
        BlockKind::Rule => "---".to_owned(),
        BlockKind::Signature(lines) => {
            let lines = lines.iter().filter(|text| !text.is_empty());
            lines.map(|text| format!("-- {}", rich(text))).collect::<Vec<_>>().join("\n")
        }
        BlockKind::Gap(what) if what.is_empty() => "[gap]".to_owned(),
        BlockKind::Gap(what) => format!("[gap: {}]", literal(what)),
    };
    if text.is_empty() { text } else { text + "\n\n" }
}

fn item(item: &Item) -> String {
    let indent = " ".repeat(4 * usize::from(item.depth));
    let marker = item.number.map_or("-".to_owned(), |number| format!("{number}."));
    let mut texts = item.text.iter().map(|text| lines(text, &format!("{indent}  ")));
    let first = texts.next().unwrap_or_default();
    let start = format!("{indent}{marker} {first}");
    texts.fold(start, |item, text| {
        format!(
            "{item}

{indent}  {text}"
        )
    })
}

fn figure(kind: &BlockKind) -> String {
    let BlockKind::Figure { image, alt, caption, credit } = kind else { return String::new() };
    let path = image.as_deref().map(literal).unwrap_or_default();
    let mut text = format!("![{}]({path})", literal(alt));
    if !caption.is_empty() {
        text = format!("{text}\n{}", lines(caption, ""));
    }
    if let Some(credit) = credit {
        text = format!("{text}\ncredit: {}", literal(credit));
    }
    text
}

fn table_rows(table: &Table) -> String {
    let width = table.rows.iter().map(Vec::len).chain([table.header.len()]).max().unwrap_or(0);
    if width == 0 {
        return String::new();
    }
    let row = |cells: &[Rich]| {
        let texts = cells.iter().map(rich).chain(std::iter::repeat(String::new())).take(width);
        texts.fold("|".to_owned(), |row, text| format!("{row} {text} |"))
    };
    let delimiter = format!("|{}", "---|".repeat(width));
    let rows = table.rows.iter().map(|cells| row(cells));
    [row(&table.header), delimiter].into_iter().chain(rows).collect::<Vec<_>>().join("\n")
}

/// Fences longer than any run of backticks in the text.
fn fenced(text: &str) -> String {
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest.max(2) + 1);
    let end = if text.is_empty() { "" } else { "\n" };
    format!("{fence}\n{text}{end}{fence}")
}
