//! Names that stand in an error or a warning.

use serde::{Deserialize, Serialize};

/// Names in a warning: the first of them, and how many there are besides.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListedNames {
    /// The first.
    pub shown: Vec<String>,
    /// How many more.
    pub more: usize,
}
