//! Stories that one follows: listed, kept, removed, looked at.

use rusqlite::{Connection, Row, named_params};
use uuid::Uuid;

use super::error::StateError;
use super::state::{State, count, now, size, text};
use crate::model::{Clean, FollowedStory, MarkId};

/// The statement that reads all that are followed.
pub(super) const ALL: &str =
    "SELECT id, name, query, created, seen FROM story WHERE removed = 0 ORDER BY created DESC, id";

impl State {
    /// The stories that one follows, the newest first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn stories(&self) -> Result<Vec<FollowedStory>, StateError> {
        self.told(|conn| {
            let mut query = conn.prepare_cached(ALL)?;
            let rows = query.query_map([], story_of)?;
            rows.filter_map(Result::transpose).collect()
        })
    }

    /// Keeps a story, or another version of it.
    ///
    /// # Errors
    /// When it cannot be written; what was there stays.
    pub fn put_story(&self, story: &FollowedStory) -> Result<(), StateError> {
        self.told(|conn| write(conn, story))
    }

    /// Follows a story no more; a tombstone stays, for other machines.
    ///
    /// # Errors
    /// When it cannot be written; what was there stays.
    pub fn remove_story(&self, id: MarkId) -> Result<(), StateError> {
        let now = now();
        self.told(|conn| {
            conn.prepare_cached(
                "UPDATE story SET removed = 1, changed = max(:now, changed + 1) WHERE id = :id",
            )?
            .execute(named_params! { ":now": now, ":id": id.0.to_string() })
            .map(drop)
        })
    }

    /// Notes how many articles there were when one looked.
    ///
    /// # Errors
    /// When it cannot be written; what was there stays.
    pub fn look_at_story(&self, id: MarkId, seen: usize) -> Result<(), StateError> {
        self.told(|conn| {
            conn.prepare_cached("UPDATE story SET seen = :seen WHERE id = :id")?
                .execute(named_params! { ":seen": count(seen), ":id": id.0.to_string() })
                .map(drop)
        })
    }
}

/// Writes a story; its stamp only ever grows, even if the clock was set back.
pub(super) fn write(conn: &Connection, story: &FollowedStory) -> rusqlite::Result<()> {
    conn.prepare_cached(
        "INSERT INTO story (id, name, query, created, seen, changed, removed) \
         VALUES (:id, :name, :query, :created, :seen, :changed, 0) \
         ON CONFLICT (id) DO UPDATE SET name = :name, query = :query, seen = :seen, \
         changed = max(:changed, changed + 1), removed = 0",
    )?
    .execute(named_params! {
        ":id": story.id.0.to_string(),
        ":name": Clean::line(&story.name).as_str(),
        ":query": Clean::line(&story.query).as_str(),
        ":created": story.created,
        ":seen": count(story.seen),
        ":changed": now(),
    })?;
    Ok(())
}

/// The story in a row of [`ALL`]; nothing if its identity is no UUID.
pub(super) fn story_of(row: &Row<'_>) -> rusqlite::Result<Option<FollowedStory>> {
    let Ok(id) = Uuid::try_parse(&text(row, 0)?) else { return Ok(None) };
    let line = |column| Ok::<_, rusqlite::Error>(Clean::line(&text(row, column)?).into_string());
    Ok(Some(FollowedStory {
        id: MarkId(id),
        name: line(1)?,
        query: line(2)?,
        created: row.get(3)?,
        seen: size(row, 4)?,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn story(n: u128) -> FollowedStory {
        let (name, query) = (format!("苇江二桥 {n}"), "苇江二桥 OR 渡口".to_owned());
        FollowedStory { id: MarkId(Uuid::from_u128(n)), name, query, created: n as i64, seen: 3 }
    }

    #[test]
    fn stories_come_back_as_they_were_kept_newest_first_and_a_removed_one_when_it_is_kept_again() {
        let state = State::in_memory().unwrap();
        for n in [2, 3, 1] {
            state.put_story(&story(n)).unwrap();
        }
        assert_eq!(state.stories().unwrap(), [story(3), story(2), story(1)]);
        state.remove_story(story(2).id).unwrap();
        assert_eq!(state.stories().unwrap(), [story(3), story(1)]);
        state.put_story(&story(2)).unwrap();
        state.look_at_story(story(2).id, 9).unwrap();
        assert_eq!(state.stories().unwrap()[1], FollowedStory { seen: 9, ..story(2) });
    }

    #[test]
    fn a_hostile_name_is_harmless_when_it_is_listed() {
        let state = State::in_memory().unwrap();
        let name = "\u{1b}]0;owned\u{7}\u{202e}gnp\ntwo".to_owned();
        state.put_story(&FollowedStory { name, ..story(1) }).unwrap();
        assert_eq!(state.stories().unwrap()[0].name, "]0;ownedgnp two");
    }
}
