//! The command that compares the papers of a day.

use clap::Args;

use super::date;
use crate::model::Date;

/// `newsprint compare`.
#[derive(Debug, Args)]
#[command(after_help = "What several papers carry is told first: the same text, a cut one, or \
    each its own report; then what only one has.\n\nExamples:\n  \
    newsprint compare 2026-11-22\n  \
    newsprint compare 2026-11-22 --json | jq '.stories[].headline'\n\n\
    Exit status: 0 there are papers of that day, 1 there is none.")]
pub struct CompareArgs {
    /// The day, as YYYY-MM-DD; the newest there is, if none is said.
    #[arg(value_name = "DATE", value_parser = date)]
    pub day: Option<Date>,
    /// Write JSON.
    #[arg(long)]
    pub json: bool,
}
