//! What a person's sources hold today, brought home: the network is asked
//! here and nowhere else.
//!
//! **source → documents ([`web`]) → articles ([`Taken`]) → one story once, in
//! order → an edition.** A kind of source is a module that asks [`web::Web`]
//! for documents and makes articles of them with the loaders that read the
//! same formats from disk. What was known from earlier runs comes in as
//! values, what is to be kept goes out as values: nothing here touches the
//! disk or a terminal.

mod address;
mod archive;
mod asking;
pub mod compose;
mod converter;
mod crew;
mod epaper;
mod error;
mod feed;
mod found;
mod full_text;
pub mod kept;
mod measure;
mod note;
mod opds;
mod order;
mod page;
mod page_plan;
mod part;
pub mod pictures;
mod recipe;
mod server;
mod taken;
#[cfg(test)]
mod trial;
pub mod web;
mod whole;

pub use converter::{ConverterRun, RunConverter};
pub use crew::Crew;
pub use error::{FetchError, SecretFault};
pub use found::{FoundSource, find_out};
pub use full_text::whole_texts;
pub use note::FetchNote;
pub use server::{ServerApi, send_marks};
pub use taken::{FetchedArticle, Job, Taken};

use crate::sources::SourceKind;

/// What a source gives.
///
/// # Errors
/// [`FetchError`] if it gives nothing.
pub fn take(job: &Job<'_>) -> Result<Taken, FetchError> {
    match job.source.kind {
        SourceKind::Feed => feed::take(job),
        SourceKind::Page => page::take(job),
        SourceKind::Server => server::take(job),
        SourceKind::Unknown => found::take(job),
        SourceKind::Epaper => epaper::take(job),
        SourceKind::Opds => opds::take(job),
        SourceKind::Archive => archive::take(job),
        SourceKind::Recipe => recipe::take(job),
    }
}
