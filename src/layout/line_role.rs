//! What the lines of an article are.

/// What a line of the galley is, for whoever paints it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LineRole {
    /// Over the headline.
    Kicker,
    /// The headline.
    Headline,
    /// Under the headline.
    Deck,
    /// Byline and dateline.
    Byline,
    /// Running text.
    Body,
    /// A heading inside the article.
    Subhead,
    /// Quoted text.
    Quote,
    /// A picture; its rows have no text.
    Picture,
    /// Text under a picture.
    Caption,
    /// Who made the picture.
    Credit,
    /// A line of a table's heading.
    TableHead,
    /// A line of a table.
    Table,
    /// Text set as it came.
    Preformatted,
    /// A thematic break.
    Rule,
    /// Who signed.
    Signature,
    /// Missing text.
    Gap,
    /// The end of the article.
    End,
}

impl LineRole {
    /// Whether it stands over what it announces, and its rows are broken as
    /// those of a headline: a byline's between the name and the place.
    pub(super) fn is_display(self) -> bool {
        matches!(self, Self::Kicker | Self::Headline | Self::Deck | Self::Byline | Self::Subhead)
    }
}
