//! Stage 1: the blocks of a page, as characters that know where they stand.

use std::collections::HashSet;
use std::ops::Range;

use crate::model::{is_hostile, is_sign, simplified};

/// One space in the scanned text.
pub(super) const SPACE: char = ' ';
/// Two spaces or more, or an ideographic one: wide enough to be meant.
pub(super) const WIDE: char = '\u{3000}';
/// A line end.
pub(super) const LINE: char = '\n';

/// A hyphen that the format says to be no part of the word.
pub(super) const SOFT_HYPHEN: char = '\u{AD}';

/// A character and the byte of the decoded text that it was read from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Glyph {
    pub(super) c: char,
    pub(super) at: usize,
}

impl Glyph {
    /// Whether it is a gap: [`SPACE`], [`WIDE`] or [`LINE`].
    pub(super) fn is_gap(self) -> bool {
        matches!(self.c, SPACE | WIDE | LINE)
    }
}

/// A piece of the page: its characters, with runs of white space made one
/// gap each, and the bytes of the decoded text it stands for. The ranges hold
/// more than the glyphs where control characters were dropped.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) glyphs: Vec<Glyph>,
    pub(super) ranges: Vec<Range<usize>>,
}

impl Piece {
    /// The piece at `range` of `text`.
    pub(super) fn read(text: &str, range: Range<usize>) -> Self {
        let mut glyphs: Vec<Glyph> = Vec::with_capacity(range.len() / 2);
        for (i, c) in text[range.clone()].char_indices() {
            let at = range.start + i;
            if !c.is_whitespace() {
                let means_nothing = is_sign(c) && glyphs.last().is_none_or(|last| last.is_gap());
                if !is_hostile(c) && !means_nothing {
                    glyphs.push(Glyph { c, at });
                }
                continue;
            }
            let line_end = matches!(c, '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}');
            match glyphs.last_mut() {
                Some(gap) if gap.is_gap() => {
                    gap.c = if line_end || gap.c == LINE { LINE } else { WIDE };
                }
                Some(_) if line_end => glyphs.push(Glyph { c: LINE, at }),
                Some(_) if c == '\u{3000}' || c == '\t' => glyphs.push(Glyph { c: WIDE, at }),
                Some(_) => glyphs.push(Glyph { c: SPACE, at }),
                None => {}
            }
        }
        if glyphs.last().is_some_and(|g| g.is_gap()) {
            glyphs.pop();
        }
        Self { glyphs, ranges: vec![range] }
    }

    /// The piece at several ranges, in order: what each begins with begins a
    /// line, unless the one before was parted in a word.
    pub(super) fn read_parts(text: &str, ranges: &[Range<usize>]) -> Self {
        let mut whole = Self::default();
        for range in ranges {
            let part = Self::read(text, range.clone());
            if let (Some(last), Some(first)) = (whole.glyphs.last(), part.glyphs.first())
                && last.c != SOFT_HYPHEN
            {
                whole.glyphs.push(Glyph { c: LINE, at: first.at });
            }
            whole.join(part);
        }
        whole
    }

    /// Makes a line's end that stands right before some bytes a wide gap.
    pub(super) fn widen(&mut self, before: impl Iterator<Item = usize>) {
        let before: HashSet<usize> = before.collect();
        let is_end = |gap: &&mut Glyph| gap.c == LINE && before.contains(&gap.at);
        self.glyphs.iter_mut().filter(is_end).for_each(|gap| gap.c = WIDE);
    }

    /// The characters without gaps.
    pub(super) fn squeezed(&self) -> String {
        self.glyphs.iter().filter(|g| !g.is_gap()).map(|g| g.c).collect()
    }

    /// The same in simplified characters: what words are looked up by.
    pub(super) fn folded(&self) -> String {
        let solid = self.glyphs.iter().filter(|g| !g.is_gap());
        solid.map(|g| simplified(g.c)).collect()
    }

    /// The characters with gaps, each a plain space.
    pub(super) fn spaced(&self) -> String {
        self.glyphs.iter().map(|g| if g.is_gap() { ' ' } else { g.c }).collect()
    }

    /// The piece in two, the second beginning with glyph `index`.
    pub(super) fn split(self, index: usize) -> (Self, Self) {
        let mut parts = self.cut(&[index]).into_iter();
        (parts.next().unwrap_or_default(), parts.next().unwrap_or_default())
    }

    /// The piece in parts, one beginning with each of the glyphs `cuts`, which
    /// ascend, and one before them. Gaps at the cuts go.
    pub(super) fn cut(self, cuts: &[usize]) -> Vec<Self> {
        let mut parts = Vec::with_capacity(cuts.len() + 1);
        let mut ranges = self.ranges.into_iter().peekable();
        let bounds = cuts.iter().copied().chain([self.glyphs.len()]);
        let mut from = 0;
        for until in bounds {
            let until = until.clamp(from, self.glyphs.len());
            let end = self.glyphs.get(until).map_or(usize::MAX, |g| g.at);
            let mut part = Self { glyphs: self.glyphs[from..until].to_vec(), ranges: Vec::new() };
            while let Some(range) = ranges.next_if(|range| range.end <= end) {
                part.ranges.push(range);
            }
            if let Some(range) = ranges.peek_mut().filter(|range| range.start < end) {
                part.ranges.push(range.start..end);
                range.start = end;
            }
            part.trim();
            parts.push(part);
            from = until;
        }
        parts
    }

    /// Adds what comes after, without a gap between.
    pub(super) fn join(&mut self, next: Self) {
        self.glyphs.extend(next.glyphs);
        self.ranges.extend(next.ranges);
    }

    /// Adds what goes on the text, with a line end between where it follows a Latin
    /// word; the setting of gaps closes it before han.
    pub(super) fn go_on(&mut self, mut next: Self) {
        let word = |c: char| c.is_alphabetic() && !is_cjk(c) || matches!(c, ',' | ';' | '-');
        let after_word = self.glyphs.last().is_some_and(|g| word(g.c));
        if let Some(first) = next.glyphs.first().copied().filter(|_| after_word) {
            next.glyphs.insert(0, Glyph { c: LINE, at: first.at });
        }
        self.join(next);
    }

    /// Drops gaps at either end.
    pub(super) fn trim(&mut self) {
        while self.glyphs.last().is_some_and(|g| g.is_gap()) {
            self.glyphs.pop();
        }
        let leading = self.glyphs.iter().take_while(|g| g.is_gap()).count();
        self.glyphs.drain(..leading);
    }
}

/// How many characters of the text are dropped wherever they stand.
pub(super) fn dropped(text: &str) -> usize {
    text.chars().filter(|&c| !c.is_whitespace() && is_hostile(c)).count()
}

/// The blocks of a page: runs of lines between blank ones. White space stands
/// outside of every block, everything else in exactly one.
pub(super) fn blocks(text: &str) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    let (mut open, mut at) = (false, 0);
    for line in text.split_inclusive(['\n', '\u{0C}', '\r']) {
        let inside = line.trim();
        let start = at + (line.len() - line.trim_start().len());
        at += line.len();
        if inside.is_empty() {
            // The halves of CR LF are one line end.
            open &= line == "\n" && at >= 2 && text.as_bytes()[at - 2] == b'\r';
            continue;
        }
        let end = start + inside.len();
        if is_rule(inside) {
            out.push(start..end);
            open = false;
            continue;
        }
        match out.last_mut() {
            Some(block) if open => block.end = end,
            _ => out.push(start..end),
        }
        open = !line.ends_with('\u{0C}');
    }
    out
}

/// Whether a line is a rule that some program drew between two blocks.
pub(super) fn is_rule(line: &str) -> bool {
    const SHORTEST: usize = 3;
    let mark = line.chars().next().unwrap_or_default();
    let drawn = || line.chars().filter(|c| !c.is_whitespace());
    "-*_=".contains(mark) && drawn().all(|c| c == mark) && drawn().count() >= SHORTEST
}

/// Whether the character is a han, kana or bopomofo letter, or stands in a
/// word like one (々, 〇, ー; what chooses the form of a han).
pub(super) fn is_han(c: char) -> bool {
    matches!(u32::from(c), 0x3005..=0x3007 | 0x3021..=0x3029 | 0x3041..=0x30FF | 0x3105..=0x312F
        | 0x31F0..=0x31FF | 0x3400..=0x9FFF | 0xF900..=0xFAFF | 0xFF66..=0xFF9D
        | 0x20000..=0x3FFFF | 0xE0100..=0xE01EF)
        && c != '・'
}

/// Whether the character is hangul.
pub(super) fn is_hangul(c: char) -> bool {
    matches!(u32::from(c), 0xAC00..=0xD7AF | 0x1100..=0x11FF | 0x3130..=0x318F)
}

/// Whether the character is punctuation that takes a whole em in CJK text.
pub(super) fn is_wide_mark(c: char) -> bool {
    matches!(u32::from(c), 0x3000..=0x3004 | 0x3008..=0x3020 | 0x30FB
        | 0xFF01..=0xFF0F | 0xFF1A..=0xFF20 | 0xFF3B..=0xFF40 | 0xFF5B..=0xFF65)
        || matches!(c, '·' | '…' | '—')
}

/// Whether the character belongs to CJK text: its gaps are no word spaces.
pub(super) fn is_cjk(c: char) -> bool {
    is_han(c) || is_wide_mark(c)
}

/// Whether a sentence may end with the character.
pub(super) fn ends_sentence(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '!' | '?' | '.' | '…' | '．' | '｡')
}

/// Whether the character closes a quotation or a bracket, or may: »« and “ do in
/// German, « » in French.
pub(super) fn is_closer(c: char) -> bool {
    const CLOSERS: &str = "\"'”’」』)）]】》〉“‘»«›‹";
    CLOSERS.contains(c)
}

/// Whether running text breaks off inside a sentence; `None` where there is no
/// text. A colon, a semicolon and a dash end as much as a sentence does: what
/// follows them begins anew.
pub(in crate::recovery) fn breaks_off(text: impl DoubleEndedIterator<Item = char>) -> Option<bool> {
    let last = text.rev().find(|&c| !c.is_whitespace() && !is_closer(c))?;
    Some(!ends_sentence(last) && !matches!(last, ':' | '：' | ';' | '；' | '—'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_are_what_stands_between_blank_lines() {
        let text = "\n 甲\n乙 \n \t\n丙\r\n丁\r\n\r\n戊";
        let found: Vec<_> = blocks(text).into_iter().map(|b| &text[b]).collect();
        assert_eq!(found, ["甲\n乙", "丙\r\n丁", "戊"]);
        assert!(blocks(" \n\u{3000}\n").is_empty());
    }

    #[test]
    fn quotations_end_sentences_in_the_marks_of_every_language() {
        let open = |text: &str| breaks_off(text.chars());
        for whole in ["pas écrit. »", "war es »so.«", "„So war es.“", "他说：“好。”", "“Yes.”"]
        {
            assert_eq!(open(whole), Some(false), "{whole}");
        }
        for broken in ["dans la »", "er sagte „so“", "他说“好”的"] {
            assert_eq!(open(broken), Some(true), "{broken}");
        }
    }

    #[test]
    fn a_gap_remembers_whether_it_was_a_line_end_or_wide() {
        let piece = Piece::read("甲 乙  丙\u{3000}丁 \n 戊", 0.."甲 乙  丙\u{3000}丁 \n 戊".len());
        let gaps: String = piece.glyphs.iter().filter(|g| g.is_gap()).map(|g| g.c).collect();
        assert_eq!(gaps, " \u{3000}\u{3000}\n");
        assert_eq!(piece.squeezed(), "甲乙丙丁戊");
    }

    #[test]
    fn control_characters_are_no_glyphs_but_stay_in_the_range() {
        let text = "\u{1b}[1m报\u{feff}";
        let piece = Piece::read(text, 0..text.len());
        assert_eq!(piece.squeezed(), "[1m报");
        assert_eq!(piece.ranges.len(), 1);
        assert_eq!(piece.ranges[0], 0..text.len());
    }

    #[test]
    fn both_halves_of_a_split_together_have_all_bytes() {
        let text = "甲乙 丙丁";
        let (head, tail) = Piece::read(text, 0..text.len()).split(3);
        assert_eq!((head.squeezed().as_str(), tail.squeezed().as_str()), ("甲乙", "丙丁"));
        let all = [head.ranges, tail.ranges].concat();
        assert_eq!(all, [0..7, 7..13]);
    }
}
