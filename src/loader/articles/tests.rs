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

fn alone(name: &str, text: &str) -> Loaded {
    let hint = Hint { name: name.into(), ..Hint::default() };
    load_markdown(text.as_bytes(), &hint).unwrap().unwrap()
}

#[test]
fn a_single_file_is_commonmark_with_its_html_its_references_and_its_notes() {
    let loaded = alone(
        "in/p.md",
        "Harbour\n=======\n\nA <b>bold</b> [word][w] here[^1].\n\n<p align=center><img src=\"a.png\" \
         alt=\"The quay\"></p>\n\nTides\n-----\n\n- [x] done\n\n[w]: http://example.org/w\n[^1]: A note.\n",
    );
    assert_eq!(titles(&loaded), ["Harbour"]);
    assert_eq!(loaded.edition.paper.title.as_str(), "p");
    let all = texts(&loaded, 0).join("\n");
    assert!(all.contains("A bold word here"), "{all}");
    assert!(all.contains("Tides") && all.contains("[x] done") && all.contains("A note."), "{all}");
    for raw in ["===", "---", "<b>", "[w]", "<p", "[^1]"] {
        assert!(!all.contains(raw), "{raw}: {all}");
    }
}

#[test]
fn headings_of_the_first_rank_begin_articles_unless_the_front_matter_has_the_title() {
    let text = "# Ferry\n\nIt ran.\n\n## Fares\n\nThey stay.\n\n# Clock\n\nIt [hung][c].\n\n[c]: http://x/c\n";
    let loaded = alone("p.md", text);
    assert_eq!(titles(&loaded), ["Ferry", "Clock"]);
    assert_eq!(texts(&loaded, 0), ["It ran.", "Fares", "They stay."]);
    assert_eq!(texts(&loaded, 1), ["It hung."]);
    let fronted = alone("p.md", &format!("---\ntitle: Harbour\n---\n{text}"));
    assert_eq!(titles(&fronted), ["Harbour"]);
    assert_eq!(texts(&fronted, 0).len(), 6);
    let quoted = alone("p.md", "# Ferry\n\n> # Not a headline\n\n- # Nor this\n");
    assert_eq!(titles(&quoted), ["Ferry"]);
}

#[test]
fn the_issue_of_a_weekly_is_an_edition_of_its_parts() {
    let text = "# 河口周刊（第 12 期）：桥通了\n\n每周五发布。\n\n## 封面图\n\n![渡口](a.jpg)\n\n## 本周话题\n\n\
                桥通了。\n\n## 科技动态\n\n1、[时刻表](https://example.org/t)（中文）\n";
    let loaded = alone("issue-12.md", text);
    assert_eq!(titles(&loaded), ["河口周刊（第 12 期）：桥通了", "封面图", "本周话题", "科技动态"]);
    assert_eq!(loaded.edition.paper.title.as_str(), "河口周刊");
    assert_eq!(loaded.edition.number, Some(Clean::line("12")));
    assert_eq!(texts(&loaded, 3), ["1、时刻表（中文）"]);
    // An article with as many subheads is one article.
    let article = alone("p.md", &text.replace("周刊（第 12 期）", "的桥"));
    assert_eq!(titles(&article).len(), 1);
}

#[test]
fn a_page_of_our_own_by_itself_stays_one() {
    let hint = Hint { name: "p.md".into(), ..Hint::default() };
    let is_ours = |text: &str| load_markdown(text.as_bytes(), &hint).is_none();
    assert!(is_ours("# 新渠通水\nkicker: 引水工程\n\n水流。\n"));
    assert!(!is_ours("# 新渠通水\n\n水流。\n"));
}

#[test]
fn a_picture_in_a_heading_is_not_lost_and_an_empty_file_is_refused() {
    let loaded = alone("p.md", "# ![Logo](l.png) Ferry\n\nIt ran.\n\n# Clock\n\nIt hung.\n");
    assert_eq!(titles(&loaded), ["Ferry", "Clock"]);
    let first = loaded.bodies[0].all_blocks().next().unwrap();
    assert!(matches!(first.kind, BlockKind::Figure { .. }), "{first:?}");
    let hint = Hint { name: "p.md".into(), ..Hint::default() };
    assert!(load_markdown(b"\n\n", &hint).unwrap().is_err());
}

#[test]
fn notes_whose_labels_are_words_were_glued_to_the_text() {
    let said = |text: &str| texts(&alone("p.md", text), 0).join("|");
    // The note that is spoken of first is the first, wherever it stands.
    let mixed =
        "# Ferry\n\nIt ran[^yard] and ran[^1] and ran.[^Yard]\n\n[^1]: One.\n[^yard]: Two.\n";
    assert_eq!(said(mixed), "It ran¹ and ran² and ran.¹|² One.|¹ Two.");
    let unused = "# Ferry\n\nIt ran.[^a]\n\n[^b]: Beside.\n\n[^a]: Said.\n";
    assert_eq!(said(unused), "It ran.¹|² Beside.|¹ Said.");
    // Figures stay as they were written, for the text may speak of them.
    let figures = "# Ferry\n\nIt ran.[^7] See note 3.[^3]\n\n[^3]: A.\n\n[^7]: B.\n";
    assert_eq!(said(figures), "It ran.⁷ See note 3.³|³ A.|⁷ B.");
}

#[test]
fn a_day_alone_under_the_headline_dates_the_article_and_its_edition() {
    let day = Some(jiff::civil::date(2026, 4, 1));
    let file_date = Some(jiff::civil::date(2026, 12, 1));
    let hint = Hint { name: "p.md".into(), file_date, ..Hint::default() };
    let read = |head: &str| {
        let text = format!("# 渡船停航\n\n{head}\n\n渡船停航一周。\n\n完。\n");
        load_markdown(text.as_bytes(), &hint).unwrap().unwrap()
    };
    for (head, byline, dateline) in [
        ("2026年4月1日", None, None),
        ("*1 April 2026*", None, None),
        ("*By Ada Quay*\n\n2026-04-01", Some("By Ada Quay"), None),
        ("By Ada Quay, April 1, 2026", Some("By Ada Quay"), None),
        ("2026年4月1日 记者 李明", Some("记者 李明"), None),
        ("1 April 2026\n\nBy Ada Quay", Some("By Ada Quay"), None),
        ("河口 2026年4月1日", None, Some("河口 2026年4月1日")),
    ] {
        let loaded = read(head);
        assert_eq!(loaded.edition.date, day, "{head}");
        let article = &loaded.edition.articles[0];
        assert_eq!(article.line(HeadRole::Byline).map(Clean::as_str), byline, "{head}");
        assert_eq!(article.line(HeadRole::Dateline).map(Clean::as_str), dateline, "{head}");
        assert_eq!(texts(&loaded, 0), ["渡船停航一周。", "完。"], "{head}");
    }
    // A sentence that tells a day is one of the text.
    let told = read("1 April 2026 was the day on which it stopped");
    assert_eq!((told.edition.date, texts(&told, 0).len()), (file_date, 3));
    // What the head of the file says comes first, and nothing is lost.
    let text = "---\ntitle: Ferry\ndate: 2026-03-01\n---\n1 April 2026\n\nIt ran.\n";
    assert_eq!(texts(&alone("p.md", text), 0), ["1 April 2026", "It ran."]);
    // The day of an issue is under its name.
    let issue = "# 河口周刊（第 12 期）\n\n2026年4月1日\n\n## 甲\n\n一。\n\n## 乙\n\n二。\n\n## 丙\n\n三。\n";
    let loaded = alone("i.md", issue);
    assert_eq!((titles(&loaded), loaded.edition.date), (vec!["甲", "乙", "丙"], day));
}

#[test]
fn a_day_under_an_underlined_headline_dates_the_edition() {
    let text =
        "Ferry\n=====\n\n1 April 2026\n\nIt ran.\n\nClock\n=====\n\n31 March 2026\n\nIt hung.\n";
    let loaded = load_underlined(text.as_bytes(), &hint()).unwrap().unwrap();
    let days: Vec<_> = loaded.edition.articles.iter().map(|article| article.published).collect();
    assert_eq!(loaded.edition.date, Some(jiff::civil::date(2026, 4, 1)));
    assert_eq!(days, [None, Some(jiff::civil::date(2026, 3, 31))]);
    assert_eq!([texts(&loaded, 0), texts(&loaded, 1)], [["It ran."], ["It hung."]]);
}

#[test]
fn marks_of_jekyll_and_hugo_stood_in_the_text() {
    let text = "---\ntitle: Ferry\n---\n{% include toc.html %}\n\nIt ran.\n\n\
                {{< figure src=\"f.png\" caption=\"The ferry\" >}}\n\n{{< youtube abc >}}\n\n\
                {% highlight ruby %}\nputs 1\n{% endhighlight %}\n";
    let loaded = alone("p.md", text);
    let blocks: Vec<Block> = loaded.bodies[0].all_blocks().collect();
    let BlockKind::Figure { image, caption, .. } = &blocks[1].kind else { panic!("{blocks:?}") };
    assert_eq!((image.as_deref(), caption.text.as_str()), (Some("f.png"), "The ferry"));
    assert_eq!(blocks[2].plain(), "https://www.youtube.com/watch?v=abc");
    assert!(matches!(blocks[3].kind, BlockKind::Preformatted(_)), "{blocks:?}");
    assert_eq!((blocks.len(), blocks[3].plain().as_str()), (4, "puts 1"));
    assert_eq!(loaded.furniture[0].plain(), "{% include toc.html %}");
    // A text about templates, which no such program has made, keeps them.
    let about = alone("p.md", &text.replace("---\ntitle: Ferry\n---\n", "# Ferry\n\n"));
    assert!(texts(&about, 0).join("\n").contains("{{< figure src="));
}
