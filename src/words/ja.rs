//! The texts in Japanese.

mod commands;
mod errors;

use super::{Screens, Words};

/// Japanese.
#[derive(Debug)]
pub(super) struct Ja;

impl Words for Ja {
    fn tag(&self) -> &'static str {
        "ja"
    }
}

impl Screens for Ja {}
