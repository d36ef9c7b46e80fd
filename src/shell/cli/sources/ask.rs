//! What the network says of a source that is to be added, or is to be tested.

use std::io::{self, BufRead as _, IsTerminal as _, Write};

use super::super::bar::Bar;
use super::super::config::Home;
use super::super::{CommandStatus, Result, complain};
use super::shared::{opened, say, warn};
use crate::fetch::FetchError;
use crate::fetch::web::WebError;
use crate::model::Clean;
use crate::shell::fetch_faults::fetch_faults;
use crate::shell::fetching::{self, FetchOrder, FetchStop, SourceLook, SourceState, look_at};
use crate::shell::sources_file;
use crate::sources::epapers::Epapers;
use crate::sources::{SlowSite, Source, SourceKind, Subscription, safe_address};
use crate::words::{SourcesFault, SourcesNews};

/// A pause between two pages that nobody waits for; see `fetch::web`'s manners.
const LONG: u64 = 10;

/// Whether one document shows what a source holds. E-papers are walked through,
/// and recipes run.
fn can_be_seen(kind: SourceKind) -> bool {
    !matches!(kind, SourceKind::Epaper | SourceKind::Recipe)
}

/// Asks what a source is, says it, and completes the source by it. Nothing, and
/// a line that says why, if it cannot be had.
pub(super) fn complete(
    source: &mut Source,
    paper: &Subscription,
    slow: Option<SlowSite>,
    home: &Home,
    out: &mut dyn Write,
) -> Result<bool> {
    let look = match looked_at(paper, source, &epapers(home)?) {
        Ok(look) => look,
        Err(error) => {
            complain(&home.words.fetch_error(&error));
            if let Some(way) = way_in(&error) {
                warn(&way, home);
            }
            warn(&SourcesNews::NotSeen, home);
            return Ok(false);
        }
    };
    show(&look, source, home, out)?;
    source.kind = look.found.kind;
    if !look.found.url.is_empty() {
        source.url.clone_from(&look.found.url);
    }
    let title = Some(look.found.title.clone()).filter(|title| !title.is_empty());
    source.name = source.name.take().or(title);
    source.slow = slow.unwrap_or(source.slow);
    if let Some(delay) = long_delay(&look, source)
        && slow.is_none()
    {
        source.slow = asked(delay, home, out)?;
        say(&slow_answer(source.slow, source.kind), home, out)?;
    }
    Ok(true)
}

/// How a source lets somebody in that has refused us.
fn way_in(error: &FetchError) -> Option<SourcesNews> {
    match error {
        FetchError::Web { why: WebError::NotLetIn { status: 401 }, .. }
        | FetchError::NoLogin { .. } => Some(SourcesNews::WantsLogin),
        FetchError::Web { why: WebError::NotLetIn { .. }, .. } | FetchError::ShutOut { .. } => {
            Some(SourcesNews::WantsAgent)
        }
        _ => None,
    }
}

/// Looks at a source. Whoever waits at a terminal sees for what: a host that
/// says nothing is given up after a minute.
fn looked_at(
    paper: &Subscription,
    source: &Source,
    epapers: &Epapers,
) -> std::result::Result<SourceLook, FetchError> {
    let bar = Bar::new(1);
    bar.say(&safe_address(&source.url));
    let look = look_at(paper, source, epapers);
    bar.clear();
    look
}

/// The table of e-papers; its mistakes are told by `sources list`.
pub(super) fn epapers(home: &Home) -> Result<Epapers> {
    Ok(sources_file::epapers(home.places.config()?)?.0)
}

/// What was found, its first headlines, what will be done, and what the site
/// asks.
fn show(look: &SourceLook, source: &Source, home: &Home, out: &mut dyn Write) -> Result<()> {
    let found = &look.found;
    let title = found.title.clone();
    // Neither a recipe nor a slow e-paper is looked into before it is fetched.
    let is_seen = found.count > 0 || can_be_seen(found.kind);
    let count = is_seen.then_some(found.count);
    say(&SourcesNews::Found { kind: found.kind, title, count }, home, out)?;
    if found.url != source.url {
        say(&SourcesNews::FoundAt(safe_address(&found.url)), home, out)?;
    }
    for headline in &found.headlines {
        writeln!(out, "    {headline}")?;
    }
    let reads_pages = reads_pages(look, source);
    // Of a feed without entries nobody knows what it will hold.
    if found.kind == SourceKind::Feed && found.count > 0 {
        say(&SourcesNews::ReadsPages(reads_pages), home, out)?;
    }
    for (url, title) in found.others.iter().take(5) {
        let url = safe_address(url);
        say(&SourcesNews::OtherFeed(url, title.clone()), home, out)?;
    }
    match look.robots {
        Some(robots) if reads_pages && !robots.permits => {
            say(&SourcesNews::RobotsForbid, home, out)
        }
        Some(robots)
            if reads_pages && robots.delay.is_some_and(|delay| (1..=LONG).contains(&delay)) =>
        {
            say(&SourcesNews::RobotsDelay(robots.delay.unwrap_or_default()), home, out)
        }
        _ => Ok(()),
    }
}

/// Whether pages are read, and not only what a feed holds.
fn reads_pages(look: &SourceLook, source: &Source) -> bool {
    match look.found.kind {
        SourceKind::Page | SourceKind::Epaper => true,
        SourceKind::Feed => source.full_text.unwrap_or(!look.found.is_whole),
        _ => false,
    }
}

/// The seconds between two pages that the site asks for, if they are too many
/// to be waited for without being asked.
fn long_delay(look: &SourceLook, source: &Source) -> Option<u64> {
    let delay = look.robots.and_then(|robots| robots.delay)?;
    (delay > LONG && reads_pages(look, source)).then_some(delay)
}

/// Asks the person, once; without a terminal nobody can be asked.
fn asked(delay: u64, home: &Home, out: &mut dyn Write) -> Result<SlowSite> {
    say(&SourcesNews::SlowSite(delay), home, out)?;
    if !io::stdin().is_terminal() || !io::stdout().is_terminal() {
        return Ok(SlowSite::Unasked);
    }
    write!(out, "{} ", home.words.sources_news(&SourcesNews::SlowQuestion))?;
    out.flush()?;
    let mut line = String::new();
    let _ = io::stdin().lock().read_line(&mut line)?;
    Ok(match line.trim().chars().next() {
        Some('1') => SlowSite::Slowly,
        Some('3') => SlowSite::OnOpening,
        // What stands in brackets is what an empty line means.
        _ => SlowSite::Titles,
    })
}

/// What is done with a slow site. The titles of an e-paper stand on its pages,
/// which are not asked for before somebody has said so.
fn slow_answer(slow: SlowSite, kind: SourceKind) -> SourcesNews {
    match (slow, kind) {
        (SlowSite::Unasked, SourceKind::Epaper) => SourcesNews::SlowUndecided,
        _ => SourcesNews::SlowAnswer(slow),
    }
}

/// `newsprint sources test`: asks all sources, or those of a name.
pub(super) fn test(name: Option<&str>, home: &Home, out: &mut dyn Write) -> Result<CommandStatus> {
    let all = opened(home)?.read().0;
    let is_meant = |paper: &Subscription, source: &Source| {
        name.is_none_or(|name| {
            let own = source.name.as_deref() == Some(name) || source.url == name;
            own || paper.name == name || paper.title.as_deref() == Some(name)
        })
    };
    let (mut asked, mut failed) = (0, 0);
    for paper in &all.papers {
        for source in paper.sources.iter().filter(|source| is_meant(paper, source)) {
            let address = Clean::line(&safe_address(&source.url));
            let name = source.name.clone().unwrap_or_else(|| address.clone());
            writeln!(out, "{}: {name}", paper.name)?;
            out.flush()?;
            asked += 1;
            failed += usize::from(!tried(paper, source, home, out)?);
        }
    }
    if asked == 0 {
        if all.papers.is_empty() {
            complain(home.words.no_sources_yet());
            return Ok(CommandStatus::Failed);
        }
        let papers = all.papers.iter().map(|paper| paper.name.clone()).collect();
        let name = Clean::line(name.unwrap_or_default()).into_string();
        return Err(SourcesFault::NoSuch { name, papers }.into());
    }
    Ok(match failed {
        0 => CommandStatus::Done,
        failed if failed < asked => CommandStatus::Partial,
        _ => CommandStatus::Failed,
    })
}

/// Asks one source, keeps nothing; whether it gave something.
fn tried(paper: &Subscription, source: &Source, home: &Home, out: &mut dyn Write) -> Result<bool> {
    if can_be_seen(source.kind) {
        return match looked_at(paper, source, &epapers(home)?) {
            Ok(look) => {
                show(&look, source, home, out)?;
                if let Some(delay) = long_delay(&look, source) {
                    say(&SourcesNews::SlowSite(delay), home, out)?;
                    say(&slow_answer(source.slow, look.found.kind), home, out)?;
                }
                Ok(look.found.count > 0)
            }
            Err(error) => {
                complain(&home.words.fetch_error(&error));
                Ok(false)
            }
        };
    }
    let alone = Subscription { sources: vec![source.clone()], ..paper.clone() };
    let order = FetchOrder { is_dry: true, epapers: epapers(home)?, ..FetchOrder::default() };
    let stop = FetchStop::default();
    let report = fetching::run(&[&alone], &order, home.places.data()?, &stop, &|_| ())?;
    for line in fetch_faults(&report, false, home.words) {
        complain(&line);
    }
    let done = report.sources.iter().find_map(|(_, state)| match state {
        Some(SourceState::Done(done)) => Some(done.offered),
        _ => None,
    });
    if let Some(count) = done {
        let found =
            SourcesNews::Found { kind: source.kind, title: Clean::empty(), count: Some(count) };
        say(&found, home, out)?;
    }
    Ok(done.is_some_and(|count| count > 0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_slow_epaper_no_titles_are_promised_before_anybody_has_decided() {
        let undecided = |kind| slow_answer(SlowSite::Unasked, kind);
        assert_eq!(undecided(SourceKind::Epaper), SourcesNews::SlowUndecided);
        assert_eq!(undecided(SourceKind::Feed), SourcesNews::SlowAnswer(SlowSite::Unasked));
        let titles = slow_answer(SlowSite::Titles, SourceKind::Epaper);
        assert_eq!(titles, SourcesNews::SlowAnswer(SlowSite::Titles));
    }
}
