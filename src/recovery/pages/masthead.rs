//! Of which paper and day pages are, taken together.

use std::collections::HashMap;

use super::{PageFile, PageOverrides};
use crate::model::{Clean, Date, DatedBy, Edition, Paper, Warning, WarningKind};

/// Sorts pages by what they say of themselves. A page that names neither
/// paper nor day goes with the pages before it.
pub(super) fn part(pages: Vec<PageFile>) -> Vec<Vec<PageFile>> {
    let mut parts: Vec<(Option<Clean>, Option<Date>, Vec<PageFile>)> = Vec::new();
    let mut silent: Vec<PageFile> = Vec::new();
    for page in pages {
        let (paper, date) = (paper_of(&page), date_of(&page));
        if paper.is_none() && date.is_none() {
            match parts.last_mut() {
                Some((.., pages)) => pages.push(page),
                None => silent.push(page),
            }
            continue;
        }
        let fits = |part: &&mut (Option<Clean>, Option<Date>, Vec<PageFile>)| {
            let papers = part.0.as_ref().zip(paper.as_ref());
            let dates = part.1.zip(date);
            papers.is_none_or(|(a, b)| squeezed(a) == squeezed(b))
                && dates.is_none_or(|(a, b)| a == b)
        };
        match parts.iter_mut().find(fits) {
            Some(part) => {
                part.0 = part.0.take().or(paper);
                part.1 = part.1.or(date);
                part.2.push(page);
            }
            None => parts.push((paper, date, vec![page])),
        }
    }
    match parts.first_mut() {
        Some((.., first)) => first.splice(..0, silent).for_each(drop),
        None if !silent.is_empty() => parts.push((None, None, silent)),
        None => {}
    }
    parts.into_iter().map(|(.., pages)| pages).collect()
}

fn paper_of(page: &PageFile) -> Option<Clean> {
    page.says_paper().then(|| page.loaded.edition.paper.title.clone())
}

fn date_of(page: &PageFile) -> Option<Date> {
    let edition = &page.loaded.edition;
    edition.date.filter(|_| edition.dated_by == DatedBy::Edition)
}

fn squeezed(title: &str) -> String {
    title.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect()
}

/// The edition that pages in order are, without sections and articles: what
/// most of them say, with warnings about those that say otherwise.
pub(super) fn of(pages: &[PageFile], wish: &PageOverrides<'_>) -> Edition {
    let about = || pages.iter().map(|page| &page.loaded.edition);
    let first = |field: fn(&Edition) -> Option<&Clean>| about().find_map(field).cloned();
    let said = most(pages.iter().filter_map(paper_of));
    let stem = about().next().map(|edition| edition.paper.title.clone()).unwrap_or_default();
    let title = match wish.paper {
        Some(paper) => Clean::line(paper),
        None => said.clone().unwrap_or(stem),
    };
    let title = if title.trim().is_empty() { Clean::line("-") } else { title };
    let date = most(pages.iter().filter_map(date_of));
    // What the reader said or a name says is more than the time of a file.
    let is_told = |edition: &&Edition| edition.dated_by != DatedBy::FileTime;
    let dated = || about().filter(|edition| edition.date.is_some());
    let guessed = dated().find(is_told).or_else(|| dated().next());
    let (date, dated_by) = match (date, guessed) {
        (Some(date), _) => (Some(date), DatedBy::Edition),
        (None, Some(edition)) => (edition.date, edition.dated_by),
        (None, None) => (None, DatedBy::Edition),
    };
    let mut edition = Edition {
        paper: Paper {
            title,
            direction: None,
            lang: most(about().filter_map(|edition| edition.paper.lang.clone())),
            subtitle: first(|edition| edition.paper.subtitle.as_ref()),
            place: first(|edition| edition.paper.place.as_ref()),
            publisher: first(|edition| edition.paper.publisher.as_ref()),
        },
        date,
        dated_by,
        variant: first(|edition| edition.variant.as_ref()),
        number: first(|edition| edition.number.as_ref()),
        ..Edition::default()
    };
    edition.warnings = warnings(pages, &edition, said.filter(|_| wish.paper.is_none()).as_ref());
    edition
}

/// The value that comes most often; of several the first.
fn most<T: Clone + Eq + std::hash::Hash>(values: impl Iterator<Item = T>) -> Option<T> {
    let mut counts: HashMap<T, (usize, usize)> = HashMap::new();
    for (index, value) in values.enumerate() {
        counts.entry(value).or_insert((0, index)).0 += 1;
    }
    counts
        .into_iter()
        .max_by_key(|(_, (count, first))| (*count, usize::MAX - first))
        .map(|(v, _)| v)
}

fn warnings(pages: &[PageFile], edition: &Edition, paper: Option<&Clean>) -> Vec<Warning> {
    let mut out = Vec::new();
    for page in pages {
        let file = || (pages.len() > 1).then(|| page.name.clone());
        for warning in &page.loaded.edition.warnings {
            // What one page does not say another does.
            let known = edition.dated_by == DatedBy::Edition && edition.date.is_some();
            if known && matches!(warning.kind, WarningKind::NoDate { .. }) {
                continue;
            }
            let file = warning.file.clone().or_else(file);
            out.push(Warning { file, ..warning.clone() });
        }
        let mut odd = |kind| out.push(Warning { file: file(), ..Warning::new(kind) });
        if let Some(date) = date_of(page).filter(|date| Some(*date) != edition.date) {
            odd(WarningKind::OtherDay(date.to_string()));
        }
        let other = paper_of(page).zip(paper).filter(|(a, b)| squeezed(a) != squeezed(b));
        if let Some((other, _)) = other {
            odd(WarningKind::OtherPaper(other));
        }
    }
    out
}
