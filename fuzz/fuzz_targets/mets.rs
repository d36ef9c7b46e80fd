#![no_main]

//! The input is a METS file and its pages, which NULs part.

use libfuzzer_sys::fuzz_target;
use newsprint::input::Hint;
use newsprint::loader::positioned::load_issue;
use newsprint_fuzz::check;

fuzz_target!(|bytes: &[u8]| {
    let files: Vec<&[u8]> = bytes.split(|&b| b == 0).collect();
    let mut next = 0;
    let mut read = |path: &str| {
        next += 1;
        files.get(next).map(|page| page.to_vec()).ok_or_else(|| format!("{path}: missing"))
    };
    if let Ok(loaded) =
        load_issue(files[0], &Hint { name: "x".into(), ..Hint::default() }, &mut read)
    {
        check(&loaded);
    }
});
