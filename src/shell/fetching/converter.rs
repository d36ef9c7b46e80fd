//! Programs that make books: run in a home of their own, for so long and no
//! longer, and nothing of them stays behind.

use std::path::Path;
use std::process::Command;

use super::secrets::at_home;
use super::staging::Staging;
use crate::fetch::ConverterRun;
use crate::input::{Watch, limits};
use crate::model::error::ProgramFault;
use crate::shell::program::{self, ProgramRoom, failed};
use crate::store::read_file;

/// Runs a converter; gives the bytes of the book that it made.
pub(super) fn convert(
    staging: &Staging,
    run: &ConverterRun,
    watch: &Watch,
) -> Result<Vec<u8>, ProgramFault> {
    let room = ProgramRoom::at(staging.room())?;
    let book = room.path().join("made.epub");
    program::run(&mut command(run, room.path(), &book), run.limit, watch)?;
    read_file(&book, limits::FILE).map_err(|error| failed(&error))
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
        .env("QT_QPA_PLATFORM", "offscreen");
    command
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use std::fs;
    use std::time::{Duration, Instant};

    use super::*;
    use crate::model::Clean;

    fn run(script: &str, limit: Duration) -> (Result<Vec<u8>, ProgramFault>, Duration, usize) {
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
        assert_eq!(made, Err(ProgramFault::Failed(Clean::line("no such paper"))));
    }

    #[test]
    fn a_program_that_takes_too_long_is_ended_with_all_that_it_began() {
        // The child holds the pipe open: who ended only the parent would wait for it.
        let (made, took, _) = run("sleep 50 & sleep 50", Duration::from_millis(200));
        assert_eq!(made, Err(ProgramFault::TimedOut));
        assert!(took < Duration::from_secs(20), "{took:?}");
    }
}
