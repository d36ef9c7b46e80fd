//! Where the characters of a text stood in the input.

use std::ops::Range;
use std::sync::OnceLock;

/// A run of characters that each took the same number of bytes in the text
/// and in the input.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct OffsetRun {
    text: usize,
    input: usize,
    text_unit: usize,
    input_unit: usize,
}

/// Text offset to input offset, in runs of equal characters. The input may
/// hold more than the text; the order of both is mostly the same.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct OffsetMap {
    runs: Vec<OffsetRun>,
    text_end: usize,
    input_end: usize,
    /// Some of the text stands further up in the input than what is before it.
    turned: bool,
    /// Where in the input the runs begin, in order; of a turned text, once
    /// that is asked for.
    starts: OnceLock<Vec<usize>>,
}

impl OffsetMap {
    /// A map whose text begins at byte `input` of the input.
    pub(crate) fn starting_at(input: usize) -> Self {
        Self { input_end: input, ..Self::default() }
    }

    /// Adds `text` bytes of text read from `input` bytes of input: one
    /// character. No bytes of input make it one that the input does not hold.
    pub(crate) fn push(&mut self, text: usize, input: usize) {
        if text == 0 {
            self.input_end += input;
            return;
        }
        let fits = self.runs.last().is_some_and(|run| {
            run.text_unit == text
                && run.input_unit == input
                && (self.text_end - run.text) / text * input + run.input == self.input_end
        });
        if !fits {
            let (text_unit, input_unit) = (text, input);
            self.runs.push(OffsetRun {
                text: self.text_end,
                input: self.input_end,
                text_unit,
                input_unit,
            });
        }
        self.text_end += text;
        self.input_end += input;
    }

    /// Adds a stretch that stands in the text byte for byte.
    pub(crate) fn push_same(&mut self, len: usize) {
        if len > 0 {
            let (text, input) = (self.text_end, self.input_end);
            self.runs.push(OffsetRun { text, input, text_unit: 1, input_unit: 1 });
            self.text_end += len;
            self.input_end += len;
        }
    }

    /// Goes on at byte `input`; what is passed over is not in the text, or not
    /// there.
    pub(crate) fn skip_to(&mut self, input: usize) {
        self.turned |= input < self.input_end;
        self.input_end = input;
    }

    /// Where in the input a range of the text stood. Neighbours in the text
    /// are neighbours in the input, as long as both have one order.
    pub(crate) fn range(&self, text: Range<usize>) -> Range<usize> {
        let start = self.locate(text.start);
        let end = match text.end.checked_sub(1).filter(|_| self.turned) {
            Some(last) => self.end_of(last),
            None => self.locate(text.end),
        };
        start..end.max(start)
    }

    /// As [`Self::range`], in pieces where the input holds, between two pieces
    /// of the range, text that stands elsewhere: of a text that was put
    /// together in another order than its file has.
    pub(crate) fn ranges(&self, text: Range<usize>) -> Vec<Range<usize>> {
        if !self.turned {
            return vec![self.range(text)];
        }
        let mut ranges: Vec<Range<usize>> = Vec::new();
        let first = self.runs.partition_point(|run| run.text <= text.start).saturating_sub(1);
        let ends = self.runs.iter().skip(first + 1).map(|run| run.text).chain([self.text_end]);
        for (run, end) in self.runs[first.min(self.runs.len())..].iter().zip(ends) {
            let inside = run.text.max(text.start)..end.min(text.end);
            if run.text >= text.end {
                break;
            }
            if run.input_unit == 0 || inside.is_empty() {
                continue;
            }
            let place = self.locate(inside.start)..self.end_of(inside.end - 1);
            match ranges.last_mut().filter(|last| self.is_next(last.end, place.start)) {
                Some(last) => last.end = place.end,
                None => ranges.push(place),
            }
        }
        ranges
    }

    /// Whether no text was read from between two places of the input.
    fn is_next(&self, end: usize, start: usize) -> bool {
        let starts = self.starts.get_or_init(|| {
            let runs = self.runs.iter().filter(|run| run.input_unit > 0);
            let mut starts: Vec<usize> = runs.map(|run| run.input).collect();
            starts.sort_unstable();
            starts
        });
        let before = |place: usize| starts.partition_point(|&start| start < place);
        end <= start && before(end) == before(start)
    }

    /// Where in the input the character at a byte of the text ended.
    fn end_of(&self, text: usize) -> usize {
        let after = self.runs.partition_point(|run| run.text <= text);
        after
            .checked_sub(1)
            .map(|i| self.runs[i])
            .map_or(0, |run| run.input + ((text - run.text) / run.text_unit + 1) * run.input_unit)
    }

    /// Where in the input a byte of the text stood.
    pub(crate) fn locate(&self, text: usize) -> usize {
        if text >= self.text_end {
            return self.input_end;
        }
        let after = self.runs.partition_point(|run| run.text <= text);
        match after.checked_sub(1).map(|i| self.runs[i]) {
            Some(run) => run.input + (text - run.text) / run.text_unit * run.input_unit,
            None => self.input_end,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_that_stands_further_up_is_found_there() {
        // <a>渠水<b>到</b></a>, the inner text first.
        let mut map = OffsetMap::starting_at(0);
        map.skip_to(12);
        map.push_same(3);
        map.skip_to(3);
        map.push_same(6);
        assert_eq!((map.range(0..3), map.range(3..9)), (12..15, 3..9));
    }

    #[test]
    fn a_range_leaves_out_what_stands_between_its_pieces_but_elsewhere_in_the_text() {
        // <a>渠水<b>到</b>闸 口</a>, the inner text first.
        let mut map = OffsetMap::starting_at(0);
        map.skip_to(12);
        map.push_same(3);
        map.push(1, 0);
        map.skip_to(3);
        map.push_same(6);
        map.skip_to(19);
        map.push_same(3);
        map.push(1, 0);
        map.skip_to(23);
        map.push_same(3);
        assert_eq!(map.ranges(4..17), [3..9, 19..26], "the gap in the line is its own");
        assert_eq!(map.ranges(0..10), [12..15, 3..9], "each at its own place");
        assert_eq!(map.ranges(7..13), [6..9, 19..22]);
        assert_eq!(map.ranges(4..4), []);
    }

    #[test]
    fn what_the_text_leaves_out_lies_between_its_pieces() {
        // <a>渠水</a> &amp; <b>到</b>, as "渠水 &到".
        let mut map = OffsetMap::starting_at(0);
        map.skip_to(3);
        map.push_same(6);
        map.push(1, 0);
        map.skip_to(14);
        map.push(1, 5);
        map.skip_to(23);
        map.push_same(3);
        let places = [(0, 3), (3, 6), (6, 9), (7, 14), (8, 23), (11, 26)];
        for (text, input) in places {
            assert_eq!(map.locate(text), input, "{text}");
        }
    }
}
