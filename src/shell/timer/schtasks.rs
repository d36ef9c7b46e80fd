//! A task of Windows' scheduler, which has no files.

use super::plan::{TimerOrder, TimerPlan};

const NAME: &str = "newsprint-fetch";

pub(super) fn plan(order: &TimerOrder) -> TimerPlan {
    let (hour, minute) = order.at;
    let run: Vec<String> = order.command.iter().map(|word| quoted(word)).collect();
    let at = format!("{hour:02}:{minute:02}");
    let line = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
    let run = run.join(" ");
    TimerPlan {
        start: vec![line(&[
            "schtasks", "/Create", "/F", "/SC", "DAILY", "/ST", &at, "/TN", NAME, "/TR", &run,
        ])],
        stop: vec![line(&["schtasks", "/Delete", "/F", "/TN", NAME])],
        ..TimerPlan::default()
    }
}

/// A word as programs of Windows take their command line apart.
fn quoted(word: &str) -> String {
    let plain = !word.is_empty() && !word.contains([' ', '\t', '"']);
    if plain { word.to_owned() } else { format!("\"{}\"", word.replace('"', "\\\"")) }
}

#[cfg(test)]
mod tests {
    use super::super::plan::sample;
    use super::*;

    #[test]
    fn the_task_runs_the_program_every_day_at_the_time() {
        let plan = plan(&sample());
        assert!(plan.files.is_empty());
        let start = plan.start[0].join("|");
        assert!(start.contains("/SC|DAILY|/ST|06:05|/TN|newsprint-fetch|"), "{start}");
        assert!(
            start.ends_with("\"/opt/my papers/newsprint\" fetch --quiet \"100% \\\"早报\\\"\"")
        );
    }
}
