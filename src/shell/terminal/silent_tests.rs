//! What a terminal shows that does not tell how wide it draws quotation marks.

use ratatui::layout::Size;
use ratatui::style::Style;

use super::*;

/// What stands in each cell of a row in a terminal that draws “ and ” in two
/// columns, and wipes away a character that is written over in part.
fn drawn_wide(sent: &[u8]) -> Vec<Option<char>> {
    let text = std::str::from_utf8(sent).unwrap();
    let (mut cells, mut x) = (vec![None; 40], 0_usize);
    let mut set = |at: usize, c: Option<char>| {
        // A second half is marked with a blank that nobody writes.
        let half = Some('\u{3000}');
        if cells[at] == half {
            cells[at - 1] = None;
        }
        if cells[at + 1] == half && c != half {
            cells[at + 1] = None;
        }
        cells[at] = c;
    };
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' => x = 0,
            '\x1b' => {
                let of_it = |c: &char| !c.is_ascii_alphabetic();
                let mut body = String::new();
                while let Some(c) = chars.next_if(of_it) {
                    body.push(c);
                }
                let count = body.trim_start_matches('[').parse().unwrap_or(1);
                match chars.next() {
                    Some('G') => x = count - 1,
                    Some('H') => x = 0,
                    Some('C') => x += count,
                    Some('D') => x -= count,
                    Some('K') => (x..39).for_each(|at| set(at, None)),
                    Some('X') => (x..x + count).for_each(|at| set(at, None)),
                    Some('J') => (0..39).for_each(|at| set(at, None)),
                    _ => {}
                }
            }
            c => {
                let wide = matches!(c, '“' | '”') || c >= '\u{2e80}';
                set(x, Some(c).filter(|&c| c != ' '));
                if wide {
                    set(x + 1, Some('\u{3000}'));
                }
                x += if wide { 2 } else { 1 };
            }
        }
    }
    cells
}

#[test]
fn no_stale_cell_stays_in_a_terminal_that_is_silent_and_draws_quotation_marks_wide() {
    let lines = ["说“好”", "他说“ 好 ”，又说", "“一”“二”", "“ab”", "没有", "说“好” ", "a“ ”b"];
    for first in lines {
        for second in lines {
            let canvas = || {
                let size = ScreenSize::Fixed(Size { width: 24, height: 1 });
                TerminalCanvas::new(
                    Vec::new(),
                    size,
                    Traits { erases_in_colour: true, waves: false },
                )
            };
            let draw = |canvas: &mut TerminalCanvas<Vec<u8>>, line: &str| {
                let frame = |buffer: &mut Buffer| {
                    buffer.set_string(0, 0, line, Style::default());
                    None
                };
                canvas.draw(frame).unwrap();
            };
            let (mut one_by_one, mut anew) = (canvas(), canvas());
            draw(&mut one_by_one, first);
            draw(&mut one_by_one, second);
            draw(&mut anew, second);
            let (left, right) = (drawn_wide(one_by_one.sent()), drawn_wide(anew.sent()));
            assert_eq!(left, right, "{first} then {second}");
        }
    }
}

#[test]
fn a_rule_that_may_wrap_into_the_next_row_has_that_painted_again() {
    let size = ScreenSize::Fixed(Size { width: 4, height: 2 });
    let traits = Traits { erases_in_colour: true, waves: false };
    let mut canvas = TerminalCanvas::new(Vec::new(), size, traits);
    let mut draw = |rule: &str| {
        let before = canvas.sent().len();
        let frame = |buffer: &mut Buffer| {
            buffer.set_string(0, 0, rule, Style::default());
            buffer.set_string(1, 1, "ab", Style::default());
            None
        };
        canvas.draw(frame).unwrap();
        String::from_utf8(canvas.sent()[before..].to_vec()).unwrap()
    };
    draw("");
    assert!(!draw("───").contains("ab"), "it has room for being drawn wide");
    assert!(draw("────").contains("\x1b[K ab"));
    assert_eq!(draw("────"), "");
}
