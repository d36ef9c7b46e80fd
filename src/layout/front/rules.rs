//! The thin lines between stories.

use super::grid::ColumnGrid;
use super::placed::Placed;
use super::request::StoryPosition;

/// A thin line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RuleLine {
    /// Between a story and the one over it.
    Across {
        /// Its first cell.
        x: u16,
        /// Its row.
        y: u16,
        /// Its cells.
        w: u16,
    },
    /// Between two columns.
    Down {
        /// Its cell.
        x: u16,
        /// Its first row.
        y: u16,
        /// Its rows.
        h: u16,
    },
}

impl RuleLine {
    /// Whether this is the rule over a story.
    pub(super) fn is_over(self, placed: &Placed) -> bool {
        matches!(self, Self::Across { x, y, w } if (x, y + 1, w) == (placed.x, placed.y, placed.w))
    }
}

/// The rules of a screen whose stories begin at row `top`: one over each
/// story that has another above it; one in each gutter, wherever no story
/// spans it, as far down as there is text beside it.
pub(super) fn rules(slots: &[StoryPosition], grid: ColumnGrid, top: u16) -> Vec<RuleLine> {
    let below = slots.iter().filter(|slot| slot.y > top);
    let mut rules: Vec<RuleLine> = below
        .map(|slot| RuleLine::Across {
            x: grid.x(slot.column, slot.span),
            y: slot.y - 1,
            w: grid.width(slot.span),
        })
        .collect();
    for column in 1..grid.columns() {
        gutter(slots, column, top, &mut |y, h| {
            rules.push(RuleLine::Down { x: grid.rule(column - 1), y, h });
        });
    }
    rules
}

/// The stretches of the gutter before `column` that take a rule.
fn gutter(slots: &[StoryPosition], column: u16, top: u16, stretch: &mut impl FnMut(u16, u16)) {
    let foot = |column: u16| {
        slots.iter().filter(|slot| slot.covers(column)).map(|slot| slot.y + slot.h).max()
    };
    // An empty column has nothing to be parted from.
    let (Some(left), Some(right)) = (foot(column - 1), foot(column)) else { return };
    let mut across: Vec<&StoryPosition> =
        slots.iter().filter(|slot| slot.covers(column - 1) && slot.covers(column)).collect();
    across.sort_by_key(|slot| slot.y);
    let mut from = top;
    for slot in across {
        // The row of the story's own rule is free of it.
        let to = slot.y.saturating_sub(u16::from(slot.y > top));
        if to > from {
            stretch(from, to - from);
        }
        from = slot.y + slot.h;
    }
    let foot = left.max(right);
    // Where neither side goes on under a story that spans both, nothing does.
    if foot > from {
        stretch(from, foot - from);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::LineDirection;

    fn slot(column: u16, span: u16, y: u16, h: u16) -> StoryPosition {
        StoryPosition { column, span, y, h }
    }

    #[test]
    fn rules_part_columns_but_do_not_cross_a_story_that_spans_them() {
        let grid = ColumnGrid::of(120, LineDirection::LeftToRight);
        let slots = [slot(0, 2, 2, 10), slot(2, 1, 2, 20), slot(0, 1, 13, 9), slot(1, 1, 13, 5)];
        let rules = rules(&slots, grid, 2);
        let down: Vec<_> = rules.iter().filter(|r| matches!(r, RuleLine::Down { .. })).collect();
        assert_eq!(
            down,
            [
                &RuleLine::Down { x: grid.rule(0), y: 12, h: 10 },
                &RuleLine::Down { x: grid.rule(1), y: 2, h: 20 },
            ]
        );
    }

    #[test]
    fn a_rule_stands_over_every_story_but_the_first_of_a_column() {
        let grid = ColumnGrid::of(80, LineDirection::LeftToRight);
        let rules = rules(&[slot(0, 2, 2, 10), slot(0, 1, 13, 9)], grid, 2);
        assert_eq!(rules[0], RuleLine::Across { x: grid.x(0, 1), y: 12, w: grid.measure() });
        assert_eq!(rules.len(), 2, "and the gutter beside the second");
    }

    #[test]
    fn an_empty_column_has_no_rule() {
        assert_eq!(
            rules(&[slot(0, 1, 2, 10)], ColumnGrid::of(80, LineDirection::LeftToRight), 2),
            []
        );
    }
}
