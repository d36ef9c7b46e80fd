//! Tests of the whole program.

#![allow(clippy::unwrap_used, reason = "tests say what must hold by unwrapping it")]

mod cli;
mod front;
mod layers;
#[cfg(target_os = "linux")]
mod pty;
mod reading;
mod screens;
mod support;
