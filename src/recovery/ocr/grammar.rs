//! Stage: what a piece is, by its own words: the grammar of the field.

use super::date::{Folio, folio};
use super::gaps::{em, is_letter_spaced, lines};
use super::glyph::{Glyph, Piece, ends_sentence, is_closer, is_han};
use super::split::{enumerates, is_names, is_run_of_names};
use crate::model::{Lang, simplified};

/// What a piece is, as far as it tells itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum PieceRole {
    /// Date, paper, page: furniture.
    Folio(Folio),
    /// Furniture without a date: a masthead, a page's label, a stray mark.
    Furniture,
    /// (2026年第7号): the number of a notice.
    Number,
    /// Who wrote it.
    Byline,
    /// The text of a picture.
    Caption,
    /// Who made the picture.
    Credit,
    /// Who signed, and when.
    Signature,
    /// A line in display type: headline, kicker, deck or subhead.
    Display,
    /// Running text.
    Body,
}

/// The role of a piece by its own words.
pub(super) fn role(piece: &Piece, lang: Lang) -> PieceRole {
    let squeezed = piece.folded();
    let spaced = if piece.glyphs.len() <= 120 { piece.spaced() } else { String::new() };
    if squeezed.is_empty() {
        return PieceRole::Furniture;
    }
    if let Some(folio) = folio(&spaced) {
        if is_signed(&folio, &squeezed) {
            return PieceRole::Signature;
        }
        let clauses =
            |(one, other): (&str, &str)| one.ends_with(is_han) && other.starts_with(is_han);
        let sentence =
            squeezed.contains(['。', '，']) || folio.rest.split_once(',').is_some_and(clauses);
        if folio.rest.chars().count() <= 24 && !sentence {
            return PieceRole::Folio(folio);
        }
    }
    let short = squeezed.chars().count() <= 40;
    if short && is_number(&squeezed) {
        PieceRole::Number
    } else if short && is_credit(&squeezed, &spaced) {
        PieceRole::Credit
    } else if short && is_byline(piece, &squeezed, &spaced) {
        PieceRole::Byline
    } else if is_display(piece, &squeezed, lang) {
        PieceRole::Display
    } else {
        PieceRole::Body
    }
}

/// Whether a line with a date is signed by a body: “…办公室 2026年8月19日”.
fn is_signed(folio: &Folio, squeezed: &str) -> bool {
    let name = folio.rest.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    let last = squeezed.chars().next_back();
    !folio.weekday && ends_as_body(&name) && last.is_some_and(|c| matches!(c, '日' | '曰' | '号'))
}

/// Whether a name is that of a body which signs notices.
pub(super) fn ends_as_body(name: &str) -> bool {
    const BODIES: [&str; 24] = [
        "办公室",
        "委员会",
        "局",
        "厅",
        "政府",
        "公司",
        "中心",
        "小组",
        "指挥部",
        "研究院",
        "学会",
        "协会",
        "联合会",
        "大队",
        "支队",
        "管理处",
        "服务处",
        "办事处",
        "法院",
        "检察院",
        "学校",
        "医院",
        "公所",
        "市役所",
    ];
    let name: String = name.chars().map(simplified).collect();
    (4..=30).contains(&name.chars().count()) && BODIES.iter().any(|body| name.ends_with(body))
}

/// (2026年第7号), 〔2026〕7号.
fn is_number(squeezed: &str) -> bool {
    let inner = squeezed.trim_matches(|c: char| is_closer(c) || matches!(c, '(' | '（' | '['));
    let numbered = inner.contains('第') || inner.contains('〔') || inner.contains('[');
    numbered
        && inner.ends_with('号')
        && inner.chars().count() <= 24
        && inner.chars().any(|c| c.is_ascii_digit())
}

fn is_credit(squeezed: &str, spaced: &str) -> bool {
    let inner = squeezed.trim_matches(['(', ')', '（', '）']);
    let bracketed = inner.len() < squeezed.len();
    let by = ["摄", "摄影", "供图", "撮影", "制图"];
    let given = bracketed && inner.ends_with("提供") && inner.contains('图');
    let english =
        ["Photo:", "Photo by ", "Photograph by ", "Picture: ", "사진=", "写真=", "写真・"];
    inner.chars().count() <= 30
        && !inner.contains('。')
        && by.iter().any(|end| inner.ends_with(end))
        || given
        || english.iter().any(|start| spaced.starts_with(start))
}

fn is_byline(piece: &Piece, squeezed: &str, spaced: &str) -> bool {
    let bracketed =
        matches!(squeezed.chars().next(), Some('(' | '（')) && squeezed.ends_with([')', '）']);
    if bracketed {
        let inside = &piece.glyphs[1..piece.glyphs.len() - 1];
        return is_names(inside) || is_run_of_names(inside) || is_source(squeezed);
    }
    let words = spaced.split_whitespace().count();
    let english = ["By ", "BY ", "by "].iter().any(|by| spaced.starts_with(by));
    if english {
        return (2..=8).contains(&words) && !spaced.ends_with('.');
    }
    let korean = squeezed.ends_with("기자") || squeezed.ends_with("특파원");
    korean && words <= 6 || is_han_byline(squeezed)
}

/// Whether the text in brackets names an agency: “(据新华社电)”.
fn is_source(squeezed: &str) -> bool {
    const LONGEST: usize = 14;
    let inside = squeezed.trim_matches(['(', '（', ')', '）']);
    let ends = ["电", "供稿", "专稿", "报道"];
    let begins = inside.starts_with('据') || inside.contains("社");
    begins && inside.chars().count() <= LONGEST && ends.iter().any(|end| inside.ends_with(end))
}

/// Words that stand before the names in a byline.
const TITLES: [&str; 16] = [
    "本报驻",
    "本报记者",
    "本报通讯员",
    "新华社记者",
    "特约记者",
    "见习记者",
    "实习记者",
    "记者",
    "通讯员",
    "特约撰稿",
    "特派员",
    "撰文",
    "作者",
    "文/",
    "图/",
    "摄影",
];

fn is_han_byline(squeezed: &str) -> bool {
    // “在” and its like make a sentence of it: “记者从水务局获悉”.
    const VERBS: [&str; 9] = ["获悉", "了解", "从", "在", "报道", "说", "。", "，", ","];
    if !TITLES.iter().any(|title| squeezed.starts_with(title)) {
        return false;
    }
    let mut names = squeezed.to_owned();
    for title in TITLES {
        names = names.replace(title, " ");
    }
    let letters = names.chars().filter(|c| is_han(*c)).count();
    (2..=24).contains(&letters) && !VERBS.iter().any(|verb| names.contains(verb))
}

/// Whether the piece is set in display type, by its length and punctuation.
fn is_display(piece: &Piece, squeezed: &str, lang: Lang) -> bool {
    let spaced = is_letter_spaced(&piece.glyphs);
    if spaced && squeezed.chars().count() <= 60 && !squeezed.contains('。') {
        return true;
    }
    let rows = lines(&piece.glyphs).count();
    match lang {
        Lang::Zh | Lang::Ja => is_han_display(squeezed, rows),
        Lang::Ko => {
            squeezed.chars().count() <= 40
                && !squeezed.ends_with(['.', ',', ':', ';'])
                && rows <= 12
        }
        Lang::En => is_latin_display(piece),
    }
}

fn is_han_display(squeezed: &str, rows: usize) -> bool {
    let length = squeezed.chars().count();
    let last = squeezed.chars().rev().find(|c| !is_closer(*c));
    let commas = squeezed.chars().filter(|c| matches!(c, ',' | '，')).count();
    let sentence = squeezed.contains(['。', ';', '；']);
    let open = last.is_some_and(|c| matches!(c, ',' | '，' | '、' | '.'));
    let said = squeezed.starts_with(['"', '“'])
        && squeezed.ends_with(['"', '”'])
        && squeezed.contains(['?', '？', '!', '！']);
    let announces = last.is_some_and(|c| matches!(c, ':' | '：')) && length > 10;
    let asks = last.is_some_and(|c| ends_sentence(c) && c != '.') && length > 24;
    let starts_inside = squeezed.starts_with(['等', '的', '了', '、', ',', '，', ')', '）']);
    let letters = squeezed.chars().filter(|c| c.is_alphabetic()).count();
    (1..=34).contains(&length)
        && letters > 0
        && !sentence
        && !open
        && !asks
        && !said
        && !announces
        && !starts_inside
        && (commas == 0 || commas == 1 && length <= 20)
        && rows <= 6
}

/// A line of English in display type: few words, no full stop, and capitals
/// as in a title, or all by itself on one line.
fn is_latin_display(piece: &Piece) -> bool {
    let text = piece.spaced();
    let words: Vec<&str> = text.split_whitespace().collect();
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let rows = piece.glyphs.iter().filter(|g| g.c == '\n').count() + 1;
    // What breaks off in a word is no head, nor is a strip of a torn page,
    // whose words are of a letter or two.
    let closed = text.trim_end().ends_with(['.', ',', ';', ':', '-']);
    let torn = letters < 3 * words.len() && words.len() > 1;
    let begins = text.chars().find(|c| c.is_alphanumeric()).is_some_and(|c| !c.is_lowercase());
    let readable = letters * 2 > text.chars().count();
    (1..=16).contains(&words.len())
        && text.len() <= 120
        && rows <= 3
        && !closed
        && begins
        && readable
        && !torn
}

/// Whether running text begins as a report does: 本报讯, 新华社…电.
pub(super) fn has_lede(piece: &Piece) -> bool {
    const STARTS: [&str; 7] =
        ["本报讯", "又讯", "本台讯", "本报北京", "中新社", "中新网", "本报记者"];
    const AGENCIES: [&str; 4] = ["新华社", "据新华社", "本报", "中央社"];
    let start = piece.glyphs.iter().filter(|g| !g.is_gap()).take(28);
    let start: String = start.map(|g| simplified(g.c)).collect();
    let wired = start.contains('电') || start.contains("日讯");
    // An agency that is not on the list, or whose name was misread.
    let agency = start.contains("日电") && start.chars().take(6).any(|c| c == '社');
    agency
        || STARTS.iter().any(|lede| start.starts_with(lede))
        || AGENCIES.iter().any(|agency| start.starts_with(agency)) && wired
        || start.starts_with('【') && start.contains('】')
        || start.starts_with('(') && start.contains('=') && start.contains(')')
}

/// Whether a line is one that papers print and other texts hardly: a report's
/// beginning, who wrote it, or who made a picture.
pub(crate) fn is_of_newspaper(line: &str) -> bool {
    const REACH: usize = 120;
    let end = line.char_indices().nth(REACH).map_or(line.len(), |(at, _)| at);
    let piece = Piece::read(line, 0..end);
    let squeezed = piece.folded();
    let whole = end == line.len();
    let names = || is_byline(&piece, &squeezed, &piece.spaced());
    has_lede(&piece) || whole && (names() || is_credit(&squeezed, &piece.spaced()))
}

/// Whether a line is that of an issue's date, with its weekday or its page.
pub(crate) fn is_dated_folio(line: &str) -> bool {
    folio(line).is_some_and(|folio| folio.weekday && folio.rest.chars().count() <= 24)
}

/// The name of a notice: 关于…的通告.
pub(super) fn is_notice(headline: &str) -> bool {
    const ENDS: [&str; 11] = [
        "通告",
        "公告",
        "通知",
        "启事",
        "声明",
        "公示",
        "通报",
        "お知らせ",
        "공고",
        "안내",
        "Notice",
    ];
    let headline: String = headline.chars().map(simplified).collect();
    ENDS.iter().any(|end| headline.ends_with(end)) || headline.starts_with("Notice")
}

/// Whether a display line has the form of a kicker: two or more phrases of
/// equal length, as in “迎新渠 话丰年”.
pub(super) fn is_kicker(piece: &Piece) -> bool {
    let squeezed = piece.squeezed();
    if is_letter_spaced(&piece.glyphs) || squeezed.chars().any(|c| c.is_ascii_digit()) {
        return false;
    }
    let lengths: Vec<usize> = piece
        .glyphs
        .split(|g| g.is_gap())
        .map(|w| w.iter().filter(|g| is_han(g.c) || g.c == '・').count())
        .filter(|&n| n > 1)
        .collect();
    let (least, most) = (lengths.iter().min(), lengths.iter().max());
    match (lengths.len(), least, most) {
        (0 | 1, ..) | (_, None, _) | (_, _, None) => false,
        (2, Some(&least), Some(&most)) => {
            // Seven and seven is a couplet: a headline.
            (3..=8).contains(&least) && most - least <= 1 && (least, most) != (7, 7)
        }
        (_, Some(&least), _) => least >= 3,
    }
}

/// Whether a display line is marked as a deck: “——…”, or “·…” for it.
pub(super) fn is_deck(piece: &Piece) -> bool {
    let first = piece.glyphs.first().map(|g| g.c);
    matches!(first, Some('—' | '·' | '―' | '─' | '–')) && piece.glyphs.len() > 3
}

/// Whether a display line is marked as a subhead.
pub(super) fn is_subhead(piece: &Piece) -> bool {
    let last = piece.glyphs.last().map(|g| g.c);
    let numbered = enumerates(&piece.glyphs) && piece.glyphs.len() <= 24;
    // Of two lines in one block the first may announce the second.
    let announces = piece
        .glyphs
        .windows(3)
        .any(|w| matches!(w[0].c, '—' | '―') && matches!(w[1].c, '—' | '―') && w[2].is_gap());
    let starts = piece.glyphs.first().is_some_and(|g| is_han(g.c));
    if announces && starts || is_day(&piece.squeezed()) {
        return true;
    }
    matches!(last, Some('—' | '―' | '─' | ':' | '：')) || numbered
}

/// 8月16日: a day as a heading inside a notice.
fn is_day(squeezed: &str) -> bool {
    let rest = squeezed.trim_start_matches(|c: char| c.is_ascii_digit());
    let day = rest.strip_prefix('月').map(|d| d.trim_start_matches(|c: char| c.is_ascii_digit()));
    rest.len() < squeezed.len() && matches!(day, Some("日" | "曰"))
}

/// Whether a line of the same width as the column above it is rather the cut
/// end of running text than display type.
pub(super) fn fills_column(line: &[Glyph], above: &Piece) -> bool {
    let mut widths: Vec<f32> = lines(&above.glyphs).map(em).collect();
    if widths.len() < 3 {
        return false;
    }
    widths.pop();
    widths.remove(0);
    widths.sort_by(f32::total_cmp);
    let column = widths[widths.len() / 2];
    let width = em(line);
    if width < 8.0 {
        return false;
    }
    (width - column).abs() <= 1.0 || (width + 2.0 - column).abs() <= 1.0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn piece(text: &str) -> Piece {
        Piece::read(text, 0..text.len())
    }

    fn role_of(text: &str, lang: Lang) -> PieceRole {
        role(&piece(text), lang)
    }

    #[test]
    fn each_line_of_a_chinese_page_is_known_by_its_form() {
        for (text, expected) in [
            ("新渠通水 下游三县用水有了保障", PieceRole::Display),
            ("老 桥 重 开 两 岸 同 贺", PieceRole::Display),
            ("记者 周小满 通讯员 李 禾", PieceRole::Byline),
            ("(李 禾、周小满)", PieceRole::Byline),
            ("(据渡口社电)", PieceRole::Byline),
            ("本报驻北桥记者 李禾", PieceRole::Byline),
            ("记者从市水务局获悉", PieceRole::Display),
            ("(图片由河口水务局提供)", PieceRole::Credit),
            ("本报记者 周小满 摄", PieceRole::Credit),
            ("本報記者 周小滿 攝", PieceRole::Credit),
            ("本報記者 周小滿", PieceRole::Byline),
            ("2025年1月1日改革进入第二阶段,主要是修渠", PieceRole::Body),
            ("(2026年第7号)", PieceRole::Number),
            ("河口市水务局办公室 2026年11月20日", PieceRole::Signature),
            ("清晨,第一股水流过新渠的闸口。", PieceRole::Body),
            ("等,切实提高用水保障", PieceRole::Body),
            ("—————", PieceRole::Body),
        ] {
            assert_eq!(role_of(text, Lang::Zh), expected, "{text}");
        }
        assert!(matches!(role_of("2026年11月22日 星期日", Lang::Zh), PieceRole::Folio(_)));
        assert!(has_lede(&piece("據新華社渡口11月20日電渡口市昨天簽約")));
        assert!(has_lede(&piece("据华社渡口11月20日电渡口市昨天签约")), "an agency misread");
        assert!(!has_lede(&piece("合作社的电工昨天来了,11月20日起各家有电")));
    }

    #[test]
    fn japanese_korean_and_english_have_their_own_forms() {
        for (text, lang, expected) in [
            ("朝の市場に新しい看板", Lang::Ja, PieceRole::Display),
            ("市場に看板が立った。商店街は喜ぶ。", Lang::Ja, PieceRole::Body),
            ("새 도서관 문 열다", Lang::Ko, PieceRole::Display),
            ("한가람 기자", Lang::Ko, PieceRole::Byline),
            ("도서관이 문을 열었다.", Lang::Ko, PieceRole::Body),
            ("Ferry Returns to Alder Quay", Lang::En, PieceRole::Display),
            ("By Mara Quill", Lang::En, PieceRole::Byline),
            ("The ferry ran again on Monday.", Lang::En, PieceRole::Body),
            ("and carried forty people across", Lang::En, PieceRole::Body),
        ] {
            assert_eq!(role_of(text, lang), expected, "{text}");
        }
    }

    #[test]
    fn kickers_decks_and_subheads_have_their_marks() {
        assert!(is_kicker(&piece("迎新渠 话丰年")));
        assert!(is_kicker(&piece("シ 走在新渠边 牢记旧河事 河口答卷・水务篇")));
        assert!(!is_kicker(&piece("新渠通水")));
        assert!(!is_kicker(&piece("新渠今日正式通水 下游有了保障")));
        assert!(is_deck(&piece("——来自工地的报道")));
        assert!(is_subhead(&piece("下游三县——")));
        assert!(is_subhead(&piece("一、水从哪里来")));
        assert!(is_subhead(&piece("用水人—— 水缸下岗了")));
        assert!(is_subhead(&piece("8月16日")) && !is_subhead(&piece("8月16日晚")));
    }
}
