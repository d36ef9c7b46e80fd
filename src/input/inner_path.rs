//! Paths inside an edition: relative, `/`-separated, never out of it.

use crate::model::error::PathFault;

/// The path in its one spelling: no empty parts, no `.`.
///
/// # Errors
/// What is wrong with it: it is empty, absolute, holds NUL, a backslash or a
/// drive letter, or climbs with `..`.
pub fn normalise(path: &str) -> Result<String, PathFault> {
    let drive = path.as_bytes().get(1) == Some(&b':');
    match path {
        _ if path.contains('\0') => return Err(PathFault::Nul),
        _ if path.contains('\\') => return Err(PathFault::Backslash),
        _ if path.starts_with('/') || drive => return Err(PathFault::Absolute),
        _ => {}
    }
    let parts: Vec<&str> = path.split('/').filter(|part| !matches!(*part, "" | ".")).collect();
    if parts.contains(&"..") {
        return Err(PathFault::ClimbsOut);
    }
    if parts.is_empty() {
        return Err(PathFault::NoFile);
    }
    Ok(parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_has_one_spelling_and_stays_inside() {
        assert_eq!(normalise("./pages//A01.md"), Ok("pages/A01.md".to_owned()));
        assert_eq!(normalise("media/图 1.png"), Ok("media/图 1.png".to_owned()));
        for bad in ["", ".", "/etc/x", "a/../../x", "..", "a\\b", "a\0b", "c:/x"] {
            assert!(normalise(bad).is_err(), "{bad:?}");
        }
    }
}
