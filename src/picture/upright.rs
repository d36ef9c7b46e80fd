//! Which way up a picture is. A camera stores what its sensor saw and notes in
//! the Exif part of a JPEG how it was held (JEITA CP-3451 §4.6.4, tag 0x0112;
//! the values as TIFF 6.0 defines them).

use super::header::segments;
use crate::model::Raster;

/// How the stored pixels are to be laid to stand upright.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Turn {
    /// Rows become columns; this comes first.
    rows_to_columns: bool,
    /// Each stored row is read from its end.
    from_right: bool,
    /// The stored rows are read from the last.
    from_below: bool,
}

impl Turn {
    /// By the number that Exif gives it, 1 to 8; any other means upright.
    fn of_exif(number: u16) -> Self {
        let (rows_to_columns, from_right, from_below) = match number {
            2 => (false, true, false),
            3 => (false, true, true),
            4 => (false, false, true),
            5 => (true, false, false),
            6 => (true, false, true),
            7 => (true, true, true),
            8 => (true, true, false),
            _ => (false, false, false),
        };
        Self { rows_to_columns, from_right, from_below }
    }

    /// What a JPEG says of itself.
    pub(super) fn of_jpeg(bytes: &[u8]) -> Self {
        let number = segments(bytes)
            .filter(|(marker, _)| *marker == 0xE1)
            .find_map(|(_, content)| orientation(content.strip_prefix(b"Exif\0\0")?));
        number.map_or_else(Self::default, Self::of_exif)
    }

    /// Width and height once it is upright, from those that are stored; or the
    /// other way round.
    pub(super) fn size(self, (width, height): (u32, u32)) -> (u32, u32) {
        if self.rows_to_columns { (height, width) } else { (width, height) }
    }

    /// The picture upright.
    pub(super) fn upright(self, raster: Raster) -> Raster {
        if self == Self::default() {
            return raster;
        }
        let (width, height) = self.size((raster.width(), raster.height()));
        let (last_x, last_y) = (raster.width() - 1, raster.height() - 1);
        let mut out = Vec::with_capacity(raster.bytes().len());
        for y in 0..height {
            for x in 0..width {
                let (x, y) = if self.rows_to_columns { (y, x) } else { (x, y) };
                let x = if self.from_right { last_x - x } else { x };
                let y = if self.from_below { last_y - y } else { y };
                out.extend_from_slice(&raster.pixel(x, y));
            }
        }
        Raster::new(width, out).unwrap_or(raster)
    }
}

/// The orientation that the first directory of a TIFF structure notes.
fn orientation(tiff: &[u8]) -> Option<u16> {
    const ORIENTATION: u16 = 0x0112;
    const SHORT: u16 = 3;
    const ENTRY: usize = 12;
    let big = match tiff.get(..4)? {
        b"MM\0*" => true,
        b"II*\0" => false,
        _ => return None,
    };
    let short = |at: usize| {
        let bytes = [*tiff.get(at)?, *tiff.get(at + 1)?];
        Some(if big { u16::from_be_bytes(bytes) } else { u16::from_le_bytes(bytes) })
    };
    let long = |at: usize| {
        let (one, other) = (u32::from(short(at)?), u32::from(short(at + 2)?));
        Some(if big { one << 16 | other } else { other << 16 | one })
    };
    let directory = usize::try_from(long(4)?).ok()?.checked_add(2)?;
    let entries = short(directory - 2)?;
    let mut places = (0..usize::from(entries)).map_while(|entry| {
        let at = directory.checked_add(entry * ENTRY)?;
        (at + ENTRY <= tiff.len()).then_some(at)
    });
    let place = places.find(|&at| short(at) == Some(ORIENTATION))?;
    (short(place + 2)? == SHORT).then(|| short(place + 8))?
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The beginning of a JPEG whose Exif part notes an orientation, in either
    /// order of bytes, behind another entry.
    fn held(number: u16, big: bool) -> Vec<u8> {
        let short = |n: u16| if big { n.to_be_bytes() } else { n.to_le_bytes() };
        let long = |n: u32| if big { n.to_be_bytes() } else { n.to_le_bytes() };
        let mut tiff = if big { b"MM\0*".to_vec() } else { b"II*\0".to_vec() };
        tiff.extend(long(8));
        tiff.extend(short(2));
        for (tag, value) in [(0x0100, 640), (0x0112, number)] {
            tiff.extend([short(tag), short(3)].concat());
            tiff.extend(long(1));
            tiff.extend([short(value), [0, 0]].concat());
        }
        let mut bytes = b"\xFF\xD8\xFF\xE1".to_vec();
        bytes.extend((tiff.len() as u16 + 8).to_be_bytes());
        bytes.extend(b"Exif\0\0");
        bytes.extend(tiff);
        bytes
    }

    /// Two rows of three pixels, `abc` over `def`, stored and laid upright.
    fn laid(number: u16) -> String {
        let stored = b"abcdef".iter().flat_map(|letter| [*letter; 3]).collect();
        let raster = Turn::of_exif(number).upright(Raster::new(3, stored).unwrap());
        let letters: Vec<u8> = raster.bytes().iter().step_by(3).copied().collect();
        let rows = letters.chunks(raster.width() as usize);
        rows.map(|row| String::from_utf8(row.to_vec()).unwrap()).collect::<Vec<_>>().join("/")
    }

    #[test]
    fn each_of_the_eight_ways_to_hold_a_camera_is_set_right() {
        assert_eq!(laid(1), "abc/def");
        assert_eq!(laid(2), "cba/fed", "mirrored");
        assert_eq!(laid(3), "fed/cba", "upside down");
        assert_eq!(laid(4), "def/abc");
        assert_eq!(laid(5), "ad/be/cf");
        assert_eq!(laid(6), "da/eb/fc", "a quarter to the right");
        assert_eq!(laid(7), "fc/eb/da");
        assert_eq!(laid(8), "cf/be/ad", "a quarter to the left");
        assert_eq!([laid(0), laid(9)], ["abc/def", "abc/def"], "there are no such ways");
    }

    #[test]
    fn the_way_is_found_in_either_order_of_bytes() {
        for big in [true, false] {
            assert_eq!(Turn::of_jpeg(&held(6, big)), Turn::of_exif(6));
            assert_eq!(Turn::of_jpeg(&held(1, big)), Turn::default());
        }
    }

    #[test]
    fn what_is_cut_or_makes_no_sense_is_upright() {
        let whole = held(6, true);
        for end in 0..whole.len() - 4 {
            assert_eq!(Turn::of_jpeg(&whole[..end]), Turn::default(), "{end}");
        }
        let mut far = whole.clone();
        far[16..20].fill(0xFF);
        assert_eq!(Turn::of_jpeg(&far), Turn::default(), "the directory lies outside");
    }
}
