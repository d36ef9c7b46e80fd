use proptest::prelude::*;

use super::*;
use crate::layout::front::request::StorySize;

fn item(span: u16, head: u16, text: u16) -> StoryRequest {
    let size = |across: u16| {
        let text = text.div_ceil(across);
        StorySize { head, text, airy: text + text / 8 }
    };
    StoryRequest {
        span,
        lead: false,
        sizes: (1..9).map(size).collect(),
        text,
        least: 0,
        goes_on: false,
        fills: false,
    }
}

fn lead(span: u16, head: u16, text: u16) -> StoryRequest {
    StoryRequest { lead: true, ..item(span, head, text) }
}

fn room(columns: u16, height: u16) -> Room {
    let (least, lead) = ((height / 6).clamp(3, 8), height / 3);
    Room { columns, top: 2, bottom: 2 + height, least, lead, enough: height }
}

fn placed(items: &[StoryRequest], room: &Room) -> Vec<StoryPosition> {
    compose(items, room).map(|composed| composed.positions).unwrap_or_default()
}

/// Rows of a column that no story has, nor the rule over one.
fn empty(positions: &[StoryPosition], room: &Room) -> u32 {
    let over = |p: &StoryPosition| u32::from(p.y > room.top);
    let area = |p: &StoryPosition| (u32::from(p.h) + over(p)) * u32::from(p.span);
    room.area() - positions.iter().map(area).sum::<u32>()
}

#[test]
fn a_lead_spans_columns_and_the_others_stand_beside_or_under_it() {
    let items = [lead(2, 3, 400), item(1, 2, 90), item(1, 2, 90), item(1, 2, 90)];
    let positions = placed(&items, &room(3, 30));
    assert_eq!((positions[0].column, positions[0].y, positions[0].span), (0, 2, 2));
    assert_eq!(empty(&positions, &room(3, 30)), 0, "{positions:?}");
}

#[test]
fn stories_that_are_cut_leave_no_row_of_the_screen_empty() {
    for columns in 1..6 {
        for height in [27, 33, 54] {
            let room = room(columns, height);
            let items = [lead(columns / 2 + 1, 4, 300), item(1, 2, 200), item(1, 2, 300)];
            let positions = placed(&items, &room);
            assert_eq!(positions.len(), 3, "{columns} columns of {height}");
            assert_eq!(empty(&positions, &room), 0, "{columns} of {height}: {positions:?}");
        }
    }
}

#[test]
fn a_short_story_is_there_to_its_end_and_the_long_one_has_the_rest() {
    let positions = placed(&[item(1, 2, 90), item(1, 2, 6)], &room(1, 30));
    assert_eq!(positions[1].h, 8, "{positions:?}");
    assert_eq!(positions[0].h, 30 - 1 - 8);
}

#[test]
fn what_fills_takes_no_row_from_a_story() {
    let filler = StoryRequest { fills: true, ..item(3, 1, 200) };
    let items = [item(1, 2, 28), item(1, 2, 28), item(1, 2, 28), filler];
    let positions = placed(&items, &room(3, 60));
    assert!(positions[..3].iter().all(|p| u32::from(p.h) * u32::from(p.span) >= 30));
    assert_eq!(empty(&positions, &room(3, 60)), 0, "{positions:?}");
}

#[test]
fn stories_that_do_not_go_on_a_screen_are_not_pressed_onto_it() {
    assert!(compose(&[item(1, 9, 20), item(1, 9, 20)], &room(1, 16)).is_none());
    assert_eq!(placed(&[item(1, 99, 9)], &room(2, 5))[0].h, 5, "one alone always goes");
}

fn items() -> impl Strategy<Value = Vec<StoryRequest>> {
    let one = (1..9_u16, any::<bool>(), 0..12_u16, 0..300_u16);
    let item = one.prop_map(|(span, leads, head, text)| StoryRequest {
        lead: leads,
        ..item(span, head, text)
    });
    proptest::collection::vec(item, 1..10)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn stories_never_overlap_nor_leave_the_screen(
        items in items(), columns in 1..8_u16, height in 1..70_u16,
    ) {
        let room = room(columns, height);
        let positions = placed(&items, &room);
        prop_assert!(items.len() > 1 || positions.len() == 1, "one always goes");
        prop_assert!(positions.is_empty() || positions.len() == items.len());
        for (index, one) in positions.iter().enumerate() {
            prop_assert!(one.h >= 1 && one.span >= 1);
            prop_assert!(one.y >= room.top && one.y + one.h <= room.bottom, "{one:?}");
            prop_assert!(one.column + one.span <= columns, "{one:?}");
            for other in &positions[..index] {
                let meet = (one.column..one.column + one.span).any(|c| other.covers(c));
                // Between two in one column there is the row of a rule.
                let apart = one.y > other.y + other.h || other.y > one.y + one.h;
                prop_assert!(!meet || apart, "{one:?} and {other:?}");
            }
        }
    }
}
