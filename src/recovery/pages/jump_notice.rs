//! Jump lines for those who know the articles at both ends, as the files of a
//! 数字报 have them.

use std::ops::Range;

use super::jump_line::{self, JumpLine, Way};
use super::label::Label;

/// A line that says where an article goes on, or where it began.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JumpNotice {
    /// Whether it leads onward; `None` if only its place tells.
    pub is_onward: Option<bool>,
    /// The title that it repeats; may be empty.
    pub title: String,
    /// The bytes that it takes.
    pub range: Range<usize>,
    page: Option<Label>,
}

impl JumpNotice {
    fn new(line: JumpLine, range: Range<usize>) -> Self {
        let is_onward = line.way.map(|way| way == Way::Onward);
        Self { is_onward, title: line.title, range, page: line.page }
    }

    /// Whether the page of that number may be meant.
    #[must_use]
    pub fn names(&self, id: &str) -> bool {
        self.page.is_none_or(|page| Label::of(id).is_some_and(|own| own.fits(page)))
    }

    /// The notice that a text ends with, or is.
    #[must_use]
    pub fn at_end(text: &str) -> Option<Self> {
        Self::whole(text).or_else(|| {
            let (at, line) = jump_line::at_end(text, false)?;
            Some(Self::new(line, at..text.len()))
        })
    }

    /// The notice that a text begins with, or is.
    #[must_use]
    pub fn at_start(text: &str) -> Option<Self> {
        Self::whole(text).or_else(|| {
            let (end, line) = jump_line::at_start(text)?;
            Some(Self::new(line, 0..end))
        })
    }

    fn whole(text: &str) -> Option<Self> {
        Some(Self::new(jump_line::whole(text)?, 0..text.len()))
    }
}
