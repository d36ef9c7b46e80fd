//! What an edition of the library is called on the command line: `PAPER/DATE`,
//! as `newsprint list` shows it, or as much of it as leaves no doubt.

use std::path::Path;

use crate::model::Clean;
use crate::shell::shelves::folders_under;

/// How many editions an error names.
const NAMED: usize = 5;

/// Why a name means no edition. One line, with the way out.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(super) enum IdError {
    #[error("`{id}` may be {named}; write more of it")]
    Ambiguous { id: String, named: String },
    #[error("the library has no edition `{id}`; {near}")]
    Unknown { id: String, near: String },
    #[error(
        "{id}: there is no such file or folder, and no edition of that name; check the path ({near})"
    )]
    NoPath { id: String, near: String },
}

impl IdError {
    /// The same of a name that could have been a path as well.
    pub(super) fn or_path(self) -> Self {
        match self {
            Self::Unknown { id, near } => Self::NoPath { id, near },
            other => other,
        }
    }
}

/// The folder, a path inside the library, of the edition that is meant.
///
/// # Errors
/// [`IdError`], if there is none, or more than one.
pub(super) fn find(id: &str, library: &Path) -> Result<String, IdError> {
    let folders = folders_under(library);
    match meant(id, &folders).as_slice() {
        [one] => Ok((*one).to_owned()),
        [] => Err(IdError::Unknown { id: said(id), near: near(id, &folders) }),
        several => Err(IdError::Ambiguous { id: said(id), named: named(several) }),
    }
}

fn said(id: &str) -> String {
    Clean::line(id).into_string()
}

/// The folders that a name may mean. One that it names in full is meant,
/// even if others begin with it.
fn meant<'a>(id: &str, folders: &'a [String]) -> Vec<&'a str> {
    let wanted = folded(id);
    let whole: Vec<&str> =
        folders.iter().map(String::as_str).filter(|folder| folded(folder) == wanted).collect();
    if !whole.is_empty() {
        return whole;
    }
    let (paper, date) = wanted.split_once('/').unwrap_or((&wanted, ""));
    let alone = !wanted.contains('/');
    let fits = |folder: &&str| {
        let folder = folded(folder);
        let Some((of, on)) = folder.split_once('/') else { return false };
        // `courier` is the Saltmarsh Courier as well.
        let of_paper = of.starts_with(paper) || of.contains(&format!("_{paper}"));
        (of_paper && on.starts_with(date)) || (alone && on.starts_with(paper))
    };
    if wanted.is_empty() {
        return Vec::new();
    }
    folders.iter().map(String::as_str).filter(fits).collect()
}

/// A name as it is compared: case, and the marks that a folder cannot have,
/// do not count; `PAPER@DATE`, an edition's key, is the same as `PAPER/DATE`.
fn folded(id: &str) -> String {
    let plain = |c: char| match c {
        '@' | '/' | '\\' => '/',
        c if c.is_alphanumeric() || "-.".contains(c) => c,
        _ => '_',
    };
    let id: String = id.trim().trim_matches('/').chars().map(plain).collect();
    id.to_lowercase()
}

/// The editions whose names are most like one.
fn near(id: &str, folders: &[String]) -> String {
    const LIKE: f64 = 0.6;
    let wanted = folded(id);
    let likeness = |folder: &String| {
        let folder = folded(folder);
        let paper = folder.split('/').next().unwrap_or_default();
        let of_paper = strsim::jaro_winkler(&wanted, paper);
        strsim::jaro_winkler(&wanted, &folder).max(of_paper)
    };
    let mut alike: Vec<(f64, &str)> =
        folders.iter().map(|folder| (likeness(folder), folder.as_str())).collect();
    alike.retain(|(likeness, _)| *likeness >= LIKE);
    alike.sort_by(|a, b| b.0.total_cmp(&a.0).then(b.1.cmp(a.1)));
    let alike: Vec<&str> = alike.into_iter().take(3).map(|(_, folder)| folder).collect();
    match alike.as_slice() {
        [] => "`newsprint list` shows what there is".to_owned(),
        near => format!("near it are {}", named(near)),
    }
}

fn named(folders: &[&str]) -> String {
    let more = if folders.len() > NAMED { ", …" } else { "" };
    let first: Vec<String> = folders.iter().take(NAMED).map(|folder| said(folder)).collect();
    format!("{}{more}", first.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folders() -> Vec<String> {
        let all = ["河口日报/2026-11-22", "河口日报/2026-11-22-早报", "河口日报/2026-11-21"];
        let more = ["河口晚报/2026-11-22", "The_Saltmarsh_Courier/2026-11-20-Sunday"];
        all.iter().chain(&more).map(|&folder| folder.to_owned()).collect()
    }

    #[test]
    fn a_name_is_as_short_as_leaves_no_doubt() {
        let folders = folders();
        for (id, expected) in [
            ("河口日报/2026-11-22", vec!["河口日报/2026-11-22"]),
            ("河口日报@2026-11-21", vec!["河口日报/2026-11-21"]),
            ("the saltmarsh courier/", vec!["The_Saltmarsh_Courier/2026-11-20-Sunday"]),
            ("The S", vec!["The_Saltmarsh_Courier/2026-11-20-Sunday"]),
            ("courier/2026", vec!["The_Saltmarsh_Courier/2026-11-20-Sunday"]),
            ("2026-11-20", vec!["The_Saltmarsh_Courier/2026-11-20-Sunday"]),
            ("河口晚", vec!["河口晚报/2026-11-22"]),
            ("河/2026-11-21", vec!["河口日报/2026-11-21"]),
            ("", vec![]),
            ("/", vec![]),
            ("../..", vec![]),
        ] {
            assert_eq!(meant(id, &folders), expected, "{id}");
        }
        assert_eq!(meant("河口日报", &folders).len(), 3);
    }

    #[test]
    fn an_unknown_name_is_answered_with_near_ones() {
        assert!(near("saltmarsh courier", &folders()).contains("The_Saltmarsh_Courier/2026"));
        assert!(near("河口日保", &folders()).contains("河口日报/2026-11-22"));
        assert!(near("xyz", &folders()).contains("newsprint list"));
    }
}
