//! The texts in Chinese.

use super::{Commands, Errors, Screens, Words};

/// Chinese.
#[derive(Debug)]
pub(super) struct Zh;

impl Words for Zh {
    fn tag(&self) -> &'static str {
        "zh"
    }
}

impl Screens for Zh {}

// What the commands say.

impl Commands for Zh {}

// Errors and warnings.

impl Errors for Zh {}
