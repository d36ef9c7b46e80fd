//! User units of systemd.

use std::path::Path;

use super::plan::{MARK, TimerOrder, TimerPlan, words};

const SERVICE: &str = "newsprint-fetch.service";
const TIMER: &str = "newsprint-fetch.timer";

/// The units. A laptop that slept at the time fetches when it wakes
/// (`Persistent`); not all at the same second (`RandomizedDelaySec`); and since a
/// machine that wakes often has no network yet, what failed is tried again.
pub(super) fn plan(order: &TimerOrder, folder: &Path) -> TimerPlan {
    let command = order.command.iter().map(|word| quoted(word)).collect::<Vec<_>>().join(" ");
    let service = format!(
        "# {MARK}\n\
         [Unit]\n\
         Description=Today's papers for newsprint\n\
         Documentation=man:newsprint(1)\n\
         StartLimitIntervalSec=3h\n\
         StartLimitBurst=4\n\
         \n\
         [Service]\n\
         Type=oneshot\n\
         ExecStart={command}\n\
         SuccessExitStatus=3\n\
         Restart=on-failure\n\
         RestartSec=15min\n\
         Nice=10\n"
    );
    let (hour, minute) = order.at;
    let timer = format!(
        "# {MARK}\n\
         [Unit]\n\
         Description=Today's papers for newsprint, every day\n\
         \n\
         [Timer]\n\
         OnCalendar=*-*-* {hour:02}:{minute:02}:00\n\
         Persistent=true\n\
         RandomizedDelaySec=10m\n\
         \n\
         [Install]\n\
         WantedBy=timers.target\n"
    );
    TimerPlan {
        files: vec![(folder.join(SERVICE), service), (folder.join(TIMER), timer)],
        start: vec![
            words("systemctl --user daemon-reload"),
            words(&format!("systemctl --user enable --now {TIMER}")),
            // Another time than before holds at once.
            words(&format!("systemctl --user restart {TIMER}")),
        ],
        stop: vec![words(&format!("systemctl --user disable --now {TIMER}"))],
        after: vec![words("systemctl --user daemon-reload")],
    }
}

/// A word of `ExecStart`, see `systemd.service(5)`: in quotes, with `\` before
/// what would end them, and `%` and `$` doubled.
fn quoted(word: &str) -> String {
    let mut text = String::from("\"");
    for c in word.chars() {
        match c {
            '"' | '\\' => text.extend(['\\', c]),
            '%' | '$' => text.extend([c, c]),
            '\n' => text.push_str("\\n"),
            c => text.push(c),
        }
    }
    text + "\""
}

#[cfg(test)]
mod tests {
    use super::super::plan::sample;
    use super::*;

    #[test]
    fn the_units_run_the_program_every_day_at_the_time() {
        let plan = plan(&sample(), Path::new("/u"));
        let [(service, first), (timer, second)] = plan.files.as_slice() else { panic!() };
        assert!(service.ends_with("newsprint-fetch.service"));
        assert!(timer.ends_with("newsprint-fetch.timer"));
        let line =
            "ExecStart=\"/opt/my papers/newsprint\" \"fetch\" \"--quiet\" \"100%% \\\"早报\\\"\"\n";
        assert!(first.contains(line), "{first}");
        assert!(second.contains("OnCalendar=*-*-* 06:05:00\n"), "{second}");
        assert!(second.contains("Persistent=true\nRandomizedDelaySec=10m\n"), "{second}");
    }

    #[test]
    fn no_word_can_become_a_line_of_its_own() {
        assert_eq!(quoted("a\nExecStart=/bin/evil"), "\"a\\nExecStart=/bin/evil\"");
        assert_eq!(quoted("$HOME\\"), "\"$$HOME\\\\\"");
    }
}
