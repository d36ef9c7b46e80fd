//! A person's sources: which papers are to be made of what, as `sources.toml`
//! says it, and as other programs say it (OPML, calibre's recipes). Values and
//! text; nothing here touches the disk or the network.

mod address;
pub mod epapers;
pub mod file;
mod found;
mod generation;
mod names;
pub mod opml;
pub mod recipe;
mod selector;
mod subscription;

pub use address::{holds_secret, safe_address, split_login};
pub use file::{EditError, exposed, is_name as is_paper_name, read};
pub use found::{paper_name, source_at};
pub use subscription::{
    AllowedNet, Client, Extraction, Manners, Secret, Selector, SlowSite, Source, SourceKind,
    Subscription, Subscriptions,
};
