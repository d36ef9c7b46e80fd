//! Whether a text that follows another goes on in its paragraph, or begins a
//! new one.

use super::features::{Features, Join};
use super::links::LinkInput;
use super::notes::Notes;
use super::texts::{PageItem, TextEnd};

impl LinkInput<'_> {
    /// Whether the gap breaks a word that stands whole elsewhere on the page,
    /// and no paragraph begins with what is behind it.
    pub(super) fn breaks_word(&self, a: usize, b: usize) -> bool {
        let open = self.sheet.texts[a].end == TextEnd::Open;
        open && self.bridges.seen.at(a, b) >= 3.0 && self.bridges.start[b] < 0.0
    }

    /// Whether text `a` breaks off in the midst of a sentence right before text
    /// `b`, or before a picture over that. Where the order is that of the page, as at the end of a column, it
    /// goes on there.
    pub(super) fn breaks_off(&self, a: usize, b: usize) -> bool {
        const SHORTEST: usize = 30;
        let (from, to) = (&self.sheet.texts[a], &self.sheet.texts[b]);
        let inside = |c: &char| c.is_alphanumeric() || matches!(c, ',' | '、' | '-');
        let (above, below) = (self.sheet.places[a], self.sheet.places[b]);
        let between = self.sheet.items.get(above + 1..below);
        from.chars.len() > SHORTEST
            && from.chars.last().is_some_and(inside)
            && between.is_some_and(|items| items.iter().all(|i| matches!(i, PageItem::Figure(_))))
            && !to.lede
            && to.item == 0
    }

    /// What is seen of text `b` that follows text `a`.
    pub(super) fn join(&self, a: usize, b: usize) -> Features {
        let (from, to) = (&self.sheet.texts[a], &self.sheet.texts[b]);
        let bridges = &self.bridges;
        let (score, start) = (bridges.score.at(a, b).clamp(-6.0, 10.0), bridges.start[b]);
        let mut notes = Notes::new();
        let open = from.end == TextEnd::Open;
        let (bias, bridge, over) = match from.end {
            TextEnd::Open => (Join::Open, Join::OpenBridge, Join::OpenBridgeOverStart),
            TextEnd::Stop => (Join::Stop, Join::StopBridge, Join::StopBridgeOverStart),
            TextEnd::Clause => (Join::Clause, Join::ClauseBridge, Join::ClauseBridgeOverStart),
        };
        notes.add(bias, 1.0);
        notes.add(bridge, score);
        notes.add(over, (score - start).clamp(-8.0, 8.0));
        notes.add(Join::Start, start.clamp(-6.0, 5.0));
        notes.when(Join::Comma, from.comma);
        notes.when(Join::Seen, open && bridges.seen.at(a, b) >= 2.0);
        notes.when(Join::SeenLong, open && bridges.seen.at(a, b) >= 3.0);
        notes.add(Join::Known, if open { bridges.known.at(a, b) } else { 0.0 });
        let indent = to.shape.indent;
        notes.when(Join::IndentTwo, indent.is_some_and(|i| (1.3..=2.8).contains(&i)));
        notes.when(Join::IndentNone, indent.is_some_and(|i| i <= 0.8));
        notes.when(Join::IndentNoneAfterStop, !open && indent.is_some_and(|i| i <= 0.8));
        notes.when(Join::LineFull, from.shape.last.is_some_and(|last| last > 0.93));
        notes.when(Join::LineShort, from.shape.last.is_some_and(|last| last < 0.7));
        notes.when(Join::Lede, to.lede);
        notes.when(Join::Item, to.item > 0);
        notes.when(Join::QuoteGoesOn, from.quoted && to.quoted);
        notes.when(Join::StartsInside, to.starts_inside());
        notes.when(Join::Adjacent, self.sheet.places[b] == self.sheet.places[a] + 1);
        notes.seen()
    }
}
