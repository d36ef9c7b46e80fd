//! A story that one follows: a query with a name, over weeks and papers.

use super::MarkId;

/// A story that one follows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FollowedStory {
    /// Its identity.
    pub id: MarkId,
    /// What it is called.
    pub name: String,
    /// What finds its articles, as it is typed.
    pub query: String,
    /// When it was first followed, in milliseconds since 1970 (UTC).
    pub created: i64,
    /// How many articles there were when one looked last.
    pub seen: usize,
}
