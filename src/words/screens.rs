//! The texts of the screens: notices, prompts, help, hints, lists.

/// What a language says on the screens.
pub trait Screens {}
