//! Rows of `state.db` as entries with stamps, and back.

use std::collections::HashMap;

use rusqlite::{Connection, Row, named_params, params};
use uuid::Uuid;

use crate::model::{ArticleId, Clean, ClippingEntry, EditionKey, MarkId, Place, Position};
use crate::store::entry::LATEST;
use crate::store::reading::PositionRow;
use crate::store::state::text;
use crate::store::{BookmarkEntry, clippings, marks};
use crate::sync::{EntryKey, Kept, KeptKind, Replica, Stamp, SyncEntry};

/// The largest number of a block or byte that is taken from another device: far more
/// than any text has.
const FARTHEST: usize = u32::MAX as usize;

/// All that is kept here. What was changed here since it was last in step is this
/// device's own version, made when it was changed.
pub(super) fn replica(conn: &Connection, own: Uuid, now: i64) -> rusqlite::Result<Replica> {
    let stamps = stamps(conn)?;
    let mut replica = Replica::default();
    let mut take = |kept: Kept, changed: i64, removed: bool| {
        let stamp = match stamps.get(&kept.key()) {
            Some(stamp) if stamp.time == changed => *stamp,
            _ => Stamp { time: changed, count: 0, device: own }.believed(now),
        };
        replica.take(SyncEntry { stamp, removed, kept });
    };
    each(conn, &marks::all(), |row| {
        if let Some(entry) = marks::entry_of(row)? {
            take(Kept::Bookmark(Box::new(entry.bookmark)), entry.changed, entry.removed);
        }
        Ok(())
    })?;
    each(conn, &clippings::all(), |row| {
        if let Some(entry) = clippings::entry_of(row)? {
            take(Kept::Clipping(Box::new(entry.clipping)), entry.changed, entry.removed);
        }
        Ok(())
    })?;
    each(conn, "SELECT id, name, query, created, changed, removed FROM story", |row| {
        let Ok(id) = Uuid::try_parse(&text(row, 0)?) else { return Ok(()) };
        let (name, query) = (text(row, 1)?, text(row, 2)?);
        let kept = cleaned(Kept::Story { id: MarkId(id), name, query, created: row.get(3)? });
        take(kept, row.get(4)?, row.get(5)?);
        Ok(())
    })?;
    each(conn, "SELECT key, last, opened FROM edition WHERE opened IS NOT NULL", |row| {
        let last = Some(text(row, 1)?).filter(|id| !id.is_empty()).map(|id| ArticleId::new(&id));
        let kept = Kept::Edition { edition: EditionKey::new(&text(row, 0)?), last };
        take(kept, row.get(2)?, false);
        Ok(())
    })?;
    each(conn, "SELECT edition, article, block, byte, read, changed FROM reading", |row| {
        let PositionRow { edition, article, position, changed } = PositionRow::read(row)?;
        take(cleaned(Kept::Position { edition, article, at: position }), changed, false);
        Ok(())
    })?;
    Ok(replica)
}

fn each(
    conn: &Connection,
    query: &str,
    mut row: impl FnMut(&Row<'_>) -> rusqlite::Result<()>,
) -> rusqlite::Result<()> {
    let mut query = conn.prepare(query)?;
    let mut rows = query.query([])?;
    while let Some(next) = rows.next()? {
        row(next)?;
    }
    Ok(())
}

const KINDS: [KeptKind; 5] = [
    KeptKind::Bookmark,
    KeptKind::Clipping,
    KeptKind::Story,
    KeptKind::Edition,
    KeptKind::Position,
];

fn stamps(conn: &Connection) -> rusqlite::Result<HashMap<EntryKey, Stamp>> {
    let mut stamps = HashMap::new();
    each(conn, "SELECT kind, id, part, time, count, device FROM stamp", |row| {
        let kind = KINDS.get(usize::try_from(row.get::<_, i64>(0)?).unwrap_or(KINDS.len()));
        if let (Some(kind), Ok(device)) = (kind, Uuid::try_parse(&text(row, 5)?)) {
            let key = EntryKey { kind: *kind, id: text(row, 1)?, part: text(row, 2)? };
            stamps.insert(key, Stamp { time: row.get(3)?, count: row.get(4)?, device });
        }
        Ok(())
    })?;
    Ok(stamps)
}

/// The entry with nothing in it that a terminal would obey, with numbers that the
/// database holds, and a stamp that is believed at `now`.
pub(super) fn taken(entry: SyncEntry, now: i64) -> SyncEntry {
    let Stamp { time, count, device } = entry.stamp;
    let stamp = Stamp { time: time.clamp(0, LATEST), count: count.max(0), device };
    // Only what has an identity of its own is ever removed.
    let has_identity = !matches!(entry.kept, Kept::Position { .. } | Kept::Edition { .. });
    SyncEntry {
        stamp: stamp.believed(now),
        removed: entry.removed && has_identity,
        kept: cleaned(entry.kept),
    }
}

/// See [`taken`]; what is clean stays as it is.
fn cleaned(kept: Kept) -> Kept {
    let line = |text: &str| Clean::line(text).into_string();
    let within =
        |Place { block, byte }| Place { block: block.min(FARTHEST), byte: byte.min(FARTHEST) };
    match kept {
        Kept::Bookmark(mut mark) => {
            mark.anchor.place = within(mark.anchor.place);
            Kept::Bookmark(Box::new(BookmarkEntry::from(*mark).cleaned().bookmark))
        }
        Kept::Clipping(mut clipping) => {
            clipping.anchor.place = within(clipping.anchor.place);
            clipping.created = clipping.created.clamp(0, LATEST);
            Kept::Clipping(Box::new(clipping.cleaned()))
        }
        Kept::Story { id, name, query, created } => {
            let created = created.clamp(0, LATEST);
            Kept::Story { id, name: line(&name), query: line(&query), created }
        }
        Kept::Edition { edition, last } => Kept::Edition {
            edition: EditionKey::new(edition.as_str()),
            last: last.map(|id| ArticleId::new(id.as_str())),
        },
        Kept::Position { edition, article, at: Position { place, read } } => Kept::Position {
            edition: EditionKey::new(edition.as_str()),
            article: ArticleId::new(article.as_str()),
            at: Position { place: within(place), read },
        },
    }
}

/// Puts a version in place of the one that is here, and remembers whose it is.
pub(super) fn write(conn: &Connection, entry: &SyncEntry) -> rusqlite::Result<()> {
    let (changed, removed) = (entry.stamp.time, entry.removed);
    match &entry.kept {
        Kept::Bookmark(mark) => {
            let entry = BookmarkEntry { bookmark: mark.as_ref().clone(), changed, removed };
            marks::write(conn, &entry, "changed = :changed")?;
        }
        Kept::Clipping(clipping) => {
            let clipping = clipping.as_ref().clone();
            let entry = ClippingEntry { clipping, changed, removed };
            clippings::write(conn, &entry, "changed = :changed")?;
        }
        // How much of a story was seen each device counts for itself.
        Kept::Story { id, name, query, created } => {
            conn.prepare_cached(
                "INSERT INTO story (id, name, query, created, seen, changed, removed) \
                 VALUES (:id, :name, :query, :created, 0, :changed, :removed) \
                 ON CONFLICT DO UPDATE SET name = :name, query = :query, created = :created, \
                 changed = :changed, removed = :removed",
            )?
            .execute(named_params! {
                ":id": id.0.to_string(),
                ":name": name,
                ":query": query,
                ":created": created,
                ":changed": changed,
                ":removed": removed,
            })?;
        }
        Kept::Edition { edition, last } => {
            let last = last.as_ref().map(ArticleId::as_str);
            conn.prepare_cached(
                "INSERT INTO edition (key, last, opened) VALUES (?1, ?2, ?3) \
                 ON CONFLICT DO UPDATE SET last = ?2, opened = ?3",
            )?
            .execute(params![edition.as_str(), last, changed])?;
        }
        Kept::Position { edition, article, at } => {
            // The newsstand counts what was read by the editions it knows.
            conn.prepare_cached("INSERT OR IGNORE INTO edition (key) VALUES (?)")?
                .execute([edition.as_str()])?;
            let (edition, article) = (edition.clone(), article.clone());
            PositionRow { edition, article, position: *at, changed }.replace(conn)?;
        }
    }
    let (key, stamp) = (entry.kept.key(), entry.stamp);
    let device = stamp.device.to_string();
    conn.prepare_cached(
        "INSERT OR REPLACE INTO stamp (kind, id, part, time, count, device) \
         VALUES (?, ?, ?, ?, ?, ?)",
    )?
    .execute(params![key.kind as i64, key.id, key.part, stamp.time, stamp.count, device])?;
    Ok(())
}
