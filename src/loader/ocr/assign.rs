//! Stage: each piece finds its article. The order of the file stands; a
//! headline begins an article, a byline or signature ends it.

use super::draft::{Draft, Part, PartKind};
use super::flow::{Neighbours, continues};
use super::gaps::is_letter_spaced;
use super::glyph::{Glyph, LINE, Piece, is_cjk};
use super::grammar::{self, Role, fills_column, has_lede, is_notice};
use super::split::Mark;
use crate::model::HeadRole;

/// A piece with its role.
#[derive(Debug, Clone)]
pub(super) struct Unit {
    pub(super) piece: Piece,
    pub(super) role: Role,
    pub(super) mark: Mark,
}

/// The articles of a page and what belongs to none.
#[derive(Debug, Default)]
pub(super) struct Page {
    pub(super) drafts: Vec<Draft>,
    pub(super) furniture: Vec<Piece>,
    /// Text for which no article was found.
    pub(super) unplaced: Vec<Piece>,
}

/// Gives every unit to an article or to the furniture.
pub(super) fn assign(units: Vec<Unit>) -> Page {
    let mut units = join_signatures(units);
    mark_captions(&mut units);
    let known = Neighbours::of(units.iter().map(|unit| &unit.piece));
    let mut desk = Desk { units, page: Page::default(), current: None, known };
    desk.unmask_fragments();
    desk.run();
    for draft in &mut desk.page.drafts {
        draft.finish();
    }
    desk.page
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

/// More articles than a page holds.
const MOST: usize = 64;

/// The sorting desk: units to be placed, and the articles so far.
pub(super) struct Desk {
    pub(super) units: Vec<Unit>,
    pub(super) page: Page,
    /// The draft that goes on.
    pub(super) current: Option<usize>,
    known: Neighbours,
}

impl Desk {
    /// A lone line under running text that is as wide as its column is the
    /// cut end of that text.
    fn unmask_fragments(&mut self) {
        for i in 1..self.units.len() {
            let (before, unit) = (&self.units[i - 1], &self.units[i]);
            let between = before.role == Role::Body && unit.role == Role::Display;
            let next = self.units.get(i + 1);
            let leads = next.is_some_and(|n| n.role == Role::Display || has_lede(&n.piece));
            let plain = !is_letter_spaced(&unit.piece.glyphs)
                && !unit.piece.glyphs.iter().any(|g| g.is_gap())
                && !is_notice(&unit.piece.squeezed());
            let byline = next.is_some_and(|n| n.role == Role::Byline);
            if between
                && plain
                && !leads
                && !byline
                && fills_column(&unit.piece.glyphs, &before.piece)
            {
                self.units[i].role = Role::Body;
            }
        }
    }

    fn run(&mut self) {
        let mut i = 0;
        while i < self.units.len() {
            match self.units[i].role {
                Role::Display | Role::Number => {
                    let end = self.run_end(i);
                    self.heads(i, end);
                    i = end;
                    continue;
                }
                Role::Folio(_) | Role::Furniture => {
                    let piece = self.take(i);
                    self.page.furniture.push(piece);
                }
                Role::Byline => self.byline(i),
                Role::Caption | Role::Credit => self.figure(i),
                Role::Signature => {
                    let piece = self.take(i);
                    let draft = self.draft();
                    draft.parts.push(Part::new(PartKind::Signature, piece));
                    draft.closed = true;
                }
                Role::Body => self.body(i),
            }
            i += 1;
        }
    }

    pub(super) fn take(&mut self, i: usize) -> Piece {
        std::mem::take(&mut self.units[i].piece)
    }

    /// The draft that goes on; a new one if there is none.
    pub(super) fn draft(&mut self) -> &mut Draft {
        let index = match self.current {
            Some(index) => index,
            None => self.begin(),
        };
        &mut self.page.drafts[index]
    }

    pub(super) fn begin(&mut self) -> usize {
        self.page.drafts.push(Draft::default());
        let index = self.page.drafts.len() - 1;
        self.current = Some(index);
        index
    }

    pub(super) fn open_draft(&self) -> Option<&Draft> {
        self.current.map(|i| &self.page.drafts[i])
    }

    fn run_end(&self, start: usize) -> usize {
        let display = |u: &Unit| matches!(u.role, Role::Display | Role::Number);
        start + self.units[start..].iter().take_while(|u| display(u)).count()
    }

    /// The next unit that is no furniture.
    pub(super) fn next(&self, from: usize) -> Option<&Unit> {
        let furniture = |u: &&Unit| matches!(u.role, Role::Folio(_) | Role::Furniture);
        self.units[from..].iter().find(|u| !furniture(u))
    }

    fn body(&mut self, i: usize) {
        let lede = has_lede(&self.units[i].piece);
        let ended = self.open_draft().is_some_and(|d| d.closed || lede && d.has_text());
        if ended {
            let broken_off = self.broken_off(i);
            self.current = broken_off;
        }
        let may_be_cut = self.units[i].mark != Mark::Whole;
        let piece = self.take(i);
        let known = std::mem::take(&mut self.known);
        let draft = self.draft();
        let goes_on =
            draft.last_text().filter(|&i| continues(&draft.parts[i].piece, &piece, &known));
        match goes_on.map(|i| &mut draft.parts[i]) {
            Some(last) => {
                last.piece.join(spaced(&last.piece, piece));
                last.may_be_cut = may_be_cut;
            }
            None => draft.parts.push(Part { may_be_cut, ..Part::new(PartKind::Paragraph, piece) }),
        }
        self.known = known;
    }

    /// The article that text without a headline goes on: one that has none
    /// either, and broke off in the words that the text begins with.
    fn broken_off(&self, i: usize) -> Option<usize> {
        let next = &self.units[i].piece;
        self.page.drafts.iter().take(MOST).position(|draft| {
            let last = draft.last_text().map(|last| &draft.parts[last]);
            let headless = !draft.closed && draft.head.is_empty();
            headless && last.is_some_and(|part| continues(&part.piece, next, &self.known))
        })
    }

    fn byline(&mut self, i: usize) {
        let piece = self.take(i);
        let draft = self.draft();
        draft.closed |= draft.has_text();
        draft.head.push((HeadRole::Byline, piece));
    }

    /// A picture belongs to the article whose headline stands right above
    /// it; under running text it is an article of its own, which the text
    /// flows past.
    fn figure(&mut self, i: usize) {
        let role = self.units[i].role.clone();
        let piece = self.take(i);
        if role == Role::Credit
            && let Some(figure) = self.last_figure()
        {
            figure.credit = Some(piece);
            return;
        }
        let under_head = self
            .open_draft()
            .is_some_and(|d| !d.closed && !d.has_text() && d.has(HeadRole::Headline));
        let figure = Part::new(PartKind::Figure, piece);
        if under_head {
            self.draft().parts.push(figure);
        } else {
            let flows_past = self.open_draft().is_some_and(|d| d.has_text() && !d.closed);
            let photo = Draft { parts: vec![figure], closed: true, ..Draft::default() };
            self.page.drafts.push(photo);
            if !flows_past {
                self.current = Some(self.page.drafts.len() - 1);
            }
        }
    }

    /// The figure without a credit that was the last thing placed.
    fn last_figure(&mut self) -> Option<&mut Part> {
        let last = self.page.drafts.len().checked_sub(1)?;
        let drafts = [Some(last), self.current];
        let index = drafts.into_iter().flatten().find(|&d| {
            let part = self.page.drafts[d].parts.last();
            part.is_some_and(|p| p.kind == PartKind::Figure && p.credit.is_none())
        })?;
        self.page.drafts[index].parts.last_mut()
    }
}

/// `next`, with a line end before it where it follows a Latin word; the
/// setting of gaps closes it before han.
fn spaced(before: &Piece, mut next: Piece) -> Piece {
    let word = |c: char| c.is_alphabetic() && !is_cjk(c) || matches!(c, ',' | ';');
    let after_word = before.glyphs.last().is_some_and(|g| word(g.c));
    if let Some(first) = next.glyphs.first().copied().filter(|_| after_word) {
        next.glyphs.insert(0, Glyph { c: LINE, at: first.at });
    }
    next
}
