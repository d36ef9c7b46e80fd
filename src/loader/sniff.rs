//! What a file is, told by its first bytes, then by its name.

use super::{Format, LoadError, encoding};
use crate::model::Clean;

/// Bytes looked at.
const WINDOW: usize = 8 << 10;

/// Beginnings that tell a format we do not read.
const FOREIGN: [(&[u8], &str); 14] = [
    (b"\x89PNG", "a PNG picture"),
    (b"\xFF\xD8\xFF", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"II*\0", "a TIFF picture"),
    (b"MM\0*", "a TIFF picture"),
    (b"%PDF-", "a PDF document"),
    (b"{\\rtf", "an RTF document"),
    (b"\xD0\xCF\x11\xE0", "an old Office document"),
    (b"\x1F\x8B", "a gzip file"),
    (b"7z\xBC\xAF", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"\x7FELF", "a program"),
    (b"SQLite format 3", "a database"),
    (b"RIFF", "a sound or picture file"),
];

/// How far into an HTML page a class of hOCR is looked for: past its styles.
const HEAD: usize = 256 << 10;

/// Tells the format of a file from its content, then from its name. Text
/// that is nothing else is [`Format::Ocr`], whose loader copes with tidy text
/// too; [`Format::Text`] is never guessed.
///
/// # Errors
/// [`LoadError::Empty`] for no bytes or white space alone,
/// [`LoadError::Binary`] for what is not text, or is in a known format that
/// newsprint does not read.
pub fn sniff(bytes: &[u8], name: &str) -> Result<Format, LoadError> {
    let binary =
        |found: &str| Err(LoadError::Binary { file: name.to_owned(), found: found.to_owned() });
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Ok(Format::NativeZip);
    }
    if let Some((_, found)) = FOREIGN.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return binary(found);
    }
    let window = &bytes[..bytes.len().min(WINDOW)];
    let wide = bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]);
    if wide || looks_utf16(window) {
        let text = encoding::decode(window, None).map(|decoded| decoded.text).unwrap_or_default();
        return match markup(text.trim_start()) {
            Some(markup) => by_root(&markup, bytes, name),
            None => Ok(Format::Ocr),
        };
    }
    if window.contains(&0) {
        return binary("binary data");
    }
    let text = window.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(window).trim_ascii_start();
    if text.is_empty() && bytes.trim_ascii().len() <= 3 {
        return Err(LoadError::Empty { file: name.to_owned() });
    }
    if let Some(markup) = markup(&String::from_utf8_lossy(text)) {
        return by_root(&markup, bytes, name);
    }
    Ok(by_shape(text, name))
}

/// The outermost element of a document.
#[derive(Debug, PartialEq, Eq)]
struct Root {
    /// Its name without prefix; empty if none is in sight.
    name: String,
}

/// The outermost element, if the text begins as XML or HTML does.
fn markup(text: &str) -> Option<Root> {
    const BEGINNINGS: [&str; 6] = ["<?xml", "<!doctype", "<html", "<alto", "<pcgts", "<mets"];
    let small = text.get(..9).or_else(|| text.get(..5)).unwrap_or(text).to_ascii_lowercase();
    let comment = text.starts_with("<!--");
    if !comment && !BEGINNINGS.iter().any(|start| small.starts_with(start)) && !prefixed(text) {
        return None;
    }
    let mut rest = text;
    let name = loop {
        let Some(at) = rest.find('<') else { break String::new() };
        rest = &rest[at..];
        let end = match rest {
            _ if rest.starts_with("<!--") => "-->",
            _ if rest.starts_with("<?") => "?>",
            _ if rest.starts_with("<!") && declares(rest) => "]>",
            _ if rest.starts_with("<!") => ">",
            _ => {
                let name = rest[1..].split(|c: char| !(c.is_alphanumeric() || ":_-.".contains(c)));
                let name = name.into_iter().next().unwrap_or_default();
                break name.rsplit(':').next().unwrap_or_default().to_owned();
            }
        };
        let Some(past) = rest.find(end) else { break String::new() };
        rest = &rest[past + end.len()..];
    };
    // HTML may leave its outermost element out.
    let html = small.starts_with("<!doctype")
        && text[9..].trim_start().get(..4).is_some_and(|n| n.eq_ignore_ascii_case("html"));
    let name = if html { "html".to_owned() } else { name };
    let known = ["alto", "PcGts", "mets", "html"];
    (!comment || known.contains(&name.as_str())).then_some(Root { name })
}

/// `<mets:mets …>` and its like, without a declaration before it.
fn prefixed(text: &str) -> bool {
    let name = text.strip_prefix('<').and_then(|rest| rest.split([' ', '>', '\n']).next());
    name.and_then(|name| name.split_once(':'))
        .is_some_and(|(_, name)| ["alto", "PcGts", "mets"].contains(&name))
}

/// Whether a document type has declarations of its own, in brackets.
fn declares(doctype: &str) -> bool {
    let bracket = doctype.find('[');
    bracket.is_some_and(|bracket| doctype.find('>').is_none_or(|end| bracket < end))
}

fn by_root(root: &Root, bytes: &[u8], name: &str) -> Result<Format, LoadError> {
    let found = match root.name.as_str() {
        "alto" => return Ok(Format::Alto),
        "PcGts" => return Ok(Format::PageXml),
        "mets" => return Ok(Format::Mets),
        html if html.eq_ignore_ascii_case("html") => {
            let head = &bytes[..bytes.len().min(HEAD)];
            let has = |class: &[u8]| memchr::memmem::find(head, class).is_some();
            if has(b"ocr_page") || has(b"ocrx_word") || has(b"ocr_line") {
                return Ok(Format::Hocr);
            }
            "an HTML page".to_owned()
        }
        "" => "an XML document".to_owned(),
        other => format!("an XML document of the kind <{}>", Clean::line(other)),
    };
    Err(LoadError::Binary { file: name.to_owned(), found })
}

fn by_shape(text: &[u8], name: &str) -> Format {
    let name = name.to_lowercase();
    let has_line = |start: &[u8]| text.split(|&b| b == b'\n').any(|line| line.starts_with(start));
    if name.ends_with("edition.toml") || (has_line(b"format =") && has_line(b"[paper]")) {
        return Format::Native;
    }
    let plain = [".txt", ".text", ".ocr"].iter().any(|end| name.ends_with(end));
    let page = [".md", ".markdown"].iter().any(|end| name.ends_with(end));
    if page || (!plain && text.starts_with(b"# ")) { Format::Markdown } else { Format::Ocr }
}

/// Whether every second byte of an even number is zero far more often than
/// its neighbours: Latin text, digits and line ends in UTF-16 without a mark.
fn looks_utf16(window: &[u8]) -> bool {
    let zeros = |odd: usize| window.iter().skip(odd).step_by(2).filter(|&&b| b == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let (few, many) = (even.min(odd), even.max(odd));
    few == 0 && many > 0 && many * 50 >= window.len() && !window.windows(2).any(|w| w == [0, 0])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error(bytes: &[u8], name: &str) -> String {
        sniff(bytes, name).unwrap_err().to_string()
    }

    #[test]
    fn content_goes_before_the_name() {
        assert_eq!(sniff(b"PK\x03\x04....", "page.txt"), Ok(Format::NativeZip));
        assert!(error(b"\x89PNG\r\n\x1a\n", "page.txt").contains("PNG"));
        assert!(error(b"\n<!DOCTYPE html><p>", "page.md").contains("HTML"));
        assert_eq!(sniff(b"format = 1\n[paper]\n", "x"), Ok(Format::Native));
    }

    #[test]
    fn text_is_a_page_of_ocr_unless_it_is_markdown() {
        assert_eq!(sniff("新渠通水".as_bytes(), "page.txt"), Ok(Format::Ocr));
        assert_eq!(sniff(b"# Ferry\n\nText", "-"), Ok(Format::Markdown));
        assert_eq!(sniff(b"# Ferry\n\nText", "page.txt"), Ok(Format::Ocr));
        assert_eq!(sniff(b"Ferry", "A01.md"), Ok(Format::Markdown));
    }

    #[test]
    fn pages_with_positions_are_known_by_their_outermost_element() {
        let sniffed = |text: &str| sniff(text.as_bytes(), "x.xml");
        let declared =
            |root: &str| sniffed(&format!("<?xml version=\"1.0\"?>\n<!-- a > b -->{root}"));
        assert_eq!(
            declared("<alto xmlns=\"http://www.loc.gov/standards/alto/ns-v4#\">"),
            Ok(Format::Alto)
        );
        assert_eq!(declared("<pc:PcGts xmlns:pc=\"x\">"), Ok(Format::PageXml));
        assert_eq!(sniffed("<mets:mets xmlns:mets=\"x\">"), Ok(Format::Mets));
        let html = "<!DOCTYPE html>\n<HTML><body><div class='ocr_page'>";
        assert_eq!(sniffed(html), Ok(Format::Hocr));
        let bomb = "<!DOCTYPE alto [<!ENTITY a \"x>\">]><alto>";
        assert_eq!(declared(bomb), Ok(Format::Alto));
        let wide: Vec<u8> =
            "<?xml version=\"1.0\"?><alto>".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(sniff(&wide, "x"), Ok(Format::Alto));
        assert!(
            error(b"<?xml version='1.0'?><rss>", "x.xml")
                .contains("XML document of the kind <rss>")
        );
        assert_eq!(sniffed("<b> is no markup of ours"), Ok(Format::Ocr));
    }

    #[test]
    fn text_of_two_bytes_a_character_is_not_binary() {
        let wide: Vec<u8> = "Ferry 2026\n新渠".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(sniff(&wide, "page.txt"), Ok(Format::Ocr));
        assert!(error(b"\x01\0\0\0\x02\0\0\0abc", "x").contains("binary data"));
    }

    #[test]
    fn nothing_and_white_space_are_told_apart_from_text() {
        assert!(error(b"", "page.txt").contains("holds no text"));
        assert!(error(b"\xEF\xBB\xBF \r\n\n", "page.txt").contains("page.txt"));
    }
}
