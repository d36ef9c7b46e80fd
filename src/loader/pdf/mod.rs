//! PDF (ISO 32000): pages as they were printed.
//!
//! | stage | file |
//! |---|---|
//! | streams that would fill the memory are made unreadable | [`guard`], [`packing`], [`deflate`] |
//! | those of encrypted files are decrypted to be measured | [`locked`] |
//! | objects, cross-references, filters | the crate `hayro-syntax` |
//! | what the fonts' codes mean, and how wide they are | [`font`] |
//! | the content streams, drawn: characters with their places | [`walk`], [`state`], [`marks`] |
//! | what that may cost, where several threads draw | [`budget`] |
//! | characters to lines, lines to blocks | [`stacks`], [`lines`], [`blocks`] |
//! | blocks to a sheet, with line ends inside of words closed | [`page`], [`wraps`], [`hangul`] |
//! | blocks under pictures | [`captions`] |
//! | title and day | [`info`] |
//!
//! Each page is a sheet, from which its articles are recovered as from a page
//! of OCR with places; then the pages are joined, and jumps followed, as those
//! of a folder are. Sources count bytes of the text as it is read here, page
//! after page, since the file's own bytes are packed.
//!
//! Not read: what is drawn as paths, annotations and forms to fill in, and
//! documents that ask for a password.

mod blocks;
mod budget;
mod captions;
mod deflate;
mod font;
mod guard;
mod hangul;
mod info;
mod lines;
mod locked;
mod marks;
mod matrix;
mod packing;
#[cfg(test)]
mod packing_tests;
mod page;
mod stacks;
mod state;
#[cfg(test)]
mod tests;
mod walk;
mod wraps;

use std::collections::{BTreeSet, HashMap};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use hayro_syntax::page::Page;
use hayro_syntax::{LoadPdfError, Pdf};

use crate::input::watch::Count;
use crate::input::{Hint, LoadError, Loaded, Watch, limits, parallel};
use crate::model::error::{Limited, PdfFault};
use crate::model::{Clean, Stage, Warning, WarningKind};
use crate::recovery::pages::{self, PageFile, PageOverrides};
use crate::recovery::{masthead, ocr};
use budget::{PageBudget, ReadBudget};
use locked::{Closed, Lock};
use page::PdfPage;

/// Reads a PDF as an edition, with a page for each of its pages.
///
/// # Errors
/// [`LoadError::Pdf`] for a document that is damaged, is under a password, or
/// holds no text; [`LoadError::Limit`]. Pages without text, characters that
/// the file gives no meaning, and what is too large to be unpacked are
/// warnings.
pub fn load(bytes: &[u8], hint: &Hint) -> Result<Loaded, LoadError> {
    let document = document(bytes, hint, &hint.watch)?;
    let title = document.title;
    let mut loaded = pages::join(document.pages, &PageOverrides::default());
    if let Some(title) = title {
        loaded.edition.paper.title = Clean::line(&title);
    }
    loaded.edition.warnings.extend(document.warnings);
    Ok(loaded)
}

/// The pages of a PDF, each read by itself.
///
/// # Errors
/// As [`load`].
pub fn pages(bytes: &[u8], hint: &Hint) -> Result<Vec<PageFile>, LoadError> {
    // Of several files those are told, not their pages.
    let mut document = document(bytes, hint, &Watch::default())?;
    if let Some(first) = document.pages.first_mut() {
        first.loaded.edition.warnings.extend(document.warnings);
    }
    Ok(document.pages)
}

/// A document whose pages were read.
struct Document {
    pages: Vec<PageFile>,
    /// Its title, if the pages name none.
    title: Option<String>,
    warnings: Vec<Warning>,
}

/// What a file says, before articles are looked for.
struct PdfContents {
    leaves: Vec<PdfPage>,
    title: Option<String>,
    day: Option<crate::model::Date>,
    /// Some of the file could not be unpacked.
    barred: bool,
    warnings: Vec<WarningKind>,
}

impl PdfContents {
    /// Why none of the pages has text; `None` if one has.
    fn fault(&self) -> Option<PdfFault> {
        let leaves = || self.leaves.iter();
        if leaves().any(|leaf| leaf.characters() > leaf.unknown) {
            return None;
        }
        let is_coded = leaves().any(|leaf| leaf.unknown > 0);
        Some(match (is_coded, leaves().any(PdfPage::has_pictures)) {
            _ if self.barred => PdfFault::Barred,
            (true, _) => PdfFault::Coded,
            (false, true) => PdfFault::Pictures,
            (false, false) => PdfFault::Blank,
        })
    }
}

/// How many pages a document has whose text has to be recognised; `None` if it has
/// text, or cannot be drawn.
pub(super) fn pages_without_text(bytes: &[u8], hint: &Hint) -> Option<usize> {
    let draft = || draft(bytes, hint, &Watch::default());
    let draft = catch_unwind(AssertUnwindSafe(draft)).ok()?.ok()?;
    draft.fault().filter(|fault| *fault != PdfFault::Barred).map(|_| draft.leaves.len())
}

/// Reads a document; how far that is, and its first page, is told to `watch`.
fn document(bytes: &[u8], hint: &Hint, watch: &Watch) -> Result<Document, LoadError> {
    limits::check(&hint.name, Limited::Pdf, bytes.len() as u64, limits::PDF)?;
    let fail = |fault| LoadError::Pdf { file: hint.name.clone(), fault };
    // What the crate makes of a damaged file is not in our hands.
    let draft = catch_unwind(AssertUnwindSafe(|| draft(bytes, hint, watch)));
    hint.watch.check()?;
    let mut draft = draft.unwrap_or(Err(PdfFault::Damaged)).map_err(fail)?;
    if let Some(fault) = draft.fault() {
        return Err(fail(fault));
    }
    running_heads(&mut draft.leaves);
    close_words(&mut draft.leaves);
    let total = draft.leaves.len();
    let mut document = Document { pages: Vec::new(), title: None, warnings: Vec::new() };
    let mut full = Vec::new();
    for (at, leaf) in draft.leaves.iter().enumerate() {
        if leaf.is_empty() {
            let pictures = leaf.has_pictures();
            let kind = if pictures { WarningKind::PictureOfPage } else { WarningKind::BlankPage };
            document.warnings.push(kind(at + 1).into());
            continue;
        }
        full.push((at, leaf));
    }
    let count = Count::new(watch, Stage::Pages, full.len());
    let pages = parallel::map(&full, 1, |&(at, leaf)| {
        let page =
            (!hint.watch.is_cancelled()).then(|| page_file(leaf, at, total, hint, draft.day));
        count.one();
        page.flatten()
    });
    hint.watch.check()?;
    document.pages.extend(pages.into_iter().flatten());
    document.warnings.extend(draft.warnings.into_iter().map(Warning::new));
    let named = document.pages.iter().any(PageFile::says_paper);
    let stem = || hint.name.rsplit(['/', '\\']).next().unwrap_or_default().to_owned();
    let stem = || stem().rsplit_once('.').map_or_else(stem, |(stem, _)| stem.to_owned());
    document.title = Some(draft.title.unwrap_or_else(stem)).filter(|_| !named);
    Ok(document)
}

/// Reads the objects and draws the pages.
fn draft(bytes: &[u8], hint: &Hint, watch: &Watch) -> Result<PdfContents, PdfFault> {
    let closed = |closed| match closed {
        Closed::Password => PdfFault::Password,
        Closed::Kind => PdfFault::Locked,
    };
    let lock = Lock::of(bytes).map_err(closed)?;
    // Each saving of a document adds one; the parser tries them all.
    if memchr::memmem::find_iter(bytes, b"trailer").count() > locked::TRAILERS {
        return Err(PdfFault::Damaged);
    }
    let guarded = guard::guard(bytes, lock.as_ref()).map_err(closed)?;
    let pdf = Pdf::new(guarded.bytes).map_err(|error| match error {
        LoadPdfError::Decryption(_) => closed(error.into()),
        LoadPdfError::Invalid => PdfFault::Damaged,
    })?;
    let mut warnings = Vec::new();
    if guarded.barred > 0 {
        warnings.push(WarningKind::PdfParts(guarded.barred));
    }
    let all = pdf.pages();
    if all.len() > limits::PAGES {
        let (found, most) = (all.len(), limits::PAGES);
        warnings.push(WarningKind::PdfPages { found, most });
    }
    let about = pdf.metadata();
    let (title, day) = (info::title(about), info::day(about));
    // A document of a page or two is there as soon as its first page.
    let early = |leaf: &PdfPage| {
        let wanted = all.len() > 2 && watch.is_watched();
        if let Some(first) = wanted.then(|| page_file(leaf, 0, all.len(), hint, day)).flatten() {
            watch.early(|| first_page(first, title.as_deref()));
        }
    };
    let drawn = drawn(&all[..all.len().min(limits::PAGES)], hint, watch, early);
    if drawn.is_cut {
        warnings.push(WarningKind::PdfCut);
    }
    if drawn.lost > 0 {
        warnings.push(WarningKind::PagePartsDamaged(drawn.lost));
    }
    let barred = guarded.barred > 0 || drawn.lost > 0;
    Ok(PdfContents { leaves: drawn.leaves, title, day, barred, warnings })
}

/// The pages of a document as they were drawn.
#[derive(Default)]
struct DrawnPages {
    leaves: Vec<PdfPage>,
    /// Content streams that could not be unpacked.
    lost: usize,
    /// The budget was spent.
    is_cut: bool,
}

/// Draws the pages, on all processors; `early` is given the first as soon as
/// it is there.
fn drawn(
    all: &[Page<'_>],
    hint: &Hint,
    watch: &Watch,
    early: impl Fn(&PdfPage) + Sync,
) -> DrawnPages {
    let mut budget = ReadBudget::new();
    let draw = |page: &Page<'_>, budget: &ReadBudget| {
        let mut desk = PageBudget::of(budget);
        let leaf = PdfPage::of(&walk::page(page, &mut desk));
        let (cost, lost) = desk.end();
        (leaf, cost, lost)
    };
    let count = Count::new(watch, Stage::Drawing, all.len());
    let numbered: Vec<(usize, &Page<'_>)> = all.iter().enumerate().collect();
    let first_try = parallel::map(&numbered, 1, |&(at, page)| {
        let drawn = (!hint.watch.is_cancelled()).then(|| draw(page, &budget))?;
        count.one();
        if at == 0 && drawn.1.is_some() {
            early(&drawn.0);
        }
        Some(drawn)
    });
    budget.refill();
    let mut pages = DrawnPages::default();
    for (page, drawn) in all.iter().zip(first_try) {
        if hint.watch.is_cancelled() {
            break;
        }
        let paid = drawn.filter(|(_, cost, _)| cost.is_some_and(|cost| budget.pay(cost)));
        let (leaf, _, lost) = paid.unwrap_or_else(|| draw(page, &budget));
        pages.leaves.push(leaf);
        pages.lost += lost;
    }
    pages.is_cut = budget.is_spent();
    pages
}

/// An edition of the first page, to be read while the others are. What its
/// running heads are is not known before they are.
fn first_page(page: PageFile, title: Option<&str>) -> Loaded {
    let is_named = page.says_paper();
    let mut loaded = pages::join(vec![page], &PageOverrides::default());
    if let Some(title) = title.filter(|_| !is_named) {
        loaded.edition.paper.title = Clean::line(title);
    }
    loaded
}

/// Marks what stands at the same place on several pages, but for its figures.
/// Of what reaches into the page, and of headlines, all lines have to.
fn running_heads(leaves: &mut [PdfPage]) {
    let mut counts: HashMap<(String, i64), usize> = HashMap::new();
    for (_, edge) in leaves.iter().flat_map(PdfPage::edges) {
        *counts.entry(edge).or_default() += 1;
    }
    let pages = leaves.len();
    for leaf in leaves {
        let edges = leaf.edges();
        // The last words of two paragraphs may stand at one place by chance.
        let least = |words: &str| {
            if words.ends_with(['。', '！', '？', '.', '!', '?']) { pages / 2 } else { 1 }
        };
        let again = |edge: &(String, i64)| {
            counts.get(edge).is_some_and(|count| *count > least(&edge.0).max(1))
        };
        let found: BTreeSet<usize> =
            edges.iter().filter(|(_, edge)| again(edge)).map(|(at, _)| *at).collect();
        if found.is_empty() {
            continue;
        }
        let edges: BTreeSet<usize> = edges.into_iter().map(|(at, _)| at).collect();
        let large = leaf.large();
        for block in blocks::blocks(&leaf.lines) {
            let outside = |at: &usize| edges.contains(at) && leaf.lines[*at].size < large;
            if block.iter().all(|at| found.contains(at)) || block.iter().all(outside) {
                for at in block.into_iter().filter(|at| found.contains(at)) {
                    leaf.lines[at].furniture = true;
                }
            }
        }
    }
}

/// Finds the lines that end inside of words that have spaces between them.
fn close_words(leaves: &mut [PdfPage]) {
    let hangul =
        |leaf: &PdfPage| leaf.lines.iter().any(|line| line.text.contains(hangul::is_syllable));
    if !leaves.iter().any(hangul) {
        return;
    }
    let pages: Vec<_> =
        leaves.iter().map(|leaf| (&*leaf.lines, blocks::blocks(&leaf.lines))).collect();
    let found = hangul::cut_words(&pages);
    for (leaf, cut) in leaves.iter_mut().zip(found) {
        leaf.cut_words = cut;
    }
}

/// Recovers the articles of a page.
fn page_file(
    leaf: &PdfPage,
    at: usize,
    total: usize,
    hint: &Hint,
    day: Option<crate::model::Date>,
) -> Option<PageFile> {
    let mut warnings = Vec::new();
    if leaf.unknown > 0 {
        warnings.push(WarningKind::UnknownCharacters(leaf.unknown));
    }
    if leaf.cut {
        warnings.push(WarningKind::PageCut);
    }
    // The end of the name tells what the source of the articles is.
    let name = match total {
        1 => format!("{}.txt", hint.name),
        _ => format!("{} page {}.txt", hint.name, at + 1),
    };
    let hint = Hint { name: name.clone(), file_date: day.or(hint.file_date), ..hint.clone() };
    let mut sheet = leaf.sheet(warnings)?;
    if at == 0 {
        masthead::read(&mut sheet);
    }
    let bytes: Arc<[u8]> = sheet.decoded.text.as_bytes().into();
    Some(PageFile { name, bytes, loaded: ocr::articles(&sheet, &hint) })
}
