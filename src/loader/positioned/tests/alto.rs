//! ALTO pages, and the recovery by what stands where.

use super::*;
use crate::model::Part;

const LEFT: &[&str] = &[
    "  The ferry ran again on Monday and",
    "forty people crossed the water, who",
    "had waited since the flood.",
    "  The harbour office said that boats",
    "would run on Sunday as well, if the",
    "river let them, and that the price",
];
const RIGHT: &[&str] = &[
    "of a crossing would stay as it was",
    "for the whole of the winter.",
    "  Mara Quill, who sells tickets at",
    "the quay, had counted forty heads",
    "by noon. She smiled.",
];
const OTHER: &[&str] = &[
    "  A second clock now hangs over the",
    "market hall. It was given by three",
    "families of the upper town.",
];

fn set(x: u32, y: u32, letter: u32, lines: &'static [&'static str]) -> Set {
    Set { x, y, letter, lines }
}

/// Two columns under a headline across both, and a third beside them, so far down
/// on a page; the file has them in disorder.
fn columns(down: u32) -> [Set; 5] {
    [
        set(340, down + 120, 16, RIGHT),
        set(40, down + 40, 40, &["Ferry Returns to Alder Quay"]),
        set(660, down + 110, 16, OTHER),
        set(680, down + 50, 28, &["Clock Hung"]),
        set(40, down + 120, 16, LEFT),
    ]
}

fn page() -> String {
    alto(&columns(0))
}

#[test]
fn a_headline_across_columns_heads_those_under_it() {
    let page = page();
    let loaded = read(&page);
    assert_eq!(titles(&loaded), ["Ferry Returns to Alder Quay", "Clock Hung"]);
    let text = paragraphs(&loaded, 0);
    assert_eq!(text.len(), 3, "{text:?}");
    assert!(text[0].starts_with("The ferry ran") && text[0].ends_with("since the flood."));
    assert!(text[1].contains("the price of a crossing"), "{}", text[1]);
    assert!(text[2].starts_with("Mara Quill") && text[2].ends_with("She smiled."));
    assert!(paragraphs(&loaded, 1)[0].ends_with("upper town."));
    assert_covered(page.as_bytes(), &between(&page, "CONTENT=\"", "\""), &loaded);
}

#[test]
fn text_joined_across_columns_has_a_range_in_each_and_none_overlap() {
    let page = page();
    let loaded = read(&page);
    let joined = loaded.bodies[0].all_blocks().nth(1).unwrap();
    assert_eq!(joined.source.len(), 2);
    assert!(joined.source[0].start > joined.source[1].start, "the left column is last in the file");
    assert!(page[joined.source[0].clone()].starts_with("The\""));
    assert!(page[joined.source[1].clone()].starts_with("of\""));
    assert!(page[joined.source[1].clone()].ends_with("winter."));
}

/// The page with something in huge letters on top of it, and a line above that.
fn topped(top: &'static [&'static str], above: &'static [&'static str]) -> Loaded {
    let mut sets = vec![set(60, 20, 16, above), set(100, 60, 90, top)];
    sets.extend(columns(300));
    read(&alto(&sets))
}

#[test]
fn a_masthead_that_the_format_takes_for_text_names_the_paper_and_the_day() {
    let loaded = topped(&["THE ALDER POST"], &["No. 7. Saturday, May 7th, 1904"]);
    assert_eq!(loaded.edition.paper.title.as_str(), "THE ALDER POST");
    assert_eq!(loaded.edition.date, Some(jiff::civil::date(1904, 5, 7)));
    assert_eq!(titles(&loaded), ["Ferry Returns to Alder Quay", "Clock Hung"]);
}

#[test]
fn a_headline_in_huge_letters_without_a_day_beside_it_is_a_headline() {
    let loaded = topped(&["THE WAR IS OVER"], &["Bells rang in all the towns"]);
    assert_ne!(loaded.edition.paper.title.as_str(), "THE WAR IS OVER");
    let heads = loaded.edition.articles.iter().flat_map(|article| &article.head);
    assert!(heads.map(|line| line.text.as_str()).any(|line| line == "THE WAR IS OVER"));
}

#[test]
fn regions_say_where_an_article_stands() {
    let loaded = read(&page());
    let regions = &loaded.edition.articles[0].regions;
    let parts: Vec<Part> = regions.iter().map(|region| region.part).collect();
    assert_eq!(parts, [Part::Head, Part::Body, Part::Body]);
    let boxes: Vec<_> = regions.iter().filter_map(|region| region.area).collect();
    assert!((boxes[0].x - 0.04).abs() < 0.001 && boxes[0].w > 0.5, "{:?}", boxes[0]);
    assert!(boxes[1].x < 0.06 && boxes[2].x > 0.33 && boxes[2].x < 0.36);
    assert!(boxes.iter().all(|b| b.x >= 0.0 && b.x + b.w <= 1.0 && b.y + b.h <= 1.0));
    assert_eq!(loaded.edition.articles[0].page, Some(0));
    assert_eq!(regions[0].page, loaded.edition.pages[0].id.as_str());
}

#[test]
fn a_strip_under_the_columns_is_read_after_all_of_them() {
    let loaded = read(&alto(&[
        set(40, 40, 28, &["Ferry Returns"]),
        set(40, 100, 16, LEFT),
        set(340, 100, 16, RIGHT),
        set(40, 400, 16, &OTHER_COLUMN),
        set(340, 400, 16, OTHER),
    ]));
    let text = paragraphs(&loaded, 0).join(" ");
    let place = |words: &str| text.find(words).unwrap_or_else(|| panic!("{words} in {text}"));
    assert!(place("Mara Quill") < place("Snow lay"));
    assert!(place("Snow lay") < place("A second clock"));
}

const OTHER_COLUMN: [&str; 3] = [
    "  Snow lay on the upper town in the",
    "morning, and the school began at ten",
    "for the first time in years.",
];

#[test]
fn the_same_page_in_tenths_of_millimetres_and_with_a_wrong_size_is_the_same() {
    let page = page();
    let small = page.replace("WIDTH=\"1000\" HEIGHT=\"1400\"", "WIDTH=\"10000\" HEIGHT=\"14000\"");
    let none = page.replace(" WIDTH=\"1000\" HEIGHT=\"1400\"", "");
    for page in [small, none] {
        assert_eq!(titles(&read(&page)), ["Ferry Returns to Alder Quay", "Clock Hung"]);
    }
}

/// A page of one line for each of these.
fn lines(lines: &[&str]) -> String {
    let line = |(row, line): (usize, &&str)| {
        format!(
            "<TextLine HPOS=\"10\" VPOS=\"{}\" WIDTH=\"300\" HEIGHT=\"20\">{line}</TextLine>",
            10 + row * 30
        )
    };
    let lines: String = lines.iter().enumerate().map(line).collect();
    format!(
        "<alto><Layout><Page WIDTH=\"400\" HEIGHT=\"600\"><PrintSpace><TextBlock>{lines}\
         </TextBlock></PrintSpace></Page></Layout></alto>"
    )
}

#[test]
fn words_parted_at_a_line_end_are_joined_as_the_format_says() {
    let page = lines(&[
        "<String CONTENT=\"the\"/><SP/><String CONTENT=\"fer\" SUBS_TYPE=\"HypPart1\" \
         SUBS_CONTENT=\"ferry\"/><HYP CONTENT=\"-\"/>",
        "<String CONTENT=\"ry\" SUBS_TYPE=\"HypPart2\" SUBS_CONTENT=\"ferry\"/><SP/>\
         <String CONTENT=\"of\"/><SP/><String CONTENT=\"Alder\" SUBS_TYPE=\"HypPart1\" \
         SUBS_CONTENT=\"Alder-Quay,\"/><HYP CONTENT=\"-\"/>",
        "<String CONTENT=\"Quay,\" SUBS_TYPE=\"HypPart2\" SUBS_CONTENT=\"Alder-Quay,\"/><SP/>\
         <String CONTENT=\"crowd-\" SUBS_TYPE=\"HypPart1\" SUBS_CONTENT=\"crowded\"/>",
        "<String CONTENT=\"ed\" SUBS_TYPE=\"HypPart2\" SUBS_CONTENT=\"crowded\"/><SP/>\
         <String CONTENT=\"an\" SUBS_TYPE=\"HypPart1\" SUBS_CONTENT=\"anew\"/>",
        "<String CONTENT=\"ew.\" SUBS_TYPE=\"HypPart2\" SUBS_CONTENT=\"anew\"/>",
    ]);
    let loaded = read(&page);
    assert_eq!(paragraphs(&loaded, 0), ["the ferry of Alder-Quay, crowded anew."]);
    assert_covered(page.as_bytes(), &between(&page, " CONTENT=\"", "\""), &loaded);
}

#[test]
fn a_hyphen_that_is_told_by_the_word_and_beside_it_is_one() {
    let page = lines(&[
        "<String CONTENT=\"the\"/><SP/><String CONTENT=\"fer-\" SUBS_TYPE=\"HypPart1\" \
         SUBS_CONTENT=\"ferry\"/><HYP CONTENT=\"-\"/>",
        "<String CONTENT=\"ry\" SUBS_TYPE=\"HypPart2\" SUBS_CONTENT=\"ferry\"/><SP/>\
         <String CONTENT=\"of\"/><SP/><String CONTENT=\"Alder-\" SUBS_TYPE=\"HypPart1\" \
         SUBS_CONTENT=\"Alder-Quay.\"/><HYP CONTENT=\"-\"/>",
        "<String CONTENT=\"Quay.\" SUBS_TYPE=\"HypPart2\" SUBS_CONTENT=\"Alder-Quay.\"/>",
    ]);
    let loaded = read(&page);
    assert_eq!(paragraphs(&loaded, 0), ["the ferry of Alder-Quay."]);
    assert_covered(page.as_bytes(), &between(&page, " CONTENT=\"", "\""), &loaded);
}

#[test]
fn a_hyphen_that_nothing_follows_stays() {
    let page = lines(&["<String CONTENT=\"They crossed the wa\"/><HYP CONTENT=\"-\"/>"]);
    assert_eq!(paragraphs(&read(&page), 0), ["They crossed the wa-"]);
}

#[test]
fn references_are_resolved_and_keep_their_place() {
    let page = lines(&["<String CONTENT=\"Quill &amp; Reed&#x2019;s &#38; &unknown; boats.\"/>"]);
    let loaded = read(&page);
    assert_eq!(paragraphs(&loaded, 0), ["Quill & Reed’s & &unknown; boats."]);
    let source = &loaded.bodies[0].all_blocks().next().unwrap().source;
    assert_eq!(&page[source[0].clone()], "Quill &amp; Reed&#x2019;s &#38; &unknown; boats.");
}

#[test]
fn han_without_spaces_between_the_strings_stays_closed() {
    let page = lines(&[
        "<String CONTENT=\"新\"/><String CONTENT=\"渠\"><Glyph CONTENT=\"渠\"><Variant \
         CONTENT=\"集\"/></Glyph></String><String CONTENT=\"通水，\"/>",
        "<String CONTENT=\"人人称便。\"/>",
    ]);
    assert_eq!(paragraphs(&read(&page), 0), ["新渠通水，人人称便。"]);
    let latin = lines(&["<String CONTENT=\"The\"/><String CONTENT=\"ferry.\"/>"]);
    assert_eq!(paragraphs(&read(&latin), 0), ["The ferry."]);
}

#[test]
fn margins_are_furniture_and_captions_belong_to_their_picture() {
    let text = |words: &str, y: u32| {
        format!(
            "<TextBlock><TextLine HPOS=\"10\" VPOS=\"{y}\" WIDTH=\"300\" HEIGHT=\"10\">\
             <String CONTENT=\"{words}\"/></TextLine></TextBlock>"
        )
    };
    let page = format!(
        "<alto><Layout><Page WIDTH=\"400\" HEIGHT=\"600\"><TopMargin>{}</TopMargin><PrintSpace>\
         <ComposedBlock TYPE=\"Illustration\"><Illustration HPOS=\"10\" VPOS=\"100\" WIDTH=\"300\" \
         HEIGHT=\"200\"/>{}</ComposedBlock></PrintSpace></Page></Layout></alto>",
        text("Running head", 5),
        text("The new ferry at the quay.", 305)
    );
    let loaded = read(&page);
    assert_eq!(loaded.furniture[0].plain(), "Running head");
    let figure = loaded.bodies[0].all_blocks().next().unwrap();
    assert!(matches!(figure.kind, BlockKind::Figure { .. }));
    let picture = loaded.edition.articles[0].regions.iter().find(|r| r.part == Part::Image);
    assert!(picture.and_then(|region| region.area).is_some_and(|area| area.h > 0.3));
}

#[test]
fn the_cells_of_a_table_are_rows_however_their_blocks_stand_in_the_file() {
    let line = |words: &str, x: u32, y: u32, width: u32, height: u32| {
        format!(
            "<TextBlock><TextLine HPOS=\"{x}\" VPOS=\"{y}\" WIDTH=\"{width}\" HEIGHT=\"{height}\">\
             <String CONTENT=\"{words}\"/></TextLine></TextBlock>"
        )
    };
    let cells = [("Day", 10, 100), ("Mon", 10, 115), ("High", 200, 101), ("4.12", 200, 116)];
    let cells: String = cells.map(|(words, x, y)| line(words, x, y, 30, 10)).concat();
    let text = [
        line("The ferry to the northern islands ran at nine and", 10, 60, 300, 10),
        line("came back at noon, as the table says.", 10, 75, 300, 10),
    ];
    let page = format!(
        "<alto><Layout><Page WIDTH=\"400\" HEIGHT=\"600\"><PrintSpace>{}{}<ComposedBlock TYPE=\"table\">\
         {cells}</ComposedBlock>{}</PrintSpace></Page></Layout></alto>",
        line("Ferry Runs Again", 10, 20, 300, 24),
        text.concat(),
        line("The ferry in dock. Photo: Ada Quay", 10, 130, 300, 10)
    );
    let loaded = read(&page);
    assert_eq!(titles(&loaded), ["Ferry Runs Again"]);
    let blocks: Vec<Block> = loaded.bodies[0].all_blocks().collect();
    let text: Vec<String> = blocks.iter().map(Block::plain).collect();
    assert!(text.contains(&"Day   High\nMon   4.12".to_owned()), "{text:?}");
    let figure = blocks.iter().find(|block| matches!(block.kind, BlockKind::Figure { .. }));
    assert_eq!(figure.map(Block::plain).as_deref(), Some("The ferry in dock.\nPhoto: Ada Quay"));
    assert!(blocks.iter().all(|block| !block.truncated), "{text:?}");
    assert_covered(page.as_bytes(), &between(&page, "CONTENT=\"", "\""), &loaded);
}
