//! The texts of what articles have to do with each other.

use crate::search::RelatedHit;

/// How a language words what is printed on one thing.
pub trait StoryWords {
    /// How far from an article another on the same thing was printed, and with
    /// how many others its text is one.
    fn relation(&self, related: &RelatedHit) -> String;
    /// Nothing else was found on the thing that an article is about.
    fn nothing_related(&self) -> &'static str;
    /// The article is in no index: its edition is not in the library.
    fn not_indexed(&self) -> &'static str;
    /// It is being looked for.
    fn looking(&self) -> &'static str;
}
