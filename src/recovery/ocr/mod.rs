//! The text of a scanned page to an edition. OCR gives a heap of blocks:
//! columns cut anywhere, an article's tail far from its head, a kicker after
//! the story. The grammar of the field tells what each block is, and the
//! recovery which of them are one article, in which order. Nothing is
//! invented, and every character of the input lies in the source of exactly
//! one line, block or piece of furniture.
//!
//! One stage a file: `glyph` (blocks, characters with their places), `split`
//! (what a block's own marks part), `grammar` and `date` (what a piece is),
//! `furniture` (what the page says of the edition), `units` (all of that, for
//! a page), [`recover`] (which texts are one article), `arrange`, `head_lines`
//! and `draft` (articles with heads and pictures), then `line_ends`, `punct`,
//! `quotes` and `gaps` set each text, and `compose` makes the edition. `scan`
//! keeps the page as it was.
//!
//! Where it is known how the page is printed, `geometry` gives the blocks
//! instead, with `asides` (text that runs the other way than the page), `order` (columns) and `paragraphs` (indents), `hyphens` closes
//! words, and `regions` says where the articles stand. Where the format has
//! articles of its own, `stories` takes them as they are, `flow` says which of
//! their paragraphs go on, and `verse` which of their line ends matter.

mod arrange;
mod asides;
mod bulk;
mod compose;
mod date;
mod draft;
mod flow;
mod furniture;
mod gaps;
mod geometry;
mod glyph;
mod grammar;
mod head_lines;
mod hyphens;
mod line_ends;
mod measure;
mod order;
mod ownership;
mod paragraphs;
mod plain;
mod printed;
mod punct;
mod quotes;
pub mod recover;
mod regions;
mod scan;
mod split;
mod stacks;
mod stories;
#[cfg(test)]
mod tests;
mod units;
mod unparted;
mod verse;

use super::sheet::Sheet;
use crate::input::encoding::{Decoded, decode};
use crate::input::text_size::TextSize;
use crate::input::{Hint, LoadError, Loaded, limits, parallel};
use crate::model::error::{Limited, NotText};
use crate::model::{Lang, Scan, Warning, WarningKind};
use geometry::Spot;

pub(crate) use compose::first_words;
pub(in crate::recovery) use glyph::breaks_off;
pub(crate) use grammar::{is_dated_folio, is_of_newspaper};
pub use plain::load_plain;
pub(crate) use plain::{damage, plain_blocks};

/// Reads an OCR'd page as an edition with its articles.
///
/// # Errors
/// [`LoadError::Encoding`] for an unknown `hint.encoding`; [`LoadError::Empty`],
/// [`LoadError::Binary`] or [`LoadError::Limit`] for an input that is none.
/// Damaged bytes and dropped control characters are warnings.
pub fn load(bytes: &[u8], hint: &Hint) -> Result<Loaded, LoadError> {
    if !fits_pages(bytes) {
        let mut loaded = bulk::load(bytes, hint)?;
        loaded.edition.warnings.push(WarningKind::NoPages.into());
        return Ok(loaded);
    }
    let sheet = Sheet::of_text(read(bytes, hint)?);
    Ok(articles(&sheet, hint))
}

/// The page as it was scanned.
///
/// # Errors
/// As [`load`].
pub fn scans(bytes: &[u8], hint: &Hint) -> Result<Vec<Scan>, LoadError> {
    if !fits_pages(bytes) {
        return Ok(Vec::new());
    }
    Ok(vec![scan::scan(&read(bytes, hint)?, 0, 0)])
}

/// Recovers the articles of a sheet, or takes those that its format marks.
pub(crate) fn articles(sheet: &Sheet, hint: &Hint) -> Loaded {
    let lang = language(sheet, hint);
    let mut sorted = match &sheet.layout {
        None => recovered(&[unparted::spots(&sheet.decoded.text, &sheet.told, lang)], sheet, lang),
        Some(layout) if layout.stories.is_empty() => {
            let pages = 0..layout.pages.len();
            let pages = pages.flat_map(|page| geometry::page(layout, page, &sheet.decoded.text));
            recovered(&pages.collect::<Vec<_>>(), sheet, lang)
        }
        Some(layout) => stories::read(sheet, layout, lang),
    };
    printed::finish(&mut sorted.page);
    let places = sheet.layout.as_ref().map(|layout| printed::PrintedArticles::of(&sorted, layout));
    let about = printed::about(sorted.about, sheet);
    let input = compose::ComposeInput { decoded: &sheet.decoded, hint, lang };
    let mut loaded = compose::compose(sorted.page, about, &input);
    loaded.edition.warnings.extend(sheet.warnings.iter().cloned().map(Warning::new));
    loaded.scans = vec![scan::scan(&sheet.decoded, 0, 0)];
    if let Some(places) = places {
        printed::dress(&mut loaded, places, sheet, hint);
    }
    loaded
}

/// The articles of a sheet before they are set.
struct Sorted {
    page: arrange::ArrangedPage,
    about: furniture::About,
    /// The story that each article was made from, where there are any.
    stories: Vec<usize>,
}

/// Finds the articles of pages, or of parts of them, each by itself.
fn recovered(pages: &[Vec<Spot>], sheet: &Sheet, lang: Lang) -> Sorted {
    let mut all = Sorted {
        page: arrange::ArrangedPage::default(),
        about: furniture::About::default(),
        stories: Vec::new(),
    };
    let order = match sheet.layout {
        Some(_) => recover::UnitOrder::Printed,
        None => recover::UnitOrder::Unknown,
    };
    let text = &sheet.decoded.text;
    let is_rule = |spot: &Spot| match &*spot.text {
        [alone] => glyph::is_rule(&text[alone.clone()]),
        _ => false,
    };
    let arranged = parallel::map(pages, 1, |spots| {
        let (rules, spots): (Vec<Spot>, Vec<Spot>) = spots.iter().cloned().partition(is_rule);
        let (mut units, about) = units::units(&spots, text, lang);
        let found = recover::recover(&mut units, lang, order);
        let mut page = arrange::arrange(units, found, lang);
        let rules = rules.iter().map(|rule| glyph::Piece::read_parts(text, &rule.text));
        page.furniture.extend(rules);
        (page, about)
    });
    for (page, about) in arranged {
        all.page.drafts.extend(page.drafts);
        all.page.furniture.extend(page.furniture);
        all.about = furniture::About {
            title: all.about.title.or(about.title),
            date: all.about.date.or(about.date),
            page: all.about.page.or(about.page),
        };
    }
    all
}

/// The most that is read as scanned pages. The pages of the samples have 13 KB,
/// 300 lines and at most 103 blocks, so a hundred and fifty of them fit in; of
/// what is larger every character would be looked at for nothing. A line of
/// 128 KB is no line, paragraph or block of a page.
const PAGES: TextSize =
    TextSize { bytes: 2 << 20, lines: 100_000, blocks: 20_000, line: 128 << 10 };

/// Refuses more text than a page of several may have.
///
/// # Errors
/// [`LoadError::Limit`], if so.
pub(crate) fn check_page(bytes: &[u8], file: &str) -> Result<(), LoadError> {
    limits::check(file, Limited::PageText, bytes.len() as u64, PAGES.bytes as u64)?;
    let lines = memchr::memchr_iter(b'\n', bytes).count();
    limits::check_count(file, Limited::PageLines, lines, PAGES.lines)
}

/// Whether a text, in whatever encoding, may be one of scanned pages.
pub(crate) fn fits_pages(bytes: &[u8]) -> bool {
    PAGES.holds(bytes)
}

/// Decodes the input and refuses what cannot be a page.
pub(crate) fn read(bytes: &[u8], hint: &Hint) -> Result<Decoded, LoadError> {
    limits::check(&hint.name, Limited::Page, bytes.len() as u64, limits::ARTICLE)?;
    let decoded =
        decode(bytes, hint.encoding.as_deref()).map_err(|error| error.of_file(&hint.name))?;
    check_text(&decoded.text, decoded.encoding, hint)?;
    if decoded.text.trim().is_empty() {
        return Err(LoadError::Empty { file: hint.name.clone() });
    }
    Ok(decoded)
}

/// Refuses what is no text by its beginning, read as `encoding`.
fn check_text(text: &str, encoding: &str, hint: &Hint) -> Result<(), LoadError> {
    let sample = || text.chars().take(SAMPLE);
    let control = sample().filter(|c| c.is_control() && !c.is_whitespace()).count();
    let percent = control * 100 / sample().count().max(1);
    if percent >= TOO_MUCH_CONTROL && control > A_FEW {
        let found = NotText::Controls { percent, encoding: encoding.to_owned() };
        return Err(LoadError::Binary { file: hint.name.clone(), found });
    }
    Ok(())
}

/// Whether there is nothing but white space.
fn is_blank(text: &[u8]) -> bool {
    text.utf8_chunks().all(|chunk| chunk.valid().trim().is_empty() && chunk.invalid().is_empty())
}

/// How many characters are looked at to tell text from other data; the
/// percentage of control characters that no text has; and how many of them a
/// short text may have all the same.
const SAMPLE: usize = 1 << 16;
const TOO_MUCH_CONTROL: usize = 5;
const A_FEW: usize = 8;

fn language(sheet: &Sheet, hint: &Hint) -> Lang {
    let tag = hint.lang.as_deref().or(sheet.about.lang.as_deref());
    tag.map_or_else(|| Lang::guess(&sheet.decoded.text), Lang::from_tag)
}
