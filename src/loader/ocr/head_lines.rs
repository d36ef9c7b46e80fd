//! Stage: the lines of a head: which is the headline, which its kicker or
//! its deck.

use super::gaps::is_letter_spaced;
use super::glyph::{Piece, is_cjk, is_hangul};
use super::grammar::{is_deck, is_kicker, is_notice};
use crate::model::HeadRole;

/// Gives display lines that stand together their roles, in printed order.
pub(super) fn set_head(lines: Vec<Piece>, numbers: &[bool], leads: bool) -> Vec<(HeadRole, Piece)> {
    let plain = |i: usize| !numbers[i] && !is_deck(&lines[i]);
    let spaced = (0..lines.len()).find(|&i| plain(i) && is_letter_spaced(&lines[i].glyphs));
    let notice = (0..lines.len()).find(|&i| plain(i) && is_notice(&lines[i].squeezed()));
    // Han papers set the headline last, under its kicker; Latin ones first,
    // over its deck.
    let latin = lines.iter().all(|l| l.glyphs.iter().all(|g| !is_cjk(g.c) && !is_hangul(g.c)));
    let mut order: Vec<usize> = (0..lines.len()).collect();
    if !latin {
        order.reverse();
    }
    let free = order.into_iter().find(|&i| plain(i) && !is_kicker(&lines[i]));
    let any = (0..lines.len()).rev().find(|&i| plain(i) && leads);
    let headline = notice.or(spaced).or(free).or(any);
    let length = |piece: &Piece| piece.squeezed().chars().count();
    let main = headline.map_or(0, |h| length(&lines[h]));
    let mut head = Vec::with_capacity(lines.len());
    for (i, line) in lines.into_iter().enumerate() {
        let role = if Some(i) == headline {
            HeadRole::Headline
        } else if numbers[i] || is_deck(&line) || headline.is_some_and(|h| i > h) {
            HeadRole::Deck
        } else if headline.is_none() || is_kicker(&line) || length(&line) <= main {
            HeadRole::Kicker
        } else {
            HeadRole::Headline
        };
        head.push((role, line));
    }
    head
}
