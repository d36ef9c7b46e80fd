//! What the reader changes in what is kept: bookmarks, clippings and read marks. A change
//! shows at once; it is said to be kept when it is, and goes from the screen
//! when it could not be.

use super::{App, ClippingChange, Effect, Notice, StoryChange, Undo};
use crate::model::{ArticleId, Bookmark, EditionKey, MarkId, Position};

/// A change of what is kept.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// What was changed.
    pub what: Changed,
    /// Whether it undoes another one.
    pub undoes: bool,
}

/// What was changed.
#[derive(Debug, Clone, PartialEq)]
pub enum Changed {
    /// A bookmark was added.
    Added(Box<Bookmark>),
    /// A bookmark was removed.
    Removed(Box<Bookmark>),
    /// A removed bookmark was brought back.
    Restored(Box<Bookmark>),
    /// A bookmark was given another name.
    Renamed {
        /// Which.
        id: MarkId,
        /// Its old name.
        from: String,
        /// Its new name.
        to: String,
    },
    /// A bookmark was given another note.
    Noted {
        /// Which.
        id: MarkId,
        /// Its old note.
        from: String,
        /// Its new note.
        to: String,
    },
    /// A story was followed, changed, or is followed no more.
    Story(Box<StoryChange>),
    /// A clipping was changed.
    Clipping(ClippingChange),
    /// An article was marked as read or unread.
    Read {
        /// The edition.
        edition: EditionKey,
        /// The article.
        article: ArticleId,
        /// How far one had come, and whether it was read.
        before: Position,
        /// As it is now.
        after: Position,
    },
}

/// What became of a change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ChangeOutcome {
    /// It is on the disk.
    Yes,
    /// There is no disk to keep it on: it holds until the end; and why.
    ForNow(String),
    /// It could not be kept; and why.
    No(String),
    /// The same is kept already.
    Already,
}

impl Changed {
    /// The change that undoes this one.
    #[must_use]
    pub fn inverse(&self) -> Self {
        match self.clone() {
            Self::Added(mark) | Self::Restored(mark) => Self::Removed(mark),
            Self::Removed(mark) => Self::Restored(mark),
            Self::Renamed { id, from, to } => Self::Renamed { id, from: to, to: from },
            Self::Noted { id, from, to } => Self::Noted { id, from: to, to: from },
            Self::Story(change) => Self::Story(Box::new(change.inverse())),
            Self::Clipping(change) => Self::Clipping(change.inverse()),
            Self::Read { edition, article, before, after } => {
                Self::Read { edition, article, before: after, after: before }
            }
        }
    }
}

impl Change {
    /// What is said once it is kept.
    fn notice(&self) -> Notice {
        match (&self.what, self.undoes) {
            (Changed::Added(_), _) => Notice::Bookmarked,
            (Changed::Removed(_), false) => Notice::BookmarkRemoved,
            (Changed::Removed(_), true) => Notice::BookmarkTakenBack,
            (Changed::Restored(_), _) => Notice::BookmarkBroughtBack,
            (Changed::Renamed { .. }, false) => Notice::BookmarkNamed,
            (Changed::Renamed { .. }, true) => Notice::OldNameBack,
            (Changed::Noted { .. }, false) => Notice::BookmarkNoted,
            (Changed::Noted { .. }, true) => Notice::OldNoteBack,
            (Changed::Story(change), _) => change.notice(),
            (Changed::Clipping(change), undoes) => change.notice(undoes),
            (Changed::Read { after, .. }, false) => Notice::MarkedRead(after.read),
            (Changed::Read { after, .. }, true) => Notice::MarkedReadAgain(after.read),
        }
    }
}

impl App {
    /// Shows a change, and has it kept.
    pub(super) fn change(&mut self, what: Changed) -> Vec<Effect> {
        self.undo.push(Undo::Changed(what.clone()));
        self.keep(Change { what, undoes: false })
    }

    /// Undoes a change.
    pub(super) fn change_back(&mut self, done: &Changed) -> Vec<Effect> {
        self.keep(Change { what: done.inverse(), undoes: true })
    }

    fn keep(&mut self, mut change: Change) -> Vec<Effect> {
        self.show_change(&mut change.what);
        let is_story = matches!(change.what, Changed::Story(_));
        let mut effects = vec![Effect::Keep(Box::new(change))];
        if is_story {
            effects.extend(self.watch_edition());
        }
        effects
    }

    /// A change was kept, or was not.
    pub(super) fn kept(&mut self, change: &Change, kept: ChangeOutcome) {
        match kept {
            ChangeOutcome::Yes => {
                // A list that was asked for before the change may have come after it.
                if let Changed::Clipping(done) = &change.what {
                    self.clippings.apply(done);
                }
                self.tell(change.notice());
                self.tell_if_nothing_is_followed();
            }
            ChangeOutcome::Already => self.is_clipped_already(change),
            ChangeOutcome::ForNow(reason) => self.tell(Notice::KeptForNow(reason)),
            ChangeOutcome::No(reason) => {
                self.show_change(&mut change.what.inverse());
                if change.undoes {
                    self.undo.push(Undo::Changed(change.what.inverse()));
                } else {
                    let undo = Undo::Changed(change.what.clone());
                    if let Some(at) = self.undo.iter().rposition(|other| *other == undo) {
                        self.undo.remove(at);
                    }
                }
                self.tell(Notice::NotKept(reason));
            }
        }
    }

    /// Shows a change. In the article in view only the mark changes, not how
    /// far one has come meanwhile.
    fn show_change(&mut self, what: &mut Changed) {
        match what {
            Changed::Added(mark) | Changed::Restored(mark) => self.bookmarks.put((**mark).clone()),
            Changed::Removed(mark) => drop(self.bookmarks.take(mark.id)),
            Changed::Renamed { id, to, .. } => {
                if let Some(mark) = self.bookmarks.all.iter_mut().find(|mark| mark.id == *id) {
                    mark.name.clone_from(to);
                }
            }
            Changed::Noted { id, to, .. } => {
                if let Some(mark) = self.bookmarks.all.iter_mut().find(|mark| mark.id == *id) {
                    mark.note.clone_from(to);
                }
            }
            Changed::Story(change) => self.stories.apply(change),
            Changed::Clipping(change) => self.clippings.apply(change),
            Changed::Read { edition, article, after, .. } => {
                if let Some(reader) = self.reader.as_mut().filter(|r| r.edition.key() == *edition)
                    && let Some(article) = reader.edition.position(article)
                {
                    let now = reader.position(article).unwrap_or_default();
                    *after = Position { read: after.read, ..now };
                    reader.set_position(article, *after);
                }
            }
        }
    }
}
