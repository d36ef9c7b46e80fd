//! The web, asked politely and guardedly: every request goes through
//! [`Web::ask`], which knows what may be reached, how fast and how much.

mod ask;
mod body;
mod client;
mod error;
mod forward;
mod gate;
mod guard;
mod headers;
mod percent;
mod proxy;
mod reply;
mod request;
mod robots;

pub use ask::Web;
pub use client::WebSettings;
pub use error::{BodyFault, TlsFault, WebError};
pub use proxy::Proxies;
pub use reply::{Reply, Validators, WebDocument};
pub use request::{NamedBy, Payload, Purpose, Request};
pub use robots::RobotsAnswer;
