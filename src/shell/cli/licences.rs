//! `newsprint licences`: under which terms newsprint is had, and all that is
//! compiled into it, with the notices that those terms ask for.
//!
//! `licences.txt` is written by a test that does not run by itself
//! (`cargo test --test it write_the_licences -- --ignored`), out of what
//! `cargo metadata` names and the licence files of the crates; another test
//! compares it with `Cargo.lock`. `words-licences.txt` is kept by hand: it is of
//! the lists of words in `src/layout/headline`.

use std::io::Write;

use super::{CommandStatus, Result};

const OWN: &str = include_str!("../../../LICENSE-MIT");
const WORDS: &str = include_str!("words-licences.txt");
const OTHERS: &str = include_str!("licences.txt");

pub(super) fn show(out: &mut dyn Write) -> Result<CommandStatus> {
    writeln!(out, "newsprint may be had under the MIT licence or under the Apache License 2.0.\n")?;
    writeln!(out, "{}\n", OWN.trim_end())?;
    out.write_all(WORDS.as_bytes())?;
    out.write_all(OTHERS.as_bytes())?;
    Ok(CommandStatus::Done)
}
