//! `newsprint stories` and `newsprint follow`: the stories that one follows.

use std::io::Write;

use serde::Serialize;

use super::args::{FollowArgs, StoriesArgs};
use super::config::Home;
use super::search::asker;
use super::{CommandStatus, Result, complain, json, list};
use crate::model::{Clean, FollowedStory};
use crate::search::{Query, StoryCount, first_of_query};
use crate::shell::keeper::story;
use crate::store::today;
use crate::words::Words;

/// Lists them, the newest first, with how much there is of each.
pub(super) fn list(args: &StoriesArgs, home: &Home, out: &mut dyn Write) -> Result<CommandStatus> {
    let state = list::kept(home)?;
    let stories = match &state {
        Some(state) => state.stories()?,
        None => Vec::new(),
    };
    let counts = if stories.is_empty() { Vec::new() } else { counts(&stories, home)? };
    let told = || stories.iter().zip(&counts);
    if args.json {
        let all: Vec<JsonStory<'_>> = told().map(JsonStory::of).collect();
        json::write(&all, out)?;
    } else {
        for (story, count) in told() {
            writeln!(out, "{}", line(story, *count, home.words))?;
        }
    }
    if stories.is_empty() {
        out.flush()?;
        // Where nothing could be read nobody knows how many there are.
        if state.is_some_and(|state| !state.is_kept()) {
            return Ok(CommandStatus::Failed);
        }
        complain(home.words.no_stories_yet());
    }
    Ok(CommandStatus::Done)
}

/// How much there is of each; nothing of one whose query makes no sense.
fn counts(stories: &[FollowedStory], home: &Home) -> Result<Vec<Option<StoryCount>>> {
    let mut asker = asker(home)?;
    let mut counts = Vec::with_capacity(stories.len());
    for story in stories {
        counts.push(match Query::parse(&story.query, today()) {
            Ok(query) => asker.counted(&query, &|| true)?,
            Err(_) => None,
        });
    }
    Ok(counts)
}

/// A story in a line: what it is called, how much there is, its query.
fn line(story: &FollowedStory, count: Option<StoryCount>, words: &dyn Words) -> String {
    let count = count.map(|count| words.story_count(count.days, count.articles));
    let parts = [Clean::line(&story.name), Clean::line(&count.unwrap_or_default())];
    let parts = parts.into_iter().chain([Clean::line(&story.query)]);
    let parts: Vec<String> =
        parts.filter(|part| !part.is_empty()).map(|part| part.to_string()).collect();
    parts.join("  ")
}

/// Follows a story; one of the same query is given the new name.
pub(super) fn follow(args: &FollowArgs, home: &Home, out: &mut dyn Write) -> Result<CommandStatus> {
    let query = args.query.join(" ");
    Query::parse(&query, today())?;
    let state = list::changeable(home)?;
    let known = state.stories()?.into_iter().find(|story| story.query == query);
    let named = args.name.clone().filter(|name| !name.trim().is_empty());
    let mut kept = known.unwrap_or_else(|| story(first_of_query(&query), query));
    kept.name = named.unwrap_or(kept.name);
    state.put_story(&kept)?;
    state.close()?;
    writeln!(out, "{}", home.words.followed(&Clean::line(&kept.name)))?;
    Ok(CommandStatus::Done)
}

/// What `--json` writes.
#[derive(Serialize)]
struct JsonStory<'a> {
    name: &'a str,
    query: &'a str,
    /// `null` where the query makes no sense.
    articles: Option<usize>,
    /// From the first to the last, both included.
    days: Option<usize>,
    /// Articles that came since one looked last.
    new: Option<usize>,
}

impl<'a> JsonStory<'a> {
    fn of((story, count): (&'a FollowedStory, &Option<StoryCount>)) -> Self {
        let FollowedStory { name, query, seen, .. } = story;
        let articles = count.map(|count| count.articles);
        let new = articles.map(|articles| articles.saturating_sub(*seen));
        Self { name, query, articles, days: count.map(|count| count.days), new }
    }
}
