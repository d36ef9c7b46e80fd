//! A folder of Markdown or plain text as an edition: a file is an article, a
//! folder in the folder a section.
//!
//! Files stand in the order of their names, numbers by their value, `index`
//! and `README` first, the files of a folder before its folders. Markdown is
//! CommonMark, with tables, footnotes and HTML; its front matter (`---` or
//! `+++`) says headline, day, authors, section, picture and tags, and [`templates`]
//! what the marks of the sites' programs are. A file that is
//! a page of the native format gives all the articles of it, and so does plain
//! text with [`underlined`] headlines.

mod byline;
mod commonmark;
mod folder;
mod front_matter;
mod native_marks;
mod notes;
mod parts;
mod templates;
#[cfg(test)]
mod tests;
mod underlined;

use std::cmp::Ordering;

use crate::input::{Hint, LoadError, Loaded, encoding, natural};
use crate::loader::text;
use folder::FolderBuilder;
use front_matter::FrontMatter;

/// A file of the folder.
#[derive(Debug, Clone)]
pub struct ArticleFile {
    /// Its path inside the folder, parted by `/`.
    pub path: String,
    /// The file.
    pub bytes: Vec<u8>,
}

/// What a file of the folder is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ArticleMarkup {
    /// Plain text.
    Plain,
    /// Markdown.
    Markdown,
}

/// Tells what a file is written in, or why it is no text; the table of formats
/// knows (`loader::article_markup`), on which no format leans.
pub type MarkupOf<'a> = &'a dyn Fn(&ArticleFile) -> Result<ArticleMarkup, LoadError>;

/// Compares the paths of two files as the edition has them.
#[must_use]
pub fn compare(one: &str, other: &str) -> Ordering {
    let (mut a, mut b) = (one.split('/').peekable(), other.split('/').peekable());
    loop {
        let (Some(x), Some(y)) = (a.next(), b.next()) else { return one.cmp(other) };
        let (x_is_folder, y_is_folder) = (a.peek().is_some(), b.peek().is_some());
        let order = x_is_folder.cmp(&y_is_folder);
        let order = if x_is_folder { order } else { order.then_with(|| rank(x).cmp(&rank(y))) };
        match order.then_with(|| natural::compare(x, y)) {
            Ordering::Equal => {}
            unlike => return unlike,
        }
    }
}

/// `index` and `README` stand before other files.
fn rank(name: &str) -> u8 {
    match stem(name).trim_matches('_').to_ascii_lowercase().as_str() {
        "index" => 0,
        "readme" => 1,
        _ => 2,
    }
}

fn stem(name: &str) -> &str {
    let file = name.rsplit('/').next().unwrap_or_default();
    file.rsplit_once('.').map_or(file, |(stem, _)| stem)
}

/// Makes one edition of files, in their order. The name in the hint is the
/// folder's, its format [`Format::Text`](crate::input::Format::Text) to take Markdown for plain text, too.
/// A file that cannot be read is a warning.
///
/// # Errors
/// [`LoadError::Empty`] if no file holds an article, [`LoadError::Encoding`]
/// for an unknown `hint.encoding`.
pub fn join(
    mut files: Vec<ArticleFile>,
    hint: &Hint,
    markup: MarkupOf<'_>,
) -> Result<Loaded, LoadError> {
    files.sort_by(|a, b| compare(&a.path, &b.path));
    read_all(&files, FolderBuilder::new(hint, markup))
}

fn read_all(files: &[ArticleFile], desk: FolderBuilder<'_>) -> Result<Loaded, LoadError> {
    let drafts = desk.clone();
    let mut desk = desk;
    desk.read_all(files)?;
    if desk.edition.articles.is_empty() {
        // There are but drafts.
        desk = drafts.taking_drafts();
        desk.read_all(files)?;
    }
    if desk.edition.articles.is_empty() {
        return Err(LoadError::Empty { file: desk.hint.name.clone() });
    }
    Ok(desk.clear())
}

/// Bytes of a Markdown file that is read whole; that is a book of a thousand
/// pages. A longer one is read as the native format is: as far as it is looked at.
const WHOLE: usize = 4 << 20;

/// Reads one Markdown file by itself, as an article or as several; `None` if it
/// is a page of the native format. Its name in the hint is that of the edition.
///
/// # Errors
/// As [`join`].
#[must_use]
pub fn load_markdown(bytes: &[u8], hint: &Hint) -> Option<Result<Loaded, LoadError>> {
    let decoded = encoding::decode(bytes, hint.encoding.as_deref()).ok()?;
    let (front, _) = front_matter::split(&decoded.text);
    let is_fronted = front != FrontMatter::default();
    if !is_fronted && (bytes.len() > WHOLE || native_marks::is_native(&decoded.text)) {
        return None;
    }
    let path = hint.name.rsplit(['/', '\\']).next().unwrap_or_default().to_owned();
    let name = hint.name.strip_suffix(&*path).unwrap_or_default().to_owned() + stem(&path);
    let file = ArticleFile { path, bytes: bytes.to_vec() };
    let own = Hint { name, ..hint.clone() };
    let desk = FolderBuilder::new(&own, &|_| Ok(ArticleMarkup::Markdown));
    let loaded = read_all(&[file], desk.parting());
    Some(loaded.map_err(|error| error.named(&hint.name)))
}

/// Whether a plain text has underlined headlines, as [`Format::Typed`] has.
pub(super) fn is_typed(bytes: &[u8], hint: &Hint) -> bool {
    underlined::is_typed(bytes, hint)
}

/// Reads one plain text with underlined headlines; `None` if it has none.
///
/// # Errors
/// As [`crate::recovery::ocr::load_plain`].
#[must_use]
pub fn load_underlined(bytes: &[u8], hint: &Hint) -> Option<Result<Loaded, LoadError>> {
    let dated = |mut loaded: Loaded| {
        text::date_by_articles(&mut loaded.edition, hint);
        loaded
    };
    underlined::load(bytes, hint).map(|read| read.map(dated))
}
