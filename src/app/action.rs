//! Everything a reader can ask for, with the one table that names it.

use crate::model::SetAs;

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
    /// End what is under way, or one level up; never out of the program.
    Cancel,
    /// Leave newsprint.
    Quit,
    /// Search in the article or the edition, or filter the list.
    Search,
    /// Search all papers.
    SearchAll,
    /// What was printed on the same thing, earlier and later.
    Earlier,
    /// Follow what the article is about, or what is searched for.
    Follow,
    /// The stories that one follows.
    Stories,
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
    /// Note something on the bookmark, or on the clipping.
    Note,
    /// Remove the bookmark, or the clipping.
    Remove,
    /// Cut the selected passage out, or the article, to keep it with its source.
    Clip,
    /// List the clippings.
    Clippings,
    /// What was read lately.
    History,
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
    /// Write the article to a file.
    WriteOut,
    /// Select a passage, or leave it.
    Select,
    /// While a passage is selected: to the next word.
    WordOn,
    /// While a passage is selected: to the word before.
    WordBack,
    /// While a passage is selected: move its other end.
    OtherEnd,
    /// Look the passage up that is selected.
    LookUp,
    /// The days of a paper that one has an edition of.
    Calendar,
    /// Only what is unread, or all.
    UnreadOnly,
    /// The next order of the papers.
    Sort,
    /// The page as a broadsheet.
    FrontPage,
    /// The contents of the edition.
    Contents,
    /// The page as it was scanned, beside the article.
    Scan,
    /// Correct what was recovered from a scan.
    Correct,
    /// The papers of a day side by side.
    Compare,
    /// What the site changed in the article since it first came; while comparing, what
    /// two papers have different.
    Revision,
    /// Several columns, or one.
    Columns,
    /// Text downwards, or across.
    Vertical,
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
    /// Chinese as printed, in simplified or in traditional characters.
    Script,
    /// Show or hide pictures.
    Pictures,
    /// The next theme.
    Theme,
    /// The newest editions that are not read to their end, or all.
    Today,
    /// Fetch today's papers, or end that.
    Fetch,
    /// Import what is in the inbox.
    Import,
    /// While correcting: begin a new article here.
    Split,
    /// While correcting: append an article to this one.
    Append,
    /// While correcting: move the block to another article.
    MoveTo,
    /// While correcting: move the block up.
    MoveUp,
    /// While correcting: move the block down.
    MoveDown,
    /// While correcting: set the block as a part of the article.
    SetAs(SetAs),
    /// The edition in so many minutes, or whole again.
    Minutes,
    /// What the reader was told in this run.
    Messages,
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
    /// Correcting what was recovered.
    Correct,
    /// The program itself.
    Program,
}

impl Group {
    /// The groups in the order of the help.
    pub const ALL: [Self; 6] =
        [Self::Move, Self::Paper, Self::Marks, Self::Look, Self::Correct, Self::Program];
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
}

macro_rules! actions {
    ($($group:ident { $($action:ident $(($of:expr))? $name:literal)* })*) => {
        &[$($(ActionInfo {
            action: Action::$action $(($of))?, name: $name, group: Group::$group,
        },)*)*]
    };
}

/// All actions, in the order of the help.
pub const ACTIONS: &[ActionInfo] = actions! {
    Move {
        Down "down"
        Up "up"
        PaneLeft "pane-left"
        PaneRight "pane-right"
        NextPane "next-pane"
        PageDown "page-down"
        PageUp "page-up"
        HalfDown "half-down"
        HalfUp "half-up"
        Top "top"
        Bottom "bottom"
        Open "open"
        Back "back"
        Cancel "cancel"
    }
    Paper {
        NextArticle "next-article"
        PreviousArticle "previous-article"
        NextSection "next-section"
        PreviousSection "previous-section"
        NextEdition "next-edition"
        PreviousEdition "previous-edition"
        Section(1) "section-1"
        Section(2) "section-2"
        Section(3) "section-3"
        Section(4) "section-4"
        Section(5) "section-5"
        Section(6) "section-6"
        Section(7) "section-7"
        Section(8) "section-8"
        Section(9) "section-9"
        FrontPage "front-page"
        Contents "contents"
        Scan "scan"
        Correct "correct"
        Revision "changes"
        ToggleRead "toggle-read"
        Minutes "minutes"
        Calendar "calendar"
        Compare "compare"
        UnreadOnly "unread-only"
        Sort "sort"
        Today "today"
        Fetch "fetch"
        Import "import"
    }
    Marks {
        Search "search"
        SearchAll "search-all"
        Earlier "earlier"
        Follow "follow"
        Stories "stories"
        NextMatch "next-match"
        PreviousMatch "previous-match"
        Bookmark "bookmark"
        Bookmarks "bookmarks"
        Clip "clip"
        Clippings "clippings"
        Rename "rename"
        Note "note"
        Remove "remove"
        Undo "undo"
        History "history"
        JumpBack "jump-back"
        JumpForward "jump-forward"
        Link "link"
        Copy "copy"
        CopyCitation "copy-citation"
        WriteOut "write-out"
        Select "select"
        WordOn "word-on"
        WordBack "word-back"
        OtherEnd "other-end"
        LookUp "look-up"
    }
    Look {
        Columns "columns"
        Zen "zen"
        Vertical "vertical"
        Wider "wider"
        Narrower "narrower"
        DefaultMeasure "default-measure"
        Ruby "ruby"
        Script "script"
        Pictures "pictures"
        Theme "theme"
    }
    Correct {
        Split "split"
        Append "append"
        MoveTo "move-to"
        MoveUp "move-up"
        MoveDown "move-down"
        SetAs(SetAs::Kicker) "set-kicker"
        SetAs(SetAs::Headline) "set-headline"
        SetAs(SetAs::Deck) "set-deck"
        SetAs(SetAs::Byline) "set-byline"
        SetAs(SetAs::Subhead) "set-subhead"
        SetAs(SetAs::Body) "set-text"
    }
    Program {
        Messages "messages"
        Command "command"
        Help "help"
        Redraw "redraw"
        Suspend "suspend"
        Quit "quit"
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
