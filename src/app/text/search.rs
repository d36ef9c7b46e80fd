//! Searching an article.

use super::{ArticleText, Search, spellings};
use crate::model::{Finder, Hit, Place};

/// Up to this weight, all matches of a search are counted.
const COUNTABLE: usize = 1 << 20;

impl ArticleText {
    /// Begins a search at the top of the screen; tells whether there is a
    /// match, which is then in view.
    pub fn search(&mut self, needle: &str) -> bool {
        let place = self.place();
        self.search_from(needle, place)
    }

    /// Shows the match of a search through the edition that comes first from a place
    /// on, or the last one.
    pub fn search_of_edition(&mut self, needle: &str, from: Option<Place>) {
        self.search_from(needle, from.unwrap_or_default());
        if from.is_none() {
            self.next_match(false);
        }
        if let Some(search) = &mut self.search {
            search.of_edition = true;
        }
    }

    fn search_from(&mut self, needle: &str, place: Place) -> bool {
        let (body, script) = (self.galley.body(), self.galley.setting().script);
        let find = |needle: &str| {
            let finder = Finder::new(needle);
            let found = body.find(&finder, (place.block, place.byte), true);
            (finder, found.map(|(hit, _)| hit))
        };
        // What is searched is as printed; a word may be typed as it is shown.
        let mut tried = spellings(needle, script).into_iter().map(|word| find(&word));
        let found = tried.find(|(_, hit)| hit.is_some());
        let (finder, current) = found.unwrap_or_else(|| (Finder::new(needle), None));
        self.search =
            Some(Search { finder, current, count: None, is_given: false, of_edition: false });
        self.show_match()
    }

    /// Shows what was found at a place elsewhere, and all that is like it; tells
    /// whether it stands there.
    pub fn show_found(&mut self, place: Place, found: &str) -> bool {
        let range = place.byte..place.byte + found.len();
        if self.galley.body().text(place.block).get(range.clone()) != Some(found) {
            return false;
        }
        // A capital that stood in the text was not typed, and asks for nothing.
        let finder = Finder::new(&found.to_lowercase());
        let current = Some(Hit { chunk: place.block, range });
        self.search =
            Some(Search { finder, current, count: None, is_given: true, of_edition: false });
        self.show_match()
    }

    /// The next match or the one before, round the end; and whether the search
    /// begins again at the other end for it.
    fn match_beside(&self, forward: bool) -> Option<(Hit, bool)> {
        let search = self.search.as_ref()?;
        let current = search.current.as_ref()?;
        let from = if forward { current.range.end } else { current.range.start };
        self.galley.body().find(&search.finder, (current.chunk, from), forward)
    }

    /// Whether the match is the last one of the article, or the first.
    #[must_use]
    pub fn is_edge_match(&self, last: bool) -> bool {
        self.match_beside(last).is_none_or(|(_, wrapped)| wrapped)
    }

    /// Goes to the next match or the one before, round the end; tells
    /// whether the search began again at the other end.
    pub fn next_match(&mut self, forward: bool) -> bool {
        let Some((next, wrapped)) = self.match_beside(forward) else { return false };
        if let Some(search) = &mut self.search {
            search.current = Some(next);
        }
        self.show_match();
        wrapped
    }

    fn show_match(&mut self) -> bool {
        self.count_matches();
        let Some(hit) = self.search.as_ref().and_then(|s| s.current.clone()) else { return false };
        let place = Place { block: hit.chunk, byte: hit.range.start };
        let row = self.galley.words_at(place);
        let left = self.left.unwrap_or((self.place(), self.progress.percent));
        let below = self.below(self.top);
        if row < self.top || row >= below {
            self.bring(row);
        }
        self.left = Some(left);
        true
    }

    fn count_matches(&mut self) {
        let body = self.galley.body();
        let Some(search) = &mut self.search else { return };
        let Some(current) = search.current.clone() else { return };
        if body.weight() > COUNTABLE {
            return;
        }
        let (mut before, mut all) = (0, 0);
        for chunk in 0..body.chunks() {
            for hit in search.finder.all(&body.text(chunk)) {
                all += 1;
                if (chunk, hit.start) <= (current.chunk, current.range.start) {
                    before += 1;
                }
            }
        }
        search.count = Some((before, all));
    }
}
