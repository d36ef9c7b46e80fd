//! `look.json`: how a person last looked at papers. It may be deleted at any time.

use std::io;
use std::path::Path;

use super::bounded::{SETTINGS, read_file};
use super::dirs::make_dir;
use crate::model::ChosenLook;

const FILE: &str = "look.json";

/// What is kept in a data directory; as configured where that is nothing, or
/// nothing that can be read.
#[must_use]
pub fn look(data: &Path) -> ChosenLook {
    let bytes = read_file(&data.join(FILE), SETTINGS).unwrap_or_default();
    serde_json::from_slice(&bytes).unwrap_or_default()
}

/// Keeps it.
///
/// # Errors
/// If it can't be written; then what was there before stays.
pub fn keep_look(data: &Path, look: &ChosenLook) -> io::Result<()> {
    make_dir(data)?;
    let bytes = serde_json::to_vec(look).map_err(io::Error::other)?;
    super::atomic::write_whole(&data.join(FILE), &bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_look_comes_back_and_a_damaged_or_foreign_file_is_as_configured() {
        let dir = tempfile::TempDir::new().unwrap();
        assert_eq!(look(dir.path()), ChosenLook::default());
        let chosen = ChosenLook {
            theme: Some("sepia".to_owned()),
            measure: Some(64),
            zen: true,
            ..ChosenLook::default()
        };
        keep_look(dir.path(), &chosen).unwrap();
        assert_eq!(look(dir.path()), chosen);
        for damaged in [&b"{\"theme\": 7}"[..], b"{\"theme\": \"se", b"", b"\xff\xfe"] {
            std::fs::write(dir.path().join(FILE), damaged).unwrap();
            assert_eq!(look(dir.path()), ChosenLook::default());
        }
        std::fs::write(dir.path().join(FILE), "{\"zen\": true, \"later\": [1]}").unwrap();
        assert!(look(dir.path()).zen, "what a later version adds does no harm");
    }
}
