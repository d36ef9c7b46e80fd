//! Bytes to pixels.

use std::io::Cursor;
use std::panic::catch_unwind;

use zune_jpeg::zune_core::bytestream::ZCursor;
use zune_jpeg::zune_core::colorspace::ColorSpace;
use zune_jpeg::zune_core::options::DecoderOptions;

use super::header::{PictureFormat, look, turn};
use super::{PictureError, scale, within};
use crate::model::Raster;

/// What a decoder may hold besides the pixels, in bytes.
const WORK: usize = 320 << 20;

/// Decodes a picture, lays it upright and scales it to fit within `most`
/// pixels across and down; it is never enlarged. Takes about four bytes for
/// each of its pixels, at most [`super::MOST_PIXELS`] of them. A decoder that
/// panics has met a damaged picture.
///
/// # Errors
/// As [`super::size`]; [`PictureError::Damaged`].
pub fn read(bytes: &[u8], most: (u32, u32)) -> Result<Raster, PictureError> {
    let (kind, size) = look(bytes)?;
    let turn = turn(kind, bytes);
    let decoded = catch_unwind(|| match kind {
        PictureFormat::Png => png(bytes, size),
        PictureFormat::Jpeg => jpeg(bytes, size),
        PictureFormat::Gif => gif(bytes, size),
        PictureFormat::WebP => webp(bytes, size),
    });
    let raster = decoded.ok().flatten().ok_or(PictureError::Damaged)?;
    // The few pixels that are left are quicker to turn than all.
    let few = within((raster.width(), raster.height()), turn.size(most));
    Ok(turn.upright(scale(&raster, few)))
}

fn png(bytes: &[u8], size: (u32, u32)) -> Option<Raster> {
    let limits = png::Limits { bytes: WORK };
    let mut decoder = png::Decoder::new_with_limits(Cursor::new(bytes), limits);
    decoder.set_transformations(png::Transformations::normalize_to_color8());
    let mut reader = decoder.read_info().ok()?;
    let mut buffer = vec![0; reader.output_buffer_size()?];
    let info = reader.next_frame(&mut buffer).ok()?;
    buffer.truncate(info.buffer_size());
    let channels = info.color_type.samples();
    on_paper(buffer, channels, size)
}

fn jpeg(bytes: &[u8], size: (u32, u32)) -> Option<Raster> {
    let options = DecoderOptions::default()
        .set_strict_mode(true)
        .set_max_width(usize::from(u16::MAX))
        .set_max_height(usize::from(u16::MAX))
        .jpeg_set_out_colorspace(ColorSpace::RGB);
    let mut decoder = zune_jpeg::JpegDecoder::new_with_options(ZCursor::new(bytes), options);
    on_paper(decoder.decode().ok()?, 3, size)
}

/// The first frame, which need not fill the screen that it is part of.
fn gif(bytes: &[u8], (width, height): (u32, u32)) -> Option<Raster> {
    let mut options = gif::DecodeOptions::new();
    options.set_color_output(gif::ColorOutput::RGBA);
    options.check_frame_consistency(true);
    let mut decoder = options.read_info(Cursor::new(bytes)).ok()?;
    let frame = decoder.read_next_frame().ok()??;
    let row = usize::from(frame.width) * 4;
    let (left, top) = (usize::from(frame.left), usize::from(frame.top));
    let mut screen = vec![0; width as usize * height as usize * 4];
    for (y, line) in frame.buffer.chunks_exact(row.max(1)).enumerate() {
        let at = ((top + y) * width as usize + left) * 4;
        screen.get_mut(at..at + row)?.copy_from_slice(line);
    }
    on_paper(screen, 4, (width, height))
}

fn webp(bytes: &[u8], size: (u32, u32)) -> Option<Raster> {
    let mut decoder = image_webp::WebPDecoder::new(Cursor::new(bytes)).ok()?;
    decoder.set_memory_limit(WORK);
    let channels = if decoder.has_alpha() { 4 } else { 3 };
    let mut buffer = vec![0; decoder.output_buffer_size()?];
    decoder.read_image(&mut buffer).ok()?;
    (decoder.dimensions() == size).then(|| on_paper(buffer, channels, size))?
}

/// Pixels of grey, grey and alpha, colour, or colour and alpha, on white.
fn on_paper(mut bytes: Vec<u8>, channels: usize, (width, height): (u32, u32)) -> Option<Raster> {
    let pixels = width as usize * height as usize;
    if bytes.len() != pixels * channels {
        return None;
    }
    let over = |value: u8, alpha: u8| {
        let (value, alpha) = (u16::from(value), u16::from(alpha));
        ((value * alpha + 255 * (255 - alpha) + 127) / 255) as u8
    };
    match channels {
        3 => {}
        4 => {
            // In place: each pixel moves towards the beginning.
            for pixel in 0..pixels {
                let alpha = bytes[pixel * 4 + 3];
                for channel in 0..3 {
                    bytes[pixel * 3 + channel] = over(bytes[pixel * 4 + channel], alpha);
                }
            }
            bytes.truncate(pixels * 3);
        }
        1 | 2 => {
            let alpha = |pixel: &[u8]| pixel.get(1).copied().unwrap_or(255);
            let grey = bytes.chunks_exact(channels);
            bytes = grey.flat_map(|pixel| [over(pixel[0], alpha(pixel)); 3]).collect();
        }
        _ => return None,
    }
    Raster::new(width, bytes)
}

#[cfg(test)]
mod tests {
    use base64::Engine as _;
    use base64::engine::general_purpose::STANDARD;

    use proptest::prelude::*;

    use super::super::size;
    use super::*;

    const WHOLE: (u32, u32) = (u32::MAX, u32::MAX);

    /// A PNG of one row in the given colour type.
    fn encoded(colour: png::ColorType, width: u32, pixels: &[u8]) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, width, 1);
        encoder.set_color(colour);
        encoder.write_header().unwrap().write_image_data(pixels).unwrap();
        bytes
    }

    #[test]
    fn what_is_transparent_stands_on_white() {
        let png = encoded(png::ColorType::Rgba, 2, &[200, 0, 0, 255, 0, 0, 0, 0]);
        assert_eq!(read(&png, WHOLE).unwrap().bytes(), [200, 0, 0, 255, 255, 255]);
        let grey = encoded(png::ColorType::GrayscaleAlpha, 2, &[40, 255, 0, 128]);
        assert_eq!(read(&grey, WHOLE).unwrap().bytes(), [40, 40, 40, 127, 127, 127]);
    }

    #[test]
    fn the_first_frame_of_a_gif_is_laid_where_it_belongs() {
        let mut bytes = Vec::new();
        let mut encoder = gif::Encoder::new(&mut bytes, 2, 2, &[9, 8, 7]).unwrap();
        let frame = gif::Frame { left: 1, top: 1, width: 1, height: 1, ..gif::Frame::default() };
        encoder.write_frame(&gif::Frame { buffer: vec![0].into(), ..frame }).unwrap();
        drop(encoder);
        let raster = read(&bytes, WHOLE).unwrap();
        assert_eq!(raster.pixel(1, 1), [9, 8, 7]);
        assert_eq!(raster.pixel(0, 0), [255; 3]);
    }

    /// A JPEG of 16 by 16 pixels, dark at the left and light at the right.
    const JPEG: &str = "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAA0JCgsKCA0LCgsODg0PEyAVExISEyccHhcgLik\
        xMC4pLSwzOko+MzZGNywtQFdBRkxOUlNSMj5aYVpQYEpRUk//wAALCAAQABABAREA/8QAFQABAQAAAAAAAAAAAA\
        AAAAAABwb/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/9oACAEBAAA/AIkxB0xP/9k=";

    /// [`JPEG`] with a note that the camera was held a quarter to the left.
    fn held_sideways() -> Vec<u8> {
        let tiff = b"II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0";
        let jpeg = STANDARD.decode(JPEG).unwrap();
        let length = (tiff.len() as u16 + 8).to_be_bytes();
        [&jpeg[..2], b"\xFF\xE1", &length, b"Exif\0\0", tiff, &jpeg[2..]].concat()
    }

    #[test]
    fn a_photograph_taken_sideways_stands_upright() {
        let upright = read(&held_sideways(), WHOLE).unwrap();
        assert!(near(upright.pixel(8, 2), [40; 3]), "what was left is above");
        assert!(near(upright.pixel(8, 13), [200; 3]));
    }

    #[test]
    fn the_size_that_is_told_is_the_size_that_comes() {
        let wide = encoded(png::ColorType::Rgb, 64, &[7; 192]);
        assert_eq!(size(&wide).unwrap(), (64, 1));
        let read = |most| read(&wide, most).map(|raster| (raster.width(), raster.height()));
        assert_eq!(read((16, 16)), Ok((16, 1)));
        assert_eq!(read(WHOLE), Ok((64, 1)));
        // 32 by 16 stored, and held upright.
        let mut frame = held_sideways();
        let at = frame.windows(4).position(|w| w == b"\xFF\xC0\0\x0B").unwrap();
        frame[at + 7..at + 9].copy_from_slice(&[0, 32]);
        assert_eq!(size(&frame), Ok((16, 32)));
    }

    /// A lossless and a lossy WebP of 16 by 16 pixels, all red.
    const WEBP: [&str; 2] = [
        "UklGRh4AAABXRUJQVlA4TBEAAAAvD8ADAAdQjyLXo/+BiOh/AAA=",
        "UklGRjYAAABXRUJQVlA4ICoAAACQAQCdASoQABAAAsBMJaACdLoAA5gA/u2QP4hd7G2//PTP62/j/xkAAAA=",
    ];

    fn near(found: [u8; 3], wanted: [u8; 3]) -> bool {
        found.iter().zip(wanted).all(|(found, wanted)| found.abs_diff(wanted) < 12)
    }

    #[test]
    fn photographs_have_the_colours_they_were_made_with() {
        let bytes = |text: &str| STANDARD.decode(text).unwrap();
        let jpeg = read(&bytes(JPEG), WHOLE).unwrap();
        assert!(near(jpeg.pixel(2, 8), [40; 3]), "{:?}", jpeg.pixel(2, 8));
        assert!(near(jpeg.pixel(13, 8), [200; 3]), "{:?}", jpeg.pixel(13, 8));
        for text in WEBP {
            let webp = read(&bytes(text), WHOLE).unwrap();
            assert_eq!((webp.width(), webp.height()), (16, 16));
            assert!(near(webp.pixel(8, 8), [200, 30, 30]), "{:?}", webp.pixel(8, 8));
        }
    }

    proptest! {
        #[test]
        fn damaged_bytes_give_a_picture_or_an_error(
            which in 0usize..4,
            places in prop::collection::vec((0usize..400, any::<u8>()), 1..4),
        ) {
            let mut bytes = match which {
                0 => encoded(png::ColorType::Rgb, 16, &[7; 48]),
                1 => STANDARD.decode(JPEG).unwrap(),
                _ => STANDARD.decode(WEBP[which - 2]).unwrap(),
            };
            for (at, byte) in places {
                let at = at % bytes.len();
                bytes[at] = byte;
            }
            if size(&bytes).is_ok_and(|(w, h)| w * h < 1 << 20) {
                let _ = read(&bytes, WHOLE);
            }
        }
    }

    #[test]
    fn a_picture_cut_short_anywhere_is_refused_and_never_a_panic() {
        let png = encoded(png::ColorType::Rgb, 3, &[7; 9]);
        for end in 0..png.len() - 12 {
            assert!(read(&png[..end], WHOLE).is_err(), "{end}");
        }
        let jpeg =
            b"\xFF\xD8\xFF\xC0\0\x0B\x08\0\x10\0\x10\x01\x01\x11\0\xFF\xDA\0\x08\x01\x01\0\0\x3F\0";
        let webp = b"RIFF\x40\0\0\0WEBPVP8L\x10\0\0\0\x2F\x03\0\0\0abc";
        for bytes in [&jpeg[..], webp, b"GIF89a\x02\0\x02\0\0\0\0,\0\0"] {
            assert_eq!(read(bytes, WHOLE), Err(PictureError::Damaged));
        }
    }
}
