//! Stage: the units of a page: pieces that are one thing each, with what
//! their own words and their neighbours tell that they are.

use super::furniture::About;
use super::gaps::is_letter_spaced;
use super::geometry::{self, Spot};
use super::glyph::{Glyph, LINE, Piece};
use super::grammar::{self, PieceRole, fills_column, has_lede, is_notice};
use super::measure::PunctuationWidth;
use super::split::{self, SplitHint};
use crate::model::Lang;
use crate::recovery::sheet::BlockHint;

/// A piece with its role.
#[derive(Debug, Clone)]
pub(super) struct Unit {
    pub(super) piece: Piece,
    pub(super) role: PieceRole,
    pub(super) mark: SplitHint,
    /// The block it stands in, counted from 0.
    pub(super) block: usize,
    /// How large it is printed, in heights of running text, if known.
    pub(super) letter: Option<f32>,
    /// The head that it stands under, if the page's own setting tells.
    pub(super) owner: Option<usize>,
    /// The part of the page that it is in, from 0; see [`geometry::Run::band`].
    pub(super) band: usize,
    /// The file itself marks what it is, though not where it stands.
    pub(super) marked: bool,
}

/// The units of a page, in the order of the file, and what its furniture says
/// of the edition.
pub(super) fn units(spots: &[Spot], text: &str, lang: Lang) -> (Vec<Unit>, About) {
    let mut units = Vec::new();
    for (block, spot) in spots.iter().enumerate() {
        let mut piece = Piece::read_parts(text, &spot.text);
        piece.widen(spot.beside.iter().map(|&at| spot.text[at].start));
        // Where it is seen how the page is set, heads are judged by that; a table is
        // none, and no item of a list.
        let is_told =
            spot.place.is_none() || matches!(spot.sort, BlockHint::Table | BlockHint::Item);
        let told = is_told.then_some(spot.sort);
        for part in split::split_as(piece, told) {
            let role = match part.mark {
                SplitHint::Stray => PieceRole::Furniture,
                SplitHint::Byline => PieceRole::Byline,
                SplitHint::Caption => PieceRole::Caption,
                SplitHint::Credit => PieceRole::Credit,
                SplitHint::Whole | SplitHint::Rest | SplitHint::Table | SplitHint::Item => {
                    PieceRole::Body
                }
                SplitHint::Head => PieceRole::Display,
                SplitHint::None => {
                    let role = grammar::role(&part.piece, lang);
                    geometry::judge(role, spot, &part.piece)
                }
            };
            let letter = spot.place.map(|place| place.letter);
            let (piece, mark, owner) = (part.piece, part.mark, spot.owner);
            let marked = spot.place.is_none() && spot.sort != BlockHint::Text;
            let band = spot.place.map_or(0, |place| place.band);
            units.push(Unit { piece, role, mark, block, letter, owner, band, marked });
        }
    }
    let about = About::read(&mut units);
    for unit in &mut units {
        let spot = &spots[unit.block];
        let folio = matches!(unit.role, PieceRole::Folio(_));
        if folio && geometry::is_amid(spot) {
            unit.role = PieceRole::Body;
        } else if !folio && spot.sort == BlockHint::Furniture {
            unit.role = PieceRole::Furniture;
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
    let dated = |unit: &&Unit| matches!(&unit.role, PieceRole::Folio(folio) if folio.weekday);
    let dates: Vec<f32> = units.iter().filter(dated).filter_map(top).collect();
    for unit in
        units.iter_mut().filter(|unit| matches!(unit.role, PieceRole::Display | PieceRole::Number))
    {
        let beside =
            top(unit).is_some_and(|top| dates.iter().any(|date| (date - top).abs() < LEVEL));
        if beside {
            unit.role = PieceRole::Furniture;
        }
    }
}

/// The name of a body, and the date under it in a block of its own, are one
/// signature.
fn join_signatures(units: Vec<Unit>) -> Vec<Unit> {
    let mut out: Vec<Unit> = Vec::with_capacity(units.len());
    for mut unit in units {
        let bare = matches!(&unit.role, PieceRole::Folio(f) if !f.weekday && f.rest.is_empty());
        match out.last_mut() {
            Some(name)
                if bare
                    && name.role == PieceRole::Display
                    && grammar::ends_as_body(&name.piece.squeezed()) =>
            {
                if let Some(at) = unit.piece.glyphs.first().map(|g| g.at) {
                    unit.piece.glyphs.insert(0, Glyph { c: LINE, at });
                }
                name.piece.join(unit.piece);
                name.role = PieceRole::Signature;
            }
            _ => out.push(unit),
        }
    }
    out
}

/// Parts the paragraphs inside blocks of which only the words are known.
fn part_paragraphs(units: Vec<Unit>, spots: &[Spot]) -> Vec<Unit> {
    let bodies = units.iter().filter(|unit| unit.role == PieceRole::Body);
    let bodies: Vec<&[Glyph]> = bodies.map(|unit| unit.piece.glyphs.as_slice()).collect();
    let marks = PunctuationWidth::fit(&bodies);
    let mut out = Vec::with_capacity(units.len());
    for unit in units {
        let cuts = match (&unit.role, spots[unit.block].place) {
            (PieceRole::Body, None) => marks.paragraphs(&unit.piece.glyphs),
            _ => Vec::new(),
        };
        let last = unit.mark;
        let parts = cuts.len();
        for (nth, piece) in unit.piece.cut(&cuts).into_iter().enumerate() {
            let mark = if nth == parts { last } else { SplitHint::Whole };
            out.push(Unit { piece, mark, role: unit.role.clone(), ..unit });
        }
    }
    out
}

/// A short piece right before a credit that stands alone is its caption.
fn mark_captions(units: &mut [Unit]) {
    for i in 1..units.len() {
        let short = units[i - 1].piece.glyphs.len() <= 120;
        let text = matches!(units[i - 1].role, PieceRole::Display | PieceRole::Body);
        if units[i].role == PieceRole::Credit && text && short {
            units[i - 1].role = PieceRole::Caption;
        }
    }
}

/// Lines in the letters of running text, under a headline that has no other
/// text, are its text, as short as they are.
fn read_small_lines(units: &mut [Unit]) {
    const LARGE: f32 = 1.4;
    const SMALL: f32 = 1.15;
    let is = |unit: &Unit, size: fn(f32) -> bool| {
        unit.role == PieceRole::Display && unit.letter.is_some_and(size)
    };
    let large = |unit: &Unit| is(unit, |letter| letter >= LARGE);
    let small = |unit: &Unit| is(unit, |letter| letter <= SMALL);
    for start in 1..units.len() {
        if !large(&units[start - 1]) || !small(&units[start]) {
            continue;
        }
        let end = start + units[start..].iter().take_while(|unit| small(unit)).count();
        let folio = |unit: &&Unit| matches!(unit.role, PieceRole::Folio(_) | PieceRole::Furniture);
        let next = units[end..].iter().find(|unit| !folio(unit));
        if next.is_none_or(large) {
            units[start..end].iter_mut().for_each(|unit| unit.role = PieceRole::Body);
        }
    }
}

/// A lone line under running text that is as wide as its column is the
/// cut end of that text.
fn unmask_fragments(units: &mut [Unit]) {
    for i in 1..units.len() {
        let (before, unit) = (&units[i - 1], &units[i]);
        let between = before.role == PieceRole::Body && unit.role == PieceRole::Display;
        let next = units.get(i + 1);
        let leads = next.is_some_and(|n| n.role == PieceRole::Display || has_lede(&n.piece));
        let plain = !is_letter_spaced(&unit.piece.glyphs)
            && !unit.piece.glyphs.iter().any(|g| g.is_gap())
            && !is_notice(&unit.piece.squeezed());
        let byline = next.is_some_and(|n| n.role == PieceRole::Byline);
        if between && plain && !leads && !byline && fills_column(&unit.piece.glyphs, &before.piece)
        {
            units[i].role = PieceRole::Body;
        }
    }
}

/// The units of a text that says nothing of the page.
#[cfg(any(test, feature = "training"))]
pub(super) fn text_units(text: &str, lang: Lang) -> Vec<Unit> {
    let blocks = super::glyph::blocks(text).into_iter();
    let spot = |text| Spot {
        text: vec![text],
        place: None,
        sort: BlockHint::Text,
        owner: None,
        beside: Vec::new(),
    };
    units(&blocks.map(spot).collect::<Vec<_>>(), text, lang).0
}
