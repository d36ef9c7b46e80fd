use proptest::prelude::*;

use super::*;

fn item(span: u16, head: u16, text: u16) -> StoryRequest {
    StoryRequest { span, column: None, lead: false, heads: vec![head; 8], text }
}

fn room(columns: u16, height: u16) -> Room {
    Room { columns, top: 2, bottom: 2 + height, lines: (3, height), lead: height / 3, grows: true }
}

#[test]
fn the_second_story_stands_beside_a_lead_and_the_third_under_what_is_shorter() {
    let lead = StoryRequest { lead: true, ..item(2, 3, 400) };
    let slots = pack(&[lead, item(1, 2, 6), item(1, 2, 90), item(1, 2, 90)], &room(3, 30));
    assert_eq!((slots[0].column, slots[0].span, slots[0].y), (0, 2, 2));
    assert_eq!((slots[1].column, slots[1].y, slots[1].h), (2, 2, 8), "all of a short text");
    assert_eq!((slots[2].column, slots[2].y), (2, 11), "under it, past the rule");
    assert_eq!((slots[3].column, slots[3].y), (0, slots[0].y + slots[0].h + 1));
}

#[test]
fn stories_that_are_cut_reach_the_foot_of_the_screen() {
    let slots = pack(&[item(1, 2, 90), item(1, 2, 90), item(1, 2, 90)], &room(1, 30));
    assert_eq!(slots.last().unwrap().bottom(), 32);
    let heights: Vec<u16> = slots.iter().map(|slot| slot.h).collect();
    assert!(heights.iter().max().unwrap() - heights.iter().min().unwrap() <= 1, "{heights:?}");
}

#[test]
fn a_story_keeps_its_printed_column() {
    let right = StoryRequest { column: Some(2), ..item(1, 2, 20) };
    assert_eq!(pack(&[right], &room(3, 30))[0].column, 2);
}

#[test]
fn what_does_not_fit_waits_for_the_next_screen_and_nothing_overtakes_it() {
    let items = [item(1, 2, 20), item(1, 9, 20), item(1, 1, 1)];
    assert_eq!(pack(&items, &room(1, 12)).len(), 1);
}

#[test]
fn a_head_taller_than_the_screen_has_the_screen() {
    let slots = pack(&[item(1, 99, 9)], &room(2, 5));
    assert_eq!((slots[0].y, slots[0].h), (2, 5));
}

fn items() -> impl Strategy<Value = Vec<StoryRequest>> {
    let one = (1..9_u16, proptest::option::of(0..9_u16), any::<bool>(), 0..12_u16, 0..300_u16);
    let item = one.prop_map(|(span, column, lead, head, text)| StoryRequest {
        span,
        column,
        lead,
        heads: (1..9).map(|span| head.div_ceil(span)).collect(),
        text,
    });
    proptest::collection::vec(item, 1..24)
}

proptest! {
    #[test]
    fn stories_never_overlap_nor_leave_the_screen(
        items in items(), columns in 1..8_u16, height in 1..70_u16, grows: bool,
    ) {
        let room = Room { grows, lines: (2, height.max(2)), ..room(columns, height) };
        let slots = pack(&items, &room);
        prop_assert!(!slots.is_empty(), "one at least");
        for (index, slot) in slots.iter().enumerate() {
            prop_assert!(slot.h >= 1 && slot.span >= 1);
            prop_assert!(slot.y >= room.top && slot.bottom() <= room.bottom, "{slot:?}");
            prop_assert!(slot.column + slot.span <= columns, "{slot:?}");
            for other in &slots[..index] {
                // Between two in one column there is the row of a rule.
                let apart = slot.y > other.bottom() || other.y > slot.bottom();
                prop_assert!(!slot.meets(*other) || apart, "{slot:?} and {other:?}");
            }
        }
    }
}

#[test]
fn a_story_short_of_its_last_lines_is_shown_whole() {
    let slots = pack(&[item(1, 2, 90), item(1, 2, 12)], &room(1, 30));
    assert_eq!(slots[1].h, 14, "{slots:?}");
    assert_eq!(slots[1].bottom(), 32, "the other one is as long as it can be");
}
