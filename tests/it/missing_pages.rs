//! Editions of which a page file is missing or broken: the others are read,
//! and the loss is told wherever the edition is opened.

use std::fs;
use std::io::{Cursor, Write};
use std::path::Path;

use newsprint::input::Hint;
use newsprint::shell::editions::{OpenEdition, open, open_bytes};
use newsprint::words::DEFAULT;

use crate::support::program::Home;

/// An edition of three pages, the second of which `damage` may do away with.
fn edition(damage: impl Fn(&Path)) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let page =
        |n: u8| format!("[[page]]\nid = \"{n}\"\nname = \"P{n}\"\nfile = \"pages/{n}.md\"\n");
    let toml = format!(
        "format = 1\ndate = \"2026-11-21\"\n[paper]\ntitle = \"Harbour\"\nlang = \"en\"\n{}{}{}",
        page(1),
        page(2),
        page(3)
    );
    fs::write(folder.path().join("edition.toml"), toml).unwrap();
    fs::create_dir(folder.path().join("pages")).unwrap();
    for n in 1..=3 {
        let text = format!("# Story {n}\n\nText of page {n}.\n");
        fs::write(folder.path().join(format!("pages/{n}.md")), text).unwrap();
    }
    damage(&folder.path().join("pages/2.md"));
    folder
}

/// What is wrong with a page, and what is said of it.
type Damage = (fn(&Path), &'static str);

const DAMAGES: [Damage; 4] = [
    (|page| fs::remove_file(page).unwrap(), "no such file"),
    (
        |page| {
            fs::remove_file(page).unwrap();
            fs::create_dir(page).unwrap();
        },
        "this is a folder",
    ),
    (|page| fs::write(page, "# Story\nkind: sermon\n\nText.\n").unwrap(), "sermon"),
    (|page| fs::write(page, "# ".to_owned() + &"x".repeat(1 << 20)).unwrap(), "64 KB"),
];

fn titles(open: &OpenEdition) -> Vec<String> {
    open.edition().articles.iter().map(|article| article.title().to_string()).collect()
}

fn told(open: &OpenEdition) -> String {
    open.edition().warnings.iter().map(|w| DEFAULT.warning(w) + "\n").collect()
}

#[test]
fn a_page_file_that_cannot_be_read_costs_its_own_articles_and_is_named() {
    for (damage, reason) in DAMAGES {
        let folder = edition(damage);
        let cache = tempfile::tempdir().unwrap();
        // The second time, an index of the first could stand in the way.
        for _ in 0..2 {
            let open = open(folder.path(), &Hint::default(), Some(cache.path())).unwrap();
            assert_eq!(titles(&open), ["Story 1", "Story 3"], "{reason}");
            assert_eq!(open.body(1).unwrap().text(0), "Text of page 3.");
            let told = told(&open);
            for part in ["page 2 (P2)", "pages/2.md", reason] {
                assert!(told.contains(part), "{part}: {told}");
            }
        }
    }
}

#[test]
fn a_page_file_that_comes_back_is_read_again() {
    let folder = edition(|page| fs::rename(page, page.with_extension("gone")).unwrap());
    let cache = tempfile::tempdir().unwrap();
    let read = || open(folder.path(), &Hint::default(), Some(cache.path())).unwrap();
    assert_eq!(titles(&read()).len(), 2);
    let page = folder.path().join("pages/2.md");
    fs::rename(page.with_extension("gone"), &page).unwrap();
    assert_eq!(titles(&read()), ["Story 1", "Story 2", "Story 3"]);
    assert_eq!(told(&read()), "");
}

#[test]
fn a_zip_without_one_of_its_pages_opens_with_the_others() {
    let folder = edition(|_| ());
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    for file in ["edition.toml", "pages/1.md", "pages/3.md"] {
        zip.start_file(file, options).unwrap();
        zip.write_all(&fs::read(folder.path().join(file)).unwrap()).unwrap();
    }
    let bytes = zip.finish().unwrap().into_inner();
    let open = open_bytes(bytes, &Hint { name: "ed.zip".into(), ..Hint::default() }).unwrap();
    assert_eq!(titles(&open), ["Story 1", "Story 3"]);
    assert!(told(&open).contains("pages/2.md"), "{}", told(&open));
}

#[test]
fn an_edition_none_of_whose_pages_can_be_read_is_refused() {
    let folder = edition(|page| fs::remove_dir_all(page.parent().unwrap()).unwrap());
    let error = open(folder.path(), &Hint::default(), None).unwrap_err();
    let error = DEFAULT.open_error(&error);
    assert!(error.contains("pages/1.md") && !error.contains('\n'), "{error}");
}

#[test]
fn print_and_inspect_tell_of_the_lost_page_and_go_on() {
    let folder = edition(|page| fs::remove_file(page).unwrap());
    let home = Home::new();
    for command in [&["print"][..], &["inspect"]] {
        let ran = home.run(&[command, &[folder.path().to_str().unwrap()]].concat());
        assert_eq!(ran.code, Some(0), "{command:?}: {}", ran.err);
        for page in [1, 3] {
            assert!(ran.out.contains(&format!("Text of page {page}.")), "{}", ran.out);
        }
        for part in ["page 2 (P2)", "pages/2.md"] {
            assert!(ran.err.contains(part), "{command:?} {part}: {}", ran.err);
        }
    }
}
