#![no_main]

//! A folder of articles: files that NULs part, Markdown and text by turns.

use libfuzzer_sys::fuzz_target;
use newsprint::input::Hint;
use newsprint::loader::articles::{ArticleFile, join};
use newsprint::loader::article_markup;
use newsprint_fuzz::check;

fuzz_target!(|bytes: &[u8]| {
    let file = |(at, bytes): (usize, &[u8])| {
        let kind = if at % 2 == 0 { "md" } else { "txt" };
        ArticleFile { path: format!("{}/{at}.{kind}", at % 3), bytes: bytes.to_vec() }
    };
    let files = bytes.split(|&b| b == 0).enumerate().map(file).collect();
    if let Ok(loaded) = join(files, &Hint { name: "x".into(), ..Hint::default() }, &article_markup) {
        check(&loaded);
    }
});
