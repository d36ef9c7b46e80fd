//! What the weights are learned from: the choices of the stages on pages
//! whose articles are known. Only the tool that learns them needs this.

use std::ops::Range;

pub use super::counts::{NgramCounts, usual};
pub use super::features::Weights;

use super::chains::{Strands, TextChain, strands};
use super::choice::Grid;
use super::features::Features;
use super::heads::{HeadTarget, Heads};
use super::links::LinkInput;
use super::texts::{PageItem, PageTexts};
use super::{PageChains, SURER, sure_links, tie};
use super::{display, doubts};
use crate::model::Lang;
use crate::recovery::ocr::units::Unit;

/// A choice that was made rightly: what is seen of each option, and which of
/// them is right.
#[derive(Debug, Clone)]
pub struct Choice {
    /// Indexes of weights, with how much of each is seen, for each option.
    pub options: Vec<Vec<(u16, f32)>>,
    /// The right one.
    pub right: usize,
}

/// What is decided with weights of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    /// Whether a short piece is a display line.
    Display,
    /// The same, once it was linked as if it were text.
    Doubts,
    /// Which text goes on as which.
    Links,
    /// Which chain of texts goes on as which.
    Chains,
    /// What a display line heads.
    Heads,
    /// Whether a text goes on in the paragraph of the one before.
    Joins,
    /// How sure a link is.
    Trust,
}

impl Weights {
    /// The weights of a stage: as many as it can see things.
    #[must_use]
    pub fn of(&self, stage: Decision) -> &[f32] {
        match stage {
            Decision::Display => &self.display,
            Decision::Doubts => &self.doubts,
            Decision::Links => &self.links,
            Decision::Chains => &self.chains,
            Decision::Heads => &self.heads,
            Decision::Joins => &self.joins,
            Decision::Trust => &self.trust,
        }
    }

    /// The same with other weights of a stage.
    #[must_use]
    pub fn with(&self, stage: Decision, weights: Vec<f32>) -> Self {
        let mut all = self.clone();
        let of_stage = match stage {
            Decision::Display => &mut all.display,
            Decision::Doubts => &mut all.doubts,
            Decision::Links => &mut all.links,
            Decision::Chains => &mut all.chains,
            Decision::Heads => &mut all.heads,
            Decision::Joins => &mut all.joins,
            Decision::Trust => &mut all.trust,
        };
        *of_stage = weights;
        all
    }
}

/// What a block of a page truly is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Truth {
    /// Its article.
    pub article: usize,
    /// Its place in the article.
    pub place: usize,
    /// Whether it is running text (or a subhead in it).
    pub text: bool,
    /// Whether it is a subhead.
    pub subhead: bool,
    /// Whether it is a line in display type or running text, and not a byline
    /// or what belongs to a picture.
    pub known: bool,
    /// Whether it is kicker, headline or deck.
    pub head: bool,
}

/// A page whose articles are known.
pub struct Lesson {
    sheet: PageTexts,
    units: Vec<Unit>,
    shuffled: bool,
    /// The truth of each text.
    texts: Vec<Option<Truth>>,
    /// The truth of each unit.
    of_units: Vec<Option<Truth>>,
    /// Blocks whose paragraph goes on in the block given.
    goes_on: Vec<(usize, usize)>,
    blocks: Vec<usize>,
}

impl Lesson {
    /// A page: its text, what stands at a place of it, and which of its
    /// blocks go on in which others, blocks being counted from 0. With weights
    /// display lines are told from text by them, else by the grammar alone.
    #[must_use]
    pub fn new(
        text: &str,
        shuffled: bool,
        truth: impl Fn(usize) -> Option<Truth>,
        goes_on: Vec<(usize, usize)>,
        weights: Option<&Weights>,
    ) -> Self {
        let lang = Lang::guess(text);
        let mut units = crate::recovery::ocr::units::text_units(text, lang);
        if let Some(weights) = weights {
            display::settle(&mut units, lang, NgramCounts::chinese(), weights);
        }
        let sheet = PageTexts::of(&units, lang);
        let of_units: Vec<Option<Truth>> = units.iter().map(|unit| truth(unit.block)).collect();
        let texts = sheet.texts.iter().map(|t| of_units[t.units[0]].filter(|truth| truth.text));
        let blocks = sheet.texts.iter().map(|t| units[t.units[0]].block).collect();
        Self { texts: texts.collect(), shuffled, of_units, goes_on, blocks, sheet, units }
    }

    fn page(&self) -> LinkInput<'_> {
        LinkInput::of(&self.sheet, NgramCounts::chinese(), self.shuffled)
    }

    /// What truly follows each text.
    fn next(&self) -> Vec<Option<usize>> {
        let follows = |a: &Truth| {
            let later = self.texts.iter().enumerate().filter_map(|(b, t)| Some((b, (*t)?)));
            let later = later.filter(|(_, t)| t.article == a.article && t.place > a.place);
            later.min_by_key(|(_, t)| t.place).map(|(b, _)| b)
        };
        self.texts.iter().map(|truth| truth.as_ref().and_then(follows)).collect()
    }

    /// Which of the pieces in doubt are lines in display type.
    #[must_use]
    pub fn display(&self) -> Vec<Choice> {
        self.roles(display::candidates(&self.units))
    }

    /// The same, of pieces that were linked under `weights`.
    #[must_use]
    pub fn doubts(&self, weights: &Weights) -> Vec<Choice> {
        self.roles(doubts::look(&self.units, Lang::Zh, NgramCounts::chinese(), weights))
    }

    fn roles(&self, seen: Vec<(usize, Features)>) -> Vec<Choice> {
        let known = |(unit, seen): (usize, Features)| {
            let truth = self.of_units[unit]?;
            truth.known.then_some(Choice {
                options: vec![seen, Vec::new()],
                right: usize::from(truth.text && !truth.subhead),
            })
        };
        seen.into_iter().filter_map(known).collect()
    }

    /// The choices of the first stage.
    #[must_use]
    pub fn links(&self) -> Vec<Choice> {
        choices(&self.page().links(), &self.next())
    }

    /// The choices of the second stage, after the first one under `weights`:
    /// in its first round, and in its second under the weights as they are.
    #[must_use]
    pub fn chains(&self, weights: &Weights, second_round: bool) -> Vec<Choice> {
        let page = self.page();
        let head_words = page.head_words(|unit| self.chars(unit), NgramCounts::chinese());
        let links = page.links().choose(&weights.links);
        let mut next = sure_links(&links);
        if second_round {
            let found = strands(&next);
            let chosen =
                Strands::of(&page, &links, &found, &head_words).grid().choose(&weights.chains);
            tie(&mut next, &found, &chosen, SURER);
        }
        let found = strands(&next);
        let truth = self.next();
        let right = found.iter().map(|strand| {
            let after = truth[strand[strand.len() - 1]]?;
            found.iter().position(|other| other[0] == after)
        });
        let right: Vec<Option<usize>> = right.collect();
        choices(&Strands::of(&page, &links, &found, &head_words).grid(), &right)
    }

    /// The choices of the display lines.
    #[must_use]
    pub fn heads(&self, weights: &Weights) -> Vec<Choice> {
        let page = self.page();
        let read = PageChains::of(&page, &self.units, NgramCounts::chinese(), weights);
        let heads = Heads::of(&page, &read.strands, &read.head_words);
        let of = |line: usize| {
            let PageItem::Head(unit, _) = self.sheet.items[heads.lines[line]] else { return None };
            let truth = self.of_units[unit]?;
            let options: Vec<Features> = heads.row(line);
            let right = self.body_of(truth.article, &heads.bodies, &read.strands);
            Some(Choice { right: right.unwrap_or(options.len() - 1), options })
        };
        (0..heads.lines.len()).filter_map(of).collect()
    }

    /// The body that has most of an article.
    fn body_of(
        &self,
        article: usize,
        bodies: &[HeadTarget],
        strands: &[TextChain],
    ) -> Option<usize> {
        let texts = |strand: &TextChain| {
            let own = |&&text: &&usize| self.texts[text].is_some_and(|t| t.article == article);
            strand.iter().filter(own).map(|&text| self.sheet.texts[text].chars.len()).sum()
        };
        let pictured = |place: usize| match self.sheet.items[place] {
            PageItem::Figure(unit) => {
                usize::from(self.of_units[unit].is_some_and(|t| t.article == article))
            }
            _ => 0,
        };
        let most = (0..bodies.len()).max_by_key(|&body| match bodies[body] {
            HeadTarget::Strand(strand) => texts(&strands[strand]),
            HeadTarget::Figure(place) => pictured(place),
        })?;
        let any = match bodies[most] {
            HeadTarget::Strand(strand) => texts(&strands[strand]) > 0,
            HeadTarget::Figure(place) => pictured(place) > 0,
        };
        any.then_some(most)
    }

    /// Whether texts go on in the paragraph of those they truly follow.
    #[must_use]
    pub fn joins(&self) -> Vec<Choice> {
        let page = self.page();
        let pairs = self.next().into_iter().enumerate().filter_map(|(a, b)| Some((a, b?)));
        pairs
            .map(|(a, b)| {
                let inside = self.goes_on.contains(&(self.blocks[a], self.blocks[b]));
                Choice { options: vec![page.join(a, b), Vec::new()], right: usize::from(!inside) }
            })
            .collect()
    }

    /// Whether the links that are found are right.
    #[must_use]
    pub fn trust(&self, weights: &Weights) -> Vec<Choice> {
        let page = self.page();
        let read = PageChains::of(&page, &self.units, NgramCounts::chinese(), weights);
        let truth = self.next();
        let pairs = read.next.iter().enumerate().filter_map(|(a, b)| Some((a, (*b)?)));
        pairs
            .map(|(a, b)| Choice {
                options: vec![read.trust_seen(&page, a, b), Vec::new()],
                right: usize::from(truth[a] != Some(b)),
            })
            .collect()
    }

    /// Whether the page is taken to be shuffled, and whether it is.
    #[must_use]
    pub fn is_seen_shuffled(&self, weights: &Weights) -> (bool, bool) {
        let counts = NgramCounts::chinese();
        let page = LinkInput::of(&self.sheet, counts, true);
        let read = PageChains::of(&page, &self.units, counts, weights);
        (read.is_of_shuffled(&self.sheet), self.shuffled)
    }

    /// How many links are found and right, found and wrong, and missed: by the
    /// first stage alone, and in the end.
    #[must_use]
    pub fn right_links(&self, weights: &Weights) -> [[usize; 3]; 2] {
        let counts = NgramCounts::chinese();
        let page = self.page();
        let read = PageChains::of(&page, &self.units, counts, weights);
        let truth = self.next();
        [read.links.matched(), read.next].map(|found| {
            let pairs = || found.iter().zip(&truth);
            [
                pairs().filter(|(f, t)| f.is_some() && f == t).count(),
                pairs().filter(|(f, t)| f.is_some() && f != t).count(),
                pairs().filter(|(f, t)| t.is_some() && f != t).count(),
            ]
        })
    }

    fn chars(&self, unit: usize) -> Vec<char> {
        self.units[unit].piece.squeezed().chars().map(usual).collect()
    }
}

/// The blocks of a page, as ranges of bytes of its text.
#[must_use]
pub fn blocks(text: &str) -> Vec<Range<usize>> {
    crate::recovery::ocr::glyph::blocks(text)
}

/// The choices in a grid: of each what follows it, and what it follows.
fn choices(grid: &Grid<'_>, next: &[Option<usize>]) -> Vec<Choice> {
    let n = grid.size();
    let mut before = vec![None; n];
    for (a, b) in next.iter().enumerate() {
        if let Some(b) = *b {
            before[b] = Some(a);
        }
    }
    let mut choices = Vec::with_capacity(2 * n);
    for a in 0..n {
        let after: Vec<usize> = (0..=n).filter(|&b| grid.allows(a, b)).collect();
        let wanted = next[a].unwrap_or(n);
        choices.extend(after.iter().position(|&b| b == wanted).map(|right| Choice {
            options: after.iter().map(|&b| grid.at(a, b)).collect(),
            right,
        }));
        let ahead: Vec<usize> = (0..=n).filter(|&b| grid.allows(b, a)).collect();
        let wanted = before[a].unwrap_or(n);
        choices.extend(ahead.iter().position(|&b| b == wanted).map(|right| Choice {
            options: ahead.iter().map(|&b| grid.at(b, a)).collect(),
            right,
        }));
    }
    choices
}
