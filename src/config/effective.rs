//! `newsprint config`: what holds, as TOML, with the origins as comments.

use std::fmt::Write as _;

use super::{Config, Origin};

/// How wide `key = value` may be before its comment loses the common column.
const COMMENT_AT: usize = 28;

impl Config {
    /// Every setting that holds, as a file that could be given back, each
    /// line with a comment that says, in the words of `told`, where the value
    /// comes from.
    #[must_use]
    pub fn effective(&self, told: impl Fn(&Origin) -> String) -> String {
        let mut out = String::new();
        let mut open_table = "";
        for settled in self.settled() {
            let (table, key) = settled.key.rsplit_once('.').unwrap_or(("", settled.key));
            if table != open_table {
                open_table = table;
                // Writing to a string cannot fail.
                let _ = write!(out, "\n[{table}]\n");
            }
            let line = format!("{key} = {}", settled.literal);
            let _ = writeln!(out, "{line:COMMENT_AT$}  # {}", told(&settled.origin));
        }
        out
    }
}
