//! A query as it is understood.

use super::needle::{Needle, TermLookup};
use crate::model::{Date, Kind, Lang};

/// What is asked for: all of the groups hold.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query {
    /// Of each group one clause or more holds.
    pub groups: Vec<Vec<Clause>>,
    /// The order that the query itself asks for.
    pub order: Option<HitOrder>,
}

/// Something that an article is, or is not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clause {
    /// It is not.
    pub is_denied: bool,
    /// What.
    pub what: Condition,
}

/// What an article can be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Condition {
    /// It says something.
    Says(Saying),
    /// The paper's name holds this.
    Paper(String),
    /// The section's name holds this.
    Section(String),
    /// It begins on that page, or on the first.
    Page(String),
    /// It is of that kind.
    Kind(Kind),
    /// It is in that language.
    Lang(Lang),
    /// Its edition is of one of these days.
    Dated(DateSpan),
    /// Its edition is of that day of any year: month and day.
    OnDay(i8, i8),
    /// It is marked so.
    Is(ReadMark),
    /// The reader noted that on it.
    Noted(Needle),
    /// It has a picture.
    HasPicture,
}

/// Words that an article says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Saying {
    /// Where.
    pub field: SayingField,
    /// The words.
    pub needle: Needle,
    /// Other words no farther from them than so many words, or letters of a
    /// script without spaces, before or after.
    pub near: Option<(usize, Needle)>,
    /// Of what was recovered from scans, one letter may be wrong.
    pub is_alike: bool,
}

/// Where in an article something is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SayingField {
    /// Anywhere.
    All,
    /// In the headline or over it.
    Head,
    /// Under the headline.
    Deck,
    /// In the byline or dateline.
    By,
    /// Under or about a picture.
    Caption,
    /// In the text.
    Text,
}

/// What a reader did with an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ReadMark {
    /// Not read.
    Unread,
    /// Read.
    Read,
    /// There is a bookmark in it.
    Marked,
    /// It was clipped, or something of it.
    Clipped,
}

/// Days, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DateSpan {
    /// The first.
    pub from: Date,
    /// The last.
    pub to: Date,
}

/// In which order hits stand.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum HitOrder {
    /// Those in a headline first, then the newest.
    #[default]
    Rank,
    /// The newest first.
    New,
    /// The oldest first.
    Old,
}

/// What an index of terms can tell of a query.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sieve {
    /// Of each, one has all its terms.
    pub all_of: Vec<Vec<Vec<TermLookup>>>,
    /// None of these terms is there.
    pub none_of: Vec<TermLookup>,
    /// What the index leaves over says all that is asked for: the texts need
    /// not be read.
    pub is_exact: bool,
}

/// Before a term, says that it stands in a head. No folded text has it.
pub const IN_HEAD: char = '_';

impl Query {
    /// The needles that a hit is shown by, in order.
    pub fn sayings(&self) -> impl Iterator<Item = &Saying> {
        let clauses = self.groups.iter().flatten().filter(|clause| !clause.is_denied);
        clauses.filter_map(|clause| match &clause.what {
            Condition::Says(saying) => Some(saying),
            _ => None,
        })
    }

    /// The same query, which asks for what is known at once of an edition before it asks
    /// for what an article is or says.
    #[must_use]
    pub fn quickest_first(&self) -> Self {
        let mut query = self.clone();
        query.groups.sort_by_key(|group| group.iter().any(|clause| !clause.is_of_edition()));
        query
    }

    /// What an index can tell; `in_head`: of the headlines alone.
    #[must_use]
    pub fn sieve(&self, in_head: bool) -> Sieve {
        let mut sieve = Sieve { is_exact: true, ..Sieve::default() };
        for group in &self.groups {
            let sayings: Option<Vec<&Saying>> = group.iter().map(Clause::saying).collect();
            match (sayings, &group[..]) {
                (Some(sayings), _) => {
                    sieve.is_exact &= sayings.iter().all(|saying| saying.is_a_term());
                    let terms = sayings.iter().flat_map(|saying| saying.ways(in_head));
                    sieve.all_of.push(terms.collect());
                }
                (None, [Clause { is_denied: true, what: Condition::Says(saying) }])
                    if saying.is_a_term() =>
                {
                    sieve.none_of.extend(saying.lookups(in_head));
                }
                _ => {
                    let says = |clause: &Clause| matches!(clause.what, Condition::Says(_));
                    sieve.is_exact &= !group.iter().any(says);
                }
            }
        }
        if sieve.all_of.is_empty() && !sieve.none_of.is_empty() {
            // What is not there alone cannot be looked up.
            sieve.none_of.clear();
            sieve.is_exact = false;
        }
        sieve
    }
}

impl Clause {
    fn is_of_edition(&self) -> bool {
        matches!(self.what, Condition::Paper(_) | Condition::Dated(_) | Condition::OnDay(..))
    }

    /// What is to be said, if that is what it asks for.
    fn saying(&self) -> Option<&Saying> {
        match &self.what {
            Condition::Says(saying) if !self.is_denied => Some(saying),
            _ => None,
        }
    }
}

impl Saying {
    /// Whether the terms of the index tell it.
    fn is_a_term(&self) -> bool {
        let tells = matches!(self.field, SayingField::All | SayingField::Head);
        tells && self.near.is_none() && !self.is_alike && self.needle.is_a_term()
    }

    /// What a text may print letter by letter, if it is that.
    #[must_use]
    pub fn literal(&self) -> Option<&str> {
        let is_in_text = matches!(self.field, SayingField::All | SayingField::Text);
        self.needle.literal().filter(|_| is_in_text && self.near.is_none())
    }

    /// The ways in which an index can have it, of which one is enough.
    fn ways(&self, in_head: bool) -> Vec<Vec<TermLookup>> {
        if self.is_alike {
            let halves = self.needle.lookups_of_halves();
            return halves.into_iter().map(|half| self.in_its_field(half, in_head)).collect();
        }
        vec![self.lookups(in_head)]
    }

    fn lookups(&self, in_head: bool) -> Vec<TermLookup> {
        let mut all = self.needle.lookups();
        all.extend(self.near.iter().flat_map(|(_, other)| other.lookups()));
        self.in_its_field(all, in_head)
    }

    fn in_its_field(&self, mut all: Vec<TermLookup>, in_head: bool) -> Vec<TermLookup> {
        if in_head || self.field == SayingField::Head {
            for TermLookup::Whole(term) | TermLookup::Beginning(term) in &mut all {
                term.insert(0, IN_HEAD);
            }
        }
        all
    }
}
