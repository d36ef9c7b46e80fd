//! The texts in English.

use super::{Commands, Errors, Screens, Words};

/// English.
#[derive(Debug)]
pub(super) struct En;

impl Words for En {
    fn tag(&self) -> &'static str {
        "en"
    }
}

impl Screens for En {}

// What the commands say.

impl Commands for En {}

// Errors and warnings.

impl Errors for En {}
