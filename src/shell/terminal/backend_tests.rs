//! The backend's bytes, read by a terminal emulator.

use std::num::NonZeroU16;

use crate::view::WAVE;
use proptest::prelude::*;
use ratatui::buffer::{Buffer, Cell, CellDiffOption, CellWidth};
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier, Style};

use super::*;

const TRAITS: Traits = Traits { erases_in_colour: true, waves: false };

/// A canvas over a byte vector, with an emulator that reads them.
struct Bench {
    canvas: TerminalCanvas<Vec<u8>>,
    emulator: vt100::Parser,
    read: usize,
    size: Size,
}

impl Bench {
    fn new(width: u16, height: u16, traits: Traits) -> Self {
        let size = Size { width, height };
        let mut canvas = TerminalCanvas::new(Vec::new(), ScreenSize::Fixed(size), traits);
        canvas.trust_ambiguous(1);
        let cells = |n| NonZeroU16::new(n).unwrap();
        Self { canvas, emulator: vt100::Parser::new(cells(height), cells(width), 0), read: 0, size }
    }

    /// Draws a frame and returns its bytes.
    fn draw(&mut self, paint: impl FnOnce(&mut Buffer)) -> Vec<u8> {
        let frame = |buffer: &mut Buffer| {
            paint(buffer);
            None
        };
        self.canvas.draw(frame).unwrap();
        let bytes = self.sent()[self.read..].to_vec();
        self.read += bytes.len();
        self.emulator.process(&bytes);
        bytes
    }

    /// All bytes so far.
    fn sent(&self) -> &[u8] {
        self.canvas.sent()
    }

    fn row(&self, y: u16) -> String {
        self.emulator.screen().rows(0, self.size.width).nth(y.into()).unwrap()
    }

    /// Holds what the emulator shows against what was to be drawn.
    fn assert_shows(&self, wanted: &Buffer) {
        for y in 0..self.size.height {
            let mut x = 0;
            while x < self.size.width {
                let cell = &wanted[(x, y)];
                let width = cell.symbol().cell_width().max(1);
                assert_same(&self.emulator, (x, y), cell);
                x += width;
            }
        }
    }
}

fn assert_same(emulator: &vt100::Parser, (x, y): (u16, u16), cell: &Cell) {
    let shown = emulator.screen().cell(y, x).unwrap();
    let text = if shown.contents().is_empty() { " " } else { shown.contents() };
    assert_eq!(text, cell.symbol(), "symbol at {x},{y}");
    assert_eq!(shown.bgcolor(), seen(cell.bg), "background at {x},{y}");
    assert_eq!(shown.underline(), cell.modifier.contains(Modifier::UNDERLINED), "{x},{y}");
    assert_eq!(shown.inverse(), cell.modifier.contains(Modifier::REVERSED), "{x},{y}");
    if cell.symbol() != " " {
        assert_eq!(shown.fgcolor(), seen(cell.fg), "colour at {x},{y}");
        assert_eq!(shown.bold(), cell.modifier.contains(Modifier::BOLD), "bold at {x},{y}");
        assert_eq!(shown.italic(), cell.modifier.contains(Modifier::ITALIC), "{x},{y}");
    }
}

fn seen(color: Color) -> vt100::Color {
    match color {
        Color::Red => vt100::Color::Idx(1),
        Color::LightBlue => vt100::Color::Idx(12),
        Color::Indexed(n) => vt100::Color::Idx(n),
        Color::Rgb(r, g, b) => vt100::Color::Rgb(r, g, b),
        _ => vt100::Color::Default,
    }
}

/// A page of han as the reader sets it: 40 han a line, a ragged margin here
/// and there, a dim status line, on a 100×30 screen.
fn han_page(buffer: &mut Buffer, turn: usize) {
    let text: Vec<char> =
        "新渠通水以后，下游三县的用水有了保障。守闸人说：“比预定的时间早了二十分钟。”\
        老街的灯又亮了，孩子们在河边放风筝；渡口的石阶换了新的——一共三十六级。"
            .chars()
            .collect();
    let mut at = turn * 7;
    for y in 1..29 {
        let han = if y % 9 == 5 { 17 } else { 40 };
        let line: String = (0..han).map(|n| text[(at + n) % text.len()]).collect();
        at += han;
        buffer.set_string(10, y, line, Style::default());
    }
    buffer.set_string(1, 0, "河口日报 2026年11月22日", Style::new().add_modifier(Modifier::DIM));
    buffer.set_string(1, 29, "余 620 字", Style::new().fg(Color::Indexed(245)));
}

#[test]
fn a_full_page_of_han_takes_less_than_four_kilobytes() {
    let mut bench = Bench::new(100, 30, TRAITS);
    let first = bench.draw(|buffer| han_page(buffer, 0));
    let text: usize = (0..30).map(|y| bench.row(y).trim().len()).sum();
    assert!(first.len() <= 4096, "{} bytes for {text} of text", first.len());
    assert!(first.len() <= text + text / 10, "{} bytes for {text} of text", first.len());
    let turned = bench.draw(|buffer| han_page(buffer, 1));
    assert!(turned.len() <= 4096, "{} bytes for the next page", turned.len());
}

#[test]
fn a_page_on_coloured_ground_costs_hardly_more() {
    let mut bench = Bench::new(100, 30, TRAITS);
    let sepia = Style::new().fg(Color::Rgb(60, 50, 40)).bg(Color::Rgb(240, 230, 210));
    let bytes = bench.draw(|buffer| {
        han_page(buffer, 0);
        buffer.set_style(buffer.area, sepia);
    });
    assert!(bytes.len() <= 4096, "{} bytes", bytes.len());
}

#[test]
fn a_frame_that_changes_nothing_sends_nothing() {
    let mut bench = Bench::new(100, 30, TRAITS);
    bench.draw(|buffer| han_page(buffer, 0));
    assert_eq!(bench.draw(|buffer| han_page(buffer, 0)), b"");
}

#[test]
fn characters_of_unasked_width_are_followed_by_a_move() {
    let mut bench = Bench::new(40, 2, TRAITS);
    bench.canvas = TerminalCanvas::new(Vec::new(), ScreenSize::Fixed(bench.size), TRAITS);
    let bytes = bench.draw(|buffer| {
        buffer.set_string(0, 0, "说“好”", Style::default());
    });
    let text = String::from_utf8(bytes).unwrap();
    assert!(text.contains("说“\x1b[4G好”"), "{text:?}");
}

#[test]
fn a_row_with_an_emoji_is_painted_on_bare_ground_and_the_text_after_it_is_placed_anew() {
    let mut bench = Bench::new(40, 1, TRAITS);
    bench.draw(|buffer| {
        buffer.set_string(0, 0, "abcdefgh", Style::default());
    });
    let bytes = bench.draw(|buffer| {
        buffer.set_string(0, 0, "ab❤\u{fe0f}efgh", Style::default());
    });
    assert_eq!(String::from_utf8(bytes).unwrap(), "\r\x1b[Kab❤\u{fe0f}\x1b[5Gefgh");
}

#[test]
fn what_may_not_be_drawn_at_all_leaves_nothing_of_what_stood_there() {
    let mut bench = Bench::new(40, 1, TRAITS);
    bench.draw(|buffer| {
        buffer.set_string(0, 0, "abcdefgh", Style::default());
    });
    let bytes = bench.draw(|buffer| {
        buffer.set_string(0, 0, "ab\u{1fac8}efgh", Style::default());
        let width = CellDiffOption::ForcedWidth(NonZeroU16::MIN);
        buffer[(5, 0)].set_symbol("\u{378}").set_diff_option(width);
    });
    let text = String::from_utf8(bytes).unwrap();
    assert!(text.starts_with("\r\x1b[Kab\u{1fac8}\x1b[5Ge\u{378}\x1b[7Ggh"), "{text:?}");
}

#[test]
fn a_ground_that_a_doubtful_symbol_may_not_cover_is_painted_under_it() {
    let mut bench = Bench::new(8, 1, TRAITS);
    let blue = Style::new().bg(Color::LightBlue);
    let bytes = bench.draw(|buffer| {
        buffer.set_string(0, 0, "❤\u{fe0f}", blue);
    });
    let text = String::from_utf8(bytes).unwrap();
    assert!(text.contains("m  \r❤\u{fe0f}"), "{text:?}");
}

#[test]
fn a_han_that_the_terminal_loses_is_stood_in_for_and_one_it_may_not_know_leaves_no_rest() {
    let page = |buffer: &mut Buffer| {
        buffer.set_string(0, 0, "新\u{323af}渠𠮷", Style::default());
    };
    let mut bench = Bench::new(12, 1, TRAITS);
    bench.draw(|buffer| {
        buffer.set_string(0, 0, "甲乙丙丁", Style::default());
    });
    let sent = String::from_utf8(bench.draw(page)).unwrap();
    assert!(sent.contains("\x1b[K新\u{323af}\x1b[5G渠𠮷"), "{sent:?}");
    bench.canvas.stand_in_for_new_han();
    let sent = String::from_utf8(bench.draw(page)).unwrap();
    assert!(sent.contains("新〓渠𠮷"), "{sent:?}");
}

#[test]
fn control_characters_and_bidi_overrides_in_a_cell_are_never_sent() {
    let mut bench = Bench::new(9, 1, TRAITS);
    let hostile = ["\x1b[2Ja", "\u{9b}31m", "\t", "\u{202e}a", "\x07", "\u{200b}"];
    let bytes = bench.draw(|buffer| {
        for (symbol, x) in hostile.into_iter().zip(0..) {
            let width = CellDiffOption::ForcedWidth(NonZeroU16::MIN);
            buffer[(x, 0)].set_symbol(symbol).set_diff_option(width);
        }
    });
    let sent = String::from_utf8(bytes).unwrap();
    assert_eq!(sent.matches('\u{fffd}').count(), 6, "{sent:?}");
    for hostile in ["\x1b[2Ja", "\u{9b}", "\t", "\u{202e}", "\x07", "\u{200b}"] {
        assert!(!sent.contains(hostile), "{hostile:?} in {sent:?}");
    }
}

#[test]
fn a_wide_character_cut_by_the_right_margin_is_left_out() {
    let mut bench = Bench::new(5, 2, TRAITS);
    bench.draw(|buffer| {
        buffer.set_string(0, 0, "abcd", Style::default());
        buffer[(4, 0)].set_symbol("报");
        buffer.set_string(0, 1, " x", Style::default());
    });
    assert_eq!(bench.row(0), "abcd");
    assert_eq!(bench.row(1), " x");
}

#[test]
fn the_cursor_stands_where_it_is_put_and_is_shown_only_where_that_is_asked_for() {
    let mut bench = Bench::new(20, 2, TRAITS);
    let at = |x, is_shown| ScreenCursor { x, y: 1, is_shown };
    for (cursor, moves) in
        [(at(4, true), true), (at(4, true), false), (at(6, false), true), (at(6, false), false)]
    {
        let before = bench.sent().len();
        bench.canvas.draw(|_| Some(cursor)).unwrap();
        let sent = bench.sent()[before..].to_vec();
        assert_eq!(!sent.is_empty(), moves, "{cursor:?}");
        bench.emulator.process(&sent);
        assert_eq!(bench.emulator.screen().cursor_position(), (1, cursor.x));
        assert_eq!(bench.emulator.screen().hide_cursor(), !cursor.is_shown);
    }
}

#[test]
fn after_another_program_had_the_terminal_nothing_is_taken_as_known() {
    let mut bench = Bench::new(20, 2, TRAITS);
    bench.draw(|buffer| {
        buffer.set_string(0, 0, "新闻", Style::new().fg(Color::Red));
    });
    bench.emulator.process(b"\x1b[1;44m\x1b[2J\x1b[2;9Hshell");
    bench.canvas.forget();
    let mut wanted = Buffer::empty(Rect::new(0, 0, 20, 2));
    wanted.set_string(0, 0, "新闻", Style::new().fg(Color::Red));
    bench.draw(|buffer| {
        buffer.set_string(0, 0, "新闻", Style::new().fg(Color::Red));
    });
    bench.assert_shows(&wanted);
}

#[test]
fn a_copy_goes_out_before_the_frame_and_leaves_the_cursor_known() {
    let mut bench = Bench::new(20, 2, TRAITS);
    bench.draw(|buffer| {
        buffer.set_string(0, 0, "a", Style::default());
    });
    bench.canvas.pass("\x1b]52;c;SGk=\x07");
    let bytes = bench.draw(|buffer| {
        buffer.set_string(0, 0, "ab", Style::default());
    });
    assert_eq!(bytes, b"\x1b]52;c;SGk=\x07b");
}

#[test]
fn a_terminal_without_a_size_counts_as_eighty_by_twenty_four_and_a_huge_one_is_bounded() {
    let huge = Size { width: u16::MAX, height: u16::MAX };
    assert_eq!(bounded(huge), LARGEST);
    assert_eq!(bounded(Size::ZERO), Size { width: 80, height: 24 });
    assert_eq!(bounded(Size { width: 1, height: 1 }), Size { width: 1, height: 1 });
}

#[test]
fn once_ambiguous_characters_are_known_to_be_wide_the_page_is_drawn_anew() {
    let mut bench = Bench::new(20, 1, TRAITS);
    let quote = |buffer: &mut Buffer| {
        buffer.set_string(0, 0, "说“ 好", Style::default());
        buffer[(2, 0)].set_diff_option(CellDiffOption::ForcedWidth(NonZeroU16::new(2).unwrap()));
    };
    bench.draw(quote);
    bench.canvas.trust_ambiguous(2);
    let bytes = String::from_utf8(bench.draw(quote)).unwrap();
    assert_eq!(bytes, "\x1b[m\x1b[2J\x1b[H说“好\x1b[?25l");
}

#[test]
fn what_an_emoji_drawn_wider_than_it_counts_has_covered_is_erased_with_it() {
    let mut bench = Bench::new(40, 1, TRAITS);
    bench.draw(|buffer| {
        buffer.set_string(0, 0, "👨\u{200d}👩\u{200d}👧abcdefghijklmn", Style::default());
    });
    let bytes = bench.draw(|buffer| {
        buffer.set_string(0, 0, "xyabcdefghijklmn", Style::default());
    });
    assert_eq!(String::from_utf8(bytes).unwrap(), "\r\x1b[Kxyabcdefghijklmn");
}

#[test]
fn small_gaps_are_written_over_and_large_ones_jumped() {
    let mut bench = Bench::new(40, 1, TRAITS);
    let mut line = |text: &str| {
        let bytes = bench.draw(|buffer| {
            buffer.set_string(0, 0, text, Style::default());
        });
        String::from_utf8(bytes).unwrap()
    };
    line("abcdefghijklmn");
    assert_eq!(line("AbCdefghijklmn"), "\rAbC");
    assert_eq!(line("AbCdefghijklmN"), "\x1b[14GN");
}

#[test]
fn the_rest_of_a_longer_line_is_erased() {
    let mut bench = Bench::new(40, 1, TRAITS);
    bench.draw(|buffer| {
        buffer.set_string(0, 0, "新渠通水以后下游三县", Style::default());
    });
    let bytes = bench.draw(|buffer| {
        buffer.set_string(0, 0, "新渠", Style::default());
    });
    assert_eq!(String::from_utf8(bytes).unwrap(), "\x1b[5G\x1b[K");
}

fn style() -> impl Strategy<Value = Style> {
    let color = prop_oneof![
        4 => Just(Color::Reset),
        1 => Just(Color::Red),
        1 => Just(Color::LightBlue),
        1 => Just(Color::Indexed(200)),
        1 => Just(Color::Rgb(1, 2, 3)),
    ];
    let modifier = prop_oneof![
        4 => Just(Modifier::empty()),
        1 => Just(Modifier::BOLD),
        1 => Just(Modifier::BOLD | Modifier::ITALIC),
        1 => Just(Modifier::UNDERLINED),
        1 => Just(Modifier::UNDERLINED | WAVE),
        1 => Just(Modifier::REVERSED),
    ];
    (color.clone(), color, modifier)
        .prop_map(|(fg, bg, modifier)| Style::new().fg(fg).bg(bg).add_modifier(modifier))
}

fn piece() -> impl Strategy<Value = (u16, u16, String, Style)> {
    let symbol = prop_oneof![
        4 => Just("新"),
        2 => Just("ア"),
        2 => Just("，"),
        3 => Just("a"),
        3 => Just(" "),
        1 => Just("            "),
        1 => Just("“"),
        1 => Just("é"),
        1 => Just("e\u{301}"),
        1 => Just("🎉"),
    ];
    let text = proptest::collection::vec(symbol, 1..14).prop_map(|symbols| symbols.concat());
    (0..24_u16, 0..5_u16, text, style())
}

fn paint(buffer: &mut Buffer, pieces: &[(u16, u16, String, Style)]) {
    for (x, y, text, style) in pieces {
        buffer.set_string(*x, *y, text, *style);
    }
}

proptest! {
    #[test]
    fn the_terminal_shows_every_frame_as_it_was_painted(
        frames in proptest::collection::vec(proptest::collection::vec(piece(), 0..9), 1..5),
        erases_in_colour: bool,
    ) {
        let mut bench = Bench::new(24, 5, Traits { erases_in_colour, waves: false });
        for pieces in frames {
            let mut wanted = Buffer::empty(Rect::new(0, 0, 24, 5));
            paint(&mut wanted, &pieces);
            bench.draw(|buffer| paint(buffer, &pieces));
            bench.assert_shows(&wanted);
        }
    }
}
