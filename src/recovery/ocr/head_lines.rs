//! Stage: the lines of a head: which is the headline, which its kicker or
//! its deck.

use super::gaps::is_letter_spaced;
use super::glyph::{Piece, is_cjk, is_hangul};
use super::grammar::{is_deck, is_kicker, is_notice};
use crate::model::HeadRole;

/// A display line of a head.
#[derive(Debug)]
pub(super) struct Display {
    pub(super) piece: Piece,
    /// It is the number of a series.
    pub(super) is_number: bool,
    /// How large it is printed, in heights of running text, if known.
    pub(super) letter: Option<f32>,
}

/// Gives display lines that stand together their roles, in printed order. The
/// headline is what is printed largest; where that says nothing, words and
/// order tell.
pub(super) fn set_head(lines: Vec<Display>, leads: bool) -> Vec<(HeadRole, Piece)> {
    let large = largest(&lines);
    let by_size = large.contains(&false);
    let plain = |i: usize| !lines[i].is_number && !is_deck(&lines[i].piece) && large[i];
    let find =
        |is: &dyn Fn(&Piece) -> bool| (0..lines.len()).find(|&i| plain(i) && is(&lines[i].piece));
    let spaced = find(&|piece| is_letter_spaced(&piece.glyphs));
    let notice = find(&|piece| is_notice(&piece.squeezed()));
    // Han papers set the headline last, under its kicker; Latin ones first,
    // over its deck.
    let pieces = || lines.iter().map(|line| &line.piece);
    let latin = pieces().all(|l| l.glyphs.iter().all(|g| !is_cjk(g.c) && !is_hangul(g.c)));
    let mut order: Vec<usize> = (0..lines.len()).collect();
    if !latin {
        order.reverse();
    }
    let free = order.into_iter().find(|&i| plain(i) && (by_size || !is_kicker(&lines[i].piece)));
    let any = (0..lines.len()).rev().find(|&i| plain(i) && leads);
    let headline = notice.or(spaced).or(free).or(any);
    let length = |piece: &Piece| piece.squeezed().chars().count();
    let main = headline.map_or(0, |h| length(&lines[h].piece));
    let mut head = Vec::with_capacity(lines.len());
    for (i, Display { piece, is_number, letter }) in lines.into_iter().enumerate() {
        let under = headline.is_some_and(|h| i > h);
        // In letters smaller than those of the text, names stand.
        let small = by_size && letter.is_some_and(|letter| letter < 0.95) && length(&piece) <= 14;
        let same = by_size && large[i] && headline.is_some();
        let role = if Some(i) == headline || same && !is_number {
            HeadRole::Headline
        } else if under && small && !is_deck(&piece) {
            HeadRole::Byline
        } else if is_number || is_deck(&piece) || under {
            HeadRole::Deck
        } else if headline.is_none() || by_size || is_kicker(&piece) || length(&piece) <= main {
            HeadRole::Kicker
        } else {
            HeadRole::Headline
        };
        head.push((role, piece));
    }
    head
}

/// Which lines are printed as large as any. All of them are, where the sizes
/// are not known or nearly the same.
fn largest(lines: &[Display]) -> Vec<bool> {
    const MUCH: f32 = 1.25;
    let letters: Option<Vec<f32>> = lines.iter().map(|line| line.letter).collect();
    let letters = letters.unwrap_or_default();
    let most = letters.iter().copied().fold(0.0, f32::max);
    let told = letters.iter().any(|letter| letter * MUCH < most);
    if !told {
        return vec![true; lines.len()];
    }
    letters.iter().map(|letter| letter * MUCH >= most).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn roles(lines: &[(&str, f32)]) -> Vec<HeadRole> {
        let display = |&(text, letter): &(&str, f32)| Display {
            piece: Piece::read(text, 0..text.len()),
            is_number: false,
            letter: Some(letter),
        };
        set_head(lines.iter().map(display).collect(), true).into_iter().map(|(r, _)| r).collect()
    }

    #[test]
    fn what_is_printed_largest_is_the_headline() {
        use HeadRole::{Byline, Deck, Headline, Kicker};
        let lines = [("引水工程提前一年完工", 1.3), ("新渠通水", 2.0), ("三县用水有了保障", 1.3)];
        assert_eq!(roles(&lines), [Kicker, Headline, Deck]);
        let lines = [("新渠通水", 2.0), ("三县用水有了保障", 1.3), ("本报评论员", 0.9)];
        assert_eq!(roles(&lines), [Headline, Deck, Byline]);
        let lines = [("Town opens", 2.1), ("its canal", 2.0), ("Water for three counties", 1.3)];
        assert_eq!(roles(&lines), [Headline, Headline, Deck]);
    }

    #[test]
    fn letters_of_nearly_one_size_say_nothing() {
        use HeadRole::{Headline, Kicker};
        assert_eq!(roles(&[("水利大会召开", 1.3), ("新渠昨天通水了", 1.4)]), [Kicker, Headline]);
    }
}
