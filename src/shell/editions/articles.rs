//! A folder of Markdown or plain text, which is no edition's folder.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use super::folder::Folder;
use super::tree::Tree;
use super::{Bodies, OpenEdition, OpenError};
use crate::input::{Format, Hint, limits};
use crate::loader::articles::{self, ArticleFile};
use crate::loader::formats::{self, Role};
use crate::model::WarningKind;

/// Opens a folder as an edition of articles; `None` if it holds none. What
/// lies over a limit is left out, with a warning.
///
/// # Errors
/// If the folder cannot be read, or no file of it.
pub(super) fn open(
    path: &Path,
    name: String,
    hint: &Hint,
) -> Result<Option<OpenEdition>, OpenError> {
    let folder = Folder::any(path, &name)?;
    let mut paths = texts_in(&folder)?;
    let is_wanted = |path: &String| hint.format == Some(Format::Text) || is_markdown(path);
    if !paths.iter().any(is_wanted) {
        return Ok(None);
    }
    paths.sort_by(|a, b| articles::compare(a, b));
    let mut warnings = Vec::new();
    let (mut files, mut total) = (Vec::new(), 0);
    let mut left = paths.len().saturating_sub(limits::BOOK_ARTICLES);
    paths.truncate(limits::BOOK_ARTICLES);
    for path in paths {
        if total > limits::TOGETHER {
            left += 1;
            continue;
        }
        match folder.read(&path, limits::ARTICLE) {
            Ok(bytes) => {
                total += bytes.len() as u64;
                files.push(ArticleFile { path, bytes });
            }
            Err(error) => warnings.push(WarningKind::LeftOut(Box::new(error)).into()),
        }
    }
    if left > 0 {
        let (most, bytes) = (limits::BOOK_ARTICLES, limits::TOGETHER);
        warnings.push(WarningKind::FilesPast { left, most, bytes }.into());
    }
    let file_date = folder.newest(files.iter().map(|file| file.path.as_str()));
    let hint =
        Hint { name: folder.root().to_string_lossy().into_owned(), file_date, ..hint.clone() };
    let mut loaded = articles::join(files, &hint).map_err(|error| error.named(&name))?;
    loaded.edition.warnings.append(&mut warnings);
    let mut open = OpenEdition::of_loaded(loaded, name);
    if let Bodies::Read(_, tree) = &mut open.bodies {
        *tree = Some(Arc::new(Tree::Folder(folder)));
    }
    Ok(Some(open))
}

fn is_markdown(name: &str) -> bool {
    formats::by_name(name).is_some_and(|row| row.role == Role::Article)
}

/// How many Markdown files lie directly in a folder.
pub(super) fn count_in(folder: &Path) -> usize {
    let names = fs::read_dir(folder).into_iter().flatten().flatten();
    let names = names.map(|entry| entry.file_name().to_string_lossy().into_owned());
    names.filter(|name| is_markdown(name)).count()
}

/// How many Markdown files lie in a folder and those inside; 0 if it cannot be
/// gone through.
pub(super) fn count_under(path: &Path) -> usize {
    let files = Folder::any(path, "").and_then(|folder| texts_in(&folder)).unwrap_or_default();
    files.iter().filter(|path| is_markdown(path)).count()
}

/// The texts in a folder and those inside, but for those of editions.
fn texts_in(folder: &Folder) -> Result<Vec<String>, OpenError> {
    let mut files = folder.files()?;
    let editions = files.iter().filter_map(|path| path.strip_suffix("/edition.toml"));
    let editions: Vec<String> = editions.map(|folder| format!("{folder}/")).collect();
    files.retain(|path| {
        formats::by_name(path).is_some()
            && !editions.iter().any(|edition| path.starts_with(edition.as_str()))
    });
    Ok(files)
}
