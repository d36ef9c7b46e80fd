//! Stage: gaps. Which spaces were printed, and which are line ends, letter
//! spacing or noise.

use super::glyph::{Glyph, LINE, SPACE, WIDE, is_cjk, is_han, is_hangul};

/// Words that a gap is set after by custom, even between han (电头 and 报头).
const LEDES: [&str; 8] = ["本报讯", "本報訊", "本报电", "本刊讯", "又讯", "讯", "本社讯", "本台讯"];

/// Closes the gaps of running text: none is left between han, or between han
/// and a number; one space is between words, and after a lede (本报讯).
pub(super) fn close_running(glyphs: &mut Vec<Glyph>) {
    let lede = lede_gap(glyphs);
    let parted = parted_numbers(glyphs);
    close(glyphs, |i, before, after| {
        if parted.binary_search(&i).is_ok() {
            return false;
        }
        Some(i) == lede || !(closes_up(before, after) || closes_up(after, before))
    });
}

/// Closes the gaps of a headline or another display line: letter spacing
/// goes, the gap between two phrases stays.
pub(super) fn close_display(glyphs: &mut Vec<Glyph>) {
    let words = words(glyphs);
    let spaced = is_letter_spaced(glyphs);
    let mut word_before = vec![(0, 0); glyphs.len()];
    for pair in words.windows(2) {
        word_before[pair[0].end] = (pair[0].weight(), pair[1].weight());
    }
    let original = glyphs.clone();
    close(glyphs, |i, before, after| {
        let (left, right) = word_before[i];
        let cjk = |c: char| is_cjk(c) || c.is_ascii_digit() || is_mark(c);
        if !(cjk(before) && cjk(after)) || is_number_pair(before, after) && !spaced {
            return true;
        }
        if original[i].c == WIDE && words.len() > 3 {
            return true;
        }
        let number =
            before.is_ascii_digit() != after.is_ascii_digit() && (is_han(before) || is_han(after));
        let run = left <= 1 && right <= 1 && (is_cjk(before) || is_cjk(after));
        !(run || spaced || number)
    });
}

/// Closes up the two-han names of a byline (王 勇 → 王勇), and nothing else.
pub(super) fn close_names(glyphs: &mut Vec<Glyph>) {
    let mut drop = vec![false; glyphs.len()];
    // Gaps between single han, by run; whatever else stands between ends one.
    let mut run: Vec<usize> = Vec::new();
    let single = |i: usize| {
        let alone = |j: Option<usize>| {
            j.and_then(|j| glyphs.get(j)).is_none_or(|g| g.is_gap() || is_mark(g.c))
        };
        is_han(glyphs[i].c) && alone(i.checked_sub(1)) && alone(Some(i + 1))
    };
    for i in 0..=glyphs.len() {
        let gap = i < glyphs.len() && glyphs[i].is_gap();
        if gap && i + 1 < glyphs.len() && single(i - 1) && single(i + 1) {
            run.push(i);
        } else if !(i < glyphs.len() && single(i)) {
            // An even number of han above two is read as names of two each.
            let pairs = run.len() > 1 && run.len() % 2 == 1;
            for (k, gap) in run.drain(..).enumerate() {
                drop[gap] = !(pairs && k % 2 == 1);
            }
        }
    }
    close(glyphs, |i, before, after| {
        let joins = |c| matches!(c, '、' | '，' | '(' | ')' | '（' | '）');
        !(drop[i] || joins(before) || joins(after))
    });
}

/// Whether most of the line's words are single letters: “小 店 警 方”.
pub(super) fn is_letter_spaced(glyphs: &[Glyph]) -> bool {
    let words = words(glyphs);
    let cjk = |w: &&Word| w.len > 0 && is_cjk_word(glyphs, w);
    let single = words.iter().filter(cjk).filter(|w| w.weight() <= 1).count();
    let longest = words.iter().filter(cjk).map(Word::weight).max().unwrap_or(0);
    single >= 4 && single * 4 >= words.len() * 3 && longest <= 3
}

/// A word between gaps: `end` is the index of the gap after it.
struct Word {
    start: usize,
    end: usize,
    len: usize,
    marks: usize,
}

impl Word {
    /// Its letters, not counting punctuation.
    fn weight(&self) -> usize {
        self.len - self.marks
    }
}

fn words(glyphs: &[Glyph]) -> Vec<Word> {
    let mut out = Vec::new();
    let mut start = 0;
    for end in 0..=glyphs.len() {
        if end < glyphs.len() && !glyphs[end].is_gap() {
            continue;
        }
        let marks = glyphs[start..end].iter().filter(|g| is_mark(g.c)).count();
        out.push(Word { start, end, len: end - start, marks });
        start = end + 1;
    }
    out
}

fn is_mark(c: char) -> bool {
    !c.is_alphanumeric()
}

fn is_cjk_word(glyphs: &[Glyph], word: &Word) -> bool {
    glyphs[word.start..word.end].iter().all(|g| is_cjk(g.c) || is_mark(g.c) || g.c.is_ascii_digit())
}

fn is_number_pair(before: char, after: char) -> bool {
    before.is_ascii_digit() && after.is_ascii_digit()
}

/// Whether no gap is set between `one` and `other`, judged by `one`.
fn closes_up(one: char, other: char) -> bool {
    let korean = is_hangul(one) || is_hangul(other);
    is_cjk(one) && !korean && !matches!(one, '·' | '…' | '—')
}

/// Gaps that part a number at a line end, before its point or behind it too: “6 4个”,
/// “3. 5米” between han.
fn parted_numbers(glyphs: &[Glyph]) -> Vec<usize> {
    const LONGEST: usize = 5;
    // Whether a point comes first, how many digits then, and whether han stands
    // behind them.
    let digits = |run: &mut dyn Iterator<Item = &Glyph>| {
        let (mut count, mut point) = (0, false);
        for glyph in run {
            match glyph.c {
                '.' if count == 0 && !point => point = true,
                c if c.is_ascii_digit() && count <= LONGEST => count += 1,
                c => return (count, point, is_han(c)),
            }
        }
        (count, point, false)
    };
    let parts = |i: &usize| {
        let (before, point_before, han_before) = digits(&mut glyphs[..*i].iter().rev());
        let (after, point_after, han_after) = digits(&mut glyphs[*i + 1..].iter());
        let few = before > 0 && after > 0 && before + after <= LONGEST;
        few && !(point_before && point_after) && han_before && han_after
    };
    (0..glyphs.len()).filter(|&i| glyphs[i].is_gap()).filter(parts).collect()
}

/// The gap after a lede at the beginning, if there is one.
fn lede_gap(glyphs: &[Glyph]) -> Option<usize> {
    let gap = glyphs.iter().take(24).position(|g| g.is_gap())?;
    let word: String = glyphs[..gap].iter().map(|g| g.c).collect();
    let agency = word.contains('社') && (word.ends_with('电') || word.ends_with('電'));
    (LEDES.contains(&word.as_str()) || agency).then_some(gap)
}

/// Drops the gaps that `keep` (index, character before, character after)
/// does not want; the others become plain spaces.
fn close(glyphs: &mut Vec<Glyph>, keep: impl Fn(usize, char, char) -> bool) {
    let old = std::mem::take(glyphs);
    for (i, glyph) in old.iter().enumerate() {
        if !glyph.is_gap() {
            glyphs.push(*glyph);
            continue;
        }
        let (Some(before), Some(after)) = (i.checked_sub(1).map(|b| old[b].c), old.get(i + 1))
        else {
            continue;
        };
        if keep(i, before, after.c) {
            glyphs.push(Glyph { c: SPACE, at: glyph.at });
        }
    }
}

/// The width of a line in em: han and wide marks one, everything else a half.
pub(super) fn em(glyphs: &[Glyph]) -> f32 {
    glyphs.iter().map(|g| if is_cjk(g.c) || is_hangul(g.c) { 1.0 } else { 0.5 }).sum()
}

/// The former lines of a block: what stands between its gaps.
pub(super) fn lines(glyphs: &[Glyph]) -> impl Iterator<Item = &[Glyph]> {
    let real = glyphs.iter().any(|g| g.c == LINE);
    glyphs.split(move |g| if real { g.c == LINE } else { g.is_gap() })
}

#[cfg(test)]
mod tests {
    use super::super::glyph::Piece;
    use super::*;

    fn closed(text: &str, stage: fn(&mut Vec<Glyph>)) -> String {
        let mut glyphs = Piece::read(text, 0..text.len()).glyphs;
        stage(&mut glyphs);
        glyphs.iter().map(|g| g.c).collect()
    }

    #[test]
    fn a_line_end_between_han_leaves_no_space_and_between_words_one() {
        assert_eq!(closed("新渠通\n水了，下 游三县", close_running), "新渠通水了，下游三县");
        assert_eq!(closed("the ferry\nruns  again", close_running), "the ferry runs again");
        assert_eq!(closed("새 도서관이\n문을", close_running), "새 도서관이 문을");
        assert_eq!(closed("朝の市\n場に", close_running), "朝の市場に");
    }

    #[test]
    fn numbers_stand_close_to_their_han() {
        assert_eq!(closed("88 笔， 共计562.93 万元", close_running), "88笔，共计562.93万元");
        assert_eq!(closed("走过 2026 年", close_running), "走过2026年");
        assert_eq!(closed("共有6 4个", close_running), "共有64个");
        assert_eq!(closed("成绩是346. 47分", close_running), "成绩是346.47分");
        assert_eq!(closed("高3 .5米", close_running), "高3.5米");
        assert_eq!(closed("号码 0355 7700128", close_running), "号码0355 7700128");
    }

    #[test]
    fn the_space_after_a_lede_stays() {
        assert_eq!(closed("本报讯 8月16日, 市 教育局", close_running), "本报讯 8月16日,市教育局");
        assert_eq!(closed("新华社河口1月19日电 渠 水", close_running), "新华社河口1月19日电 渠水");
    }

    #[test]
    fn a_letter_spaced_headline_is_closed_up_and_two_phrases_stay_two() {
        assert_eq!(closed("小 桥 镇 电 重 修 老 桥", close_display), "小桥镇电重修老桥");
        assert_eq!(
            closed("新 渠 通 水  下 游 有 了 保 障", close_display),
            "新渠通水 下游有了保障"
        );
        assert_eq!(closed("通  告", close_display), "通告");
        assert_eq!(closed("老桥重开 两岸同贺", close_display), "老桥重开 两岸同贺");
        assert_eq!(closed("·安 置 2 · 7 5 万 名 职 工", close_display), "·安置2·75万名职工");
        assert_eq!(closed("Ferry runs again", close_display), "Ferry runs again");
    }

    #[test]
    fn spaced_names_are_closed_up_and_stay_apart() {
        assert_eq!(
            closed("记者 王 勇 通讯员 杨 莉 霍辰希", close_names),
            "记者 王勇 通讯员 杨莉 霍辰希"
        );
        assert_eq!(closed("(杨 沫、王 亮)", close_names), "(杨沫、王亮)");
        assert_eq!(closed("杨 沫 王 亮", close_names), "杨沫 王亮");
    }

    #[test]
    fn letter_spacing_is_not_seen_in_ordinary_lines() {
        let spaced = |text: &str| is_letter_spaced(&Piece::read(text, 0..text.len()).glyphs);
        assert!(spaced("武 汉 : 燃 气 进 万 家"));
        assert!(!spaced("老桥重开 两岸同贺"));
        assert!(!spaced("a b c d e f"));
    }
}
