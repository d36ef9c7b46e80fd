//! What is said of files that belong to no edition, or not to that which is
//! open.

use super::OpenError;
use crate::loader::plan::{LeftOut, Why};
use crate::model::Warning;

/// Warnings of one kind that name their file; the rest is counted.
const NAMED: usize = 40;
/// Names in one warning.
const LISTED: usize = 12;

/// The warnings about files that were left out.
pub(super) fn told(left_out: &[LeftOut]) -> Vec<Warning> {
    let mut warnings: Vec<Warning> = left_out.iter().take(NAMED).map(warning).collect();
    let more = left_out.len().saturating_sub(NAMED);
    if more > 0 {
        warnings.push(Warning::new(&format!("left out: {more} more files")));
    }
    warnings
}

/// The warning about one file.
pub(super) fn warning(left: &LeftOut) -> Warning {
    let file = Some(left.path.clone());
    Warning { file, ..Warning::new(&format!("left out: {}", reason(left))) }
}

/// Why a file was left out, after its name.
#[must_use]
pub(super) fn reason(left: &LeftOut) -> String {
    match &left.why {
        Why::Fault(error) => {
            let text = error.to_string();
            text.strip_prefix(&format!("{}: ", left.path)).unwrap_or(&text).to_owned()
        }
        Why::Special(what) => format!("this is {what}, and is read only when it is named itself"),
        Why::Link => "this link leads out of the folder and is not followed".to_owned(),
        Why::NotRead => "this is of no format that newsprint reads".to_owned(),
        Why::SamePage { r#as } => format!("the same page is in {as}", as = r#as),
        Why::Note => "a note beside pages or feeds; open it by itself".to_owned(),
        Why::BesideIssue => "it lies beside an issue, which does not name it".to_owned(),
        Why::Nested => "an archive in an archive is not opened; unpack the outer one".to_owned(),
        Why::Unseen => "there are more files, or more folders in folders, than are read".to_owned(),
    }
}

/// The warning about an edition that is there and is not shown.
pub(super) fn other(names: &[String]) -> Warning {
    let shown = names.iter().take(LISTED).map(String::as_str).collect::<Vec<_>>().join(", ");
    let more = match names.len().saturating_sub(LISTED) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    Warning::new(&format!(
        "not shown: {shown}{more}: an edition by itself; open it, or take all in with \
         `newsprint import`"
    ))
}

/// What is wrong where there is no edition: with the only file that should be
/// one, if there is such a file.
pub(super) fn only(left_out: &[LeftOut], name: &str) -> OpenError {
    let mut faults = left_out.iter().filter_map(|left| match &left.why {
        Why::Fault(error) => Some(error),
        _ => None,
    });
    match (faults.next(), faults.next()) {
        (Some(fault), None) => fault.clone().into(),
        _ => OpenError::NotAnEdition { path: name.to_owned() },
    }
}
