//! How far the reading of an edition is.

/// What is being done with an edition that is being read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Files are read.
    Files,
    /// Pages are drawn: what they print is taken from the file.
    Drawing,
    /// Pages are read, and articles are found on them.
    Pages,
    /// Articles are read.
    Articles,
}

/// How far it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    /// What is being done.
    pub stage: Stage,
    /// How many are done.
    pub done: usize,
    /// How many there are.
    pub total: usize,
}
