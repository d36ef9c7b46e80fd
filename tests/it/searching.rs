//! Searching all papers finds what stands in them, and nothing else.

use std::fs;
use std::path::Path;

use newsprint::model::Date;
use newsprint::search::{HitOrder, Query};
use newsprint::shell::search::{Asker, FillReport, IndexFiller, SearchPlaces};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use tempfile::TempDir;

/// Letters that come together often, so that there is something to find, and
/// much that is nearly it.
const LETTERS: [&str; 4] =
    ["新渠通水苇江二桥", "新しい橋のみずガ", "새다리가한강물", "橋江臺灣通水"];
const WORDS: [&str; 6] = ["bridge", "Bridges", "tide", "the", "Café", "2026"];

fn places(home: &Path) -> SearchPlaces {
    SearchPlaces { library: Some(home.join("library")), cache: home.join("cache"), samples: false }
}

/// Puts an edition of some articles into the library: headline and text.
fn shelve(home: &Path, name: &str, articles: &[(String, String)]) {
    let folder = home.join("library").join(name);
    fs::create_dir_all(folder.join("pages")).unwrap();
    let (paper, date) = name.split_once('/').unwrap();
    let manifest = format!(
        "format = 1\ndate = \"{date}\"\n[paper]\ntitle = \"{paper}\"\n\
         [[page]]\nid = \"1\"\nfile = \"pages/1.md\"\n"
    );
    let article = |(at, (head, text)): (usize, &(String, String))| {
        format!("# {head}\nid: {at}\n\n{text}\n\n")
    };
    let page: String = articles.iter().enumerate().map(article).collect();
    fs::write(folder.join("pages/1.md"), page).unwrap();
    fs::write(folder.join("edition.toml"), manifest).unwrap();
}

fn fill(home: &Path) -> (Asker, FillReport) {
    let (index, report) = IndexFiller::new(&places(home), &mut |_, _| true).fill().unwrap();
    (Asker::new(index, &places(home), None).unwrap(), report)
}

/// What a query finds, as `PAPER/ARTICLE`, in any order.
fn found(asker: &mut Asker, query: &str) -> Vec<String> {
    let query = Query::parse(query, Date::MAX).unwrap();
    let answer = asker.answer(&query, HitOrder::Rank, &|| true).unwrap().unwrap();
    let hits = asker.hits(&query, answer.first(usize::MAX)).unwrap();
    assert_eq!(hits.len(), answer.total());
    let mut hunt = asker.hunt(&query, HitOrder::Rank).unwrap();
    let _ = asker.pursue(&mut hunt, &|found| found < 1).unwrap();
    let first = hunt.first(1);
    assert!(answer.first(first.len()) == first, "the first is known before all are");
    let counted: usize = answer.facets.papers.iter().map(|(_, count)| count).sum();
    assert_eq!(counted, answer.total());
    let mut names: Vec<String> =
        hits.iter().map(|hit| format!("{}/{}", hit.paper, hit.article.as_str())).collect();
    names.sort();
    names
}

/// Runs of letters without spaces, words, and marks between them.
fn text() -> impl Strategy<Value = String> {
    let run = select(&LETTERS[..]).prop_flat_map(|letters| {
        let letters: Vec<char> = letters.chars().collect();
        vec(select(letters), 1..9).prop_map(String::from_iter)
    });
    let piece = prop_oneof![4 => run, 2 => select(&WORDS[..]).prop_map(|word| format!(" {word} "))];
    let mark = select(vec!["", "", "，", "。", " "]);
    vec((piece, mark), 1..8).prop_map(|parts| {
        let parts = parts.into_iter().map(|(piece, mark)| format!("{piece}{mark}"));
        parts.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
    })
}

/// A text by the simplest rules there are: pieces without a mark in them, in
/// small letters, in simplified characters.
fn pieces(text: &str) -> Vec<String> {
    let plain = |c: char| match c {
        'é' => 'e',
        '橋' => '桥',
        '臺' => '台',
        '灣' => '湾',
        c => c.to_ascii_lowercase(),
    };
    let text: String = text.chars().map(plain).collect();
    text.split(|c: char| !c.is_alphanumeric()).map(str::to_owned).collect()
}

/// Whether some letters, or a word, stand in a text.
fn stands(needle: &str, text: &str) -> bool {
    let needle = pieces(needle).concat();
    let is_word = needle.is_ascii();
    pieces(text).iter().any(|piece| {
        piece.match_indices(&*needle).any(|(at, _)| {
            let around = [piece[..at].chars().last(), piece[at + needle.len()..].chars().next()];
            // Words are whole, and the letters beside them may be of others.
            !is_word || around.into_iter().flatten().all(|c| !c.is_ascii_alphanumeric())
        })
    })
}

/// What is asked for: letters that stand somewhere, or nearly do.
fn needle() -> impl Strategy<Value = String> {
    let run = select(&LETTERS[..]).prop_flat_map(|letters| {
        let letters: Vec<char> = letters.chars().collect();
        vec(select(letters), 1..5).prop_map(String::from_iter)
    });
    prop_oneof![5 => run, 1 => select(&WORDS[..]).prop_map(str::to_owned)]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn whatever_stands_in_an_article_is_found_there_and_nowhere_else(
        articles in vec((text(), text()), 1..30),
        needles in vec((needle(), needle()), 1..30),
    ) {
        let home = TempDir::new().unwrap();
        let half = articles.len() / 2;
        shelve(home.path(), "甲报/2026-11-22", &articles[..half]);
        shelve(home.path(), "乙报/2026-11-22", &articles[half..]);
        let (mut asker, _) = fill(home.path());
        let names = |is_wanted: &dyn Fn(&str) -> bool| {
            let name = |at: usize| {
                if at < half { format!("甲报/{at}") } else { format!("乙报/{}", at - half) }
            };
            let texts = articles.iter().map(|(head, text)| format!("{head}。{text}"));
            let wanted = texts.enumerate().filter(|(_, text)| is_wanted(text));
            let mut names: Vec<String> = wanted.map(|(at, _)| name(at)).collect();
            names.sort();
            names
        };
        for (one, other) in &needles {
            let (a, b) = (|text: &str| stands(one, text), |text: &str| stands(other, text));
            prop_assert_eq!(found(&mut asker, one), names(&a), "{}", one);
            let both = format!("{one} {other}");
            prop_assert_eq!(found(&mut asker, &both), names(&|t| a(t) && b(t)), "{}", both);
            let either = format!("{one} OR {other}");
            prop_assert_eq!(found(&mut asker, &either), names(&|t| a(t) || b(t)), "{}", either);
            let without = format!("{one} -{other}");
            prop_assert_eq!(found(&mut asker, &without), names(&|t| a(t) && !b(t)), "{}", without);
            let alone = format!("-{other}");
            prop_assert_eq!(found(&mut asker, &alone), names(&|t| !b(t)), "{}", alone);
        }
    }
}

fn one(head: &str, text: &str) -> Vec<(String, String)> {
    vec![(head.to_owned(), text.to_owned())]
}

#[test]
fn an_edition_that_is_removed_or_changed_leaves_the_index() {
    let home = TempDir::new().unwrap();
    shelve(home.path(), "甲报/2026-11-22", &one("新渠通水", "第一股水"));
    shelve(home.path(), "乙报/2026-11-22", &one("老街的灯", "新渠"));
    let (mut asker, report) = fill(home.path());
    assert_eq!((report.entered, found(&mut asker, "新渠").len()), (2, 2));
    fs::remove_dir_all(home.path().join("library/乙报")).unwrap();
    let (mut asker, report) = fill(home.path());
    assert_eq!((report.entered, report.struck), (0, 1));
    assert_eq!(found(&mut asker, "新渠"), ["甲报/0"]);
    shelve(home.path(), "甲报/2026-11-22", &one("苇江二桥", "通车"));
    let corrections = home.path().join("library/甲报/2026-11-22/corrections.toml");
    fs::write(corrections, "").unwrap();
    let (mut asker, report) = fill(home.path());
    assert_eq!((report.entered, found(&mut asker, "新渠").len()), (1, 0));
    assert_eq!(found(&mut asker, "苇江二桥"), ["甲报/0"]);
    assert_eq!(fill(home.path()).1, FillReport::default(), "there is nothing more to do");
}

#[test]
fn what_was_interrupted_goes_on_with_the_next_edition() {
    let home = TempDir::new().unwrap();
    for day in 1..=9 {
        shelve(home.path(), &format!("甲报/2026-11-0{day}"), &one("新渠", &format!("第{day}")));
    }
    let (_, report) =
        IndexFiller::new(&places(home.path()), &mut |done, _| done < 4).fill().unwrap();
    assert_eq!((report.entered, report.is_ended), (4, true));
    let (mut asker, report) = fill(home.path());
    assert_eq!((report.entered, found(&mut asker, "新渠").len()), (5, 9));
}

#[test]
fn a_damaged_index_is_made_anew_wherever_the_damage_is() {
    let home = TempDir::new().unwrap();
    for day in 1..=9 {
        let text = "新渠通水苇江二桥老街的灯".repeat(40);
        shelve(home.path(), &format!("甲报/2026-11-0{day}"), &one("新渠", &text));
    }
    drop(fill(home.path()));
    let file = home.path().join("cache/terms.db");
    let sound = fs::read(&file).unwrap();
    for page in 0..sound.len() / 4096 {
        let mut bytes = sound.clone();
        bytes[page * 4096..][..200].fill(0x5a);
        fs::write(&file, bytes).unwrap();
        // A new edition makes it write, and read what it writes beside.
        shelve(home.path(), "甲报/2026-12-01", &one("新渠", &format!("第{page}页")));
        let (index, _) = IndexFiller::new(&places(home.path()), &mut |_, _| true).fill().unwrap();
        let asker = Asker::new(index, &places(home.path()), None);
        let query = Query::parse("新渠", Date::MAX).unwrap();
        let answer = asker.and_then(|mut asker| asker.answer(&query, HitOrder::Rank, &|| true));
        // Whoever notices it while reading says so, and is not wrong.
        let total = answer.ok().flatten().map(|answer| answer.total());
        assert!(total.is_none_or(|total| total == 10), "page {page}: {total:?}");
    }
}
