//! `newsprint clean`: what is old leaves the library, so that a timer that
//! fetches every morning does not fill the disk.
//!
//! Whole editions go to the library's trash, from where `remove --undo` brings
//! them back; the next cleaning deletes for good what has been there for a week.
//! What is bookmarked stays, what was opened today, and what came within the
//! time: of a library's paper of 1926 the day says nothing of how long one had it.

use std::collections::HashSet;
use std::io::Write;
use std::path::Path;

use jiff::Span;
use jiff::tz::TimeZone;
use serde::Serialize;

use super::args::CleanArgs;
use super::config::Home;
use super::list::kept;
use super::waiting::library;
use super::{CommandStatus, Result, complain, json};
use crate::model::{Date, EditionKey};
use crate::shell::stock::Stock;
use crate::store::fetched::{FetchLock, Fetched};
use crate::store::{Catalogue, bytes_in, clock};
use crate::words::CleanedWhat;

/// How long what was removed can be brought back, in days, before a cleaning
/// deletes it: whoever misses a paper does so within a week.
const TRASH_DAYS: i32 = 7;

/// Days for which it is known what was fetched, even if editions leave earlier:
/// feeds list articles for about as long, and would bring them again.
const LEAST_KNOWN: i32 = 14;

/// An edition that leaves.
#[derive(Serialize)]
struct OldEdition {
    id: String,
    date: Option<String>,
    bytes: u64,
}

#[derive(Serialize)]
struct CleaningReport {
    dry_run: bool,
    /// To the trash.
    removed: Vec<OldEdition>,
    /// How many are old enough, and stay: bookmarked, or opened today.
    stay: usize,
    /// Editions deleted from the trash, and their bytes.
    deleted: usize,
    freed: u64,
}

/// Cleans the library.
pub(super) fn run(args: &CleanArgs, home: &Home, out: &mut dyn Write) -> Result<CommandStatus> {
    let data = home.places.data()?;
    let root = data.join("library");
    let library = library(&root, home.words);
    let now = TimeZone::system().to_datetime(clock());
    let days_ago = |days: i32| now.date().checked_sub(Span::new().days(days)).unwrap_or(Date::MIN);
    let keep = i32::from(args.keep);
    let (old, stay) = old(&root, days_ago(keep), now.date(), home)?;
    let mut cleaned =
        CleaningReport { dry_run: args.dry_run, removed: old, stay, deleted: 0, freed: 0 };
    let until = days_ago(TRASH_DAYS);
    if args.dry_run {
        (cleaned.deleted, cleaned.freed) = library.old_trash(until);
    } else {
        // First what is deleted, then what can be brought back: a cleaning never
        // deletes what it has just put away.
        (cleaned.deleted, cleaned.freed) = library.delete_old_trash(until)?;
        let folders: Vec<String> = cleaned.removed.iter().map(|it| it.id.clone()).collect();
        if !folders.is_empty() {
            library.remove(&folders)?;
            if let Ok(cache) = home.places.cache()
                && let Ok(mut catalogue) = Catalogue::open(cache)
            {
                let _ = catalogue.update(&root.to_string_lossy(), &[], &folders);
            }
        }
        forget(data, days_ago(keep.max(LEAST_KNOWN)), home);
    }
    if args.json {
        json::write(&cleaned, out)?;
    } else {
        told(&cleaned, home, out)?;
    }
    Ok(CommandStatus::Done)
}

/// The editions older than a day that may go, and how many stay for a reason.
fn old(root: &Path, before: Date, today: Date, home: &Home) -> Result<(Vec<OldEdition>, usize)> {
    let cache = home.places.cache().ok().map(Path::to_owned);
    let mut stock =
        Stock::new(Some(root.to_owned()), cache).in_words(home.words).with_samples(false);
    for fault in stock.fill() {
        complain(&fault);
    }
    let holds = held(today, home)?;
    let (mut old, mut stay) = (Vec::new(), 0);
    for (index, entry) in stock.shelf().into_iter().enumerate() {
        // What has no day is nobody's paper of last month.
        let Some(date) = entry.date.filter(|date| *date < before) else { continue };
        let Some(id) = stock.id(index) else { continue };
        if came(&root.join(&id)).is_some_and(|day| day >= before) {
            continue;
        }
        if holds.contains(&entry.key) {
            stay += 1;
            continue;
        }
        let bytes = bytes_in(&root.join(&id));
        old.push(OldEdition { id, date: Some(date.to_string()), bytes });
    }
    old.sort_by(|a, b| (&a.date, &a.id).cmp(&(&b.date, &b.id)));
    Ok((old, stay))
}

/// The day on which an edition was put into the library, or last grew.
fn came(folder: &Path) -> Option<Date> {
    let time = folder.metadata().and_then(|about| about.modified()).ok()?;
    let time = jiff::Timestamp::try_from(time).ok()?;
    Some(TimeZone::system().to_datetime(time).date())
}

/// The editions that are bookmarked, and those that were opened today.
fn held(today: Date, home: &Home) -> Result<HashSet<EditionKey>> {
    let Some(state) = kept(home)? else { return Ok(HashSet::new()) };
    let mut held: HashSet<EditionKey> =
        state.bookmarks()?.into_iter().map(|mark| mark.edition).collect();
    let day = |millis: i64| {
        let time = jiff::Timestamp::from_millisecond(millis).ok()?;
        Some(TimeZone::system().to_datetime(time).date())
    };
    for (key, progress) in state.progress()? {
        if progress.last_opened.and_then(day) == Some(today) {
            held.insert(key);
        }
    }
    Ok(held)
}

/// Forgets what was fetched for days before one. If a fetch is under way, the
/// next cleaning does it.
fn forget(data: &Path, before: Date, home: &Home) {
    let forgotten = match Fetched::there(data) {
        Ok(None) => return,
        Ok(Some(kept)) => {
            let Ok(_lock) = FetchLock::take(data) else { return };
            kept.forget(before, before)
        }
        Err(error) => Err(error),
    };
    if let Err(error) = forgotten {
        complain(&home.words.state_error(&error));
    }
}

fn told(cleaned: &CleaningReport, home: &Home, out: &mut dyn Write) -> Result<()> {
    let dry = cleaned.dry_run;
    for edition in &cleaned.removed {
        writeln!(
            out,
            "{}",
            home.words.cleaned(&CleanedWhat::Edition(&edition.id, edition.bytes), dry)
        )?;
    }
    let bytes = cleaned.removed.iter().map(|it| it.bytes).sum();
    let sums = [
        CleanedWhat::Removed(cleaned.removed.len(), bytes),
        CleanedWhat::Stay(cleaned.stay),
        CleanedWhat::Deleted(cleaned.deleted, cleaned.freed),
    ];
    for sum in sums {
        let worth = !matches!(sum, CleanedWhat::Stay(0) | CleanedWhat::Deleted(0, _));
        if worth {
            writeln!(out, "{}", home.words.cleaned(&sum, dry))?;
        }
    }
    Ok(())
}
