use proptest::prelude::*;

use super::*;

fn key(text: &str) -> Key {
    text.parse().unwrap()
}

#[test]
fn keys_read_as_people_write_them() {
    assert_eq!(key("G"), Key::plain(Code::Char('G')));
    assert_eq!(key("ctrl-f"), Key::plain(Code::Char('f')).ctrl());
    assert_eq!(key("^f"), key("ctrl-f"));
    assert_eq!(key("Ctrl-F"), key("ctrl-f"));
    assert_eq!(key("alt-x"), Key::plain(Code::Char('x')).alt());
    assert_eq!(key("PgDn"), Key::plain(Code::PageDown));
    assert_eq!(key("f12"), Key::plain(Code::F(12)));
    assert_eq!(key("space"), Key::plain(Code::Char(' ')));
    assert_eq!(key("全"), Key::plain(Code::Char('全')));
}

#[test]
fn minus_and_caret_are_keys_too() {
    assert_eq!(key("-"), Key::plain(Code::Char('-')));
    assert_eq!(key("^"), Key::plain(Code::Char('^')));
    assert_eq!(key("ctrl--"), Key::plain(Code::Char('-')).ctrl());
    assert_eq!(key("alt-^"), Key::plain(Code::Char('^')).alt());
}

#[test]
fn shift_is_part_of_what_it_types() {
    assert_eq!(key("shift-g"), key("G"));
    assert_eq!(Key::plain(Code::Char('G')).shift(), key("G"));
    assert_eq!(key("shift-tab"), key("backtab"));
    assert_eq!(key("shift-up"), Key::plain(Code::Up).shift());
    assert_eq!("shift-1".parse::<Key>(), Err(KeyError::Shifted("shift-1".into())));
}

#[test]
fn what_is_no_key_is_refused() {
    for bad in ["ctrl-", "f0", "f25", "foo", "ctrl-foo", "\u{7}", "ab"] {
        assert_eq!(bad.parse::<Key>(), Err(KeyError::Unknown(bad.into())));
    }
    assert_eq!(sequence("  "), Err(KeyError::Empty));
}

#[test]
fn keys_a_terminal_cannot_tell_apart_name_the_one_that_arrives() {
    for (asked, twin) in
        [("ctrl-i", "tab"), ("ctrl-m", "enter"), ("^[", "esc"), ("ctrl-h", "backspace")]
    {
        let error = sequence(asked).unwrap_err();
        assert_eq!(error, KeyError::Twin { key: key(asked), twin: key(twin) });
    }
    assert!(sequence("i m h [").is_ok());
}

#[test]
fn the_help_writes_keys_short() {
    let shorts: Vec<_> =
        ["g g", "ctrl-f", "pagedown", "alt-x", "g space"].map(|s| sequence(s).unwrap()).to_vec();
    let shorts: Vec<_> = shorts.iter().map(|keys| short(keys)).collect();
    assert_eq!(shorts, ["gg", "^f", "PgDn", "M-x", "g Space"]);
}

fn any_key() -> impl Strategy<Value = Key> {
    let named = proptest::sample::select(NAMES).prop_map(|name| name.0);
    let typed = any::<char>().prop_filter("visible", |c| !c.is_control()).prop_map(Code::Char);
    let code = prop_oneof![named, typed, (1..=LAST_F).prop_map(Code::F)];
    (code, any::<[bool; 3]>()).prop_map(|(code, [ctrl, alt, shift])| {
        let key = Key::plain(code);
        let key = if ctrl { key.ctrl() } else { key };
        let key = if alt { key.alt() } else { key };
        if shift { key.shift() } else { key }
    })
}

proptest! {
    #[test]
    fn every_key_reads_back_as_it_is_written(key in any_key()) {
        prop_assert_eq!(key.to_string().parse(), Ok(key));
    }

    #[test]
    fn any_text_is_a_key_or_an_error(text in any::<String>()) {
        if let Ok(keys) = sequence(&text) {
            prop_assert_eq!(sequence(&written(&keys)), Ok(keys));
        }
    }
}
