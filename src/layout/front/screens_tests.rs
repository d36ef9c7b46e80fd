use super::*;
use crate::layout::front::request::StorySize;

fn item(text: u16) -> StoryRequest {
    let size = |across: u16| {
        let text = text.div_ceil(across);
        StorySize { head: 4, text, airy: text }
    };
    StoryRequest {
        span: 1,
        lead: false,
        sizes: (1..9).map(size).collect(),
        text,
        least: 0,
        goes_on: false,
        fills: false,
    }
}

fn room(columns: u16, height: u16) -> Room {
    Room { columns, top: 2, bottom: 2 + height, least: 4, lead: height / 3, enough: height }
}

fn ranges(items: &[StoryRequest], room: Room) -> Vec<Range<usize>> {
    screens(items, &[], &[room; 2]).into_iter().map(|screen| screen.stories).collect()
}

#[test]
fn the_last_screen_is_not_left_with_what_others_had_no_room_for() {
    // Two screens and a bit: they are cut, or a third would be all but empty.
    let items: Vec<_> = (0..13).map(|_| item(11)).collect();
    assert_eq!(ranges(&items, room(3, 32)).len(), 2);
    // Two and a half are shared out among three.
    let items: Vec<_> = (0..17).map(|_| item(11)).collect();
    let shared: Vec<usize> = ranges(&items, room(3, 32)).iter().map(Range::len).collect();
    assert!(shared.iter().all(|count| *count >= 5), "{shared:?}");
}

#[test]
fn every_story_stands_on_one_screen_in_order_however_many_there_are() {
    let items: Vec<_> = (0..200_u16).map(|n| item(n * 7 % 90)).collect();
    for (columns, height) in [(1, 8), (2, 20), (4, 54)] {
        let ranges = ranges(&items, room(columns, height));
        let all: Vec<usize> = ranges.into_iter().flatten().collect();
        assert_eq!(all, (0..200).collect::<Vec<_>>(), "{columns} columns of {height}");
    }
}

#[test]
fn only_the_last_screen_is_filled_and_only_where_it_is_empty() {
    let filler = StoryRequest { fills: true, ..item(40) };
    let room = room(3, 32);
    let filled = |stories: usize| {
        let items: Vec<_> = (0..stories).map(|_| item(14)).collect();
        let screens = screens(&items, std::slice::from_ref(&filler), &[room; 2]);
        screens.iter().map(|screen| screen.filled.is_some()).collect::<Vec<_>>()
    };
    assert_eq!(filled(3), [true]);
    assert_eq!(filled(6), [false], "full as it is");
}
