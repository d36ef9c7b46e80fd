//! `newsprint check`: whether every edition of the library can be read, and
//! what can be mended of what cannot.
//!
//! | what | is mended by |
//! |---|---|
//! | leftovers of interrupted work | removing them, or putting the old edition back |
//! | `edition.toml` is missing | writing it anew from the folder's name and its page files, unless a page seems to be missing, too |
//! | the catalogue, or the index for searching, is broken or out of date | making it anew from the editions |
//!
//! Pages that are missing or damaged cannot be made again, but a recovered
//! edition keeps its scans: then the way out is to import those.

use std::collections::{HashMap, HashSet};
use std::fs;
use std::io::Write;
use std::path::Path;

use super::Result;
use super::bar::Bar;
use super::config::Home;
use super::waiting::library;
use super::{CommandStatus, complain, search};
use crate::input::{Hint, limits};
use crate::loader::native;
use crate::model::{BlockKind, Clean, Edition, Page};
use crate::shell::editions::{self, OpenEdition};
use crate::shell::shelves::{card, folders_under};
use crate::store::catalogue::{Card, Depth, FileStamp};
use crate::store::{Catalogue, read_text, write_whole};
use crate::words::{Finding, Loss, Words};

/// What was found.
#[derive(Debug)]
struct Findings {
    words: &'static dyn Words,
    articles: usize,
    /// Editions that cannot be read whole.
    broken: usize,
    mended: usize,
    /// A line each, with the edition.
    lines: Vec<String>,
    /// What the catalogue should say.
    cards: Vec<Card>,
    /// Of how many pages each edition was, as the catalogue knew it.
    known: HashMap<String, usize>,
}

/// Checks the library, edition by edition.
pub(super) fn run(home: &Home, out: &mut dyn Write) -> Result<CommandStatus> {
    let root = home.places.data()?.join("library");
    let mut found = Findings {
        words: home.words,
        articles: 0,
        broken: 0,
        mended: 0,
        lines: Vec::new(),
        cards: Vec::new(),
        known: known(home, &root),
    };
    if root.is_dir() {
        let tidied = library(&root, home.words).tidy()?;
        found.mend(tidied.removed, &Finding::Leftovers(tidied.removed));
        found.mend(tidied.put_back, &Finding::PutBack(tidied.put_back));
    }
    let folders = folders_under(&root);
    let bar = Bar::new(folders.len());
    for folder in &folders {
        bar.say(folder);
        found.edition(&root, folder);
        bar.add(1);
    }
    bar.clear();
    if let Ok(cache) = home.places.cache()
        && cache.is_dir()
    {
        found.catalogue(cache, &root);
        if search::keep_up(home) {
            found.mend(1, &Finding::IndexRenewed);
        }
    }
    for line in &found.lines {
        writeln!(out, "{line}")?;
    }
    let (broken, mended) = (found.broken, found.mended);
    writeln!(out, "{}", home.words.checked(folders.len(), found.articles, broken, mended))?;
    Ok(if broken == 0 { CommandStatus::Done } else { CommandStatus::Failed })
}

impl Findings {
    fn mend(&mut self, count: usize, what: &Finding<'_>) {
        if count > 0 {
            self.mended += count;
            self.lines.push(self.words.finding(what));
        }
    }

    fn find(&mut self, folder: &str, what: &Finding<'_>) {
        self.tell(folder, &self.words.finding(what));
    }

    fn tell(&mut self, folder: &str, what: &str) {
        self.lines.push(Clean::line(&format!("{folder}: {what}")).into_string());
    }

    fn edition(&mut self, root: &Path, folder: &str) {
        let path = root.join(folder);
        if !path.join("edition.toml").exists() {
            if let Some(loss) = lost_pages(&path, self.known.get(folder).copied()) {
                self.broken += 1;
                return self.find(folder, &Finding::Lost(&loss, scans_of(&path)));
            }
            match new_manifest(&path, folder) {
                Some(Ok(count)) => {
                    self.mended += 1;
                    self.find(folder, &Finding::ManifestRenewed(count));
                }
                Some(Err(error)) => {
                    self.broken += 1;
                    return self.find(folder, &Finding::ManifestMissing((&error).into()));
                }
                None => {
                    self.broken += 1;
                    return self.find(folder, &Finding::NothingThere);
                }
            }
        }
        let open = match editions::open(&path, &Hint::default(), None) {
            Ok(open) => open,
            Err(error) => {
                self.broken += 1;
                return self.find(folder, &Finding::Unreadable(&error, scans_of(&path)));
            }
        };
        let faults = faults(&open, &path, self.words);
        self.broken += usize::from(!faults.is_empty());
        for fault in &faults {
            self.tell(folder, fault);
        }
        for warning in open.edition().warnings.iter().chain(open.faults()) {
            self.tell(folder, &self.words.warning(warning));
        }
        self.articles += open.edition().articles.len();
        let stamp = FileStamp::of(&path.join("edition.toml")).unwrap_or_default();
        // As the newsstand reads it.
        if let Ok(glanced) = editions::glance(&path, None) {
            self.cards.push(card(glanced.edition(), folder.to_owned(), stamp));
        }
    }

    /// Brings the catalogue up to what was found.
    fn catalogue(&mut self, cache: &Path, root: &Path) {
        let open = |cache: &Path| Catalogue::open(cache).ok().filter(Catalogue::is_sound);
        let name = root.to_string_lossy();
        let (mut catalogue, sound) = match open(cache) {
            Some(catalogue) => (catalogue, true),
            None => {
                let anew = Catalogue::discard(cache).ok().and_then(|()| open(cache));
                let Some(catalogue) = anew else {
                    return complain(self.words.no_catalogue());
                };
                (catalogue, false)
            }
        };
        let known = catalogue.cards(&name, Depth::Whole).unwrap_or_default();
        let right = |card: &&Card| known.contains(*card);
        let fresh: Vec<Card> = self.cards.iter().filter(|card| !right(card)).cloned().collect();
        let there: HashSet<&str> = self.cards.iter().map(|card| card.folder.as_str()).collect();
        let gone: Vec<String> =
            known.into_iter().map(|card| card.folder).filter(|f| !there.contains(&**f)).collect();
        if catalogue.update(&name, &fresh, &gone).is_ok() && !sound {
            self.mend(1, &Finding::CatalogueRenewed);
        }
    }
}

/// What of an edition that opens cannot be had: bodies, pictures, pages that
/// are there and belong to nothing.
fn faults(open: &OpenEdition, path: &Path, words: &dyn Words) -> Vec<String> {
    let edition = open.edition();
    let gone = missing_pages(path);
    let mut faults: Vec<String> =
        gone.iter().map(|file| words.finding(&Finding::PageGone(file))).collect();
    let mut pictures: Vec<Clean> =
        edition.pages.iter().filter_map(|page| page.image.clone()).collect();
    for article in 0..edition.articles.len() {
        match open.body(article) {
            Ok(body) => pictures.extend(body.all_blocks().filter_map(|block| match block.kind {
                BlockKind::Figure { image, .. } => image,
                _ => None,
            })),
            Err(error) => faults.push(words.open_error(&error)),
        }
    }
    pictures.sort();
    pictures.dedup();
    // What is on the web was never here, nor was what the import told of.
    let told = |picture: &Clean| {
        edition.warnings.iter().any(|warning| names(&words.warning_kind(&warning.kind), picture))
    };
    for picture in pictures.iter().filter(|picture| !picture.contains("://") && !told(picture)) {
        if let Err(error) = open.media(picture) {
            faults.push(words.finding(&Finding::Picture(&error)));
        }
    }
    let listed: HashSet<&str> =
        (0..edition.articles.len()).filter_map(|article| open.page_file(article)).collect();
    if !listed.is_empty() {
        for file in page_files(path).iter().filter(|file| !listed.contains(file.as_str())) {
            let named = read_text(&path.join("edition.toml"), limits::MANIFEST).unwrap_or_default();
            if !named.contains(file.as_str()) {
                faults.push(words.finding(&Finding::Unlisted(file)));
            }
        }
    }
    faults
}

/// How many pages each edition of the library had when it was last read.
fn known(home: &Home, root: &Path) -> HashMap<String, usize> {
    let catalogue = home.places.cache().ok().and_then(|cache| Catalogue::open(cache).ok());
    let cards = catalogue.and_then(|c| c.cards(&root.to_string_lossy(), Depth::Whole).ok());
    cards.into_iter().flatten().map(|card| (card.folder, card.pages)).collect()
}

/// The pages that `edition.toml` names and that are not there.
fn missing_pages(path: &Path) -> Vec<String> {
    let text = read_text(&path.join("edition.toml"), limits::MANIFEST).unwrap_or_default();
    // One that cannot be read is told when the edition is opened.
    let Ok(manifest) = native::manifest(&text, "edition.toml") else { return Vec::new() };
    let files = manifest.pages.iter().map(|page| &page.file);
    files.filter(|file| !path.join(file).exists()).cloned().collect()
}

/// What tells that pages of an edition without `edition.toml` are gone: there
/// were more, or numbers are left out.
fn lost_pages(path: &Path, known: Option<usize>) -> Option<Loss> {
    let files = page_files(path);
    let there = files.len();
    if there == 0 {
        return None;
    }
    if let Some(known) = known {
        return (known > there).then_some(Loss::Fewer { there, known });
    }
    let numbers: Vec<(&str, u32)> = files.iter().filter_map(|file| numbered(file)).collect();

    numbers.iter().find_map(|&(letters, number)| {
        let before = number.checked_sub(1).filter(|&before| before > 0)?;
        let is_there = numbers.contains(&(letters, before));
        (!is_there).then(|| Loss::Gap(format!("{letters}{before}")))
    })
}

/// The letters and the number in the name of a page file: `pages/A02.md`.
fn numbered(file: &str) -> Option<(&str, u32)> {
    let name = file.strip_prefix("pages/")?.strip_suffix(".md")?;
    let letters = name.trim_end_matches(|c: char| c.is_ascii_digit());
    Some((letters, name[letters.len()..].parse().ok()?))
}

/// Where the scans of an edition are, if they are there.
fn scans_of(path: &Path) -> Option<String> {
    let scans = path.join(native::SCANS);
    scans.is_dir().then(|| scans.to_string_lossy().into_owned())
}

/// The page files of an edition, as `edition.toml` lists them.
fn page_files(path: &Path) -> Vec<String> {
    let entries = fs::read_dir(path.join("pages")).into_iter().flatten().flatten();
    let names = entries.filter_map(|entry| entry.file_name().into_string().ok());
    let is_page = |name: &String| Path::new(name).extension().is_some_and(|end| end == "md");
    let mut files: Vec<String> =
        names.filter(is_page).map(|name| format!("pages/{name}")).collect();
    files.sort();
    files
}

/// Writes the `edition.toml` of a folder `PAPER/DATE…` from its pages; `None`
/// if it has none. Gives the number of pages.
fn new_manifest(path: &Path, folder: &str) -> Option<std::io::Result<usize>> {
    let files = page_files(path);
    if files.is_empty() {
        return None;
    }
    let (paper, name) = folder.split_once('/').unwrap_or((folder, ""));
    let mut edition = Edition::default();
    edition.paper.title = Clean::line(&paper.replace('_', " "));
    edition.date = name.get(..10).and_then(|date| date.parse().ok());
    edition.variant = name.get(11..).filter(|rest| !rest.is_empty()).map(Clean::line);
    let id = |file: &String| file.trim_start_matches("pages/").trim_end_matches(".md").to_owned();
    let page = |file| Page { id: Clean::line(&id(file)), ..Page::default() };
    edition.pages = files.iter().map(page).collect();
    let written = native::write(&edition, &[]);
    let manifest = written.into_iter().find(|(file, _)| file == "edition.toml")?.1;
    // What else it said cannot be known any more; whoever looks into the file
    // should see that.
    let mut text = b"# Written by `newsprint check` from the pages that were there.\n".to_vec();
    text.extend(manifest);
    Some(write_whole(&path.join("edition.toml"), &text).map(|()| files.len()))
}

/// Whether a message names a path: it, and no longer one that it is part of.
fn names(message: &str, path: &str) -> bool {
    let in_path = |c: char| c.is_alphanumeric() || matches!(c, '/' | '.' | '-' | '_' | '%');
    message.match_indices(path).any(|(at, _)| {
        !message[..at].ends_with(in_path) && !message[at + path.len()..].starts_with(in_path)
    })
}
