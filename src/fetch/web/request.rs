//! What is asked for, by whom, and how much of it is read.

use std::time::Duration;

use url::Url;

use super::reply::Validators;
use crate::input::{Watch, limits};
use crate::sources::{AllowedNet, Manners};

/// A request.
pub struct Request<'a> {
    /// The address.
    pub url: &'a Url,
    /// Who named it.
    pub named_by: NamedBy<'a>,
    /// What for: its limits, and whether robots.txt is asked.
    pub purpose: Purpose,
    /// What it answered the last time.
    pub known: Option<&'a Validators>,
    /// The user agent, where it is not ours.
    pub agent: Option<&'a str>,
    /// Headers such as `Authorization` and `Cookie`: sent to this host only,
    /// never along a redirect to another.
    pub headers: &'a [(&'a str, &'a str)],
    /// What is sent, if it is no `GET`.
    pub payload: Option<Payload<'a>>,
    /// How the host is treated.
    pub manners: Manners,
    /// The person agreed to wait as long between two pages as the site's
    /// robots.txt asks, be it minutes.
    pub slow: bool,
    /// Whether anybody still waits.
    pub watch: &'a Watch,
}

impl<'a> Request<'a> {
    /// A request for a document and nothing besides, in the polite manner.
    #[must_use]
    pub fn new(url: &'a Url, named_by: NamedBy<'a>, purpose: Purpose, watch: &'a Watch) -> Self {
        Self {
            url,
            named_by,
            purpose,
            known: None,
            agent: None,
            headers: &[],
            payload: None,
            manners: Manners::Polite,
            slow: false,
            watch,
        }
    }
}

/// Who named an address.
#[derive(Debug, Clone, Copy)]
pub enum NamedBy<'a> {
    /// The person: it may be private. Where a redirect leads is content; if the
    /// paper allows private addresses, ask as `Content` with the address itself
    /// as its source.
    Person,
    /// What came from a source: the source's own host and port, public
    /// addresses, and those of `allow`.
    Content {
        /// The source's address.
        source: &'a Url,
        /// Private addresses that are allowed besides.
        allow: &'a [AllowedNet],
    },
}

/// What a request is made for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// A feed, or a list of articles: at most 4 MiB.
    Feed,
    /// A page: at most 8 MiB, and robots.txt has a word.
    Page,
    /// A picture: at most 16 MiB.
    Picture,
    /// A book or another file: as much as a file may have.
    Book,
    /// A server that the person has an account with: at most 8 MiB.
    Server,
}

impl Purpose {
    /// The most bytes, packed and unpacked.
    pub(super) fn most(self) -> u64 {
        match self {
            Self::Feed => 4 << 20,
            Self::Page | Self::Server => 8 << 20,
            Self::Picture => 16 << 20,
            Self::Book => limits::FILE,
        }
    }

    /// How long the whole of a request may take.
    pub(super) fn patience(self) -> Duration {
        // A book of 100 MB is a quarter of an hour on a slow line.
        Duration::from_secs(if self == Self::Book { 900 } else { 60 })
    }
}

/// What is sent.
#[derive(Debug, Clone, Copy)]
pub enum Payload<'a> {
    /// Names and values, as a form of a web page.
    Form(&'a [(&'a str, &'a str)]),
    /// JSON, by `POST`.
    Json(&'a str),
    /// JSON, by `PUT`.
    PutJson(&'a str),
    /// JSON, by `PATCH`.
    PatchJson(&'a str),
}
