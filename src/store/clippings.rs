//! Clippings: listed, made, noted on, removed, restored, merged.

use rusqlite::{Connection, OptionalExtension, Row, named_params, params};
use uuid::Uuid;

use super::entry::LATEST;
use super::error::StateError;
use super::marks::ImportReport;
use super::state::{State, count, now, size, text};
use crate::model::{
    Anchor, ArticleId, Clean, Clipping, ClippingEntry, ClippingNote, EditionKey, MarkId, Place,
    Provenance, Quote, clean_tag,
};

/// The columns, as [`entry_of`] reads them.
const COLUMNS: &str = "id, edition, article, block, byte, exact, prefix, suffix, is_whole, text, \
                       paper, date, page, section, headline, byline, url, lang, note, tags, \
                       created, changed, removed";

const INSERT: &str = "INSERT INTO clipping (id, edition, article, block, byte, exact, prefix, \
     suffix, is_whole, text, paper, date, page, section, headline, byline, url, lang, note, tags, \
     created, changed, removed) \
     VALUES (:id, :edition, :article, :block, :byte, :exact, :prefix, :suffix, :is_whole, :text, \
     :paper, :date, :page, :section, :headline, :byline, :url, :lang, :note, :tags, \
     :created, :changed, :removed) \
     ON CONFLICT (id) DO UPDATE SET edition = :edition, article = :article, block = :block, \
     byte = :byte, exact = :exact, prefix = :prefix, suffix = :suffix, is_whole = :is_whole, \
     text = :text, paper = :paper, date = :date, page = :page, section = :section, \
     headline = :headline, byline = :byline, url = :url, lang = :lang, note = :note, \
     tags = :tags, created = :created, removed = :removed, ";

impl State {
    /// The clippings, newest first; removed ones are not among them.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn clippings(&self) -> Result<Vec<Clipping>, StateError> {
        Ok(self.clipping_entries()?.into_iter().map(|entry| entry.clipping).collect())
    }

    /// As [`State::clippings`], with the stamps an export carries.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn clipping_entries(&self) -> Result<Vec<ClippingEntry>, StateError> {
        self.told(|conn| {
            let mut query = conn.prepare_cached(&format!(
                "SELECT {COLUMNS} FROM clipping WHERE removed = 0 ORDER BY created DESC, id"
            ))?;
            let rows = query.query_map([], entry_of)?;
            rows.filter_map(Result::transpose).collect()
        })
    }

    /// The articles that something was clipped of.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn clipped_articles(&self) -> Result<Vec<(EditionKey, ArticleId)>, StateError> {
        self.told(|conn| {
            let mut query =
                conn.prepare("SELECT DISTINCT edition, article FROM clipping WHERE removed = 0")?;
            let rows = query.query_map([], |row| {
                Ok((EditionKey::new(&text(row, 0)?), ArticleId::new(&text(row, 1)?)))
            })?;
            rows.collect()
        })
    }

    /// Keeps a clipping, unless the same was cut from the same place already; tells
    /// whether it is new.
    ///
    /// # Errors
    /// When it cannot be written; what was there stays.
    pub fn clip(&self, clipping: &Clipping) -> Result<bool, StateError> {
        let entry =
            ClippingEntry { clipping: clipping.clone().cleaned(), changed: now(), removed: false };
        self.change(|conn| {
            let is_new = twin(conn, &entry.clipping)?.is_none();
            if is_new {
                write(conn, &entry, "changed = max(:changed, changed + 1)")?;
            }
            Ok(is_new)
        })
    }

    /// Gives a clipping another note and other tags; says whether there is such a
    /// clipping.
    ///
    /// # Errors
    /// When they cannot be written; what was there stays.
    pub fn note_on_clipping(&self, id: MarkId, noted: &ClippingNote) -> Result<bool, StateError> {
        let tags: Vec<String> = noted.tags.iter().filter_map(|tag| clean_tag(tag)).collect();
        let values = params![
            now(),
            id.0.to_string(),
            Clean::line(&noted.note).into_string(),
            tags.join(" ")
        ];
        self.told(|conn| {
            let mut change = conn.prepare_cached(
                "UPDATE clipping SET note = ?3, tags = ?4, changed = max(?1, changed + 1) \
                 WHERE id = ?2",
            )?;
            Ok(change.execute(values)? > 0)
        })
    }

    /// Removes a clipping, of which a tombstone stays, or takes that back; says
    /// whether there is such a clipping.
    ///
    /// # Errors
    /// When it cannot be written; what was there stays.
    pub fn remove_clipping(&self, id: MarkId, removed: bool) -> Result<bool, StateError> {
        let values = params![now(), id.0.to_string(), removed];
        self.told(|conn| {
            let mut change = conn.prepare_cached(
                "UPDATE clipping SET removed = ?3, changed = max(?1, changed + 1) WHERE id = ?2",
            )?;
            Ok(change.execute(values)? > 0)
        })
    }

    /// Merges entries by identity: of two versions the later `changed` wins, and on
    /// a tie the one that is here. One of another identity that says the same of
    /// the same place is no new one. Importing twice changes nothing.
    ///
    /// # Errors
    /// When one cannot be written; then none is.
    pub fn import_clippings(&self, entries: &[ClippingEntry]) -> Result<ImportReport, StateError> {
        self.change(|conn| {
            let mut report = ImportReport::default();
            for entry in entries {
                merge(conn, &cleaned(entry.clone()), &mut report)?;
            }
            Ok(report)
        })
    }
}

/// The entry with nothing in it that a terminal would obey, and stamps between
/// 1970 and 9999.
fn cleaned(entry: ClippingEntry) -> ClippingEntry {
    let mut clipping = entry.clipping.cleaned();
    clipping.created = clipping.created.clamp(0, LATEST);
    ClippingEntry { clipping, changed: entry.changed.clamp(0, LATEST), ..entry }
}

/// Another clipping that is there and was cut from the same place.
fn twin(conn: &Connection, clipping: &Clipping) -> rusqlite::Result<Option<Clipping>> {
    let mut query = conn.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM clipping \
         WHERE edition = ? AND article = ? AND id <> ? AND removed = 0"
    ))?;
    let (edition, article) = (clipping.edition.as_str(), clipping.anchor.article.as_str());
    let rows = query.query_map(params![edition, article, clipping.id.0.to_string()], entry_of)?;
    for entry in rows.filter_map(Result::transpose) {
        let there = entry?.clipping;
        if there.is_same_cut(clipping) {
            return Ok(Some(there));
        }
    }
    Ok(None)
}

/// Writes the entry if it is new or later than the one that is here.
pub(super) fn merge(
    conn: &Connection,
    entry: &ClippingEntry,
    report: &mut ImportReport,
) -> rusqlite::Result<()> {
    let id = entry.clipping.id.0.to_string();
    let here: Option<(i64, bool)> = conn
        .prepare_cached("SELECT changed, removed FROM clipping WHERE id = ?")?
        .query_row([id], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    match here {
        None => {
            let twin = twin(conn, &entry.clipping)?;
            if twin.is_some_and(|twin| twin.noted() == entry.clipping.noted()) {
                report.unchanged += 1;
                return Ok(());
            }
            report.added += 1;
        }
        Some((changed, _)) if entry.changed > changed => report.updated += 1,
        Some((_, removed)) => {
            report.unchanged += 1;
            report.stay_removed += usize::from(removed && !entry.removed);
            return Ok(());
        }
    }
    write(conn, entry, "changed = :changed")
}

pub(super) fn write(conn: &Connection, entry: &ClippingEntry, stamp: &str) -> rusqlite::Result<()> {
    let clipping = &entry.clipping;
    let (place, quote, from) =
        (clipping.anchor.place, &clipping.anchor.quote, &clipping.provenance);
    conn.prepare_cached(&format!("{INSERT}{stamp}"))?.execute(named_params! {
        ":id": clipping.id.0.to_string(),
        ":edition": clipping.edition.as_str(),
        ":article": clipping.anchor.article.as_str(),
        ":block": count(place.block),
        ":byte": count(place.byte),
        ":exact": quote.exact,
        ":prefix": quote.prefix,
        ":suffix": quote.suffix,
        ":is_whole": clipping.is_whole,
        ":text": clipping.text,
        ":paper": from.paper,
        ":date": from.date,
        ":page": from.page,
        ":section": from.section,
        ":headline": from.headline,
        ":byline": from.byline,
        ":url": from.url,
        ":lang": from.lang,
        ":note": clipping.note,
        ":tags": clipping.tags.join(" "),
        ":created": clipping.created,
        ":changed": entry.changed,
        ":removed": entry.removed,
    })?;
    Ok(())
}

/// The statement that reads all entries, tombstones too, in the order of the
/// table itself: it needs no index, which may be damaged.
pub(super) fn all() -> String {
    format!("SELECT {COLUMNS} FROM clipping ORDER BY rowid ASC")
}

/// The entry in a row of [`COLUMNS`]; nothing if its identity is no UUID.
pub(super) fn entry_of(row: &Row<'_>) -> rusqlite::Result<Option<ClippingEntry>> {
    let Ok(id) = Uuid::try_parse(&text(row, 0)?) else { return Ok(None) };
    let place = Place { block: size(row, 3)?, byte: size(row, 4)? };
    let quote = Quote { exact: text(row, 5)?, prefix: text(row, 6)?, suffix: text(row, 7)? };
    let provenance = Provenance {
        paper: text(row, 10)?,
        date: text(row, 11)?,
        page: text(row, 12)?,
        section: text(row, 13)?,
        headline: text(row, 14)?,
        byline: text(row, 15)?,
        url: text(row, 16)?,
        lang: text(row, 17)?,
    };
    let clipping = Clipping {
        id: MarkId(id),
        edition: EditionKey::new(&text(row, 1)?),
        anchor: Anchor { article: ArticleId::new(&text(row, 2)?), place, quote },
        is_whole: row.get(8)?,
        text: text(row, 9)?,
        provenance,
        note: text(row, 18)?,
        tags: text(row, 19)?.split(' ').map(str::to_owned).collect(),
        created: row.get(20)?,
    };
    Ok(Some(cleaned(ClippingEntry { clipping, changed: row.get(21)?, removed: row.get(22)? })))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::sample::{clipping, clipping_entry};
    use proptest::prelude::*;

    fn state() -> State {
        State::in_memory().unwrap()
    }

    #[test]
    fn clippings_come_back_as_they_were_cut_newest_first() {
        let state = state();
        for n in [2, 3, 1] {
            assert!(state.clip(&clipping(n)).unwrap());
        }
        assert_eq!(state.clippings().unwrap(), [clipping(3), clipping(2), clipping(1)]);
        assert_eq!(state.clipped_articles().unwrap().len(), 1);
    }

    #[test]
    fn the_same_cut_is_kept_once_and_again_after_it_was_removed() {
        let state = state();
        let same = |n| Clipping { text: "同一段".to_owned(), ..clipping(n) };
        assert!(state.clip(&same(1)).unwrap());
        assert!(!state.clip(&same(2)).unwrap());
        assert_eq!(state.clippings().unwrap(), [same(1)]);
        assert!(state.remove_clipping(same(1).id, true).unwrap());
        assert!(state.clippings().unwrap().is_empty());
        assert!(state.clipped_articles().unwrap().is_empty());
        assert!(state.clip(&same(2)).unwrap());
        assert!(state.remove_clipping(same(1).id, false).unwrap());
        assert_eq!(state.clippings().unwrap().len(), 2, "what was undone is there again");
    }

    #[test]
    fn a_note_and_tags_are_kept_and_made_harmless() {
        let state = state();
        state.clip(&clipping(1)).unwrap();
        let tags = vec!["桥".to_owned(), "two words".to_owned(), "a\u{9b}b".to_owned()];
        let noted = ClippingNote { note: "\u{1b}]0;x\u{7}line\ntwo".to_owned(), tags };
        assert!(state.note_on_clipping(clipping(1).id, &noted).unwrap());
        let kept = &state.clippings().unwrap()[0];
        assert_eq!((kept.note.as_str(), kept.tags.join(",")), ("]0;xline two", "桥,ab".to_owned()));
        assert!(!state.note_on_clipping(clipping(9).id, &noted).unwrap());
    }

    #[test]
    fn of_two_versions_the_later_wins_in_any_order_and_a_removal_holds() {
        let noted = |note: &str, changed| {
            let clipping = Clipping { note: note.to_owned(), ..clipping(1) };
            ClippingEntry { changed, ..ClippingEntry::from(clipping) }
        };
        let (early, late) = (noted("early", 5), noted("late", 9));
        for order in [[early.clone(), late.clone()], [late.clone(), early]] {
            let state = state();
            for entry in order {
                state.import_clippings(&[entry]).unwrap();
            }
            assert_eq!(state.clippings().unwrap()[0].note, "late");
            state.remove_clipping(clipping(1).id, true).unwrap();
            let report = state.import_clippings(std::slice::from_ref(&late)).unwrap();
            assert_eq!((report.unchanged, report.stay_removed), (1, 1));
            assert!(state.clippings().unwrap().is_empty());
        }
    }

    #[test]
    fn another_machines_double_is_not_made_but_its_note_is_not_lost() {
        let state = state();
        let same = |n, note: &str| Clipping {
            text: "同一段".to_owned(),
            note: note.to_owned(),
            ..clipping(n)
        };
        state.clip(&same(1, "mine")).unwrap();
        let report = state.import_clippings(&[same(2, "mine").into()]).unwrap();
        assert_eq!((report.added, report.unchanged), (0, 1));
        let report = state.import_clippings(&[same(3, "theirs").into()]).unwrap();
        assert_eq!((report.added, report.unchanged), (1, 0));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(32))]

        #[test]
        fn importing_twice_is_importing_once(
            entries in prop::collection::vec(clipping_entry(), 0..8),
        ) {
            let state = state();
            let first = state.import_clippings(&entries).unwrap();
            let kept = state.clipping_entries().unwrap();
            let second = state.import_clippings(&entries).unwrap();
            prop_assert_eq!(first.added, entries.len());
            prop_assert_eq!(second.unchanged, entries.len());
            prop_assert_eq!(&state.clipping_entries().unwrap(), &kept);
            let mut live: Vec<_> = entries.into_iter().filter(|entry| !entry.removed).collect();
            live.sort_by_key(|e| (std::cmp::Reverse(e.clipping.created), e.clipping.id.0));
            prop_assert_eq!(kept, live);
        }
    }
}
