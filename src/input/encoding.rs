//! Bytes to text: the encodings that newspapers come in, and where each
//! character stood in the input.

use std::ops::Range;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{DecoderResult, Encoding, GB18030, GBK, ISO_2022_JP, UTF_8, UTF_16BE, UTF_16LE};

use super::encoding_guess;
use super::offsets::OffsetMap;
use crate::model::{Clean, LoadError};

/// An encoding was asked for that nobody knows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownEncoding(pub String);

impl UnknownEncoding {
    /// The error of a file for which it was asked.
    #[must_use]
    pub fn of_file(self, file: &str) -> LoadError {
        LoadError::Encoding { file: file.to_owned(), label: Clean::line(&self.0) }
    }
}

/// Text as read from bytes of some encoding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// The text, without its byte-order mark.
    pub text: String,
    /// The usual name of the encoding: "UTF-8", "GB18030", "Shift_JIS" ….
    pub encoding: &'static str,
    /// How many byte sequences meant nothing and became U+FFFD.
    pub malformed: usize,
    pub(crate) map: OffsetMap,
}

impl Decoded {
    /// The bytes of the input that a byte range of the text was read from.
    /// Ranges that part the text part the input, in the same order; where the
    /// text was put together from pieces of a file, what stands between two
    /// pieces belongs to the range that holds both, if to any.
    #[must_use]
    pub fn source(&self, text: Range<usize>) -> Range<usize> {
        self.map.range(text)
    }

    /// As [`Self::source`], without what lies between two pieces but stands
    /// elsewhere in the text: damaged markup may be read in another order than
    /// the file has.
    pub(crate) fn sources(&self, text: Range<usize>) -> Vec<Range<usize>> {
        self.map.ranges(text)
    }
}

/// Reads `bytes` as text. The encoding is that of the byte-order mark, else
/// of `label` (a WHATWG label; what calls itself GB2312 or GBK is read as
/// GB18030, which holds both), else UTF-8 if the bytes are that, else UTF-16
/// if they look like it, else the likeliest of the legacy encodings.
///
/// # Errors
/// [`UnknownEncoding`] if `label` is not a label. Bytes that mean nothing in
/// the encoding are no error: they are read as U+FFFD and counted.
pub fn decode(bytes: &[u8], label: Option<&str>) -> Result<Decoded, UnknownEncoding> {
    let Found { encoding, mark } = find(bytes, label)?;
    let body = &bytes[mark..];
    Ok(if encoding == UTF_8 { decode_utf8(body, mark) } else { decode_other(body, mark, encoding) })
}

/// The encoding of some bytes, and the length of the mark before them.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Found {
    pub(crate) encoding: &'static Encoding,
    pub(crate) mark: usize,
}

/// Finds the encoding, as [`decode`] does.
pub(crate) fn find(bytes: &[u8], label: Option<&str>) -> Result<Found, UnknownEncoding> {
    let asked = label.map(by_label).transpose()?;
    let (encoding, mark) = match Encoding::for_bom(bytes) {
        Some(found) => found,
        None => (asked.unwrap_or_else(|| detect(bytes, None)), 0),
    };
    Ok(Found { encoding, mark })
}

/// A text in UTF-8, without a record of where its characters stood.
#[derive(Debug)]
pub(crate) struct Whole {
    /// Damaged only where the input was, and in UTF-8 itself.
    pub(crate) text: Vec<u8>,
    /// How many byte sequences meant nothing.
    pub(crate) malformed: usize,
}

/// Reads a text at once: for one so long that a record of its characters
/// would take several times its room.
pub(crate) fn whole(bytes: &[u8], found: Found) -> Whole {
    let bytes = &bytes[found.mark..];
    if found.encoding == UTF_8 {
        let damaged = bytes.utf8_chunks().filter(|chunk| !chunk.invalid().is_empty()).count();
        return Whole { text: bytes.to_vec(), malformed: damaged };
    }
    let (text, damaged) = found.encoding.decode_without_bom_handling(bytes);
    let malformed = if damaged { text.matches(char::REPLACEMENT_CHARACTER).count() } else { 0 };
    Whole { text: text.into_owned().into_bytes(), malformed }
}

/// The usual name of an encoding.
pub(crate) fn name(encoding: &'static Encoding) -> &'static str {
    if encoding == GB18030 { "GB18030" } else { encoding.name() }
}

pub(crate) fn by_label(label: &str) -> Result<&'static Encoding, UnknownEncoding> {
    let squeezed = label.trim().to_ascii_lowercase();
    let usual = match squeezed.as_str() {
        "gb-18030" | "gb_18030" => "gb18030",
        "utf16" | "utf-16-le" => "utf-16le",
        "utf-16-be" => "utf-16be",
        other => other,
    };
    match Encoding::for_label_no_replacement(usual.as_bytes()) {
        Some(found) if found == GBK => Ok(GB18030),
        Some(found) => Ok(found),
        None => Err(UnknownEncoding(label.to_owned())),
    }
}

/// The encoding of bytes without a mark, which may say in what language (a
/// BCP 47 tag) they are. A long text is judged by its first megabyte.
pub(crate) fn detect(bytes: &[u8], lang: Option<&str>) -> &'static Encoding {
    const ENOUGH: usize = 1 << 20;
    let sample = &bytes[..bytes.len().min(ENOUGH)];
    // UTF-16 of nothing but ASCII is UTF-8 as well, half of it NUL.
    let zeros = memchr::memchr_iter(0, sample).count() * 4 >= sample.len().max(1);
    if let Some(utf16) = detect_utf16(sample).filter(|_| zeros) {
        return utf16;
    }
    if is_jis(sample) {
        return ISO_2022_JP;
    }
    if is_mostly_utf8(sample) {
        return UTF_8;
    }
    if let Some(utf16) = detect_utf16(sample) {
        return utf16;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(sample, sample.len() == bytes.len());
    let guess = detector.guess(lang.and_then(encoding_guess::country), Utf8Detection::Deny);
    let guess = encoding_guess::settled(guess, sample);
    if guess == GBK { GB18030 } else { guess }
}

/// Whether bytes are ISO-2022-JP: seven bits, with an escape to its letters.
pub(crate) fn is_jis(bytes: &[u8]) -> bool {
    let escapes = [b"\x1B$B".as_slice(), b"\x1B$@"];
    bytes.is_ascii() && escapes.iter().any(|to| memchr::memmem::find(bytes, to).is_some())
}

/// Whether the bytes are UTF-8, at most with a few of them damaged: legacy
/// text that is not plain ASCII fails at nearly every letter.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    // One sequence may be cut at the end of the sample.
    bad == 0 || (good > 0 && bad * 10 <= good + 10) && !bytes.contains(&0)
}

/// UTF-16 without a mark. Its spaces, digits and line ends hold zero bytes,
/// which no legacy text does; and it reads as letters in one byte order only.
fn detect_utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    if !bytes.contains(&0) || bytes.len() < 2 {
        return None;
    }
    let plausible = |from: fn([u8; 2]) -> u16| {
        let pairs = bytes.chunks_exact(2);
        let usual = pairs.clone().filter(|pair| is_usual(from([pair[0], pair[1]]))).count();
        (usual, pairs.len())
    };
    let (little, units) = plausible(u16::from_le_bytes);
    let (big, _) = plausible(u16::from_be_bytes);
    let (usual, found) = if big > little { (big, UTF_16BE) } else { (little, UTF_16LE) };
    (usual * 10 >= units * 9).then_some(found)
}

/// Whether a UTF-16 unit is one that newspapers are full of.
fn is_usual(unit: u16) -> bool {
    matches!(unit, 0x09 | 0x0A | 0x0D | 0x20..=0x7E | 0xA0..=0x24F | 0x370..=0x52F
        | 0x2010..=0x203B | 0x3000..=0x30FF | 0x4E00..=0x9FFF | 0xAC00..=0xD7A3 | 0xFF01..=0xFFEE)
}

fn decode_utf8(bytes: &[u8], mark: usize) -> Decoded {
    let mut map = OffsetMap::starting_at(mark);
    let mut text = String::with_capacity(bytes.len());
    let mut malformed = 0;
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        map.push_same(chunk.valid().len());
        if !chunk.invalid().is_empty() {
            text.push(char::REPLACEMENT_CHARACTER);
            map.push(char::REPLACEMENT_CHARACTER.len_utf8(), chunk.invalid().len());
            malformed += 1;
        }
    }
    Decoded { text, encoding: UTF_8.name(), malformed, map }
}

/// Decodes byte by byte, so that it is known which bytes made which character.
fn decode_other(bytes: &[u8], mark: usize, encoding: &'static Encoding) -> Decoded {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut map = OffsetMap::starting_at(mark);
    let mut text = String::with_capacity(bytes.len() * 3 / 2);
    let (mut malformed, mut taken, mut at) = (0, 0, 0);
    loop {
        let end = (at + 1).min(bytes.len());
        let mut out = [0_u8; 16];
        let last = at == bytes.len();
        let (result, read, written) =
            decoder.decode_to_utf8_without_replacement(&bytes[at..end], &mut out, last);
        at += read;
        taken += read;
        text.push_str(&String::from_utf8_lossy(&out[..written]));
        if written > 0 {
            map.push(written, std::mem::take(&mut taken));
        }
        match result {
            DecoderResult::Malformed(..) => {
                text.push(char::REPLACEMENT_CHARACTER);
                map.push(char::REPLACEMENT_CHARACTER.len_utf8(), std::mem::take(&mut taken));
                malformed += 1;
            }
            DecoderResult::InputEmpty if last => break,
            DecoderResult::InputEmpty | DecoderResult::OutputFull => {}
        }
    }
    map.push(0, taken);
    Decoded { text, encoding: name(encoding), malformed, map }
}

#[cfg(test)]
mod tests {
    use encoding_rs::{BIG5, EUC_JP, EUC_KR, SHIFT_JIS};

    use super::*;

    const ZH: &str = "河口晚报 2026年11月22日\n新渠通水，下游三县用水有了保障。守闸人老赵看了看表，\
                      比预定的时间早了二十分钟。市民纷纷表示，这条渠等了整整十年。";
    const HANT: &str = "河口晚報 2026年11月22日\n新渠通水，下游三縣用水有了保障。守閘人老趙看了看錶，\
                        比預定的時間早了二十分鐘。市民紛紛表示，這條渠等了整整十年。";
    const JA: &str = "朝の市場に新しい看板が立った。商店街の人たちは「十年ぶりだ」と喜んでいる。\n\
                      来月からは夜の市も始まるという。";
    const KO: &str = "새 도서관이 문을 열었다. 시민들은 십 년을 기다렸다고 말했다.\n다음 달부터는 밤에도 \
                      책을 읽을 수 있다.";

    fn encoded(text: &str, encoding: &'static Encoding) -> Vec<u8> {
        encoding.encode(text).0.into_owned()
    }

    fn utf16(text: &str, from: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(from).collect()
    }

    #[test]
    fn a_page_is_read_in_whatever_encoding_it_was_saved() {
        let cases = [
            (encoded(ZH, GB18030), "GB18030", ZH),
            (encoded(HANT, BIG5), "Big5", HANT),
            (encoded(JA, SHIFT_JIS), "Shift_JIS", JA),
            (encoded(JA, EUC_JP), "EUC-JP", JA),
            (encoded(KO, EUC_KR), "EUC-KR", KO),
            (encoded(JA, ISO_2022_JP), "ISO-2022-JP", JA),
            (utf16(ZH, u16::to_le_bytes), "UTF-16LE", ZH),
            (utf16(KO, u16::to_be_bytes), "UTF-16BE", KO),
            (ZH.as_bytes().to_vec(), "UTF-8", ZH),
        ];
        for (bytes, name, text) in cases {
            let decoded = decode(&bytes, None).unwrap();
            assert_eq!((decoded.encoding, decoded.malformed), (name, 0), "{text}");
            assert_eq!(decoded.text, text, "{name}");
        }
    }

    #[test]
    fn every_character_knows_its_bytes_in_the_input() {
        for (encoding, text) in [(GB18030, ZH), (BIG5, HANT), (SHIFT_JIS, JA), (EUC_KR, KO)] {
            let bytes = encoded(text, encoding);
            let decoded = decode(&bytes, Some(encoding.name())).unwrap();
            let mut end = 0;
            for (at, c) in decoded.text.char_indices() {
                let source = decoded.source(at..at + c.len_utf8());
                assert_eq!(source.start, end);
                end = source.end;
                let mut one = [0; 4];
                assert_eq!(bytes[source], *encoding.encode(c.encode_utf8(&mut one)).0);
            }
            assert_eq!(end, bytes.len());
        }
    }

    #[test]
    fn a_byte_order_mark_is_believed_and_left_out() {
        let mut bytes = vec![0xFF, 0xFE];
        bytes.extend(utf16("报", u16::to_le_bytes));
        let decoded = decode(&bytes, Some("big5")).unwrap();
        assert_eq!((decoded.text.as_str(), decoded.encoding), ("报", "UTF-16LE"));
        assert_eq!(decoded.source(0..3), 2..4);
    }

    #[test]
    fn an_old_name_of_gb18030_means_gb18030() {
        let bytes = encoded("㐂€", GB18030);
        for label in ["gb2312", "GBK", " gb18030 "] {
            assert_eq!(decode(&bytes, Some(label)).unwrap().text, "㐂€");
        }
    }

    #[test]
    fn damaged_bytes_are_counted_and_the_rest_is_read() {
        let decoded = decode("新渠\u{FFFD}".as_bytes(), None).unwrap();
        assert_eq!(decoded.malformed, 0, "a printed U+FFFD is no damage");
        let mut bytes = ZH.as_bytes().to_vec();
        bytes[1] = 0x20;
        let decoded = decode(&bytes, None).unwrap();
        assert_eq!(decoded.encoding, "UTF-8");
        assert_eq!(decoded.malformed, 2);
        assert!(decoded.text.starts_with("\u{FFFD} \u{FFFD}口晚报"));
        assert_eq!(decoded.source(4..7), 2..3);
        let cut = &encoded("新渠通", GB18030)[..5];
        let decoded = decode(cut, Some("gbk")).unwrap();
        assert_eq!((decoded.text.as_str(), decoded.malformed), ("新渠\u{FFFD}", 1));
        assert_eq!(decoded.source(6..9), 4..5);
    }

    #[test]
    fn an_unknown_encoding_is_refused_by_name() {
        assert_eq!(decode(b"x", Some("klingon")), Err(UnknownEncoding("klingon".into())));
    }

    #[test]
    fn any_bytes_are_read_in_any_encoding_without_losing_one() {
        let bytes: Vec<u8> = (0..4096_u32).map(|n| (n * n * 31 + n * 7 + 13) as u8).collect();
        for label in ["utf-8", "utf-16le", "gb18030", "big5", "shift_jis", "euc-kr", "iso-2022-jp"]
        {
            let decoded = decode(&bytes, Some(label)).unwrap();
            assert_eq!(decoded.source(0..decoded.text.len()), 0..bytes.len(), "{label}");
            assert!(decoded.malformed > 0, "{label}");
        }
        assert_eq!(decode(&[], None).unwrap().text, "");
    }
}
