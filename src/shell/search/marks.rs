//! What the reader did with articles, as far as a query asks for it.

use std::collections::{HashMap, HashSet};

use crate::model::{ArticleId, EditionKey};
use crate::search::{FoldedText, Needle, ReadMark};
use crate::store::State;

type ArticleKey = (EditionKey, ArticleId);

/// What the reader did, each kind looked up when it is first asked for.
#[derive(Debug)]
pub(super) struct ReadMarks {
    /// Where it is kept, if anything is.
    state: Option<State>,
    read: HashMap<EditionKey, HashSet<ArticleId>>,
    marked: Option<HashSet<ArticleKey>>,
    clipped: Option<HashSet<ArticleKey>>,
    noted: Option<HashMap<ArticleKey, Vec<FoldedText>>>,
}

impl ReadMarks {
    pub(super) fn new(state: Option<State>) -> Self {
        Self { state, read: HashMap::new(), marked: None, clipped: None, noted: None }
    }

    /// Whether an article is marked so.
    pub(super) fn has(
        &mut self,
        mark: ReadMark,
        edition: &EditionKey,
        article: &ArticleId,
    ) -> bool {
        let Some(state) = &self.state else { return mark == ReadMark::Unread };
        let key = || (edition.clone(), article.clone());
        match mark {
            ReadMark::Clipped => {
                let all = || state.clipped_articles().unwrap_or_default().into_iter().collect();
                self.clipped.get_or_insert_with(all).contains(&key())
            }
            ReadMark::Marked => {
                let all = || state.bookmarks().unwrap_or_default().into_iter();
                let all = || all().map(|mark| (mark.edition, mark.anchor.article)).collect();
                self.marked.get_or_insert_with(all).contains(&key())
            }
            ReadMark::Read | ReadMark::Unread => {
                let read = self.read.entry(edition.clone()).or_insert_with(|| {
                    let positions = state.reading(edition).unwrap_or_default().positions;
                    let read = positions.into_iter().filter(|(_, position)| position.read);
                    read.map(|(id, _)| id).collect()
                });
                read.contains(article) == (mark == ReadMark::Read)
            }
        }
    }

    /// Whether a note on a bookmark or a clipping of an article says something, or
    /// a name or a tag that the reader gave it.
    pub(super) fn notes_say(
        &mut self,
        needle: &Needle,
        edition: &EditionKey,
        article: &ArticleId,
    ) -> bool {
        let Some(state) = &self.state else { return false };
        let noted = self.noted.get_or_insert_with(|| notes(state));
        let of_article = noted.get(&(edition.clone(), article.clone()));
        of_article.is_some_and(|all| all.iter().any(|note| needle.find(note, 0).is_some()))
    }
}

fn notes(state: &State) -> HashMap<ArticleKey, Vec<FoldedText>> {
    let mut all: HashMap<ArticleKey, Vec<FoldedText>> = HashMap::new();
    let mut add = |edition, article, texts: &[&str]| {
        let text = texts.join("\n");
        if !text.trim().is_empty() {
            all.entry((edition, article)).or_default().push(FoldedText::of(&text));
        }
    };
    for mark in state.bookmarks().unwrap_or_default() {
        add(mark.edition, mark.anchor.article, &[&mark.name, &mark.note]);
    }
    for clip in state.clippings().unwrap_or_default() {
        add(clip.edition, clip.anchor.article, &[&clip.note, &clip.tags.join("\n")]);
    }
    all
}
