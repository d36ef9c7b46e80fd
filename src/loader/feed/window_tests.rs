//! Several feeds, one edition.

use super::*;
use crate::words::InEnglish;

fn feed(name: &str, title: &str, entries: &[(&str, &str)]) -> FeedFile {
    let item = |(title, day): &(&str, &str)| {
        let date = if day.is_empty() { String::new() } else { format!("<pubDate>{day}</pubDate>") };
        format!("<item><title>{title}</title><description>Text.</description>{date}</item>")
    };
    let items: Vec<String> = entries.iter().map(item).collect();
    let text = format!("<rss><channel><title>{title}</title>{}</channel></rss>", items.concat());
    FeedFile { name: name.into(), bytes: text.into_bytes() }
}

fn two() -> Vec<FeedFile> {
    let coast = [
        ("Ferry", "2026-11-22T23:30:00-08:00"),
        ("Light", "2026-11-21"),
        ("Old", "2026-11-20"),
        ("Undated", ""),
    ];
    let inland = [("Market", "2026-11-19"), ("Bridge", "Sun, 22 Nov 2026 01:00:00 +0800")];
    vec![feed("a.xml", "Coast", &coast), feed("b.xml", "Inland", &inland)]
}

fn shown(loaded: &Loaded) -> Vec<(&str, &str)> {
    let section = |index: usize| loaded.edition.sections[index].name.as_str();
    let articles = loaded.edition.articles.iter();
    articles.map(|article| (section(article.section), article.title().as_str())).collect()
}

fn warnings(loaded: &Loaded) -> Vec<String> {
    loaded.edition.warnings.iter().map(InEnglish::told).collect()
}

#[test]
fn the_newest_day_and_the_day_before_are_an_edition_with_a_section_for_each_feed() {
    let loaded = join(&two(), &Hint::default()).unwrap();
    let expected =
        [("Coast", "Ferry"), ("Coast", "Light"), ("Coast", "Undated"), ("Inland", "Bridge")];
    assert_eq!(shown(&loaded), expected);
    assert_eq!(loaded.edition.paper.title.as_str(), "Coast · Inland");
    assert_eq!(loaded.edition.date, Some(jiff::civil::date(2026, 11, 22)));
    assert_eq!(loaded.edition.articles[1].published, Some(jiff::civil::date(2026, 11, 21)));
    let told = warnings(&loaded);
    assert!(
        told[0].starts_with("a.xml: 1 entry of other days than 2026-11-21 and 2026-11-22"),
        "{told:?}"
    );
    assert!(told[1].starts_with("b.xml: 1 entry"), "{told:?}");
}

#[test]
fn another_day_is_shown_when_the_reader_says_it() {
    let date = Some(jiff::civil::date(2026, 11, 20));
    let name = "feeds/Morning/".to_owned();
    let loaded = join(&two(), &Hint { name, date, ..Hint::default() }).unwrap();
    let expected = [("Coast", "Old"), ("Coast", "Undated"), ("Inland", "Market")];
    assert_eq!(shown(&loaded), expected);
    assert_eq!(loaded.edition.paper.title.as_str(), "Morning");
    assert_eq!(
        (loaded.edition.date, loaded.edition.dated_by),
        (date, crate::model::DatedBy::Reader)
    );
    let count: usize = loaded.edition.articles.len();
    assert_eq!((count, loaded.bodies.len()), (3, 3));
}

#[test]
fn an_entry_announced_for_a_day_to_come_does_not_empty_the_edition() {
    let mut feeds = two();
    feeds.push(feed("c.xml", "Events", &[("Fair", "2027-06-01")]));
    let file_date = Some(jiff::civil::date(2026, 11, 22));
    let loaded = join(&feeds, &Hint { file_date, ..Hint::default() }).unwrap();
    assert_eq!(loaded.edition.articles.len(), 4);
    let told = warnings(&loaded);
    assert!(told.iter().any(|line| line.starts_with("c.xml: 1 entry")), "{told:?}");
}

#[test]
fn a_file_that_is_no_feed_is_told_and_the_others_are_read() {
    let bad = FeedFile { name: "x.xml".into(), bytes: b"<svg/>".to_vec() };
    let mut feeds = two();
    feeds.insert(0, bad.clone());
    let loaded = join(&feeds, &Hint::default()).unwrap();
    assert_eq!(loaded.edition.articles.len(), 4);
    assert!(warnings(&loaded)[0].contains("x.xml"), "{:?}", warnings(&loaded));
    assert!(matches!(join(&[bad], &Hint::default()), Err(LoadError::Malformed { .. })));
}
