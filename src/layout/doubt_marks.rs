//! The signs that layout sets into a text where the loader was in doubt, or
//! where the text's end is missing.
//!
//! They are set like text, because lines must break around them, but they are
//! not the paper's: bytes are counted, searched and copied as if they were not
//! there.

use std::borrow::Cow;
use std::ops::Range;

use super::Setting;
use super::figures::ShownFigures;
use crate::model::{Block, BlockKind, Clean, Rich, Span, Style};

/// Stands before what was joined in doubt. One column wide on every terminal.
pub const DOUBTFUL: char = '¦';

/// Which signs a running text gets.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Signs {
    /// Bytes of the text before which [`DOUBTFUL`] stands, ascending.
    doubts: Vec<usize>,
    /// What stands after the text.
    tail: &'static str,
}

/// A text with its signs in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Signed {
    pub(super) text: String,
    pub(super) spans: Vec<Span>,
    /// Where in `text` the signs are.
    pub(super) signs: Vec<Range<usize>>,
}

impl Signs {
    /// The signs of the part of a block's text that begins at byte `from` of
    /// it and is `len` bytes long.
    pub(super) fn of(block: &Block, from: usize, len: usize, setting: &Setting) -> Self {
        let inside = |at: usize| at.checked_sub(from).filter(|&at| at < len);
        let shown = block.doubts.iter().filter(|_| setting.doubts);
        let doubts = shown.filter_map(|doubt| inside(doubt.at)).collect();
        let all: usize = block.texts().iter().map(|text| text.len() + 1).sum();
        let is_last = match &block.kind {
            // The caption is the text; the credit stands by itself.
            BlockKind::Figure { .. } => from == 0,
            _ => from + len + 1 >= all,
        };
        let tail = if block.truncated && is_last { setting.words().cut } else { "" };
        Self { doubts, tail }
    }
}

impl Signs {
    /// The same for a text whose figures are shown in another width.
    pub(super) fn moved(&self, figures: &ShownFigures) -> Self {
        Self { doubts: self.doubts.iter().map(|&at| figures.shown(at)).collect(), ..*self }
    }
}

impl Signed {
    /// Sets the signs into a text.
    pub(super) fn new(rich: &Rich, signs: &Signs) -> Self {
        if signs.doubts.is_empty() && signs.tail.is_empty() {
            let (text, spans) = (rich.text.as_str().to_owned(), rich.spans.clone());
            return Self { text, spans, signs: Vec::new() };
        }
        let mut signed = Self::default();
        let mut from = 0;
        for &doubt in &signs.doubts {
            let at = outside_ruby(&rich.spans, rich.text.floor_char_boundary(doubt));
            if at < from || (at == from && !signed.signs.is_empty()) {
                continue;
            }
            signed.text.push_str(&rich.text[from..at]);
            signed.push_sign(DOUBTFUL.encode_utf8(&mut [0; 4]));
            from = at;
        }
        signed.text.push_str(&rich.text[from..]);
        if !signs.tail.is_empty() {
            signed.push_sign(signs.tail);
        }
        let ours =
            signed.signs.iter().map(|range| Span { range: range.clone(), style: Style::Doubt });
        let spans = rich.spans.iter().map(|span| signed.shifted(span)).chain(ours);
        signed.spans = spans.collect();
        signed.spans.sort_by_key(|span| span.range.start);
        signed
    }

    fn push_sign(&mut self, sign: &str) {
        let from = self.text.len();
        self.text.push_str(sign);
        self.signs.push(from..self.text.len());
    }

    fn shifted(&self, span: &Span) -> Span {
        let from = shown_from(&self.signs, span.range.start);
        let range = from..shown_to(&self.signs, span.range.end).max(from);
        let style = match span.style {
            Style::Ruby { at } => Style::Ruby { at: shown_from(&self.signs, at) },
            ref other => other.clone(),
        };
        Span { range, style }
    }
}

/// A ruby group is one unit: a sign stands before it.
fn outside_ruby(spans: &[Span], at: usize) -> usize {
    let is_ruby = |span: &&Span| matches!(span.style, Style::Ruby { .. });
    let over =
        spans.iter().filter(is_ruby).find(|span| span.range.start < at && at < span.range.end);
    over.map_or(at, |span| span.range.start)
}

/// The byte of the text proper at byte `shown` of the text with its signs.
pub(super) fn proper(signs: &[Range<usize>], shown: usize) -> usize {
    let before = signs.iter().take_while(|sign| sign.start < shown);
    shown - before.map(|sign| sign.end.min(shown) - sign.start).sum::<usize>()
}

/// Where byte `proper` is shown; signs that stand there are before it.
pub(super) fn shown_from(signs: &[Range<usize>], proper: usize) -> usize {
    signs.iter().fold(proper, |at, sign| if sign.start <= at { at + sign.len() } else { at })
}

/// Where a stretch that ends before byte `proper` ends; signs that stand
/// there are not part of it.
pub(super) fn shown_to(signs: &[Range<usize>], proper: usize) -> usize {
    signs.iter().fold(proper, |at, sign| if sign.start < at { at + sign.len() } else { at })
}

/// The text without its signs.
pub(super) fn without<'a>(signs: &[Range<usize>], text: &'a str) -> Cow<'a, str> {
    if signs.is_empty() {
        return Cow::Borrowed(text);
    }
    let (mut out, mut from) = (String::with_capacity(text.len()), 0);
    for sign in signs {
        out.push_str(&text[from..sign.start]);
        from = sign.end;
    }
    out.push_str(&text[from..]);
    Cow::Owned(out)
}

/// A line that says that the end of what is above it is missing.
pub(super) fn cut_line(setting: &Setting) -> Rich {
    Rich::plain(Clean::line(setting.words().cut.trim()))
}

/// Whether a sign goes with the character before it. The phrase at the end of
/// a text is one of ours too, but is set as text.
pub(super) fn clings(text: &str, sign: &Range<usize>) -> bool {
    text[sign.clone()].chars().eq([DOUBTFUL])
}

/// Signs with nothing before them to cling to, each with the character after.
pub(super) fn loose(text: &str, signs: &[Range<usize>]) -> Vec<Range<usize>> {
    let is_loose = |sign: &&Range<usize>| {
        clings(text, sign) && text[..sign.start].chars().next_back().is_none_or(char::is_whitespace)
    };
    let with_next = |sign: &Range<usize>| {
        let next = text[sign.end..].chars().next().map_or(0, char::len_utf8);
        sign.start..sign.end + next
    };
    signs.iter().filter(is_loose).map(with_next).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::Widths;
    use crate::model::{Doubt, Lang};

    fn signed(text: &str, doubts: &[usize], truncated: bool) -> Signed {
        let mut block = Block::paragraph(text);
        block.doubts = doubts.iter().map(|&at| Doubt { at, percent: 60 }).collect();
        block.truncated = truncated;
        let setting = Setting::of(Lang::Zh, Widths::default());
        Signed::new(&Rich::from(text), &Signs::of(&block, 0, text.len(), &setting))
    }

    #[test]
    fn signs_stand_where_the_doubt_is_and_after_the_end() {
        let signed = signed("新渠通水了", &[0, 6], true);
        assert_eq!(signed.text, "¦新渠¦通水了〔下缺〕");
        assert_eq!(without(&signed.signs, &signed.text), "新渠通水了");
        assert_eq!(signed.spans.len(), 3);
    }

    #[test]
    fn bytes_are_counted_as_if_there_were_no_signs() {
        let signed = signed("新渠通水", &[6], false);
        let shown = signed.text.find('通').unwrap();
        assert_eq!(proper(&signed.signs, shown), 6);
        assert_eq!(proper(&signed.signs, signed.text.find('¦').unwrap()), 6);
        assert_eq!(shown_from(&signed.signs, 6), shown);
        assert_eq!(shown_to(&signed.signs, 6), 6);
        assert_eq!(shown_from(&signed.signs, 3), 3);
        assert_eq!(proper(&signed.signs, signed.text.len()), 12);
    }

    #[test]
    fn a_doubt_inside_a_character_or_twice_at_a_place_is_one_sign() {
        assert_eq!(signed("新渠", &[4, 5, 40], false).text, "新¦渠");
    }
}
