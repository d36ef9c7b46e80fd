//! What the customs of Chinese, Japanese and Korean change of UAX #14
//! (CLREQ, GB/T 15834, JLREQ, KLREQ, CSS Text): classes of single characters,
//! by level and by their neighbours.

use super::class::{Class, class_of, is_common_han};
use super::letters::{is_hangul, is_latin};
use super::rules::{LineBreak, Rules};
use crate::model::Lang;

/// Which customs are laid over UAX #14.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Custom {
    Plain,
    /// Chinese by CLREQ and GB/T 15834.
    Chinese(ZhLevel),
    /// Japanese, and CSS Text's `normal` and `loose` for Chinese.
    Japanese(JaLevel),
    Korean {
        /// No break between hangul but at spaces.
        keep_all: bool,
    },
    /// Text in words.
    Latin {
        /// `and/or` is one word.
        keeps_solidus: bool,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum ZhLevel {
    None,
    Basic,
    Gb,
    Strict,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum JaLevel {
    Loose,
    Normal,
    Strict,
}

/// Gives every character its class where it stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tailoring {
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

    /// It is a mark inside a number of full-width digits, as in １２：３０.
    fn is_in_wide_number(self) -> bool {
        let wide = |c: char| matches!(c, '０'..='９');
        matches!(self.c, '．' | '，' | '：' | '·' | '・' | '‧')
            && self.before().is_some_and(wide)
            && self.after().is_some_and(wide)
    }

    /// A path begins with this solidus, after text that is none of it.
    fn begins_path(self) -> bool {
        let is_start = !self.before().is_some_and(|c| c.is_ascii_graphic());
        self.c == '/' && is_start && super::address::is_address(self.text, self.byte)
    }

    /// It stands inside a Latin word or number.
    fn is_in_word(self) -> bool {
        self.before().is_some_and(is_latin) && self.after().is_some_and(is_latin)
    }
}

impl Tailoring {
    pub(super) fn new(rules: Rules) -> Self {
        let custom = match (rules.level, rules.lang) {
            (LineBreak::Uax14, _) | (LineBreak::Loose, Lang::En) => Custom::Plain,
            (LineBreak::Normal, Lang::En) => Custom::Latin { keeps_solidus: false },
            (LineBreak::Strict, Lang::En) => Custom::Latin { keeps_solidus: true },
            (LineBreak::Syllable, _) | (LineBreak::Normal | LineBreak::Loose, Lang::Ko) => {
                Custom::Korean { keep_all: false }
            }
            (LineBreak::KeepAll, _) | (LineBreak::Strict, Lang::Ko) => {
                Custom::Korean { keep_all: true }
            }
            (LineBreak::None, _) => Custom::Chinese(ZhLevel::None),
            (LineBreak::Basic, _) => Custom::Chinese(ZhLevel::Basic),
            // CSS Text's normal would allow ‐ – 〜 ゠ at a line start; CLREQ does not.
            (LineBreak::Gb, _) | (LineBreak::Normal, Lang::Zh) => Custom::Chinese(ZhLevel::Gb),
            (LineBreak::Strict, Lang::Zh) => Custom::Chinese(ZhLevel::Strict),
            (LineBreak::Strict, _) => Custom::Japanese(JaLevel::Strict),
            (LineBreak::Normal, _) => Custom::Japanese(JaLevel::Normal),
            (LineBreak::Loose, _) => Custom::Japanese(JaLevel::Loose),
        };
        Self { custom }
    }

    /// UAX #14 as it is.
    pub(super) fn is_plain(self) -> bool {
        self.custom == Custom::Plain
    }

    /// No line may end after a solidus (GB/T 15834 5.1.10).
    pub(super) fn keeps_after_solidus(self) -> bool {
        let custom = self.custom;
        custom == (Custom::Latin { keeps_solidus: true })
            || matches!(custom, Custom::Chinese(ZhLevel::Gb | ZhLevel::Strict))
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
            Custom::Plain | Custom::Latin { .. } => class,
            _ if c.is_ascii_alphanumeric() => class,
            _ if at.is_in_wide_number() => Class::Is,
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

fn chinese(at: At<'_>, class: Class, prev: Class, level: ZhLevel) -> Class {
    if is_common_han(at.c) {
        // 100余, 30多: the count goes on.
        return if prev == Class::Nu && matches!(at.c, '余' | '餘' | '多') {
            Class::Po
        } else {
            class
        };
    }
    if level == ZhLevel::None {
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
        '/' if at.begins_path() => Class::Al,
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
fn chinese_pair(at: At<'_>, level: ZhLevel) -> Class {
    let pair = at.is_doubled() || at.c == '⸺';
    if pair && level < ZhLevel::Strict { Class::B2 } else { Class::Ex }
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

fn japanese(at: At<'_>, class: Class, prev: Class, level: JaLevel) -> Class {
    let after_word = matches!(prev, Class::Al | Class::Nu | Class::Hl);
    let loose = level == JaLevel::Loose;
    match at.c {
        '‐' | '–' | '〜' | '～' | '゠' if level < JaLevel::Strict && !after_word => {
            Class::Id
        }
        '～' => Class::Ns,
        '—' | '―' if at.is_doubled() => Class::B2,
        '―' => Class::B2,
        '…' | '⋯' | '‥' if loose && at.is_doubled() => Class::B2,
        '・' | '：' | '；' | '･' | '‼' | '⁇' | '⁈' | '⁉' | '！' | '？' if loose => {
            Class::Id
        }
        '々' | '〻' | 'ゝ' | 'ゞ' | 'ヽ' | 'ヾ' if loose => Class::Id,
        _ => match common(at, class) {
            Class::Cj if level < JaLevel::Strict => Class::Id,
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
        '”' | '’' | '」' | '』' | ')' if keep_all && at.after().is_some_and(is_hangul) => {
            Class::Qu
        }
        _ => match common(at, class) {
            Class::H2 | Class::H3 | Class::Jl | Class::Jv | Class::Jt if keep_all => Class::Al,
            Class::Id | Class::Cj if keep_all && at.c.is_alphabetic() => Class::Al,
            settled => settled,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::broken;
    use super::*;

    fn zh(level: LineBreak, text: &str) -> String {
        broken(text, Rules { level, ..Rules::of(Lang::Zh) })
    }

    fn ja(level: LineBreak, text: &str) -> String {
        broken(text, Rules { level, ..Rules::of(Lang::Ja) })
    }

    #[test]
    fn quotation_marks_open_and_close_as_brackets_do() {
        assert_eq!(zh(LineBreak::Gb, "他说“你好”然后"), "他|说|“你|好”|然|后");
        assert_eq!(zh(LineBreak::Gb, "用‘好’字，"), "用|‘好’|字，");
        assert_eq!(zh(LineBreak::Gb, "看O’Neil的书"), "看|O’Neil|的|书", "an apostrophe");
        assert_eq!(zh(LineBreak::Gb, "版“Windows”好"), "版|“Windows”|好");
    }

    #[test]
    fn double_dashes_and_ellipses_begin_a_line_unless_the_level_is_strict() {
        assert_eq!(zh(LineBreak::Gb, "完——他……走"), "完|——|他|……|走");
        assert_eq!(zh(LineBreak::Strict, "完——他……走"), "完——|他……|走");
        assert_eq!(zh(LineBreak::Basic, "完—他…走"), "完—|他…|走", "single ones never do");
        assert_eq!(zh(LineBreak::None, "完——他……走"), "完|——|他|……|走");
    }

    #[test]
    fn numbers_keep_their_signs_and_units() {
        let text = "涨15%到25℃约100余人花￥500和1,234.5元";
        assert_eq!(zh(LineBreak::Gb, text), "涨|15%|到|25℃|约|100余|人|花|￥500|和|1,234.5|元");
        assert_eq!(zh(LineBreak::Gb, "在１９９８年降－５℃"), "在|１９９８|年|降－５℃");
        assert_eq!(zh(LineBreak::Gb, "富余和多数"), "富|余|和|多|数", "no number, no count");
    }

    #[test]
    fn a_middle_dot_ends_a_line_between_names_but_not_within_a_date() {
        assert_eq!(zh(LineBreak::Gb, "卡尔·马可"), "卡|尔·|马|可");
        assert_eq!(zh(LineBreak::Gb, "过3·15节"), "过|3·15|节");
    }

    #[test]
    fn gb_keeps_the_solidus_from_both_ends_and_basic_from_one() {
        assert_eq!(zh(LineBreak::Basic, "红/绿／蓝"), "红/|绿／|蓝");
        assert_eq!(zh(LineBreak::Gb, "红/绿／蓝"), "红/绿／蓝");
    }

    #[test]
    fn no_space_lets_a_mark_begin_a_line() {
        assert_eq!(zh(LineBreak::Gb, "甲 ：乙 ～丙 ，丁"), "甲 ：|乙 ～|丙 ，|丁");
        assert_eq!(zh(LineBreak::Gb, "甲 - 乙"), "甲 - |乙");
        assert_eq!(zh(LineBreak::Gb, "注；％（15）℃"), "注；％|（15）℃");
    }

    #[test]
    fn without_rules_any_mark_may_stand_anywhere() {
        assert_eq!(zh(LineBreak::None, "好，“他”《书》"), "好|，|“|他|”|《|书|》");
        assert_eq!(zh(LineBreak::None, "涨15%了"), "涨|15%|了");
    }

    #[test]
    fn small_kana_and_iteration_marks_follow_the_japanese_level() {
        assert_eq!(ja(LineBreak::Strict, "キャラー人々"), "キャ|ラー|人々");
        assert_eq!(ja(LineBreak::Normal, "キャラー人々"), "キ|ャ|ラ|ー|人々");
        assert_eq!(ja(LineBreak::Loose, "キャラー人々"), "キ|ャ|ラ|ー|人|々");
        assert_eq!(ja(LineBreak::Loose, "えっ……と？"), "え|っ|……|と|？", "…… stays whole");
        assert_eq!(ja(LineBreak::Normal, "「はい」と、"), "「は|い」|と、");
    }

    #[test]
    fn korean_breaks_at_syllables_or_at_words() {
        let ko = |level, text| broken(text, Rules { level, ..Rules::of(Lang::Ko) });
        assert_eq!(ko(LineBreak::Syllable, "새 도서관"), "새 |도|서|관");
        assert_eq!(ko(LineBreak::KeepAll, "새 도서관(圖書館)에"), "새 |도서관(圖書館)에");
        assert_eq!(ko(LineBreak::Syllable, "그는 “네” 했다."), "그|는 |“네” |했|다.");
    }
}
