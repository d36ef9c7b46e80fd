//! Pages as they are set: heads over several columns, in every form in which
//! their lines come.

use super::*;

/// A line: its text, where it begins, its top, and the height of its letters.
pub(super) type DetectedLine = (String, usize, usize, usize);

pub(super) const EM: usize = 30;
/// Han in a line of a column, the white between columns, and lines in each.
const MEASURE: usize = 12;
const GUTTER: usize = 40;
const DEEP: usize = 6;

pub(super) fn width(line: &DetectedLine) -> usize {
    line.0.chars().count() * line.3
}

/// An article of two columns under a head in their middle.
fn set_article(head: &str, texts: [&str; 2], left: usize, top: usize) -> Vec<DetectedLine> {
    let wide = 2 * MEASURE * EM + GUTTER;
    let mut lines = vec![(head.to_owned(), left + (wide - head.chars().count() * 60) / 2, top, 60)];
    for (column, text) in texts.iter().enumerate() {
        let text: Vec<char> = text.chars().cycle().take(MEASURE * DEEP - 4).collect();
        let (first, rest) = text.split_at(if column == 0 { MEASURE - 2 } else { MEASURE });
        let at = left + column * (MEASURE * EM + GUTTER);
        let lines_of = [first].into_iter().chain(rest.chunks(MEASURE));
        lines.extend(lines_of.enumerate().map(|(row, han)| {
            let indent = if column == 0 && row == 0 { 2 * EM } else { 0 };
            (han.iter().collect(), at + indent, top + 80 + row * 42, EM)
        }));
    }
    lines
}

/// Two articles side by side, and one under them.
pub(super) fn page() -> Vec<DetectedLine> {
    let right = 2 * (MEASURE * EM + GUTTER);
    let canal = ["清晨第一股水流过新渠的闸口", "守闸人老赵看了看表零三分"];
    let ferry = ["渡船今年最后一次靠上东岸码头", "船工李禾说明年换新船来"];
    let school = ["第三小学有了自己的天文台", "孩子们排队看月亮看木星"];
    [
        set_article("新渠通水", canal, 0, 20),
        set_article("渡船停航", ferry, right, 20),
        set_article("小学看星", school, 0, 420),
    ]
    .concat()
}

fn alto(blocks: &[Vec<DetectedLine>]) -> String {
    let place = |(left, top, right, foot): (usize, usize, usize, usize)| {
        let (width, height) = (right - left, foot - top);
        format!("HPOS='{left}' VPOS='{top}' WIDTH='{width}' HEIGHT='{height}'")
    };
    let block = |lines: &Vec<DetectedLine>| {
        let line = |line: &DetectedLine| {
            let place = place((line.1, line.2, line.1 + width(line), line.2 + line.3));
            format!("<TextLine {place}><String CONTENT='{}' {place}/></TextLine>", line.0)
        };
        format!("<TextBlock>{}</TextBlock>", lines.iter().map(line).collect::<String>())
    };
    let blocks: String = blocks.iter().map(block).collect();
    format!("<alto><Layout><Page WIDTH='1600' HEIGHT='800'>{blocks}</Page></Layout></alto>")
}

pub(super) fn letters(texts: &[String]) -> Vec<char> {
    texts.iter().flat_map(|text| text.chars()).filter(|c| c.is_alphabetic()).collect()
}

/// The page's three articles, each with all its letters in order.
pub(super) fn assert_set_page(loaded: &Loaded) {
    let mut found = titles(loaded);
    found.sort_unstable();
    assert_eq!(found, ["小学看星", "新渠通水", "渡船停航"]);
    let lines = page();
    for (at, title) in titles(loaded).into_iter().enumerate() {
        let begin = lines.iter().position(|line| line.0 == title).unwrap();
        let own = lines[begin + 1..].iter().take_while(|line| line.3 == EM);
        let own: Vec<String> = own.map(|line| line.0.clone()).collect();
        assert_eq!(letters(&paragraphs(loaded, at)), letters(&own), "{title}");
    }
}

#[test]
fn a_head_in_the_middle_owns_the_columns_on_both_sides() {
    let mut blocks: Vec<Vec<DetectedLine>> = Vec::new();
    for line in page() {
        match blocks.last_mut() {
            Some(block) if block[0].3 == line.3 && block[0].2 < line.2 => block.push(line),
            _ => blocks.push(vec![line]),
        }
    }
    assert_eq!(blocks.len(), 9, "each head and each column");
    assert_set_page(&read(&alto(&blocks)));
}

#[test]
fn lines_that_a_detector_tells_across_all_columns_are_read_down_each() {
    let mut lines = page();
    lines.sort_by_key(|line| (line.2, line.1));
    let blocks: Vec<Vec<DetectedLine>> = lines.into_iter().map(|line| vec![line]).collect();
    assert_set_page(&read(&alto(&blocks)));
}

#[test]
fn han_that_ocr_took_for_words_close_up_and_a_wide_space_stays() {
    // Up to half a letter stands between the boxes of han; one between words.
    let word = |text: &str, left: usize, right: usize| {
        format!("<span class='ocrx_word' title='bbox {left} 10 {right} 40'>{text}</span>\n")
    };
    let words =
        [word("新渠", 10, 68), word("通", 76, 104), word("水", 120, 150), word("了", 200, 230)];
    let html = format!(
        "<div class='ocr_page' title='bbox 0 0 900 900'><span class='ocr_line' \
         title='bbox 10 10 230 40'>{}</span></div>",
        words.concat()
    );
    let text = |html: &str| {
        let sheet = super::super::sheet(Format::Hocr, html.as_bytes(), &hint());
        sheet.unwrap().decoded.text
    };
    assert_eq!(text(&html), "新渠通水 了");
    let latin = html.replace("新渠", "new").replace('通', "canal");
    assert_eq!(text(&latin), "new canal 水 了");
}

#[test]
fn the_number_at_the_foot_of_a_page_is_no_text() {
    let mut lines = page();
    lines.push(("·3·".into(), 700, 760, 26));
    let blocks: Vec<Vec<DetectedLine>> = lines.into_iter().map(|line| vec![line]).collect();
    let loaded = read(&alto(&blocks));
    assert_set_page(&loaded);
    assert!(loaded.furniture.iter().any(|block| block.plain() == "·3·"));
}

#[test]
fn figures_in_large_letters_are_no_headline() {
    let mut lines = page();
    lines.push(("20 68".into(), 900, 500, 60));
    let blocks: Vec<Vec<DetectedLine>> = lines.into_iter().map(|line| vec![line]).collect();
    let loaded = read(&alto(&blocks));
    assert!(!titles(&loaded).contains(&"20 68"), "{:?}", titles(&loaded));
    let all: String = (0..loaded.bodies.len()).flat_map(|at| paragraphs(&loaded, at)).collect();
    assert!(all.contains("20 68"), "{all}");
}

#[test]
fn a_serial_at_the_foot_of_the_page_is_not_the_rest_of_what_breaks_off_over_it() {
    let line = |text: &str, left, top| (text.to_owned(), left, top, 20);
    let column = |left: usize, top: usize, texts: [&str; 4]| -> Vec<DetectedLine> {
        texts.iter().enumerate().map(|(row, text)| line(text, left, top + 26 * row)).collect()
    };
    let news = [
        [
            "The ferry ran again on Monday",
            "after nine years in the yard",
            "and forty people went over",
            "the river, and the harbour",
        ],
        [
            "master said that the wall is to",
            "be open in the spring, if the",
            "wind lets the crane stand, and",
            "that the old pier will then be",
        ],
    ];
    let serial = [
        [
            "Before the door stood a man in",
            "a coat that had been blue. He",
            "looked at the clock, and then",
            "at the sea, which was quiet.",
        ],
        [
            "Nobody had told him that the",
            "boat was gone. He sat down on",
            "the steps, took a letter from",
            "his coat and read it again.",
        ],
    ];
    let blocks: Vec<Vec<DetectedLine>> = vec![
        column(0, 100, news[0]),
        column(700, 100, news[1]),
        column(0, 300, serial[0]),
        column(700, 300, serial[1]),
    ];
    let loaded = read(&alto(&blocks));
    assert_eq!(loaded.bodies.len(), 2, "{:?}", titles(&loaded));
    assert!(paragraphs(&loaded, 0).concat().ends_with("the old pier will then be"));
    assert!(paragraphs(&loaded, 1).concat().starts_with("Before the door"));
}
