//! Manifest and scanned pages to an edition, and where its bodies stand.

use std::collections::HashMap;
use std::ops::Range;

use memchr::memrchr;

use super::blocks::GRAMMAR;
use super::scan::{FoundArticle, ScannedPage};
use super::{Manifest, chunk};
use crate::input::LoadError;
use crate::model::error::Problem;
use crate::model::{ArticleId, Body, BodyRest, Clean, Edition, Section, WarningKind};

/// Where an article's body stands.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct BodyPlace {
    /// Index of the page, and of its file.
    pub page: usize,
    /// Bytes of the page file.
    pub range: Range<usize>,
    /// Parts of the range that are not text.
    pub holes: Vec<Range<usize>>,
}

impl BodyPlace {
    /// The body, from the bytes of its range.
    #[must_use]
    pub fn body(&self, mut raw: Vec<u8>) -> Body {
        self.blank_holes(&mut raw);
        let starts = chunk::starts(&raw);
        Body::lazy(raw, starts, self.range.start, GRAMMAR)
    }

    /// The body as far as it can be read of the first bytes of its range, and
    /// what the rest goes to; nothing if they are no whole chunk.
    #[must_use]
    pub fn opening(&self, mut raw: Vec<u8>) -> Option<(Body, BodyRest)> {
        self.blank_holes(&mut raw);
        // Whether a line goes on with a chunk is told from all of the line, and
        // where a chunk ends from the next one.
        raw.truncate(memrchr(b'\n', &raw)? + 1);
        let mut starts = chunk::starts(&raw);
        raw.truncate(starts.pop()? as usize);
        let length = (self.range.start, self.range.len());
        (!starts.is_empty()).then(|| Body::opening(raw, starts, length, GRAMMAR))
    }

    /// Gives a body that was opened all bytes of its range; tells whether there
    /// may be pictures in what is new.
    #[must_use]
    pub fn give(&self, rest: BodyRest, mut raw: Vec<u8>) -> bool {
        self.blank_holes(&mut raw);
        let starts = chunk::starts(&raw);
        rest.give(raw, starts)
    }

    fn blank_holes(&self, raw: &mut [u8]) {
        for hole in &self.holes {
            let hole = hole.start.saturating_sub(self.range.start)..hole.end - self.range.start;
            if let Some(bytes) = raw.get_mut(hole) {
                bytes.fill(b' ');
            }
        }
    }
}

/// Puts an edition together. `pages` are the scanned files of the manifest's
/// pages, in order. Sections that no `[[section]]` names are added in the
/// order of their first article; articles without an id get one from the
/// edition's key and their title.
///
/// # Errors
/// [`LoadError::Malformed`] for an id that two articles claim.
pub fn assemble(
    manifest: Manifest,
    pages: Vec<ScannedPage>,
) -> Result<(Edition, Vec<BodyPlace>), LoadError> {
    let Manifest { paper, date, variant, number, sections, pages: entries } = manifest;
    let edition = Edition { paper, date, variant, number, sections, ..Edition::default() };
    let mut assembly = Assembly::new(edition);
    for (entry, page) in entries.iter().zip(pages) {
        assembly.edition.warnings.extend(page.warnings);
        for found in page.articles {
            assembly.add(found, &entry.section, &entry.file)?;
        }
        assembly.page += 1;
    }
    assembly.edition.pages = entries.into_iter().map(|entry| entry.page).collect();
    assembly.complete_ids();
    assembly.complete_regions();
    Ok((assembly.edition, assembly.places))
}

struct Assembly {
    edition: Edition,
    places: Vec<BodyPlace>,
    page: usize,
    section_of: HashMap<Clean, usize>,
    /// Where each id was given.
    given: HashMap<ArticleId, String>,
}

impl Assembly {
    fn new(edition: Edition) -> Self {
        let names = edition.sections.iter().enumerate();
        let section_of = names.map(|(index, section)| (section.name.clone(), index)).collect();
        Self { edition, places: Vec::new(), page: 0, section_of, given: HashMap::new() }
    }

    fn add(&mut self, found: FoundArticle, section: &Clean, file: &str) -> Result<(), LoadError> {
        let mut article = found.head.article;
        if let Some(line) = found.head.id_line {
            let here = format!("{file}:{line}");
            if let Some(first) = self.given.insert(article.id.clone(), here) {
                let problem = Problem::IdTwice { id: article.id.to_string(), first };
                let file = file.to_owned();
                return Err(LoadError::Malformed {
                    file,
                    line,
                    column: 1,
                    problem: Box::new(problem),
                });
            }
        }
        article.section = self.section(found.head.section.as_ref().unwrap_or(section));
        article.page = Some(self.page);
        self.edition.articles.push(article);
        self.places.push(BodyPlace { page: self.page, range: found.body, holes: found.holes });
        Ok(())
    }

    fn section(&mut self, name: &Clean) -> usize {
        if let Some(&index) = self.section_of.get(name) {
            return index;
        }
        let index = self.edition.sections.len();
        self.edition.sections.push(Section { name: name.clone(), parent: None });
        self.section_of.insert(name.clone(), index);
        index
    }

    /// Ids for those that have none: the same in every import. Where two
    /// titles are alike the later ones are counted.
    fn complete_ids(&mut self) {
        let key = self.edition.key();
        let mut times: HashMap<ArticleId, usize> = HashMap::new();
        for article in self.edition.articles.iter_mut().filter(|a| a.id.as_str().is_empty()) {
            let id = ArticleId::derived(key.as_str(), article.title());
            let time = times.entry(id.clone()).or_default();
            loop {
                *time += 1;
                let counted = format!("{id}-{time}");
                let next = if *time == 1 { id.clone() } else { ArticleId::new(&counted) };
                if !self.given.contains_key(&next) {
                    article.id = next;
                    break;
                }
            }
        }
    }

    /// A region that names no page is on the article's own.
    fn complete_regions(&mut self) {
        let Edition { pages, articles, warnings, .. } = &mut self.edition;
        for article in articles {
            let own = article.page.and_then(|page| pages.get(page));
            for region in &mut article.regions {
                if region.page.is_empty() {
                    region.page = own.map(|page| page.id.to_string()).unwrap_or_default();
                } else if pages.iter().all(|page| page.id.as_str() != region.page) {
                    let (article, page) = (article.id.to_string(), region.page.clone());
                    warnings.push(WarningKind::PageNotListed { article, page }.into());
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_opening_has_whole_chunks_wherever_it_is_cut() {
        let text =
            "\n\n甲一\n甲二\n-乙\n\n- 丙\n\n  丙二\n\n```\n丁\n\n戊\n```\n己\n---\n庚\n\n[辛]\n";
        let place = BodyPlace { range: 7..7 + text.len(), ..BodyPlace::default() };
        let whole = place.body(text.into());
        let mut most = 0;
        for cut in 0..=text.len() {
            let Some((body, rest)) = place.opening(text.as_bytes()[..cut].to_vec()) else {
                continue;
            };
            // It ends with its opening, if nothing more comes.
            drop(rest);
            most = most.max(body.chunks());
            for chunk in 0..body.chunks() {
                assert_eq!(body.blocks(chunk), whole.blocks(chunk), "chunk {chunk}, cut at {cut}");
            }
        }
        assert_eq!(most, whole.chunks() - 1);
    }
}
