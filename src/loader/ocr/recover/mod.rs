//! The recovery: which texts of a page are one article, in which order, and
//! which display line heads them.
//!
//! `texts` looks at the blocks; `measure`, `bridge` and `topic` find what
//! ties them together, with the help of `counts`; `links`, `chains`, `heads`
//! and `joins` say what is seen of a pair, `features` how much that weighs;
//! `choice` lets every text choose its neighbours and matches the choices.
//! All of it is arithmetic on the page: the same page gives the same
//! articles, everywhere.

mod bridge;
mod chains;
mod choice;
mod counts;
mod display;
mod features;
mod heads;
mod joins;
mod links;
mod measure;
mod texts;
mod topic;
#[cfg(feature = "training")]
pub mod training;

use super::units::Unit;
use chains::{Strand, Strands, strands};
use choice::Choices;
use counts::{Counts, usual};
use features::{Trust, Weights, weigh};
use heads::Heads;
use links::Page;

pub(super) use heads::Body;
pub(super) use texts::{Form, Item, Sheet};

use crate::model::Lang;

/// The articles of a page as the recovery sees them.
#[derive(Debug, Default)]
pub(super) struct Recovered {
    /// The page.
    pub(super) sheet: Sheet,
    /// The texts of each article, in reading order.
    pub(super) strands: Vec<Strand>,
    /// What each display line heads, by the line's place among the items.
    pub(super) heads: Vec<(usize, Option<Body>)>,
    /// How each text that follows another does, by the text.
    pub(super) joins: Vec<Option<Joined>>,
}

/// How a text follows another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Joined {
    /// It goes on in the other's paragraph.
    pub(super) inside: bool,
    /// How sure it is that it follows, in percent.
    pub(super) percent: u8,
}

/// More texts than a page holds. Beyond it the order of the file stands, so
/// that a heap of any size is read in time that grows no faster than it.
const MOST: usize = 400;

/// Links that are likelier than this (a natural logarithm, seen from both
/// sides) make the strands of the second stage.
const SURE: f32 = -0.5;
/// The same in the second stage, for its second round.
const SURER: f32 = -0.7;

/// What the order of the units says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    /// They are in the order of the page, and display type is known by its
    /// height.
    Printed,
    /// They are in the order of the file, whatever that is.
    Unknown,
}

/// Recovers the articles of a page from its units.
pub(super) fn recover(units: &mut [Unit], lang: Lang, order: Order) -> Recovered {
    if units.len() > 4 * MOST {
        return in_order(Sheet::of(units, lang));
    }
    let weights = Weights::learned();
    if order == Order::Unknown {
        display::settle(units, lang, weights);
    }
    let sheet = Sheet::of(units, lang);
    if sheet.texts.len() > MOST {
        return in_order(sheet);
    }
    let counts = Counts::chinese();
    let mut page = Page::of(&sheet, counts, true);
    let mut read = Reading::of(&page, units, counts, weights);
    if order == Order::Printed || !read.is_of_shuffled(&sheet) {
        page.shuffled = false;
        read = Reading::of(&page, units, counts, weights);
    }
    let joins = read.joins(&page, weights);
    let heads = Heads::of(&page, &read.strands, &read.head_words);
    let chosen = heads.choose(&weights.heads);
    let heads = heads.lines.iter().copied().zip(chosen).collect();
    let strands = read.strands;
    Recovered { sheet, strands, heads, joins }
}

/// The strands of a page, with how they were found.
struct Reading {
    links: Choices,
    strands: Vec<Strand>,
    next: Vec<Option<usize>>,
    /// How likely each text follows what it follows, in the second stage.
    trust: Vec<f32>,
    head_words: Vec<topic::Words>,
}

impl Reading {
    fn of(page: &Page<'_>, units: &[Unit], counts: &Counts, weights: &Weights) -> Self {
        let spelt = |unit: usize| units[unit].piece.squeezed().chars().map(usual).collect();
        let head_words = page.head_words(spelt, counts);
        let links = page.links().choose(&weights.links);
        let mut next = links.matched(0.0);
        for (a, follower) in next.iter_mut().enumerate() {
            *follower = follower.filter(|&b| links.link(a, b) > SURE);
        }
        let mut trust = vec![f32::MIN; next.len()];
        for floor in [SURER, f32::MIN] {
            let strands = strands(&next);
            let seen = Strands::of(page, &links, &strands, &head_words).grid();
            let chosen = seen.choose(&weights.chains);
            let bonus = if floor == f32::MIN {
                std::env::var("BONUS").ok().and_then(|b| b.parse().ok()).unwrap_or(0.0)
            } else {
                0.0
            };
            for (a, b) in chosen.matched(bonus).into_iter().enumerate() {
                let Some(b) = b.filter(|&b| chosen.link(a, b) > floor) else { continue };
                let (end, start) = (strands[a][strands[a].len() - 1], strands[b][0]);
                next[end] = Some(start);
                trust[start] = chosen.link(a, b);
            }
        }
        let strands = strands(&next);
        Self { links, strands, next, trust, head_words }
    }

    /// Whether the page, read as if its blocks came in no order, shows that
    /// they do: articles that go on further up, and texts that nothing leads
    /// to. (On pages in order hardly any does; the limit parts the two kinds
    /// of pages that the weights were learned on.)
    fn is_of_shuffled(&self, sheet: &Sheet) -> bool {
        const LIMIT: f32 = 0.95;
        let back = self.next.iter().enumerate().filter(|(a, b)| b.is_some_and(|b| b < *a)).count();
        let stray = self.strands.iter().filter(|strand| sheet.is_orphan(strand[0])).count();
        let size = 1.0 + sheet.texts.len() as f32 / 60.0;
        (back as f32 + 0.5 * stray as f32) / size > LIMIT
    }

    fn joins(&self, page: &Page<'_>, weights: &Weights) -> Vec<Option<Joined>> {
        let mut joins = vec![None; self.next.len()];
        for (a, b) in self.next.iter().enumerate().filter_map(|(a, b)| Some((a, (*b)?))) {
            let inside = weigh(&page.join(a, b), &weights.joins) > 0.0;
            joins[b] = Some(Joined { inside, percent: self.percent(a, b, weights) });
        }
        joins
    }

    /// How sure a link is: calibrated so that of a hundred links marked 70
    /// about seventy are right.
    fn percent(&self, a: usize, b: usize, weights: &Weights) -> u8 {
        let odds = weigh(&self.trust_seen(a, b), &weights.trust);
        (100.0 / (1.0 + (-odds).exp())).round().clamp(1.0, 99.0) as u8
    }

    fn trust_seen(&self, a: usize, b: usize) -> features::Seen {
        let floor = |link: f32| link.max(-8.0);
        let strand = if self.trust[b] == f32::MIN { 0.0 } else { floor(self.trust[b]) };
        vec![
            (Trust::Always as u16, 1.0),
            (Trust::Link as u16, floor(self.links.link(a, b))),
            (Trust::Strand as u16, strand),
        ]
    }
}

/// The order of the file, for more than a page holds: a display line or a
/// lede begins an article.
fn in_order(sheet: Sheet) -> Recovered {
    let mut strands: Vec<Strand> = Vec::new();
    let mut heads = Vec::new();
    let (mut fresh, mut joins) = (true, vec![None; sheet.texts.len()]);
    for (place, item) in sheet.items.iter().enumerate() {
        match *item {
            Item::Head(..) => {
                fresh = true;
                heads.push((place, Some(Body::Strand(strands.len()))));
            }
            Item::Text(text) => {
                match strands.last_mut() {
                    Some(strand) if !fresh && !sheet.texts[text].lede => {
                        joins[text] = Some(Joined { inside: false, percent: 50 });
                        strand.push(text);
                    }
                    _ => strands.push(vec![text]),
                }
                fresh = false;
            }
            Item::Signature(_) => fresh = true,
            Item::Byline(_) | Item::Figure(_) | Item::Fragment(_) => {}
        }
    }
    let count = strands.len();
    for (_, body) in &mut heads {
        *body = body.filter(|body| matches!(body, Body::Strand(strand) if *strand < count));
    }
    Recovered { sheet, strands, heads, joins }
}
