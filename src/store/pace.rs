//! How long pages took to read, of which one's speed is measured.

use rusqlite::params;

use super::error::StateError;
use super::state::{State, count, now, size};
use crate::model::{PaceSample, PageRead, ReadingPace};

/// Pages that are remembered of each kind: one reads other texts, at other
/// hours, than a year ago.
const KEPT: i64 = 64;

impl State {
    /// How fast the reader reads, as far as that was measured.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn pace(&self) -> Result<ReadingPace, StateError> {
        let samples: Vec<PaceSample> = self.told(|conn| {
            conn.prepare_cached("SELECT in_words, units, millis FROM pace")?
                .query_map([], |row| {
                    let page = PageRead { in_words: row.get(0)?, units: size(row, 1)? };
                    let millis = u64::try_from(row.get::<_, i64>(2)?).unwrap_or(0);
                    Ok(PaceSample { page, millis })
                })?
                .collect()
        })?;
        Ok(ReadingPace::of(&samples))
    }

    /// Keeps how long pages took, and forgets the oldest.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn note_pace(&self, samples: &[PaceSample]) -> Result<(), StateError> {
        let now = now();
        self.change(|conn| {
            for PaceSample { page, millis } in samples {
                let millis = i64::try_from(*millis).unwrap_or(i64::MAX);
                conn.prepare_cached(
                    "INSERT INTO pace (in_words, units, millis, read) VALUES (?1, ?2, ?3, ?4)",
                )?
                .execute(params![
                    page.in_words,
                    count(page.units),
                    millis,
                    now
                ])?;
            }
            let mut forget = conn.prepare_cached(
                "DELETE FROM pace WHERE in_words = ?1 AND id NOT IN \
                 (SELECT id FROM pace WHERE in_words = ?1 ORDER BY id DESC LIMIT ?2)",
            )?;
            for in_words in [false, true] {
                forget.execute(params![in_words, KEPT])?;
            }
            Ok(())
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_speed_is_that_of_the_last_pages() {
        let state = State::in_memory().unwrap();
        assert_eq!(state.pace().unwrap(), ReadingPace::default());
        let page = PageRead { in_words: false, units: 300 };
        let slow = vec![PaceSample { page, millis: 60_000 }; 64];
        state.note_pace(&slow).unwrap();
        assert_eq!(state.pace().unwrap(), ReadingPace { han: Some(300), words: None });
        state.note_pace(&[PaceSample { page, millis: 30_000 }; 40]).unwrap();
        assert_eq!(state.pace().unwrap().han, Some(600));
    }
}
