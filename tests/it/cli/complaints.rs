//! Bad input and bad usage: one line that names the thing and the way out.

use crate::support::program::Home;

/// Runs and gives the complaint.
fn complaint(home: &Home, args: &[&str], code: i32) -> String {
    home.run(args).complaint(code).to_owned()
}

#[test]
fn an_input_that_is_no_edition_is_named_with_the_way_out() {
    let home = Home::new();
    home.file("empty.txt", "");
    home.file("blank.txt", " \n\n");
    home.file("picture.txt", b"\x89PNG\r\n\x1a\nxxxx");
    home.file("noise.txt", [0, 1, 2, 3, 0, 0, 255, 254, 0]);
    home.file("folder/readme", "nothing");
    home.file("mails/a.json", r#"{"ninjs": 1, "uri": "x", "headline": "A", "body_text": "B."}"#);
    home.file("mails/b.json", r#"{"ninjs": 1, "uri": "y", "headline": "C", "body_text": "D."}"#);
    home.file("broken/edition.toml", "format = 1\n[papr]\n");
    home.file(
        "list.opml",
        "<opml version='2.0'><body><outline xmlUrl='http://a.example/'/></body>",
    );
    let table = [
        ("nosuch.txt", "nosuch.txt: there is no such file"),
        ("empty.txt", "empty.txt: the file holds no text"),
        ("blank.txt", "blank.txt: the file holds no text"),
        (
            "picture.txt",
            "picture.txt: this is a PNG picture; have its text recognised: `--ocr eng`",
        ),
        ("noise.txt", "noise.txt: found binary data; expected text"),
        ("folder", "folder: found neither an edition.toml in it nor anything else to read"),
        (
            "mails",
            "mails: what is in it does not make one edition; open one of them, such as a.json",
        ),
        ("broken", "edition.toml:2"),
        ("list.opml", "list.opml: this is a list of feeds (OPML), not a feed"),
        ("/dev/null", "/dev/null: this is neither a file nor a folder"),
    ];
    for (path, expected) in table {
        for command in ["print", "inspect"] {
            let told = complaint(&home, &[command, path], 1);
            assert!(told.contains(expected), "{command} {path}: {told}");
        }
    }
}

#[test]
fn a_mistyped_command_line_says_what_was_meant() {
    let home = Home::new();
    home.file("page.txt", "The ferry runs again.");
    let table: [(&[&str], &str); 13] = [
        (&["prnt", "page.txt"], "did you mean `newsprint print`?"),
        (&["list", "--jsn"], "'--json'"),
        (&["print"], "<PATH>"),
        (&["print", "page.txt", "--width", "0"], "0 is not in 1..=10000"),
        (&["print", "page.txt", "--width", "wide"], "--width"),
        (&["print", "page.txt", "--ambiguous", "3"], "3 is not in 1..=2"),
        (&["print", "page.txt", "--lang", "fr"], "zh, ja, ko, en"),
        (&["print", "page.txt", "--format", "docx"], "ocr, text, markdown"),
        (&["print", "page.txt", "--date", "2022-02-30"], "YYYY-MM-DD"),
        (&["bookmarks", "--json", "--markdown"], "cannot be used with"),
        (&["--theme", "dark", "list"], "do not go with a command"),
        (&["completions", "basic"], "bash"),
        (&["--theme", "drak"], "dark"),
    ];
    for (args, expected) in table {
        let told = complaint(&home, args, 2);
        assert!(told.contains(expected), "{args:?}: {told}");
    }
}

#[test]
fn a_mistake_in_a_command_leads_to_the_help_of_that_command() {
    let told = complaint(&Home::new(), &["remove", "--undone"], 2);
    assert!(told.contains("`newsprint remove --help`"), "{told}");
    let told = complaint(&Home::new(), &["--undone"], 2);
    assert!(told.contains("`newsprint --help`"), "{told}");
}

#[test]
fn a_level_the_language_does_not_have_is_answered_with_those_it_has() {
    let home = Home::new();
    home.file("page.txt", "新渠通水。");
    let level = |lang| ["print", "page.txt", "--lang", lang, "--line-break", "tight"];
    let told = complaint(&home, &level("ja"), 2);
    assert!(told.contains("\"tight\" for ja; expected one of: strict, normal, loose"), "{told}");
    let told = complaint(&home, &level("ko"), 2);
    assert!(told.contains("expected one of: syllable, keep-all"), "{told}");
}

#[test]
fn a_path_that_is_nearly_a_command_is_answered_with_the_command() {
    let told = complaint(&Home::new(), &["bokmarks"], 1);
    assert!(told.contains("did you mean `newsprint bookmarks`?"), "{told}");
}

#[test]
fn without_a_terminal_the_reader_names_the_command_for_pipes() {
    let home = Home::new();
    home.file("page.txt", "The ferry runs again.");
    for args in [&[][..], &["page.txt"]] {
        let told = complaint(&home, args, 1);
        assert!(told.contains("`newsprint print`"), "{told}");
    }
}

#[test]
fn escape_sequences_in_a_name_are_not_passed_on() {
    let home = Home::new();
    for (args, code) in [(["print", "a\u{1b}[2Jb"], 1), (["completions", "a\u{1b}]0;x\u{7}"], 2)] {
        let told = complaint(&home, &args, code);
        assert!(!told.contains(['\u{1b}', '\u{7}']), "{told:?}");
    }
}

#[cfg(unix)]
#[test]
fn an_unreadable_file_is_named() {
    use std::os::unix::fs::PermissionsExt as _;
    let home = Home::new();
    let path = home.file("secret.txt", "text");
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o000)).unwrap();
    // Root may read everything.
    if std::fs::read(&path).is_err() {
        let told = complaint(&home, &["print", "secret.txt"], 1);
        assert!(told.contains("secret.txt: you may not read it"), "{told}");
    }
}
