//! Stage: does a text go on where the one that its format puts before it broke
//! off?

use std::collections::HashSet;

use super::gaps::{em, lines};
use super::glyph::{Piece, breaks_off, is_cjk, is_han};
use super::grammar::has_lede;
use super::split::enumerates;

/// Pairs of neighbouring characters on the page: what it says elsewhere
/// tells what may stand together.
#[derive(Debug, Default)]
pub(super) struct Neighbours(HashSet<(char, char)>);

impl Neighbours {
    /// The pairs inside the pieces.
    pub(super) fn of<'a>(pieces: impl Iterator<Item = &'a Piece>) -> Self {
        let mut pairs = HashSet::new();
        for piece in pieces {
            let mut before = None;
            for glyph in piece.glyphs.iter().filter(|g| !g.is_gap()) {
                if let Some(before) = before.replace(glyph.c)
                    && is_han(before)
                    && is_han(glyph.c)
                {
                    pairs.insert((before, glyph.c));
                }
            }
        }
        Self(pairs)
    }

    fn has(&self, a: char, b: char) -> bool {
        self.0.contains(&(a, b))
    }
}

/// Whether the text breaks off without a sentence's end.
pub(super) fn is_open(piece: &Piece) -> bool {
    breaks_off(piece.glyphs.iter().map(|g| g.c)).unwrap_or(true)
}

/// What no sentence of running text begins with.
const INSIDE: &str = "的了着过得地们等及，。、；：）》”,.;:)";

/// Whether `next` continues the sentence that `before` breaks off. An indent
/// of its first line speaks against it, where it can be seen; words known
/// from the page, or a start that no sentence has, speak for it.
pub(super) fn continues(before: &Piece, next: &Piece, known: &Neighbours) -> bool {
    let ends = before.glyphs.iter().rev().find(|g| !g.is_gap());
    let (Some(end), Some(start)) = (ends, next.glyphs.first()) else { return false };
    if !is_open(before) {
        return false;
    }
    if !is_cjk(start.c) && !start.c.is_ascii_digit() {
        // A word that goes on is written small; so may be a new word after
        // a comma.
        return start.c.is_lowercase();
    }
    if INSIDE.contains(start.c) || end.c.is_ascii_digit() && start.c.is_ascii_digit() {
        return true;
    }
    if enumerates(&next.glyphs) || has_lede(next) {
        return false;
    }
    // About two em are an indent, none are a line that goes on; between them
    // the widths of the marks leave it open.
    let bridged = known.has(end.c, start.c);
    match indent(next) {
        Some(indent) if (1.75..=2.75).contains(&indent) => false,
        Some(indent) if indent <= 0.5 => bridged || matches!(end.c, ',' | '，' | '、'),
        _ => bridged,
    }
}

/// By how many em the first line is shorter than those under it, where the
/// block has enough lines to tell.
fn indent(piece: &Piece) -> Option<f32> {
    let widths: Vec<f32> = lines(&piece.glyphs).map(em).collect();
    let [first, interior @ .., _] = widths.as_slice() else { return None };
    if interior.is_empty() {
        return None;
    }
    let mut sorted = interior.to_vec();
    sorted.sort_by(f32::total_cmp);
    Some(sorted[sorted.len() / 2] - first)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn piece(text: &str) -> Piece {
        Piece::read(text, 0..text.len())
    }

    fn goes_on(before: &str, next: &str) -> bool {
        let (before, next) = (piece(before), piece(next));
        let elsewhere = piece("市政协委员说");
        continues(&before, &next, &Neighbours::of([&before, &next, &elsewhere].into_iter()))
    }

    #[test]
    fn a_finished_sentence_is_not_continued() {
        assert!(!goes_on("渠水通了。", "的确如此"));
        assert!(!goes_on("他说:“渠水通了。”", "的确如此"));
    }

    #[test]
    fn a_word_known_from_the_page_bridges_the_break() {
        assert!(goes_on("倡议各界和政", "协委员都来参加。"));
        assert!(!goes_on("倡议各界和政", "渠水已通,人人称便。"));
    }

    #[test]
    fn an_indented_first_line_begins_a_paragraph() {
        let flush = "守闸人老赵看了看 表六点零三分比预 的时间早了二十分 钟。";
        assert!(goes_on("河水涨了,", flush));
        let indented = "守闸人老赵看 了看表六点零三分 比预定的时间早上 二十分钟。";
        assert!(!goes_on("河水涨了,", indented));
        assert!(!goes_on("河水涨了", "一、请看表"), "an item of a list begins");
    }

    #[test]
    fn an_english_line_goes_on_in_small_letters() {
        assert!(goes_on("the ferry carried", "forty people across."));
        assert!(!goes_on("the ferry carried", "Forty people crossed."));
    }
}
