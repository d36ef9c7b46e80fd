//! The commands that run by themselves, day after day.

use clap::Args;

use crate::words::ValueFault;

/// `newsprint clean`.
#[derive(Debug, Args)]
#[command(
    after_help = "Editions go to the library's trash, from where `newsprint remove --undo` brings \
    them back; what has been in the trash for a week is deleted. Editions that are bookmarked, \
    that were opened today, that came into the library within the time, or that have no date, \
    stay.\n\nExamples:\n  \
    newsprint clean --keep 30d\n  \
    newsprint clean --keep 2w --dry-run"
)]
pub struct CleanArgs {
    /// How far back editions are kept: 30d (days), 4w (weeks).
    #[arg(long, value_name = "TIME", value_parser = days)]
    pub keep: u16,
    /// Only tell what would be done.
    #[arg(long)]
    pub dry_run: bool,
    /// Write what was done as JSON.
    #[arg(long)]
    pub json: bool,
}

/// Days, as `30d`, `4w` or `30`.
fn days(text: &str) -> Result<u16, ValueFault> {
    let (number, unit) = match text.strip_suffix('w') {
        Some(weeks) => (weeks, 7),
        None => (text.strip_suffix('d').unwrap_or(text), 1),
    };
    let days = number.parse::<u16>().ok().and_then(|number| number.checked_mul(unit));
    days.filter(|days| (1..=36_500).contains(days)).ok_or(ValueFault::Days)
}

/// `newsprint today`.
#[derive(Debug, Default, Args)]
#[command(
    after_help = "The newest edition of each paper that is not read to its end: the first is \
    opened, at its end Space goes on to the next, and q shows them all.\n\nExamples:\n  \
    newsprint today\n  \
    newsprint today --fetch --minutes 25"
)]
pub struct TodayArgs {
    /// Fetch today's papers first [default: as fetch.on-today says].
    #[arg(long, conflicts_with = "offline")]
    pub fetch: bool,
    /// Fetch nothing.
    #[arg(long)]
    pub offline: bool,
    /// Each edition cut to what can be read in so many minutes.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=600))]
    pub minutes: Option<u16>,
    /// For screen readers and braille displays.
    #[arg(long)]
    pub plain: bool,
}

#[cfg(test)]
mod tests {
    use super::days;

    #[test]
    fn times_are_said_in_days_and_weeks() {
        assert_eq!([days("30d"), days("4w"), days("9")], [Ok(30), Ok(28), Ok(9)]);
        for wrong in ["0d", "-1d", "d", "30 d", "30m", "99999w", ""] {
            assert!(days(wrong).is_err(), "{wrong}");
        }
    }
}
