//! The body of one article of a book.

use std::collections::HashMap;
use std::sync::Arc;

use super::{Book, calibre, newsprint_epub};
use crate::input::{gap, limits};
use crate::loader::article_parts;
use crate::loader::markup::{Base, Dialect, Dom, NodeId, ROOT, blocks_within, parse, read};
use crate::model::{Block, BlockKind, Body, Clean};

/// A document that was read.
#[derive(Debug)]
pub(super) struct BookDocument {
    index: usize,
    /// What it holds, or why it can't be had.
    dom: Result<Dom, Clean>,
    /// It is longer than [`limits::DOCUMENT`].
    is_cut: bool,
    /// Where the articles that begin in it do, by their index.
    starts: HashMap<usize, NodeId>,
    /// The same nodes, ascending.
    sorted: Vec<NodeId>,
    /// The first article that begins at each of them.
    firsts: HashMap<NodeId, usize>,
}

/// The body of an article: from where it begins to where the next one does.
pub(super) fn body(book: &Book, article: usize) -> Option<Body> {
    let place = book.places.get(article)?;
    let mut found = Vec::new();
    let ends_inside = add(book, place.document, Some(article), &mut found);
    if !ends_inside {
        let mut rest = place.document + 1..book.spine.len();
        for next in rest.by_ref().take_while(|next| !book.begins_article(*next)) {
            if !book.left_out.contains(&next) {
                add(book, next, None, &mut found);
            }
        }
    }
    if !book.is_own {
        article_parts::drop_head(&mut found, &book.edition.articles[article]);
    }
    Some(Body::set(found))
}

/// Adds what a document holds, or what one article has of it; tells whether
/// another article begins after it in the same document.
fn add(book: &Book, index: usize, article: Option<usize>, out: &mut Vec<Block>) -> bool {
    let path = &book.spine[index];
    let missing = |what: Clean| Block::new(BlockKind::Gap(what));
    let document = document(book, index);
    let dom = match &document.dom {
        Ok(dom) => dom,
        Err(reason) => {
            out.push(missing(reason.clone()));
            return false;
        }
    };
    if let Some(article) = article.filter(|&article| document.is_shared(article)) {
        let title = &book.edition.articles[article].title();
        out.push(missing(gap::unmarked(path, title)));
        return true;
    }
    let (start, stop) = match article {
        Some(article) => document.extent(dom, article),
        None => (ROOT, dom.end(ROOT)),
    };
    let skip = |id: NodeId| {
        (book.periodical && calibre::is_bar(dom, id))
            || (book.is_own && newsprint_epub::is_head(dom, id))
    };
    let base = Base::Inside(path.clone());
    out.extend(blocks_within(dom, ROOT, start..stop, &base, &skip));
    let goes_on = stop < dom.end(ROOT);
    if document.is_cut && !goes_on {
        out.push(missing(gap::rest(path, limits::DOCUMENT)));
    }
    goes_on
}

/// A document of the spine. The one read last is kept: in many books all
/// articles are in one.
fn document(book: &Book, index: usize) -> Arc<BookDocument> {
    let mut last = book.last.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    if let Some(kept) = last.as_ref().filter(|kept| kept.index == index) {
        return Arc::clone(kept);
    }
    *last = None;
    let read = Arc::new(BookDocument::read(book, index));
    *last = Some(Arc::clone(&read));
    read
}

impl BookDocument {
    fn read(book: &Book, index: usize) -> Self {
        let path = &book.spine[index];
        let bytes = match book.archive.read(path, limits::DOCUMENT as u64 + 1) {
            Ok(bytes) => bytes,
            Err(fault) => {
                let dom = Err(gap::entry(path, &fault));
                return Self {
                    index,
                    dom,
                    is_cut: false,
                    starts: HashMap::new(),
                    sorted: Vec::new(),
                    firsts: HashMap::new(),
                };
            }
        };
        // The label was checked when the book was opened.
        let source = read(bytes, book.encoding.as_deref()).unwrap_or_default();
        let mut dom = parse(&source.text, Dialect::Xhtml);
        if book.is_own {
            dom.set_own();
        }
        let here = || book.places.iter().enumerate().filter(|(_, place)| place.document == index);
        let mut starts = HashMap::new();
        if here().nth(1).is_some() {
            let anchors = anchors(&dom);
            // A place that is not there is the beginning of the document.
            starts.extend(here().map(|(article, place)| {
                let anchor = place.fragment.as_deref().and_then(|f| anchors.get(f));
                (article, anchor.copied().unwrap_or(ROOT))
            }));
        }
        let mut sorted: Vec<NodeId> = starts.values().copied().collect();
        sorted.sort_unstable();
        let mut firsts = HashMap::new();
        for (&article, &start) in &starts {
            let first = firsts.entry(start).or_insert(article);
            *first = article.min(*first);
        }
        Self { index, dom: Ok(dom), is_cut: source.is_cut, starts, sorted, firsts }
    }

    /// Whether an article before this one has the text that begins where this
    /// one does.
    fn is_shared(&self, article: usize) -> bool {
        let start = self.starts.get(&article);
        start.and_then(|start| self.firsts.get(start)).is_some_and(|&first| first != article)
    }

    /// Which nodes belong to an article. The first one that begins in the
    /// document has all from the beginning, so that nothing is lost.
    fn extent(&self, dom: &Dom, article: usize) -> (NodeId, NodeId) {
        let Some(&own) = self.starts.get(&article) else { return (ROOT, dom.end(ROOT)) };
        let later = self.sorted.partition_point(|&start| start <= own);
        let stop = self.sorted.get(later).copied().unwrap_or(dom.end(ROOT));
        let is_first = self.sorted.first().is_none_or(|&first| own == first);
        (if is_first { ROOT } else { own }, stop)
    }
}

/// The places of a document that links can lead to.
fn anchors(dom: &Dom) -> HashMap<&str, NodeId> {
    let mut anchors = HashMap::new();
    for id in dom.descendants(ROOT) {
        for name in ["id", "name"] {
            if let Some(anchor) = dom.attribute(id, name) {
                anchors.entry(anchor).or_insert(id);
            }
        }
    }
    anchors
}
