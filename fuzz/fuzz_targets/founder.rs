#![no_main]

//! The input is a saved tree: files that a NUL parts, the first of them a page.

use libfuzzer_sys::fuzz_target;
use newsprint::input::Hint;
use newsprint::loader::founder::{SavedTree, load_issue};
use newsprint_fuzz::check;

fuzz_target!(|bytes: &[u8]| {
    let files: Vec<&[u8]> = bytes.split(|&b| b == 0).collect();
    let name = |at: usize| match at {
        0 => "html/2022-08/19/node_1.htm".to_owned(),
        at if at % 4 == 0 => format!("html/2022-08/19/node_{at}.htm"),
        at => format!("html/2022-08/19/content_{at}.htm"),
    };
    let names: Vec<String> = (0..files.len()).map(name).collect();
    let mut read = |path: &str| {
        let at = names.iter().position(|name| name == path);
        at.map(|at| files[at].to_vec()).ok_or_else(|| format!("{path}: missing"))
    };
    let has = |path: &str| path.len() % 2 == 0;
    let tree = SavedTree { place: "", starts: &names[..1], files: &names, read: &mut read, has: &has };
    if let Ok(loaded) = load_issue(tree, &Hint { name: "x".into(), ..Hint::default() }) {
        check(&loaded);
    }
});
