//! The last line of a file that was exported: that newsprint made it, and a sum
//! of all that stands before. As long as the sum is right nobody has worked on
//! the file, and it can be made again; so it may be replaced unasked.
//!
//! Where a form has no place for a line that is not text (plain text), there
//! is no seal.

use std::io::{self, Read};

/// What stands before the sum.
const MARK: &[u8] = b"newsprint:";
/// The hexadecimal digits of the sum.
const DIGITS: usize = 16;
/// What stands after the sum at most: the ends of a comment or an object.
const AFTER: usize = 16;

/// What parts the content of an exported file from its seal, and ends it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Seal {
    /// Markdown and HTML.
    Comment,
    /// An object of JSON.
    Json,
    /// A zip: its own comment, which is counted in the last two bytes.
    Zip,
}

/// The bytes of an exported file with the seal; as they are if they do not end
/// as the form does.
#[must_use]
pub fn sealed(mut bytes: Vec<u8>, form: Seal) -> Vec<u8> {
    let (cut, before, after): (&[u8], &[u8], &[u8]) = match form {
        Seal::Comment => (b"", b"\n<!-- ", b" -->\n"),
        Seal::Json => (b"\n}\n", b",\n  \"made_by\": \"", b"\"\n}\n"),
        Seal::Zip => (&[0, 0], &[(MARK.len() + DIGITS) as u8, 0], b""),
    };
    if !bytes.ends_with(cut) {
        return bytes;
    }
    bytes.truncate(bytes.len() - cut.len());
    bytes.extend_from_slice(before);
    bytes.extend_from_slice(MARK);
    let mut sum = Sum::new();
    sum.add(&bytes);
    bytes.extend_from_slice(sum.digits().as_bytes());
    bytes.extend_from_slice(after);
    bytes
}

/// Whether newsprint made a file, and nobody has changed it since.
///
/// # Errors
/// When it cannot be read.
pub fn is_untouched(mut file: impl Read) -> io::Result<bool> {
    const LONGEST: usize = MARK.len() + DIGITS + AFTER;
    let mut sum = Sum::new();
    // The end is not counted before it is seen not to be the end.
    let (mut held, mut chunk) = (Vec::new(), vec![0; 1 << 16]);
    loop {
        let read = file.read(&mut chunk)?;
        if read == 0 {
            break;
        }
        held.extend_from_slice(&chunk[..read]);
        let sure = held.len().saturating_sub(LONGEST);
        sum.add(&held[..sure]);
        held.drain(..sure);
    }
    let Some(at) = memchr::memmem::rfind(&held, MARK) else { return Ok(false) };
    let (content, end) = held.split_at(at + MARK.len());
    sum.add(content);
    Ok(end.starts_with(sum.digits().as_bytes()))
}

/// FNV-1a (Fowler, Noll, Vo), 64 bits: it tells a change by hand or by another
/// program, and is not meant to withstand somebody who forges one.
pub(super) struct Sum(u64);

impl Sum {
    pub(super) fn new() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }

    pub(super) fn add(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    pub(super) fn digits(&self) -> String {
        format!("{:016x}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_sealed_is_known_until_it_is_changed() {
        let long = "水".repeat(50_000) + "\n}\n";
        for (text, form) in [
            ("# 河口日报\n", Seal::Comment),
            (&long, Seal::Json),
            ("{\n  \"a\": 1\n}\n", Seal::Json),
            ("PK\0\0", Seal::Zip),
        ] {
            let whole = sealed(text.as_bytes().to_vec(), form);
            assert!(is_untouched(&*whole).unwrap(), "{form:?}");
            for at in [0, whole.len() / 2, whole.len() - 25] {
                let mut changed = whole.clone();
                changed[at] ^= 1;
                assert!(!is_untouched(&*changed).unwrap(), "{form:?}, byte {at}");
            }
            assert!(!is_untouched(text.as_bytes()).unwrap());
        }
    }

    #[test]
    fn sealed_json_is_json() {
        let whole = sealed(b"{\n  \"a\": 1\n}\n".to_vec(), Seal::Json);
        let value: serde_json::Value = serde_json::from_slice(&whole).unwrap();
        assert!(value["made_by"].as_str().unwrap().starts_with("newsprint:"));
    }

    #[test]
    fn the_sum_is_the_published_one() {
        // "foobar", from the reference test vectors of FNV-1a.
        let mut sum = Sum::new();
        sum.add(b"foobar");
        assert_eq!(sum.digits(), "85944171f73967e8");
    }
}
