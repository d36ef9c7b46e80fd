//! What every file that is one edition by itself begins as.

use crate::input::Hint;
use crate::model::{Clean, DatedBy, Edition, Page, Section};

/// An edition without articles: one page and one section, named for a file,
/// dated as the hint says.
#[must_use]
pub fn edition_of_one_file(hint: &Hint) -> Edition {
    let stem = hint.name.rsplit(['/', '\\']).next().unwrap_or_default();
    let stem =
        stem.rsplit_once('.').map_or(stem, |(stem, _)| if stem.is_empty() { "-" } else { stem });
    let mut edition = Edition::default();
    edition.paper.title = Clean::line(stem);
    edition.paper.lang.clone_from(&hint.lang);
    edition.date = hint.date.or(hint.file_date);
    edition.dated_by = match (hint.date, hint.file_date) {
        (Some(_), _) => DatedBy::Reader,
        (None, Some(_)) => DatedBy::FileTime,
        (None, None) => DatedBy::Edition,
    };
    edition.pages.push(Page { id: Clean::line("1"), ..Page::default() });
    edition.sections.push(Section { name: Clean::line(stem), parent: None });
    edition
}
