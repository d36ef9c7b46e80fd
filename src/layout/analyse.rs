//! Text to tokens, in one pass.

mod emit;
mod runs;

use std::ops::Range;

use super::class::Class;
use super::letters::{is_latin, is_square_letter};
use super::opportunities::BreakFinder;
use super::rules::{Autospace, Rules};
use super::slack::Spacing;
use super::token::{After, MAX_CHUNK, Token, TokenKind, Tokens};
use super::uax14::Verdict;
use super::upright::SideRuby;
use super::width::{Ambiguous, clusters};
use super::word_breaks::{WordBreaks, clings};
use crate::model::Lang;

/// What is known of parts of a text before it is set. Ranges are bytes on
/// character boundaries, ascending and apart.
#[derive(Clone, Copy, Debug, Default)]
pub struct KnownRanges<'a> {
    /// No line may end inside one of these: ruby groups.
    pub glued: &'a [Range<usize>],
    /// These take no columns and are not painted: readings that are switched
    /// off.
    pub hidden: &'a [Range<usize>],
    /// Signs of ours: they cling to the character before, as a combining mark
    /// does, so that they change nothing in where lines may end.
    pub signs: &'a [Range<usize>],
    /// Readings of glued groups that stand beside them downwards.
    pub beside: &'a [SideRuby],
}

impl Tokens {
    /// Analyses one paragraph. The text is below 4 GiB.
    #[must_use]
    pub fn analyse(text: &str, marks: &KnownRanges<'_>, rules: &Rules) -> Self {
        let mut analysis = Analysis::new(text, *marks, rules);
        analysis.run();
        let spacing = match rules.lang {
            Lang::Zh | Lang::Ja => Spacing::Square,
            Lang::Ko => Spacing::Hangul,
            Lang::En => Spacing::Words,
        };
        Self { list: analysis.out.into_boxed_slice(), widths: rules.widths, spacing }
    }
}

const SOFT_HYPHEN: char = '\u{AD}';

/// Chunks are closed here at the next grapheme boundary, ...
const LONG_CHUNK: usize = MAX_CHUNK - 95;
/// ... and here wherever they are.
const LONGEST_CHUNK: usize = MAX_CHUNK - 5;

/// White space that holds a unit together is at most this long.
const LONGEST_GLUED_SPACE: usize = 64;

/// White space read but not yet judged.
#[derive(Clone, Copy)]
struct Spaces {
    from: usize,
    cols: usize,
}

struct Analysis<'a> {
    text: &'a str,
    rules: &'a Rules,
    reader: BreakFinder<'a>,
    words: WordBreaks<'a>,
    glued: &'a [Range<usize>],
    hidden: &'a [Range<usize>],
    signs: &'a [Range<usize>],
    beside: &'a [SideRuby],
    out: Vec<Token>,
    /// The unit being read: where it began, its columns so far.
    from: usize,
    cols: usize,
    /// The unit has characters that only measure as clusters.
    clustered: bool,
    spaces: Option<Spaces>,
    /// A soft hyphen was the last character.
    soft_hyphen: Option<usize>,
}

impl<'a> Analysis<'a> {
    fn new(text: &'a str, marks: KnownRanges<'a>, rules: &'a Rules) -> Self {
        Self {
            text,
            rules,
            reader: BreakFinder::new(text, *rules),
            words: WordBreaks::new(text),
            glued: marks.glued,
            hidden: marks.hidden,
            signs: marks.signs,
            beside: marks.beside,
            out: Vec::with_capacity(text.len() / 8 + 4),
            from: 0,
            cols: 0,
            clustered: false,
            spaces: None,
            soft_hyphen: None,
        }
    }

    fn run(&mut self) {
        let mut at = 0;
        while at < self.text.len() {
            if let Some(range) = self.hidden.first().filter(|range| range.start <= at) {
                let end = range.end.min(self.text.len());
                self.hidden = &self.hidden[1..];
                self.hide(at, end);
                at = at.max(end);
                continue;
            }
            at = match self.run_of_one_class(at) {
                Some(next) => next,
                None => self.one(at),
            };
        }
        self.close_unit(at);
        if let Some(last) = self.out.last_mut().filter(|last| last.after() == After::Glue) {
            *last = last.with_after(After::Nothing);
        }
    }

    /// Reads one character; gives where the next one is.
    fn one(&mut self, at: usize) -> usize {
        let Some(c) = self.text[at..].chars().next() else { return self.text.len() };
        let next = at + c.len_utf8();
        let silent = c == SOFT_HYPHEN && !self.rules.soft_hyphens;
        if silent {
            self.hide(at, next);
            return next;
        }
        let class = if self.is_sign(at) { Class::Cm } else { self.reader.class(at, c) };
        let before = self.reader.machine.prev_char();
        let verdict = self.reader.read_as(at, c, class);
        match class {
            Class::Sp => self.space(at, c),
            _ if class.is_forced() => self.forced(at, next, before),
            _ => {
                // Asked at every letter: a run begins where its first one stands.
                let parts = self.words.ends_before(at, c) || verdict == Verdict::Allowed;
                let allowed = parts && !clings(c) && !self.is_inside_glued(at);
                self.boundary(at, allowed, (before, c));
                self.extend(at, c);
            }
        }
        next
    }

    fn space(&mut self, at: usize, c: char) {
        if let Some(hyphen) = self.soft_hyphen.take() {
            self.hide_inside(hyphen, at);
        }
        let spaces = self.spaces.get_or_insert(Spaces { from: at, cols: 0 });
        spaces.cols += self.rules.widths.char(c);
    }

    fn forced(&mut self, at: usize, next: usize, before: char) {
        let continues = before == '\r' && self.text.as_bytes()[at] == b'\n';
        if continues && self.from == at && self.spaces.is_none() {
            if let Some(last) = self.out.last_mut() {
                *last = Token::new(TokenKind::Break { bytes: 2 });
            }
        } else {
            self.close_unit(at);
            self.out.push(Token::new(TokenKind::Break { bytes: (next - at) as u32 }));
        }
        self.open_unit(next);
    }

    /// Deals with the place before the character at `at`.
    fn boundary(&mut self, at: usize, allowed: bool, around: (char, char)) {
        let soft_hyphen = self.soft_hyphen.take();
        let far = self.spaces.is_some_and(|spaces| at - spaces.from > LONGEST_GLUED_SPACE);
        if !allowed && !far {
            if let Some(spaces) = self.spaces.take() {
                self.cols += spaces.cols;
            }
            if let Some(hyphen) = soft_hyphen {
                self.hide_inside(hyphen, at);
            }
            return;
        }
        self.close_up(around.1);
        if let Some(hyphen) = soft_hyphen {
            if hyphen > self.from {
                self.push_unit(hyphen, After::SoftHyphen);
            } else {
                self.hide_inside(hyphen, at);
                self.set_after(After::Nothing);
            }
        } else {
            let spaced = self.spaces.is_some();
            self.close_unit(at);
            if !spaced {
                self.set_after(self.gap(around));
            }
        }
        self.open_unit(at);
    }

    /// Downwards a space between han and Latin takes no square: it stands for a
    /// quarter of one.
    fn close_up(&mut self, right: char) {
        let Some(spaces) = &mut self.spaces else { return };
        let (before, blank) = (&self.text[..spaces.from], self.text[spaces.from..].chars());
        let left = before.chars().next_back().unwrap_or(' ');
        let is_one = blank.take(2).eq([' ', right]);
        if self.rules.widths.downwards.is_some() && is_one && is_mixed(left, right) {
            spaces.cols = 0;
        }
    }

    /// Takes the character at `at` into the unit.
    fn extend(&mut self, at: usize, c: char) {
        let long = at - self.from;
        let starts_cluster = !clusters(c);
        if (long >= LONG_CHUNK && starts_cluster) || long >= LONGEST_CHUNK {
            self.push_unit(at, After::Nothing);
            self.open_unit(at);
        }
        if c == SOFT_HYPHEN {
            self.soft_hyphen = Some(at);
            return;
        }
        // Two digits downwards share a square: they only measure together.
        let paired = self.rules.widths.downwards.is_some() && c.is_ascii_alphanumeric();
        self.clustered |= !starts_cluster || paired;
        self.cols += self.rules.widths.char(c);
    }

    /// Passes over text that is not set, as if it were a combining mark.
    fn hide(&mut self, from: usize, to: usize) {
        let verdict = self.reader.read_as(from, SOFT_HYPHEN, Class::Cm);
        let allowed = verdict == Verdict::Allowed && !self.is_inside_glued(from);
        self.boundary(from, allowed, ('\0', '\0'));
        self.hide_inside(from, to);
    }

    /// Cuts `from..to` out of the unit, without letting it break there.
    fn hide_inside(&mut self, from: usize, to: usize) {
        self.push_unit(from, After::Glue);
        let mut left = to.saturating_sub(from);
        while left > 0 {
            let bytes = left.min(MAX_CHUNK);
            left -= bytes;
            let token = Token::new(TokenKind::Hidden { bytes: bytes as u32 });
            self.out.push(token.with_after(After::Glue));
        }
        self.open_unit(to);
    }

    /// The gap at a break opportunity between two characters.
    fn gap(&self, (left, right): (char, char)) -> After {
        let rules = self.rules;
        let chinese = matches!(rules.lang, Lang::Zh | Lang::Ja);
        if !chinese || self.reader.tailor.is_plain() {
            return After::Nothing;
        }
        let pads = rules.widths.ambiguous == Ambiguous::Narrow
            && rules.widths.downwards.is_none()
            && (matches!(right, '“' | '‘') && is_square_letter(left)
                || matches!(left, '”' | '’') && is_square_letter(right));
        if pads {
            return After::OpenGap;
        }
        match rules.autospace {
            Autospace::Stretch if is_mixed(left, right) => After::ClosedGap,
            Autospace::Always if is_mixed(left, right) => After::OpenGap,
            _ => After::Nothing,
        }
    }

    fn is_sign(&mut self, at: usize) -> bool {
        while self.signs.first().is_some_and(|range| range.end <= at) {
            self.signs = &self.signs[1..];
        }
        self.signs.first().is_some_and(|range| range.contains(&at))
    }

    fn is_inside_glued(&mut self, at: usize) -> bool {
        while self.glued.first().is_some_and(|range| range.end <= at) {
            self.glued = &self.glued[1..];
        }
        self.glued.first().is_some_and(|range| range.start < at)
    }
}

/// Whether han stands beside a Latin letter or a digit.
fn is_mixed(left: char, right: char) -> bool {
    is_square_letter(left) && is_latin(right) || is_latin(left) && is_square_letter(right)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens(text: &str, lang: Lang) -> Vec<String> {
        let tokens = Tokens::analyse(text, &KnownRanges::default(), &Rules::of(lang));
        let mut at = 0;
        let mut shown = Vec::new();
        for token in &tokens.list {
            let (name, bytes) = match token.kind() {
                TokenKind::Han(count) => ("han", 3 * count),
                TokenKind::Chunk(chunk) => ("chunk", chunk.bytes),
                TokenKind::Space { bytes, .. } => ("space", bytes),
                TokenKind::Break { bytes } => ("break", bytes),
                TokenKind::Hidden { bytes } => ("hidden", bytes),
            };
            let end = at + bytes as usize;
            shown.push(format!("{name} {:?} {:?}", &text[at..end], token.after()));
            at = end + token.after().bytes() as usize;
        }
        assert_eq!(at, text.len());
        shown
    }

    #[test]
    fn han_run_together_and_take_their_marks_into_chunks() {
        assert_eq!(
            tokens("春水满河，说“好”了", Lang::Zh),
            [
                "han \"春水满\" Nothing",
                "chunk \"河，\" Nothing",
                "han \"说\" OpenGap",
                "chunk \"“好”\" OpenGap",
                "han \"了\" Nothing"
            ]
        );
    }

    #[test]
    fn words_carry_their_space_and_gaps_stand_only_where_there_is_none() {
        assert_eq!(
            tokens("用Rust 写 it\n", Lang::Zh),
            [
                "han \"用\" ClosedGap",
                "chunk \"Rust\" Space",
                "han \"写\" Space",
                "chunk \"it\" Nothing",
                "break \"\\n\" Nothing"
            ]
        );
    }

    #[test]
    fn three_bytes_and_two_columns_alone_make_no_han() {
        assert_eq!(tokens("0Ĕ", Lang::Zh), ["chunk \"0Ĕ\" Nothing"]);
    }

    #[test]
    fn tokens_take_less_memory_than_the_text() {
        let zh = "新渠通水，下游三县用水有了保障。";
        let en = "The ferry across the lower river runs again, and on time. ";
        for (text, lang) in [(zh, Lang::Zh), (en, Lang::En)] {
            let text = text.repeat(50);
            let tokens = Tokens::analyse(&text, &KnownRanges::default(), &Rules::of(lang));
            assert!(tokens.bytes() < text.len(), "{} of {}", tokens.bytes(), text.len());
        }
    }

    #[test]
    fn hostile_marks_do_not_outgrow_a_chunk() {
        let text = format!("a{}{}b", "\u{301}".repeat(5000), "\u{A0}".repeat(5000));
        let shown = tokens(&text, Lang::En);
        assert!(shown.len() > 2);
    }
}
