//! Where the characters of a text stood in the input.

use std::ops::Range;

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
