//! The reader's command that looks a passage up: run without a shell and without the
//! terminal, for so long and no longer, and what it prints made harmless.

use std::fmt;
use std::io::{self, Read};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, TryRecvError, channel};
use std::thread;
use std::time::{Duration, Instant};

use super::program::end_group;
use super::worker::{caught, spawn};
use crate::app::{LookupFault, Msg};
use crate::model::Clean;
use crate::words::Words;

/// Whoever asks waits before the screen: a dictionary on disk answers in
/// milliseconds, one of the network in a second or two.
const PATIENCE: Duration = Duration::from_secs(5);
/// Bytes of what is printed that are shown: some sixteen pages of a book.
const MOST: u64 = 64 << 10;
/// What stands for the passage in the command.
const PLACE: &str = "{}";

/// The command, and who is told what it said.
pub(super) struct LookupWorker {
    tell: Arc<dyn Fn(Msg) + Send + Sync>,
    command: Arc<[String]>,
    words: &'static dyn Words,
    /// Told by what runs when it is done.
    running: Vec<Receiver<()>>,
}

impl fmt::Debug for LookupWorker {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LookupWorker").field("command", &self.command).finish_non_exhaustive()
    }
}

impl LookupWorker {
    /// Nothing runs yet; answers will go to `inbox`.
    pub(super) fn new<M>(inbox: Sender<M>, command: &[String], words: &'static dyn Words) -> Self
    where
        M: From<Msg> + Send + 'static,
    {
        let tell = move |msg: Msg| {
            let _ = inbox.send(msg.into());
        };
        Self { tell: Arc::new(tell), command: command.into(), words, running: Vec::new() }
    }

    /// Has a passage looked up, beside the thread that draws.
    pub(super) fn order(&mut self, passage: String) {
        let (done, finished) = channel();
        let (tell, command, words) =
            (Arc::clone(&self.tell), Arc::clone(&self.command), self.words);
        self.running.retain(|one| one.try_recv() == Err(TryRecvError::Empty));
        let started = spawn(move || {
            let name = || command.first().cloned().unwrap_or_default();
            let answer = caught(words, || looked_up(&command, &passage, PATIENCE));
            let answer = answer.unwrap_or_else(|why| Err(LookupFault::Failed(name(), why)));
            tell(Msg::LookedUp(passage, answer));
            let _ = done.send(());
        });
        if started {
            self.running.push(finished);
        }
    }

    /// Waits until everything ordered so far is answered.
    pub(super) fn settle(&mut self) {
        for one in self.running.drain(..) {
            let _ = one.recv();
        }
    }
}

/// What the command says of a passage, line by line.
fn looked_up(
    command: &[String],
    passage: &str,
    patience: Duration,
) -> Result<Vec<Clean>, LookupFault> {
    let Some((program, arguments)) = command.split_first() else {
        return Err(LookupFault::NoCommand);
    };
    let name = || Clean::line(program).into_string();
    let failed = |why: &str| LookupFault::Failed(name(), Clean::line(why).into_string());
    let mut child = started(program, arguments, passage).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => LookupFault::Missing(name()),
        _ => failed(&error.to_string()),
    })?;
    let until = Instant::now() + patience;
    let (said, complained) = (child.stdout.take().map(read), child.stderr.take().map(read));
    let printed = said.as_ref().and_then(|said| printed(said, until));
    let is_full = printed.as_ref().is_some_and(|bytes| bytes.len() as u64 == MOST);
    let status = if is_full { None } else { ended(&mut child, until) };
    end_group(&child);
    let _ = child.wait();
    let Some(printed) = printed else { return Err(LookupFault::TooSlow(name())) };
    let lines = lines_of(&printed, is_full);
    match status {
        _ if !lines.is_empty() => Ok(lines),
        None => Err(LookupFault::TooSlow(name())),
        Some(status) if status.success() => Err(LookupFault::Silent(name(), passage.to_owned())),
        Some(_) => {
            let why = complained.as_ref().and_then(|said| printed_last(said, until));
            Err(failed(&why.unwrap_or_default()))
        }
    }
}

/// Starts the command in a group of its own, without the keys and the screen.
fn started(program: &str, arguments: &[String], passage: &str) -> io::Result<Child> {
    let mut command = Command::new(program);
    command.args(arguments.iter().map(|one| one.replace(PLACE, passage)));
    if !arguments.iter().any(|one| one.contains(PLACE)) {
        command.arg(passage);
    }
    command
        .env("TERM", "dumb")
        .env("NO_COLOR", "1")
        .env("PAGER", "cat")
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(&mut command, 0);
    command.spawn()
}

/// Reads what is printed in a thread of its own: at most [`MOST`] bytes.
fn read(from: impl Read + Send + 'static) -> Receiver<Vec<u8>> {
    let (tell, told) = channel();
    thread::spawn(move || {
        let mut bytes = Vec::new();
        let _ = from.take(MOST).read_to_end(&mut bytes);
        let _ = tell.send(bytes);
    });
    told
}

/// What was printed, if that ended in time, or is as much as is shown.
fn printed(said: &Receiver<Vec<u8>>, until: Instant) -> Option<Vec<u8>> {
    said.recv_timeout(until.saturating_duration_since(Instant::now())).ok()
}

/// The last line that says something.
fn printed_last(said: &Receiver<Vec<u8>>, until: Instant) -> Option<String> {
    let lines = lines_of(&printed(said, until)?, false);
    lines.into_iter().rev().find(|line| !line.is_empty()).map(Clean::into_string)
}

/// How it ended; nothing if it did not in time.
fn ended(child: &mut Child, until: Instant) -> Option<ExitStatus> {
    const LOOK: Duration = Duration::from_millis(10);
    loop {
        match child.try_wait() {
            Ok(Some(status)) => return Some(status),
            Ok(None) if Instant::now() < until => thread::sleep(LOOK),
            Ok(None) | Err(_) => return None,
        }
    }
}

/// The lines that say something, without what is meant for terminals.
fn lines_of(bytes: &[u8], is_cut: bool) -> Vec<Clean> {
    let text = without_sequences(&String::from_utf8_lossy(bytes));
    let lines = text.lines().map(|line| Clean::line(line.trim()));
    let mut lines: Vec<Clean> = lines.filter(|line| !line.is_empty()).collect();
    if is_cut {
        lines.push(Clean::line("……"));
    }
    lines
}

/// A text without the control sequences of ECMA-48 (5.4 and 5.6): those that begin
/// with `ESC [` and end with a letter or the like, and strings (`ESC ]`, `P`, `X`,
/// `^`, `_`) to their end. What is left of others is taken out with other controls.
fn without_sequences(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('\u{1b}') {
        out.push_str(&rest[..at]);
        let after = &rest[at + 1..];
        rest = match after.chars().next() {
            Some('[') => {
                let end = after[1..].find(|c: char| ('@'..='~').contains(&c));
                end.map_or("", |end| &after[end + 2..])
            }
            Some(']' | 'P' | 'X' | '^' | '_') => {
                let end = after.find(['\u{7}', '\u{9c}', '\u{1b}', '\n']);
                let end = end.map(|at| (at, &after[at..]));
                end.map_or("", |(_, tail)| tail.strip_prefix("\u{1b}\\").unwrap_or(tail))
            }
            _ => after,
        };
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use super::*;

    fn of_script(script: &str, passage: &str) -> Result<Vec<String>, LookupFault> {
        let command: Vec<String> = ["sh", "-c", script, "look", "{}"].map(str::to_owned).into();
        let lines = looked_up(&command, passage, Duration::from_secs(30))?;
        Ok(lines.into_iter().map(Clean::into_string).collect())
    }

    #[test]
    fn the_passage_is_one_argument_and_no_shell_reads_it() {
        let passage = "it's $(id) `id` ; \"a\" {} *";
        assert_eq!(of_script("printf '%s|' \"$@\"", passage).unwrap(), [format!("{passage}|")]);
        let echo = |command: &[&str]| {
            let command: Vec<String> = command.iter().map(|word| (*word).to_owned()).collect();
            looked_up(&command, "鹅 毛", PATIENCE).unwrap()[0].to_string()
        };
        assert_eq!(echo(&["echo", "a", "q={}&x"]), "a q=鹅 毛&x");
        assert_eq!(echo(&["echo", "a"]), "a 鹅 毛", "at the end where no place is given");
    }

    #[test]
    fn what_is_meant_for_a_terminal_is_taken_out() {
        let script = "printf 'a\\033[1;31mred\\033[0m b\\n\\033]0;title\\007c\\n\\033]8;;x\\033\\\\d\\r\\n\\001\\302\\233e\\200\\n\\342\\200\\256f\\n'";
        let lines = of_script(script, "x").unwrap();
        assert_eq!(lines[..3], ["ared b", "c", "d"]);
        let text = lines.concat();
        assert!(!text.contains(|c: char| c.is_control() || c == '\u{202e}'), "{text:?}");
        assert!(text.contains('e') && text.contains('f'), "{text:?}");
    }

    #[test]
    fn what_goes_wrong_is_told_apart() {
        use LookupFault as F;
        let missing = looked_up(&["/no/such/dictionary".to_owned()], "x", PATIENCE);
        assert_eq!(missing, Err(F::Missing("/no/such/dictionary".to_owned())));
        let failed = |why: &str| Err(F::Failed("sh".to_owned(), why.to_owned()));
        assert_eq!(
            of_script("echo first >&2; echo 'no index' >&2; exit 3", "x"),
            failed("no index")
        );
        assert_eq!(of_script("exit 3", "x"), failed(""));
        assert_eq!(of_script("true", "x"), Err(F::Silent("sh".to_owned(), "x".to_owned())));
        assert_eq!(of_script("echo something; exit 1", "x").unwrap(), ["something"]);
        assert_eq!(looked_up(&[], "x", PATIENCE), Err(F::NoCommand));
    }

    #[test]
    fn one_that_hangs_is_ended_with_all_that_it_began() {
        let begun = Instant::now();
        let script = "sleep 50 & echo half; sleep 50";
        let command: Vec<String> = ["sh", "-c", script].map(str::to_owned).into();
        let told = looked_up(&command, "x", Duration::from_millis(200));
        assert_eq!(told, Err(LookupFault::TooSlow("sh".to_owned())));
        assert!(begun.elapsed() < Duration::from_secs(20));
    }

    #[test]
    fn of_one_that_prints_without_end_the_beginning_is_shown() {
        let lines = of_script("while :; do echo word; done", "x").unwrap();
        assert!(lines.len() as u64 <= MOST / 5 + 2 && lines.len() > 1000, "{}", lines.len());
        assert_eq!(lines.last().unwrap(), "……");
    }

    #[test]
    fn it_has_no_keys_to_read() {
        assert_eq!(of_script("cat; echo end", "x").unwrap(), ["end"]);
        assert_eq!(
            of_script("test -t 0 || test -t 1 || test -t 2 || echo none", "x").unwrap(),
            ["none"]
        );
    }
}
