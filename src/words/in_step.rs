//! The texts of keeping devices in step.

use crate::store::SyncFault;
use crate::sync::SyncReport;

/// How a language words what came of keeping devices in step.
pub trait SyncWords {
    /// What came, in a line: from how many others, and how many versions went.
    fn synced(&self, report: &SyncReport) -> String;
    /// So many lines of a file cannot be read, and were passed over.
    fn lines_passed_over(&self, file: &str, lines: usize) -> String;
    /// Why devices are not in step.
    fn sync_fault(&self, fault: &SyncFault) -> String;
    /// No folder is named.
    fn no_sync_folder(&self) -> &'static str;
}

/// The counts of what came that are worth telling, each with its words for one and for
/// several.
pub(super) fn told_arrivals<'a>(
    report: &SyncReport,
    words: [[&'a str; 2]; 5],
) -> Vec<(usize, &'a str)> {
    let all = report.came.into_iter().zip(words).filter(|(count, _)| *count > 0);
    all.map(|(count, [one, many])| (count, if count == 1 { one } else { many })).collect()
}
