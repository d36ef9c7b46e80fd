//! What a day's edition is made of.

use rusqlite::{Connection, OptionalExtension as _, Row, params};

use super::database::Fetched;
use crate::fetch::compose::{KeptArticle, KeptRow, TextMeasure};
use crate::fetch::web::Validators;
use crate::fetch::{FetchedArticle, kept};
use crate::model::{Article, ArticleId, Block, Clean, Date, Page, Paper};
use crate::store::error::StateError;
use crate::store::state::{count, now, size, text};

/// What a source gave in a run, to be kept at once.
#[derive(Debug)]
pub struct FetchedBatch<'a> {
    /// The paper, as `sources.toml` names it.
    pub paper: &'a str,
    /// The source's address.
    pub source: &'a str,
    /// The day of the edition that it goes into.
    pub day: Date,
    /// The run of that day, see [`Fetched::next_batch`].
    pub batch: usize,
    /// What the source says of itself; `None` leaves what it said before.
    pub about: Option<&'a Paper>,
    /// Its printed pages.
    pub pages: &'a [Page],
    /// Its articles that are new or changed, with their places in it and the
    /// prints of what it gave.
    pub articles: &'a [(usize, String, FetchedArticle)],
    /// What its addresses answered.
    pub answers: &'a [(String, Validators)],
    /// Whether it held any article at all, be it an old one; `None` where it
    /// was not looked at, since nothing is new.
    pub is_empty: Option<bool>,
}

/// What a source has of a day.
#[derive(Debug, Clone, Default)]
pub struct DayPart {
    /// What it says of itself.
    pub about: Paper,
    /// Its printed pages.
    pub pages: Vec<Page>,
    /// Its articles, those of the last run first.
    pub articles: Vec<KeptArticle>,
}

impl Fetched {
    /// The number of a run that begins now, among those of a paper and day.
    ///
    /// # Errors
    /// If the database can't be read.
    pub fn next_batch(&self, paper: &str, day: Date) -> Result<usize, StateError> {
        self.told(|conn| {
            conn.query_row(
                "SELECT coalesce(max(batch) + 1, 0) FROM article WHERE paper = ?1 AND day = ?2",
                [paper, &day.to_string()],
                |row| size(row, 0),
            )
        })
    }

    /// Keeps what a source gave: all of it, or nothing.
    ///
    /// # Errors
    /// If the database can't be written.
    pub fn keep(&self, batch: &FetchedBatch<'_>) -> Result<(), StateError> {
        let day = batch.day.to_string();
        self.change(|conn| {
            // A source with nothing new says nothing of itself.
            if let Some(about) = batch.about
                && (!batch.articles.is_empty() || !batch.pages.is_empty())
            {
                conn.execute(
                    "INSERT INTO issue (paper, day, source, about) VALUES (?1, ?2, ?3, ?4)
                     ON CONFLICT DO UPDATE SET about = excluded.about",
                    params![batch.paper, day, batch.source, kept::about_bytes(about, batch.pages)],
                )?;
            }
            for (place, print, article) in batch.articles {
                keep_article(conn, batch, &day, (*place, print), article)?;
            }
            for (address, validators) in batch.answers {
                let Validators { etag, modified, hash } = validators;
                conn.execute(
                    "INSERT INTO answer (paper, address, etag, modified, hash)
                     VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO UPDATE
                     SET etag = excluded.etag, modified = excluded.modified, hash = excluded.hash",
                    params![batch.paper, address, etag, modified, hash],
                )?;
            }
            if let Some(is_empty) = batch.is_empty {
                super::health::note(conn, batch.paper, batch.source, batch.day, is_empty)?;
            }
            Ok(())
        })
    }

    /// What a source has of a day.
    ///
    /// # Errors
    /// If the database can't be read.
    pub fn part(&self, paper: &str, source: &str, day: Date) -> Result<DayPart, StateError> {
        let day = day.to_string();
        self.told(|conn| {
            let about: Option<Vec<u8>> = conn
                .query_row(
                    "SELECT about FROM issue WHERE paper = ?1 AND day = ?2 AND source = ?3",
                    [paper, &day, source],
                    |row| row.get(0),
                )
                .optional()?;
            let (about, pages) = about.and_then(|about| kept::about(&about)).unwrap_or_default();
            // Printed pages keep their order; of a feed, what came last stands first.
            let mut rows = conn.prepare_cached(
                "SELECT key, head, body, section, page, batch, changed IS NOT NULL, entry FROM article
                 WHERE paper = ?1 AND day = ?2 AND source = ?3
                 ORDER BY page IS NULL, page, CASE WHEN page IS NULL THEN -batch ELSE 0 END,
                 place, key",
            )?;
            let mut rows = rows.query_map([paper, &day, source], article_row)?;
            let mut articles = Vec::new();
            loop {
                let lot: Vec<_> = rows.by_ref().take(AT_ONCE).collect::<rusqlite::Result<_>>()?;
                if lot.is_empty() {
                    return Ok(DayPart { about, pages, articles });
                }
                articles.extend(KeptRow::all_read(&lot));
            }
        })
    }

    /// The text of an article of a source; empty if it is there no more.
    ///
    /// # Errors
    /// If the database can't be read.
    pub fn text(&self, paper: &str, source: &str, key: &str) -> Result<Vec<Block>, StateError> {
        let body: Option<Vec<u8>> = self.told(|conn| {
            let mut row = conn.prepare_cached(
                "SELECT body FROM article WHERE paper = ?1 AND source = ?2 AND key = ?3",
            )?;
            row.query_row([paper, source, key], |row| row.get(0)).optional()
        })?;
        Ok(body.and_then(|body| kept::body(&body)).unwrap_or_default())
    }

    /// The print of the edition of a day, as it was last put into the library,
    /// and the edition's key.
    ///
    /// # Errors
    /// If the database can't be read.
    pub fn edition(&self, paper: &str, day: Date) -> Result<Option<(String, String)>, StateError> {
        self.told(|conn| {
            conn.query_row(
                "SELECT print, key FROM edition WHERE paper = ?1 AND day = ?2",
                [paper, &day.to_string()],
                |row| Ok((text(row, 0)?, text(row, 1)?)),
            )
            .optional()
        })
    }

    /// The days of which a paper has articles and no edition of its own: a run
    /// was killed between the two, or could not write it.
    ///
    /// # Errors
    /// If the database can't be read.
    pub fn unmade(&self, paper: &str) -> Result<Vec<Date>, StateError> {
        self.told(|conn| {
            let mut rows = conn.prepare_cached(
                "SELECT DISTINCT day FROM article WHERE paper = ?1 AND NOT EXISTS (
                     SELECT 1 FROM edition WHERE edition.paper = article.paper
                     AND edition.day = article.day AND edition.print <> '')",
            )?;
            let days: rusqlite::Result<Vec<String>> =
                rows.query_map([paper], |row| text(row, 0))?.collect();
            Ok(days?.iter().filter_map(|day| day.parse().ok()).collect())
        })
    }

    /// Another paper whose edition has this key: it is called the same.
    ///
    /// # Errors
    /// If the database can't be read.
    pub fn namesake(&self, paper: &str, key: &str) -> Result<Option<String>, StateError> {
        self.told(|conn| {
            conn.query_row(
                "SELECT paper FROM edition WHERE key = ?1 AND paper <> ?2 LIMIT 1",
                [key, paper],
                |row| text(row, 0),
            )
            .optional()
        })
    }

    /// Notes that an edition is in the library.
    ///
    /// # Errors
    /// If the database can't be written.
    pub fn note_edition(
        &self,
        paper: &str,
        day: Date,
        print: &str,
        key: &str,
    ) -> Result<(), StateError> {
        self.change(|conn| {
            conn.execute(
                "INSERT INTO edition (paper, day, print, key) VALUES (?1, ?2, ?3, ?4)
                 ON CONFLICT DO UPDATE SET print = excluded.print, key = excluded.key",
                [paper, &day.to_string(), print, key],
            )?;
            Ok(())
        })
    }

    /// Forgets what no run asks for any more: texts of days before `texts`, and
    /// articles of days before `all`. Changed ones keep their texts till then.
    ///
    /// # Errors
    /// If the database can't be written.
    pub fn forget(&self, texts: Date, all: Date) -> Result<(), StateError> {
        self.change(|conn| {
            let (texts, all) = (texts.to_string(), all.to_string());
            conn.execute(
                "UPDATE article SET body = x'', head = x'' WHERE day < ?1 AND changed IS NULL
                 AND length(body) > 0",
                [&texts],
            )?;
            // That an edition is ours stays known: a paper of 1926 may be fetched today.
            for table in ["article", "issue", "entry", "traced"] {
                conn.execute(&format!("DELETE FROM {table} WHERE day < ?1"), [&all])?;
            }
            Ok(())
        })
    }
}

/// Rows whose texts are held while they are measured.
const AT_ONCE: usize = 64;

fn article_row(row: &Row<'_>) -> rusqlite::Result<KeptRow> {
    let section: Option<String> = row.get(3)?;
    let page: Option<i64> = row.get(4)?;
    let about = KeptArticle {
        key: text(row, 0)?,
        article: Article::new(ArticleId::new("")),
        text: TextMeasure::default(),
        section: section.as_deref().map(Clean::line),
        page: page.and_then(|page| usize::try_from(page).ok()),
        batch: size(row, 5)?,
        is_changed: row.get(6)?,
        entry: row.get(7)?,
    };
    Ok(KeptRow { head: row.get(1)?, body: row.get(2)?, about })
}

/// A new article, or the new text of one that is known: the first text stays
/// beside it, and it keeps its place.
fn keep_article(
    conn: &Connection,
    batch: &FetchedBatch<'_>,
    day: &str,
    (place, print): (usize, &str),
    fetched: &FetchedArticle,
) -> rusqlite::Result<()> {
    let page = fetched.page.map(count);
    let head = kept::head_bytes(&fetched.article);
    let body = fetched.body.bytes();
    // A text that is now there for the first time is no change of it.
    conn.execute(
        "INSERT INTO article (paper, key, source, day, batch, place, page, section, entry, whole,
                              tries, print, head, body)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, 1 - ?10, ?11, ?12, ?13)
         ON CONFLICT DO UPDATE SET
            first_head = CASE WHEN whole = 1 AND print <> excluded.print
                         THEN coalesce(first_head, head) ELSE first_head END,
            first_body = CASE WHEN whole = 1 AND print <> excluded.print
                         THEN coalesce(first_body, body) ELSE first_body END,
            changed = CASE WHEN whole = 1 AND print <> excluded.print THEN ?14 ELSE changed END,
            head = excluded.head, body = excluded.body, print = excluded.print,
            whole = max(whole, excluded.whole), tries = tries + excluded.tries,
            entry = coalesce(excluded.entry, entry)",
        params![
            batch.paper,
            fetched.key,
            batch.source,
            day,
            count(batch.batch),
            count(place),
            page,
            fetched.section.as_deref(),
            fetched.entry,
            i64::from(fetched.is_whole),
            print,
            head,
            &*body,
            now(),
        ],
    )?;
    Ok(())
}
