//! How what was found is spread over papers, months, pages and sections.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use crate::model::Clean;
use crate::search::Facets;
use crate::store::term_index::{IndexedEdition, NumberSpan};

/// Section and page of an article, by their indexes in the edition.
pub(super) type SectionAndPage = (Option<usize>, Option<usize>);

/// How many articles of each edition were found, and where in it they stand.
#[derive(Debug, Default)]
pub(super) struct Tally {
    /// By the index of the edition; of its sections and pages few are together.
    editions: HashMap<usize, Vec<(SectionAndPage, usize)>>,
    /// The edition counted last, of which the next article will be as well.
    current: (usize, Vec<(SectionAndPage, usize)>),
}

impl Tally {
    /// Counts an article of an edition.
    pub(super) fn count(&mut self, edition: usize, place: SectionAndPage) {
        if self.current.0 != edition {
            let next = self.editions.remove(&edition).unwrap_or_default();
            let (last, counts) = std::mem::replace(&mut self.current, (edition, next));
            self.editions.insert(last, counts);
        }
        let counts = &mut self.current.1;
        match counts.iter_mut().find(|(known, _)| *known == place) {
            Some((_, count)) => *count += 1,
            None => counts.push((place, 1)),
        }
    }

    /// How they are spread.
    pub(super) fn facets(&self, editions: &[(NumberSpan, Arc<IndexedEdition>)]) -> Facets {
        let mut papers: HashMap<&Clean, usize> = HashMap::new();
        let mut months: BTreeMap<(i16, i8), usize> = BTreeMap::new();
        let mut sections: HashMap<&Clean, usize> = HashMap::new();
        let mut pages: HashMap<&Clean, usize> = HashMap::new();
        let last = std::iter::once((&self.current.0, &self.current.1));
        for (at, counts) in self.editions.iter().chain(last).filter(|(_, all)| !all.is_empty()) {
            let (_, edition) = &editions[*at];
            let count: usize = counts.iter().map(|(_, count)| count).sum();
            *papers.entry(&edition.paper).or_default() += count;
            if let Some(date) = edition.date {
                *months.entry((date.year(), date.month())).or_default() += count;
            }
            for ((section, page), count) in counts {
                let places = [
                    (&mut sections, section.and_then(|at| edition.sections.get(at))),
                    (&mut pages, page.and_then(|at| edition.pages.get(at))),
                ];
                for (all, name) in places {
                    if let Some(name) = name.filter(|name| !name.is_empty()) {
                        *all.entry(name).or_default() += count;
                    }
                }
            }
        }
        let months = months.into_iter().rev().collect();
        Facets { papers: sorted(papers), months, pages: sorted(pages), sections: sorted(sections) }
    }
}

/// The most first.
fn sorted(counts: HashMap<&Clean, usize>) -> Vec<(Clean, usize)> {
    let mut counts: Vec<(&Clean, usize)> = counts.into_iter().collect();
    counts.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(b.0)));
    counts.into_iter().map(|(name, count)| (name.clone(), count)).collect()
}
