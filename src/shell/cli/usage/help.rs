//! The help of the command line in the reader's language.
//!
//! Clap's definition is taken as it is and the texts in it are replaced, then the
//! line is parsed again: which command's help was asked for, and whether the short
//! or the long one, only the parser knows. Clap breaks rows at spaces alone and
//! takes every character for one column, hence its rows are not broken here at
//! all but set afterwards, by the customs of the language.

use std::collections::HashMap;
use std::ffi::OsString;
use std::fmt::Write as _;

use clap::builder::{PossibleValue, Resettable, StyledStr};
use clap::{Arg, Command, CommandFactory as _};

use crate::app::titles;
use crate::layout::{Setting, Widths};
use crate::model::Lang;
use crate::shell::cli::Cli;
use crate::shell::cli::print::width_of_own_text;
use crate::words::Words;

/// How examples begin, and where what is said of one stands: after two spaces.
const EXAMPLE: &str = "  newsprint";
const GAP: &str = "  ";

/// Columns that a text needs beside an option or an example: six han, or a long
/// word. With fewer it stands below.
const NARROWEST: usize = 12;

/// The hyphen at which no row ends, so that an option stays whole.
const HYPHEN: &str = "\u{2011}";

/// The help that was asked for, as wide as the terminal; none for a language that
/// has no texts for it.
pub(super) fn in_words(args: &[OsString], words: &dyn Words) -> Option<String> {
    in_columns(args, words, width_of_own_text())
}

fn in_columns(args: &[OsString], words: &dyn Words, columns: u16) -> Option<String> {
    let texts = HelpTexts::read(words.help_texts())?;
    let mut command = Cli::command();
    command.build();
    let command = translated(command, &texts, usize::from(columns));
    let help = command.try_get_matches_from(args).err()?.render().to_string();
    Some(in_rows(&help, columns, words.lang()))
}

/// What stands for lines of English in a language.
struct HelpTexts<'a>(HashMap<&'a str, &'a str>);

impl<'a> HelpTexts<'a> {
    /// Reads the pairs of lines of a language's file; none where it has none.
    fn read(file: &'a str) -> Option<Self> {
        let pairs = file.split("\n\n").filter(|pair| !pair.starts_with('#'));
        let pairs: HashMap<_, _> = pairs.filter_map(|pair| pair.trim().split_once('\n')).collect();
        (!pairs.is_empty()).then_some(Self(pairs))
    }

    /// A line; English where there is nothing for it.
    fn line<'t>(&'t self, english: &'t str) -> &'t str {
        self.0.get(english).copied().unwrap_or(english)
    }

    /// A text line by line. Examples stay, what is said of them does not.
    fn text(&self, english: &str) -> String {
        let line = |line: &str| match remark(line) {
            Some(remark) => {
                let example = line.strip_suffix(remark).unwrap_or_default();
                format!("{example}{}", self.line(remark))
            }
            None => self.line(line).to_owned(),
        };
        english.split('\n').map(line).collect::<Vec<_>>().join("\n")
    }

    /// A word of clap's about values, with them.
    fn about_values(&self, english: &str, values: &[&str]) -> String {
        self.line(english).replace("{}", &values.join(", "))
    }
}

/// What is said of an example behind it.
fn remark(line: &str) -> Option<&str> {
    let example = line.strip_prefix(EXAMPLE)?;
    example.split_once(GAP).map(|(_, remark)| remark.trim_start())
}

/// A command with its texts, and those under it, in another language.
fn translated(mut command: Command, texts: &HelpTexts<'_>, columns: usize) -> Command {
    let template = template(&mut command, texts);
    let text = |english: Option<&StyledStr>| -> Resettable<StyledStr> {
        let text = english.map(|english| texts.text(&english.to_string()));
        Resettable::from(text.map(StyledStr::from))
    };
    let (about, long_about) = (text(command.get_about()), text(command.get_long_about()));
    let after = text(command.get_after_help());
    let is_below = leaves_little_room(&command, columns);
    command
        .mut_args(|arg| {
            let is_below = is_below && !arg.is_positional();
            argument(arg, texts).next_line_help(is_below)
        })
        .mut_subcommands(|command| translated(command, texts, columns))
        .about(about)
        .long_about(long_about)
        .after_help(after)
        .help_template(template)
        .term_width(0)
}

/// Where the parts of the help of a command stand, with the headings over them.
fn template(command: &mut Command, texts: &HelpTexts<'_>) -> String {
    let usage = command.render_usage().to_string();
    let heading = texts.line("Usage:");
    let indent = " ".repeat(Widths::default().text(heading) + 1);
    let mut forms = usage.trim_start_matches("Usage:").lines().map(str::trim);
    let mut out = format!("{{about-with-newline}}\n{heading} {}", forms.next().unwrap_or_default());
    for form in forms {
        // A string takes all that is written.
        let _ = write!(out, "\n{indent}{form}");
    }
    let parts = [
        ("Commands:", "{subcommands}", command.has_subcommands()),
        ("Arguments:", "{positionals}", command.get_positionals().next().is_some()),
        ("Options:", "{options}", true),
    ];
    for (heading, part, _) in parts.into_iter().filter(|(.., is_there)| *is_there) {
        let _ = write!(out, "\n\n{}\n{part}", texts.line(heading));
    }
    out + "{after-help}"
}

/// Whether beside the longest option less than three fifths of the row are left;
/// then texts stand below the options, as in clap's own help.
fn leaves_little_room(command: &Command, columns: usize) -> bool {
    // What clap puts before and behind an option, and for a short form.
    const AROUND: usize = 8;
    let options = command.get_arguments().filter(|arg| !arg.is_positional());
    let longest = options.map(|arg| arg.to_string().chars().count()).max().unwrap_or_default();
    (longest + AROUND) * 5 > columns * 2
}

/// An argument with its texts in another language. What clap would say of its
/// values is said in the text.
fn argument(arg: Arg, texts: &HelpTexts<'_>) -> Arg {
    let text = |english: &StyledStr| texts.text(&english.to_string());
    let short = arg.get_help().map(text).unwrap_or_default();
    let long = arg.get_long_help().map_or_else(|| short.clone(), text);
    let values = arg.get_possible_values();
    let names: Vec<&str> = values.iter().map(PossibleValue::get_name).collect();
    // A flag has a default too, of which nobody is told.
    let defaults = arg.get_default_values().iter().filter(|_| arg.get_action().takes_values());
    let defaults: Vec<&str> = defaults.filter_map(|value| value.to_str()).collect();
    let default = (!defaults.is_empty()).then(|| texts.about_values("[default: {}]", &defaults));
    let known = (!names.is_empty()).then(|| texts.about_values("[possible values: {}]", &names));
    let are_told = values.iter().any(|value| value.get_help().is_some());
    let list = are_told.then(|| list_of_values(&values, texts));
    let notes = [default.clone(), known.clone().filter(|_| !are_told)].into_iter().flatten();
    let long: Vec<String> = [long].into_iter().chain(list).chain(notes).collect();
    let short: Vec<String> = [Some(short), default, known].into_iter().flatten().collect();
    arg.help(short.join(" "))
        .long_help(long.join("\n\n"))
        .hide_possible_values(true)
        .hide_default_value(true)
}

/// The values that an argument takes, a row each with what it means.
fn list_of_values(values: &[PossibleValue], texts: &HelpTexts<'_>) -> String {
    let widest = values.iter().map(|value| value.get_name().len()).max().unwrap_or_default();
    let mut out = texts.line("Possible values:").to_owned();
    for value in values {
        let name = format!("{}:", value.get_name());
        let meaning = value.get_help().map(ToString::to_string).unwrap_or_default();
        let _ = write!(out, "\n- {name:0$} {1}", widest + 1, texts.line(&meaning));
    }
    out
}

/// A text whose rows are too wide, in rows that are not. They go on under the text
/// of their first, not under the option beside it.
fn in_rows(text: &str, columns: u16, lang: Lang) -> String {
    let widths = Widths::default();
    let setting = Setting::of(lang, widths);
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    for line in text.lines() {
        let (beside, told) = line.split_at(start_of_text(line));
        if widths.text(line) <= usize::from(columns) {
            out.push_str(line.trim_end());
            out.push('\n');
            continue;
        }
        let mut first = beside.to_owned();
        if widths.text(beside) + NARROWEST > usize::from(columns) {
            let own_indent = line.len() - line.trim_start().len();
            let _ = writeln!(out, "{}", beside.trim_end());
            first = " ".repeat(own_indent + 4);
        }
        let indent = widths.text(&first);
        let room = columns.saturating_sub(u16::try_from(indent).unwrap_or(u16::MAX));
        let rows = titles::in_rows(&told.replace('-', HYPHEN), room, &setting);
        for (i, row) in rows.iter().enumerate() {
            let before = if i == 0 { first.clone() } else { " ".repeat(indent) };
            let _ = writeln!(out, "{before}{}", row.replace(HYPHEN, "-").trim_end());
        }
    }
    out
}

/// The byte at which the text of a line begins: behind its indent, and behind the
/// value, the option or the example that it is of.
fn start_of_text(line: &str) -> usize {
    let rest = line.trim_start();
    let told = match rest.strip_prefix("- ") {
        Some(value) => value.split_once(':').map(|(_, meaning)| meaning),
        None => rest.split_once(GAP).map(|(_, told)| told),
    };
    line.len() - told.map_or(rest, str::trim_start).len()
}

#[cfg(test)]
mod tests;
