//! An agent of launchd.

use std::fmt::Write as _;
use std::path::Path;

use super::plan::{MARK, TimerOrder, TimerPlan};

const LABEL: &str = "newsprint.fetch";

/// The agent. launchd itself runs what was missed while the machine slept.
pub(super) fn plan(order: &TimerOrder, folder: &Path) -> TimerPlan {
    let file = folder.join(format!("{LABEL}.plist"));
    let mut arguments = String::new();
    for word in &order.command {
        let _ = writeln!(arguments, "    <string>{}</string>", escaped(word));
    }
    let (hour, minute) = order.at;
    let text = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <!-- {MARK} -->\n\
         <!DOCTYPE plist PUBLIC \"-//Apple//DTD PLIST 1.0//EN\" \
         \"http://www.apple.com/DTDs/PropertyList-1.0.dtd\">\n\
         <plist version=\"1.0\">\n\
         <dict>\n\
         \x20 <key>Label</key>\n\
         \x20 <string>{LABEL}</string>\n\
         \x20 <key>ProgramArguments</key>\n\
         \x20 <array>\n{arguments}\x20 </array>\n\
         \x20 <key>StartCalendarInterval</key>\n\
         \x20 <dict>\n\
         \x20   <key>Hour</key>\n\
         \x20   <integer>{hour}</integer>\n\
         \x20   <key>Minute</key>\n\
         \x20   <integer>{minute}</integer>\n\
         \x20 </dict>\n\
         \x20 <key>LowPriorityIO</key>\n\
         \x20 <true/>\n\
         </dict>\n\
         </plist>\n"
    );
    let path = file.to_string_lossy().into_owned();
    let command =
        |verb: &str| vec!["launchctl".to_owned(), verb.to_owned(), "-w".to_owned(), path.clone()];
    TimerPlan {
        files: vec![(file, text)],
        start: vec![command("load")],
        stop: vec![command("unload")],
        after: Vec::new(),
    }
}

fn escaped(word: &str) -> String {
    word.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::super::plan::sample;
    use super::*;

    #[test]
    fn the_agent_runs_the_program_every_day_at_the_time() {
        let mut order = sample();
        order.command.push("a<b&c".to_owned());
        let plan = plan(&order, Path::new("/u"));
        let text = &plan.files[0].1;
        assert!(text.contains("    <string>/opt/my papers/newsprint</string>\n"), "{text}");
        assert!(text.contains("<string>a&lt;b&amp;c</string>"), "{text}");
        assert!(
            text.contains("<integer>6</integer>\n    <key>Minute</key>\n    <integer>5</integer>")
        );
        assert_eq!(plan.start, [["launchctl", "load", "-w", "/u/newsprint.fetch.plist"]]);
    }
}
