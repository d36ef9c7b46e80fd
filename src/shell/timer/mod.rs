//! A timer of the system that fetches every morning: which files it is made of
//! and which commands start it, for each system by itself. Nothing here touches
//! the disk; [`install`] does, and says what it did.

mod install;
mod launchd;
mod plan;
mod schtasks;
mod system;
mod systemd;

pub(super) use self::install::{install, uninstall};
pub(super) use self::plan::TimerOrder;
pub(super) use self::system::TimerSystem;
