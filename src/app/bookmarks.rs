//! The list of bookmarks, and what can be undone.

use super::list::List;
use super::look::LookBefore;
use super::{App, Changed, ImportedEdition, titles};
use crate::model::{Bookmark, EditionKey, Lang, MarkId};

/// Rows of an entry: its words, where they stand, an empty row. A note has a row
/// besides, and the words of the selected one have as many as they need.
const ENTRY_ROWS: usize = 3;

/// Rows that the words of the selected bookmark take at most, so that others are
/// seen with it.
const MOST_WORDS: usize = 6;

/// The bookmarks, newest first.
#[derive(Debug, Default)]
pub struct Bookmarks {
    /// All of them.
    pub all: Vec<Bookmark>,
    /// Only bookmarks that hold this text are shown.
    pub filter: String,
    /// Scrolling; selects among those shown.
    pub list: List,
}

impl Bookmarks {
    /// The bookmarks on the screen, as indices of `all`.
    #[must_use]
    pub fn shown(&self) -> Vec<usize> {
        let filter = self.filter.to_lowercase();
        let holds = |mark: &Bookmark| {
            [&mark.name, &mark.note, &mark.anchor.quote.exact, &mark.paper, &mark.title, &mark.date]
                .iter()
                .any(|text| text.to_lowercase().contains(&filter))
        };
        (0..self.all.len()).filter(|&i| filter.is_empty() || holds(&self.all[i])).collect()
    }

    /// Rows that each of them takes, if the words of the selected one take so
    /// many.
    fn rows(&self, words: usize) -> Vec<usize> {
        let noted = |index: usize| usize::from(!self.all[index].note.is_empty());
        let mut rows: Vec<usize> =
            self.shown().into_iter().map(|index| ENTRY_ROWS + noted(index)).collect();
        if let Some(selected) = rows.get_mut(self.list.selected) {
            *selected += words.saturating_sub(1);
        }
        rows
    }

    /// Entries that a screen of so many rows holds, about.
    #[must_use]
    pub fn page(rows: usize) -> usize {
        (rows / ENTRY_ROWS).max(1)
    }

    /// The selected bookmark, as an index of `all`.
    #[must_use]
    pub fn selected(&self) -> Option<usize> {
        self.shown().get(self.list.selected).copied()
    }

    /// Adds or replaces a bookmark, in order of age.
    pub fn put(&mut self, mark: Bookmark) {
        self.take(mark.id);
        let at = self.all.partition_point(|other| other.created > mark.created);
        self.all.insert(at, mark);
    }

    /// Takes a bookmark out.
    pub fn take(&mut self, id: MarkId) -> Option<Bookmark> {
        let at = self.all.iter().position(|mark| mark.id == id)?;
        let mark = self.all.remove(at);
        let shown = self.shown().len();
        self.list.select(self.list.selected, shown);
        Some(mark)
    }
}

impl App {
    /// The words of the selected bookmark, in rows, as far as the screen is to be
    /// given to them.
    #[must_use]
    pub fn selected_bookmark_words(&self) -> Vec<String> {
        let Some(index) = self.bookmarks.selected() else { return Vec::new() };
        let mark = &self.bookmarks.all[index];
        let middle = self.frame().middle;
        // The whole entry is to stand on the screen, with its name, note and place.
        let most = MOST_WORDS.min(usize::from(middle.h).saturating_sub(ENTRY_ROWS)).max(1);
        let columns = middle.w.saturating_sub(titles::BAR + 1);
        let setting = self.settings.setting(Lang::default());
        let name = if mark.name.is_empty() { String::new() } else { format!("{}  ", mark.name) };
        let mut rows = titles::in_rows(&(name + &mark.words()), columns, &setting);
        if rows.len() > most {
            rows.truncate(most);
            if let Some(last) = rows.last_mut() {
                last.push('…');
            }
        }
        rows
    }

    /// Rows that each bookmark on the list takes.
    #[must_use]
    pub fn bookmark_rows(&self) -> Vec<usize> {
        self.bookmarks.rows(self.selected_bookmark_words().len())
    }
}

/// A change that can be undone.
#[derive(Debug, Clone, PartialEq)]
pub enum Undo {
    /// A bookmark or a read mark was changed.
    Changed(Changed),
    /// An edition was corrected.
    Corrected(EditionKey),
    /// Editions were imported.
    Imported(Vec<ImportedEdition>),
    /// What was chosen of the look was given up for the configuration.
    Look(LookBefore),
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Anchor, ArticleId, Place, Quote};

    fn mark(n: u128, created: i64, name: &str) -> Bookmark {
        let article = ArticleId::new("a");
        Bookmark {
            id: MarkId(uuid::Uuid::from_u128(n)),
            edition: EditionKey::new("e"),
            anchor: Anchor { article, place: Place::default(), quote: Quote::default() },
            paper: "河口日报".into(),
            date: "2026-11-22".into(),
            title: "新渠通水".into(),
            name: name.into(),
            note: String::new(),
            created,
        }
    }

    #[test]
    fn a_bookmark_that_comes_back_takes_its_old_place() {
        let mut marks = Bookmarks::default();
        for (n, created) in [(1, 10), (2, 20), (3, 30)] {
            marks.put(mark(n, created, ""));
        }
        let taken = marks.take(MarkId(uuid::Uuid::from_u128(2))).unwrap();
        assert_eq!(marks.all.len(), 2);
        marks.put(taken);
        let order: Vec<i64> = marks.all.iter().map(|m| m.created).collect();
        assert_eq!(order, [30, 20, 10]);
    }

    #[test]
    fn the_filter_looks_at_names_and_titles() {
        let mut marks = Bookmarks::default();
        marks.put(mark(1, 1, "Recipe"));
        marks.put(mark(2, 2, "other"));
        marks.filter = "recipe".into();
        assert_eq!(marks.selected(), Some(1));
        marks.filter = "新渠".into();
        assert_eq!(marks.shown(), [0, 1]);
    }
}
