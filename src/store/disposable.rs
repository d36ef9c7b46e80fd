//! What the databases in the cache directory have in common: all that is in them
//! can be made again.

use std::path::Path;
use std::time::Duration;

use rusqlite::Connection;

/// How long another newsprint may write.
const PATIENCE: Duration = Duration::from_millis(300);

/// What is lost here is made again, so the disk is never waited for.
pub(super) fn connect(file: &Path) -> rusqlite::Result<Connection> {
    let conn = Connection::open(file)?;
    conn.busy_timeout(PATIENCE)?;
    conn.execute_batch(
        "PRAGMA cache_size = -256;
         PRAGMA mmap_size = 0;
         PRAGMA trusted_schema = OFF;
         PRAGMA cell_size_check = ON;
         PRAGMA synchronous = OFF;",
    )?;
    Ok(conn)
}

/// What a pragma or a statement without parameters answers, if it is a number.
pub(super) fn number(conn: &Connection, statement: &str) -> Option<i64> {
    conn.query_row(statement, [], |row| row.get(0)).ok()
}

/// The version of a file's tables and the program's in one number: another
/// program may have made something else of the same editions.
pub(super) fn version(tables: u32) -> i64 {
    let program = env!("CARGO_PKG_VERSION").bytes();
    let hash = tables
        .to_le_bytes()
        .into_iter()
        .chain(program)
        .fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    i64::from(hash >> 1)
}
