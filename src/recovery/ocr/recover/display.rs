//! Before anything is linked: which short pieces are lines in display type,
//! and which are what a cut column left of running text. The grammar of the
//! field sees the piece alone; here its neighbours are looked at as well.

use std::cell::OnceCell;
use std::collections::HashSet;

use super::super::gaps::is_letter_spaced;
use super::super::glyph::{Glyph, ends_sentence};
use super::super::grammar::{PieceRole, has_lede, is_deck, is_kicker, is_subhead};
use super::super::measure::{BlockShape, PunctuationWidth};
use super::super::split::SplitHint;
use super::super::units::Unit;
use super::MOST;
use super::bridge::{Gap, start, strings};
use super::counts::{BEGIN, END, NgramCounts, usual};
use super::doubts::look;
use super::features::{Display, Features, Weights, weigh};
use super::notes::Notes;
use super::topic::{Topic, WordCounts};
use crate::model::Lang;

/// The odds, as a natural logarithm, from which the neighbours overrule the
/// grammar: to make a line of display type of a text, and the reverse.
const SURE: f32 = 1.0;
const SURER: f32 = 2.0;
/// The same for what the file does not tell to be a head, where it tells heads:
/// a kicker without a mark, at best. (Half of the samples: 2 and 0 give less.)
const SUREST: f32 = 3.0;
/// A file that tells so many lines to be heads tells all.
const TOLD: usize = 3;

/// No longer piece is in doubt, in characters.
const LONGEST: usize = 48;

/// How far up and down the file a piece's other half is looked for, in pieces:
/// twice the blocks of the fullest page of the samples (103), so that a page is
/// looked at whole, and a longer text in time that grows as it does.
const FAR: usize = 200;

/// Gives every short piece the role that its form and its neighbours speak
/// for. Only Chinese pages are looked at: there the counts help.
pub(super) fn settle(units: &mut [Unit], lang: Lang, counts: &NgramCounts, weights: &Weights) {
    if lang != Lang::Zh {
        return;
    }
    // More blocks than a page has are not linked: there the neighbours alone are asked.
    let few = units.chunk_by(|a, b| a.block == b.block).count() <= MOST;
    let again = few && weights.doubts.iter().any(|&weight| weight != 0.0);
    let seen = if again { look(units, lang, counts, weights) } else { candidates(units) };
    let weights = if again { &weights.doubts } else { &weights.display };
    let told = units.iter().filter(|unit| unit.mark == SplitHint::Head).count() >= TOLD;
    let roles: Vec<(usize, PieceRole)> = seen
        .into_iter()
        .map(|(at, seen)| {
            let odds = weigh(&seen, weights);
            let display = match units[at].role {
                _ if told => odds > SUREST,
                PieceRole::Display => {
                    odds > -SURER || heads_report(units, at) || has_twin(units, at)
                }
                _ => odds > SURE,
            };
            (at, if display { PieceRole::Display } else { PieceRole::Body })
        })
        .collect();
    for (at, role) in roles {
        units[at].role = role;
    }
}

/// Whether a report begins right below.
fn heads_report(units: &[Unit], at: usize) -> bool {
    units.get(at + 1).is_some_and(|unit| unit.role == PieceRole::Body && has_lede(&unit.piece))
}

/// Whether another display line is built alike: as long, and half of it the
/// same. The subheads of an article are often cut to one pattern.
fn has_twin(units: &[Unit], at: usize) -> bool {
    let spelt = |unit: &Unit| -> Vec<char> { unit.piece.squeezed().chars().collect() };
    let own = spelt(&units[at]);
    let alike = |other: &Unit| {
        let other = spelt(other);
        let same = own.iter().zip(&other).filter(|(a, b)| a == b).count();
        other.len() == own.len() && other != own && same * 2 >= own.len()
    };
    own.len() > 3 && units.iter().any(|unit| unit.role == PieceRole::Display && alike(unit))
}

/// What is seen of each piece that is in doubt, by its index.
pub(super) fn candidates(units: &[Unit]) -> Vec<(usize, Features)> {
    let page = DisplayInput::of(units);
    (0..units.len()).filter(|&at| page.is_in_doubt(at)).map(|at| (at, page.look(at))).collect()
}

/// The pieces of a page, as they are looked at here.
struct DisplayInput<'a> {
    units: &'a [Unit],
    counts: &'static NgramCounts,
    marks: PunctuationWidth,
    chars: Vec<Vec<char>>,
    topics: Vec<Topic>,
    strings: HashSet<[char; 4]>,
    /// What leads to each piece best, once that was asked.
    leads: Vec<OnceCell<Leads>>,
}

/// The two best bridges that lead from open texts to a piece.
#[derive(Debug, Clone, Copy)]
struct Leads {
    from: usize,
    best: f32,
    second: f32,
}

impl<'a> DisplayInput<'a> {
    fn of(units: &'a [Unit]) -> Self {
        let counts = NgramCounts::chinese();
        let bodies = units.iter().filter(|unit| unit.role == PieceRole::Body);
        let bodies: Vec<&[Glyph]> = bodies.map(|unit| unit.piece.glyphs.as_slice()).collect();
        let marks = PunctuationWidth::fit(&bodies);
        let chars: Vec<Vec<char>> = units
            .iter()
            .map(|u| u.piece.glyphs.iter().filter(|g| !g.is_gap()).map(|g| usual(g.c)).collect())
            .collect();
        let topics =
            chars.iter().map(|chars| WordCounts::of(chars, counts).topic(|_| 1.0)).collect();
        let strings = strings(chars.iter().map(Vec::as_slice));
        let leads = vec![OnceCell::new(); units.len()];
        Self { units, counts, marks, chars, topics, strings, leads }
    }

    fn is_in_doubt(&self, at: usize) -> bool {
        let unit = &self.units[at];
        let length = self.chars[at].len();
        let short = (2..=LONGEST).contains(&length) && unit.mark == SplitHint::None;
        match unit.role {
            PieceRole::Display => short,
            PieceRole::Body => short && !self.chars[at].last().is_some_and(|&c| ends_sentence(c)),
            _ => false,
        }
    }

    /// The nearest piece above or below that is no furniture.
    fn beside(&self, at: usize, below: bool) -> Option<usize> {
        let page =
            |&i: &usize| !matches!(self.units[i].role, PieceRole::Folio(_) | PieceRole::Furniture);
        if below { (at + 1..self.units.len()).find(page) } else { (0..at).rev().find(page) }
    }

    fn is_text(&self, at: usize) -> bool {
        self.units[at].role == PieceRole::Body
    }

    fn is_open(&self, at: usize) -> bool {
        let closer = |c: char| matches!(c, '"' | '\'' | ')' | '》' | '」' | '』');
        let last = self.chars[at].iter().rev().find(|&&c| !closer(c));
        !last.is_some_and(|&c| ends_sentence(c) || matches!(c, ':' | ';'))
    }

    fn bridge(&self, from: usize, to: usize) -> f32 {
        Gap::between(&self.chars[from], &self.chars[to]).across(self.counts)
    }

    /// The texts near a piece, itself left out.
    fn texts(&self, at: usize) -> impl Iterator<Item = usize> + '_ {
        let near = at.saturating_sub(FAR)..self.units.len().min(at + FAR + 1);
        near.filter(move |&other| other != at && self.is_text(other))
    }

    /// Whether the bridge from one piece to another is no chance, and better
    /// than those from all other open texts.
    fn leads(&self, from: usize, to: usize) -> bool {
        let here = self.bridge(from, to);
        if here <= 3.0 {
            return false;
        }
        let Leads { from: first, best, second } = *self.leads[to].get_or_init(|| {
            let none = Leads { from: to, best: f32::MIN, second: f32::MIN };
            self.texts(to).filter(|&text| self.is_open(text)).fold(none, |leads, text| {
                match self.bridge(text, to) {
                    better if better > leads.best => {
                        Leads { from: text, best: better, second: leads.best }
                    }
                    other => Leads { second: leads.second.max(other), ..leads },
                }
            })
        });
        (if first == from { second } else { best }) < here
    }

    fn look(&self, at: usize) -> Features {
        let (unit, chars) = (&self.units[at], &self.chars[at]);
        let mut notes = Notes::new();
        let length = chars.len();
        let has = |marks: &str| chars.iter().any(|c| marks.contains(*c));
        notes.add(Display::Always, 1.0);
        notes.when(Display::Grammar, unit.role == PieceRole::Display);
        notes.when(Display::LetterSpaced, is_letter_spaced(&unit.piece.glyphs));
        notes.add(Display::Length, (length as f32).ln());
        notes.when(Display::Long, length > 24);
        notes.when(Display::Short, length < 6);
        notes.when(Display::Comma, has(","));
        notes.when(Display::Pause, has("、"));
        notes.when(Display::Stop, has("。;"));
        notes.when(Display::EndsWithMark, chars.last().is_some_and(|c| ",、。;:!?".contains(*c)));
        notes.when(Display::Kicker, is_kicker(&unit.piece));
        notes.when(Display::Deck, is_deck(&unit.piece));
        notes.when(Display::Subhead, is_subhead(&unit.piece));
        let lines = unit.piece.glyphs.split(|g| g.is_gap()).count();
        notes.when(Display::Gaps, lines > 1);
        let end = [BEGIN, BEGIN].into_iter().chain(chars.iter().copied()).collect::<Vec<_>>();
        let [x, y] = [end[end.len() - 2], end[end.len() - 1]];
        notes.add(Display::EndLikely, self.counts.after_two(x, y, END).clamp(-6.0, 6.0));
        notes.add(Display::StartLikely, start(chars, self.counts).clamp(-6.0, 6.0));
        self.note_neighbours(&mut notes, at);
        self.note_bridges(&mut notes, at);
        notes.seen()
    }

    fn note_neighbours(&self, notes: &mut Notes<Display>, at: usize) {
        let (above, below) = (self.beside(at, false), self.beside(at, true));
        let width = self.marks.widest(&self.units[at].piece.glyphs);
        let fills = |other: usize| {
            let column = BlockShape::of(&self.units[other].piece.glyphs, self.marks).column;
            column.is_some_and(|column| width > 7.0 && (width - column).abs() <= 1.1)
        };
        let head =
            |other: usize| matches!(self.units[other].role, PieceRole::Display | PieceRole::Number);
        notes.when(Display::OnTop, above.is_none());
        if let Some(above) = above {
            let text = self.is_text(above);
            notes.when(Display::AboveOpen, text && self.is_open(above));
            notes.when(Display::AboveClosed, text && !self.is_open(above));
            notes.when(Display::AboveHead, head(above));
            notes.when(Display::FillsAbove, text && fills(above));
            notes.add(Display::TopicAbove, self.topic(at, above));
        }
        notes.when(Display::AtBottom, below.is_none());
        if let Some(below) = below {
            let text = self.is_text(below);
            let lede = text && has_lede(&self.units[below].piece);
            notes.when(Display::BelowLede, lede);
            notes.when(Display::BelowText, text && !lede);
            notes.when(Display::BelowHead, head(below));
            notes.when(Display::BelowFigure, self.units[below].role == PieceRole::Caption);
            notes.when(Display::FillsBelow, text && fills(below));
            notes.add(Display::TopicBelow, self.topic(at, below));
        }
    }

    fn topic(&self, at: usize, other: usize) -> f32 {
        self.topics[at].shared(&self.topics[other])
    }

    fn note_bridges(&self, notes: &mut Notes<Display>, at: usize) {
        let texts = || self.texts(at);
        let into = texts().filter(|&other| self.is_open(other));
        let into = into.map(|other| self.bridge(other, at)).fold(0.0, f32::max);
        let out = texts().map(|other| self.bridge(at, other)).fold(0.0, f32::max);
        let chars = &self.chars[at];
        // A text that no paragraph begins like may be what this goes on as, if
        // no other text's end leads to it better; and the reverse.
        let inside = |other: usize| start(&self.chars[other], self.counts) < 0.0;
        let out_best = self.is_open(at) && texts().any(|t| inside(t) && self.leads(at, t));
        notes.when(Display::BestOut, out_best);
        let into_best = start(chars, self.counts) < 0.0
            && texts().any(|t| self.is_open(t) && self.leads(t, at));
        notes.when(Display::BestInto, into_best);
        let seen = |from: usize, to: usize| {
            Gap::between(&self.chars[from], &self.chars[to]).seen(&self.strings) > 2
        };
        notes.when(Display::SeenOut, texts().any(|t| seen(at, t)));
        notes.when(Display::SeenInto, texts().any(|t| self.is_open(t) && seen(t, at)));
        notes.add(Display::BridgeInto, into.min(9.0));
        notes.add(Display::BridgeOut, if self.is_open(at) { out.min(9.0) } else { 0.0 });
        if let Some(above) = self.beside(at, false).filter(|&a| self.is_text(a) && self.is_open(a))
        {
            notes.add(Display::BridgeFromAbove, self.bridge(above, at).clamp(-4.0, 8.0));
        }
        if let Some(below) = self.beside(at, true).filter(|&b| self.is_text(b)) {
            notes.add(Display::BridgeToBelow, self.bridge(at, below).clamp(-4.0, 8.0));
        }
    }
}
