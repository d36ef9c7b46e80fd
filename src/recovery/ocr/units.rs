//! Stage: the units of a page: pieces that are one thing each, with what
//! their own words and their neighbours tell that they are.

use super::furniture::About;
use super::gaps::is_letter_spaced;
use super::geometry::{self, Spot};
use super::glyph::{Glyph, LINE, Piece};
use super::grammar::{self, Role, fills_column, has_lede, is_notice};
use super::measure::Marks;
use super::split::{self, Mark};
use crate::model::Lang;
use crate::recovery::sheet::Sort;

/// A piece with its role.
#[derive(Debug, Clone)]
pub(super) struct Unit {
    pub(super) piece: Piece,
    pub(super) role: Role,
    pub(super) mark: Mark,
    /// The block it stands in, counted from 0.
    pub(super) block: usize,
    /// How large it is printed, in heights of running text, if known.
    pub(super) letter: Option<f32>,
}

/// The units of a page, in the order of the file, and what its furniture says
/// of the edition.
pub(super) fn units(spots: &[Spot], text: &str, lang: Lang) -> (Vec<Unit>, About) {
    let mut units = Vec::new();
    for (block, spot) in spots.iter().enumerate() {
        for part in split::split(Piece::read(text, spot.text.clone())) {
            let role = match part.mark {
                Mark::Stray => Role::Furniture,
                Mark::Byline => Role::Byline,
                Mark::Caption => Role::Caption,
                Mark::Credit => Role::Credit,
                Mark::Whole | Mark::Rest => Role::Body,
                Mark::None => {
                    let role = grammar::role(&part.piece, lang);
                    geometry::judge(role, spot, part.piece.glyphs.len())
                }
            };
            let letter = spot.place.map(|place| place.letter);
            units.push(Unit { piece: part.piece, role, mark: part.mark, block, letter });
        }
    }
    let about = About::read(&mut units);
    for unit in &mut units {
        let spot = &spots[unit.block];
        let folio = matches!(unit.role, Role::Folio(_));
        if folio && geometry::is_amid(spot) {
            unit.role = Role::Body;
        } else if !folio && spot.sort == Sort::Furniture {
            unit.role = Role::Furniture;
        }
    }
    mark_beside_date(&mut units, spots);
    let mut units = join_signatures(units);
    mark_captions(&mut units);
    read_small_lines(&mut units);
    unmask_fragments(&mut units);
    (part_paragraphs(units, spots), about)
}

/// At the head of the page the line of the date holds the number and the price
/// as well.
fn mark_beside_date(units: &mut [Unit], spots: &[Spot]) {
    const HEAD: f32 = 0.2;
    const LEVEL: f32 = 0.006;
    let top = |unit: &Unit| {
        let place = spots[unit.block].place.filter(|place| place.top < HEAD && place.lines == 1)?;
        (place.letter < 1.4).then_some(place.top)
    };
    let dated = |unit: &&Unit| matches!(&unit.role, Role::Folio(folio) if folio.weekday);
    let dates: Vec<f32> = units.iter().filter(dated).filter_map(top).collect();
    for unit in units.iter_mut().filter(|unit| matches!(unit.role, Role::Display | Role::Number)) {
        let beside =
            top(unit).is_some_and(|top| dates.iter().any(|date| (date - top).abs() < LEVEL));
        if beside {
            unit.role = Role::Furniture;
        }
    }
}

/// The name of a body, and the date under it in a block of its own, are one
/// signature.
fn join_signatures(units: Vec<Unit>) -> Vec<Unit> {
    let mut out: Vec<Unit> = Vec::with_capacity(units.len());
    for mut unit in units {
        let bare = matches!(&unit.role, Role::Folio(f) if !f.weekday && f.rest.is_empty());
        match out.last_mut() {
            Some(name)
                if bare
                    && name.role == Role::Display
                    && grammar::ends_as_body(&name.piece.squeezed()) =>
            {
                if let Some(at) = unit.piece.glyphs.first().map(|g| g.at) {
                    unit.piece.glyphs.insert(0, Glyph { c: LINE, at });
                }
                name.piece.join(unit.piece);
                name.role = Role::Signature;
            }
            _ => out.push(unit),
        }
    }
    out
}

/// Parts the paragraphs inside blocks of which only the words are known.
fn part_paragraphs(units: Vec<Unit>, spots: &[Spot]) -> Vec<Unit> {
    let bodies = units.iter().filter(|unit| unit.role == Role::Body);
    let bodies: Vec<&[Glyph]> = bodies.map(|unit| unit.piece.glyphs.as_slice()).collect();
    let marks = Marks::fit(&bodies);
    let mut out = Vec::with_capacity(units.len());
    for unit in units {
        let cuts = match (&unit.role, spots[unit.block].place) {
            (Role::Body, None) => marks.paragraphs(&unit.piece.glyphs),
            _ => Vec::new(),
        };
        let (block, last) = (unit.block, unit.mark);
        let parts = cuts.len();
        for (nth, piece) in unit.piece.cut(&cuts).into_iter().enumerate() {
            let mark = if nth == parts { last } else { Mark::Whole };
            out.push(Unit { piece, role: unit.role.clone(), letter: unit.letter, mark, block });
        }
    }
    out
}

/// A short piece right before a credit that stands alone is its caption.
fn mark_captions(units: &mut [Unit]) {
    for i in 1..units.len() {
        let short = units[i - 1].piece.glyphs.len() <= 120;
        let text = matches!(units[i - 1].role, Role::Display | Role::Body);
        if units[i].role == Role::Credit && text && short {
            units[i - 1].role = Role::Caption;
        }
    }
}

/// Lines in the letters of running text, under a headline that has no other
/// text, are its text, as short as they are.
fn read_small_lines(units: &mut [Unit]) {
    const LARGE: f32 = 1.4;
    const SMALL: f32 = 1.15;
    let is = |unit: &Unit, size: fn(f32) -> bool| {
        unit.role == Role::Display && unit.letter.is_some_and(size)
    };
    let large = |unit: &Unit| is(unit, |letter| letter >= LARGE);
    let small = |unit: &Unit| is(unit, |letter| letter <= SMALL);
    for start in 1..units.len() {
        if !large(&units[start - 1]) || !small(&units[start]) {
            continue;
        }
        let end = start + units[start..].iter().take_while(|unit| small(unit)).count();
        let folio = |unit: &&Unit| matches!(unit.role, Role::Folio(_) | Role::Furniture);
        let next = units[end..].iter().find(|unit| !folio(unit));
        if next.is_none_or(large) {
            units[start..end].iter_mut().for_each(|unit| unit.role = Role::Body);
        }
    }
}

/// A lone line under running text that is as wide as its column is the
/// cut end of that text.
fn unmask_fragments(units: &mut [Unit]) {
    for i in 1..units.len() {
        let (before, unit) = (&units[i - 1], &units[i]);
        let between = before.role == Role::Body && unit.role == Role::Display;
        let next = units.get(i + 1);
        let leads = next.is_some_and(|n| n.role == Role::Display || has_lede(&n.piece));
        let plain = !is_letter_spaced(&unit.piece.glyphs)
            && !unit.piece.glyphs.iter().any(|g| g.is_gap())
            && !is_notice(&unit.piece.squeezed());
        let byline = next.is_some_and(|n| n.role == Role::Byline);
        if between && plain && !leads && !byline && fills_column(&unit.piece.glyphs, &before.piece)
        {
            units[i].role = Role::Body;
        }
    }
}
