//! 数字报: the pages of a newspaper as Founder's system and its kin put them
//! on the web, saved.
//!
//! | what | how it is understood |
//! |---|---|
//! | `node_2.htm`, `nbs.D110000…_01.htm`, `layout/…/node_01.html` | a page of the paper: its number and name, its picture, the articles on it, the other pages |
//! | `<area coords href>` | where an article stands on the page, as shares of the picture |
//! | `content_1.htm`, `nw.D110000…htm`, `content/…/content_1.html` | an article |
//! | `<!--<npm:article-title>-->` and its kin, `<founder-title>` … | kicker, headline, deck, byline, text, pictures |
//! | `<!--enpcontent-->`, `id=ozoom` | the text, where it is not marked so |
//! | `h3` `h1` `h2` `h4`, classes, the line that is the title | the head, where it is not marked so |
//! | `<!--enpproperty … -->` | what the file itself does not show: paper, day, page, head |
//! | `html/2022-08/19/`, `layout/202208/19/`, `content/20220819/` | the day |
//! | `Page01NU.htm`, `Articel01002NU.htm` | page and article of the system that begins with `PaperIndex.htm` |
//! | headings with lists of links under them | the whole issue ([`contents`]) |
//! | 下转第03版, 上接第01版 | two ends of one article ([`jumps`]) |
//! | `getJournalPage.do`, `index.json`, `data.json` | sites that are a script over JSON ([`json`]) |
//!
//! The files of an issue are asked for by their paths in the saved tree; none
//! outside it is read. Pages and articles that are not there are a warning
//! that names them; of the articles their titles are kept. Menus, lists and
//! buttons are the edition's furniture, each once.

mod areas;
mod captions;
mod contents;
mod edition_builder;
mod head;
mod issue;
mod json;
mod jumps;
mod label;
mod leads;
mod links;
mod moved;
mod names;
mod page;
mod site;
mod site_file;
mod story;
#[cfg(test)]
mod tests;

pub use json::ListedIssue;
pub use leads::{SiteLeads, leads};
pub use names::{
    day, depth, folder, grouped, is_article, is_markup, is_of_paper, is_picture, issues, twin,
};

use crate::input::{Hint, LoadError, Loaded};
use crate::model::OpenError;

/// A saved tree, as far as the loader needs to know it. All paths are
/// relative to its root, with `/` between their parts.
pub struct SavedTree<'a> {
    /// Where the root is, as far as it may name the day; else empty.
    pub place: &'a str,
    /// What addresses on its site begin with (`http://hekou.example`), where it
    /// was fetched just now: articles are told where they came from.
    pub origin: Option<&'a str>,
    /// The pages of an issue to begin with, or an article.
    pub starts: &'a [String],
    /// Files that are markup by their names: those beside the first of
    /// `starts`, or all of the tree.
    pub files: &'a [String],
    /// Gives a file, or why it cannot.
    pub read: &'a mut dyn FnMut(&str) -> Result<Vec<u8>, OpenError>,
    /// Whether there is such a file.
    pub has: &'a dyn Fn(&str) -> bool,
    /// The size of a picture, if it is there.
    pub size: &'a dyn Fn(&str) -> Option<(u32, u32)>,
}

/// Reads the issue that a saved tree holds.
///
/// # Errors
/// [`LoadError::Empty`] if there is no article in it, [`LoadError::Malformed`]
/// if none of `tree.starts` can be read, [`LoadError::Encoding`] for an unknown
/// `hint.encoding`.
pub fn load_issue(tree: SavedTree<'_>, hint: &Hint) -> Result<Loaded, LoadError> {
    issue::load(tree, hint)
}

/// Reads one file by itself: an article, or a page whose articles are then
/// known by their titles only.
///
/// # Errors
/// As [`load_issue`].
pub fn load(bytes: &[u8], hint: &Hint) -> Result<Loaded, LoadError> {
    let own = hint.name.rsplit(['/', '\\']).next().filter(|name| is_markup(name));
    let starts = [own.unwrap_or("page.htm").to_owned()];
    let mut read = |path: &str| {
        let is_own = path == starts[0];
        is_own.then(|| bytes.to_vec()).ok_or_else(|| OpenError::Alone { path: path.to_owned() })
    };
    let tree = SavedTree {
        place: "",
        origin: None,
        starts: &starts,
        files: &[],
        read: &mut read,
        has: &|_| false,
        size: &|_| None,
    };
    load_issue(tree, hint)
}

/// Whether JSON, by its first bytes, is of such a paper.
pub(super) fn is_answer(head: &[u8]) -> bool {
    json::is_of_paper(head)
}

/// Whether markup, by its first bytes, is of such a paper.
pub(super) fn is_founder(head: &[u8]) -> bool {
    let (mut maps, mut leaves) = (false, false);
    for tag in head.split(|&b| b == b'<').skip(1) {
        let end = memchr::memchr(b'>', tag).unwrap_or(tag.len());
        let tag = tag[..end].to_ascii_lowercase();
        let has = |words: &[u8]| memchr::memmem::find(&tag, words).is_some();
        let starts = |words: &[&[u8]]| words.iter().any(|word| tag.starts_with(word));
        let is_named = |word: &[u8]| {
            [&b"id="[..], b"id=\"", b"id='"].iter().any(|id| has(&[*id, word].concat()))
        };
        if starts(&[b"npm:article-", b"founder-"]) || has(b"pagepicmap") {
            return true;
        }
        if is_named(b"pagelink") || is_named(b"ozoom") || has(b"nbs.d1") || has(b"nw.d1") {
            return true;
        }
        let is_of_index = has(b".htm") && (has(b"articel") || has(b"issueindex.htm"));
        if is_named(b"contenttext")
            || is_named(b"dic_area")
            || has(b"newspaper_article_lst")
            || is_of_index
        {
            return true;
        }
        let is_leaf = has(b"node_") && has(b".htm");
        if tag.starts_with(b"meta") && has(b"refresh") && is_leaf {
            return true;
        }
        maps |= tag.starts_with(b"area") && has(b"coords") && has(b".htm");
        leaves |= tag.starts_with(b"a ") && is_leaf;
    }
    maps && leaves
}
