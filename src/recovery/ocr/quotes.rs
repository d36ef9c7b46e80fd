//! Stage: quotation marks. Straight quotes are paired to “ ” and ‘ ’ in each
//! paragraph. A quote that lost its partner is not given one.

use super::glyph::{Glyph, is_cjk, is_hangul};

/// Pairs the straight quotes of a paragraph.
pub(super) fn pair(glyphs: &mut [Glyph]) {
    set_apostrophes(glyphs);
    pair_kind(glyphs, '"', ['“', '”']);
    pair_kind(glyphs, '\'', ['‘', '’']);
}

/// A single quote between letters of a Latin word is an apostrophe.
fn set_apostrophes(glyphs: &mut [Glyph]) {
    for i in 1..glyphs.len().saturating_sub(1) {
        let in_word = glyphs[i - 1].c.is_alphanumeric() && glyphs[i + 1].c.is_alphabetic();
        let latin = !is_cjk(glyphs[i - 1].c) && !is_cjk(glyphs[i + 1].c);
        if glyphs[i].c == '\'' && in_word && latin {
            glyphs[i].c = '’';
        }
    }
}

/// Chooses opening or closing for every straight quote of one kind, so that
/// the whole paragraph offends least: against alternation, and against what
/// stands beside each quote. (The cheapest path through two states.)
fn pair_kind(glyphs: &mut [Glyph], straight: char, set: [char; 2]) {
    let marks: Vec<usize> = (0..glyphs.len()).filter(|&i| glyphs[i].c == straight).collect();
    let Some((&first, rest)) = marks.split_first() else { return };
    let mut cost = [offence(glyphs, first, false), offence(glyphs, first, true) + 2];
    let mut came_from: Vec<[bool; 2]> = Vec::with_capacity(rest.len());
    for &i in rest {
        let mut next = [0; 2];
        let mut from = [false; 2];
        for closing in [false, true] {
            let stay = cost[usize::from(closing)] + 3;
            let turn = cost[usize::from(!closing)];
            let k = usize::from(closing);
            from[k] = if stay < turn { closing } else { !closing };
            next[k] = stay.min(turn) + offence(glyphs, i, closing);
        }
        came_from.push(from);
        let least = next[0].min(next[1]);
        cost = [next[0] - least, next[1] - least];
    }
    let mut closing = cost[1] <= cost[0] + 1;
    for (k, &i) in marks.iter().enumerate().rev() {
        glyphs[i].c = set[usize::from(closing)];
        if k > 0 {
            closing = came_from[k - 1][usize::from(closing)];
        }
    }
}

/// How badly an opening or closing quote stands at `i`.
fn offence(glyphs: &[Glyph], i: usize, closing: bool) -> u32 {
    let before = glyphs[..i].iter().rev().find(|g| !g.is_gap()).map(|g| g.c);
    let after = glyphs[i + 1..].iter().find(|g| !g.is_gap()).map(|g| g.c);
    let gap_before = i == 0 || glyphs[i - 1].is_gap();
    let gap_after = glyphs.get(i + 1).is_none_or(|g| g.is_gap());
    let word_spaced = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() && !is_cjk(c));
    let mut bad = 0;
    if closing {
        bad += 4 * u32::from(before.is_none_or(opens_after));
        bad += 3 * u32::from(gap_before && word_spaced(after));
        let word_goes_on = word_spaced(after) && !after.is_some_and(is_hangul);
        bad += 2 * u32::from(!gap_after && word_goes_on && word_spaced(before));
    } else {
        bad += 4 * u32::from(after.is_none_or(closes_before));
        bad += 3 * u32::from(gap_after && word_spaced(before) && word_spaced(after));
        bad += 3 * u32::from(!gap_before && word_spaced(before) && gap_after);
    }
    bad
}

/// Marks that a quotation begins after.
fn opens_after(c: char) -> bool {
    matches!(c, ':' | '：' | '(' | '（' | '《')
}

/// Marks that cannot begin a quotation.
fn closes_before(c: char) -> bool {
    matches!(c, ',' | '.' | ';' | ':' | '!' | '?' | ')')
        || matches!(c, '，' | '。' | '；' | '：' | '！' | '？' | '、' | '）' | '》')
}

#[cfg(test)]
mod tests {
    use super::super::glyph::Piece;
    use super::*;

    fn paired(text: &str) -> String {
        let mut glyphs = Piece::read(text, 0..text.len()).glyphs;
        pair(&mut glyphs);
        glyphs.iter().map(|g| g.c).collect()
    }

    #[test]
    fn straight_quotes_are_paired_in_turn() {
        assert_eq!(paired("他说:\"走。\"又说:\"'好'啊。\""), "他说:“走。”又说:“‘好’啊。”");
        assert_eq!(paired("\"Yes,\" she said, \"it runs.\""), "“Yes,” she said, “it runs.”");
    }

    #[test]
    fn a_headline_that_lost_its_first_quote_keeps_the_others_right() {
        assert_eq!(paired("小窗口\"带来办事\"大方便\""), "小窗口”带来办事“大方便”");
    }

    #[test]
    fn a_tail_that_begins_inside_a_quotation_closes_it_first() {
        assert_eq!(paired("都修好了。\"他说,\"走吧。\""), "都修好了。”他说,“走吧。”");
    }

    #[test]
    fn an_apostrophe_is_no_quotation_mark() {
        assert_eq!(paired("it's the Ferry's 'last' run"), "it’s the Ferry’s ‘last’ run");
    }
}
