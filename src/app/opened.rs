//! What happens while an edition is opened, when it is open, and when what was
//! kept of it comes.

use std::sync::Arc;

use super::panes::Pane;
use super::reader::Aim;
use super::trail::Visit;
use super::{Action, App, ArticleText, Effect, Notice, OpenedEdition, OpeningScreen, Screen};
use crate::model::{Anchor, Clean, Edition, EditionKey, ReadingState, Step};

/// An edition that is being opened, or of which the rest is being read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opening {
    /// What it is called.
    pub name: Clean,
    /// How far it is, once that is known.
    pub step: Option<Step>,
}

impl App {
    pub(super) fn begin_opening(&mut self, name: Clean) -> Vec<Effect> {
        self.opening = Some(Opening { name, step: None });
        self.correcting = None;
        if self.screen != Screen::Opening {
            self.go(Screen::Opening);
        }
        Vec::new()
    }

    /// While there is nothing to see one can wait or go.
    pub(super) fn act_while_opening(&mut self, action: Action) -> Vec<Effect> {
        match action {
            Action::Back => self.stop_opening(),
            _ => {
                self.tell(Notice::StillOpening);
                Vec::new()
            }
        }
    }

    /// Whether what is being opened is all that there is: it was named in a
    /// shell.
    #[must_use]
    pub fn opens_nothing_else(&self) -> bool {
        self.single && self.reader.is_none()
    }

    /// Back to where one was.
    fn stop_opening(&mut self) -> Vec<Effect> {
        (self.opening, self.target, self.wanted) = (None, None, None);
        let mut effects = vec![Effect::StopOpening];
        effects.extend(self.go_back());
        // The rest of the edition that one comes back to is read after all.
        if self.screen == Screen::Reader
            && let Some(reader) = self.reader.as_ref().filter(|reader| reader.incomplete)
        {
            effects.push(Effect::Open(reader.shelf));
        }
        effects
    }

    pub(super) fn not_opened(&mut self, reason: String) -> Vec<Effect> {
        (self.opening, self.target, self.wanted) = (None, None, None);
        self.came_from.retain(|visit| visit.screen != Screen::Opening);
        let is_shown = self.screen == Screen::Opening && !self.opens_nothing_else();
        let effects = if is_shown { self.go_back() } else { Vec::new() };
        self.tell(Notice::Failed(reason));
        effects
    }

    /// Shows the whole edition where its first pages were shown; the reader
    /// stays where they are.
    pub(super) fn grown(&mut self, edition: &Arc<Edition>, fault: Option<String>) -> Vec<Effect> {
        self.opening = None;
        self.tell_warnings(edition);
        let Some(reader) = &mut self.reader else { return Vec::new() };
        let id = reader.edition.articles.get(reader.article).map(|article| article.id.clone());
        let here = reader.text.as_mut().map(ArticleText::place);
        let anchor = match (&id, here, &reader.text) {
            (Some(id), Some(place), Some(text)) => {
                Some(Anchor::new(id.clone(), text.galley().body(), place))
            }
            _ => None,
        };
        let article = id.and_then(|id| edition.position(&id)).unwrap_or(reader.article);
        // One reads already: what was kept of earlier reading moves nobody now,
        // unless all articles were there and only the rest of a text was not.
        self.untouched &= reader.edition.articles.len() == edition.articles.len();
        reader.corrected(Arc::clone(edition), article);
        (reader.incomplete, reader.scanned) = (false, None);
        if let Some(anchor) = anchor {
            reader.aim(Aim::Mark(anchor));
        }
        self.cut_at_opening();
        let article = self.reader.as_ref().map_or(0, |reader| reader.article);
        let mut effects = vec![Effect::Body(article)];
        if let Some((article, aim)) = self.target.take() {
            effects = self.show_spot(&article, aim);
        }
        if self.mode.scan {
            effects.push(Effect::Scans);
        }
        effects.extend(self.watch_edition());
        if let Some(front) = &self.front {
            let story = front.article().unwrap_or(article);
            effects.extend(self.lay_out(story));
        }
        self.renew_contents();
        if let Some(fault) = fault {
            self.tell(Notice::Failed(fault));
        }
        effects
    }

    /// One edition took the place of another while it was opened: the other is not
    /// come back to, as it is not where opening takes no time.
    fn forget_edition_left(&mut self) {
        let opening = self.came_from.iter().rposition(|visit| visit.screen == Screen::Opening);
        let at = opening.or((self.screen == Screen::Opening).then_some(self.came_from.len()));
        let before = at.and_then(|at| at.checked_sub(1));
        if let Some(before) = before.filter(|at| self.came_from[*at].screen == Screen::Reader) {
            self.came_from.remove(before);
        }
    }

    pub(super) fn progress(&mut self, progress: &[(EditionKey, usize)]) -> Vec<Effect> {
        self.newsstand.take_read(progress);
        Vec::new()
    }

    pub(super) fn opened(
        &mut self,
        shelf: usize,
        edition: Arc<Edition>,
        fault: Option<String>,
        more: bool,
    ) -> Vec<Effect> {
        if !more {
            self.opening = None;
            self.tell_warnings(&edition);
        }
        let mut reader = OpenedEdition::new(shelf, edition);
        reader.incomplete = more;
        reader.set_order(self.mode.by_page);
        let empty = reader.edition.articles.is_empty();
        self.newsstand.select_edition(shelf);
        self.newsstand.on_offer = false;
        if let Some(calendar) = &mut self.newsstand.calendar {
            calendar.edition = shelf;
        }
        self.reader = Some(reader);
        self.correcting = None;
        (self.front, self.contents) = (None, None);
        self.forget_edition_left();
        // A page of another edition is not come back to.
        self.came_from.retain(|v| !matches!(v.screen, Screen::FrontPage | Screen::Contents));
        let opening = self.came_from.iter_mut().rfind(|visit| visit.screen == Screen::Opening);
        match (opening, self.screen) {
            // One reads the help meanwhile, and comes back to the edition.
            (Some(visit), _) => *visit = Visit { screen: Screen::Reader, spot: None },
            (None, Screen::Opening | Screen::Reader | Screen::FrontPage | Screen::Contents) => {
                self.screen = Screen::Reader;
            }
            (None, _) => self.go(Screen::Reader),
        }
        self.untouched = self.target.is_none();
        if empty {
            self.tell(Notice::NoArticles);
            return Vec::new();
        }
        let there = |id| self.reader.as_ref().is_some_and(|r| r.edition.position(id).is_some());
        // What is not on the first pages is on those to come.
        let wait = more && self.target.as_ref().is_some_and(|(article, _)| !there(article));
        let cut = self.cut_at_opening();
        let found = self.wanted.take().and_then(|title| {
            let articles = &self.reader.as_ref()?.edition.articles;
            articles.iter().position(|article| *article.title() == title)
        });
        self.newsstand.last_opened = self.reader.as_ref().map(|r| r.edition.paper.title.clone());
        let mut effects = match self.target.take_if(|_| !wait) {
            Some((article, aim)) => self.show_spot(&article, aim),
            None if self.goes_on.is_some() => self.show_where_left_off().unwrap_or_default(),
            None if found.is_some() => self.show_found(found.unwrap_or_default()),
            None if cut.is_empty() => vec![Effect::Body(0)],
            None => cut,
        };
        if self.mode.scan {
            effects.push(Effect::Scans);
        }
        let opens_in_front = self.opens_in_front() && self.goes_on.is_none();
        if opens_in_front && self.untouched && self.screen == Screen::Reader {
            // Nobody was on its list.
            self.screen = Screen::FrontPage;
            effects.extend(self.lay_out(0));
        }
        if !more {
            effects.extend(self.watch_edition());
        }
        if let Some(fault) = fault {
            self.tell(Notice::Failed(fault));
        }
        effects
    }

    /// Whether editions open on their front page: as configured, else as one left
    /// them.
    fn opens_in_front(&self) -> bool {
        match self.settings.open {
            _ if self.settings.plain => false,
            OpeningScreen::Last => self.mode.front,
            OpeningScreen::Front => true,
            OpeningScreen::List => false,
        }
    }

    /// Shows the article that was found on the newsstand.
    fn show_found(&mut self, article: usize) -> Vec<Effect> {
        self.untouched = false;
        if let Some(reader) = &mut self.reader {
            reader.select(article);
            reader.focus = Pane::Article;
        }
        vec![Effect::Body(article)]
    }

    pub(super) fn remember(&mut self, key: &EditionKey, reading: &ReadingState) -> Vec<Effect> {
        let Some(reader) = &mut self.reader else { return Vec::new() };
        if &reader.edition.key() != key {
            return Vec::new();
        }
        let last = reader.remember(reading);
        if self.untouched && self.settings.cuts {
            // What was read is not read again in the time there is.
            let effects = self.cut_at_opening();
            if !effects.is_empty() {
                return effects;
            }
        }
        let Some(reader) = &mut self.reader else { return Vec::new() };
        let goes_on = self.goes_on.as_ref().and_then(|id| reader.edition.position(id));
        let last = goes_on.or(last).filter(|&article| reader.shows(article));
        match last.filter(|_| self.untouched && self.settings.remember) {
            Some(article) if article != reader.article => self.select(article),
            Some(article) => {
                if let Some(position) = reader.position(article).filter(|p| !p.read) {
                    reader.aim(Aim::Place(position.place));
                }
                Vec::new()
            }
            None => Vec::new(),
        }
    }
}
