//! What a reader corrects in an edition, by places in the edition as it is on
//! the screen. The loader makes rules of it that outlive the edition.

/// A line of an article's head, or a chunk of its body.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TextUnit {
    /// Index into [`super::Article::head`].
    Head(usize),
    /// Index of the chunk, see [`super::Body::blocks`].
    Block(usize),
}

/// What a unit can be set as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SetAs {
    /// The line over the headline.
    Kicker,
    /// The headline.
    Headline,
    /// The line under it.
    Deck,
    /// Who wrote it.
    Byline,
    /// A heading inside the article.
    Subhead,
    /// Running text.
    Body,
}

impl SetAs {
    /// All of them, in printed order.
    pub const ALL: [Self; 6] =
        [Self::Kicker, Self::Headline, Self::Deck, Self::Byline, Self::Subhead, Self::Body];

    /// The word for it in corrections files and messages.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Kicker => "kicker",
            Self::Headline => "headline",
            Self::Deck => "deck",
            Self::Byline => "byline",
            Self::Subhead => "subhead",
            Self::Body => "body",
        }
    }

    /// What has that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.name() == name)
    }
}

/// A correction of the edition on the screen; articles are indices into
/// [`super::Edition::articles`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Correction {
    /// A new article begins with a unit of an article.
    Split {
        /// The article.
        article: usize,
        /// What the new one begins with.
        unit: TextUnit,
    },
    /// An article goes on with another.
    Join {
        /// The one that goes on.
        article: usize,
        /// The one that becomes its end.
        with: usize,
    },
    /// A unit belongs to another article, at its end.
    MoveTo {
        /// The article it is in.
        article: usize,
        /// The unit.
        unit: TextUnit,
        /// The article it belongs to.
        to: usize,
    },
    /// A block stands in another place of its article.
    MoveBy {
        /// The article.
        article: usize,
        /// The block.
        block: usize,
        /// One down, or one up.
        down: bool,
    },
    /// A unit is something else than it seemed.
    Set {
        /// The article.
        article: usize,
        /// The unit.
        unit: TextUnit,
        /// What it is.
        role: SetAs,
    },
}

/// What a reader sees at the top of the screen while correcting, to be found
/// again in the corrected edition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Viewpoint {
    /// The article.
    pub article: usize,
    /// The place in its body; none while its head is there.
    pub place: Option<super::Place>,
}
