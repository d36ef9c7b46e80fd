//! What articles have to do with each other, in English.

use super::En;
use crate::app::Action;
use crate::search::RelatedHit;
use crate::words::Keys;
use crate::words::stories::StoryWords;

impl StoryWords for En {
    fn relation(&self, related: &RelatedHit) -> String {
        let days = |days: i64| if days == 1 { "1 day".to_owned() } else { format!("{days} days") };
        let when = match related.days {
            _ if related.is_same_text => "same text".to_owned(),
            None => String::new(),
            Some(0) => "same day".to_owned(),
            Some(after) if after < 0 => format!("{} earlier", days(-i64::from(after))),
            Some(after) => format!("{} later", days(after.into())),
        };
        match related.doubles {
            0 => when,
            doubles => format!("{when} = {doubles} more alike").trim_start().to_owned(),
        }
    }

    fn nothing_related(&self) -> &'static str {
        "No paper has anything else on this."
    }

    fn not_indexed(&self) -> &'static str {
        "This edition is not in the library, and so not in the index; import it first."
    }

    fn nothing_followed(&self, keys: &Keys<'_>) -> String {
        let how =
            keys.key(Action::Follow).map(|key| format!(": {key} in an article, or on a search."));
        format!("You follow no story yet{}", how.unwrap_or_else(|| ".".to_owned()))
    }

    fn no_stories_yet(&self) -> &'static str {
        "you follow no story yet; `newsprint follow QUERY` does"
    }

    fn followed(&self, name: &str) -> String {
        format!("following {name}")
    }

    fn story_count(&self, days: usize, articles: usize) -> String {
        let of = |count: usize, one: &str| {
            if count == 1 { format!("1 {one}") } else { format!("{count} {one}s") }
        };
        format!("{} · {}", of(days, "day"), of(articles, "article"))
    }

    fn story_day(&self, day: usize) -> String {
        format!("day {day}")
    }

    fn story_articles(&self, articles: usize) -> String {
        format!("{articles} {}", if articles == 1 { "article" } else { "articles" })
    }

    fn new_articles(&self, new: usize) -> String {
        format!("{new} new")
    }

    fn looking(&self) -> &'static str {
        "looking…"
    }
}
