//! Entries as lines of text. Each line stands for itself: a checksum over what follows
//! it tells whether it arrived whole, so that a file which is half there gives what is
//! there and nothing else.

use super::entry::SyncEntry;

/// The longest line that is read, in bytes: a clipping of a whole article of a million
/// characters, its words once more in its anchor.
pub const MOST_LINE: usize = 8 << 20;

/// What a line begins with; sixteen hexadecimal digits follow.
const HEAD: &[u8] = b"{\"sum\":\"";

/// How many digits of the checksum are kept: one damaged line in 2^64 passes.
const DIGITS: usize = 16;

/// What stands between the checksum and what it is of.
const NECK: &[u8] = b"\",\"entry\":";

/// Why a line was passed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineFault {
    /// It did not arrive as it was written, or is no line of ours.
    Broken,
    /// It is whole, but of a later newsprint.
    Unknown,
}

/// The line of an entry, without its end: a JSON object.
#[must_use]
pub fn line_of(entry: &SyncEntry) -> String {
    // These types always have a form in JSON.
    let said = serde_json::to_string(entry).unwrap_or_default();
    format!("{{\"sum\":\"{}\",\"entry\":{said}}}", sum(said.as_bytes()))
}

/// Reads a line.
///
/// # Errors
/// When it is not whole, or says what is not known here.
pub fn read_line(line: &[u8]) -> Result<SyncEntry, LineFault> {
    let line = line.trim_ascii();
    let parts = line
        .strip_prefix(HEAD)
        .and_then(|rest| rest.split_at_checked(DIGITS))
        .and_then(|(sum, rest)| Some((sum, rest.strip_prefix(NECK)?.strip_suffix(b"}")?)));
    let (told, said) = parts.ok_or(LineFault::Broken)?;
    if line.len() > MOST_LINE || sum(said).as_bytes() != told {
        return Err(LineFault::Broken);
    }
    serde_json::from_slice(said).map_err(|_| LineFault::Unknown)
}

fn sum(said: &[u8]) -> String {
    blake3::hash(said).to_hex()[..DIGITS].to_owned()
}
