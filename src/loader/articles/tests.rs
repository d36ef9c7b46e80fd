//! Folders of texts.

use super::*;
use crate::input::Format;
use crate::model::{Block, BlockKind, Clean, HeadRole, Lang};
use crate::words::InEnglish;

fn joined(files: &[(&str, &str)], hint: &Hint) -> Loaded {
    let file = |&(path, text): &(&str, &str)| ArticleFile {
        path: path.to_owned(),
        bytes: text.as_bytes().to_vec(),
    };
    join(files.iter().map(file).collect(), hint, &crate::loader::article_markup).unwrap()
}

fn hint() -> Hint {
    Hint { name: "notes/Saltmarsh Courier/".into(), ..Hint::default() }
}

fn texts(loaded: &Loaded, article: usize) -> Vec<String> {
    loaded.bodies[article].all_blocks().map(|block| block.plain()).collect()
}

fn titles(loaded: &Loaded) -> Vec<&str> {
    loaded.edition.articles.iter().map(|article| article.title().as_str()).collect()
}

#[test]
fn files_are_articles_in_natural_order_and_folders_are_sections() {
    let loaded = joined(
        &[
            ("coast/10.md", "# Ten"),
            ("coast/2.md", "# Two\n\nText."),
            ("coast/deep/1.md", "# Deep"),
            ("b.md", "# B"),
            ("README.md", "# Read me"),
            ("a.md", "No heading here."),
        ],
        &hint(),
    );
    assert_eq!(titles(&loaded), ["Read me", "No heading here.", "B", "Two", "Ten", "Deep"]);
    assert_eq!(loaded.edition.paper.title.as_str(), "Saltmarsh Courier");
    let names: Vec<(&str, Option<usize>)> =
        loaded.edition.sections.iter().map(|s| (s.name.as_str(), s.parent)).collect();
    assert_eq!(names, [("Saltmarsh Courier", None), ("coast", None), ("deep", Some(1))]);
    let sections: Vec<usize> = loaded.edition.articles.iter().map(|a| a.section).collect();
    assert_eq!(sections, [0, 0, 0, 1, 1, 2]);
}

#[test]
fn front_matter_dates_the_article_and_the_newest_the_edition() {
    let loaded = joined(
        &[
            (
                "1.md",
                "---\ntitle: Ferry\ndate: 2026-11-21\nauthor: Nell\ntags: a, b\nslug: f\n---\n\
                 # Ferry\n\nIt ran.\n",
            ),
            ("2.md", "+++\ntitle = \"Light\"\ndate = 2026-11-22\nlang = \"en\"\n+++\n"),
        ],
        &Hint { file_date: Some(jiff::civil::date(2026, 12, 1)), ..hint() },
    );
    assert_eq!(loaded.edition.date, Some(jiff::civil::date(2026, 11, 22)));
    let first = &loaded.edition.articles[0];
    assert_eq!(first.published, Some(jiff::civil::date(2026, 11, 21)));
    assert_eq!(first.line(HeadRole::Byline).map(Clean::as_str), Some("Nell"));
    assert_eq!(
        (titles(&loaded), texts(&loaded, 0)),
        (vec!["Ferry", "Light"], vec!["It ran.".into()])
    );
    assert_eq!(loaded.furniture[0].plain(), "slug: f");
}

#[test]
fn markdown_of_all_kinds_is_set() {
    let text = "# Ferry\n\nIt *ran*\nagain.[^1]\n\n## Next\n\n* one\n* [x] two\n\n> Soon.\n\n\
        | a | b |\n|---|---|\n| 1 | 2 |\n\n```rust\nlet x = 1;\n```\n\n![Quay](i/q.png \"At noon\")\n\n\
        <p>Raw <b>html</b></p>\n\n[^1]: A note.\n\n# Again\n";
    let loaded = joined(&[("s/f.md", text)], &hint());
    let blocks: Vec<Block> = loaded.bodies[0].all_blocks().collect();
    let kinds: Vec<String> = texts(&loaded, 0);
    assert_eq!(kinds[..5], ["It ran again.¹", "Next", "one\n[x] two", "Soon.", "a\nb\n1\n2"]);
    assert_eq!(kinds[5], "let x = 1;");
    let BlockKind::Figure { image, alt, caption, .. } = &blocks[6].kind else { panic!() };
    assert_eq!(image.as_deref(), Some("s/i/q.png"));
    assert_eq!((alt.as_str(), caption.text.as_str()), ("Quay", "At noon"));
    assert_eq!(kinds[7..], ["Raw html", "¹ A note.", "Again"]);
}

#[test]
fn plain_text_goes_by_its_first_line() {
    let files = [("a.md", "# 渡口\n\n清晨起了雾。"), ("b.txt", "灯\n\n老街的灯又亮了。")];
    let loaded = joined(&files, &hint());
    assert_eq!(titles(&loaded), ["渡口", "灯"]);
    let plain = joined(&files, &Hint { format: Some(Format::Text), ..hint() });
    assert_eq!(titles(&plain), ["# 渡口", "灯"]);
    assert_eq!(texts(&plain, 0), ["# 渡口", "清晨起了雾。"]);
}

#[test]
fn a_page_of_our_own_gives_all_its_articles() {
    let page = "# Ferry\nby: Nell\n\nIt ran.\n\n# Light\nkind: brief\n\nIt shone.\n";
    let loaded = joined(&[("p.md", page), ("q.md", "# Tide\n\nHigh.")], &hint());
    assert_eq!(titles(&loaded), ["Ferry", "Light", "Tide"]);
    assert_eq!(texts(&loaded, 1), ["It shone."]);
}

#[test]
fn what_is_no_text_is_left_out_and_told() {
    let loaded = joined(&[("a.md", "# A"), ("b.md", ""), ("c.md", "%PDF-1.4")], &hint());
    assert_eq!(titles(&loaded), ["A"]);
    let told: Vec<String> = loaded.edition.warnings.iter().map(InEnglish::told).collect();
    assert!(told[0].contains("b.md") && told[1].contains("c.md"), "{told:?}");
    let none = join(
        vec![ArticleFile { path: "a.md".into(), bytes: Vec::new() }],
        &hint(),
        &crate::loader::article_markup,
    );
    assert!(matches!(none, Err(LoadError::Empty { .. })));
}

#[test]
fn deep_nesting_and_open_markup_lose_no_text() {
    let deep = format!("{} deep", ">".repeat(20_000));
    let loaded = joined(&[("a.md", &deep)], &hint());
    assert!(texts(&loaded, 0).join("\n").contains("deep"));
    let open = "Text <b>bold\n\n<div>\n\n## Head\n\nMore **and [more](x\n";
    let text = texts(&joined(&[("a.md", open)], &hint()), 0).join(" ");
    assert!(
        text.contains("bold") && text.contains("Head") && text.contains("More **and"),
        "{text}"
    );
}

#[test]
fn each_file_is_set_in_its_own_language_and_a_line_by_its_author_is_a_byline() {
    let loaded = joined(
        &[
            ("a.txt", "渡口\n\n清晨起了雾，渡口的船还没有开。"),
            ("b.md", "# Ferry\n\n*By Nell Reed*\n\nIt ran."),
        ],
        &hint(),
    );
    let (han, latin) = (&loaded.edition.articles[0], &loaded.edition.articles[1]);
    assert_eq!((loaded.edition.lang_of(han), loaded.edition.lang_of(latin)), (Lang::Zh, Lang::En));
    assert_eq!(latin.line(HeadRole::Byline).map(Clean::as_str), Some("By Nell Reed"));
    assert_eq!(texts(&loaded, 1), ["It ran."]);
    assert_eq!(han.line(HeadRole::Headline).map(Clean::as_str), Some("渡口"));
}

#[test]
fn what_front_matter_says_of_a_picture_that_is_not_set_stands_beside_the_text() {
    let furniture = |text: &str| -> Vec<String> {
        let loaded = joined(&[("a.md", text)], &hint());
        loaded.furniture.iter().map(Block::plain).collect()
    };
    let alone = "---\ntitle: Ferry\ncaption: The quay\nimage_credit: N. Reed\n---\nIt ran.\n";
    assert_eq!(furniture(alone), ["caption: The quay", "image_credit: N. Reed"]);
    let shown = "---\nimage: q.png\nimage_caption: The quay\n---\n# Ferry\n\n![Quay](q.png)\n";
    assert_eq!(furniture(shown), ["image_caption: The quay"]);
    let set = "---\nimage: q.png\nimage_caption: The quay\n---\n# Ferry\n\nIt ran.\n";
    assert!(furniture(set).is_empty());
}
