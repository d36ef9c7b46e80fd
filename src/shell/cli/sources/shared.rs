//! What the subcommands share: the file, and how news of it is told.

use std::io::Write;

use super::super::config::Home;
use super::super::{Result, complain};
use crate::shell::sources_file::SourcesFile;
use crate::sources::{Subscription, Subscriptions};
use crate::words::{SourcesFault, SourcesNews};

pub(super) fn opened(home: &Home) -> Result<SourcesFile> {
    SourcesFile::open(home.places.config()?)
}

/// Says something on standard output, in a line.
pub(super) fn say(news: &SourcesNews, home: &Home, out: &mut dyn Write) -> Result<()> {
    Ok(writeln!(out, "{}", home.words.sources_news(news))?)
}

/// Warns of something.
pub(super) fn warn(news: &SourcesNews, home: &Home) {
    complain(&home.words.sources_news(news));
}

/// The paper that is meant: that of the name, or the only one there is, or a
/// new one as `new` says.
pub(super) fn paper(
    all: &Subscriptions,
    asked: Option<&str>,
    new: Option<Subscription>,
) -> Result<Subscription, SourcesFault> {
    let name = match (asked, new, all.papers.as_slice()) {
        (Some(name), Some(new), _) => return Ok(Subscription { name: name.to_owned(), ..new }),
        (Some(name), None, _) => name.to_owned(),
        (None, Some(new), _) => return Ok(new),
        (None, None, [only]) => only.name.clone(),
        // A first paper is called after the time of day that papers come out.
        (None, None, []) => "morning".to_owned(),
        (None, None, papers) => {
            let names = papers.iter().map(|paper| paper.name.clone()).collect();
            return Err(SourcesFault::WhichPaper(names));
        }
    };
    Ok(Subscription { name, ..Subscription::default() })
}
