//! Sources that give nothing, and for how long.

use rusqlite::{Connection, params};

use super::database::Fetched;
use crate::model::Date;
use crate::store::error::StateError;
use crate::store::state::{size, text};

/// How a source does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceHealth {
    /// The paper, as `sources.toml` names it.
    pub paper: String,
    /// The source's address.
    pub source: String,
    /// The day of the last run that it was asked in.
    pub day: Option<Date>,
    /// For how many days running it gave no article at all.
    pub empty_days: usize,
}

/// Notes whether a source held any article; each day counts once.
pub(super) fn note(
    conn: &Connection,
    paper: &str,
    source: &str,
    day: Date,
    is_empty: bool,
) -> rusqlite::Result<()> {
    conn.execute(
        "INSERT INTO health (paper, source, day, empty) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT DO UPDATE SET
            empty = CASE WHEN excluded.empty = 0 THEN 0
                    WHEN day = excluded.day THEN max(empty, 1) ELSE empty + 1 END,
            day = excluded.day",
        params![paper, source, day.to_string(), i64::from(is_empty)],
    )?;
    Ok(())
}

impl Fetched {
    /// Notes that a source gave nothing, since it could not be had.
    ///
    /// # Errors
    /// If the database can't be written.
    pub fn note_failure(&self, paper: &str, source: &str, day: Date) -> Result<(), StateError> {
        self.change(|conn| note(conn, paper, source, day, true))
    }

    /// How all sources do, the sickest first.
    ///
    /// # Errors
    /// If the database can't be read.
    pub fn health(&self) -> Result<Vec<SourceHealth>, StateError> {
        self.told(|conn| {
            let mut rows = conn.prepare_cached(
                "SELECT paper, source, day, empty FROM health ORDER BY empty DESC, paper, source",
            )?;
            let rows = rows.query_map([], |row| {
                Ok(SourceHealth {
                    paper: text(row, 0)?,
                    source: text(row, 1)?,
                    day: text(row, 2)?.parse().ok(),
                    empty_days: size(row, 3)?,
                })
            })?;
            rows.collect()
        })
    }
}
