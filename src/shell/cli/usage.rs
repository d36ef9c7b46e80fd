//! A command line that was not understood, told in one line.

use std::ffi::OsString;
use std::io::Write;

use clap::CommandFactory as _;

use super::{Cli, CommandStatus, Result};
use crate::toml_file::nearest;
use crate::words::{Help, Usage};

/// Passes on what clap has to say: help and version as they are, a mistake as
/// one line with the way out.
pub(super) fn told(
    error: &clap::Error,
    args: &[OsString],
    out: &mut dyn Write,
) -> Result<CommandStatus> {
    if !error.use_stderr() {
        write!(out, "{}", error.render())?;
        return Ok(CommandStatus::Done);
    }
    let said = in_one_line(&error.render().to_string());
    let help = match (meant_command(args), named_command(args)) {
        (Some(command), _) => Help::Meant(command),
        (None, Some(command)) => Help::Of(command),
        (None, None) => Help::All,
    };
    Err(Usage::Said(said, help).into())
}

/// Clap's paragraphs, up to the usage, joined; its own prefixes are dropped.
fn in_one_line(rendered: &str) -> String {
    let lines = rendered.lines().map(str::trim);
    let told =
        lines.take_while(|line| !line.starts_with("Usage:") && !line.starts_with("For more"));
    let mut out = String::new();
    for line in told.filter(|line| !line.is_empty()) {
        let (hint, line) = match line.strip_prefix("tip: ") {
            Some(tip) => (true, tip),
            None => (line.starts_with('['), line.strip_prefix("error: ").unwrap_or(line)),
        };
        if !out.is_empty() {
            out.push_str(if hint { "; " } else { " " });
        }
        out.push_str(line);
    }
    out
}

/// The command that the first word is.
fn named_command(args: &[OsString]) -> Option<String> {
    let first = args.get(1)?.to_str()?;
    let command = Cli::command();
    let named = command.get_subcommands().any(|command| command.get_name() == first);
    named.then(|| first.to_owned())
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
    use super::*;

    #[test]
    fn what_clap_says_in_paragraphs_becomes_one_line() {
        let rendered = "error: invalid value 'x' for '--format <FORMAT>'\n  [possible values: ocr, \
                        text]\n\n  tip: a similar value exists: 'ocr'\n\nUsage: newsprint\n\nFor \
                        more information, try '--help'.\n";
        assert_eq!(
            in_one_line(rendered),
            "invalid value 'x' for '--format <FORMAT>'; [possible values: ocr, text]; a similar \
             value exists: 'ocr'"
        );
    }

    #[test]
    fn a_mistyped_command_is_found_and_a_path_is_not() {
        assert_eq!(nearest_command("prnt").as_deref(), Some("print"));
        assert_eq!(nearest_command("bookmark").as_deref(), Some("bookmarks"));
        assert_eq!(nearest_command("2022-08-19.txt"), None);
    }
}
