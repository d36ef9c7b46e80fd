//! The texts about a person's sources.

use crate::model::Clean;
use crate::model::error::SystemError;
use crate::sources::file::EditError;
use crate::sources::opml::OpmlError;
use crate::sources::recipe::{LeftOut, NotStatic};
use crate::sources::{SlowSite, SourceKind};

/// Why something about sources was not done.
#[derive(Debug)]
pub enum SourcesFault {
    /// `sources.toml` was not changed.
    NotChanged {
        /// The file.
        file: String,
        /// Why.
        error: EditError,
    },
    /// It can't be written.
    Unwritable {
        /// The file.
        file: String,
        /// What the system says.
        cause: SystemError,
    },
    /// What was named is neither an address nor a recipe.
    NoAddress(String),
    /// The table of e-papers has no row of that name; those that may be meant.
    NoEpaper {
        /// What was named.
        name: String,
        /// Names that are there.
        near: Vec<String>,
    },
    /// A file is no recipe.
    NoRecipe(String),
    /// A file is no list of feeds.
    NoOpml {
        /// The file.
        file: String,
        /// Why.
        error: OpmlError,
    },
    /// There is no paper, source or address of that name.
    NoSuch {
        /// What was named.
        name: String,
        /// The papers there are.
        papers: Vec<String>,
    },
    /// It has to be said which paper is meant.
    WhichPaper(Vec<String>),
    /// Several sources are called so.
    Several {
        /// What was named.
        name: String,
        /// Their addresses, safe to show.
        which: Vec<String>,
    },
}

/// What is told about one source in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SourceDetail {
    /// The user agent it is asked with.
    Agent(String),
    /// What is taken of a slow site.
    Slow(SlowSite),
    /// Somebody is logged in; the secret is not told.
    Login,
    /// A cookie is sent; it is not told.
    Cookie,
    /// Articles of so many days.
    Oldest(u16),
    /// So many articles at most.
    Most(usize),
    /// Whether the pages behind it are read.
    FullText(bool),
    /// The printed pages are kept as pictures.
    Facsimiles,
    /// Elements are kept or removed.
    Elements,
    /// So many years ago.
    YearsAgo(u16),
}

/// What was done, or is to be known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SourcesNews {
    /// So many sources were added to a paper.
    Added(usize, String),
    /// The paper has that source already; its address.
    Known(String),
    /// What it is will be found out when it is first fetched.
    KindLater,
    /// It could not be asked, and was not added; how it is all the same.
    NotSeen,
    /// It wants to know who asks; how that is said.
    WantsLogin,
    /// It shuts us out; how it may let us in.
    WantsAgent,
    /// A recipe that comes with calibre, which has to be there to run it.
    RecipeOfCalibre,
    /// What it is, its title, which may be empty, and how many articles it holds.
    Found {
        /// What it is.
        kind: SourceKind,
        /// What it calls itself.
        title: Clean,
        /// Articles; not known of what has to be walked through.
        count: Option<usize>,
    },
    /// It is at another address than was named.
    FoundAt(String),
    /// Whether the pages behind a feed's entries are read, or its own texts are
    /// whole.
    ReadsPages(bool),
    /// Another feed of the page: its address, and what it is called.
    OtherFeed(String, Clean),
    /// The site's robots.txt forbids its pages.
    RobotsForbid,
    /// The site asks for a pause of so many seconds.
    RobotsDelay(u64),
    /// The site asks for pauses that nobody waits for, in seconds.
    SlowSite(u64),
    /// What is to be done then.
    SlowQuestion,
    /// What is done then.
    SlowAnswer(SlowSite),
    /// Nothing is done with a slow e-paper until the person says what.
    SlowUndecided,
    /// A source has given nothing for days.
    Sick {
        /// The source.
        name: String,
        /// Days.
        days: usize,
        /// Its paper.
        paper: String,
    },
    /// A paper is no longer made; it had so many sources.
    PaperRemoved(String, usize),
    /// A source is no longer asked; its address, and its paper.
    SourceRemoved(String, String),
    /// A list gave so many feeds that were not there, and had so many that
    /// were.
    Imported(usize, usize),
    /// So many outlines had no address of the web.
    OddOutlines(usize),
    /// There were more feeds in a list than are read.
    ListCut,
    /// So many sources are not in an exported list.
    NotExported(usize),
    /// A recipe was read: so many feeds, so that nothing has to be run.
    RecipeRead(usize),
    /// A recipe has to be run by calibre, and why.
    RecipeRuns(NotStatic),
    /// What of a recipe was left out.
    RecipeLeft(LeftOut),
    /// The recipe's site wants a subscription.
    RecipeSubscription,
}

/// How a language speaks of sources.
pub trait SourceTexts {
    /// Why something was not done.
    fn sources_fault(&self, fault: &SourcesFault) -> String;
    /// What was done.
    fn sources_news(&self, news: &SourcesNews) -> String;
    /// A kind of source.
    fn source_kind(&self, kind: SourceKind) -> &'static str;
    /// About one source.
    fn source_detail(&self, detail: &SourceDetail) -> String;
    /// There are no sources.
    fn no_sources_yet(&self) -> &'static str;
    /// A paper whose hosts are asked as fast as it goes.
    fn without_manners(&self) -> &'static str;
}
