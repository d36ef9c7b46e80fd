//! The words by which `sources.toml` and the command line name things.

use super::generation::EpaperGeneration;
use super::subscription::{Manners, SlowSite, SourceKind};

/// Declares the name of each value, and its value of each name.
macro_rules! named {
    ($($type:ty: $names:ident { $($variant:ident $name:literal,)+ })+) => {$(
        /// The names, as the file has them.
        pub(super) const $names: &[&str] = &[$($name),+];

        impl $type {
            /// The value of that name.
            #[must_use]
            pub fn from_name(name: &str) -> Option<Self> {
                match name {
                    $($name => Some(Self::$variant),)+
                    _ => None,
                }
            }

            /// Its name; `None` where the file does not name it.
            #[must_use]
            pub fn name(self) -> Option<&'static str> {
                let named = [$((Self::$variant, $name)),+];
                named.into_iter().find(|(value, _)| *value == self).map(|(_, name)| name)
            }
        }
    )+};
}

named! {
    SourceKind: KINDS {
        Feed "feed",
        Page "page",
        Epaper "epaper",
        Recipe "recipe",
        Opds "opds",
        Server "server",
        Archive "archive",
    }
    Manners: MANNERS {
        Polite "polite",
        None "none",
    }
    SlowSite: SLOW {
        Slowly "slowly",
        Titles "titles",
        OnOpening "on-opening",
    }
    EpaperGeneration: GENERATIONS {
        Layout "layout",
        Tree "tree",
        Classic "classic",
        PaperIndex "paperindex",
        Nbs "nbs",
        PageList "page-list",
        Journal "journal",
        IndexJson "index-json",
        DataJson "data-json",
        Mobile "mobile",
    }
}

impl SourceKind {
    /// The names of all kinds that can be asked for.
    #[must_use]
    pub fn names() -> &'static [&'static str] {
        KINDS
    }
}

impl SlowSite {
    /// The names of all answers.
    #[must_use]
    pub fn names() -> &'static [&'static str] {
        SLOW
    }
}
