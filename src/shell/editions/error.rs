//! What the system says about a path.

use std::io;

use crate::model::OpenError;

/// What the system says about a path, as an error.
pub(in crate::shell) fn unreadable(path: &str, error: &io::Error) -> OpenError {
    let path = path.to_owned();
    match error.kind() {
        io::ErrorKind::NotFound => OpenError::Missing { path },
        _ => OpenError::Unreadable { path, cause: error.into() },
    }
}
