//! Lists of a whole issue: headings that name pages, each with the articles of
//! that page under it.
//!
//! | where | heading | articles |
//! |---|---|---|
//! | `#webtree` | `dt` | `dd` |
//! | `.listdaohang` | `h4` | `ul`, their links in `daoxiang` |
//! | `.nav-items` | `.nav-panel-heading` | `ul`, their links in `data-href` |
//! | a portal's list by printed page | `h3` with `.page_notation` | `ul.newspaper_article_lst` |
//!
//! None of these names is asked for: a label over a list of links is enough,
//! if there are two of them. Only a portal's articles have names that do not
//! show what they are, and so need its own.

use std::ops::Range;

use super::label::PrintedLabel;
use super::links::{reference, title, words};
use super::names;
use crate::loader::markup::{Dom, NodeId, ROOT, tags};
use crate::model::Date;

/// A page in a list of the whole issue.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct ContentsPage {
    pub(super) label: PrintedLabel,
    /// The page's own file, if it has one.
    pub(super) path: Option<String>,
    /// Its articles: their files and titles.
    pub(super) list: Vec<(String, String)>,
}

/// A list of the whole issue.
#[derive(Debug, Default)]
pub(super) struct IssueContents {
    pub(super) pages: Vec<ContentsPage>,
    /// What of the file it is.
    pub(super) ranges: Vec<Range<NodeId>>,
    /// The day that the links name, if they do.
    pub(super) date: Option<Date>,
}

/// The list of a portal.
const OF_PORTAL: &str = "newspaper_article_lst";

impl IssueContents {
    /// Reads the lists of the file at `path`.
    pub(super) fn read(dom: &Dom, path: &str) -> Self {
        let mut contents = Self::default();
        let mut is_portal = false;
        let mut at = 1;
        while at < dom.end(ROOT) {
            let found = heading(dom, at).and_then(|label| Some((label, list_after(dom, at)?)));
            let Some((label, list)) = found else {
                at += 1;
                continue;
            };
            let of_portal = dom.has_class(list, OF_PORTAL);
            let articles = contents.links(dom, list, path, of_portal);
            if !articles.is_empty() {
                is_portal |= of_portal;
                let own = dom.descendants(at).find_map(|id| reference(dom, id, path));
                contents.pages.push(ContentsPage { label, path: own, list: articles });
                contents.ranges.push(list..dom.end(list));
            }
            at = dom.end(at);
        }
        if contents.pages.len() < 2 && !is_portal { Self::default() } else { contents }
    }

    fn links(
        &mut self,
        dom: &Dom,
        list: NodeId,
        path: &str,
        of_portal: bool,
    ) -> Vec<(String, String)> {
        let mut found: Vec<(String, String)> = Vec::new();
        for id in dom.descendants(list).filter(|&id| dom.name(id) == "a") {
            let of_list = || names::target(path, on_site(dom.attribute(id, "href")?));
            let target = if of_portal { of_list() } else { reference(dom, id, path) };
            let Some(target) = target.filter(|to| found.iter().all(|(other, _)| other != to))
            else {
                continue;
            };
            let strong = dom.first(id, "strong").filter(|_| of_portal).map(|id| dom.line(id));
            found.push((target, strong.unwrap_or_else(|| title(dom, id))));
            let day = || names::day(dom.attribute(id, "href")?.rsplit_once("date=")?.1);
            self.date = self.date.or_else(day);
        }
        found
    }
}

/// A reference without the host that it may name: all that a portal lists is
/// its own.
fn on_site(reference: &str) -> &str {
    let Some((_, rest)) = reference.split_once("://") else { return reference };
    rest.find('/').map_or("", |at| &rest[at..])
}

/// The label that an element is, if such an element can be a heading.
fn heading(dom: &Dom, id: NodeId) -> Option<PrintedLabel> {
    let class = || dom.attribute(id, "class").unwrap_or_default();
    let is_heading = dom.name(id) == "dt"
        || tags::heading(dom.name(id)).is_some()
        || class().contains("heading");
    PrintedLabel::of(&words(dom, id)).filter(|_| is_heading)
}

/// The list that stands right after an element.
fn list_after(dom: &Dom, id: NodeId) -> Option<NodeId> {
    let is_blank = |&id: &NodeId| dom.text(id).is_some_and(|text| text.trim().is_empty());
    let mut after = dom.children(dom.parent(id)).skip_while(|&other| other <= id);
    let next = after.find(|id| !is_blank(id))?;
    matches!(dom.name(next), "dd" | "ul" | "ol").then_some(next)
}
