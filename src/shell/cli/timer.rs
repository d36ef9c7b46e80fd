//! `newsprint fetch --install-timer`: the system fetches every day.

use std::io::Write;
use std::path::{Path, PathBuf};

use super::args::FetchArgs;
use super::config::Home;
use super::{CommandStatus, Result, complain};
use crate::model::Clean;
use crate::shell::timer::{TimerOrder, TimerSystem, install, uninstall};
use crate::words::{TimerFault, TimerNews, Words};

/// Makes the timer, or takes it away.
pub(super) fn run(args: &FetchArgs, home: &Home, out: &mut dyn Write) -> Result<CommandStatus> {
    let command = command(args, home)?;
    let wanted = args.install_timer.map(|at| (at.hour, at.minute));
    let Some((system, folder)) =
        TimerSystem::here(|name| std::env::var_os(name).map(PathBuf::from))
    else {
        return Ok(failed(&TimerFault::NoSystem(wanted), home.words));
    };
    let at = wanted.unwrap_or_default();
    let plan = system.plan(&TimerOrder { command, at }, &folder);
    let files: Vec<Clean> =
        plan.files.iter().map(|(file, _)| Clean::line(&file.to_string_lossy())).collect();
    let done = if args.uninstall_timer {
        uninstall(&plan).map(|there| if there { TimerNews::Removed } else { TimerNews::NoTimer })
    } else {
        install(&plan).map(|()| TimerNews::Installed { at, files })
    };
    match done {
        Ok(news) => {
            writeln!(out, "{}", home.words.timer_news(&news))?;
            Ok(CommandStatus::Done)
        }
        Err(fault) => Ok(failed(&fault, home.words)),
    }
}

fn failed(fault: &TimerFault, words: &dyn Words) -> CommandStatus {
    complain(&words.timer_fault(fault));
    CommandStatus::Failed
}

/// This program, fetching the same papers from the same places.
fn command(args: &FetchArgs, home: &Home) -> Result<Vec<String>> {
    let text = |path: &Path| path.to_string_lossy().into_owned();
    let mut command = vec![text(&std::env::current_exe()?)];
    // Where things are is said, since no variable of this shell is set then.
    command.extend(["--data-dir".to_owned(), text(&std::path::absolute(home.places.data()?)?)]);
    command.extend(["--config".to_owned(), text(&std::path::absolute(home.places.config()?)?)]);
    command.extend(["fetch", "--quiet"].map(str::to_owned));
    if let Some(minutes) = args.minutes {
        command.extend(["--minutes".to_owned(), minutes.to_string()]);
    }
    command.extend(args.papers.iter().cloned());
    Ok(command)
}
