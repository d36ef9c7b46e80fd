//! Why a source gave nothing.

use super::web::WebError;
use crate::model::{Clean, Date, LoadError};

/// Why a source gave nothing. Values without words; the words are the
/// interface's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FetchError {
    /// An address gave nothing.
    Web {
        /// The address.
        url: String,
        /// Why.
        why: WebError,
    },
    /// What came is not what the source should be.
    Load {
        /// The address.
        url: String,
        /// Why.
        why: LoadError,
    },
    /// The program made a mistake with what came, and gave the source up.
    GaveUp {
        /// The address.
        url: String,
    },
    /// A secret that the source needs can't be had.
    NoSecret {
        /// The address.
        url: String,
        /// Why.
        why: SecretFault,
    },
    /// A server wants a name and a password, and `sources.toml` has none.
    NoLogin {
        /// The address.
        url: String,
    },
    /// A server does not let the person in by that name and password.
    NotLoggedIn {
        /// The address.
        url: String,
    },
    /// A server has no API that is known.
    NoApi {
        /// The address.
        url: String,
    },
    /// What a server or an archive answers is not what its kind answers.
    NotUnderstood {
        /// The address.
        url: String,
    },
    /// An archive has no paper of a day.
    NothingOfDay {
        /// The address.
        url: String,
        /// The day.
        day: Date,
    },
    /// A catalogue has no EPUB of the days that are wanted.
    NoBook {
        /// The address.
        url: String,
    },
    /// A recipe is run by calibre, which is not there.
    NoCalibre {
        /// The recipe.
        recipe: String,
    },
    /// A recipe was not done in time.
    RecipeTimedOut {
        /// The recipe.
        recipe: String,
        /// How long it was waited.
        minutes: u64,
    },
    /// A recipe made no book.
    RecipeFailed {
        /// The recipe.
        recipe: String,
        /// What calibre said last.
        said: Clean,
    },
    /// There is no article in it.
    NoArticles {
        /// The address.
        url: String,
    },
    /// A site shuts us out (403), or says that its front door is not there
    /// (404), as some say to programs: asked as a browser, by `agent = "…"`, it
    /// may answer.
    ShutOut {
        /// The address.
        url: String,
        /// What it answers.
        status: u16,
        /// Whether it was asked by an agent that the person named.
        has_agent: bool,
    },
    /// There is no issue of the day that was asked for.
    NotThatDay {
        /// The address.
        url: String,
        /// The day.
        wanted: Date,
        /// The days that were found instead, the newest first.
        found: Vec<Date>,
    },
}

/// Why a secret can't be had. None of these tells the secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SecretFault {
    /// The command failed, or took longer than a person would wait.
    Command,
    /// There is no such variable in the environment.
    Variable(String),
    /// The file can't be read.
    File(String),
    /// Others can read the file, too.
    Exposed(String),
}
