//! A page of the web, saved or piped: one article.
//!
//! What stands over the text comes from JSON-LD where the page has it, else
//! from its `<meta>` elements, else from the markup; the text is the part of
//! the page that reads like one. JSON-LD's own `articleBody` is taken only
//! where the page itself has much less. All other text of the page (menus,
//! other headlines) is its furniture.

mod beside_title;
mod head;
mod json_ld;
mod metadata;
mod page_day;
mod parts;
mod pictures;
mod repeats;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod text_tests;
mod under_title;
mod web_page;

pub use web_page::{ElementTest, FeedLink, PageRequest, WebPage, web_page};

use super::markup::{Base, Dialect, Hidden, ROOT, damage_warnings, parse, read_slice};
use super::{article_parts, text};
use crate::input::{Hint, LoadError, Loaded};
use crate::model::{Body, Clean, Edition, LangTag};
use metadata::PageHead;
use parts::{PageParts, parts};

/// Reads a page as an edition of one article.
///
/// # Errors
/// [`LoadError::Empty`] if there is no text in it; [`LoadError::Encoding`] for
/// an unknown `hint.encoding`.
pub fn load(bytes: &[u8], hint: &Hint) -> Result<Loaded, LoadError> {
    let source =
        read_slice(bytes, hint.encoding.as_deref()).map_err(|error| error.of_file(&hint.name))?;
    let is_xml = source.text.trim_start().starts_with("<?xml");
    let dom = parse(&source.text, if is_xml { Dialect::Xhtml } else { Dialect::Html });
    let mut about = PageHead::read(&dom);
    let base = about.address.clone().map_or(Base::Unknown, Base::Web);
    let parted = parts(&dom, &base, &mut about, None, &|_| false);
    let warning = parted.warning();
    let PageParts { mut article, body, furniture, .. } = parted;
    if body.iter().all(|block| block.plain().trim().is_empty()) && about.headline.is_none() {
        return Err(LoadError::Empty { file: hint.name.clone() });
    }
    let mut edition = edition(&about, hint);
    article.published = about.date.filter(|day| Some(*day) != edition.date);
    edition.articles.push(article);
    edition.warnings.extend(damage_warnings(source.is_cut, source.is_damaged));
    edition.warnings.extend(Hidden::of(&dom, ROOT).warnings());
    edition.warnings.extend(warning);
    article_parts::complete_ids(&mut edition);
    Ok(Loaded { edition, bodies: vec![Body::set(body)], furniture, ..Loaded::default() })
}

fn edition(about: &PageHead, hint: &Hint) -> Edition {
    let mut edition = text::edition_of_one_file(hint);
    if let Some(site) = &about.site {
        edition.paper.title = Clean::line(site);
        edition.sections[0].name = edition.paper.title.clone();
    }
    if let Some(section) = &about.section {
        edition.sections[0].name = Clean::line(section);
        edition.pages[0].name = edition.sections[0].name.clone();
    }
    if hint.lang.is_none() {
        edition.paper.lang = about.lang.as_deref().and_then(LangTag::new);
    }
    text::date_by(&mut edition, about.date, hint);
    edition
}
