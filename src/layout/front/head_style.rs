//! How much of a head stands on the page, by what its story is there.

use crate::model::HeadRole;

/// Briefs under one heading at most: they stand in one column, and more than a
/// low screen has room for would not go on it.
const MOST_BRIEFS: usize = 4;

/// How much of a head is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum HeadStyle {
    /// All of it.
    Lead {
        /// The headline stands free.
        large: bool,
    },
    /// One deck at most.
    Story,
    /// Of several briefs under one heading: the headline close over the text.
    Brief {
        /// The heading stands over this one.
        heads: bool,
    },
    /// The headline alone.
    Lede,
}

impl HeadStyle {
    /// Whether a line of this role is shown; `nth` of them come before it.
    pub(super) fn shows(self, role: HeadRole, nth: usize) -> bool {
        match self {
            Self::Lead { .. } => true,
            Self::Story => role != HeadRole::Deck || nth == 0,
            Self::Brief { heads } => {
                role == HeadRole::Headline || heads && role == HeadRole::Kicker
            }
            Self::Lede => role == HeadRole::Headline,
        }
    }

    /// Whether the text begins in the row under the head.
    pub(super) fn is_close(self) -> bool {
        matches!(self, Self::Lede | Self::Brief { .. })
    }
}

/// The style of each of so many stories, which `lead` leads; of a high page
/// `large`. It is asked which are briefs that go on from the one before.
pub(super) fn styles(
    stories: usize,
    (lead, large): (usize, bool),
    goes_on: impl Fn(usize) -> bool,
) -> Vec<HeadStyle> {
    let mut under = 0;
    let style = |index| {
        under = if goes_on(index) { (under + 1) % MOST_BRIEFS } else { 0 };
        match index {
            _ if index == lead => HeadStyle::Lead { large },
            _ if under > 0 => HeadStyle::Brief { heads: false },
            _ if goes_on(index) || goes_on(index + 1) => HeadStyle::Brief { heads: true },
            _ => HeadStyle::Story,
        }
    };
    (0..stories).map(style).collect()
}
