//! Several pages, read one by one, as one edition.
//!
//! `order` puts the pages in their order and names them, `masthead` says of
//! which paper and day they are. Then jumps are followed: `jump_line` is the
//! grammar of jump lines (下转第3版), `find` finds them on the pages, `link`
//! finds the two ends that belong together, `turn` those of texts that go on
//! over the page without a jump line, and `follow` brings the continuation to
//! its article; `page_set` holds the pages meanwhile, `seam` joins
//! two texts, and `trace` finds the bytes of a part of a text.
//!
//! Every character that was in an article, in the furniture or in `unplaced`
//! of a page is there, or in one of the others, once the pages are joined.

mod find;
mod follow;
mod jump_line;
mod jump_notice;
mod label;
mod link;
mod masthead;
mod order;
mod page_set;
mod seam;
#[cfg(test)]
mod tests;
mod trace;
mod turn;

use std::sync::Arc;

use crate::input::{Hint, Loaded, SourceFile};
use crate::model::Clean;
pub use jump_notice::JumpNotice;
use label::Label;
use page_set::PageSet;

/// A page that was read by itself.
#[derive(Debug, Clone)]
pub struct PageFile {
    /// The file's path, as messages say it.
    pub name: String,
    /// The file.
    pub bytes: Arc<[u8]>,
    /// What a loader made of it.
    pub loaded: Loaded,
}

/// What the reader said of the pages.
#[derive(Debug, Clone, Copy, Default)]
pub struct PageOverrides<'a> {
    /// The paper they are of.
    pub paper: Option<&'a str>,
    /// The encoding of their text, a WHATWG label.
    pub encoding: Option<&'a str>,
}

/// Sorts pages into editions, by paper and day; pages that name none go with
/// the others. Each edition's pages are in order.
#[must_use]
pub fn editions(pages: Vec<PageFile>) -> Vec<Vec<PageFile>> {
    masthead::part(pages).into_iter().map(in_order).collect()
}

/// Puts the pages of an edition in their order: that of their folios if each
/// has one of its own, else that of the files' names, counted as people do.
#[must_use]
pub fn in_order(pages: Vec<PageFile>) -> Vec<PageFile> {
    order::in_order(pages)
}

/// Makes one edition of pages, which are in order. Source ranges count bytes
/// through the files, one after the other ([`Loaded::files`]). Each page is a
/// section, where pages of one name are one. Articles that jump to another
/// page are put together again; jumps whose other end is not found stay as
/// they are, with a warning.
#[must_use]
pub fn join(mut pages: Vec<PageFile>, wish: &PageOverrides<'_>) -> Loaded {
    order::name_pages(&mut pages);
    let edition = masthead::of(&pages, wish);
    let mut start = 0;
    let files: Vec<SourceFile> = pages
        .iter()
        .map(|page| {
            let (name, length) = (page.name.clone(), page.bytes.len());
            let file = SourceFile { name, start, length };
            start += length;
            file
        })
        .collect();
    let mut desk = PageSet::lay_out(&mut pages, edition, &files);
    let traces = trace::Traces::new(&pages, &files, wish.encoding);
    follow::follow(&mut desk, &traces);
    let mut loaded = desk.clear();
    loaded.files = files;
    loaded
}

impl PageFile {
    /// The file's name without folders and ending; what a page that names no
    /// paper goes by.
    fn stem(&self) -> &str {
        let file = self.name.rsplit(['/', '\\']).next().unwrap_or_default();
        file.rsplit_once('.').map_or(file, |(stem, _)| stem)
    }

    /// Whether the page itself names its paper.
    #[must_use]
    pub fn says_paper(&self) -> bool {
        let title = &self.loaded.edition.paper.title;
        let by_name = Hint { name: self.name.clone(), ..Hint::default() }.paper_by_name();
        let is_by_name = [self.stem(), &by_name].iter().any(|name| **title == *Clean::line(name));
        !title.trim().is_empty() && !is_by_name && **title != *"-"
    }

    /// The label on its folio. A page without one goes by `1`, which is then
    /// nowhere to be seen on it.
    fn label(&self) -> Option<Label> {
        let [page] = self.loaded.edition.pages.as_slice() else { return None };
        let label = Label::of(&page.id)?;
        let printed = *page.id != *"1" || !page.name.is_empty() || self.prints_one();
        printed.then_some(label)
    }

    fn prints_one(&self) -> bool {
        self.loaded
            .furniture
            .iter()
            .flat_map(|block| {
                let text: String = block.plain().to_lowercase();
                let squeezed: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).collect();
                let at = |i: usize| squeezed.get(i).copied().unwrap_or(' ');
                (0..squeezed.len())
                    .map(|i| {
                        let one = matches!(at(i), '1' | '１' | '一');
                        let alone = i == 0 || !at(i - 1).is_numeric();
                        let before: String = squeezed[i.saturating_sub(4)..i].iter().collect();
                        let named = matches!(at(i + 1), '版' | '面') || before.ends_with("page");
                        one && alone && named && !at(i + 1).is_numeric()
                    })
                    .collect::<Vec<_>>()
            })
            .any(|found| found)
    }
}
