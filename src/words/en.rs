//! The texts in English.

mod commands;
mod errors;

use super::{Screens, Words};

/// English.
#[derive(Debug)]
pub(super) struct En;

impl Words for En {
    fn tag(&self) -> &'static str {
        "en"
    }
}

impl Screens for En {}
