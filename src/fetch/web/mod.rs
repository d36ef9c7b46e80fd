//! The web, asked politely and guardedly: every request goes through
//! [`Web::ask`], which knows what may be reached, how fast and how much.

use std::time::Duration;

use url::Url;

use crate::input::{Watch, limits};
use crate::sources::{AllowedNet, Manners};

mod ask;
mod body;
mod client;
mod error;
mod forward;
mod gate;
mod guard;
mod proxy;
mod robots;

pub use client::WebSettings;
pub use error::{BodyFault, TlsFault, WebError};
pub use proxy::Proxies;
pub use robots::RobotsAnswer;

use client::Client;
use gate::Pace;
use robots::Robots;

/// Who asks the web, for all jobs of a run: it holds the connections, knows
/// who was asked when, and what their robots.txt say.
#[derive(Debug, Default)]
pub struct Web {
    client: Client,
    pace: Pace,
    robots: Robots,
}

impl Web {
    /// One that knows nobody yet.
    #[must_use]
    pub fn new(settings: WebSettings) -> Self {
        Self { client: Client::new(settings), ..Self::default() }
    }

    /// Asks for a document, waits until the host may be asked, and follows
    /// redirects.
    ///
    /// # Errors
    /// [`WebError`].
    pub fn ask(&self, request: &Request<'_>) -> Result<Reply, WebError> {
        ask::ask(self, request)
    }

    /// What the site's robots.txt says of the address of a request.
    ///
    /// # Errors
    /// Why the site could not be asked.
    pub fn robots(&self, request: &Request<'_>) -> Result<RobotsAnswer, WebError> {
        ask::robots(self, request)
    }

    /// Breaks off all requests that are under way, those of other threads too,
    /// and refuses new ones.
    pub fn stop(&self) {
        self.client.stop();
    }
}

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
    fn most(self) -> u64 {
        match self {
            Self::Feed => 4 << 20,
            Self::Page | Self::Server => 8 << 20,
            Self::Picture => 16 << 20,
            Self::Book => limits::FILE,
        }
    }

    /// How long the whole of a request may take.
    fn patience(self) -> Duration {
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
}

/// What is kept of an answer, so that the next request can ask whether
/// anything is new (RFC 9110 §13).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Validators {
    /// `ETag`.
    pub etag: Option<String>,
    /// `Last-Modified`.
    pub modified: Option<String>,
    /// The BLAKE3 of the bytes: many servers give new tags to the same bytes.
    pub hash: String,
}

/// An answer.
#[derive(Debug)]
pub enum Reply {
    /// Nothing new, by the server's word or by the bytes.
    Same(Validators),
    /// What came.
    New(WebDocument),
}

/// A document as it came.
#[derive(Debug, Clone)]
pub struct WebDocument {
    /// Where it came from, after redirects.
    pub url: Url,
    /// `Content-Type` without its parameters, in small letters.
    pub media_type: Option<String>,
    /// The `charset` of `Content-Type`.
    pub charset: Option<String>,
    /// The document, unpacked.
    pub bytes: Vec<u8>,
    /// What is kept of the answer.
    pub validators: Validators,
    /// Whether every redirect on the way was for good (301, 308).
    pub has_moved: bool,
}
