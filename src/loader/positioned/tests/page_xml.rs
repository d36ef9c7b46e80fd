//! PAGE XML pages.

use super::*;

fn line(y: u32, text: &str) -> String {
    let foot = y + 20;
    format!(
        "<TextLine><Coords points=\"10,{y} 300,{y} 300,{foot} 10,{foot}\"/><Word><TextEquiv>\
         <Unicode>not this</Unicode></TextEquiv></Word><TextEquiv index=\"1\"><Unicode>nor \
         this</Unicode></TextEquiv><TextEquiv index=\"0\"><Unicode>{text}</Unicode></TextEquiv>\
         </TextLine>\n"
    )
}

fn region(id: &str, sort: &str, y: u32, lines: &[&str]) -> String {
    let rows = lines.iter().enumerate();
    let lines: String = rows.map(|(row, text)| line(y + row as u32 * 30, text)).collect();
    format!(
        "<TextRegion id=\"{id}\" type=\"{sort}\"><Coords points=\"0,0 9,9\"/>{lines}<TextEquiv>\
         <Unicode>all of it again</Unicode></TextEquiv></TextRegion>"
    )
}

fn page(order: &str, regions: &[String]) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><PcGts xmlns=\"http://schema.primaresearch.org/\
         PAGE/gts/pagecontent/2019-07-15\"><Metadata><Creator>nobody</Creator></Metadata>\
         <Page imageWidth=\"400\" imageHeight=\"800\">{order}{}</Page></PcGts>",
        regions.concat()
    )
}

/// The first text of every line.
fn chosen(page: &str) -> Vec<Range<usize>> {
    between(page, "index=\"0\"><Unicode>", "</Unicode>")
}

#[test]
fn the_reading_order_goes_before_that_of_the_file() {
    let order = "<ReadingOrder><OrderedGroup id=\"g\"><RegionRefIndexed index=\"0\" \
                 regionRef=\"b\"/><RegionRefIndexed index=\"1\" regionRef=\"a\"/></OrderedGroup>\
                 </ReadingOrder>";
    let page = page(
        order,
        &[
            region("a", "paragraph", 100, &["The ferry ran to the other shore and", "came back."]),
            region("b", "heading", 400, &["Ferry Returns"]),
        ],
    );
    let loaded = read(&page);
    assert_eq!(titles(&loaded), ["Ferry Returns"]);
    assert_eq!(paragraphs(&loaded, 0), ["The ferry ran to the other shore and came back."]);
    assert_covered(page.as_bytes(), &chosen(&page), &loaded);
}

#[test]
fn groups_in_the_reading_order_are_articles() {
    let group = |id: &str, regions: [&str; 3]| {
        let refs = regions.map(|id| format!("<RegionRefIndexed regionRef=\"{id}\"/>")).concat();
        format!("<OrderedGroupIndexed id=\"{id}\">{refs}</OrderedGroupIndexed>")
    };
    let order = format!(
        "<ReadingOrder><UnorderedGroup id=\"all\">{}{}</UnorderedGroup></ReadingOrder>",
        group("one", ["h1", "p1", "s1"]),
        group("two", ["h2", "p2", "c2"])
    );
    let page = page(
        &order,
        &[
            region("n", "page-number", 0, &["4"]),
            region("p2", "paragraph", 600, &["A clock was hung."]),
            region("h1", "heading", 30, &["Ferry Returns"]),
            region("p1", "paragraph", 60, &["The ferry ran."]),
            region("s1", "heading", 90, &["The price"]),
            region("h2", "heading", 570, &["Clock Hung"]),
            region("c2", "caption", 630, &["The clock."]),
            region("x", "paragraph", 700, &["Of no article."]),
        ],
    );
    let loaded = read(&page);
    assert_eq!(titles(&loaded), ["Ferry Returns", "Clock Hung"]);
    let kinds: Vec<_> = loaded.bodies[0].all_blocks().map(|block| block.kind).collect();
    assert!(matches!(kinds.as_slice(), [BlockKind::Paragraph(_), BlockKind::Subhead { .. }]));
    let second = loaded.bodies[1].all_blocks().last().unwrap();
    assert!(matches!(second.kind, BlockKind::Figure { .. }));
    assert_eq!(loaded.furniture[0].plain(), "4");
    assert_eq!(loaded.unplaced[0].plain(), "Of no article.");
    assert_covered(page.as_bytes(), &chosen(&page), &loaded);
}

#[test]
fn regions_marked_with_an_article_are_that_article() {
    let marked = |id: &str, article: &str, y: u32, text: &str| {
        region(id, "paragraph", y, &[text]).replace(
            "type=\"paragraph\"",
            &format!(
                "custom=\"readingOrder {{index:0;}} structure {{id:{article}; type:article;}}\""
            ),
        )
    };
    let page = page(
        "",
        &[
            marked("1", "a", 10, "The ferry ran."),
            marked("2", "b", 60, "A clock was hung."),
            marked("3", "a", 110, "It came back."),
        ],
    );
    let loaded = read(&page);
    assert_eq!(loaded.bodies.len(), 2);
    assert_eq!(paragraphs(&loaded, 0), ["The ferry ran.", "It came back."]);
}

#[test]
fn a_line_without_a_text_of_its_own_has_that_of_its_words() {
    let word =
        |text: &str| format!("<Word><TextEquiv><Unicode>{text}</Unicode></TextEquiv></Word>");
    let region = format!(
        "<TextRegion><TextLine><Coords points=\"1,1 9,9\"/>{}{}</TextLine></TextRegion>",
        word("It"),
        word("rained.")
    );
    assert_eq!(paragraphs(&read(&page("", &[region])), 0), ["It rained."]);
    let bare = "<TextRegion><TextEquiv><Unicode>It snowed.</Unicode></TextEquiv></TextRegion>";
    assert_eq!(paragraphs(&read(&page("", &[bare.to_owned()])), 0), ["It snowed."]);
}

#[test]
fn hyphens_of_black_letter_are_closed_before_small_letters() {
    let lines =
        ["Die Fähre fuhr wie⸗", "der am Montag, und der Quai⸗", "Wart zählte vier¬", "zig."];
    let loaded = read(&page("", &[region("a", "paragraph", 10, &lines)]));
    assert_eq!(
        paragraphs(&loaded, 0),
        ["Die Fähre fuhr wieder am Montag, und der Quai⸗Wart zählte vierzig."]
    );
}

#[test]
fn headings_in_a_reading_order_begin_articles() {
    let refs = ["n", "d", "h1", "p1", "h2", "p2", "p3"];
    let refs = refs.map(|id| format!("<RegionRefIndexed regionRef=\"{id}\"/>")).concat();
    let order =
        format!("<ReadingOrder><OrderedGroup id=\"g\">{refs}</OrderedGroup></ReadingOrder>");
    let large = "<Coords points=\"10,5 390,5 390,75 10,75\"/>";
    let masthead = format!(
        "<TextRegion id=\"n\" type=\"header\"><TextLine>{large}<TextEquiv index=\"0\"><Unicode>\
         Aldorfer Anzeiger.</Unicode></TextEquiv></TextLine></TextRegion>"
    );
    let page = page(
        &order,
        &[
            region("p3", "paragraph", 120, &["Wilhelm, Fährmann."]),
            masthead,
            region("d", "paragraph", 80, &["Aldorf, den 7. Mai, Morgens. 1904."]),
            region("h1", "heading", 110, &["Die Fähre fährt wieder"]),
            region("p1", "paragraph", 140, &["Vierzig kamen herüber."]),
            region("h2", "heading", 300, &["Bekanntmachung"]),
            region("p2", "paragraph", 330, &["Das Ufer ist gesperrt."]),
        ],
    );
    let loaded = read(&page);
    let edition = &loaded.edition;
    assert_eq!(titles(&loaded), ["Die Fähre fährt wieder", "Bekanntmachung"]);
    assert_eq!(paragraphs(&loaded, 1), ["Das Ufer ist gesperrt.", "Wilhelm, Fährmann."]);
    assert_eq!(edition.paper.title.as_str(), "Aldorfer Anzeiger");
    assert_eq!(edition.date, crate::model::Date::new(1904, 5, 7).ok());
    let furniture: Vec<String> = loaded.furniture.iter().map(Block::plain).collect();
    assert_eq!(furniture, ["Aldorfer Anzeiger.", "Aldorf, den 7. Mai, Morgens. 1904."]);
    assert_covered(page.as_bytes(), &chosen(&page), &loaded);
}

#[test]
fn a_line_inside_an_element_without_an_end_is_the_regions_and_read_once() {
    let page = "<PcGts><Page><TextRegion><TextEquiv><Unicode>It rained<TextLine><TextEquiv>\
                <Unicode>It snowed.</Unicode></TextEquiv></TextLine> today.";
    let loaded = load(page.as_bytes(), &Hint { format: Some(Format::PageXml), ..hint() }).unwrap();
    assert_covered(page.as_bytes(), &[], &loaded);
    assert_eq!(paragraphs(&loaded, 0), ["It rained It snowed."]);
}

#[test]
fn a_page_says_its_language() {
    let region = region("a", "paragraph", 10, &["Die Fähre fuhr."]);
    let of = |page: String| read(&page).edition.paper.lang;
    let plain = page("", &[region]);
    assert_eq!(
        of(plain.replace("<Page ", "<Page primaryLanguage=\"German\" ")).as_deref(),
        Some("de")
    );
    assert_eq!(
        of(plain.replace("<Page ", "<Page primaryLanguage=\"other\" ")).as_deref(),
        Some("en")
    );
    let alto = "<alto><Layout><Page WIDTH=\"99\" HEIGHT=\"99\"><TextBlock LANG=\"fr\"><TextLine \
                HPOS=\"1\" VPOS=\"1\" WIDTH=\"50\" HEIGHT=\"9\"><String CONTENT=\"Bac\"/></TextLine>\
                </TextBlock></Page></Layout></alto>";
    assert_eq!(read(alto).edition.paper.lang.as_deref(), Some("fr"));
}

#[test]
fn text_around_a_region_that_begins_inside_of_it_lies_in_one_source() {
    let region = |text: &str| {
        format!(
            "<TextRegion id='a' custom='structure {{type:article; id:1;}}'><TextEquiv><Unicode>{text}"
        )
    };
    let inner = region("到了闸口") + "</Unicode></TextEquiv></TextRegion>";
    let xml = format!("<PcGts><Page>{}{inner}又一年", region("渠水"));
    let loaded = read(&xml);
    let at = |text: &str| {
        let start = xml.find(text).unwrap();
        start..start + text.len()
    };
    let texts = [at("渠水"), at("到了闸口")];
    assert_covered(xml.as_bytes(), &texts, &loaded);
    let said: String = (0..loaded.bodies.len()).flat_map(|at| paragraphs(&loaded, at)).collect();
    let said: String = titles(&loaded).concat() + &said;
    assert!(["渠水", "到了闸口", "又一年"].iter().all(|text| said.contains(text)), "{said}");
}

#[test]
fn text_around_text_that_also_lacks_its_end_lies_in_one_source() {
    let region =
        "<TextRegion id=\"a\" type=\"heading\" custom=\"structure {id:1; type:article;}\">";
    let (outer, inner) = ("渠水 到了¬", "闸口 开了¬");
    let xml = format!(
        "<TextEquiv><Unicode>{outer}</TextLine><div class='ocr_page' title='bbox 0 0 9 9'>\
         <TextEquiv><Unicode>{inner}{region}<alto></div>It rained. {region}"
    );
    let hint = Hint { format: Some(Format::PageXml), ..hint() };
    let loaded = load(xml.as_bytes(), &hint).unwrap();
    let at = |text: &str| xml.find(text).map(|start| start..start + text.len()).unwrap();
    assert_covered(xml.as_bytes(), &[at(outer), at(inner), at("It rained.")], &loaded);
    let said: String = (0..loaded.bodies.len()).flat_map(|at| paragraphs(&loaded, at)).collect();
    let said: String = titles(&loaded).concat() + &said;
    let place = |text: &str| said.find(text).unwrap_or_else(|| panic!("{text} is not in {said}"));
    assert!(place("渠水") < place("闸口") && place("闸口") < place("It rained."), "{said}");
}

#[test]
fn text_between_the_pieces_of_a_paragraph_lies_in_one_source() {
    let region =
        "<TextRegion id=\"a\" type=\"heading\" custom=\"structure {id:1; type:article;}\">";
    let texts = ["渠水 到了¬", "闸口 开了¬", "又一 年¬"];
    let [before, line, cut] = texts;
    let xml = format!(
        "<alto><TextEquiv><Unicode>{before}<TextLine><TextEquiv><Unicode>{line}</Unicode>\
         </TextEquiv><TextEquiv><Unicode>{cut}{region}"
    );
    let hint = Hint { format: Some(Format::PageXml), ..hint() };
    let loaded = load(xml.as_bytes(), &hint).unwrap();
    let at = |text: &str| xml.find(text).map(|start| start..start + text.len()).unwrap();
    assert_covered(xml.as_bytes(), &texts.map(at), &loaded);
}

#[test]
fn the_regions_of_a_table_are_its_cells() {
    let cell = |x: u32, y: u32, text: &str| {
        let (right, foot) = (x + 60, y + 20);
        format!(
            "<TextRegion id=\"c{x}-{y}\"><TextLine><Coords points=\"{x},{y} {right},{y} {right},{foot} \
             {x},{foot}\"/><TextEquiv index=\"0\"><Unicode>{text}</Unicode></TextEquiv></TextLine></TextRegion>"
        )
    };
    let cells = [("Day", 10, 200), ("Mon", 10, 230), ("High", 150, 200), ("4.12", 150, 230)];
    let cells: String = cells.map(|(text, x, y)| cell(x, y, text)).concat();
    let text = ["The ferry ran at nine and came back", "at noon, as the table says."];
    let page = page(
        "",
        &[
            region("t", "paragraph", 120, &text),
            format!("<TableRegion id=\"r\"><Coords points=\"0,0 9,9\"/>{cells}</TableRegion>"),
        ],
    );
    let loaded = read(&page);
    let blocks: Vec<String> = loaded.bodies[0].all_blocks().map(|block| block.plain()).collect();
    assert_eq!(blocks, [text.join(" "), "Day   High\nMon   4.12".to_owned()]);
    assert_covered(page.as_bytes(), &chosen(&page), &loaded);
}
