//! Keys of the terminal as keys of the keymap, and as edits of the line
//! being typed.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use crate::app::Edit;
use crate::keymap::{Code, Key};

/// The key of the keymap; `None` for keys that it has no name for.
pub(super) fn key(event: KeyEvent) -> Option<Key> {
    let code = match event.code {
        KeyCode::Char(c) => Code::Char(c),
        KeyCode::Enter => Code::Enter,
        KeyCode::Esc => Code::Esc,
        KeyCode::Tab => Code::Tab,
        KeyCode::BackTab => Code::BackTab,
        KeyCode::Backspace => Code::Backspace,
        KeyCode::Delete => Code::Delete,
        KeyCode::Insert => Code::Insert,
        KeyCode::Home => Code::Home,
        KeyCode::End => Code::End,
        KeyCode::PageUp => Code::PageUp,
        KeyCode::PageDown => Code::PageDown,
        KeyCode::Up => Code::Up,
        KeyCode::Down => Code::Down,
        KeyCode::Left => Code::Left,
        KeyCode::Right => Code::Right,
        KeyCode::F(n) => Code::F(n),
        _ => return None,
    };
    let mut key = Key::plain(code);
    let held = event.modifiers;
    if held.contains(KeyModifiers::SHIFT) {
        key = key.shift();
    }
    if held.contains(KeyModifiers::CONTROL) {
        key = key.ctrl();
    }
    if held.contains(KeyModifiers::ALT) {
        key = key.alt();
    }
    Some(key)
}

/// What a key does to the line being typed; the keys are those of every
/// shell's line editor.
pub(super) fn edit(event: KeyEvent) -> Option<Edit> {
    let ctrl = event.modifiers.contains(KeyModifiers::CONTROL);
    Some(match event.code {
        KeyCode::Enter => Edit::Submit,
        KeyCode::Esc => Edit::Cancel,
        KeyCode::Backspace => Edit::Backspace,
        KeyCode::Delete => Edit::Delete,
        KeyCode::Left => Edit::Left,
        KeyCode::Right => Edit::Right,
        KeyCode::Home => Edit::Home,
        KeyCode::End => Edit::End,
        KeyCode::Up => Edit::Older,
        KeyCode::Down => Edit::Newer,
        KeyCode::Tab => Edit::Complete(true),
        KeyCode::BackTab => Edit::Complete(false),
        KeyCode::Char(c) if ctrl => match c {
            'c' | 'g' | '[' => Edit::Cancel,
            'm' | 'j' => Edit::Submit,
            'h' => Edit::Backspace,
            'w' => Edit::DeleteWord,
            'u' => Edit::DeleteLine,
            'a' => Edit::Home,
            'e' => Edit::End,
            'b' => Edit::Left,
            'f' => Edit::Right,
            'p' => Edit::Older,
            'n' => Edit::Newer,
            'd' => Edit::Delete,
            _ => return None,
        },
        KeyCode::Char(c) => Edit::Insert(c.to_string()),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn press(code: KeyCode, modifiers: KeyModifiers) -> KeyEvent {
        KeyEvent::new(code, modifiers)
    }

    #[test]
    fn a_capital_is_itself_whether_or_not_shift_is_told() {
        let with = key(press(KeyCode::Char('G'), KeyModifiers::SHIFT));
        let without = key(press(KeyCode::Char('G'), KeyModifiers::NONE));
        assert_eq!(with, without);
        assert_eq!(with, Some(Key::plain(Code::Char('G'))));
    }

    #[test]
    fn control_keys_are_those_the_keymap_names() {
        let found = key(press(KeyCode::Char('f'), KeyModifiers::CONTROL));
        assert_eq!(found, "ctrl-f".parse().ok());
    }

    #[test]
    fn while_typing_letters_are_text_and_control_keys_edit() {
        let typed = edit(press(KeyCode::Char('q'), KeyModifiers::NONE));
        assert_eq!(typed, Some(Edit::Insert("q".to_owned())));
        assert_eq!(edit(press(KeyCode::Char('w'), KeyModifiers::CONTROL)), Some(Edit::DeleteWord));
        assert_eq!(edit(press(KeyCode::F(1), KeyModifiers::NONE)), None);
    }
}
