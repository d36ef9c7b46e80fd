//! Tests of the whole program.

mod layers;

#[cfg(target_os = "linux")]
mod pty;
#[cfg(target_os = "linux")]
mod support;
