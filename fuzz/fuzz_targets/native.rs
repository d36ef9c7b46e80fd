#![no_main]

//! A page file; what is written of it is read back with the same text.

use libfuzzer_sys::fuzz_target;
use newsprint::input::{Format, Hint, Loaded};
use newsprint::loader::{load, native};
use newsprint_fuzz::check;

fuzz_target!(|bytes: &[u8]| {
    let hint = Hint { name: "x".into(), format: Some(Format::Markdown), ..Hint::default() };
    let Ok(loaded) = load(bytes, &hint) else { return };
    check(&loaded);
    let Ok(files) = native::write_checked(&loaded) else { return };
    let Some((_, page)) = files.iter().find(|(path, _)| path.ends_with(".md")) else { return };
    let again = native::load_page(page, &hint).expect("what was written can be read");
    let text = |loaded: &Loaded| -> Vec<String> {
        let blocks = loaded.bodies.iter().flat_map(|body| body.all_blocks());
        blocks.map(|block| block.plain()).filter(|text| !text.is_empty()).collect()
    };
    assert_eq!(text(&loaded), text(&again));
});
