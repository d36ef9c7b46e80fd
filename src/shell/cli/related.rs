//! `newsprint search --like EDITION ARTICLE`: what else was printed on a thing.

use std::io::Write;

use serde::Serialize;

use super::args::SearchArgs;
use super::config::Home;
use super::search::{JsonHit, asker, block, place, screen_columns};
use super::{CommandStatus, Result, ids, json, print};
use crate::model::{ArticleId, EditionKey};
use crate::search::RelatedHit;
use crate::words::{Failure, Words};

/// Lists what is on the same thing as an article, the nearest first.
pub(super) fn run(args: &SearchArgs, home: &Home, out: &mut dyn Write) -> Result<CommandStatus> {
    let [edition, article] = &args.like[..] else { return Ok(CommandStatus::Failed) };
    let folder = match ids::find_any(edition, home.library().as_deref())? {
        Some(ids::Named::Kept(folder)) => folder,
        Some(ids::Named::Sample(bundled)) => bundled.name().to_owned(),
        None => return Err(Failure::NoEdition { name: edition.to_owned(), near: Vec::new() }),
    };
    let mut asker = asker(home)?;
    let (key, count) = asker.edition_in(&folder).unwrap_or((EditionKey::new(edition), 0));
    let hits = asker.related(&key, &ArticleId::new(article), &|| true)?;
    let Some(mut hits) = hits else {
        let (edition, wanted) = (edition.to_owned(), article.to_owned());
        return Err(Failure::NoArticle { edition, wanted, count });
    };
    let total = hits.len();
    if args.limit > 0 {
        hits.truncate(args.limit);
    }
    if args.json {
        let hits = hits.iter().map(JsonRelated::of).collect();
        json::write(&JsonRelation { total, hits }, out)?;
    } else {
        listed(&hits, home.words, out)?;
    }
    Ok(if total > 0 { CommandStatus::Done } else { CommandStatus::Failed })
}

/// A block a hit, with how far from the article it is.
fn listed(hits: &[RelatedHit], words: &dyn Words, out: &mut dyn Write) -> Result<()> {
    let manner = (screen_columns(), print::is_inked());
    for (at, related) in hits.iter().enumerate() {
        if at > 0 {
            writeln!(out)?;
        }
        let place = format!("{} · {}", place(&related.hit, words), words.relation(related));
        block(&related.hit, &place, manner, out)?;
    }
    Ok(())
}

/// What `--json` writes.
#[derive(Serialize)]
struct JsonRelation<'a> {
    /// Articles that were found; more than are listed, perhaps.
    total: usize,
    hits: Vec<JsonRelated<'a>>,
}

#[derive(Serialize)]
struct JsonRelated<'a> {
    #[serde(flatten)]
    hit: JsonHit<'a>,
    /// Days after the article; below 0 before it.
    days: Option<i32>,
    /// Other articles with the same text.
    doubles: usize,
    /// It is the article's own text, printed again.
    same_text: bool,
}

impl<'a> JsonRelated<'a> {
    fn of(related: &'a RelatedHit) -> Self {
        let RelatedHit { hit, days, doubles, is_same_text } = related;
        let (days, doubles, same_text) = (*days, *doubles, *is_same_text);
        Self { hit: JsonHit::of(hit), days, doubles, same_text }
    }
}
