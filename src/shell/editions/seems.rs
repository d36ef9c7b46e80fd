//! What a file seems to be, by a look at its beginning.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use crate::input::Format;
use crate::loader::sniff;

/// Bytes looked at.
const WINDOW: u64 = 64 << 10;

/// The format of a file by its beginning, and by `name` where that does not
/// tell; `None` if it cannot be read or is of no format that is.
pub(super) fn format(path: &Path, name: &str) -> Option<Format> {
    let mut head = Vec::new();
    File::open(path).and_then(|file| file.take(WINDOW).read_to_end(&mut head)).ok()?;
    sniff(&head, name).ok()
}
