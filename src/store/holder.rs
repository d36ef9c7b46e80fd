//! Locks that one process holds at a time, and that say which one.

use std::fmt;
use std::fs::{File, OpenOptions, TryLockError};
use std::io::{self, Read as _, Seek as _, Write as _};
use std::path::Path;
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::error::NotKept;
use super::state::clock;
use crate::model::Clean;
use crate::model::error::{SpecialFile, SystemError};

/// How often it is looked whether a lock is free: often at first, since most
/// work on the library takes milliseconds.
const OFTEN: Duration = Duration::from_millis(1);
const SELDOM: Duration = Duration::from_millis(50);

/// Who holds a lock, as far as it is known.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Holder {
    /// The process that wrote its number into the lock, if it runs.
    pub process: Option<u32>,
    /// Since when, in the reader's time zone.
    pub since: Option<Clean>,
}

/// Tells somebody who holds a lock.
pub(super) type Tell = Arc<dyn Fn(&Holder) + Send + Sync>;

/// How long one waits for a lock, and whom one tells.
#[derive(Clone)]
pub(super) struct Patience {
    /// For so long without a word: most work is done by then.
    pub(super) quiet: Duration,
    /// For so long after that, if there is somebody to tell.
    pub(super) told: Duration,
    pub(super) tell: Option<Tell>,
}

impl fmt::Debug for Patience {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Patience").field("quiet", &self.quiet).finish_non_exhaustive()
    }
}

/// A lock that is held until it is dropped, or its process dies.
#[derive(Debug)]
pub(super) struct HeldLock(File);

impl Drop for HeldLock {
    fn drop(&mut self) {
        // A number that stays behind would be taken for the next holder's.
        let _ = self.0.set_len(0);
    }
}

/// Takes a lock.
///
/// # Errors
/// [`NotKept::Held`] if another process keeps it for longer than one waits.
pub(super) fn lock(file: &Path, patience: &Patience) -> Result<HeldLock, NotKept> {
    // Opening a named pipe would wait for its other end.
    if file.metadata().is_ok_and(|about| !about.is_file()) {
        return Err(NotKept::Unreachable(SystemError::Special(SpecialFile::Other)));
    }
    let mut open = owners_only().read(true).create(true).truncate(false).open(file)?;
    let begun = Instant::now();
    let (mut told, mut pause) = (false, OFTEN);
    loop {
        match open.try_lock() {
            Ok(()) => break,
            Err(TryLockError::Error(error)) => return Err(error.into()),
            Err(TryLockError::WouldBlock) => {}
        }
        let waited = begun.elapsed();
        if waited >= patience.quiet {
            let holder = File::open(file).and_then(|mut file| holder(&mut file));
            let holder = holder.unwrap_or_default();
            match &patience.tell {
                // Another thread of ours goes on by itself.
                _ if holder.process == Some(std::process::id()) => {}
                Some(tell) if !told => {
                    tell(&holder);
                    told = true;
                }
                Some(_) if waited < patience.quiet + patience.told => {}
                _ => return Err(NotKept::Held(holder)),
            }
        }
        thread::sleep(pause);
        pause = (pause * 2).min(SELDOM);
    }
    // Who looks in vain waits as well, only less well informed.
    let _ = sign(&mut open);
    Ok(HeldLock(open))
}

fn sign(lock: &mut File) -> io::Result<()> {
    lock.set_len(0)?;
    lock.rewind()?;
    let since = clock().as_second();
    lock.write_all(format!("{} {since}\n", std::process::id()).as_bytes())
}

fn holder(lock: &mut File) -> io::Result<Holder> {
    // Two numbers.
    const LONGEST: u64 = 64;
    let mut said = String::new();
    lock.take(LONGEST).read_to_string(&mut said)?;
    let mut words = said.split_whitespace();
    let process = words.next().and_then(|word| word.parse().ok());
    // One that has ended was killed, and holds it no more.
    let Some(process) = process.filter(|&process| is_running(process) != Some(false)) else {
        return Ok(Holder::default());
    };
    let since = words.next().and_then(|word| word.parse().ok());
    let since = since.and_then(|since| Timestamp::from_second(since).ok());
    let since = since.map(|since| {
        let here = TimeZone::system().to_datetime(since);
        Clean::line(&here.strftime("%Y-%m-%d %H:%M:%S").to_string())
    });
    Ok(Holder { process: Some(process), since })
}

/// Whether a process runs; `None` where that cannot be known.
#[cfg(unix)]
#[expect(clippy::unnecessary_wraps, reason = "elsewhere it cannot be known")]
pub(super) fn is_running(process: u32) -> Option<bool> {
    use rustix::process::{Pid, test_kill_process};
    let Some(process) = i32::try_from(process).ok().and_then(Pid::from_raw) else {
        return Some(false);
    };
    // One of another user may not be asked, but is there.
    Some(!matches!(test_kill_process(process), Err(rustix::io::Errno::SRCH)))
}

#[cfg(not(unix))]
pub(super) fn is_running(_: u32) -> Option<bool> {
    None
}

/// How to make a file that only its owner may read.
pub(super) fn owners_only() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

#[cfg(test)]
mod tests {
    use crate::store::error::StateError;
    use crate::words::InEnglish;
    use tempfile::TempDir;

    use super::*;

    const SHORT: Patience =
        Patience { quiet: Duration::from_millis(50), told: Duration::ZERO, tell: None };

    #[cfg(unix)]
    #[test]
    fn a_lock_that_is_held_says_by_whom_and_since_when() {
        let dir = TempDir::new().unwrap();
        let file = dir.path().join(".lock");
        let held = lock(&file, &SHORT).unwrap();
        let signed = std::fs::read_to_string(&file).unwrap();
        let (process, since) = signed.trim().split_once(' ').unwrap();
        assert_eq!(process, std::process::id().to_string());
        // As if a process that runs had taken it: the one that runs the tests.
        let other = std::os::unix::process::parent_id();
        std::fs::write(&file, format!("{other} {since}\n")).unwrap();
        let told = StateError::new(&file, lock(&file, &SHORT).unwrap_err()).told();
        let year = TimeZone::system().to_datetime(clock()).year().to_string();
        assert!(told.contains(&format!("process {other}, since {year}-")), "{told}");
        drop(held);
        assert_eq!(std::fs::read(&file).unwrap(), b"");
        lock(&file, &SHORT).unwrap();
    }

    #[test]
    fn a_number_that_a_killed_process_left_is_not_taken_for_the_holders() {
        let dir = TempDir::new().unwrap();
        let file = dir.path().join(".lock");
        let foreign = File::create(&file).unwrap();
        foreign.lock().unwrap();
        for left in ["", "4194303999 12", "no number", "\u{1b}[2J 1"] {
            std::fs::write(&file, left).unwrap();
            let error = lock(&file, &SHORT).unwrap_err();
            assert_eq!(error, NotKept::Held(Holder::default()), "{left}");
        }
    }
}
