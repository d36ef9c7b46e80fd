//! The stock: recalled, looked through, taken in by another.

use super::*;
use crate::input::Watch;
use crate::shell::shelves::MANIFEST;

#[test]
fn editions_that_come_later_leave_the_numbers_of_those_that_are_there() {
    let bundled = editions::bundled();
    let given = bundled[2].open().unwrap();
    let mut stock = Stock::new(None, None).beside_an_edition();
    let index = stock.add(given.edition());
    let mut rest = stock.rest();
    assert!(rest.shelf().is_empty());
    rest.fill();
    let all = rest.shelf().len();
    stock.absorb(rest);
    let keys: Vec<_> = stock.shelf().into_iter().map(|entry| entry.key.clone()).collect();
    assert_eq!(keys.len(), all, "the edition that was open is not there twice");
    assert_eq!(keys[index], given.edition().key());
    assert!(stock.way_to(index).is_none(), "it is open");
    for (index, key) in keys.iter().enumerate().filter(|(at, _)| *at != index) {
        let Some(StockWay::Anew(open)) = stock.way_to(index) else { panic!("{key} is open") };
        assert_eq!(&open(&Watch::default()).unwrap().edition().key(), key);
    }
}

#[test]
fn a_library_that_is_new_here_is_shown_in_parts_while_it_is_read() {
    let dir = tempfile::TempDir::new().unwrap();
    for n in 0..250 {
        let folder = dir.path().join(format!("Ferry/{n}"));
        std::fs::create_dir_all(folder.join("pages")).unwrap();
        let about = "[paper]\ntitle = \"Ferry\"\n[[page]]\nid = \"1\"\n\
                     file = \"pages/1.md\"\n";
        std::fs::write(
            folder.join("edition.toml"),
            format!("format = 1\ndate = \"{}-{:02}-01\"\n{about}", 2000 + n / 12, n % 12 + 1),
        )
        .unwrap();
        std::fs::write(folder.join("pages/1.md"), format!("# Crossing {n}\n\nIt ran.\n")).unwrap();
    }
    let mut stock = Stock::new(Some(dir.path().to_owned()), None).with_samples(false);
    let parts = std::cell::RefCell::new(Vec::new());
    let faults = stock.fill_in_parts(&|part| parts.borrow_mut().push(part.shelf().len()));
    assert_eq!(faults, Vec::<String>::new());
    assert_eq!(*parts.borrow(), [PART, PART], "the rest comes with the whole");
    assert_eq!(stock.shelf().len(), 250);
}

/// Puts an edition of one article into a library.
fn shelve(library: &Path, folder: &str, day: &str, head: &str) {
    let folder = library.join(folder);
    std::fs::create_dir_all(folder.join("pages")).unwrap();
    let about = "[paper]\ntitle = \"Ferry\"\n[[page]]\nid = \"1\"\nfile = \"pages/1.md\"\n";
    std::fs::write(folder.join(MANIFEST), format!("format = 1\ndate = \"{day}\"\n{about}"))
        .unwrap();
    std::fs::write(folder.join("pages/1.md"), format!("# {head}\n\nIt ran.\n")).unwrap();
}

fn days(stock: &Stock) -> Vec<String> {
    let shelf = stock.shelf();
    let mut days: Vec<_> =
        shelf.iter().filter_map(|entry| entry.date).map(|day| day.to_string()).collect();
    days.sort();
    days
}

#[test]
fn behind_a_large_library_only_what_is_new_changed_or_gone_is_given_again() {
    let dir = tempfile::TempDir::new().unwrap();
    let (library, cache) = (dir.path().join("library"), dir.path().join("cache"));
    let start = jiff::civil::date(2020, 1, 1);
    for day in start.series(jiff::Span::new().days(1)).take(FIRST + 5) {
        let day = day.to_string();
        shelve(&library, &format!("Ferry/{day}"), &day, "The crossing");
    }
    let stock = || Stock::new(Some(library.clone()), Some(cache.clone())).with_samples(false);
    assert_eq!(stock().fill(), Vec::<String>::new());
    std::fs::remove_dir_all(library.join("Ferry/2020-01-02")).unwrap();
    shelve(&library, "Ferry/2020-01-03", "2019-12-03", "The other crossing");
    shelve(&library, "Ferry/at-last", "2019-12-04", "A crossing");
    let mut shown = stock();
    shown.recall();
    assert_eq!(shown.shelf().len(), FIRST);
    let mut behind = shown.rest();
    shown.absorb(behind.recalled_whole().unwrap());
    assert_eq!(shown.shelf().len(), FIRST + 5);
    assert_eq!(behind.fill(), Vec::<String>::new());
    assert_eq!(days(&behind), ["2019-12-03", "2019-12-04"]);
    shown.absorb(behind);
    let mut anew = stock();
    anew.fill();
    assert_eq!(days(&shown), days(&anew));
    assert_eq!(shown.shelf().len(), FIRST + 5);
    let at = shown.shelf().iter().position(|e| e.date == "2019-12-04".parse().ok()).unwrap();
    assert_eq!(shown.folder(at).unwrap(), "Ferry/at-last");
    let Some(StockWay::Anew(open)) = shown.way_to(at) else { panic!("it is open") };
    assert!(open(&Watch::default()).is_ok());
}
