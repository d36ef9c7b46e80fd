//! Tests of the whole program.

mod cli;
mod front;
mod layers;
#[cfg(target_os = "linux")]
mod pty;
mod reading;
mod screens;
mod support;
