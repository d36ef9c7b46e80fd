//! Articles that a feed server knows, and what it was told of them.
//!
//! What was read is in `state.db`, and stays there; here is only which article
//! of which edition an entry of the server became, and what it was told last.
//! So a mark that is made without a network waits by itself, and one that is
//! taken back is told as well.

use rusqlite::params;

use super::database::Fetched;
use crate::fetch::compose::ServerEntry;
use crate::model::{ArticleId, Date, EditionKey};
use crate::store::error::StateError;
use crate::store::state::text;

/// An entry of a server that is in an edition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptEntry {
    /// What the server knows it by.
    pub entry: String,
    /// The edition that it is in.
    pub edition: EditionKey,
    /// The article that it is.
    pub article: ArticleId,
    /// Whether the server was told that it is read.
    pub is_told: bool,
}

impl Fetched {
    /// Notes which articles of an edition are entries of servers. What they
    /// were told stays.
    ///
    /// # Errors
    /// If the database can't be written.
    pub fn note_entries(
        &self,
        paper: &str,
        day: Date,
        edition: &EditionKey,
        entries: &[(&str, &ServerEntry)],
    ) -> Result<(), StateError> {
        self.change(|conn| {
            let mut put = conn.prepare_cached(
                "INSERT INTO entry (paper, source, entry, day, edition, article, told)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, 0)
                 ON CONFLICT DO UPDATE SET edition = excluded.edition, article = excluded.article",
            )?;
            for (source, known) in entries {
                let (edition, article) = (edition.as_str(), known.article.as_str());
                put.execute([paper, source, &known.entry, &day.to_string(), edition, article])?;
            }
            Ok(())
        })
    }

    /// The entries of a source that are in editions.
    ///
    /// # Errors
    /// If the database can't be read.
    pub fn entries(&self, paper: &str, source: &str) -> Result<Vec<KeptEntry>, StateError> {
        self.told(|conn| {
            let mut rows = conn.prepare_cached(
                "SELECT entry, edition, article, told FROM entry
                 WHERE paper = ?1 AND source = ?2 ORDER BY edition, entry",
            )?;
            let rows = rows.query_map([paper, source], |row| {
                Ok(KeptEntry {
                    entry: text(row, 0)?,
                    edition: EditionKey::new(&text(row, 1)?),
                    article: ArticleId::new(&text(row, 2)?),
                    is_told: row.get(3)?,
                })
            })?;
            rows.collect()
        })
    }

    /// Notes what a server was told.
    ///
    /// # Errors
    /// If the database can't be written.
    pub fn note_told(
        &self,
        paper: &str,
        source: &str,
        told: &[(String, bool)],
    ) -> Result<(), StateError> {
        self.change(|conn| {
            let mut put = conn.prepare_cached(
                "UPDATE entry SET told = ?4 WHERE paper = ?1 AND source = ?2 AND entry = ?3",
            )?;
            for (entry, is_read) in told {
                put.execute(params![paper, source, entry, is_read])?;
            }
            Ok(())
        })
    }
}
