//! Stage: display lines that stand one under another: the head of a new
//! article, subheads of the one that goes on, or a kicker that came late.

use super::assign::{Desk, Unit};
use super::draft::{Part, PartKind};
use super::gaps::is_letter_spaced;
use super::glyph::{Piece, is_cjk, is_hangul};
use super::grammar::{Role, has_lede, is_day, is_deck, is_kicker, is_notice, is_subhead};
use crate::model::HeadRole;

impl Desk {
    /// Places the display lines `start..end`, which stand one under another.
    pub(super) fn heads(&mut self, start: usize, end: usize) {
        let mut lines: Vec<Piece> = Vec::new();
        let mut numbers = Vec::new();
        for i in start..end {
            let number = self.units[i].role == Role::Number;
            let piece = self.take(i);
            if piece.squeezed().chars().count() <= 1 && !number {
                self.draft().parts.push(Part::new(PartKind::Fragment, piece));
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
        let quoted = draft.closed && long && !said_below && draft.mentions(&words);
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
    // Han papers set the headline last, under its kicker; Latin ones first,
    // over its deck.
    let latin = lines.iter().all(|l| l.glyphs.iter().all(|g| !is_cjk(g.c) && !is_hangul(g.c)));
    let mut order: Vec<usize> = (0..lines.len()).collect();
    if !latin {
        order.reverse();
    }
    let free = order.into_iter().find(|&i| plain(i) && !is_kicker(&lines[i]));
    let any = (0..lines.len()).rev().find(|&i| plain(i) && leads);
    let headline = notice.or(spaced).or(free).or(any);
    let length = |piece: &Piece| piece.squeezed().chars().count();
    let main = headline.map_or(0, |h| length(&lines[h]));
    let mut head = Vec::with_capacity(lines.len());
    for (i, line) in lines.into_iter().enumerate() {
        let role = if Some(i) == headline {
            HeadRole::Headline
        } else if numbers[i] || is_deck(&line) || headline.is_some_and(|h| i > h) {
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
