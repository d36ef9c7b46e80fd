//! A file that was packed with gzip.

use std::io::Read as _;

use flate2::read::MultiGzDecoder;

use super::limits;
use crate::model::error::ArchiveFault;

/// Unpacks a file within the limits of an archive's.
pub(crate) fn unpack(bytes: &[u8]) -> Result<Vec<u8>, ArchiveFault> {
    // As of a zip, what is small may be packed as tightly as it likes.
    const SMALL: u64 = 1 << 20;
    let by_ratio = SMALL.max((bytes.len() as u64).saturating_mul(limits::ZIP_RATIO));
    let most = by_ratio.min(limits::FILE);
    let mut unpacked = Vec::new();
    let read = MultiGzDecoder::new(bytes).take(most + 1).read_to_end(&mut unpacked);
    read.map_err(|_| ArchiveFault::Damaged)?;
    match unpacked.len() as u64 > most {
        true if most == limits::FILE => Err(ArchiveFault::TooLarge(limits::FILE)),
        true => Err(ArchiveFault::Ratio(limits::ZIP_RATIO)),
        false => Ok(unpacked),
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::*;

    fn packed(bytes: &[u8]) -> Vec<u8> {
        let mut file = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        file.write_all(bytes).unwrap();
        file.finish().unwrap()
    }

    #[test]
    fn files_that_were_put_one_behind_the_other_are_one() {
        let both = [packed("新渠".as_bytes()), packed("通水".as_bytes())].concat();
        assert_eq!(unpack(&both).unwrap(), "新渠通水".as_bytes());
    }

    #[test]
    fn a_bomb_and_a_file_cut_short_are_refused() {
        assert_eq!(unpack(&packed(&vec![0; 8 << 20])), Err(ArchiveFault::Ratio(limits::ZIP_RATIO)));
        let sound = packed(b"text");
        assert_eq!(unpack(&sound[..sound.len() - 6]), Err(ArchiveFault::Damaged));
    }
}
