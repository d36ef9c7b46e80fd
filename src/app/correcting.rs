//! Correcting what was recovered from a scan: a menu under the text, a cursor
//! that stands at a block, a list of articles to pick from.

use std::ops::Range;
use std::sync::Arc;

use super::list::List;
use super::panes::Pane;
use super::reader::Aim;
use super::titles::wrapped_height;
use super::{Action, App, Effect, Notice, Screen, Undo};
use crate::model::{Article, Correction, Edition, HeadRole, Place, SetAs, TextUnit, Viewpoint};

/// What the menu offers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MenuChoice {
    /// A new article begins at the block.
    Split,
    /// Another article is appended.
    Append,
    /// The block moves to another article.
    MoveTo,
    /// The block moves up by one.
    MoveUp,
    /// The block moves down by one.
    MoveDown,
    /// The block is set as a part of the article.
    SetAs(SetAs),
    /// Another block is corrected.
    OtherBlock,
    /// The last change is undone.
    Undo,
    /// Correcting ends.
    Leave,
}

impl MenuChoice {
    /// All of them, in the order of the menu.
    pub const ALL: [Self; 14] = [
        Self::Split,
        Self::Append,
        Self::MoveTo,
        Self::MoveUp,
        Self::MoveDown,
        Self::SetAs(SetAs::Kicker),
        Self::SetAs(SetAs::Headline),
        Self::SetAs(SetAs::Deck),
        Self::SetAs(SetAs::Byline),
        Self::SetAs(SetAs::Subhead),
        Self::SetAs(SetAs::Body),
        Self::OtherBlock,
        Self::Undo,
        Self::Leave,
    ];

    /// What its keys ask for.
    #[must_use]
    pub fn actions(self) -> Vec<Action> {
        match self {
            Self::Split => vec![Action::Split],
            Self::Append => vec![Action::Append],
            Self::MoveTo => vec![Action::MoveTo],
            Self::MoveUp => vec![Action::MoveUp],
            Self::MoveDown => vec![Action::MoveDown],
            Self::SetAs(role) => vec![Action::SetAs(role)],
            Self::OtherBlock => vec![Action::Down, Action::Up],
            Self::Undo => vec![Action::Undo],
            Self::Leave => vec![Action::Back],
        }
    }
}

/// Columns between two choices.
pub const BETWEEN: u16 = 3;

/// What is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CorrectingStep {
    /// What to do with the block.
    Menu,
    /// Which article to append.
    Append(Pick),
    /// Which article the block belongs to.
    MoveTo(Pick),
}

/// A list of articles to pick from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pick {
    /// All but the one in view, as indices into the edition.
    pub articles: Vec<usize>,
    /// Scrolling; selects in `articles`.
    pub list: List,
}

/// Correcting under way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correcting {
    /// What is asked.
    pub step: CorrectingStep,
    /// What is to be corrected, in the article in view.
    pub unit: TextUnit,
}

/// Things of these widths in rows of so many columns: which stand together.
#[must_use]
pub fn in_rows(widths: &[u16], columns: u16) -> Vec<Range<usize>> {
    let mut rows: Vec<Range<usize>> = Vec::new();
    let mut used = 0;
    for (index, wide) in widths.iter().enumerate() {
        match rows.last_mut() {
            Some(row) if used + BETWEEN + wide <= columns => {
                row.end = index + 1;
                used += BETWEEN + wide;
            }
            _ => {
                rows.push(index..index + 1);
                used = *wide;
            }
        }
    }
    rows
}

/// The units of an article as they stand on the screen.
fn units(article: &Article, chunks: usize) -> Vec<TextUnit> {
    let rank = |role| match role {
        HeadRole::Kicker => 0,
        HeadRole::Headline => 1,
        HeadRole::Deck => 2,
        HeadRole::Byline => 3,
        HeadRole::Dateline => 4,
    };
    let mut head: Vec<usize> = (0..article.head.len()).collect();
    head.sort_by_key(|&line| rank(article.head[line].role));
    head.into_iter().map(TextUnit::Head).chain((0..chunks).map(TextUnit::Block)).collect()
}

impl App {
    /// Opens the menu for the block at the top.
    pub(super) fn begin_correcting(&mut self) -> Vec<Effect> {
        let Some(reader) = &mut self.reader else { return Vec::new() };
        if reader.incomplete {
            self.tell(Notice::WaitForWhole);
            return Vec::new();
        }
        reader.focus = Pane::Article;
        if self.panes().area(Pane::Article).is_none() {
            self.mode.scan = false;
        }
        let Some(reader) = &mut self.reader else { return Vec::new() };
        let Some(text) = &mut reader.text else { return Vec::new() };
        let Some(article) = reader.edition.articles.get(reader.article) else { return Vec::new() };
        let all = units(article, text.galley().body().chunks());
        let top = text.reading().0.map(TextUnit::Block);
        let Some(unit) = top.or(all.first().copied()) else {
            self.tell(Notice::NothingToCorrect);
            return Vec::new();
        };
        self.correcting = Some(Correcting { step: CorrectingStep::Menu, unit });
        Vec::new()
    }

    /// Rows that correcting takes from the middle of the screen.
    pub(super) fn correcting_rows(&self, middle: super::panes::Area) -> u16 {
        let Some(correcting) = &self.correcting else { return 0 };
        if self.screen != Screen::Reader {
            return 0;
        }
        let rows = match &correcting.step {
            CorrectingStep::Menu => in_rows(&self.choice_columns, middle.w.saturating_sub(2)).len(),
            CorrectingStep::Append(pick) | CorrectingStep::MoveTo(pick) => {
                let heights = (0..pick.articles.len()).map(|row| self.pick_height(pick, row));
                heights.sum::<usize>().min(usize::from(middle.h / 2))
            }
        };
        // A rule and a heading come before.
        (rows as u16 + 2).min(middle.h.saturating_sub(2))
    }

    /// Rows that an article takes in the list.
    #[must_use]
    pub fn pick_height(&self, pick: &Pick, row: usize) -> usize {
        let Some(reader) = &self.reader else { return 1 };
        let article = pick.articles.get(row).and_then(|&index| reader.edition.articles.get(index));
        article.map_or(1, |article| {
            let setting = self.settings.story_setting(&reader.edition, article);
            wrapped_height(article.title(), self.size.0, &setting)
        })
    }

    /// Keeps the selected article of the list in view.
    pub(super) fn fit_pick(&mut self, rows: u16) {
        let Some(Correcting {
            step: CorrectingStep::Append(pick) | CorrectingStep::MoveTo(pick),
            ..
        }) = &self.correcting
        else {
            return;
        };
        let mut list = pick.list;
        list.reveal(rows.saturating_sub(2).into(), |row| self.pick_height(pick, row));
        if let Some(Correcting {
            step: CorrectingStep::Append(pick) | CorrectingStep::MoveTo(pick),
            ..
        }) = &mut self.correcting
        {
            pick.list = list;
        }
    }

    /// An action while correcting; `None` leaves it to what holds everywhere.
    pub(super) fn correct_by(&mut self, action: Action) -> Option<Vec<Effect>> {
        let correcting = self.correcting.clone()?;
        match (&correcting.step, action) {
            (
                _,
                Action::Quit
                | Action::Suspend
                | Action::Redraw
                | Action::Help
                | Action::Messages
                | Action::Command
                | Action::Theme,
            ) => return None,
            (CorrectingStep::Menu, _) => return Some(self.choose(action, correcting.unit)),
            (_, Action::Back) => self.ask(CorrectingStep::Menu),
            (_, Action::Down) => self.step_pick(1),
            (_, Action::Up) => self.step_pick(-1),
            (CorrectingStep::Append(pick) | CorrectingStep::MoveTo(pick), Action::Open) => {
                return Some(self.picked(&correcting, pick));
            }
            (CorrectingStep::Append(pick) | CorrectingStep::MoveTo(pick), _) => {
                let page = isize::from(self.correcting_area().h.saturating_sub(2).cast_signed());
                let all = pick.articles.len().cast_signed();
                match action {
                    Action::PageDown | Action::HalfDown => self.step_pick(page),
                    Action::PageUp | Action::HalfUp => self.step_pick(-page),
                    Action::Top => self.step_pick(-all),
                    Action::Bottom => self.step_pick(all),
                    _ => self.tell(Notice::StopCorrectingFirst),
                }
            }
        }
        Some(Vec::new())
    }

    fn choose(&mut self, action: Action, unit: TextUnit) -> Vec<Effect> {
        let Some(article) = self.reader.as_ref().map(|reader| reader.article) else {
            return Vec::new();
        };
        match (action, unit) {
            (Action::Down, _) => self.other_unit(1),
            (Action::Up, _) => self.other_unit(-1),
            (Action::Back | Action::Correct, _) => self.correcting = None,
            (Action::Undo, _) => {
                self.correcting = None;
                return self.undo_last();
            }
            (Action::Split, _) => return self.correct(Correction::Split { article, unit }),
            (Action::Append, _) => self.ask_article(CorrectingStep::Append),
            (Action::MoveTo, _) => self.ask_article(CorrectingStep::MoveTo),
            (Action::MoveUp | Action::MoveDown, TextUnit::Head(_)) => self.tell(Notice::HeadStays),
            (Action::MoveUp | Action::MoveDown, TextUnit::Block(block)) => {
                let down = action == Action::MoveDown;
                return self.correct(Correction::MoveBy { article, block, down });
            }
            (Action::SetAs(role), _) => {
                return self.correct(Correction::Set { article, unit, role });
            }
            _ => self.tell(Notice::StopCorrectingFirst),
        }
        Vec::new()
    }

    fn ask(&mut self, step: CorrectingStep) {
        if let Some(correcting) = &mut self.correcting {
            correcting.step = step;
        }
    }

    fn ask_article(&mut self, step: fn(Pick) -> CorrectingStep) {
        let Some(reader) = &self.reader else { return };
        let here = reader.article;
        let articles: Vec<usize> =
            (0..reader.edition.articles.len()).filter(|&i| i != here).collect();
        if articles.is_empty() {
            self.tell(Notice::NoOtherArticle);
            return;
        }
        let mut list = List::default();
        // The next one is the likeliest.
        list.select(here, articles.len());
        self.ask(step(Pick { articles, list }));
    }

    fn step_pick(&mut self, by: isize) {
        if let Some(Correcting {
            step: CorrectingStep::Append(pick) | CorrectingStep::MoveTo(pick),
            ..
        }) = &mut self.correcting
        {
            pick.list.step(by, pick.articles.len());
        }
    }

    fn picked(&mut self, correcting: &Correcting, pick: &Pick) -> Vec<Effect> {
        let Some(&other) = pick.articles.get(pick.list.selected) else { return Vec::new() };
        let Some(article) = self.reader.as_ref().map(|reader| reader.article) else {
            return Vec::new();
        };
        let unit = correcting.unit;
        self.correct(match correcting.step {
            CorrectingStep::MoveTo(_) => Correction::MoveTo { article, unit, to: other },
            _ => Correction::Join { article, with: other },
        })
    }

    /// Goes to the next unit, or the one before, and brings it into view.
    fn other_unit(&mut self, by: isize) {
        let Some(reader) = &mut self.reader else { return };
        let (Some(text), Some(correcting)) = (&mut reader.text, &mut self.correcting) else {
            return;
        };
        let Some(article) = reader.edition.articles.get(reader.article) else { return };
        let all = units(article, text.galley().body().chunks());
        let here = all.iter().position(|unit| *unit == correcting.unit).unwrap_or(0);
        let there = here.saturating_add_signed(by).min(all.len().saturating_sub(1));
        let Some(&unit) = all.get(there) else { return };
        correcting.unit = unit;
        match unit {
            TextUnit::Head(_) => text.reveal(None),
            TextUnit::Block(block) => text.reveal(Some(Place { block, byte: 0 })),
        }
    }

    /// What the reader sees, to be found again.
    fn seen(&mut self) -> Option<Viewpoint> {
        let reader = self.reader.as_mut()?;
        let text = reader.text.as_mut();
        let place = text.and_then(|text| text.reading().0.map(|_| text.place()));
        Some(Viewpoint { article: reader.article, place })
    }

    fn correct(&mut self, correction: Correction) -> Vec<Effect> {
        let Some(seen) = self.seen() else { return Vec::new() };
        // Moving by one is done again and again; the rest is done.
        if !matches!(correction, Correction::MoveBy { .. }) {
            self.correcting = None;
        }
        vec![Effect::Correct(correction, seen)]
    }

    /// Takes the last correction back.
    pub(super) fn undo_correction(&mut self, undo: Undo) -> Vec<Effect> {
        let Undo::Corrected(key) = &undo else { return Vec::new() };
        let is_open = !matches!(self.screen, Screen::Newsstand | Screen::Calendar)
            && self.reader.as_ref().is_some_and(|reader| &reader.edition.key() == key);
        match self.seen().filter(|_| is_open) {
            Some(seen) => vec![Effect::Uncorrect(seen)],
            None => {
                self.tell(Notice::UndoElsewhere);
                self.undo.push(undo);
                Vec::new()
            }
        }
    }

    /// Shows the edition as it was corrected, where the reader was.
    pub(super) fn show_corrected(
        &mut self,
        done: Option<Correction>,
        now: (Arc<Edition>, Option<(usize, Place)>),
        unsaved: Option<String>,
    ) -> Vec<Effect> {
        let (edition, at) = now;
        let Some(reader) = &mut self.reader else { return Vec::new() };
        let (article, place) = at.unwrap_or_default();
        reader.corrected(Arc::clone(&edition), article);
        reader.aim(Aim::Place(place));
        // The sheet was composed of articles as they were, and contents list them.
        (self.front, self.contents) = (None, None);
        self.came_from.retain(|v| !matches!(v.screen, Screen::FrontPage | Screen::Contents));
        if matches!(self.screen, Screen::FrontPage | Screen::Contents) {
            self.screen = Screen::Reader;
        }
        if let (Some(Correction::MoveBy { block, down, .. }), Some(correcting)) =
            (done, &mut self.correcting)
        {
            let block = if down { block + 1 } else { block.saturating_sub(1) };
            correcting.unit = TextUnit::Block(block);
        }
        if done.is_some() {
            self.undo.push(Undo::Corrected(edition.key()));
        }
        match unsaved {
            Some(reason) => self.tell(Notice::CorrectionNotKept(reason)),
            None => self.tell(Notice::Corrected(done)),
        }
        vec![Effect::Body(article)]
    }
}
