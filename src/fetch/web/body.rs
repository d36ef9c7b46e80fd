//! A document read within its limits: of what comes over the wire, and of what
//! that becomes when it is unpacked.

use std::io::{self, BufReader, Read};
use std::time::Duration;

use brotli_decompressor::Decompressor;
use flate2::bufread::{DeflateDecoder, MultiGzDecoder, ZlibDecoder};

use super::WebError;
use super::client::from_body;
use super::error::BodyFault;
use crate::model::error::Amount;

/// What is read at once; between two reads it is asked whether anybody waits.
const AT_ONCE: usize = 16 << 10;

/// Reads a document to its end. `check` is asked between reads.
///
/// # Errors
/// [`WebError::TooLarge`], [`WebError::Broken`], and what `check` and the
/// connection say.
pub(super) fn read(
    wire: impl Read,
    coding: Option<&str>,
    most: u64,
    patience: Duration,
    mut check: impl FnMut() -> Result<(), WebError>,
) -> Result<Vec<u8>, WebError> {
    let mut wire = Metered { wire, left: most };
    let packed = |wire| BufReader::with_capacity(AT_ONCE, wire);
    let mut unpacked: Box<dyn Read + '_> = match coding.map(str::trim) {
        None | Some("" | "identity") => Box::new(&mut wire),
        Some("gzip" | "x-gzip") => Box::new(MultiGzDecoder::new(packed(&mut wire))),
        Some("br") => Box::new(Decompressor::new(&mut wire, AT_ONCE)),
        Some("deflate") => {
            deflated(packed(&mut wire)).map_err(|error| from_body(error, patience))?
        }
        Some(other) => {
            let other = other.chars().take(40).collect();
            return Err(WebError::Broken(BodyFault::UnknownCoding(other)));
        }
    };
    let mut bytes = Vec::new();
    let mut end = 0;
    loop {
        check()?;
        bytes.resize(end + AT_ONCE, 0);
        match unpacked.read(&mut bytes[end..]) {
            Ok(0) => {
                bytes.truncate(end);
                return Ok(bytes);
            }
            Ok(count) => end += count,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) if is_too_much(&error) => return Err(too_large(most)),
            Err(error) => return Err(from_body(error, patience)),
        }
        if end as u64 > most {
            return Err(too_large(most));
        }
    }
}

fn too_large(most: u64) -> WebError {
    WebError::TooLarge { limit: Amount::Bytes(most) }
}

/// `deflate` means zlib's form, and is often sent without its frame
/// (RFC 9110 §8.4.1.2).
fn deflated<'a, R: io::BufRead + 'a>(wire: R) -> io::Result<Box<dyn Read + 'a>> {
    let mut wire = wire;
    let start = wire.fill_buf()?;
    let is_framed = match start {
        [a, b, ..] => a & 0x0f == 8 && (u16::from(*a) << 8 | u16::from(*b)) % 31 == 0,
        _ => false,
    };
    Ok(if is_framed {
        Box::new(ZlibDecoder::new(wire))
    } else {
        Box::new(DeflateDecoder::new(wire))
    })
}

/// What comes over the wire, counted.
struct Metered<R> {
    wire: R,
    left: u64,
}

/// More came than may.
#[derive(Debug)]
struct TooMuch;

impl std::fmt::Display for TooMuch {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("too much")
    }
}

impl std::error::Error for TooMuch {}

fn is_too_much(error: &io::Error) -> bool {
    error.get_ref().is_some_and(<dyn std::error::Error + Send + Sync>::is::<TooMuch>)
}

impl<R: Read> Read for Metered<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let count = self.wire.read(into)?;
        match self.left.checked_sub(count as u64) {
            Some(left) => self.left = left,
            None => return Err(io::Error::other(TooMuch)),
        }
        Ok(count)
    }
}
