//! The texts in Chinese.

mod commands;
mod errors;

use super::{Screens, Words};

/// Chinese.
#[derive(Debug)]
pub(super) struct Zh;

impl Words for Zh {
    fn tag(&self) -> &'static str {
        "zh"
    }
}

impl Screens for Zh {}
