//! Why an address gave nothing.

/// Why an address gave nothing. Values without words; the words are the
/// interface's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WebError {
    /// Nobody waits any more.
    Cancelled,
}
