//! The recovery: which texts of a page are one article, in which order, and
//! which display line heads them.
//!
//! `texts` looks at the blocks; `bridge` and `topic` find what
//! ties them together, with the help of `counts`; `links`, `chains`, `heads`
//! and `joins` say what is seen of a pair, `features` how much that weighs;
//! `choice` lets every text choose its neighbours and matches the choices;
//! `tails` looks once more at what was matched.
//! All of it is arithmetic on the page: the same page gives the same
//! articles, everywhere.

// Counts are far below what a float holds exactly, weights are no exact science,
// and ranks of one are compared as they were made. What a text shows is a list of
// yes and no.
#![allow(
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    clippy::float_cmp,
    clippy::needless_for_each,
    clippy::struct_excessive_bools
)]

mod bridge;
mod chains;
mod choice;
mod counts;
mod display;
mod doubts;
mod downwards;
mod features;
mod heads;
mod joins;
mod links;
mod notes;
mod tables;
mod tails;
mod texts;
mod topic;
#[cfg(feature = "training")]
pub mod training;

use std::collections::HashMap;

use super::units::Unit;
use chains::{Strands, TextChain, strands};
use choice::Choices;
use counts::NgramCounts;
use features::{Trust, Weights, weigh};
use heads::Heads;
use links::LinkInput;
use notes::Notes;
use texts::TextEnd;
use topic::WordCounts;

pub(super) use bridge::{goes_on, may_begin};
pub(super) use counts::usual;
pub(super) use heads::HeadTarget;
pub(super) use texts::{HeadForm, PageItem, PageTexts};

use crate::model::Lang;

/// The articles of a page as the recovery sees them.
#[derive(Debug, Default)]
pub(super) struct Recovered {
    /// The page.
    pub(super) sheet: PageTexts,
    /// The texts of each article, in reading order.
    pub(super) strands: Vec<TextChain>,
    /// What each display line heads, by the line's place among the items.
    pub(super) heads: Vec<(usize, Option<HeadTarget>)>,
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

/// More characters than a page holds: the fullest of the samples has 8,800, a
/// broadsheet without a picture about 40,000.
const LONGEST: usize = 100_000;

/// Links that are likelier than this (a natural logarithm, seen from both
/// sides) make the strands of the second stage.
const SURE: f32 = -0.5;
/// The same in the second stage, for its second round.
const SURER: f32 = -0.7;

/// What the order of the units says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum UnitOrder {
    /// They are in the order of the page, and display type is known by its
    /// height.
    Printed,
    /// They are in the order of the file, whatever that is.
    Unknown,
}

/// A bridge that is better than this, as a natural logarithm, is hardly chance.
const SURE_BRIDGE: f32 = 3.0;

/// How likely a text follows the one before under its head, as a natural
/// logarithm.
const SURE_SETTING: f32 = -0.1;

/// A report and a story signed by another are one article only if their link is
/// likelier than this. (Half of the samples: 0.90 and 0.95 give as much or less.)
const SURE_OF_ONE: f32 = -0.02;

/// Recovers the articles of a page from its units.
pub(super) fn recover(units: &mut [Unit], lang: Lang, order: UnitOrder) -> Recovered {
    let length: usize = units.iter().map(|unit| unit.piece.glyphs.len()).sum();
    if units.len() > 4 * MOST || length > LONGEST {
        return downwards::read(PageTexts::of(units, lang), units);
    }
    let (weights, counts) = (Weights::learned(), NgramCounts::chinese());
    if order == UnitOrder::Unknown {
        display::settle(units, lang, counts, weights);
    }
    let mut sheet = PageTexts::of(units, lang);
    // The weights were learned on Chinese pages, where headlines stray.
    sheet.headed_begin = order == UnitOrder::Printed || lang != Lang::Zh;
    let latin = lang == Lang::En && order == UnitOrder::Unknown;
    if latin || sheet.texts.len() > MOST {
        return downwards::read(sheet, units);
    }
    let mut page = LinkInput::of(&sheet, counts, true);
    let mut read = PageChains::of(&page, units, counts, weights);
    if order == UnitOrder::Printed || !read.is_of_shuffled(&sheet) {
        page.shuffled = false;
        read = PageChains::of(&page, units, counts, weights);
    }
    if order == UnitOrder::Unknown {
        read.move_tails(&page);
    }
    let owners = sheet.owners(units);
    read.follow_setting(&sheet, &owners, lang);
    let joins = read.joins(&page, weights, order);
    let heads = Heads::of(&page, &read.strands, &read.head_words);
    let chosen = heads.choose(&weights.heads);
    // On a page in order a line heads what begins under it.
    let under = |place| {
        let begins = || heads.begins_under(place).filter(|_| order == UnitOrder::Printed);
        heads.owns(place, units, &owners).or_else(begins)
    };
    let lines = heads.lines.iter().copied().zip(chosen);
    let heads = lines.map(|(place, chosen)| (place, under(place).or(chosen))).collect();
    let strands = read.strands;
    Recovered { sheet, strands, heads, joins }
}

/// The links that make the strands of the second stage.
fn sure_links(links: &Choices) -> Vec<Option<usize>> {
    let mut next = links.matched();
    for (a, follower) in next.iter_mut().enumerate() {
        *follower = follower.filter(|&b| links.link(a, b) > SURE);
    }
    next
}

/// Ties strands end to start where that is likelier than `floor`; gives the
/// texts that follow another now, and how likely each does.
fn tie(
    next: &mut [Option<usize>],
    strands: &[TextChain],
    chosen: &Choices,
    floor: f32,
) -> Vec<(usize, f32)> {
    let mut tied = Vec::new();
    for (a, b) in chosen.matched().into_iter().enumerate() {
        let Some(b) = b.filter(|&b| chosen.link(a, b) > floor) else { continue };
        let (end, start) = (strands[a][strands[a].len() - 1], strands[b][0]);
        next[end] = Some(start);
        tied.push((start, chosen.link(a, b)));
    }
    tied
}

/// The strands of a page, with how they were found.
struct PageChains {
    links: Choices,
    strands: Vec<TextChain>,
    next: Vec<Option<usize>>,
    /// How likely each text follows what it follows, in the second stage.
    trust: Vec<f32>,
    head_words: Vec<WordCounts>,
}

impl PageChains {
    fn of(page: &LinkInput<'_>, units: &[Unit], counts: &NgramCounts, weights: &Weights) -> Self {
        let spelt = |unit: usize| units[unit].piece.squeezed().chars().map(usual).collect();
        let head_words = page.head_words(spelt, counts);
        let links = page.links().choose(&weights.links);
        let mut next = sure_links(&links);
        let mut trust = vec![f32::MIN; next.len()];
        for floor in [SURER, f32::MIN] {
            let strands = strands(&next);
            let seen = Strands::of(page, &links, &strands, &head_words);
            let chosen = seen.grid().choose(&weights.chains);
            for (start, likely) in tie(&mut next, &strands, &chosen, floor) {
                trust[start] = likely;
            }
        }
        let strands = strands(&next);
        let mut read = Self { links, strands, next, trust, head_words };
        if !page.shuffled {
            read.keep_subheads_inside(page.sheet);
        }
        read.part_reports(page);
        read.adopt_orphans(page, weights);
        read.part_reports(page);
        read
    }

    /// Parts a report from the story of another reporter that was linked to
    /// it, where the two are about the least that is the same; a sure link
    /// stays.
    fn part_reports(&mut self, page: &LinkInput<'_>) {
        for strand in &self.strands {
            if !page.sheet.are_two(strand, strand) {
                continue;
            }
            let topic = |texts: &[usize]| {
                WordCounts::sum(texts.iter().map(|&text| &page.words[text])).topic(|_| 1.0)
            };
            let shared = |&at: &usize| topic(&strand[..at]).shared(&topic(&strand[at..]));
            let unsure = (1..strand.len()).filter(|&at| {
                let (a, b) = (strand[at - 1], strand[at]);
                self.links.link(a, b).max(self.trust[b]) < SURE_OF_ONE
            });
            if let Some(at) = unsure.min_by(|x, y| shared(x).total_cmp(&shared(y))) {
                self.next[strand[at - 1]] = None;
            }
        }
        self.strands = strands(&self.next);
    }

    /// A heading inside an article has the same article above and below it.
    fn keep_subheads_inside(&mut self, sheet: &PageTexts) {
        for b in 1..self.next.len() {
            let under = sheet.places[b].checked_sub(1).map(|above| sheet.items[above]);
            let inside = matches!(under, Some(PageItem::Head(_, HeadForm::Subhead)));
            if !inside || sheet.is_closed(b - 1) || self.next[b - 1] == Some(b) {
                continue;
            }
            for follower in self.next.iter_mut().filter(|next| **next == Some(b)) {
                *follower = None;
            }
            self.next[b - 1] = Some(b);
            if self.leads_to(b, b - 1) {
                self.next[b - 1] = None;
            }
        }
        self.strands = strands(&self.next);
    }

    /// Every article begins somewhere: with a head, or as reports do. What
    /// begins nowhere goes on the article that it goes with best, if one is
    /// left that has no end yet.
    fn adopt_orphans(&mut self, page: &LinkInput<'_>, weights: &Weights) {
        let strands = std::mem::take(&mut self.strands);
        let seen = Strands::of(page, &self.links, &strands, &self.head_words);
        let chosen = seen.grid().choose(&weights.chains);
        let end = |strand: usize| strands[strand][strands[strand].len() - 1];
        for orphan in 0..strands.len() {
            let first = strands[orphan][0];
            // Under a head only what surely goes on elsewhere is a stray.
            let headed = !page.sheet.is_orphan(first);
            let begun = page.sheet.is_begun(first) || page.sheet.texts[first].lede;
            if begun || page.sheet.places[first] == 0 {
                continue;
            }
            let goes_on = |a: usize| {
                let begins = strands[a][0];
                let headless = page.sheet.places[begins] == 0 || page.sheet.is_orphan(begins);
                let known = headless && page.bridges.seen.at(end(a), first) >= 2.0;
                let bridged = known || page.bridges.score.at(end(a), first) > SURE_BRIDGE;
                let open = page.sheet.texts[end(a)].end == TextEnd::Open;
                open && bridged && page.bridges.start[first] < 0.0
            };
            let free = |&a: &usize| {
                let open = self.next[end(a)].is_none() && !page.sheet.is_closed(end(a));
                let fits = !headed || goes_on(a);
                let apart = page.sheet.are_two(&strands[a], &strands[orphan]);
                a != orphan && open && fits && !apart && !self.leads_to(first, end(a))
            };
            let best = (0..strands.len())
                .filter(free)
                .max_by(|&a, &b| chosen.link(a, orphan).total_cmp(&chosen.link(b, orphan)));
            if self.next.contains(&Some(first)) {
                continue;
            }
            if let Some(best) = best {
                self.next[end(best)] = Some(first);
                self.trust[first] = chosen.link(best, orphan);
            }
        }
        self.strands = self::strands(&self.next);
    }

    /// Texts that one head owns on the printed page follow each other there,
    /// and no others; a report's own beginning under a head, and what follows
    /// a signature, is left to what the words say.
    fn follow_setting(&mut self, sheet: &PageTexts, owners: &[Option<usize>], lang: Lang) {
        let mut last: HashMap<usize, usize> = HashMap::new();
        for (b, owner) in owners.iter().enumerate() {
            let Some(owner) = owner else { continue };
            let before = last.insert(*owner, b);
            let goes_on = before.filter(|&a| sheet.goes_on_under_head(a, b, lang));
            let strays = |a: usize| goes_on.is_some() || Some(a) != before;
            for (a, follower) in self.next.iter_mut().enumerate() {
                *follower = follower.filter(|&next| next != b || !strays(a));
            }
            if let Some(a) = goes_on {
                self.next[a] = Some(b);
                self.trust[b] = self.trust[b].max(SURE_SETTING);
            }
        }
        self.strands = strands(&self.next);
    }

    /// Whether a text follows another, at whatever distance.
    fn leads_to(&self, from: usize, to: usize) -> bool {
        std::iter::successors(Some(from), |&text| self.next[text])
            .take(self.next.len() + 1)
            .any(|text| text == to)
    }

    /// Whether the page, read as if its blocks came in no order, shows that
    /// they do: articles that go on further up, and texts that nothing leads
    /// to. (On pages in order hardly any does; the limit parts the two kinds
    /// of pages that the weights were learned on.)
    fn is_of_shuffled(&self, sheet: &PageTexts) -> bool {
        const LIMIT: f32 = 0.95;
        const SEVERAL: usize = 2;
        let back = self.next.iter().enumerate().filter_map(|(a, b)| Some((a, (*b)?)));
        let back = back.filter(|&(a, b)| b < a && self.is_likely(a, b)).count();
        let stray = self.strands.iter().filter(|strand| sheet.is_orphan(strand[0])).count();
        let size = 1.0 + sheet.texts.len() as f32 / 60.0;
        back >= SEVERAL && (back as f32 + 0.5 * stray as f32) / size > LIMIT
    }

    /// Whether a link is rather right than wrong.
    fn is_likely(&self, a: usize, b: usize) -> bool {
        const LIKELY: f32 = -2.0;
        self.links.link(a, b).max(self.trust[b]) > LIKELY
    }

    fn joins(
        &self,
        page: &LinkInput<'_>,
        weights: &Weights,
        order: UnitOrder,
    ) -> Vec<Option<Joined>> {
        let mut joins = vec![None; self.next.len()];
        for (a, b) in self.next.iter().enumerate().filter_map(|(a, b)| Some((a, (*b)?))) {
            let is_one = weigh(&page.join(a, b), &weights.joins) > 0.0
                || page.breaks_word(a, b)
                || order == UnitOrder::Printed && page.breaks_off(a, b);
            let inside = is_one && !page.sheet.texts[a].table && !page.sheet.texts[a].listed;
            joins[b] = Some(Joined { inside, percent: self.percent(page, a, b, weights) });
        }
        joins
    }

    /// How sure a link is: calibrated so that of a hundred links marked 70
    /// about seventy are right.
    fn percent(&self, page: &LinkInput<'_>, a: usize, b: usize, weights: &Weights) -> u8 {
        let odds = weigh(&self.trust_seen(page, a, b), &weights.trust);
        (100.0 / (1.0 + (-odds).exp())).round().clamp(1.0, 99.0) as u8
    }

    /// What tells of a link that was chosen whether it is right. The odds of the
    /// stages alone are too sure at both ends: of links that they gave 18 %, on pages
    /// held back, half were right. With the chances themselves the figures are met.
    fn trust_seen(&self, page: &LinkInput<'_>, a: usize, b: usize) -> features::Features {
        // A chance of less than one in fifty tells no more for being less.
        let floor = |odds: f32| odds.max(-4.0);
        let link = floor(self.links.link(a, b));
        let strand = (self.trust[b] != f32::MIN).then(|| floor(self.trust[b]));
        let open = page.sheet.texts[a].end == TextEnd::Open;
        let mut notes = Notes::new();
        notes.add(Trust::Always, 1.0);
        notes.add(Trust::Link, link);
        notes.add(Trust::Strand, strand.unwrap_or(0.0));
        notes.add(Trust::LinkChance, link.exp());
        notes.add(Trust::StrandChance, strand.map_or(0.0, f32::exp));
        notes.when(Trust::NoStrand, strand.is_none());
        notes.when(Trust::Seen, open && page.bridges.seen.at(a, b) >= 2.0);
        notes.when(Trust::BestOfStart, open && page.bridges.margin_of_start.at(a, b) >= 0.0);
        notes.when(Trust::Open, open);
        notes.when(Trust::Adjacent, page.sheet.places[b] == page.sheet.places[a] + 1);
        notes.seen()
    }
}
