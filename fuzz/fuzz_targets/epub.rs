#![no_main]

use std::io::{Cursor, Write};

use libfuzzer_sys::fuzz_target;
use newsprint::input::Format;
use newsprint_fuzz::read_as;
use zip::write::SimpleFileOptions;

const CONTAINER: &[u8] =
    b"<container><rootfiles><rootfile full-path='p.opf'/></rootfiles></container>";

/// A book of the parts that NULs part: package, contents, documents. What
/// begins as a zip is taken as it is.
fn book(bytes: &[u8]) -> Option<Vec<u8>> {
    if bytes.starts_with(b"PK") {
        return Some(bytes.to_vec());
    }
    let names = ["p.opf", "toc.ncx", "nav.xhtml", "a.html", "b.html", "META-INF/encryption.xml"];
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let parts = std::iter::once(CONTAINER).chain(bytes.split(|&b| b == 0));
    for (name, part) in std::iter::once("META-INF/container.xml").chain(names).zip(parts) {
        let stored =
            SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
        zip.start_file(name, stored).ok()?;
        zip.write_all(part).ok()?;
    }
    zip.finish().ok().map(Cursor::into_inner)
}

fuzz_target!(|bytes: &[u8]| {
    if let Some(book) = book(bytes) {
        read_as(Some(Format::Epub), &book);
    }
});
