//! Stories onto one screen: the screen is cut across or down, and each part
//! again, until there is one story in each.
//!
//! All ways of cutting that keep the stories in their order are weighed, from
//! single stories upwards: for each run of stories and each number of columns
//! the best few parts are kept. A part knows how high it wishes to be, and how
//! far it can be pressed or drawn out: a story that is cut shortens and
//! lengthens, one that is all there takes space between its paragraphs. So
//! parts of unlike height can stand side by side without a hole under one.

use super::request::{Room, StoryPosition, StoryRequest};

/// Parts kept for a run of stories on a number of columns, ...
const KEPT: usize = 5;
/// ... and where there are more columns than `MANY`: the work grows with the
/// square of both, and so many columns go together in many ways anyhow.
const KEPT_OF_MANY: usize = 2;
const MANY: u16 = 5;
/// What a row of one column costs if it is left empty, ...
const EMPTY: u32 = 4;
/// ... if it is one of the rows that part paragraphs, ...
const AIR: u32 = 1;
/// ... if it is cut of the text that a story was to have, ...
const CUT: u32 = 1;
/// ... and if it is a column that a story wishes to span, or not to.
const SPAN: u32 = 6;
/// What a row of a head costs for each column that it spans besides the first;
/// of two, that is half the page.
const HEAD: u32 = 2;
/// So much more it costs if the story leads.
const LEAD: u32 = 10;
/// Rows that are few for a column.
const FEW: u16 = 5;
/// What it costs if a story of few rows is spread over columns.
const SPREAD: u32 = 12;

/// A part of a screen.
#[derive(Debug, Clone, Copy)]
struct ScreenPart {
    /// The fewest rows, ...
    least: u16,
    /// ... those that are wanted, ...
    want: u16,
    /// ... those with all text, ...
    most: u16,
    /// ... and those with space between the paragraphs.
    airy: u16,
    cost: u32,
    made: Made,
}

/// How a part is made of stories. Its halves are the `n`th of those that were
/// kept; `at` is the first story of the second.
#[derive(Debug, Clone, Copy)]
enum Made {
    Story,
    Across { at: usize, halves: [u8; 2] },
    Down { at: usize, columns: u16, halves: [u8; 2] },
}

/// A screen as it was cut.
#[derive(Debug)]
pub(super) struct Composition {
    /// Where the stories stand, in their order.
    pub positions: Vec<StoryPosition>,
    /// What is wrong with it; the less the better.
    pub cost: u32,
}

/// Places all of these stories on a screen; `None` if they do not go on it.
pub(super) fn compose(items: &[StoryRequest], room: &Room) -> Option<Composition> {
    let parts = ScreenParts::of(items, room);
    let height = room.height();
    let whole = parts.of_run(0, items.len(), room.columns).iter();
    let weighed =
        whole.filter_map(|part| Some((part.cost + part.cost_at(height, room.columns)?, part)));
    let (cost, best) = weighed.min_by_key(|(cost, _)| *cost)?;
    let mut positions = Vec::with_capacity(items.len());
    let all = StoryPosition { column: 0, span: room.columns, y: room.top, h: height };
    parts.place((0, items.len()), best, all, &mut positions);
    Some(Composition { positions, cost })
}

/// What empty rows of `span` columns cost: a large hole more than many small
/// ones.
fn hole(rows: u16, span: u16) -> u32 {
    let area = u32::from(rows) * u32::from(span);
    EMPTY * area + area * area / 4
}

impl ScreenPart {
    /// What it costs that it is `h` rows high; `None` if it cannot be.
    fn cost_at(&self, h: u16, span: u16) -> Option<u32> {
        let columns = u32::from(span);
        let air = |rows: u16| u32::from(rows) * columns * AIR;
        if h < self.least {
            None
        } else if h < self.want {
            Some(u32::from(self.want - h) * columns * CUT)
        } else if h > self.airy {
            Some(hole(h - self.airy, span) + air(self.airy - self.most))
        } else {
            Some(air(h.saturating_sub(self.most)))
        }
    }

    fn over(&self, under: &Self, at: usize, halves: [u8; 2]) -> Self {
        Self {
            // A row for the rule between the two.
            least: self.least + 1 + under.least,
            want: self.want + 1 + under.want,
            most: self.most.saturating_add(1 + under.most),
            airy: self.airy.saturating_add(1 + under.airy),
            cost: self.cost + under.cost,
            made: Made::Across { at, halves },
        }
    }

    /// The two side by side, as high as costs least.
    fn beside(&self, right: &Self, spans: [u16; 2], height: u16) -> Option<Self> {
        let least = self.least.max(right.least);
        let mean = (u32::from(self.want) * u32::from(spans[0])
            + u32::from(right.want) * u32::from(spans[1]))
            / u32::from(spans[0] + spans[1]);
        let cost = |h: u16| Some(self.cost_at(h, spans[0])? + right.cost_at(h, spans[1])?);
        let heights = [mean as u16, self.want, right.want].map(|h| h.clamp(least, height));
        let (cost, want) = heights
            .into_iter()
            .filter_map(|h| Some((cost(h)?, h)))
            .min_by_key(|&(cost, _)| cost)?;
        Some(Self {
            least,
            want,
            most: self.most.min(right.most).max(want),
            airy: self.airy.min(right.airy).max(want),
            cost: self.cost + right.cost + cost,
            made: Made::Story,
        })
    }
}

/// The parts that were kept.
struct ScreenParts {
    stories: usize,
    columns: u16,
    height: u16,
    /// Which stories go on from the one before them.
    going_on: Vec<bool>,
    kept: Vec<Vec<ScreenPart>>,
}

impl ScreenParts {
    fn of(items: &[StoryRequest], room: &Room) -> Self {
        let (stories, columns) = (items.len(), room.columns);
        let kept = vec![Vec::new(); (stories + 1) * (stories + 1) * (usize::from(columns) + 1)];
        let going_on = items.iter().map(|item| item.goes_on).collect();
        let mut parts = Self { stories, columns, height: room.height(), going_on, kept };
        let limit = limit(items, room);
        for (index, item) in items.iter().enumerate() {
            for span in 1..=columns {
                let part = story(item, span, limit, room);
                let place = parts.index(index, index + 1, span);
                parts.kept[place].push(part);
            }
        }
        for count in 2..=stories {
            for from in 0..=stories - count {
                for span in 1..=columns {
                    let made = parts.make(from, from + count, span);
                    let place = parts.index(from, from + count, span);
                    parts.kept[place] = made;
                }
            }
        }
        parts
    }

    fn index(&self, from: usize, to: usize, span: u16) -> usize {
        (from * (self.stories + 1) + to) * (usize::from(self.columns) + 1) + usize::from(span)
    }

    fn of_run(&self, from: usize, to: usize, span: u16) -> &[ScreenPart] {
        &self.kept[self.index(from, to, span)]
    }

    fn make(&self, from: usize, to: usize, span: u16) -> Vec<ScreenPart> {
        let mut best = Vec::with_capacity(KEPT);
        // Briefs under one heading stay in one column, or have the part to themselves.
        let parts_any = span == 1 || self.going_on[from + 1..to].iter().all(|&goes_on| goes_on);
        for at in (from + 1..to).filter(|&at| parts_any || !self.going_on[at]) {
            let stacked = pairs(self.of_run(from, at, span), self.of_run(at, to, span));
            for (over, under, halves) in stacked {
                self.keep(&mut best, over.over(under, at, halves), span);
            }
            for columns in 1..span {
                let spans = [columns, span - columns];
                let abreast = pairs(self.of_run(from, at, spans[0]), self.of_run(at, to, spans[1]));
                for (left, right, halves) in abreast {
                    if let Some(part) = left.beside(right, spans, self.height) {
                        let made = Made::Down { at, columns, halves };
                        self.keep(&mut best, ScreenPart { made, ..part }, span);
                    }
                }
            }
        }
        best
    }

    /// Keeps a part if it is better than one much like it, or than the worst.
    fn keep(&self, best: &mut Vec<ScreenPart>, part: ScreenPart, span: u16) {
        if part.least > self.height {
            return;
        }
        let alike = |kept: &ScreenPart| {
            let near = |a: u16, b: u16| a.abs_diff(b) <= self.height / 12;
            near(kept.want, part.want) && near(kept.airy, part.airy)
        };
        // Over the whole width a part will mostly have the whole height.
        let rating = |part: &ScreenPart| {
            let whole = if span == self.columns { part.cost_at(self.height, span) } else { None };
            part.cost + whole.unwrap_or(0) / 2
        };
        if let Some(kept) = best.iter_mut().find(|kept| alike(kept)) {
            if rating(&part) < rating(kept) {
                *kept = part;
            }
        } else if best.len() < if self.columns > MANY { KEPT_OF_MANY } else { KEPT } {
            best.push(part);
        } else if let Some(worst) = best.iter_mut().max_by_key(|kept| rating(kept))
            && rating(&part) < rating(worst)
        {
            *worst = part;
        }
    }

    /// Gives the stories of a part their places in `all`.
    fn place(
        &self,
        (from, to): (usize, usize),
        part: &ScreenPart,
        all: StoryPosition,
        out: &mut Vec<StoryPosition>,
    ) {
        match part.made {
            Made::Story => out.push(StoryPosition { h: all.h.min(part.airy).max(1), ..all }),
            Made::Across { at, halves } => {
                let over = &self.of_run(from, at, all.span)[usize::from(halves[0])];
                let under = &self.of_run(at, to, all.span)[usize::from(halves[1])];
                let h = share(over, under, all.h);
                self.place((from, at), over, StoryPosition { h, ..all }, out);
                let below = StoryPosition { y: all.y + h + 1, h: all.h - h - 1, ..all };
                self.place((at, to), under, below, out);
            }
            Made::Down { at, columns, halves } => {
                let spans = [columns, all.span - columns];
                let left = &self.of_run(from, at, spans[0])[usize::from(halves[0])];
                let right = &self.of_run(at, to, spans[1])[usize::from(halves[1])];
                self.place((from, at), left, StoryPosition { span: spans[0], ..all }, out);
                let beside = StoryPosition { column: all.column + columns, span: spans[1], ..all };
                self.place((at, to), right, beside, out);
            }
        }
    }
}

fn pairs<'a>(
    first: &'a [ScreenPart],
    second: &'a [ScreenPart],
) -> impl Iterator<Item = (&'a ScreenPart, &'a ScreenPart, [u8; 2])> {
    first
        .iter()
        .zip(0..)
        .flat_map(move |(a, n)| second.iter().zip(0..).map(move |(b, m)| (a, b, [n, m])))
}

/// How high the upper one of two parts is that share `height` rows.
fn share(over: &ScreenPart, under: &ScreenPart, height: u16) -> u16 {
    let steps = |part: &ScreenPart| [part.least, part.want, part.most, part.airy];
    let height = height.saturating_sub(1);
    let mut below = [0, 0];
    for (a, b) in steps(over).into_iter().zip(steps(under)) {
        if u32::from(a) + u32::from(b) >= u32::from(height) {
            // Between this step and the last one, each in proportion.
            let (more, all) = (u32::from(a - below[0]), u32::from(a - below[0] + b - below[1]));
            let left = u32::from(height.saturating_sub(below[0] + below[1]));
            return below[0] + (more * left).checked_div(all).unwrap_or(0) as u16;
        }
        below = [a, b];
    }
    below[0]
}

/// How much text is shown of every story at most, in rows of one column: so
/// much that the screen is full of it. The lead may have twice as much.
fn limit(items: &[StoryRequest], room: &Room) -> u16 {
    let most = u16::try_from(room.area()).unwrap_or(u16::MAX);
    let fits = |limit: u16| {
        let area = |item: &StoryRequest| item.area(item.text.min(shown(item, limit)), room);
        items.iter().map(area).sum::<u32>() <= room.area() + u32::from(room.columns)
    };
    let (mut low, mut high) = (1, most.max(1));
    while low < high {
        let middle = low + (high - low).div_ceil(2);
        if fits(middle) { low = middle } else { high = middle - 1 }
    }
    low
}

fn shown(item: &StoryRequest, limit: u16) -> u16 {
    if item.lead { limit.saturating_mul(2) } else { limit }
}

/// A story across `span` columns.
fn story(item: &StoryRequest, span: u16, limit: u16, room: &Room) -> ScreenPart {
    let height = room.height();
    let size = item.size(span);
    let least = size.head + item.least_text(span, room);
    let want = size.head + shown(item, limit).div_ceil(span).min(size.text);
    let (most, airy) = (size.head + size.text, size.head + size.airy.max(size.text));
    let wished = item.wished(room);
    let mut cost = SPAN * u32::from(span.abs_diff(wished)) * if item.lead { LEAD } else { 1 };
    if span > 1 && size.text < FEW {
        cost += SPREAD * u32::from(span);
    }
    // Beside the lines of a wide head there is nothing.
    if !item.lead {
        let head = if room.columns == 2 { 2 * HEAD } else { HEAD };
        cost += head * u32::from(size.head) * u32::from(span - 1);
    }
    let least = least.clamp(1, height);
    let want = if item.fills { least } else { want.clamp(least, height) };
    if item.fills {
        cost = 0;
    }
    ScreenPart { least, want, most: most.max(want), airy: airy.max(want), cost, made: Made::Story }
}

#[cfg(test)]
#[path = "slicing_tests.rs"]
mod tests;
