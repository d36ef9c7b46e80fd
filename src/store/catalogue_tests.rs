//! The catalogue: what was entered is there, found, and made anew when it is broken.

use tempfile::TempDir;

use super::*;

fn sample(folder: &str) -> Card {
    let titles = ["新渠通水", "老街的灯又亮了", "第三小学", "一座桥"].map(Clean::line);
    Card {
        folder: folder.to_owned(),
        stamp: FileStamp { size: 120, changed: 7 },
        key: EditionKey::new(&format!("{folder}@x")),
        paper: Clean::line("河口日报"),
        subtitle: None,
        date: "2026-11-22".parse().ok(),
        variant: Some(Clean::line("早报")),
        lang: Lang::Zh,
        pages: 2,
        sections: 2,
        articles: 5,
        contents: [
            (Clean::line("要闻"), titles.to_vec()),
            (Clean::line("副刊"), vec![Clean::line("灯")]),
        ]
        .into(),
        findable: format!("河口日报\n{folder} ferry"),
    }
}

#[test]
fn what_was_entered_is_there_at_the_next_start_each_library_by_itself() {
    let dir = TempDir::new().unwrap();
    let mut catalogue = Catalogue::open(dir.path()).unwrap();
    catalogue.update("/a", &[sample("甲/1"), sample("甲/2")], &[]).unwrap();
    catalogue.update("/b", &[sample("甲/1")], &[]).unwrap();
    drop(catalogue);
    let mut catalogue = Catalogue::open(dir.path()).unwrap();
    assert!(catalogue.is_sound());
    let mut cards = catalogue.cards("/a", Depth::Whole).unwrap();
    cards.sort_by(|a, b| a.folder.cmp(&b.folder));
    assert_eq!(cards, [sample("甲/1"), sample("甲/2")]);
    catalogue.update("/a", &[], &["甲/1".to_owned()]).unwrap();
    assert_eq!(catalogue.cards("/a", Depth::Whole).unwrap(), [sample("甲/2")]);
    assert_eq!(catalogue.cards("/b", Depth::Whole).unwrap().len(), 1);
}

#[test]
fn a_list_is_given_three_headlines_of_the_first_section() {
    let dir = TempDir::new().unwrap();
    let mut catalogue = Catalogue::open(dir.path()).unwrap();
    catalogue.update("", &[sample("甲")], &[]).unwrap();
    let cards = catalogue.cards("", Depth::Leads).unwrap();
    let leads: Vec<_> = cards[0].contents.sections().collect();
    assert_eq!(leads, [("要闻", vec!["新渠通水", "老街的灯又亮了", "第三小学"])]);
    assert_eq!(cards[0].sections, 2);
}

#[test]
fn the_newest_are_given_first_and_no_more_than_asked_for() {
    let dir = TempDir::new().unwrap();
    let mut catalogue = Catalogue::open(dir.path()).unwrap();
    let dated = |folder: &str, date: &str| Card { date: date.parse().ok(), ..sample(folder) };
    let cards = [
        dated("甲", "2026-11-20"),
        dated("乙", "2026-11-22"),
        dated("丙", ""),
        dated("丁", "2026-11-21"),
    ];
    catalogue.update("", &cards, &[]).unwrap();
    let folders = |most| -> Vec<String> {
        catalogue.newest("", most).unwrap().into_iter().map(|card| card.folder).collect()
    };
    assert_eq!(folders(2), ["乙", "丁"]);
    assert_eq!(folders(9), ["乙", "丁", "甲", "丙"], "those without a day come last");
}

#[test]
fn a_broken_or_older_or_foreign_catalogue_is_made_anew() {
    let spoil: [fn(&Path); 4] = [
        |file| fs::write(file, "not a database at all, but long enough to be read").unwrap(),
        |file| {
            let bytes = fs::read(file).unwrap();
            fs::write(file, &bytes[..bytes.len() / 2]).unwrap();
        },
        |file| connect(file).unwrap().pragma_update(None, "user_version", 3).unwrap(),
        |file| connect(file).unwrap().execute_batch("DROP TABLE whole").unwrap(),
    ];
    for (case, spoil) in spoil.iter().enumerate() {
        let dir = TempDir::new().unwrap();
        Catalogue::open(dir.path()).unwrap().update("", &[sample("甲")], &[]).unwrap();
        spoil(&dir.path().join(FILE));
        let mut catalogue = Catalogue::open(dir.path()).unwrap();
        let known = catalogue.cards("", Depth::Whole).unwrap_or_default();
        assert!(known.is_empty(), "case {case}");
        catalogue.update("", &[sample("乙")], &[]).unwrap();
        assert_eq!(catalogue.cards("", Depth::Whole).unwrap(), [sample("乙")], "case {case}");
    }
}

#[test]
fn a_row_that_makes_no_sense_is_as_if_it_had_never_been_read() {
    let dir = TempDir::new().unwrap();
    let mut catalogue = Catalogue::open(dir.path()).unwrap();
    catalogue.update("", &[sample("甲"), sample("乙"), sample("丙")], &[]).unwrap();
    let spoil = "UPDATE edition SET date = 'soon' WHERE folder = '甲';
                 UPDATE whole SET contents = '[[' WHERE folder = '丙'";
    catalogue.conn.execute_batch(spoil).unwrap();
    assert_eq!(catalogue.cards("", Depth::Whole).unwrap(), [sample("乙")]);
}

#[test]
fn editions_are_found_by_what_is_said_of_them_each_library_by_itself() {
    let dir = TempDir::new().unwrap();
    let mut catalogue = Catalogue::open(dir.path()).unwrap();
    catalogue.update("/a", &[sample("甲"), sample("乙")], &[]).unwrap();
    catalogue.update("/b", &[sample("甲乙")], &[]).unwrap();
    let holds =
        |word: &'static str| move |text: &[u8]| String::from_utf8_lossy(text).contains(word);
    let found = |word| -> Vec<String> {
        let keys = catalogue.find("/a", &holds(word), &|| true).unwrap().unwrap();
        keys.lines().map(str::to_owned).collect()
    };
    assert_eq!(found("乙 ferry"), ["乙@x"]);
    assert_eq!(found("ferry").len(), 2);
    assert!(found("gull").is_empty());
    assert_eq!(catalogue.find("/a", &holds("ferry"), &|| false).unwrap(), None, "nobody waits");
    assert_eq!(catalogue.count("/a").unwrap(), 2);
    let bare = catalogue.bare("/a", "乙").unwrap().unwrap();
    assert_eq!((bare.articles, bare.contents.headlines().count()), (5, 0));
    assert_eq!(catalogue.whole("/a", "乙").unwrap(), Some(sample("乙")));
    assert_eq!(catalogue.whole("/a", "甲乙").unwrap(), None);
}
