//! The list of clippings: what was cut out, searched, noted on, opened, removed.

use std::collections::HashMap;

use super::list::List;
use super::list_actions::step;
use super::reader::Aim;
use super::{
    Action, App, ArticleText, Change, Changed, Effect, FileContent, FileToWrite, Notice, Prompt,
    Purpose, Screen, Undo,
};
use crate::model::{
    Article, ArticleId, Block, Body, Clean, Clipping, ClippingForm, ClippingNote, HeadRole, Lang,
    LangTag, MarkId,
};
use crate::search::{ClippingFilter, folded_clipping};

/// Rows of an entry: its words, where they stood, an empty row. A note or tags have
/// a row besides.
const ENTRY_ROWS: usize = 3;

/// What a filter searches of clippings. To fold a thousand takes as long as to read
/// them, so it is done there, where nobody waits for a key.
pub type FoldedClippings = HashMap<MarkId, String>;

/// What was clipped, newest first.
#[derive(Debug, Default)]
pub struct Clippings {
    /// All that is known of: the rest comes when the list is opened.
    pub all: Vec<Clipping>,
    /// Scrolling; selects among those shown.
    pub list: List,
    /// The text of one whose edition is gone, while it is on the screen.
    pub open: Option<Box<ArticleText>>,
    filter: String,
    /// Those that go through the filter, as indices of `all`.
    shown: Vec<usize>,
    /// What was folded to be searched; what was changed since is when it is.
    folded: FoldedClippings,
}

/// A change to a clipping.
#[derive(Debug, Clone, PartialEq)]
pub enum ClippingChange {
    /// It was cut out.
    Cut(Box<Clipping>),
    /// It was removed.
    Removed(Box<Clipping>),
    /// It was brought back.
    Restored(Box<Clipping>),
    /// It was given another note or other tags.
    Noted {
        /// Which.
        id: MarkId,
        /// As it was.
        from: ClippingNote,
        /// As it is.
        to: ClippingNote,
    },
}

impl ClippingChange {
    /// The change that undoes this one.
    #[must_use]
    pub fn inverse(self) -> Self {
        match self {
            Self::Cut(clipping) | Self::Restored(clipping) => Self::Removed(clipping),
            Self::Removed(clipping) => Self::Restored(clipping),
            Self::Noted { id, from, to } => Self::Noted { id, from: to, to: from },
        }
    }

    /// What is said once it is kept.
    pub(super) fn notice(&self, undoes: bool) -> Notice {
        match (self, undoes) {
            (Self::Cut(clipping), _) => Notice::Clipped(clipping.is_whole),
            (Self::Removed(_), false) => Notice::ClippingRemoved,
            (Self::Removed(_), true) => Notice::ClippingTakenBack,
            (Self::Restored(_), _) => Notice::ClippingBroughtBack,
            (Self::Noted { .. }, false) => Notice::BookmarkNoted,
            (Self::Noted { .. }, true) => Notice::OldNoteBack,
        }
    }
}

impl Clippings {
    /// The clippings on the screen, as indices of `all`.
    #[must_use]
    pub fn shown(&self) -> &[usize] {
        &self.shown
    }

    /// Only clippings that hold this are shown.
    #[must_use]
    pub fn filter(&self) -> &str {
        &self.filter
    }

    /// Rows that each of those shown takes.
    #[must_use]
    pub fn rows(&self) -> Vec<usize> {
        let is_noted =
            |clipping: &Clipping| !(clipping.note.is_empty() && clipping.tags.is_empty());
        let rows = |&index: &usize| ENTRY_ROWS + usize::from(is_noted(&self.all[index]));
        self.shown.iter().map(rows).collect()
    }

    /// The selected one.
    #[must_use]
    pub fn selected(&self) -> Option<&Clipping> {
        self.all.get(*self.shown.get(self.list.selected)?)
    }

    /// Takes what is kept in the place of what is here.
    pub(super) fn fill(&mut self, all: Vec<Clipping>, folded: FoldedClippings) {
        self.all = all;
        self.folded = folded;
        self.narrow();
    }

    /// Shows only what holds this.
    pub(super) fn set_filter(&mut self, text: &str) {
        text.trim().clone_into(&mut self.filter);
        self.narrow();
    }

    fn narrow(&mut self) {
        let filter = ClippingFilter::of(&self.filter);
        let folded = &mut self.folded;
        let mut holds = |clipping: &Clipping| {
            filter.is_empty() || {
                let text = folded.entry(clipping.id).or_insert_with(|| folded_clipping(clipping));
                filter.holds(clipping, text)
            }
        };
        let all = self.all.iter().enumerate();
        self.shown = all.filter(|(_, one)| holds(one)).map(|(index, _)| index).collect();
        self.list.select(self.list.selected, self.shown.len());
    }

    /// Shows what a change does to the list.
    pub(super) fn apply(&mut self, change: &ClippingChange) {
        match change {
            ClippingChange::Cut(clipping) | ClippingChange::Restored(clipping) => {
                self.list = List::default();
                self.all.retain(|other| other.id != clipping.id);
                let at = self.all.partition_point(|other| other.created > clipping.created);
                self.all.insert(at, (**clipping).clone());
            }
            ClippingChange::Removed(clipping) => self.all.retain(|other| other.id != clipping.id),
            ClippingChange::Noted { id, to, .. } => {
                self.folded.remove(id);
                if let Some(clipping) = self.all.iter_mut().find(|other| other.id == *id) {
                    clipping.note.clone_from(&to.note);
                    clipping.tags.clone_from(&to.tags);
                }
            }
        }
        self.narrow();
    }
}

impl App {
    /// Opens the list, or goes back where one came from there.
    pub(super) fn open_clippings(&mut self) -> Vec<Effect> {
        if self.screen == Screen::Clippings {
            return Vec::new();
        }
        let mut effects = self.keep_position();
        match self.go_to_and_fro(Screen::Clippings) {
            Some(back) => effects.extend(back),
            None => {
                self.clippings.set_filter("");
                self.clippings.list = List::default();
            }
        }
        effects.push(Effect::Clippings);
        effects
    }

    pub(super) fn act_on_clippings(&mut self, action: Action) -> Vec<Effect> {
        let len = self.clippings.shown().len();
        let page = (usize::from(self.frame().middle.h) / ENTRY_ROWS).max(1).cast_signed();
        if step(&mut self.clippings.list, action, len, page) {
            return Vec::new();
        }
        match action {
            Action::Search => {
                let before = self.clippings.filter().to_owned();
                self.prompt = Some(Prompt::new(Purpose::Filter(before), ""));
                Vec::new()
            }
            Action::Back if !self.clippings.filter().is_empty() => {
                self.clippings.set_filter("");
                Vec::new()
            }
            Action::Back => self.go_back(),
            Action::WriteOut if len > 0 => {
                self.prompt = Some(Prompt::new(Purpose::WriteClippings, &proposed()));
                Vec::new()
            }
            _ => self.act_on_clipping(action),
        }
    }

    /// What is done to the one that is selected.
    fn act_on_clipping(&mut self, action: Action) -> Vec<Effect> {
        let Some(clipping) = self.clippings.selected().cloned() else {
            self.refuse(action);
            return Vec::new();
        };
        match action {
            Action::Open => self.open_clipping(&clipping),
            Action::Remove => {
                self.change(Changed::Clipping(ClippingChange::Removed(Box::new(clipping))))
            }
            Action::Note => {
                let purpose = Purpose::NoteOnClipping(clipping.id);
                self.prompt = Some(Prompt::new(purpose, &clipping.noted().line()));
                Vec::new()
            }
            Action::Copy | Action::CopyCitation => {
                let mut copied = clipping.text.clone();
                if action == Action::CopyCitation {
                    let cited = self.settings.citation.cite(&clipping.provenance, clipping.day());
                    copied = format!("{copied}\n\n{cited}\n");
                }
                self.tell(Notice::PassageCopied);
                vec![Effect::Copy(copied)]
            }
            action => {
                self.refuse(action);
                Vec::new()
            }
        }
    }

    /// Writes those on the screen to a file.
    pub(super) fn write_clippings(&mut self, path: &str) -> Vec<Effect> {
        if path.is_empty() {
            self.tell(Notice::NotWritten);
            return Vec::new();
        }
        let Some(form) = ClippingForm::of(path) else {
            self.tell(Notice::NoClippingForm);
            self.prompt = Some(Prompt::new(Purpose::WriteClippings, path));
            return Vec::new();
        };
        let shown = self.clippings.shown().iter();
        let ids = shown.map(|&index| self.clippings.all[index].id).collect();
        let what = FileContent::Clippings { ids, form, style: self.settings.citation };
        vec![Effect::WriteOut(FileToWrite { what, path: path.to_owned(), replaces: false })]
    }

    pub(super) fn note_on_clipping(&mut self, id: MarkId, line: &str) -> Vec<Effect> {
        let clipping = self.clippings.all.iter().find(|clipping| clipping.id == id);
        let Some(from) = clipping.map(Clipping::noted) else { return Vec::new() };
        let to = ClippingNote::typed(line);
        if from == to {
            return Vec::new();
        }
        self.change(Changed::Clipping(ClippingChange::Noted { id, from, to }))
    }

    /// A click on an entry selects it, one on the selected entry opens it.
    pub(super) fn click_on_clippings(&mut self, row: usize) -> Vec<Effect> {
        let heights = self.clippings.rows();
        let list = &mut self.clippings.list;
        match list.at_row(row, heights.len(), |row| heights[row]) {
            Some(hit) if hit == list.selected => return self.act(Action::Open),
            Some(hit) => list.select(hit, heights.len()),
            None => {}
        }
        Vec::new()
    }

    /// Goes to where it was cut; where that is gone, shows what was kept of it.
    fn open_clipping(&mut self, clipping: &Clipping) -> Vec<Effect> {
        let (article, aim) = (&clipping.anchor.article, Aim::Mark(clipping.anchor.clone()));
        let open = self.reader.as_ref().filter(|r| r.edition.key() == clipping.edition);
        if let Some(reader) = open {
            if reader.edition.position(article).is_none() {
                self.show_clipping(clipping);
                self.tell(Notice::ArticleGone);
                return Vec::new();
            }
            self.go(Screen::Reader);
            return self.show_spot(article, aim);
        }
        if let Some(shelf) = self.newsstand.find(&clipping.edition) {
            self.target = Some((article.clone(), aim));
            return self.leave(vec![Effect::Open(shelf)]);
        }
        self.look_further(Action::Open).unwrap_or_else(|| {
            self.show_clipping(clipping);
            let from = &clipping.provenance;
            self.tell(Notice::ClippingAlone(from.paper.clone(), from.date.clone()));
            Vec::new()
        })
    }

    /// Shows the text that was kept of an article that the edition turned out not to
    /// have any more, if one comes from its clipping.
    pub(super) fn show_clipping_instead(&mut self, article: &ArticleId) {
        let is_next = self.beneath() == Some(Screen::Clippings);
        let clipping = self.clippings.selected().filter(|_| is_next);
        if let Some(clipping) = clipping.filter(|one| one.anchor.article == *article).cloned() {
            self.show_clipping(&clipping);
        }
    }

    /// Shows the text that was kept.
    fn show_clipping(&mut self, clipping: &Clipping) {
        let from = &clipping.provenance;
        let mut head = Article::new(clipping.anchor.article.clone());
        head.push_head(HeadRole::Headline, Clean::line(&from.headline));
        head.push_head(HeadRole::Byline, Clean::line(&from.byline));
        let blocks = clipping.text.split("\n\n").map(Block::paragraph).collect();
        let tag = LangTag::new(&from.lang);
        let setting = self
            .settings
            .reading_tagged(Lang::from_tag(&from.lang), tag.as_ref().map(LangTag::as_str));
        let area = self.aside_area(&setting);
        self.clippings.open =
            Some(Box::new(ArticleText::new(&head, Body::set(blocks), setting, area, false)));
        self.go(Screen::Clipping);
    }

    pub(super) fn fit_clipping(&mut self) {
        let Some(mut text) = self.clippings.open.take() else { return };
        self.fit_aside(&mut text);
        self.clippings.open = Some(text);
    }

    pub(super) fn act_on_open_clipping(&mut self, action: Action) -> Vec<Effect> {
        let is_read = self.clippings.open.as_mut().is_some_and(|text| text.scroll_by(action));
        if !is_read && matches!(action, Action::Back | Action::Open) {
            self.clippings.open = None;
            return self.go_back();
        }
        if !is_read {
            self.refuse(action);
        }
        Vec::new()
    }

    /// A change of a clipping was to be kept, but the same was cut out already.
    pub(super) fn is_clipped_already(&mut self, change: &Change) {
        if let Changed::Clipping(done) = &change.what {
            self.clippings.apply(&done.clone().inverse());
        }
        let undo = Undo::Changed(change.what.clone());
        self.undo.retain(|other| *other != undo);
        self.tell(Notice::ClippedAlready);
    }
}

/// A name for a file of clippings.
fn proposed() -> String {
    format!("{}.{}", Action::Clippings.info().name, "md")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Anchor, ArticleId, EditionKey, Place, Provenance, Quote};

    fn clipping(n: u128, created: i64, text: &str) -> Clipping {
        let article = ArticleId::new("a");
        Clipping {
            id: MarkId(uuid::Uuid::from_u128(n)),
            edition: EditionKey::new("e"),
            anchor: Anchor { article, place: Place::default(), quote: Quote::default() },
            is_whole: false,
            text: text.to_owned(),
            provenance: Provenance::default(),
            note: String::new(),
            tags: Vec::new(),
            created,
        }
    }

    #[test]
    fn a_clipping_that_comes_back_takes_its_old_place_under_the_filter() {
        let mut clippings = Clippings::default();
        clippings.fill(
            vec![clipping(3, 30, "新桥"), clipping(2, 20, "旧渠"), clipping(1, 10, "桥")],
            HashMap::new(),
        );
        clippings.set_filter("桥");
        clippings.list.select(1, 2);
        let gone = Box::new(clippings.selected().unwrap().clone());
        clippings.apply(&ClippingChange::Removed(gone.clone()));
        assert_eq!(clippings.selected().unwrap().created, 30);
        clippings.apply(&ClippingChange::Restored(gone));
        assert_eq!(clippings.shown(), [0, 2]);
    }

    #[test]
    fn a_note_that_was_changed_is_found_by_what_it_says_now() {
        let mut clippings = Clippings::default();
        clippings.fill(vec![clipping(1, 10, "x")], HashMap::new());
        let noted = |line| ClippingNote::typed(line);
        let id = MarkId(uuid::Uuid::from_u128(1));
        let (from, to) = (noted(""), noted("渡轮 #桥"));
        clippings.set_filter("渡轮");
        assert_eq!(clippings.shown(), [0; 0]);
        clippings.apply(&ClippingChange::Noted { id, from, to });
        assert_eq!(clippings.shown(), [0]);
    }
}
