//! What a source gives.

use super::FetchNote;
use super::converter::RunConverter;
use super::crew::Crew;
use super::kept::{PutAside, TextBytes};
use super::web::{Validators, Web};
use crate::input::Watch;
use crate::model::{Article, Clean, Date, Page, Paper, Warning};
use crate::sources::{Source, Subscription};

/// What a source is asked for.
pub struct Job<'a> {
    /// The paper that it is asked for.
    pub subscription: &'a Subscription,
    /// The source.
    pub source: &'a Source,
    /// Where it is asked: its address, or that of its row in the table of
    /// e-papers.
    pub entry: &'a str,
    /// Who asks the network.
    pub web: &'a Web,
    /// Who helps with many documents, and reads them.
    pub crew: &'a Crew,
    /// The day of the edition: today, or as `--date` says.
    pub day: Date,
    /// The first day whose articles are wanted.
    pub since: Date,
    /// Whether `day` was asked for: then another day is not taken instead.
    pub is_dated: bool,
    /// What an address answered the last time.
    pub known: &'a (dyn Fn(&str) -> Option<Validators> + Sync),
    /// Whether an article, by its key, is at home already with its full text.
    pub has: &'a (dyn Fn(&str) -> bool + Sync),
    /// The password or token of the source, brought from where its secret is.
    pub password: Option<&'a str>,
    /// The secret of the application, likewise, where servers want one.
    pub client_secret: Option<&'a str>,
    /// The cookie of the source, likewise.
    pub cookie: Option<&'a str>,
    /// Who runs a program that makes a book of a recipe.
    pub convert: &'a RunConverter<'a>,
    /// Where the texts of articles wait until the source is done.
    pub put_aside: &'a PutAside<'a>,
    /// Progress, and whether anybody still waits.
    pub watch: &'a Watch,
}

/// What a source gave.
#[derive(Debug, Clone, Default)]
pub struct Taken {
    /// What it calls itself; a title that is empty says nothing.
    pub paper: Paper,
    /// The day of its issue, where it has issues.
    pub day: Option<Date>,
    /// Its printed pages, in order.
    pub pages: Vec<Page>,
    /// PDFs of its pages, where facsimiles are wanted: the place in
    /// [`Taken::pages`], and the address.
    pub prints: Vec<(usize, String)>,
    /// Its articles, in its order.
    pub articles: Vec<FetchedArticle>,
    /// Pictures that came inside of a book, by the names that figures have for
    /// them.
    pub files: Vec<(String, Vec<u8>)>,
    /// What its addresses answered, to be kept with the articles and not
    /// before them.
    pub answers: Vec<(String, Validators)>,
    /// The source has nothing that was not there the last time.
    pub is_unchanged: bool,
    /// There is no article in it at all, be it an old one.
    pub is_empty: bool,
    /// What a loader could not take as it stood.
    pub warnings: Vec<Warning>,
    /// What could not be had, and what is odd about it.
    pub notes: Vec<FetchNote>,
}

/// An article as it was brought home.
#[derive(Debug, Clone)]
pub struct FetchedArticle {
    /// By what it is known again: its address without what only counts
    /// readers, else what the feed calls it.
    pub key: String,
    /// Head, day, address; its section and page are those below.
    pub article: Article,
    /// The text. Pictures in it are named by their addresses until they are
    /// at home.
    pub body: TextBytes,
    /// The section that the source says.
    pub section: Option<Clean>,
    /// The page of [`Taken::pages`] that it stands on.
    pub page: Option<usize>,
    /// Whether this is all of the text.
    pub is_whole: bool,
    /// By what a server knows it, to which read marks go back.
    pub entry: Option<String>,
}
