#![no_main]

use libfuzzer_sys::fuzz_target;
use newsprint::input::Format;
use newsprint_fuzz::read_as;

fuzz_target!(|bytes: &[u8]| read_as(Some(Format::Exported), bytes));
