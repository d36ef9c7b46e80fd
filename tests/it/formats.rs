//! Files of other people's formats, through the real program.

use std::io::{Cursor, Write as _};

use newsprint::input::Hint;
use newsprint::shell::editions::open_bytes;
use zip::write::SimpleFileOptions;

use crate::support::program::Home;

/// A zip of files, in order.
fn zipped(files: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in files {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn book() -> Vec<u8> {
    zipped(&[
        ("mimetype", "application/epub+zip"),
        (
            "META-INF/container.xml",
            "<container><rootfiles><rootfile full-path='p.opf'/></rootfiles></container>",
        ),
        (
            "p.opf",
            "<package><metadata><dc:title>苇江夜话</dc:title><dc:language>zh</dc:language>\
             <dc:date>2026-11-22</dc:date></metadata><manifest>\
             <item id='n' href='nav.xhtml' properties='nav' media-type='application/xhtml+xml'/>\
             <item id='a' href='t/a.xhtml' media-type='application/xhtml+xml'/></manifest>\
             <spine><itemref idref='a'/></spine></package>",
        ),
        (
            "nav.xhtml",
            "<nav epub:type='toc'><ol><li><a href='t/a.xhtml#one'>渡口</a></li>\
             <li><a href='t/a.xhtml#two'>灯</a></li></ol></nav>",
        ),
        (
            "t/a.xhtml",
            "<html xmlns='http://www.w3.org/1999/xhtml'><body><h1 id='one'>渡口</h1>\
             <p>清晨，<ruby>渡<rt>dù</rt></ruby>口起了雾。&#27;[31m</p><img src='../i/1.png' alt='雾'/>\
             <h1 id='two'>灯</h1><p>老街的灯又亮了。</p></body></html>",
        ),
        ("i/1.png", "png"),
    ])
}

#[test]
fn a_book_is_printed_article_by_article() {
    let home = Home::new();
    home.file("a.epub", book());
    let ran = home.run(&["print", "a.epub", "--width", "40"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    let (first, second) = ran.out.split_once("灯\n").unwrap();
    assert!(first.starts_with("苇江夜话  2026-11-22"), "{first}");
    assert!(first.contains("渡(dù)口起了雾。[31m"), "{first}");
    assert!(second.contains("老街的灯又亮了。") && !ran.out.contains('\u{1b}'), "{second}");
}

#[test]
fn the_pictures_of_a_book_are_had_by_their_paths_in_it() {
    let hint = Hint { name: "a.epub".into(), ..Hint::default() };
    let open = open_bytes(book(), &hint).unwrap();
    assert_eq!(open.media("i/1.png").unwrap(), b"png");
    assert!(open.media("i/2.png").is_err() && open.media("../i/1.png").is_err());
}

#[test]
fn a_saved_page_is_known_by_its_content_and_read_from_a_pipe_too() {
    let page = "<!DOCTYPE html><html lang=en><head><title>Ferry runs</title></head><body>\
        <nav><a href=/>Home page of the paper</a></nav><article><h1>Ferry runs</h1>\
        <p>The ferry ran again on Monday, after nine years in the yard, and forty crossed.</p>\
        <p>It will run on Sunday as well, the harbour office said, if the tide allows it.</p>\
        </article></body></html>";
    let home = Home::new();
    home.file("page.txt", page);
    let ran = home.run(&["print", "page.txt"]);
    assert!(
        ran.out.contains("The ferry ran again") && !ran.out.contains("Home page"),
        "{}",
        ran.out
    );
    let piped = home.feed(&["print", "-"], page);
    assert_eq!((piped.code, piped.err.as_str()), (Some(0), ""));
    assert!(piped.out.contains("Ferry runs"), "{}", piped.out);
}

#[test]
fn a_feed_is_an_edition_with_an_article_for_each_entry() {
    let feed = "<?xml version='1.0' encoding='gb2312'?><rss version='2.0'><channel>\
        <title>河口日报</title><item><title>新渠通水</title><description>清晨，渠水到了。\
        </description><pubDate>Sun, 22 Nov 2026 08:00:00 +0800</pubDate></item>\
        <item><title>老街亮灯</title></item></channel></rss>";
    let home = Home::new();
    home.file("f.xml", encoding_rs::GB18030.encode(feed).0);
    let ran = home.run(&["inspect", "f.xml", "--json"]);
    let json: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(
        (json["paper"].as_str(), json["date"].as_str()),
        (Some("河口日报"), Some("2026-11-22"))
    );
    let titles: Vec<_> =
        json["articles"].as_array().unwrap().iter().map(|a| a["headline"].clone()).collect();
    assert_eq!(titles, ["新渠通水", "老街亮灯"]);
}

#[test]
fn a_message_of_an_agency_is_an_edition_in_the_order_of_its_package() {
    let item = |guid: &str, title: &str| {
        format!(
            "<newsItem guid='{guid}' xml:lang='zh'><itemMeta><provider literal='河口社'/>\
             <versionCreated>2026-11-22T08:00:00+08:00</versionCreated></itemMeta><contentMeta>\
             <headline>{title}</headline></contentMeta><contentSet><inlineXML><html><body>\
             <p>{title}，记者在现场。&#27;[31m</p></body></html></inlineXML></contentSet></newsItem>"
        )
    };
    let package = "<packageItem><groupSet root='g'><group id='g'><itemRef residref='b'/>\
        <itemRef residref='a'/></group></groupSet></packageItem>";
    let (one, two) = (item("a", "老街亮灯"), item("b", "新渠通水"));
    let message = format!("<newsMessage><itemSet>{one}{two}{package}</itemSet></newsMessage>");
    let home = Home::new();
    home.file("m.xml", message);
    let ran = home.run(&["print", "m.xml"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    assert!(ran.out.starts_with("河口社  2026-11-22\n\n新渠通水\n"), "{}", ran.out);
    let (first, second) = ran.out.split_once("老街亮灯\n").unwrap();
    assert!(first.contains("新渠通水，记者在现场。[31m"), "{first}");
    assert!(second.contains("老街亮灯，记者在现场。") && !ran.out.contains('\u{1b}'), "{second}");
}

#[test]
fn a_plan_of_an_agency_is_refused_in_one_line_that_says_what_it_is() {
    let home = Home::new();
    home.file("p.xml", "<planningItem><newsCoverageSet/></planningItem>");
    let ran = home.run(&["print", "p.xml"]);
    assert_eq!((ran.code, ran.out.as_str()), (Some(1), ""));
    let expected =
        "newsprint: p.xml: found a planning item of NewsML-G2; there is no article in it to read\n";
    assert_eq!(ran.err, expected);
}

#[test]
fn a_book_is_corrected_by_the_rules_beside_it() {
    let home = Home::new();
    home.file("a.epub", book());
    let file = "a.epub.corrections.toml";
    home.file(file, "[[rule]]\ndo = \"join\"\narticle = \"渡口\"\nwith = \"灯\"\n");
    let ran = home.run(&["inspect", "a.epub", "--json"]);
    let json: serde_json::Value = serde_json::from_str(&ran.fine()).unwrap();
    assert_eq!(json["warnings"], serde_json::json!([]));
    let articles = json["articles"].as_array().unwrap();
    assert_eq!(articles.len(), 1);
    let said = articles[0].to_string();
    assert!(said.contains("口起了雾") && said.contains("老街的灯又亮了。"), "{said}");
}

#[test]
fn a_feed_and_a_saved_page_are_corrected_by_the_rules_beside_them() {
    let home = Home::new();
    let entry = |title, text| {
        format!("<item><title>{title}</title><description>{text}</description></item>")
    };
    let feed = format!(
        "<rss><channel><title>河口日报</title>{}{}</channel></rss>",
        entry("新渠通水", "清晨，渠水到了。"),
        entry("老街亮灯", "书店开门了。")
    );
    home.file("f.xml", feed);
    home.file(
        "f.xml.corrections.toml",
        "[[rule]]\ndo = \"join\"\narticle = \"新渠\"\nwith = \"老街\"\n",
    );
    let page = "<html><body><article><h1>新渠通水</h1><p>清晨，渠水到了。岸上的人都喊了起来。</p>\
        <p>老街的灯又亮了。书店的门口排起了队。</p></article></body></html>";
    home.file("p.html", page);
    home.file("p.html.corrections.toml", "[[rule]]\ndo = \"split\"\nat = \"老街的灯\"\n");
    for (file, count) in [("f.xml", 1), ("p.html", 2)] {
        let ran = home.run(&["inspect", file, "--json"]);
        let json: serde_json::Value = serde_json::from_str(&ran.fine()).unwrap();
        assert_eq!(json["articles"].as_array().unwrap().len(), count, "{json}");
    }
}

#[test]
fn a_book_is_imported_article_by_article_with_its_pictures() {
    let home = Home::new();
    home.file("a.epub", book());
    home.run(&["import", "a.epub"]).fine();
    let folder = home.path().join("data/newsprint/library/苇江夜话/2026-11-22");
    assert_eq!(std::fs::read(folder.join("media/1.png")).unwrap(), b"png");
    let text = |path: &str| home.run(&["print", path, "--width", "40"]).fine();
    let imported = text(folder.to_str().unwrap());
    assert_eq!(imported, text("a.epub"));
    assert!(imported.contains("渡(dù)口起了雾。[31m"), "{imported}");
}

#[test]
fn of_a_hostile_book_nothing_is_written_outside_the_library() {
    let home = Home::new();
    let files: Vec<(&str, String)> = vec![
        ("META-INF/container.xml", "<container><rootfiles><rootfile full-path='p.opf'/></rootfiles></container>".into()),
        (
            "p.opf",
            "<package><metadata><dc:title>../../x</dc:title><dc:date>2026-11-22</dc:date></metadata>\
             <manifest><item id='a' href='a.xhtml' media-type='application/xhtml+xml'/></manifest>\
             <spine><itemref idref='a'/></spine></package>"
                .into(),
        ),
        (
            "a.xhtml",
            "<html><body><p>渡口</p><img src='../../etc/passwd' alt='a'/><img src='/etc/passwd'/>\
             <img src='i/../i/a.png'/><img src='http://far.example/a.png'/></body></html>"
                .into(),
        ),
        ("i/a.png", "png".into()),
    ];
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (*name, &**text)).collect();
    home.file("a.epub", zipped(&files));
    let ran = home.run(&["import", "a.epub"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let written: Vec<_> = std::fs::read_dir(home.path()).unwrap().flatten().collect();
    let mut names: Vec<_> = written.iter().map(std::fs::DirEntry::file_name).collect();
    names.sort();
    assert_eq!(names, ["a.epub", "cache", "data"]);
    let cache = std::fs::read_dir(home.path().join("cache/newsprint")).unwrap().flatten();
    let cached: Vec<_> = cache.map(|file| file.file_name().into_string().unwrap()).collect();
    assert!(cached.iter().all(|name| name.starts_with("terms.db")), "{cached:?}");
    let library = home.path().join("data/newsprint/library");
    assert_eq!(std::fs::read_dir(&library).unwrap().count(), 2, "the paper and the lock");
    let listed = home.run(&["list", "--paper", "x"]).fine();
    assert!(listed.contains("  1 article "), "{listed}");
}

/// A PDF with a page for each text, in codes of GBK and a font that is not in
/// the file. It has no table of its objects, as some that were cut short.
#[cfg(feature = "pdf")]
fn pdf(texts: &[&[(i32, &str)]]) -> Vec<u8> {
    use std::fmt::Write as _;
    let kids: Vec<String> = (0..texts.len()).map(|at| format!("{} 0 R", 5 + 2 * at)).collect();
    let mut out = format!(
        "%PDF-1.4\n1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj\n\
         2 0 obj << /Type /Pages /Kids [{}] /MediaBox [0 0 600 800] >> endobj\n\
         3 0 obj << /Type /Font /Subtype /Type0 /BaseFont /Song /Encoding /GBK-EUC-H \
         /DescendantFonts [4 0 R] >> endobj\n\
         4 0 obj << /Type /Font /Subtype /CIDFontType0 /CIDSystemInfo \
         << /Registry (Adobe) /Ordering (GB1) >> >> endobj\n",
        kids.join(" ")
    );
    for (page, lines) in texts.iter().enumerate() {
        let mut content = String::new();
        for (row, (size, line)) in lines.iter().enumerate() {
            let y = 740 - 14 * i32::try_from(row).unwrap();
            write!(content, "BT /F1 {size} Tf 60 {y} Td <").unwrap();
            for byte in encoding_rs::GBK.encode(line).0.iter() {
                write!(content, "{byte:02X}").unwrap();
            }
            content += "> Tj ET\n";
        }
        let (first, second) = (5 + 2 * page, 6 + 2 * page);
        write!(
            out,
            "{first} 0 obj << /Type /Page /Parent 2 0 R /Contents {second} 0 R \
             /Resources << /Font << /F1 3 0 R >> >> >> endobj\n\
             {second} 0 obj << /Length {} >>\nstream\n{content}\nendstream endobj\n",
            content.len()
        )
        .unwrap();
    }
    (out + "trailer << /Root 1 0 R >>\n%%EOF").into_bytes()
}

#[cfg(feature = "pdf")]
const FRONT: [(i32, &str); 4] = [
    (9, "河口日报 2026年11月22日 星期日 第1版"),
    (24, "新渠昨天通水"),
    (10, "本报讯 清晨，第一股水流过了新渠的闸口。守闸人老赵看了看"),
    (10, "表，比预定的时间早了二十分钟。人们在岸上等了一夜。"),
];

#[cfg(feature = "pdf")]
#[test]
fn a_pdf_is_printed_with_its_headline_and_imported_page_by_page() {
    let second = [
        (9, "河口日报 2026年11月22日 星期日 第2版"),
        (24, "老街的灯又亮了"),
        (10, "本报讯 老街昨晚又亮了，书店门口排起了长队。"),
    ];
    let home = Home::new();
    home.file("paper.pdf", pdf(&[&FRONT, &second]));
    let ran = home.run(&["print", "paper.pdf", "--width", "60"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    assert!(ran.out.starts_with("河口日报  2026-11-22"), "{}", ran.out);
    assert!(ran.out.contains("\n新渠昨天通水\n"), "{}", ran.out);
    let words: String = ran.out.split_whitespace().collect();
    assert!(words.contains("守闸人老赵看了看表，比预定的时间"), "{words}");
    let ran = home.run(&["import", "paper.pdf"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{}", ran.out);
    let listed = home.run(&["list", "--json"]).out;
    let listed: serde_json::Value = serde_json::from_str(&listed).unwrap();
    let papers: Vec<_> = listed.as_array().unwrap().iter().map(|e| e["paper"].clone()).collect();
    assert!(papers.contains(&"河口日报".into()), "{papers:?}");
}

#[cfg(feature = "pdf")]
#[test]
fn a_pdf_that_cannot_be_read_says_the_way_out_on_one_line() {
    let home = Home::new();
    home.file("blank.pdf", pdf(&[&[]]));
    home.file("cut.pdf", b"%PDF-1.7\n1 0 obj");
    let mut locked = pdf(&[&FRONT]);
    locked.extend(b"\ntrailer << /Root 1 0 R /Encrypt << /Filter /Standard /V 1 >> >>");
    home.file("locked.pdf", locked);
    for (file, says) in [
        ("blank.pdf", "holds no text"),
        ("cut.pdf", "damaged or cut short"),
        ("locked.pdf", "qpdf --decrypt"),
    ] {
        let ran = home.run(&["print", file]);
        assert_eq!(ran.code, Some(1));
        assert_eq!(ran.err.lines().count(), 1, "{}", ran.err);
        assert!(ran.err.contains(file) && ran.err.contains(says), "{}", ran.err);
    }
}
