//! Heads of letters as programs wrote them that knew nothing of RFC 2047: the bytes of
//! their own encoding as they are, `Subject: 渡口` in GB 18030 or in JIS.

use std::borrow::Cow;

use crate::input::encoding;

/// A head in UTF-8: as it stands where it is, else in the encoding that the letter, or
/// a part in its body, names; else in that which its bytes look like.
pub(super) fn in_utf8<'a>(head: &'a [u8], body: &[u8]) -> Cow<'a, [u8]> {
    let has_jis = memchr::memmem::find(head, b"\x1b$").is_some();
    if !has_jis && simdutf8::basic::from_utf8(head).is_ok() {
        return head.into();
    }
    let labels = if has_jis { vec!["iso-2022-jp".to_owned()] } else { charsets(head, body) };
    let read = |label: Option<&str>| encoding::decode(head, label).ok();
    let mut told = labels.iter().filter_map(|label| read(Some(label)));
    let text = told.find(|decoded| decoded.malformed == 0).or_else(|| read(None));
    text.map_or(head.into(), |decoded| decoded.text.into_bytes().into())
}

/// The encodings that a head names, then those of the first parts below it.
fn charsets(head: &[u8], body: &[u8]) -> Vec<String> {
    /// Bytes of a letter in which its first parts begin.
    const NEAR: usize = 64 << 10;
    const NAME: &[u8] = b"charset=";
    let near = [head, &body[..body.len().min(NEAR)]].concat().to_ascii_lowercase();
    let label = |at: usize| {
        let value = near[at + NAME.len()..].trim_ascii_start();
        let value = value.strip_prefix(b"\"").unwrap_or(value);
        let end = value.iter().position(|b| !b.is_ascii_alphanumeric() && !b"-_.:".contains(b));
        String::from_utf8_lossy(&value[..end.unwrap_or(value.len())]).into_owned()
    };
    let all = memchr::memmem::find_iter(&near, NAME).map(label);
    // ASCII is what programs name that know no other.
    let is_one = |label: &String| label != "us-ascii" && encoding::by_label(label).is_ok();
    all.filter(is_one).take(4).collect()
}

#[cfg(test)]
mod tests {
    use super::in_utf8;

    fn read(head: &[u8], body: &[u8]) -> String {
        String::from_utf8(in_utf8(head, body).into_owned()).unwrap()
    }

    #[test]
    fn a_head_of_raw_bytes_is_in_the_encoding_of_its_letter() {
        let gbk = encoding_rs::GBK.encode("Subject: 渡口停航一周\n\n").0.into_owned();
        let big5 = encoding_rs::BIG5.encode("Subject: 渡口停航一週\n\n").0.into_owned();
        let jis = encoding_rs::ISO_2022_JP.encode("Subject: 渡し船\n\n").0.into_owned();
        let latin = b"From: Caf\xE9 <c@example.org>\n\n";
        let part = b"--b\nContent-Type: text/plain; Charset=\"Big5\"\n\nx";
        assert_eq!(read(&big5, part), "Subject: 渡口停航一週\n\n");
        assert_eq!(read(&jis, b""), "Subject: 渡し船\n\n");
        let told = [b"Content-Type: text/plain; charset=windows-1252\n".as_slice(), latin].concat();
        assert!(read(&told, b"").ends_with("From: Café <c@example.org>\n\n"));
        // None is named, or one that the bytes are not of.
        assert_eq!(read(&gbk, b""), "Subject: 渡口停航一周\n\n");
        assert_eq!(
            read(&gbk, b"Content-Type: text/plain; charset=utf-8\n"),
            "Subject: 渡口停航一周\n\n"
        );
        // UTF-8 is UTF-8, whatever is said.
        let utf8 = "Subject: 渡口\n".as_bytes();
        assert_eq!(read(utf8, part), "Subject: 渡口\n");
    }
}
