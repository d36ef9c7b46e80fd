//! Stories that one follows, in real processes.

use serde_json::Value;

use crate::support::program::Home;

#[test]
fn a_story_is_followed_named_and_listed_with_how_much_there_is_of_it() {
    let home = Home::new();
    let ran = home.run(&["stories"]);
    assert_eq!(ran.code, Some(0));
    assert!(ran.out.is_empty() && ran.err.contains("newsprint follow QUERY"), "{}", ran.err);
    let told = home.run(&["follow", "苇江二桥"]).fine();
    assert_eq!(told, "following 苇江二桥\n");
    let told = home.run(&["follow", "苇江二桥", "--name", "The bridge"]).fine();
    assert_eq!(told, "following The bridge\n", "the same one, by another name");
    let found: Value =
        serde_json::from_str(&home.run(&["search", "苇江二桥", "--json"]).fine()).unwrap();
    let stories: Value = serde_json::from_str(&home.run(&["stories", "--json"]).fine()).unwrap();
    assert_eq!(stories.as_array().unwrap().len(), 1, "{stories}");
    let story = &stories[0];
    assert_eq!((&story["name"], &story["query"]), (&"The bridge".into(), &"苇江二桥".into()));
    assert_eq!(story["articles"], found["total"]);
    assert_eq!((&story["days"], &story["new"]), (&2.into(), &found["total"]));
    let total = found["total"].as_u64().unwrap();
    let list = home.run(&["stories"]).fine();
    assert_eq!(list, format!("The bridge  2 days · {total} articles  苇江二桥\n"));
}

#[test]
fn what_makes_no_sense_is_not_followed_and_hostile_names_do_nothing() {
    let home = Home::new();
    assert!(home.run(&["follow", "papr:x"]).complaint(2).contains("papr"));
    assert!(!home.path().join("data").exists(), "nothing is kept");
    let told = home.run(&["follow", "bridge", "--name", "a\u{1b}[2Jb\nc"]).fine();
    let list = home.run(&["stories"]).fine();
    assert!(!told.contains('\u{1b}') && !list.contains('\u{1b}'), "{told:?} {list:?}");
    assert_eq!(list.lines().count(), 1, "{list:?}");
}
