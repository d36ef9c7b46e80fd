//! Books that newsprint wrote itself: they say of each article what its head
//! is, in which section it is and on which page, so that it is read back as it
//! was.

use crate::loader::markup::{Dialect, Dom, NodeId, ROOT, parse};
use crate::model::{Article, ArticleId, Clean, HeadRole, Page, Section};

/// The class of an article's head.
const HEAD: &str = "newsprint-head";
/// The attribute of an article that holds its id.
const ID: &str = "data-newsprint-id";
/// Those of where it is printed.
const SECTION: &str = "data-newsprint-section";
const PAGE: &str = "data-newsprint-page";
const PAGE_NAME: &str = "data-newsprint-page-name";

const ROLES: [HeadRole; 5] =
    [HeadRole::Kicker, HeadRole::Headline, HeadRole::Deck, HeadRole::Byline, HeadRole::Dateline];

/// Whether an element is the head of an article.
pub(super) fn is_head(dom: &Dom, id: NodeId) -> bool {
    dom.name(id) == "header" && dom.has_class(id, HEAD)
}

/// The sections that a book names and those that its articles say they are in,
/// with the pages. What newsprint wrote before it noted them has none.
#[derive(Debug, Default)]
pub(super) struct Printed {
    pub(super) sections: Vec<Section>,
    pub(super) pages: Vec<Page>,
    /// An article did not say its section.
    pub(super) is_partial: bool,
}

impl Printed {
    pub(super) fn of(sections: &[String]) -> Self {
        let named = |name: &String| Section { name: Clean::line(name), parent: None };
        Self { sections: sections.iter().map(named).collect(), ..Self::default() }
    }

    fn place(&mut self, dom: &Dom, article: &mut Article) {
        let said = |name| dom.descendants(ROOT).find_map(|id| dom.attribute(id, name));
        let Some(name) = said(SECTION).map(Clean::line) else {
            self.is_partial = true;
            return;
        };
        let known = self.sections.iter().position(|section| section.name == name);
        article.section = known.unwrap_or_else(|| {
            self.sections.push(Section { name, parent: None });
            self.sections.len() - 1
        });
        article.page = said(PAGE).map(|id| {
            let id = Clean::line(id);
            let known = self.pages.iter().position(|page| page.id == id);
            known.unwrap_or_else(|| {
                let name = said(PAGE_NAME).map(Clean::line).unwrap_or_default();
                self.pages.push(Page { id, name, image: None });
                self.pages.len() - 1
            })
        });
    }
}

/// Gives an article the head that the beginning of its document says, and its
/// place. One without a headline is listed by its first words.
pub(super) fn read_head(beginning: &str, article: &mut Article, printed: &mut Printed) {
    let dom = parse(beginning, Dialect::Xhtml);
    printed.place(&dom, article);
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
