//! The names of folders in the library.

use crate::model::{Clean, Edition};

/// The name of an edition's folder: the date, and which of the day's editions.
pub(super) fn edition_name(edition: &Edition) -> String {
    let date = edition.date.map_or_else(|| "undated".to_owned(), |date| date.to_string());
    match &edition.variant {
        Some(variant) => format!("{date}-{}", safe_name(variant, "edition")),
        None => date,
    }
}

/// A title as a name that every file system takes: letters, figures, and `_`
/// for whatever else it holds.
pub(super) fn safe_name(title: &str, otherwise: &str) -> String {
    const LONGEST: usize = 96;
    const RESERVED: [&str; 4] = ["con", "prn", "aux", "nul"];
    let safe = |c: char| if c.is_alphanumeric() || "-.".contains(c) { c } else { '_' };
    let name: String = Clean::line(title).trim().chars().map(safe).collect();
    let name = &name[..name.floor_char_boundary(LONGEST)];
    let name = name.trim_matches(['.', '_']);
    let port = |name: &str| name.len() == 4 && (name.starts_with("com") || name.starts_with("lpt"));
    let lower = name.to_lowercase();
    match name {
        "" => otherwise.to_owned(),
        _ if RESERVED.contains(&lower.as_str()) || port(&lower) => format!("{name}_"),
        _ => name.to_owned(),
    }
}
