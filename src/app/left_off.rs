//! Where one left off: the first row of the newsstand leads back there.

use super::panes::Pane;
use super::{Action, App, Effect, Newsstand, OpenedEdition};
use crate::model::{Clean, EditionKey, LeftOff, Place};

impl OpenedEdition {
    /// Whether something of it was read, however little.
    fn is_begun(&self) -> bool {
        let begun =
            |at: usize| self.position(at).is_some_and(|it| it.read || it.place != Place::default());
        (0..self.edition.articles.len()).any(begun)
    }

    /// Whether a search led to the article in view, of which nothing was read.
    pub(super) fn is_only_looked_at(&self) -> bool {
        let left = self.text.as_ref().and_then(|text| text.left);
        left.is_some_and(|(place, _)| place == Place::default()) && !self.is_read(self.article)
    }

    /// The article that one is in, or the one to read next if that is read; nothing
    /// where all is.
    fn left_off(&mut self) -> Option<LeftOff> {
        let next = || self.neighbour(true).filter(|next| !self.is_read(*next));
        let is_here = !self.is_read(self.article);
        let at = if is_here { self.article } else { next().or(self.first_unread())? };
        let is_begun = self.position(at).is_some_and(|it| it.place != Place::default());
        let text = self.text.as_mut().filter(|_| is_here && is_begun);
        let percent = text.map_or(0, |text| text.read_to().1);
        let article = self.edition.articles.get(at)?;
        Some(LeftOff {
            edition: self.edition.key(),
            article: article.id.clone(),
            title: article.title().to_string(),
            percent,
        })
    }
}

impl Newsstand {
    /// Where one left off, if that is offered: among all papers, and as long as the
    /// edition is there.
    #[must_use]
    pub fn offers(&self) -> Option<(&LeftOff, usize)> {
        let left_off = self.left_off.as_ref()?;
        let narrowed = !self.filter.is_empty() || self.unread_only || self.today_only;
        let shelf = self.find(&left_off.edition).filter(|_| !narrowed)?;
        Some((left_off, shelf))
    }

    /// Rows that the offer takes on a screen of `height` rows: itself, and an empty
    /// one where there is room.
    #[must_use]
    pub fn offer_rows(&self, height: u16) -> u16 {
        const ROOM: u16 = 14;
        self.offers().map_or(0, |_| 1 + u16::from(height >= ROOM))
    }

    /// Whether the offer is selected, and not a paper.
    #[must_use]
    pub fn is_on_offer(&self) -> bool {
        self.on_offer && self.offers().is_some()
    }
}

impl App {
    /// Takes of which editions something was read.
    pub(super) fn heed_begun(&mut self, editions: &[EditionKey]) -> Vec<Effect> {
        self.newsstand.take_begun(editions);
        Vec::new()
    }

    /// Notes where one leaves an edition of which something was read.
    pub(super) fn note_left_off(&mut self) {
        let Some(reader) = self.reader.as_mut().filter(|reader| reader.is_begun()) else { return };
        self.newsstand.note_begun(reader.shelf);
        if !self.settings.remember || reader.is_only_looked_at() {
            return;
        }
        let key = reader.edition.key();
        let left_off = reader.left_off();
        let is_of_another = self.newsstand.left_off.as_ref().is_some_and(|it| it.edition != key);
        // Of an edition that is read out nothing is left; of another there may be.
        if left_off.is_some() || !is_of_another {
            self.newsstand.left_off = left_off;
        }
    }

    /// Takes up where one left off the last time.
    pub(super) fn take_left_off(&mut self, left_off: Option<LeftOff>) {
        let left_off = left_off.filter(|_| self.settings.remember);
        let clean = |it: LeftOff| LeftOff { title: Clean::line(&it.title).into_string(), ..it };
        self.newsstand.left_off = left_off.map(clean);
    }

    /// What keys do where the offer is selected, or leads to it; nothing where they
    /// do what they do on the newsstand.
    pub(super) fn act_on_offer(&mut self, action: Action) -> Option<Vec<Effect>> {
        let stand = &mut self.newsstand;
        stand.offers()?;
        let up = matches!(action, Action::Up | Action::PreviousArticle | Action::PreviousMatch);
        if !stand.on_offer {
            let leads_there = up && stand.list.selected == 0 || action == Action::Top;
            stand.on_offer = leads_there;
            if leads_there {
                stand.list.select(0, stand.order.len());
            }
            return leads_there.then(Vec::new);
        }
        match action {
            Action::Down | Action::NextArticle | Action::NextMatch => {
                stand.on_offer = false;
                stand.list.select(0, stand.order.len());
            }
            Action::Open | Action::PaneRight => return self.go_on(),
            Action::Top => {}
            _ if up => {}
            // The paper that one left off in is the one that is meant.
            Action::Calendar | Action::Back | Action::Fetch | Action::Import => return None,
            _ => {
                stand.on_offer = false;
                return None;
            }
        }
        Some(Vec::new())
    }

    /// Opens the edition that one left off in, at the article.
    pub(super) fn go_on(&mut self) -> Option<Vec<Effect>> {
        let (left_off, shelf) = self.newsstand.offers()?;
        self.goes_on = Some(left_off.article.clone());
        Some(vec![Effect::Open(shelf)])
    }

    /// Brings the article that one goes on with into view, in an edition that was
    /// opened for it; the place in it comes with what was kept.
    pub(super) fn show_where_left_off(&mut self) -> Option<Vec<Effect>> {
        let id = self.goes_on.as_ref()?;
        let reader = self.reader.as_mut()?;
        let article = reader.edition.position(id)?;
        reader.select(article);
        reader.focus = Pane::Article;
        Some(vec![Effect::Body(article)])
    }
}
