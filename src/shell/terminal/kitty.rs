//! The kitty graphics protocol: a picture is given once, under a number; parts
//! of it are placed at the cursor and stay until they are lifted.

use std::fmt::Write as _;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::model::Raster;

/// The most of base64 that one sequence may carry.
const PIECE: usize = 4096;

/// Gives the terminal a picture. It answers nothing.
pub(super) fn transmit(number: u32, raster: &Raster) -> String {
    let data = STANDARD.encode(raster.bytes());
    let (width, height) = (raster.width(), raster.height());
    let mut out = String::with_capacity(data.len() + data.len() / PIECE * 16 + 128);
    let mut control = format!("a=t,q=2,f=24,t=d,i={number},s={width},v={height},");
    let mut rest = data.as_str();
    while !rest.is_empty() {
        let (piece, left) = rest.split_at(rest.len().min(PIECE));
        let more = u8::from(!left.is_empty());
        let _ = write!(out, "\x1b_G{control}m={more};{piece}\x1b\\");
        "q=2,".clone_into(&mut control);
        rest = left;
    }
    out
}

/// Places some rows of pixels, from and how many, of a picture at the cursor,
/// to fill so many columns and rows. The cursor stays.
pub(super) fn place(
    (number, placement): (u32, u32),
    (columns, rows): (u16, u16),
    (from, count): (u32, u32),
) -> String {
    format!(
        "\x1b_Ga=p,q=2,C=1,i={number},p={placement},c={columns},r={rows},y={from},h={count}\x1b\\"
    )
}

/// Makes a picture ready to be drawn over text that stands for it, in so many
/// columns and rows.
pub(super) fn place_by_signs(number: u32, (columns, rows): (u16, u16)) -> String {
    format!("\x1b_Ga=p,U=1,q=2,i={number},c={columns},r={rows}\x1b\\")
}

/// Lifts all that is placed of a picture.
pub(super) fn unplace(number: u32) -> String {
    format!("\x1b_Ga=d,d=i,q=2,i={number}\x1b\\")
}

/// Has the terminal forget a picture.
pub(super) fn withdraw(number: u32) -> String {
    format!("\x1b_Ga=d,d=I,q=2,i={number}\x1b\\")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_sent_in_pieces_and_only_the_last_says_that_it_is() {
        let raster = Raster::new(64, vec![7; 64 * 32 * 3]).unwrap();
        let sent = transmit(9, &raster);
        let pieces: Vec<_> = sent.split_inclusive("\x1b\\").collect();
        assert_eq!(pieces.len(), 2, "8192 bytes of base64");
        assert!(pieces[0].starts_with("\x1b_Ga=t,q=2,f=24,t=d,i=9,s=64,v=32,m=1;"));
        assert!(pieces[1].starts_with("\x1b_Gq=2,m=0;"));
        let data: String = pieces
            .iter()
            .filter_map(|piece| piece.strip_suffix("\x1b\\")?.split_once(';'))
            .map(|(_, data)| data)
            .collect();
        assert_eq!(STANDARD.decode(data).unwrap(), raster.bytes());
    }
}
