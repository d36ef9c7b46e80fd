//! Looking for something in all papers: a query as it is typed, what an index
//! can tell of it, and whether an article's text holds it. Values only: the
//! index is in [`crate::store`], and who asks it in [`crate::shell`].
//!
//! A query is never answered by the index alone where that could be wrong. The
//! index finds the articles that have all the [`terms`] in them; the words
//! themselves are looked for in the text of the edition, by the same rules
//! ([`FoldedText`]) that the terms were made by. So everything is found that is
//! printed, and nothing else.

mod answer;
mod clipped;
mod clues;
mod day;
mod days;
mod fold;
mod kin;
mod line;
mod names;
mod naming;
mod needle;
mod parse;
mod passage;
mod query;
mod shared;

pub use answer::{FacetKind, Facets, RelatedHit, SearchHit, StoryCount};
pub use clipped::{ClippingFilter, folded_clipping};
pub use clues::Clues;
pub use day::{DayArticle, DayComparison, DayPaper, DayStory, PrintedAs, day_stories};
pub use fold::FoldedText;
pub use kin::{DayTerms, KinPair, mutual};
pub use line::HitLine;
pub use names::{page_name, plain};
pub use naming::{as_printed, is_mostly_small, may_be_asked_for, times};
pub use needle::{FIRST, Needle, TermLookup, TextTerm, terms};
pub use parse::{QueryFault, any_of, first_of_query, newest_first};
pub use passage::{Passage, PassageHit, PassageRole, passages};
pub use query::{
    Clause, Condition, DateSpan, HitOrder, IN_HEAD, Query, ReadMark, Saying, SayingField, Sieve,
};
pub use shared::{CommonGround, SharedString, shared};
