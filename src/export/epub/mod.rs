//! An edition as an EPUB 3, with an NCX for readers of EPUB 2: pages, sections
//! and articles in the contents, a document an article, in printed order,
//! pictures beside them.
//!
//! Rules: EPUB 3.3 (W3C) and OPF 2.0.1 for the NCX. The same edition gives the
//! same bytes.

mod package;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use self::package::BookContents;
use super::inline::escaped;
use super::issue::{Issue, title};
use super::xhtml;
use crate::model::Article;

/// The folder of everything but the container.
const FOLDER: &str = "EPUB";

const CONTAINER: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
    <container version=\"1.0\" xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\">\n\
    <rootfiles><rootfile full-path=\"EPUB/package.opf\" \
    media-type=\"application/oebps-package+xml\"/></rootfiles>\n</container>\n";

/// Why no EPUB was made.
#[derive(Debug)]
pub enum EpubError {
    /// A book needs something to read.
    Empty,
    /// The zip cannot be written.
    Zip(String),
}

impl From<zip::result::ZipError> for EpubError {
    fn from(error: zip::result::ZipError) -> Self {
        Self::Zip(error.to_string())
    }
}

impl From<std::io::Error> for EpubError {
    fn from(error: std::io::Error) -> Self {
        Self::Zip(error.to_string())
    }
}

/// The edition as an EPUB.
///
/// # Errors
/// [`EpubError`].
pub fn epub(issue: &Issue<'_>) -> Result<Vec<u8>, EpubError> {
    let chapters = issue.chapters();
    if chapters.is_empty() {
        return Err(EpubError::Empty);
    }
    let names = picture_names(issue);
    let plan = BookContents { issue, chapters: &chapters, pictures: &names };
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let packed = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    zip.start_file("mimetype", stored)?;
    zip.write_all(b"application/epub+zip")?;
    let mut add = |name: &str, options, bytes: &[u8]| -> Result<(), EpubError> {
        zip.start_file(name, options)?;
        Ok(zip.write_all(bytes)?)
    };
    add("META-INF/container.xml", packed, CONTAINER.as_bytes())?;
    for (name, text) in [
        ("package.opf", plan.package()),
        ("nav.xhtml", plan.nav()),
        ("toc.ncx", plan.ncx()),
        ("style.css", xhtml::STYLE.to_owned()),
    ] {
        add(&format!("{FOLDER}/{name}"), packed, text.as_bytes())?;
    }
    for index in 0..issue.edition.articles.len() {
        let text = document(issue, index, &names);
        add(&format!("{FOLDER}/{}", package::document(index)), packed, text.as_bytes())?;
    }
    for (path, (name, _)) in &names {
        // They are packed already.
        add(&format!("{FOLDER}/{name}"), stored, &issue.pictures[path])?;
    }
    Ok(zip.finish()?.into_inner())
}

/// The document of an article.
fn document(issue: &Issue<'_>, index: usize, names: &PictureNames) -> String {
    let (article, body) = issue.article(index);
    let src = |path: &str| names.get(path).map(|(name, _)| name.clone());
    let lang = escaped(article.lang.as_deref().unwrap_or(issue.lang()));
    let text = xhtml::article(article, body, 1, &src);
    let own = own(issue, article);
    // A body must hold something.
    let text = if text.is_empty() { "<p>—</p>\n".to_owned() } else { text };
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>\n\
         <html xmlns=\"http://www.w3.org/1999/xhtml\" xml:lang=\"{lang}\" lang=\"{lang}\">\n\
         <head>\n<title>{}</title>\n<link rel=\"stylesheet\" type=\"text/css\" href=\"style.css\"/>\n\
         </head>\n<body>\n<article{own}>\n{text}</article>\n</body>\n</html>\n",
        escaped(title(article)),
    )
}

/// What newsprint reads back of an article, which the contents do not say:
/// the id by which bookmarks find it, its section, its page.
fn own(issue: &Issue<'_>, article: &Article) -> String {
    let page = article.page.and_then(|page| issue.edition.pages.get(page));
    let names = [
        ("id", Some(article.id.as_str())),
        ("section", Some(issue.section(article))),
        ("page", page.map(|page| &*page.id)),
        ("page-name", page.map(|page| &*page.name)),
    ];
    let mut out = String::new();
    for (name, value) in names {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            let _ = write!(out, " data-newsprint-{name}=\"{}\"", escaped(value));
        }
    }
    out
}

/// Pictures by their paths in the edition: name in the book, media type.
type PictureNames = BTreeMap<String, (String, &'static str)>;

fn picture_names(issue: &Issue<'_>) -> PictureNames {
    let known = issue.pictures.iter().filter_map(|(path, bytes)| Some((path, media_type(bytes)?)));
    let named = known.enumerate().map(|(index, (path, (media, end)))| {
        (path.clone(), (format!("media/{:04}.{end}", index + 1), media))
    });
    named.collect()
}

/// What a picture is by its first bytes: media type and the end of its name.
/// Only what every reader of books shows.
pub(super) fn media_type(bytes: &[u8]) -> Option<(&'static str, &'static str)> {
    match bytes {
        [0x89, b'P', b'N', b'G', ..] => Some(("image/png", "png")),
        [0xFF, 0xD8, 0xFF, ..] => Some(("image/jpeg", "jpg")),
        [b'G', b'I', b'F', b'8', ..] => Some(("image/gif", "gif")),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => {
            Some(("image/webp", "webp"))
        }
        _ => None,
    }
}
