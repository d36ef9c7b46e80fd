//! The application's state and how it answers: messages in, effects out.

mod action;

pub use action::{ACTIONS, Action, ActionInfo, Group};
