//! What the system says, by its kind: the interface has words for the common
//! ones, and quotes the others.

use std::io::{Error, ErrorKind};

use crate::model::Clean;
use crate::model::error::SystemError;

impl From<&Error> for SystemError {
    fn from(error: &Error) -> Self {
        let own = error.get_ref().and_then(|inner| inner.downcast_ref::<Self>());
        if let Some(own) = own {
            return own.clone();
        }
        match error.kind() {
            ErrorKind::NotFound => Self::Missing,
            ErrorKind::PermissionDenied => Self::Denied,
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Self::Full,
            ErrorKind::ReadOnlyFilesystem => Self::ReadOnly,
            ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy => Self::Busy,
            ErrorKind::IsADirectory => Self::IsFolder,
            ErrorKind::NotADirectory => Self::NotFolder,
            ErrorKind::InvalidData => Self::NotUtf8,
            _ => Self::Other(Clean::line(&error.to_string())),
        }
    }
}
