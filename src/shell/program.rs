//! Programs of others: run without a shell, in a room of their own, for so long
//! and no longer; nothing that they began stays behind.

use std::fs;
use std::io::{ErrorKind, Read as _};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStderr, Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::input::Watch;
use crate::model::Clean;
use crate::model::error::ProgramFault;
use crate::store::make_dir;

/// Bytes of what a program says that are looked at: the last lines tell why.
const SAID: usize = 64 << 10;

/// A folder that is gone when it is not needed any more, for its owner only.
#[derive(Debug)]
pub(super) struct ProgramRoom(PathBuf);

impl ProgramRoom {
    /// Makes it at a path where nothing is yet.
    ///
    /// # Errors
    /// [`ProgramFault::Failed`] when it cannot be made.
    pub(super) fn at(path: PathBuf) -> Result<Self, ProgramFault> {
        make_dir(&path).map_err(|error| failed(&error))?;
        Ok(Self(path))
    }

    /// Makes one among the temporary files, under a name that nobody can guess.
    ///
    /// # Errors
    /// As [`ProgramRoom::at`].
    pub(super) fn temporary() -> Result<Self, ProgramFault> {
        Self::at(std::env::temp_dir().join(format!("newsprint-{}", uuid::Uuid::new_v4())))
    }

    pub(super) fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for ProgramRoom {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// What went wrong around a program.
pub(super) fn failed(error: &dyn std::fmt::Display) -> ProgramFault {
    ProgramFault::Failed(Clean::line(&error.to_string()))
}

/// Runs a program to its end, at most so long, and only as long as somebody waits.
///
/// # Errors
/// [`ProgramFault`]; what it said last, if it says that it failed.
pub(super) fn run(
    command: &mut Command,
    limit: Duration,
    watch: &Watch,
) -> Result<(), ProgramFault> {
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped());
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(command, 0);
    let mut child = command.spawn().map_err(|error| match error.kind() {
        ErrorKind::NotFound => ProgramFault::Missing,
        _ => failed(&error),
    })?;
    // Who says more than a pipe holds waits for its reader.
    let said = child.stderr.take().map(|mut out| thread::spawn(move || last_of(&mut out)));
    let status = ended(&mut child, limit, watch);
    end_group(&child);
    let _ = child.wait();
    let said = said.and_then(|reader| reader.join().ok()).unwrap_or_default();
    match status {
        None => Err(ProgramFault::TimedOut),
        Some(status) if !status.success() => {
            Err(ProgramFault::Failed(Clean::line(said.trim_end_matches('.'))))
        }
        Some(_) => Ok(()),
    }
}

/// How it ended; `None` if it did not in time, or nobody waits any more.
fn ended(child: &mut Child, limit: Duration, watch: &Watch) -> Option<ExitStatus> {
    const LOOK: Duration = Duration::from_millis(50);
    let begun = Instant::now();
    while begun.elapsed() < limit && !watch.is_cancelled() {
        match child.try_wait() {
            Ok(Some(status)) => return Some(status),
            Ok(None) => thread::sleep(LOOK),
            Err(_) => return None,
        }
    }
    None
}

/// Ends what it began and left behind, and itself.
#[cfg(unix)]
pub(super) fn end_group(child: &Child) {
    use rustix::process::{Pid, Signal, kill_process_group};
    let group = i32::try_from(child.id()).ok().and_then(Pid::from_raw);
    if let Some(group) = group {
        let _ = kill_process_group(group, Signal::KILL);
    }
}

#[cfg(not(unix))]
pub(super) fn end_group(child: &Child) {
    let number = child.id().to_string();
    let mut kill = Command::new("taskkill");
    let _ = kill.args(["/T", "/F", "/PID", &number]).stdout(Stdio::null()).status();
}

/// The last line that says something.
fn last_of(out: &mut ChildStderr) -> String {
    let (mut kept, mut part) = (Vec::new(), [0; 4096]);
    while let Ok(count @ 1..) = out.read(&mut part) {
        kept.extend_from_slice(&part[..count]);
        let over = kept.len().saturating_sub(SAID);
        kept.drain(..over);
    }
    let text = String::from_utf8_lossy(&kept);
    let last = text.lines().rev().map(str::trim).find(|line| !line.is_empty());
    last.unwrap_or_default().chars().take(200).collect()
}
