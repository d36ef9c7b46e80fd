//! The units of a paragraph, as its tokens have them.

use super::super::shape::Row;
use super::super::token::{After, TokenKind, Tokens};

/// What a row takes whole, and what stands between it and the next.
#[derive(Clone, Copy, Debug)]
pub(super) struct HeadUnit {
    /// Its bytes in the text.
    pub(super) start: u32,
    pub(super) end: u32,
    pub(super) cols: u32,
    /// Columns before the next unit, on the same row.
    pub(super) gap: u32,
    pub(super) after: After,
}

/// The units from a row on, up to the end of its paragraph; `None` if there
/// are more than `most`, or some of them are no plain text.
pub(super) fn units(tokens: &Tokens, first: &Row, most: usize) -> Option<Vec<HeadUnit>> {
    let mut units: Vec<HeadUnit> = Vec::new();
    let mut at = first.start;
    let mut glued = false;
    for token in &tokens.list[first.token as usize..] {
        let (bytes, cols) = match token.kind() {
            TokenKind::Han(count) => {
                let han = |nth| HeadUnit { start: at + 3 * nth, end: at + 3 * nth + 3, ..HAN };
                units.extend((0..count.min(most as u32 + 1)).map(han));
                (3 * count, 0)
            }
            TokenKind::Chunk(chunk) => {
                if !glued {
                    units.push(HeadUnit { start: at, end: at, ..EMPTY });
                }
                (chunk.bytes, chunk.cols)
            }
            TokenKind::Space { bytes, cols } => {
                units.last_mut()?.gap += cols;
                at += bytes;
                continue;
            }
            TokenKind::Hidden { .. } => return None,
            TokenKind::Break { .. } => break,
        };
        let last = units.last_mut()?;
        at += bytes;
        last.end = at;
        last.cols += cols;
        last.after = token.after();
        last.gap = token.after().least();
        glued = token.after() == After::Glue;
        at += token.after().bytes();
        if units.len() > most {
            return None;
        }
    }
    Some(units)
}

const EMPTY: HeadUnit = HeadUnit { start: 0, end: 0, cols: 0, gap: 0, after: After::Nothing };
const HAN: HeadUnit = HeadUnit { cols: 2, ..EMPTY };
