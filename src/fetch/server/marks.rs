//! Marks of what was read, on their way back to a server.

use crate::fetch::FetchError;

/// Sends marks part by part, those of one kind together.
pub(super) fn in_parts(
    marks: &[(String, bool)],
    most: usize,
    mut send: impl FnMut(&[&str], bool) -> Result<(), FetchError>,
) -> Result<usize, FetchError> {
    let mut sent = 0;
    for is_read in [true, false] {
        let same = marks.iter().filter(|(_, read)| *read == is_read);
        let entries: Vec<&str> = same.map(|(entry, _)| entry.as_str()).collect();
        for part in entries.chunks(most) {
            match send(part, is_read) {
                Ok(()) => sent += part.len(),
                Err(error) if sent == 0 => return Err(error),
                // What was taken must not be sent again.
                Err(_) => return Ok(sent),
            }
        }
    }
    Ok(sent)
}
