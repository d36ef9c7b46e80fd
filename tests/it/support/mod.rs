//! What the tests of the whole program share.

pub(crate) mod day;
pub(crate) mod paper;
pub(crate) mod program;
#[cfg(target_os = "linux")]
pub(crate) mod pty;
pub(crate) mod server;
pub(crate) mod sources;
