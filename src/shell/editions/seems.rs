//! What a file seems to be, by a look at its beginning.

use std::io::Read as _;
use std::path::Path;

use crate::input::Format;
use crate::loader::sniff;
use crate::store::open_file;

/// Bytes looked at.
const WINDOW: u64 = 64 << 10;

/// The format of a file by its beginning, and by `name` where that does not
/// tell; `None` if it cannot be read or is of no format that is.
pub(super) fn format(path: &Path, name: &str) -> Option<Format> {
    let mut head = Vec::new();
    open_file(path).and_then(|(file, _)| file.take(WINDOW).read_to_end(&mut head)).ok()?;
    sniff(&head, name).ok()
}
