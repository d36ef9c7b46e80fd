//! METS: an issue as a tree of articles and a tree of pages, over ALTO files.
//!
//! | what | how it is understood |
//! |---|---|
//! | `structMap TYPE="PHYSICAL"` | the pages in order, each with its ALTO file |
//! | `structMap TYPE="LOGICAL"` | sections and articles in reading order; `TITLE`, `OVERLINE`, `SUBHEADLINE`, `AUTHOR`, `CAPTION`, `PARAGRAPH` … are the parts of an article |
//! | `area FILEID BEGIN END` | the ALTO elements (blocks, lines or words) of a part |
//! | `structLink` | the parts of an article that stand in the physical tree |
//! | `mods` | title, day, number, place, publisher, language; the titles of articles |
//! | no logical tree | the articles are recovered from the pages |
//!
//! The files are asked for by their paths, which stay inside the folder. A
//! page that is missing is a warning. Places in a text count through the ALTO
//! files of the issue, laid end to end in the order of the pages.

mod document;
mod stories;

use std::collections::HashMap;
use std::ops::Range;

use document::{MetsDocument, MetsFile};

use super::alto;
use super::scan::{SheetBuilder, XmlSource};
use super::xml::{Strictness, decode_document};
use crate::input::inner_path;
use crate::input::{Hint, LoadError, Loaded, dates, limits};
use crate::model::error::{Limited, Problem};
use crate::model::{OpenError, WarningKind};
use crate::recovery::ocr;
use crate::recovery::sheet::{SheetClaims, SheetPage};

/// The names of a page's elements, and where their texts stand.
type ElementRanges = HashMap<String, Range<usize>>;

/// Reads an issue. `read` gives a file by its path, which is relative to the
/// METS file and stays inside its folder.
///
/// # Errors
/// [`LoadError::Malformed`] for a METS document that names no page, or of
/// whose pages none can be read; else as [`super::load`].
pub fn load_issue(
    bytes: &[u8],
    hint: &Hint,
    read: &mut dyn FnMut(&str) -> Result<Vec<u8>, OpenError>,
) -> Result<Loaded, LoadError> {
    let file = || hint.name.clone();
    limits::check(&hint.name, Limited::Mets, bytes.len() as u64, limits::ARTICLE)?;
    let xml =
        decode_document(bytes, None, Strictness::Xml).map_err(|error| error.of_file(&hint.name))?;
    let mut doc = MetsDocument::read(&xml.text);
    let mut scan = SheetBuilder::with_names();
    scan.warnings.append(&mut doc.warnings);
    let pages = pages(&doc);
    let malformed = |problem| LoadError::Malformed { file: file(), line: 1, column: 1, problem };
    if pages.is_empty() {
        return Err(malformed(Problem::NoPageNamed));
    }
    let count = pages.len();
    let (names, encoding, damaged) = read_pages(pages, hint, read, &mut scan);
    if names.is_empty() {
        return Err(malformed(Problem::NoPageRead { count }));
    }
    if scan.is_empty() {
        return Err(LoadError::Empty { file: file() });
    }
    stories::read(&doc, &names, scan.layout());
    let lang = scan.told.lang.take();
    scan.told = told(&doc);
    scan.told.lang = scan.told.lang.take().or(lang);
    let sheet = scan.finish(encoding, damaged);
    Ok(ocr::articles(&sheet, hint))
}

/// The pages in order: the id of the file, its path, and the page's number.
fn pages(doc: &MetsDocument) -> Vec<(&MetsFile, Option<String>)> {
    let files: HashMap<&str, &MetsFile> = doc.files.iter().map(|file| (&*file.id, file)).collect();
    let is_text = |file: &MetsFile| {
        let href = file.href.to_ascii_lowercase();
        let other = href.ends_with("mets.xml") || file.id.to_ascii_lowercase().contains("mets");
        href.rsplit('.').next() == Some("xml") && !other
    };
    let mut pages: Vec<(&MetsFile, Option<String>)> = Vec::new();
    let roots = doc.tree("PHYSICAL").map(|tree| tree.roots.as_slice()).unwrap_or_default();
    for div in roots.iter().flat_map(|&root| doc.below(root)).map(|at| &doc.divs[at]) {
        if !div.sort.contains("PAGE") || div.sort.contains("AREA") {
            continue;
        }
        let text = div.areas.iter().filter_map(|area| files.get(area.file.as_str()));
        let id = div.order_label.clone();
        pages.extend(text.filter(|file| is_text(file)).map(|file| (*file, id.clone())).take(1));
    }
    if pages.is_empty() {
        pages = doc.files.iter().filter(|file| is_text(file)).map(|file| (file, None)).collect();
    }
    pages
}

/// Reads the pages into a sheet: the names on each, by the id of its file;
/// the encoding; and how many bytes meant nothing in it.
fn read_pages(
    pages: Vec<(&MetsFile, Option<String>)>,
    hint: &Hint,
    read: &mut dyn FnMut(&str) -> Result<Vec<u8>, OpenError>,
    scan: &mut SheetBuilder,
) -> (HashMap<String, ElementRanges>, &'static str, usize) {
    let (mut names, mut encoding, mut damaged) = (HashMap::new(), "UTF-8", 0);
    let (mut base, mut total) = (0, 0);
    for (file, id) in pages {
        let path = inside(&file.href);
        let leads_out = || OpenError::OutOfIssue { path: file.href.clone() };
        let decoded = path.as_deref().ok_or_else(leads_out).and_then(|path| {
            let bytes = read_near(path, &mut *read)?;
            total += bytes.len() as u64;
            limits::check(&file.href, Limited::Issue, total, limits::FILE)?;
            let xml = decode_document(&bytes, hint.encoding.as_deref(), Strictness::Xml);
            Ok((xml.map_err(|error| error.of_file(&file.href))?, bytes.len()))
        });
        let (xml, len) = match decoded {
            Ok(decoded) => decoded,
            Err(fault) => {
                let fault = Box::new(fault);
                scan.warnings.push(WarningKind::PageMissing { page: None, fault });
                continue;
            }
        };
        let source = XmlSource { xml: &xml, base };
        let leaf = SheetPage { id, tall: 0.0 };
        if !alto::read(&source, scan, &leaf) {
            scan.warnings.push(WarningKind::NoAltoPage(file.href.clone()));
        }
        names.insert(file.id.clone(), scan.forget_names());
        (encoding, damaged) = (xml.encoding, damaged + xml.malformed);
        base += len;
    }
    (names, encoding, damaged)
}

/// Reads a file where the issue says it is, else right beside the METS file:
/// files of a folder are often handed on without it.
fn read_near(
    path: &str,
    read: &mut dyn FnMut(&str) -> Result<Vec<u8>, OpenError>,
) -> Result<Vec<u8>, OpenError> {
    read(path).or_else(|error| match path.rsplit_once('/') {
        Some((_, name)) => read(name).map_err(|_| error),
        None => Err(error),
    })
}

/// The path that a reference means, if it stays inside the folder.
fn inside(href: &str) -> Option<String> {
    let path = match href.strip_prefix("file://") {
        Some(path) => path.strip_prefix("localhost").unwrap_or(path),
        None => href,
    };
    if path.contains("://") || path.starts_with('/') {
        return None;
    }
    let path = unescaped(path).replace('\\', "/");
    inner_path::normalise(&path).ok()
}

/// A path with `%20` and its like resolved.
fn unescaped(path: &str) -> String {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let hex = after.get(..2).and_then(|hex| std::str::from_utf8(hex).ok());
        match hex.filter(|_| first == b'%').and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = &after[2..];
            }
            None => {
                bytes.push(first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// What the document says of the issue: the descriptions of the divisions
/// down to the issue, the outermost first.
fn told(doc: &MetsDocument) -> SheetClaims {
    let roots = doc.trees.iter().flat_map(|tree| &tree.roots);
    let issue = |at: &usize| !matches!(&*doc.divs[*at].sort, "ARTICLE" | "SECTION" | "CONTENT");
    let upper = roots.flat_map(|&root| {
        let children = doc.divs[root].children.iter().copied().filter(issue);
        let grand = children.clone().flat_map(|at| doc.divs[at].children.iter().copied());
        [root].into_iter().chain(children).chain(grand.filter(issue)).collect::<Vec<_>>()
    });
    let mut told = SheetClaims::default();
    for about in upper.flat_map(|at| doc.about(&doc.divs[at]).collect::<Vec<_>>()) {
        let first = |slot: &mut Option<String>, value: &Option<String>| {
            if slot.is_none() {
                slot.clone_from(value);
            }
        };
        first(&mut told.title, &about.titles.first().cloned());
        first(&mut told.number, &about.number);
        first(&mut told.lang, &about.lang.clone().filter(|tag| tag.len() <= 12));
        first(&mut told.place, &about.place);
        first(&mut told.publisher, &about.publisher);
        told.date = told.date.or_else(|| about.date.as_deref().and_then(day));
    }
    // Some describe the issue in its label only: “The Alder Post, 1904-05-07”.
    let label = doc.label.as_deref().unwrap_or_default();
    told.date = told.date.or_else(|| label.split_whitespace().rev().find_map(day));
    if told.title.is_none() && !label.is_empty() {
        let words = label.split_whitespace().filter(|word| day(word).is_none());
        let title = words.collect::<Vec<_>>().join(" ");
        told.title = Some(title.trim_end_matches([',', ' ', '-']).to_owned());
    }
    told
}

/// The day that a text begins with: 1858-12-07, 1858-12-07_01, 07.12.1858. A
/// year alone is none, nor are the years between which a paper came out.
fn day(text: &str) -> Option<crate::model::Date> {
    let text = text.trim_matches(['(', ')', ',', '[', ']']);
    let figures = text.bytes().filter(u8::is_ascii_digit).count();
    let parts = text.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).count();
    let other = || dates::day(text).filter(|_| figures >= 6 && parts == 3);
    text.get(..10).and_then(|date| date.parse().ok()).or_else(other)
}
