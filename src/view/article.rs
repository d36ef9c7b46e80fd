//! The text of an article.

use std::ops::Range;

use ratatui::style::{Modifier, Style};

use super::Painter;
use super::canvas::Canvas;
use super::columns::ColumnPainter;
use crate::app::panes::{Area, Pane};
use crate::app::{ArticleText, OpenedEdition, TextColumn};
use crate::config::Role;
use crate::layout::{Line, LineDirection, LineRole, RowCluster, SetLine, Strand, leans};
use crate::model::{self, Place};

/// Makes a wave of an underline. ratatui has no modifier for it; nothing of ours
/// blinks, so that this one is free, and the terminal's side knows it.
pub const WAVE: Modifier = Modifier::RAPID_BLINK;

impl Painter<'_> {
    pub(super) fn article(&self, canvas: &mut Canvas<'_>, pane: Area, reader: &OpenedEdition) {
        let Some(text) = &reader.text else { return };
        let area = text.area();
        let end = pane.x + pane.w;
        let marks = self.bookmarked(reader);
        let is_read = reader.focus == Pane::Article;
        if let Some(page) = area.page {
            let painter = ColumnPainter { painter: self, text, marks: &marks, is_read };
            painter.paint(canvas, area, page);
            return;
        }
        for TextColumn { x, y, measure, lines } in text.columns() {
            for (y, line) in (y..).zip(&lines) {
                if text.fresh() == Some(line.cursor) && x >= 2 {
                    let style = self.palette.style(Role::Accent);
                    canvas.text(x - 2, y, x, self.glyphs.onward, style);
                }
                if let Some(set) = &line.text {
                    if let Some(plate) = &set.strand.plate {
                        let left = x + measure.saturating_sub(plate.columns) / 2;
                        self.picture_row(canvas, (left, y, end), (plate, set.nth));
                        continue;
                    }
                    self.line(canvas, (x, y, end), set);
                    if is_read {
                        stand_in(canvas, (x, y), text, (line, set));
                    }
                    self.highlight(canvas, (x, y, end), text, line, set);
                    self.passage(canvas, (x, y, end), text, (line, set));
                    self.number_links(canvas, (x, y, end), line, set);
                    let beside = (beside_beginning(x, measure, set), y, end);
                    self.mark(canvas, beside, &marks, (line, set));
                }
            }
        }
    }

    /// Draws what marks a row beside its beginning.
    fn mark(
        &self,
        canvas: &mut Canvas<'_>,
        (x, y, end): (Option<u16>, u16, u16),
        marks: &[Place],
        (line, set): (&Line<'_>, &SetLine<'_>),
    ) {
        let Some(x) = x.filter(|x| *x < end) else { return };
        if self.is_corrected(line, set) {
            canvas.text(x, y, end, self.glyphs.bar, self.palette.style(Role::Accent));
        } else if shows(marks, line, set) {
            canvas.text(x, y, end, self.glyphs.bookmark, self.palette.style(Role::Bookmark));
        }
    }

    /// Whether a row on the screen is bookmarked.
    pub(super) fn shows_a_bookmark(&self, reader: &OpenedEdition, text: &ArticleText) -> bool {
        let marks = self.bookmarked(reader);
        let mut lines = text.lines();
        !marks.is_empty()
            && lines.any(|line| line.text.as_ref().is_some_and(|set| shows(&marks, &line, set)))
    }

    /// Places of this article that are bookmarked.
    fn bookmarked(&self, reader: &OpenedEdition) -> Vec<Place> {
        let Some(article) = reader.edition.articles.get(reader.article) else { return Vec::new() };
        let key = reader.edition.key();
        let here = self
            .app
            .bookmarks
            .all
            .iter()
            .filter(|mark| mark.edition == key && mark.anchor.article == article.id);
        here.map(|mark| mark.anchor.place).collect()
    }

    pub(super) fn line(
        &self,
        canvas: &mut Canvas<'_>,
        (x, y, end): (u16, u16, u16),
        set: &SetLine<'_>,
    ) {
        let strand = set.strand;
        let base = self.palette.style(role_of(strand.role));
        if set.first {
            let dim = self.palette.style(Role::Dim);
            paint(canvas, (x, y, end), &set.marker_clusters(), |_| dim);
        }
        if strand.role == LineRole::Quote {
            let rule = self.palette.style(Role::Rule);
            canvas.text(x + set.column_from_start(1, 1), y, end, self.glyphs.vertical, rule);
        }
        paint(canvas, (x, y, end), &set.clusters(), |cluster| {
            let byte = cluster.range.start;
            // A hyphen of ours has no text whose look it could have.
            if cluster.range.is_empty() { base } else { self.styled(base, strand, byte) }
        });
    }

    /// The style at a byte of a strand: its base and the spans over it. What
    /// has no italics ([`leans`]) stands upright, and stress on it is bold if it
    /// has no dot.
    pub(super) fn styled(&self, base: Style, strand: &Strand, byte: usize) -> Style {
        let over = || strand.spans.iter().filter(|span| span.range.contains(&byte));
        let mut style = over().fold(base, |style, span| {
            let patch = match span.style {
                model::Style::Strong => Style::default().bold(),
                model::Style::Emphasis => Style::default().italic(),
                model::Style::Strikethrough => Style::default().crossed_out(),
                model::Style::Inserted => Style::default().underlined(),
                // Downwards lines stand at the left.
                model::Style::Underline if !strand.is_downwards() => Style::default().underlined(),
                model::Style::Wave if !strand.is_downwards() => {
                    Style::default().underlined().add_modifier(WAVE)
                }
                model::Style::Code => self.palette.over(Role::Code),
                model::Style::Link(_) => self.palette.over(Role::Link),
                model::Style::Doubt => self.palette.over(Role::Doubt),
                model::Style::Ruby { at } if byte >= at => self.palette.over(Role::Dim),
                _ => Style::default(),
            };
            style.patch(patch)
        });
        if style.add_modifier.contains(Modifier::ITALIC) && !leans(&strand.text, byte) {
            style.add_modifier.remove(Modifier::ITALIC);
            let is_stressed = over().any(|span| span.style == model::Style::Emphasis);
            if is_stressed && !strand.is_dotted(byte) {
                style = style.bold();
            }
        }
        style
    }

    /// Marks the matches of a search in a row.
    fn highlight(
        &self,
        canvas: &mut Canvas<'_>,
        (x, y, end): (u16, u16, u16),
        text: &ArticleText,
        line: &Line<'_>,
        set: &SetLine<'_>,
    ) {
        let hits = matches(text, line, set);
        let clusters = if hits.is_empty() { Vec::new() } else { set.clusters() };
        for (hit, role) in hits {
            let of_hit = |cluster: &&RowCluster<'_>| {
                cluster.range.start < hit.end && hit.start < cluster.range.end
            };
            for cluster in clusters.iter().filter(of_hit) {
                let at = x + cluster.column;
                canvas.restyle(at, y, (at + cluster.cols).min(end), self.palette.over(role));
            }
        }
    }

    /// Shows what of a row is selected, the room between its words too.
    fn passage(
        &self,
        canvas: &mut Canvas<'_>,
        (x, y, end): (u16, u16, u16),
        text: &ArticleText,
        (line, set): (&Line<'_>, &SetLine<'_>),
    ) {
        let Some(bytes) = selected(text, line, set) else { return };
        let style = self.palette.over(Role::Passage);
        let is_selected = |cluster: &RowCluster<'_>| {
            cluster.range.start < bytes.end && bytes.start < cluster.range.end
        };
        let clusters = set.clusters();
        for (at, cluster) in clusters.iter().enumerate().filter(|(_, cluster)| is_selected(cluster))
        {
            let next = clusters.get(at + 1).filter(|next| is_selected(next));
            let edge = next.map_or(cluster.column + cluster.cols, |next| next.column);
            canvas.restyle(x + cluster.column, y, (x + edge).min(end), style);
        }
    }

    /// Writes numbers over the links while one is to be picked.
    fn number_links(
        &self,
        canvas: &mut Canvas<'_>,
        (x, y, end): (u16, u16, u16),
        line: &Line<'_>,
        set: &SetLine<'_>,
    ) {
        if !self.numbers_links() {
            return;
        }
        for (number, link) in self.app.links.iter().enumerate() {
            let holds = |cluster: &&RowCluster<'_>| cluster.range.contains(&link.byte);
            if link.cursor == line.cursor
                && let Some(first) = set.clusters().iter().find(holds)
            {
                let label = format!("[{}]", number + 1);
                // It covers the link's beginning, whichever side that is.
                let over = if first.leftwards { canvas.cols(&label) - first.cols } else { 0 };
                let at = (x + first.column).saturating_sub(over).max(x);
                canvas.text(at, y, end, &label, self.palette.style(Role::CurrentMatch));
            }
        }
    }
}

/// Puts the cursor into a row that begins in column `x`, if one is there.
fn stand_in(
    canvas: &mut Canvas<'_>,
    (x, y): (u16, u16),
    text: &ArticleText,
    (line, set): (&Line<'_>, &SetLine<'_>),
) {
    let clusters = set.clusters();
    let Some(first) = clusters.first() else { return };
    match place_read(text, line, set) {
        Some(byte) => {
            let here = clusters.iter().find(|cluster| cluster.range.contains(&byte));
            canvas.stand_rather(x + here.unwrap_or(first).column, y);
        }
        None => canvas.stand(x + first.column, y),
    }
}

/// Where one is in a row, as a byte of its strand, if not merely at the first on the
/// screen: at the end of a passage that moves, at the match that one went to, at what
/// is new.
pub(super) fn place_read(text: &ArticleText, line: &Line<'_>, set: &SetLine<'_>) -> Option<usize> {
    if let Some(passage) = text.passage {
        let moving = passage.here();
        let at = moving.byte.checked_sub(set.strand.at)?;
        let (first, last) = proper_of(set);
        let is_here = line.cursor.slug == moving.block + 1 && (first..last).contains(&at);
        return is_here.then(|| set.strand.shown(at..at + 1).start);
    }
    // A match that is looked up with a row may stand in one beside it.
    let row = set.row.start as usize..set.row.end as usize;
    let is_here = |hit: &Range<usize>, role| role == Role::CurrentMatch && row.contains(&hit.start);
    let current = matches(text, line, set).into_iter().find(|(hit, role)| is_here(hit, *role));
    let is_new = text.fresh() == Some(line.cursor);
    current.map(|(hit, _)| hit.start).or(is_new.then_some(set.row.start as usize))
}

/// The column of a mark beside a row whose measure begins in column `x`: a
/// column away, on the side where one begins to read; `None` off the screen.
fn beside_beginning(x: u16, measure: u16, set: &SetLine<'_>) -> Option<u16> {
    match set.strand.direction() {
        LineDirection::LeftToRight => x.checked_sub(2),
        LineDirection::RightToLeft => Some(x + measure + 1),
    }
}

/// Paints clusters of a row whose first column is `x`, as far as column `end`.
fn paint(
    canvas: &mut Canvas<'_>,
    (x, y, end): (u16, u16, u16),
    clusters: &[RowCluster<'_>],
    style: impl Fn(&RowCluster<'_>) -> Style,
) {
    for cluster in clusters {
        let at = x + cluster.column;
        if at + cluster.cols <= end {
            canvas.grapheme(at, y, &cluster.symbol, cluster.cols, style(cluster));
        }
    }
}

/// The matches of a search in a row, in bytes of its strand, and the look of
/// each.
pub(super) fn matches(
    text: &ArticleText,
    line: &Line<'_>,
    set: &SetLine<'_>,
) -> Vec<(Range<usize>, Role)> {
    let Some(search) = &text.search else { return Vec::new() };
    let running = set.strand.running();
    let (first, last) = proper_of(set);
    let from = first.saturating_sub(search.finder.longest());
    let from = running.floor_char_boundary(from);
    let window_end = last + search.finder.longest();
    let window_end = running.ceil_char_boundary(window_end.min(running.len()));
    let look = |hit: Range<usize>| {
        let start = set.strand.at + from + hit.start;
        let current = search.current.as_ref().is_some_and(|current| {
            current.chunk + 1 == line.cursor.slug && current.range.start == start
        });
        let role = if current { Role::CurrentMatch } else { Role::Match };
        (set.strand.shown(from + hit.start..from + hit.end), role)
    };
    search.finder.all(&running[from..window_end]).map(look).collect()
}

/// What of a row is selected, in bytes of its strand.
pub(super) fn selected(
    text: &ArticleText,
    line: &Line<'_>,
    set: &SetLine<'_>,
) -> Option<Range<usize>> {
    let block = line.cursor.slug.checked_sub(1)?;
    let passage = text.passage?;
    let body = text.galley().body();
    let bytes = passage.bytes_in(block, &body.has_chunk(block).then(|| body.text(block))?)?;
    let strand = set.strand;
    let (at, length) = (strand.at, strand.running().len());
    let start = bytes.start.max(at) - at;
    let end = bytes.end.min(at + length).checked_sub(at)?;
    (start < end).then(|| strand.shown(start..end))
}

pub(super) fn shows(marks: &[Place], line: &Line<'_>, set: &SetLine<'_>) -> bool {
    let strand = set.strand;
    let (first, last) = proper_of(set);
    let row = strand.at + first..strand.at + last.max(first + 1);
    marks.iter().any(|place| place.block + 1 == line.cursor.slug && row.contains(&place.byte))
}

/// The bytes of the running text that a row shows.
fn proper_of(set: &SetLine<'_>) -> (usize, usize) {
    (set.strand.proper(set.row.start as usize), set.strand.proper(set.row.end as usize))
}

/// What the theme calls a line of an article.
#[must_use]
pub fn role_of(line: LineRole) -> Role {
    match line {
        LineRole::Kicker => Role::Kicker,
        LineRole::Headline => Role::Headline,
        LineRole::Deck => Role::Deck,
        LineRole::Byline => Role::Byline,
        LineRole::Body | LineRole::Table | LineRole::Preformatted => Role::Text,
        LineRole::Subhead | LineRole::TableHead => Role::Subhead,
        LineRole::Quote => Role::Quote,
        LineRole::Picture | LineRole::Caption | LineRole::Signature => Role::Caption,
        LineRole::Credit | LineRole::Rule | LineRole::End => Role::Dim,
        LineRole::Gap => Role::Doubt,
    }
}
