#![no_main]

use libfuzzer_sys::fuzz_target;
use newsprint::loader::{Hint, load, sniff};

fuzz_target!(|bytes: &[u8]| {
    let hint = Hint { name: "x".into(), ..Hint::default() };
    let _ = sniff(bytes, "x.html");
    let _ = load(bytes, &hint);
});
