//! Pictures among text: when they are sent, and when not.

use std::sync::Arc;

use ratatui::buffer::Buffer;
use ratatui::layout::Size;
use ratatui::style::{Color, Style};

use super::super::{ScreenSize, TerminalCanvas, Traits};
use super::*;

const NUMBER: u32 = 7;

struct Bench(TerminalCanvas<Vec<u8>>);

impl Bench {
    /// A screen of 20 by 8 cells that takes pictures so, and has one of four
    /// rows, each of a grey of its own.
    fn new(protocol: Protocol) -> Self {
        let extent = ScreenSize::Fixed(Size { width: 20, height: 8 });
        let mut canvas = TerminalCanvas::new(
            Vec::new(),
            extent,
            Traits { erases_in_colour: true, waves: false },
        );
        canvas.take_pictures_by(protocol);
        let rows = (0..4).flat_map(|row| [row * 60; 8 * 4 * 3]).collect();
        canvas.hand(NUMBER, (8, 4), Arc::new(Raster::new(8, rows).unwrap()));
        Self(canvas)
    }

    /// Draws a frame and gives what it sent.
    fn draw(&mut self, paint: impl FnOnce(&mut Buffer)) -> String {
        let before = self.0.sent().len();
        let frame = |buffer: &mut Buffer| {
            paint(buffer);
            None
        };
        self.0.draw(frame).unwrap();
        String::from_utf8(self.0.sent()[before..].to_vec()).unwrap()
    }
}

/// Leaves cells to the rows of the picture that fit from row `y` on; rows
/// above the screen are cut off.
fn leave(buffer: &mut Buffer, y: i16) {
    let [_, high, middle, low] = NUMBER.to_be_bytes();
    for row in 0..4i16 {
        let Ok(y) = u16::try_from(y + row) else { continue };
        let mark = char::from_u32(0x300 + u32::from(row.unsigned_abs())).unwrap();
        let symbol = format!("\u{10EEEE}\u{300}{mark}");
        for x in 3..11 {
            buffer[(x, y)].set_symbol(&symbol).set_fg(Color::Rgb(high, middle, low));
        }
    }
}

#[test]
fn sixels_are_sent_when_the_picture_comes_or_moves_and_not_when_text_does() {
    let mut bench = Bench::new(Protocol::Sixel);
    let text = Style::default();
    let sixels = |sent: &str| sent.matches("\x1bP0;1;0q").count();
    assert_eq!(sixels(&bench.draw(|_| {})), 0);
    let first = bench.draw(|b| leave(b, 2));
    assert_eq!(sixels(&first), 1);
    assert!(first.contains("\x1b[3;4H\x1bP0;1;0q\"1;1;8;16"), "at its upper left: {first:?}");
    let beside = bench.draw(|b| {
        leave(b, 2);
        b.set_string(0, 7, "text", text);
        b.set_string(14, 3, "text", text);
    });
    assert_eq!(sixels(&beside), 0, "{beside:?}");
    let scrolled = bench.draw(|b| leave(b, -1));
    assert!(scrolled.contains("\x1bP0;1;0q\"1;1;8;12"), "three rows are left: {scrolled:?}");
    assert_eq!(sixels(&bench.draw(|b| b.set_string(0, 0, "gone", text))), 0);
    assert_eq!(sixels(&bench.draw(|b| leave(b, -1))), 1, "back again");
    bench.0.forget();
    assert_eq!(sixels(&bench.draw(|b| leave(b, -1))), 1, "the screen was cleared");
}

#[test]
fn text_never_runs_over_a_picture_to_save_a_move() {
    let mut bench = Bench::new(Protocol::Sixel);
    bench.draw(|b| leave(b, 0));
    let sent = bench.draw(|b| {
        leave(b, 0);
        b.set_string(2, 0, "x", Style::default());
        b.set_string(11, 0, "y", Style::default());
    });
    assert!(sent.contains("x\x1b["), "a move: {sent:?}");
    assert!(!sent.contains("x  "), "blanks would wipe it: {sent:?}");
}

#[test]
fn kitty_gets_a_picture_once_and_moves_it_about() {
    let mut bench = Bench::new(Protocol::Kitty);
    let first = bench.draw(|b| leave(b, 2));
    assert_eq!(first.matches("a=t,").count(), 1, "{first:?}");
    assert!(first.contains("i=7,p=1,c=8,r=4,y=0,h=16"), "{first:?}");
    let scrolled = bench.draw(|b| leave(b, -1));
    assert_eq!(scrolled.matches("a=t,").count(), 0);
    assert!(scrolled.contains("a=d,d=i,q=2,i=7"), "lifted first: {scrolled:?}");
    assert!(scrolled.contains("i=7,p=1,c=8,r=3,y=4,h=12"), "{scrolled:?}");
    assert!(bench.draw(|_| {}).contains("a=d,d=i,q=2,i=7"));
    bench.0.withdraw(&[NUMBER]);
    assert!(bench.draw(|_| {}).contains("a=d,d=I,q=2,i=7"));
}

/// The signs on a screen's row, as (row, column) of the picture.
fn signs(sent: &str, row: u16) -> usize {
    (0..8)
        .filter(|column| sent.contains(&super::kitty_placeholders::sign(row, *column).unwrap()))
        .count()
}

#[test]
fn through_tmux_a_picture_is_given_once_and_text_stands_for_it() {
    let mut bench = Bench::new(Protocol::Signs);
    let first = bench.draw(|b| leave(b, 2));
    let given = first.split("\x1b[").next().unwrap();
    assert_eq!(given.matches("\x1bPtmux;").count(), 2, "the pixels, and their room: {given:?}");
    assert!(given.contains("a=t,q=2,f=24"), "{given:?}");
    assert!(given.contains("a=p,U=1,q=2,") && given.contains(",c=8,r=4\x1b\x1b\\"), "{given:?}");
    assert_eq!([0, 1, 2, 3].map(|row| signs(&first, row)), [8; 4]);
    let number = super::kitty_placeholders::number(std::process::id() << 8, NUMBER);
    let [_, red, green, blue] = number.to_be_bytes();
    assert!(first.contains(&format!("38;2;{red};{green};{blue}m")), "{first:?}");
    assert!(given.contains(&format!("i={number},")), "{given:?}");
    let scrolled = bench.draw(|b| leave(b, -1));
    assert!(!scrolled.contains("tmux;"), "nothing is given again: {scrolled:?}");
    assert_eq!([0, 1, 2, 3].map(|row| signs(&scrolled, row)), [0, 8, 8, 8]);
    bench.0.withdraw(&[NUMBER]);
    assert!(bench.draw(|_| {}).contains("\x1b\x1b_Ga=d,d=I,q=2,"));
}

#[test]
fn a_picture_that_moves_sideways_has_each_of_its_signs_set_anew() {
    let mut bench = Bench::new(Protocol::Signs);
    bench.draw(|b| leave(b, 0));
    let moved = bench.draw(|b| {
        let mut right = b.clone();
        leave(&mut right, 0);
        for (x, y) in (5..13).flat_map(|x| (0..4).map(move |y| (x, y))) {
            b[(x, y)] = right[(x - 2, y)].clone();
        }
    });
    assert_eq!([0, 3].map(|row| signs(&moved, row)), [8; 2], "{moved:?}");
}

#[test]
fn a_sixel_picture_keeps_its_colours_as_it_scrolls() {
    let mut bench = Bench::new(Protocol::Sixel);
    let first = bench.draw(|b| leave(b, 2));
    let scrolled = bench.draw(|b| leave(b, -1));
    let named = |sent: &str| -> Vec<String> {
        let is_number = |n: &str| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit());
        let declares = |part: &&str| part.split_once(";2;").is_some_and(|(n, _)| is_number(n));
        sent.split('#').filter(declares).map(str::to_owned).collect()
    };
    let (all, some) = (named(&first), named(&scrolled));
    assert_eq!((all.len(), some.len()), (4, 3), "greys of four rows, then of three");
    assert!(some.iter().all(|colour| all.contains(colour)), "{all:?} {some:?}");
}

#[test]
fn what_is_left_to_a_picture_that_was_not_handed_over_stays_blank() {
    let mut bench = Bench::new(Protocol::Iterm);
    bench.0.withdraw(&[NUMBER]);
    let sent = bench.draw(|b| leave(b, 0));
    assert!(!sent.contains('\u{10EEEE}') && !sent.contains("1337"), "{sent:?}");
}
