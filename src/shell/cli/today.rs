//! `newsprint today`: what is new and not read to its end.

use std::io;

use super::args::{FetchArgs, ReaderArgs, TodayArgs};
use super::config::Home;
use super::{CommandStatus, Result, fetch, list, read};

/// Fetches, if that is wanted, and opens the first of today's papers.
pub(super) fn run(args: &TodayArgs, home: &Home) -> Result<CommandStatus> {
    let wants_fetch = args.fetch || home.settings().config.fetch.on_today;
    if wants_fetch && !args.offline {
        // What came is read at once; what did not come is told on standard
        // error, and is there again when the screen is left.
        let _ = fetch::run(&FetchArgs::default(), home, &mut io::sink())?;
    }
    let state = list::kept(home)?;
    let read = match &state {
        Some(state) => state.progress()?.into_iter().map(|(key, it)| (key, it.read)).collect(),
        None => Vec::new(),
    };
    // It is opened anew by the reader.
    drop(state);
    let reader = ReaderArgs { minutes: args.minutes, plain: args.plain, ..ReaderArgs::default() };
    read::today(&reader, read, home)
}
