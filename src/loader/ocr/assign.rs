//! Stage: each piece finds its article. The order of the file stands; a
//! headline begins an article, a byline or signature ends it.

use super::draft::{Draft, Part, PartKind};
use super::flow::{Neighbours, continues};
use super::gaps::is_letter_spaced;
use super::glyph::{Glyph, LINE, Piece, is_cjk};
use super::grammar::{
    self, Role, fills_column, has_lede, is_day, is_deck, is_kicker, is_notice, is_subhead,
};
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
}

/// Gives every unit to an article or to the furniture.
pub(super) fn assign(mut units: Vec<Unit>) -> Page {
    join_signatures(&mut units);
    mark_captions(&mut units);
    let known = Neighbours::of(units.iter().map(|unit| &unit.piece));
    let mut desk = Desk { units, page: Page::default(), current: None, known };
    desk.unmask_fragments();
    desk.run();
    for draft in &mut desk.page.drafts {
        draft.mark_damage();
    }
    desk.page
}

/// The name of a body, and the date under it in a block of its own, are one
/// signature.
fn join_signatures(units: &mut Vec<Unit>) {
    let mut i = 1;
    while i < units.len() {
        let bare = matches!(&units[i].role, Role::Folio(f) if !f.weekday && f.rest.is_empty());
        let name = units[i - 1].piece.squeezed();
        if bare && units[i - 1].role == Role::Display && grammar::ends_as_body(&name) {
            let mut date = units.remove(i).piece;
            let unit = &mut units[i - 1];
            if let Some(at) = date.glyphs.first().map(|g| g.at) {
                date.glyphs.insert(0, Glyph { c: LINE, at });
            }
            unit.piece.join(date);
            unit.role = Role::Signature;
        }
        i += 1;
    }
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

struct Desk {
    units: Vec<Unit>,
    page: Page,
    /// The draft that goes on.
    current: Option<usize>,
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

    fn take(&mut self, i: usize) -> Piece {
        std::mem::take(&mut self.units[i].piece)
    }

    /// The draft that goes on; a new one if there is none.
    fn draft(&mut self) -> &mut Draft {
        let index = match self.current {
            Some(index) => index,
            None => self.begin(),
        };
        &mut self.page.drafts[index]
    }

    fn begin(&mut self) -> usize {
        self.page.drafts.push(Draft::default());
        let index = self.page.drafts.len() - 1;
        self.current = Some(index);
        index
    }

    fn open_draft(&self) -> Option<&Draft> {
        self.current.map(|i| &self.page.drafts[i])
    }

    fn run_end(&self, start: usize) -> usize {
        let display = |u: &Unit| matches!(u.role, Role::Display | Role::Number);
        start + self.units[start..].iter().take_while(|u| display(u)).count()
    }

    /// The next unit that is no furniture.
    fn next(&self, from: usize) -> Option<&Unit> {
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
        match draft.parts.last_mut() {
            Some(last)
                if last.kind == PartKind::Paragraph
                    && last.may_be_cut
                    && continues(&last.piece, &piece, &known) =>
            {
                last.piece.join(spaced(&last.piece, piece));
                last.may_be_cut = may_be_cut;
            }
            _ => draft.parts.push(Part { may_be_cut, ..Part::new(PartKind::Paragraph, piece) }),
        }
        self.known = known;
    }

    /// The article that text without a headline goes on: one that has none
    /// either, and broke off in the words that the text begins with.
    fn broken_off(&self, i: usize) -> Option<usize> {
        let next = &self.units[i].piece;
        self.page.drafts.iter().position(|draft| {
            let last = draft.parts.last().filter(|part| part.kind == PartKind::Paragraph);
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
        if role == Role::Credit {
            if let Some(figure) = self.last_figure() {
                figure.credit = Some(piece);
                return;
            }
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

    /// Places the display lines `start..end`, which stand one under another.
    fn heads(&mut self, start: usize, end: usize) {
        let mut lines: Vec<Piece> = Vec::new();
        let mut numbers = Vec::new();
        for i in start..end {
            let number = self.units[i].role == Role::Number;
            let piece = self.take(i);
            if piece.squeezed().chars().count() <= 1 && !number {
                self.draft().put_fragment(piece);
            } else {
                numbers.push(number);
                lines.push(piece);
            }
        }
        if lines.is_empty() {
            return;
        }
        self.late_kickers(&mut lines, &mut numbers, end);
        if lines.is_empty() {
            return;
        }
        if self.is_inside(&lines, &numbers, end) {
            for line in lines {
                self.draft().parts.push(Part::new(PartKind::Subhead, line));
            }
            return;
        }
        let kickers_only = lines.iter().all(is_kicker);
        let next = self.next(end);
        let picture = next.is_some_and(|u| matches!(u.role, Role::Caption | Role::Credit));
        let leads = next.is_some_and(|u| u.role == Role::Body && has_lede(&u.piece));
        if kickers_only && picture {
            return self.photo_heads(lines, end);
        }
        let head = set_head(lines, &numbers, leads);
        self.begin();
        self.draft().head = head;
    }

    /// Gives the first of the lines to the article above, if it is its
    /// kicker, printed late: its words stand in that article and not in what
    /// follows; or it is followed by a kicker of its own right; or it has a
    /// kicker's form and stands in the midst of a text that goes on.
    fn late_kickers(&mut self, lines: &mut Vec<Piece>, numbers: &mut Vec<bool>, end: usize) {
        let words = lines[0].squeezed();
        let next = self.next(end);
        let text_follows = next.is_some_and(|u| u.role == Role::Body);
        let leads = next.is_some_and(|u| has_lede(&u.piece));
        let said_below = next.is_some_and(|u| u.piece.squeezed().contains(&words));
        let subheads = self.closed_by_byline(end);
        let Some(draft) = self.open_draft() else { return };
        if draft.has(HeadRole::Kicker) || !draft.has(HeadRole::Headline) || numbers[0] {
            return;
        }
        let form = is_kicker(&lines[0]);
        let long = words.chars().count() >= 6;
        let quoted = long && draft.mentions(&words) && !said_below && draft.closed;
        let crowded = form && draft.closed && lines.get(1).is_some_and(is_kicker);
        let amid = form && !draft.closed && draft.has_text() && !leads;
        let alone = amid && lines.len() == 1 && text_follows;
        let before_subhead = amid && lines.len() > 1 && subheads;
        if quoted || crowded || alone || before_subhead {
            let line = lines.remove(0);
            numbers.remove(0);
            self.draft().put_kicker(line);
        }
    }

    /// Whether the lines are subheads of the article that goes on.
    fn is_inside(&self, lines: &[Piece], numbers: &[bool], end: usize) -> bool {
        let Some(draft) = self.open_draft() else { return false };
        if draft.closed || !draft.has_text() || numbers.contains(&true) {
            return false;
        }
        if draft.is_notice() && is_day(&lines[0].squeezed()) {
            return true;
        }
        let leads = self.next(end).is_some_and(|u| u.role == Role::Body && has_lede(&u.piece));
        let apart = |line: &Piece| {
            is_letter_spaced(&line.glyphs) || is_notice(&line.squeezed()) || is_deck(line)
        };
        if leads || lines.iter().any(apart) || !draft.has(HeadRole::Headline) {
            return false;
        }
        let short = lines.iter().all(|line| line.squeezed().chars().count() <= 20);
        let one_of_many = || {
            let before = draft.parts.iter().any(|part| part.kind == PartKind::Subhead);
            let display = |u: &Unit| u.role == Role::Display;
            let after =
                self.units[end..].iter().take_while(|u| u.role != Role::Byline).any(display);
            before || after
        };
        is_subhead(&lines[0]) || short && self.closed_by_byline(end) && one_of_many()
    }

    /// Whether the text from unit `from` on is ended by a reporter's byline
    /// before anything shows that another article began.
    fn closed_by_byline(&self, from: usize) -> bool {
        let mut text = false;
        for unit in self.units[from..].iter().take(40) {
            match &unit.role {
                Role::Byline => {
                    let bracketed = unit.piece.glyphs.first().is_some_and(|g| "(（".contains(g.c));
                    return text && !bracketed;
                }
                Role::Body if has_lede(&unit.piece) => return false,
                Role::Body => text = true,
                Role::Display => {
                    let squeezed = unit.piece.squeezed();
                    if is_letter_spaced(&unit.piece.glyphs) || is_notice(&squeezed) {
                        return false;
                    }
                }
                Role::Signature | Role::Number | Role::Caption | Role::Credit => return false,
                Role::Folio(_) | Role::Furniture => {}
            }
        }
        false
    }

    /// Kickers over a picture: an article of its own.
    fn photo_heads(&mut self, lines: Vec<Piece>, end: usize) {
        let flows_past = self.open_draft().is_some_and(|d| d.has_text() && !d.closed);
        let kept = self.current;
        self.begin();
        let head = lines.into_iter().map(|line| (HeadRole::Kicker, line));
        self.draft().head = head.collect();
        let picture = |u: &Unit| matches!(u.role, Role::Caption | Role::Credit);
        if let Some(at) = self.units[end..].iter().position(picture) {
            let piece = self.take(end + at);
            self.units[end + at].role = Role::Furniture;
            self.draft().parts.push(Part::new(PartKind::Figure, piece));
        }
        self.draft().closed = true;
        if flows_past {
            self.current = kept;
        }
    }
}

/// Gives display lines that stand together their roles, in printed order.
fn set_head(lines: Vec<Piece>, numbers: &[bool], leads: bool) -> Vec<(HeadRole, Piece)> {
    let plain = |i: usize| !numbers[i] && !is_deck(&lines[i]);
    let spaced = (0..lines.len()).find(|&i| plain(i) && is_letter_spaced(&lines[i].glyphs));
    let notice = (0..lines.len()).find(|&i| plain(i) && is_notice(&lines[i].squeezed()));
    let free = (0..lines.len()).rev().find(|&i| plain(i) && !is_kicker(&lines[i]));
    let any = (0..lines.len()).rev().find(|&i| plain(i) && leads);
    let headline = notice.or(spaced).or(free).or(any);
    let length = |piece: &Piece| piece.squeezed().chars().count();
    let main = headline.map_or(0, |h| length(&lines[h]));
    let mut head = Vec::with_capacity(lines.len());
    for (i, line) in lines.into_iter().enumerate() {
        let role = if Some(i) == headline {
            HeadRole::Headline
        } else if numbers[i] || is_deck(&line) {
            HeadRole::Deck
        } else if headline.is_some_and(|h| i > h) {
            HeadRole::Deck
        } else if headline.is_none() || is_kicker(&line) || length(&line) <= main {
            HeadRole::Kicker
        } else {
            HeadRole::Headline
        };
        head.push((role, line));
    }
    head
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
