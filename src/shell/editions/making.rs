//! Editions made of the files that were found for them.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};

use super::find::{FileSource, FoundEdition, Input};
use super::packed::without_ending;
use super::saved::SavedIssue;
use super::tree::Tree;
use super::{Bodies, OpenEdition, OpenError, open_bytes, open_file, open_folder};
use crate::input::{Format, Hint, limits, parallel};
use crate::loader;
use crate::loader::articles::{self, ArticleFile};
use crate::loader::feed::{self, FeedFile};
use crate::loader::mail::{self, MailFile};
use crate::loader::plan::Making;
use crate::loader::positioned::load_issue;
use crate::model::error::Limited;
use crate::model::{Clean, Stage, Warning, WarningKind};
use crate::recovery::pages::{self, PageFile, PageOverrides};

/// How far the reading of pages is.
#[derive(Debug, Clone, Copy)]
pub struct Progress<'a> {
    /// Pages that are read, or cannot be.
    pub done: usize,
    /// Pages in all.
    pub total: usize,
    /// The page in hand.
    pub name: &'a str,
}

impl FoundEdition {
    /// Whether it is made of pages, which may be of several papers and days.
    #[must_use]
    pub fn is_of_pages(&self) -> bool {
        self.planned.making == Making::Pages
    }

    /// Whether it may be in the native format.
    #[must_use]
    pub fn is_native(&self) -> bool {
        matches!(
            self.planned.making,
            Making::Native | Making::File(Format::NativeZip | Format::Archive)
        )
    }

    /// The issue of a saved tree, if it is one.
    #[must_use]
    pub fn saved(&self) -> Option<&SavedIssue> {
        match &self.files {
            FileSource::Saved(issue) => Some(issue),
            _ => None,
        }
    }

    /// Opens it. Messages call it `name`, else by its own name. `cache` is the
    /// folder for indexes.
    ///
    /// # Errors
    /// What reading it gives.
    pub fn open(
        &self,
        name: Option<String>,
        hint: &Hint,
        cache: Option<&Path>,
    ) -> Result<OpenEdition, OpenError> {
        let name = name.unwrap_or_else(|| self.source_name());
        match (&self.files, self.planned.making) {
            (FileSource::Saved(issue), _) => issue.open(hint),
            (FileSource::Tree(tree), Making::Native) => self.native(tree, hint, cache),
            (FileSource::Tree(tree), Making::Issue) => self.issue(tree, hint),
            (FileSource::Tree(tree), Making::Articles) => self.articles(tree, name, hint),
            (FileSource::Tree(tree), Making::File(format)) => {
                let path = self.planned.files.first().cloned().unwrap_or_default();
                let (bytes, hint) = Input::Inside(Arc::clone(tree), path).read(hint)?;
                open_bytes(bytes, &Hint { format: Some(format), ..hint })
            }
            (_, Making::Feeds { alone }) => self.feeds(name, alone, hint),
            (_, Making::Letters) => self.letters(name, hint),
            (FileSource::Named(inputs), Making::File(format)) => match inputs.first() {
                Some(Input::Path(path)) => {
                    let hint = Hint { format: Some(format), ..hint.clone() };
                    Ok(open_file(path, &hint)?.corrected(path, false))
                }
                Some(input) => {
                    let (bytes, hint) = input.read(hint)?;
                    open_bytes(bytes, &Hint { format: Some(format), ..hint })
                }
                None => Err(OpenError::NotAnEdition { path: name }),
            },
            _ => self.pages(name, hint),
        }
    }

    fn native(
        &self,
        tree: &Arc<Tree>,
        hint: &Hint,
        cache: Option<&Path>,
    ) -> Result<OpenEdition, OpenError> {
        let name = self.name();
        match &*tree.below(&self.planned.folder) {
            Tree::Folder(folder) => Ok(open_folder(folder.root(), name, hint, cache)?.recovered()),
            Tree::Packed(packed) => OpenEdition::of_tree(Tree::Packed(packed.clone()), name, hint),
            Tree::Zipped(_) | Tree::Bundled(_) | Tree::Saved(_) => {
                Err(OpenError::NotAnEdition { path: name })
            }
        }
    }

    /// An issue by its METS file; its pages are beside it and below.
    fn issue(&self, tree: &Arc<Tree>, hint: &Hint) -> Result<OpenEdition, OpenError> {
        let path = self.planned.files.first().cloned().unwrap_or_default();
        let (bytes, hint) = Input::Inside(Arc::clone(tree), path).read(hint)?;
        read_issue(&tree.below(&self.planned.folder), &bytes, &hint)
    }

    fn articles(
        &self,
        tree: &Arc<Tree>,
        name: String,
        hint: &Hint,
    ) -> Result<OpenEdition, OpenError> {
        let prefix = match &*self.planned.folder {
            "" => String::new(),
            folder => format!("{folder}/"),
        };
        let inside = |path: &String| path.strip_prefix(&*prefix).unwrap_or(path).to_owned();
        let paths: Vec<String> = self.planned.files.iter().map(inside).collect();
        let tree = tree.below(&self.planned.folder);
        let (files, mut warnings) = texts(&tree, paths);
        let (place, newest) = match &*tree {
            Tree::Folder(folder) => (
                folder.root().to_string_lossy().into_owned(),
                folder.newest(files.iter().map(|file| &*file.path)),
            ),
            Tree::Packed(packed) => (without_ending(packed.name()).to_owned(), None),
            _ => (name.clone(), None),
        };
        let file_date = newest.or(hint.file_date);
        let hint = Hint { name: place, file_date, ..hint.clone() };
        let mut loaded = articles::join(files, &hint, &loader::article_markup)
            .map_err(|error| error.named(&name))?;
        loaded.edition.warnings.append(&mut warnings);
        let mut open = OpenEdition::of_loaded(loaded, name);
        if let Bodies::Read(_, beside) = &mut open.bodies {
            *beside = Some(tree);
        }
        Ok(open)
    }

    /// Feeds as one edition. One that cannot be read is a warning, as long as
    /// another can.
    fn feeds(&self, name: String, alone: bool, hint: &Hint) -> Result<OpenEdition, OpenError> {
        let inputs = self.inputs();
        limits::check_count(&name, Limited::FeedCount, inputs.len(), limits::PAGES)?;
        let (mut files, mut faults, mut total) = (Vec::new(), Vec::new(), 0);
        let mut hint = Hint { name: String::new(), ..hint.clone() };
        let count = inputs.len();
        for (at, input) in inputs.into_iter().enumerate() {
            hint.watch.check()?;
            hint.watch.step(Stage::Files, at, count);
            match input.read(&Hint { file_date: None, ..hint.clone() }) {
                Ok((bytes, own)) => {
                    total += bytes.len() as u64;
                    limits::check(&name, Limited::Feeds, total, limits::TOGETHER)?;
                    hint.file_date = hint.file_date.max(own.file_date);
                    files.push(FeedFile { name: own.name, bytes });
                }
                Err(fault) => faults.push(fault),
            }
        }
        if let ([], Some(fault)) = (files.as_slice(), faults.first()) {
            return Err(fault.clone());
        }
        if let FileSource::Tree(tree) = &self.files
            && alone
        {
            let place = match &*tree.below(&self.planned.folder) {
                Tree::Folder(folder) => folder.root().to_string_lossy().into_owned(),
                tree => without_ending(tree.said("").trim_end_matches('/')).to_owned(),
            };
            hint.name = Clean::line(&place).into_string();
        }
        let mut loaded = feed::join(&files, &hint)?;
        let told = faults.into_iter().map(|fault| WarningKind::LeftOut(Box::new(fault)).into());
        loaded.edition.warnings.extend(told);
        Ok(OpenEdition::of_loaded(loaded, name))
    }

    /// Letters as one edition, called by their folder.
    fn letters(&self, name: String, hint: &Hint) -> Result<OpenEdition, OpenError> {
        let inputs = self.inputs();
        limits::check_count(&name, Limited::PageCount, inputs.len(), limits::PAGES)?;
        let (mut files, mut faults, mut total) = (Vec::new(), Vec::new(), 0);
        let count = inputs.len();
        for (at, input) in inputs.into_iter().enumerate() {
            hint.watch.check()?;
            hint.watch.step(Stage::Files, at, count);
            match input.read(hint) {
                Ok((bytes, own)) => {
                    total += bytes.len() as u64;
                    limits::check(&name, Limited::Together, total, limits::TOGETHER)?;
                    files.push(MailFile { name: own.name, bytes });
                }
                Err(fault) => faults.push(fault),
            }
        }
        if let ([], Some(fault)) = (files.as_slice(), faults.first()) {
            return Err(fault.clone());
        }
        let hint = Hint { name: name.clone(), ..hint.clone() };
        let (mut loaded, pictures) = mail::join(&files, &hint)?;
        let told = faults.into_iter().map(|fault| WarningKind::LeftOut(Box::new(fault)).into());
        loaded.edition.warnings.extend(told);
        Ok(OpenEdition::of_letters((loaded, pictures), name))
    }

    /// Pages as one edition. A page that cannot be read is a warning, as long as
    /// another can.
    fn pages(&self, name: String, hint: &Hint) -> Result<OpenEdition, OpenError> {
        limits::check_count(&name, Limited::PageCount, self.planned.files.len(), limits::PAGES)?;
        let (mut pages, mut faults) = (Vec::new(), Vec::new());
        let watch = &hint.watch;
        let tell = |at: &Progress<'_>| watch.step(Stage::Pages, at.done, at.total);
        let read = self.read_pages(hint, &tell);
        watch.check()?;
        for page in read {
            match page {
                Ok(page) => pages.push(page),
                Err(fault) => faults.push(fault),
            }
        }
        if pages.is_empty() {
            let missing = OpenError::NotAnEdition { path: name };
            return Err(faults.into_iter().next().unwrap_or(missing));
        }
        check_total(&name, &pages)?;
        let wish = PageOverrides { paper: None, encoding: hint.encoding.as_deref() };
        let mut loaded = pages::join(pages::in_order(pages), &wish);
        let told = faults.into_iter().map(|fault| WarningKind::LeftOut(Box::new(fault)).into());
        loaded.edition.warnings.extend(told);
        Ok(OpenEdition::of_loaded(loaded, name))
    }

    /// Reads its pages, each by itself, on as many threads as there are
    /// processors. They come back in the order of the files; a PDF gives as many
    /// as it has. `tell` hears of every file when it is begun, and of the last
    /// when it is done.
    pub fn read_pages(
        &self,
        hint: &Hint,
        tell: &(dyn Fn(&Progress<'_>) + Sync),
    ) -> Vec<Result<PageFile, OpenError>> {
        let inputs = self.inputs();
        let total = inputs.len();
        let (done, taken) = (AtomicUsize::new(0), AtomicU64::new(0));
        let read = parallel::map(&inputs, 1, |input| {
            let name = input.name();
            tell(&Progress { done: done.load(Ordering::Relaxed), total, name: &name });
            let pages = read_file(input, hint, &taken);
            let done = done.fetch_add(1, Ordering::Relaxed) + 1;
            tell(&Progress { done, total, name: &name });
            pages
        });
        let each = |pages: Result<Vec<PageFile>, OpenError>| match pages {
            Ok(pages) => pages.into_iter().map(Ok).collect(),
            Err(fault) => vec![Err(fault)],
        };
        read.into_iter().flat_map(each).collect()
    }
}

/// Reads an issue by its METS file, whose pages are in a tree.
pub(super) fn read_issue(tree: &Tree, bytes: &[u8], hint: &Hint) -> Result<OpenEdition, OpenError> {
    let mut page = |inside: &str| tree.read(inside, limits::ARTICLE);
    let loaded = load_issue(bytes, hint, &mut page)?;
    Ok(OpenEdition::of_loaded(loaded, hint.name.clone()))
}

/// The page of a file, or all that it has. `taken` counts the bytes of all of
/// them: over the limit a page is refused before anything is made of it.
fn read_file(input: &Input, hint: &Hint, taken: &AtomicU64) -> Result<Vec<PageFile>, OpenError> {
    hint.watch.check()?;
    let (bytes, hint) = input.read(hint)?;
    let is_text = loader::is_page_text(&bytes, &hint)?;
    let weight = bytes.len() as u64 * if is_text { limits::TEXT_WEIGHT } else { 1 };
    let before = taken.fetch_add(weight, Ordering::Relaxed);
    limits::check(&hint.name, Limited::Together, before + weight, limits::TOGETHER)?;
    // Of several files those are counted, not their pages.
    if let Some(pages) = loader::pages_of(&bytes, &hint)? {
        return Ok(pages);
    }
    let loaded = loader::load(&bytes, &hint)?;
    Ok(vec![PageFile { name: hint.name, bytes: bytes.into(), loaded }])
}

/// The files of articles. What lies over a limit is left out, with a warning.
fn texts(tree: &Tree, mut paths: Vec<String>) -> (Vec<ArticleFile>, Vec<Warning>) {
    let (mut files, mut warnings, mut total) = (Vec::new(), Vec::new(), 0);
    let mut left = paths.len().saturating_sub(limits::BOOK_ARTICLES);
    paths.truncate(limits::BOOK_ARTICLES);
    for path in paths {
        if total > limits::TOGETHER {
            left += 1;
            continue;
        }
        match tree.read(&path, limits::ARTICLE) {
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
    (files, warnings)
}

/// Refuses more bytes than an edition may have.
///
/// # Errors
/// A limit, over [`limits::TOGETHER`].
pub fn check_total(name: &str, pages: &[PageFile]) -> Result<(), OpenError> {
    let total = pages.iter().map(|page| page.bytes.len() as u64).sum();
    Ok(limits::check(name, Limited::Pages, total, limits::TOGETHER)?)
}
