//! Line ends that fall inside of a word that is hyphenated, or of a headline:
//! what stands on both sides goes on without a gap.

use std::collections::HashMap;

use super::captions::Measure;
use super::hangul::is_syllable;
use super::lines::PdfLine;

/// A soft hyphen, which the file says to be no part of the word.
const HYPHEN: char = '\u{AD}';

/// What a page's lines tell of the way they are broken.
#[derive(Debug, Default)]
pub(super) struct Wraps {
    /// The size of running text.
    body: f64,
    /// How far the column reaches that a line stands in, by the line's place.
    reach: HashMap<(u64, u64), f64>,
}

impl Wraps {
    pub(super) fn of(lines: &[PdfLine]) -> Self {
        let mut wraps = Self { body: Measure::of(lines).size, ..Self::default() };
        wraps.measure(lines);
        wraps
    }

    /// Measures how wide the text is set under lines of display type.
    fn measure(&mut self, lines: &[PdfLine]) {
        const MOST: usize = 2_000;
        let large = |line: &&PdfLine| line.size > 1.15 * self.body;
        let display: Vec<&PdfLine> = lines.iter().filter(large).take(MOST).collect();
        let text: Vec<&PdfLine> = lines.iter().filter(|line| !large(line)).take(MOST).collect();
        for line in display {
            let under = text.iter().filter(|text| {
                let down = text.base - line.base;
                let starts = (text.from - line.from).abs() < 3.0 * self.body;
                text.heading() == line.heading()
                    && starts
                    && (0.0..12.0 * line.size).contains(&down)
            });
            let reach = under.map(|text| text.to).fold(line.to, f64::max);
            self.reach.insert(key(line), reach);
        }
    }

    /// Whether the end of a line falls inside of what the next goes on with.
    pub(super) fn is_inside(&self, line: &PdfLine, next: &PdfLine) -> bool {
        let last = line.text.trim_end().chars().next_back();
        let first = next.text.trim_start().chars().next();
        let (Some(last), Some(first)) = (last, first) else { return false };
        if last == HYPHEN {
            return true;
        }
        // A headline that goes on because the column ends.
        let full = self.reach.get(&key(line)).is_some_and(|reach| line.to + next.size > *reach);
        full && is_wide(last) && is_wide(first)
    }
}

fn key(line: &PdfLine) -> (u64, u64) {
    (line.from.to_bits(), line.base.to_bits())
}

/// A letter between which no spaces stand.
fn is_wide(c: char) -> bool {
    c >= '\u{2E80}' && c.is_alphabetic() && !is_syllable(c)
}

#[cfg(test)]
mod tests {
    use super::super::lines::testing::line;
    use super::*;

    #[test]
    fn a_headline_that_the_column_breaks_goes_on_without_a_gap() {
        let lines = [
            line("新渠通水下游三", (0.0, 20.0), 112.0, 16.0),
            line("县用水有保障", (0.0, 40.0), 96.0, 16.0),
            line("清晨，渠水到了闸口，人们", (0.0, 60.0), 120.0, 9.0),
            line("在岸上等了整整一夜，等水", (0.0, 72.0), 120.0, 9.0),
        ];
        let wraps = Wraps::of(&lines);
        assert!(wraps.is_inside(&lines[0], &lines[1]));
        assert!(!wraps.is_inside(&lines[1], &lines[2]));
        let short = line("新渠通水", (0.0, 20.0), 64.0, 16.0);
        assert!(!wraps.is_inside(&short, &lines[1]));
    }

    #[test]
    fn a_soft_hyphen_joins() {
        let lines =
            [line("the fer\u{AD}", (0.0, 0.0), 50.0, 9.0), line("ry", (0.0, 12.0), 9.0, 9.0)];
        assert!(Wraps::of(&lines).is_inside(&lines[0], &lines[1]));
    }
}
