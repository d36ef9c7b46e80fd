//! Small documents, written here object by object.

use super::{Hint, Loaded, guard, load};
use crate::input::Format;
use crate::loader::{load as load_any, sniff};
use crate::words::InEnglish;

/// A document of objects, numbered from 1; the first is the catalogue.
pub(super) fn document(objects: &[String]) -> Vec<u8> {
    let mut out = b"%PDF-1.4\n".to_vec();
    let mut places = Vec::new();
    for (at, object) in objects.iter().enumerate() {
        places.push(out.len());
        out.extend(format!("{} 0 obj\n{object}\nendobj\n", at + 1).into_bytes());
    }
    let table = out.len();
    out.extend(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).into_bytes());
    for place in places {
        out.extend(format!("{place:010} 00000 n \n").into_bytes());
    }
    let size = objects.len() + 1;
    let trailer =
        format!("trailer << /Size {size} /Root 1 0 R /Info 2 0 R >>\nstartxref\n{table}\n%%EOF");
    out.extend(trailer.into_bytes());
    out
}

pub(super) const INFO: &str = "<< /Title (The Alder Post) /CreationDate (D:20261122080000Z) >>";
const ROMAN: &str = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>";

fn stream(content: &str) -> String {
    format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len())
}

/// A document with a page for each content, all with one font.
fn pages_with(font: &[&str], contents: &[String]) -> Vec<u8> {
    let first = 4 + font.len();
    let kids: Vec<String> =
        (0..contents.len()).map(|at| format!("{} 0 R", first + 2 * at)).collect();
    let kids = format!("<< /Type /Pages /Kids [{}] /Count {} >>", kids.join(" "), contents.len());
    let mut objects = vec!["<< /Type /Catalog /Pages 3 0 R >>".to_owned(), INFO.to_owned(), kids];
    objects.extend(font.iter().map(|&object| object.to_owned()));
    for (at, content) in contents.iter().enumerate() {
        let page = format!(
            "<< /Type /Page /Parent 3 0 R /MediaBox [0 0 600 800] /Contents {} 0 R \
             /Resources << /Font << /F1 4 0 R >> >> >>",
            first + 2 * at + 1
        );
        objects.extend([page, stream(content)]);
    }
    document(&objects)
}

fn roman(contents: &[String]) -> Vec<u8> {
    pages_with(&[ROMAN], contents)
}

/// Draws lines one under another, each a string in brackets or in hex.
fn set(x: i32, y: i32, size: i32, lines: &[&str]) -> String {
    let lead = size * 6 / 5;
    let shown: Vec<String> = lines.iter().map(|line| format!("{line} Tj 0 -{lead} Td")).collect();
    format!("BT /F1 {size} Tf {x} {y} Td {} ET\n", shown.join(" "))
}

fn hint() -> Hint {
    Hint { name: "dir/post.pdf".into(), ..Hint::default() }
}

fn read(bytes: &[u8]) -> Loaded {
    load_any(bytes, &hint()).unwrap()
}

fn error(bytes: &[u8]) -> String {
    load_any(bytes, &hint()).unwrap_err().told()
}

fn texts(loaded: &Loaded) -> Vec<String> {
    let blocks = loaded.bodies.iter().flat_map(|body| body.all_blocks().map(|b| b.plain()));
    blocks.collect()
}

const LEFT: [&str; 5] = [
    "(The ferry ran again on Monday,)",
    "(after nine years in the yard, and)",
    "(forty people crossed the river)",
    "(on the first of its runs at dawn,)",
    "(said the harbour master.)",
];
const RIGHT: [&str; 5] = [
    "(The council met on Tuesday and)",
    "(spoke of the bridge at the mill,)",
    "(which has been shut since May.)",
    "(It is to open in spring, once the)",
    "(piers have been made anew.)",
];

/// Two articles in two columns, drawn row by row.
fn two_columns() -> String {
    let mut content =
        set(40, 740, 22, &["(Ferry runs again)"]) + &set(320, 740, 22, &["(Bridge to open)"]);
    for row in 0..5 {
        let y = 700 - 12 * row;
        let at = usize::try_from(row).unwrap();
        content += &set(40, y, 10, &[LEFT[at]]);
        content += &set(320, y, 10, &[RIGHT[at]]);
    }
    content
}

#[test]
fn columns_are_read_one_after_the_other_and_large_letters_are_headlines() {
    let bytes = roman(&[two_columns()]);
    assert_eq!(sniff(&bytes, "x.txt"), Ok(Format::Pdf));
    let loaded = read(&bytes);
    let heads: Vec<String> =
        loaded.edition.articles.iter().map(|article| article.title().to_string()).collect();
    assert_eq!(heads, ["Ferry runs again", "Bridge to open"]);
    let found = texts(&loaded);
    assert_eq!(found[0].matches("ferry ran again on Monday, after nine years").count(), 1);
    assert!(found[1].ends_with("open in spring, once the piers have been made anew."), "{found:?}");
}

#[test]
fn title_and_day_are_those_of_the_document_where_the_page_names_none() {
    let edition = read(&roman(&[two_columns()])).edition;
    assert_eq!(&*edition.paper.title, "The Alder Post");
    assert_eq!(edition.date.map(|date| date.to_string()).as_deref(), Some("2026-11-22"));
}

#[test]
fn the_masthead_of_a_page_goes_before_what_the_document_says() {
    let masthead = set(120, 770, 48, &["(The Birch Gazette)"])
        + &set(240, 752, 9, &["(Saturday, May 7, 1904)"])
        + &set(40, 752, 9, &["(No. 1,204)"])
        + &set(520, 752, 9, &["(Price 2d.)"]);
    let loaded = read(&roman(&[masthead + &two_columns()]));
    assert_eq!(loaded.edition.paper.title.as_str(), "The Birch Gazette");
    assert_eq!(loaded.edition.date.map(|date| date.to_string()).as_deref(), Some("1904-05-07"));
    let furniture: Vec<String> = loaded.furniture.iter().map(crate::model::Block::plain).collect();
    assert!(furniture.iter().any(|line| line.contains("No. 1,204")), "{furniture:?}");
    assert!(furniture.iter().any(|line| line.contains("Price 2d.")), "{furniture:?}");
    assert_eq!(loaded.edition.articles.len(), 2);
}

#[test]
fn every_page_is_a_page_and_running_heads_are_furniture() {
    let page = |number: i32, lines: &[&str]| {
        set(40, 780, 8, &[&format!("(Harbour and Hill {number})")]) + &set(40, 700, 10, lines)
    };
    let loaded = read(&roman(&[page(1, &LEFT), page(2, &RIGHT)]));
    assert_eq!(loaded.edition.pages.len(), 2);
    assert_eq!(loaded.furniture.len(), 2, "{:?}", loaded.furniture);
    assert!(!texts(&loaded).concat().contains("Harbour and Hill"));
    assert_eq!(loaded.files.len(), 2);
    // Sources count through the text of the pages.
    let second = &loaded.bodies[1];
    let source = second.all_blocks().next().unwrap().source[0].clone();
    assert!(source.start >= loaded.files[1].start, "{source:?}");
}

#[test]
fn an_article_that_jumps_is_put_together_from_both_pages() {
    let font = composite("Song", "UniGB-UTF16-H", "GB1");
    let font: Vec<&str> = font.iter().map(String::as_str).collect();
    let first = set(40, 700, 10, &[&hex("本报讯 清晨，第一股水流过了新渠的闸口。守闸人老赵")])
        + &set(40, 688, 10, &[&hex("看了看表，比预定的时间早了（下转第2版）")]);
    let second = set(40, 700, 10, &[&hex("（上接第1版）二十分钟。渠水今天到了下游的三个县，")])
        + &set(40, 688, 10, &[&hex("人们在岸上等了整整一夜。")]);
    let loaded = read(&pages_with(&font, &[first, second]));
    let all = texts(&loaded).concat();
    assert_eq!(loaded.edition.articles.len(), 1, "{all}");
    assert!(all.contains("比预定的时间早了二十分钟。渠水今天到了"), "{all}");
}

/// A text as a string of UTF-16 codes.
fn hex(text: &str) -> String {
    let units = text.encode_utf16().map(|unit| format!("{unit:04X}"));
    format!("<{}>", units.collect::<String>())
}

fn composite(base: &str, cmap: &str, ordering: &str) -> [String; 2] {
    [
        format!(
            "<< /Type /Font /Subtype /Type0 /BaseFont /{base} /Encoding /{cmap} \
             /DescendantFonts [5 0 R] >>"
        ),
        format!(
            "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /{base} /DW 1000 \
             /CIDSystemInfo << /Registry (Adobe) /Ordering ({ordering}) /Supplement 2 >> >>"
        ),
    ]
}

#[test]
fn fonts_that_are_not_in_the_file_are_read_by_their_cmaps() {
    // The same words in the codes of each: 渠水到了 or 新聞 or 나루.
    let known = [
        ("GBK-EUC-H", "GB1", "<C7FECBAEB5BDC1CB>", "渠水到了"),
        ("UniGB-UTF16-H", "GB1", "<6E206C3452304E86>", "渠水到了"),
        ("GB-EUC-H", "GB1", "<C7FECBAEB5BDC1CB>", "渠水到了"),
        ("90ms-RKSJ-H", "Japan1", "<905695B7>", "新聞"),
        ("EUC-H", "Japan1", "<BFB7CAB9>", "新聞"),
        ("UniJIS-UCS2-H", "Japan1", "<65B0805E>", "新聞"),
        ("KSCms-UHC-H", "Korea1", "<B3AAB7E7>", "나루"),
        ("ETen-B5-H", "CNS1", "<B773BB44>", "新聞"),
    ];
    for (cmap, ordering, codes, words) in known {
        let font = composite("Song", cmap, ordering);
        let font: Vec<&str> = font.iter().map(String::as_str).collect();
        let loaded = read(&pages_with(&font, &[set(40, 700, 10, &[codes])]));
        let found = texts(&loaded).concat() + loaded.edition.articles[0].title();
        assert!(found.contains(words), "{cmap}: {found}");
    }
}

#[test]
fn lines_that_run_downwards_are_read_from_the_right() {
    let font = composite("Mincho", "UniJIS-UTF16-V", "Japan1");
    let font: Vec<&str> = font.iter().map(String::as_str).collect();
    let column = |x: i32, text: &str| format!("BT /F1 10 Tf {x} 760 Td {} Tj ET\n", hex(text));
    let content = column(300, "渡し船が月曜日から再び動きはじめ、")
        + &column(284, "夜明けの第一便で四十人が川を渡り、")
        + &column(268, "九年ぶりのことだと港長は語った。");
    let found = texts(&read(&pages_with(&font, &[content]))).concat();
    let words =
        "再び動きはじめ、夜明けの第一便で四十人が川を渡り、九年ぶりのことだと港長は語った。";
    assert!(found.ends_with(words), "{found}");
}

/// A line that runs downwards from a height of 700, each character for itself.
fn column(x: i32, size: i32, text: &str) -> String {
    let units = text.encode_utf16().zip(0..);
    let each =
        units.map(|(unit, at)| format!("1 0 0 1 {x} {} Tm <{unit:04X}> Tj\n", 700 - size * at));
    format!("BT /F1 {size} Tf {} ET\n", each.collect::<String>())
}

#[test]
fn a_text_that_runs_downwards_beside_level_columns_is_one_by_itself() {
    let font = composite("Song", "UniGB-UTF16-H", "GB1");
    let font: Vec<&str> = font.iter().map(String::as_str).collect();
    let level = [
        "清晨，第一股水流过了新渠的闸口。守",
        "闸人老赵看了看表，比预定的时间早了",
        "二十分钟。渠水今天到了下游的三个县",
        "，人们在岸上等了整整一夜，终于见到",
        "了水。老赵说，他守了三十年的旧渠。",
    ];
    let level: Vec<String> = level.iter().map(|line| hex(line)).collect();
    let level: Vec<&str> = level.iter().map(String::as_str).collect();
    let content = set(40, 740, 22, &[&hex("新渠通水")])
        + &set(40, 700, 10, &level)
        + &column(400, 18, "渡口旧事")
        + &column(375, 10, "渡口的老船停了九年，船工的")
        + &column(360, 10, "儿子又把它漆成蓝色。镇上的")
        + &column(345, 10, "人说，夜里还能听见桨声，像")
        + &column(330, 10, "有人在水上慢慢地写字，写完")
        + &column(315, 10, "一行，又擦去一行。");
    let loaded = read(&pages_with(&font, &[content]));
    let heads: Vec<String> =
        loaded.edition.articles.iter().map(|article| article.title().to_string()).collect();
    assert_eq!(heads, ["新渠通水", "渡口旧事"]);
    let found = texts(&loaded);
    assert!(found[0].ends_with("他守了三十年的旧渠。"), "{found:?}");
    let whole = "渡口的老船停了九年，船工的儿子又把它漆成蓝色。镇上的人说，夜里还能听见桨声，\
                 像有人在水上慢慢地写字，写完一行，又擦去一行。";
    assert_eq!(found[1], whole);
}

#[test]
fn characters_placed_one_under_another_are_lines_too() {
    let font = composite("Song", "UniGB-UTF16-H", "GB1");
    let font: Vec<&str> = font.iter().map(String::as_str).collect();
    let content = column(300, 10, "渠水清晨到了闸口")
        + &column(285, 10, "人们等了整整一夜")
        + &column(270, 10, "终于见到了水。");
    let found = texts(&read(&pages_with(&font, &[content]))).concat();
    assert!(found.contains("渠水清晨到了闸口人们等了整整一夜终于见到了水。"), "{found}");
}

/// Small documents that were encrypted elsewhere, with the page of one ferry.
macro_rules! locked {
    ($name:literal) => {
        include_bytes!(concat!("../../../tests/corpora/locked/", $name, ".pdf"))
    };
}

#[test]
fn what_is_encrypted_and_asks_for_no_password_is_read() {
    let files = [
        ("rc4-40", &locked!("rc4-40")[..]),
        ("rc4-128", locked!("rc4-128")),
        ("aes-128", locked!("aes-128")),
        ("aes-256", locked!("aes-256")),
    ];
    for (kind, bytes) in files {
        let loaded = read(bytes);
        assert_eq!(&*loaded.edition.paper.title, "The Alder Post", "{kind}");
        assert_eq!(&**loaded.edition.articles[0].title(), "Ferry runs again", "{kind}");
        let words = "after nine years in the yard, and forty people crossed the river.";
        assert!(texts(&loaded).concat().ends_with(words), "{kind}: {:?}", texts(&loaded));
        let warnings: Vec<_> = loaded.edition.warnings.iter().map(InEnglish::told).collect();
        assert!(!warnings.iter().any(|w| w.contains("left out")), "{kind}: {warnings:?}");
    }
}

#[test]
fn a_document_that_asks_for_a_password_says_the_way_out() {
    let message = error(locked!("password"));
    assert!(message.contains("post.pdf: the PDF opens only with a password"), "{message}");
    assert!(message.contains("qpdf --password"), "{message}");
}

#[test]
fn a_lock_that_nobody_knows_says_the_way_out() {
    let text = String::from_utf8(roman(&[two_columns()])).unwrap();
    for key in ["/Encrypt", "/Encr#79pt"] {
        let locked =
            text.replace("/Root 1 0 R", &format!("/Root 1 0 R {key} << /Filter /Standard >>"));
        let message = error(locked.as_bytes());
        let told = message.contains("post.pdf: the PDF is encrypted in a way");
        assert!(told && message.contains("qpdf"), "{message}");
    }
}

#[test]
fn what_is_encrypted_is_measured_before_it_is_unpacked() {
    let message = error(locked!("large"));
    assert!(message.contains("unpacks to more than is read"), "{message}");
}

#[test]
fn pictures_of_pages_have_to_go_through_ocr_first() {
    let picture = "BI /W 1 /H 1 /BPC 8 /CS /G ID x EI";
    let message = error(&roman(&[format!("q 600 0 0 800 0 0 cm {picture} Q")]));
    assert!(
        message.contains("pictures of pages and no text") && message.contains("--ocr eng"),
        "{message}"
    );
    let mixed = read(&roman(&[two_columns(), format!("q 600 0 0 800 0 0 cm {picture} Q")]));
    let warnings = mixed.edition.warnings.iter().map(InEnglish::told);
    assert!(warnings.collect::<String>().contains("page 2 holds pictures and no text"));
}

#[test]
fn codes_without_a_meaning_are_told() {
    let font = composite("Odd", "Identity-H", "Identity");
    let font: Vec<&str> = font.iter().map(String::as_str).collect();
    let message = error(&pages_with(&font, &[set(40, 700, 10, &["<00010002>"])]));
    assert!(message.contains("do not say which letters"), "{message}");
}

#[test]
fn what_is_no_document_is_an_error() {
    for bytes in [&b"%PDF-1.7\n"[..], b"%PDF-1.4\n1 0 obj << /Type /Catalog >> endobj", b"%PDF-"] {
        assert!(error(bytes).starts_with("dir/post.pdf: the PDF "), "{}", error(bytes));
    }
    let whole = roman(&[two_columns()]);
    for end in (0..whole.len()).step_by(37) {
        let cut = &whole[..end];
        if let Ok(loaded) = load(cut, &hint()) {
            assert!(!loaded.edition.articles.is_empty());
        }
    }
}

/// A zlib stream that unpacks to so many megabytes of one byte.
fn bomb(megabytes: usize) -> Vec<u8> {
    use std::io::Write as _;
    let mut packer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    for _ in 0..megabytes {
        packer.write_all(&vec![b' '; 1 << 20]).unwrap();
    }
    packer.finish().unwrap()
}

#[test]
fn a_stream_that_would_fill_the_memory_is_never_unpacked() {
    // A table of objects may unpack to 4 MB.
    let data = bomb(5);
    let filters = ["/FlateDecode", "[ /Fl ]", "9 0 R", "[ /ASCIIHexDecode 9 0 R ]", "[ /Fl /Fl ]"];
    for filter in filters {
        let about = format!("/W [1 2 1] /Filter {filter} /Length {}", data.len());
        let mut bytes = format!("%PDF-1.5\n7 0 obj << {about} >> stream\n").into_bytes();
        let at = bytes.len() - b"stream\n".len();
        bytes.extend(&data);
        bytes.extend(b"\nendstream endobj\n");
        let guarded = guard::guard(&bytes, None).unwrap();
        assert_eq!(guarded.barred, 1, "{filter}");
        assert!(guarded.bytes[at..].starts_with(b"xtream"), "{filter}");
    }
    let small = roman(&[two_columns()]);
    assert_eq!(guard::guard(&small, None).unwrap().bytes, small);
}

#[test]
fn forms_that_draw_themselves_come_to_an_end() {
    let form = "<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /A 6 0 R \
                >> >> /Length 28 >>\nstream\n/A Do /A Do /A Do /A Do /A Do\nendstream";
    let page =
        "<< /Type /Page /Parent 3 0 R /Contents 5 0 R /Resources << /XObject << /A 6 0 R >> >> >>";
    let objects = [
        "<< /Type /Catalog /Pages 3 0 R >>".to_owned(),
        INFO.to_owned(),
        "<< /Type /Pages /Kids [4 0 R 3 0 R] /Count 1 >>".to_owned(),
        page.to_owned(),
        stream("/A Do /A Do"),
        form.to_owned(),
    ];
    assert!(error(&document(&objects)).contains("holds no text"));
}
