//! A second look at the short pieces that may be display type or what a cut
//! column left of running text: all of them are taken for running text, and
//! the page is linked. A piece that one text leads to and that leads to
//! another is text; one that stands in the way of a better link is none.

use super::super::grammar::PieceRole;
use super::super::units::Unit;
use super::counts::NgramCounts;
use super::display::candidates;
use super::features::{Doubt, Features, Weights, weigh};
use super::links::LinkInput;
use super::notes::Notes;
use super::texts::{PageTexts, TextEnd};
use crate::model::Lang;

/// From these odds of being display type (as a natural logarithm) no link
/// makes a text of a piece.
const NO_TEXT: f32 = 5.0;

/// Links that are less likely than this are all alike.
const FLOOR: f32 = -8.0;

/// What is seen of each piece in doubt, by its index.
pub(super) fn look(
    units: &[Unit],
    lang: Lang,
    counts: &NgramCounts,
    weights: &Weights,
) -> Vec<(usize, Features)> {
    let odds = |(at, seen): (usize, Features)| (at, weigh(&seen, &weights.display));
    let doubted: Vec<(usize, f32)> = candidates(units).into_iter().map(odds).collect();
    let mut flowing = units.to_vec();
    for &(at, odds) in &doubted {
        flowing[at].role = if odds < NO_TEXT { PieceRole::Body } else { PieceRole::Display };
    }
    let sheet = PageTexts::of(&flowing, lang);
    let page = LinkInput::of(&sheet, counts, true);
    let links = page.links().choose(&weights.links);
    let next = links.matched();
    let of_unit = |at: usize| sheet.texts.iter().position(|text| text.units == [at]);
    let see = |(at, odds): (usize, f32)| {
        let mut notes = Notes::new();
        notes.add(Doubt::Always, 1.0);
        notes.add(Doubt::Odds, odds);
        notes.when(Doubt::Grammar, units[at].role == PieceRole::Display);
        let Some(text) = of_unit(at) else {
            notes.add(Doubt::NoText, 1.0);
            return (at, notes.seen());
        };
        let before = next.iter().position(|&follower| follower == Some(text));
        let after = next[text];
        let link = |a: usize, b: usize| links.link(a, b).max(FLOOR);
        notes.add(Doubt::First, links.first(text).max(FLOOR));
        notes.add(Doubt::Last, links.last(text).max(FLOOR));
        notes.when(Doubt::Ends, sheet.texts[text].end != TextEnd::Open);
        if let Some(before) = before {
            notes.add(Doubt::Follows, 1.0);
            notes.add(Doubt::FollowsLikely, link(before, text));
            notes.when(Doubt::FollowsOpen, sheet.texts[before].end == TextEnd::Open);
        }
        if let Some(after) = after {
            notes.add(Doubt::Leads, 1.0);
            notes.add(Doubt::LeadsLikely, link(text, after));
        }
        if let (Some(before), Some(after)) = (before, after) {
            notes.add(Doubt::Between, 1.0);
            notes.add(Doubt::BetweenLinked, link(before, after));
        }
        (at, notes.seen())
    };
    doubted.into_iter().map(see).collect()
}
