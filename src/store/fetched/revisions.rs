//! Articles that their sites changed, and the two texts of each.

use rusqlite::{OptionalExtension as _, params};

use super::database::Fetched;
use crate::fetch::kept;
use crate::model::{Article, ArticleId, Block, Date, EditionKey};
use crate::store::error::StateError;

/// An article of an edition that its site changed, by where its texts are.
#[derive(Debug, Clone, Copy)]
pub struct ChangedArticle<'a> {
    /// The article.
    pub article: &'a ArticleId,
    /// The address of its source.
    pub source: &'a str,
    /// What the source's articles are known by.
    pub key: &'a str,
}

/// An article as it first came, and as it is now.
#[derive(Debug, Clone)]
pub struct Texts {
    /// The first head and text.
    pub first: (Article, Vec<Block>),
    /// Those of now.
    pub now: (Article, Vec<Block>),
}

impl Fetched {
    /// Notes which articles of an edition were changed by their sites.
    ///
    /// # Errors
    /// If the database can't be written.
    pub fn note_changed(
        &self,
        paper: &str,
        day: Date,
        edition: &EditionKey,
        changed: &[ChangedArticle<'_>],
    ) -> Result<(), StateError> {
        self.change(|conn| {
            let mut put = conn.prepare_cached(
                "INSERT OR REPLACE INTO revision (edition, article, day, paper, source, key)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            )?;
            for ChangedArticle { article, source, key } in changed {
                let (edition, article) = (edition.as_str(), article.as_str());
                put.execute(params![edition, article, day.to_string(), paper, source, key])?;
            }
            Ok(())
        })
    }

    /// The texts of an article of an edition that its site changed: the first,
    /// and that of now. `None` for one that was not changed.
    ///
    /// # Errors
    /// If the database can't be read.
    pub fn texts(
        &self,
        edition: &EditionKey,
        article: &ArticleId,
    ) -> Result<Option<Texts>, StateError> {
        let found = self.told(|conn| {
            conn.query_row(
                "SELECT first_head, first_body, head, body
                 FROM revision JOIN article USING (paper, source, key)
                 WHERE edition = ?1 AND revision.article = ?2 AND changed IS NOT NULL",
                [edition.as_str(), article.as_str()],
                |row| {
                    let bytes = |column| row.get::<_, Option<Vec<u8>>>(column);
                    Ok([bytes(0)?, bytes(1)?, bytes(2)?, bytes(3)?])
                },
            )
            .optional()
        })?;
        let read = |head: Option<Vec<u8>>, body: Option<Vec<u8>>| {
            Some((kept::head(&head?)?, kept::body(&body?)?))
        };
        Ok(found.and_then(|[first_head, first_body, head, body]| {
            Some(Texts { first: read(first_head, first_body)?, now: read(head, body)? })
        }))
    }
}
