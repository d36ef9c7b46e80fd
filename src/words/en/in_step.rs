//! Keeping devices in step, in English.

use super::En;
use crate::store::SyncFault;
use crate::sync::SyncReport;
use crate::words::Errors as _;
use crate::words::in_step::{SyncWords, told_arrivals};

impl SyncWords for En {
    fn synced(&self, report: &SyncReport) -> String {
        let words = [
            ["bookmark", "bookmarks"],
            ["clipping", "clippings"],
            ["story", "stories"],
            ["edition opened", "editions opened"],
            ["place in an article", "places in articles"],
        ];
        let came = told_arrivals(report, words);
        let came: Vec<_> = came.iter().map(|(count, what)| format!("{count} {what}")).collect();
        let came = if came.is_empty() { "nothing".to_owned() } else { came.join(", ") };
        let from = match report.devices {
            1 => "1 other device".to_owned(),
            devices => format!("{devices} other devices"),
        };
        format!("in step with {from}: {came} came, {} went", report.went)
    }

    fn lines_passed_over(&self, file: &str, lines: usize) -> String {
        let lines = if lines == 1 { "1 line".to_owned() } else { format!("{lines} lines") };
        format!(
            "{file}: {lines} passed over: half-synced, damaged, or of a later newsprint; the file is as it was"
        )
    }

    fn sync_fault(&self, fault: &SyncFault) -> String {
        match fault {
            SyncFault::State(error) => self.state_error(error),
            SyncFault::Folder(folder, cause) => format!(
                "not in step: {folder}: {}; see sync in config.toml",
                self.system_error(cause)
            ),
        }
    }

    fn no_sync_folder(&self) -> &'static str {
        "no folder is named: write one in config.toml, as sync = \"~/Sync/newsprint\""
    }
}
