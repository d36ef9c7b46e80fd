//! What every file that is one edition by itself begins as.

use crate::input::Hint;
use crate::model::{Clean, Date, DatedBy, Edition, Page, Section};

/// An edition without articles: one page and one section, named for a file,
/// dated as the hint says.
#[must_use]
pub fn edition_of_one_file(hint: &Hint) -> Edition {
    let stem = hint.name.rsplit(['/', '\\']).next().unwrap_or_default();
    let stem =
        stem.rsplit_once('.').map_or(stem, |(stem, _)| if stem.is_empty() { "-" } else { stem });
    let mut edition = Edition::default();
    // What a page of Markdown or of the web is called stays so, unless its name
    // is one that somebody gave to an edition.
    let named = Some(hint.named()).filter(|named| named.day.is_some());
    let paper = named.and_then(|named| named.paper);
    edition.paper.title = Clean::line(paper.as_deref().unwrap_or(stem));
    edition.paper.lang.clone_from(&hint.lang);
    (edition.date, edition.dated_by) = hint.day();
    edition.pages.push(Page { id: Clean::line("1"), ..Page::default() });
    edition.sections.push(Section { name: Clean::line(stem), parent: None });
    edition
}

/// Dates an edition by the newest day that its articles say, and keeps with each
/// what is another.
pub(super) fn date_by_articles(edition: &mut Edition, hint: &Hint) {
    let newest = edition.articles.iter().filter_map(|article| article.published).max();
    date_by(edition, newest, hint);
    let day = edition.date;
    for article in &mut edition.articles {
        article.published = article.published.filter(|own| Some(*own) != day);
    }
}

/// Dates an edition by what its text says, unless the reader said a day.
pub(super) fn date_by(edition: &mut Edition, day: Option<Date>, hint: &Hint) {
    if let Some(day) = day.filter(|_| hint.date.is_none()) {
        (edition.date, edition.dated_by) = (Some(day), DatedBy::Edition);
    }
}
