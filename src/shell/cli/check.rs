//! `newsprint check`: whether every edition of the library can be read, and
//! what can be mended of what cannot.
//!
//! | what | is mended by |
//! |---|---|
//! | leftovers of interrupted work | removing them, or putting the old edition back |
//! | `edition.toml` is missing | writing it anew from the folder's name and its page files |
//! | the catalogue is broken or out of date | making it anew from the editions |
//!
//! Pages that are missing or damaged cannot be made again, but a recovered
//! edition keeps its scans: then the way out is to import those.

use std::collections::HashSet;
use std::fs;
use std::io::Write;
use std::path::Path;

use super::Result;
use super::bar::Bar;
use super::config::Home;
use super::remove::counted;
use super::{CommandStatus, complain, library};
use crate::input::{Hint, limits};
use crate::loader::native;
use crate::model::{BlockKind, Clean, Edition, Page};
use crate::shell::editions::{self, OpenEdition};
use crate::shell::shelves::{card, folders_under};
use crate::store::catalogue::{Card, Depth, FileStamp};
use crate::store::{Catalogue, read_text, write_whole};
use crate::words::Words;

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
    };
    if root.is_dir() {
        let tidied = library(&root, home.words).tidy()?;
        found.mend(tidied.removed, "leftovers of interrupted imports: removed");
        found.mend(tidied.put_back, "editions that an interrupted import left aside: put back");
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
    }
    for line in &found.lines {
        writeln!(out, "{line}")?;
    }
    let (broken, mended) = (found.broken, found.mended);
    let articles = match found.articles {
        1 => "1 article".to_owned(),
        n => format!("{n} articles"),
    };
    writeln!(out, "{}, {articles}: {broken} broken, {mended} mended", counted(folders.len()))?;
    Ok(if broken == 0 { CommandStatus::Done } else { CommandStatus::Failed })
}

impl Findings {
    fn mend(&mut self, count: usize, what: &str) {
        if count > 0 {
            self.mended += count;
            self.lines.push(format!("{count} {what}"));
        }
    }

    fn tell(&mut self, folder: &str, what: &str) {
        self.lines.push(Clean::line(&format!("{folder}: {what}")).into_string());
    }

    fn edition(&mut self, root: &Path, folder: &str) {
        let path = root.join(folder);
        if !path.join("edition.toml").exists() {
            match new_manifest(&path, folder) {
                Some(Ok(())) => {
                    self.mended += 1;
                    self.tell(folder, "edition.toml was missing: written anew from the pages");
                }
                Some(Err(error)) => {
                    self.broken += 1;
                    return self.tell(folder, &format!("edition.toml is missing: {error}"));
                }
                None => {
                    self.broken += 1;
                    let what = "there is no edition.toml and no page in it; `newsprint remove` \
                                puts it away";
                    return self.tell(folder, what);
                }
            }
        }
        let open = match editions::open(&path, &Hint::default(), None) {
            Ok(open) => open,
            Err(error) => {
                self.broken += 1;
                let error = self.words.open_error(&error);
                return self.tell(folder, &format!("{error}{}", way_out(&path)));
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
                    return complain(
                        "the catalogue cannot be written; the library is read instead",
                    );
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
            self.mend(1, "catalogue that was broken: made anew");
        }
    }
}

/// What of an edition that opens cannot be had: bodies, pictures, pages that
/// are there and belong to nothing.
fn faults(open: &OpenEdition, path: &Path, words: &dyn Words) -> Vec<String> {
    let edition = open.edition();
    let mut faults = Vec::new();
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
            faults.push(format!("a picture: {}", words.open_error(&error)));
        }
    }
    let listed: HashSet<&str> =
        (0..edition.articles.len()).filter_map(|article| open.page_file(article)).collect();
    if !listed.is_empty() {
        for file in page_files(path).iter().filter(|file| !listed.contains(file.as_str())) {
            let named = read_text(&path.join("edition.toml"), limits::MANIFEST).unwrap_or_default();
            if !named.contains(file.as_str()) {
                faults.push(format!("{file} is there, but edition.toml does not list it"));
            }
        }
    }
    faults
}

/// What can be done about an edition that does not open.
fn way_out(path: &Path) -> String {
    let scans = path.join(native::SCANS);
    if scans.is_dir() {
        let scans = scans.to_string_lossy();
        return format!("; its scans are there: newsprint import {scans} --replace");
    }
    String::new()
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
/// if it has none.
fn new_manifest(path: &Path, folder: &str) -> Option<std::io::Result<()>> {
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
    Some(write_whole(&path.join("edition.toml"), &manifest))
}
/// Whether a message names a path: it, and no longer one that it is part of.
fn names(message: &str, path: &str) -> bool {
    let in_path = |c: char| c.is_alphanumeric() || matches!(c, '/' | '.' | '-' | '_' | '%');
    message.match_indices(path).any(|(at, _)| {
        !message[..at].ends_with(in_path) && !message[at + path.len()..].starts_with(in_path)
    })
}
