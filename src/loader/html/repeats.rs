//! Lines that stand on a page twice: cut, with the whole of them beside, and
//! sentences of the text that are set in display type to catch the eye.

use crate::model::{Block, BlockKind};

/// Puts what is said twice with the furniture.
pub(super) fn clear(body: &mut Vec<Block>, furniture: &mut Vec<Block>) {
    let letters: Vec<String> = body
        .iter()
        .map(|block| block.plain().chars().filter(|c| c.is_alphanumeric()).collect())
        .collect();
    let pulled = pulled(body, &letters);
    let is_twice = |at: usize| is_cut(&body[at], at, &letters) || pulled.contains(&at);
    let twice: Vec<bool> = (0..body.len()).map(is_twice).collect();
    let mut twice = twice.into_iter();
    furniture.extend(body.extract_if(.., |_| twice.next() == Some(true)));
}

/// Whether a caption or a lede is cut, and the whole of it stands beside:
/// pages show one until the other is asked for.
fn is_cut(block: &Block, at: usize, letters: &[String]) -> bool {
    const NEAR: usize = 3;
    const ENOUGH: usize = 15;
    let text = block.plain();
    let own = &letters[at];
    let near = at.saturating_sub(NEAR)..(at + NEAR + 1).min(letters.len());
    ["…", "...", "[…]"].iter().any(|end| text.trim_end().ends_with(end))
        && own.chars().count() >= ENOUGH
        && near.into_iter().any(|other| other != at && letters[other].starts_with(own.as_str()))
}

/// The pull quotes: quotes and headings that a paragraph of the text says word
/// for word among other things.
fn pulled(body: &[Block], letters: &[String]) -> Vec<usize> {
    const ENOUGH: usize = 20;
    const LONGEST: usize = 1000;
    const MOST: usize = 50;
    let may_be = |at: &usize| {
        matches!(body[*at].kind, BlockKind::Quote(_) | BlockKind::Subhead { .. })
            && (ENOUGH..=LONGEST).contains(&letters[*at].len())
    };
    let says = |at: usize, own: &str| {
        matches!(body[at].kind, BlockKind::Paragraph(_))
            && letters[at].len() > own.len()
            && letters[at].contains(own)
    };
    let candidates = (0..body.len()).filter(may_be).take(MOST);
    candidates.filter(|&at| (0..body.len()).any(|other| says(other, &letters[at]))).collect()
}
