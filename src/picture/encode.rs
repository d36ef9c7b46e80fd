//! Pixels to the bytes of a picture.

use jpeg_encoder::{ColorType, Encoder};

use crate::model::Raster;

/// A JPEG of the picture, of a quality from 1 to 100. `None` for one that is
/// larger than a JPEG can be.
#[must_use]
pub fn jpeg(raster: &Raster, quality: u8) -> Option<Vec<u8>> {
    let (width, height) = (raster.width().try_into().ok()?, raster.height().try_into().ok()?);
    let mut bytes = Vec::new();
    let encoder = Encoder::new(&mut bytes, quality);
    encoder.encode(raster.bytes(), width, height, ColorType::Rgb).ok()?;
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::picture;

    #[test]
    fn a_picture_that_was_written_is_read_back_nearly_as_it_was() {
        let grey: Vec<u8> = (0..64_u8 * 3).map(|n| n / 3 * 4).collect();
        let raster = Raster::new(8, grey.clone()).unwrap();
        let bytes = jpeg(&raster, 90).unwrap();
        let again = picture::read(&bytes, (8, 8)).unwrap();
        assert_eq!((again.width(), again.height()), (8, 8));
        let far = again.bytes().iter().zip(&grey).map(|(a, b)| a.abs_diff(*b)).max();
        assert!(far < Some(12), "{far:?}");
    }
}
