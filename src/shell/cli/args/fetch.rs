//! The commands that ask the network.

use clap::Args;

use super::date;
use crate::model::Date;
use crate::words::ValueFault;

/// Requests at once: what one line to the world is filled by.
const JOBS: u16 = 32;

/// `newsprint fetch`.
#[allow(clippy::struct_excessive_bools, reason = "each is a flag of the command line")]
#[derive(Debug, Args)]
#[command(
    after_help = "What is fetched, and from where, stands in sources.toml; `newsprint sources \
    add ADDRESS` writes it. An edition of today that is there already grows by what is new. Exit \
    status: 0 all came, 3 some sources gave nothing, 1 none did.\n\nExamples:\n  \
    newsprint fetch\n  \
    newsprint fetch morning --minutes 10 --quiet\n  \
    newsprint fetch --date 2026-11-27\n  \
    newsprint fetch --dry-run\n  \
    newsprint fetch --install-timer 06:30"
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
    #[arg(long, value_name = "N", default_value_t = JOBS, value_parser = clap::value_parser!(u16).range(1..=256))]
    pub jobs: u16,
    /// End after so many minutes, with what is there by then.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1440))]
    pub minutes: Option<u16>,
    /// Have the system do it every day at that time [default: 06:00], and fetch
    /// nothing now.
    #[arg(
        long,
        value_name = "HH:MM",
        num_args = 0..=1,
        default_missing_value = "06:00",
        value_parser = clock_time,
        conflicts_with_all = ["date", "since", "dry_run", "json"]
    )]
    pub install_timer: Option<ClockTime>,
    /// Take that away again.
    #[arg(long, conflicts_with_all = ["papers", "date", "since", "dry_run", "json", "install_timer"])]
    pub uninstall_timer: bool,
    /// Tell errors only.
    #[arg(long)]
    pub quiet: bool,
    /// Write the report as JSON.
    #[arg(long)]
    pub json: bool,
}

/// A time of the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClockTime {
    /// 0 to 23.
    pub hour: u8,
    /// 0 to 59.
    pub minute: u8,
}

fn clock_time(text: &str) -> Result<ClockTime, ValueFault> {
    let read = || {
        let (hour, minute) = text.split_once(':')?;
        let part = |text: &str, below: u8| {
            let digits = (1..=2).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
            text.parse::<u8>().ok().filter(|part| digits && *part < below)
        };
        Some(ClockTime { hour: part(hour, 24)?, minute: part(minute, 60)? })
    };
    read().ok_or(ValueFault::Time)
}

impl Default for FetchArgs {
    fn default() -> Self {
        Self {
            papers: Vec::new(),
            date: None,
            since: None,
            dry_run: false,
            jobs: JOBS,
            minutes: None,
            install_timer: None,
            uninstall_timer: false,
            quiet: false,
            json: false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_of_the_day_has_hours_and_minutes() {
        assert_eq!(clock_time("06:30"), Ok(ClockTime { hour: 6, minute: 30 }));
        assert_eq!(clock_time("7:05"), Ok(ClockTime { hour: 7, minute: 5 }));
        for wrong in ["24:00", "6", "06:60", "+6:00", "006:00", "", "six", "06:00:00"] {
            assert!(clock_time(wrong).is_err(), "{wrong}");
        }
    }
}
