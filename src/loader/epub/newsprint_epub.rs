//! Books that newsprint wrote itself: they say of each article what its head
//! is, so that it is read back as it was.

use crate::loader::markup::{Dialect, Dom, NodeId, ROOT, parse};
use crate::model::{Article, ArticleId, Clean, HeadRole};

/// The class of an article's head.
const HEAD: &str = "newsprint-head";
/// The attribute of an article that holds its id.
const ID: &str = "data-newsprint-id";

const ROLES: [HeadRole; 5] =
    [HeadRole::Kicker, HeadRole::Headline, HeadRole::Deck, HeadRole::Byline, HeadRole::Dateline];

/// Whether an element is the head of an article.
pub(super) fn is_head(dom: &Dom, id: NodeId) -> bool {
    dom.name(id) == "header" && dom.has_class(id, HEAD)
}

/// Gives an article the head that the beginning of its document says. One
/// without a headline is listed by its first words.
pub(super) fn read_head(beginning: &str, article: &mut Article) {
    let dom = parse(beginning, Dialect::Xhtml);
    let listed = article.title().clone();
    article.head.clear();
    if let Some(id) = dom.descendants(ROOT).find_map(|id| dom.attribute(id, ID)) {
        article.id = ArticleId::new(id);
    }
    let head = dom.descendants(ROOT).find(|&id| is_head(&dom, id));
    for line in head.into_iter().flat_map(|head| dom.children(head)) {
        if let Some(role) = ROLES.into_iter().find(|role| dom.has_class(line, role.name())) {
            article.push_head(role, Clean::line(dom.all_text(line).trim()));
        }
    }
    if article.line(HeadRole::Headline).is_none() {
        article.first_words = listed;
    }
}
