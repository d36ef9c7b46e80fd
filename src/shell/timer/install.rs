//! Makes a timer, and takes it away again.

use std::io;
use std::path::Path;
use std::process::{Command, Stdio};

use super::plan::{TimerPlan, is_ours};
use crate::model::Clean;
use crate::store::{make_dir, read_text, write_whole};
use crate::words::TimerFault;

/// Bytes of a unit; ours have under one thousand.
const LONGEST: u64 = 1 << 20;

/// Writes the files, all or, if one of them is somebody else's, none, and runs
/// the commands.
pub(in crate::shell) fn install(plan: &TimerPlan) -> Result<(), TimerFault> {
    ours(plan)?;
    for (file, text) in &plan.files {
        let written = file
            .parent()
            .map_or(Ok(()), make_dir)
            .and_then(|()| write_whole(file, text.as_bytes()));
        written.map_err(|error| fault(file, &error))?;
    }
    plan.start.iter().try_for_each(|command| run(command))
}

/// Stops the timer and removes its files; tells whether there were any.
pub(in crate::shell) fn uninstall(plan: &TimerPlan) -> Result<bool, TimerFault> {
    let there = ours(plan)?;
    if there.is_empty() && !plan.files.is_empty() {
        return Ok(false);
    }
    plan.stop.iter().try_for_each(|command| run(command))?;
    for file in there {
        std::fs::remove_file(file).map_err(|error| fault(file, &error))?;
    }
    plan.after.iter().try_for_each(|command| run(command))?;
    Ok(true)
}

/// The files of the plan that are there, which all have to be ours.
fn ours(plan: &TimerPlan) -> Result<Vec<&Path>, TimerFault> {
    let mut there = Vec::new();
    for (file, _) in &plan.files {
        match read_text(file, LONGEST) {
            Ok(text) if is_ours(&text) => there.push(file.as_path()),
            Ok(_) => return Err(TimerFault::NotOurs(shown(file))),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(fault(file, &error)),
        }
    }
    Ok(there)
}

pub(super) fn run(command: &[String]) -> Result<(), TimerFault> {
    let failed = |said: &str| {
        let line = said.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
        TimerFault::Command(Clean::line(&command.join(" ")), Clean::line(line))
    };
    let Some((program, words)) = command.split_first() else { return Ok(()) };
    let ran = Command::new(program).args(words).stdin(Stdio::null()).output();
    match ran {
        Ok(output) if output.status.success() => Ok(()),
        Ok(output) => Err(failed(&String::from_utf8_lossy(&output.stderr))),
        Err(error) => Err(failed(&error.to_string())),
    }
}

fn fault(file: &Path, error: &io::Error) -> TimerFault {
    TimerFault::Unwritable(shown(file), error.into())
}

fn shown(file: &Path) -> Clean {
    Clean::line(&file.to_string_lossy())
}

#[cfg(test)]
mod tests {
    use tempfile::TempDir;

    use super::*;
    use crate::shell::timer::plan::TimerOrder;
    use crate::shell::timer::systemd;

    fn plan(folder: &Path) -> TimerPlan {
        let order = TimerOrder { command: vec!["newsprint".to_owned()], at: (6, 0) };
        let plan = systemd::plan(&order, folder);
        TimerPlan { start: Vec::new(), stop: Vec::new(), after: Vec::new(), ..plan }
    }

    #[test]
    fn a_unit_that_somebody_else_made_is_neither_overwritten_nor_removed() {
        let dir = TempDir::new().unwrap();
        let plan = plan(dir.path());
        let (timer, _) = &plan.files[1];
        std::fs::write(timer, "[Timer]\nOnCalendar=weekly\n").unwrap();
        assert!(matches!(install(&plan), Err(TimerFault::NotOurs(_))));
        assert!(matches!(uninstall(&plan), Err(TimerFault::NotOurs(_))));
        assert_eq!(std::fs::read_to_string(timer).unwrap(), "[Timer]\nOnCalendar=weekly\n");
        assert!(!plan.files[0].0.exists(), "and the other one is not made");
    }

    #[test]
    fn what_was_installed_is_replaced_by_a_later_one_and_removed_without_a_trace() {
        let dir = TempDir::new().unwrap();
        let plan = plan(&dir.path().join("systemd/user"));
        assert_eq!(uninstall(&plan), Ok(false));
        install(&plan).unwrap();
        install(&plan).unwrap();
        assert_eq!(uninstall(&plan), Ok(true));
        assert_eq!(std::fs::read_dir(dir.path().join("systemd/user")).unwrap().count(), 0);
    }

    #[test]
    fn a_command_that_fails_is_told_with_what_it_said() {
        let dir = TempDir::new().unwrap();
        let command = ["sh", "-c", "echo 'no bus' >&2; exit 1"].map(str::to_owned).to_vec();
        let plan = TimerPlan { start: vec![command], ..plan(dir.path()) };
        let Err(TimerFault::Command(_, said)) = install(&plan) else { panic!() };
        assert_eq!(said.as_str(), "no bus");
    }
}
