//! Editions into the index, and out of it.

use rusqlite::{OptionalExtension as _, Transaction, TransactionBehavior, params};

use super::file::TermIndex;
use super::rows::{IndexedArticle, IndexedEdition};
use crate::model::{Clean, HeadRole};
use crate::search::{FIRST, FoldedText, IN_HEAD, Passage, PassageRole, TextTerm, terms};
use crate::store::error::NotKept;
use crate::store::state::count;

/// An edition and its articles with their terms.
pub type EditionTerms = (IndexedEdition, Vec<(IndexedArticle, TermList)>);

/// How many segments of a size FTS5 puts together little by little, and at once: its
/// own measures.
const MERGED: (u32, u32) = (4, 16);
/// And where many editions come, which are put together at the end. Measured with
/// 12,000 articles: a third less time than with its own. It may have 2,000.
const MERGED_OF_MANY: (u32, u32) = (0, 1000);

/// The terms of one article, each once, parted by blanks.
#[derive(Debug, Default)]
pub struct TermList(String);

impl TermList {
    /// The terms of all pieces of an article.
    #[must_use]
    pub fn of(passages: &[Passage]) -> Self {
        let mut list = Self::default();
        list.add("", passages.iter().map(|passage| &passage.folded));
        let heads = passages.iter().filter(|passage| is_head(passage.role));
        list.add(&IN_HEAD.to_string(), heads.map(|passage| &passage.folded));
        list
    }

    /// Adds the terms of texts, with a mark before each.
    fn add<'a>(&mut self, mark: &str, texts: impl Iterator<Item = &'a FoldedText>) {
        let (mut whole, mut first) = (Vec::new(), Vec::new());
        for text in texts {
            terms(text, |term| match term {
                TextTerm::Whole(term) => whole.push((beginning(term), term)),
                TextTerm::First(letter) => first.push((beginning(letter), letter)),
            });
        }
        let first_mark = format!("{mark}{FIRST}");
        for (mark, all) in [(mark, &mut whole), (&first_mark, &mut first)] {
            all.sort_unstable();
            all.dedup();
            for (_, term) in all {
                self.0.extend([mark, term, " "]);
            }
        }
    }
}

/// The first bytes of a term as a number of the same order: that of a pair is all of
/// it, so that terms are sorted without a look at their letters.
fn beginning(term: &str) -> u64 {
    let mut first = [0; 8];
    let length = term.len().min(first.len());
    first[..length].copy_from_slice(&term.as_bytes()[..length]);
    u64::from_be_bytes(first)
}

fn is_head(role: PassageRole) -> bool {
    matches!(role, PassageRole::Head(HeadRole::Kicker | HeadRole::Headline))
}

impl TermIndex {
    /// Enters an edition with its articles, in the place of what was known of
    /// its folder. One that another newsprint has entered meanwhile stays.
    ///
    /// # Errors
    /// When nothing could be written; then nothing is changed.
    pub fn put(
        &mut self,
        edition: &IndexedEdition,
        articles: &[(IndexedArticle, TermList)],
    ) -> Result<(), NotKept> {
        let change = self.conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
        put(&change, edition, articles)?;
        change.commit()?;
        Ok(())
    }

    /// The same of all that an iterator gives, in one step: many at once are put
    /// together once.
    ///
    /// # Errors
    /// As [`TermIndex::put`].
    pub fn put_all(
        &mut self,
        editions: &mut dyn Iterator<Item = EditionTerms>,
    ) -> Result<(), NotKept> {
        let change = self.conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
        for (edition, articles) in editions {
            put(&change, &edition, &articles)?;
        }
        change.commit()?;
        Ok(())
    }

    /// Readies the index for editions. Where many come, what is written in steps is put
    /// together at the end ([`TermIndex::compact`]), not over and over meanwhile.
    ///
    /// # Errors
    /// When that could not be noted; nothing is lost.
    pub fn expect(&self, is_many: bool) -> Result<(), NotKept> {
        self.merge(if is_many { MERGED_OF_MANY } else { MERGED })
    }

    fn merge(&self, (little, at_once): (u32, u32)) -> Result<(), NotKept> {
        let mut set = self.conn.prepare("INSERT INTO term (term, rank) VALUES (?1, ?2)")?;
        set.execute(params!["automerge", little])?;
        set.execute(params!["crisismerge", at_once])?;
        Ok(())
    }

    /// Strikes an edition out.
    ///
    /// # Errors
    /// When nothing could be written; then nothing is changed.
    pub fn strike(&mut self, number: i64) -> Result<(), NotKept> {
        let change = self.conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
        strike(&change, number)?;
        change.commit()?;
        Ok(())
    }

    /// Puts what was written in many steps together, so that it is smaller and
    /// found faster.
    ///
    /// # Errors
    /// When that could not be done; nothing is lost.
    pub fn compact(&self) -> Result<(), NotKept> {
        self.merge(MERGED)?;
        self.conn.execute_batch("INSERT INTO term (term) VALUES ('optimize')")?;
        // Each step gives a page back.
        let mut give_back = self.conn.prepare("PRAGMA incremental_vacuum")?;
        let mut steps = give_back.query([])?;
        while steps.next()?.is_some() {}
        Ok(())
    }
}

fn put(
    change: &Transaction<'_>,
    edition: &IndexedEdition,
    articles: &[(IndexedArticle, TermList)],
) -> Result<(), NotKept> {
    let place = params![edition.library, edition.folder];
    let there: Option<(i64, (i64, i64))> = change
        .prepare_cached(
            "SELECT id, stamp, pages_stamp FROM edition WHERE library = ?1 AND folder = ?2",
        )?
        .query_row(place, |row| Ok((row.get(0)?, (row.get(1)?, row.get(2)?))))
        .optional()?;
    match there {
        Some((_, stamps)) if stamps == (edition.stamp, edition.pages_stamp) => return Ok(()),
        Some((number, _)) => strike(change, number)?,
        None => {}
    }
    let first: i64 = change
        .prepare_cached("SELECT coalesce(max(first + articles), 1) FROM edition")?
        .query_row([], |row| row.get(0))?;
    enter(change, edition, (first, count(articles.len())))?;
    let mut row = change.prepare_cached(
        "INSERT INTO article VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
    )?;
    let mut term = change.prepare_cached("INSERT INTO term (rowid, terms) VALUES (?1, ?2)")?;
    for (id, (article, terms)) in (first..).zip(articles) {
        let spot = article.spot.as_ref();
        row.execute(params![
            id,
            count(article.section),
            article.page.map(count),
            article.kind.name(),
            article.lang.map(crate::model::Lang::tag),
            article.has_picture,
            article.id.as_str(),
            article.head_text(),
            spot.map(|spot| count(spot.file)),
            spot.map(|spot| count(spot.range.start)),
            spot.map(|spot| count(spot.range.len())),
        ])?;
        term.execute(params![id, terms.0])?;
    }
    Ok(())
}

fn enter(
    change: &Transaction<'_>,
    edition: &IndexedEdition,
    (first, articles): (i64, i64),
) -> rusqlite::Result<()> {
    let mut row = change.prepare_cached(
        "INSERT INTO edition \
         (library, folder, stamp, key, paper, date, lang, pages, sections, files, first, articles, \
         pages_stamp, section_of, recovered, page_of) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)",
    )?;
    row.execute(params![
        edition.library,
        edition.folder,
        edition.stamp,
        edition.key.as_str(),
        edition.paper.as_str(),
        edition.date.map(|date| date.to_string()),
        edition.lang.tag(),
        list(edition.pages.iter().map(Clean::as_str)),
        list(edition.sections.iter().map(Clean::as_str)),
        list(edition.files.iter().map(String::as_str)),
        first,
        articles,
        edition.pages_stamp,
        bytes(&edition.section_of),
        edition.is_recovered,
        bytes(&edition.page_of),
    ])?;
    Ok(())
}

fn bytes(numbers: &[u16]) -> Vec<u8> {
    numbers.iter().flat_map(|number| number.to_le_bytes()).collect()
}

fn list<'a>(names: impl Iterator<Item = &'a str>) -> String {
    serde_json::to_string(&names.collect::<Vec<_>>()).unwrap_or_default()
}

fn strike(change: &Transaction<'_>, number: i64) -> rusqlite::Result<()> {
    let span: Option<(i64, i64)> = change
        .prepare_cached("SELECT first, first + articles FROM edition WHERE id = ?1")?
        .query_row([number], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let Some((first, past)) = span else { return Ok(()) };
    for statement in [
        "DELETE FROM term WHERE rowid IN (SELECT id FROM article WHERE id >= ?1 AND id < ?2)",
        "DELETE FROM article WHERE id >= ?1 AND id < ?2",
    ] {
        change.prepare_cached(statement)?.execute([first, past])?;
    }
    change.prepare_cached("DELETE FROM edition WHERE id = ?1")?.execute([number])?;
    Ok(())
}
