//! Bookmarks: listed, made, renamed, removed, restored, merged.

use rusqlite::{Connection, OptionalExtension, Row, named_params};
use uuid::Uuid;

use super::entry::{BookmarkEntry, cleaned};
use super::error::StateError;
use super::state::{State, count, now, size, text};
use crate::model::{Anchor, ArticleId, Bookmark, Clean, EditionKey, MarkId, Place, Quote};

/// What an import did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ImportReport {
    /// Bookmarks that were not here.
    pub added: usize,
    /// Bookmarks the import had a later version of.
    pub updated: usize,
    /// Bookmarks that are here in the same version or a later one.
    pub unchanged: usize,
    /// Of the unchanged, those that were removed here after the import was
    /// written, and so stay removed.
    pub stay_removed: usize,
}

/// The columns, as [`entry_of`] reads them.
const COLUMNS: &str = "id, edition, article, block, byte, exact, prefix, suffix, \
                       paper, date, title, name, created, changed, removed, note";

const INSERT: &str = "INSERT INTO bookmark (id, edition, article, block, byte, exact, prefix, \
     suffix, paper, date, title, name, created, changed, removed, note) \
     VALUES (:id, :edition, :article, :block, :byte, :exact, :prefix, \
     :suffix, :paper, :date, :title, :name, :created, :changed, :removed, :note) \
     ON CONFLICT (id) DO UPDATE SET edition = :edition, article = :article, block = :block, \
     byte = :byte, exact = :exact, prefix = :prefix, suffix = :suffix, paper = :paper, \
     date = :date, title = :title, name = :name, created = :created, removed = :removed, note = :note, ";

impl State {
    /// The bookmarks, newest first; removed ones are not among them.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn bookmarks(&self) -> Result<Vec<Bookmark>, StateError> {
        Ok(self.entries()?.into_iter().map(|entry| entry.bookmark).collect())
    }

    /// As [`State::bookmarks`], with the stamps an export carries.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn entries(&self) -> Result<Vec<BookmarkEntry>, StateError> {
        self.told(|conn| {
            let mut query = conn.prepare_cached(&format!(
                "SELECT {COLUMNS} FROM bookmark WHERE removed = 0 ORDER BY created DESC, id"
            ))?;
            let rows = query.query_map([], entry_of)?;
            rows.filter_map(Result::transpose).collect()
        })
    }

    /// Makes a bookmark, or puts another in place of the one with its
    /// identity, which may have been removed.
    ///
    /// # Errors
    /// When it cannot be written; what was there stays.
    pub fn put(&self, bookmark: &Bookmark) -> Result<(), StateError> {
        let changed = now();
        let entry = BookmarkEntry { bookmark: cleaned(bookmark), changed, removed: false };
        self.told(|conn| write(conn, &entry, "changed = max(:changed, changed + 1)"))
    }

    /// Gives a bookmark another name; says whether there is such a bookmark.
    ///
    /// # Errors
    /// When it cannot be written; what was there stays.
    pub fn rename(&self, id: MarkId, name: &str) -> Result<bool, StateError> {
        let name = Clean::line(name);
        self.alter(id, "name = :value", name.as_str())
    }

    /// Notes something on a bookmark; says whether there is such a bookmark.
    ///
    /// # Errors
    /// When it cannot be written; what was there stays.
    pub fn annotate(&self, id: MarkId, note: &str) -> Result<bool, StateError> {
        let note = Clean::line(note);
        self.alter(id, "note = :value", note.as_str())
    }

    /// Removes a bookmark; a tombstone stays, for [`State::restore`] and for
    /// other machines. Says whether there is such a bookmark.
    ///
    /// # Errors
    /// When it cannot be written; what was there stays.
    pub fn remove(&self, id: MarkId) -> Result<bool, StateError> {
        self.alter(id, "removed = :value", true)
    }

    /// Takes a removal back; says whether there is such a bookmark.
    ///
    /// # Errors
    /// When it cannot be written; what was there stays.
    pub fn restore(&self, id: MarkId) -> Result<bool, StateError> {
        self.alter(id, "removed = :value", false)
    }

    /// Merges entries by identity: of two versions the later `changed` wins,
    /// and on a tie the one that is here. Importing twice changes nothing.
    ///
    /// # Errors
    /// When one cannot be written; then none is.
    pub fn import(&self, entries: &[BookmarkEntry]) -> Result<ImportReport, StateError> {
        self.change(|conn| {
            let mut report = ImportReport::default();
            for entry in entries {
                merge(conn, &entry.clone().cleaned(), &mut report)?;
            }
            Ok(report)
        })
    }

    /// One change to one bookmark. Its stamp only ever grows, even if the
    /// clock was set back, so that the last change wins everywhere.
    fn alter(
        &self,
        id: MarkId,
        set: &str,
        value: impl rusqlite::ToSql,
    ) -> Result<bool, StateError> {
        let now = now();
        self.told(|conn| {
            let mut change = conn.prepare_cached(&format!(
                "UPDATE bookmark SET {set}, changed = max(:now, changed + 1) WHERE id = :id"
            ))?;
            let rows = change.execute(named_params! {
                ":value": value, ":now": now, ":id": id.0.to_string(),
            })?;
            Ok(rows > 0)
        })
    }
}

/// Writes the entry if it is new or later than the one that is here.
pub(super) fn merge(
    conn: &Connection,
    entry: &BookmarkEntry,
    report: &mut ImportReport,
) -> rusqlite::Result<()> {
    let id = entry.bookmark.id.0.to_string();
    let here: Option<(i64, bool)> = conn
        .prepare_cached("SELECT changed, removed FROM bookmark WHERE id = ?")?
        .query_row([id], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    match here {
        None => report.added += 1,
        Some((changed, _)) if entry.changed > changed => report.updated += 1,
        Some((_, removed)) => {
            report.unchanged += 1;
            report.stay_removed += usize::from(removed && !entry.removed);
            return Ok(());
        }
    }
    write(conn, entry, "changed = :changed")
}

pub(super) fn write(conn: &Connection, entry: &BookmarkEntry, stamp: &str) -> rusqlite::Result<()> {
    let mark = &entry.bookmark;
    let (place, quote) = (mark.anchor.place, &mark.anchor.quote);
    conn.prepare_cached(&format!("{INSERT}{stamp}"))?.execute(named_params! {
        ":id": mark.id.0.to_string(),
        ":edition": mark.edition.as_str(),
        ":article": mark.anchor.article.as_str(),
        ":block": count(place.block),
        ":byte": count(place.byte),
        ":exact": quote.exact,
        ":prefix": quote.prefix,
        ":suffix": quote.suffix,
        ":paper": mark.paper,
        ":date": mark.date,
        ":title": mark.title,
        ":name": mark.name,
        ":created": mark.created,
        ":changed": entry.changed,
        ":removed": entry.removed,
        ":note": mark.note,
    })?;
    Ok(())
}

/// The statement that reads all entries, tombstones too.
pub(super) fn all() -> String {
    format!("SELECT {COLUMNS} FROM bookmark ORDER BY id ASC")
}

/// The same for a database of a version before bookmarks had notes.
pub(super) fn all_without_notes() -> String {
    let columns = COLUMNS.trim_end_matches("note");
    format!("SELECT {columns}'' FROM bookmark ORDER BY id ASC")
}

/// The entry in a row of [`COLUMNS`]; nothing if its identity is no UUID.
pub(super) fn entry_of(row: &Row<'_>) -> rusqlite::Result<Option<BookmarkEntry>> {
    let Ok(id) = Uuid::try_parse(&text(row, 0)?) else { return Ok(None) };
    let place = Place { block: size(row, 3)?, byte: size(row, 4)? };
    let quote = Quote { exact: text(row, 5)?, prefix: text(row, 6)?, suffix: text(row, 7)? };
    let bookmark = Bookmark {
        id: MarkId(id),
        edition: EditionKey::new(&text(row, 1)?),
        anchor: Anchor { article: ArticleId::new(&text(row, 2)?), place, quote },
        paper: text(row, 8)?,
        date: text(row, 9)?,
        title: text(row, 10)?,
        name: text(row, 11)?,
        note: text(row, 15)?,
        created: row.get(12)?,
    };
    Ok(Some(BookmarkEntry { bookmark, changed: row.get(13)?, removed: row.get(14)? }.cleaned()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::sample::{bookmark, entry};
    use proptest::prelude::*;

    fn state() -> State {
        State::in_memory().unwrap()
    }

    fn names(state: &State) -> Vec<String> {
        state.bookmarks().unwrap().into_iter().map(|mark| mark.name).collect()
    }

    #[test]
    fn bookmarks_come_back_as_they_were_put_newest_first() {
        let state = state();
        for n in [2, 3, 1] {
            state.put(&bookmark(n)).unwrap();
        }
        assert_eq!(state.bookmarks().unwrap(), [bookmark(3), bookmark(2), bookmark(1)]);
    }

    #[test]
    fn a_removed_bookmark_is_gone_until_it_is_restored() {
        let state = state();
        state.put(&bookmark(1)).unwrap();
        assert!(state.remove(bookmark(1).id).unwrap());
        assert_eq!(names(&state), Vec::<String>::new());
        assert!(state.restore(bookmark(1).id).unwrap());
        assert_eq!(state.bookmarks().unwrap(), [bookmark(1)]);
    }

    #[test]
    fn renaming_what_is_not_there_says_so() {
        let state = state();
        assert!(!state.rename(bookmark(1).id, "x").unwrap());
        state.put(&bookmark(1)).unwrap();
        assert!(state.rename(bookmark(1).id, "the canal").unwrap());
        assert_eq!(names(&state), ["the canal"]);
    }

    #[test]
    fn a_hostile_name_is_harmless_when_it_is_listed() {
        let state = state();
        let mut mark = bookmark(1);
        mark.name = "\u{1b}]0;owned\u{7}\u{202e}gnp".to_owned();
        mark.title = "two\nlines".to_owned();
        state.put(&mark).unwrap();
        // As a file that was tampered with would hold it.
        let raw = "UPDATE bookmark SET paper = char(27) || '[2J河口' || char(8238), date = x'ff'";
        assert!(state.told(|conn| conn.execute(raw, [])).is_err(), "the table takes text only");
        let raw = raw.replace(", date = x'ff'", "");
        state.told(|conn| conn.execute(&raw, [])).unwrap();
        let kept = &state.bookmarks().unwrap()[0];
        assert_eq!(kept.name, "]0;ownedgnp");
        assert_eq!(kept.title, "two lines");
        assert_eq!(kept.paper, "[2J河口");
        state.rename(mark.id, "a\u{9b}31mb").unwrap();
        assert_eq!(names(&state), ["a31mb"]);
    }

    #[test]
    fn of_two_versions_of_a_bookmark_the_later_wins_in_any_order() {
        let named = |name: &str, changed| {
            let mark = Bookmark { name: name.to_owned(), ..bookmark(1) };
            BookmarkEntry { changed, ..BookmarkEntry::from(mark) }
        };
        let (early, late) = (named("early", 5), named("late", 9));
        for order in [[early.clone(), late.clone()], [late.clone(), early]] {
            let state = state();
            for entry in order {
                state.import(&[entry]).unwrap();
            }
            assert_eq!(names(&state), ["late"]);
            let again = state.import(std::slice::from_ref(&late)).unwrap();
            assert_eq!(again, ImportReport { unchanged: 1, ..ImportReport::default() });
        }
    }

    #[test]
    fn a_bookmark_removed_after_the_export_stays_removed() {
        let state = state();
        state.put(&bookmark(1)).unwrap();
        let export = state.entries().unwrap();
        state.remove(bookmark(1).id).unwrap();
        let report = state.import(&export).unwrap();
        assert_eq!(report, ImportReport { unchanged: 1, stay_removed: 1, ..report });
        assert_eq!(names(&state), Vec::<String>::new());
    }

    #[test]
    fn a_change_made_here_wins_over_an_import_from_the_future() {
        let state = state();
        let future = BookmarkEntry { changed: i64::MAX, ..BookmarkEntry::from(bookmark(1)) };
        state.import(std::slice::from_ref(&future)).unwrap();
        state.rename(bookmark(1).id, "renamed here").unwrap();
        state.import(&[future]).unwrap();
        assert_eq!(names(&state), ["renamed here"]);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(32))]

        #[test]
        fn importing_twice_is_importing_once(entries in prop::collection::vec(entry(), 0..8)) {
            let state = state();
            let first = state.import(&entries).unwrap();
            let kept = state.entries().unwrap();
            let second = state.import(&entries).unwrap();
            prop_assert_eq!(first.added, entries.len());
            prop_assert_eq!(second.unchanged, entries.len());
            prop_assert_eq!(&state.entries().unwrap(), &kept);
            let mut live: Vec<_> = entries.into_iter().filter(|entry| !entry.removed).collect();
            live.sort_by_key(|e| (std::cmp::Reverse(e.bookmark.created), e.bookmark.id.0));
            prop_assert_eq!(kept, live);
        }
    }
}
