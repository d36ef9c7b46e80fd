//! The command line: arguments in, text for pipes or the reader out.
//!
//! Every command writes to the standard output it is given and returns how it
//! ended; what went wrong is one line, which names the thing and the way out.

mod about;
mod args;
mod bar;
mod bookmarks;
mod check;
mod clean;
mod clippings;
mod compare;
mod config;
mod export;
mod fetch;
mod ids;
mod import;
mod input;
mod inspect;
mod json;
mod licences;
mod list;
mod manual;
mod outcome;
mod painted;
mod print;
mod read;
mod related;
mod remove;
mod search;
mod sources;
mod stories;
mod sync;
mod target;
mod timer;
mod today;
mod usage;
mod waiting;

use std::ffi::OsString;
use std::io::{self, BufWriter, IsTerminal as _, Write};

use clap::Parser as _;

pub use args::Cli;
pub use outcome::CommandStatus;

use self::args::{BookmarksCommand, Command};
use self::config::Home;
use self::outcome::{Result, complain};
use self::painted::PaintedOutput;
use crate::words::{Failure, Usage};

pub(in crate::shell) use self::import::{ImportFailure, TakenIn, take_in};

/// Runs the command that the arguments (with the program's name first) ask
/// for. What goes wrong is told on standard error, in one line. A reader of
/// our output who has seen enough, such as `head`, is no failure.
#[must_use]
pub fn run(args: impl IntoIterator<Item = OsString>) -> CommandStatus {
    let args: Vec<OsString> = args.into_iter().collect();
    let mut out = BufWriter::with_capacity(1 << 16, io::stdout());
    let parsed = Cli::try_parse_from(&args);
    let places = parsed.as_ref().map(|cli| cli.places.clone()).unwrap_or_default();
    let home = Home::new(&places);
    let ended = match parsed {
        Ok(cli) => dispatch(cli, &home, &mut out),
        Err(error) => usage::told(&error, &args, home.words, &mut out),
    };
    let ended = ended.and_then(|end| Ok(out.flush().map(|()| end)?));
    match ended {
        Ok(end) => end,
        Err(Failure::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => {
            CommandStatus::Done
        }
        Err(failure) => {
            complain(&home.words.failure(&failure));
            match failure {
                Failure::Usage(_) | Failure::Query(_) => CommandStatus::Misused,
                _ => CommandStatus::Failed,
            }
        }
    }
}

fn dispatch(cli: Cli, home: &Home, out: &mut dyn Write) -> Result<CommandStatus> {
    let Some(command) = cli.command else {
        return read::run(&cli.reader, home);
    };
    if cli.reader != args::ReaderArgs::default() {
        return Err(Usage::WithCommand.into());
    }
    if let Command::Export(export) = &command {
        // What is for other programs keeps what is not seen.
        return export::run(export, home, out);
    }
    if let Command::Clippings(clippings) = &command {
        return clippings::run(clippings, home, out);
    }
    told(command, home, &mut PaintedOutput(out))
}

/// The commands whose text is for people.
fn told(command: Command, home: &Home, out: &mut dyn Write) -> Result<CommandStatus> {
    match command {
        Command::Print(print) => print::run(&print, home, out),
        Command::Import(import) => import::run(&import, home, out),
        Command::Fetch(fetch) => fetch::run(&fetch, home, out),
        Command::Inspect(inspect) => inspect::run(&inspect, home, out),
        Command::List(list) => list::run(&list, home, out),
        Command::Remove(remove) => remove::run(&remove, home, out),
        Command::Sources(command) => sources::run(&command.command, home, out),
        Command::Today(today) => today::run(&today, home),
        Command::Clean(clean) => clean::run(&clean, home, out),
        Command::Check => check::run(home, out),
        Command::Search(search) if !search.like.is_empty() => related::run(&search, home, out),
        Command::Search(search) => search::run(&search, home, out),
        Command::Compare(compare) => compare::run(&compare, home, out),
        Command::Stories(stories) => stories::list(&stories, home, out),
        Command::Follow(wanted) => stories::follow(&wanted, home, out),
        Command::Export(export) => export::run(&export, home, out),
        Command::Clippings(clippings) => clippings::run(&clippings, home, out),
        Command::Bookmarks(bookmarks) => match &bookmarks.command {
            Some(BookmarksCommand::Import { file }) => bookmarks::import(file, home, out),
            None => bookmarks::list(&bookmarks, home, out),
        },
        Command::Sync => sync::run(home, out),
        Command::Config { paths: true } => config::paths(home, out),
        Command::Config { paths: false } => config::show(home, out),
        Command::Completions { shell } => about::completions(shell, out),
        Command::Man { chapter: Some(name) } => manual::show(&name, home, out),
        Command::Man { chapter: None } if io::stdout().is_terminal() => manual::chapters(home, out),
        Command::Man { chapter: None } => about::manual(out),
        Command::Licences => licences::show(out),
    }
}
