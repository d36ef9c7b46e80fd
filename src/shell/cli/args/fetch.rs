//! The commands that ask the network.

use clap::Args;

use super::date;
use crate::model::Date;

/// `newsprint fetch`.
#[derive(Debug, Args)]
#[command(
    after_help = "What is fetched, and from where, stands in sources.toml; `newsprint sources \
    add ADDRESS` writes it. An edition of today that is there already grows by what is new. Exit \
    status: 0 all came, 3 some sources gave nothing, 1 none did.\n\nExamples:\n  \
    newsprint fetch\n  \
    newsprint fetch morning --minutes 10 --quiet\n  \
    newsprint fetch --date 2026-11-27\n  \
    newsprint fetch --dry-run"
)]
pub struct FetchArgs {
    /// Papers, as sources.toml names them; all, if none is named.
    #[arg(value_name = "PAPER")]
    pub papers: Vec<String>,
    /// The day of the editions, for sources that still have it: YYYY-MM-DD.
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub date: Option<Date>,
    /// Articles of this day and later; else since the day before.
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub since: Option<Date>,
    /// Ask what is new, and keep nothing.
    #[arg(long)]
    pub dry_run: bool,
    /// How many requests at once, in all; a host is asked for two at most.
    #[arg(long, value_name = "N", default_value = "32", value_parser = clap::value_parser!(u16).range(1..=256))]
    pub jobs: u16,
    /// End after so many minutes, with what is there by then.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1440))]
    pub minutes: Option<u16>,
    /// Tell errors only.
    #[arg(long)]
    pub quiet: bool,
    /// Write the report as JSON.
    #[arg(long)]
    pub json: bool,
}
