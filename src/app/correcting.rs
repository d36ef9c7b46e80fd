//! Correcting what was recovered from a scan: a menu under the text, a cursor
//! that stands at a block, a list of articles to pick from.

use std::sync::Arc;

use super::list::List;
use super::panes::Pane;
use super::reader::Aim;
use super::titles::wrapped_height;
use super::{App, Edit, Effect, Screen, Undo};
use crate::layout::Widths;
use crate::model::{Article, Correction, Edition, HeadRole, Place, SetAs, TextUnit, Viewpoint};

/// What the menu offers: a key and what it does.
pub const CHOICES: [(&str, &str); 14] = [
    ("s", "split here"),
    ("a", "append an article…"),
    ("m", "move to an article…"),
    ("K", "move up"),
    ("J", "move down"),
    ("1", "kicker"),
    ("2", "headline"),
    ("3", "deck"),
    ("4", "byline"),
    ("5", "subhead"),
    ("6", "text"),
    ("j k", "other block"),
    ("u", "undo"),
    ("Esc", "leave"),
];

/// Columns between two choices.
const BETWEEN: usize = 3;

/// What is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
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
    pub step: Step,
    /// What is to be corrected, in the article in view.
    pub unit: TextUnit,
}

/// The choices of the menu in rows of so many columns.
#[must_use]
pub fn menu(columns: u16, widths: &Widths) -> Vec<Vec<(&'static str, &'static str)>> {
    let mut rows: Vec<Vec<_>> = vec![Vec::new()];
    let mut used = 0;
    for (key, label) in CHOICES {
        let wide = widths.text(key) + 1 + widths.text(label);
        if used > 0 && used + BETWEEN + wide > usize::from(columns) {
            rows.push(Vec::new());
            used = 0;
        }
        used += wide + if used > 0 { BETWEEN } else { 0 };
        if let Some(row) = rows.last_mut() {
            row.push((key, label));
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
            self.tell("wait until the whole edition is read");
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
            self.tell("there is nothing to correct in this article");
            return Vec::new();
        };
        self.correcting = Some(Correcting { step: Step::Menu, unit });
        Vec::new()
    }

    /// Rows that correcting takes from the middle of the screen.
    pub(super) fn correcting_rows(&self, middle: super::panes::Area) -> u16 {
        let Some(correcting) = &self.correcting else { return 0 };
        if self.screen != Screen::Reader {
            return 0;
        }
        let rows = match &correcting.step {
            Step::Menu => menu(middle.w.saturating_sub(2), &self.settings.widths).len(),
            Step::Append(pick) | Step::MoveTo(pick) => {
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
            let setting = self.settings.setting(reader.edition.lang_of(article));
            wrapped_height(article.title(), self.size.0, &setting)
        })
    }

    /// Keeps the selected article of the list in view.
    pub(super) fn fit_pick(&mut self, rows: u16) {
        let Some(Correcting { step: Step::Append(pick) | Step::MoveTo(pick), .. }) =
            &self.correcting
        else {
            return;
        };
        let mut list = pick.list;
        list.reveal(rows.saturating_sub(2).into(), |row| self.pick_height(pick, row));
        if let Some(Correcting { step: Step::Append(pick) | Step::MoveTo(pick), .. }) =
            &mut self.correcting
        {
            pick.list = list;
        }
    }

    /// A key while correcting.
    pub(super) fn correct_by(&mut self, edit: &Edit) -> Vec<Effect> {
        let Some(correcting) = self.correcting.clone() else { return Vec::new() };
        self.notice = None;
        match (&correcting.step, edit) {
            (Step::Menu, Edit::Cancel | Edit::Backspace) => self.correcting = None,
            (_, Edit::Cancel | Edit::Backspace) => self.ask(Step::Menu),
            (Step::Menu, Edit::Newer) => self.other_unit(1),
            (Step::Menu, Edit::Older) => self.other_unit(-1),
            (Step::Menu, Edit::Insert(key)) => return self.choose(key, correcting.unit),
            (_, Edit::Newer) => self.step_pick(1),
            (_, Edit::Older) => self.step_pick(-1),
            (_, Edit::Insert(key)) if key == "j" => self.step_pick(1),
            (_, Edit::Insert(key)) if key == "k" => self.step_pick(-1),
            (_, Edit::Insert(key)) if key == "q" => self.ask(Step::Menu),
            (Step::Append(pick) | Step::MoveTo(pick), Edit::Submit) => {
                return self.picked(&correcting, pick);
            }
            _ => {}
        }
        Vec::new()
    }

    fn choose(&mut self, key: &str, unit: TextUnit) -> Vec<Effect> {
        let Some(article) = self.reader.as_ref().map(|reader| reader.article) else {
            return Vec::new();
        };
        match (key, unit) {
            ("j", _) => self.other_unit(1),
            ("k", _) => self.other_unit(-1),
            ("q", _) => self.correcting = None,
            ("u", _) => {
                self.correcting = None;
                return self.undo_last();
            }
            ("s", _) => return self.correct(Correction::Split { article, unit }),
            ("a", _) => self.ask_article(Step::Append),
            ("m", _) => self.ask_article(Step::MoveTo),
            ("J" | "K", TextUnit::Head(_)) => {
                self.tell("this stands in the head; only blocks of the text move up and down");
            }
            ("J" | "K", TextUnit::Block(block)) => {
                return self.correct(Correction::MoveBy { article, block, down: key == "J" });
            }
            _ => match key.parse::<usize>().ok().and_then(|n| SetAs::ALL.get(n.wrapping_sub(1))) {
                Some(&role) => return self.correct(Correction::Set { article, unit, role }),
                None => self.tell(format!("nothing is on {key} here")),
            },
        }
        Vec::new()
    }

    fn ask(&mut self, step: Step) {
        if let Some(correcting) = &mut self.correcting {
            correcting.step = step;
        }
    }

    fn ask_article(&mut self, step: fn(Pick) -> Step) {
        let Some(reader) = &self.reader else { return };
        let here = reader.article;
        let articles: Vec<usize> =
            (0..reader.edition.articles.len()).filter(|&i| i != here).collect();
        if articles.is_empty() {
            self.tell("this edition has no other article");
            return;
        }
        let mut list = List::default();
        // The next one is the likeliest.
        list.select(here, articles.len());
        self.ask(step(Pick { articles, list }));
    }

    fn step_pick(&mut self, by: isize) {
        if let Some(Correcting { step: Step::Append(pick) | Step::MoveTo(pick), .. }) =
            &mut self.correcting
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
            Step::MoveTo(_) => Correction::MoveTo { article, unit, to: other },
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
                self.tell("the last change is a correction of another edition: open it, then undo");
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
        // The sheet was composed of articles as they were.
        self.front = None;
        self.came_from.retain(|screen| *screen != Screen::FrontPage);
        if self.screen == Screen::FrontPage {
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
            Some(reason) => {
                self.tell_error(format!("holds until you leave, but could not be kept: {reason}"));
            }
            None => self.tell(said(done)),
        }
        vec![Effect::Body(article)]
    }
}

/// What was done, and the way back.
fn said(done: Option<Correction>) -> String {
    let what = match done {
        None => return "correction taken back".to_owned(),
        Some(Correction::Split { .. }) => "a new article begins there".to_owned(),
        Some(Correction::Join { .. }) => "the article was appended".to_owned(),
        Some(Correction::MoveTo { .. }) => "moved to the end of that article".to_owned(),
        Some(Correction::MoveBy { down, .. }) => {
            format!("moved {}", if down { "down" } else { "up" })
        }
        Some(Correction::Set { role, .. }) => format!("set as {}", role.name()),
    };
    format!("{what} (u takes it back)")
}
