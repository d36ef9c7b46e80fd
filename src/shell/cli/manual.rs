//! `newsprint man CHAPTER`: the manual where the program is, without a network
//! and without files that an installation may have lost.

use std::fmt::Write as _;
use std::io::Write;

use super::Result;
use super::config::Home;
use super::{CommandStatus, print};
use crate::keymap::{Context, Keymap};
use crate::manual::{CHAPTERS, KEYS};
use crate::words::{Heading, Words};

/// Prints a chapter, set to the terminal's width.
pub(super) fn show(name: &str, home: &Home, out: &mut dyn Write) -> Result<CommandStatus> {
    match CHAPTERS.iter().find(|(known, _)| *known == name) {
        Some((_, text)) => print::own_text(text, home, out),
        None => {
            let mut own = home.settings();
            let keymap = home.keys(&mut own);
            own.warn(home.words);
            print::own_text(&keys(&keymap, home.words), home, out)
        }
    }
}

/// Lists the chapters: whoever asks for the manual at a terminal can't read roff.
pub(super) fn chapters(home: &Home, out: &mut dyn Write) -> Result<CommandStatus> {
    writeln!(out, "{}", home.words.chapters())?;
    let keys = format!("# {}", home.words.heading(Heading::Keys));
    for (name, text) in CHAPTERS.into_iter().chain([(KEYS, keys.as_str())]) {
        let title = text.lines().next().unwrap_or_default().trim_start_matches("# ");
        writeln!(out, "  {name:12}{title}")?;
    }
    Ok(CommandStatus::Done)
}

/// The keys of every screen as Markdown.
fn keys(keymap: &Keymap, words: &dyn Words) -> String {
    let mut text = format!("# {}\n", words.heading(Heading::Keys));
    for section in keymap.help(Context::Reader) {
        // A string takes all that is written.
        let _ = write!(text, "\n## {}\n\n| | |\n|:---|:---|\n", words.group(section.group));
        for row in section.rows {
            let place = row.place.map(|place| format!(" ({})", words.context(place)));
            let keys = row.keys + &place.unwrap_or_default();
            let help = words.told(&row.actions);
            let _ = writeln!(text, "| {} | {} |", escaped(&keys), escaped(help));
        }
    }
    text
}

/// Keys are signs that Markdown has a meaning for.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii_punctuation() {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
