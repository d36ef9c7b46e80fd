//! What an edition of the library is called on the command line: `PAPER/DATE`,
//! as `newsprint list` shows it, or as much of it as leaves no doubt. What came
//! with the program is called so too.

use std::path::Path;

use crate::model::Clean;
use crate::shell::editions::{self, Bundled};
use crate::shell::shelves::folders_under;
use crate::store::Library;
use crate::words::Failure;

/// How many editions an error names.
const NAMED: usize = 5;

/// An edition that can be opened by its name.
pub(super) enum Named {
    /// In the library: its folder, a path inside it.
    Kept(String),
    /// It came with the program.
    Sample(Bundled),
}

/// The folder, a path inside the library, of the edition that is meant.
///
/// # Errors
/// [`Failure`], if there is none, or more than one.
pub(super) fn find(id: &str, library: &Path) -> Result<String, Failure> {
    let folders = folders_under(library);
    match meant(id, &folders).as_slice() {
        [one] => Ok((*one).to_owned()),
        [] => match sample(id)? {
            Some(_) => Err(Failure::Sample { name: said(id) }),
            None => Err(Failure::NoEdition { name: said(id), near: near(id, &folders) }),
        },
        several => Err(ambiguous(id, several)),
    }
}

/// The edition that is meant, of the library or else of those that came with
/// the program; nothing if there is none.
///
/// # Errors
/// [`Failure::ManyEditions`].
pub(super) fn find_any(id: &str, library: Option<&Path>) -> Result<Option<Named>, Failure> {
    let folders = library.map(folders_under).unwrap_or_default();
    match meant(id, &folders).as_slice() {
        [one] => Ok(Some(Named::Kept((*one).to_owned()))),
        [] => Ok(sample(id)?.map(Named::Sample)),
        several => Err(ambiguous(id, several)),
    }
}

/// The edition that came with the program and is meant.
fn sample(id: &str) -> Result<Option<Bundled>, Failure> {
    let id_of = |bundled: &Bundled| {
        bundled.open().map(|open| Library::id_of(open.edition())).unwrap_or_default()
    };
    let ids: Vec<String> = editions::bundled().iter().map(id_of).collect();
    let place = |found: &str| ids.iter().position(|id| id == found);
    match meant(id, &ids).as_slice() {
        [one] => Ok(place(one).map(|at| editions::bundled()[at])),
        [] => Ok(None),
        several => Err(ambiguous(id, several)),
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
fn near(id: &str, folders: &[String]) -> Vec<String> {
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
    alike.into_iter().take(3).map(|(_, folder)| said(folder)).collect()
}

fn ambiguous(id: &str, folders: &[&str]) -> Failure {
    let which = folders.iter().take(NAMED).map(|folder| said(folder)).collect();
    Failure::ManyEditions { name: said(id), which, more: folders.len() > NAMED }
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
        let near = |id| near(id, &folders()).join(", ");
        assert!(near("saltmarsh courier").contains("The_Saltmarsh_Courier/2026"));
        assert!(near("河口日保").contains("河口日报/2026-11-22"));
        let (name, near) = ("xyz".to_owned(), super::near("xyz", &folders()));
        let told = crate::words::DEFAULT.failure(&Failure::NoEdition { name, near });
        assert!(told.contains("newsprint list"), "{told}");
    }
}
