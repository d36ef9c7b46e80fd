//! Paths inside an edition: relative, `/`-separated, never out of it.

/// The path in its one spelling: no empty parts, no `.`.
///
/// # Errors
/// What is wrong with it, in words that follow "found": it is empty, absolute,
/// holds NUL, a backslash or a drive letter, or climbs with `..`.
pub fn normalise(path: &str) -> Result<String, String> {
    let refuse = |why: &str| Err(format!("the path `{}`, which {why}", path.escape_debug()));
    let drive = path.as_bytes().get(1) == Some(&b':');
    match path {
        _ if path.contains('\0') => return refuse("holds a NUL"),
        _ if path.contains('\\') => return refuse("holds a backslash"),
        _ if path.starts_with('/') || drive => return refuse("is absolute"),
        _ => {}
    }
    let parts: Vec<&str> = path.split('/').filter(|part| !matches!(*part, "" | ".")).collect();
    if parts.contains(&"..") {
        return refuse("climbs out with `..`");
    }
    if parts.is_empty() {
        return refuse("names no file");
    }
    Ok(parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_has_one_spelling_and_stays_inside() {
        assert_eq!(normalise("./pages//A01.md").as_deref(), Ok("pages/A01.md"));
        assert_eq!(normalise("media/图 1.png").as_deref(), Ok("media/图 1.png"));
        for bad in ["", ".", "/etc/x", "a/../../x", "..", "a\\b", "a\0b", "c:/x"] {
            assert!(normalise(bad).is_err(), "{bad:?}");
        }
    }
}
