//! The library on the disk: what comes, what stays, what is cleaned.

use tempfile::TempDir;

use super::*;

fn edition(title: &str) -> Edition {
    let mut edition = Edition::default();
    edition.paper.title = Clean::line(title);
    edition.date = "2026-11-22".parse().ok();
    edition
}

/// An edition of one file that holds its key.
fn put(library: &Library, edition: &Edition, text: &str, replace: bool) -> StoreOutcome {
    let key = edition.key().to_string();
    let files = [("key".to_owned(), key.into_bytes()), ("a/b".to_owned(), text.into())];
    library.put(edition, &files, replace, key_of).unwrap()
}

fn key_of(folder: &Path) -> Option<EditionKey> {
    fs::read_to_string(folder.join("key")).ok().map(|key| EditionKey::new(&key))
}

fn inside(path: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(path)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn an_edition_is_kept_once_and_replaced_when_asked() {
    let dir = TempDir::new().unwrap();
    let library = Library::new(dir.path().join("library"));
    let StoreOutcome::New(path) = put(&library, &edition("河口日报"), "one", false) else {
        panic!()
    };
    assert_eq!(path, dir.path().join("library/河口日报/2026-11-22"));
    let again = put(&library, &edition("河口日报"), "one", false);
    assert_eq!(again, StoreOutcome::Kept(path.clone()));
    let other = put(&library, &edition("河口日报"), "two", false);
    assert_eq!(other, StoreOutcome::Other(path.clone()), "it is told that something was left out");
    assert_eq!(fs::read_to_string(path.join("a/b")).unwrap(), "one");
    fs::write(path.join("corrections.toml"), "mine").unwrap();
    fs::write(path.join("stray"), "").unwrap();
    let replaced = put(&library, &edition("河口日报"), "two", true);
    assert_eq!(replaced, StoreOutcome::Replaced(path.clone()));
    assert_eq!(fs::read_to_string(path.join("a/b")).unwrap(), "two");
    assert_eq!(inside(&path), ["a", "corrections.toml", "key"]);
    assert_eq!(inside(path.parent().unwrap()), ["2026-11-22"]);
}

#[test]
fn editions_that_come_together_fare_as_if_each_came_by_itself() {
    let dir = TempDir::new().unwrap();
    let library = Library::new(dir.path().join("library"));
    let there = put(&library, &edition("河口日报"), "one", false).path().to_owned();
    let (wanbao, slash) = (edition("苇江晚报"), [edition("a/b"), edition("a\\b")]);
    let file = |edition: &Edition, text: &str| {
        let key = ("key".to_owned(), edition.key().to_string().into_bytes());
        [key, ("a/b".to_owned(), text.into())]
    };
    let evil = [("../x".to_owned(), Vec::new())];
    let day = edition("河口日报");
    let files = [
        file(&day, "two"),
        file(&wanbao, "first"),
        file(&wanbao, "first"),
        file(&wanbao, "other"),
        file(&slash[0], "x"),
        file(&slash[1], "x"),
    ];
    let arrivals = [
        Arrival::new(&day, &files[0]),
        Arrival::new(&wanbao, &files[1]),
        Arrival::new(&wanbao, &files[2]),
        Arrival::new(&wanbao, &evil),
        Arrival::new(&wanbao, &files[3]),
        Arrival::new(&slash[0], &files[4]),
        Arrival::new(&slash[1], &files[5]),
    ];
    let path = |inside: &str| library.root.join(inside);
    let evening = path("苇江晚报/2026-11-22");
    let placed = library.put_all(&arrivals, false, key_of).unwrap();
    let placed: Vec<Option<StoreOutcome>> = placed.into_iter().map(Result::ok).collect();
    assert_eq!(
        placed,
        [
            Some(StoreOutcome::Other(there.clone())),
            Some(StoreOutcome::New(evening.clone())),
            Some(StoreOutcome::Kept(evening.clone())),
            Some(StoreOutcome::Other(evening.clone())),
            Some(StoreOutcome::Other(evening.clone())),
            Some(StoreOutcome::New(path("a_b/2026-11-22"))),
            Some(StoreOutcome::New(path("a_b/2026-11-22-2"))),
        ]
    );
    let replaced = library.put_all(&arrivals, true, key_of).unwrap();
    assert!(replaced[3].is_err(), "{replaced:?}");
    assert!(replaced.iter().enumerate().all(|(at, one)| at == 3 || one.is_ok()));
    assert_eq!(fs::read_to_string(there.join("a/b")).unwrap(), "two");
    assert_eq!(fs::read_to_string(evening.join("a/b")).unwrap(), "other", "the last stays");
    assert_eq!(inside(&evening), ["a", "key"]);
    assert_eq!(inside(evening.parent().unwrap()), ["2026-11-22"]);
}

#[test]
fn hostile_titles_stay_inside_and_alike_ones_are_told_apart() {
    let dir = TempDir::new().unwrap();
    let library = Library::new(dir.path().join("library"));
    let titles = [
        "../../evil",
        "/etc",
        "..",
        "a\0b",
        "a\u{1b}[2Jb",
        "\u{202e}txt",
        "CON",
        "a/b",
        "a\\b",
        "",
        "  ",
    ];
    let mut paths = Vec::new();
    for title in titles {
        let placed = put(&library, &edition(title), "x", false);
        paths.push(placed.path().strip_prefix(&library.root).unwrap().to_owned());
    }
    assert_eq!(inside(dir.path()), ["library"]);
    let depth = |path: &PathBuf| path.components().count();
    assert!(paths.iter().all(|path| depth(path) == 2), "{paths:?}");
    let plain = |path: &PathBuf| {
        path.to_str().unwrap().chars().all(|c| c.is_alphanumeric() || "-._/".contains(c))
    };
    assert!(paths.iter().all(plain), "{paths:?}");
    // `a/b` and `a\b` make one name, `` and `  ` one key.
    assert_eq!(paths[8], Path::new("a_b/2026-11-22-2"));
    assert_eq!(paths[9], paths[10]);
    let long = "水".repeat(500);
    let placed = put(&library, &edition(&long), "x", false);
    assert!(placed.path().parent().unwrap().file_name().unwrap().len() <= 96);
}

#[test]
fn what_interrupted_imports_left_is_cleaned_by_the_next() {
    let dir = TempDir::new().unwrap();
    let library = Library::new(dir.path().join("library"));
    let path = put(&library, &edition("苇江晚报"), "one", false).path().to_owned();
    // Killed while writing, and between the two renames.
    fs::create_dir(beside(&path, FRESH)).unwrap();
    fs::write(beside(&path, FRESH).join("half"), "").unwrap();
    fs::rename(&path, beside(&path, OLD)).unwrap();
    put(&library, &edition("河口日报"), "x", false);
    assert_eq!(inside(path.parent().unwrap()), ["2026-11-22"]);
    assert_eq!(fs::read_to_string(path.join("a/b")).unwrap(), "one");
}

#[test]
fn a_path_out_of_the_edition_is_refused_and_nothing_is_left() {
    let dir = TempDir::new().unwrap();
    let library = Library::new(dir.path().join("library"));
    for path in ["../x", "/tmp/x", "a/../../x"] {
        let files = [(path.to_owned(), Vec::new())];
        let error = library.put(&edition("河口日报"), &files, false, key_of).unwrap_err();
        let error = crate::words::DEFAULT.library_error(&error);
        assert!(error.contains("was not written"), "{error}");
    }
    assert_eq!(inside(&dir.path().join("library")), [".lock"]);
}

#[test]
fn two_imports_at_once_make_one_edition() {
    let dir = TempDir::new().unwrap();
    let library = Library::new(dir.path().join("library"));
    let placed: Vec<StoreOutcome> = std::thread::scope(|scope| {
        let work = || put(&library, &edition("河口日报"), "x", false);
        let threads: Vec<_> = (0..4).map(|_| scope.spawn(work)).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    let new = placed.iter().filter(|placed| matches!(placed, StoreOutcome::New(_))).count();
    assert_eq!(new, 1, "{placed:?}");
}
