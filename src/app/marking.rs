//! What a reader leaves behind: positions, read marks, bookmarks; and undo.

use super::{Action, App, ArticleText, BookmarkDraft, Effect, Prompt, Purpose, Undo, copying};
use crate::model::{Anchor, Position};

impl App {
    pub(super) fn mark(&mut self, action: Action) -> Vec<Effect> {
        match action {
            Action::Bookmark => self.add_bookmark(),
            Action::ToggleRead => self.toggle_read(),
            Action::Link => self.pick_link(),
            Action::Copy | Action::CopyCitation => {
                let Some(reader) = &self.reader else { return Vec::new() };
                let Some(text) = &reader.text else { return Vec::new() };
                let with_citation = action == Action::CopyCitation;
                let copied = copying::article(
                    &reader.edition,
                    reader.article,
                    text.galley().body(),
                    with_citation,
                );
                self.tell(if with_citation {
                    "copied with its citation"
                } else {
                    "article copied"
                });
                vec![Effect::Copy(copied)]
            }
            Action::Rename | Action::Remove => {
                self.tell("bookmarks are named and removed in their list (B)");
                Vec::new()
            }
            _ => Vec::new(),
        }
    }

    /// Keeps how far one came in the article in view.
    pub(super) fn keep_position(&mut self) -> Vec<Effect> {
        let Some(reader) = &mut self.reader else { return Vec::new() };
        let Some(text) = &mut reader.text else { return Vec::new() };
        let Some(article) = reader.edition.articles.get(reader.article) else { return Vec::new() };
        let place = text.place();
        let before = reader.position(reader.article).unwrap_or_default();
        let position = Position { place, read: before.read };
        let id = article.id.clone();
        reader.set_position(reader.article, position);
        vec![Effect::SavePosition(reader.edition.key(), id, position)]
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
            self.tell("this place is bookmarked already (B lists the bookmarks)");
            return Vec::new();
        }
        let draft = BookmarkDraft {
            edition: here.edition,
            anchor: Anchor::new(here.article, text.galley().body(), here.place),
            paper: reader.edition.paper.title.to_string(),
            date: reader.edition.date.map(|date| date.to_string()).unwrap_or_default(),
            title: reader.edition.articles[reader.article].title().to_string(),
        };
        self.tell("bookmarked (B lists the bookmarks, u takes it back)");
        vec![Effect::AddBookmark(Box::new(draft))]
    }

    pub(super) fn remove_bookmark(&mut self) -> Vec<Effect> {
        let Some(index) = self.bookmarks.selected() else { return Vec::new() };
        let id = self.bookmarks.all[index].id;
        if let Some(mark) = self.bookmarks.take(id) {
            self.undo.push(Undo::Removed(Box::new(mark)));
        }
        self.tell("bookmark removed (u brings it back)");
        vec![Effect::RemoveBookmark(id)]
    }

    pub(super) fn rename_bookmark(&mut self, index: usize, name: &str) -> Vec<Effect> {
        let Some(mark) = self.bookmarks.all.get_mut(index) else { return Vec::new() };
        let old = std::mem::replace(&mut mark.name, name.to_owned());
        let id = mark.id;
        self.undo.push(Undo::Renamed(id, old));
        vec![Effect::RenameBookmark(id, name.to_owned())]
    }

    fn toggle_read(&mut self) -> Vec<Effect> {
        let Some(reader) = &mut self.reader else { return Vec::new() };
        let Some(article) = reader.edition.articles.get(reader.article) else { return Vec::new() };
        let id = article.id.clone();
        let key = reader.edition.key();
        let old = reader.position(reader.article).unwrap_or_default();
        let position = Position { read: !old.read, ..old };
        reader.set_position(reader.article, position);
        self.undo.push(Undo::Read(key.clone(), id.clone(), old.read));
        self.tell(if position.read { "marked as read" } else { "marked as unread" });
        vec![Effect::SavePosition(key, id, position)]
    }

    pub(super) fn undo_last(&mut self) -> Vec<Effect> {
        match self.undo.pop() {
            None => {
                self.tell("nothing to undo");
                Vec::new()
            }
            Some(undo @ Undo::Corrected(_)) => self.undo_correction(undo),
            Some(Undo::Added(id)) => {
                self.bookmarks.take(id);
                self.tell("bookmark taken back");
                vec![Effect::RemoveBookmark(id)]
            }
            Some(Undo::Removed(mark)) => {
                let id = mark.id;
                self.bookmarks.put(*mark);
                self.tell("bookmark brought back");
                vec![Effect::RestoreBookmark(id)]
            }
            Some(Undo::Renamed(id, name)) => {
                if let Some(mark) = self.bookmarks.all.iter_mut().find(|mark| mark.id == id) {
                    mark.name.clone_from(&name);
                }
                self.tell("the old name is back");
                vec![Effect::RenameBookmark(id, name)]
            }
            Some(Undo::Read(key, id, read)) => {
                let mut position = Position { read, ..Position::default() };
                if let Some(reader) = self.reader.as_mut().filter(|r| r.edition.key() == key)
                    && let Some(article) = reader.edition.position(&id)
                {
                    position = Position { read, ..reader.position(article).unwrap_or_default() };
                    reader.set_position(article, position);
                }
                self.tell(if read { "read again" } else { "unread again" });
                vec![Effect::SavePosition(key, id, position)]
            }
        }
    }

    fn pick_link(&mut self) -> Vec<Effect> {
        let links =
            self.reader.as_ref().and_then(|r| r.text.as_ref()).map(ArticleText::visible_links);
        self.links = links.unwrap_or_default();
        match self.links.len() {
            0 => {
                self.tell("no links on this screen");
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
