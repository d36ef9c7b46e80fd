//! The index kept up with the library: what is new or changed is entered, what
//! is gone is struck out, an edition at a time. Whoever is interrupted goes on
//! with the next one.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{RecvTimeoutError, sync_channel};
use std::thread;
use std::time::{Duration, Instant, UNIX_EPOCH};

use super::places::{BUNDLED, SearchPlaces};
use crate::input::Hint;
use crate::loader::native::RECOVERY;
use crate::model::{Article, BlockKind, Clean, HeadRole, Lang};
use crate::search::passages;
use crate::shell::editions::{self, Bundled, OpenEdition};
use crate::shell::shelves::editions_under;
use crate::store::NotKept;
use crate::store::TermIndex;
use crate::store::catalogue::FileStamp;
use crate::store::term_index::{BodySpot, IndexedArticle, IndexedEdition, KnownEdition, TermList};

/// So many new editions are worth putting the index together anew.
const MANY: usize = 50;
/// Editions are written together that come in so much time: another newsprint that
/// wants to write waits for it, and whoever is killed reads them again.
const TOGETHER: Duration = Duration::from_millis(700);
/// Threads that read. One writes beside them, and has more to do than one of them
/// unless what is read are scans.
const READERS: usize = 2;

/// What became of an attempt to keep the index up.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct FillReport {
    /// Editions that were entered.
    pub entered: usize,
    /// Editions that were struck out.
    pub struck: usize,
    /// Editions that cannot be read, and are not in the index.
    pub unread: usize,
    /// The index was damaged, and was made anew.
    pub renewed: bool,
    /// It was ended before it was done.
    pub is_ended: bool,
}

/// An edition that should be in the index.
struct WantedEdition {
    library: String,
    folder: String,
    stamp: i64,
    source: WantedSource,
}

enum WantedSource {
    Folder(PathBuf),
    Bundled(Bundled),
}

/// Keeps the index up.
pub struct IndexFiller<'a> {
    places: &'a SearchPlaces,
    /// Only these folders of the library, if some are named.
    only: Option<Vec<String>>,
    /// Every page file is looked at, not only what changes with most of them.
    is_thorough: bool,
    /// Told how many editions of how many are done; ends the work by `false`.
    tell: &'a mut dyn FnMut(usize, usize) -> bool,
}

impl<'a> IndexFiller<'a> {
    /// One for all that is searched.
    pub fn new(places: &'a SearchPlaces, tell: &'a mut dyn FnMut(usize, usize) -> bool) -> Self {
        Self { places, only: None, is_thorough: false, tell }
    }

    /// The same for some editions of the library, by their folders in it.
    #[must_use]
    pub fn only(self, folders: Vec<String>) -> Self {
        Self { only: Some(folders), ..self }
    }

    /// The same that notices a page file that was changed where it stands.
    #[must_use]
    pub fn thorough(self) -> Self {
        Self { is_thorough: true, ..self }
    }

    /// Opens the index, and brings it up to what there is. One that is damaged
    /// is made anew.
    ///
    /// # Errors
    /// When there can be no index, or it cannot be written; what was entered
    /// stays.
    pub fn fill(mut self) -> Result<(TermIndex, FillReport), NotKept> {
        let (mut index, renewed) = TermIndex::open(&self.places.cache)?;
        let mut report = FillReport { renewed, ..FillReport::default() };
        match self.fill_in(&mut index, &mut report) {
            Err(NotKept::Damaged(_)) => {
                index = index.renew()?;
                report = FillReport { renewed: true, ..FillReport::default() };
                self.fill_in(&mut index, &mut report)?;
            }
            done => done?,
        }
        Ok((index, report))
    }

    fn fill_in(&mut self, index: &mut TermIndex, report: &mut FillReport) -> Result<(), NotKept> {
        let mut pending = Vec::new();
        let mut gone = Vec::new();
        for (library, wanted) in self.wanted() {
            let known = index.known(&library)?.into_iter();
            let mut known: HashMap<String, KnownEdition> =
                known.map(|edition| (edition.folder.clone(), edition)).collect();
            for edition in wanted {
                let there = known.remove(&edition.folder);
                let is_same = |there: KnownEdition| {
                    let pages = || !self.is_thorough || there.pages_stamp == edition.pages_stamp();
                    there.stamp == edition.stamp && pages()
                };
                if !there.is_some_and(is_same) {
                    pending.push(edition);
                }
            }
            if self.only.is_none() {
                gone.extend(known.into_values());
            }
        }
        for edition in gone {
            index.strike(edition.number)?;
            report.struck += 1;
        }
        let is_many = pending.len() >= MANY;
        if !pending.is_empty() {
            // Who was interrupted with many may have left it so.
            index.expect(is_many)?;
        }
        self.enter(index, &pending, report)?;
        if is_many && !report.is_ended {
            index.compact()?;
        }
        Ok(())
    }

    /// Enters editions. They are read on other threads, and written here some at a
    /// time.
    fn enter(
        &mut self,
        index: &mut TermIndex,
        pending: &[WantedEdition],
        report: &mut FillReport,
    ) -> Result<(), NotKept> {
        let (places, next) = (self.places, AtomicUsize::new(0));
        let read_next = || {
            let wanted = pending.get(next.fetch_add(1, Ordering::Relaxed))?;
            Some(open(wanted, places).map(|open| read(wanted, &open)))
        };
        let readers = thread::available_parallelism().map_or(1, usize::from).min(READERS);
        thread::scope(|scope| {
            // An edition waits, and each reader holds one: never more in memory.
            let (give, taken) = sync_channel(1);
            for _ in 0..readers.min(pending.len()) {
                let (give, read_next) = (give.clone(), &read_next);
                let read_all = move || while read_next().is_some_and(|it| give.send(it).is_ok()) {};
                // Without a thread the others do its work, and this one. A panic hook
                // knows by the name whether a panic is caught.
                let name = thread::current().name().unwrap_or_default().to_owned();
                let _ = thread::Builder::new().name(name).spawn_scoped(scope, read_all);
            }
            drop(give);
            let (mut done, total) = (0, pending.len());
            // Nobody else can write while a group is written: it is not waited long for.
            let soon = |left: Duration| match taken.recv_timeout(left) {
                Err(RecvTimeoutError::Disconnected) => read_next(),
                got => got.ok(),
            };
            while let Some(first) = taken.recv().ok().or_else(read_next) {
                let (begun, mut first) = (Instant::now(), Some(first));
                let mut group = std::iter::from_fn(|| {
                    loop {
                        report.is_ended = done < total && !(self.tell)(done, total);
                        let left = TOGETHER.saturating_sub(begun.elapsed());
                        let read = first.take().or_else(|| soon(left));
                        let read = read.filter(|_| !report.is_ended)?;
                        done += 1;
                        match read {
                            Some(edition) => {
                                report.entered += 1;
                                return Some(edition);
                            }
                            None => report.unread += 1,
                        }
                    }
                });
                index.put_all(&mut group)?;
                if report.is_ended {
                    break;
                }
            }
            Ok(())
        })
    }

    /// What should be in the index, by library.
    fn wanted(&self) -> Vec<(String, Vec<WantedEdition>)> {
        let mut all = Vec::new();
        if let (Some(library), Some(name)) = (&self.places.library, self.places.library_name()) {
            let is_meant = |folder: &String| self.only.as_ref().is_none_or(|o| o.contains(folder));
            let shelved = editions_under(library);
            let wanted = shelved.filter(|shelved| is_meant(&shelved.folder)).map(|shelved| {
                let stamp = stamp(&shelved.path);
                let (folder, source) = (shelved.folder, WantedSource::Folder(shelved.path));
                WantedEdition { library: name.clone(), folder, stamp, source }
            });
            all.push((name.clone(), wanted.collect()));
        }
        if self.places.samples && self.only.is_none() {
            let wanted = editions::bundled().iter().map(|bundled| WantedEdition {
                library: BUNDLED.to_owned(),
                folder: bundled.name().to_owned(),
                stamp: bundled.size().cast_signed(),
                source: WantedSource::Bundled(*bundled),
            });
            all.push((BUNDLED.to_owned(), wanted.collect()));
        }
        all
    }
}

fn open(edition: &WantedEdition, places: &SearchPlaces) -> Option<OpenEdition> {
    match &edition.source {
        WantedSource::Folder(path) => {
            editions::open(path, &Hint::default(), Some(&places.cache)).ok()
        }
        WantedSource::Bundled(bundled) => bundled.open().ok(),
    }
}

/// What tells that an edition is another than the one that was read: its
/// `edition.toml`, its corrections, and the list of its pages.
fn stamp(folder: &Path) -> i64 {
    let file = |name: &str| FileStamp::of(&folder.join(name)).unwrap_or_default();
    let (manifest, corrections) = (file("edition.toml"), file("corrections.toml"));
    let pages = fs::metadata(folder.join("pages")).and_then(|about| about.modified()).ok();
    let pages = pages.and_then(|time| time.duration_since(UNIX_EPOCH).ok());
    hashed([
        manifest.size,
        manifest.changed.cast_unsigned(),
        corrections.size,
        corrections.changed.cast_unsigned(),
        pages.map_or(0, |since| since.as_nanos() as u64),
    ])
}

impl WantedEdition {
    /// Whether it was recovered from scans.
    fn is_recovered(&self) -> bool {
        match &self.source {
            WantedSource::Folder(path) => path.join(RECOVERY).is_file(),
            // Of those that come with the program the text of a scanned page.
            WantedSource::Bundled(bundled) => {
                Path::new(bundled.name()).extension().is_some_and(|it| it == "txt")
            }
        }
    }

    /// What tells by all of its page files that it is another.
    fn pages_stamp(&self) -> i64 {
        let WantedSource::Folder(path) = &self.source else { return 0 };
        let pages = fs::read_dir(path.join("pages")).into_iter().flatten().flatten();
        let mut files: Vec<PathBuf> = pages.map(|entry| entry.path()).collect();
        files.sort();
        let stamps = files.iter().map(|file| FileStamp::of(file).unwrap_or_default());
        hashed(stamps.flat_map(|stamp| [stamp.size, stamp.changed.cast_unsigned()]))
    }
}

fn hashed(parts: impl IntoIterator<Item = u64>) -> i64 {
    let bytes = parts.into_iter().flat_map(u64::to_le_bytes);
    // FNV-1a: nobody makes two editions alike on purpose.
    let hash = bytes.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    hash.cast_signed()
}

/// Reads an edition for the index.
fn read(
    wanted: &WantedEdition,
    open: &OpenEdition,
) -> (IndexedEdition, Vec<(IndexedArticle, TermList)>) {
    let edition = open.edition();
    let about = IndexedEdition {
        library: wanted.library.clone(),
        folder: wanted.folder.clone(),
        stamp: wanted.stamp,
        pages_stamp: wanted.pages_stamp(),
        key: edition.key(),
        paper: edition.paper.title.clone(),
        date: edition.date,
        lang: edition.lang(),
        pages: edition.pages.iter().map(|page| page.id.clone()).collect(),
        sections: edition.sections.iter().map(|section| section.name.clone()).collect(),
        section_of: edition.articles.iter().map(|a| a.section.try_into().unwrap_or(0)).collect(),
        page_of: edition.articles.iter().map(page_number).collect(),
        is_recovered: wanted.is_recovered(),
        files: open.body_files().to_vec(),
    };
    let articles = (0..edition.articles.len()).map(|position| article(open, position)).collect();
    (about, articles)
}

fn page_number(article: &Article) -> u16 {
    article.page.and_then(|page| page.try_into().ok()).unwrap_or(u16::MAX)
}

fn article(open: &OpenEdition, position: usize) -> (IndexedArticle, TermList) {
    let article = &open.edition().articles[position];
    // Of a body that cannot be had there is nothing to find.
    let body = open.body(position).unwrap_or_default();
    let head: Vec<(HeadRole, Clean)> =
        article.head.iter().map(|line| (line.role, line.text.clone())).collect();
    let list = TermList::of(&passages(&head, &body));
    let is_picture =
        |chunk| body.blocks(chunk).iter().any(|b| matches!(b.kind, BlockKind::Figure { .. }));
    let indexed = IndexedArticle {
        id: article.id.clone(),
        section: article.section,
        page: article.page,
        kind: article.kind,
        lang: article.lang.as_deref().map(|tag: &str| Lang::from_tag(tag)),
        has_picture: body.with_pictures().into_iter().any(is_picture),
        head,
        first_words: article.first_words.clone(),
        spot: open.spot(position).map(|(file, range)| BodySpot { file, range }),
    };
    (indexed, list)
}
