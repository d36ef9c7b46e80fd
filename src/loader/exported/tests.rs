//! What programs export.

use super::*;
use crate::input::Format;
use crate::loader::sniff;
use crate::model::Body;

fn read(text: &str) -> Loaded {
    assert!(is_exported(text.as_bytes()), "{text}");
    load(text.as_bytes(), &Hint { name: "saved.json".into(), ..Hint::default() }).unwrap()
}

fn shown(loaded: &Loaded) -> Vec<(String, String)> {
    let text = |body: &Body| body.all_blocks().map(|b| b.plain()).collect::<Vec<_>>().join("|");
    let articles = loaded.edition.articles.iter().zip(&loaded.bodies);
    articles.map(|(article, body)| (article.title().to_string(), text(body))).collect()
}

fn pairs(all: &[(&str, &str)]) -> Vec<(String, String)> {
    all.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect()
}

#[test]
fn what_wallabag_exports_is_an_article_each() {
    let entries = r#"[{"title": "Quay", "url": "https://example.org/q", "content": "<p>It is <b>closed</b>.</p>",
        "created_at": "2026-11-21T08:00:00+00:00", "tags": ["harbour"], "domain_name": "example.org",
        "published_by": ["Nell Reed"], "language": "en"},
        {"title": "Ferry", "url": "https://example.org/f", "content": "<p>It ran.</p>", "tags": [{"label": "coast"}]}]"#;
    for text in
        [entries.to_owned(), format!("{{\"_embedded\": {{\"items\": {entries}}}, \"page\": 1}}")]
    {
        let loaded = read(&text);
        assert_eq!(shown(&loaded), pairs(&[("Quay", "It is closed."), ("Ferry", "It ran.")]));
        let quay = &loaded.edition.articles[0];
        assert_eq!(quay.line(HeadRole::Byline).unwrap().as_str(), "Nell Reed");
        assert_eq!(quay.tags[0].as_str(), "harbour");
        assert_eq!(loaded.edition.articles[1].tags[0].as_str(), "coast");
        assert_eq!(loaded.edition.date, Some(jiff::civil::date(2026, 11, 21)));
        assert_eq!(loaded.edition.sections[0].name.as_str(), "example.org");
    }
}

#[test]
fn the_answer_of_a_news_service_says_what_is_cut_off() {
    let loaded = read(
        r#"{"status": "ok", "totalResults": 1, "articles": [{"source": {"id": null, "name": "Harbour Post"},
        "author": "Nell", "title": "Quay", "description": "In short.", "url": "https://example.org/q",
        "publishedAt": "2026-11-21T08:00:00Z", "content": "It is closed… [+1234 chars]"}]}"#,
    );
    assert_eq!(shown(&loaded), pairs(&[("Quay", "It is closed…")]));
    assert_eq!(loaded.edition.articles[0].line(HeadRole::Deck).unwrap().as_str(), "In short.");
    assert!(loaded.bodies[0].all_blocks().next().unwrap().truncated);
    assert_eq!(loaded.edition.sections[0].name.as_str(), "Harbour Post");
}

#[test]
fn a_channel_is_an_edition_of_its_messages() {
    let loaded = read(
        r#"{"name": "渡口", "type": "public_channel", "id": 1, "messages": [
        {"id": 1, "type": "service", "date": "2026-11-20T08:00:00", "date_unixtime": "1795161600", "action": "x", "text": ""},
        {"id": 2, "type": "message", "date": "2026-11-21T08:00:00", "date_unixtime": "1795248000", "from": "Nell",
         "text": ["船", {"type": "bold", "text": "又开"}, "了。"]},
        {"id": 3, "type": "message", "date": "2026-11-21T09:00:00", "date_unixtime": "1795251600", "text": ""}]}"#,
    );
    assert_eq!(loaded.edition.paper.title.as_str(), "渡口");
    assert_eq!(shown(&loaded), pairs(&[("船又开了。", "船又开了。")]));
    assert_eq!(loaded.edition.date, Some(jiff::civil::date(2026, 11, 21)));
}

#[test]
fn addresses_files_and_polls_of_a_channel_were_dropped_in_silence() {
    let loaded = read(
        r#"{"name": "Quay", "messages": [
        {"id": 1, "type": "service", "date_unixtime": "1795161600", "action": "x", "text": ""},
        {"id": 2, "type": "message", "date_unixtime": "1795248000", "text": ["It ran. ",
         {"type": "text_link", "text": "More", "href": "https://example.org/f"}, " ",
         {"type": "link", "text": "https://example.org/q"}]},
        {"id": 3, "type": "message", "text": "", "file": "files/v.mp4", "media_type": "video_file"},
        {"id": 4, "type": "message", "text": "", "poll": {"question": "Walk?",
         "answers": [{"text": "yes", "voters": 2}, {"text": "no"}]}},
        {"id": 5, "type": "message", "text": "", "poll": {}},
        {"id": 6, "type": "message", "text": ""}]}"#,
    );
    let texts: Vec<String> = shown(&loaded).into_iter().map(|(_, text)| text).collect();
    let first = "It ran. More (https://example.org/f) https://example.org/q";
    assert_eq!(texts, [first, "files/v.mp4", "Walk?|yes: 2\nno"]);
    let kinds: Vec<_> = loaded.edition.warnings.iter().map(|warning| &warning.kind).collect();
    assert_eq!(kinds, [&WarningKind::Agency { note: AgencyNote::EmptyItem, times: 3 }]);
}

#[test]
fn links_without_a_title_were_dropped_in_silence() {
    let table = "title,url,time_added\nQuay,https://example.org/q,1\n,https://example.org/f,1\n";
    let page = "<!DOCTYPE NETSCAPE-Bookmark-file-1><DL><DT><A HREF=\"https://example.org/q\">Quay</A>\
        <DT><A HREF=\"https://example.org/f\"></A></DL>";
    for text in [table, page] {
        let loaded = load(text.as_bytes(), &Hint::default()).unwrap();
        let of = |title: &str, url: &str| (title.to_owned(), url.to_owned());
        let address = "https://example.org/f";
        assert_eq!(shown(&loaded), [of("Quay", "https://example.org/q"), of(address, address)]);
    }
}

#[test]
fn english_articles_beside_chinese_ones_were_set_as_chinese() {
    let loaded = read(
        r#"[{"title": "渡口", "url": "https://example.org/1", "content": "船又开了。"},
        {"title": "Ferry", "url": "https://example.org/2", "content": "It ran on Monday."},
        {"title": "码头", "url": "https://example.org/a-long-address-in-latin-letters"},
        {"title": "Quay", "url": "https://example.org/3", "content": "Shut.", "lang": "zh"}]"#,
    );
    // The last says what it is in; that of the third is told by its title alone.
    let said: Vec<Option<&str>> =
        loaded.edition.articles.iter().map(|article| article.lang.as_deref()).collect();
    assert_eq!(loaded.edition.lang(), Lang::Zh);
    assert_eq!(said, [None, Some("en"), None, None]);
}

#[test]
fn a_list_by_numbers_and_a_line_each_are_lists_too() {
    let by_number = r#"{"status": 1, "list": {"7": {"resolved_title": "Quay", "resolved_url": "https://example.org/q",
        "excerpt": "It is closed.", "time_added": "1795248000"}}}"#;
    let by_line = "{\"title\": \"Quay\", \"url\": \"https://example.org/q\", \"text\": \"It is closed.\", \"date\": 1795248000}\n\
                   {\"title\": \"Ferry\", \"url\": \"x\", \"text\": \"It ran.\"}\n";
    let loaded = read(by_number);
    assert_eq!(shown(&loaded), pairs(&[("Quay", "It is closed.")]));
    assert_eq!(loaded.edition.date, Some(jiff::civil::date(2026, 11, 21)));
    assert_eq!(shown(&read(by_line)).len(), 2);
}

#[test]
fn a_list_of_links_is_an_article_each_in_the_folders_it_was_kept_in() {
    let pocket = "title,url,time_added,tags,status\n\
        Quay,https://example.org/q,1795248000,harbour|coast,unread\n\
        \"Ferry, again\",https://example.org/f,1795161600,,archive\n\
        Clock,https://example.org/c,1795161600,,unread\n";
    let instapaper = "URL,Title,Selection,Folder,Timestamp\r\n\
        https://example.org/q,Quay,\"It is\nclosed.\",Unread,1795248000\r\n\
        https://example.org/f,\"Ferry, again\",,Archive,1795161600\r\n";
    let html = "<!DOCTYPE html><html><head><title>Pocket Export</title></head><body><h1>Unread</h1>\
        <ul><li><a href=\"https://example.org/q\" time_added=\"1795248000\" tags=\"harbour,coast\">\
        Quay</a></li></ul><h1>Archive</h1><ul><li><a href=\"https://example.org/f\" \
        time_added=\"1795161600\" tags=\"\">Ferry, again</a></li></ul></body></html>";
    for (name, text) in [("p.csv", pocket), ("i.csv", instapaper), ("ril.html", html)] {
        assert_eq!(sniff(text.as_bytes(), name), Ok(Format::Exported), "{name}");
        let loaded = load(text.as_bytes(), &Hint { name: name.into(), ..Hint::default() }).unwrap();
        let (articles, sections) = (&loaded.edition.articles, &loaded.edition.sections);
        let (first, last) = (&articles[0], articles.last().unwrap());
        assert_eq!([first, last].map(|a| a.title().as_str()), ["Quay", "Ferry, again"], "{name}");
        let folder = |article: &Article| sections[article.section].name.to_lowercase();
        assert_eq!([folder(first), folder(last)], ["unread", "archive"], "{name}");
        assert_eq!(loaded.edition.date, Some(jiff::civil::date(2026, 11, 21)), "{name}");
        let text = |at: usize| shown(&loaded)[at].1.clone();
        let end = text(articles.len() - 1);
        assert!(end.contains("https://example.org/f"), "{name}: {end}");
        if name == "i.csv" {
            assert!(text(0).starts_with("It is closed."), "{}", text(0));
        } else {
            assert_eq!(
                articles[0].tags.iter().map(crate::model::Clean::as_str).collect::<Vec<_>>(),
                ["harbour", "coast"]
            );
        }
    }
}

#[test]
fn a_table_of_other_things_is_refused_by_name() {
    let table = "date,place,height\n2026-11-21,Quay,3\n2026-11-22,Quay,4\n2026-11-23,Quay,5\n\
        2026-11-24,Quay,6\n";
    let fault = sniff(table.as_bytes(), "t.csv").unwrap_err();
    assert!(matches!(fault, LoadError::Foreign { kind: Foreign::Table, .. }), "{fault:?}");
}

#[test]
fn json_without_articles_is_refused_by_name() {
    for text in [
        "{}",
        "[]",
        "[1, 2]",
        "{\"title\": \"x\"}",
        "{\"articles\": [{}]}",
        "{\"cut",
        "[[[[]]]]",
        "null",
    ] {
        let fault = load(text.as_bytes(), &Hint::default()).unwrap_err();
        assert!(
            matches!(fault, LoadError::Foreign { kind: Foreign::Json, .. }),
            "{text}: {fault:?}"
        );
    }
    assert!(!is_exported(b"{\"title\": \"x\", \"version\": 1}"));
}

#[test]
fn what_a_reader_noted_was_dropped_in_silence() {
    let wallabag = r#"[{"title": "Quay", "url": "https://example.org/q", "content": "<p>It is closed.</p>",
        "annotations": [{"id": 1, "text": "my note", "quote": "is closed"}, {"quote": "It"}]}]"#;
    assert_eq!(shown(&read(wallabag))[0].1, "It is closed.||is closed|my note|It");
    let readwise = r#"[{"title": "Quay", "url": "https://example.org/q", "text": "It ran.",
        "highlights": [{"text": "ran", "note": "my note"}]}]"#;
    assert_eq!(shown(&read(readwise))[0].1, "It ran.||ran|my note");
    let raindrop = "title,note,excerpt,url,highlights\n\
        Ferry,my own note,The excerpt.,https://example.org/f,Highlight:a crack\n";
    let loaded = load(raindrop.as_bytes(), &Hint::default()).unwrap();
    let text = &shown(&loaded)[0].1;
    assert_eq!(text, "The excerpt.|https://example.org/f||my own note|Highlight:a crack");
    let netscape = "<!DOCTYPE NETSCAPE-Bookmark-file-1><DL><p><DT><H3>News</H3><DD>Of the folder.\
        <DL><p><DT><A HREF=\"https://example.org/f\">Ferry</A><DD>A <b>description</b> of it.\n\
        <DT><A HREF=\"https://example.org/g\">Quay</A></DL><p></DL>";
    let loaded = load(netscape.as_bytes(), &Hint::default()).unwrap();
    let all = shown(&loaded);
    let titles: Vec<&str> = all.iter().map(|(title, _)| title.as_str()).collect();
    assert_eq!(titles, ["News", "Ferry", "Quay"]);
    assert_eq!(all[0].1, "Of the folder.");
    assert!(all[1].1.starts_with("A description of it."), "{all:?}");
}

#[test]
fn the_export_of_a_whole_account_was_refused() {
    let message = |text: &str, day: &str| {
        format!(
            r#"{{"type": "message", "date": "{day}T08:00:00", "date_unixtime": "1", "text": "{text}"}}"#
        )
    };
    let (one, two, three) = (
        message("It ran.", "2026-11-20"),
        message("High at nine.", "2026-11-21"),
        message("Mine.", "2026-11-19"),
    );
    let text = format!(
        r#"{{"personal_information": {{"user_id": 1}}, "contacts": {{"list": [{{"name": "Bo"}}]}},
        "chats": {{"list": [{{"name": "Harbour", "messages": [{one}, {{"type": "service"}}]}},
        {{"type": "saved_messages", "messages": [{three}]}}]}},
        "left_chats": {{"list": [{{"name": "Tides", "messages": [{two}]}}]}}}}"#
    );
    let loaded = read(&text);
    let texts: Vec<String> = shown(&loaded).into_iter().map(|(_, text)| text).collect();
    assert_eq!(texts, ["It ran.", "Mine.", "High at nine."]);
    let sections: Vec<&str> =
        loaded.edition.sections.iter().map(|section| section.name.as_str()).collect();
    assert_eq!(sections, ["Harbour", "saved_messages", "Tides"]);
    assert_eq!(loaded.edition.date, Some(jiff::civil::date(2026, 11, 21)));
    assert_eq!(told(&loaded), [(AgencyNote::EmptyItem, 1)]);
}

fn told(loaded: &Loaded) -> Vec<(AgencyNote, usize)> {
    let kinds = loaded.edition.warnings.iter().map(|warning| &warning.kind);
    let notes = kinds.filter_map(|kind| match kind {
        WarningKind::Agency { note, times } => Some((note.clone(), *times)),
        _ => None,
    });
    notes.collect()
}

#[test]
fn articles_that_were_taken_down_are_none() {
    let removed = r#"{"title": "[Removed]", "url": "https://removed.com", "content": "[Removed]",
        "description": "[Removed]", "source": {"name": "[Removed]"}}"#;
    let loaded = read(&format!(
        r#"{{"articles": [{removed}, {{"title": "Quay", "url": "https://example.org/q", "content": "Shut."}}, {removed}]}}"#
    ));
    assert_eq!(shown(&loaded), pairs(&[("Quay", "Shut.")]));
    assert_eq!(told(&loaded), [(AgencyNote::Removed, 2)]);
    // An article about it is one.
    let about =
        r#"[{"title": "[Removed]", "url": "https://example.org/r", "content": "It was a film."}]"#;
    assert_eq!(shown(&read(about)).len(), 1);
}

#[test]
fn rows_and_links_that_are_not_read_are_counted() {
    let row = |at: usize| format!("T{at},https://example.org/{at}\n");
    let rows: String = (0..3).map(row).collect();
    // Quotes that never close took all that followed for one title.
    let open = format!("title,url\n{}\"Open,https://example.org/o\n{rows}", row(9));
    let loaded = load(open.as_bytes(), &Hint::default()).unwrap();
    let titles: Vec<String> = shown(&loaded).into_iter().map(|(title, _)| title).collect();
    assert_eq!(titles, ["T9", "T0", "T1", "T2"]);
    assert_eq!(told(&loaded), [(AgencyNote::BrokenRow, 1)]);
    let most = limits::BOOK_ARTICLES;
    let many: String = (0..most + 7).map(row).collect();
    let links = (0..most + 7).map(|at| format!("<DT><A HREF=\"x:{at}\">T{at}</A>"));
    let page = format!("<!DOCTYPE NETSCAPE-Bookmark-file-1><DL>{}", links.collect::<String>());
    let json = (0..most + 7).map(|at| format!("{{\"title\":\"T{at}\",\"url\":\"x\"}}\n"));
    for text in [format!("title,url\n{many}"), page, json.collect()] {
        let loaded = load(text.as_bytes(), &Hint::default()).unwrap();
        assert_eq!(loaded.edition.articles.len(), most);
        assert_eq!(told(&loaded), [(AgencyNote::PastLimit(most), 7)]);
    }
}
