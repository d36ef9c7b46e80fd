//! What a character looks like in a column that runs downwards. Terminals turn
//! no glyphs: a mark whose form differs there is shown by the character that
//! Unicode has for it (U+FE10 to U+FE19, U+FE30 to U+FE48), a letter by its
//! full-width one.

use std::ops::Range;

use super::clusters::{DIGITS, Numerals, is_in_han, tens};
use crate::layout::letters::is_latin;
use crate::model::Lang;

/// What of a text's setting its forms depend on.
#[derive(Clone, Copy, Debug)]
pub(super) struct Forms {
    pub(super) lang: Lang,
    pub(super) numerals: Numerals,
}

impl Forms {
    /// What stands in the squares of a cluster, one text for each.
    pub(super) fn squares(self, text: &str, cluster: &Range<usize>) -> Vec<String> {
        let shown = &text[cluster.clone()];
        if is_in_han(shown, self.numerals) {
            return tens(shown).chars().map(String::from).collect();
        }
        let mut chars = shown.chars();
        let (first, alone) = (chars.next().unwrap_or(' '), chars.as_str().is_empty());
        if !alone {
            return vec![shown.to_owned()];
        }
        let around = GlyphNeighbours {
            before: text[..cluster.start].chars().next_back(),
            after: text[cluster.end..].chars().next(),
        };
        vec![self.form(first, around)]
    }

    fn form(self, c: char, around: GlyphNeighbours) -> String {
        if c == '=' || c == '＝' {
            // Turned, in the one pair of narrow characters that looks like it.
            return "||".to_owned();
        }
        let form = match c {
            '0'..='9' if self.numerals == Numerals::Han => DIGITS[c as usize - '0' as usize],
            '.' | '．' if around.digits() => '・',
            '\'' | '’' if around.letters() => '＇',
            '“' | '”' | '‘' | '’' => self.quote(c),
            '-' | '–' | '−' | '‐' | '‑' => '︲',
            '·' | '‧' | '･' => '・',
            _ => mark(c).or_else(|| full_width(c)).unwrap_or(c),
        };
        form.to_string()
    }

    /// Quotation marks that Chinese writes across are corner brackets downwards:
    /// double ones are ﹃﹄ (GB/T 15834—2011, 5.2), in Japanese 〝〟.
    fn quote(self, c: char) -> char {
        match (c, self.lang) {
            ('“', Lang::Ja) => '〝',
            ('”', Lang::Ja) => '〟',
            ('“', _) => '﹃',
            ('”', _) => '﹄',
            ('‘', _) => '﹁',
            _ => '﹂',
        }
    }
}

/// The neighbours of a character.
#[derive(Clone, Copy)]
struct GlyphNeighbours {
    before: Option<char>,
    after: Option<char>,
}

impl GlyphNeighbours {
    fn both(self, test: impl Fn(char) -> bool) -> bool {
        self.before.is_some_and(&test) && self.after.is_some_and(&test)
    }

    fn digits(self) -> bool {
        self.both(|c| c.is_ascii_digit() || matches!(c, '０'..='９'))
    }

    fn letters(self) -> bool {
        self.both(|c| is_latin(c) && !c.is_numeric())
    }
}

/// A letter, digit or mark of ASCII as wide as a square.
fn full_width(c: char) -> Option<char> {
    matches!(c, '!'..='~').then(|| char::from_u32(u32::from(c) + 0xFEE0)).flatten()
}

/// The vertical form of a mark that has one.
fn mark(c: char) -> Option<char> {
    MARKS.iter().find(|(across, _)| across.contains(c)).map(|(_, down)| *down)
}

/// Marks across, and downwards.
const MARKS: &[(&str, char)] = &[
    ("，,", '︐'),
    ("、､", '︑'),
    ("。｡", '︒'),
    ("：:", '︓'),
    ("；;", '︔'),
    ("！!", '︕'),
    ("？?", '︖'),
    ("〖", '︗'),
    ("〗", '︘'),
    ("…⋯", '︙'),
    ("‥", '︰'),
    ("—―", '︱'),
    ("＿_", '︳'),
    ("〜～~", '︴'),
    ("（(", '︵'),
    ("）)", '︶'),
    ("｛{", '︷'),
    ("｝}", '︸'),
    ("〔", '︹'),
    ("〕", '︺'),
    ("【", '︻'),
    ("】", '︼'),
    ("《«", '︽'),
    ("》»", '︾'),
    ("〈＜<", '︿'),
    ("〉＞>", '﹀'),
    ("「｢", '﹁'),
    ("」｣", '﹂'),
    ("『", '﹃'),
    ("』", '﹄'),
    ("［[", '﹇'),
    ("］]", '﹈'),
    // No form of Unicode's: a han that is a vertical stroke stands for it.
    ("ーｰ", '丨'),
    // Turned as the line is.
    ("→", '↓'),
    ("←", '↑'),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::Widths;

    fn shown(text: &str, lang: Lang, numerals: Numerals) -> String {
        let forms = Forms { lang, numerals };
        let clusters = super::super::clusters::clusters(text, numerals);
        let squares = clusters.flat_map(|cluster| forms.squares(text, &cluster.range));
        squares.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn marks_take_their_vertical_forms() {
        let zh = |text| shown(text, Lang::Zh, Numerals::Digits);
        assert_eq!(zh("好，、。"), "好 ︐ ︑ ︒");
        assert_eq!(zh("“好”‘好’"), "﹃ 好 ﹄ ﹁ 好 ﹂");
        assert_eq!(zh("「好」『好』"), "﹁ 好 ﹂ ﹃ 好 ﹄");
        assert_eq!(
            zh("（一）《二》〈三〉【四】〔五〕"),
            "︵ 一 ︶ ︽ 二 ︾ ︿ 三 ﹀ ︻ 四 ︼ ︹ 五 ︺"
        );
        assert_eq!(zh("……——"), "︙ ︙ ︱ ︱");
        assert_eq!(zh("：；！？"), "︓ ︔ ︕ ︖");
        assert_eq!(shown("“コーヒー”", Lang::Ja, Numerals::Digits), "〝 コ 丨 ヒ 丨 〟");
    }

    #[test]
    fn letters_stand_upright_and_an_apostrophe_is_no_quotation_mark() {
        assert_eq!(shown("Don’t", Lang::Zh, Numerals::Digits), "Ｄ ｏ ｎ ＇ ｔ");
    }

    #[test]
    fn numbers_stand_in_digits_or_in_han() {
        let text = "2026年11月3日3.5%";
        let digits = shown(text, Lang::Zh, Numerals::Digits);
        assert_eq!(digits, "２ ０ ２ ６ 年 11 月 ３ 日 ３ ・ ５ ％");
        let han = shown(text, Lang::Zh, Numerals::Han);
        assert_eq!(han, "二 〇 二 六 年 十 一 月 三 日 三 ・ 五 ％");
    }

    #[test]
    fn every_vertical_form_fills_its_square() {
        let widths = Widths::default();
        let arrows = ['↓', '↑'];
        for (_, form) in MARKS.iter().filter(|(_, form)| !arrows.contains(form)) {
            assert_eq!(widths.char(*form), 2, "{form}");
        }
        for form in "〝〟﹃﹄︲・＇〇一十".chars() {
            assert_eq!(widths.char(form), 2, "{form}");
        }
    }
}
