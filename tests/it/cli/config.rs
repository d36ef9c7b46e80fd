//! The reader's settings on the command line.

use crate::support::program::Home;

#[test]
fn every_value_says_where_it_comes_from() {
    let home = Home::new();
    let file = home.file("config/newsprint/config.toml", "\n[text]\nmeasure = 66\n");
    let out = home.run(&["config"]).fine();
    let line = |key: &str| out.lines().find(|line| line.starts_with(key)).unwrap().to_owned();
    assert!(line("measure = 66").ends_with(&format!("# {}:3", file.display())), "{out}");
    assert!(line("indent = 2").ends_with("# default"), "{out}");
}

#[test]
fn a_directory_named_on_the_command_line_goes_before_the_environment() {
    let home = Home::new();
    home.file("mine/config.toml", "mouse = false\n");
    home.file("theirs/config.toml", "mouse = true\n");
    let mut command = home.command(&["config", "--config", "mine"]);
    let out = command.env("NEWSPRINT_CONFIG", "theirs").output().unwrap();
    let out = String::from_utf8(out.stdout).unwrap();
    assert!(out.contains("mouse = false"), "{out}");
    assert!(out.contains("# mine/config.toml:1"), "{out}");
}

#[test]
fn mistakes_are_told_a_line_each_and_the_rest_holds() {
    let home = Home::new();
    home.file("config/newsprint/config.toml", "theme = \"drak\"\n[text]\nmesure = 3\nindent = 1\n");
    home.file("config/newsprint/keys.toml", "[reader]\nj = \"lien-down\"\n");
    let ran = home.run(&["config"]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.out.contains("indent = 1"), "{}", ran.out);
    let told: Vec<&str> = ran.err.lines().collect();
    assert_eq!(told.len(), 3, "{}", ran.err);
    assert!(
        told[0].contains("config.toml:3:1") && told[0].contains("`text.measure`"),
        "{}",
        told[0]
    );
    assert!(told[1].contains("keys.toml:2:5"), "{}", told[1]);
    assert!(told[2].contains("config.toml:1: there is no theme \"drak\"; did you mean \"dark\"?"));
}

#[test]
fn settings_that_cannot_be_read_are_told_and_the_defaults_hold() {
    let home = Home::new();
    // A directory where the file should be.
    home.file("config/newsprint/config.toml/x", "");
    let ran = home.run(&["config"]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.out.contains("measure = 80"), "{}", ran.out);
    assert!(ran.err.contains("config.toml: it cannot be read"), "{}", ran.err);
    let ran = home.feed(&["print", "-", "--format", "text", "--width", "40"], "It runs.");
    assert_eq!((ran.code, ran.out.as_str()), (Some(0), "  It runs.\n"));
    assert_eq!(ran.err.lines().count(), 1, "{}", ran.err);
}

#[test]
fn a_theme_of_ones_own_is_known_and_its_mistakes_are_told() {
    let home = Home::new();
    home.file("config/newsprint/config.toml", "theme = \"dusk\"\n");
    home.file("config/newsprint/themes/dusk.toml", "base = \"dark\"\n");
    home.run(&["config"]).fine();
    home.file("config/newsprint/themes/dusk.toml", "base = \"dark\"\nheadlin = { bold = true }\n");
    let ran = home.run(&["config"]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.err.contains("dusk.toml:2"), "{}", ran.err);
}

#[test]
fn no_color_shows_as_the_origin_of_the_theme_unless_colours_are_asked_for() {
    let home = Home::new();
    let theme = |value: &str| {
        let ran = home.command(&["config"]).env("NO_COLOR", value).output().unwrap();
        let out = String::from_utf8(ran.stdout).unwrap();
        out.lines().find(|line| line.starts_with("theme")).unwrap().to_owned()
    };
    assert!(theme("1").starts_with("theme = \"mono\""), "{}", theme("1"));
    assert!(theme("1").ends_with("# environment: NO_COLOR"), "{}", theme("1"));
    assert!(theme("").ends_with("# default"), "{}", theme(""));
    home.file("config/newsprint/config.toml", "colours = 16\n");
    assert!(theme("1").starts_with("theme = \"dark\""), "{}", theme("1"));
}

#[test]
fn what_was_chosen_with_keys_shows_with_the_way_back_and_not_over_what_is_asked_for_now() {
    let home = Home::new();
    home.file("data/newsprint/look.json", "{\"theme\": \"sepia\", \"measure\": 64}");
    let out = home.run(&["config"]).fine();
    let line = |key: &str| out.lines().find(|line| line.starts_with(key)).unwrap();
    assert!(line("theme").starts_with("theme = \"sepia\"") && line("theme").contains("`=`"));
    assert!(line("measure").starts_with("measure = 64") && line("measure").contains("chosen"));
    let ran = home.command(&["config"]).env("NO_COLOR", "1").output().unwrap();
    let out = String::from_utf8(ran.stdout).unwrap();
    assert!(out.contains("theme = \"mono\"") && out.contains("# environment: NO_COLOR"), "{out}");
}

#[test]
fn settings_of_the_text_hold_in_print() {
    let home = Home::new();
    home.file("config/newsprint/config.toml", "[text]\nindent = 0\nhang = false\n");
    let args = ["print", "-", "--format", "text", "--lang", "zh", "--width", "16"];
    assert_eq!(home.feed(&args, "新渠通水，下游有水了。").fine(), "新渠通水，下游有\n水了。\n");
}

#[test]
fn the_places_are_those_of_the_system_or_the_named_ones() {
    let home = Home::new();
    let out = home.run(&["config", "--paths", "--data-dir", "/elsewhere"]).fine();
    let config = home.path().join("config/newsprint");
    let cache = home.path().join("cache/newsprint");
    let (config, cache) = (config.display(), cache.display());
    assert_eq!(out, format!("data    /elsewhere\nconfig  {config}\ncache   {cache}\n"));
}
