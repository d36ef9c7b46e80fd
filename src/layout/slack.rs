//! Where the slack of a justified row goes.
//!
//! A terminal has no fractions of a column: slack cannot be spread over a row as
//! a typesetter would. In text of han and kana it goes where a reader minds it
//! least: one column after a full-width mark or before an opening bracket, which
//! have white there anyway; else to **both** sides of a Latin word or number, since
//! a gap on one side looks like a slip; else to a word space, one column at the
//! most (half an em, as JLREQ 3.8.3 allows). A column that finds no place is left at
//! the end of the row, where nobody sees it. If more than one is left the row stays
//! ragged, all of it: a hole inside a word of han would be read as a space.
//!
//! In text of words slack goes to the word spaces, evenly. Rows take turns
//! in which side gets the odd column, so that no stair or river forms.

/// How text is spaced.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Spacing {
    /// In words, as Latin script is.
    #[default]
    Words,
    /// In words of square syllables: Korean.
    Hangul,
    /// In squares, as han and kana are.
    Square,
}

/// What may be opened between two units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SlotKind {
    None,
    /// After a full-width mark, or before an opening bracket.
    Mark,
    /// Before a Latin word or number, after han.
    Opening,
    /// After it, before han.
    Closing,
    /// A word space.
    Word,
}

/// The most columns that a word space grows by in text of words: a space of
/// four is a hole.
const MOST_IN_WORDS: u32 = 3;

/// The columns to open at each slot of a row, and how many found no place.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Spread {
    pub(super) opened: Vec<u8>,
    pub(super) left: u32,
}

/// Spreads `slack` columns over the slots of a row; `odd` rows begin at the
/// other side.
pub(super) fn spread(slots: &[SlotKind], slack: u32, spacing: Spacing, odd: bool) -> Spread {
    let mut spread = Spread::ragged(slots, slack);
    if slack == 0 {
        return spread;
    }
    if spacing == Spacing::Square {
        spread.squares(slots, odd);
        return if spread.left > 1 { Spread::ragged(slots, slack) } else { spread };
    }
    let spaces = at(slots, SlotKind::Word);
    let opened = opened_in_words(spaces.len() as u32, slack, spacing);
    spread.give(&spaces, opened, odd);
    spread
}

/// How many of a row's slack columns go to its word spaces in text of words. It
/// is none if that left it ragged all the same.
pub(super) fn opened_in_words(spaces: u32, slack: u32, spacing: Spacing) -> u32 {
    let (most, most_left) = if spacing == Spacing::Words { (MOST_IN_WORDS, 0) } else { (1, 1) };
    let opened = slack.min(spaces * most);
    if slack - opened > most_left { 0 } else { opened }
}

impl Spread {
    /// Nothing is opened.
    pub(super) fn ragged(slots: &[SlotKind], slack: u32) -> Self {
        Self { opened: vec![0; slots.len()], left: slack }
    }

    fn squares(&mut self, slots: &[SlotKind], odd: bool) {
        let (marks, pairs, spaces) =
            (at(slots, SlotKind::Mark), pairs(slots), at(slots, SlotKind::Word));
        let count = |list: &[usize]| list.len() as u32;
        let mut to_marks = self.left.min(count(&marks));
        let mut rest = self.left - to_marks;
        let mut to_pairs = (rest / 2).min(pairs.len() as u32);
        rest -= 2 * to_pairs;
        let to_spaces = rest.min(count(&spaces));
        rest -= to_spaces;
        // One is left, and a pair takes two: a mark gives up its column.
        if rest == 1 && to_marks > 0 && to_pairs < pairs.len() as u32 {
            (to_marks, to_pairs) = (to_marks - 1, to_pairs + 1);
        }
        self.give(&marks, to_marks, odd);
        let of_pairs =
            |side: fn(&(usize, usize)) -> usize| pairs.iter().map(side).collect::<Vec<_>>();
        self.give(&of_pairs(|pair| pair.0), to_pairs, odd);
        self.give(&of_pairs(|pair| pair.1), to_pairs, odd);
        self.give(&spaces, to_spaces, odd);
    }

    /// Gives columns to the slots at these places, as evenly as they go.
    fn give(&mut self, places: &[usize], columns: u32, odd: bool) {
        for (nth, &place) in places.iter().enumerate() {
            let nth = if odd { places.len() - 1 - nth } else { nth };
            self.opened[place] += share(columns, places.len() as u32, nth as u32) as u8;
        }
        self.left -= columns;
    }
}

fn at(slots: &[SlotKind], wanted: SlotKind) -> Vec<usize> {
    slots.iter().enumerate().filter(|(_, slot)| **slot == wanted).map(|(place, _)| place).collect()
}

/// The two sides of each Latin word or number that stands between han.
fn pairs(slots: &[SlotKind]) -> Vec<(usize, usize)> {
    let mut opening = None;
    let mut pairs = Vec::new();
    for (place, slot) in slots.iter().enumerate() {
        match slot {
            SlotKind::Opening => opening = Some(place),
            SlotKind::Closing => pairs.extend(opening.take().map(|from| (from, place))),
            // Inside the words.
            SlotKind::Word => {}
            SlotKind::None | SlotKind::Mark => opening = None,
        }
    }
    pairs
}

/// The `index`th of `slots` equal shares of `total`, larger ones evenly apart.
fn share(total: u32, slots: u32, index: u32) -> u32 {
    if slots == 0 {
        return 0;
    }
    let upto = |n: u32| (u64::from(total) * u64::from(n) / u64::from(slots)) as u32;
    upto(index + 1) - upto(index)
}

#[cfg(test)]
mod tests {
    use super::SlotKind::{Closing, Mark, None, Opening, Word};
    use super::*;

    fn square(slots: &[SlotKind], slack: u32) -> (Vec<u8>, u32) {
        let spread = spread(slots, slack, Spacing::Square, false);
        (spread.opened, spread.left)
    }

    #[test]
    fn marks_come_first_then_both_sides_of_a_word() {
        let slots = [Opening, Closing, Mark];
        assert_eq!(square(&slots, 1), (vec![0, 0, 1], 0));
        assert_eq!(square(&slots, 2), (vec![1, 1, 0], 0), "the mark gives up its column");
        assert_eq!(square(&slots, 3), (vec![1, 1, 1], 0));
    }

    #[test]
    fn one_column_may_be_left_but_no_more() {
        assert_eq!(square(&[Opening, Closing], 1), (vec![0, 0], 1));
        assert_eq!(square(&[Opening, Closing], 3), (vec![1, 1], 1));
        assert_eq!(square(&[Opening, Closing], 4), (vec![0, 0], 4));
        assert_eq!(square(&[Mark], 3), (vec![0], 3));
    }

    #[test]
    fn a_word_with_one_side_in_the_row_is_not_opened() {
        assert_eq!(square(&[Closing, Mark, Opening], 2), (vec![0, 1, 0], 1));
        assert_eq!(square(&[Opening, None, Closing], 2), (vec![0, 0, 0], 2), "a number");
        assert_eq!(square(&[Opening, Word, Closing], 3), (vec![1, 1, 1], 0), "two words");
    }

    #[test]
    fn rows_take_turns_in_where_the_odd_column_goes() {
        let slots = [Word; 3];
        assert_eq!(spread(&slots, 4, Spacing::Words, false).opened, [1, 1, 2]);
        assert_eq!(spread(&slots, 4, Spacing::Words, true).opened, [2, 1, 1]);
        assert_eq!(spread(&slots, 10, Spacing::Words, true).left, 10, "it would be a hole");
        assert_eq!(spread(&slots, 4, Spacing::Hangul, true).opened, [1, 1, 1]);
    }

    #[test]
    fn shares_differ_by_one_at_most_and_add_up() {
        for (total, slots) in [(0, 3), (5, 3), (7, 7), (2, 9)] {
            let shares: Vec<_> = (0..slots).map(|index| share(total, slots, index)).collect();
            assert_eq!(shares.iter().sum::<u32>(), total);
            let (least, most) = (shares.iter().min(), shares.iter().max());
            assert!(most.zip(least).is_some_and(|(most, least)| most - least <= 1));
        }
    }
}
