//! Articles that are known already.

use std::collections::HashMap;

use rusqlite::params;

use super::database::Fetched;
use crate::fetch::web::Validators;
use crate::model::Date;
use crate::store::error::StateError;
use crate::store::state::text;

/// What is known of an article that was brought before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownArticle {
    /// The day of the edition that it is in.
    pub day: Option<Date>,
    /// Of its head and text, as the source gave them.
    pub print: String,
    /// All of its text is there, or was not to be had in several runs.
    pub is_done: bool,
}

/// The articles that a paper had in the last weeks.
#[derive(Debug, Clone, Default)]
pub struct KnownArticles {
    own: HashMap<(String, String), KnownArticle>,
    days: HashMap<String, Date>,
}

impl KnownArticles {
    /// An article of a source, by its key.
    #[must_use]
    pub fn of(&self, source: &str, key: &str) -> Option<&KnownArticle> {
        self.own.get(&(source.to_owned(), key.to_owned()))
    }

    /// The first day on which any source of the paper had it.
    #[must_use]
    pub fn first_day(&self, key: &str) -> Option<Date> {
        self.days.get(key).copied()
    }
}

/// Runs after which a text that pages did not give is let be.
const TRIES: i64 = 3;

impl Fetched {
    /// What addresses answered for a paper.
    ///
    /// # Errors
    /// If the database can't be read.
    pub fn answers(&self, paper: &str) -> Result<HashMap<String, Validators>, StateError> {
        self.told(|conn| {
            let mut rows = conn.prepare_cached(
                "SELECT address, etag, modified, hash FROM answer WHERE paper = ?1",
            )?;
            let rows = rows.query_map([paper], |row| {
                let validators =
                    Validators { etag: row.get(1)?, modified: row.get(2)?, hash: text(row, 3)? };
                Ok((text(row, 0)?, validators))
            })?;
            rows.collect()
        })
    }

    /// The articles that a paper had.
    ///
    /// # Errors
    /// If the database can't be read.
    pub fn known(&self, paper: &str) -> Result<KnownArticles, StateError> {
        self.told(|conn| {
            let mut rows = conn.prepare_cached(
                "SELECT source, key, day, print, whole = 1 OR tries >= ?2 FROM article
                 WHERE paper = ?1",
            )?;
            let mut rows = rows.query(params![paper, TRIES])?;
            let mut known = KnownArticles::default();
            while let Some(row) = rows.next()? {
                let (source, key) = (text(row, 0)?, text(row, 1)?);
                let day: Option<Date> = text(row, 2)?.parse().ok();
                if let Some(day) = day {
                    let first = known.days.entry(key.clone()).or_insert(day);
                    *first = day.min(*first);
                }
                let own = KnownArticle { day, print: text(row, 3)?, is_done: row.get(4)? };
                known.own.insert((source, key), own);
            }
            Ok(known)
        })
    }

    /// Whether a source has articles of a day that are to be asked for again:
    /// then "nothing new" is no answer.
    ///
    /// # Errors
    /// If the database can't be read.
    pub fn is_incomplete(&self, paper: &str, source: &str, day: Date) -> Result<bool, StateError> {
        self.told(|conn| {
            conn.query_row(
                "SELECT EXISTS (SELECT 1 FROM article WHERE paper = ?1 AND source = ?2
                 AND day = ?3 AND whole = 0 AND tries < ?4)",
                params![paper, source, day.to_string(), TRIES],
                |row| row.get(0),
            )
        })
    }
}
