//! What the index answers.

use std::fmt::Write as _;

use rusqlite::types::ValueRef;
use rusqlite::{OptionalExtension as _, Row, params};

use super::file::TermIndex;
use super::rows::{
    ArticleNumber, BodySpot, IndexedArticle, IndexedEdition, KnownEdition, NumberSpan,
    PrintedArticle,
};
use crate::model::{ArticleId, Clean, EditionKey, Kind, Lang};
use crate::search::{Sieve, TermLookup};
use crate::store::error::NotKept;
use crate::store::state::{count, size, text};

impl TermIndex {
    /// Begins to read much: until [`TermIndex::end_reading`] the file stays as it is for
    /// this reader, and its lock need not be asked for by each of thousands of looks.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn begin_reading(&self) -> Result<(), NotKept> {
        Ok(self.conn.execute_batch("BEGIN")?)
    }

    /// Ends that.
    pub fn end_reading(&self) {
        // Nothing was written that could be lost.
        let _ = self.conn.execute_batch("COMMIT");
    }

    /// The editions of a library that are in the index.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn known(&self, library: &str) -> Result<Vec<KnownEdition>, NotKept> {
        let mut statement = self.conn.prepare_cached(
            "SELECT id, folder, stamp, pages_stamp FROM edition WHERE library = ?1",
        )?;
        let known = statement.query_map([library], |row| {
            let (stamp, pages_stamp) = (row.get(2)?, row.get(3)?);
            Ok(KnownEdition { number: row.get(0)?, folder: text(row, 1)?, stamp, pages_stamp })
        })?;
        Ok(known.collect::<rusqlite::Result<_>>()?)
    }

    /// What is known of the editions of a library, with the numbers of their
    /// articles.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn editions(&self, library: &str) -> Result<Vec<(NumberSpan, IndexedEdition)>, NotKept> {
        let mut statement = self.conn.prepare_cached(
            "SELECT id, library, folder, stamp, key, paper, date, lang, pages, sections, files, \
             first, articles, pages_stamp, section_of, recovered, page_of FROM edition WHERE library = ?1",
        )?;
        let all = statement.query_map([library], |row| {
            Ok((NumberSpan { first: row.get(11)?, count: row.get(12)? }, edition(row)?))
        })?;
        Ok(all.collect::<rusqlite::Result<_>>()?)
    }

    /// What is known of an article.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn article(&self, number: ArticleNumber) -> Result<Option<IndexedArticle>, NotKept> {
        let mut statement = self.conn.prepare_cached("SELECT * FROM article WHERE id = ?1")?;
        Ok(statement.query_row([number.0], article).optional()?)
    }

    /// What is printed of an article.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn printed(&self, number: ArticleNumber) -> Result<Option<PrintedArticle>, NotKept> {
        let mut statement = self
            .conn
            .prepare_cached("SELECT head, file, start, length FROM article WHERE id = ?1")?;
        let printed =
            |row: &Row<'_>| Ok(PrintedArticle { head: text(row, 0)?, spot: spot(row, 1)? });
        Ok(statement.query_row([number.0], printed).optional()?)
    }

    /// The number of an article of an edition, by its name there.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn number(
        &self,
        edition: NumberSpan,
        article: &ArticleId,
    ) -> Result<Option<ArticleNumber>, NotKept> {
        let mut statement = self
            .conn
            .prepare_cached("SELECT id FROM article WHERE id >= ?1 AND id < ?2 AND name = ?3")?;
        let end = edition.first.saturating_add(edition.count);
        let number = statement
            .query_row(params![edition.first, end, article.as_str()], |row| row.get(0))
            .optional()?;
        Ok(number.map(ArticleNumber))
    }

    /// The articles that have a term; nothing if they are more than `most`, of
    /// which no more is read.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn having(&self, term: &str, most: usize) -> Result<Option<Vec<ArticleNumber>>, NotKept> {
        let mut matched = String::new();
        push(&mut matched, &TermLookup::Whole(term.to_owned()));
        let mut found =
            self.conn.prepare_cached("SELECT rowid FROM term WHERE term MATCH ?1 LIMIT ?2")?;
        let limit = count(most.saturating_add(1));
        let numbers =
            found.query_map(params![matched, limit], |row| Ok(ArticleNumber(row.get(0)?)))?;
        let numbers: Vec<ArticleNumber> = numbers.collect::<rusqlite::Result<_>>()?;
        Ok((numbers.len() <= most).then_some(numbers))
    }

    /// How many articles have a term; nothing if they are more than `most`.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn count(&self, term: &str, most: usize) -> Result<Option<usize>, NotKept> {
        let mut matched = String::new();
        push(&mut matched, &TermLookup::Whole(term.to_owned()));
        // With a bound limit the statement would be prepared anew for each term.
        let counted = format!(
            "SELECT count(*) FROM (SELECT rowid FROM term WHERE term MATCH ?1 LIMIT {})",
            most.saturating_add(1)
        );
        let mut counted = self.conn.prepare_cached(&counted)?;
        let articles = counted.query_row([matched], |row| size(row, 0))?;
        Ok((articles <= most).then_some(articles))
    }

    /// The articles that a sieve leaves over, in order: of all libraries. Those
    /// of one that asks for nothing are all there are.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn sift(&self, sieve: &Sieve) -> Result<Vec<ArticleNumber>, NotKept> {
        let number = |row: &Row<'_>| Ok(ArticleNumber(row.get(0)?));
        let numbers = if sieve.all_of.is_empty() {
            let mut all = self.conn.prepare_cached("SELECT id FROM article ORDER BY id")?;
            all.query_map([], number)?.collect::<rusqlite::Result<_>>()?
        } else {
            let mut found = self
                .conn
                .prepare_cached("SELECT rowid FROM term WHERE term MATCH ?1 ORDER BY rowid")?;
            found.query_map([matched(sieve)], number)?.collect::<rusqlite::Result<_>>()?
        };
        Ok(numbers)
    }
}

/// The sieve in the language of FTS5.
fn matched(sieve: &Sieve) -> String {
    let mut out = String::new();
    for (at, group) in sieve.all_of.iter().enumerate() {
        out.push_str(if at == 0 { "(" } else { " AND (" });
        for (at, lookups) in group.iter().enumerate() {
            out.push_str(if at == 0 { "(" } else { " OR (" });
            for (at, lookup) in lookups.iter().enumerate() {
                out.push_str(if at == 0 { "" } else { " AND " });
                push(&mut out, lookup);
            }
            out.push(')');
        }
        out.push(')');
    }
    if !sieve.none_of.is_empty() {
        out = format!("({out})");
    }
    for (at, lookup) in sieve.none_of.iter().enumerate() {
        out.push_str(if at == 0 { " NOT (" } else { " OR " });
        push(&mut out, lookup);
    }
    if !sieve.none_of.is_empty() {
        out.push(')');
    }
    out
}

/// A term between quotation marks; there are none in a folded text.
fn push(out: &mut String, lookup: &TermLookup) {
    let _ = match lookup {
        TermLookup::Whole(term) => write!(out, "\"{term}\""),
        TermLookup::Beginning(term) => write!(out, "\"{term}\" *"),
    };
}

fn edition(row: &Row<'_>) -> rusqlite::Result<IndexedEdition> {
    let date = row.get::<_, Option<String>>(6)?;
    let names = |column| -> rusqlite::Result<Vec<String>> {
        Ok(serde_json::from_str(&text(row, column)?).unwrap_or_default())
    };
    let lines = |column| -> rusqlite::Result<Vec<Clean>> {
        Ok(names(column)?.iter().map(|name| Clean::line(name)).collect())
    };
    let numbers = |column| -> rusqlite::Result<Vec<u16>> {
        let bytes: Vec<u8> = row.get(column)?;
        Ok(bytes.chunks_exact(2).map(|two| u16::from_le_bytes([two[0], two[1]])).collect())
    };
    Ok(IndexedEdition {
        library: text(row, 1)?,
        folder: text(row, 2)?,
        stamp: row.get(3)?,
        pages_stamp: row.get(13)?,
        key: EditionKey::new(&text(row, 4)?),
        paper: Clean::line(&text(row, 5)?),
        date: date.and_then(|date| date.parse().ok()),
        lang: Lang::from_tag(&text(row, 7)?),
        pages: lines(8)?,
        sections: lines(9)?,
        section_of: numbers(14)?,
        page_of: numbers(16)?,
        is_recovered: row.get(15)?,
        files: names(10)?,
    })
}

fn article(row: &Row<'_>) -> rusqlite::Result<IndexedArticle> {
    let (head, first_words) = IndexedArticle::read_head(&text(row, 7)?);
    Ok(IndexedArticle {
        section: size(row, 1)?,
        page: row.get::<_, Option<i64>>(2)?.and_then(|page| usize::try_from(page).ok()),
        kind: Kind::from_name(&text(row, 3)?).unwrap_or_default(),
        lang: row.get::<_, Option<String>>(4)?.map(|tag| Lang::from_tag(&tag)),
        has_picture: row.get(5)?,
        id: ArticleId::new(&text(row, 6)?),
        head,
        first_words,
        spot: spot(row, 8)?,
    })
}

/// A spot whose columns begin at one.
fn spot(row: &Row<'_>, first: usize) -> rusqlite::Result<Option<BodySpot>> {
    if row.get_ref(first)? == ValueRef::Null {
        return Ok(None);
    }
    let (file, start) = (size(row, first)?, size(row, first + 1)?);
    let range = start..start.saturating_add(size(row, first + 2)?);
    Ok(Some(BodySpot { file, range }))
}
