//! `newsprint export`, and the way back.

use std::collections::BTreeMap;
use std::fs;

use serde_json::Value;

use crate::support::paper::bundled;
use crate::support::program::{Home, Ran};

const PAPERS: [&str; 4] = [
    "hekou-ribao-2026-11-22",
    "nagihama-shimbun-2026-11-22",
    "haebyeon-ilbo-2026-11-22",
    "saltmarsh-courier-2026-11-22",
];

/// A picture of one dot.
const DOT: &[u8] = &[
    0x89, b'P', b'N', b'G', 13, 10, 26, 10, 0, 0, 0, 13, b'I', b'H', b'D', b'R', 0, 0, 0, 1, 0, 0,
    0, 1, 8, 0, 0, 0, 0, 0x3A, 0x7E, 0x9B, 0x55, 0, 0, 0, 10, b'I', b'D', b'A', b'T', 0x78, 0x9C,
    0x63, 0x60, 0, 0, 0, 2, 0, 1, 0x48, 0xAF, 0xA4, 0x71, 0, 0, 0, 0, b'I', b'E', b'N', b'D', 0xAE,
    0x42, 0x60, 0x82,
];

fn json(ran: Ran) -> Value {
    serde_json::from_str(&ran.fine()).unwrap()
}

fn inspect(home: &Home, path: &str) -> Value {
    json(home.run(&["inspect", path, "--json"]))
}

/// An article's section, the lines of its head with their roles, its text.
type Told = (String, Vec<(String, String)>, String);

/// Of each article, by its id: section, head with roles, and all text of the
/// body without the white space that parts its blocks.
fn articles(whole: &Value) -> BTreeMap<String, Told> {
    const HEAD: [&str; 5] = ["kicker", "headline", "deck", "byline", "dateline"];
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let article = |article: &Value| {
        let blocks = article["blocks"].as_array().unwrap();
        let lines: Vec<(String, String)> =
            blocks.iter().map(|block| (text(&block["role"]), text(&block["text"]))).collect();
        let (head, body): (Vec<_>, Vec<_>) =
            lines.into_iter().partition(|(role, _)| HEAD.contains(&&**role));
        let body: String = body.into_iter().map(|(_, text)| text).collect();
        let body = body.chars().filter(|c| !c.is_whitespace()).collect();
        (text(&article["id"]), (text(&article["section"]), head, body))
    };
    whole["articles"].as_array().unwrap().iter().map(article).collect()
}

/// A small edition with a picture, in the home directory.
fn pictured(home: &Home) {
    home.file("paper/media/a.png", DOT);
    home.file(
        "paper/edition.toml",
        "format = 1\ndate = \"2026-11-22\"\nvariant = \"早报\"\nnumber = \"第7号\"\n\
         [paper]\ntitle = \"河口<日>报\"\nlang = \"zh-Hans\"\n\
         [[page]]\nid = \"1\"\nname = \"要闻\"\nfile = \"pages/1.md\"\n",
    );
    home.file(
        "paper/pages/1.md",
        "# 新渠 & 通水\nid: xinqu\nkicker: 工程\nby: 王小河\n\n{渡口|dùkǒu}起了雾，*真的*。\n\n\
         ![水](media/a.png)\n水流过闸口\ncredit: 老赵 摄\n\n1. 一\n   - 甲\n2. 二\n\n\
         | 年 | 吨 |\n|---|---|\n| 1 | 2 |\n\n[gap: 半页]\n\n#\n\n没有标题的短文。\n",
    );
}

#[test]
fn an_epub_is_read_back_with_the_same_articles() {
    let home = Home::new();
    for paper in PAPERS {
        let folder = bundled(paper);
        let folder = folder.to_str().unwrap();
        home.run(&["export", folder, "--to", "epub", "-o", "a.epub"]).fine();
        let (before, after) = (inspect(&home, folder), inspect(&home, "a.epub"));
        for name in ["key", "language", "date"] {
            assert_eq!(before[name], after[name], "{paper}");
        }
        let names = |whole: &Value| -> Vec<Value> {
            whole["sections"].as_array().unwrap().iter().map(|s| s["name"].clone()).collect()
        };
        assert_eq!(names(&before), names(&after), "{paper}");
        assert_eq!(articles(&before), articles(&after), "{paper}");
        assert_eq!(after["warnings"], serde_json::json!([]), "{paper}");
    }
}

#[test]
fn an_epub_that_was_exported_is_imported_with_its_picture() {
    let home = Home::new();
    pictured(&home);
    home.run(&["export", "paper", "--to", "epub", "-o", "a.epub"]).fine();
    let first = fs::read(home.path().join("a.epub")).unwrap();
    home.run(&["export", "paper", "--to", "epub", "-o", "a.epub"]).fine();
    assert!(fs::read(home.path().join("a.epub")).unwrap() == first, "the same book each time");
    home.run(&["import", "a.epub"]).fine();
    let again = home.run(&["import", "a.epub"]).fine();
    assert!(again.contains("is in the library already"), "{again}");
    let folder = home.path().join("data/newsprint/library/河口_日_报/2026-11-22-早报");
    let whole = inspect(&home, folder.to_str().unwrap());
    assert_eq!(whole["key"], inspect(&home, "paper")["key"]);
    assert_eq!(articles(&whole).len(), 2);
    assert!(articles(&whole)["xinqu"].2.contains("渡口(dùkǒu)起了雾，真的。"));
    let page = fs::read_to_string(folder.join("pages/1.md")).unwrap();
    assert!(page.contains("{渡口|dùkǒu}起了雾，*真的*。"), "{page}");
    let picture = page.split("](").nth(1).unwrap().split(')').next().unwrap();
    assert!(page.contains("credit: 老赵 摄"), "{page}");
    assert_eq!(fs::read(folder.join(picture)).unwrap(), DOT);
    // By its name in the library, and from there once more.
    home.run(&["export", "河口/2026", "--to", "epub", "-o", "b.epub"]).fine();
    assert_eq!(articles(&inspect(&home, "b.epub")), articles(&whole));
}

#[test]
fn text_forms_go_to_standard_output_with_all_their_words() {
    let home = Home::new();
    pictured(&home);
    let written = |to: &str| home.run(&["export", "paper", "--to", to]).fine();
    let (md, html, text) = (written("md"), written("html"), written("txt"));
    for words in
        ["工程", "王小河", "水流过闸口", "老赵 摄", "半页", "没有标题的短文。", "第7号", "早报"]
    {
        for form in [&md, &html, &text] {
            assert!(form.contains(words), "{words}: {form}");
        }
    }
    assert!(md.starts_with("# 河口\\<日\\>报\n"), "{md}");
    assert!(md.contains("\n## 要闻\n") && md.contains("\n### 新渠 \\& 通水\n"), "{md}");
    assert!(md.contains("\n1. 一\n    - 甲\n2. 二\n"), "{md}");
    assert!(md.contains("| 年 | 吨 |\n|---|---|\n| 1 | 2 |\n"), "{md}");
    assert!(html.contains("<h3 class=\"headline\">新渠 &amp; 通水</h3>"), "{html}");
    assert!(html.contains("<ruby>渡口<rp>(</rp><rt>dùkǒu</rt><rp>)</rp></ruby>"), "{html}");
    assert!(html.contains("<img src=\"data:image/png;base64,iVBORw0KGgo"), "{html}");
    assert!(text.contains("\n渡口(dùkǒu)起了雾，真的。\n"), "{text}");
    let same = json(home.run(&["export", "paper", "--to", "json"]));
    assert_eq!(same, inspect(&home, "paper"));
    home.run(&["export", "paper", "--to", "txt", "-o", "a.txt"]).fine();
    assert_eq!(fs::read_to_string(home.path().join("a.txt")).unwrap(), text);
}

/// Hard breaks were lost, and the lines of a verse ran on.
#[test]
fn verse_keeps_its_lines_in_every_form_and_back() {
    let home = Home::new();
    home.file("v.md", "# 春晓\n\n春眠不觉晓，\\\n*处处*闻啼鸟。  \n夜来风雨声\n");
    home.run(&["export", "v.md", "--to", "epub", "-o", "v.epub"]).fine();
    for file in ["v.md", "v.epub"] {
        let whole = inspect(&home, file);
        let text = whole["articles"][0]["blocks"][1]["text"].as_str();
        assert_eq!(text, Some("春眠不觉晓，\n处处闻啼鸟。\n夜来风雨声"), "{file}");
        let printed = home.run(&["print", file, "--width", "80"]).fine();
        assert!(printed.contains("    春眠不觉晓，\n    处处闻啼鸟。\n"), "{printed}");
    }
    let written = |to: &str| home.run(&["export", "v.md", "--to", to]).fine();
    assert!(written("md").contains("春眠不觉晓，\\\n*处处*闻啼鸟。\\\n夜来"));
    assert!(written("html").contains("春眠不觉晓，<br/>\n<em>处处</em>闻啼鸟。<br/>\n夜来"));
    assert!(written("txt").contains("春眠不觉晓，\n处处闻啼鸟。\n夜来"));
}

#[test]
fn what_cannot_be_exported_is_told_with_the_way_out() {
    let home = Home::new();
    pictured(&home);
    let ran = home.run(&["export", "paper", "--to", "epub"]);
    assert!(ran.complaint(2).contains("-o FILE"));
    let ran = home.run(&["export", "nosuch", "--to", "md"]);
    assert!(
        ran.complaint(1).contains("nosuch: there is no such file or folder, nor an edition"),
        "{}",
        ran.err
    );
    let ran = home.run(&["export", "paper", "--to", "md", "-o", "no/such/dir.md"]);
    assert!(ran.complaint(1).contains("no/such/dir.md: it cannot be written"), "{}", ran.err);
    fs::remove_file(home.path().join("paper/media/a.png")).unwrap();
    let ran = home.run(&["export", "paper", "--to", "epub", "-o", "a.epub"]);
    assert_eq!(ran.code, Some(0));
    assert!(ran.err.contains("a picture is left out"), "{}", ran.err);
    assert!(articles(&inspect(&home, "a.epub"))["xinqu"].2.contains("水流过闸口"));
}

/// An edition of two pages on which sections take turns.
fn interleaved(home: &Home) {
    home.file(
        "turns/edition.toml",
        "format = 1\ndate = \"2026-11-22\"\n[paper]\ntitle = \"Turns\"\nlang = \"en\"\n\
         [[section]]\nname = \"Local\"\n[[section]]\nname = \"Sport\"\n\
         [[page]]\nid = \"A1\"\nname = \"Front\"\nfile = \"pages/1.md\"\n\
         [[page]]\nid = \"A2\"\nname = \"Sport\"\nfile = \"pages/2.md\"\n",
    );
    home.file(
        "turns/pages/1.md",
        "# Lead\nsection: Sport\n\nLead text.\n\n# Ferry\nsection: Local\n\nFerry text.\n\n\
         # Third\nsection: Sport\n\nThird text.\n",
    );
    home.file("turns/pages/2.md", "# Inside\nsection: Sport\n\nInside text.\n");
}

#[test]
fn every_form_keeps_the_printed_order_and_names_the_pages() {
    let home = Home::new();
    interleaved(&home);
    let texts = ["Lead text.", "Ferry text.", "Third text.", "Inside text."];
    for to in ["md", "html", "txt"] {
        let written = home.run(&["export", "turns", "--to", to]).fine();
        let places: Vec<usize> = texts.iter().map(|text| written.find(text).unwrap()).collect();
        assert!(places.is_sorted(), "{to}: {places:?}");
        for heading in ["A1 Front · Sport", "A1 Front · Local", "A2 Sport"] {
            assert!(written.contains(heading), "{to}: {heading}: {written}");
        }
        assert!(!written.contains("A2 Sport · Sport"), "{to}");
    }
}

#[test]
fn an_epub_keeps_order_pages_and_sections_and_lists_them() {
    let home = Home::new();
    interleaved(&home);
    home.run(&["export", "turns", "--to", "epub", "-o", "a.epub"]).fine();
    let (before, after) = (inspect(&home, "turns"), inspect(&home, "a.epub"));
    let told = |whole: &Value| -> Vec<(String, String, String)> {
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        let all = whole["articles"].as_array().unwrap();
        all.iter().map(|a| (text(&a["headline"]), text(&a["page"]), text(&a["section"]))).collect()
    };
    assert_eq!(told(&after), told(&before));
    let pages = |whole: &Value| whole["pages"].clone();
    assert_eq!(pages(&after), pages(&before));
    // Another program, that knows nothing of newsprint, is led the same way.
    let bytes = fs::read(home.path().join("a.epub")).unwrap();
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let nav = std::io::read_to_string(zip.by_name("EPUB/nav.xhtml").unwrap()).unwrap();
    let lines =
        ["A1 Front", "Sport", "Lead", "Local", "Ferry", "Sport", "Third", "A2 Sport", "Inside"];
    let mut rest =
        nav.split("<nav epub:type=\"toc\"").nth(1).unwrap().split("</nav>").next().unwrap();
    for line in lines {
        rest = rest.split_once(&format!(">{line}<")).unwrap_or_else(|| panic!("{line}: {nav}")).1;
    }
    assert!(nav.contains("epub:type=\"page-list\""), "{nav}");
    assert_eq!(nav.matches("<ol>").count(), nav.matches("</ol>").count());
    assert_eq!(nav.matches("<li>").count(), nav.matches("</li>").count());
    let ncx = std::io::read_to_string(zip.by_name("EPUB/toc.ncx").unwrap()).unwrap();
    assert_eq!(ncx.matches("<navPoint ").count(), ncx.matches("</navPoint>").count());
}

#[test]
fn a_file_is_replaced_only_if_it_can_be_made_again() {
    let home = Home::new();
    pictured(&home);
    for (to, file) in [("md", "a.md"), ("html", "a.html"), ("json", "a.json"), ("epub", "a.epub")] {
        let export = || home.run(&["export", "paper", "--to", to, "-o", file]);
        export().fine();
        export().fine();
        let mut changed = fs::read(home.path().join(file)).unwrap();
        changed[20] ^= 1;
        home.file(file, &changed);
        let ran = export();
        let told = ran.complaint(1);
        assert!(told.contains(file) && told.contains("--force"), "{told}");
        assert_eq!(fs::read(home.path().join(file)).unwrap(), changed);
        home.run(&["export", "paper", "--to", to, "-o", file, "--force"]).fine();
        export().fine();
    }
    // Plain text has no place to say who made it; an empty file holds nothing.
    home.file("a.txt", "");
    let export = || home.run(&["export", "paper", "--to", "txt", "-o", "a.txt"]);
    export().fine();
    assert!(export().complaint(1).contains("--force"));
    let names = fs::read_dir(home.path()).unwrap().map(|e| e.unwrap().file_name());
    let left: Vec<_> = names.filter(|n| n.to_string_lossy().starts_with(".a.")).collect();
    assert!(left.is_empty(), "{left:?}");
}

#[test]
fn the_seal_of_an_exported_file_is_not_read_as_text() {
    let home = Home::new();
    pictured(&home);
    for (to, file) in [("md", "a.md"), ("html", "a.html")] {
        home.run(&["export", "paper", "--to", to, "-o", file]).fine();
        assert!(fs::read_to_string(home.path().join(file)).unwrap().contains("newsprint:"));
        let read = home.run(&["print", file]).fine();
        assert!(read.contains("没有标题的短文。") && !read.contains("newsprint:"), "{read}");
    }
}

#[cfg(unix)]
#[test]
fn what_is_exported_is_never_replaced_by_whatever_name() {
    use std::os::unix::fs::symlink;
    let home = Home::new();
    home.file("a.md", "# A headline\n\nIts text.\n");
    pictured(&home);
    let at = |name: &str| home.path().join(name);
    symlink(at("a.md"), at("link.md")).unwrap();
    fs::hard_link(at("a.md"), at("hard.md")).unwrap();
    let cases = [
        ("a.md", "a.md"),
        ("a.md", "link.md"),
        ("a.md", "hard.md"),
        ("link.md", "a.md"),
        ("paper", "paper/pages/1.md"),
        ("paper", "paper/new.md"),
        ("paper/../paper", "paper/media/new.md"),
    ];
    for (what, place) in cases {
        let ran = home.run(&["export", what, "--to", "md", "-o", place, "--force"]);
        assert!(ran.complaint(1).contains("what is exported"), "{what} to {place}: {}", ran.err);
    }
    assert_eq!(fs::read_to_string(at("a.md")).unwrap(), "# A headline\n\nIts text.\n");
    assert!(at("link.md").is_symlink() && !at("paper/new.md").exists());
}

#[cfg(unix)]
#[test]
fn links_are_followed_and_what_may_not_be_written_is_not() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    let home = Home::new();
    home.file("a.md", "# A headline\n\nIts text.\n");
    home.file("sub/real", "keep");
    let at = |name: &str| home.path().join(name);
    symlink("sub/real", at("link")).unwrap();
    symlink("sub/new", at("dangling")).unwrap();
    for (link, file) in [("link", "sub/real"), ("dangling", "sub/new")] {
        home.run(&["export", "a.md", "--to", "txt", "-o", link]).fine();
        assert!(at(link).is_symlink());
        assert!(fs::read_to_string(at(file)).unwrap().contains("Its text."), "{file}");
    }
    home.file("locked", "");
    fs::set_permissions(at("locked"), fs::Permissions::from_mode(0o444)).unwrap();
    let ran = home.run(&["export", "a.md", "--to", "txt", "-o", "locked", "--force"]);
    assert!(ran.complaint(1).contains("may not be written"), "{}", ran.err);
    assert_eq!(fs::read(at("locked")).unwrap(), b"");
    let ran = home.run(&["export", "a.md", "--to", "txt", "-o", "sub"]);
    assert!(ran.complaint(1).contains("folder"), "{}", ran.err);
}

#[cfg(target_os = "linux")]
#[test]
fn devices_and_pipes_are_written_to_and_stay() {
    let home = Home::new();
    home.file("a.md", "# A headline\n\nIts text.\n");
    assert!(
        home.run(&["export", "a.md", "--to", "txt", "-o", "/dev/stdout"])
            .fine()
            .contains("Its text.")
    );
    assert!(home.run(&["export", "a.md", "--to", "txt", "-o", "-"]).fine().contains("Its text."));
    home.run(&["export", "a.md", "--to", "txt", "-o", "/dev/null"]).fine();
    assert!(!std::path::Path::new("/dev/null").is_file());
    let fifo = home.path().join("fifo");
    assert!(std::process::Command::new("mkfifo").arg(&fifo).status().unwrap().success());
    let reader = {
        let fifo = fifo.clone();
        std::thread::spawn(move || fs::read_to_string(fifo).unwrap())
    };
    home.run(&["export", "a.md", "--to", "txt", "-o", "fifo"]).fine();
    assert!(reader.join().unwrap().contains("Its text."));
    assert!(!fifo.is_file());
}
