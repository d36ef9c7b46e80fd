//! Bytes of a document of markup to its text, before any parser sees it.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use crate::input::encoding::{UnknownEncoding, by_label, detect};
use crate::input::encoding_label::believed;
use crate::input::limits;
use crate::model::{Warning, WarningKind};

/// The text of a document.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct DecodedDocument {
    pub(crate) text: String,
    /// Some bytes meant nothing and became U+FFFD.
    pub(crate) is_damaged: bool,
    /// The document is longer than [`limits::DOCUMENT`]; the rest is missing.
    pub(crate) is_cut: bool,
}

/// Reads a document: in the encoding of its byte-order mark, else in `label`,
/// else in the one it declares if its bytes don't contradict (what calls itself
/// GB2312 or GBK is GB18030), else in the likeliest.
///
/// # Errors
/// [`UnknownEncoding`] if `label` is not a label; a document that declares
/// one is read in the likeliest encoding.
pub(crate) fn read_slice(
    bytes: &[u8],
    label: Option<&str>,
) -> Result<DecodedDocument, UnknownEncoding> {
    // Of what is over the limit nothing is copied.
    read(bytes[..bytes.len().min(limits::DOCUMENT + 1)].to_vec(), label)
}

/// The same of bytes that are given away.
pub(crate) fn read(
    mut bytes: Vec<u8>,
    label: Option<&str>,
) -> Result<DecodedDocument, UnknownEncoding> {
    let asked = label.map(by_label).transpose()?;
    let is_cut = bytes.len() > limits::DOCUMENT;
    bytes.truncate(limits::DOCUMENT);
    if let Some(text) = utf32(&bytes) {
        return Ok(DecodedDocument { text, is_damaged: false, is_cut });
    }
    let (encoding, mark) = match Encoding::for_bom(&bytes) {
        Some(found) => found,
        None => {
            let told = asked.or_else(|| utf16(&bytes)).or_else(|| declared(&bytes));
            (told.unwrap_or_else(|| detect(&bytes, language(&bytes).as_deref())), 0)
        }
    };
    if encoding == UTF_8 && mark == 0 {
        match String::from_utf8(bytes) {
            Ok(text) => return Ok(DecodedDocument { text, is_damaged: false, is_cut }),
            Err(error) => bytes = error.into_bytes(),
        }
    }
    let (text, is_damaged) = encoding.decode_without_bom_handling(&bytes[mark..]);
    Ok(DecodedDocument { text: text.into_owned(), is_damaged, is_cut })
}

/// The encoding that a document declares, if it can be the one it is in.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    const NEAR: usize = 2048;
    let head = bytes[..bytes.len().min(NEAR)].to_ascii_lowercase();
    let xml = head.trim_ascii_start().starts_with(b"<?xml");
    let in_declaration =
        xml.then(|| value_after(head.split(|&b| b == b'>').next()?, b"encoding")).flatten();
    let label = in_declaration.or_else(|| {
        let meta = memchr::memmem::find(&head, b"<meta")?;
        value_after(&head[meta..], b"charset")
    })?;
    believed(bytes, &label)
}

/// The language that a document declares: in a `lang` attribute, or in the
/// `<language>` of a feed.
fn language(bytes: &[u8]) -> Option<String> {
    const NEAR: usize = 4096;
    let head = bytes[..bytes.len().min(NEAR)].to_ascii_lowercase();
    let element = || {
        let at = memchr::memmem::find(&head, b"language>")? + b"language>".len();
        let end = memchr::memchr(b'<', &head[at..])?;
        std::str::from_utf8(&head[at..at + end]).ok().map(|text| text.trim().to_owned())
    };
    let attribute = || {
        let mut places = memchr::memmem::find_iter(&head, b"lang");
        places.find_map(|at| value_after(&head[at..], b"lang"))
    };
    attribute().or_else(element)
}

/// The value of `name = "value"`, with or without quotes.
fn value_after(text: &[u8], name: &[u8]) -> Option<String> {
    let at = memchr::memmem::find(text, name)? + name.len();
    let rest = text[at..].trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
    let rest = rest.strip_prefix(b"\"").or(rest.strip_prefix(b"'")).unwrap_or(rest);
    let end =
        rest.iter().position(|b| matches!(b, b'"' | b'\'' | b' ' | b';' | b'>' | b'?' | b'/'));
    std::str::from_utf8(&rest[..end?]).ok().map(str::to_owned)
}

/// The text of bytes that are markup in UTF-16 or UTF-32: they begin with a
/// mark, or with a bracket among zeros.
pub(crate) fn read_wide(bytes: &[u8]) -> Option<String> {
    let marked = Encoding::for_bom(bytes).map(|(encoding, _)| encoding).filter(|e| *e != UTF_8);
    utf32(bytes).or_else(|| {
        let encoding = marked.or_else(|| utf16(bytes))?;
        Some(encoding.decode(bytes).0.into_owned())
    })
}

/// UTF-16 without a mark, by the bracket that markup begins with.
fn utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    match bytes.get(..4)? {
        [b'<', 0, next, 0] if *next > 0 => Some(UTF_16LE),
        [0, b'<', 0, next] if *next > 0 => Some(UTF_16BE),
        _ => None,
    }
}

/// UTF-32 with a mark, or that begins as markup does; some feeds are in it.
fn utf32(bytes: &[u8]) -> Option<String> {
    let from: fn([u8; 4]) -> u32 = match bytes.get(..4)? {
        [0xFF, 0xFE, 0, 0] | [b'<', 0, 0, 0] => u32::from_le_bytes,
        [0, 0, 0xFE, 0xFF] | [0, 0, 0, b'<'] => u32::from_be_bytes,
        _ => return None,
    };
    let units = bytes.as_chunks::<4>().0.iter().map(|unit| from(*unit));
    let known = |unit| char::from_u32(unit).unwrap_or(char::REPLACEMENT_CHARACTER);
    Some(units.map(known).filter(|&c| c != '\u{FEFF}').collect())
}

/// What is said of a document that was not read as it should be.
pub(crate) fn damage_warnings(is_cut: bool, is_damaged: bool) -> Vec<Warning> {
    let mut warnings = Vec::new();
    if is_cut {
        warnings.push(WarningKind::OnlyFirst(limits::DOCUMENT as u64).into());
    }
    if is_damaged {
        warnings.push(WarningKind::SomeDamagedBytes.into());
    }
    warnings
}

#[cfg(test)]
mod tests {
    use encoding_rs::{GB18030, SHIFT_JIS, WINDOWS_1252};

    use super::*;

    fn text(bytes: &[u8]) -> String {
        read(bytes.to_vec(), None).unwrap().text
    }

    #[test]
    fn a_declared_encoding_is_believed_where_it_can_be_true() {
        let page = "<html><meta charset=gb2312><p>㐂河口</p>";
        assert_eq!(text(&GB18030.encode(page).0), page);
        let page = "<?xml version='1.0' encoding='Shift_JIS'?><p>朝の市場</p>";
        assert_eq!(text(&SHIFT_JIS.encode(page).0), page);
        let page = "<meta http-equiv=content-type content='text/html; charset=latin1'>caf\u{e9}";
        assert_eq!(text(&WINDOWS_1252.encode(page).0), page);
        let page = "<?xml version='1.0' encoding='ISO-8859-1'?><p>Bülow</p>";
        assert_eq!(text(page.as_bytes()), page);
        for label in ["gb2312", "big5", "Shift_JIS", "EUC-KR", "macintosh"] {
            let page = format!("<?xml version='1.0' encoding='{label}'?><p>新渠 “café”</p>");
            assert_eq!(text(page.as_bytes()), page);
        }
        let page = "<?xml version='1.0' encoding='UTF-16'?><p>新渠</p>";
        assert_eq!(text(page.as_bytes()), page);
    }

    #[test]
    fn a_mark_goes_before_what_is_declared_and_is_left_out() {
        let bytes = [b"\xEF\xBB\xBF".as_slice(), "<meta charset=big5>渠".as_bytes()].concat();
        assert_eq!(text(&bytes), "<meta charset=big5>渠");
        let wide = |from: fn(u32) -> [u8; 4], mark| -> Vec<u8> {
            format!("{mark}<p>渠").chars().flat_map(|c| from(c.into())).collect()
        };
        assert_eq!(text(&wide(u32::to_le_bytes, "\u{FEFF}")), "<p>渠");
        assert_eq!(text(&wide(u32::to_be_bytes, "")), "<p>渠");
        let wide: Vec<u8> = "<p>渠 x</p>".encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(text(&wide), "<p>渠 x</p>");
    }

    #[test]
    fn what_declares_no_encoding_is_read_by_its_language() {
        let feed = "<rss><channel><language>en-gb</language><title>A £“trial.”</title>";
        assert_eq!(text(&WINDOWS_1252.encode(feed).0), feed);
        let page = "<html lang=\"cs\"><p>Trať</p>";
        assert_eq!(text(&encoding_rs::WINDOWS_1250.encode(page).0), page);
    }

    #[test]
    fn bytes_that_mean_nothing_are_marks() {
        let source = read(b"<p>ferry \xFF runs".to_vec(), Some("utf-8")).unwrap();
        assert_eq!((source.text.as_str(), source.is_damaged), ("<p>ferry \u{FFFD} runs", true));
        assert!(read(Vec::new(), Some("klingon")).is_err());
    }
}
