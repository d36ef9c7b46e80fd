//! hOCR pages.

use super::*;
use crate::model::Body;

const WORDS: &str = "<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Transitional//EN\">\n\
<html><head><title>Not text</title><meta charset=utf-8><style>p > b { }</style></head><body>\n\
<div class='ocr_page' id='page_1' title='image \"a.png\"; bbox 0 0 1000 1400; ppageno 6'>\n\
 <div class='ocr_carea' title='bbox 40 30 600 80'><p class='ocr_par'>\n\
  <span class='ocr_line' title='bbox 40 30 600 80; baseline 0 -9'>\n\
   <span class='ocrx_word' title='bbox 40 30 300 80; x_wconf 96'>Ferry</span> \
<span class='ocrx_word' title='bbox 320 30 600 80'><strong>Returns</strong></span>\n\
  </span></p></div>\n\
 <div class='ocr_carea'><p class='ocr_par'>\n\
  <span class='ocr_line' title='bbox 40 120 600 140'><span class='ocrx_word' title='bbox 40 120 \
100 140'>Quill</span> <span class='ocrx_word' title='bbox 110 120 600 140'>&amp; Reed&#39;s boats \
cross the wa&#173;</span></span>\n\
  <span class='ocr_line' title='bbox 40 150 300 170'><span class='ocrx_word' title='bbox 40 150 300 \
170'>ter again.</span></span></p></div>\n\
</div></body></html>";

#[test]
fn words_lines_and_blocks_are_read_with_their_places() {
    let loaded = read(WORDS);
    assert_eq!(titles(&loaded), ["Ferry Returns"]);
    assert_eq!(paragraphs(&loaded, 0), ["Quill & Reed’s boats cross the water again."]);
    let texts =
        ["Ferry", "Returns", "Quill", "&amp; Reed&#39;s boats cross the wa&#173;", "ter again."];
    let texts = texts.map(|text| WORDS.find(text).map(|at| at..at + text.len()).unwrap());
    assert_covered(WORDS.as_bytes(), &texts, &loaded);
    let region = loaded.edition.articles[0].regions[0].area.unwrap();
    assert!((region.x - 0.04).abs() < 0.001 && (region.w - 0.56).abs() < 0.001, "{region:?}");
    assert_eq!(loaded.edition.pages[0].id.as_str(), "7");
}

#[test]
fn an_attribute_without_a_value_is_as_if_it_were_not_there() {
    let loaded = read(&WORDS.replace("<div class='ocr_carea' title=", "<div class title lang="));
    assert_eq!(titles(&loaded), ["Ferry Returns"]);
}

#[test]
fn loose_html_is_read_too() {
    let html = "<HTML><BODY><DIV CLASS=ocr_page TITLE='bbox 0 0 100 100'><h1>Clock hung</h1><p>\
                The first line <br>goes on here. <P>A second & last one, < 3 words<i>.</DIV>";
    let loaded = read(html);
    assert_eq!(titles(&loaded), ["Clock hung"]);
    let text = paragraphs(&loaded, 0);
    assert_eq!(text[0], "The first line goes on here.");
    assert!(text[1].starts_with("A second & last one,"), "{text:?}");
}

#[test]
fn running_heads_are_furniture_and_lines_of_a_caption_are_one() {
    let line = |class: &str, y: u32, text: &str| {
        let foot = y + 10;
        format!("<span class='{class}' title='bbox 10 {y} 90 {foot}'>{text}</span>\n")
    };
    let html = format!(
        "<html><body><div class='ocr_page' title='bbox 0 0 100 100'><div class='ocr_header'>{}</div>\
         <p class='ocr_par'>{}{}</p><p class='ocr_par'>{}</p></div></body></html>",
        line("ocr_line", 0, "The Saltmarsh Echo, page 4"),
        line("ocr_line", 20, "It rained all day."),
        line("ocr_line", 32, "Then it stopped."),
        line("ocr_caption", 60, "The quay in the rain."),
    );
    let loaded = read(&html);
    assert_eq!(loaded.furniture.len(), 1);
    let figures = loaded.bodies.iter().flat_map(Body::all_blocks);
    let captions: Vec<String> = figures
        .filter(|block| matches!(block.kind, BlockKind::Figure { .. }))
        .map(|block| block.plain())
        .collect();
    assert_eq!(captions, ["The quay in the rain."]);
}

#[test]
fn pages_of_one_file_are_pages_of_the_edition() {
    let page = |text: &str| {
        format!(
            "<div class='ocr_page' title='bbox 0 0 100 100'><span class='ocr_line' \
             title='bbox 10 10 90 20'>{text}</span></div>"
        )
    };
    let html = format!("<html><body>{}{}</body></html>", page("It rained."), page("It snowed."));
    let loaded = read(&html);
    let ids: Vec<&str> = loaded.edition.pages.iter().map(|page| page.id.as_str()).collect();
    assert_eq!(ids, ["1", "2"]);
    let pages: Vec<_> = loaded.edition.articles.iter().map(|article| article.page).collect();
    assert_eq!(pages, [Some(0), Some(1)]);
}
