//! Encrypted documents that open without a password (ISO 32000-2, 7.6): most
//! of those that newspapers give away only forbid that they be printed.
//!
//! The parser of objects decrypts them, and unpacks as it does. What a stream
//! unpacks to has to be known before ([`super::guard`]), so its data are put
//! into a document of their own, under the same lock and without filters, out
//! of which they come decrypted and still packed.

use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt::Write as _;

use hayro_syntax::object::{
    Array, Dict, FromBytes as _, MaybeRef, Object, ObjectIdentifier, Stream, String as Bytes,
};
use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};

use super::guard::{has_escaped, numbers_before};

/// Trailers that a document may have. Each saving adds one, and the parser
/// tries them all.
pub(super) const TRAILERS: usize = 2_000;

/// The most bytes of a dictionary or an array that tells of a lock.
const LONGEST: usize = 8 << 10;

/// Why a document stays closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Closed {
    /// It asks for a password.
    Password,
    /// Its lock is of a kind that is not read, or told in two ways.
    Kind,
}

impl From<LoadPdfError> for Closed {
    fn from(error: LoadPdfError) -> Self {
        match error {
            LoadPdfError::Decryption(DecryptionError::PasswordProtected) => Self::Password,
            _ => Self::Kind,
        }
    }
}

/// How a document is encrypted.
pub(super) struct Lock {
    /// The encryption dictionary, as it is written.
    dict: Vec<u8>,
    /// The first of the document's two identifiers.
    id: Vec<u8>,
}

impl Lock {
    /// The lock of a document, if it has one.
    pub(super) fn of(bytes: &[u8]) -> Result<Option<Self>, Closed> {
        let mut found: Vec<&[u8]> = Vec::new();
        for dict in lock_dicts(bytes)? {
            if !is_plain(&dict, 0) {
                return Err(Closed::Kind);
            }
            found.push(dict.data());
        }
        if has_escaped(bytes, b"Encrypt") || found.iter().any(|dict| *dict != found[0]) {
            return Err(Closed::Kind);
        }
        let Some(dict) = found.first() else { return Ok(None) };
        Ok(Some(Self { dict: dict.to_vec(), id: identifier(bytes)? }))
    }

    /// The data of streams, by the number that each is given here.
    pub(super) fn open(&self, streams: &[Locked<'_>]) -> Result<UnlockedPdf, Closed> {
        // Updates of a document use the numbers of its objects again.
        const UPDATES: usize = 32;
        let mut opened = UnlockedPdf { documents: Vec::new(), places: HashMap::new() };
        let mut uses: HashMap<ObjectIdentifier, usize> = HashMap::new();
        let mut rounds: Vec<Vec<&Locked<'_>>> = vec![Vec::new()];
        for stream in streams {
            let round = uses.entry(stream.id).and_modify(|uses| *uses += 1).or_default();
            if *round < UPDATES {
                rounds.resize_with(rounds.len().max(*round + 1), Vec::new);
                rounds[*round].push(stream);
                opened.places.insert(stream.start, (*round, stream.id));
            }
        }
        for round in rounds {
            opened.documents.push(Pdf::new(self.document(&round))?);
        }
        Ok(opened)
    }

    /// A document that has nothing but these streams.
    fn document(&self, streams: &[&Locked<'_>]) -> Vec<u8> {
        let most = streams.iter().map(|stream| stream.id.obj_number).max().unwrap_or(0);
        let root = most.saturating_add(1);
        let mut out = b"%PDF-1.7\n".to_vec();
        let mut table = format!("xref\n0 1\n{:010} 65535 f \n", 0);
        let note = |table: &mut String, at: usize, number: u32, generation: i32| {
            let _ = write!(table, "{number} 1\n{at:010} {generation:05} n \n");
        };
        for stream in streams {
            let ObjectIdentifier { obj_number, gen_number } = stream.id;
            note(&mut table, out.len(), obj_number, gen_number);
            let length = stream.data.len();
            out.extend(
                format!("{obj_number} {gen_number} obj\n<</Length {length}>>\nstream\n").bytes(),
            );
            out.extend(stream.data);
            out.extend(b"\nendstream\nendobj\n");
        }
        note(&mut table, out.len(), root, 0);
        let pages = root.saturating_add(1);
        out.extend(format!("{root} 0 obj\n<</Type/Catalog/Pages {pages} 0 R>>\nendobj\n").bytes());
        note(&mut table, out.len(), pages, 0);
        out.extend(format!("{pages} 0 obj\n<</Type/Pages/Kids[]/Count 0>>\nendobj\n").bytes());
        let (start, size) = (out.len(), pages.saturating_add(1));
        out.extend(table.bytes());
        out.extend(format!("trailer\n<</Size {size}/Root {root} 0 R/Encrypt ").bytes());
        out.extend(&self.dict);
        let id = self.id.iter().fold(String::new(), |mut id, byte| {
            let _ = write!(id, "{byte:02X}");
            id
        });
        out.extend(format!("/ID[<{id}><{id}>]>>\nstartxref\n{start}\n%%EOF\n").bytes());
        out
    }
}

/// The data of a stream, encrypted.
pub(super) struct Locked<'a> {
    pub(super) id: ObjectIdentifier,
    /// Where they begin in the file.
    pub(super) start: usize,
    pub(super) data: &'a [u8],
}

/// Streams whose data can be decrypted.
pub(super) struct UnlockedPdf {
    documents: Vec<Pdf>,
    places: HashMap<usize, (usize, ObjectIdentifier)>,
}

impl UnlockedPdf {
    /// What stands at a place of the file, decrypted and still packed.
    pub(super) fn data(&self, start: usize) -> Option<Cow<'_, [u8]>> {
        let (document, id) = self.places.get(&start)?;
        let stream = self.documents.get(*document)?.xref().get::<Stream<'_>>(*id)?;
        Some(stream.raw_data())
    }
}

/// What stands behind a name, wherever it stands.
fn named<'a>(bytes: &'a [u8], name: &'a [u8]) -> impl Iterator<Item = &'a [u8]> {
    let behind = move |at| &bytes[at + name.len()..];
    let regular = |b: &u8| !b" \t\r\n\x0c\0/<>[](){}%".contains(b);
    let rest = memchr::memmem::find_iter(bytes, name).map(behind);
    rest.filter(move |rest| !rest.first().is_some_and(regular)).map(<[u8]>::trim_ascii_start)
}

/// The dictionaries that are meant: those that follow the name, and those of
/// the objects that are referred to.
fn lock_dicts(bytes: &[u8]) -> Result<Vec<Dict<'_>>, Closed> {
    let mut found = Vec::new();
    let mut objects: HashMap<ObjectIdentifier, bool> = HashMap::new();
    for (count, rest) in named(bytes, b"/Encrypt").enumerate() {
        match rest.first() {
            _ if count >= TRAILERS => return Err(Closed::Kind),
            Some(b'<') => found.extend(short_dict(rest)?),
            Some(byte) if byte.is_ascii_digit() => {
                objects.insert(reference(rest).ok_or(Closed::Kind)?, false);
            }
            // A comment, and what only the parser takes for a space.
            Some(b'%' | 0) => return Err(Closed::Kind),
            _ => {}
        }
    }
    if objects.is_empty() {
        return Ok(found);
    }
    for at in memchr::memmem::find_iter(bytes, b"obj") {
        let known = numbers_before(&bytes[..at]).and_then(|id| objects.get_mut(&id));
        let Some(known) = known else { continue };
        if let Some(dict) = short_dict(bytes[at + 3..].trim_ascii_start())? {
            *known = true;
            found.push(dict);
        }
        if found.len() > TRAILERS {
            return Err(Closed::Kind);
        }
    }
    // One that stands nowhere may be written in a way that only the parser
    // knows.
    if objects.into_values().all(|known| known) { Ok(found) } else { Err(Closed::Kind) }
}

/// The dictionary that a text begins with, if one does.
fn short_dict(text: &[u8]) -> Result<Option<Dict<'_>>, Closed> {
    if !text.starts_with(b"<<") {
        return Ok(None);
    }
    Dict::from_bytes(&text[..text.len().min(LONGEST)]).map(Some).ok_or(Closed::Kind)
}

/// The object that a text refers to.
fn reference(text: &[u8]) -> Option<ObjectIdentifier> {
    let text = text[..text.len().min(64)].utf8_chunks().next()?.valid();
    let mut words = text.split_ascii_whitespace();
    let (number, generation) = (words.next()?.parse().ok()?, words.next()?.parse().ok()?);
    Some(ObjectIdentifier::new(number, generation))
}

/// Whether a dictionary says all by itself.
fn is_plain(dict: &Dict<'_>, depth: usize) -> bool {
    const DEEPEST: usize = 4;
    let plain = |value: MaybeRef<Object<'_>>| match value {
        MaybeRef::Ref(_) => false,
        MaybeRef::NotRef(Object::Dict(inner)) => depth < DEEPEST && is_plain(&inner, depth + 1),
        MaybeRef::NotRef(_) => true,
    };
    dict.data().len() < LONGEST && dict.entries().all(|(_, value)| plain(value))
}

/// The first identifier of a document; nothing if it has none.
fn identifier(bytes: &[u8]) -> Result<Vec<u8>, Closed> {
    let mut found: Option<Vec<u8>> = None;
    let mut count = 0;
    for rest in named(bytes, b"/ID") {
        match rest.first() {
            Some(b'[') => count += 1,
            Some(b'0'..=b'9' | b'%' | 0) => return Err(Closed::Kind),
            _ => continue,
        }
        if count > TRAILERS {
            return Err(Closed::Kind);
        }
        let array = Array::from_bytes(&rest[..rest.len().min(LONGEST)]).ok_or(Closed::Kind)?;
        let first = array.flex_iter().next::<Bytes<'_>>().ok_or(Closed::Kind)?;
        if found.as_ref().is_some_and(|found| *found != first.as_bytes()) {
            return Err(Closed::Kind);
        }
        found = Some(first.as_bytes().to_vec());
    }
    if has_escaped(bytes, b"ID") { Err(Closed::Kind) } else { Ok(found.unwrap_or_default()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DICT: &str = "<< /Filter /Standard /V 1 >>";

    fn told(text: &str) -> Result<Option<Vec<u8>>, Closed> {
        Lock::of(text.as_bytes()).map(|lock| lock.map(|lock| lock.dict))
    }

    #[test]
    fn a_lock_is_found_where_it_is_told_and_where_it_is_referred_to() {
        let dict = Ok(Some(DICT.into()));
        assert_eq!(told(&format!("trailer << /Encrypt {DICT} >>")), dict);
        for object in ["9 0 obj", "9  0\nobj", "09 0 obj"] {
            assert_eq!(told(&format!("{object} {DICT} trailer << /Encrypt 9 0 R >>")), dict);
        }
        assert_eq!(told("19 0 obj << /Length 1 >>"), Ok(None));
    }

    #[test]
    fn a_lock_that_cannot_be_found_is_of_no_known_kind() {
        for text in ["9 0 R", "9%\n0 R", "% it is\n9 0 R", "\0<< >>"] {
            let text = format!("{text} trailer << /Encrypt {text} >>");
            assert_eq!(told(&text), Err(Closed::Kind), "{text}");
        }
    }

    #[test]
    fn a_lock_is_told_no_more_often_than_trailers_are_read() {
        let lock = format!("/Encrypt {DICT} ");
        assert!(told(&lock.repeat(TRAILERS)).unwrap().is_some());
        assert_eq!(told(&lock.repeat(TRAILERS + 1)), Err(Closed::Kind));
        let objects = format!("9 0 obj {DICT} ").repeat(TRAILERS + 1);
        assert_eq!(told(&format!("{objects} /Encrypt 9 0 R ")), Err(Closed::Kind));
        let names = "/ID [<41><41>] ".repeat(TRAILERS + 1);
        assert_eq!(told(&format!("{lock} {names}")), Err(Closed::Kind));
    }

    #[test]
    fn a_lock_and_an_identifier_are_short() {
        let long = "A".repeat(LONGEST);
        assert_eq!(told(&format!("/Encrypt << /A ({long}) >> ")), Err(Closed::Kind));
        assert_eq!(told(&format!("/Encrypt 9 0 R 9 0 obj << /A ({long}) >>")), Err(Closed::Kind));
        assert_eq!(told(&format!("/Encrypt {DICT} /ID [({long})]")), Err(Closed::Kind));
        assert!(told(&format!("/Encrypt {DICT} /ID [(A)(A)] {long}")).unwrap().is_some());
    }
}
