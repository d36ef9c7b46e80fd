//! The runs that most text is made of, read without asking any rule.

use super::super::class::Class;
use super::super::held;
use super::super::token::{After, Token, TokenKind, TokenWord};
use super::{Analysis, LONG_CHUNK};

impl Analysis<'_> {
    /// Long runs that need no rules: han after han, letters and digits in a
    /// word. Gives where the run ends.
    pub(super) fn run_of_one_class(&mut self, at: usize) -> Option<usize> {
        if self.spaces.is_some() || self.soft_hyphen.is_some() || self.reader.machine.is_joined() {
            return None;
        }
        let limit = self.hidden.first().map_or(self.text.len(), |range| range.start);
        match self.reader.machine.prev() {
            Class::Id if self.reader.tailor.splits_han() => self.han(at, limit),
            // Downwards letters are not counted one by one.
            Class::Al | Class::Nu if self.rules.widths.downwards.is_none() => self.words(at, limit),
            _ => None,
        }
    }

    /// Han after han.
    fn han(&mut self, at: usize, limit: usize) -> Option<usize> {
        if self.is_inside_glued(at) {
            return None;
        }
        let limit = self.glued.first().map_or(limit, |range| limit.min(range.start));
        let bytes = self.text.as_bytes().get(at..limit)?;
        let run = bytes.chunks_exact(3).take_while(|b| is_han_bytes(b)).count();
        let end = at + 3 * run;
        let last = self.text[at..end].chars().next_back()?;
        self.close_unit(at);
        self.push_han(run as u32 - 1);
        self.from = end - 3;
        self.cols = 2;
        self.clustered = false;
        self.reader.machine.skip_run(Class::Id, last);
        Some(end)
    }

    /// The rest of a word, and the words after it that plain spaces part.
    fn words(&mut self, at: usize, limit: usize) -> Option<usize> {
        let bytes = &self.text.as_bytes()[..limit];
        let is_plain = self.reader.tailor.is_plain();
        let mut here = at;
        loop {
            let room = LONG_CHUNK.saturating_sub(here - self.from);
            let word = bytes[here..].iter().take(room);
            let run = word.take_while(|b| b.is_ascii_alphanumeric()).count();
            if run == 0 {
                break;
            }
            here += run;
            self.cols += run;
            let mark = matches!(bytes.get(here), Some(b',' | b'.' | b';' | b':' | b'!' | b'?'));
            let end = here + usize::from(mark);
            let [Some(b' '), Some(next)] = [bytes.get(end), bytes.get(end + 1)] else { break };
            let held = !is_plain && held::may_hold(&bytes[here - run..end]);
            if held || !next.is_ascii_alphanumeric() || !self.glued.is_empty() {
                break;
            }
            self.cols += usize::from(mark);
            self.push_word(end);
            here = end + 1;
        }
        let last = (here > at).then(|| char::from(bytes[here - 1]))?;
        let class = if last.is_ascii_digit() { Class::Nu } else { Class::Al };
        self.reader.machine.skip_run(class, last);
        Some(here)
    }

    /// Emits the unit, which ends with letters and marks of one byte at `end` and
    /// is followed by a space.
    fn push_word(&mut self, end: usize) {
        if self.clustered || !self.text.as_bytes()[self.from].is_ascii() {
            self.push_unit(end, After::Space);
        } else {
            let (bytes, cols) = ((end - self.from) as u32, self.cols as u32);
            let word = TokenWord { bytes, cols, hangs: false, lone: false };
            self.out.push(Token::new(TokenKind::Chunk(word)).with_after(After::Space));
        }
        self.open_unit(end + 1);
    }
}

/// Three bytes of a han between U+4E00 and U+9FFF.
fn is_han_bytes(bytes: &[u8]) -> bool {
    matches!(bytes[0], 0xE5..=0xE9) || (bytes[0] == 0xE4 && bytes[1] >= 0xB8)
}
