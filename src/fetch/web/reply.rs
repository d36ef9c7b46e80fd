//! What came, and what is kept of it for the next time.

use url::Url;

/// What is kept of an answer, so that the next request can ask whether
/// anything is new (RFC 9110 §13).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Validators {
    /// `ETag`.
    pub etag: Option<String>,
    /// `Last-Modified`.
    pub modified: Option<String>,
    /// The BLAKE3 of the bytes: many servers give new tags to the same bytes.
    pub hash: String,
}

/// An answer.
#[derive(Debug)]
pub enum Reply {
    /// Nothing new, by the server's word or by the bytes.
    Same(Validators),
    /// What came.
    New(WebDocument),
}

/// A document as it came.
#[derive(Debug, Clone)]
pub struct WebDocument {
    /// Where it came from, after redirects.
    pub url: Url,
    /// `Content-Type` without its parameters, in small letters.
    pub media_type: Option<String>,
    /// The `charset` of `Content-Type`.
    pub charset: Option<String>,
    /// The document, unpacked.
    pub bytes: Vec<u8>,
    /// What is kept of the answer.
    pub validators: Validators,
    /// Whether every redirect on the way was for good (301, 308).
    pub has_moved: bool,
}
