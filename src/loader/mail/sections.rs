//! The sections of a newsletter.

use crate::model::{Block, BlockKind};

/// So many headings of one rank part a letter; fewer are subheads of it.
const SECTIONS: usize = 3;

/// Characters that stand under a heading on average, where it begins a section
/// and is no line of a list.
const TEXT: usize = 160;

/// A section with its heading; what stands before the first has none.
pub(super) type SectionText = (Option<String>, Vec<Block>);

/// Parts a letter at the headings of its highest rank, if there are several with
/// text under them; else it is one.
pub(super) fn sections(blocks: Vec<Block>) -> Vec<SectionText> {
    let rank = |block: &Block| match block.kind {
        BlockKind::Subhead { level, .. } => Some(level),
        _ => None,
    };
    let count = |of: u8| blocks.iter().filter(|block| rank(block) == Some(of)).count();
    let Some(top) = (1..=6).find(|of| count(*of) >= SECTIONS) else { return vec![(None, blocks)] };
    let letters: usize = blocks
        .iter()
        .skip_while(|block| rank(block) != Some(top))
        .filter(|block| rank(block).is_none())
        .map(|block| block.plain().chars().count())
        .sum();
    if letters < TEXT * count(top) {
        return vec![(None, blocks)];
    }
    let mut out: Vec<SectionText> = vec![(None, Vec::new())];
    for block in blocks {
        match (rank(&block) == Some(top), out.last_mut()) {
            (true, _) => out.push((Some(block.plain()), Vec::new())),
            (false, Some((_, own))) => own.push(block),
            (false, None) => {}
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_newsletter_is_parted_at_its_headings_if_there_is_text_under_them() {
        let head = |text: &str| Block::new(BlockKind::Subhead { level: 2, text: text.into() });
        let letter = |text: &str| -> Vec<Block> {
            let mut all = vec![Block::paragraph("Good morning.")];
            for title in ["Ferry", "Clock", "Tides"] {
                all.extend([head(title), Block::paragraph(text)]);
            }
            all
        };
        let long = "It ran on Monday, and forty people crossed. ".repeat(6);
        let parted = sections(letter(&long));
        let titles: Vec<Option<&str>> = parted.iter().map(|(title, _)| title.as_deref()).collect();
        assert_eq!(titles, [None, Some("Ferry"), Some("Clock"), Some("Tides")]);
        assert_eq!(sections(letter("Link.")).len(), 1);
        assert_eq!(sections(letter(&long)[..5].to_vec()).len(), 1);
    }
}
