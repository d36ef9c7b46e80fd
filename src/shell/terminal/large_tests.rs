//! What a terminal that draws text in two sizes shows.

use std::num::NonZeroU16;

use proptest::prelude::*;
use ratatui::buffer::{Buffer, CellDiffOption};
use ratatui::layout::{Rect, Size};
use ratatui::style::{Color, Style};

use super::*;
use crate::shell::terminal::{ScreenSize, TerminalCanvas, Traits};
use crate::view::set_large;

const SIZE: Size = Size { width: 20, height: 6 };

/// A cell of the terminal: a letter, and how far the first cell of its block is.
#[derive(Debug, Clone, PartialEq)]
struct Shown {
    text: String,
    block: Option<(u16, u16)>,
}

/// As much of a terminal as is needed, by the rules of the protocol.
struct Screen {
    cells: Vec<Shown>,
    x: u16,
    y: u16,
}

impl Screen {
    fn new() -> Self {
        let blank = Shown { text: " ".to_owned(), block: None };
        Self { cells: vec![blank; usize::from(SIZE.width * SIZE.height)], x: 0, y: 0 }
    }

    fn at(&mut self, x: u16, y: u16) -> &mut Shown {
        &mut self.cells[usize::from(y * SIZE.width + x)]
    }

    /// Wipes away the block that a cell is part of.
    fn wipe(&mut self, x: u16, y: u16) {
        let Some((left, up)) = self.at(x, y).block else { return };
        let (first_x, first_y) = (x - left, y - up);
        for y in 0..SIZE.height {
            for x in 0..SIZE.width {
                let of_it = self.at(x, y).block.is_some_and(|(left, up)| {
                    (x.checked_sub(left), y.checked_sub(up)) == (Some(first_x), Some(first_y))
                });
                if of_it {
                    *self.at(x, y) = Shown { text: " ".to_owned(), block: None };
                }
            }
        }
    }

    fn erase(&mut self, columns: u16) {
        for x in self.x..(self.x + columns).min(SIZE.width) {
            self.wipe(x, self.y);
            *self.at(x, self.y) = Shown { text: " ".to_owned(), block: None };
        }
    }

    fn letter(&mut self, text: &str) {
        while self.x < SIZE.width && self.at(self.x, self.y).block.is_some_and(|(_, up)| up > 0) {
            self.x += 1;
        }
        assert!(self.x < SIZE.width, "written past the margin: {text}");
        let (x, y) = (self.x, self.y);
        self.wipe(x, y);
        *self.at(x, y) = Shown { text: text.to_owned(), block: None };
        self.x += 1;
    }

    fn large(&mut self, text: &str, width: u16) {
        let (x, y) = (self.x, self.y);
        assert!(x + 2 * width <= SIZE.width && y + 1 < SIZE.height, "no room: {text}");
        for row in 0..2 {
            for column in 0..2 * width {
                self.wipe(x + column, y + row);
                let text = if (column, row) == (0, 0) { text } else { "" };
                *self.at(x + column, y + row) =
                    Shown { text: text.to_owned(), block: Some((column, row)) };
            }
        }
        self.x += 2 * width;
    }

    fn process(&mut self, bytes: &[u8]) {
        let text = std::str::from_utf8(bytes).unwrap();
        let mut rest = text;
        while let Some(c) = rest.chars().next() {
            rest = &rest[c.len_utf8()..];
            match c {
                '\r' => self.x = 0,
                '\n' => self.y += 1,
                '\x1b' if rest.starts_with(']') => {
                    let (body, after) = rest[1..].split_once("\x1b\\").unwrap();
                    let (keys, text) = body.strip_prefix("66;").unwrap().split_once(';').unwrap();
                    let width = keys.strip_prefix("s=2:w=").unwrap().parse().unwrap();
                    self.large(text, width);
                    rest = after;
                }
                '\x1b' => {
                    let end = rest.find(|c: char| c.is_ascii_alphabetic()).unwrap();
                    self.control(&rest[1..end], rest.as_bytes()[end]);
                    rest = &rest[end + 1..];
                }
                c => self.letter(&c.to_string()),
            }
        }
    }

    fn control(&mut self, body: &str, last: u8) {
        let number = |n: usize| body.split(';').nth(n).and_then(|n| n.parse().ok()).unwrap_or(1);
        match last {
            b'H' => (self.y, self.x) = (number(0) - 1, number(1) - 1),
            b'G' => self.x = number(0) - 1,
            b'd' => self.y = number(0) - 1,
            b'C' => self.x += number(0),
            b'D' => self.x -= number(0),
            b'K' => self.erase(SIZE.width - self.x),
            b'X' => self.erase(number(0)),
            b'J' => *self = Self { x: self.x, y: self.y, ..Self::new() },
            b'm' | b'h' | b'l' => {}
            other => panic!("{}", char::from(other)),
        }
    }
}

/// What is to be seen of a frame.
fn expected(frame: &Buffer) -> Vec<Shown> {
    let mut settled = frame.clone();
    settle(&mut settled);
    let mut screen = Screen::new();
    for y in 0..SIZE.height {
        for x in 0..SIZE.width {
            let cell = &settled[(x, y)];
            if let Some(text) = letter(cell) {
                (screen.x, screen.y) = (x, y);
                screen.large(text, cell.cell_width() / 2);
            } else if !is_part(cell) {
                screen.at(x, y).text = cell.symbol().to_owned();
            }
        }
    }
    screen.cells
}

fn large(cells: &mut Buffer, (x, y): (u16, u16), text: &str, style: Style) {
    for (nth, c) in (0..).zip(text.chars()) {
        set_large(cells, (x + 2 * nth, y), (c.encode_utf8(&mut [0; 4]), 1), style);
    }
}

#[test]
fn a_letter_that_something_is_painted_over_stands_in_its_usual_size() {
    let mut cells = Buffer::empty(Rect::new(0, 0, SIZE.width, SIZE.height));
    large(&mut cells, (2, 1), "Ebb", Style::default());
    cells.set_string(5, 2, "x", Style::default());
    settle(&mut cells);
    let is_large = |x: u16| letter(&cells[(x, 1)]).is_some();
    assert_eq!([2, 4, 6].map(is_large), [true, false, true]);
    assert_eq!((cells[(4, 1)].symbol(), cells[(5, 1)].symbol()), ("b", " "));
    assert_eq!((cells[(4, 2)].symbol(), cells[(5, 2)].symbol()), (" ", "x"));
    assert_eq!(cells[(4, 1)].diff_option, CellDiffOption::ForcedWidth(NonZeroU16::MIN));
}

#[test]
fn of_two_letters_that_take_the_same_cell_one_is_whole_and_the_other_usual() {
    let mut cells = Buffer::empty(Rect::new(0, 0, SIZE.width, SIZE.height));
    large(&mut cells, (4, 2), "xy", Style::default());
    large(&mut cells, (5, 1), "a", Style::default());
    settle(&mut cells);
    assert_eq!(letter(&cells[(5, 1)]), Some("a"));
    assert_eq!((letter(&cells[(4, 2)]), cells[(4, 2)].symbol()), (None, "x"));
    assert!([(5, 2), (6, 2)].iter().all(|at| is_part(&cells[*at])), "they are left to it");
    assert!([(4, 3), (5, 3), (7, 2), (7, 3)].iter().all(|at| cells[*at].symbol() == " "));
}

#[test]
fn a_hostile_letter_is_not_sent() {
    assert_eq!(sequence("a", 2), "\x1b]66;s=2:w=1;a\x1b\\");
    assert_eq!(sequence("\x1b]0;x\x07", 2), "\x1b]66;s=2:w=1;\u{fffd}\x1b\\");
}

fn piece() -> impl Strategy<Value = (bool, u16, u16, String, Style)> {
    let color = prop_oneof![Just(Color::Reset), Just(Color::Red)];
    let style = (color.clone(), color).prop_map(|(fg, bg)| Style::new().fg(fg).bg(bg));
    (any::<bool>(), 0..16_u16, 0..6_u16, "[a-c ]{1,6}", style)
}

proptest! {
    #[test]
    fn no_stale_cell_is_left_as_letters_of_two_sizes_come_and_go(
        frames in proptest::collection::vec(proptest::collection::vec(piece(), 0..7), 1..7),
    ) {
        let traits = Traits { erases_in_colour: true, waves: false };
        let mut canvas = TerminalCanvas::new(Vec::new(), ScreenSize::Fixed(SIZE), traits);
        canvas.trust_ambiguous(1);
        let (mut screen, mut read) = (Screen::new(), 0);
        for pieces in frames {
            let mut frame = Buffer::empty(Rect::new(0, 0, SIZE.width, SIZE.height));
            for (is_large, x, y, text, style) in &pieces {
                if *is_large {
                    large(&mut frame, (*x, *y), text, *style);
                } else {
                    frame.set_string(*x, *y, text, *style);
                }
            }
            canvas.draw(|cells| { cells.clone_from(&frame); None }).unwrap();
            screen.process(&canvas.sent()[read..]);
            read = canvas.sent().len();
            prop_assert_eq!(&screen.cells, &expected(&frame));
        }
    }
}
