//! Lists, nested by indent, read line by line without recursion.

use super::chunk;
use super::inline::rich;
use crate::input::limits;
use crate::model::Item;

/// An item under construction.
struct ItemDraft {
    depth: usize,
    number: Option<u64>,
    paragraphs: Vec<String>,
}

/// Reads a chunk that begins with an item. `None` if it is nested deeper than
/// [`limits::DEPTH`].
#[must_use]
pub(crate) fn read(text: &str) -> Option<Vec<Item>> {
    let mut items: Vec<ItemDraft> = Vec::new();
    let mut indents: Vec<usize> = Vec::new();
    let mut after_blank = false;
    for line in text.lines() {
        let content = line.trim_start_matches([' ', '\t']);
        let indent = columns(&line[..line.len() - content.len()]);
        if content.trim().is_empty() {
            after_blank = true;
            continue;
        }
        if let Some((number, length)) = chunk::item_marker(content.as_bytes()) {
            while indents.last().is_some_and(|&outer| outer > indent) {
                indents.pop();
            }
            let deeper = indents.last().is_none_or(|&outer| indent >= outer + 2);
            if deeper {
                indents.push(indent);
            }
            if indents.len() > limits::DEPTH {
                return None;
            }
            let paragraphs = vec![content[length..].to_owned()];
            items.push(ItemDraft { depth: indents.len() - 1, number, paragraphs });
        } else if let Some(item) = items.last_mut() {
            match item.paragraphs.last_mut() {
                Some(paragraph) if !after_blank => {
                    paragraph.push('\n');
                    paragraph.push_str(content);
                }
                _ => item.paragraphs.push(content.to_owned()),
            }
        }
        after_blank = false;
    }
    Some(items.iter().map(finish).collect())
}

fn finish(draft: &ItemDraft) -> Item {
    let text = draft.paragraphs.iter().map(|paragraph| rich(paragraph)).collect();
    Item { depth: draft.depth as u8, number: draft.number, text }
}

/// The columns of an indent; a tab stands to the next multiple of four.
fn columns(indent: &str) -> usize {
    indent.bytes().fold(0, |column, b| if b == b'\t' { (column / 4 + 1) * 4 } else { column + 1 })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outline(text: &str) -> Vec<(u8, Option<u64>, String)> {
        let line = |item: Item| {
            let texts: Vec<_> = item.text.iter().map(|t| t.text.as_str()).collect();
            (item.depth, item.number, texts.join("/"))
        };
        read(text).unwrap().into_iter().map(line).collect()
    }

    #[test]
    fn lists_nest_by_indent_and_keep_their_numbers() {
        let text = "1. 甲\n   - 乙\n     续\n\n     又\n   - 丙\n2) 丁\n- 戊";
        let expected = [
            (0, Some(1), "甲"),
            (1, None, "乙续/又"),
            (1, None, "丙"),
            (0, Some(2), "丁"),
            (0, None, "戊"),
        ];
        assert_eq!(outline(text), expected.map(|(d, n, t)| (d, n, t.to_owned())));
    }

    #[test]
    fn a_list_nested_beyond_reason_is_refused_quickly() {
        let lines = (0..10_000).map(|n| " ".repeat(2 * n.min(200)) + "- x\n");
        let deep: String = lines.collect();
        assert!(read(&deep).is_none());
        let flat = "- ".repeat(100_000) + "x";
        assert_eq!(read(&flat).unwrap().len(), 1);
    }
}
