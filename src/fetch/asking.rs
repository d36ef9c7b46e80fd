//! Asking for the documents of a source: who names an address, which headers
//! it is sent, and how what comes is encoded.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use url::Url;

use super::web::{NamedBy, Purpose, Reply, Request, Validators, WebDocument, WebError};
use super::{FetchError, Job, address};
use crate::model::Date;
use crate::sources::{Manners, SlowSite};

/// Pages and pictures that are asked for side by side, where hosts are treated
/// politely: those of a host wait for each other anyway.
const POLITE: usize = 4;
/// And where they are not: as many as there are hands.
const MANY: usize = 256;

impl Job<'_> {
    /// How many of its pages or pictures are asked for side by side.
    pub(in crate::fetch) fn hands(&self) -> usize {
        self.hands_of(POLITE, MANY)
    }

    /// The same of a kind that has figures of its own.
    pub(in crate::fetch) fn hands_of(&self, polite: usize, many: usize) -> usize {
        match self.subscription.manners {
            Manners::Polite => polite,
            Manners::None => many,
        }
    }

    /// The last day whose articles are wanted: east of here it may be tomorrow
    /// already.
    pub(in crate::fetch) fn until(&self) -> Date {
        if self.is_dated { self.day } else { self.day.tomorrow().unwrap_or(self.day) }
    }

    /// Asks for an address: the source's own, which the person named, or one
    /// that the source's content names.
    ///
    /// # Errors
    /// [`FetchError::Web`].
    pub(in crate::fetch) fn ask(
        &self,
        url: &Url,
        purpose: Purpose,
        known: Option<&Validators>,
    ) -> Result<Reply, FetchError> {
        let waits = matches!(self.source.slow, SlowSite::Slowly | SlowSite::OnOpening);
        self.reply(url, purpose, known, waits).map_err(|why| match why {
            // Who was sent a name and a password does not want one, but others.
            WebError::NotLetIn { status: 401 } if self.login(url).is_some() => {
                FetchError::NotLoggedIn { url: url.to_string() }
            }
            why => failed(url, why),
        })
    }

    /// Asks for a document that nothing is known of.
    ///
    /// # Errors
    /// [`FetchError::Web`].
    pub(in crate::fetch) fn ask_anew(
        &self,
        url: &Url,
        purpose: Purpose,
    ) -> Result<WebDocument, FetchError> {
        match self.ask(url, purpose, None)? {
            Reply::New(document) => Ok(document),
            // Nothing was known of it, so nothing can be the same.
            Reply::Same(_) => Err(FetchError::NoArticles { url: url.to_string() }),
        }
    }

    /// Asks for an address; `waits` for as long between two pages as the site
    /// wants, be it minutes.
    ///
    /// # Errors
    /// [`WebError`].
    pub(in crate::fetch) fn reply(
        &self,
        url: &Url,
        purpose: Purpose,
        known: Option<&Validators>,
        waits: bool,
    ) -> Result<Reply, WebError> {
        let source = address::of_source(self.entry).map_err(|_| WebError::NoHost)?;
        let named_by = if *url == source {
            NamedBy::Person
        } else {
            NamedBy::Content { source: &source, allow: &self.subscription.allow }
        };
        let login = self.login(url);
        let mut headers: Vec<(&str, &str)> = Vec::new();
        headers.extend(login.as_deref().map(|login| ("Authorization", login)));
        headers.extend(self.cookie.filter(|_| self.is_own(url)).map(|cookie| ("Cookie", cookie)));
        let request = Request {
            url,
            named_by,
            purpose,
            known,
            agent: self.source.agent.as_deref(),
            headers: &headers,
            payload: None,
            manners: self.subscription.manners,
            slow: waits,
            watch: self.watch,
        };
        self.web.ask(&request)
    }

    /// What the source's own host is sent, if the person has a name there
    /// (RFC 7617).
    fn login(&self, url: &Url) -> Option<String> {
        let (user, password) = (self.source.user.as_deref()?, self.password?);
        let both = || format!("Basic {}", STANDARD.encode(format!("{user}:{password}")));
        self.is_own(url).then(both)
    }

    fn is_own(&self, url: &Url) -> bool {
        let own = address::of_source(self.entry);
        own.is_ok_and(|own| own.origin() == url.origin())
    }
}

/// An address that gave nothing.
pub(in crate::fetch) fn failed(url: &Url, why: WebError) -> FetchError {
    FetchError::Web { url: url.to_string(), why }
}

/// In which encoding a document is, where it need not be found out: as the
/// source's extraction says; UTF-8 where that is what its bytes are, since no
/// other text looks like it; as the server says, unless that is what servers
/// say of everything.
pub(in crate::fetch) fn encoding<'a>(
    document: &'a WebDocument,
    forced: Option<&'a str>,
) -> Option<&'a str> {
    let bytes = &document.bytes;
    if forced.is_some() {
        return forced;
    }
    let has_mark = bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]);
    if has_mark || bytes.contains(&0) {
        return None;
    }
    if !bytes.is_ascii() && std::str::from_utf8(bytes).is_ok() {
        return Some("utf-8");
    }
    let said = document.charset.as_deref().map(str::trim)?;
    let is_habit = ["utf-8", "utf8", "iso-8859-1", "latin1", "windows-1252", "us-ascii"]
        .iter()
        .any(|habit| said.eq_ignore_ascii_case(habit));
    let is_known = crate::input::encoding::by_label(said).is_ok();
    Some(said).filter(|_| !is_habit && is_known)
}
