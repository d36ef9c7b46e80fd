//! The editions that came with the program.

use super::tree::Tree;
use super::{OpenEdition, OpenError, open_bytes};
use crate::input::Hint;

/// The files of an edition folder under `editions/`, `edition.toml` first.
macro_rules! folder {
    ($name:literal: $($file:literal),+) => {
        Bundled {
            name: $name,
            files: &[$(($file, include_bytes!(concat!("../../../editions/", $name, "/", $file)))),+],
        }
    };
}

/// A single file under `editions/`.
macro_rules! file {
    ($name:literal) => {
        Bundled {
            name: $name,
            files: &[($name, include_bytes!(concat!("../../../editions/", $name)))],
        }
    };
}

/// One line for each edition under `editions/`, in the order of the
/// newsstand; a test sees to it that no file there is forgotten.
const BUNDLED: &[Bundled] = &[
    folder!("hekou-ribao-2026-11-22": "edition.toml", "pages/A01.md", "pages/A02.md"),
    folder!("hekou-ribao-2026-11-21": "edition.toml", "pages/A01.md"),
    folder!("nagihama-shimbun-2026-11-22": "edition.toml", "pages/01.md", "pages/02.md"),
    folder!("haebyeon-ilbo-2026-11-22": "edition.toml", "pages/01.md", "pages/02.md"),
    folder!(
        "saltmarsh-courier-2026-11-22": "edition.toml", "pages/1.md", "pages/2.md", "pages/3.md",
        "pages/4.md", "media/hedge.png"
    ),
    file!("hekou-wanbao-p3.txt"),
];

/// An edition in the program itself: a folder's files, or a single text.
#[derive(Debug, Clone, Copy)]
pub struct Bundled {
    name: &'static str,
    files: &'static [(&'static str, &'static [u8])],
}

/// The editions that came with the program; opening one takes no disk.
#[must_use]
pub fn bundled() -> &'static [Bundled] {
    BUNDLED
}

impl Bundled {
    /// The name of its folder (or file) under `editions/`.
    #[must_use]
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// Whether it is a scanned page, whose articles are recovered when it is
    /// opened.
    #[must_use]
    pub fn is_scan(&self) -> bool {
        matches!(self.files, [(file, _)] if *file == self.name)
    }

    /// The bytes of all its files.
    #[must_use]
    pub fn size(&self) -> u64 {
        self.files.iter().map(|(_, bytes)| bytes.len() as u64).sum()
    }

    /// Opens it; heads are read, bodies wait.
    ///
    /// # Errors
    /// None that a released program has: the tests open every edition.
    pub fn open(&self) -> Result<OpenEdition, OpenError> {
        let hint = Hint { name: self.name.to_owned(), ..Hint::default() };
        match self.files {
            [(_, bytes)] if self.is_scan() => open_bytes(bytes.to_vec(), &hint),
            _ => OpenEdition::of_tree(Tree::Bundled(*self), self.name.to_owned(), &hint),
        }
    }

    pub(super) fn file(&self, path: &str) -> Result<&'static [u8], OpenError> {
        let found = self.files.iter().find(|(file, _)| *file == path);
        let missing = || OpenError::Missing { path: format!("{}/{path}", self.name) };
        found.map(|(_, bytes)| *bytes).ok_or_else(missing)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::Path;

    use super::*;

    fn files_under(folder: &Path, root: &Path, found: &mut BTreeSet<String>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                files_under(&path, root, found);
            } else {
                found.insert(path.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/"));
            }
        }
    }

    #[test]
    fn every_file_under_editions_is_in_the_program() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("editions");
        let mut found = BTreeSet::new();
        files_under(&root, &root, &mut found);
        let path = |edition: &Bundled, file: &str| {
            if edition.name == file { file.to_owned() } else { format!("{}/{file}", edition.name) }
        };
        let embedded: BTreeSet<String> =
            BUNDLED.iter().flat_map(|e| e.files.iter().map(|(file, _)| path(e, file))).collect();
        assert_eq!(embedded, found);
    }

    #[test]
    fn every_bundled_edition_opens_without_a_warning_and_reads_to_its_end() {
        for bundled in bundled() {
            let open = bundled.open().unwrap();
            assert_eq!(open.edition().warnings, [], "{}", bundled.name());
            assert!(!open.edition().articles.is_empty(), "{}", bundled.name());
            for index in 0..open.edition().articles.len() {
                assert!(!open.body(index).unwrap().is_empty(), "{} {index}", bundled.name());
            }
        }
    }
}
