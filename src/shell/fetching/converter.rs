//! Programs that make books: run in a home of their own, for so long and no
//! longer, and nothing of them stays behind.

use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use super::secrets::at_home;
use super::staging::Staging;
use crate::fetch::{ConverterFault, ConverterRun};
use crate::input::{Watch, limits};
use crate::model::Clean;
use crate::store::{make_dir, read_file};

/// Bytes of what a program says that are looked at: the last lines tell why.
const SAID: usize = 64 << 10;

/// Runs a converter; gives the bytes of the book that it made.
pub(super) fn convert(
    staging: &Staging,
    run: &ConverterRun,
    watch: &Watch,
) -> Result<Vec<u8>, ConverterFault> {
    let failed =
        |error: &dyn std::fmt::Display| ConverterFault::Failed(Clean::line(&error.to_string()));
    let room = ConverterRoom(staging.room());
    make_dir(&room.0).map_err(|error| failed(&error))?;
    let book = room.0.join("made.epub");
    let mut child = command(run, &room.0, &book).spawn().map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound => ConverterFault::Missing,
        _ => failed(&error),
    })?;
    // Who says more than a pipe holds waits for its reader.
    let said = child.stderr.take().map(|mut out| thread::spawn(move || last_of(&mut out)));
    let status = ended(&mut child, run.limit, watch);
    end_group(&child);
    let _ = child.wait();
    let said = said.and_then(|reader| reader.join().ok()).unwrap_or_default();
    match status {
        None => Err(ConverterFault::TimedOut),
        Some(status) if !status.success() => Err(ConverterFault::Failed(Clean::line(&said))),
        Some(_) => read_file(&book, limits::FILE).map_err(|error| failed(&error)),
    }
}

/// A folder that is gone when it is not needed any more.
struct ConverterRoom(PathBuf);

impl Drop for ConverterRoom {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn command(run: &ConverterRun, room: &Path, book: &Path) -> Command {
    let mut command = Command::new(run.program);
    command
        .arg(at_home(&run.recipe))
        .arg(book)
        .args(&run.arguments)
        .env("HOME", room)
        .env("CALIBRE_CONFIG_DIRECTORY", room)
        .env("CALIBRE_TEMP_DIR", room)
        // There may be no screen, and none is needed.
        .env("QT_QPA_PLATFORM", "offscreen")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::piped());
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(&mut command, 0);
    command
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
pub(in crate::shell) fn end_group(child: &Child) {
    use rustix::process::{Pid, Signal, kill_process_group};
    let group = i32::try_from(child.id()).ok().and_then(Pid::from_raw);
    if let Some(group) = group {
        let _ = kill_process_group(group, Signal::KILL);
    }
}

#[cfg(not(unix))]
pub(in crate::shell) fn end_group(child: &Child) {
    let number = child.id().to_string();
    let mut kill = Command::new("taskkill");
    let _ = kill.args(["/T", "/F", "/PID", &number]).stdout(Stdio::null()).status();
}

/// The last line that says something.
fn last_of(out: &mut std::process::ChildStderr) -> String {
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

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use super::*;

    fn run(script: &str, limit: Duration) -> (Result<Vec<u8>, ConverterFault>, Duration, usize) {
        let dir = tempfile::TempDir::new().unwrap();
        let file = dir.path().join("tool.sh");
        fs::write(&file, script).unwrap();
        let recipe = file.to_string_lossy().into_owned();
        let run = ConverterRun { program: "sh", recipe, arguments: Vec::new(), limit };
        let staging = Staging::new(&dir.path().join("data"));
        let begun = Instant::now();
        let made = convert(&staging, &run, &Watch::default());
        let left = fs::read_dir(dir.path().join("data/fetch-media")).map_or(0, Iterator::count);
        (made, begun.elapsed(), left)
    }

    const LONG: Duration = Duration::from_mins(1);

    #[test]
    fn a_program_makes_its_book_in_a_home_of_its_own_that_is_gone_afterwards() {
        let (made, _, left) = run("printf %s \"$HOME\" > \"$1\"", LONG);
        let home = String::from_utf8(made.unwrap()).unwrap();
        assert!(home.contains("fetch-media"), "{home}");
        assert_eq!(left, 0);
    }

    #[test]
    fn what_a_program_said_last_is_told_when_it_fails() {
        let (made, ..) = run("echo first >&2; echo 'no such paper' >&2; exit 1", LONG);
        assert_eq!(made, Err(ConverterFault::Failed(Clean::line("no such paper"))));
    }

    #[test]
    fn a_program_that_takes_too_long_is_ended_with_all_that_it_began() {
        // The child holds the pipe open: who ended only the parent would wait for it.
        let (made, took, _) = run("sleep 50 & sleep 50", Duration::from_millis(200));
        assert_eq!(made, Err(ConverterFault::TimedOut));
        assert!(took < Duration::from_secs(20), "{took:?}");
    }
}
