//! Names for articles that were given none.

use std::collections::HashMap;

use crate::model::{ArticleId, Edition};

/// Gives every article without an id one that is the same in each import, from
/// the edition's key and the article's title; titles that are alike are
/// counted.
pub(crate) fn complete(edition: &mut Edition) {
    let key = edition.key();
    let mut times: HashMap<ArticleId, usize> = HashMap::new();
    for article in edition.articles.iter_mut().filter(|a| a.id.as_str().is_empty()) {
        let id = ArticleId::derived(key.as_str(), article.title());
        let time = times.entry(id.clone()).or_default();
        *time += 1;
        article.id = if *time == 1 { id } else { ArticleId::new(&format!("{id}-{time}")) };
    }
}
