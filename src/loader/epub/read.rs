//! The body of one article of a book.

use super::{Book, calibre, gap};
use crate::loader::markup::{Base, Dom, NodeId, ROOT, Rules, blocks, parse, read};
use crate::loader::{limits, repeats};
use crate::model::{Block, BlockKind, Body, Clean};

/// The body of an article: from where it begins to where the next one does.
pub(super) fn body(book: &Book, article: usize) -> Option<Body> {
    let place = book.places.get(article)?;
    let mut found = Vec::new();
    let ends_inside = document(book, place.document, Some(article), &mut found);
    if !ends_inside {
        for next in place.document + 1..book.spine.len() {
            if book.places.iter().any(|other| other.document == next) {
                break;
            }
            if !book.left_out.contains(&next) {
                document(book, next, None, &mut found);
            }
        }
    }
    repeats::drop_head(&mut found, &book.edition.articles[article]);
    Some(Body::set(found))
}

/// Adds what a document holds, or what one article has of it; tells whether
/// another article begins after it in the same document.
fn document(book: &Book, index: usize, article: Option<usize>, out: &mut Vec<Block>) -> bool {
    let path = &book.spine[index];
    let missing = |reason: String| Block::new(BlockKind::Gap(Clean::line(&reason)));
    let bytes = match book.archive.read(path, limits::DOCUMENT as u64 + 1) {
        Ok(bytes) => bytes,
        Err(fault) => {
            out.push(missing(gap(path, &fault)));
            return false;
        }
    };
    // The label was checked when the book was opened.
    let source = read(bytes, book.encoding.as_deref()).unwrap_or_default();
    let dom = parse(&source.text, Rules::Xhtml);
    drop(source.text);
    let base = Base::Inside(path.clone());
    let (start, stop) = match article {
        Some(article) => extent(book, &dom, index, article),
        None => (ROOT, dom.end(ROOT)),
    };
    let skip = |id: NodeId| {
        dom.end(id) <= start || id >= stop || (book.periodical && calibre::is_bar(&dom, id))
    };
    out.extend(blocks(&dom, ROOT, &base, &skip));
    if source.is_cut {
        let most = limits::size(limits::DOCUMENT as u64);
        out.push(missing(format!("the rest of {path}: a document may have {most}")));
    }
    stop < dom.end(ROOT)
}

/// Which nodes of a document belong to an article. The first one that begins
/// in it has all from the beginning, so that nothing is lost.
fn extent(book: &Book, dom: &Dom, document: usize, article: usize) -> (NodeId, NodeId) {
    let here = || book.places.iter().filter(|place| place.document == document);
    if here().nth(1).is_none() {
        return (ROOT, dom.end(ROOT));
    }
    let mut anchors = std::collections::HashMap::new();
    for id in dom.descendants(ROOT) {
        for name in ["id", "name"] {
            if let Some(anchor) = dom.attribute(id, name) {
                anchors.entry(anchor).or_insert(id);
            }
        }
    }
    // A place that is not there is the beginning of the document.
    let start_of = |fragment: &Option<String>| {
        fragment.as_deref().and_then(|f| anchors.get(f).copied()).unwrap_or(ROOT)
    };
    let own = start_of(&book.places[article].fragment);
    let starts: Vec<NodeId> = here().map(|place| start_of(&place.fragment)).collect();
    let first = starts.iter().copied().min().unwrap_or(ROOT);
    let stop = starts.into_iter().filter(|&start| start > own).min().unwrap_or(dom.end(ROOT));
    (if own == first { ROOT } else { own }, stop)
}
