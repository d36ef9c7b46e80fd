//! Tests of the whole program.

#[cfg(target_os = "linux")]
mod pty;
#[cfg(target_os = "linux")]
mod support;
