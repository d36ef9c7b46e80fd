//! Letters as they come.

use super::*;
use crate::model::{BlockKind, Date};

fn hint() -> Hint {
    Hint { name: "letters/a.eml".into(), ..Hint::default() }
}

fn whole(bytes: &[u8]) -> (Loaded, Vec<MailPicture>) {
    load_whole(bytes, &hint()).unwrap()
}

fn titles(loaded: &Loaded) -> Vec<&str> {
    loaded.edition.articles.iter().map(|article| article.title().as_str()).collect()
}

fn texts(loaded: &Loaded, article: usize) -> String {
    let blocks = loaded.bodies[article].all_blocks().map(|block| block.plain());
    blocks.collect::<Vec<_>>().join("\n")
}

const HEAD: &str = "From: =?UTF-8?B?5rKz5Y+j5ZGo5YiK?= <letter@example.org>\nTo: r@example.org\n\
    Subject: =?GB2312?B?zqa0ydK7?= =?UTF-8?Q?_Ferry?=\nDate: Sat, 21 Nov 2026 08:00:00 +0800\n\
    MIME-Version: 1.0\n";

/// As Internet Explorer saves pages, and other browsers do in their ways.
#[test]
fn a_page_saved_as_a_letter_has_its_address_its_day_and_its_pictures() {
    let text = "The quay is closed and the ferry lies on the other side. ".repeat(9);
    let html = format!(
        "<html><head><title>Quay closed</title></head><body><nav><a href=/>Home</a></nav><article>\
         <h1>Quay closed</h1><p>{text}</p><img src='q.png' width=640 height=400>\
         <iframe src='cid:frame-2@mhtml.blink'></iframe><p>{text}</p></article></body></html>"
    );
    let part =
        format!("Content-Type: text/html\nContent-Location: http://example.org/quay.htm\n\n{html}");
    let head = "Subject: Quay\nDate: Sat, 21 Nov 2026 08:00:00 +0800\nMIME-Version: 1.0\n";
    let alone = format!("From: \"Saved by Internet Explorer 11\"\n{head}{part}");
    let related = format!(
        "From: <Saved by Windows Internet Explorer 8>\n{head}Content-Type: multipart/related; \
         boundary=b\n\n--b\n{part}\n--b\nContent-Type: image/png\nContent-Location: \
         http://example.org/q.png\nContent-Transfer-Encoding: base64\n\niVBORw0KGgo=\n--b--\n"
    );
    for saved in [alone, related.clone()] {
        let (loaded, _) = load_whole(saved.as_bytes(), &Hint::default()).unwrap();
        let article = &loaded.edition.articles[0];
        assert_eq!(article.url.as_deref(), Some("http://example.org/quay.htm"));
        assert_eq!(loaded.edition.date, Some(jiff::civil::date(2026, 11, 21)));
        let text: String = loaded.bodies[0].all_blocks().map(|block| block.plain()).collect();
        assert!(!text.contains("Home") && !text.contains("frame-2"), "{text}");
    }
    let (loaded, pictures) = load_whole(related.as_bytes(), &Hint::default()).unwrap();
    let shown = loaded.bodies[0].all_blocks().find_map(|block| match block.kind {
        BlockKind::Figure { image, .. } => image,
        _ => None,
    });
    assert_eq!(shown.as_deref(), Some(pictures[0].path.as_str()));
}

#[test]
fn of_two_forms_the_markup_is_read_and_the_head_says_who_and_when() {
    let letter = format!(
        "{HEAD}Content-Type: multipart/alternative; boundary=\"b1\"\n\n--b1\nContent-Type: \
         text/plain; charset=utf-8\n\nPlain words.\n--b1\nContent-Type: text/html; \
         charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n<p>It r=61n =E6=B8=A1 =\nagain.</p>\n--b1--\n"
    );
    let (loaded, _) = whole(letter.as_bytes());
    assert_eq!(loaded.edition.paper.title.as_str(), "河口周刊");
    assert_eq!(loaded.edition.date, Some(jiff::civil::date(2026, 11, 21)));
    assert!(titles(&loaded)[0].ends_with("Ferry"), "{:?}", titles(&loaded));
    assert_eq!(texts(&loaded, 0), "It ran 渡 again.");
    let empty = letter.replace("<p>It r=61n =E6=B8=A1 =\nagain.</p>", "<p> </p>");
    assert_eq!(texts(&whole(empty.as_bytes()).0, 0), "Plain words.");
}

#[test]
fn letters_in_the_encodings_of_their_time_are_read() {
    for (label, encoding, text) in [
        ("gb2312", encoding_rs::GBK, "渡口的船又开了。"),
        ("Shift_JIS", encoding_rs::SHIFT_JIS, "渡し船がまた動いた。"),
        ("iso-2022-jp", encoding_rs::ISO_2022_JP, "渡し船がまた動いた。"),
        ("euc-kr", encoding_rs::EUC_KR, "나루가 다시 열렸다."),
        ("gb2312", encoding_rs::UTF_8, "其实是 UTF-8 的渡口。"),
    ] {
        let head = format!("{HEAD}Content-Type: text/plain; charset={label}\n\n");
        let letter = [head.as_bytes(), &encoding.encode(text).0].concat();
        assert_eq!(texts(&whole(&letter).0, 0), text, "{label}");
    }
}

#[test]
fn names_and_subjects_of_raw_bytes_were_damaged() {
    for (label, encoding, from, subject) in [
        ("iso-8859-1", encoding_rs::WINDOWS_1252, "Café News", "Prix à la criée"),
        ("gb2312", encoding_rs::GBK, "河口周刊", "渡口的船又开了"),
        ("us-ascii", encoding_rs::UTF_8, "河口周刊", "渡口的船又开了"),
        ("iso-2022-jp", encoding_rs::ISO_2022_JP, "渡し船新聞", "渡し船がまた動いた"),
    ] {
        let head = format!(
            "From: {from} <l@example.org>\nTo: r@example.org\nSubject: {subject}\n\
             Date: Sat, 21 Nov 2026 08:00:00 +0800\n\
             Content-Type: multipart/mixed; boundary=b\n\n--b\n\
             Content-Type: text/plain; charset={label}\n\nText.\n--b--\n"
        );
        let (loaded, _) = whole(&encoding.encode(&head).0);
        assert_eq!(loaded.edition.paper.title.as_str(), from, "{label}");
        assert_eq!(titles(&loaded), [subject], "{label}");
    }
}

#[test]
fn pictures_inside_are_shown_and_what_is_attached_is_named() {
    let png = "iVBORw0KGgo=";
    let letter = format!(
        "{HEAD}Content-Type: multipart/mixed; boundary=m\n\n--m\nContent-Type: multipart/related; \
         boundary=r\n\n--r\nContent-Type: text/html\n\n<p>The quay.</p><img src=\"cid:a@b\" \
         alt=\"Quay\"><img src=\"cid:none\" alt=\"Lost\"><img src=\"http://example.org/x.png\" alt=\"Far\">\
         \n--r\nContent-Type: image/png\nContent-ID: <a@b>\nContent-Transfer-Encoding: base64\n\n{png}\
         \n--r--\n--m\nContent-Type: application/pdf; name=\"fares.pdf\"\nContent-Disposition: \
         attachment; filename=\"fares.pdf\"\n\nx\n--m--\n"
    );
    let (loaded, pictures) = whole(letter.as_bytes());
    assert_eq!(pictures.len(), 1);
    assert_eq!(
        (pictures[0].path.as_str(), &*pictures[0].bytes),
        ("pictures/1.png", &b"\x89PNG\r\n\x1a\n"[..])
    );
    let images: Vec<Option<String>> = loaded.bodies[0]
        .all_blocks()
        .filter_map(|block| match block.kind {
            BlockKind::Figure { image, .. } => Some(image.map(Clean::into_string)),
            _ => None,
        })
        .collect();
    let expected =
        [Some("pictures/1.png".to_owned()), None, Some("http://example.org/x.png".to_owned())];
    assert_eq!(images, expected);
    assert!(loaded.furniture.iter().any(|block| block.plain() == "fares.pdf"));
}

#[test]
fn a_letter_that_is_attached_was_lost_and_what_has_no_name_was_not_named() {
    let letter = format!(
        "{HEAD}Content-Type: multipart/mixed; boundary=m\n\n--m\n\nSee below.\n--m\n\
         Content-Type: message/rfc822\nContent-Disposition: attachment\n\nFrom: Reed \
         <r@example.org>\nSubject: Ferry stops\nContent-Type: multipart/related; boundary=r\n\n\
         --r\nContent-Type: text/html\n\n<p>It lies in dock.</p><img src=\"cid:a@b\" alt=\"Dock\">\n\
         --r\nContent-Type: image/png\nContent-ID: <a@b>\nContent-Transfer-Encoding: base64\n\n\
         iVBORw0KGgo=\n--r--\n--m\nContent-Type: application/zip\n\nx\n--m--\n"
    );
    let (loaded, pictures) = whole(letter.as_bytes());
    let text = texts(&loaded, 0);
    for words in ["See below.", "Ferry stops – Reed", "It lies in dock."] {
        assert!(text.contains(words), "{words}: {text}");
    }
    let is_shown = |block: &Block| matches!(&block.kind, BlockKind::Figure { image: Some(_), .. });
    assert!(pictures.len() == 1 && loaded.bodies[0].all_blocks().any(|block| is_shown(&block)));
    let named: Vec<String> = loaded.furniture.iter().map(Block::plain).collect();
    assert_eq!(named, ["application/zip"]);
}

#[test]
fn english_letters_beside_chinese_ones_were_set_as_chinese() {
    let line = "From x@example.org Sat Nov 21 08:00:00 2026\n";
    let letter = |text: &str| {
        format!(
            "{line}From: Nell <x@example.org>\nTo: r@x\nSubject: x\nDate: 21 Nov 2026 08:00:00 +0000\nContent-Type: text/plain; charset=utf-8\n\n{text}\n\n"
        )
    };
    let (chinese, english) = ("渡口的船又开了。", "The ferry ran again on Monday.");
    for (first, other, tags) in [(chinese, english, ["zh", "en"]), (english, chinese, ["en", "zh"])]
    {
        let (loaded, _) = whole([letter(first), letter(other)].concat().as_bytes());
        let said: Vec<Option<&str>> =
            loaded.edition.articles.iter().map(|article| article.lang.as_deref()).collect();
        assert_eq!(loaded.edition.paper.lang.as_deref(), Some(tags[0]));
        assert_eq!(said, [None, Some(tags[1])]);
    }
}

#[test]
fn a_newsletter_with_sections_is_an_article_for_each() {
    let part =
        |title: &str| format!("<h2>{title}</h2><p>{}</p>", "It ran on Monday again. ".repeat(12));
    let letter = format!(
        "{HEAD}Content-Type: text/html\n\n<p>Good morning.</p>{}{}{}",
        part("Ferry"),
        part("Clock"),
        part("Tides")
    );
    let (loaded, _) = whole(letter.as_bytes());
    assert_eq!(titles(&loaded)[1..], ["Ferry", "Clock", "Tides"]);
    assert_eq!(texts(&loaded, 0), "Good morning.");
}

#[test]
fn a_box_and_several_files_are_one_edition_in_the_order_of_days() {
    let letter = |day: u8, from: &str| {
        format!(
            "From: {from} <x@example.org>\nTo: r@x\nSubject: Day {day}\nDate: {day} Nov 2026 08:00:00 +0000\n\nIt ran.\n"
        )
    };
    let line = "From x@example.org Sat Nov 21 08:00:00 2026\n";
    let all = format!("{line}{}\n{line}{}", letter(22, "Nell"), letter(21, "Reed"));
    let (loaded, _) = whole(all.as_bytes());
    assert_eq!(titles(&loaded), ["Day 21", "Day 22"]);
    assert_eq!(loaded.edition.date, Some(jiff::civil::date(2026, 11, 22)));
    let published: Vec<Option<Date>> =
        loaded.edition.articles.iter().map(|article| article.published).collect();
    assert_eq!(published, [Some(jiff::civil::date(2026, 11, 21)), None]);
    let sections: Vec<&str> = loaded.edition.sections.iter().map(|s| s.name.as_str()).collect();
    assert_eq!(sections, ["Reed", "Nell"]);
    let file = |bytes: &str| MailFile { name: "x".into(), bytes: bytes.into() };
    let files = [file(&letter(22, "Nell")), file("Subject: x\n\n"), file(&letter(21, "Reed"))];
    let (joined, _) = join(&files, &hint()).unwrap();
    assert_eq!(titles(&joined), ["Day 21", "Day 22"]);
    assert_eq!(joined.edition.warnings.len(), 1);
}

#[test]
fn a_page_that_a_browser_saved_as_a_letter_is_a_page_of_the_web() {
    let body =
        "It ran on Monday, and forty people crossed the water, as they did before. ".repeat(5);
    let letter = format!(
        "From: <Saved by Blink>\nSnapshot-Content-Location: http://example.org/a\nSubject: Quay\n\
         MIME-Version: 1.0\nContent-Type: multipart/related; type=\"text/html\"; boundary=\"m\"\n\n--m\n\
         Content-Type: text/html\nContent-Location: http://example.org/a\n\n<html><head><title>Ferry</title>\
         </head><body><nav>Menu</nav><article><h1>Ferry</h1><p>{body}</p><figure><img \
         src=\"http://example.org/q.png\" alt=\"Quay\"><figcaption>The quay.</figcaption></figure>\
         <p>{body}</p></article></body></html>\n--m\nContent-Type: image/png\nContent-Location: \
         http://example.org/q.png\nContent-Transfer-Encoding: base64\n\niVBORw0KGgo=\n--m--\n"
    );
    let (loaded, pictures) = whole(letter.as_bytes());
    assert_eq!((titles(&loaded), pictures.len()), (vec!["Ferry"], 1));
    let all: Vec<Block> = loaded.bodies[0].all_blocks().collect();
    assert!(!texts(&loaded, 0).contains("Menu"));
    let is_inside = |block: &Block| match &block.kind {
        BlockKind::Figure { image, .. } => {
            image.as_ref().is_some_and(|i| i.as_str() == "pictures/1.png")
        }
        _ => false,
    };
    assert!(all.iter().any(is_inside), "{all:?}");
}

#[test]
fn what_is_sealed_or_empty_is_refused_and_damage_is_read_as_it_stands() {
    let sealed =
        format!("{HEAD}Content-Type: multipart/encrypted; boundary=b\n\n--b\n\nx\n--b--\n");
    let fault = load(sealed.as_bytes(), &hint()).unwrap_err();
    assert!(matches!(fault, LoadError::Foreign { kind: Foreign::Sealed, .. }), "{fault:?}");
    let empty = load(format!("{HEAD}\n\n").as_bytes(), &hint()).unwrap_err();
    assert!(matches!(empty, LoadError::Empty { .. }), "{empty:?}");
    let damaged = format!("{HEAD}Content-Transfer-Encoding: base64\n\nnot base64 at all!\n");
    assert!(load(damaged.as_bytes(), &hint()).is_ok());
    let unknown = format!("{HEAD}Content-Type: text/plain; charset=x-nobody\n\nIt ran.");
    assert_eq!(texts(&whole(unknown.as_bytes()).0, 0), "It ran.");
}

#[test]
fn letters_in_letters_are_read_as_deep_as_people_nest_them_and_end() {
    let mut letter = "It ran.\n".to_owned();
    for depth in 0..3 {
        letter = format!("Subject: Level {depth}\nContent-Type: message/rfc822\n\n{letter}");
    }
    assert!(texts(&whole(letter.as_bytes()).0, 0).contains("It ran."));
    let deep = "Content-Type: message/rfc822\n\n".repeat(200_000);
    // Of what lies too deep nothing is read but its heads.
    let deep = load(deep.as_bytes(), &hint()).map(|loaded| texts(&loaded, 0));
    assert!(deep.is_err() || deep.is_ok_and(|text| text.trim().is_empty()));
    let parts = "Content-Type: multipart/mixed; boundary=b\n\n--b\n".repeat(20_000);
    assert!(load(parts.as_bytes(), &hint()).is_err());
}
