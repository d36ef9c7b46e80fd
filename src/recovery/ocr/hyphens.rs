//! Stage: words that a line's end parted. A format may mark their hyphens,
//! which go where the word was joined; where nothing follows they stay.

use super::glyph::{Piece, SOFT_HYPHEN as SOFT};

/// The hyphen of black letter, which stands nowhere but at a line's end.
const OBLIQUE: char = '⸗';

/// Closes the words of a piece.
pub(super) fn close(piece: &mut Piece) {
    if !piece.glyphs.iter().any(|g| matches!(g.c, SOFT | OBLIQUE)) {
        return;
    }
    let glyphs = std::mem::take(&mut piece.glyphs);
    let mut out = Vec::with_capacity(glyphs.len());
    let mut at = 0;
    while let Some(&glyph) = glyphs.get(at) {
        at += 1;
        if !matches!(glyph.c, SOFT | OBLIQUE) {
            out.push(glyph);
            continue;
        }
        if glyph.c == SOFT && glyphs.get(at).is_some_and(|g| g.c == SOFT) {
            // Told twice, by the word and beside it, as docWorks does.
            continue;
        }
        let gap = glyphs.get(at).is_some_and(|g| g.c == super::glyph::LINE);
        let next = glyphs.get(at + usize::from(gap)).map(|g| g.c);
        let small = next.is_some_and(char::is_lowercase);
        let joined = glyph.c == SOFT && next.is_some_and(char::is_alphabetic) || gap && small;
        if gap && next.is_some_and(char::is_alphabetic) {
            at += 1;
        }
        match glyph.c {
            _ if joined => {}
            SOFT => out.push(super::glyph::Glyph { c: '-', ..glyph }),
            _ => out.push(glyph),
        }
    }
    piece.glyphs = out;
}

#[cfg(test)]
mod tests {
    use super::*;

    fn closed(text: &str) -> String {
        let mut piece = Piece::read(text, 0..text.len());
        close(&mut piece);
        piece.spaced()
    }

    #[test]
    fn a_marked_hyphen_goes_where_its_word_was_joined() {
        assert_eq!(closed("the fer\u{AD}ry ran"), "the ferry ran");
        assert_eq!(closed("the fer\u{AD}\nry ran"), "the ferry ran");
        assert_eq!(closed("the fer\u{AD}"), "the fer-");
        assert_eq!(closed("the fer\u{AD}\u{AD}\nry ran"), "the ferry ran", "told twice");
        assert_eq!(closed("the fer\u{AD}\u{AD}"), "the fer-");
    }

    #[test]
    fn the_hyphen_of_black_letter_stays_in_names() {
        assert_eq!(closed("der Fähr⸗\nmann"), "der Fährmann");
        assert_eq!(closed("Fluß⸗\nAnzeiger"), "Fluß⸗Anzeiger");
        assert_eq!(closed("Fluß⸗Anzeiger"), "Fluß⸗Anzeiger");
    }
}
