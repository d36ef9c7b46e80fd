//! Why a source gave nothing.

use super::web::WebError;
use crate::model::LoadError;

/// Why a source gave nothing. Values without words; the words are the
/// interface's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FetchError {
    /// An address gave nothing.
    Web {
        /// The address.
        url: String,
        /// Why.
        why: WebError,
    },
    /// What came is not what the source should be.
    Load {
        /// The address.
        url: String,
        /// Why.
        why: LoadError,
    },
    /// The program made a mistake with what came, and gave the source up.
    GaveUp {
        /// The address.
        url: String,
    },
    /// A secret that the source needs can't be had.
    NoSecret {
        /// The address.
        url: String,
        /// Why.
        why: SecretFault,
    },
    /// There is no article in it.
    NoArticles {
        /// The address.
        url: String,
    },
}

/// Why a secret can't be had. None of these tells the secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SecretFault {
    /// The command failed, or took longer than a person would wait.
    Command,
    /// There is no such variable in the environment.
    Variable(String),
    /// The file can't be read.
    File(String),
    /// Others can read the file, too.
    Exposed(String),
}
