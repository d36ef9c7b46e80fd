//! iTerm2's inline images (OSC 1337), which `WezTerm` and others take too.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::model::Raster;

/// A picture at the cursor, to fill so many columns and rows.
pub(super) fn inline(raster: &Raster, (columns, rows): (u16, u16)) -> Option<Vec<u8>> {
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, raster.width(), raster.height());
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_compression(png::Compression::Fast);
    encoder.write_header().ok()?.write_image_data(raster.bytes()).ok()?;
    let size = file.len();
    let data = STANDARD.encode(&file);
    let about = format!("size={size};width={columns};height={rows};preserveAspectRatio=0");
    Some(format!("\x1b]1337;File=inline=1;doNotMoveCursor=1;{about}:{data}\x07").into_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::picture;

    #[test]
    fn the_terminal_gets_a_file_with_the_same_pixels() {
        let raster = Raster::new(2, vec![1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]).unwrap();
        let sent = String::from_utf8(inline(&raster, (8, 2)).unwrap()).unwrap();
        let (about, data) = sent.strip_suffix('\x07').unwrap().split_once(':').unwrap();
        assert!(about.contains(";width=8;height=2;"), "{about}");
        assert_eq!(picture::read(&STANDARD.decode(data).unwrap(), (2, 2)), Ok(raster));
    }
}
