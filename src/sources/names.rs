//! The words by which `sources.toml` and the command line name things.

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
}

impl SourceKind {
    /// Its name; `None` while it is not known.
    #[must_use]
    pub fn name(self) -> Option<&'static str> {
        Some(match self {
            Self::Unknown => return None,
            Self::Feed => "feed",
            Self::Page => "page",
            Self::Epaper => "epaper",
            Self::Recipe => "recipe",
            Self::Opds => "opds",
            Self::Server => "server",
            Self::Archive => "archive",
        })
    }

    /// The names of all kinds that can be asked for.
    #[must_use]
    pub fn names() -> &'static [&'static str] {
        KINDS
    }
}

impl SlowSite {
    /// Its name; `None` while the person was not asked.
    #[must_use]
    pub fn name(self) -> Option<&'static str> {
        Some(match self {
            Self::Unasked => return None,
            Self::Slowly => "slowly",
            Self::Titles => "titles",
            Self::OnOpening => "on-opening",
        })
    }

    /// The names of all answers.
    #[must_use]
    pub fn names() -> &'static [&'static str] {
        SLOW
    }
}
