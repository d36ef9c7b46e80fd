#![no_main]

use libfuzzer_sys::fuzz_target;
use newsprint::input::Format;
use newsprint_fuzz::read_as;

/// A document around a content stream and a font, that NUL parts. What begins
/// as a PDF is taken as it is.
fn document(bytes: &[u8]) -> Vec<u8> {
    if bytes.starts_with(b"%PDF-") {
        return bytes.to_vec();
    }
    let mut parts = bytes.splitn(2, |&b| b == 0);
    let (content, font) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    let mut out = b"%PDF-1.4\n1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj\n\
        2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj\n\
        3 0 obj << /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources \
        << /Font << /F1 5 0 R >> /XObject << /A 4 0 R >> >> >> endobj\n\
        4 0 obj << /Type /XObject /Subtype /Form >>\nstream\n"
        .to_vec();
    out.extend(content);
    out.extend(b"\nendstream endobj\n5 0 obj << /Type /Font ");
    out.extend(font);
    out.extend(b" >> endobj\ntrailer << /Root 1 0 R >>\n%%EOF");
    out
}

fuzz_target!(|bytes: &[u8]| read_as(Some(Format::Pdf), &document(bytes)));
