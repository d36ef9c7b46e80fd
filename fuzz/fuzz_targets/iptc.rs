#![no_main]

use libfuzzer_sys::fuzz_target;
use newsprint::loader::{Format, Hint, load};

fuzz_target!(|bytes: &[u8]| {
    let hint = Hint { name: "x".into(), format: Some(Format::Iptc), ..Hint::default() };
    if let Ok(loaded) = load(bytes, &hint) {
        assert_eq!(loaded.edition.articles.len(), loaded.bodies.len());
        for block in loaded.bodies.iter().flat_map(|body| body.all_blocks()) {
            assert!(!block.plain().contains('\u{1b}'));
        }
    }
});
