//! What is kept between two runs.

use tempfile::TempDir;

use super::database::FILE;
use super::*;
use crate::fetch::web::Validators;
use crate::fetch::{FetchedArticle, kept};
use crate::model::{Article, ArticleId, Block, Clean, Date, EditionKey, HeadRole, Page, Paper};
use crate::store::{StateError, StoreNotice};

const PAPER: &str = "tern";
const SOURCE: &str = "http://tern.example/feed";

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn article(key: &str, text: &str, is_whole: bool) -> (usize, String, FetchedArticle) {
    let mut article = Article::new(ArticleId::new(""));
    article.push_head(HeadRole::Headline, Clean::line(key));
    let body = vec![Block::paragraph(text)];
    let (print, body) = (kept::text_print(&article, &body), kept::TextBytes::of(&body));
    let key = key.to_owned();
    let fetched = FetchedArticle {
        key,
        article,
        body,
        section: Some(Clean::line("Harbour")),
        page: None,
        is_whole,
        entry: None,
    };
    (0, print, fetched)
}

fn keep(
    store: &Fetched,
    on: Date,
    batch: usize,
    articles: &[(usize, String, FetchedArticle)],
) -> Result<(), StateError> {
    let about = Paper { title: Clean::line("Tern"), ..Paper::default() };
    let pages: [Page; 0] = [];
    let answer = Validators { etag: Some("\"1\"".into()), modified: None, hash: "h".into() };
    store.keep(&FetchedBatch {
        paper: PAPER,
        source: SOURCE,
        day: on,
        batch,
        about: Some(&about),
        pages: &pages,
        articles,
        answers: &[(SOURCE.to_owned(), answer)],
        is_empty: Some(articles.is_empty()),
    })
}

#[test]
fn articles_and_what_their_source_answered_are_kept_together_or_not_at_all() {
    let dir = TempDir::new().unwrap();
    let (store, _) = Fetched::open(dir.path()).unwrap();
    let on = day("2026-11-28");
    // The answer, which is written last, can't be.
    store
        .conn
        .execute_batch(
            "CREATE TEMP TRIGGER full BEFORE INSERT ON main.answer
             BEGIN SELECT RAISE(ABORT, 'full'); END",
        )
        .unwrap();
    assert!(keep(&store, on, 0, &[article("Ferry", "It runs.", true)]).is_err());
    assert!(store.part(PAPER, SOURCE, on).unwrap().articles.is_empty());
    store.conn.execute_batch("DROP TRIGGER full").unwrap();
    keep(&store, on, 0, &[article("Ferry", "It runs.", true)]).unwrap();
    let part = store.part(PAPER, SOURCE, on).unwrap();
    assert_eq!(part.about.title.as_str(), "Tern");
    let text = store.text(PAPER, SOURCE, &part.articles[0].key).unwrap();
    assert_eq!(text, [Block::paragraph("It runs.")]);
    assert_eq!(store.answers(PAPER).unwrap()[SOURCE].etag.as_deref(), Some("\"1\""));
}

#[test]
fn of_an_article_that_changed_twice_the_first_text_stays() {
    let dir = TempDir::new().unwrap();
    let (store, _) = Fetched::open(dir.path()).unwrap();
    let on = day("2026-11-28");
    for (batch, text) in ["It runs.", "It runs late.", "It does not run."].iter().enumerate() {
        keep(&store, on, batch, &[article("Ferry", text, true)]).unwrap();
    }
    let (edition, id) = (EditionKey::new("tern@2026-11-28"), ArticleId::new("ferry"));
    let changed = TracedArticle { article: &id, source: SOURCE, key: "Ferry" };
    store.note_traced(PAPER, on, &edition, &[changed]).unwrap();
    let texts = store.texts(&edition, &id).unwrap().unwrap();
    assert_eq!(texts.first.1, [Block::paragraph("It runs.")]);
    assert_eq!(texts.now.1, [Block::paragraph("It does not run.")]);
    let part = store.part(PAPER, SOURCE, on).unwrap();
    assert_eq!((part.articles.len(), part.articles[0].batch), (1, 0), "it keeps its place");
    assert!(part.articles[0].is_changed);
}

#[test]
fn a_text_that_was_not_to_be_had_is_asked_for_again_some_times_and_is_no_change_when_it_comes() {
    let dir = TempDir::new().unwrap();
    let (store, _) = Fetched::open(dir.path()).unwrap();
    let on = day("2026-11-28");
    keep(&store, on, 0, &[article("Ferry", "It …", false)]).unwrap();
    assert!(store.is_incomplete(PAPER, SOURCE, on).unwrap());
    keep(&store, on, 1, &[article("Ferry", "It runs.", true)]).unwrap();
    assert!(!store.is_incomplete(PAPER, SOURCE, on).unwrap());
    assert!(!store.part(PAPER, SOURCE, on).unwrap().articles[0].is_changed);
    for batch in 0..3 {
        keep(&store, on, batch, &[article("Wall", "Log in …", false)]).unwrap();
    }
    assert!(!store.is_incomplete(PAPER, SOURCE, on).unwrap(), "three times are enough");
}

#[test]
fn days_without_an_article_are_counted_once_each_and_end_with_one() {
    let dir = TempDir::new().unwrap();
    let (store, _) = Fetched::open(dir.path()).unwrap();
    for on in ["2026-11-26", "2026-11-26", "2026-11-27", "2026-11-28"] {
        keep(&store, day(on), 0, &[]).unwrap();
    }
    assert_eq!(store.health().unwrap()[0].empty_days, 3);
    keep(&store, day("2026-11-28"), 1, &[article("Ferry", "It runs.", true)]).unwrap();
    assert_eq!(store.health().unwrap()[0].empty_days, 0);
}

#[test]
fn a_damaged_file_is_set_aside_and_a_new_one_begun() {
    let dir = TempDir::new().unwrap();
    drop(Fetched::open(dir.path()).unwrap());
    std::fs::write(dir.path().join(FILE), "no database at all, whatever it is called").unwrap();
    let (store, notice) = Fetched::open(dir.path()).unwrap();
    assert!(matches!(notice, Some(StoreNotice::Begun { .. })), "{notice:?}");
    keep(&store, day("2026-11-28"), 0, &[article("Ferry", "It runs.", true)]).unwrap();
    let aside = std::fs::read_dir(dir.path()).unwrap().flatten();
    let aside = aside.filter(|entry| entry.file_name().to_string_lossy().contains(".damaged-"));
    assert_eq!(aside.count(), 1);
}

#[test]
fn who_only_looks_makes_no_file_and_sets_none_aside() {
    let dir = TempDir::new().unwrap();
    assert!(Fetched::there(dir.path()).unwrap().is_none());
    assert!(!dir.path().join(FILE).exists());
    std::fs::write(dir.path().join(FILE), "no database at all, whatever it is called").unwrap();
    assert!(Fetched::there(dir.path()).is_err());
    assert_eq!(std::fs::read_dir(dir.path()).unwrap().count(), 1);
}
