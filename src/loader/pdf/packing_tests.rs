//! What is measured is what the parser of objects makes of a stream, be it
//! damaged, deceitful, or noise.

use std::fmt::Write as _;
use std::io::Write as _;

use hayro_syntax::Pdf;
use hayro_syntax::object::{ObjectIdentifier, Stream};
use proptest::collection::vec;
use proptest::prelude::*;

use super::guard::guard;
use super::packing::{filters, size};
use super::tests::{INFO, document};

fn hex(data: &[u8]) -> String {
    data.iter().fold(String::new(), |mut hex, byte| {
        write!(hex, "{byte:02X}").unwrap();
        hex
    })
}

/// The size of a stream as it is measured, and as it is.
fn sizes(about: &str, data: &[u8]) -> (Option<usize>, usize) {
    let hex = hex(data);
    let stream = format!("<< {about} /Length {} >>\nstream\n{hex}\nendstream", hex.len());
    let catalogue = "<< /Type /Catalog /Pages 3 0 R >>".to_owned();
    let pages = "<< /Type /Pages /Kids [] /Count 0 >>".to_owned();
    let pdf = Pdf::new(document(&[catalogue, INFO.to_owned(), pages, stream])).unwrap();
    let stream: Stream<'_> = pdf.xref().get(ObjectIdentifier::new(4, 0)).unwrap();
    let filters = filters(stream.dict()).unwrap();
    let measured = size(&filters, &stream.raw_data(), 64 << 20);
    (measured, stream.decoded().map_or(0, |made| made.len()))
}

fn deflated(data: &[u8], level: u32) -> Vec<u8> {
    let level = flate2::Compression::new(level);
    let mut packer = flate2::write::DeflateEncoder::new(Vec::new(), level);
    packer.write_all(data).unwrap();
    packer.finish().unwrap()
}

/// Whether a table of objects, which may unpack to 4 MB, is kept from the
/// parser.
fn is_barred(about: &str, data: &[u8]) -> bool {
    let about = format!("/W [1 2 1] {about} /Length {}", data.len());
    let mut bytes = format!("%PDF-1.5\n7 0 obj << {about} >> stream\n").into_bytes();
    bytes.extend(data);
    bytes.extend(b"\nendstream endobj\n");
    guard(&bytes, None).unwrap().barred == 1
}

#[test]
fn a_stored_block_with_a_false_length_hides_nothing() {
    let hidden = [&[0, 1, 0, 0, 0, b'A'][..], &deflated(&vec![0; 5 << 20], 9)].concat();
    assert!(is_barred("/Filter /FlateDecode", &hidden));
    // What is damaged so and small is read as ever.
    let small = [&[0, 1, 0, 0, 0, b'A'][..], &deflated(b"The ferry ran.", 9)].concat();
    assert!(!is_barred("/Filter /FlateDecode", &small));
    assert_eq!(sizes("/Filter [/AHx /Fl]", &small), (Some(15), 15));
}

#[test]
fn a_stream_that_is_cut_short_is_measured_up_to_there() {
    let whole = deflated(&b"The ferry ran again on Monday. ".repeat(90), 6);
    let (measured, made) = sizes("/Filter [/AHx /Fl]", &whole[..whole.len() - 9]);
    assert_eq!(measured, Some(made));
    assert!(made > 30);
}

/// Codes of LZW, each of which stands for one byte more than the last, written
/// with the bits they need and none before.
fn growing_codes() -> Vec<u8> {
    let mut bits = format!("{:09b}{:09b}", 256, b'A');
    for code in 258_u32..4095 {
        let width = (32 - code.leading_zeros()) as usize;
        write!(bits, "{code:0width$b}").unwrap();
    }
    bits += &"0".repeat(bits.len().next_multiple_of(8) - bits.len());
    let byte = |bits: &[u8]| u8::from_str_radix(std::str::from_utf8(bits).unwrap(), 2).unwrap();
    bits.as_bytes().chunks(8).map(byte).collect()
}

#[test]
fn codes_that_grow_late_are_measured_as_they_are_read() {
    let data = growing_codes();
    let late = "/Filter [/AHx /LZW] /DecodeParms [null << /EarlyChange 0 >>]";
    let (measured, made) = sizes(late, &data);
    assert!(made > 4 << 20, "{made}");
    assert!(measured.unwrap() >= made, "{measured:?}");
    for parms in ["<< /EarlyChange 0 >>", "9 0 R", "<< /EarlyChange 9 0 R >>"] {
        assert!(is_barred(&format!("/Filter /LZW /DecodeParms {parms}"), &data), "{parms}");
    }
}

#[test]
fn digits_in_whole_groups_are_no_fault() {
    // "Fahr", four zeros, "wohl": whole groups, and a `z` that stands between two.
    let digits = b"7U]tNzGAh/2~>";
    assert_eq!(sizes("/Filter [/AHx /A85]", digits), (Some(12), 12));
}

#[test]
fn digits_are_read_to_their_end_however_little_may_be_unpacked() {
    let hex = hex(&deflated(&vec![0; 1 << 20], 9));
    let filters = [super::packing::Filter::Hex, super::packing::Filter::Flate];
    assert_eq!(size(&filters, hex.as_bytes(), 10), None);
}

proptest! {
    #[test]
    fn damaged_flate_is_measured_as_it_is_unpacked(
        text in vec(prop_oneof![3 => 0_u8..4, 1 => any::<u8>()], 0..3000),
        level in 0_u32..10,
        damage in vec((any::<prop::sample::Index>(), any::<u8>()), 0..4),
        more in vec(any::<u8>(), 0..200),
    ) {
        let mut data = deflated(&text, level);
        for (at, byte) in damage {
            let at = at.index(data.len());
            data[at] = byte;
        }
        data.extend(more);
        let (measured, made) = sizes("/Filter [/AHx /Fl]", &data);
        prop_assert_eq!(measured, Some(made));
    }

    #[test]
    fn noise_is_never_larger_than_it_is_measured(
        data in vec(any::<u8>(), 0..3000),
        marks in "[!-uz ~\n]{0,300}",
    ) {
        let (measured, made) = sizes("/Filter [/AHx /Fl]", &data);
        prop_assert_eq!(measured, Some(made));
        for early in 0..2 {
            let about = format!(
                "/Filter [/AHx /LZW] /DecodeParms [null << /EarlyChange {early} >>]"
            );
            let (measured, made) = sizes(&about, &data);
            prop_assert!(measured.unwrap() >= made);
        }
        let (measured, made) = sizes("/Filter [/AHx /A85 /Fl]", marks.as_bytes());
        prop_assert!(measured.is_none_or(|measured| measured == made));
    }
}

#[test]
fn rows_longer_than_a_page_are_never_made() {
    let is_barred = |parms: &str| {
        let about = format!("/Filter /FlateDecode /DecodeParms {parms}");
        is_barred(&about, &deflated(b"The ferry ran.", 9))
    };
    for parms in [
        "<< /Predictor 12 /Columns 4000000000000 >>",
        "[<< /Predictor 12 /Columns 99999999 >>]",
        "<< /Predictor 12 /Columns 5 /Colors 32 /BitsPerComponent 16 >>",
        "<< /Predictor 12 /Columns 9 0 R >>",
        "9 0 R",
        "[9 0 R]",
    ] {
        assert!(is_barred(parms), "{parms}");
    }
    for parms in ["<< /Predictor 12 /Columns 5 >>", "[<< /Columns 4 >>]", "[null]", "null"] {
        assert!(!is_barred(parms), "{parms}");
    }
}
