//! The reader itself, started from the command line.

use std::io::{self, IsTerminal as _};
use std::path::{Path, PathBuf};

use super::Result;
use super::args::ReaderArgs;
use super::config::Home;
use super::usage::nearest_command;
use super::{CommandStatus, input};
use crate::input::Hint;
use crate::model::EditionKey;
use crate::shell::Given;
use crate::shell::run;
use crate::shell::runtime::{Ended, Session};
use crate::shell::stock::Stock;
use crate::shell::terminal::require_tty;
use crate::words::{Failure, Usage};

/// Opens the newsstand, or the edition that was named, and stays until the
/// reader leaves.
///
/// # Errors
/// Where there is no terminal, or the edition cannot be opened.
pub(super) fn run(args: &ReaderArgs, home: &Home) -> Result<CommandStatus> {
    if let [path, others @ ..] = args.paths.as_slice() {
        check_for_command(path, !others.is_empty())?;
    }
    open(args, None, home)
}

/// Opens the first of the papers that are new and not read to their end; how
/// many articles of each edition were read tells which those are.
///
/// # Errors
/// As [`run`].
pub(super) fn today(
    args: &ReaderArgs,
    read: Vec<(EditionKey, usize)>,
    home: &Home,
) -> Result<CommandStatus> {
    open(args, Some(read), home)
}

fn open(
    args: &ReaderArgs,
    today: Option<Vec<(EditionKey, usize)>>,
    home: &Home,
) -> Result<CommandStatus> {
    let mut own = home.settings();
    if let Some(theme) = &args.theme {
        own.wear(theme).map_err(|kind| Usage::Mistake(home.words.mistake_kind(&kind)))?;
    }
    own.make_plain(args.plain).map_err(|kind| Usage::Mistake(home.words.mistake_kind(&kind)))?;
    let mistakes = own.mistakes.len();
    home.check_theme(&mut own);
    if args.theme.is_some()
        && let Some(mistake) = own.mistakes.get(mistakes)
    {
        return Err(Usage::Mistake(mistake.clone()).into());
    }
    require_tty()?;
    let keymap = home.keys(&mut own);
    let cache = home.places.cache().ok().map(Path::to_owned);
    let stock = Stock::new(home.library(), cache).in_words(home.words);
    let mut stock = stock.with_samples(own.config.general.samples);
    let open = match args.paths.as_slice() {
        [] if !io::stdin().is_terminal() => {
            return Err(Failure::NothingNamed);
        }
        [] if today.is_some() => {
            // What was fetched just now may not be in the catalogue yet.
            own.mistakes.extend(stock.fill());
            None
        }
        [] => {
            stock.recall();
            None
        }
        paths => {
            stock = stock.beside_an_edition();
            Some(given(paths, args.input.hint(args.lang.clone()), home))
        }
    };
    let session = Session {
        words: home.words,
        config: own.config,
        keymap,
        themes: home.themes(),
        data: home.places.data().map(Path::to_owned).map_err(|error| home.words.place_error(error)),
        stock,
        open,
        mistakes: own.mistakes,
        eyes: run::eyes(),
        sources: home.places.config().ok().map(Path::to_owned),
        today,
        minutes: args.minutes.map(usize::from),
    };
    Ok(match run::run(session).map_err(of_terminal)? {
        Ended::Quit | Ended::Hangup => CommandStatus::Done,
        Ended::Signal(signal) => CommandStatus::Signal(signal),
        Ended::Failed(reason) => return Err(Failure::Reader(reason)),
    })
}

/// The edition of the paths, to be opened in a thread of its own.
fn given(paths: &[PathBuf], hint: Hint, home: &Home) -> Given {
    let names: Vec<_> = paths.iter().map(|path| path.to_string_lossy()).collect();
    let (paths, home) = (paths.to_vec(), home.clone());
    Given::new(&names.join(" "), move |watch| {
        let hint = Hint { watch: watch.clone(), ..hint };
        input::open_all(&paths, hint, &home).map_err(|error| home.words.failure(&error))
    })
}

/// Tells of a path that is none, and was probably meant to be a command; with
/// others behind it, it was certainly no path.
fn check_for_command(path: &Path, has_others: bool) -> Result<()> {
    let word = path.to_str().filter(|word| word.bytes().all(|b| b.is_ascii_alphabetic()));
    match word.and_then(nearest_command) {
        Some(command) if !path.exists() => {
            let path = path.display().to_string();
            Err(if has_others {
                Usage::MeantCommand { path, command }.into()
            } else {
                Failure::MeantCommand { path, command }
            })
        }
        _ => Ok(()),
    }
}

/// What goes wrong with the terminal while the reader runs is the system's.
fn of_terminal(error: anyhow::Error) -> Failure {
    error.downcast::<io::Error>().map_or_else(|error| io::Error::other(error).into(), Failure::from)
}
