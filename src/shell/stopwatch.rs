//! How long a page stays before it is turned.

use std::time::Instant;

use crate::model::{PaceSample, PageRead};

/// Runs while a page is on the screen.
#[derive(Debug, Default)]
pub(super) struct Stopwatch {
    since: Option<Instant>,
}

impl Stopwatch {
    /// Something else is on the screen from now on.
    pub(super) fn restart(&mut self, now: Instant) {
        self.since = Some(now);
    }

    /// A page was turned. Gives how long it took, if that tells anything.
    pub(super) fn turn(&mut self, now: Instant, page: Option<PageRead>) -> Option<PaceSample> {
        let since = self.since.replace(now)?;
        let millis = u64::try_from(now.saturating_duration_since(since).as_millis()).ok()?;
        Some(PaceSample { page: page?, millis }).filter(PaceSample::is_plausible)
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn a_page_takes_from_when_it_was_turned_to_until_it_is_turned() {
        let page = Some(PageRead { in_words: true, units: 250 });
        let (mut watch, now) = (Stopwatch::default(), Instant::now());
        assert_eq!(watch.turn(now, page), None, "nobody knows since when it is there");
        let later = now + Duration::from_mins(1);
        assert_eq!(watch.turn(later, page).unwrap().millis, 60_000);
        watch.restart(later + Duration::from_mins(50));
        let last = later + Duration::from_mins(51);
        assert_eq!(watch.turn(last, page).unwrap().millis, 60_000);
        assert_eq!(watch.turn(last + Duration::from_millis(90), page), None, "leafed over");
        assert_eq!(watch.turn(last + Duration::from_mins(2), None), None);
    }
}
