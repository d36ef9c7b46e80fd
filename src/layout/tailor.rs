//! What the customs of Chinese, Japanese and Korean change of UAX #14
//! (CLREQ, GB/T 15834, JLREQ, KLREQ, CSS Text): classes of single characters,
//! by level and by their neighbours.

use super::class::{Class, class_of, is_common_han};
use super::rules::{LineBreak, Rules};
use crate::model::Lang;

/// Which customs are laid over UAX #14.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Custom {
    Plain,
    /// Chinese by CLREQ and GB/T 15834.
    Chinese(Zh),
    /// Japanese, and CSS Text's `normal` and `loose` for Chinese.
    Japanese(Ja),
    Korean {
        /// No break between hangul but at spaces.
        keep_all: bool,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Zh {
    None,
    Basic,
    Gb,
    Strict,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Ja {
    Loose,
    Normal,
    Strict,
}

/// Gives every character its class where it stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tailor {
    custom: Custom,
}

/// A character and where it stands.
#[derive(Clone, Copy)]
struct At<'a> {
    text: &'a str,
    byte: usize,
    c: char,
}

impl At<'_> {
    fn before(self) -> Option<char> {
        self.text[..self.byte].chars().next_back()
    }

    fn after(self) -> Option<char> {
        self.text[self.byte + self.c.len_utf8()..].chars().next()
    }

    /// The same character stands beside it.
    fn is_doubled(self) -> bool {
        self.before() == Some(self.c) || self.after() == Some(self.c)
    }

    /// It stands before a number, but not after one.
    fn is_sign(self) -> bool {
        self.after().is_some_and(char::is_numeric) && !self.before().is_some_and(char::is_numeric)
    }

    /// It stands inside a Latin word or number.
    fn is_in_word(self) -> bool {
        self.before().is_some_and(is_latin) && self.after().is_some_and(is_latin)
    }
}

/// A letter or digit of a script that is set in words and narrow cells.
pub(super) fn is_latin(c: char) -> bool {
    c.is_ascii_alphanumeric()
        || (matches!(c, '\u{AA}'..='\u{10FF}' | '\u{1E00}'..='\u{1FFF}') && c.is_alphanumeric())
}

impl Tailor {
    pub(super) fn new(rules: Rules) -> Self {
        let custom = match (rules.level, rules.lang) {
            (LineBreak::Uax14, _) => Custom::Plain,
            (LineBreak::None, _) => Custom::Chinese(Zh::None),
            (LineBreak::Basic, _) => Custom::Chinese(Zh::Basic),
            // CSS Text's normal would allow ‐ – 〜 ゠ at a line start; CLREQ does not.
            (LineBreak::Gb, _) | (LineBreak::Normal, Lang::Zh) => Custom::Chinese(Zh::Gb),
            (LineBreak::Strict, Lang::Zh) => Custom::Chinese(Zh::Strict),
            (LineBreak::Strict, _) => Custom::Japanese(Ja::Strict),
            (LineBreak::Normal, _) => Custom::Japanese(Ja::Normal),
            (LineBreak::Loose, _) => Custom::Japanese(Ja::Loose),
            (LineBreak::Syllable, _) => Custom::Korean { keep_all: false },
            (LineBreak::KeepAll, _) => Custom::Korean { keep_all: true },
        };
        Self { custom }
    }

    /// UAX #14 as it is.
    pub(super) fn is_plain(self) -> bool {
        self.custom == Custom::Plain
    }

    /// No line may end after a solidus (GB/T 15834 5.1.10).
    pub(super) fn keeps_after_solidus(self) -> bool {
        matches!(self.custom, Custom::Chinese(Zh::Gb | Zh::Strict))
    }

    /// A break is allowed before every common han that follows another.
    pub(super) fn splits_han(self) -> bool {
        self.custom != (Custom::Korean { keep_all: true })
    }

    /// The class of the character `c` at `byte` of `text`, where the
    /// character before it counts as one of class `prev`.
    pub(super) fn class(self, text: &str, byte: usize, c: char, prev: Class) -> Class {
        let class = class_of(c);
        let at = At { text, byte, c };
        match self.custom {
            Custom::Plain => class,
            _ if c.is_ascii_alphanumeric() => class,
            Custom::Chinese(level) => chinese(at, class, prev, level),
            Custom::Japanese(level) => japanese(at, class, prev, level),
            Custom::Korean { keep_all } => korean(at, class, keep_all),
        }
    }
}

/// What is the same wherever text is set in square cells.
fn common(at: At<'_>, class: Class) -> Class {
    match at.c {
        '“' | '”' | '‘' | '’' if at.is_in_word() => Class::Al,
        '“' | '‘' => Class::OpWide,
        '”' | '’' => Class::Cl,
        '\u{3000}' => Class::Sp,
        '０'..='９' => Class::Nu,
        'Ａ'..='Ｚ' | 'ａ'..='ｚ' => Class::Al,
        _ => class,
    }
}

fn chinese(at: At<'_>, class: Class, prev: Class, level: Zh) -> Class {
    if is_common_han(at.c) {
        // 100余, 30多: the count goes on.
        return if prev == Class::Nu && matches!(at.c, '余' | '餘' | '多') {
            Class::Po
        } else {
            class
        };
    }
    if level == Zh::None {
        return unruled(at, class);
    }
    match at.c {
        '…' | '⋯' | '—' | '―' | '⸺' => chinese_pair(at, level),
        '·' | '‧' | '・' | '･' | '•' if at.is_in_word() => Class::Al,
        '－' if at.is_sign() => Class::Hy,
        '·' | '‧' | '・' | '･' | '～' | '〜' | '゠' | '－' | '﹘' | '﹣' | '﹑' => {
            Class::Ex
        }
        '／' => Class::Sy,
        '-' if at.before() == Some(' ') && at.after() == Some(' ') => Class::Ex,
        '〃' | '々' | '〻' => Class::Ns,
        _ => match common(at, class) {
            // These may not begin a line even where a space precedes them.
            Class::Ns | Class::In | Class::Hh => Class::Ex,
            Class::Cj => Class::Id,
            // Nor these, whatever they follow.
            Class::Po if !matches!(prev, Class::Nu | Class::Al | Class::Id) => Class::Ex,
            settled => settled,
        },
    }
}

/// —— and ……: one unit, which may begin a line unless the level is strict;
/// a single one may not.
fn chinese_pair(at: At<'_>, level: Zh) -> Class {
    let pair = at.is_doubled() || at.c == '⸺';
    if pair && level < Zh::Strict { Class::B2 } else { Class::Ex }
}

/// No rule for line starts and ends; only what must not be split holds.
fn unruled(at: At<'_>, class: Class) -> Class {
    match at.c {
        '—' | '―' | '…' | '⋯' if at.is_doubled() => Class::B2,
        '—' | '―' | '⸺' | '…' | '⋯' => Class::Id,
        '“' | '”' | '‘' | '’' if !at.is_in_word() => Class::Id,
        c if c >= '\u{3001}' => match common(at, class) {
            Class::OpWide
            | Class::Op
            | Class::Cl
            | Class::CpWide
            | Class::Ex
            | Class::Ns
            | Class::Cj
            | Class::In => Class::Id,
            settled => settled,
        },
        _ => common(at, class),
    }
}

fn japanese(at: At<'_>, class: Class, prev: Class, level: Ja) -> Class {
    let after_word = matches!(prev, Class::Al | Class::Nu | Class::Hl);
    let loose = level == Ja::Loose;
    match at.c {
        '‐' | '–' | '〜' | '～' | '゠' if level < Ja::Strict && !after_word => Class::Id,
        '～' => Class::Ns,
        '—' | '―' if at.is_doubled() => Class::B2,
        '―' => Class::B2,
        '…' | '⋯' | '‥' if loose && at.is_doubled() => Class::B2,
        '・' | '：' | '；' | '･' | '‼' | '⁇' | '⁈' | '⁉' | '！' | '？' if loose => {
            Class::Id
        }
        '々' | '〻' | 'ゝ' | 'ゞ' | 'ヽ' | 'ヾ' if loose => Class::Id,
        _ => match common(at, class) {
            Class::Cj if level < Ja::Strict => Class::Id,
            Class::In if loose => Class::Id,
            Class::Po if loose && !after_word && !at.c.is_ascii() => Class::Id,
            settled => settled,
        },
    }
}

fn korean(at: At<'_>, class: Class, keep_all: bool) -> Class {
    match at.c {
        '·' | '‧' | '・' if at.is_in_word() => Class::Al,
        '·' | '‧' | '・' => Class::Ex,
        '～' => Class::Ns,
        _ => match common(at, class) {
            Class::H2 | Class::H3 | Class::Jl | Class::Jv | Class::Jt if keep_all => Class::Al,
            Class::Id | Class::Cj if keep_all && at.c.is_alphabetic() => Class::Al,
            settled => settled,
        },
    }
}
