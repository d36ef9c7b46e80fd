//! The texts in Japanese.

use super::{Commands, Errors, Screens, Words};

/// Japanese.
#[derive(Debug)]
pub(super) struct Ja;

impl Words for Ja {
    fn tag(&self) -> &'static str {
        "ja"
    }
}

impl Screens for Ja {}

// What the commands say.

impl Commands for Ja {}

// Errors and warnings.

impl Errors for Ja {}
