//! Letters (e-mail): one (`.eml`), a box of them (mbox), several files (Maildir), and
//! pages that a browser saved as a letter (MHTML).
//!
//! A letter is an article: who sent it is the paper, its subject the headline. A
//! newsletter with sections is an article for each. Of several forms the last that
//! can be read is meant, which is HTML; pictures inside are shown; what is attached
//! is named. Nothing that a letter refers to is fetched.

mod known;
mod letter;
mod mbox;
mod mime;
mod plain;
mod raw_head;
mod sections;
#[cfg(test)]
mod tests;

pub(super) use known::is_mail;

use crate::input::{Hint, LoadError, Loaded};
use crate::loader::{article_parts, text};
use crate::model::error::Foreign;
use crate::model::{Article, ArticleId, Block, Body, Clean, HeadRole, Lang, Warning, WarningKind};
pub use letter::MailPicture;
use letter::{LetterReader, LetterText};

/// A file that holds letters.
#[derive(Debug, Clone)]
pub struct MailFile {
    /// Its path, as messages say it.
    pub name: String,
    /// The file.
    pub bytes: Vec<u8>,
}

/// Reads a file of letters, without its pictures.
///
/// # Errors
/// As [`join`].
pub fn load(bytes: &[u8], hint: &Hint) -> Result<Loaded, LoadError> {
    load_whole(bytes, hint).map(|(loaded, _)| loaded)
}

/// Reads a file of letters, with its pictures.
///
/// # Errors
/// As [`join`].
pub fn load_whole(bytes: &[u8], hint: &Hint) -> Result<(Loaded, Vec<MailPicture>), LoadError> {
    read(&[(hint.name.as_str(), bytes)], hint)
}

/// Reads files of letters as one edition, in the order of their days. The name in
/// the hint is that of the edition.
///
/// # Errors
/// What is wrong with the first, if none can be read: [`LoadError::Empty`] for no
/// text, [`LoadError::Foreign`] for what is sealed, [`LoadError::Encoding`] for an
/// unknown `hint.encoding`.
pub fn join(files: &[MailFile], hint: &Hint) -> Result<(Loaded, Vec<MailPicture>), LoadError> {
    let files: Vec<_> = files.iter().map(|file| (file.name.as_str(), &*file.bytes)).collect();
    read(&files, hint)
}

fn read(files: &[(&str, &[u8])], hint: &Hint) -> Result<(Loaded, Vec<MailPicture>), LoadError> {
    let mut reader = LetterReader::new(hint);
    let (mut letters, mut warnings, mut first_fault) = (Vec::new(), Vec::new(), None);
    for (name, bytes) in files {
        for raw in mbox::letters(bytes) {
            match reader.read(&raw).and_then(|letter| checked(letter, name)) {
                Ok(letter) => letters.push(letter),
                Err(fault) => {
                    warnings.push(WarningKind::LeftOut(Box::new(fault.clone().into())).into());
                    first_fault.get_or_insert(fault);
                }
            }
        }
    }
    if letters.is_empty() {
        let nothing = || LoadError::Empty { file: hint.name.clone() };
        return Err(first_fault.unwrap_or_else(nothing));
    }
    if let [letter] = letters.as_mut_slice()
        && let Some(page) = letter.page.take()
    {
        let mut loaded = *page;
        loaded.edition.warnings.append(&mut warnings);
        return Ok((loaded, reader.pictures));
    }
    letters.sort_by_key(|letter| letter.date);
    Ok((edition(letters, warnings, hint), reader.pictures))
}

/// Refuses a letter in which there is nothing to read.
fn checked(letter: LetterText, name: &str) -> Result<LetterText, LoadError> {
    let is_shown = |block: &Block| !block.plain().trim().is_empty() || !block.is_bare_figure();
    if letter.page.is_some() || letter.blocks.iter().any(is_shown) {
        return Ok(letter);
    }
    let file = name.to_owned();
    if letter.is_sealed {
        return Err(LoadError::Foreign { file, kind: Foreign::Sealed });
    }
    Err(LoadError::Empty { file })
}

fn edition(letters: Vec<LetterText>, warnings: Vec<Warning>, hint: &Hint) -> Loaded {
    let mut edition = text::edition_of_one_file(hint);
    edition.warnings = warnings;
    let newest = letters.iter().filter_map(|letter| letter.date).max();
    text::date_by(&mut edition, newest, hint);
    let is_one = letters.len() == 1;
    if let ([letter], false) = (letters.as_slice(), letters[0].from.is_empty()) {
        edition.paper.title = Clean::line(&letter.from);
    }
    edition.sections.clear();
    let mut loaded = Loaded { edition, ..Loaded::default() };
    for letter in letters {
        add(letter, is_one, &mut loaded);
    }
    let first = loaded.bodies.first().map(body_start).unwrap_or_default();
    if loaded.edition.paper.lang.is_none() {
        loaded.edition.paper.lang = Some(Lang::guess(&first).into());
    }
    let customs = loaded.edition.lang();
    for (article, body) in loaded.edition.articles.iter_mut().zip(&loaded.bodies) {
        let own = article.lang.take();
        article.lang = own.or_else(|| article_parts::other_lang(article, body, customs));
    }
    article_parts::complete_ids(&mut loaded.edition);
    loaded
}

/// As much of a text as tells its language.
fn body_start(body: &Body) -> String {
    body.all_blocks().take(8).map(|block| block.plain()).collect::<Vec<_>>().join(" ")
}

/// Adds a letter: an article, or one for each of its sections.
fn add(letter: LetterText, is_one: bool, loaded: &mut Loaded) {
    let LetterText { subject, from, date, blocks, attached, warnings, page, .. } = letter;
    loaded.edition.warnings.extend(warnings);
    for name in &attached {
        loaded.furniture.push(Block::paragraph(name));
    }
    let section = article_parts::section(&mut loaded.edition, &from);
    if let Some(page) = page {
        for (article, body) in page.edition.articles.into_iter().zip(page.bodies) {
            let id = ArticleId::new("");
            loaded.edition.articles.push(Article { id, section, page: Some(0), ..article });
            loaded.bodies.push(body);
        }
        loaded.furniture.extend(page.furniture);
        return;
    }
    let day = loaded.edition.date;
    for (at, (heading, mut blocks)) in sections::sections(blocks).into_iter().enumerate() {
        let is_blank = blocks.iter().all(|block| block.plain().trim().is_empty());
        if is_blank && heading.is_none() && at == 0 && blocks.is_empty() {
            continue;
        }
        let mut article = Article::new(ArticleId::new(""));
        (article.page, article.section) = (Some(0), section);
        let headline = heading.as_deref().unwrap_or(&subject);
        article.push_head(HeadRole::Headline, Clean::line(headline.trim()));
        if !is_one && heading.is_none() {
            article.push_head(HeadRole::Byline, Clean::line(&from));
        }
        article.published = date.filter(|own| Some(*own) != day);
        article_parts::drop_head(&mut blocks, &article);
        article_parts::add(loaded, article, blocks);
    }
}
