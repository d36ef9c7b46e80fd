//! The systems that run something every day.

use std::path::{Path, PathBuf};

use super::install::run;
use super::plan::{TimerOrder, TimerPlan};
use super::{launchd, schtasks, systemd};

/// Who runs something every day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::shell) enum TimerSystem {
    /// Linux, mostly.
    Systemd,
    /// macOS.
    Launchd,
    /// Windows.
    Schtasks,
}

impl TimerSystem {
    /// The timer on this system. `home` is the folder of the person's units: that
    /// of systemd's (`~/.config/systemd/user`), of launchd's agents, none.
    pub(in crate::shell) fn plan(self, order: &TimerOrder, home: &Path) -> TimerPlan {
        match self {
            Self::Systemd => systemd::plan(order, home),
            Self::Launchd => launchd::plan(order, home),
            Self::Schtasks => schtasks::plan(order),
        }
    }

    /// Who it is on this machine, and where its files are.
    pub(in crate::shell) fn here(
        variable: impl Fn(&str) -> Option<PathBuf>,
    ) -> Option<(Self, PathBuf)> {
        let home = variable("HOME");
        if cfg!(windows) {
            return Some((Self::Schtasks, PathBuf::new()));
        }
        if cfg!(target_os = "macos") {
            return Some((Self::Launchd, home?.join("Library/LaunchAgents")));
        }
        let config = variable("XDG_CONFIG_HOME").filter(|folder| folder.is_absolute());
        let config = config.or_else(|| home.map(|home| home.join(".config")))?;
        // A manager of the person's own units answers.
        let answers = run(&["systemctl", "--user", "show-environment"].map(str::to_owned)).is_ok();
        answers.then(|| (Self::Systemd, config.join("systemd/user")))
    }
}

#[cfg(test)]
mod tests {
    use super::super::plan::{is_ours, sample};
    use super::*;

    #[test]
    fn every_file_says_that_we_made_it() {
        for system in [TimerSystem::Systemd, TimerSystem::Launchd, TimerSystem::Schtasks] {
            let plan = system.plan(&sample(), Path::new("/home/ann/units"));
            assert!(plan.files.iter().all(|(_, text)| is_ours(text)), "{system:?}");
            assert!(!plan.start.is_empty() && !plan.stop.is_empty(), "{system:?}");
        }
        assert!(!is_ours("[Unit]\nDescription=my own\n"));
    }
}
