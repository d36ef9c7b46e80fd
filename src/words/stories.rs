//! The texts of what articles have to do with each other.

use super::Keys;
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
    /// Where no story is followed: how one is.
    fn nothing_followed(&self, keys: &Keys<'_>) -> String;
    /// The same for the command line.
    fn no_stories_yet(&self) -> &'static str;
    /// A story of that name is followed now.
    fn followed(&self, name: &str) -> String;
    /// How much there is of a story: days from its first article to its last, and
    /// articles.
    fn story_count(&self, days: usize, articles: usize) -> String;
    /// The rule that a story's articles stand under: its name, which of its days it
    /// is (0 if that is not known), and how many articles there were until then.
    fn story_rule(&self, name: &str, day: usize, articles: usize) -> String {
        let day = if day == 0 { String::new() } else { format!(" · {}", self.story_day(day)) };
        format!("{name}{day} · {}", self.story_articles(articles))
    }
    /// The day of a story with that number.
    fn story_day(&self, day: usize) -> String;
    /// So many articles of a story.
    fn story_articles(&self, articles: usize) -> String;
    /// So many articles came since one looked last.
    fn new_articles(&self, new: usize) -> String;
    /// It is being looked for.
    fn looking(&self) -> &'static str;
}
