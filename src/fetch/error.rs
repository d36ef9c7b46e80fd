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
    /// There is no article in it.
    NoArticles {
        /// The address.
        url: String,
    },
}
