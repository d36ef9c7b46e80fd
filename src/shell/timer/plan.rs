//! What a timer is made of.

use std::path::PathBuf;

/// By the first line of a file we know that we made it.
pub(super) const MARK: &str = "Made by `newsprint fetch --install-timer`.";

/// What is to be run, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::shell) struct TimerOrder {
    /// The program and its arguments.
    pub(in crate::shell) command: Vec<String>,
    /// Hour and minute.
    pub(in crate::shell) at: (u8, u8),
}

/// What a timer is made of.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::shell) struct TimerPlan {
    /// Files with their texts.
    pub(in crate::shell) files: Vec<(PathBuf, String)>,
    /// What is run once they are there, in order.
    pub(in crate::shell) start: Vec<Vec<String>>,
    /// What is run before they are removed.
    pub(in crate::shell) stop: Vec<Vec<String>>,
    /// What is run when they are gone.
    pub(in crate::shell) after: Vec<Vec<String>>,
}

/// Whether a file was made by us.
pub(super) fn is_ours(text: &str) -> bool {
    text.lines().take(3).any(|line| line.contains(MARK))
}

/// A command as words.
pub(super) fn words(command: &str) -> Vec<String> {
    command.split(' ').map(str::to_owned).collect()
}

#[cfg(test)]
pub(super) fn sample() -> TimerOrder {
    let command = ["/opt/my papers/newsprint", "fetch", "--quiet", "100% \"早报\""];
    TimerOrder { command: command.map(str::to_owned).to_vec(), at: (6, 5) }
}
