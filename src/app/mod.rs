//! The application's state and how it answers: messages in, effects out.
//! Nothing here touches a terminal, a file or a clock; what is to be done
//! outside is returned as [`Effect`]s for the shell.

mod action;
mod areas;
mod article_file;
mod bookmarks;
mod brief;
pub mod calendar;
mod changes;
mod clipping;
mod clippings;
mod commands;
mod comparing;
mod completion;
mod contents;
mod contents_actions;
mod contents_page;
mod copied_text;
pub mod correcting;
mod cut;
mod edition_filter;
mod edition_search;
mod facets;
mod fetching;
mod front;
mod front_pictures;
mod gallery;
mod help;
mod history;
mod imported;
mod ledes;
mod left_off;
mod links;
mod list;
mod list_actions;
mod look;
mod lookup;
mod marks;
mod message;
mod messages;
mod minutes;
mod mouse;
mod newsstand;
mod notice;
mod on_disk;
mod opened;
pub mod panes;
mod passage;
mod passage_moves;
mod prompt;
mod reader;
mod reader_actions;
mod recent;
mod related;
mod revision;
mod scanned;
mod searching;
mod selecting;
mod settings;
mod shelf;
mod stories;
mod text;
pub mod titles;
mod trail;
mod unserved;
mod update;
mod watched;

pub use action::{ACTIONS, Action, ActionInfo, Group};
pub use article_file::{ArticleForm, FileContent, FileToWrite};
pub use bookmarks::{Bookmarks, Undo};
pub use changes::{Change, ChangeOutcome, Changed};
pub use clippings::{ClippingChange, Clippings, FoldedClippings};
pub use comparing::{ComparedEntry, Comparison, ComparisonOrder, DifferencesOrder, PAPER_COLUMNS};
pub use completion::{Completion, ValueCommand};
pub use contents::EditionContents;
pub use contents_page::{EntryRoom, PlacedEntry};
pub use copied_text::citation;
pub use correcting::Correcting;
pub use cut::Extent;
pub use edition_filter::FilterTerms;
pub use edition_search::{ArticleHits, hits_in};
pub use facets::Facet;
pub use fetching::{FetchNews, FetchOutcome, FetchStep, FetchUnderWay};
pub use front::Front;
pub use gallery::{Gallery, Measured, PictureFault, PictureMode, PictureRequest};
pub use history::HistoryEntry;
pub use imported::ImportedEdition;
pub use ledes::lede;
pub use links::VisibleLink;
pub use list::List;
pub use lookup::{LookedUp, LookupFault};
pub use message::{BookmarkDraft, Effect, Msg};
pub use messages::Messages;
pub use minutes::{CutCounts, EditionCut};
pub use newsstand::{ENTRY_ROWS as SHELF_ROWS, Newsstand, PaperOrder, PaperRow};
pub use notice::{Notice, TextDirection};
pub use opened::Opening;
pub use passage::SelectedText;
pub use prompt::{Edit, Prompt, Purpose};
pub use reader::{Mode, OpenedEdition};
pub use recent::{ENTRY_ROWS as RECENT_ROWS, RecentReads};
pub use related::{RelatedArticles, RelatedOrder};
pub use revision::{BothVersions, Revision};
pub use scanned::{GUTTER as SCAN_GUTTER, LineMark as ScanMark, ScanRow, ScannedPages};
pub use searching::{ENTRY_ROWS as SEARCH_ROWS, LibrarySearch, SearchNews, SearchOrder};
pub use settings::{Customs, OpeningScreen, Settings, base_of, line_direction_of};
pub use shelf::{SharedName, ShelfContents, ShelfEntry, ShelfFacts, Standing};
pub use stories::{FollowedStories, STORY_ROWS, StoryChange, StoryTimeline};
pub use text::{ArticleText, Remaining, Search, TextColumn};
pub use watched::WatchedArticles;

use crate::model::{ArticleId, Body, ChosenLook, Clean, Place};
use history::Jumps;
use look::ConfiguredLook;
use reader::Aim;
use related::RelatedLists;
use trail::Visit;

/// What is on the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Screen {
    /// The papers one has.
    Newsstand,
    /// The editions of a paper, by their days.
    Calendar,
    /// An edition that is being opened, and cannot be seen yet.
    Opening,
    /// An open edition.
    Reader,
    /// A page of it as a broadsheet.
    FrontPage,
    /// All its headlines, with ledes.
    Contents,
    /// The list of bookmarks.
    Bookmarks,
    /// The list of clippings.
    Clippings,
    /// A clipping whose edition is gone: the text that was kept.
    Clipping,
    /// What was read lately.
    Recent,
    /// A search over all papers.
    Search,
    /// The papers of a day side by side.
    Compared,
    /// What else was printed on the thing that an article is about.
    Related,
    /// The stories that one follows.
    Stories,
    /// The articles of one of them.
    Timeline,
    /// What a site changed in an article.
    Revision,
    /// What a command says of a passage.
    LookedUp,
    /// What the reader was told.
    Messages,
    /// What the keys do.
    Help,
}

/// The application.
#[derive(Debug)]
#[allow(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub struct App {
    /// The terminal's columns and rows.
    pub size: (u16, u16),
    /// What the configuration decides.
    pub settings: Settings,
    /// What is on the screen.
    pub screen: Screen,
    /// The newsstand.
    pub newsstand: Newsstand,
    /// The edition that is being opened.
    pub opening: Option<Opening>,
    /// The open edition.
    pub reader: Option<OpenedEdition>,
    /// The front page, while it is on the screen or under the help.
    pub front: Option<Front>,
    /// The contents of the open edition, while they are on the screen or one
    /// comes from them.
    pub contents: Option<EditionContents>,
    /// What a site changed in an article, while it is on the screen or under
    /// the help.
    pub revision: Option<Revision>,
    /// What a command says of a passage, while it is on the screen or under the help.
    pub looked_up: Option<LookedUp>,
    /// How editions are looked at.
    pub mode: Mode,
    /// The pictures of the article in view.
    pub gallery: Gallery,
    /// The bookmarks.
    pub bookmarks: Bookmarks,
    /// The clippings, as far as they were looked up.
    pub clippings: Clippings,
    /// What was read lately, as far as it was looked up.
    pub recent: RecentReads,
    /// A search over all papers.
    pub searching: LibrarySearch,
    /// The papers of a day side by side, once they were.
    pub comparison: Option<Comparison>,
    /// The stories that one follows.
    pub stories: FollowedStories,
    /// The line being typed.
    pub prompt: Option<Prompt>,
    /// Correcting, while it is under way.
    pub correcting: Option<Correcting>,
    /// Links on the screen, while one is to be picked.
    pub links: Vec<VisibleLink>,
    /// What the reader was told last, until a key is pressed.
    pub notice: Option<Notice>,
    /// What was told in this run.
    pub messages: Messages,
    /// The fetch that is under way.
    pub fetching: Option<FetchUnderWay>,
    /// The theme, by its index among `themes`.
    pub theme: usize,
    /// The names of the themes.
    pub themes: Vec<String>,
    /// The first line on the screen, of the help or of the messages.
    pub scrolled: usize,
    /// Only lines of the help that hold this text are shown.
    pub help_filter: String,
    /// Nothing was ever kept of reading: what may be pressed is told in full.
    pub is_first_run: bool,
    /// The columns that each choice of correcting takes with its keys, in the
    /// words and the keys in force.
    pub choice_columns: Vec<u16>,
    /// Leaving the edition leaves the program: it was opened from a shell.
    pub single: bool,
    /// The newsstand was not filled: an edition was named, and none beside it
    /// was asked for.
    pub unfilled: bool,
    /// What is to be done again once it is.
    again: Option<Action>,
    related: RelatedLists,
    came_from: Vec<Visit>,
    jumps: Jumps,
    undo: Vec<Undo>,
    /// Where to go in an edition that is being opened.
    target: Option<(ArticleId, Aim)>,
    /// The headline of the article to show, of an edition that is being opened:
    /// more is not known of it on the newsstand.
    wanted: Option<Clean>,
    /// The article to go on with, of an edition that is being opened for that.
    goes_on: Option<ArticleId>,
    history: Vec<String>,
    /// The passage that is being looked up, as long as nothing else is done.
    looking_up: Option<String>,
    untouched: bool,
    configured: ConfiguredLook,
    kept_look: ChosenLook,
}

impl App {
    /// An application on an empty newsstand.
    #[must_use]
    pub fn new(settings: Settings, themes: Vec<String>, size: (u16, u16)) -> Self {
        let mut app = Self {
            size,
            settings,
            screen: Screen::Newsstand,
            newsstand: Newsstand::default(),
            opening: None,
            reader: None,
            front: None,
            contents: None,
            revision: None,
            looked_up: None,
            mode: Mode::default(),
            gallery: Gallery::default(),
            bookmarks: Bookmarks::default(),
            clippings: Clippings::default(),
            recent: RecentReads::default(),
            searching: LibrarySearch::default(),
            comparison: None,
            stories: FollowedStories::default(),
            prompt: None,
            correcting: None,
            links: Vec::new(),
            notice: None,
            messages: Messages::default(),
            fetching: None,
            theme: 0,
            themes,
            scrolled: 0,
            help_filter: String::new(),
            is_first_run: false,
            choice_columns: Vec::new(),
            single: false,
            unfilled: false,
            again: None,
            related: RelatedLists::default(),
            came_from: Vec::new(),
            jumps: Jumps::default(),
            undo: Vec::new(),
            target: None,
            wanted: None,
            goes_on: None,
            history: Vec::new(),
            looking_up: None,
            untouched: true,
            configured: ConfiguredLook::default(),
            kept_look: ChosenLook::default(),
        };
        app.take_look(ChosenLook::default(), false);
        app
    }

    /// Whether an action waits until the newsstand is filled.
    #[must_use]
    pub fn waits_for_shelf(&self) -> bool {
        self.again.is_some()
    }

    /// Whether one corrects, and sees it.
    #[must_use]
    pub fn is_correcting(&self) -> bool {
        self.correcting.is_some() && self.screen == Screen::Reader
    }

    fn act(&mut self, action: Action) -> Vec<Effect> {
        if action == Action::Cancel {
            return self.go_up();
        }
        if self.is_correcting()
            && let Some(effects) = self.correct_by(action)
        {
            return effects;
        }
        match action {
            Action::Quit => self.leave(vec![Effect::Quit]),
            Action::Suspend => self.leave(vec![Effect::Suspend]),
            Action::Redraw => vec![Effect::Redraw],
            Action::Help => {
                self.open_help();
                Vec::new()
            }
            Action::Theme => {
                self.theme = (self.theme + 1) % self.themes.len().max(1);
                let name = self.themes.get(self.theme).cloned().unwrap_or_default();
                self.tell(Notice::Theme(name));
                Vec::new()
            }
            action if self.screen == Screen::Opening => self.act_while_opening(action),
            Action::Command => {
                self.prompt = Some(Prompt::new(Purpose::Command, ""));
                Vec::new()
            }
            Action::Bookmarks => {
                if self.screen == Screen::Bookmarks {
                    return Vec::new();
                }
                self.bookmarks.filter.clear();
                self.go_to_and_fro(Screen::Bookmarks).unwrap_or_default()
            }
            Action::Clippings => self.open_clippings(),
            Action::History => self.open_recent(),
            Action::Messages => self.open_messages(),
            Action::SearchAll => self.open_search(),
            Action::Follow => self.begin_following(),
            Action::Stories => self.open_stories(),
            Action::Undo => self.undo_last(),
            Action::JumpBack | Action::JumpForward => self.jump(action == Action::JumpBack),
            _ if self.lacks_entry_for(action) => {
                self.tell_idle_key();
                Vec::new()
            }
            _ => self.act_on_screen(action),
        }
    }

    fn act_on_screen(&mut self, action: Action) -> Vec<Effect> {
        match self.screen {
            Screen::Newsstand => self.act_on_newsstand(action),
            Screen::Calendar => self.act_on_calendar(action),
            Screen::Reader => self.act_in_reader(action),
            Screen::FrontPage => self.act_on_front(action),
            Screen::Contents => self.act_on_contents(action),
            Screen::Bookmarks => self.act_on_bookmarks(action),
            Screen::Clippings => self.act_on_clippings(action),
            Screen::Clipping => self.act_on_open_clipping(action),
            Screen::Recent => self.act_on_recent(action),
            Screen::Search => self.act_on_search(action),
            Screen::Compared => self.act_on_comparison(action),
            Screen::Related => self.act_on_related(action),
            Screen::Stories => self.act_on_stories(action),
            Screen::Timeline => self.act_on_timeline(action),
            Screen::Revision => self.act_on_revision(action),
            Screen::LookedUp => self.act_on_looked_up(action),
            Screen::Opening => self.act_while_opening(action),
            Screen::Messages | Screen::Help => self.scroll(action),
        }
    }

    /// What an action looked for is not on the newsstand. If that was never
    /// filled it is filled now, and the action done once more.
    fn look_further(&mut self, action: Action) -> Option<Vec<Effect>> {
        if !std::mem::take(&mut self.unfilled) {
            return None;
        }
        self.again = Some(action);
        Some(vec![Effect::FillNewsstand])
    }

    /// Keeps the position, then whatever else.
    fn leave(&mut self, mut then: Vec<Effect>) -> Vec<Effect> {
        let mut effects = self.keep_position();
        self.note_left_off();
        effects.append(&mut then);
        effects
    }

    fn show_body(&mut self, article: usize, body: Body) -> Vec<Effect> {
        let area = self.article_area();
        let Some(reader) = self.reader.as_mut().filter(|r| r.article == article) else {
            return Vec::new();
        };
        reader.show(body, area, &self.settings);
        self.hang_pictures()
    }

    /// Where the reader is.
    fn here(&mut self) -> Option<HistoryEntry> {
        let reader = self.reader.as_mut()?;
        let article = reader.edition.articles.get(reader.article)?.id.clone();
        let place = reader.text.as_mut().map_or(Place::default(), ArticleText::place);
        Some(HistoryEntry { edition: reader.edition.key(), article, place })
    }
}
