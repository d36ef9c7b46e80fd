//! What a picture is and how large, from its first bytes: PNG (ISO/IEC 15948
//! §11.2.2), `GIF89a` §18, JPEG (ITU-T T.81 §B.2.2), WebP (RFC 9649).

use super::upright::Turn;
use super::{MOST_PIXELS, PictureError};

/// This many of a picture's first bytes tell its size; a JPEG's frame header
/// may stand behind a profile and a smaller copy of the picture.
pub const HEADER: usize = 256 << 10;

/// The kinds of pictures that are decoded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PictureFormat {
    Png,
    Jpeg,
    Gif,
    WebP,
}

/// The width and height in pixels that a picture's header states, once it
/// stands upright. The first [`HEADER`] bytes are enough.
///
/// # Errors
/// [`PictureError::Unknown`], [`PictureError::Header`], or
/// [`PictureError::TooLarge`].
pub fn size(bytes: &[u8]) -> Result<(u32, u32), PictureError> {
    look(bytes).map(|(kind, size)| turn(kind, bytes).size(size))
}

/// What the name of a file ends with that holds such a picture.
///
/// # Errors
/// As [`size`].
pub fn ending(bytes: &[u8]) -> Result<&'static str, PictureError> {
    Ok(match look(bytes)?.0 {
        PictureFormat::Png => "png",
        PictureFormat::Jpeg => "jpg",
        PictureFormat::Gif => "gif",
        PictureFormat::WebP => "webp",
    })
}

/// How the stored pixels are to be turned.
pub(super) fn turn(kind: PictureFormat, bytes: &[u8]) -> Turn {
    if kind == PictureFormat::Jpeg { Turn::of_jpeg(bytes) } else { Turn::default() }
}

/// The kind of a picture, and the size that is stored.
pub(super) fn look(bytes: &[u8]) -> Result<(PictureFormat, (u32, u32)), PictureError> {
    let (kind, found) = match bytes {
        [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1A, b'\n', ..] => (PictureFormat::Png, png(bytes)),
        [0xFF, 0xD8, 0xFF, ..] => (PictureFormat::Jpeg, jpeg(bytes)),
        [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', ..] => (PictureFormat::Gif, gif(bytes)),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => {
            (PictureFormat::WebP, webp(bytes))
        }
        _ => return Err(PictureError::Unknown),
    };
    let (width, height) = found.filter(|(w, h)| *w > 0 && *h > 0).ok_or(PictureError::Header)?;
    if u64::from(width) * u64::from(height) > MOST_PIXELS {
        return Err(PictureError::TooLarge { width, height });
    }
    Ok((kind, (width, height)))
}

fn big(bytes: &[u8], at: usize, count: usize) -> Option<u32> {
    Some(bytes.get(at..at + count)?.iter().fold(0, |n, byte| n << 8 | u32::from(*byte)))
}

fn little(bytes: &[u8], at: usize, count: usize) -> Option<u32> {
    Some(bytes.get(at..at + count)?.iter().rev().fold(0, |n, byte| n << 8 | u32::from(*byte)))
}

fn png(bytes: &[u8]) -> Option<(u32, u32)> {
    let is_header = bytes.get(12..16)? == b"IHDR";
    is_header.then_some((big(bytes, 16, 4)?, big(bytes, 20, 4)?))
}

fn gif(bytes: &[u8]) -> Option<(u32, u32)> {
    Some((little(bytes, 6, 2)?, little(bytes, 8, 2)?))
}

fn webp(bytes: &[u8]) -> Option<(u32, u32)> {
    match bytes.get(12..16)? {
        b"VP8X" => Some((little(bytes, 24, 3)? + 1, little(bytes, 27, 3)? + 1)),
        b"VP8L" if bytes.get(20) == Some(&0x2F) => {
            let packed = little(bytes, 21, 4)?;
            Some(((packed & 0x3FFF) + 1, (packed >> 14 & 0x3FFF) + 1))
        }
        b"VP8 " if bytes.get(23..26)? == [0x9D, 0x01, 0x2A] => {
            Some((little(bytes, 26, 2)? & 0x3FFF, little(bytes, 28, 2)? & 0x3FFF))
        }
        _ => None,
    }
}

/// The segments of a JPEG before its pixels, as far as they are whole: the
/// second byte of the marker, and what is in it.
pub(super) fn segments(bytes: &[u8]) -> impl Iterator<Item = (u8, &[u8])> {
    let mut at = 2;
    std::iter::from_fn(move || {
        loop {
            if *bytes.get(at)? != 0xFF {
                return None;
            }
            match *bytes.get(at + 1)? {
                // Fill bytes before a marker.
                0xFF => at += 1,
                // Markers that stand alone.
                0x01 | 0xD0..=0xD8 => at += 2,
                // The picture itself.
                0xD9 | 0xDA => return None,
                marker => {
                    let length = big(bytes, at + 2, 2)? as usize;
                    let content = bytes.get(at + 4..)?;
                    at += 2 + length;
                    return Some((marker, &content[..length.saturating_sub(2).min(content.len())]));
                }
            }
        }
    })
}

/// From the frame header; tables share its numbers.
fn jpeg(bytes: &[u8]) -> Option<(u32, u32)> {
    let is_frame =
        |marker: u8| matches!(marker, 0xC0..=0xCF) && !matches!(marker, 0xC4 | 0xC8 | 0xCC);
    let (_, frame) = segments(bytes).find(|(marker, _)| is_frame(*marker))?;
    Some((big(frame, 3, 2)?, big(frame, 1, 2)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_read_from_the_first_bytes_of_each_kind() {
        let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\x40\0\0\0\xC8";
        assert_eq!(size(png), Ok((320, 200)));
        assert_eq!(size(b"GIF89a\x40\x01\xC8\x00\0\0\0"), Ok((320, 200)));
        let app =
            b"\xFF\xD8\xFF\xE0\0\x04ab\xFF\xFF\xC4\0\x03a\xFF\xC2\0\x0B\x08\0\xC8\x01\x40\x01";
        assert_eq!(size(app), Ok((320, 200)), "past an application's segment and a table");
        assert_eq!(size(b"RIFF\0\0\0\0WEBPVP8X\0\0\0\0\0\0\0\0\x3F\x01\0\xC7\0\0"), Ok((320, 200)));
        assert_eq!(
            size(b"RIFF\0\0\0\0WEBPVP8 \0\0\0\0abc\x9D\x01\x2A\x40\x01\xC8\0"),
            Ok((320, 200))
        );
        let packed = (0x13F_u32 | 0xC7 << 14).to_le_bytes();
        let lossless = [b"RIFF\0\0\0\0WEBPVP8L\0\0\0\0\x2F", &packed[..]].concat();
        assert_eq!(size(&lossless), Ok((320, 200)));
    }

    #[test]
    fn a_header_that_claims_too_much_or_makes_no_sense_is_refused() {
        let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\xEA\x60\0\0\xEA\x60";
        assert_eq!(size(png), Err(PictureError::TooLarge { width: 60_000, height: 60_000 }));
        assert_eq!(size(b"\x89PNG\r\n\x1a\n\0\0"), Err(PictureError::Header));
        assert_eq!(size(b"GIF89a\0\0\xC8\0\0\0"), Err(PictureError::Header), "no columns");
        assert_eq!(size(b"\xFF\xD8\xFF\xDA\0\x04"), Err(PictureError::Header));
        assert_eq!(size(b"<svg/>"), Err(PictureError::Unknown));
        assert_eq!(size(b""), Err(PictureError::Unknown));
    }
}
