//! Themes: for every role a part of the screen can play, a look. Plain data;
//! the view turns it into cells.

mod colour;
mod file;

use crate::toml_file::{Mistake, MistakeKind, TomlSource, nearest, shown};

pub use colour::{Colour, ColourDepth, ColourError};

/// The themes that newsprint comes with, in the order in which a key turns
/// them over; the first is the default.
pub const THEMES: [&str; 5] = ["dark", "light", "sepia", "contrast", "mono"];

const SHIPPED: [(&str, TomlSource<'static>); 5] = [
    (THEMES[0], source("dark.toml", include_str!("../../../config/themes/dark.toml"))),
    (THEMES[1], source("light.toml", include_str!("../../../config/themes/light.toml"))),
    (THEMES[2], source("sepia.toml", include_str!("../../../config/themes/sepia.toml"))),
    (THEMES[3], source("contrast.toml", include_str!("../../../config/themes/contrast.toml"))),
    (THEMES[4], source("mono.toml", include_str!("../../../config/themes/mono.toml"))),
];

const fn source(name: &'static str, text: &'static str) -> TomlSource<'static> {
    TomlSource { name, text }
}

macro_rules! roles {
    ($($(#[$doc:meta])* $role:ident $name:literal,)+) => {
        /// What a part of the screen is.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Role {
            $($(#[$doc])* $role,)+
        }

        impl Role {
            /// All roles with their names in theme files.
            pub const ALL: &[(Self, &str)] = &[$((Self::$role, $name),)+];
        }
    };
}

roles! {
    /// The text of articles, and the ground everything stands on.
    Text "text",
    /// What is secondary: dates, counts, credits.
    Dim "dim",
    /// A headline.
    Headline "headline",
    /// The line over a headline.
    Kicker "kicker",
    /// The line under it.
    Deck "deck",
    /// Who wrote it, and the dateline.
    Byline "byline",
    /// A heading within an article.
    Subhead "subhead",
    /// A quotation set off from the text.
    Quote "quote",
    /// A link.
    Link "link",
    /// Preformatted text and code.
    Code "code",
    /// The one colour that asks for attention.
    Accent "accent",
    /// The selected row of the list in use.
    Selected "selected",
    /// The selected row of another list.
    SelectedInactive "selected-inactive",
    /// What has been read.
    Read "read",
    /// Thin lines.
    Rule "rule",
    /// The line on top: paper, date, section, page.
    Folio "folio",
    /// The line at the bottom.
    Status "status",
    /// What a key does, in that line and over the command line.
    Hint "hint",
    /// A message in it.
    Message "message",
    /// A message that something failed.
    Error "error",
    /// A match of the search.
    Match "match",
    /// The match one is at.
    CurrentMatch "current-match",
    /// The passage that is selected.
    Passage "passage",
    /// The sign of a bookmark.
    Bookmark "bookmark",
    /// The name of a paper on the newsstand.
    Masthead "masthead",
    /// What is being typed.
    Prompt "prompt",
    /// The words under a picture.
    Caption "caption",
    /// Text that was recognised with doubt.
    Doubt "doubt",
    /// Of a scanned page, what the article in view was made of.
    ScanArticle "scan-article",
    /// Of a scanned page, what is being read.
    ScanBlock "scan-block",
}

/// How something looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[allow(clippy::struct_excessive_bools, reason = "each is a switch of the terminal")]
pub struct Look {
    /// The colour of the characters; without one, that of the text.
    pub fg: Option<Colour>,
    /// The colour of the ground; without one, that of the text.
    pub bg: Option<Colour>,
    /// Bold.
    pub bold: bool,
    /// Dim, on terminals that have it.
    pub dim: bool,
    /// Italic, on terminals that have it.
    pub italic: bool,
    /// Underlined.
    pub underline: bool,
    /// Characters and ground exchanged.
    pub reverse: bool,
}

/// A look for every role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Theme {
    name: String,
    looks: [Look; Role::ALL.len()],
}

/// A theme that newsprint does not come with.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{self:?}")]
pub struct UnknownTheme(pub String);

impl UnknownTheme {
    /// The mistake of whoever named it.
    #[must_use]
    pub fn mistake(&self) -> MistakeKind {
        MistakeKind::NoTheme {
            name: shown(&self.0),
            meant: nearest(&self.0, THEMES),
            known: &THEMES,
        }
    }
}

/// The theme `dark`.
impl Default for Theme {
    fn default() -> Self {
        file::shipped(Self::plain(THEMES[0]), &SHIPPED[0].1)
    }
}

impl Theme {
    /// One of [`THEMES`].
    ///
    /// # Errors
    /// Names the nearest one, if it is not among them.
    pub fn shipped(name: &str) -> Result<Self, UnknownTheme> {
        let (name, source) = SHIPPED
            .iter()
            .find(|(known, _)| *known == name)
            .ok_or_else(|| UnknownTheme(name.to_owned()))?;
        Ok(file::shipped(Self::plain(name), source))
    }

    /// A user's theme: the shipped theme of the same name, else the one that
    /// the file calls its `base`, else the default, with the file's looks
    /// put over it. What is mistaken is told and left out.
    #[must_use]
    pub fn user(name: &str, file: &TomlSource<'_>) -> (Self, Vec<Mistake>) {
        file::user(name, file)
    }

    /// A theme without any looks.
    fn plain(name: &str) -> Self {
        Self { name: name.to_owned(), looks: [Look::default(); Role::ALL.len()] }
    }

    /// Its name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What a role adds to, or changes in, the look of the text.
    #[must_use]
    pub fn look(&self, role: Role) -> Look {
        self.looks[role as usize]
    }

    /// The whole look of a role: where it has no colour, the text's.
    #[must_use]
    pub fn full(&self, role: Role) -> Look {
        let (own, text) = (self.look(role), self.look(Role::Text));
        Look { fg: own.fg.or(text.fg), bg: own.bg.or(text.bg), ..own }
    }

    /// The theme as a terminal with fewer colours can show it. Without any
    /// colours it is `mono`: what colour alone could not say is there said by
    /// bold, dim, underline and reverse. Where a colour and its ground become
    /// one, the colour becomes black or white.
    #[must_use]
    pub fn degrade(self, depth: ColourDepth) -> Self {
        if depth == ColourDepth::None {
            let mono = Self::shipped(THEMES[4]).map_or(self.looks, |mono| mono.looks);
            return Self { name: self.name, looks: mono };
        }
        let mut fewer = self.clone();
        for (role, _) in Role::ALL {
            let (own, full) = (self.look(*role), self.full(*role));
            let ground = full.bg.and_then(|bg| bg.degrade(depth));
            let look = &mut fewer.looks[*role as usize];
            look.fg = own.fg.and_then(|fg| fg.degrade(depth));
            look.bg = own.bg.and_then(|bg| bg.degrade(depth));
            let ink = full.fg.and_then(|fg| fg.degrade(depth));
            if let (Some(ink), Some(ground)) = (ink, ground)
                && ink == ground
            {
                look.fg = Some(Colour::Ansi(if ground.is_light() { 0 } else { 15 }));
            }
        }
        fewer
    }

    fn change(&mut self, role: Role) -> &mut Look {
        &mut self.looks[role as usize]
    }
}

#[cfg(test)]
mod tests;
