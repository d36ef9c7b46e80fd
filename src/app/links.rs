//! Links on the screen.

use super::reader::Aim;
use super::{App, ArticleText, Effect, Notice};
use crate::layout::Cursor;
use crate::model::{ArticleId, Place, Style};

/// A link that begins on the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VisibleLink {
    /// The row it begins in.
    pub cursor: Cursor,
    /// The byte of the row's strand where it begins.
    pub byte: usize,
    /// Where it leads: an address, or `#` and an article's id.
    pub address: String,
}

impl ArticleText {
    /// The links that begin on the screen, in reading order.
    #[must_use]
    pub fn visible_links(&self) -> Vec<VisibleLink> {
        let mut links = Vec::new();
        for line in self.lines() {
            let Some(set) = line.text else { continue };
            let shown = set.row.start as usize..set.row.end as usize;
            for span in &set.strand.spans {
                if let Style::Link(address) = &span.style
                    && shown.contains(&span.range.start)
                {
                    let address = address.to_string();
                    links.push(VisibleLink {
                        cursor: line.cursor,
                        byte: span.range.start,
                        address,
                    });
                }
            }
        }
        links
    }
}

impl App {
    /// Follows the link at that index of those on the screen: into the
    /// edition, or onto the clipboard, since a reader may be offline.
    pub(super) fn follow_link(&mut self, index: usize) -> Vec<Effect> {
        let links = std::mem::take(&mut self.links);
        let Some(link) = links.into_iter().nth(index) else {
            self.tell(Notice::NoSuchLink);
            return Vec::new();
        };
        if let Some(id) = link.address.strip_prefix('#') {
            let id = ArticleId::new(id);
            let known = self.reader.as_ref().is_some_and(|r| r.edition.position(&id).is_some());
            if known {
                self.note_jump();
                return self.show_spot(&id, Aim::Place(Place::default()));
            }
        }
        self.tell(Notice::AddressCopied(link.address.clone()));
        vec![Effect::Copy(link.address)]
    }
}
