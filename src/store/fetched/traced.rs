//! Articles of editions of which more is known than stands there: both texts of
//! those that their sites changed, and where the rest is of those of which only
//! the beginning was fetched.

use rusqlite::{OptionalExtension as _, params};

use super::database::Fetched;
use crate::fetch::kept;
use crate::model::{Article, ArticleId, Block, Date, EditionKey};
use crate::store::error::StateError;
use crate::store::state::text;

/// An article of an edition, by where its texts are.
#[derive(Debug, Clone, Copy)]
pub struct TracedArticle<'a> {
    /// The article.
    pub article: &'a ArticleId,
    /// The address of its source.
    pub source: &'a str,
    /// What the source's articles are known by.
    pub key: &'a str,
}

/// An article of an edition of which only the beginning was fetched.
#[derive(Debug, Clone)]
pub struct TitleOnly {
    /// The edition.
    pub edition: EditionKey,
    /// The article in there.
    pub article: ArticleId,
    /// The edition's day.
    pub day: Date,
    /// What the source's articles are known by.
    pub key: String,
    /// Its head and what is there of its text.
    pub texts: (Article, Vec<Block>),
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
    /// Notes where the texts of articles of an edition are.
    ///
    /// # Errors
    /// If the database can't be written.
    pub fn note_traced(
        &self,
        paper: &str,
        day: Date,
        edition: &EditionKey,
        traced: &[TracedArticle<'_>],
    ) -> Result<(), StateError> {
        self.change(|conn| {
            let mut put = conn.prepare_cached(
                "INSERT OR REPLACE INTO traced (edition, article, day, paper, source, key)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            )?;
            for TracedArticle { article, source, key } in traced {
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
                 FROM traced JOIN article USING (paper, source, key)
                 WHERE edition = ?1 AND traced.article = ?2 AND changed IS NOT NULL",
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

    /// The articles of a source of which editions have the beginning only.
    ///
    /// # Errors
    /// If the database can't be read.
    pub fn beginnings(&self, paper: &str, source: &str) -> Result<Vec<TitleOnly>, StateError> {
        self.told(|conn| {
            let mut rows = conn.prepare_cached(
                "SELECT edition, traced.article, article.day, key, head, body
                 FROM traced JOIN article USING (paper, source, key)
                 WHERE paper = ?1 AND source = ?2 AND whole = 0 AND length(head) > 0
                 ORDER BY edition, key",
            )?;
            let mut rows = rows.query([paper, source])?;
            let mut all = Vec::new();
            while let Some(row) = rows.next()? {
                let (head, body): (Vec<u8>, Vec<u8>) = (row.get(4)?, row.get(5)?);
                let texts = kept::head(&head).zip(kept::body(&body));
                let day = text(row, 2)?.parse().ok();
                let Some((texts, day)) = texts.zip(day) else { continue };
                all.push(TitleOnly {
                    edition: EditionKey::new(&text(row, 0)?),
                    article: ArticleId::new(&text(row, 1)?),
                    day,
                    key: text(row, 3)?,
                    texts,
                });
            }
            Ok(all)
        })
    }
}
