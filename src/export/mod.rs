//! An edition in forms that others read: EPUB 3, HTML, Markdown, plain text.
//! Values in, bytes out; whoever has the pictures brings them along.
//!
//! All text of an edition is written: where a form has no place for something
//! (a gap, a credit, a table), it stands there as text.

mod epub;
mod html;
mod inline;
mod markdown;
mod text;
mod xhtml;

use std::collections::BTreeMap;

pub use epub::{EpubError, epub};
pub use html::html;
pub use markdown::markdown;
pub use text::text;

use crate::model::{Article, Body, Edition};

/// An edition with all that is to be written of it.
#[derive(Debug, Clone, Copy)]
pub struct Issue<'a> {
    /// The edition.
    pub edition: &'a Edition,
    /// The bodies of its articles, in the same order.
    pub bodies: &'a [Body],
    /// Pictures by their paths in the edition; a figure whose picture is not
    /// here is written by its caption.
    pub pictures: &'a BTreeMap<String, Vec<u8>>,
}

/// A section with its articles, by their indexes in reading order.
#[derive(Debug, PartialEq, Eq)]
struct Chapter<'a> {
    name: &'a str,
    articles: Vec<usize>,
}

impl<'a> Issue<'a> {
    /// The sections that hold something, in their order.
    fn chapters(&self) -> Vec<Chapter<'a>> {
        let sections = self.edition.sections.iter().enumerate();
        let chapter = |(index, section): (usize, &'a crate::model::Section)| Chapter {
            name: &section.name,
            articles: self.edition.in_section(index).collect(),
        };
        let mut chapters: Vec<Chapter<'a>> =
            sections.map(chapter).filter(|chapter| !chapter.articles.is_empty()).collect();
        let count = self.edition.sections.len();
        let lost = (0..self.edition.articles.len())
            .filter(|&article| self.edition.articles[article].section >= count);
        let lost: Vec<usize> = lost.collect();
        if !lost.is_empty() {
            chapters.push(Chapter { name: &self.edition.paper.title, articles: lost });
        }
        chapters
    }

    fn article(&self, index: usize) -> (&'a Article, Option<&'a Body>) {
        (&self.edition.articles[index], self.bodies.get(index))
    }

    /// Paper, date, which of the day's editions, number: what a folio says.
    fn folio(&self) -> Vec<String> {
        let edition = self.edition;
        let date = edition.date.map(|date| date.to_string());
        let variant = edition.variant.as_ref().map(ToString::to_string);
        let number = edition.number.as_ref().map(ToString::to_string);
        [date, variant, number].into_iter().flatten().filter(|part| !part.is_empty()).collect()
    }

    /// The language as a BCP 47 tag.
    fn lang(&self) -> &'a str {
        let said = self.edition.paper.lang.as_deref().filter(|tag| is_tag(tag));
        said.unwrap_or_else(|| self.edition.lang().tag())
    }
}

/// Whether a text has the form of a BCP 47 tag.
fn is_tag(tag: &str) -> bool {
    let part = |part: &str| {
        (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric())
    };
    let first = tag.split('-').next().unwrap_or_default();
    (2..=3).contains(&first.len())
        && first.bytes().all(|b| b.is_ascii_alphabetic())
        && tag.split('-').all(part)
}

/// What a list calls an article.
fn title(article: &Article) -> &str {
    match article.title().trim() {
        "" => "—",
        title => title,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_has_the_form_of_a_language_tag_is_one() {
        for tag in ["zh", "zh-Hans", "ja-JP", "en-GB-oxendict"] {
            assert!(is_tag(tag), "{tag}");
        }
        for other in ["", "中文", "zh_CN", "english language", "zh-", "z\"h"] {
            assert!(!is_tag(other), "{other}");
        }
    }
}
