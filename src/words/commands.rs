//! The texts of the commands: reports, questions, headings of tables.

/// What a language says in the commands.
pub trait Commands {}
