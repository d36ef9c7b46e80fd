use std::io::Cursor;

use proptest::prelude::*;
use serde_json::Value;

use super::*;
use crate::model::{
    Anchor, ArticleId, CitationStyle, Clean, Clipping, EditionKey, MarkId, Place, Provenance, Quote,
};

/// A clipping that has something to say in every field.
fn entry(n: u128) -> ClippingEntry {
    let clipping = Clipping {
        id: MarkId(uuid::Uuid::from_u128(n)),
        edition: EditionKey::new("河口日报@2026-11-22"),
        anchor: Anchor {
            article: ArticleId::new(&format!("a{n}")),
            place: Place { block: 2, byte: 12 },
            quote: Quote {
                exact: "第一股水".to_owned(),
                prefix: "清晨，".to_owned(),
                suffix: "流过".to_owned(),
            },
        },
        is_whole: n.is_multiple_of(2),
        text: "第一股水流过新渠的闸口。\n\n# 守闸人 *老赵* 看了 <看> 表".to_owned(),
        provenance: Provenance {
            paper: "河口日报".to_owned(),
            date: "2026-11-22".to_owned(),
            page: "A01".to_owned(),
            section: "要闻".to_owned(),
            headline: "新渠通水: 50% & {更多} #1".to_owned(),
            byline: "本报记者 王小河".to_owned(),
            url: "https://hekou.example/a_1?x={y}".to_owned(),
            lang: "zh".to_owned(),
        },
        note: "问 #1 -- “老赵”".to_owned(),
        tags: vec!["渠".to_owned(), "water".to_owned()],
        created: 1_795_320_000_000,
    };
    ClippingEntry { changed: clipping.created + 7, removed: false, clipping }
}

fn file(entries: &[ClippingEntry]) -> ClippingFile<'_> {
    ClippingFile { entries, title: "Clippings", style: CitationStyle::Paper }
}

fn written(entries: &[ClippingEntry], form: ClippingForm) -> String {
    String::from_utf8(file(entries).write(form).unwrap()).unwrap()
}

/// Any clean text, with all that markup and escapes are made of.
fn text() -> impl Strategy<Value = String> {
    let sign = prop_oneof![
        proptest::char::range(' ', '~'),
        proptest::char::range('一', '龟'),
        Just('\u{2028}'),
        Just('“'),
        Just('😀'),
        Just('-'),
    ];
    proptest::collection::vec(sign, 0..30)
        .prop_map(|signs| Clean::line(&String::from_iter(signs)).into_string())
}

prop_compose! {
    fn any_entry()(
        n in any::<u128>(),
        told in (text(), text(), text(), text(), text()),
        place in any::<(u32, u32)>(),
        tags in proptest::collection::hash_set("[a-z一-龟]{1,8}", 0..4),
    ) -> ClippingEntry {
        let mut entry = entry(n);
        let clipping = &mut entry.clipping;
        let (words, note, headline, byline, quote) = told;
        clipping.text = format!("{words}\n\n{quote}\n{words}");
        clipping.note = note;
        clipping.provenance.headline = headline;
        clipping.provenance.byline = byline;
        clipping.anchor.quote.exact = quote;
        clipping.anchor.place = Place { block: place.0 as usize, byte: place.1 as usize };
        clipping.tags = tags.into_iter().collect();
        entry
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn what_goes_out_comes_back_whole(entries in prop::collection::vec(any_entry(), 1..5)) {
        for form in [ClippingForm::Jsonl, ClippingForm::WebAnnotation, ClippingForm::Markdown] {
            let bytes = file(&entries).write(form).unwrap();
            prop_assert_eq!(&read_clippings(&bytes).unwrap(), &entries, "{:?}", form);
        }
        for ((_, note), entry) in file(&entries).notes().iter().zip(&entries) {
            let back = read_clippings(note.as_bytes()).unwrap();
            prop_assert_eq!(back.as_slice(), std::slice::from_ref(entry));
        }
    }

    #[test]
    fn no_file_makes_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = read_clippings(&bytes);
        let _ = read_clippings(&[b"[{\"type\": \"Annotation\", ".as_slice(), &bytes].concat());
    }

    #[test]
    fn a_file_name_stays_in_its_folder_whatever_is_printed(headline in any::<String>()) {
        let mut entry = entry(1);
        entry.clipping.provenance.headline = headline;
        let name = markdown::name(&entry);
        prop_assert!(name.len() < 255 && !name.starts_with('.'));
        prop_assert_eq!(name.rsplit('.').next(), Some("md"));
        prop_assert!(!name.chars().any(|c| c.is_control() || "/\\:*?\"<>|#^[]".contains(c)));
    }
}

#[test]
fn what_a_paper_prints_makes_no_clipping_of_its_own() {
    let mut hostile = entry(1);
    let forged = format!("{}{}{}", markdown::COMMENT, json(&entry(9)), markdown::COMMENT_END);
    hostile.clipping.text = format!("x\n\n{forged}\n{forged}");
    hostile.clipping.provenance.headline.clone_from(&forged);
    hostile.clipping.note = forged;
    let one = file(std::slice::from_ref(&hostile)).notes().remove(0).1;
    let all = written(std::slice::from_ref(&hostile), ClippingForm::Markdown);
    for markdown in [one, all] {
        assert_eq!(read_clippings(markdown.as_bytes()).unwrap(), [hostile.clone()]);
    }
}

#[test]
fn front_matter_is_yaml_and_the_words_are_a_quote() {
    let (name, note) = file(&[entry(1)]).notes().remove(0);
    assert_eq!(name, "2026-11-22 新渠通水 50% & {更多} 1 00000000.md");
    let mut parts = note.split("---\n");
    let front = parts.nth(1).unwrap();
    for line in [
        "title: \"新渠通水: 50% & {更多} #1\"",
        "date: \"2026-11-22\"",
        "author: [\"王小河\"]",
        "tags: [\"渠\", \"water\"]",
        "note: \"问 #1 -- “老赵”\"",
    ] {
        assert!(front.lines().any(|own| own == line), "{line} in\n{front}");
    }
    let body = parts.next().unwrap();
    assert!(
        body.contains("> 第一股水流过新渠的闸口。\n>\n> \\# 守闸人 \\*老赵\\* 看了 \\<看\\> 表"),
        "{body}"
    );
    // The whole article is no quote.
    assert!(!file(&[entry(2)]).notes()[0].1.contains("\n> "));
}

#[test]
fn csl_json_has_the_names_of_the_schema_and_an_article_once() {
    let mut second = entry(1);
    second.clipping.id = MarkId(uuid::Uuid::from_u128(8));
    second.clipping.text = "又一段".to_owned();
    second.clipping.tags = vec!["water".to_owned(), "赵".to_owned()];
    let items: Value =
        serde_json::from_str(&written(&[entry(1), second, entry(3)], ClippingForm::CslJson))
            .unwrap();
    assert_eq!(items.as_array().unwrap().len(), 2);
    let item = &items[0];
    assert_eq!(item["type"], "article-newspaper");
    assert_eq!(item["container-title"], "河口日报");
    assert_eq!(item["issued"]["date-parts"][0], serde_json::json!([2026, 11, 22]));
    assert_eq!(item["author"][0]["literal"], "王小河");
    assert_eq!(item["page"], "A01");
    assert_eq!(item["keyword"], "渠, water, 赵");
    assert!(item["abstract"].as_str().unwrap().ends_with("[…]\n\n又一段"));
}

#[test]
fn bibtex_keys_are_of_ascii_each_its_own_and_the_same_again() {
    let entries: Vec<ClippingEntry> = (0..500).map(entry).collect();
    let written_once = written(&entries, ClippingForm::Bibtex);
    let keys: Vec<&str> =
        written_once.lines().filter_map(|line| line.strip_prefix("@article{")).collect();
    let unique: std::collections::HashSet<_> = keys.iter().collect();
    assert_eq!((keys.len(), unique.len()), (500, 500));
    assert!(keys.iter().all(|key| key.is_ascii()));
    let mut noted = entry(7);
    noted.clipping.note = "later".to_owned();
    assert!(written(&[noted], ClippingForm::Bibtex).contains(keys[7]));
}

#[test]
fn nothing_in_bibtex_is_obeyed_and_braces_are_even() {
    let mut hostile = entry(1);
    hostile.clipping.provenance.headline = "a } { \\input{x} $y$ 100% _ ^ ~ #".to_owned();
    let bibtex = written(&[hostile], ClippingForm::Bibtex);
    let (open, close) = (bibtex.matches('{').count(), bibtex.matches('}').count());
    assert_eq!(open, close, "{bibtex}");
    let title = bibtex.lines().find(|line| line.trim_start().starts_with("title")).unwrap();
    assert_eq!(
        title.trim(),
        "title = {{a \\textbraceright{} \\textbraceleft{} \\textbackslash{}input\\textbraceleft{}x\
         \\textbraceright{} \\$y\\$ 100\\% \\_ \\textasciicircum{} \\textasciitilde{} \\#}},"
    );
    assert!(bibtex.contains("url = {https://hekou.example/a_1?x=%7By%7D},"), "{bibtex}");
    assert!(bibtex.contains("author = {{王小河}},"), "{bibtex}");
}

#[test]
fn annotations_are_those_of_the_model() {
    let document: Value =
        serde_json::from_str(&written(&[entry(1), entry(2)], ClippingForm::WebAnnotation)).unwrap();
    assert_eq!(document["type"], "AnnotationCollection");
    assert_eq!(
        (&document["total"], &document["first"]["type"]),
        (&2.into(), &"AnnotationPage".into())
    );
    let first = &document["first"]["items"][0];
    assert_eq!(first["id"], "urn:uuid:00000000-0000-0000-0000-000000000001");
    assert_eq!(first["target"]["selector"]["type"], "TextQuoteSelector");
    assert_eq!(first["target"]["selector"]["prefix"], "清晨，");
    assert_eq!(first["target"]["source"], "https://hekou.example/a_1?x={y}");
    assert_eq!(first["body"][0]["purpose"], "commenting");
    assert_eq!(first["body"][2]["value"], "water");
    assert_eq!(first["created"], "2026-11-22T04:00:00Z");
    let whole = &document["first"]["items"][1];
    assert!(whole["target"].get("selector").is_none(), "the whole article needs no words");
}

#[test]
fn an_annotation_of_another_program_is_taken_for_what_it_tells() {
    let foreign = r#"{"@context": "http://www.w3.org/ns/anno.jsonld", "type": "Annotation",
        "id": "https://hypothes.example/a/1", "created": "2026-11-22T04:00:00Z",
        "body": [{"type": "TextualBody", "value": "a note", "purpose": "commenting"},
                 {"type": "TextualBody", "value": "tag", "purpose": "tagging"}],
        "target": {"source": "https://news.example/x", "selector": [
            {"type": "TextPositionSelector", "start": 1, "end": 2},
            {"type": "TextQuoteSelector", "exact": "the words", "prefix": "before "}]}}"#;
    let once = read_clippings(foreign.as_bytes()).unwrap();
    let clipping = &once[0].clipping;
    assert_eq!((clipping.text.as_str(), clipping.note.as_str()), ("the words", "a note"));
    assert_eq!(clipping.provenance.url, "https://news.example/x");
    assert_eq!((clipping.tags.len(), clipping.created), (1, 1_795_320_000_000));
    assert_eq!(read_clippings(foreign.as_bytes()).unwrap(), once, "the same identity again");
}

#[test]
fn a_book_of_clippings_has_a_document_for_each() {
    let book = file(&[entry(1), entry(2)]).write(ClippingForm::Epub).unwrap();
    let mut zip = zip::ZipArchive::new(Cursor::new(book)).unwrap();
    let documents = (0..zip.len())
        .filter(|&at| zip.by_index(at).unwrap().name().unwrap().ends_with(".xhtml"))
        .count();
    assert_eq!(documents, 3, "two and the contents");
    let mut all = String::new();
    for at in 0..zip.len() {
        let mut file = zip.by_index(at).unwrap();
        let _ = std::io::Read::read_to_string(&mut file, &mut all);
    }
    assert!(all.contains("<blockquote>") && all.contains("第一股水"), "{all}");
    assert!(all.contains("——《河口日报》，2026年11月22日，A01版"), "{all}");
    assert!(matches!(file(&[]).write(ClippingForm::Epub), Err(EpubError::Empty)));
}

#[test]
fn what_nothing_comes_back_from_is_refused_by_its_name() {
    for form in [ClippingForm::CslJson, ClippingForm::Bibtex, ClippingForm::Epub] {
        let bytes = file(&[entry(1)]).write(form).unwrap();
        assert_eq!(read_clippings(&bytes), Err(ClippingsFault::OneWay(form)));
    }
    for foreign in ["", "# Notes\n", "{}", "[]", "{\"type\": \"Thing\"}", "[1, 2]"] {
        assert_eq!(
            read_clippings(foreign.as_bytes()),
            Err(ClippingsFault::NoClippings),
            "{foreign}"
        );
    }
    let good = written(&[entry(1)], ClippingForm::Jsonl);
    let cut = format!("{good}{}", &good[..good.len() / 2]);
    assert!(matches!(
        read_clippings(cut.as_bytes()),
        Err(ClippingsFault::Malformed { line: 2, .. })
    ));
    assert!(matches!(read_clippings(b"ok\n\xff"), Err(ClippingsFault::Malformed { line: 2, .. })));
}
