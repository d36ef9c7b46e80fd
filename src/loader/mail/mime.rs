//! The parts of a letter (RFC 2045 to 2047). Heads are read by `mail-parser`; the
//! parts are walked here, so that no letter is deeper, and holds more, than it may.

use std::borrow::Cow;

use mail_parser::decoders::base64::base64_decode;
use mail_parser::decoders::quoted_printable::quoted_printable_decode;
use mail_parser::{Message, MessageParser, MimeHeaders as _};

use super::raw_head;
use crate::input::encoding;

/// How deep parts may lie in others, and letters in letters: those that people
/// send have three or four levels.
pub(super) const DEPTH: usize = 16;

/// Parts of one level: a digest of a mailing list has some dozen.
const PARTS: usize = 2_000;

/// Bytes of a head; what a letter's way adds to it is some ten kilobytes.
const HEAD: usize = 256 << 10;

/// A part of a letter, or the whole.
pub(super) struct MimePart<'a> {
    head: Option<Message<'a>>,
    body: &'a [u8],
}

/// What a part holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum MimeKind {
    /// Parts, of which the last that can be read is meant.
    Alternative,
    /// Parts that belong together.
    Several,
    Html,
    Plain,
    Picture,
    /// A letter that is passed on.
    Letter,
    /// What only its key opens.
    Sealed,
    Other,
}

impl<'a> MimePart<'a> {
    /// Reads the head of a part. What has none is text.
    pub(super) fn read(raw: &'a [u8], parser: &MessageParser) -> Self {
        let end = head_end(raw);
        let head = match raw_head::in_utf8(&raw[..end.min(HEAD)], &raw[end..]) {
            Cow::Borrowed(head) => parser.parse_headers(head),
            Cow::Owned(head) => parser.parse_headers(&head).map(Message::into_owned),
        };
        Self { head, body: &raw[end..] }
    }

    pub(super) fn head(&self) -> Option<&Message<'a>> {
        self.head.as_ref()
    }

    pub(super) fn kind(&self) -> MimeKind {
        let Some(of) = self.head.as_ref().and_then(|head| head.content_type()) else {
            return MimeKind::Plain;
        };
        let sub = of.subtype().unwrap_or_default().to_ascii_lowercase();
        match (of.ctype().to_ascii_lowercase().as_str(), sub.as_str()) {
            ("multipart", "encrypted")
            | ("application", "pkcs7-mime" | "x-pkcs7-mime" | "pgp-encrypted") => MimeKind::Sealed,
            ("multipart", _) if self.boundary().is_none() => MimeKind::Plain,
            ("multipart", "alternative") => MimeKind::Alternative,
            ("multipart", _) => MimeKind::Several,
            // Programs attach what they pass on; it is read all the same.
            ("message", "rfc822" | "global") => MimeKind::Letter,
            _ if self.is_attached() => MimeKind::Other,
            ("text", "html") | ("application", "xhtml+xml") => MimeKind::Html,
            ("text", "calendar" | "x-vcard" | "vcard" | "css" | "javascript") => MimeKind::Other,
            ("text", _) => MimeKind::Plain,
            ("image", _) => MimeKind::Picture,
            _ => MimeKind::Other,
        }
    }

    fn is_attached(&self) -> bool {
        let disposition = self.head.as_ref().and_then(|head| head.content_disposition());
        // A picture that is attached and named in the text is shown in it.
        let is_named = self.id().is_some();
        disposition.is_some_and(mail_parser::ContentType::is_attachment) && !is_named
    }

    /// What the head calls the file that the part is; its type, where it has no name.
    pub(super) fn file_name(&self) -> Option<String> {
        let head = self.head.as_ref()?;
        let kind =
            |of: &mail_parser::ContentType<'_>| [of.ctype(), of.subtype().unwrap_or("*")].join("/");
        head.attachment_name().map(str::to_owned).or_else(|| head.content_type().map(kind))
    }

    pub(super) fn id(&self) -> Option<&str> {
        self.head.as_ref().and_then(|head| head.content_id())
    }

    pub(super) fn location(&self) -> Option<&str> {
        self.head.as_ref().and_then(|head| head.content_location())
    }

    fn attribute(&self, name: &str) -> Option<&str> {
        self.head.as_ref()?.content_type()?.attribute(name)
    }

    fn boundary(&self) -> Option<&str> {
        self.attribute("boundary").filter(|boundary| !boundary.is_empty())
    }

    /// Whether lines that end with a blank go on in the next (RFC 3676).
    pub(super) fn is_flowed(&self) -> bool {
        self.attribute("format").is_some_and(|format| format.eq_ignore_ascii_case("flowed"))
    }

    /// The encoding that its bytes are to be read in; none where it says none that
    /// anybody knows, and where they are UTF-8 whatever it says.
    pub(super) fn charset(&self, bytes: &[u8]) -> Option<&str> {
        let is_utf8 = !bytes.is_ascii() && simdutf8::basic::from_utf8(bytes).is_ok();
        let said = self.attribute("charset").filter(|label| encoding::by_label(label).is_ok());
        if is_utf8 {
            Some("utf-8")
        } else {
            said.filter(|said| !said.eq_ignore_ascii_case("us-ascii"))
        }
    }

    /// Its bytes, without their transfer encoding. What is damaged is as it stands.
    pub(super) fn bytes(&self) -> Cow<'a, [u8]> {
        let said = self.head.as_ref().and_then(|head| head.content_transfer_encoding());
        let said = said.unwrap_or_default().trim().to_ascii_lowercase();
        let decoded = match said.as_str() {
            "base64" => base64_decode(self.body),
            "quoted-printable" => quoted_printable_decode(self.body),
            _ => None,
        };
        decoded.map_or(Cow::Borrowed(self.body), Cow::Owned)
    }

    /// The raw parts that it holds.
    pub(super) fn parts(&self) -> Vec<&'a [u8]> {
        let Some(boundary) = self.boundary() else { return Vec::new() };
        let mark = [b"--", boundary.as_bytes()].concat();
        let (mut parts, mut start) = (Vec::new(), None);
        for at in memchr::memmem::find_iter(self.body, &mark) {
            if at > 0 && self.body[at - 1] != b'\n' || parts.len() >= PARTS {
                continue;
            }
            let after = &self.body[at + mark.len()..];
            let line = &after[..memchr::memchr(b'\n', after).map_or(after.len(), |end| end + 1)];
            let rest = line.strip_prefix(b"--").unwrap_or(line);
            // A boundary may begin as another does.
            if !rest.trim_ascii().is_empty() {
                continue;
            }
            if let Some(start) = start.take() {
                parts.push(without_line_end(&self.body[start..at]));
            }
            if !line.starts_with(b"--") {
                start = Some(at + mark.len() + line.len());
            }
        }
        // The end is missing.
        parts.extend(start.map(|start| &self.body[start..]));
        parts
    }
}

/// Where a head ends, with the blank line after it.
pub(super) fn head_end(raw: &[u8]) -> usize {
    // A part may have no head at all.
    let first = &raw[..memchr::memchr(b'\n', raw).unwrap_or(raw.len())];
    if !first.trim_ascii().is_empty() && !first.contains(&b':') {
        return 0;
    }
    if raw.starts_with(b"\n") {
        return 1;
    }
    if raw.starts_with(b"\r\n") {
        return 2;
    }
    for at in memchr::memchr_iter(b'\n', raw) {
        let after = &raw[at + 1..];
        if after.starts_with(b"\n") {
            return at + 2;
        }
        if after.starts_with(b"\r\n") {
            return at + 3;
        }
    }
    raw.len()
}

/// The line end before a boundary belongs to it.
fn without_line_end(bytes: &[u8]) -> &[u8] {
    let bytes = bytes.strip_suffix(b"\n").unwrap_or(bytes);
    bytes.strip_suffix(b"\r").unwrap_or(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> Vec<String> {
        let parser = MessageParser::default();
        let whole = MimePart::read(text.as_bytes(), &parser);
        let shown = |raw: &[u8]| {
            String::from_utf8_lossy(&MimePart::read(raw, &parser).bytes()).into_owned()
        };
        whole.parts().into_iter().map(shown).collect()
    }

    #[test]
    fn parts_stand_between_boundaries_in_whatever_encoding() {
        let head = "Content-Type: multipart/mixed; boundary=\"b\"\n\npreamble\n";
        let body = "--b\nContent-Transfer-Encoding: base64\n\nSXQg\ncmFu\n--b\n\nplain --b\n--bc\n--b\n\
                    Content-Transfer-Encoding: quoted-printable\n\nIt r=61n=\n on\n--b--\nafter\n";
        let expected = ["It ran", "plain --b\n--bc", "It ran on"];
        assert_eq!(parts(&format!("{head}{body}")), expected);
        let crlf = format!("{head}{body}").replace('\n', "\r\n");
        assert_eq!(parts(&crlf), ["It ran", "plain --b\r\n--bc", "It ran on"]);
    }

    #[test]
    fn a_letter_that_is_cut_off_keeps_its_last_part() {
        let text = "Content-Type: multipart/mixed; boundary=b\n\n--b\n\none\n--b\n\ntwo";
        assert_eq!(parts(text), ["one", "two"]);
        assert!(parts("Content-Type: multipart/mixed; boundary=b\n\nno part").is_empty());
        assert!(parts("Content-Type: multipart/mixed\n\n--\n").is_empty());
    }
}
