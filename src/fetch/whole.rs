//! Whole editions, as books and archives have them: their sections, pages and
//! order are kept.

use std::collections::BTreeSet;

use super::kept::TextBytes;
use super::{FetchedArticle, Taken};
use crate::input::{Loaded, dates, limits};
use crate::loader::epub::Book;
use crate::model::{Block, BlockKind, Clean, Edition};

/// What an edition that was loaded whole gives. An article is known again by
/// the id that its loader gave it, which each time is the same.
pub(super) fn of_loaded(loaded: Loaded) -> Taken {
    let Loaded { edition, bodies, .. } = loaded;
    let has_pages = has_printed_pages(&edition);
    let section = |at: usize| {
        let name = edition.sections.get(at).map(|section| section.name.clone())?;
        Some(name).filter(|name| !name.trim().is_empty() && *name != edition.paper.title)
    };
    let articles = edition.articles.iter().zip(bodies);
    let articles = articles.map(|(article, body)| FetchedArticle {
        key: article.id.to_string(),
        section: section(article.section),
        page: article.page.filter(|_| has_pages),
        article: article.clone(),
        body: TextBytes::of(&body.into_blocks()),
        is_whole: true,
        entry: None,
    });
    Taken {
        articles: articles.collect(),
        paper: edition.paper.clone(),
        day: edition.date,
        pages: if has_pages { edition.pages.clone() } else { Vec::new() },
        is_empty: edition.articles.is_empty(),
        warnings: edition.warnings,
        ..Taken::default()
    }
}

/// Whether the pages are those of paper: a book has none, and gets one for each
/// section when it is read.
fn has_printed_pages(edition: &Edition) -> bool {
    let (pages, sections) = (&edition.pages, &edition.sections);
    let is_section = |(page, section): (&crate::model::Page, &crate::model::Section)| {
        page.name == section.name || page.name.is_empty() && section.name == edition.paper.title
    };
    pages.len() != sections.len() || !pages.iter().zip(sections).all(is_section)
}

/// What a book gives. `number` tells its pictures from those of other books.
pub(super) fn of_book(book: &Book, number: usize) -> Taken {
    let edition = book.edition().clone();
    let bodies = (0..edition.articles.len()).map_while(|at| book.body(at)).collect();
    let mut taken = of_loaded(Loaded { edition, bodies, ..Loaded::default() });
    taken.paper.title = without_day(&taken.paper.title);
    let (mut wanted, mut left) = (BTreeSet::new(), limits::TOGETHER);
    for article in &mut taken.articles {
        let mut body = article.body.blocks();
        for image in body.iter_mut().filter_map(image) {
            wanted.insert(image.clone());
            *image = inner_name(number, image);
        }
        article.body = TextBytes::of(&body);
    }
    for path in wanted {
        // The largest that there is room for: the rest leave their captions.
        let Ok(bytes) = book.media(&path, limits::PICTURE.min(left)) else { continue };
        left -= (bytes.len() as u64).min(left);
        taken.files.push((inner_name(number, &path).into_string(), bytes));
    }
    taken
}

/// A paper's title without the day that calibre puts behind it: tomorrow's is
/// the same paper.
fn without_day(title: &Clean) -> Clean {
    let parts = title.rsplit_once('[').filter(|(name, day)| {
        !name.trim().is_empty() && dates::day(day.trim_end().trim_end_matches(']')).is_some()
    });
    parts.map_or_else(|| title.clone(), |(name, _)| Clean::line(name.trim()))
}

fn image(block: &mut Block) -> Option<&mut Clean> {
    match &mut block.kind {
        BlockKind::Figure { image, .. } => image.as_mut().filter(|path| !path.contains("://")),
        _ => None,
    }
}

/// What a picture inside of a book is called until it is at home.
fn inner_name(number: usize, path: &str) -> Clean {
    Clean::line(&format!("book:{number}/{path}"))
}
