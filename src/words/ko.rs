//! The texts in Korean.

mod commands;
mod errors;

use super::{Screens, Words};

/// Korean.
#[derive(Debug)]
pub(super) struct Ko;

impl Words for Ko {
    fn tag(&self) -> &'static str {
        "ko"
    }
}

impl Screens for Ko {}
