//! What a query finds.

use super::line::HitLine;
use crate::model::{ArticleId, Clean, Date, EditionKey, Place};

/// An article that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SearchHit {
    /// Its edition.
    pub edition: EditionKey,
    /// Its name inside the edition.
    pub article: ArticleId,
    /// The masthead.
    pub paper: Clean,
    /// The day of the edition.
    pub date: Option<Date>,
    /// The id of the page it begins on; may be empty.
    pub page: Clean,
    /// The name of its section; may be empty.
    pub section: Clean,
    /// What lists call it.
    pub title: Clean,
    /// The line with what was found.
    pub line: HitLine,
    /// Where that is, if it is in the body.
    pub place: Option<Place>,
    /// What was found there, as it is printed.
    pub found: String,
    /// Not all of it is what was asked for: a letter is another.
    pub is_alike: bool,
}

/// An article on the same thing as another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RelatedHit {
    /// It, with the names that both print.
    pub hit: SearchHit,
    /// How many days later it was printed, if both days are known; fewer than 0
    /// are earlier.
    pub days: Option<i32>,
    /// How many others have the same text.
    pub doubles: usize,
    /// It is the same text.
    pub is_same_text: bool,
}

/// How much of a story there is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct StoryCount {
    /// Articles.
    pub articles: usize,
    /// Days from the first to the last, both included.
    pub days: usize,
}

/// How many articles were found where.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facets {
    /// By paper, the most first.
    pub papers: Vec<(Clean, usize)>,
    /// By year and month, the newest first.
    pub months: Vec<((i16, i8), usize)>,
    /// By page, over all papers, the most first.
    pub pages: Vec<(Clean, usize)>,
    /// By section, the most first.
    pub sections: Vec<(Clean, usize)>,
}

/// What facets are of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FacetKind {
    /// Papers.
    Paper,
    /// Months.
    Month,
    /// Pages, over all papers.
    Page,
    /// Sections, over all papers.
    Section,
}

impl FacetKind {
    /// What narrows a query to a part of what it finds, by its name.
    #[must_use]
    pub fn clause(self, name: &str) -> String {
        let name = name.replace(['"', '“', '”'], " ");
        match self {
            Self::Paper => format!("paper:\"{name}\""),
            Self::Month => format!("date:{name}"),
            Self::Page => format!("page:\"{name}\""),
            Self::Section => format!("section:\"{name}\""),
        }
    }
}
