//! The places where a line may break, one by one: the rules of UAX #14 with the
//! customs of a language, before they are packed into tokens. The analysis
//! walks over these, and the tests of the Unicode Consortium are run on them.

use super::class::{Class, class_of};
use super::rules::Rules;
use super::tailoring::Tailoring;
use super::uax14::{Ahead, Machine, Verdict};
use super::{address, held};

/// A place where a line may or must end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Break {
    /// It may.
    Allowed,
    /// It must (UAX #14 LB3 to LB5).
    Mandatory,
}

/// The places in `text`, in bytes, where a line may or must end; its end is
/// always the last of them. For conformance tests and tools; layout itself
/// uses [`super::Tokens`].
pub fn opportunities(text: &str, rules: &Rules) -> impl Iterator<Item = (usize, Break)> {
    let mut reader = BreakFinder::new(text, *rules);
    let inner = text.char_indices().filter_map(move |(at, c)| match reader.read(at, c) {
        Verdict::Glued => None,
        Verdict::Allowed => Some((at, Break::Allowed)),
        Verdict::Forced => Some((at, Break::Mandatory)),
    });
    inner.chain((!text.is_empty()).then_some((text.len(), Break::Mandatory)))
}

/// Reads a text with tailored classes and judges every place.
pub(super) struct BreakFinder<'a> {
    text: &'a str,
    pub(super) tailor: Tailoring,
    pub(super) machine: Machine,
}

impl<'a> BreakFinder<'a> {
    pub(super) fn new(text: &'a str, rules: Rules) -> Self {
        Self { text, tailor: Tailoring::new(rules), machine: Machine::new() }
    }

    /// The class of `c` at byte `at`.
    pub(super) fn class(&self, at: usize, c: char) -> Class {
        self.tailor.class(self.text, at, c, self.machine.prev())
    }

    /// Judges the place before `c`, which stands at byte `at`.
    pub(super) fn read(&mut self, at: usize, c: char) -> Verdict {
        self.read_as(at, c, self.class(at, c))
    }

    /// The same, for a class already known.
    pub(super) fn read_as(&mut self, at: usize, c: char, class: Class) -> Verdict {
        let ahead = Following { text: self.text, from: at + c.len_utf8(), tailor: self.tailor };
        let (before, last) = (self.machine.prev(), self.machine.last_visible());
        let verdict = self.machine.read(class, c, &ahead);
        if verdict != Verdict::Allowed || self.tailor.is_plain() {
            return verdict;
        }
        let held = before == Class::Sp && held::holds(self.text, at)
            || last == Class::Sy && self.holds_at_solidus(at);
        if held { Verdict::Glued } else { verdict }
    }

    /// Whether the text before and after a solidus, which ends at byte `at`,
    /// stays together.
    fn holds_at_solidus(&self, at: usize) -> bool {
        let solidus = self.text[..at].trim_end().char_indices().next_back();
        let solidus = solidus.map_or(0, |(start, _)| start);
        held::is_in_unit(self.text, solidus)
            || self.tailor.keeps_after_solidus() && !address::is_address(self.text, solidus)
    }
}

/// The text after a character.
struct Following<'a> {
    text: &'a str,
    from: usize,
    tailor: Tailoring,
}

impl Ahead for Following<'_> {
    fn nth(&self, n: usize) -> Option<(Class, char)> {
        let mut prev = Class::Sot;
        let classes = self.text[self.from..].char_indices().filter_map(|(at, c)| {
            let class = if self.tailor.is_plain() {
                class_of(c)
            } else {
                self.tailor.class(self.text, self.from + at, c, prev)
            };
            // LB9: marks belong to what they follow, unless that is white
            // space or nothing.
            let attaches = matches!(class, Class::Cm | Class::Zwj)
                && !prev.is_forced()
                && !matches!(prev, Class::Sp | Class::Zw);
            if attaches {
                return None;
            }
            prev = class;
            Some((class.settled(), c))
        });
        classes.into_iter().nth(n)
    }
}
