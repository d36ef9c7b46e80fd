//! When a host may be asked: how many at once, how far apart, and not at all
//! while it wants to be left alone.
//!
//! [`Gate`] decides, by a clock that is handed in; [`Pace`] has the clock and
//! the threads that wait.

use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use jiff::{SignedDuration, Timestamp};

use super::WebError;
use crate::input::Watch;

/// What crawlers are asked for where nobody says a figure: two at once, half a
/// second apart.
const AT_ONCE: usize = 2;
pub(super) const GAP: Duration = Duration::from_millis(500);
/// So long a run waits for a host that wants a pause, all its pauses together:
/// more, and the morning's paper waits for one site.
const PATIENCE: Duration = Duration::from_mins(1);
/// The longest pause that is believed.
const LONGEST: Duration = Duration::from_hours(30 * 24);
/// Who waits looks so often whether anybody still waits for him.
const LOOK: Duration = Duration::from_millis(100);

/// What is known of each host.
#[derive(Debug, Default)]
struct Gate {
    hosts: HashMap<String, KnownHost>,
}

#[derive(Debug)]
struct KnownHost {
    under_way: usize,
    /// Between two starts.
    gap: Duration,
    /// When the next may start.
    next: Duration,
    /// It wants a pause, which is waited for.
    pause: Duration,
    /// Of which so much was waited for.
    waited: Duration,
    /// It wants to be left alone for longer than that.
    alone: Option<(u16, Duration)>,
    is_down: bool,
}

impl Default for KnownHost {
    fn default() -> Self {
        let zero = Duration::ZERO;
        Self {
            under_way: 0,
            gap: GAP,
            next: zero,
            pause: zero,
            waited: zero,
            alone: None,
            is_down: false,
        }
    }
}

/// What the gate says.
#[derive(Debug, PartialEq, Eq)]
enum Admission {
    Go,
    Wait(Duration),
    Closed { status: u16, until: Duration },
}

impl Gate {
    fn host(&mut self, host: &str) -> &mut KnownHost {
        self.hosts.entry(host.to_owned()).or_default()
    }

    /// Whether a request may start. `jitter` is in 0..=255 and adds up to a
    /// sixteenth of the gap: programs that start on the hour should not step in
    /// time, and the morning's paper should not wait for it.
    fn enter(&mut self, host: &str, now: Duration, is_free: bool, jitter: u8) -> Admission {
        let host = self.host(host);
        match host.alone {
            Some((status, until)) if until > now => return Admission::Closed { status, until },
            _ => {}
        }
        if host.pause > now {
            return Admission::Wait(host.pause.saturating_sub(now));
        }
        if !is_free {
            if host.next > now {
                return Admission::Wait(host.next.saturating_sub(now));
            }
            if host.under_way >= AT_ONCE {
                return Admission::Wait(LOOK);
            }
            host.next = now + host.gap + host.gap * u32::from(jitter) / 4096;
        }
        host.under_way += 1;
        Admission::Go
    }

    fn leave(&mut self, host: &str) {
        let host = self.host(host);
        host.under_way = host.under_way.saturating_sub(1);
    }

    /// A host wants a pause. Whether it is waited for; else the host is left
    /// alone until then.
    fn put_off(&mut self, host: &str, now: Duration, status: u16, pause: Duration) -> bool {
        let host = self.host(host);
        // Two requests that were under way together are put off once.
        let more = (now + pause).saturating_sub(host.pause.max(now));
        let is_waited = host.waited + more <= PATIENCE;
        if is_waited {
            host.waited += more;
            host.pause = host.pause.max(now + pause);
        } else {
            host.alone = Some((status, now + pause));
        }
        is_waited
    }
}

/// The gate with its clock.
#[derive(Debug)]
pub(super) struct Pace {
    gate: Mutex<Gate>,
    freed: Condvar,
    started: Instant,
    jitter: RandomState,
}

impl Default for Pace {
    fn default() -> Self {
        Self {
            gate: Mutex::default(),
            freed: Condvar::new(),
            started: Instant::now(),
            jitter: RandomState::new(),
        }
    }
}

/// A request under way; dropped, it makes room for the next.
pub(super) struct Permit<'a> {
    pace: &'a Pace,
    host: String,
}

impl Drop for Permit<'_> {
    fn drop(&mut self) {
        self.pace.gate().leave(&self.host);
        self.pace.freed.notify_all();
    }
}

impl Pace {
    fn gate(&self) -> MutexGuard<'_, Gate> {
        self.gate.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits until a host may be asked.
    ///
    /// # Errors
    /// [`WebError::NotAsked`] and [`WebError::Cancelled`].
    pub(super) fn enter(
        &self,
        host: &str,
        is_free: bool,
        watch: &Watch,
    ) -> Result<Permit<'_>, WebError> {
        let mut gate = self.gate();
        loop {
            if watch.is_cancelled() {
                return Err(WebError::Cancelled);
            }
            let now = self.started.elapsed();
            let [jitter, ..] = self.jitter.hash_one(now).to_ne_bytes();
            match gate.enter(host, now, is_free, jitter) {
                Admission::Go => return Ok(Permit { pace: self, host: host.to_owned() }),
                Admission::Closed { status, until } => {
                    let until = after(Timestamp::now(), until.saturating_sub(now));
                    return Err(WebError::NotAsked { status, until });
                }
                Admission::Wait(time) => {
                    let waited = self.freed.wait_timeout(gate, time.min(LOOK));
                    gate = waited.unwrap_or_else(PoisonError::into_inner).0;
                }
            }
        }
    }

    /// A host wants a pause; whether it is waited for.
    pub(super) fn put_off(&self, host: &str, status: u16, pause: Duration) -> bool {
        self.gate().put_off(host, self.started.elapsed(), status, pause)
    }

    /// How far apart a host wants its requests.
    pub(super) fn keep_apart(&self, host: &str, gap: Duration) {
        self.gate().host(host).gap = gap.max(GAP);
    }

    /// A host could not be reached, however often: from now on once is enough.
    pub(super) fn is_down(&self, host: &str, now: Option<bool>) -> bool {
        let mut gate = self.gate();
        let host = gate.host(host);
        host.is_down = now.unwrap_or(host.is_down);
        host.is_down
    }
}

/// A moment later.
pub(super) fn after(now: Timestamp, pause: Duration) -> Option<Timestamp> {
    now.checked_add(SignedDuration::try_from(pause).ok()?).ok()
}

/// How long `Retry-After` asks to wait, in seconds or until a day and hour
/// (RFC 9110 §10.2.3).
pub(super) fn retry_after(value: &str, now: Timestamp) -> Option<Duration> {
    let value = value.trim();
    if !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some(value.parse().map_or(LONGEST, Duration::from_secs).min(LONGEST));
    }
    let until = jiff::fmt::rfc2822::parse(value).ok()?.timestamp();
    Some(Duration::try_from(until.duration_since(now)).unwrap_or_default().min(LONGEST))
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn ms(count: u64) -> Duration {
        Duration::from_millis(count)
    }

    #[test]
    fn two_at_once_and_half_a_second_apart() {
        let mut gate = Gate::default();
        assert_eq!(gate.enter("a", ms(0), false, 0), Admission::Go);
        assert_eq!(gate.enter("a", ms(100), false, 0), Admission::Wait(ms(400)));
        assert_eq!(gate.enter("b", ms(100), false, 0), Admission::Go, "another host");
        assert_eq!(gate.enter("a", ms(500), false, 0), Admission::Go);
        assert_eq!(
            gate.enter("a", ms(1_500), false, 0),
            Admission::Wait(LOOK),
            "two are under way"
        );
        gate.leave("a");
        assert_eq!(gate.enter("a", ms(1_500), false, 0), Admission::Go);
    }

    #[test]
    fn pauses_vary_by_a_sixteenth_at_most() {
        let mut gate = Gate::default();
        gate.enter("a", ms(0), false, 255);
        let Admission::Wait(wait) = gate.enter("a", ms(0), false, 0) else { panic!() };
        assert!(wait > ms(525) && wait <= ms(532), "{wait:?}");
    }

    #[test]
    fn without_manners_only_a_pause_that_was_asked_for_is_kept() {
        let mut gate = Gate::default();
        for _ in 0..9 {
            assert_eq!(gate.enter("a", ms(0), true, 0), Admission::Go);
        }
        assert!(gate.put_off("a", ms(0), 429, ms(2_000)));
        assert_eq!(gate.enter("a", ms(500), true, 0), Admission::Wait(ms(1_500)));
    }

    #[test]
    fn pauses_of_a_minute_together_are_waited_for_and_no_more() {
        let mut gate = Gate::default();
        assert!(gate.put_off("a", ms(0), 429, ms(40_000)));
        assert!(gate.put_off("a", ms(10), 429, ms(40_000)), "the same pause, told twice");
        assert!(!gate.put_off("a", ms(50_000), 503, ms(30_000)));
        let until = ms(80_000);
        assert_eq!(gate.enter("a", ms(60_000), true, 0), Admission::Closed { status: 503, until });
        assert_eq!(gate.enter("b", ms(60_000), false, 0), Admission::Go);
        assert_eq!(gate.enter("a", until, false, 0), Admission::Go, "the time is over");
    }

    #[test]
    fn of_a_host_that_wants_a_day_another_address_is_told_as_not_asked() {
        let pace = Pace::default();
        assert!(!pace.put_off("a", 429, Duration::from_hours(24)));
        let why = pace.enter("a", true, &Watch::new(|_| {})).err();
        assert!(matches!(why, Some(WebError::NotAsked { status: 429, until: Some(_) })), "{why:?}");
    }

    #[test]
    fn retry_after_is_seconds_or_a_moment() {
        let now: Timestamp = "2026-11-28T08:00:00Z".parse().unwrap();
        assert_eq!(retry_after("120", now), Some(Duration::from_mins(2)));
        assert_eq!(retry_after(" 0 ", now), Some(Duration::ZERO));
        let date = "Sat, 28 Nov 2026 08:00:30 GMT";
        assert_eq!(retry_after(date, now), Some(Duration::from_secs(30)));
        let past = "Sat, 28 Nov 2026 07:00:00 GMT";
        assert_eq!(retry_after(past, now), Some(Duration::ZERO));
        assert_eq!(retry_after("99999999999999999999999", now), Some(LONGEST));
        assert_eq!(retry_after("soon", now), None);
    }
}
