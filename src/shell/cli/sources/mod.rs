//! `newsprint sources`: what papers are made of, in `sources.toml`.

mod add;
mod ask;
mod list;
mod opml;
mod remove;
mod shared;

use std::io::Write;

use super::args::SourcesCommand;
use super::config::Home;
use super::{CommandStatus, Result};

pub(super) fn run(
    command: &SourcesCommand,
    home: &Home,
    out: &mut dyn Write,
) -> Result<CommandStatus> {
    match command {
        SourcesCommand::Add(args) => add::run(args, home, out),
        SourcesCommand::Test { name } => ask::test(name.as_deref(), home, out),
        SourcesCommand::List { json } => list::run(*json, home, out),
        SourcesCommand::Remove { name, paper } => remove::run(name, paper.as_deref(), home, out),
        SourcesCommand::ImportOpml { file, paper } => {
            opml::import(file, paper.as_deref(), home, out)
        }
        SourcesCommand::ExportOpml { file, force } => {
            opml::export(file.as_deref(), *force, home, out)
        }
    }
}
