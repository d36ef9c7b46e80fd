//! The line at the foot of the screen where a reader types, and what is done
//! with it.

use super::panes::Pane;
use super::{Action, App, Effect, FileToWrite, Notice, Screen};
use crate::model::MarkId;

/// What the typed text is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Purpose {
    /// A search in the article.
    Search,
    /// A query over all papers.
    SearchAll,
    /// A filter of the list on the screen; this is what it was before.
    Filter(String),
    /// A search through the edition, as a filter of its contents; this is what it
    /// was before.
    SearchEdition(String),
    /// A name for the bookmark at that index of the list.
    Rename(usize),
    /// A note on the bookmark at that index of the list.
    Note(usize),
    /// The query of a story that is to be followed.
    Follow,
    /// A name for a story.
    NameStory(MarkId),
    /// Another query for a story.
    StoryQuery(MarkId),
    /// A note and tags on a clipping.
    NoteOnClipping(MarkId),
    /// The file that an article of that index is written to.
    WriteOut(usize),
    /// The file that the clippings on the screen are written to.
    WriteClippings,
    /// Whether a file that is there is to be replaced.
    Replace(FileToWrite),
    /// The number of a link.
    Link,
    /// A command.
    Command,
}

impl Purpose {
    /// Whether a list is narrowed while it is typed.
    fn narrows(&self) -> bool {
        matches!(self, Self::Filter(_) | Self::SearchEdition(_))
    }
}

/// An edit of the typed text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Edit {
    /// Text typed or pasted at the cursor.
    Insert(String),
    /// The character before the cursor goes.
    Backspace,
    /// The character at the cursor goes.
    Delete,
    /// The word before the cursor goes.
    DeleteWord,
    /// All before the cursor goes.
    DeleteLine,
    /// The cursor moves left.
    Left,
    /// The cursor moves right.
    Right,
    /// The cursor moves to the beginning.
    Home,
    /// The cursor moves to the end.
    End,
    /// The older entry of the history.
    Older,
    /// The newer entry of the history.
    Newer,
    /// What can be typed on the command line: the next, or the one before.
    Complete(bool),
    /// Done.
    Submit,
    /// Never mind.
    Cancel,
}

/// A line being typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prompt {
    /// What it is for.
    pub purpose: Purpose,
    text: String,
    cursor: usize,
    recalled: usize,
    /// What was typed before it was completed, and which of the candidates
    /// for that stands in its place.
    completed: Option<(String, usize)>,
}

impl Prompt {
    /// A prompt that begins with `text`.
    #[must_use]
    pub fn new(purpose: Purpose, text: &str) -> Self {
        let (text, cursor) = (text.to_owned(), text.len());
        Self { purpose, text, cursor, recalled: 0, completed: None }
    }

    /// What was typed.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The byte of the text that the cursor stands at.
    #[must_use]
    pub fn cursor(&self) -> usize {
        self.cursor
    }

    /// What was typed by hand.
    #[must_use]
    pub fn stem(&self) -> &str {
        self.completed.as_ref().map_or(&self.text, |(stem, _)| stem)
    }

    /// Which of the candidates for [`Prompt::stem`] stands in its place.
    #[must_use]
    pub fn completed(&self) -> Option<usize> {
        self.completed.as_ref().map(|(_, at)| *at)
    }

    /// Whether the text is one of the history.
    pub(super) fn is_recalled(&self) -> bool {
        self.recalled > 0
    }

    /// Puts a candidate in the place of what was typed.
    pub(super) fn complete(&mut self, at: usize, candidate: String) {
        self.completed = Some((self.stem().to_owned(), at));
        (self.cursor, self.text) = (candidate.len(), candidate);
    }

    /// Applies an edit; `history` is oldest first. Submit and cancel are the
    /// caller's.
    pub fn edit(&mut self, edit: Edit, history: &[String]) {
        self.completed = None;
        match edit {
            Edit::Insert(text) => {
                let clean = crate::model::Clean::line(&text);
                self.text.insert_str(self.cursor, &clean);
                self.cursor += clean.len();
            }
            Edit::Backspace => self.delete(self.before(self.cursor)),
            Edit::Delete if self.cursor < self.text.len() => {
                let from = self.cursor;
                self.cursor = self.after(from);
                self.delete(from);
            }
            Edit::DeleteWord => {
                let head = self.text[..self.cursor].trim_end();
                self.delete(head.rfind(char::is_whitespace).map_or(0, |at| self.after(at)));
            }
            Edit::DeleteLine => self.delete(0),
            Edit::Left => self.cursor = self.before(self.cursor),
            Edit::Right => self.cursor = self.after(self.cursor),
            Edit::Home => self.cursor = 0,
            Edit::End => self.cursor = self.text.len(),
            Edit::Older => self.recall(self.recalled + 1, history),
            Edit::Newer => self.recall(self.recalled.saturating_sub(1), history),
            Edit::Delete | Edit::Submit | Edit::Cancel | Edit::Complete(_) => {}
        }
    }

    fn recall(&mut self, back: usize, history: &[String]) {
        if back > history.len() {
            return;
        }
        self.recalled = back;
        self.text = if back == 0 { String::new() } else { history[history.len() - back].clone() };
        self.cursor = self.text.len();
    }

    fn delete(&mut self, from: usize) {
        self.text.replace_range(from..self.cursor, "");
        self.cursor = from;
    }

    fn before(&self, at: usize) -> usize {
        self.text[..at].char_indices().next_back().map_or(0, |(i, _)| i)
    }

    fn after(&self, at: usize) -> usize {
        self.text[at..].chars().next().map_or(at, |c| at + c.len_utf8())
    }
}

/// Whether an edit moves among what can be typed. The arrows do as long as the
/// line is none of the history; up from there leads into it.
fn completes(edit: &Edit, prompt: &Prompt) -> bool {
    match edit {
        Edit::Complete(_) => true,
        Edit::Newer => !prompt.is_recalled(),
        Edit::Older => prompt.completed().is_some(),
        _ => false,
    }
}

/// Entries of the history kept.
const HISTORY: usize = 100;

impl App {
    pub(super) fn type_in(&mut self, edit: Edit) -> Vec<Effect> {
        let Some(prompt) = &mut self.prompt else { return Vec::new() };
        self.notice = None;
        if prompt.purpose == Purpose::SearchAll {
            return self.type_query(edit);
        }
        match edit {
            Edit::Cancel => return self.cancel(),
            Edit::Submit => return self.submit(),
            // Rubbing out an empty line leaves it, as in vi; a filter then
            // is as it stands, empty.
            Edit::Backspace if prompt.text().is_empty() => {
                if !matches!(prompt.purpose, Purpose::Filter(_)) {
                    return self.cancel();
                }
                self.filter("");
                return self.submit();
            }
            Edit::Older | Edit::Newer if prompt.purpose.narrows() => {
                self.step_filtered(if edit == Edit::Older { -1 } else { 1 });
            }
            edit if prompt.purpose == Purpose::Command && completes(&edit, prompt) => {
                self.complete(!matches!(edit, Edit::Older | Edit::Complete(false)));
            }
            edit => {
                prompt.edit(edit, &self.history);
                if prompt.purpose.narrows() {
                    let text = prompt.text().to_owned();
                    self.filter(&text);
                }
            }
        }
        Vec::new()
    }

    /// Puts the next candidate on the command line, or the one before.
    fn complete(&mut self, forward: bool) {
        let candidates = self.candidates();
        let Some(prompt) = &mut self.prompt else { return };
        let last = candidates.len().saturating_sub(1);
        let at = match (prompt.completed(), forward) {
            (None, true) => 0,
            (Some(at), true) => {
                if at < last {
                    at + 1
                } else {
                    0
                }
            }
            (at, false) => at.and_then(|at| at.checked_sub(1)).unwrap_or(last),
        };
        if let Some(candidate) = candidates.get(at) {
            prompt.complete(at, candidate.text());
        }
    }

    fn cancel(&mut self) -> Vec<Effect> {
        let Some(prompt) = self.prompt.take() else { return Vec::new() };
        self.links.clear();
        if let Purpose::Filter(before) | Purpose::SearchEdition(before) = &prompt.purpose {
            self.filter(before);
            self.newsstand.end_filter();
        }
        self.leave_empty_search()
    }

    /// Back from a search through the edition that is for nothing.
    fn leave_empty_search(&mut self) -> Vec<Effect> {
        let contents = self.contents.as_ref().filter(|_| self.screen == Screen::Contents);
        if contents.is_some_and(|c| c.is_search && c.filter.is_empty()) {
            return self.go_back();
        }
        Vec::new()
    }

    fn filter(&mut self, text: &str) {
        match self.screen {
            Screen::Bookmarks => {
                text.trim().clone_into(&mut self.bookmarks.filter);
                let shown = self.bookmarks.shown().len();
                self.bookmarks.list.select(0, shown);
            }
            Screen::Clippings => {
                self.clippings.set_filter(text);
                self.clippings.list.select(0, usize::MAX);
            }
            Screen::Contents => self.filter_contents(text),
            Screen::Help => {
                text.trim().clone_into(&mut self.help_filter);
                self.scrolled = 0;
            }
            _ => self.newsstand.set_filter(text),
        }
    }

    /// Moves the selection while the filter is typed.
    fn step_filtered(&mut self, by: isize) {
        match self.screen {
            Screen::Bookmarks => {
                let shown = self.bookmarks.shown().len();
                self.bookmarks.list.step(by, shown);
            }
            Screen::Clippings => {
                let shown = self.clippings.shown().len();
                self.clippings.list.step(by, shown);
            }
            Screen::Contents => {
                if let Some(contents) = &mut self.contents {
                    contents.step(by);
                }
            }
            Screen::Help => {
                let down = if by > 0 { Action::Down } else { Action::Up };
                let _ = self.scroll(down);
            }
            _ => {
                self.newsstand.list.step(by, self.newsstand.order.len());
                self.newsstand.begin_filter();
            }
        }
    }

    fn submit(&mut self) -> Vec<Effect> {
        let Some(prompt) = self.prompt.take() else { return Vec::new() };
        let text = prompt.text().trim().to_owned();
        let keeps = matches!(
            prompt.purpose,
            Purpose::Search | Purpose::SearchEdition(_) | Purpose::Command
        );
        if keeps && !text.is_empty() {
            self.history.retain(|old| old != &text);
            self.history.push(text.clone());
            let over = self.history.len().saturating_sub(HISTORY);
            self.history.drain(..over);
        }
        match prompt.purpose {
            Purpose::Search => self.search(&text),
            Purpose::SearchAll => Vec::new(),
            Purpose::Filter(_) => {
                // Every key has filtered already, if there was one.
                if text.is_empty() {
                    self.filter("");
                }
                self.newsstand.end_filter();
                Vec::new()
            }
            Purpose::SearchEdition(_) => {
                if text.is_empty() {
                    self.filter_contents("");
                }
                if let Some(contents) = &mut self.contents {
                    contents.end_filter();
                }
                self.leave_empty_search()
            }
            Purpose::Rename(index) => self.rename_bookmark(index, &text),
            Purpose::Follow => self.follow(&text),
            Purpose::NameStory(id) => self.name_story(id, &text),
            Purpose::StoryQuery(id) => self.set_story_query(id, &text),
            Purpose::Note(index) => self.note_on_bookmark(index, &text),
            Purpose::NoteOnClipping(id) => self.note_on_clipping(id, &text),
            Purpose::WriteOut(article) => self.write_out(article, &text),
            Purpose::WriteClippings => self.write_clippings(&text),
            Purpose::Replace(file) => self.replace(file, &text),
            Purpose::Command => self.command(&text),
            Purpose::Link => {
                let number = text.parse::<usize>().unwrap_or(0);
                self.follow_link(number.wrapping_sub(1))
            }
        }
    }

    pub(super) fn search(&mut self, needle: &str) -> Vec<Effect> {
        if needle.is_empty() {
            return Vec::new();
        }
        self.note_jump();
        let mut found = false;
        if let Some(reader) = &mut self.reader {
            reader.focus = Pane::Article;
        }
        self.fit();
        let effects = self.in_text(|text| {
            found = text.search(needle);
            if !found {
                text.search = None;
            }
            text.unfound = (!found).then(|| needle.to_owned());
        });
        if !found {
            self.tell(Notice::NotFound(needle.to_owned()));
        }
        effects
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(edits: &[Edit]) -> (String, usize) {
        let mut prompt = Prompt::new(Purpose::Search, "");
        let history = ["旧".to_owned(), "新渠".to_owned()];
        for edit in edits {
            prompt.edit(edit.clone(), &history);
        }
        (prompt.text().to_owned(), prompt.cursor())
    }

    fn insert(text: &str) -> Edit {
        Edit::Insert(text.to_owned())
    }

    #[test]
    fn editing_moves_by_characters_and_not_by_bytes() {
        let (text, cursor) =
            typed(&[insert("新渠水"), Edit::Left, Edit::Backspace, insert("通"), Edit::Delete]);
        assert_eq!((text.as_str(), cursor), ("新通", 6));
    }

    #[test]
    fn a_word_or_the_line_is_deleted_at_once() {
        assert_eq!(typed(&[insert("two words "), Edit::DeleteWord]).0, "two ");
        assert_eq!(typed(&[insert("two words"), Edit::DeleteLine]).0, "");
        assert_eq!(typed(&[Edit::Backspace, Edit::Delete, Edit::DeleteWord]).0, "");
    }

    #[test]
    fn history_is_walked_both_ways() {
        assert_eq!(typed(&[Edit::Older]).0, "新渠");
        assert_eq!(typed(&[Edit::Older, Edit::Older, Edit::Older]).0, "旧");
        assert_eq!(typed(&[Edit::Older, Edit::Older, Edit::Newer]).0, "新渠");
        assert_eq!(typed(&[Edit::Older, Edit::Newer]).0, "");
    }

    #[test]
    fn pasted_escape_sequences_are_defused() {
        assert_eq!(typed(&[insert("a\u{1b}[2J\nb")]).0, "a[2J b");
    }
}
