//! Why an address gave nothing.

use std::fmt;
use std::net::IpAddr;

use jiff::Timestamp;

use crate::model::error::Amount;

/// Why an address gave nothing. Values without words; the words are the
/// interface's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WebError {
    /// Nobody waits any more.
    Cancelled,
    /// It is no address of a host.
    NoHost,
    /// Only `http` and `https` are asked.
    Scheme {
        /// What was found instead.
        scheme: String,
    },
    /// What came from a source named an address that only the person may name.
    Private {
        /// The host as it was named.
        host: String,
        /// Where it leads, if it is a name.
        address: Option<IpAddr>,
    },
    /// What came from a source named a port that is not the web's.
    Port {
        /// The host as it was named.
        host: String,
        /// Its port.
        port: u16,
    },
    /// There is no host of that name, or no network to ask.
    NameNotFound {
        /// The name.
        host: String,
    },
    /// The host is there, but nothing listens at the port.
    Refused,
    /// There is no way to the host.
    Unreachable,
    /// The connection broke off before there was an answer.
    BrokeOff,
    /// It took too long.
    TimedOut {
        /// How long it was waited.
        seconds: u64,
    },
    /// The host can't prove who it is.
    Tls(TlsFault),
    /// The proxy does not let the request through.
    Proxy,
    /// The page is not there (404) or there no more (410).
    Gone {
        /// The status.
        status: u16,
    },
    /// The host does not let us in (401, 403, 451).
    NotLetIn {
        /// The status.
        status: u16,
    },
    /// The network wants a log-in first (511).
    Portal,
    /// The host wants to be left alone (429, 503).
    LeftAlone {
        /// The status.
        status: u16,
        /// Until when, if it says so.
        until: Option<Timestamp>,
    },
    /// It was not asked, since another address of its host answered so before.
    NotAsked {
        /// The status.
        status: u16,
        /// Until when the host wants to be left alone, if it says so.
        until: Option<Timestamp>,
    },
    /// Another answer that is no document.
    Status {
        /// The status.
        status: u16,
    },
    /// Redirected too often.
    Redirects,
    /// Redirected to nowhere.
    RedirectNowhere,
    /// What was to be sent would have gone to another host.
    RedirectElsewhere {
        /// That host.
        host: String,
    },
    /// robots.txt asks not to.
    Robots,
    /// robots.txt could not be had, so nothing is asked for now.
    NoRobots,
    /// robots.txt asks for longer pauses than a person waits.
    TooSlow {
        /// The pause.
        seconds: u64,
    },
    /// It is larger than such a thing may be.
    TooLarge {
        /// How large it may be.
        limit: Amount,
    },
    /// The document is damaged.
    Broken(BodyFault),
    /// What answers does not speak HTTP.
    NotHttp,
    /// The head of the answer has no end.
    LongHead,
    /// Something else that the client says, in its words.
    Other {
        /// What it says.
        said: String,
    },
}

/// Why a host can't prove who it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TlsFault {
    /// The certificate ran out, or the clock is wrong.
    Expired,
    /// The certificate is not valid yet, or the clock is wrong.
    NotYet,
    /// Nobody known has signed it.
    UnknownIssuer,
    /// It is another host's.
    WrongName,
    /// Another fault.
    Other,
}

/// What is wrong with a document as it came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BodyFault {
    /// The connection ended before the document did.
    Short,
    /// It breaks the rules it is sent by.
    Framing,
    /// It can't be unpacked.
    Packing,
    /// It is packed in a way that was not asked for.
    UnknownCoding(String),
}

/// A [`WebError`] on its way through the client, which passes errors on.
#[derive(Debug)]
pub(super) struct Barred(pub(super) WebError);

impl fmt::Display for Barred {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

impl std::error::Error for Barred {}
