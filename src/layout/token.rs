//! The result of an analysis, four bytes a token.
//!
//! Tokens are kept as long as a paragraph is near the screen, and are read
//! again for each measure; they are smaller than the text that they stand for
//! so that an article of ten megabytes can be filled again in milliseconds.
//!
//! A token is a run of text that the rules hold together (or a run of han,
//! which they do not), with what follows it up to the next break opportunity.
//! Packing: bits 0–2 kind, 3–5 what follows; then a count of han, or flags
//! (6 hangs, 7 lone), bytes (8–19) and columns (20–31).

use super::slack::Spacing;
use super::width::Widths;

/// A paragraph's break opportunities and widths, for [`super::fill`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tokens {
    pub(super) list: Box<[Token]>,
    pub(super) widths: Widths,
    pub(super) spacing: Spacing,
}

impl Tokens {
    /// Memory the tokens take, in bytes.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.list.len() * size_of::<Token>()
    }
}

/// The most bytes, and the most columns, of one chunk.
pub(super) const MAX_CHUNK: usize = 0xFFF;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TokenKind {
    /// So many characters of three bytes and two columns, with a break
    /// opportunity before each.
    Han(u32),
    /// Text without a break opportunity in it.
    Chunk(TokenWord),
    /// White space that vanishes at both ends of a line.
    Space { bytes: u32, cols: u32 },
    /// The line ends here.
    Break { bytes: u32 },
    /// Text that is not set at all.
    Hidden { bytes: u32 },
}

impl TokenKind {
    /// Bytes of the text.
    pub(super) fn bytes(self) -> u32 {
        match self {
            Self::Han(count) => 3 * count,
            Self::Chunk(TokenWord { bytes, .. })
            | Self::Space { bytes, .. }
            | Self::Break { bytes }
            | Self::Hidden { bytes } => bytes,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct TokenWord {
    pub(super) bytes: u32,
    pub(super) cols: u32,
    /// Ends with a mark of two columns that may hang.
    pub(super) hangs: bool,
    /// One han or kana and marks: sad as a last line.
    pub(super) lone: bool,
}

/// What stands between a token and the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum After {
    /// A break opportunity.
    Nothing,
    /// One where justification may open a column.
    ClosedGap,
    /// One with a column that a tight line may close.
    OpenGap,
    /// One, at a space.
    Space,
    /// One, at a soft hyphen.
    SoftHyphen,
    /// No break opportunity.
    Glue,
}

impl After {
    /// Bytes of the text that belong to no unit.
    pub(super) fn bytes(self) -> u32 {
        match self {
            Self::Space => 1,
            Self::SoftHyphen => 2,
            _ => 0,
        }
    }

    /// Columns, if nothing is stretched or closed.
    pub(super) fn cols(self) -> u32 {
        u32::from(matches!(self, Self::Space | Self::OpenGap))
    }

    /// Columns that remain when all is closed.
    pub(super) fn least(self) -> u32 {
        u32::from(self == Self::Space)
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Token(u32);

const HAN: u32 = 0;
const CHUNK: u32 = 1;
const SPACE: u32 = 2;
const BREAK: u32 = 3;
const HIDDEN: u32 = 4;

/// The code of [`After::Space`].
const SPACED: u32 = 3;

/// The most han of one token.
const MAX_HAN: u32 = (1 << 26) - 1;

impl Token {
    pub(super) fn new(kind: TokenKind) -> Self {
        let sized = |kind, bytes: u32, cols: u32| kind | bytes << 8 | cols << 20;
        Self(match kind {
            TokenKind::Han(count) => HAN | count << 6,
            TokenKind::Chunk(chunk) => {
                sized(CHUNK, chunk.bytes, chunk.cols)
                    | u32::from(chunk.hangs) << 6
                    | u32::from(chunk.lone) << 7
            }
            TokenKind::Space { bytes, cols } => sized(SPACE, bytes, cols),
            TokenKind::Break { bytes } => sized(BREAK, bytes, 0),
            TokenKind::Hidden { bytes } => sized(HIDDEN, bytes, 0),
        })
    }

    #[inline]
    pub(super) fn kind(self) -> TokenKind {
        let (bytes, cols) = (self.0 >> 8 & 0xFFF, self.0 >> 20);
        match self.0 & 7 {
            HAN => TokenKind::Han(self.0 >> 6),
            CHUNK => TokenKind::Chunk(TokenWord {
                bytes,
                cols,
                hangs: self.0 & 1 << 6 != 0,
                lone: self.0 & 1 << 7 != 0,
            }),
            SPACE => TokenKind::Space { bytes, cols },
            BREAK => TokenKind::Break { bytes },
            _ => TokenKind::Hidden { bytes },
        }
    }

    /// Columns and bytes of a word with a space after it, which most tokens
    /// of Latin text are.
    #[inline]
    pub(super) fn spaced_word(self) -> Option<(u32, u32)> {
        (self.0 & 0x3F == CHUNK | SPACED << 3).then_some((self.0 >> 20, self.0 >> 8 & 0xFFF))
    }

    #[inline]
    pub(super) fn after(self) -> After {
        match self.0 >> 3 & 7 {
            0 => After::Nothing,
            1 => After::ClosedGap,
            2 => After::OpenGap,
            SPACED => After::Space,
            4 => After::SoftHyphen,
            _ => After::Glue,
        }
    }

    pub(super) fn with_after(self, after: After) -> Self {
        let code = match after {
            After::Nothing => 0,
            After::ClosedGap => 1,
            After::OpenGap => 2,
            After::Space => SPACED,
            After::SoftHyphen => 4,
            After::Glue => 5,
        };
        Self(self.0 & !(7 << 3) | code << 3)
    }

    /// The same run with `more` han, if it is one, may be broken after, and
    /// has room.
    pub(super) fn with_more_han(self, more: u32) -> Option<Self> {
        let grows = self.0 & 0x3F == HAN && (self.0 >> 6) + more <= MAX_HAN;
        grows.then(|| Self(self.0 + (more << 6)))
    }
}

impl std::fmt::Debug for Token {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:?}+{:?}", self.kind(), self.after())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_packed_comes_out_again() {
        let chunk = TokenWord { bytes: 4095, cols: 4095, hangs: true, lone: false };
        let kinds = [
            TokenKind::Han(MAX_HAN),
            TokenKind::Chunk(chunk),
            TokenKind::Chunk(TokenWord { bytes: 1, cols: 0, hangs: false, lone: true }),
            TokenKind::Space { bytes: 3, cols: 2 },
            TokenKind::Break { bytes: 2 },
            TokenKind::Hidden { bytes: 7 },
        ];
        let afters = [
            After::Nothing,
            After::ClosedGap,
            After::OpenGap,
            After::Space,
            After::SoftHyphen,
            After::Glue,
        ];
        for kind in kinds {
            for after in afters {
                let token = Token::new(kind).with_after(after);
                assert_eq!((token.kind(), token.after()), (kind, after));
            }
        }
    }

    #[test]
    fn a_run_of_han_grows_only_where_nothing_follows_it() {
        let run = Token::new(TokenKind::Han(3));
        assert_eq!(run.with_more_han(2).map(Token::kind), Some(TokenKind::Han(5)));
        assert_eq!(run.with_after(After::ClosedGap).with_more_han(2), None);
        assert_eq!(run.with_more_han(MAX_HAN), None);
        assert_eq!(Token::new(TokenKind::Break { bytes: 1 }).with_more_han(1), None);
    }
}
