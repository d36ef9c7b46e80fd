//! Everything a reader can ask for, with the one table that names it.

/// Something a key, a menu or a command asks the application to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Action {
    /// One row, or one entry, down.
    Down,
    /// One row, or one entry, up.
    Up,
    /// To the pane on the left.
    PaneLeft,
    /// To the pane on the right.
    PaneRight,
    /// To the next pane, round and round.
    NextPane,
    /// A screenful on; at the end of an article, the next one.
    PageDown,
    /// A screenful back.
    PageUp,
    /// Half a screenful on.
    HalfDown,
    /// Half a screenful back.
    HalfUp,
    /// To the first row or entry.
    Top,
    /// To the last row or entry.
    Bottom,
    /// The next article.
    NextArticle,
    /// The article before.
    PreviousArticle,
    /// The next section.
    NextSection,
    /// The section before.
    PreviousSection,
    /// The paper's next edition.
    NextEdition,
    /// The paper's edition before.
    PreviousEdition,
    /// The section of that number, 1 to 9.
    Section(u8),
    /// Open what is selected.
    Open,
    /// Back to where one came from; ends a search first.
    Back,
    /// Leave newsprint.
    Quit,
    /// Search in the article, or filter the list.
    Search,
    /// The next match; without a search, the next article.
    NextMatch,
    /// The match before; without a search, the article before.
    PreviousMatch,
    /// Bookmark this place.
    Bookmark,
    /// List the bookmarks.
    Bookmarks,
    /// Rename the bookmark.
    Rename,
    /// Remove the bookmark.
    Remove,
    /// Back through the places one jumped from.
    JumpBack,
    /// Forward through them.
    JumpForward,
    /// Undo the last change to bookmarks, read marks or the edition.
    Undo,
    /// Mark the article as read, or unread again.
    ToggleRead,
    /// Number the links on the screen, to copy or follow one.
    Link,
    /// Copy the article's text (or the paragraph in view).
    Copy,
    /// Copy with a citation: paper, date, page.
    CopyCitation,
    /// The days of a paper that one has an edition of.
    Calendar,
    /// Only what is unread, or all.
    UnreadOnly,
    /// The next order of the papers.
    Sort,
    /// The page as a broadsheet.
    FrontPage,
    /// The page as it was scanned, beside the article.
    Scan,
    /// Correct what was recovered from a scan.
    Correct,
    /// Several columns, or one.
    Columns,
    /// The article alone, or with its lists.
    Zen,
    /// A wider measure.
    Wider,
    /// A narrower measure.
    Narrower,
    /// The measure of the configuration.
    DefaultMeasure,
    /// Show or hide furigana.
    Ruby,
    /// Show or hide pictures.
    Pictures,
    /// The next theme.
    Theme,
    /// Import what is in the inbox.
    Import,
    /// Type a command.
    Command,
    /// What the keys do.
    Help,
    /// Draw the whole screen again.
    Redraw,
    /// Give the terminal back to the shell for a while.
    Suspend,
}

/// The part of the help an action is listed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Group {
    /// Moving within a list or a text.
    Move,
    /// Moving through the paper.
    Paper,
    /// Search, marks and copies.
    Marks,
    /// How it looks.
    Look,
    /// The program itself.
    Program,
}

impl Group {
    /// The groups in the order of the help.
    pub const ALL: [Self; 5] = [Self::Move, Self::Paper, Self::Marks, Self::Look, Self::Program];

    /// Its heading.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Move => "Moving",
            Self::Paper => "The paper",
            Self::Marks => "Search, bookmarks, copies",
            Self::Look => "The look",
            Self::Program => "newsprint",
        }
    }
}

/// An action with its name in `keys.toml` and its line in the help.
#[derive(Debug, Clone, Copy)]
pub struct ActionInfo {
    /// The action.
    pub action: Action,
    /// Its name in `keys.toml`, on the command line and in messages.
    pub name: &'static str,
    /// Where the help lists it.
    pub group: Group,
    /// What the help says of it.
    pub help: &'static str,
}

macro_rules! actions {
    ($($group:ident { $($action:ident $(($n:literal))? $name:literal $help:literal)* })*) => {
        &[$($(ActionInfo {
            action: Action::$action $(($n))?, name: $name, group: Group::$group, help: $help,
        },)*)*]
    };
}

/// All actions, in the order of the help.
pub const ACTIONS: &[ActionInfo] = actions! {
    Move {
        Down "down" "down one row or entry"
        Up "up" "up one row or entry"
        PaneLeft "pane-left" "pane on the left"
        PaneRight "pane-right" "pane on the right"
        NextPane "next-pane" "next pane"
        PageDown "page-down" "read on; at the end, the next article"
        PageUp "page-up" "a screen back"
        HalfDown "half-down" "half a screen on"
        HalfUp "half-up" "half a screen back"
        Top "top" "to the beginning"
        Bottom "bottom" "to the end"
        Open "open" "open what is selected"
        Back "back" "back; ends a search first"
    }
    Paper {
        NextArticle "next-article" "next article"
        PreviousArticle "previous-article" "article before"
        NextSection "next-section" "next section"
        PreviousSection "previous-section" "section before"
        NextEdition "next-edition" "the paper's next edition"
        PreviousEdition "previous-edition" "the paper's edition before"
        Section(1) "section-1" "section by number"
        Section(2) "section-2" "section by number"
        Section(3) "section-3" "section by number"
        Section(4) "section-4" "section by number"
        Section(5) "section-5" "section by number"
        Section(6) "section-6" "section by number"
        Section(7) "section-7" "section by number"
        Section(8) "section-8" "section by number"
        Section(9) "section-9" "section by number"
        FrontPage "front-page" "the page as a broadsheet"
        Scan "scan" "the page as it was scanned"
        Correct "correct" "correct what was recovered"
        ToggleRead "toggle-read" "mark as read, or unread"
        Calendar "calendar" "the paper's calendar"
        UnreadOnly "unread-only" "unread only, or all"
        Sort "sort" "sort by day, name, or unread"
        Import "import" "import what is in the inbox"
    }
    Marks {
        Search "search" "search in the article; filter a list"
        NextMatch "next-match" "next match; else next article"
        PreviousMatch "previous-match" "match before; else article before"
        Bookmark "bookmark" "bookmark this place"
        Bookmarks "bookmarks" "list the bookmarks"
        Rename "rename" "name the bookmark"
        Remove "remove" "remove the bookmark"
        Undo "undo" "undo"
        JumpBack "jump-back" "back to where one was"
        JumpForward "jump-forward" "forward again"
        Link "link" "pick a link"
        Copy "copy" "copy the article's text"
        CopyCitation "copy-citation" "copy it with paper, date, page"
    }
    Look {
        Columns "columns" "several columns, or one"
        Zen "zen" "the article alone"
        Wider "wider" "wider lines"
        Narrower "narrower" "narrower lines"
        DefaultMeasure "default-measure" "lines as configured"
        Ruby "ruby" "furigana on or off"
        Pictures "pictures" "pictures on or off"
        Theme "theme" "next theme"
    }
    Program {
        Command "command" "type a command"
        Help "help" "this help"
        Redraw "redraw" "draw the screen again"
        Suspend "suspend" "suspend (fg comes back)"
        Quit "quit" "quit"
    }
};

impl Action {
    /// The action's line of the table.
    #[must_use]
    pub fn info(self) -> &'static ActionInfo {
        ACTIONS.iter().find(|info| info.action == self).unwrap_or(&ACTIONS[0])
    }

    /// The action of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        ACTIONS.iter().find(|info| info.name == name).map(|info| info.action)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn names_and_actions_are_one_to_one() {
        let names: HashSet<_> = ACTIONS.iter().map(|info| info.name).collect();
        let actions: HashSet<_> = ACTIONS.iter().map(|info| info.action).collect();
        assert_eq!(names.len(), ACTIONS.len());
        assert_eq!(actions.len(), ACTIONS.len());
        for info in ACTIONS {
            assert_eq!(Action::from_name(info.name), Some(info.action));
            assert_eq!(info.action.info().name, info.name);
        }
    }
}
