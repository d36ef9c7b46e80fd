//! What must not go wrong: kills, crowds, damage, places that refuse.

mod damage;
mod kills;
mod refusals;

use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::sample::{article, bookmark, key};
use super::{State, StoreNotice};
use crate::model::{Place, Position};

fn open(dir: &Path) -> (State, Option<StoreNotice>) {
    State::open(dir).unwrap()
}

fn at(block: usize) -> Position {
    Position { place: Place { block, byte: 0 }, read: block.is_multiple_of(2) }
}

fn integrity(state: &State) -> String {
    state.told(|conn| conn.query_row("PRAGMA integrity_check", [], |row| row.get(0))).unwrap()
}

/// A directory with `marks` bookmarks and as many positions, closed.
fn filled(marks: u32) -> (TempDir, PathBuf) {
    let dir = TempDir::new().unwrap();
    let (state, _) = open(dir.path());
    let entries: Vec<_> = (0..marks).map(|n| bookmark(n).into()).collect();
    state.import(&entries).unwrap();
    let many: Vec<_> = (0..marks).map(|n| (article(&format!("a{n:04}")), at(1))).collect();
    state.set_many(&key("p"), &many).unwrap();
    state.close().unwrap();
    let file = dir.path().join("state.db");
    (dir, file)
}
