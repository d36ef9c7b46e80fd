//! Folders of articles and several feeds, through the real program.

use crate::support::program::Home;

#[test]
fn a_folder_of_markdown_is_an_edition_of_articles() {
    let home = Home::new();
    home.file("苇江文存/10.md", "# 灯\n\n老街的灯又亮了。\n");
    home.file(
        "苇江文存/2.md",
        "---\ntitle: 渡口\ndate: 2026-11-22\nauthor: 王小河\n---\n清晨起了雾。\n",
    );
    home.file("苇江文存/副刊/1.md", "# 桥\n\n一座桥。![桥](b.png)\n");
    home.file("苇江文存/副刊/b.png", "png");
    let ran = home.run(&["print", "苇江文存", "--width", "40"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    assert!(ran.out.starts_with("苇江文存  2026-11-22\n"), "{}", ran.out);
    let place = |word: &str| ran.out.find(word).unwrap_or_else(|| panic!("{word}: {}", ran.out));
    let order = ["渡口", "王小河", "清晨起了雾。", "老街的灯", "副刊", "桥\n", "一座桥"];
    assert!(order.map(place).is_sorted(), "{}", ran.out);
    let open = newsprint::shell::editions::open(
        &home.path().join("苇江文存"),
        &newsprint::input::Hint::default(),
        None,
    );
    assert_eq!(open.unwrap().media("副刊/b.png").unwrap(), b"png");
}

#[test]
fn a_folder_of_text_is_pages_unless_told_that_it_is_plain_text() {
    let home = Home::new();
    home.file("p/1.txt", "渡口\n\n清晨起了雾，渡口的船还没有开。");
    home.file("p/2.txt", "灯\n\n老街的灯又亮了，人也多了起来。");
    home.file("p/notes/README.md", "# Scans\n");
    let pages = home.run(&["inspect", "p"]).fine();
    assert!(pages.contains("pages     1, 2"), "{pages}");
    let plain = home.run(&["inspect", "p", "--format", "text"]).fine();
    assert!(plain.contains("articles  3") && plain.contains("pages     1"), "{plain}");
}

#[test]
fn markdown_beside_a_few_texts_is_an_edition_and_is_imported_as_one() {
    let home = Home::new();
    home.file("post/index.md", "---\ntitle: Welcome\ndate: 2026-11-20\n---\nGood morning.\n");
    home.file(
        "post/ferry.md",
        "---\ntitle: Ferry\nsection: Harbour\nimage: i/q.png\nimage_caption: The quay\n---\nIt ran.\n",
    );
    home.file("post/later.md", "---\ntitle: Not yet\ndraft: true\n---\nNo.\n");
    home.file("post/old.txt", "Clock Hung\n==========\n\nA clock hangs over the\nmarket hall.\n");
    home.file("post/sport/a.md", "# Match\n\nNobody won.\n");
    home.file("post/coast/sport/b.md", "# Regatta\n\nThe wind won.\n");
    home.file("post/i/q.png", "picture");
    let shown = home.run(&["print", "post", "--width", "60"]);
    assert_eq!(shown.code, Some(0), "{}", shown.err);
    for part in ["Welcome", "Harbour\n", "The quay", "Clock Hung\n\n", "Nobody won.", "Regatta"] {
        assert!(shown.out.contains(part), "{part}: {}", shown.out);
    }
    assert!(!shown.out.contains("Not yet") && !shown.out.contains("===="), "{}", shown.out);
    let told = home.run(&["inspect", "post"]).fine();
    assert!(
        told.contains("later.md: left out: its front matter says that it is a draft"),
        "{told}"
    );
    let said = home.run(&["import", "post"]).fine();
    assert!(said.contains("post 2026-11-20: imported") && said.contains("articles   5"), "{said}");
    let kept = home.path().join("data/newsprint/library/post/2026-11-20");
    assert!(kept.join("media/q.png").exists() || kept.join("media/i/q.png").exists());
}

#[test]
fn folders_of_articles_beside_each_other_are_imported_as_they_open() {
    let home = Home::new();
    home.file("all/a/1.md", "# One\n\nFirst.\n");
    home.file("all/b/2.md", "# Two\n\nSecond.\n");
    let said = home.run(&["import", "all", "--date", "2026-11-22"]).fine();
    assert!(said.contains("all 2026-11-22: imported") && said.contains("articles   2"), "{said}");
    // An edition's folder among them is an edition by itself.
    home.file("mixed/a/1.md", "# One\n\nFirst.\n");
    home.file(
        "mixed/ed/edition.toml",
        "format = 1\n[paper]\ntitle = \"Ed\"\n[[page]]\nid = \"1\"\n",
    );
    home.file("mixed/ed/pages/1.md", "# Own\n\nText.\n");
    let said = home.run(&["import", "mixed", "--date", "2026-11-22"]);
    assert!(said.out.contains("a 2026-11-22: imported"), "{} {}", said.out, said.err);
}

#[test]
fn a_markdown_file_by_itself_has_its_front_matter_for_a_head() {
    let home = Home::new();
    let file = home.file(
        "x/ferry.md",
        "---\ntitle: Ferry Runs\nauthor: N. Reed\ndraft: true\n---\n![Quay](q.png)\n\nIt ran.\n",
    );
    home.file("x/q.png", "picture");
    let out = home.run(&["print", "x/ferry.md", "--width", "50"]).fine();
    assert!(out.contains("Ferry Runs\nN. Reed\n") && !out.contains("title:"), "{out}");
    let open = newsprint::shell::editions::open(&file, &newsprint::input::Hint::default(), None);
    assert_eq!(open.unwrap().media("q.png").unwrap(), b"picture");
}

#[test]
fn a_folder_of_scanned_pages_opens_as_it_is_imported() {
    let home = Home::new();
    for (page, text) in [("1", "It ran on Monday."), ("2", "It hung on Tuesday.")] {
        let line = "<TextLine HPOS='1' VPOS='1' WIDTH='80' HEIGHT='9'>";
        let words = text.split(' ').map(|word| format!("<String CONTENT='{word}'/>"));
        let words = words.collect::<Vec<_>>().join("<SP/>");
        home.file(
            &format!("scans/000{page}.xml"),
            format!(
                "<alto><Layout><Page PHYSICAL_IMG_NR='{page}' WIDTH='99' HEIGHT='99'><TextBlock>{line}\
                 {words}</TextLine></TextBlock></Page></Layout></alto>"
            ),
        );
    }
    home.file("scans/batch.xml", "<batch/>");
    let told = home.run(&["print", "scans", "--width", "40"]).fine();
    assert!(told.contains("It ran on Monday.") && told.contains("It hung on Tuesday."), "{told}");
}

#[test]
fn several_feeds_are_one_edition_of_two_days() {
    let feed = |title: &str, day: u8| {
        format!(
            "<rss version='2.0'><channel><title>{title}</title><item><title>{title}今日</title>\
             <pubDate>2026-11-{day}</pubDate></item><item><title>{title}旧闻</title>\
             <pubDate>2026-11-01</pubDate></item></channel></rss>"
        )
    };
    let home = Home::new();
    home.file("f/a.xml", feed("河口", 22));
    home.file("f/b.rss", feed("苇江", 21));
    home.file("f/README.md", "# My feeds\n");
    for args in [&["inspect", "f", "--json"][..], &["inspect", "f/a.xml", "f/b.rss", "--json"]] {
        let ran = home.run(args);
        let json: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
        let titles: Vec<_> =
            json["articles"].as_array().unwrap().iter().map(|a| a["headline"].clone()).collect();
        assert_eq!(titles, ["河口今日", "苇江今日"]);
        assert_eq!(json["date"].as_str(), Some("2026-11-22"));
        assert_eq!(json["warnings"].as_array().unwrap().len(), 2, "{}", json["warnings"]);
    }
    let taken = home.run(&["import", "f"]).fine();
    assert!(taken.starts_with("f 2026-11-22: imported\n"), "{taken}");
    assert!(taken.contains("articles   2\n"), "{taken}");
    home.file("f/c.html", "<h1>桥</h1><p>一座桥和两岸的早晨，人们都来看。</p>");
    // Beside a page of the web they are what they are when the folder is opened.
    let both = home.run(&["import", "f"]).fine();
    assert_eq!(both.matches(": imported\n").count(), 2, "{both}");
    assert!(both.starts_with("河口 · 苇江 2026-11-22: imported\n"), "{both}");
    assert!(both.contains("from       f/c.html\n"), "{both}");
    let told = home.run(&["inspect", "f"]).fine();
    assert!(told.contains("not shown: f/c.html"), "{told}");
    let old = home.run(&["print", "f/a.xml", "f/b.rss", "--date", "2026-11-02"]).fine();
    assert!(old.starts_with("河口 · 苇江  2026-11-02"), "{old}");
    assert!(old.contains("苇江旧闻") && !old.contains("今日"), "{old}");
}

#[test]
fn the_reader_takes_several_paths_too() {
    let home = Home::new();
    home.file("a.xml", "<rss/>");
    let ran = home.run(&["a.xml", "b.xml"]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.err.contains("terminal"), "{}", ran.err);
}

#[test]
fn files_of_kinds_that_are_not_read_were_not_named_in_folders() {
    let home = Home::new();
    let office = "PK\u{3}\u{4}01234567890123456789012345[Content_Types].xml word/document.xml";
    for path in ["mix/a.docx", "mix/b 2.docx", "only/a.docx", "two/a.docx", "two/b.docx"] {
        home.file(path, office);
    }
    home.file("mix/page.md", "# Ferry\n\nIt ran.\n");
    home.file("mix/film.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\nHello.\n");
    home.file("mix/p.org", "#+TITLE: Notes\n\nText.\n");
    home.file("two/c.org", "#+TITLE: Notes\n\nText.\n");
    let told = |arguments: &[&str]| {
        let ran = home.run(arguments);
        format!("{}{}", ran.out, ran.err)
    };
    // Beside others, a line a kind.
    let mixed = told(&["inspect", "mix"]);
    let line = |part: &str| {
        let found: Vec<&str> = mixed.lines().filter(|line| line.contains(part)).collect();
        assert_eq!(found.len(), 1, "{part}: {mixed}");
        found[0].to_owned()
    };
    let office = line(".docx");
    assert!(
        office.contains("mix/a.docx, mix/b 2.docx: each is an Office document; save"),
        "{office}"
    );
    assert!(line("film.vtt").contains("subtitles"), "{mixed}");
    assert!(line("p.org").contains("`pandoc mix/p.org -s -o mix/p.html`"), "{mixed}");
    // Alone, as the file itself is told.
    let only = home.run(&["inspect", "only"]);
    assert_eq!((only.code, only.err.contains("this is an Office document; save")), (Some(1), true));
    let two = home.run(&["inspect", "two"]);
    assert_eq!(two.code, Some(1));
    let starts = [
        "newsprint: two: nothing in it",
        "  two/a.docx, two/b.docx: each is",
        "  two/c.org: this is",
    ];
    let lines: Vec<&str> = two.err.lines().collect();
    assert_eq!(lines.len(), starts.len(), "{}", two.err);
    for (line, start) in lines.iter().zip(starts) {
        assert!(line.starts_with(start), "{start}: {line}");
    }
}

#[test]
fn a_picture_alone_in_a_folder_was_not_named() {
    let home = Home::new();
    home.file("pictures/p.jpg", b"\xFF\xD8\xFF picture");
    let ran = home.run(&["inspect", "pictures"]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.err.contains("a JPEG picture") && ran.err.contains("--ocr"), "{}", ran.err);
    // Beside a text it is the text's.
    home.file("pictures/p.md", "# Ferry\n\nIt ran.\n");
    let ran = home.run(&["inspect", "pictures"]);
    assert!(!ran.err.contains("JPEG") && ran.code == Some(0), "{}", ran.err);
}
