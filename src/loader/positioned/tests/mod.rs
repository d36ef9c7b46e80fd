//! Whole documents through all stages. The towns and their news are invented.

mod alto;
mod bad;
mod enmap;
mod hocr;
mod issue;
mod json;
mod json_tables;
mod page_xml;
mod set_page;

use std::ops::Range;

use crate::input::{Format, Hint, Loaded};
use crate::loader::load;
use crate::model::{Article, Block, BlockKind, Body, HeadRole};
use crate::words::InEnglish;

fn hint() -> Hint {
    Hint { name: "page.xml".into(), ..Hint::default() }
}

fn read(xml: &str) -> Loaded {
    load(xml.as_bytes(), &hint()).unwrap()
}

/// Every byte of these parts of the input lies in exactly one source, and no
/// byte of it in two.
fn assert_covered(bytes: &[u8], texts: &[Range<usize>], loaded: &Loaded) {
    let mut count = vec![0_u8; bytes.len()];
    let heads = loaded.edition.articles.iter().flat_map(|a| &a.head).flat_map(|h| &h.source);
    let bodies: Vec<Block> = loaded.bodies.iter().flat_map(Body::all_blocks).collect();
    let others = loaded.furniture.iter().chain(&loaded.unplaced);
    let blocks = bodies.iter().chain(others).flat_map(|block| &block.source);
    for range in heads.chain(blocks) {
        count[range.clone()].iter_mut().for_each(|n| *n = n.saturating_add(1));
    }
    assert!(count.iter().all(|&n| n < 2), "a byte lies in two sources");
    for at in texts.iter().cloned().flatten().filter(|&at| !bytes[at].is_ascii_whitespace()) {
        assert_eq!(count[at], 1, "{:?} at {at}", bytes[at] as char);
    }
}

/// Where in a document what stands between two marks is.
fn between(xml: &str, start: &str, end: &str) -> Vec<Range<usize>> {
    let starts = xml.match_indices(start).map(|(at, mark)| at + mark.len());
    starts.filter_map(|at| xml[at..].find(end).map(|len| at..at + len)).collect()
}

fn titles(loaded: &Loaded) -> Vec<&str> {
    loaded.edition.articles.iter().map(|article| article.title().as_str()).collect()
}

fn head(article: &Article) -> Vec<(HeadRole, &str)> {
    article.head.iter().map(|line| (line.role, line.text.as_str())).collect()
}

fn paragraphs(loaded: &Loaded, article: usize) -> Vec<String> {
    let blocks = loaded.bodies[article].all_blocks();
    let text = |block: &Block| matches!(block.kind, BlockKind::Paragraph(_));
    blocks.filter(text).map(|block| block.plain()).collect()
}

fn warns(loaded: &Loaded, words: &str) -> bool {
    loaded.edition.warnings.iter().any(|warning| warning.told().contains(words))
}

/// A block of an ALTO page in the making: where it stands, how high its
/// letters are, and its lines. A line that begins with spaces is indented, one
/// that is not full ends early.
struct Set {
    x: u32,
    y: u32,
    letter: u32,
    lines: &'static [&'static str],
}

/// Characters are half as wide as high, and lines stand one and a half
/// letters apart.
fn alto(blocks: &[Set]) -> String {
    let blocks: Vec<String> = blocks.iter().enumerate().map(block).collect();
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <alto xmlns=\"http://www.loc.gov/standards/alto/ns-v3#\"><Description>\
         <MeasurementUnit>pixel</MeasurementUnit></Description><Layout>\
         <Page ID=\"P1\" WIDTH=\"1000\" HEIGHT=\"1400\"><PrintSpace>{}</PrintSpace></Page>\
         </Layout></alto>",
        blocks.concat()
    )
}

fn block((number, set): (usize, &Set)) -> String {
    let mut lines = Vec::new();
    for (row, line) in set.lines.iter().enumerate() {
        let y = set.y + row as u32 * set.letter * 3 / 2;
        let mut x = set.x + (line.len() - line.trim_start().len()) as u32 * set.letter / 2;
        let words: Vec<String> = line
            .split_whitespace()
            .map(|word| {
                let width = word.chars().count() as u32 * set.letter / 2;
                let place = format!(
                    "HPOS=\"{x}\" VPOS=\"{y}\" WIDTH=\"{width}\" HEIGHT=\"{}\"",
                    set.letter
                );
                x += width + set.letter / 2;
                format!("<String {place} CONTENT=\"{word}\"/>")
            })
            .collect();
        lines.push(format!("<TextLine>{}</TextLine>\n", words.join("<SP/>")));
    }
    format!("<TextBlock ID=\"B{number}\">{}</TextBlock>\n", lines.concat())
}

#[test]
fn what_a_page_is_can_be_said_by_name() {
    let xml = alto(&[Set { x: 0, y: 0, letter: 10, lines: &["The ferry ran."] }]);
    let hint = Hint { format: Some(Format::Alto), ..hint() };
    let loaded = load(format!("<!-- odd -->{xml}").as_bytes(), &hint).unwrap();
    assert_eq!(paragraphs(&loaded, 0), ["The ferry ran."]);
}
