//! The words for what a person subscribes to.

use crate::model::{Clean, LangTag};

/// All that `sources.toml` says, in its order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Subscriptions {
    /// The papers that are to be made.
    pub papers: Vec<Subscription>,
}

/// A paper that is made of sources: `[paper.NAME]`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Subscription {
    /// The name in the file, by which the person calls it: letters, digits,
    /// `-` and `_`.
    pub name: String,
    /// The masthead. Without one, a paper of one source is called as that
    /// source calls itself, any other by its name.
    pub title: Option<Clean>,
    /// The customs of setting; else as the sources say.
    pub lang: Option<LangTag>,
    /// How hosts are treated.
    pub manners: Manners,
    /// Private addresses that this paper's content may name.
    pub allow: Vec<AllowedNet>,
    /// Where its articles come from, in the order of its sections.
    pub sources: Vec<Source>,
}

/// How hosts are treated.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Manners {
    /// Two requests at once to a host, half a second apart, robots.txt obeyed.
    #[default]
    Polite,
    /// As fast as it goes: for tests, on loopback only.
    None,
}

/// A range of addresses, as `127.0.0.0/8`, and the port if one was given
/// (`127.0.0.0/8:18800`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AllowedNet {
    /// The first address.
    pub address: std::net::IpAddr,
    /// How many of its bits count.
    pub prefix: u8,
    /// The one port, if not all of them.
    pub port: Option<u16>,
}

/// Where articles come from: `[[paper.NAME.source]]`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Source {
    /// What it is.
    pub kind: SourceKind,
    /// Its address; the path, for a recipe; `epaper:NAME` for a row of the
    /// table of e-papers ([`super::epapers`]).
    pub url: String,
    /// What the person calls it; else it is called by its address.
    pub name: Option<Clean>,
    /// The section its articles go to; else as it says itself.
    pub section: Option<Clean>,
    /// Whether the pages behind a feed's entries are read: `None` where the
    /// feed's own text is not whole.
    pub full_text: Option<bool>,
    /// How many days back its articles may be; else since yesterday.
    pub oldest: Option<u16>,
    /// How many of its articles are taken; else all.
    pub most: Option<usize>,
    /// The user agent that it is asked with, where it shuts out ours.
    pub agent: Option<String>,
    /// A cookie that it wants.
    pub cookie: Option<Secret>,
    /// Who is asked to log in: a user's name.
    pub user: Option<String>,
    /// The password; without a `user`, the token.
    pub secret: Option<Secret>,
    /// The application's own name and secret, which servers with OAuth want
    /// (wallabag) beside those of the person.
    pub client: Option<Client>,
    /// How many years before the day its papers are, for an archive.
    pub years_ago: Option<u16>,
    /// What a site that asks for more than ten seconds between two requests
    /// is asked for, as the person answered.
    pub slow: SlowSite,
    /// Whether the printed pages' pictures and PDFs are kept, too.
    pub facsimiles: bool,
    /// What a recipe keeps and removes of pages, and which encoding it says.
    pub extraction: Extraction,
}

/// An application as a server knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Client {
    /// Its name there.
    pub id: String,
    /// Its secret.
    pub secret: Secret,
}

/// The kinds of sources; left out in the file, it is found out by asking.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum SourceKind {
    /// Not yet known.
    #[default]
    Unknown,
    /// RSS, Atom or JSON Feed.
    Feed,
    /// A page of the web whose feed is to be found, or that is one article.
    Page,
    /// A newspaper's printed pages on the web (数字报).
    Epaper,
    /// A calibre recipe that has to be run by calibre itself.
    Recipe,
    /// A catalogue of books (OPDS), of which the newest EPUBs are taken.
    Opds,
    /// A feed server: Google Reader's API, Miniflux or wallabag.
    Server,
    /// A library's archive of old papers.
    Archive,
}

/// Where a secret is had from. It is never shown and never exported.
#[derive(Clone, PartialEq, Eq)]
pub enum Secret {
    /// A command that prints it.
    Command(String),
    /// A variable of the environment.
    Variable(String),
    /// A file that only its owner can read.
    File(String),
    /// It stands in `sources.toml` itself, which then has to be its owner's.
    Plain(String),
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret(…)")
    }
}

/// What is taken of a site whose robots.txt asks for long pauses.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum SlowSite {
    /// The person was not asked yet: titles only.
    #[default]
    Unasked,
    /// Everything, over hours and days.
    Slowly,
    /// Lists and titles.
    Titles,
    /// Lists and titles, and with the next fetch the texts of what was opened.
    OnOpening,
}

/// What is kept of a page, and how it is read, as calibre's recipes say it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Extraction {
    /// Elements that alone are the article; all of the page, if there are none.
    pub keep: Vec<Selector>,
    /// Elements that are no part of it.
    pub remove: Vec<Selector>,
    /// The encoding of its pages, a label of the WHATWG Encoding Standard.
    pub encoding: Option<String>,
}

/// An element by its name and attributes: every attribute has to have one of
/// the values; of `class` it is one of the classes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Selector {
    /// Names of elements; any, if there are none.
    pub names: Vec<String>,
    /// Attributes with the values each may have; any value, if there are none.
    pub attributes: Vec<(String, Vec<String>)>,
}
