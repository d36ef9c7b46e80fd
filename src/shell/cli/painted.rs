//! The way of all text that is for people from the commands to the terminal,
//! or to whoever reads in its place. Here, and nowhere else, goes what is text
//! but not seen: each terminal would make of it what it likes.

use std::io::{self, Write};

use crate::model::painted;

/// Writes what is [`painted`] of the text it is given.
pub(super) struct PaintedOutput<W>(pub(super) W);

impl<W: Write> Write for PaintedOutput<W> {
    /// Characters are never cut in two by those who write text; what is no
    /// text goes on as it is.
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match std::str::from_utf8(bytes) {
            Ok(text) => self.0.write_all(painted(text).as_bytes())?,
            Err(_) => self.0.write_all(bytes)?,
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_that_are_not_seen_reach_nobody_who_reads() {
        let mut out = Vec::new();
        write!(PaintedOutput(&mut out), "កើត\u{200b}មក\u{200f} 葛\u{e0100}城").unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), "កើតមក 葛\u{e0100}城");
    }
}
