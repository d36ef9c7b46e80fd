//! The texts of errors and warnings.

/// How a language words an error or a warning.
pub trait Errors {}
