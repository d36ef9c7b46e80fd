//! What the paths of an import are: pages, whole editions, folders of either.

use std::collections::HashSet;
use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use crate::input::Format;
use crate::loader::sniff;
use crate::model::Clean;
use crate::recovery::pages::is_page_file;
use crate::shell::editions::{
    self, OpenError, SavedIssue, feeds_in, holds_articles, holds_issue, is_feed, is_founder,
    issue_of, pages_in, saved_issues,
};

use crate::store::open_file;

/// Folders inside folders that are looked into.
const DEPTH: usize = 8;

/// The inputs, sorted.
#[derive(Debug, Default)]
pub(super) struct Gathered {
    /// Page files: those that were named, and those of each folder.
    pub(super) sets: Vec<Vec<PathBuf>>,
    /// What is an edition by itself.
    pub(super) editions: Vec<Input>,
    /// What is not there, or nothing of the kind.
    pub(super) faults: Vec<OpenError>,
    seen: HashSet<PathBuf>,
}

/// An edition by itself.
#[derive(Debug)]
pub(super) enum Input {
    /// An edition's folder or zip, taken as it is.
    Native(PathBuf),
    /// A book, a feed, a METS issue: written in the native format.
    Other(PathBuf),
    /// Feeds that were given the name of one paper: an edition together.
    Feeds(Vec<PathBuf>),
    /// A folder of Markdown files.
    Articles(PathBuf),
    /// An issue of a 数字报 in the tree it was saved in.
    Saved(SavedIssue),
}

impl Input {
    pub(super) fn path(&self) -> PathBuf {
        match self {
            Self::Native(path) | Self::Other(path) | Self::Articles(path) => path.clone(),
            Self::Feeds(paths) => paths.first().cloned().unwrap_or_default(),
            Self::Saved(issue) => PathBuf::from(issue.first()),
        }
    }
}

impl Gathered {
    /// How many things are to be read.
    pub(super) fn count(&self) -> usize {
        self.sets.iter().map(Vec::len).sum::<usize>() + self.editions.len()
    }

    fn is_new(&mut self, path: &Path) -> bool {
        fs::canonicalize(path).map_or(true, |place| self.seen.insert(place))
    }

    /// Makes the feeds one edition.
    fn put_feeds_together(&mut self) {
        let holds_feeds = |path: &Path| path.is_dir() && holds_feeds_alone(path).unwrap_or(false);
        let is_of_feeds = |input: &mut Input| matches!(input, Input::Other(path) if is_feed(path) || holds_feeds(path));
        let given: Vec<PathBuf> =
            self.editions.extract_if(.., is_of_feeds).map(|input| input.path()).collect();
        let feeds_of = |path: &PathBuf| feeds_in(path).unwrap_or_else(|_| vec![path.clone()]);
        match given.as_slice() {
            [] => {}
            [one] => self.editions.push(Input::Other(one.clone())),
            _ => self.editions.push(Input::Feeds(given.iter().flat_map(feeds_of).collect())),
        }
    }

    /// A folder that was named: saved issues, what else it holds, or an edition
    /// of the texts in it.
    fn named_folder(&mut self, folder: &Path) -> Result<(), OpenError> {
        let issues = saved_issues(folder)?;
        if !issues.is_empty() {
            self.editions.extend(issues.into_iter().map(Input::Saved));
            return Ok(());
        }
        let (sets, editions) = (self.sets.len(), self.editions.len());
        let faults = self.faults.len();
        if !self.folder(folder, DEPTH, false)? && self.faults.len() == faults {
            self.editions.push(Input::Other(folder.to_owned()));
        }
        // Folders of articles and nothing else are sections of one edition, as
        // they are when the folder around them is opened.
        let new = &self.editions[editions..];
        let are_articles = new.iter().all(|input| matches!(input, Input::Articles(_)));
        if new.len() > 1 && are_articles && self.sets.len() == sets {
            self.editions.truncate(editions);
            self.editions.push(Input::Articles(folder.to_owned()));
        }
        Ok(())
    }

    /// What a folder holds; tells whether that is anything. `inside` a folder
    /// of articles all texts are of that edition.
    fn folder(&mut self, folder: &Path, depth: usize, inside: bool) -> Result<bool, OpenError> {
        if folder.join("edition.toml").exists() {
            self.editions.push(Input::Native(folder.to_owned()));
            return Ok(true);
        }
        if holds_issue(folder)? {
            self.editions.push(Input::Other(folder.to_owned()));
            return Ok(true);
        }
        let before = self.count();
        let are_articles = inside || holds_articles(folder);
        if are_articles && !inside {
            self.editions.push(Input::Articles(folder.to_owned()));
        }
        let mut pages = if are_articles { Vec::new() } else { pages_in(folder)? };
        if !are_articles && pages.is_empty() && holds_feeds_alone(folder)? {
            self.editions.push(Input::Other(folder.to_owned()));
            return Ok(true);
        }
        let mut any = !pages.is_empty();
        pages.retain(|page| self.is_new(page));
        if !pages.is_empty() {
            self.sets.push(pages);
        }
        let mut scans = Vec::new();
        for path in entries(folder) {
            if path.is_dir() {
                // What cannot be looked into holds nothing for us.
                any |= depth > 0
                    && self.is_new(&path)
                    && self.folder(&path, depth - 1, are_articles)?;
                continue;
            }
            if !by_ending(&path) {
                continue;
            }
            match kind_of(&path) {
                Ok(Kind::Native) if self.is_new(&path) => {
                    self.editions.push(Input::Native(path));
                }
                Ok(Kind::Other) if self.is_new(&path) => self.editions.push(Input::Other(path)),
                Ok(Kind::Scan) if self.is_new(&path) => scans.push(path),
                // Each is an edition of its own, as if it had been named.
                Ok(Kind::WebPage) if self.is_new(&path) => self.sets.push(vec![path]),
                // By its name it is what we read, and it is not.
                Err(fault) if self.is_new(&path) => self.faults.push(fault),
                _ => {}
            }
        }
        if !scans.is_empty() {
            self.sets.push(scans);
        }
        Ok(any || self.count() > before)
    }
}

/// Sorts the paths. One that comes twice counts once. Where all are of one
/// paper, several feeds are one edition.
pub(super) fn gather(paths: &[PathBuf], format: Option<Format>, one_paper: bool) -> Gathered {
    let mut out = Gathered::default();
    let mut named = Vec::new();
    for path in paths {
        if !out.is_new(path) {
            continue;
        }
        let manifest = path.file_name().is_some_and(|name| name == "edition.toml");
        if path.is_dir() {
            if let Err(fault) = out.named_folder(path) {
                out.faults.push(fault);
            }
            continue;
        }
        if path.is_file() && format.is_none_or(|f| f == Format::Founder) && is_founder(path) {
            match issue_of(path) {
                Ok(issue) => out.editions.push(Input::Saved(issue)),
                Err(fault) => out.faults.push(fault),
            }
            continue;
        }
        let kind = match format {
            Some(Format::Epub | Format::Feed | Format::Iptc | Format::Mets) => Some(Kind::Other),
            Some(Format::NativeZip | Format::Native) => Some(Kind::Native),
            Some(_) => None,
            // What is wrong with it is told when it is read.
            None => kind_of(path).ok(),
        };
        match kind {
            _ if manifest => out.editions.push(Input::Native(path.clone())),
            Some(Kind::Native) => out.editions.push(Input::Native(path.clone())),
            Some(Kind::Other) => out.editions.push(Input::Other(path.clone())),
            Some(Kind::Scan | Kind::WebPage | Kind::Page) | None => named.push(path.clone()),
        }
    }
    if !named.is_empty() {
        out.sets.insert(0, named);
    }
    if one_paper {
        out.put_feeds_together();
    }
    out
}

/// What a file is to an import.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Native,
    Other,
    /// A page that carries positions.
    Scan,
    /// A page of the web.
    WebPage,
    /// A page of another kind.
    Page,
}

/// What a file seems to be by its beginning.
///
/// # Errors
/// What is wrong with its beginning; what cannot be opened is told so.
fn kind_of(path: &Path) -> Result<Kind, OpenError> {
    const WINDOW: u64 = 64 << 10;
    let mut head = Vec::new();
    open_file(path)
        .and_then(|(file, _)| file.take(WINDOW).read_to_end(&mut head))
        .map_err(|error| editions::unreadable(&Clean::line(&path.to_string_lossy()), &error))?;
    Ok(match sniff(&head, &Clean::line(&path.to_string_lossy()))? {
        Format::NativeZip | Format::Native | Format::Archive => Kind::Native,
        Format::Epub | Format::Feed | Format::Iptc | Format::Mets => Kind::Other,
        Format::Hocr | Format::Alto | Format::PageXml => Kind::Scan,
        Format::Html => Kind::WebPage,
        Format::Ocr
        | Format::Text
        | Format::Typed
        | Format::Markdown
        | Format::Founder
        | Format::Pdf => Kind::Page,
    })
}

/// Whether a file in a folder may be an edition or a scanned page, by the end
/// of its name. Pictures and the like are nobody's mistake.
fn by_ending(path: &Path) -> bool {
    const ENDINGS: [&str; 10] =
        ["epub", "zip", "xml", "rss", "atom", "rdf", "json", "hocr", "html", "htm"];
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    ending.is_some_and(|ending| ENDINGS.contains(&&*ending))
        && !is_page_file(&path.to_string_lossy())
}

/// Whether several feeds are all that a folder holds for an import: together
/// they are an edition, as they are when the folder is opened.
fn holds_feeds_alone(folder: &Path) -> Result<bool, OpenError> {
    let others = entries(folder);
    if others.iter().any(|path| path.is_dir()) {
        return Ok(false);
    }
    let feeds = feeds_in(folder)?;
    Ok(feeds.len() > 1 && others.iter().filter(|path| by_ending(path)).all(|p| feeds.contains(p)))
}

/// What is in a folder but for hidden things, by name.
fn entries(folder: &Path) -> Vec<PathBuf> {
    let all = fs::read_dir(folder).into_iter().flatten().flatten();
    let seen = all.filter(|entry| !entry.file_name().as_encoded_bytes().starts_with(b"."));
    // A link may lead round in a circle.
    let own = seen.filter(|entry| entry.file_type().is_ok_and(|kind| !kind.is_symlink()));
    let mut paths: Vec<PathBuf> = own.map(|entry| entry.path()).collect();
    paths.sort();
    paths
}
