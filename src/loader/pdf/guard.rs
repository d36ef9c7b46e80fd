//! What a stream unpacks to, measured before anything is unpacked. The parser
//! of objects unpacks streams whole, so those that would fill the memory are
//! made unreadable for it first.
//!
//! Every stream of a file begins with its keyword. Where the dictionary before
//! it can't be read by itself, names filters indirectly, or packs what is
//! packed already, nobody knows the size; such a stream goes, too.

use std::collections::HashMap;

use hayro_syntax::object::{Dict, FromBytes as _, MaybeRef, Name, ObjectIdentifier};

use super::locked::{Closed, Lock, Locked};
use super::packing::{Filter, filters, has_usual_rows, is_picture, size};

/// The most bytes that one stream may unpack to.
const STREAM: usize = 32 << 20;
/// Those of a table of objects.
const TABLE: usize = 4 << 20;
/// The most bytes that all streams of objects together may unpack to.
const OBJECTS: usize = 64 << 20;
/// The most bytes that are unpacked to be measured.
const ALL: usize = 768 << 20;
/// How far before its keyword the dictionary of a stream may begin.
const DICTIONARY: usize = 8 << 10;
/// The most bytes in which dictionaries are looked for: many times those of a
/// small file.
const LOOKING: usize = 256 << 20;

/// A file without streams that can't be unpacked.
pub(super) struct Guarded {
    /// The bytes of the file.
    pub(super) bytes: Vec<u8>,
    /// How many streams were made unreadable; pictures don't count.
    pub(super) barred: usize,
}

/// Makes the streams of a file unreadable that are too large.
///
/// # Errors
/// The file is under a lock that does not open.
pub(super) fn guard(bytes: &[u8], lock: Option<&Lock>) -> Result<Guarded, Closed> {
    let opened = lock.map(|lock| lock.open(&locked(bytes))).transpose()?;
    let mut guarded = Guarded { bytes: bytes.to_vec(), barred: 0 };
    let mut left = Budget::of(bytes);
    for place in StreamKeywords::of(bytes) {
        let dictionaries = place.dictionaries(bytes, &mut left.looking);
        let measured = !dictionaries.is_empty()
            && dictionaries.iter().all(|(_, dict)| {
                // A careless parser may unpack what it has not decrypted.
                left.allows(dict, &bytes[place.data..])
                    && opened.as_ref().is_none_or(|opened| {
                        !is_packed(dict)
                            || opened.data(place.data).is_some_and(|data| left.allows(dict, &data))
                    })
            });
        if !measured {
            guarded.bytes[place.at] = b'x';
            // Without a dictionary it was no stream, only the word.
            let part = !dictionaries.iter().any(|(_, dict)| is_picture(dict) || is_about(dict));
            guarded.barred += usize::from(part && !dictionaries.is_empty());
        }
    }
    Ok(guarded)
}

/// A stream's keyword.
struct StreamKeyword {
    at: usize,
    /// Where its data begin.
    data: usize,
    /// Where they end, unless they are inside of another one's, or never do.
    end: Option<usize>,
}

impl StreamKeyword {
    /// Dictionaries that the stream may have, with the numbers of its object.
    fn dictionaries<'a>(
        &self,
        bytes: &'a [u8],
        looking: &mut usize,
    ) -> Vec<(Option<ObjectIdentifier>, Dict<'a>)> {
        match self.end {
            Some(_) => dictionaries(&bytes[..self.at], looking),
            None => Vec::new(),
        }
    }
}

/// The keywords of a file's streams, one after the other.
struct StreamKeywords<'a> {
    bytes: &'a [u8],
    words: memchr::memmem::FindIter<'a, 'static>,
    end_of_last: usize,
    /// The next end; looked for once, however many streams have none of their
    /// own.
    next_end: Option<usize>,
}

impl<'a> StreamKeywords<'a> {
    fn of(bytes: &'a [u8]) -> Self {
        let words = memchr::memmem::find_iter(bytes, b"stream");
        Self { bytes, words, end_of_last: 0, next_end: Some(0) }
    }
}

impl Iterator for StreamKeywords<'_> {
    type Item = StreamKeyword;

    fn next(&mut self) -> Option<StreamKeyword> {
        let bytes = self.bytes;
        let begins = |at: &usize| {
            !bytes[..*at].ends_with(b"end") && matches!(bytes.get(at + 6), Some(b'\r' | b'\n'))
        };
        let at = self.words.by_ref().find(begins)?;
        let data = at + 6 + usize::from(bytes[at + 6..].starts_with(b"\r\n")) + 1;
        let nested = at < self.end_of_last;
        if self.next_end.is_some_and(|end| end < data) {
            let found = bytes.get(data..).and_then(|rest| memchr::memmem::find(rest, b"endstream"));
            self.next_end = found.map(|found| data + found);
        }
        let end = self.next_end.filter(|_| !nested);
        self.end_of_last = end.unwrap_or(self.end_of_last);
        Some(StreamKeyword { at, data, end })
    }
}

/// The streams of an encrypted file whose size has to be measured.
fn locked(bytes: &[u8]) -> Vec<Locked<'_>> {
    let lengths = lengths(bytes);
    let mut left = Budget::of(bytes);
    let mut most = 2 * bytes.len() + (1 << 20);
    let mut found = Vec::new();
    for place in StreamKeywords::of(bytes) {
        let dictionaries = place.dictionaries(bytes, &mut left.looking);
        let [(Some(id), dict)] = &dictionaries[..] else { continue };
        let told = match dict.get_raw::<u32>(b"Length") {
            Some(MaybeRef::NotRef(length)) => Some(length),
            Some(MaybeRef::Ref(object)) => lengths.get(&object.into()).copied(),
            None => None,
        };
        let told =
            told.map(|length| place.data + length as usize).filter(|end| *end <= bytes.len());
        let end = place.end.max(told).unwrap_or(place.data);
        let data = &bytes[place.data..end];
        let Some(rest) = most.checked_sub(data.len() + 128).filter(|_| is_packed(dict)) else {
            continue;
        };
        most = rest;
        found.push(Locked { id: *id, start: place.data, data });
    }
    found
}

/// The objects of a file that are numbers, which lengths may refer to; of
/// those that stand there twice the larger one.
fn lengths(bytes: &[u8]) -> HashMap<ObjectIdentifier, u32> {
    const MOST: usize = 500_000;
    let mut found: HashMap<ObjectIdentifier, u32> = HashMap::new();
    for at in memchr::memmem::find_iter(bytes, b"obj") {
        let rest = bytes[at + 3..].trim_ascii_start();
        let digits = rest.iter().take(10).take_while(|byte| byte.is_ascii_digit()).count();
        let number: Option<u32> =
            std::str::from_utf8(&rest[..digits]).ok().and_then(|text| text.parse().ok());
        if let (Some(number), Some(id)) = (number, numbers_before(&bytes[..at])) {
            let known = found.entry(id).or_default();
            *known = number.max(*known);
        }
        if found.len() > MOST {
            break;
        }
    }
    found
}

/// The numbers of an object, which stand before its keyword.
pub(super) fn numbers_before(before: &[u8]) -> Option<ObjectIdentifier> {
    let window = &before[before.len().saturating_sub(32)..];
    let mut words = window.trim_ascii_end().rsplit(u8::is_ascii_whitespace);
    let generation = words.next()?;
    let number = words.find(|word| !word.is_empty())?;
    let start = number.iter().rposition(|byte| !byte.is_ascii_digit()).map_or(0, |at| at + 1);
    let read = |word: &[u8]| std::str::from_utf8(word).ok().map(str::to_owned);
    let number = read(&number[start..])?.parse().ok()?;
    Some(ObjectIdentifier::new(number, read(generation)?.parse().ok()?))
}

/// Whether the data of a stream have to be measured.
fn is_packed(dict: &Dict<'_>) -> bool {
    !matches!(filters(dict).as_deref(), Some([] | [Filter::Picture, ..] | [Filter::Hex]))
}

/// Whether a stream tells about the document, which nobody reads here.
fn is_about(dict: &Dict<'_>) -> bool {
    dict.get::<Name<'_>>(b"Type").is_some_and(|name| name.as_ref() == b"Metadata")
}

/// Whether a name stands in a file, and is spelled by the codes of its letters.
pub(super) fn has_escaped(bytes: &[u8], name: &[u8]) -> bool {
    const LONGEST: usize = 3;
    memchr::memchr_iter(b'/', bytes).any(|slash| {
        let rest = &bytes[slash + 1..];
        let rest = &rest[..rest.len().min(name.len() * LONGEST + 1)];
        let regular = |b: &&u8| !b" \t\r\n\x0c\0/<>[](){}%".contains(b);
        let length = rest.iter().take_while(regular).count();
        let written = &rest[..length];
        written.contains(&b'#') && unescaped(written) == name
    })
}

fn unescaped(name: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(name.len());
    let mut rest = name;
    while let Some((&first, after)) = rest.split_first() {
        let hex = after.get(..2).and_then(|hex| std::str::from_utf8(hex).ok());
        let escaped =
            hex.filter(|_| first == b'#').and_then(|hex| u8::from_str_radix(hex, 16).ok());
        out.push(escaped.unwrap_or(first));
        rest = if escaped.is_some() { &after[2..] } else { after };
    }
    out
}

/// The dictionaries that end where `before` does: one, unless somebody means
/// to deceive.
fn dictionaries<'a>(
    before: &'a [u8],
    looking: &mut usize,
) -> Vec<(Option<ObjectIdentifier>, Dict<'a>)> {
    let window = &before[before.len().saturating_sub(DICTIONARY)..];
    let mut found = Vec::new();
    for obj in memchr::memmem::rfind_iter(window, b"obj") {
        let text = window[obj + 3..].trim_ascii_start();
        if !text.starts_with(b"<<") {
            continue;
        }
        let dict = Dict::from_bytes(text);
        let read = dict.as_ref().map_or(text.len(), |dict| dict.data().len() + 16);
        let Some(left) = looking.checked_sub(read) else { return Vec::new() };
        *looking = left;
        let rest = |dict: &Dict<'_>| text.get(dict.data().len()..).unwrap_or_default();
        let dict = dict.filter(|dict| rest(dict).trim_ascii().is_empty());
        found.extend(dict.map(|dict| (numbers_before(&window[..obj]), dict)));
    }
    found
}

/// What may still be unpacked.
struct Budget {
    all: usize,
    objects: usize,
    looking: usize,
}

impl Budget {
    fn of(bytes: &[u8]) -> Self {
        let looking = (16 * bytes.len()).min(LOOKING) + (32 << 20);
        Self { all: ALL, objects: OBJECTS, looking }
    }

    /// Whether the data of a stream may be unpacked.
    fn allows(&mut self, dict: &Dict<'_>, data: &[u8]) -> bool {
        let Some(filters) = filters(dict).filter(|_| has_usual_rows(dict)) else { return false };
        let most = match () {
            () if dict.contains_key(b"First") => STREAM.min(self.objects),
            () if dict.contains_key(b"W") => TABLE,
            () => STREAM,
        };
        let most = most.min(self.all);
        let Some(size) = size(&filters, data, most) else {
            self.all = self.all.saturating_sub(most);
            return false;
        };
        self.all -= size;
        if dict.contains_key(b"First") {
            self.objects -= size;
        }
        true
    }
}
