//! What is said of files that belong to no edition, or not to that which is
//! open.

use super::OpenError;
use crate::loader::plan::{LeftOutFile, Why};
use crate::model::error::{Foreign, RefusedFiles};
use crate::model::warning::ListedNames;
use crate::model::{Warning, WarningKind};

/// Warnings of one kind that name their file; the rest is counted.
const NAMED: usize = 40;
/// Names in one warning.
const LISTED: usize = 12;

/// The warnings about files that were left out.
pub(super) fn told(left_out: &[LeftOutFile]) -> Vec<Warning> {
    let Grouped { refused, others } = grouped(left_out);
    let mut warnings: Vec<Warning> = others.iter().take(NAMED).map(|left| warning(left)).collect();
    let more = others.len().saturating_sub(NAMED);
    if more > 0 {
        warnings.push(WarningKind::MoreLeftOut(more).into());
    }
    warnings.extend(refused.into_iter().map(|files| WarningKind::Refused(files).into()));
    warnings
}

/// Files that were left out.
pub(super) struct Grouped<'a> {
    /// Those of kinds that are not read, by their kinds: what can be done is the same
    /// for all of a kind.
    pub(super) refused: Vec<RefusedFiles>,
    pub(super) others: Vec<&'a LeftOutFile>,
}

/// Puts files of a kind that is not read together.
pub(super) fn grouped(left_out: &[LeftOutFile]) -> Grouped<'_> {
    let (mut kinds, mut others): (Vec<(Foreign, Vec<String>)>, _) = (Vec::new(), Vec::new());
    for left in left_out {
        let kind = match &left.why {
            Why::Fault(fault) => fault.foreign(),
            Why::Not(_) => None,
        };
        let Some(kind) = kind else {
            others.push(left);
            continue;
        };
        match kinds.iter_mut().find(|(own, _)| *own == kind) {
            Some((_, files)) => files.push(left.path.clone()),
            None => kinds.push((kind, vec![left.path.clone()])),
        }
    }
    let refused =
        kinds.into_iter().map(|(kind, files)| RefusedFiles { files: listed(&files), kind });
    Grouped { refused: refused.collect(), others }
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
    WarningKind::NotShown(listed(names)).into()
}

fn listed(names: &[String]) -> ListedNames {
    let shown = names.iter().take(LISTED).cloned().collect();
    ListedNames { shown, more: names.len().saturating_sub(LISTED) }
}

/// What is wrong where there is no edition: with the only file that should be
/// one, if there is such a file; with all that are of kinds which are not read.
pub(super) fn only(left_out: &[LeftOutFile], name: &str) -> OpenError {
    let Grouped { refused, others } = grouped(left_out);
    let mut faults = others.into_iter().filter_map(|left| match &left.why {
        Why::Fault(fault) => Some(fault),
        Why::Not(_) => None,
    });
    let path = name.to_owned();
    match (&refused[..], faults.next(), faults.next()) {
        ([], Some(fault), None) => fault.clone(),
        // As it is told when it is opened by itself.
        ([files], None, _) => {
            OpenError::of_one(files).unwrap_or(OpenError::NothingRead { path, refused })
        }
        ([_, ..], ..) => OpenError::NothingRead { path, refused },
        _ => OpenError::NotAnEdition { path },
    }
}
