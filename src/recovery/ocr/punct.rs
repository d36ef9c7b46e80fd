//! Stage: punctuation. OCR gives half-width marks; between han they are set
//! full width (GB/T 15834). Numbers, times and Latin text keep theirs.

use super::glyph::{Glyph, is_cjk, is_han, is_wide_mark};
use crate::model::Lang;

/// Sets half-width marks of Chinese or Japanese text full width. Other
/// languages are left alone.
pub(super) fn widen(glyphs: &mut [Glyph], lang: Lang) {
    if !matches!(lang, Lang::Zh | Lang::Ja) {
        return;
    }
    widen_brackets(glyphs);
    for i in 0..glyphs.len() {
        let wide = match glyphs[i].c {
            ',' if lang == Lang::Ja => '、',
            ',' => '，',
            ';' => '；',
            ':' => '：',
            '!' => '！',
            '?' => '？',
            '.' | '｡' => '。',
            _ => continue,
        };
        if stands_in_cjk(glyphs, i) {
            glyphs[i].c = wide;
        }
    }
}

/// Whether the mark at `i` belongs to the han around it.
fn stands_in_cjk(glyphs: &[Glyph], i: usize) -> bool {
    let before = base(glyphs[..i].iter().rev());
    let after = base(glyphs[i + 1..].iter());
    let touches = |at: Option<&Glyph>| at.is_some_and(|g| g.c.is_ascii_alphanumeric());
    let next = glyphs.get(i + 1);
    if glyphs[i].c == '.' {
        let dots = next.is_some_and(|g| g.c == '.') || i > 0 && glyphs[i - 1].c == '.';
        return before.is_some_and(is_cjk) && !touches(next) && !dots;
    }
    before.is_some_and(is_cjk) || after.is_some_and(is_han) && before.is_some()
}

/// The first character that is neither a gap nor a quotation mark.
fn base<'a>(mut glyphs: impl Iterator<Item = &'a Glyph>) -> Option<char> {
    let quote = |c: char| matches!(c, '"' | '\'' | '“' | '”' | '‘' | '’');
    glyphs.find(|g| !g.is_gap() && !quote(g.c)).map(|g| g.c)
}

/// Brackets go by pairs: wide if they hold han or touch them.
fn widen_brackets(glyphs: &mut [Glyph]) {
    let mut han_before = Vec::with_capacity(glyphs.len() + 1);
    han_before.push(0_usize);
    for glyph in glyphs.iter() {
        let last = han_before.last().copied().unwrap_or(0);
        han_before.push(last + usize::from(is_han(glyph.c)));
    }
    let touches_han = |glyphs: &[Glyph], i: usize| {
        let before = base(glyphs[..i].iter().rev().take(3));
        let after = base(glyphs[i + 1..].iter().take(3));
        [before, after].into_iter().flatten().any(|c| is_han(c) || is_wide_mark(c))
    };
    let mut open = Vec::new();
    for i in 0..glyphs.len() {
        match glyphs[i].c {
            '(' => open.push(i),
            ')' => {
                let Some(start) = open.pop() else {
                    if touches_han(glyphs, i) {
                        glyphs[i].c = '）';
                    }
                    continue;
                };
                let holds = han_before[i] > han_before[start];
                if holds || touches_han(glyphs, start) || touches_han(glyphs, i) {
                    glyphs[start].c = '（';
                    glyphs[i].c = '）';
                }
            }
            _ => {}
        }
    }
    for i in open {
        if touches_han(glyphs, i) {
            glyphs[i].c = '（';
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::glyph::Piece;
    use super::*;

    fn widened(text: &str, lang: Lang) -> String {
        let mut glyphs = Piece::read(text, 0..text.len()).glyphs;
        widen(&mut glyphs, lang);
        glyphs.iter().map(|g| g.c).collect()
    }

    #[test]
    fn marks_between_han_are_set_full_width() {
        let raw = "守闸人看了看表,六点零三分;他说:\"好!\"走吧?走(慢走).";
        let set = "守闸人看了看表，六点零三分；他说：\"好！\"走吧？走（慢走）。";
        assert_eq!(widened(raw, Lang::Zh), set);
    }

    #[test]
    fn numbers_times_and_latin_text_keep_their_marks() {
        for kept in ["0.75平方公里", "20:19到达", "1,250人", "他说Yes, sir. OK", "比3:2"]
        {
            assert_eq!(widened(kept, Lang::Zh), kept);
        }
        assert_eq!(widened("20:19,我市", Lang::Zh), "20:19，我市");
        assert_eq!(
            widened("乘Z22次(河口-北桥, 13车厢)", Lang::Zh),
            "乘Z22次（河口-北桥， 13车厢）"
        );
        assert_eq!(widened("他想了想...走了", Lang::Zh), "他想了想...走了");
    }

    #[test]
    fn a_lone_bracket_goes_by_its_neighbours() {
        assert_eq!(widened("(据记者了解", Lang::Zh), "（据记者了解");
        assert_eq!(widened("a) one b) two", Lang::Zh), "a) one b) two");
    }

    #[test]
    fn english_and_korean_keep_half_width_marks() {
        assert_eq!(widened("도서관이 열렸다, 그리고.", Lang::Ko), "도서관이 열렸다, 그리고.");
        assert_eq!(widened("朝になり,市場が開く.", Lang::Ja), "朝になり、市場が開く。");
    }
}
