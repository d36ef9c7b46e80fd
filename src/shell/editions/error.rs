//! Why an edition can't be read.

use std::io;

use crate::input::LoadError;
use crate::model::Clean;

/// Why an edition, or a part of it, can't be read. One line each.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum OpenError {
    /// The content is at fault.
    #[error(transparent)]
    Load(#[from] LoadError),
    /// There is no such file or folder.
    #[error("{path}: there is no such file or folder; check the path")]
    Missing {
        /// The path.
        path: String,
    },
    /// A folder or zip without `edition.toml`, and without other files to read.
    #[error(
        "{path}: found neither an edition.toml in it nor anything else to read; expected an \
         edition, or pages, articles or feeds"
    )]
    NotAnEdition {
        /// The path.
        path: String,
    },
    /// A folder with more than one METS file, with several issues of a 数字报,
    /// or with files that are each an edition.
    #[error(
        "{path}: what is in it does not make one edition; open one of them, such as {first}, or \
         take all into the library with `newsprint import`"
    )]
    SeveralIssues {
        /// The folder.
        path: String,
        /// The first of the METS files, or of the pages.
        first: String,
    },
    /// The system refuses.
    #[error("{path}: {reason}; check the file and its permissions")]
    Unreadable {
        /// The path.
        path: String,
        /// What the system says.
        reason: String,
    },
    /// A link in the edition leads out of it.
    #[error(
        "{path}: this link leads out of the edition and is not followed; copy the file into it"
    )]
    Outside {
        /// The path.
        path: String,
    },
    /// A file changed after the edition was opened.
    #[error("{path}: the file has changed since the edition was opened; open the edition again")]
    Changed {
        /// The path.
        path: String,
    },
    /// The zip is damaged or of a kind that is not read.
    #[error("{path}: {reason}; make the zip anew from the edition's folder")]
    Zip {
        /// The path.
        path: String,
        /// What is wrong with it.
        reason: String,
    },
    /// An archive, or a file in one, cannot be had.
    #[error("{path}: {reason}; get the archive anew, or unpack it and open its folder")]
    Archive {
        /// The path.
        path: String,
        /// What is wrong with it.
        reason: String,
    },
    /// There is no such article.
    #[error("{path}: there is no article {number}; the edition has {count}")]
    NoArticle {
        /// The edition.
        path: String,
        /// Which was asked for, counted from 1.
        number: usize,
        /// How many there are.
        count: usize,
    },
}

impl OpenError {
    /// The file or folder at fault, as messages call it.
    #[must_use]
    pub fn path(&self) -> Option<&str> {
        match self {
            Self::Load(error) => Some(error.file()),
            Self::Missing { path }
            | Self::NotAnEdition { path }
            | Self::SeveralIssues { path, .. }
            | Self::Unreadable { path, .. }
            | Self::Outside { path }
            | Self::Changed { path }
            | Self::Zip { path, .. }
            | Self::Archive { path, .. }
            | Self::NoArticle { path, .. } => Some(path),
        }
    }
}

/// What the system says about a path, as an error.
pub(in crate::shell) fn unreadable(path: &str, error: &io::Error) -> OpenError {
    let path = path.to_owned();
    match error.kind() {
        io::ErrorKind::NotFound => OpenError::Missing { path },
        io::ErrorKind::PermissionDenied => {
            OpenError::Unreadable { path, reason: "you may not read it".to_owned() }
        }
        _ => OpenError::Unreadable { path, reason: Clean::line(&error.to_string()).into_string() },
    }
}
