use std::fs;
use std::path::Path;

use rusqlite::params;
use tempfile::TempDir;

use super::file::{FILE, opened};
use super::rows::{ArticleNumber, NumberSpan};
use super::*;
use crate::model::{ArticleId, Clean, Date, EditionKey, HeadRole, Kind, Lang};
use crate::search::{Passage, Query};

fn edition(folder: &str, stamp: i64) -> IndexedEdition {
    IndexedEdition {
        library: "/a".to_owned(),
        folder: folder.to_owned(),
        stamp,
        pages_stamp: 7,
        key: EditionKey::new(folder),
        paper: Clean::line("河口日报"),
        date: "2026-11-22".parse().ok(),
        lang: Lang::Zh,
        pages: vec![Clean::line("A01")],
        sections: vec![Clean::line("要闻")],
        section_of: vec![0, 0, 0],
        page_of: vec![0, 0, u16::MAX],
        is_recovered: true,
        files: vec!["pages/A01.md".to_owned()],
    }
}

fn article(text: &str) -> (IndexedArticle, TermList) {
    let article = IndexedArticle {
        id: ArticleId::new("x"),
        section: 0,
        page: Some(0),
        kind: Kind::Letter,
        lang: None,
        has_picture: true,
        head: vec![(HeadRole::Kicker, Clean::line("肩")), (HeadRole::Headline, Clean::line(text))],
        first_words: Clean::line("第一股水"),
        spot: Some(BodySpot { file: 0, range: 7..90 }),
    };
    (article, TermList::of(&[Passage::of_head(HeadRole::Deck, text)]))
}

fn found(index: &TermIndex, query: &str) -> Vec<usize> {
    let query = Query::parse(query, Date::MIN).unwrap();
    let numbers = index.sift(&query.sieve(false)).unwrap();
    let spans: Vec<NumberSpan> =
        index.editions("/a").unwrap().into_iter().map(|(span, _)| span).collect();
    let position = |number| spans.iter().find_map(|span| span.position(number));
    numbers.into_iter().map(|number| position(number).unwrap()).collect()
}

#[test]
fn what_was_entered_is_found_and_what_was_struck_out_is_not() {
    let dir = TempDir::new().unwrap();
    let (mut index, _) = TermIndex::open(dir.path()).unwrap();
    let articles = [article("苇江二桥昨日通车"), article("新渠通水"), article("The Bridge, again")];
    index.put(&edition("甲/1", 1), &articles).unwrap();
    for (query, expected) in [
        ("苇江", vec![0]),
        ("葦江二橋", vec![0]),
        ("车", vec![0]),
        ("通", vec![0, 1]),
        ("bridge", vec![2]),
        ("brid*", vec![2]),
        ("brid", vec![]),
        ("新渠 OR bridge", vec![1, 2]),
        ("通 -新渠", vec![0]),
        ("kind:letter", vec![0, 1, 2]),
    ] {
        assert_eq!(found(&index, query), expected, "{query}");
    }
    assert_eq!(index.article(ArticleNumber(2)).unwrap().as_ref(), Some(&articles[1].0));
    let span = NumberSpan { first: 1, count: 3 };
    assert_eq!(index.editions("/a").unwrap(), [(span, edition("甲/1", 1))]);
    assert!(index.editions("/b").unwrap().is_empty());
    index.put(&edition("甲/1", 2), &[article("老街的灯")]).unwrap();
    assert_eq!((found(&index, "通"), found(&index, "老街")), (vec![], vec![0]));
    let number = index.known("/a").unwrap()[0].number;
    index.strike(number).unwrap();
    assert!(found(&index, "老街").is_empty() && index.known("/a").unwrap().is_empty());
    assert!(index.is_sound());
    index.compact().unwrap();
}

#[test]
fn two_at_once_enter_an_edition_once() {
    let dir = TempDir::new().unwrap();
    let (mut one, _) = TermIndex::open(dir.path()).unwrap();
    let (mut other, _) = TermIndex::open(dir.path()).unwrap();
    for index in [&mut one, &mut other] {
        index.put(&edition("甲/1", 1), &[article("新渠通水")]).unwrap();
    }
    assert_eq!((found(&one, "新渠"), found(&other, "新渠")), (vec![0], vec![0]));
}

fn set(file: &Path, pragma: &str) {
    opened(file).unwrap().pragma_update(None, pragma, 3).unwrap();
}

#[test]
fn a_broken_older_or_foreign_index_is_made_anew_and_only_damage_is_told() {
    /// What is done to the file, and whether that is damage.
    type Spoiled = (fn(&Path), bool);
    const NONE: &str = "no database, but long enough to be read as if it were";
    let spoil: [Spoiled; 4] = [
        (|file| fs::write(file, NONE).unwrap(), true),
        (|file| set(file, "user_version"), false),
        (|file| set(file, "application_id"), true),
        (|file| fs::write(file, "").unwrap(), true),
    ];
    for (case, (spoil, is_told)) in spoil.iter().enumerate() {
        let dir = TempDir::new().unwrap();
        let (mut index, _) = TermIndex::open(dir.path()).unwrap();
        index.put(&edition("甲/1", 1), &[article("新渠通水")]).unwrap();
        drop(index);
        spoil(&dir.path().join(FILE));
        let (mut index, damaged) = TermIndex::open(dir.path()).unwrap();
        assert_eq!(damaged, *is_told, "case {case}");
        assert!(index.known("/a").unwrap().is_empty(), "case {case}");
        index.put(&edition("甲/1", 1), &[article("新渠通水")]).unwrap();
        assert_eq!(found(&index, "新渠"), [0], "case {case}");
    }
}

#[test]
fn what_makes_no_sense_in_the_file_is_no_panic() {
    let dir = TempDir::new().unwrap();
    let (mut index, _) = TermIndex::open(dir.path()).unwrap();
    index.put(&edition("甲/1", 1), &[article("新渠通水")]).unwrap();
    let spoil = "UPDATE edition SET pages = '[[', date = 'soon', key = x'ff'";
    index.conn.execute_batch(spoil).unwrap();
    let odd = params![-5_i64, "zzz\u{1b}[31m", i64::MAX];
    index.conn.execute("UPDATE article SET section = ?1, head = ?2, start = ?3", odd).unwrap();
    assert!(index.editions("/a").unwrap()[0].1.pages.is_empty());
    let article = index.article(ArticleNumber(1)).unwrap().unwrap();
    assert!(!article.title().contains('\u{1b}'));
}
