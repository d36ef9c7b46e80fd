//! How far a reader came: positions, read marks, when an edition was opened.

use rusqlite::{Connection, OptionalExtension, Row, params};

use super::error::StateError;
use super::state::{State, count, now, size, text};
use crate::model::{ArticleId, Clean, EditionKey, Place, Position, ReadingState, RecentRead};

/// How far a reader came in an edition, for a list of editions.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ReadProgress {
    /// How many of its articles are read.
    pub read: usize,
    /// Whether something of it was read, if no article to its end.
    pub begun: bool,
    /// See [`ReadingState::last_opened`].
    pub last_opened: Option<i64>,
}

impl State {
    /// Where the reader is in an edition; nothing in one that is new.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn reading(&self, edition: &EditionKey) -> Result<ReadingState, StateError> {
        self.told(|conn| {
            let positions = conn
                .prepare_cached(
                    "SELECT edition, article, block, byte, read, changed \
                     FROM reading WHERE edition = ? ORDER BY article",
                )?
                .query_map([edition.as_str()], |row| {
                    let row = PositionRow::read(row)?;
                    Ok((row.article, row.position))
                })?
                .collect::<rusqlite::Result<_>>()?;
            let about = conn
                .prepare_cached("SELECT key, last, opened FROM edition WHERE key = ?")?
                .query_row([edition.as_str()], EditionRow::read)
                .optional()?;
            let (last, last_opened) = about.map_or((None, None), |row| (row.last, row.opened));
            Ok(ReadingState { positions, last, last_opened })
        })
    }

    /// How far the reader came in every edition, the last opened first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn progress(&self) -> Result<Vec<(EditionKey, ReadProgress)>, StateError> {
        self.told(|conn| {
            conn.prepare_cached(
                "SELECT key, opened, \
                 (SELECT count(*) FROM reading WHERE edition = key AND read <> 0), \
                 EXISTS (SELECT 1 FROM reading WHERE edition = key \
                         AND (read <> 0 OR block <> 0 OR byte <> 0)) \
                 FROM edition ORDER BY opened DESC, key",
            )?
            .query_map([], |row| {
                let (read, begun, last_opened) = (size(row, 2)?, row.get(3)?, row.get(1)?);
                let progress = ReadProgress { read, begun, last_opened };
                Ok((EditionKey::new(&text(row, 0)?), progress))
            })?
            .collect()
        })
    }

    /// Remembers that an edition was opened now.
    ///
    /// # Errors
    /// When it cannot be written; what was there stays.
    pub fn set_opened(&self, edition: &EditionKey) -> Result<(), StateError> {
        let row = EditionRow { key: edition.clone(), last: None, opened: Some(now()) };
        self.told(|conn| row.write(conn))
    }

    /// Remembers where the reader is in an article, and that it is the one to
    /// come back to. The position is taken as it is: its read mark replaces
    /// the one that was there.
    ///
    /// # Errors
    /// When it cannot be written; what was there stays.
    pub fn set_position(
        &self,
        edition: &EditionKey,
        article: &ArticleId,
        position: Position,
    ) -> Result<(), StateError> {
        self.set_many(edition, &[(article.clone(), position)])
    }

    /// As [`State::set_position`] for several articles of an edition, all or
    /// none; the last of them is the one to come back to.
    ///
    /// # Errors
    /// When one cannot be written; then none is.
    pub fn set_many(
        &self,
        edition: &EditionKey,
        positions: &[(ArticleId, Position)],
    ) -> Result<(), StateError> {
        let Some((last, _)) = positions.last() else { return Ok(()) };
        let now = now();
        let about =
            EditionRow { key: edition.clone(), last: Some(last.clone()), opened: Some(now) };
        self.change(|conn| {
            about.write(conn)?;
            for (article, position) in positions {
                let (edition, article) = (edition.clone(), article.clone());
                PositionRow { edition, article, position: *position, changed: now }.write(conn)?;
            }
            Ok(())
        })
    }

    /// Remembers what was read now, of articles whose positions are kept; the
    /// last of them is the last read.
    ///
    /// # Errors
    /// When it cannot be written; what was there stays.
    pub fn note_reads(&self, reads: &[RecentRead]) -> Result<(), StateError> {
        let now = now();
        self.change(|conn| {
            let mut note = conn.prepare_cached(
                "UPDATE reading SET title = ?3, percent = ?4, seen = max(?5, seen) \
                 WHERE edition = ?1 AND article = ?2",
            )?;
            for (read, after) in reads.iter().zip(0..) {
                let title = Clean::line(&read.title);
                let (edition, article) = (read.edition.as_str(), read.article.as_str());
                note.execute(params![edition, article, &*title, read.percent, now + after])?;
            }
            Ok(())
        })
    }

    /// What was read lately, the last first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn recent_reads(&self) -> Result<Vec<RecentRead>, StateError> {
        self.told(|conn| {
            conn.prepare_cached(
                "SELECT edition, article, block, byte, read, changed, title, percent, seen \
                 FROM reading WHERE seen > 0 ORDER BY seen DESC LIMIT ?",
            )?
            .query_map([MOST_RECENT], |row| {
                let PositionRow { edition, article, position, .. } = PositionRow::read(row)?;
                Ok(RecentRead {
                    edition,
                    article,
                    position,
                    title: Clean::line(&text(row, 6)?).into_string(),
                    percent: size(row, 7)?.min(100) as u8,
                    seen: row.get(8)?,
                })
            })?
            .collect()
        })
    }

    /// Marks an article as read or unread; its position stays.
    ///
    /// # Errors
    /// When it cannot be written; what was there stays.
    pub fn set_read(
        &self,
        edition: &EditionKey,
        article: &ArticleId,
        read: bool,
    ) -> Result<(), StateError> {
        let about = EditionRow { key: edition.clone(), last: None, opened: None };
        let now = now();
        self.change(|conn| {
            about.write(conn)?;
            conn.prepare_cached(
                "INSERT INTO reading (edition, article, block, byte, read, changed) \
                 VALUES (?1, ?2, 0, 0, ?3, ?4) \
                 ON CONFLICT DO UPDATE SET read = ?3, changed = max(?4, changed + 1)",
            )?
            .execute(params![edition.as_str(), article.as_str(), read, now])?;
            Ok(())
        })
    }
}

/// How many articles the list of what was read lately has: some weeks of a daily
/// reader.
const MOST_RECENT: i64 = 500;

/// A row of the table `edition`.
pub(super) struct EditionRow {
    pub(super) key: EditionKey,
    pub(super) last: Option<ArticleId>,
    pub(super) opened: Option<i64>,
}

impl EditionRow {
    pub(super) fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        let last = Some(text(row, 1)?).filter(|id| !id.is_empty());
        Ok(Self {
            key: EditionKey::new(&text(row, 0)?),
            last: last.map(|id| ArticleId::new(&id)),
            opened: row.get(2)?,
        })
    }

    /// Adds what is known to what was known. The time only grows, even if the clock was
    /// set back, so that the last version wins on other devices.
    pub(super) fn write(&self, conn: &Connection) -> rusqlite::Result<()> {
        let last = self.last.as_ref().map(ArticleId::as_str);
        conn.prepare_cached(
            "INSERT INTO edition (key, last, opened) VALUES (?1, ?2, ?3) \
             ON CONFLICT DO UPDATE SET last = coalesce(?2, last), \
             opened = CASE WHEN ?3 IS NULL THEN opened \
                      ELSE max(?3, coalesce(opened + 1, ?3)) END",
        )?
        .execute(params![self.key.as_str(), last, self.opened])?;
        Ok(())
    }
}

/// A row of the table `reading`.
pub(super) struct PositionRow {
    pub(super) edition: EditionKey,
    pub(super) article: ArticleId,
    pub(super) position: Position,
    pub(super) changed: i64,
}

impl PositionRow {
    pub(super) fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        let place = Place { block: size(row, 2)?, byte: size(row, 3)? };
        Ok(Self {
            edition: EditionKey::new(&text(row, 0)?),
            article: ArticleId::new(&text(row, 1)?),
            position: Position { place, read: row.get(4)? },
            changed: row.get(5)?,
        })
    }

    /// Writes the position in place of what was there; its stamp only grows,
    /// even if the clock was set back.
    fn write(&self, conn: &Connection) -> rusqlite::Result<()> {
        self.upsert(conn, "changed = max(?6, changed + 1)")
    }

    /// Writes the position unless a later one is there.
    pub(super) fn merge(&self, conn: &Connection) -> rusqlite::Result<()> {
        self.upsert(conn, "changed = ?6 WHERE ?6 > changed")
    }

    /// Writes the position whatever is there.
    pub(super) fn replace(&self, conn: &Connection) -> rusqlite::Result<()> {
        self.upsert(conn, "changed = ?6")
    }

    fn upsert(&self, conn: &Connection, stamp: &str) -> rusqlite::Result<()> {
        let Position { place, read } = self.position;
        conn.prepare_cached(&format!(
            "INSERT INTO reading (edition, article, block, byte, read, changed) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6) \
             ON CONFLICT DO UPDATE SET block = ?3, byte = ?4, read = ?5, {stamp}"
        ))?
        .execute(params![
            self.edition.as_str(),
            self.article.as_str(),
            count(place.block),
            count(place.byte),
            read,
            self.changed,
        ])?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::sample::{article, key};

    fn at(block: usize, byte: usize, read: bool) -> Position {
        Position { place: Place { block, byte }, read }
    }

    #[test]
    fn an_edition_is_resumed_at_the_article_one_was_in() {
        let state = State::in_memory().unwrap();
        let paper = key("河口日报@2026-11-22");
        state.set_position(&paper, &article("canal"), at(3, 40, false)).unwrap();
        state.set_position(&paper, &article("bridge"), at(0, 9, true)).unwrap();
        state.set_position(&paper, &article("canal"), at(5, 0, false)).unwrap();
        let reading = state.reading(&paper).unwrap();
        assert_eq!(reading.last, Some(article("canal")));
        assert_eq!(
            reading.positions,
            [(article("bridge"), at(0, 9, true)), (article("canal"), at(5, 0, false))]
        );
        assert!(reading.last_opened.is_some());
    }

    #[test]
    fn editions_do_not_mix() {
        let state = State::in_memory().unwrap();
        state.set_position(&key("甲@2026-11-22"), &article("a"), at(1, 1, true)).unwrap();
        assert_eq!(state.reading(&key("甲@2026-11-23")).unwrap(), ReadingState::default());
    }

    #[test]
    fn a_read_mark_leaves_the_position_and_the_article_one_was_in() {
        let state = State::in_memory().unwrap();
        let paper = key("p");
        state.set_position(&paper, &article("a"), at(2, 7, false)).unwrap();
        state.set_read(&paper, &article("b"), true).unwrap();
        state.set_read(&paper, &article("a"), true).unwrap();
        let reading = state.reading(&paper).unwrap();
        let kept = [(article("a"), at(2, 7, true)), (article("b"), at(0, 0, true))];
        assert_eq!(reading.positions, kept);
        assert_eq!(reading.last, Some(article("a")));
    }

    #[test]
    fn the_newsstand_counts_what_was_read() {
        let state = State::in_memory().unwrap();
        let (old, new) = (key("甲@2026-11-21"), key("甲@2026-11-22"));
        state.set_read(&old, &article("a"), true).unwrap();
        state.set_read(&old, &article("b"), true).unwrap();
        state.set_read(&old, &article("b"), false).unwrap();
        state.set_opened(&new).unwrap();
        let progress = state.progress().unwrap();
        assert_eq!(progress[0].0, new);
        assert_eq!(progress[0].1.read, 0);
        assert!(progress[0].1.last_opened.is_some());
        assert_eq!(progress[1], (old, ReadProgress { read: 1, begun: true, last_opened: None }));
    }

    #[test]
    fn positions_flushed_together_are_all_there() {
        let state = State::in_memory().unwrap();
        let many: Vec<_> = (10..60).map(|n| (article(&format!("a{n}")), at(n, 0, false))).collect();
        state.set_many(&key("p"), &many).unwrap();
        state.set_many(&key("p"), &[]).unwrap();
        let reading = state.reading(&key("p")).unwrap();
        assert_eq!(reading.positions, many);
        assert_eq!(reading.last, Some(article("a59")));
    }
}
