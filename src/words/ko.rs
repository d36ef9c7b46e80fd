//! The texts in Korean.

use super::{Commands, Errors, Screens, Words};

/// Korean.
#[derive(Debug)]
pub(super) struct Ko;

impl Words for Ko {
    fn tag(&self) -> &'static str {
        "ko"
    }
}

impl Screens for Ko {}

// What the commands say.

impl Commands for Ko {}

// Errors and warnings.

impl Errors for Ko {}
