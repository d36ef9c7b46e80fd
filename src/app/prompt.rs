//! The line at the foot of the screen where a reader types.

/// What the typed text is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Purpose {
    /// A search in the article.
    Search,
    /// A filter of the list on the screen; this is what it was before.
    Filter(String),
    /// A name for the bookmark at that index of the list.
    Rename(usize),
    /// The number of a link.
    Link,
    /// A command.
    Command,
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
}

impl Prompt {
    /// A prompt that begins with `text`.
    #[must_use]
    pub fn new(purpose: Purpose, text: &str) -> Self {
        Self { purpose, text: text.to_owned(), cursor: text.len(), recalled: 0 }
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

    /// Applies an edit; `history` is oldest first. Submit and cancel are the
    /// caller's.
    pub fn edit(&mut self, edit: Edit, history: &[String]) {
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
            Edit::Delete | Edit::Submit | Edit::Cancel => {}
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
