//! What a reader leaves behind: positions, read marks, bookmarks; and undo.

use super::panes::Pane;
use super::{
    Action, App, ArticleText, BookmarkDraft, Changed, Effect, Notice, Prompt, Purpose, Screen,
    Undo, copied_text,
};
use crate::model::{Anchor, EditionKey, Position, RecentRead};

impl App {
    pub(super) fn mark(&mut self, action: Action) -> Vec<Effect> {
        match action {
            Action::Bookmark => self.add_bookmark(),
            Action::Clip => self.clip_article(),
            Action::ToggleRead => self.toggle_read(),
            Action::Link => self.pick_link(),
            Action::Copy | Action::CopyCitation => {
                let Some(reader) = &self.reader else { return Vec::new() };
                let Some(text) = &reader.text else { return Vec::new() };
                let with_citation = action == Action::CopyCitation;
                let copied = copied_text::article(
                    &reader.edition,
                    reader.article,
                    text.galley(),
                    with_citation.then_some(self.settings.citation),
                );
                self.tell(Notice::Copied(with_citation));
                vec![Effect::Copy(copied)]
            }
            Action::Split
            | Action::Append
            | Action::MoveTo
            | Action::MoveUp
            | Action::MoveDown
            | Action::SetAs(_) => {
                self.tell(Notice::CorrectFirst);
                Vec::new()
            }
            Action::WriteOut => {
                self.ask_where_to_write();
                Vec::new()
            }
            Action::Note => {
                self.ask_for_note_here();
                Vec::new()
            }
            Action::Rename | Action::Remove => {
                self.tell(Notice::BookmarksInTheirList);
                Vec::new()
            }
            _ => Vec::new(),
        }
    }

    /// Keeps how far one came in the article in view.
    pub(super) fn keep_position(&mut self) -> Vec<Effect> {
        let Some(reader) = &mut self.reader else { return Vec::new() };
        let in_brief = reader.is_brief(reader.article);
        let before = reader.position(reader.article).unwrap_or_default();
        if reader.is_only_looked_at() {
            return Vec::new();
        }
        let Some(text) = &mut reader.text else { return Vec::new() };
        let Some(article) = reader.edition.articles.get(reader.article) else { return Vec::new() };
        let (place, percent) = text.read_to();
        // A place in a brief is none in the whole article.
        let place = if in_brief { before.place } else { place };
        let position = Position { place, read: before.read };
        let (id, title, edition) =
            (article.id.clone(), article.title().to_string(), reader.edition.key());
        reader.set_position(reader.article, position);
        let mut effects = vec![Effect::SavePosition(edition.clone(), id.clone(), position)];
        // What is passed by in a list is not read.
        if reader.focus == Pane::Article && self.screen == Screen::Reader {
            let read = RecentRead { edition, article: id, title, position, percent, seen: 0 };
            effects.push(Effect::NoteRead(Box::new(read)));
        }
        effects
    }

    fn add_bookmark(&mut self) -> Vec<Effect> {
        let Some(here) = self.here() else { return Vec::new() };
        let Some(reader) = &self.reader else { return Vec::new() };
        let Some(text) = &reader.text else { return Vec::new() };
        let is_here = |mark: &crate::model::Bookmark| {
            mark.edition == here.edition
                && mark.anchor.article == here.article
                && mark.anchor.place == here.place
        };
        if self.bookmarks.all.iter().any(is_here) {
            self.tell(Notice::BookmarkedAlready);
            return Vec::new();
        }
        let draft = BookmarkDraft {
            edition: here.edition,
            anchor: Anchor::new(here.article, text.galley().body(), here.place),
            paper: reader.edition.paper.title.to_string(),
            date: reader.edition.date.map(|date| date.to_string()).unwrap_or_default(),
            title: reader.edition.articles[reader.article].title().to_string(),
        };
        vec![Effect::AddBookmark(Box::new(draft))]
    }

    /// Asks for a note on what was kept last of the article in view, a bookmark or a
    /// clipping.
    fn ask_for_note_here(&mut self) {
        let Some(reader) = &self.reader else { return };
        let Some(article) = reader.edition.articles.get(reader.article) else { return };
        let edition = reader.edition.key();
        let is_here =
            |of: &EditionKey, anchor: &Anchor| *of == edition && anchor.article == article.id;
        let marks = &self.bookmarks.all;
        let mark = marks.iter().position(|mark| is_here(&mark.edition, &mark.anchor));
        let clippings = &self.clippings.all;
        let clipping = clippings.iter().find(|one| is_here(&one.edition, &one.anchor));
        match (mark, clipping) {
            (mark, Some(clipping))
                // Keys that a program sends come within a millisecond.
                if mark.is_none_or(|index| marks[index].created <= clipping.created) =>
            {
                let purpose = Purpose::NoteOnClipping(clipping.id);
                self.prompt = Some(Prompt::new(purpose, &clipping.noted().line()));
            }
            (Some(index), _) => self.ask_for_note(Some(index)),
            (None, _) => self.tell(Notice::BookmarksInTheirList),
        }
    }

    /// Asks what is to be noted on a bookmark.
    pub(super) fn ask_for_note(&mut self, index: Option<usize>) {
        let Some(mark) = index.and_then(|index| self.bookmarks.all.get(index)) else { return };
        let note = mark.note.clone();
        self.prompt = index.map(|index| Prompt::new(Purpose::Note(index), &note));
    }

    pub(super) fn remove_bookmark(&mut self) -> Vec<Effect> {
        let Some(index) = self.bookmarks.selected() else { return Vec::new() };
        let mark = self.bookmarks.all[index].clone();
        self.change(Changed::Removed(Box::new(mark)))
    }

    pub(super) fn rename_bookmark(&mut self, index: usize, name: &str) -> Vec<Effect> {
        let Some(mark) = self.bookmarks.all.get(index) else { return Vec::new() };
        let (id, from, to) = (mark.id, mark.name.clone(), name.to_owned());
        if from == to {
            return Vec::new();
        }
        self.change(Changed::Renamed { id, from, to })
    }

    pub(super) fn note_on_bookmark(&mut self, index: usize, note: &str) -> Vec<Effect> {
        let Some(mark) = self.bookmarks.all.get(index) else { return Vec::new() };
        let (id, from, to) = (mark.id, mark.note.clone(), note.to_owned());
        if from == to {
            return Vec::new();
        }
        self.change(Changed::Noted { id, from, to })
    }

    fn toggle_read(&mut self) -> Vec<Effect> {
        let Some(reader) = &self.reader else { return Vec::new() };
        let Some(article) = reader.edition.articles.get(reader.article) else { return Vec::new() };
        let (edition, article) = (reader.edition.key(), article.id.clone());
        let before = reader.position(reader.article).unwrap_or_default();
        let after = Position { read: !before.read, ..before };
        self.change(Changed::Read { edition, article, before, after })
    }

    pub(super) fn undo_last(&mut self) -> Vec<Effect> {
        match self.undo.pop() {
            None => {
                self.tell(Notice::NothingToUndo);
                Vec::new()
            }
            Some(undo @ Undo::Corrected(_)) => self.undo_correction(undo),
            Some(Undo::Changed(done)) => self.change_back(&done),
            Some(Undo::Imported(editions)) => self.take_import_back(editions),
            Some(Undo::Look(before)) => {
                self.take_look_back(&before);
                Vec::new()
            }
        }
    }

    fn pick_link(&mut self) -> Vec<Effect> {
        let links =
            self.reader.as_ref().and_then(|r| r.text.as_ref()).map(ArticleText::visible_links);
        self.links = links.unwrap_or_default();
        match self.links.len() {
            0 => {
                self.tell(Notice::NoLinks);
                Vec::new()
            }
            1 => self.follow_link(0),
            _ => {
                self.prompt = Some(Prompt::new(Purpose::Link, ""));
                Vec::new()
            }
        }
    }
}
