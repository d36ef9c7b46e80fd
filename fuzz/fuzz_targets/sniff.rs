#![no_main]

use libfuzzer_sys::fuzz_target;
use newsprint::loader::sniff;
use newsprint_fuzz::read_as;

fuzz_target!(|bytes: &[u8]| {
    let _ = sniff(bytes, "x.html");
    read_as(None, bytes);
});
