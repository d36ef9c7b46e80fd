//! What is said of files that belong to no edition, or not to that which is
//! open.

use super::OpenError;
use crate::loader::plan::{LeftOutFile, Why};
use crate::model::warning::ListedNames;
use crate::model::{Warning, WarningKind};

/// Warnings of one kind that name their file; the rest is counted.
const NAMED: usize = 40;
/// Names in one warning.
const LISTED: usize = 12;

/// The warnings about files that were left out.
pub(super) fn told(left_out: &[LeftOutFile]) -> Vec<Warning> {
    let mut warnings: Vec<Warning> = left_out.iter().take(NAMED).map(warning).collect();
    let more = left_out.len().saturating_sub(NAMED);
    if more > 0 {
        warnings.push(WarningKind::MoreLeftOut(more).into());
    }
    warnings
}

/// The warning about one file.
pub(super) fn warning(left: &LeftOutFile) -> Warning {
    match &left.why {
        // The error names the file.
        Why::Fault(fault) => WarningKind::LeftOut(Box::new(fault.clone())).into(),
        Why::Not(why) => {
            Warning::new(WarningKind::NotOfEdition(why.clone())).of_file(left.path.clone())
        }
    }
}

/// The warning about an edition that is there and is not shown.
pub(super) fn other(names: &[String]) -> Warning {
    let shown = names.iter().take(LISTED).cloned().collect();
    let more = names.len().saturating_sub(LISTED);
    WarningKind::NotShown(ListedNames { shown, more }).into()
}

/// What is wrong where there is no edition: with the only file that should be
/// one, if there is such a file.
pub(super) fn only(left_out: &[LeftOutFile], name: &str) -> OpenError {
    let mut faults = left_out.iter().filter_map(|left| match &left.why {
        Why::Fault(fault) => Some(fault),
        Why::Not(_) => None,
    });
    match (faults.next(), faults.next()) {
        (Some(fault), None) => fault.clone(),
        _ => OpenError::NotAnEdition { path: name.to_owned() },
    }
}
