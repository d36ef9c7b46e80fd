//! Bytes from the terminal: keys, the mouse, pastes, and answers (ECMA-48,
//! xterm's key and SGR mouse sequences).

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::input::{Mouse, MouseKind};

/// What a run of bytes means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum InputToken {
    /// The answer to `CSI 6n`: the cursor's column, from 1.
    Column(u16),
    /// The answer to `CSI c`; whether the terminal draws sixels.
    Attributes {
        /// Attribute 4 is among its own.
        sixel: bool,
    },
    /// A key.
    Key(KeyEvent),
    /// A button or the wheel.
    Mouse(Mouse),
    /// A paste in brackets.
    Paste(String),
    /// A report nobody asked for.
    Other,
}

const PASTE_BEGINS: &[u8] = b"\x1b[200~";
const PASTE_ENDS: &[u8] = b"\x1b[201~";

/// The first token of `bytes` and its length; `None` if more bytes are needed.
pub(super) fn next_token(bytes: &[u8]) -> Option<(InputToken, usize)> {
    match bytes {
        [] | [0x1b] | [0x1b, b'O'] => None,
        [0x1b, b'[', ..] => control_sequence(bytes),
        [0x1b, b'O', last, ..] => Some((key_of(*last, KeyModifiers::NONE), 3)),
        [0x1b, b']' | b'P' | b'_', ..] => string_sequence(bytes),
        [0x1b, 0x1b, ..] => Some((plain(KeyCode::Esc), 1)),
        [0x1b, rest @ ..] => next_token(rest).map(|(token, used)| match token {
            InputToken::Key(mut key) => {
                key.modifiers |= KeyModifiers::ALT;
                (InputToken::Key(key), used + 1)
            }
            other => (other, used + 1),
        }),
        [byte @ (0..=0x1f | 0x7f), ..] => Some((InputToken::Key(control_key(*byte)), 1)),
        _ => character(bytes),
    }
}

/// What an unfinished sequence means that nothing followed: a key on its own,
/// or with Alt. `None` if it means nothing.
pub(super) fn last_token(bytes: &[u8]) -> Option<InputToken> {
    match bytes {
        [0x1b] => Some(plain(KeyCode::Esc)),
        [0x1b, byte] => Some(InputToken::Key(KeyEvent::new(
            KeyCode::Char(char::from(*byte)),
            KeyModifiers::ALT,
        ))),
        _ => None,
    }
}

/// Whether the bytes are a paste whose end has not come yet.
pub(super) fn is_open_paste(bytes: &[u8]) -> bool {
    bytes.starts_with(PASTE_BEGINS)
}

fn plain(code: KeyCode) -> InputToken {
    InputToken::Key(code.into())
}

fn control_key(byte: u8) -> KeyEvent {
    match byte {
        b'\r' => KeyCode::Enter.into(),
        b'\t' => KeyCode::Tab.into(),
        0x7f => KeyCode::Backspace.into(),
        0 => KeyEvent::new(KeyCode::Char(' '), KeyModifiers::CONTROL),
        1..=0x1a => {
            KeyEvent::new(KeyCode::Char(char::from(byte - 1 + b'a')), KeyModifiers::CONTROL)
        }
        _ => KeyEvent::new(KeyCode::Char(char::from(byte - 0x1c + b'4')), KeyModifiers::CONTROL),
    }
}

/// A character of UTF-8; a byte that is none is passed over.
fn character(bytes: &[u8]) -> Option<(InputToken, usize)> {
    let length = match bytes[0] {
        0xc2..=0xdf => 2,
        0xe0..=0xef => 3,
        0xf0..=0xf4 => 4,
        _ => 1,
    };
    let whole = bytes.get(..length)?;
    let token = match str::from_utf8(whole).ok().and_then(|text| text.chars().next()) {
        Some(c) => {
            let shift = if c.is_uppercase() { KeyModifiers::SHIFT } else { KeyModifiers::NONE };
            InputToken::Key(KeyEvent::new(KeyCode::Char(c), shift))
        }
        None => return Some((InputToken::Other, 1)),
    };
    Some((token, length))
}

/// OSC, DCS or APC up to BEL or ST.
fn string_sequence(bytes: &[u8]) -> Option<(InputToken, usize)> {
    (2..bytes.len()).find_map(|at| match &bytes[at..] {
        [0x07, ..] => Some((InputToken::Other, at + 1)),
        [0x1b, b'\\', ..] => Some((InputToken::Other, at + 2)),
        _ => None,
    })
}

fn control_sequence(bytes: &[u8]) -> Option<(InputToken, usize)> {
    if bytes.starts_with(PASTE_BEGINS) {
        let body = &bytes[PASTE_BEGINS.len()..];
        let end = memchr::memmem::find(body, PASTE_ENDS)?;
        let text = String::from_utf8_lossy(&body[..end]).into_owned();
        return Some((InputToken::Paste(text), PASTE_BEGINS.len() + end + PASTE_ENDS.len()));
    }
    let body = &bytes[2..];
    if let Some(rest) = body.strip_prefix(b"[") {
        // The Linux console's F1 to F5.
        let code = rest.first()?.wrapping_sub(b'A');
        return Some((if code < 5 { plain(KeyCode::F(code + 1)) } else { InputToken::Other }, 4));
    }
    let length = body.iter().position(|byte| !(0x20..=0x3f).contains(byte))?;
    let last = body[length];
    let parameters = str::from_utf8(&body[..length]).unwrap_or_default();
    if !(0x40..=0x7e).contains(&last) {
        // Not a control sequence after all; whatever broke it is read anew.
        return Some((InputToken::Other, 2 + length));
    }
    Some((meaning(parameters, last), 3 + length))
}

fn meaning(parameters: &str, last: u8) -> InputToken {
    if let Some(private) = parameters.strip_prefix('?') {
        let answered = last == b'c' && !private.is_empty();
        let sixel = private.split(';').skip(1).any(|attribute| attribute == "4");
        return if answered { InputToken::Attributes { sixel } } else { InputToken::Other };
    }
    if let Some(report) = parameters.strip_prefix('<') {
        return mouse(report, last).map_or(InputToken::Other, InputToken::Mouse);
    }
    let mut numbers = parameters.split(';').map(|number| number.parse::<u16>().ok());
    let (first, second) = (numbers.next().flatten(), numbers.next().flatten());
    match (last, first, second) {
        (b'R', Some(_), Some(column)) => InputToken::Column(column),
        (b'~', Some(first), modifiers) => match numbered_key(first) {
            Some(code) => InputToken::Key(KeyEvent::new(code, modifiers_of(modifiers))),
            None => InputToken::Other,
        },
        (b'Z', ..) => InputToken::Key(KeyEvent::new(KeyCode::BackTab, KeyModifiers::SHIFT)),
        (_, _, modifiers) => key_of(last, modifiers_of(modifiers)),
    }
}

/// An SGR mouse report: button, column and row from 1; `M` is a press.
fn mouse(report: &str, last: u8) -> Option<Mouse> {
    let mut numbers = report.split(';').map(|number| number.parse::<u16>().ok());
    let (button, x, y) = (numbers.next()??, numbers.next()??, numbers.next()??);
    // Shift, Alt and Control add 4, 8 and 16.
    let kind = match (button & !0b1_1100, last) {
        (0, b'M') => MouseKind::Press,
        (0, b'm') => MouseKind::Release,
        (32, b'M') => MouseKind::Drag,
        (1, b'M') => MouseKind::Middle,
        (2, b'M') => MouseKind::Right,
        (64, b'M') => MouseKind::WheelUp,
        (65, b'M') => MouseKind::WheelDown,
        _ => return None,
    };
    Some(Mouse { kind, x: x.checked_sub(1)?, y: y.checked_sub(1)? })
}

fn numbered_key(number: u16) -> Option<KeyCode> {
    Some(match number {
        1 | 7 => KeyCode::Home,
        2 => KeyCode::Insert,
        3 => KeyCode::Delete,
        4 | 8 => KeyCode::End,
        5 => KeyCode::PageUp,
        6 => KeyCode::PageDown,
        11..=15 => KeyCode::F(number as u8 - 10),
        17..=21 => KeyCode::F(number as u8 - 11),
        23..=24 => KeyCode::F(number as u8 - 12),
        _ => return None,
    })
}

fn key_of(last: u8, modifiers: KeyModifiers) -> InputToken {
    let code = match last {
        b'A' => KeyCode::Up,
        b'B' => KeyCode::Down,
        b'C' => KeyCode::Right,
        b'D' => KeyCode::Left,
        b'H' => KeyCode::Home,
        b'F' => KeyCode::End,
        b'P' => KeyCode::F(1),
        b'Q' => KeyCode::F(2),
        b'S' => KeyCode::F(4),
        _ => return InputToken::Other,
    };
    InputToken::Key(KeyEvent::new(code, modifiers))
}

/// xterm's modifier parameter: 1 plus a bit each for shift, alt, control.
fn modifiers_of(parameter: Option<u16>) -> KeyModifiers {
    let bits = parameter.unwrap_or(1).saturating_sub(1);
    let mut modifiers = KeyModifiers::NONE;
    modifiers.set(KeyModifiers::SHIFT, bits & 1 != 0);
    modifiers.set(KeyModifiers::ALT, bits & 2 != 0);
    modifiers.set(KeyModifiers::CONTROL, bits & 4 != 0);
    modifiers
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens(mut bytes: &[u8]) -> Vec<InputToken> {
        let mut all = Vec::new();
        while let Some((token, used)) = next_token(bytes) {
            all.push(token);
            bytes = &bytes[used..];
        }
        all.extend(last_token(bytes));
        all
    }

    fn key(code: KeyCode, modifiers: KeyModifiers) -> InputToken {
        InputToken::Key(KeyEvent::new(code, modifiers))
    }

    #[test]
    fn keys_typed_ahead_among_the_answers_are_kept_in_order() {
        let bytes = "j\x1b[1;2R报\x1b[6~\x1b[1;3R\r\x1b[?62;22cG\x1bOA\x04".as_bytes();
        let none = KeyModifiers::NONE;
        assert_eq!(
            tokens(bytes),
            [
                key(KeyCode::Char('j'), none),
                InputToken::Column(2),
                key(KeyCode::Char('报'), none),
                key(KeyCode::PageDown, none),
                InputToken::Column(3),
                key(KeyCode::Enter, none),
                InputToken::Attributes { sixel: false },
                key(KeyCode::Char('G'), KeyModifiers::SHIFT),
                key(KeyCode::Up, none),
                key(KeyCode::Char('d'), KeyModifiers::CONTROL),
            ]
        );
    }

    #[test]
    fn modifiers_alt_and_a_lone_escape_are_understood() {
        assert_eq!(
            tokens(b"\x1b[1;5C\x1bx\x1b[Z\x1b"),
            [
                key(KeyCode::Right, KeyModifiers::CONTROL),
                key(KeyCode::Char('x'), KeyModifiers::ALT),
                key(KeyCode::BackTab, KeyModifiers::SHIFT),
                key(KeyCode::Esc, KeyModifiers::NONE),
            ]
        );
    }

    #[test]
    fn a_paste_is_one_thing_and_never_keys() {
        let pasted = b"\x1b[200~q\x1b[31mQ\x1b[201~n";
        assert_eq!(
            tokens(pasted),
            [
                InputToken::Paste("q\x1b[31mQ".to_owned()),
                key(KeyCode::Char('n'), KeyModifiers::NONE)
            ]
        );
        assert_eq!(next_token(b"\x1b[200~half"), None);
    }

    #[test]
    fn buttons_and_the_wheel_are_told_with_their_place() {
        let at = |kind| InputToken::Mouse(Mouse { kind, x: 9, y: 4 });
        assert_eq!(
            tokens(b"\x1b[<0;10;5M\x1b[<32;10;5M\x1b[<0;10;5m\x1b[<65;10;5M\x1b[<68;10;5M\x1b[<2;10;5M"),
            [
                at(MouseKind::Press),
                at(MouseKind::Drag),
                at(MouseKind::Release),
                at(MouseKind::WheelDown),
                at(MouseKind::WheelUp),
                at(MouseKind::Right),
            ]
        );
        assert_eq!(tokens(b"\x1b[<0;0;5M\x1b[<0;9M"), vec![InputToken::Other; 2]);
    }

    #[test]
    fn function_keys_of_xterm_and_of_the_console_are_told() {
        assert_eq!(
            tokens(b"\x1bOP\x1b[15~\x1b[24~\x1b[[A"),
            [1, 5, 12, 1].map(|n| key(KeyCode::F(n), KeyModifiers::NONE))
        );
    }

    #[test]
    fn other_answers_are_passed_over() {
        let other = b"\x1b[<35;10;5M\x1b]11;rgb:ffff/ffff/ffff\x1b\\\x1bP>|term\x1b\\\x1b[?1;2n";
        assert_eq!(tokens(other), vec![InputToken::Other; 4]);
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_come_to_an_end(bytes: Vec<u8>) {
            let mut at = 0;
            while let Some((_, used)) = next_token(&bytes[at..]) {
                assert!(used > 0);
                at += used;
            }
            assert!(at <= bytes.len());
        }
    }
}
