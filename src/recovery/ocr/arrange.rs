//! Stage: the articles as they were recovered are laid out as drafts: head
//! lines over the text, subheads, pictures and signatures where they belong.

mod captions;
mod pictures;

use std::collections::HashMap;

use super::draft::{BodyPart, Doubtful, Draft, PartKind};
use super::glyph::Piece;
use super::grammar::{PieceRole, is_kicker};
use super::head_lines::{Display, set_head};
use super::recover::{HeadForm, HeadTarget, PageItem, Recovered};
use super::split::SplitHint;
use super::units::Unit;
use crate::model::{HeadRole, Lang};

/// The articles of a page and what belongs to none.
#[derive(Debug, Default)]
pub(super) struct ArrangedPage {
    pub(super) drafts: Vec<Draft>,
    pub(super) furniture: Vec<Piece>,
    /// Text for which no article was found.
    pub(super) unplaced: Vec<Piece>,
}

/// Lays every unit out in an article or in the furniture.
pub(super) fn arrange(units: Vec<Unit>, found: Recovered, lang: Lang) -> ArrangedPage {
    let mut page = ArrangedPage::default();
    let mut desk = Arranger::new(units, found);
    for unit in desk.units.iter_mut().filter(|unit| is_furniture(&unit.role)) {
        page.furniture.push(std::mem::take(&mut unit.piece));
    }
    let mut placed: Vec<(usize, Draft)> = Vec::new();
    for strand in 0..desk.found.strands.len() {
        placed.push(desk.article(strand));
    }
    for figure in desk.figures() {
        placed.push(desk.photo(figure));
    }
    placed.extend(desk.leftovers());
    placed.sort_by_key(|(place, _)| *place);
    page.drafts = placed.into_iter().map(|(_, draft)| draft).collect();
    for draft in &mut page.drafts {
        captions::join_captions(draft, lang);
        draft.finish();
    }
    page
}

fn is_furniture(role: &PieceRole) -> bool {
    matches!(role, PieceRole::Folio(_) | PieceRole::Furniture)
}

/// A link that is less sure than this, in percent, is shown as doubtful.
const DOUBTFUL: u8 = 85;

/// Units to be placed, and where each goes.
struct Arranger {
    units: Vec<Unit>,
    found: Recovered,
    /// What the item at each place belongs to.
    owners: Vec<Option<HeadTarget>>,
    /// The same the other way, once all owners are known.
    owned: HashMap<HeadTarget, Vec<usize>>,
}

impl Arranger {
    fn new(units: Vec<Unit>, found: Recovered) -> Self {
        let mut owners = vec![None; found.sheet.items.len()];
        for (index, strand) in found.strands.iter().enumerate() {
            for &text in strand {
                owners[found.sheet.places[text]] = Some(HeadTarget::Strand(index));
            }
        }
        for &(place, body) in &found.heads {
            owners[place] = body;
        }
        let mut desk = Self { units, found, owners, owned: HashMap::new() };
        desk.part_kickers();
        desk.title_pictures();
        for place in 0..desk.owners.len() {
            match desk.found.sheet.items[place] {
                PageItem::Byline(_) => desk.owners[place] = desk.of_byline(place),
                PageItem::Signature(_) | PageItem::Fragment(_) => {
                    desk.owners[place] = desk.text_beside(place);
                }
                PageItem::Figure(_) => desk.owners[place] = Some(desk.of_figure(place)),
                PageItem::Text(_) | PageItem::Head(..) => {}
            }
        }
        for (place, owner) in desk.owners.iter().enumerate() {
            if let Some(body) = *owner {
                desk.owned.entry(body).or_default().push(place);
            }
        }
        desk
    }

    /// Of two kickers one under another the first belongs to the article
    /// above, if that has a headline and no kicker: it was printed late.
    fn part_kickers(&mut self) {
        for place in 1..self.owners.len().saturating_sub(1) {
            let crowded = self.is_kicker(place) && self.is_kicker(place + 1);
            let Some(above) = self.text_near(place, false).filter(|_| crowded) else { continue };
            let lines = self.lines(&self.owned(above));
            let has_kicker = lines.iter().any(|&line| self.is_kicker(line));
            if self.owners[place] == self.owners[place + 1] && !lines.is_empty() && !has_kicker {
                self.owners[place] = Some(above);
            }
        }
    }

    /// The article of the nearest text before or after a place.
    fn text_near(&self, place: usize, after: bool) -> Option<HeadTarget> {
        let items = &self.found.sheet.items;
        let text = |&place: &usize| matches!(items[place], PageItem::Text(_));
        let near =
            if after { (place..items.len()).find(text) } else { (0..place).rev().find(text) };
        near.and_then(|place| self.owners[place])
    }

    /// A byline ends the text above it, unless it stands right under a head.
    fn of_byline(&self, place: usize) -> Option<HeadTarget> {
        let items = &self.found.sheet.items;
        let under = place.checked_sub(1).map(|above| items[above]);
        let leads = matches!(items.get(place + 1), Some(PageItem::Text(_)));
        if leads && matches!(under, Some(PageItem::Head(..))) {
            return self.owners[place + 1];
        }
        self.text_beside(place)
    }

    /// The article of the text above a place, or else of the one below it.
    fn text_beside(&self, place: usize) -> Option<HeadTarget> {
        self.text_near(place, false).or_else(|| self.text_near(place, true))
    }

    fn take(&mut self, unit: usize) -> Piece {
        std::mem::take(&mut self.units[unit].piece)
    }

    /// The places of what belongs to a body, display lines over a picture
    /// that belongs to a strand included.
    fn owned(&self, body: HeadTarget) -> Vec<usize> {
        let mut places = self.places_of(body);
        if let HeadTarget::Strand(_) = body {
            let figure = |&&p: &&usize| matches!(self.found.sheet.items[p], PageItem::Figure(_));
            let over = places.iter().filter(figure).map(|&p| self.places_of(HeadTarget::Figure(p)));
            let over: Vec<usize> = over.flatten().collect();
            places.extend(over);
            places.sort_unstable();
        }
        places
    }

    /// The places that a body owns.
    fn places_of(&self, body: HeadTarget) -> Vec<usize> {
        if !self.owned.is_empty() {
            return self.owned.get(&body).cloned().unwrap_or_default();
        }
        (0..self.owners.len()).filter(|&p| self.owners[p] == Some(body)).collect()
    }

    /// The draft of a strand, and the place by which it is ordered.
    fn article(&mut self, strand: usize) -> (usize, Draft) {
        let texts = self.found.strands[strand].clone();
        let owned = self.owned(HeadTarget::Strand(strand));
        let first = self.found.sheet.places[texts[0]];
        let (mut heads, mut inside) = self.head_places(strand, &owned);
        if heads.iter().all(|&place| self.is_label(place)) {
            // Without another headline it was printed in the midst.
            let midst = inside.iter().position(|&(place, _)| self.is_title(place));
            heads.extend(midst.map(|midst| inside.remove(midst).0));
        }
        if !heads.iter().any(|&place| self.is_kicker(place)) {
            // So may a kicker have been.
            let kicker = inside.iter().position(|&(place, _)| self.is_kicker(place));
            heads.extend(kicker.map(|kicker| inside.remove(kicker).0));
        }
        let mut draft = Draft { head: self.head(&heads, first), ..Draft::default() };
        let begins =
            heads.iter().copied().filter(|&p| p < first).max().map_or(first, |_| {
                heads.iter().copied().filter(|&p| p < first).min().unwrap_or(first)
            });
        for &place in owned.iter().filter(|&&p| p < first) {
            self.lay(&mut draft, self.found.sheet.items[place]);
        }
        for (at, &text) in texts.iter().enumerate() {
            let place = self.found.sheet.places[text];
            for &subhead in inside.iter().filter(|(_, below)| *below == text).map(|(p, _)| p) {
                if let PageItem::Head(unit, _) = self.found.sheet.items[subhead] {
                    let piece = self.take(unit);
                    draft.parts.push(BodyPart::new(PartKind::Subhead, piece));
                }
            }
            let [before, behind] = std::mem::take(&mut self.found.sheet.tables[text]);
            self.tables(&mut draft, &before);
            self.text(&mut draft, text);
            self.tables(&mut draft, &behind);
            let last = at + 1 == texts.len();
            let below = owned.partition_point(|&p| p <= place);
            let is_text = |p: usize| matches!(self.found.sheet.items[p], PageItem::Text(_));
            let follows: Vec<usize> =
                owned[below..].iter().copied().take_while(|&p| !is_text(p)).collect();
            for place in follows {
                if last || !matches!(self.found.sheet.items[place], PageItem::Byline(_)) {
                    self.lay(&mut draft, self.found.sheet.items[place]);
                }
            }
        }
        for &place in &owned {
            self.lay(&mut draft, self.found.sheet.items[place]);
        }
        (begins, draft)
    }

    /// The places of a strand's head lines, and those of its subheads with
    /// the text that each stands over.
    fn head_places(&self, strand: usize, owned: &[usize]) -> (Vec<usize>, Vec<(usize, usize)>) {
        let sheet = &self.found.sheet;
        let texts = &self.found.strands[strand];
        let lines = self.lines(owned);
        let own_text = |place: usize| match sheet.items[place] {
            PageItem::Text(text) if self.owners[place] == Some(HeadTarget::Strand(strand)) => {
                Some(text)
            }
            _ => None,
        };
        let text = |place: &usize| matches!(sheet.items[*place], PageItem::Text(_));
        let inside: Vec<(usize, usize)> = lines
            .iter()
            .filter_map(|&line| {
                let below = (line..sheet.items.len()).find(text).and_then(own_text)?;
                (below != texts[0]).then_some((line, below))
            })
            .collect();
        let heads = lines.iter().copied().filter(|l| inside.iter().all(|(p, _)| p != l)).collect();
        (heads, inside)
    }

    /// Whether the line may stand over an article only with a headline under
    /// it: a kicker, or the short name of a column.
    fn is_label(&self, place: usize) -> bool {
        const NAME: usize = 5;
        match self.found.sheet.items[place] {
            PageItem::Head(_, HeadForm::Kicker) => true,
            PageItem::Head(unit, HeadForm::Plain) => {
                self.units[unit].piece.squeezed().chars().count() <= NAME
            }
            _ => false,
        }
    }

    /// Whether the line may be a headline that stands in the midst of a text.
    fn is_title(&self, place: usize) -> bool {
        matches!(self.found.sheet.items[place], PageItem::Head(_, HeadForm::Plain))
            && !self.is_label(place)
    }

    fn is_kicker(&self, place: usize) -> bool {
        matches!(self.found.sheet.items[place], PageItem::Head(_, HeadForm::Kicker))
    }

    /// The display lines among some places.
    fn lines(&self, places: &[usize]) -> Vec<usize> {
        let items = &self.found.sheet.items;
        places.iter().copied().filter(|&p| matches!(items[p], PageItem::Head(..))).collect()
    }

    /// The head that the lines at some places make. Those that stand right
    /// above the text make it; a kicker may have been printed elsewhere.
    fn head(&mut self, places: &[usize], first: usize) -> Vec<(HeadRole, Piece)> {
        let items = &self.found.sheet.items;
        let above = |p: usize| {
            p < first
                && items[p..first]
                    .iter()
                    .all(|i| !matches!(i, PageItem::Text(_) | PageItem::Signature(_)))
        };
        let (main, late): (Vec<usize>, Vec<usize>) = places.iter().partition(|&&p| above(p));
        let (main, late) = if main.is_empty() { (late, main) } else { (main, late) };
        let lede = matches!(items.get(first), Some(PageItem::Text(text))
            if self.found.sheet.texts[*text].lede);
        // A column's name that stands alone over the text leaves the headline
        // to the line that was printed elsewhere.
        let labels = main.iter().all(|&place| self.is_label(place));
        let elsewhere = late.iter().any(|&place| self.is_title(place));
        let mut lines = Vec::new();
        for &place in &main {
            if let PageItem::Head(unit, _) = self.found.sheet.items[place] {
                let is_number = self.units[unit].role == PieceRole::Number;
                let letter = self.units[unit].letter;
                lines.push(Display { piece: self.take(unit), is_number, letter });
            }
        }
        let mut head = if labels && elsewhere {
            lines.into_iter().map(|line| (HeadRole::Kicker, line.piece)).collect()
        } else {
            set_head(lines, lede)
        };
        let has_headline = head.iter().any(|(role, _)| *role == HeadRole::Headline);
        for &place in late.iter().rev() {
            if let PageItem::Head(unit, _) = self.found.sheet.items[place] {
                let piece = self.take(unit);
                if has_headline || is_kicker(&piece) {
                    head.insert(0, (HeadRole::Kicker, piece));
                } else {
                    head.push((HeadRole::Headline, piece));
                }
            }
        }
        head
    }

    /// Adds a text: its paragraphs, the first of which may go on where the
    /// text before broke off.
    fn text(&mut self, draft: &mut Draft, text: usize) {
        let joined = self.found.joins[text];
        let units = self.found.sheet.texts[text].units.clone();
        for (nth, unit) in units.into_iter().enumerate() {
            if self.units[unit].mark == SplitHint::Table {
                self.tables(draft, &[unit]);
                continue;
            }
            let piece = self.take(unit);
            let joined = joined.filter(|_| nth == 0);
            let doubt = joined.filter(|joined| joined.percent < DOUBTFUL).and_then(|joined| {
                let glyph = piece.glyphs.first()?.at;
                Some(Doubtful { glyph, percent: joined.percent })
            });
            let last = draft.last_text().filter(|_| joined.is_some_and(|joined| joined.inside));
            let part = if let Some(last) = last {
                let part = &mut draft.parts[last];
                part.piece.go_on(piece);
                part
            } else {
                draft.parts.push(BodyPart::new(PartKind::Paragraph, piece));
                let at = draft.parts.len() - 1;
                &mut draft.parts[at]
            };
            part.is_item = self.units[unit].mark == SplitHint::Item;
            part.doubts.extend(doubt);
        }
    }

    fn tables(&mut self, draft: &mut Draft, units: &[usize]) {
        for &unit in units {
            let piece = self.take(unit);
            draft.parts.push(BodyPart::new(PartKind::Lines, piece));
        }
    }

    /// Adds what is neither text nor display line; what is there already is
    /// not added again.
    fn lay(&mut self, draft: &mut Draft, item: PageItem) {
        let (unit, kind) = match item {
            PageItem::Text(_) | PageItem::Head(..) => return,
            PageItem::Byline(unit) => (unit, None),
            PageItem::Figure(unit) => (unit, Some(PartKind::Figure)),
            PageItem::Signature(unit) => (unit, Some(PartKind::Signature)),
            PageItem::Fragment(unit) => (unit, Some(PartKind::Fragment)),
        };
        let credit = self.units[unit].role == PieceRole::Credit;
        let piece = self.take(unit);
        if piece.ranges.is_empty() {
            return;
        }
        match (kind, draft.parts.last_mut()) {
            (None, _) => draft.head.push((HeadRole::Byline, piece)),
            (Some(PartKind::Figure), Some(last))
                if credit && last.kind == PartKind::Figure && last.credit.is_none() =>
            {
                last.credit = Some(piece);
            }
            (Some(kind), _) => draft.parts.push(BodyPart::new(kind, piece)),
        }
    }

    /// The first places of the pictures that are articles of their own.
    fn figures(&self) -> Vec<usize> {
        let own = |&place: &usize| self.owners[place] == Some(HeadTarget::Figure(place));
        let figure = |place: &usize| matches!(self.found.sheet.items[*place], PageItem::Figure(_));
        (0..self.owners.len()).filter(figure).filter(own).collect()
    }

    /// The draft of a picture, with the display lines over it.
    fn photo(&mut self, figure: usize) -> (usize, Draft) {
        let owned = self.owned(HeadTarget::Figure(figure));
        let heads = self.lines(&owned);
        let mut draft = Draft { head: self.head(&heads, figure), ..Draft::default() };
        for &place in &owned {
            self.lay(&mut draft, self.found.sheet.items[place]);
        }
        (heads.first().copied().unwrap_or(figure).min(figure), draft)
    }

    /// What belongs to no text and no picture: each run of it an article.
    fn leftovers(&mut self) -> Vec<(usize, Draft)> {
        let items = self.found.sheet.items.clone();
        let mut drafts: Vec<(usize, Draft)> = Vec::new();
        let mut run: Vec<usize> = Vec::new();
        for place in 0..=items.len() {
            if place < items.len() && self.owners[place].is_none() {
                run.push(place);
                continue;
            }
            if let Some(&first) = run.first() {
                let heads: Vec<usize> = run
                    .iter()
                    .copied()
                    .filter(|&p| matches!(items[p], PageItem::Head(..)))
                    .collect();
                let mut draft = Draft { head: self.head(&heads, place), ..Draft::default() };
                run.drain(..).for_each(|p| self.lay(&mut draft, items[p]));
                drafts.push((first, draft));
            }
        }
        drafts
    }
}
