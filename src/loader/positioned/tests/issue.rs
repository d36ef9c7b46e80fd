//! METS issues over ALTO pages.

use super::*;
use crate::loader::positioned::load_issue;
use crate::model::OpenError;
use crate::model::{Date, Kind, Part};
use crate::words::InEnglish;

/// A page with a block for each text, named `P1_TB1` and so on.
fn alto_page(number: usize, texts: &[&str]) -> String {
    let mut word = 0;
    let block = |(at, text): (usize, &&str)| {
        let words: Vec<String> = text
            .split(' ')
            .map(|text| {
                word += 1;
                format!("<String ID=\"P{number}_W{word}\" CONTENT=\"{text}\"/>")
            })
            .collect();
        format!(
            "<TextBlock ID=\"P{number}_TB{}\"><TextLine HPOS=\"10\" VPOS=\"{}\" WIDTH=\"80\" \
             HEIGHT=\"10\">{}</TextLine></TextBlock>",
            at + 1,
            at * 20,
            words.join("<SP/>")
        )
    };
    let blocks: String = texts.iter().enumerate().map(block).collect();
    format!("<alto><Layout><Page WIDTH=\"100\" HEIGHT=\"200\">{blocks}</Page></Layout></alto>")
}

fn area(page: usize, begin: &str) -> String {
    format!("<fptr><area FILEID=\"A{page}\" BETYPE=\"IDREF\" BEGIN=\"P{page}_{begin}\"/></fptr>")
}

fn mets(logical: &str, rest: &str) -> String {
    let file = |n: usize| {
        format!("<file ID=\"A{n}\"><FLocat xlink:href=\"file://./alto/{n}.xml\"/></file>")
    };
    let leaf =
        |n: usize| format!("<div TYPE=\"PAGE\" ORDERLABEL=\"{n}\"><fptr FILEID=\"A{n}\"/></div>");
    format!(
        "<?xml version=\"1.0\"?><mets xmlns=\"http://www.loc.gov/METS/\" LABEL=\"x\">\
         <dmdSec ID=\"M\"><mods:title>The Alder Post</mods:title><mods:dateIssued>1904-05-07\
         </mods:dateIssued><mods:languageTerm>en</mods:languageTerm></dmdSec>\
         <dmdSec ID=\"M1\"><mods:title>Ferry Runs</mods:title></dmdSec>\
         <fileSec><fileGrp>{}{}</fileGrp></fileSec>\
         <structMap TYPE=\"PHYSICAL\"><div TYPE=\"Newspaper\" DMDID=\"M\">{}{}{rest}\
         <structMap TYPE=\"LOGICAL\"><div TYPE=\"ISSUE\" DMDID=\"M\">{logical}</div></structMap>\
         </mets>",
        file(1),
        file(2),
        leaf(1),
        leaf(2)
    )
}

fn issue(mets: &str) -> Loaded {
    let pages = [
        alto_page(1, &["ALDER POST", "HARBOUR", "Ferry Runs", "by Mara Quill", "It ran to the wa"]),
        alto_page(2, &["ter and back.", "Boats to let.", "Nothing more."]),
    ];
    let mut read = |path: &str| match path {
        "alto/1.xml" => Ok(pages[0].clone().into_bytes()),
        "alto/2.xml" => Ok(pages[1].clone().into_bytes()),
        other => Err(OpenError::Missing { path: other.to_owned() }),
    };
    let loaded = load_issue(mets.as_bytes(), &hint(), &mut read).unwrap();
    let all = pages.concat();
    assert_covered(all.as_bytes(), &between(&all, " CONTENT=\"", "\""), &loaded);
    loaded
}

fn logical() -> String {
    format!(
        "<div TYPE=\"TITLE_SECTION\">{}</div><div TYPE=\"CONTENT\"><div TYPE=\"SECTION\" \
         LABEL=\"Harbour\"><div TYPE=\"HEADING\">{}</div><div TYPE=\"ARTICLE\" DMDID=\"M1\">\
         <div TYPE=\"HEADING\"><div TYPE=\"TITLE\">{}</div></div><div TYPE=\"BODY\">\
         <div TYPE=\"AUTHOR\">{}</div><div TYPE=\"PARAGRAPH\"><div TYPE=\"TEXT\">{}</div>\
         <div TYPE=\"TEXT\">{}</div></div></div></div></div><div TYPE=\"ADVERTISEMENT\">{}</div>\
         </div>",
        area(1, "TB1"),
        area(1, "TB2"),
        area(1, "TB3"),
        area(1, "TB4"),
        area(1, "TB5"),
        area(2, "TB1"),
        area(2, "TB2")
    )
}

#[test]
fn the_logical_tree_gives_sections_articles_and_their_parts() {
    let loaded = issue(&mets(&logical(), "</div></structMap>"));
    let edition = &loaded.edition;
    assert_eq!(edition.paper.title.as_str(), "The Alder Post");
    assert_eq!(edition.date, Date::new(1904, 5, 7).ok());
    assert_eq!(edition.paper.lang.as_deref(), Some("en"));
    let pages: Vec<&str> = edition.pages.iter().map(|page| page.id.as_str()).collect();
    assert_eq!(pages, ["1", "2"]);
    let ferry = &edition.articles[0];
    assert_eq!(
        head(ferry),
        [(HeadRole::Headline, "Ferry Runs"), (HeadRole::Byline, "by Mara Quill")]
    );
    assert_eq!(edition.sections[ferry.section].name.as_str(), "Harbour");
    assert_eq!(paragraphs(&loaded, 0), ["It ran to the wa ter and back."]);
    let jump = ferry.regions.last().unwrap();
    assert_eq!((jump.page.as_str(), jump.part), ("2", Part::Jump));
    assert_eq!(edition.articles[1].kind, Kind::Advertisement);
    let furniture: Vec<String> = loaded.furniture.iter().map(Block::plain).collect();
    assert_eq!(furniture, ["ALDER POST", "HARBOUR"]);
    assert_eq!(loaded.unplaced[0].plain(), "Nothing more.");
}

#[test]
fn links_from_articles_to_areas_of_words_are_followed() {
    let part = |id: &str, label: &str, begin: &str, end: &str| {
        format!(
            "<div ID=\"{id}\" TYPE=\"pagearea\" LABEL=\"{label}\"><fptr><area FILEID=\"A1\" \
             BEGIN=\"P1_{begin}\" END=\"P1_{end}\"/></fptr></div>"
        )
    };
    let rest = format!(
        "{}{}</div></structMap><structLink><smLinkGrp><smLocatorLink xlink:href=\"#art\"/>\
         <smLocatorLink xlink:href=\"#pa1\"/><smLocatorLink xlink:href=\"#pa2\"/></smLinkGrp>\
         </structLink>",
        part("pa1", "Headline", "W4", "W5"),
        part("pa2", "Textblock", "W9", "W11")
    );
    let loaded = issue(&mets("<div ID=\"art\" TYPE=\"ARTICLE\"/>", &rest));
    assert_eq!(titles(&loaded), ["Ferry Runs"]);
    assert_eq!(paragraphs(&loaded, 0), ["It ran to"]);
}

#[test]
fn an_issue_without_articles_is_recovered_from_its_pages() {
    let loaded = issue(&mets("", "</div></structMap>"));
    assert!(!loaded.edition.articles.is_empty());
    assert_eq!(loaded.edition.pages.len(), 2);
    assert_eq!(loaded.edition.articles.last().unwrap().page, Some(1));
}

#[test]
fn a_page_that_is_missing_or_outside_is_a_warning_and_the_rest_is_read() {
    let text = mets(&logical(), "</div></structMap>");
    let first = alto_page(1, &["ALDER POST", "HARBOUR", "Ferry Runs", "by M", "It ran"]);
    let mut read = |path: &str| match path {
        "alto/1.xml" => Ok(first.clone().into_bytes()),
        other => Err(OpenError::Missing { path: other.to_owned() }),
    };
    let loaded = load_issue(text.as_bytes(), &hint(), &mut read).unwrap();
    assert!(warns(&loaded, "a page is missing: alto/2.xml"));
    for outside in ["file:///etc/passwd", "../../x.xml", "http://example.org/2.xml", "%2e%2e/2.xml"]
    {
        let text = text.replace("file://./alto/2.xml", outside);
        let mut asked = Vec::new();
        let mut read = |path: &str| {
            asked.push(path.to_owned());
            Ok(first.clone().into_bytes())
        };
        let loaded = load_issue(text.as_bytes(), &hint(), &mut read).unwrap();
        assert_eq!(asked, ["alto/1.xml"], "{outside}");
        let said = warns(&loaded, "leads out of the issue's folder");
        assert!(said || outside == "file:///etc/passwd", "{outside}");
    }
    let error = load_issue(text.as_bytes(), &hint(), &mut |path| {
        Err(OpenError::Missing { path: path.to_owned() })
    })
    .unwrap_err();
    assert!(error.told().contains("none of its 2 ALTO files"), "{error:?}");
}

#[test]
fn the_number_of_an_issue_is_not_that_of_its_volume() {
    let detail = |sort: &str, number: u8| {
        format!("<detail type=\"{sort}\"><number>{number}</number></detail>")
    };
    let numbers = format!("{}{}{}", detail("volume", 19), detail("issue", 4), detail("edition", 1));
    let text = mets(&logical(), "</div></structMap>");
    let text =
        text.replacen("<dmdSec ID=\"M\">", &format!("<dmdSec ID=\"M\"><part>{numbers}</part>"), 1);
    assert_eq!(issue(&text).edition.number.as_deref(), Some("4"));
}
