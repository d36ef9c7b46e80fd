//! Bytes to editions. Each format is a module of its own and gives the same
//! values; nothing here touches disk, network, clock or terminal.
//!
//! A file is known by its content before its name, see [`sniff()`].

mod article_parts;
pub mod articles;
pub mod book_text;
pub mod epub;
pub mod exported;
pub mod feed;
pub mod formats;
pub mod founder;
pub mod html;
pub mod iptc;
pub mod mail;
mod main_text;
mod markup;
pub mod native;
#[cfg(feature = "pdf")]
pub mod pdf;
pub mod plan;
pub mod positioned;
pub mod scanned;
mod sniff;
pub mod text;
mod unsupported;
pub mod veridian;

pub use sniff::sniff;

use self::articles::{ArticleFile, ArticleMarkup};
use crate::input::{Format, Hint, LoadError, Loaded, limits};
use crate::model::Scan;
use crate::model::error::{Limited, NotText, WayOut};

use crate::recovery::{ocr, pages};

/// Reads a file that is a whole edition: OCR text, plain text, one Markdown
/// page, a page that carries positions, a book, a page of the web or a feed.
/// Without a format in the hint it goes through [`sniff()`]. Edition folders and
/// zips, and METS issues, are opened by [`crate::shell::editions`], which reads
/// their files one by one.
///
/// # Errors
/// As [`sniff()`], as the format's loader, and [`LoadError::Part`] for a part
/// of an edition folder.
pub fn load(bytes: &[u8], hint: &Hint) -> Result<Loaded, LoadError> {
    limits::check(&hint.name, Limited::File, bytes.len() as u64, limits::FILE)?;
    let format = match hint.format {
        Some(format) if !bytes.is_empty() => format,
        _ => sniff(bytes, &hint.name)?,
    };
    if format != Format::Epub {
        limits::check(&hint.name, Limited::File, bytes.len() as u64, limits::UNPACKED)?;
    }
    (formats::row(format).load)(bytes, hint)
}

/// Whether a file that is to be a page of several is the text of a scanned
/// page, of which more is kept than it holds.
///
/// # Errors
/// As [`sniff()`]; [`LoadError::Limit`] for more text than a page has.
pub fn is_page_text(bytes: &[u8], hint: &Hint) -> Result<bool, LoadError> {
    let format = match hint.format {
        Some(format) if !bytes.is_empty() => format,
        _ => sniff(bytes, &hint.name)?,
    };
    let is_text = matches!(format, Format::Ocr | Format::Typed | Format::Text);
    if is_text {
        ocr::check_page(bytes, &hint.name)?;
    }
    Ok(is_text)
}

/// What a file is written in that is an article of a folder.
///
/// # Errors
/// As [`sniff()`]; [`LoadError::Binary`] for what is no text.
pub fn article_markup(file: &ArticleFile) -> Result<ArticleMarkup, LoadError> {
    if !formats::row(sniff(&file.bytes, &file.path)?).magic.is_empty() {
        return Err(LoadError::Binary { file: file.path.clone(), found: NotText::NoText });
    }
    let is_plain = formats::is_plain_text(&file.path);
    Ok(if is_plain { ArticleMarkup::Plain } else { ArticleMarkup::Markdown })
}

/// The pages of a file that holds several, each read by itself; `None` for a
/// file of another format. Their bytes are the text that was read, which their
/// sources count.
///
/// # Errors
/// As [`load`].
pub fn pages_of(bytes: &[u8], hint: &Hint) -> Result<Option<Vec<pages::PageFile>>, LoadError> {
    let format = match hint.format {
        Some(format) if !bytes.is_empty() => format,
        _ => sniff(bytes, &hint.name)?,
    };
    formats::row(format).pages.map(|pages| pages(bytes, hint)).transpose()
}

/// How many pages of a scan have no text that can be read: of a picture one, of a PDF
/// all or none. `None` for what is no such scan.
#[must_use]
pub fn pages_without_text(bytes: &[u8], hint: &Hint) -> Option<usize> {
    match sniff(bytes, &hint.name) {
        Err(LoadError::Foreign { kind, .. }) => (kind.way_out() == WayOut::Ocr).then_some(1),
        #[cfg(feature = "pdf")]
        Ok(Format::Pdf) => pdf::pages_without_text(bytes, hint),
        _ => None,
    }
}

/// The pages of a file as they were scanned, without recovering anything where
/// that can be had.
///
/// # Errors
/// As [`load`].
pub fn scans(bytes: &[u8], hint: &Hint) -> Result<Vec<Scan>, LoadError> {
    match formats::row(sniff(bytes, &hint.name)?).scans {
        Some(scans) => scans(bytes, hint),
        None => Ok(load(bytes, hint)?.scans),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_said_to_be_ocr_is_recovered_whatever_rules_are_printed_on_it() {
        let page = "Ferry Runs Again\n================\n\nThe ferry ran again on Monday.\n";
        let read = |format| {
            let hint = Hint { name: "page.txt".into(), format, ..Hint::default() };
            load(page.as_bytes(), &hint).unwrap()
        };
        let (typed, scanned) = (read(None), read(Some(Format::Ocr)));
        assert_eq!(typed.edition.articles[0].title().as_str(), "Ferry Runs Again");
        assert!(typed.scans.is_empty());
        assert_eq!(scanned.scans.len(), 1);
        let hint = Hint { name: "page.txt".into(), ..Hint::default() };
        assert_eq!(scans(page.as_bytes(), &hint).unwrap().len(), 1);
    }
}
