//! The facets of a search over all papers: how what was found is spread, and the
//! search narrowed to one of them.

use super::list::List;
use super::list_actions::step;
use super::searching::LibrarySearch;
use super::{Action, App, Effect};
use crate::model::Clean;
use crate::search::FacetKind;

/// A part of what was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facet {
    /// What it is of.
    pub kind: FacetKind,
    /// Its name.
    pub name: String,
    /// How many articles.
    pub count: usize,
}

/// So many facets of a kind are shown on any screen; it scrolls where need be.
const A_FEW: usize = 5;

impl LibrarySearch {
    /// The facets that there is room for in so many rows, by kind: as many of each, a
    /// few at least, and a row between two kinds.
    #[must_use]
    pub fn facets_in(&self, rows: usize) -> Vec<Vec<Facet>> {
        let facets = &self.facets;
        let kinds = [
            facets.papers.is_empty(),
            facets.months.is_empty(),
            facets.pages.is_empty(),
            facets.sections.is_empty(),
        ];
        let filled = kinds.into_iter().filter(|is_empty| !is_empty).count();
        let room = ((rows + 1) / filled.max(1)).saturating_sub(1).max(A_FEW);
        let facet = |kind, name, count| Facet { kind, name, count };
        let named = |kind, all: &[(Clean, usize)]| -> Vec<Facet> {
            let all = all.iter().take(room);
            all.map(|(name, count)| facet(kind, name.to_string(), *count)).collect()
        };
        let months = facets.months.iter().take(room).map(|&((year, month), count)| {
            facet(FacetKind::Month, format!("{year:04}-{month:02}"), count)
        });
        let mut kinds = vec![
            named(FacetKind::Paper, &facets.papers),
            months.collect(),
            named(FacetKind::Page, &facets.pages),
            named(FacetKind::Section, &facets.sections),
        ];
        kinds.retain(|kind| !kind.is_empty());
        kinds
    }
}

impl App {
    fn facets_shown(&self) -> Vec<Facet> {
        self.searching.facets_in(self.frame().middle.h.into()).concat()
    }

    /// Goes to the facets, if there are any.
    pub(super) fn choose_facet(&mut self) {
        let is_found = !self.searching.hits.is_empty();
        self.searching.facet = Some(0).filter(|_| is_found);
    }

    /// What keys do while a facet is chosen.
    pub(super) fn act_on_facets(&mut self, action: Action, chosen: usize) -> Vec<Effect> {
        let facets = self.facets_shown();
        let mut list = List { selected: chosen, top: 0 };
        if step(&mut list, action, facets.len(), facets.len().max(1).cast_signed()) {
            self.searching.facet = Some(list.selected);
            return Vec::new();
        }
        match (action, facets.get(chosen)) {
            (Action::Open, Some(facet)) => {
                let query = format!(
                    "{} {}",
                    self.searching.query.trim_end(),
                    facet.kind.clause(&facet.name)
                );
                self.search_for(&query)
            }
            (Action::NextPane | Action::PaneRight | Action::PaneLeft | Action::Back, _) => {
                self.searching.facet = None;
                Vec::new()
            }
            (Action::Search, _) => self.open_search(),
            _ => {
                self.refuse(action);
                Vec::new()
            }
        }
    }
}
