//! `newsprint sync`: devices brought into step, once.

use std::io::Write;

use super::bar::Bar;
use super::config::Home;
use super::{CommandStatus, Result, complain, list};
use crate::shell::syncer;
use crate::words::{Failure, Usage};

/// Tells what came and what went, and what could not be read; that is a failure, if
/// one that may mend itself when the folder is synced.
pub(super) fn run(home: &Home, out: &mut dyn Write) -> Result<CommandStatus> {
    let own = home.settings();
    own.warn(home.words);
    let folder = syncer::folder(&own.config.general.sync).ok_or(Usage::NoSyncFolder)?;
    let state = list::changeable(home)?;
    // How many files there are is known when they are read.
    let bar = Bar::new(0);
    let synced = state.sync(&folder, &|file| bar.say(file));
    bar.clear();
    let report = synced?;
    state.close()?;
    writeln!(out, "{}", home.words.synced(&report))?;
    out.flush()?;
    for (file, lines) in &report.skipped {
        complain(&home.words.lines_passed_over(file, *lines));
    }
    for (file, cause) in &report.unreadable {
        let (file, cause) = (file.to_string(), cause.clone());
        complain(&home.words.failure(&Failure::Unreadable { file, cause }));
    }
    Ok(if report.has_faults() { CommandStatus::Failed } else { CommandStatus::Done })
}
