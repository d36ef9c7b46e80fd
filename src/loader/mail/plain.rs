//! The text of a letter that is no markup: paragraphs, and what it quotes.

use crate::model::{Block, BlockKind, Rich};
use crate::recovery::ocr;

/// The blocks of a text. `is_flowed` says that lines which end with a blank go on.
pub(super) fn blocks(text: &str, is_flowed: bool) -> Vec<Block> {
    let text = text.replace("\r\n", "\n");
    let text = if is_flowed { unfolded(&text) } else { text };
    let mut out = Vec::new();
    let (mut stretch, mut is_quote) = (String::new(), false);
    for line in text.lines() {
        let quoted = line.strip_prefix('>');
        if quoted.is_some() != is_quote {
            add(&mut out, &stretch, is_quote);
            stretch.clear();
            is_quote = quoted.is_some();
        }
        let line = quoted.map_or(line, |line| line.trim_start_matches(['>', ' ']));
        stretch.push_str(line);
        stretch.push('\n');
    }
    add(&mut out, &stretch, is_quote);
    out
}

fn add(out: &mut Vec<Block>, stretch: &str, is_quote: bool) {
    let (blocks, _) = ocr::plain_blocks(stretch);
    // Where it stands in the letter is not where it stands in the file.
    let blocks = blocks.into_iter().map(|block| Block { source: Vec::new(), ..block });
    if !is_quote {
        out.extend(blocks);
        return;
    }
    let texts = blocks.filter_map(|block| match block.kind {
        BlockKind::Paragraph(text) => Some(text),
        _ => None,
    });
    let texts: Vec<Rich> = texts.collect();
    if !texts.is_empty() {
        out.push(Block::new(BlockKind::Quote(texts)));
    }
}

/// A text whose lines were broken by the program, put together again. A signature
/// begins with `-- `, which breaks nothing.
fn unfolded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.lines() {
        // A blank stands before what begins as a sign would.
        let line = line.strip_prefix(' ').unwrap_or(line);
        out.push_str(line);
        if !line.ends_with(' ') || line == "-- " {
            out.push('\n');
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_stand_apart_and_flowed_lines_go_on() {
        let of = |text: &str, is_flowed| -> Vec<String> {
            let shown = |block: &Block| match &block.kind {
                BlockKind::Quote(texts) => {
                    format!(
                        "> {}",
                        texts.iter().map(|text| text.text.as_str()).collect::<Vec<_>>().join("|")
                    )
                }
                _ => block.plain(),
            };
            blocks(text, is_flowed).iter().map(shown).collect()
        };
        assert_eq!(
            of("Yes.\r\n\r\n> It ran.\r\n>\r\n>> Did it?\r\n\r\nNell", false),
            ["Yes.", "> It ran.|Did it?", "Nell"]
        );
        assert_eq!(of("It ran \non Monday.\n\nNell\n", true), ["It ran on Monday.", "Nell"]);
    }
}
