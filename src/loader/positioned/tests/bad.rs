//! Documents that are damaged, hostile, or none.

use proptest::prelude::*;

use super::*;
use crate::words::InEnglish;

const ALTO: &str = "<alto><Layout><Page WIDTH=\"9\" HEIGHT=\"9\"><TextBlock><TextLine HPOS=\"1\" \
VPOS=\"1\" WIDTH=\"5\" HEIGHT=\"1\"><String CONTENT=\"It rained.\"/></TextLine></TextBlock></Page>\
</Layout></alto>";

fn refused(xml: &str) -> String {
    let error = load(xml.as_bytes(), &hint()).unwrap_err().told();
    assert!(error.starts_with("page.xml:") && !error.contains('\n'), "{error}");
    error
}

#[test]
fn a_document_without_a_page_or_without_text_is_told_in_one_line() {
    assert!(refused("<alto><Layout/></alto>").contains("an ALTO document without a page"));
    assert!(refused("<PcGts></PcGts>").contains("a PAGE document without a page"));
    assert!(refused("<alto><Layout><Page/></Layout></alto>").contains("holds no text"));
    assert!(refused("<html><div class='ocr_page'></div></html>").contains("holds no text"));
    assert!(refused("<?xml version='1.0'?><report/>").contains("<report>"));
    assert!(refused("<mets></mets>").contains("open the folder"));
}

#[test]
fn a_file_of_more_pages_than_an_edition_has_is_refused_with_both_numbers() {
    let row = |page: usize| format!("5\t{page}\t1\t1\t1\t1\t9\t9\t90\t9\t96\tIt\n");
    let rows: String = (1..=2_001).map(row).collect();
    let head = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\t\
                height\tconf\ttext\n";
    let error = refused(&format!("{head}{rows}"));
    assert!(error.contains("2001") && error.contains("2000"), "{error}");
}

#[test]
fn markup_that_breaks_off_gives_what_stands_before() {
    let cut = &ALTO[..ALTO.find("</TextLine").unwrap()];
    let loaded = read(cut);
    assert_eq!(paragraphs(&loaded, 0), ["It rained."]);
    assert!(warns(&loaded, "breaks off at line 1"));
    assert!(!warns(&read(ALTO), "breaks off"));
}

#[test]
fn entities_are_neither_expanded_nor_fetched() {
    let bomb = "<!DOCTYPE alto [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\"><!ENTITY x SYSTEM \
                \"file:///etc/hostname\">]>";
    let text = ALTO.replace("rained", "&b; &x;");
    let loaded = read(&format!("<?xml version=\"1.0\"?>{bomb}{text}"));
    assert_eq!(paragraphs(&loaded, 0), ["It &b; &x;."]);
    assert!(warns(&loaded, "not expanded"));
}

#[test]
fn nesting_beyond_the_limit_is_named() {
    let deep = ALTO.replace("<TextBlock>", &"<ComposedBlock>".repeat(200_000));
    let loaded =
        load(format!("{}{deep}", ALTO.replace("</Layout></alto>", "")).as_bytes(), &hint());
    assert!(warns(&loaded.unwrap(), "nested over 64 deep"));
}

#[test]
fn text_is_hostile_here_too() {
    let loaded = read(&ALTO.replace("rained", "r&#27;[31mained\u{202e}"));
    assert_eq!(paragraphs(&loaded, 0), ["It r[31mained."]);
}

#[test]
fn a_document_is_read_in_the_encoding_it_declares() {
    let text = ALTO.replace("It rained.", "渠水到了。");
    let declared = |label: &str| format!("<?xml version=\"1.0\" encoding=\"{label}\"?>{text}");
    let gb = encoding_rs::GB18030.encode(&declared("gb2312")).0.into_owned();
    let latin = encoding_rs::WINDOWS_1252
        .encode(&declared("iso-8859-1").replace("渠水到了。", "Il a plu à côté."))
        .0
        .into_owned();
    let wide: Vec<u8> = declared("UTF-16").encode_utf16().flat_map(u16::to_be_bytes).collect();
    let unlike = declared("gb2312").into_bytes();
    let cases = [
        (gb, "渠水到了。"),
        (unlike, "渠水到了。"),
        (latin, "Il a plu à côté."),
        (wide, "渠水到了。"),
    ];
    for (bytes, expected) in cases {
        let loaded = load(&bytes, &hint()).unwrap();
        assert_eq!(paragraphs(&loaded, 0), [expected]);
        let source = loaded.bodies[0].all_blocks().next().unwrap().source[0].clone();
        let decoded = crate::input::encoding::decode(&bytes[source], Some("gb18030"));
        assert!(decoded.is_ok());
    }
}

#[test]
fn boxes_that_are_no_boxes_do_no_harm() {
    for wrong in ["NaN", "-5", "1e30", "", "inf", "x"] {
        let page = ALTO.replace("HPOS=\"1\"", &format!("HPOS=\"{wrong}\""));
        assert_eq!(paragraphs(&read(&page), 0), ["It rained."], "{wrong}");
    }
}

/// Pieces that documents of these formats are made of.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "<alto>",
        "<PcGts>",
        "<html>",
        "<mets>",
        "<Page WIDTH=\"9\" HEIGHT=\"0\" imageWidth=\"5\">",
        "</Page>",
        "<TextBlock ID=\"a\">",
        "</TextBlock>",
        "<TextRegion id=\"a\" type=\"heading\" custom=\"structure {id:1; type:article;}\">",
        "</TextRegion>",
        "<TextLine HPOS=\"1\" VPOS=\"-1\" WIDTH=\"1e9\" HEIGHT=\"2\">",
        "</TextLine>",
        "<Coords points=\"1,1 5,5 x,\"/>",
        "<String CONTENT=\"wa\" SUBS_TYPE=\"HypPart1\"/>",
        "<String CONTENT=\"&amp;&#x41;&#0;&\"/>",
        "<HYP CONTENT=\"-\"/>",
        "<TextEquiv><Unicode>渠水 到了¬",
        "</Unicode></TextEquiv>",
        "<OrderedGroup>",
        "</OrderedGroup>",
        "<RegionRef regionRef=\"a\"/>",
        "<div class='ocr_page' title='bbox 0 0 9 9'>",
        "<span class='ocr_line' title='bbox 1 1 -1 nan'>",
        "<span class=ocrx_word>",
        "</span>",
        "</div>",
        "<p>",
        "<br>",
        "<![CDATA[ x ]]>",
        "<!-- -",
        "<!DOCTYPE a [<!ENTITY b \"c\">]>",
        "It rained. ",
        "\u{FFFD}\u{1b}",
        "<",
        ">",
    ]);
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

fn everywhere(bytes: &[u8]) {
    for format in [Format::Hocr, Format::Alto, Format::PageXml] {
        let hint = Hint { format: Some(format), ..hint() };
        if let Ok(loaded) = load(bytes, &hint) {
            assert_covered(bytes, &[], &loaded);
        }
    }
    let _ = crate::loader::positioned::load_issue(bytes, &hint(), &mut |_| Ok(bytes.to_vec()));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        everywhere(&bytes);
    }

    #[test]
    fn any_heap_of_markup_is_read_or_refused(text in pieces(), cut in 0_usize..400) {
        everywhere(&text.as_bytes()[..cut.min(text.len())]);
        everywhere(text.as_bytes());
    }
}
