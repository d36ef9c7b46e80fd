//! Units of which only a part goes in.

use super::super::address;
use super::super::class::{Class, class_of};
use super::super::token::{After, TokenWord};
use super::{Filler, Open, RowFit};

impl Filler<'_> {
    /// Takes as much of a word as goes in before a hyphen; tells whether that
    /// was any.
    pub(super) fn hyphenate(&mut self, open: &mut Open, chunk: TokenWord) -> bool {
        let Some(hyphens) = self.shape.hyphens.filter(|_| open.left() > 2) else { return false };
        let begin = (self.here.at - self.here.skip) as usize;
        let word = &self.text[begin..begin + chunk.bytes as usize];
        let skip = self.here.skip as usize;
        let fits = |cut: &usize| {
            let cols = self.widths.text(&word[skip..*cut]) as u32;
            open.fits(cols + 1) && (begin + cut) as u32 <= self.stop
        };
        let cuts = hyphens.cuts(word).filter(|&cut| cut > skip);
        let Some(cut) = cuts.take_while(fits).last() else { return false };
        let cols = self.widths.text(&word[skip..cut]) as u32;
        open.take(cols, (begin + cut) as u32, After::SoftHyphen);
        self.here.at = (begin + cut) as u32;
        self.here.skip = cut as u32;
        true
    }

    /// As much of a chunk wider than the row as goes in, or what is left of
    /// one. At least one grapheme.
    pub(super) fn part(&mut self, open: &mut Open, chunk: TokenWord, after: After) -> RowFit {
        let rest = chunk.bytes - self.here.skip;
        let from = self.here.at as usize;
        let text = &self.text[from..from + rest as usize];
        let (mut bytes, mut cols) = (0, 0);
        let mut whole = true;
        for (range, wide) in self.widths.graphemes(text) {
            if bytes > 0 && cols + wide as u32 > open.room {
                whole = false;
                break;
            }
            bytes = range.end;
            cols += wide as u32;
        }
        let hangs = !whole && self.may_hang(chunk) && text[bytes..].chars().nth(1).is_none();
        if whole || hangs {
            open.take(cols + if hangs { 2 } else { 0 }, self.here.at + rest, after);
            open.hangs = hangs;
            self.advance(rest + after.bytes());
            return RowFit::Taken;
        }
        if self.hyphenate(open, chunk) {
            return RowFit::Taken;
        }
        let (bytes, cols) = match address::cut(text, bytes) {
            Some(cut) => (cut, self.widths.text(&text[..cut]) as u32),
            None => self.cut_at_allowed_mark(text, bytes, cols),
        };
        open.take(cols, self.here.at + bytes as u32, After::Nothing);
        self.here.skip += bytes as u32;
        self.here.at += bytes as u32;
        RowFit::Taken
    }

    /// Moves a cut inside a unit back by up to three graphemes, so that marks
    /// stand at the right end of a row even there. Rather than a bracket 々 begins a
    /// row.
    fn cut_at_allowed_mark(&self, text: &str, bytes: usize, cols: u32) -> (usize, u32) {
        let (mut cut, mut wide) = (bytes, cols);
        let mut before_repeat = None;
        for _ in 0..3 {
            let Some((at, last)) = text[..cut].char_indices().next_back() else { break };
            let next = text[cut..].chars().next();
            if !is_forbidden_cut(last, next) {
                return (cut, wide);
            }
            if next.is_some_and(is_repeat_mark) && !is_forbidden_cut(last, None) {
                before_repeat = before_repeat.or(Some((cut, wide)));
            }
            if at == 0 {
                break;
            }
            let step = self.widths.graphemes(&text[..cut]).last();
            let Some((range, less)) = step.filter(|(range, _)| range.start > 0) else { break };
            cut = range.start;
            wide -= less as u32;
        }
        before_repeat.unwrap_or((bytes, cols))
    }
}

/// Iteration marks (JLREQ cl-09).
fn is_repeat_mark(c: char) -> bool {
    matches!(c, '々' | '〻' | 'ゝ' | 'ゞ' | 'ヽ' | 'ヾ')
}

/// Whether a mark would stand at the wrong end of a row.
fn is_forbidden_cut(last: char, next: Option<char>) -> bool {
    let opens = matches!(class_of(last), Class::Op | Class::OpWide | Class::QuPi);
    let closes = next.is_some_and(|c| {
        matches!(
            class_of(c),
            Class::Cl
                | Class::Cp
                | Class::CpWide
                | Class::Ex
                | Class::In
                | Class::Is
                | Class::Ns
                | Class::QuPf
        )
    });
    let parts_dash = next == Some(last) && class_of(last) == Class::B2;
    opens || closes || parts_dash
}
