//! An issue in the shape of the Europeana newspapers (ENMAP): an ALTO file a
//! page in a folder beside the METS file, articles with their parts in the
//! logical tree, words parted by line ends and by the ends of columns.

use std::fmt::Write as _;

use super::*;
use crate::loader::positioned::load_issue;
use crate::model::OpenError;
use crate::model::{Date, Kind, Part};

/// A block of lines, of which a line may begin and end in a part of a word:
/// `~word` is its second part and `word~` its first.
fn block(id: &str, x: u32, y: u32, lines: &[&str]) -> String {
    let mut rows = String::new();
    for (row, line) in lines.iter().enumerate() {
        let (top, short) = (y + 20 * row as u32, row + 1 == lines.len() && line.ends_with('.'));
        let width = if short { 100 } else { 280 };
        let inset = if line.starts_with("  ") { 20 } else { 0 };
        let _ = write!(
            rows,
            "<TextLine ID=\"{id}_{row}\" HPOS=\"{}\" VPOS=\"{top}\" WIDTH=\"{}\" HEIGHT=\"14\">",
            x + inset,
            width - inset
        );
        let words: Vec<String> = line
            .split_whitespace()
            .map(|word| {
                let (text, of) = match (word.strip_prefix('~'), word.strip_suffix('~')) {
                    (Some(text), _) => (text, " SUBS_TYPE=\"HypPart2\" SUBS_CONTENT=\"x\""),
                    (_, Some(text)) => (text, " SUBS_TYPE=\"HypPart1\" SUBS_CONTENT=\"x\""),
                    _ => (word, ""),
                };
                format!("<String CONTENT=\"{text}\" HPOS=\"{x}\" VPOS=\"{top}\" WIDTH=\"9\" HEIGHT=\"14\"{of}/>")
            })
            .collect();
        rows += &words.join("<SP/>");
        rows += if line.ends_with('~') { "<HYP CONTENT=\"-\"/></TextLine>" } else { "</TextLine>" };
    }
    format!("<TextBlock ID=\"{id}\" HPOS=\"{x}\" VPOS=\"{y}\">{rows}</TextBlock>")
}

fn alto(blocks: &str) -> String {
    format!(
        "<?xml version=\"1.0\"?><alto xmlns=\"http://bibnum.bnf.fr/ns/alto_prod\"><Layout><Page \
         WIDTH=\"1000\" HEIGHT=\"1500\"><PrintSpace>{blocks}</PrintSpace></Page></Layout></alto>"
    )
}

fn div(sort: &str, inside: &str) -> String {
    format!("<METS:div TYPE=\"{sort}\">{inside}</METS:div>")
}

fn area(page: u32, begin: &str) -> String {
    format!(
        "<METS:fptr><METS:area FILEID=\"ALTO0000{page}\" BETYPE=\"IDREF\" BEGIN=\"{begin}\"/>\
         </METS:fptr>"
    )
}

fn part(sort: &str, page: u32, begin: &str) -> String {
    div(sort, &area(page, begin))
}

fn article(label: &str, heading: &str, body: &str) -> String {
    let body = div("BODY", &div("BODY_CONTENT", body));
    let heading = if heading.is_empty() { String::new() } else { div("HEADING", heading) };
    format!("<METS:div TYPE=\"ARTICLE\" LABEL=\"{label}\">{heading}{body}</METS:div>")
}

fn mets() -> String {
    let file = |n: u32| {
        format!(
            "<METS:file ID=\"ALTO0000{n}\" MIMETYPE=\"text/xml\"><METS:FLocat LOCTYPE=\"URL\" \
             xlink:href=\"file://./ALTO/alder-000{n}.xml\"/></METS:file>"
        )
    };
    let page = |n: u32| {
        format!(
            "<METS:div TYPE=\"PAGE\" ORDER=\"{n}\" ORDERLABEL=\"{n}\"><METS:fptr><METS:par>\
             <METS:area FILEID=\"IMG0000{n}\"/><METS:area FILEID=\"ALTO0000{n}\"/></METS:par>\
             </METS:fptr></METS:div>"
        )
    };
    let ferry = article(
        "UN BAC. LE RETOUR",
        &(part("OVERLINE", 1, "B2") + &part("TITLE", 1, "B3") + &part("SUBHEADLINE", 1, "B4")),
        &(part("PARAGRAPH", 1, "B5") + &part("PARAGRAPH", 1, "B6") + &part("AUTHOR", 2, "B1")),
    );
    let picture = div("ILLUSTRATION", &(part("IMAGE", 2, "I1") + &part("CAPTION", 2, "B3")));
    let clock = article("L&apos;horloge", "", &(part("PARAGRAPH", 2, "B2") + &picture));
    let wind = part("PARAGRAPH", 2, "B4") + &part("PARAGRAPH", 2, "B7");
    let nameless = article("[Untitled]", "", &wind);
    let content = div("CONTENT", &(ferry + &clock + &nameless + &part("ADVERTISEMENT", 2, "C1")));
    let logical = div("ISSUE", &(part("TITLE_SECTION", 1, "B1") + &content));
    format!(
        "<?xml version=\"1.0\"?><METS:mets xmlns:METS=\"http://www.loc.gov/METS/\" \
         xmlns:xlink=\"http://www.w3.org/1999/xlink\" PROFILE=\"ENMAP\" TYPE=\"Newspaper\" \
         LABEL=\"Le Courrier de l&apos;Aulne no. 12 07.05.1904\"><METS:fileSec><METS:fileGrp>\
         <METS:file ID=\"IMG00001\"><METS:FLocat xlink:href=\"file://./JP2/1.jp2\"/></METS:file>\
         {}{}</METS:fileGrp></METS:fileSec><METS:structMap TYPE=\"PHYSICAL\">{}</METS:structMap>\
         <METS:structMap TYPE=\"LOGICAL\">{}</METS:structMap></METS:mets>",
        file(1),
        file(2),
        div("Newspaper", &(page(1) + &page(2))),
        div("Newspaper", &div("VOLUME", &logical)),
    )
}

fn pages() -> [String; 2] {
    let first = [
        block("B1", 300, 10, &["LE COURRIER DE L'AULNE"]),
        block("B2", 40, 60, &["UN BAC."]),
        block("B3", 40, 90, &["LE RETOUR"]),
        block("B4", 40, 120, &["Quarante passagers"]),
        block(
            "B5",
            40,
            160,
            &["  Le bac a traversé la", "rivière lundi, et qua~", "~rante voyageurs étaient"],
        ),
        block("B6", 360, 160, &["Présents, tous de la ville,", "pour prendre le ba~"]),
    ];
    let second = [
        block("B1", 40, 10, &["Mara Plume"]),
        block("B2", 40, 60, &["  Une horloge a été posée", "hier soir."]),
        "<Illustration ID=\"I1\" HPOS=\"40\" VPOS=\"120\" WIDTH=\"200\" HEIGHT=\"80\"/>".to_owned(),
        block("B3", 40, 210, &["L'horloge neuve. (Photo: M. Plume)"]),
        block("B4", 40, 300, &["  Le vent tourne au", "nord lundi, et souf~"]),
        block("B7", 360, 60, &["~fle fort."]),
        format!(
            "<ComposedBlock ID=\"C1\" TYPE=\"Advertisement\">{}{}</ComposedBlock>",
            block("B5", 40, 400, &["BATEAUX À LOUER."]),
            block("B6", 40, 430, &["S'adresser au quai."])
        ),
    ];
    [alto(&first.concat()), alto(&second.concat())]
}

fn issue() -> Loaded {
    let pages = pages();
    let mut read = |path: &str| match path {
        "ALTO/alder-0001.xml" => Ok(pages[0].clone().into_bytes()),
        "ALTO/alder-0002.xml" => Ok(pages[1].clone().into_bytes()),
        other => Err(OpenError::Missing { path: other.to_owned() }),
    };
    load_issue(mets().as_bytes(), &hint(), &mut read).unwrap()
}

#[test]
fn the_label_tells_paper_and_day() {
    let edition = issue().edition;
    assert!(edition.paper.title.as_str().starts_with("Le Courrier de l'Aulne"));
    assert_eq!(edition.date, Date::new(1904, 5, 7).ok());
    assert_eq!(edition.pages.len(), 2);
}

#[test]
fn articles_have_their_heads_and_advertisements_stand_apart() {
    let loaded = issue();
    let kinds: Vec<Kind> = loaded.edition.articles.iter().map(|article| article.kind).collect();
    assert_eq!(kinds, [Kind::News, Kind::News, Kind::News, Kind::Advertisement]);
    assert_eq!(
        head(&loaded.edition.articles[0]),
        [
            (HeadRole::Kicker, "UN BAC."),
            (HeadRole::Headline, "LE RETOUR"),
            (HeadRole::Deck, "Quarante passagers"),
            (HeadRole::Byline, "Mara Plume"),
        ]
    );
    let clock = &loaded.edition.articles[1];
    assert_eq!(clock.title().as_str(), "L'horloge", "for want of a heading its label");
    let figure = loaded.bodies[1].all_blocks().last().unwrap();
    let BlockKind::Figure { caption, credit, .. } = figure.kind else { panic!("{figure:?}") };
    assert_eq!(caption.text.as_str(), "L’horloge neuve.");
    assert_eq!(credit.as_deref(), Some("(Photo: M. Plume)"));
    assert!(clock.regions.iter().any(|region| region.part == Part::Image));
    assert!(head(&loaded.edition.articles[2]).is_empty(), "a label that says nothing is none");
    assert_eq!(paragraphs(&loaded, 3).len(), 2, "all of the advertisement");
}

#[test]
fn verse_and_tables_keep_their_lines() {
    let verse = ["Le bac s'en va", "Sur l'eau qui dort,", "Au bout du soir", "Il touche au bord"];
    let prose =
        ["Le bac traverse la", "Rivière tous les jours", "De la semaine, et revient", "Le soir."];
    let cell = |id: &str, x: u32, y: u32, text: &str| block(id, x, y, &[text]);
    let page = alto(
        &[
            block("V", 40, 10, &verse)
                .replace("WIDTH=\"280\" HEIGHT=\"14\">", "WIDTH=\"90\" HEIGHT=\"14\">")
                .replacen("WIDTH=\"90\"", "WIDTH=\"280\"", 1),
            block("P", 40, 200, &prose),
            format!(
                "<ComposedBlock ID=\"T\" TYPE=\"table\">{}{}{}{}</ComposedBlock>",
                cell("t1", 40, 400, "Seigle"),
                cell("t2", 40, 430, "Orge"),
                cell("t3", 400, 402, "14 50"),
                cell("t4", 400, 431, "13 »")
            ),
        ]
        .concat(),
    );
    let table = div("TABLE", &part("IMAGE", 1, "T"));
    let body = part("PARAGRAPH", 1, "V") + &part("PARAGRAPH", 1, "P") + &table;
    let logical = div("ISSUE", &div("CONTENT", &article("Le bac", "", &body)));
    let issue = format!(
        "<mets xmlns:METS=\"m\"><METS:fileSec><METS:file ID=\"ALTO00001\"><METS:FLocat \
         xlink:href=\"1.xml\"/></METS:file></METS:fileSec><METS:structMap TYPE=\"LOGICAL\">\
         {logical}</METS:structMap></mets>"
    );
    let mut read = |_: &str| Ok(page.clone().into_bytes());
    let loaded = load_issue(issue.as_bytes(), &hint(), &mut read).unwrap();
    let kinds: Vec<BlockKind> = loaded.bodies[0].all_blocks().map(|block| block.kind).collect();
    let [BlockKind::Preformatted(song), BlockKind::Paragraph(_), BlockKind::Preformatted(rows)] =
        kinds.as_slice()
    else {
        panic!("{kinds:?}")
    };
    assert_eq!(
        song.as_str(),
        "Le bac s’en va\nSur l’eau qui dort,\nAu bout du soir\nIl touche au bord"
    );
    assert_eq!(rows.as_str(), "Seigle   14 50\nOrge   13 »");
    assert_covered(page.as_bytes(), &between(&page, " CONTENT=\"", "\""), &loaded);
}

#[test]
fn a_table_that_stands_on_its_side_is_read_along_its_rows() {
    let cell = |n: u32, x: u32, y: u32, tall: u32, text: &str| {
        format!(
            "<TextLine HPOS=\"{x}\" VPOS=\"{y}\" WIDTH=\"14\" HEIGHT=\"{tall}\"><String \
             ID=\"w{n}\" CONTENT=\"{text}\"/></TextLine>"
        )
    };
    let cells = [
        cell(1, 100, 600, 90, "Froment"),
        cell(2, 100, 500, 60, "15,50"),
        cell(3, 100, 400, 60, "20,68"),
        cell(4, 130, 620, 70, "Seigle"),
        cell(5, 131, 500, 60, "14,50"),
        cell(6, 130, 400, 60, "16,99"),
    ];
    let page = alto(&format!("<TextBlock ID=\"T\">{}</TextBlock>", cells.concat()));
    let logical = div("ISSUE", &article("Prix", "", &part("TABLE", 1, "T")));
    let issue = format!(
        "<mets xmlns:METS=\"m\"><METS:fileSec><METS:file ID=\"ALTO00001\"><METS:FLocat \
         xlink:href=\"1.xml\"/></METS:file></METS:fileSec><METS:structMap TYPE=\"LOGICAL\">\
         {logical}</METS:structMap></mets>"
    );
    let mut read = |_: &str| Ok(page.clone().into_bytes());
    let loaded = load_issue(issue.as_bytes(), &hint(), &mut read).unwrap();
    let rows = loaded.bodies[0].all_blocks().next().unwrap();
    assert_eq!(rows.plain(), "Froment   15,50   20,68\nSeigle   14,50   16,99");
}

#[test]
fn words_and_paragraphs_go_on_over_the_ends_of_lines_and_columns() {
    let loaded = issue();
    assert_eq!(paragraphs(&loaded, 2), ["Le vent tourne au nord lundi, et souffle fort."]);
    assert_eq!(
        paragraphs(&loaded, 0),
        ["Le bac a traversé la rivière lundi, et quarante voyageurs étaient Présents, tous de la \
          ville, pour prendre le ba-"]
    );
}
