//! The order of pages, and what each is called.

use std::collections::HashSet;

use super::PageFile;
use super::label::Label;
use crate::input::natural;
use crate::model::Clean;

pub(super) fn in_order(mut pages: Vec<PageFile>) -> Vec<PageFile> {
    pages.sort_by(|a, b| natural::compare(&a.name, &b.name));
    let labels: Option<Vec<Label>> = pages.iter().map(PageFile::label).collect();
    if let Some(labels) = labels
        && labels.iter().collect::<HashSet<_>>().len() == labels.len()
    {
        pages.sort_by_cached_key(PageFile::label);
    }
    pages
}

/// Gives every page an id of its own: its label, else the number in its
/// file's name, else its place.
pub(super) fn name_pages(pages: &mut [PageFile]) {
    if pages.len() == 1 {
        return;
    }
    let mut taken: HashSet<String> = HashSet::new();
    let said: Vec<bool> = pages
        .iter()
        .map(|file| {
            let pages = &file.loaded.edition.pages;
            let known = pages.len() > 1 || file.label().is_some();
            known && pages.iter().all(|page| taken.insert(page.id.to_string()))
        })
        .collect();
    for (index, file) in pages.iter_mut().enumerate().filter(|(index, _)| !said[*index]) {
        let number = number_of(file.stem());
        let [page] = file.loaded.edition.pages.as_mut_slice() else { continue };
        let place = (index + 1).to_string();
        let again = format!("{}-{place}", page.id);
        let choices = number.into_iter().chain([place, again]);
        let Some(id) = choices.into_iter().find(|id| taken.insert(id.clone())) else { continue };
        let old = std::mem::replace(&mut page.id, Clean::line(&id));
        rename(file, &old, &id);
    }
}

/// The section that was named for the page, and the regions on it.
fn rename(file: &mut PageFile, old: &str, new: &str) {
    let edition = &mut file.loaded.edition;
    for section in edition.sections.iter_mut().filter(|section| *section.name == *old) {
        section.name = Clean::line(new);
    }
    let regions = edition.articles.iter_mut().flat_map(|article| &mut article.regions);
    for region in regions.filter(|region| region.page == old) {
        new.clone_into(&mut region.page);
    }
}

/// The last number of a file's name, with a capital before it: A03 → A03,
/// page-007 → 7; a date is none.
fn number_of(stem: &str) -> Option<String> {
    let end = stem.rfind(|c: char| c.is_ascii_digit())? + 1;
    let start = stem[..end].trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let figures = &stem[start..end];
    if figures.len() > 3 {
        return None;
    }
    let mut before = stem[..start].chars().rev();
    let letter = before.next().filter(char::is_ascii_uppercase);
    match letter.filter(|_| !before.next().is_some_and(char::is_alphabetic)) {
        Some(letter) => Some(format!("{letter}{figures}")),
        None => {
            let number = figures.trim_start_matches('0');
            (!number.is_empty()).then(|| number.to_owned())
        }
    }
}
