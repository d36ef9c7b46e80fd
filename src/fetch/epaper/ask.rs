//! What is wanted of a site, and how it is asked: a function, so that a test
//! is a site.

use url::Url;

use crate::fetch::Crew;
use crate::fetch::web::{Purpose, WebDocument, WebError};
use crate::loader::founder::{self, SiteLeads};
use crate::model::Date;

/// What is wanted of a site.
pub(super) struct Wish<'a> {
    pub(super) day: Date,
    pub(super) is_dated: bool,
    /// Whether pictures and PDFs of the pages are kept.
    pub(super) facsimiles: bool,
    pub(super) encoding: Option<&'a str>,
    /// Whether articles are left where they are: the person wants no more of a
    /// site that asks for long pauses.
    pub(super) titles_only: bool,
    /// Who helps with many files, and reads them: what comes is nested as deeply
    /// as it likes, and who waits for a site has little room.
    pub(super) crew: &'a Crew,
    /// Whether an address is at home already.
    pub(super) has: &'a (dyn Fn(&str) -> bool + Sync),
}

impl Wish<'_> {
    /// What a file leads to; nothing, if it is damaged in a way that nobody
    /// thought of.
    pub(super) fn leads(&self, bytes: &[u8], path: &str) -> SiteLeads {
        let read = || founder::leads(bytes.to_vec(), path, self.encoding);
        self.crew.read(read).unwrap_or_default()
    }
}

/// Gives what is at an address.
pub(super) type Ask<'a> = dyn Fn(&Url, Purpose) -> Result<WebDocument, WebError> + Sync + 'a;
