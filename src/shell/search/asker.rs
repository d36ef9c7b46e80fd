//! Who answers queries: the index, the editions in it, their texts and what the
//! reader did.

use std::collections::HashSet;
use std::sync::Arc;

use super::marks::ReadMarks;
use super::places::{BUNDLED, SearchPlaces};
use super::texts::RecordTexts;
use crate::model::EditionKey;
use crate::store::term_index::{ArticleNumber, IndexedEdition, NumberSpan};
use crate::store::{NotKept, State, TermIndex};

/// Answers queries.
#[derive(Debug)]
pub struct Asker {
    pub(super) index: TermIndex,
    /// In the order of their articles' numbers.
    pub(super) editions: Vec<(NumberSpan, Arc<IndexedEdition>)>,
    pub(super) texts: RecordTexts,
    /// What the reader did.
    pub(super) marks: ReadMarks,
}

impl Asker {
    /// One that answers from an index; `state` is what the reader did, if that
    /// is known.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn new(
        index: TermIndex,
        places: &SearchPlaces,
        state: Option<State>,
    ) -> Result<Self, NotKept> {
        let mut editions = Vec::new();
        if let Some(name) = places.library_name() {
            editions.extend(index.editions(&name)?);
        }
        if places.samples {
            editions.extend(index.editions(BUNDLED)?);
        }
        hide_doubles(&mut editions);
        editions.sort_by_key(|(span, _)| *span);
        let editions = editions.into_iter().map(|(span, one)| (span, Arc::new(one))).collect();
        let (texts, marks) = (RecordTexts::new(places.clone()), ReadMarks::new(state));
        Ok(Self { index: index.for_reading(), editions, texts, marks })
    }

    /// The index again.
    #[must_use]
    pub fn into_index(self) -> TermIndex {
        self.index
    }

    /// Which of the editions an article is of, and where in it it stands.
    pub(super) fn edition_of(&self, number: ArticleNumber) -> Option<(usize, usize)> {
        let at = self.editions.partition_point(|(span, _)| span.is_before(number));
        let (span, _) = self.editions.get(at)?;
        Some((at, span.position(number)?))
    }
}

/// Of editions with the same key the newsstand shows one: that of the library
/// before what came with the program.
fn hide_doubles(editions: &mut Vec<(NumberSpan, IndexedEdition)>) {
    let own = editions.iter().filter(|(_, one)| one.library != BUNDLED);
    let kept: HashSet<EditionKey> = own.map(|(_, one)| one.key.clone()).collect();
    editions.retain(|(_, one)| one.library != BUNDLED || !kept.contains(&one.key));
}
