use std::collections::HashSet;

use super::*;
use crate::app::{ACTIONS, Group};
use crate::words::InEnglish as _;

fn press(keymap: &Keymap, context: Context, keys: &str) -> Lookup {
    keymap.lookup(context, &sequence(keys).unwrap())
}

fn rebound(text: &str) -> (Keymap, Vec<String>) {
    let (keymap, mistakes) = Keymap::default().rebind(&TomlSource { name: "keys.toml", text });
    (keymap, mistakes.iter().map(Mistake::told).collect())
}

#[test]
fn the_presets_are_without_mistakes_and_conflicts() {
    for name in PRESETS {
        let keymap = file::preset(name);
        assert_eq!(file::mistakes_in(name), [], "{name}");
        assert!(!keymap.bindings.is_empty());
    }
    assert_eq!(Keymap::preset("emacs").unwrap_err(), UnknownPreset("emacs".to_owned()));
}

#[test]
fn the_shipped_file_has_no_table_that_no_preset_reads() {
    let (entries, _) = crate::toml_file::read(&SHIPPED);
    for entry in entries {
        let table = entry.tables.first().map(String::as_str).unwrap_or_default();
        assert!(table == "common" || PRESETS.contains(&table), "{}", entry.path());
    }
}

#[test]
fn every_action_has_a_key_in_every_preset() {
    for name in PRESETS {
        let keymap = Keymap::preset(name).unwrap();
        for info in ACTIONS {
            let has_key = Context::ALL.iter().any(|c| !keymap.keys_of(*c, info.action).is_empty());
            assert!(has_key, "{name}: {}", info.name);
        }
    }
}

#[test]
fn the_keys_everybody_knows_work_in_every_preset() {
    let known = [
        ("up", Action::Up),
        ("down", Action::Down),
        ("left", Action::PaneLeft),
        ("right", Action::PaneRight),
        ("pageup", Action::PageUp),
        ("pagedown", Action::PageDown),
        ("home", Action::Top),
        ("end", Action::Bottom),
        ("space", Action::PageDown),
        ("b", Action::PageUp),
        ("enter", Action::Open),
        ("esc", Action::Cancel),
        ("q", Action::Back),
        ("Q", Action::Quit),
        ("?", Action::Help),
    ];
    for (name, context) in PRESETS.iter().flat_map(|name| Context::ALL.map(|c| (name, c))) {
        let keymap = Keymap::preset(name).unwrap();
        for (key, mut action) in known {
            // Whoever corrects or selects leaves that by Escape, and is told so.
            let has_an_end = matches!(context, Context::Correcting | Context::Selecting);
            if has_an_end && action == Action::Cancel {
                action = Action::Back;
            }
            // What is selected is bookmarked by either letter of the word.
            if context == Context::Selecting && key == "b" {
                action = Action::Bookmark;
            }
            assert_eq!(press(&keymap, context, key), Lookup::Action(action), "{name} {key}");
        }
    }
}

#[test]
fn vi_s_letters_do_what_they_do_in_vi() {
    let vim = Keymap::default();
    let expected = [
        ("j", Action::Down),
        ("k", Action::Up),
        ("ctrl-f", Action::PageDown),
        ("ctrl-d", Action::HalfDown),
        ("g g", Action::Top),
        ("G", Action::Bottom),
        ("n", Action::NextMatch),
        ("N", Action::PreviousMatch),
        ("p", Action::PreviousArticle),
        ("J", Action::NextArticle),
        ("7", Action::Section(7)),
        ("ctrl-o", Action::JumpBack),
    ];
    for (keys, action) in expected {
        assert_eq!(press(&vim, Context::Reader, keys), Lookup::Action(action), "{keys}");
    }
}

#[test]
fn the_beginning_of_a_sequence_waits_for_the_rest() {
    let vim = Keymap::default();
    assert_eq!(press(&vim, Context::Reader, "g"), Lookup::Pending);
    assert_eq!(press(&vim, Context::Reader, "g j"), Lookup::None);
    assert_eq!(press(&vim, Context::Reader, "g g g"), Lookup::None);
    assert_eq!(vim.lookup(Context::Reader, &[]), Lookup::None);
}

#[test]
fn the_same_key_means_another_thing_among_the_bookmarks() {
    let vim = Keymap::default();
    assert_eq!(press(&vim, Context::Bookmarks, "r"), Lookup::Action(Action::Rename));
    assert_eq!(press(&vim, Context::Reader, "r"), Lookup::Action(Action::ToggleRead));
    assert_eq!(vim.keys_of(Context::Bookmarks, Action::ToggleRead), [""; 0]);
}

#[test]
fn a_user_s_key_replaces_the_preset_s() {
    let (keymap, mistakes) = rebound("\"f\" = \"page-down\"\n[reader]\n\"t\" = \"zen\"\n");
    assert_eq!(mistakes, [""; 0]);
    assert_eq!(press(&keymap, Context::Newsstand, "f"), Lookup::Action(Action::PageDown));
    assert_eq!(press(&keymap, Context::Reader, "t"), Lookup::Action(Action::Zen));
    assert_eq!(press(&keymap, Context::Newsstand, "t"), Lookup::Action(Action::Theme));
    assert_eq!(keymap.keys_of(Context::Reader, Action::PageDown)[0], "f");
}

#[test]
fn none_takes_a_key_away_everywhere_or_in_one_place() {
    let (keymap, mistakes) = rebound("\"J\" = \"none\"\n[bookmarks]\n\"K\" = \"none\"\n");
    assert_eq!(mistakes, [""; 0]);
    assert_eq!(press(&keymap, Context::Reader, "J"), Lookup::None);
    assert_eq!(press(&keymap, Context::Bookmarks, "K"), Lookup::None);
    assert_eq!(press(&keymap, Context::Reader, "K"), Lookup::Action(Action::PreviousArticle));
    assert_eq!(keymap.keys_of(Context::Bookmarks, Action::PreviousArticle), ["p"]);
}

#[test]
fn nothing_on_a_key_leaves_the_longer_sequences_that_begin_with_it() {
    let (keymap, mistakes) = rebound("[bookmarks]\n\"g\" = \"none\"\n\"g g\" = \"none\"\n");
    assert_eq!(mistakes, [""; 0]);
    assert_eq!(press(&keymap, Context::Reader, "g g"), Lookup::Action(Action::Top));
    assert_eq!(press(&keymap, Context::Bookmarks, "g g"), Lookup::None);
    let (keymap, _) = rebound("[bookmarks]\n\"g\" = \"none\"\n");
    assert_eq!(press(&keymap, Context::Bookmarks, "g"), Lookup::Pending);
    assert_eq!(press(&keymap, Context::Bookmarks, "g g"), Lookup::Action(Action::Top));
}

#[test]
fn a_prefix_is_free_once_the_longer_keys_are_unbound() {
    let (keymap, mistakes) = rebound("\"g\" = \"top\"\n");
    assert_eq!(mistakes.len(), 1);
    assert!(mistakes[0].contains("add \"g g\" = \"none\""), "{mistakes:?}");
    assert_eq!(press(&keymap, Context::Reader, "g g"), Lookup::Action(Action::Top));

    let (keymap, mistakes) = rebound("\"g\" = \"top\"\n\"g g\" = \"none\"\n");
    assert_eq!(mistakes, [""; 0]);
    assert_eq!(press(&keymap, Context::Reader, "g"), Lookup::Action(Action::Top));
}

#[test]
fn good_lines_hold_beside_bad_ones() {
    let (keymap, mistakes) = rebound("\"f\" = \"fly\"\n\"x\" = \"zen\"\n");
    assert_eq!(mistakes.len(), 1);
    assert_eq!(press(&keymap, Context::Reader, "x"), Lookup::Action(Action::Zen));
    assert_eq!(press(&keymap, Context::Reader, "f"), Lookup::Action(Action::FrontPage));
}

#[test]
fn one_can_always_leave() {
    let text = "\"Q\" = \"none\"\n";
    assert_eq!(rebound(text).1, [""; 0], "^c is left");
    let (_, mistakes) = rebound(&format!("{text}\"ctrl-c\" = \"none\"\n"));
    assert_eq!(
        mistakes,
        ["keys.toml:1:1: no key is left for \"quit\"; bind one, or take this line out"]
    );
    let (_, mistakes) = rebound(&format!("{text}\"ctrl-c\" = \"none\"\n\"X\" = \"quit\"\n"));
    assert_eq!(mistakes, [""; 0]);
}

#[test]
fn the_help_lists_every_action_once_in_its_group() {
    for (name, context) in PRESETS.iter().flat_map(|name| Context::ALL.map(|c| (name, c))) {
        let help = Keymap::preset(name).unwrap().help(context);
        let groups: Vec<_> = help.iter().map(|section| section.group).collect();
        assert_eq!(groups, Group::ALL);
        let listed: Vec<_> = help
            .iter()
            .flat_map(|section| section.rows.iter().map(|row| (section.group, row)))
            .flat_map(|(group, row)| row.actions.iter().map(move |action| (group, *action)))
            .collect();
        assert_eq!(listed.len(), ACTIONS.len());
        assert_eq!(listed.iter().collect::<HashSet<_>>().len(), ACTIONS.len());
        assert!(listed.iter().all(|(group, action)| action.info().group == *group));
        assert!(help.iter().all(|s| s.rows.iter().all(|row| !row.keys.is_empty())));
    }
}

fn keys_in_help(keymap: &Keymap, context: Context, action: Action) -> String {
    let rows = keymap.help(context).into_iter().flat_map(|section| section.rows);
    let told = |row: HelpRow| match row.place {
        Some(place) => format!("{} ({})", row.keys, place.name()),
        None => row.keys,
    };
    rows.filter(|row| row.actions.contains(&action)).map(told).collect()
}

#[test]
fn the_help_shows_where_a_key_works_and_what_has_none() {
    let (keymap, _) = rebound("\"t\" = \"none\"\n");
    assert_eq!(keys_in_help(&keymap, Context::Reader, Action::Section(3)), "1-9");
    assert_eq!(keys_in_help(&keymap, Context::Bookmarks, Action::Remove), "d Del");
    assert_eq!(keys_in_help(&keymap, Context::Reader, Action::Remove), "d Del (bookmarks)");
    assert_eq!(keys_in_help(&keymap, Context::Reader, Action::Theme), ":theme");
    assert_eq!(keys_in_help(&keymap, Context::Reader, Action::Top), "gg G  Home End");
}

#[test]
fn a_key_bound_to_the_same_here_and_everywhere_is_shown_once() {
    let (keymap, _) = rebound("[reader]\n\"t\" = \"theme\"\n");
    assert_eq!(keymap.keys_of(Context::Reader, Action::Theme), ["t"]);
}
