//! What a person's sources hold today, brought home: the network is asked
//! here and nowhere else.
//!
//! **source → documents ([`web`]) → articles ([`Taken`]) → one story once, in
//! order → an edition.** A kind of source is a module that asks [`web::Web`]
//! for documents and makes articles of them with the loaders that read the
//! same formats from disk. What was known from earlier runs comes in as
//! values, what is to be kept goes out as values: nothing here touches the
//! disk or a terminal.

mod error;
mod taken;
pub mod web;

pub use error::FetchError;
pub use taken::{FetchedArticle, Job, Taken};
