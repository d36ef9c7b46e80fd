//! What is shown of the articles that were found: the line that says what was asked
//! for, and where it stands.

use super::asked::AskedArticle;
use super::asker::Asker;
use crate::model::HeadRole;
use crate::search::{HitLine, Passage, PassageHit, PassageRole, Query, Saying, SearchHit};
use crate::store::NotKept;
use crate::store::term_index::ArticleNumber;

impl Asker {
    /// Articles that were found, with their lines.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn hits(
        &mut self,
        query: &Query,
        found: &[ArticleNumber],
    ) -> Result<Vec<SearchHit>, NotKept> {
        let sayings: Vec<&Saying> = query.sayings().collect();
        let mut hits = Vec::with_capacity(found.len());
        for &number in found {
            let Some((at, position)) = self.edition_of(number) else { continue };
            let (span, edition) = self.editions[at].clone();
            let mut one = AskedArticle::new(number, (span, position), &edition);
            // The text has the last word.
            if !self.holds(query, false, &mut one)? {
                continue;
            }
            hits.extend(self.hit(&mut one, &sayings)?);
        }
        Ok(hits)
    }

    /// An article with the line that says what was asked for.
    pub(super) fn hit(
        &mut self,
        one: &mut AskedArticle<'_>,
        sayings: &[&Saying],
    ) -> Result<Option<SearchHit>, NotKept> {
        let hit = shown(self.passages(one)?, sayings);
        let edition = one.edition;
        let Some(article) = self.article(one)? else { return Ok(None) };
        let page = article.page.and_then(|page| edition.pages.get(page));
        Ok(Some(SearchHit {
            edition: edition.key.clone(),
            article: article.id.clone(),
            paper: edition.paper.clone(),
            date: edition.date,
            page: page.cloned().unwrap_or_default(),
            section: edition.sections.get(article.section).cloned().unwrap_or_default(),
            title: article.title().clone(),
            line: hit.line,
            place: hit.place,
            found: hit.found,
            is_alike: one.is_alike,
        }))
    }
}

/// What is shown of an article: the piece that holds the most of what was asked
/// for. The headline stands there anyway, and gives way to a piece of the text.
fn shown(passages: &[Passage], sayings: &[&Saying]) -> PassageHit {
    let held = |passage: &Passage| {
        let of_saying = |saying: &&Saying| match saying.find(passage) {
            Some(_) => 4,
            None => 2 * usize::from(saying.find_alike(passage).is_some()),
        };
        let held: usize = sayings.iter().map(of_saying).sum();
        let is_headline = passage.role == PassageRole::Head(HeadRole::Headline);
        held.saturating_sub(usize::from(is_headline))
    };
    // Of those that hold as much the first, and not the last.
    let best = passages.iter().rev().max_by_key(|passage| held(passage));
    let hit = best.and_then(|passage| {
        let exact = sayings.iter().find_map(|saying| saying.find(passage));
        let alike = || sayings.iter().find_map(|saying| saying.find_alike(passage));
        let tokens = exact.or_else(alike)?;
        Some(passage.hit(tokens, sayings))
    });
    let text = || passages.iter().find(|passage| passage.role == PassageRole::Text);
    let opening = || text().or(passages.first()).map(Passage::opening);
    let nothing = PassageHit { place: None, line: HitLine::default(), found: String::new() };
    hit.or_else(opening).unwrap_or(nothing)
}
