//! A passage on the screen: where its rows and clusters are, and what moves its
//! end.

use std::ops::Range;

use super::passage::{SelectedText, neighbour, next_word};
use super::{ArticleText, TextColumn};
use crate::layout::{Cursor, Line, LineDirection, LineRole, SetLine, UprightColumn, UprightPage};
use crate::model::Place;

/// Rows without text that are passed over on the way to one with text at most:
/// the highest picture has less.
const MOST_PASSED: usize = 120;

impl ArticleText {
    /// Marks where one is reading: the match of a search that is on the screen, else
    /// the first word that is new there, else the first. A passage may begin there or
    /// wherever the mark is moved. Tells whether there is any text.
    pub(super) fn begin_passage(&mut self) -> bool {
        // The head may fill a small screen: the text comes on.
        for _ in 0..MOST_PASSED {
            if self.places_in_view().next().is_some() {
                break;
            }
            self.scroll(1);
        }
        let mark = self.match_in_view().or_else(|| {
            let first = self.new_place_in_view().or_else(|| self.places_in_view().next())?;
            Some(SelectedText::word(self.galley().body(), first, self.galley().setting()))
        });
        self.passage = mark.map(SelectedText::free);
        self.passage.is_some()
    }

    /// The first place from what is new on, on the last screen of an article.
    fn new_place_in_view(&self) -> Option<Place> {
        let fresh = self.fresh()?;
        let mut lines = self.lines().filter(|line| line.cursor >= fresh);
        lines.find_map(|line| {
            let set = self.words_of(&line)?;
            Some(place_of(&line, set, set.row.start as usize))
        })
    }

    /// Moves the end of the passage, or a mark as a whole: over the word there, or
    /// over the single cluster.
    fn lead_to(&mut self, to: Place, by_words: bool) {
        let Some(passage) = self.passage else { return };
        let galley = self.galley();
        let moved = match (passage.is_free(), by_words) {
            (false, _) => passage.to(to),
            (true, true) => SelectedText::word(galley.body(), to, galley.setting()).free(),
            (true, false) => SelectedText::between(to, to).free(),
        };
        self.passage_to(moved);
    }

    fn match_in_view(&self) -> Option<SelectedText> {
        let hit = self.search.as_ref()?.current.as_ref()?;
        let place = Place { block: hit.chunk, byte: hit.range.start };
        let is_here = |line: Line<'_>| {
            let bytes = self.words_of(&line).map(bytes_of);
            line.cursor.slug == place.block + 1
                && bytes.is_some_and(|bytes| bytes.contains(&place.byte))
        };
        self.lines().find_map(|line| is_here(line).then_some(()))?;
        let text = self.galley().body().text(hit.chunk);
        Some(SelectedText::over(&text, hit.chunk, hit.range.clone()))
    }

    /// The first place of each row on the screen that has text of the body.
    fn places_in_view(&self) -> impl Iterator<Item = Place> {
        self.lines().filter_map(|line| {
            let set = self.words_of(&line)?;
            Some(place_of(&line, set, set.row.start as usize))
        })
    }

    /// The text of a row, if it is one of the body.
    fn words_of<'a>(&self, line: &'a Line<'_>) -> Option<&'a SetLine<'a>> {
        let set = line.text.as_ref()?;
        let block = line.cursor.slug.checked_sub(1)?;
        let strand = set.strand;
        let is_text = strand.plate.is_none() && strand.inset.is_none() && !strand.text.is_empty();
        let is_ours = matches!(strand.role, LineRole::End | LineRole::Gap);
        (is_text && !is_ours && self.galley().body().has_chunk(block)).then_some(set)
    }

    /// Moves the end of the passage by clusters.
    pub(super) fn passage_by_cluster(&mut self, forward: bool) {
        let Some(passage) = self.passage else { return };
        if let Some(to) = neighbour(self.galley().body(), passage.here(), forward) {
            self.lead_to(to, false);
        }
    }

    /// Moves the end of the passage by a word.
    pub(super) fn passage_by_word(&mut self, forward: bool) {
        let Some(passage) = self.passage else { return };
        let galley = self.galley();
        let to = next_word(galley.body(), passage.here(), forward, galley.setting());
        self.lead_to(to, true);
    }

    /// Moves the end of the passage by rows, to what stands nearest below or
    /// above it.
    pub(super) fn passage_by_row(&mut self, rows: isize) {
        let Some(passage) = self.passage else { return };
        let mut row = self.galley_mut().words_at(passage.here());
        let column = self.column_of(row, passage.here()).unwrap_or(0);
        let (mut left, mut found) = (rows.unsigned_abs(), None);
        for _ in 0..left + MOST_PASSED {
            let next = self.galley_mut().step(row, rows.signum());
            if left == 0 || next == row {
                break;
            }
            row = next;
            if let Some(place) = self.nearest_in(row, column) {
                left -= 1;
                found = Some(place);
            }
        }
        if let Some(place) = found {
            self.lead_to(place, true);
        }
    }

    /// Moves the end of the passage to the beginning of the body, or its end.
    pub(super) fn passage_to_edge(&mut self, start: bool) {
        let body = self.galley().body();
        let edge = if start {
            Some(Place::default())
        } else {
            let block = body.chunks().saturating_sub(1);
            let end = Place { block, byte: body.text(block).len() };
            neighbour(body, end, false)
        };
        if let Some(edge) = edge {
            self.lead_to(edge, true);
        }
    }

    /// Takes a passage whose moving end is to be seen.
    pub(super) fn passage_to(&mut self, passage: SelectedText) {
        self.passage = Some(passage);
        let row = self.galley_mut().words_at(passage.moving());
        self.show_row(row);
    }

    /// The column of a place in its row, from the row's left.
    fn column_of(&mut self, row: Cursor, place: Place) -> Option<u16> {
        self.galley_mut().prepare(row, 1);
        let lines = self.galley().lines(row, 1);
        let line = lines.first()?;
        let set = self.words_of(line)?;
        let clusters = set.clusters();
        let here = clusters.iter().find(|cluster| {
            !cluster.range.is_empty() && place_of(line, set, cluster.range.start) == place
        });
        here.or(clusters.first()).map(|cluster| cluster.column)
    }

    /// What stands nearest to a column of a row; nothing where it has no text.
    fn nearest_in(&mut self, row: Cursor, column: u16) -> Option<Place> {
        self.galley_mut().prepare(row, 1);
        let lines = self.galley().lines(row, 1);
        let line = lines.first()?;
        nearest(line, self.words_of(line)?, column)
    }

    /// Whether what stands to the left of the passage's end is read after it:
    /// in columns that follow each other leftwards, and in text that runs so.
    pub(super) fn passage_runs_leftwards(&mut self) -> bool {
        let Some(passage) = self.passage else { return false };
        let row = self.galley_mut().words_at(passage.moving());
        let lines = self.galley().lines(row, 1);
        let set = lines.first().and_then(|line| line.text.as_ref());
        set.is_some_and(|set| set.strand.direction() == LineDirection::RightToLeft)
    }

    /// The text at a cell of the screen, or what is nearest to it.
    #[must_use]
    pub fn place_at(&self, x: u16, y: u16) -> Option<Place> {
        let area = self.area();
        if let Some(page) = area.page {
            return self.place_in_page(page, (x, y));
        }
        let columns = self.columns();
        let has_words = |column: &&TextColumn<'_>| {
            column.lines.iter().any(|line| self.words_of(line).is_some())
        };
        let beside = |column: &&TextColumn<'_>| {
            column.x.saturating_sub(x) + x.saturating_sub(column.x + column.measure)
        };
        let column = columns.iter().filter(has_words).min_by_key(beside)?;
        let rows = (column.y..).zip(&column.lines);
        let lines = rows.filter_map(|(row, line)| Some((row, line, self.words_of(line)?)));
        let (_, line, set) = lines.min_by_key(|(row, ..)| row.abs_diff(y))?;
        nearest(line, set, x.saturating_sub(column.x))
    }

    /// The same in text that runs downwards.
    fn place_in_page(&self, page: UprightPage, (x, y): (u16, u16)) -> Option<Place> {
        let area = self.area().area;
        let mut found: Option<(u16, Place)> = None;
        for (tier, TextColumn { lines, .. }) in (0..).zip(self.columns()) {
            for ((left, top), line) in page.heads(tier, &lines).zip(&lines) {
                let Some(set) = self.words_of(line) else { continue };
                let column = UprightColumn::of(set);
                let at = area.x + left + column.lead();
                for square in &column.squares {
                    // Two cells across are one down.
                    let away = at.abs_diff(x).saturating_sub(1)
                        + 2 * (area.y + top + square.row).abs_diff(y);
                    if found.is_none_or(|(least, _)| away < least) {
                        found = Some((away, place_of(line, set, square.range.start)));
                    }
                }
            }
        }
        found.map(|(_, place)| place)
    }
}

/// The place of a byte of a row's strand.
fn place_of(line: &Line<'_>, set: &SetLine<'_>, byte: usize) -> Place {
    let strand = set.strand;
    Place { block: line.cursor.slug.saturating_sub(1), byte: strand.at + strand.proper(byte) }
}

/// The bytes of its chunk's text that a row shows.
fn bytes_of(set: &SetLine<'_>) -> Range<usize> {
    let strand = set.strand;
    let byte = |shown: u32| strand.at + strand.proper(shown as usize);
    byte(set.row.start)..byte(set.row.end)
}

fn nearest(line: &Line<'_>, set: &SetLine<'_>, column: u16) -> Option<Place> {
    let clusters = set.clusters();
    let own = clusters.iter().filter(|cluster| !cluster.range.is_empty());
    let near = own.min_by_key(|cluster| {
        cluster.column.saturating_sub(column)
            + column.saturating_sub(cluster.column + cluster.cols.saturating_sub(1))
    })?;
    Some(place_of(line, set, near.range.start))
}
