//! Characters to lines: what is drawn one behind the other, then what stands
//! side by side without being drawn so.

use std::collections::HashMap;

use super::marks::{Drawn, DrawnMark};
use super::stacks::stack;

/// How far letters reach over the base line, and under it, in font sizes.
const OVER: f64 = 0.85;
const UNDER: f64 = 0.15;

/// A line. `from` and `to` count along it, from its first letter to its last
/// without spaces before and behind them; `base` counts across it: the
/// direction across leads to the next line.
#[derive(Debug, Clone)]
pub(super) struct PdfLine {
    pub(super) text: String,
    /// The direction of the line; its length is 1.
    pub(super) along: (f64, f64),
    pub(super) from: f64,
    pub(super) to: f64,
    pub(super) base: f64,
    /// The size of its letters.
    pub(super) size: f64,
    /// Its letters stand upright one under another.
    pub(super) vertical: bool,
    /// The file says that it is a running head or foot.
    pub(super) furniture: bool,
    /// The operator that drew its end.
    operator: usize,
    /// How far it was drawn, with the spaces at its end.
    drawn_to: f64,
    /// Where its last character began, along and across, and what it was.
    last: (f64, f64, String),
}

impl PdfLine {
    /// The edges across the line: of its upper side and of its lower one.
    pub(super) fn sides(&self) -> (f64, f64) {
        let (over, under) = if self.vertical { (0.5, 0.5) } else { (OVER, UNDER) };
        (self.base - over * self.size, self.base + under * self.size)
    }

    /// Its box on the page: left, top, right, foot.
    pub(super) fn area(&self) -> [f64; 4] {
        let ((x, y), (upper, lower)) = (self.along, self.sides());
        let corner = |u: f64, v: f64| (u * x - v * y, u * y + v * x);
        let corners = [
            corner(self.from, upper),
            corner(self.to, upper),
            corner(self.from, lower),
            corner(self.to, lower),
        ];
        let mut area = [f64::MAX, f64::MAX, f64::MIN, f64::MIN];
        for (x, y) in corners {
            area = [area[0].min(x), area[1].min(y), area[2].max(x), area[3].max(y)];
        }
        area
    }

    /// The direction, in steps of five degrees.
    pub(super) fn heading(&self) -> i64 {
        let degrees = self.along.1.atan2(self.along.0).to_degrees();
        ((degrees / 5.0).round() as i64).rem_euclid(72)
    }

    fn of(mark: &DrawnMark, text: &str) -> Self {
        let (from, base) = place(mark.start, mark.along);
        let to = place(mark.end, mark.along).0;
        Self {
            text: text.to_owned(),
            along: mark.along,
            from: from.min(to),
            to: from.max(to),
            base,
            size: mark.size,
            vertical: mark.vertical,
            furniture: mark.furniture,
            operator: mark.operator,
            drawn_to: from.max(to),
            last: (from, base, text.to_owned()),
        }
    }

    /// Takes a character that is drawn behind the line; says whether it could.
    fn take(&mut self, mark: &DrawnMark, text: &str) -> bool {
        let turned = self.along.0 * mark.along.0 + self.along.1 * mark.along.1 < 0.999;
        if turned || self.vertical != mark.vertical || self.furniture != mark.furniture {
            return false;
        }
        let (from, base) = place(mark.start, self.along);
        let to = place(mark.end, self.along).0;
        if self.is_again(from, base, text, mark.size) {
            return true;
        }
        let size = self.size.min(mark.size);
        let gap = from - self.drawn_to;
        // One operator seldom draws two columns.
        let reach = if mark.operator == self.operator { 2.5 } else { 1.0 };
        let near = gap < reach * size.max(0.6 * self.size) && gap > -0.6 * size;
        if !near || !self.is_level(base, mark.size) {
            return false;
        }
        if !text.trim().is_empty() {
            if self.text.trim().is_empty() {
                (self.from, self.to) = (from, to);
            }
            self.to = self.to.max(to);
        }
        self.push(text, gap);
        self.drawn_to = self.drawn_to.max(to);
        self.operator = mark.operator;
        self.last = (from, base, text.to_owned());
        if mark.size > self.size {
            (self.size, self.base) = (mark.size, base);
        }
        true
    }

    /// Whether a character is drawn again, a hair beside its place: that
    /// makes it bold.
    fn is_again(&self, from: f64, base: f64, text: &str, size: f64) -> bool {
        let hair = 0.12 * size;
        !text.trim().is_empty()
            && self.last.2 == text
            && (self.last.0 - from).abs() < hair
            && (self.last.1 - base).abs() < hair
    }

    /// Whether letters of a size stand on the same line, raised ones too.
    fn is_level(&self, base: f64, size: f64) -> bool {
        let (large, small) = (self.size.max(size), self.size.min(size));
        let off = (base - self.base).abs();
        off < 0.2 * small || small < 0.8 * large && off < 0.5 * large
    }

    /// Adds text after a gap.
    fn push(&mut self, text: &str, gap: f64) {
        let (before, after) = (self.text.chars().next_back(), text.chars().next());
        let wide = |c: Option<char>| c.is_some_and(|c| c >= '\u{2E80}');
        let least = if wide(before) && wide(after) { 0.5 } else { 0.17 };
        let open = before.is_some_and(|c| !c.is_whitespace());
        if gap > least * self.size && open && after.is_some_and(|c| !c.is_whitespace()) {
            self.text.push(' ');
        }
        self.text.push_str(text);
    }

    /// Adds a line that stands right of this one.
    fn join(&mut self, other: &Self) {
        self.push(&other.text, other.from - self.to);
        self.to = self.to.max(other.to);
        self.drawn_to = self.drawn_to.max(other.drawn_to);
        if other.size > self.size {
            (self.size, self.base) = (other.size, other.base);
        }
    }
}

#[cfg(test)]
pub(super) mod testing {
    use super::*;

    /// A level line at a place.
    pub(in crate::loader::pdf) fn line(
        text: &str,
        (x, y): (f64, f64),
        width: f64,
        size: f64,
    ) -> PdfLine {
        PdfLine {
            text: text.to_owned(),
            along: (1.0, 0.0),
            from: x,
            to: x + width,
            base: y,
            size,
            vertical: false,
            furniture: false,
            operator: 0,
            drawn_to: x + width,
            last: (x, y, String::new()),
        }
    }
}

/// A point along and across a direction.
fn place((x, y): (f64, f64), along: (f64, f64)) -> (f64, f64) {
    (x * along.0 + y * along.1, y * along.0 - x * along.1)
}

/// The lines of a page, in the order in which they are drawn.
pub(super) fn lines(drawn: &Drawn) -> Vec<PdfLine> {
    let mut pieces: Vec<PdfLine> = Vec::new();
    for mark in &stack(drawn) {
        let text = drawn.text_of(mark);
        let taken = pieces.last_mut().is_some_and(|line| line.take(mark, text));
        if !taken && !text.is_empty() {
            pieces.push(PdfLine::of(mark, text));
        }
    }
    pieces.retain(|line| !line.text.trim().is_empty());
    joined(without_doubles(pieces))
}

/// Lines without those that are drawn a second time on the same place.
fn without_doubles(pieces: Vec<PdfLine>) -> Vec<PdfLine> {
    let mut seen: HashMap<String, Vec<(f64, f64)>> = HashMap::new();
    let mut out = Vec::with_capacity(pieces.len());
    for line in pieces {
        let hair = 0.12 * line.size;
        let places = seen.entry(line.text.clone()).or_default();
        let near = |(from, base): &(f64, f64)| {
            (from - line.from).abs() < hair && (base - line.base).abs() < hair
        };
        if !places.iter().rev().take(64).any(near) {
            places.push((line.from, line.base));
            out.push(line);
        }
    }
    out
}

/// Joins pieces that stand side by side on one line.
fn joined(pieces: Vec<PdfLine>) -> Vec<PdfLine> {
    const LOOKED_AT: usize = 64;
    let mut order: Vec<usize> = (0..pieces.len()).collect();
    order.sort_by(|&a, &b| pieces[a].from.total_cmp(&pieces[b].from));
    let mut slots: Vec<Option<PdfLine>> = pieces.into_iter().map(Some).collect();
    // The lines that end somewhere, by direction and by their row.
    let mut rows: HashMap<(i64, i64), Vec<usize>> = HashMap::new();
    for at in order {
        let Some(piece) = slots[at].take() else { continue };
        let row = |base: f64| (base / 4.0).floor() as i64;
        let heading = piece.heading();
        let reach = (row(piece.base - 0.5 * piece.size), row(piece.base + 0.5 * piece.size));
        let near = (reach.0..=reach.1.min(reach.0 + 64))
            .filter_map(|row| rows.get(&(heading, row)))
            .flat_map(|ends| ends.iter().rev().take(LOOKED_AT).copied());
        let fits = |&end: &usize| slots[end].as_ref().is_some_and(|line| goes_on(line, &piece));
        let gap = |end: &usize| slots[*end].as_ref().map_or(f64::MAX, |line| piece.from - line.to);
        let found = near.filter(fits).min_by(|a, b| gap(a).total_cmp(&gap(b)));
        match found {
            // It stays where the first of both was drawn.
            Some(end) => {
                if let Some(mut line) = slots[end].take() {
                    let old = row(line.base);
                    line.join(&piece);
                    let (new, first) = (row(line.base), end.min(at));
                    if let Some(ends) = rows.get_mut(&(heading, old)) {
                        ends.retain(|other| *other != end);
                    }
                    slots[first] = Some(line);
                    rows.entry((heading, new)).or_default().push(first);
                }
            }
            None => {
                rows.entry((heading, row(piece.base))).or_default().push(at);
                slots[at] = Some(piece);
            }
        }
    }
    slots.into_iter().flatten().collect()
}

/// Whether a piece goes on with a line.
fn goes_on(line: &PdfLine, piece: &PdfLine) -> bool {
    let size = line.size.min(piece.size);
    let gap = piece.from - line.to;
    let alike = size > 0.45 * line.size.max(piece.size);
    let spaced = line.text.ends_with(' ') || piece.text.starts_with(' ');
    let reach = if spaced { 1.15 } else { 0.8 };
    line.vertical == piece.vertical
        && line.furniture == piece.furniture
        && alike
        && gap < reach * size
        && gap > -0.4 * size
        && line.is_level(piece.base, piece.size)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Characters of size 10, each half as wide, from a place on.
    fn write(drawn: &mut Drawn, x: f64, y: f64, text: &str, operator: usize) {
        for (i, c) in text.chars().enumerate() {
            let from = drawn.text.len();
            drawn.text.push(c);
            let start = x + 5.0 * f64::from(i as u32);
            drawn.marks.push(DrawnMark {
                text: from..drawn.text.len(),
                start: (start, y),
                end: (start + 5.0, y),
                along: (1.0, 0.0),
                size: 10.0,
                vertical: false,
                operator,
                furniture: false,
            });
        }
    }

    fn read(pieces: &[(f64, f64, &str)]) -> Vec<String> {
        let mut drawn = Drawn::default();
        for (operator, (x, y, text)) in pieces.iter().enumerate() {
            write(&mut drawn, *x, *y, text, operator);
        }
        lines(&drawn).into_iter().map(|line| line.text).collect()
    }

    #[test]
    fn words_that_are_drawn_apart_are_one_line_with_spaces() {
        assert_eq!(read(&[(0.0, 0.0, "The"), (18.0, 0.0, "ferry")]), ["The ferry"]);
        assert_eq!(read(&[(18.0, 0.0, "ferry"), (0.0, 0.0, "The")]), ["The ferry"]);
        assert_eq!(read(&[(0.0, 0.0, "fer"), (15.2, 0.0, "ry")]), ["ferry"]);
    }

    #[test]
    fn columns_beside_one_another_stay_apart() {
        assert_eq!(read(&[(0.0, 0.0, "left"), (35.0, 0.0, "right")]), ["left", "right"]);
        assert_eq!(read(&[(0.0, 0.0, "one"), (0.0, 12.0, "two")]), ["one", "two"]);
    }

    #[test]
    fn what_is_drawn_twice_to_be_bold_is_read_once() {
        assert_eq!(read(&[(0.0, 0.0, "Tide"), (0.4, 0.0, "Tide")]), ["Tide"]);
        assert_eq!(read(&[(0.0, 0.0, "o"), (0.3, 0.0, "o"), (5.0, 0.0, "n")]), ["on"]);
        assert_eq!(read(&[(0.0, 0.0, "look")]), ["look"]);
    }

    #[test]
    fn a_raised_figure_belongs_to_its_line() {
        let mut drawn = Drawn::default();
        write(&mut drawn, 0.0, 0.0, "note", 0);
        write(&mut drawn, 20.0, -4.0, "1", 1);
        drawn.marks[4].size = 6.0;
        assert_eq!(lines(&drawn).len(), 1);
    }

    #[test]
    fn the_box_of_a_line_that_runs_downwards_is_tall() {
        let mut drawn = Drawn::default();
        for (i, c) in "渠水到了".chars().enumerate() {
            let (from, y) = (drawn.text.len(), 10.0 * f64::from(i as u32));
            drawn.text.push(c);
            drawn.marks.push(DrawnMark {
                text: from..drawn.text.len(),
                start: (50.0, y),
                end: (50.0, y + 10.0),
                along: (0.0, 1.0),
                size: 10.0,
                vertical: true,
                operator: 0,
                furniture: false,
            });
        }
        let found = lines(&drawn);
        assert_eq!((found.len(), found[0].text.as_str()), (1, "渠水到了"));
        let [left, top, right, foot] = found[0].area().map(|edge| edge.round() as i64);
        assert_eq!((left, top, right, foot), (45, 0, 55, 40));
    }
}
