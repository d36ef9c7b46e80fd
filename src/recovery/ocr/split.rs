//! Stage: splits inside a block. A byline in the middle of a paragraph is
//! lifted out; a salutation, an enumeration or a credit is set apart.

use super::glyph::{Glyph, Piece, ends_sentence, is_cjk, is_han};
use crate::model::simplified;
use crate::recovery::sheet::BlockHint;

/// A piece of a block, and what it must be if the split tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct SplitPiece {
    pub(super) piece: Piece,
    pub(super) mark: SplitHint,
}

/// What a split tells of a piece.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SplitHint {
    /// Nothing: the grammar decides.
    None,
    /// A glyph that belongs to no text: “>” before an indented line.
    Stray,
    /// Names in brackets, lifted out of a paragraph.
    Byline,
    /// The text of a picture.
    Caption,
    /// Who made the picture.
    Credit,
    /// Running text, set apart from what follows in the block: its end is no
    /// damage.
    Whole,
    /// Running text, the last of a block that was parted.
    Rest,
    /// A line in display type, as the file itself says.
    Head,
    /// Rows of a table, as the file itself says.
    Table,
    /// An item of a list, as the file itself says: its end is no damage.
    Item,
}

/// Parts a block; what its file says is a head, a table or an item is whole, as far as
/// that counts.
pub(super) fn split_as(block: Piece, told: Option<BlockHint>) -> Vec<SplitPiece> {
    let mark = match told {
        Some(BlockHint::Heading) if block.glyphs.len() <= LONGEST_HEAD => SplitHint::Head,
        Some(BlockHint::Table) => SplitHint::Table,
        Some(BlockHint::Item) => SplitHint::Item,
        _ => return split(block),
    };
    vec![SplitPiece { piece: block, mark }]
}

/// What is longer, in characters, is no head, whatever its file says.
const LONGEST_HEAD: usize = 120;

/// Parts a block where its own marks tell of a border.
pub(super) fn split(block: Piece) -> Vec<SplitPiece> {
    let mut out = Vec::new();
    let mut piece = block;
    if matches!(piece.glyphs.as_slice(), [mark, gap, _, ..] if mark.c == '>' && gap.is_gap()) {
        let (mark, rest) = piece.split(2);
        out.push(SplitPiece { piece: mark, mark: SplitHint::Stray });
        piece = rest;
    }
    let (piece, bylines) = lift_bylines(piece);
    match caption(piece) {
        (caption, Some(credit)) => {
            out.push(SplitPiece { piece: caption, mark: SplitHint::Caption });
            out.push(SplitPiece { piece: credit, mark: SplitHint::Credit });
        }
        (piece, None) => out.extend(paragraphs(piece)),
    }
    // A name inside a block that fell apart belongs behind all of it.
    out.extend(bylines.into_iter().map(|piece| SplitPiece { piece, mark: SplitHint::Byline }));
    out.retain(|part| !part.piece.ranges.is_empty());
    out
}

/// Lifts `(names)` out of a paragraph where gaps set it off on both sides (it
/// stood at the end of a column and fell into the line above), or where it
/// ends the paragraph. The words on either side are closed up.
fn lift_bylines(piece: Piece) -> (Piece, Vec<Piece>) {
    let mut cuts = Vec::new();
    while let Some((start, end)) = next_names(&piece.glyphs, cuts.last().map_or(1, |&end| end)) {
        cuts.extend([start, end]);
    }
    let mut parts = piece.cut(&cuts).into_iter();
    let mut text = parts.next().unwrap_or_default();
    let mut bylines = Vec::new();
    while let (Some(byline), Some(after)) = (parts.next(), parts.next()) {
        bylines.push(byline);
        let ends = text.glyphs.last().copied().zip(after.glyphs.first().copied());
        if let Some((_, first)) = ends.filter(|(a, b)| !is_cjk(a.c) && !is_cjk(b.c)) {
            text.glyphs.push(Glyph { c: ' ', at: first.at });
        }
        text.join(after);
    }
    (text, bylines)
}

/// The next `(names)` that is set off, as a range of glyphs.
fn next_names(glyphs: &[Glyph], from: usize) -> Option<(usize, usize)> {
    const LONGEST: usize = 24;
    (from..glyphs.len()).filter(|&i| matches!(glyphs[i].c, '(' | '（')).find_map(|start| {
        let reach = &glyphs[start..glyphs.len().min(start + LONGEST)];
        let end = start + reach.iter().position(|g| matches!(g.c, ')' | '）'))? + 1;
        let gap_before = glyphs[start - 1].is_gap();
        let at_end = end == glyphs.len();
        let after_sentence = glyphs[..start].iter().rev().find(|g| !g.is_gap());
        let closes = at_end && after_sentence.is_some_and(|g| ends_sentence(g.c));
        let set_off = gap_before && (at_end || glyphs[end].is_gap());
        let inside = &glyphs[start + 1..end - 1];
        let names = is_names(inside) || closes && is_run_of_names(inside);
        ((closes || set_off) && names).then_some((start, end))
    })
}

/// Short words in brackets that are no names.
const NO_NAMES: [&str; 23] = [
    "图片",
    "如图",
    "左",
    "右",
    "上接",
    "下转",
    "化名",
    "完",
    "待续",
    "简称",
    "摄",
    "节选",
    "版",
    "见",
    "原",
    "详",
    "注",
    "中国",
    "下同",
    "新华社",
    "续",
    "转载",
    "据",
];

/// Whether the text reads as one or more Chinese names: two to four han each.
pub(super) fn is_names(glyphs: &[Glyph]) -> bool {
    let text: String =
        glyphs.iter().map(|g| if g.is_gap() { ' ' } else { simplified(g.c) }).collect();
    let titles = ["通讯员", "本报记者", "记者"];
    let bare = titles.iter().fold(text, |text, title| text.replace(title, " "));
    if NO_NAMES.iter().any(|word| bare.contains(word)) {
        return false;
    }
    let mut people =
        bare.split(['、', '，', ',']).map(str::trim).filter(|p| !p.is_empty()).peekable();
    people.peek().is_some()
        && people.all(|person| {
            let han = person.chars().filter(|c| is_han(*c)).count();
            let only = person.chars().all(|c| is_han(c) || c == ' ' || c == '·');
            let words = person.split(' ').filter(|w| !w.is_empty());
            only && (2..=12).contains(&han)
                && (han <= 4 || words.clone().count() > 1)
                && words.clone().all(|w| w.chars().count() <= 4)
        })
}

/// Whether the text may be two or three names that lost what parted them:
/// nothing but han, as many as such names have.
pub(super) fn is_run_of_names(glyphs: &[Glyph]) -> bool {
    let text: String = glyphs.iter().map(|g| simplified(g.c)).collect();
    (4..=9).contains(&glyphs.len())
        && glyphs.iter().all(|g| is_han(g.c))
        && !NO_NAMES.iter().any(|word| text.contains(word))
        && !NO_RUN.iter().any(|c| text.contains(*c))
}

/// Characters that hardly stand in names, but in other short words.
const NO_RUN: [char; 16] = [
    '的', '是', '在', '了', '我', '们', '有', '不', '这', '个', '者', '所', '和', '与', '社', '电',
];

/// Parts a caption from the credit that ends it, in CJK or, where it is no longer than
/// captions are, after a word that says so: “(Photo: …)”, “Foto: …”, “© …”.
pub(super) fn caption(piece: Piece) -> (Piece, Option<Piece>) {
    const LONGEST: usize = 60;
    const LONGEST_CAPTION: usize = 400;
    const WORDS: [&str; 12] = [
        "photo:",
        "photo :",
        "photo by ",
        "photos by ",
        "photograph by ",
        "picture:",
        "image:",
        "foto:",
        "bild:",
        "photographie :",
        "credit:",
        "©",
    ];
    let (piece, credit) = split_credit(piece);
    if credit.is_some() || piece.glyphs.len() > LONGEST_CAPTION {
        return (piece, credit);
    }
    let lower: Vec<char> = piece
        .glyphs
        .iter()
        .map(|g| if g.is_gap() { ' ' } else { g.c.to_ascii_lowercase() })
        .collect();
    let begins = |at: usize| {
        let before = lower[..at].iter().rev().find(|c| **c != ' ');
        let apart = before.is_none_or(|c| ends_sentence(*c) || "([—–|/".contains(*c));
        apart
            && WORDS
                .iter()
                .any(|word| word.chars().eq(lower[at..].iter().copied().take(word.chars().count())))
    };
    let from = lower.len().saturating_sub(LONGEST);
    let Some(at) = (from..lower.len()).find(|&at| begins(at)) else { return (piece, None) };
    let bracket = lower[..at].iter().rposition(|c| *c != ' ').filter(|&b| "([".contains(lower[b]));
    let (caption, credit) = piece.split(bracket.unwrap_or(at));
    (caption, Some(credit))
}

/// Parts a caption from the credit that ends it: “… 摄”, “(… 摄)”.
fn split_credit(piece: Piece) -> (Piece, Option<Piece>) {
    const LONGEST: usize = 24;
    let squeezed_end: String = {
        let tail = piece.glyphs.iter().rev().filter(|g| !g.is_gap()).take(2);
        tail.map(|g| simplified(g.c)).collect::<Vec<_>>().into_iter().rev().collect()
    };
    let bracketed = ["摄)", "摄）", "影)", "影）"].contains(&squeezed_end.as_str());
    let bare = squeezed_end.ends_with('摄');
    if !bracketed && !bare {
        return (piece, None);
    }
    let border = piece
        .glyphs
        .iter()
        .rev()
        .take(LONGEST)
        .position(|g| if bracketed { matches!(g.c, '(' | '（') } else { ends_sentence(g.c) });
    let at = match border {
        Some(back) if bracketed => piece.glyphs.len() - 1 - back,
        Some(back) => piece.glyphs.len() - back,
        None => 0,
    };
    if at == 0 {
        return (piece, None);
    }
    let (caption, credit) = piece.split(at);
    (caption, Some(credit))
}

/// Parts the paragraphs that a block's own text sets apart.
fn paragraphs(piece: Piece) -> Vec<SplitPiece> {
    let cuts = borders(&piece.glyphs);
    let last = cuts.len();
    let mark = |i| match i {
        _ if last == 0 => SplitHint::None,
        _ if i == last => SplitHint::Rest,
        _ => SplitHint::Whole,
    };
    let parts = piece.cut(&cuts).into_iter().enumerate();
    parts.map(|(i, piece)| SplitPiece { piece, mark: mark(i) }).collect()
}

/// Where paragraphs begin: behind a salutation, and at the items of an
/// enumeration that follow a sentence's end.
fn borders(glyphs: &[Glyph]) -> Vec<usize> {
    let mut cuts = Vec::new();
    let (mut from, mut clock) = (0, is_clock(glyphs));
    for i in 2..glyphs.len() {
        if !glyphs[i - 1].is_gap() || i < from + 2 {
            continue;
        }
        let (before, after) = (&glyphs[from..i - 1], &glyphs[i..]);
        let last = before[before.len() - 1].c;
        let ends = ends_sentence(last) || matches!(last, ':' | '：' | ';' | '；');
        if ends && enumerates(after) || is_salutation(before) || clock && is_clock(after) {
            cuts.push(i);
            (from, clock) = (i, is_clock(after));
        }
    }
    cuts
}

/// Whom letters address; “全体市民:” and its like stand alone.
fn is_salutation(glyphs: &[Glyph]) -> bool {
    const WHOM: [&str; 15] = [
        "委员", "同志", "朋友", "市民", "读者", "同学", "居民", "先生", "女士", "代表", "师傅",
        "乡亲", "编辑", "们", "各位",
    ];
    if glyphs.len() > 48 || !glyphs.last().is_some_and(|g| matches!(g.c, ':' | '：')) {
        return false;
    }
    let text: String = glyphs.iter().filter(|g| !g.is_gap()).map(|g| simplified(g.c)).collect();
    let whom = text.trim_end_matches([':', '：']);
    !whom.contains(['。', '，', ',']) && WHOM.iter().any(|word| whom.ends_with(word))
}

/// Whether the text begins with “一、”, “(一)” or “1.” and goes on.
pub(super) fn enumerates(glyphs: &[Glyph]) -> bool {
    let figure = |c: char| "一二三四五六七八九十".contains(c);
    let start: Vec<char> = glyphs.iter().filter(|g| !g.is_gap()).map(|g| g.c).take(6).collect();
    let bracket = matches!(start.first(), Some('(' | '（'));
    let body = if bracket { &start[1..] } else { &start[..] };
    let han = body.iter().take_while(|&&c| figure(c)).count();
    let digits = body.iter().take_while(|c| c.is_ascii_digit()).count();
    let after = body.get(han.max(digits));
    match after {
        Some(')' | '）') if bracket => han + digits > 0,
        Some('、') => !bracket && (1..=3).contains(&(han + digits)),
        Some('.' | '．') => {
            let next = body.get(digits + 1);
            !bracket && (1..=2).contains(&digits) && next.is_some_and(|c| !c.is_ascii_digit())
        }
        _ => false,
    }
}

/// Whether the text begins with a time of day and “左右” or “许”: an entry
/// in a list of movements.
fn is_clock(glyphs: &[Glyph]) -> bool {
    let start: String = glyphs.iter().filter(|g| !g.is_gap()).map(|g| g.c).take(8).collect();
    let rest = start.trim_start_matches(|c: char| c.is_ascii_digit());
    let minutes =
        rest.strip_prefix(':').map(|m| m.trim_start_matches(|c: char| c.is_ascii_digit()));
    rest.len() < start.len()
        && minutes.is_some_and(|m| m.starts_with("左右") || m.starts_with('许'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> Vec<(String, SplitHint)> {
        let parts = split(Piece::read(text, 0..text.len()));
        parts.into_iter().map(|p| (p.piece.spaced(), p.mark)).collect()
    }

    fn named(list: &[(&str, SplitHint)]) -> Vec<(String, SplitHint)> {
        list.iter().map(|(text, mark)| ((*text).to_owned(), *mark)).collect()
    }

    #[test]
    fn a_byline_in_a_word_is_lifted_out_and_the_word_closed() {
        let found = parts("守好防线、防 (周小满) 汛物资要备足。");
        let expected =
            [("守好防线、防汛物资要备足。", SplitHint::None), ("(周小满)", SplitHint::Byline)];
        assert_eq!(found, named(&expected));
        let text = "防 (周小满) 汛。";
        let whole = split(Piece::read(text, 0..text.len()));
        assert_eq!(whole[0].piece.ranges, [0..4, 15..text.len()]);
        assert_eq!(whole[1].piece.ranges.first(), Some(&(4..15)));
    }

    #[test]
    fn names_at_the_end_are_a_byline_and_other_brackets_are_text() {
        let expected = [("开工了。", SplitHint::None), ("(李 禾、周小满)", SplitHint::Byline)];
        assert_eq!(parts("开工了。(李 禾、周小满)"), named(&expected));
        assert_eq!(parts("開工了。(記者周小滿)")[1].1, SplitHint::Byline);
        assert_eq!(parts("开工了。(周小满李禾)")[1].1, SplitHint::Byline, "they lost their space");
        for kept in ["由县 (市、区) 移交", "他 (化名) 说", "走了。(完)", "属地社区(村) 报备"]
        {
            assert_eq!(parts(kept), named(&[(kept, SplitHint::None)]));
        }
    }

    #[test]
    fn a_credit_is_parted_from_its_caption() {
        let found = parts("工人正在检修。 周小满 李禾 摄");
        let expected =
            [("工人正在检修。", SplitHint::Caption), ("周小满 李禾 摄", SplitHint::Credit)];
        assert_eq!(found, named(&expected));
        let found = parts("渠水初到(本报记者周小满摄)");
        let expected =
            [("渠水初到", SplitHint::Caption), ("(本报记者周小满摄)", SplitHint::Credit)];
        assert_eq!(found, named(&expected));
    }

    #[test]
    fn a_word_for_it_begins_the_credit_of_a_caption() {
        let read = |text: &str| {
            let (caption, credit) = caption(Piece::read(text, 0..text.len()));
            (caption.spaced(), credit.map(|credit| credit.spaced()))
        };
        let parted = |a: &str, b: &str| (a.to_owned(), Some(b.to_owned()));
        assert_eq!(read("The quay. Photo: M. Quill"), parted("The quay.", "Photo: M. Quill"));
        assert_eq!(read("The quay (Photo by Ann Ro)"), parted("The quay", "(Photo by Ann Ro)"));
        assert_eq!(read("Die Fähre. Foto: Ro"), parted("Die Fähre.", "Foto: Ro"));
        assert_eq!(read("A photo: the quay"), ("A photo: the quay".to_owned(), None));
    }

    #[test]
    fn salutation_and_enumeration_begin_paragraphs() {
        let found = parts("全体市民朋友: 水是城市的命脉。现倡议如下: 一、节水。 二、护渠。");
        let expected = [
            ("全体市民朋友:", SplitHint::Whole),
            ("水是城市的命脉。现倡议如下:", SplitHint::Whole),
            ("一、节水。", SplitHint::Whole),
            ("二、护渠。", SplitHint::Rest),
        ];
        assert_eq!(found, named(&expected));
    }

    #[test]
    fn a_block_of_very_many_items_is_parted_into_each_of_them() {
        let found = parts(&format!("如下:{}", " 一、护渠。".repeat(5000)));
        assert_eq!(found.len(), 5001);
        assert!(found[1..].iter().all(|(text, _)| text == "一、护渠。"));
    }

    #[test]
    fn each_time_of_day_in_a_list_is_an_entry() {
        let found = parts("4:00 左右,乘车回家 8:00左右,到单位;");
        let expected =
            [("4:00 左右,乘车回家", SplitHint::Whole), ("8:00左右,到单位;", SplitHint::Rest)];
        assert_eq!(found, named(&expected));
    }

    #[test]
    fn the_mark_of_an_indent_is_set_aside() {
        let expected = [(">", SplitHint::Stray), ("河口市水务局", SplitHint::None)];
        assert_eq!(parts("> 河口市水务局"), named(&expected));
    }
}
