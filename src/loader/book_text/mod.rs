//! Texts of books, as Aozora Bunko and Project Gutenberg give them.
//!
//! Both say in marks of their own what a text is: [`aozora`] has readings
//! (`漢字《かんじ》`) and notes (`［＃…］`) in it, [`gutenberg`] stands between two
//! lines of stars. A book is an edition, its chapters are articles; what the
//! library says of itself is furniture. Nothing is recovered from it: a novel is
//! no scrambled page.

mod aozora;
mod aozora_gaiji;
mod aozora_letters;
mod aozora_line;
mod aozora_note;
mod book;
mod gutenberg;
#[cfg(test)]
mod tests;

use crate::input::text_size::TextSize;
use crate::input::{Hint, LoadError, Loaded};
use crate::loader::{article_parts, text};
use crate::model::{Article, ArticleId, Clean, HeadRole, Lang};
use crate::recovery::ocr;
use book::TextBook;

/// The longest books have a tenth of that; each paragraph is a block.
const BOOK: TextSize = TextSize { bytes: 16 << 20, lines: 400_000, blocks: 200_000, line: 1 << 20 };

/// Whether a text, by its bytes, is one of these.
pub(super) fn is_book(bytes: &[u8]) -> bool {
    aozora::is_one(bytes) || gutenberg::is_one(bytes)
}

/// Reads a book.
///
/// # Errors
/// As [`ocr::load_plain`].
pub fn load(bytes: &[u8], hint: &Hint) -> Result<Loaded, LoadError> {
    if !BOOK.holds(bytes) {
        return ocr::load_plain(bytes, hint);
    }
    let decoded = ocr::read(bytes, hint)?;
    let read = if gutenberg::is_one(bytes) { gutenberg::read } else { aozora::read };
    let book = read(&decoded.text);
    let mut loaded = edition(book, &decoded.text, hint);
    loaded.edition.warnings.extend(ocr::damage(decoded.malformed, 0));
    Ok(loaded)
}

fn edition(book: TextBook, whole: &str, hint: &Hint) -> Loaded {
    let mut edition = text::edition_of_one_file(hint);
    let title = Clean::line(book.title.trim());
    if !title.is_empty() {
        edition.paper.title = title.clone();
        if let Some(section) = edition.sections.first_mut() {
            section.name = title.clone();
        }
    }
    let guessed = || Lang::guess(whole).into();
    edition.paper.lang = hint.lang.clone().or(book.lang).or_else(|| Some(guessed()));
    text::date_by(&mut edition, book.date, hint);
    let mut loaded = Loaded { edition, furniture: book.furniture, ..Loaded::default() };
    let is_one = book.chapters.len() == 1;
    for (at, chapter) in book.chapters.into_iter().enumerate() {
        let mut article = Article::new(ArticleId::new(""));
        article.page = Some(0);
        article.push_head(HeadRole::Kicker, Clean::line(chapter.kicker.trim()));
        let own = Clean::line(chapter.headline.trim());
        let is_named = !own.is_empty();
        let headline = if is_named || !is_one { own } else { title.clone() };
        article.push_head(HeadRole::Headline, headline);
        if at == 0 {
            article.push_head(HeadRole::Byline, Clean::line(book.author.trim()));
        }
        article_parts::add(&mut loaded, article, chapter.blocks);
    }
    article_parts::complete_ids(&mut loaded.edition);
    loaded
}
