//! What clap has to say, told in the reader's language: its help, and in one line
//! that a command line was not understood.

mod help;

use std::error::Error as _;
use std::ffi::OsString;
use std::io::Write;

use clap::CommandFactory as _;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::{Cli, CommandStatus, Result};
use crate::toml_file::nearest;
use crate::words::{ArgumentHint, Help, Misuse, Usage, ValueFault, Words};

/// Passes on help and version; a mistake is one line with the way out.
pub(super) fn told(
    error: &clap::Error,
    args: &[OsString],
    words: &dyn Words,
    out: &mut dyn Write,
) -> Result<CommandStatus> {
    if !error.use_stderr() {
        let translated = match error.kind() {
            ErrorKind::DisplayHelp => help::in_words(args, words),
            _ => None,
        };
        let text = translated.unwrap_or_else(|| error.render().to_string());
        write!(out, "{text}")?;
        return Ok(CommandStatus::Done);
    }
    let help = match (meant_command(args), named_command(args)) {
        (Some(command), _) => Help::Meant(command),
        (None, Some(command)) => Help::Of(command),
        (None, None) => Help::All,
    };
    Err(Usage::Misuse(Box::new(misuse(error, args)), help).into())
}

/// What was not understood, as a value.
fn misuse(error: &clap::Error, args: &[OsString]) -> Misuse {
    let argument = first(error, ContextKind::InvalidArg).unwrap_or_default();
    let value = first(error, ContextKind::InvalidValue).unwrap_or_default();
    let count = |kind| match error.get(kind) {
        Some(ContextValue::Number(count)) => usize::try_from(*count).unwrap_or_default(),
        _ => 0,
    };
    match error.kind() {
        ErrorKind::UnknownArgument => Misuse::UnknownArgument { argument, hint: hint(error) },
        ErrorKind::InvalidSubcommand => Misuse::UnknownCommand {
            name: first(error, ContextKind::InvalidSubcommand).unwrap_or_default(),
            near: first(error, ContextKind::SuggestedSubcommand),
        },
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            Misuse::NoCommand(commands_under(named_command(args)))
        }
        ErrorKind::ArgumentConflict => conflict(error),
        ErrorKind::NoEquals => Misuse::NoEquals(argument),
        ErrorKind::InvalidValue if value.is_empty() => Misuse::NoValue(argument),
        ErrorKind::InvalidValue => {
            let (known, near) =
                (all(error, ContextKind::ValidValue), first(error, ContextKind::SuggestedValue));
            Misuse::NotOneOf { argument, value, known, near }
        }
        ErrorKind::ValueValidation => Misuse::Value { argument, value, fault: fault(error) },
        ErrorKind::MissingRequiredArgument => Misuse::Missing(all(error, ContextKind::InvalidArg)),
        ErrorKind::TooManyValues => Misuse::OneTooMany { argument, value },
        ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => Misuse::ValueCount {
            argument,
            wanted: count(ContextKind::MinValues).max(count(ContextKind::ExpectedNumValues)),
            given: count(ContextKind::ActualNumValues),
        },
        ErrorKind::InvalidUtf8 => Misuse::NotUtf8,
        other => Misuse::Other(other.to_string()),
    }
}

/// What clap knows of a mistake.
fn all(error: &clap::Error, kind: ContextKind) -> Vec<String> {
    match error.get(kind) {
        Some(ContextValue::String(said)) => vec![said.clone()],
        Some(ContextValue::Strings(said)) => said.clone(),
        Some(ContextValue::StyledStrs(said)) => said.iter().map(ToString::to_string).collect(),
        _ => Vec::new(),
    }
}

fn first(error: &clap::Error, kind: ContextKind) -> Option<String> {
    all(error, kind).into_iter().next()
}

fn conflict(error: &clap::Error) -> Misuse {
    let argument = first(error, ContextKind::InvalidArg)
        .or_else(|| first(error, ContextKind::InvalidSubcommand))
        .unwrap_or_default();
    let others = all(error, ContextKind::PriorArg);
    if others.iter().all(|other| *other == argument) {
        Misuse::Twice(argument)
    } else {
        Misuse::Conflict { argument, others }
    }
}

/// What may have been meant. Some of it clap has in words alone: `'today --fetch'
/// exists`, and `to pass … as a value, …`.
fn hint(error: &clap::Error) -> Option<ArgumentHint> {
    if let Some(near) = first(error, ContextKind::SuggestedArg) {
        return Some(ArgumentHint::Near(near));
    }
    let tips = all(error, ContextKind::Suggested);
    let of_command = tips.iter().find_map(|tip| tip.strip_prefix('\'')?.strip_suffix("' exists"));
    let is_value = tips.iter().any(|tip| tip.starts_with("to pass"));
    match of_command {
        Some(other) => Some(ArgumentHint::OfCommand(other.to_owned())),
        None => is_value.then_some(ArgumentHint::Value),
    }
}

/// Why a value was not understood. Clap's own parsers of numbers give words for
/// what is out of a range: `0 is not in 1..=256`.
fn fault(error: &clap::Error) -> ValueFault {
    let Some(source) = error.source() else { return ValueFault::Other(String::new()) };
    if let Some(fault) = source.downcast_ref::<ValueFault>() {
        return fault.clone();
    }
    if source.is::<std::num::ParseIntError>() {
        return ValueFault::NotWhole;
    }
    let said = source.to_string();
    let range = said.split_once(" is not in ").and_then(|(_, range)| {
        let (low, high) = range.split_once("..=")?;
        Some(low.parse().ok()?..=high.parse().ok()?)
    });
    range.map_or(ValueFault::Other(said), ValueFault::OutOf)
}

/// The command that the first word is.
fn named_command(args: &[OsString]) -> Option<String> {
    let first = args.get(1)?.to_str()?;
    let command = Cli::command();
    let named = command.get_subcommands().any(|command| command.get_name() == first);
    named.then(|| first.to_owned())
}

/// The names of a command's own commands.
fn commands_under(name: Option<String>) -> Vec<String> {
    let command = Cli::command();
    let command = name.and_then(|name| command.find_subcommand(name));
    let under = command.into_iter().flat_map(clap::Command::get_subcommands);
    under.map(|command| command.get_name().to_owned()).collect()
}

/// The command that the first word was probably meant to be.
fn meant_command(args: &[OsString]) -> Option<String> {
    let first = args.get(1)?.to_str()?;
    if named_command(args).is_some() { None } else { nearest_command(first) }
}

/// The command whose name is nearest to a word.
pub(super) fn nearest_command(word: &str) -> Option<String> {
    let command = Cli::command();
    nearest(word, command.get_subcommands().map(clap::Command::get_name)).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use clap::Parser as _;

    use super::*;

    fn misused(line: &str) -> Misuse {
        let args: Vec<OsString> = line.split(' ').map(OsString::from).collect();
        misuse(&Cli::try_parse_from(&args).unwrap_err(), &args)
    }

    #[test]
    fn what_clap_says_is_known_as_a_value() {
        let text = str::to_owned;
        let unknown = |argument: &str, hint| Misuse::UnknownArgument {
            argument: argument.to_owned(),
            hint: Some(hint),
        };
        let value = |argument: &str, value: &str, fault| Misuse::Value {
            argument: argument.to_owned(),
            value: value.to_owned(),
            fault,
        };
        let table = [
            ("list --jsn", unknown("--jsn", ArgumentHint::Near(text("--json")))),
            ("print - -x", unknown("-x", ArgumentHint::Value)),
            ("--undo remove", unknown("--undo", ArgumentHint::OfCommand(text("remove --undo")))),
            ("sources ad", Misuse::UnknownCommand { name: text("ad"), near: Some(text("add")) }),
            (
                "remove --undo x",
                Misuse::Conflict { argument: text("--undo"), others: vec![text("[ID]...")] },
            ),
            ("list --json --json", Misuse::Twice(text("--json"))),
            ("fetch --jobs", Misuse::NoValue(text("--jobs <N>"))),
            ("fetch --jobs 0", value("--jobs <N>", "0", ValueFault::OutOf(1..=256))),
            ("fetch --minutes x", value("--minutes <N>", "x", ValueFault::NotWhole)),
            ("clean --keep 3x", value("--keep <TIME>", "3x", ValueFault::Days)),
            ("list --since 1999", value("--since <DATE>", "1999", ValueFault::Day)),
            ("export x", Misuse::Missing(vec![text("--to <TO>")])),
            (
                "search --like a",
                Misuse::ValueCount {
                    argument: text("--like <EDITION> <ARTICLE>"),
                    wanted: 2,
                    given: 1,
                },
            ),
        ];
        for (line, expected) in table {
            assert_eq!(misused(&format!("newsprint {line}")), expected, "{line}");
        }
    }

    #[test]
    fn a_command_without_the_command_it_needs_names_those_there_are() {
        let Misuse::NoCommand(known) = misused("newsprint sources") else { panic!("understood") };
        assert!(known.contains(&"add".to_owned()) && known.len() > 4, "{known:?}");
    }

    #[test]
    fn a_mistyped_command_is_found_and_a_path_is_not() {
        assert_eq!(nearest_command("prnt").as_deref(), Some("print"));
        assert_eq!(nearest_command("bookmark").as_deref(), Some("bookmarks"));
        assert_eq!(nearest_command("2022-08-19.txt"), None);
    }
}
