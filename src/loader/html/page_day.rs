//! The day of a page: where it declares one, where it shows one, else where
//! its address or its scripts have one. A year alone is no day.

use std::collections::HashMap;

use super::under_title::UnderTitle;
use crate::input::dates;
use crate::loader::markup::{Dom, NodeId, ROOT};
use crate::model::Date;

/// What pages call the day they were published in their `<meta>`, the most
/// exact first.
const PUBLISHED: [&str; 24] = [
    "article:published_time",
    "og:article:published_time",
    "article:published",
    "datepublished",
    "publishdate",
    "publish-date",
    "publish_date",
    "publishtime",
    "pubdate",
    "pub_date",
    "publication_date",
    "originalpublicationdate",
    "firstpublishedtime",
    "og:release_date",
    "bytedance:published_time",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date",
    "dcterms.date",
    "dcterms.created",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "date",
];

/// What they call the day of the last change.
const CHANGED: [&str; 6] = [
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "dcterms.modified",
    "last-modified",
    "lastmod",
];

/// A page, and what was found in it, for its day.
pub(super) struct DaySearch<'a> {
    pub(super) dom: &'a Dom,
    pub(super) metas: &'a HashMap<String, String>,
    pub(super) title: Option<NodeId>,
    pub(super) under: &'a UnderTitle,
    pub(super) address: Option<&'a str>,
    /// 5/11/2026 is in November.
    pub(super) day_first: bool,
}

impl DaySearch<'_> {
    /// The day that the `<meta>` elements declare.
    pub(super) fn declared(&self) -> Option<Date> {
        self.of_metas(&PUBLISHED)
    }

    /// The day that the page shows, or that can be concluded.
    pub(super) fn shown(&self) -> Option<Date> {
        self.marked()
            .or_else(|| self.under.day(self.day_first))
            .or_else(|| self.called())
            .or_else(|| of_address(self.address?))
            .or_else(|| self.in_scripts())
            .or_else(|| self.alone())
            .or_else(|| self.of_metas(&CHANGED))
    }

    fn of_metas(&self, names: &[&str]) -> Option<Date> {
        names.iter().find_map(|name| dates::line::whole(self.metas.get(*name)?, self.day_first))
    }

    /// Elements after the title, then those before it.
    fn elements(&self) -> impl Iterator<Item = NodeId> + '_ {
        let title = self.title.unwrap_or(ROOT);
        (title + 1..self.dom.end(ROOT)).chain(ROOT + 1..title.max(ROOT + 1))
    }

    /// The day of an element that is made for it.
    fn marked(&self) -> Option<Date> {
        let property = |id: NodeId| {
            (!self.is_beside(id)).then_some(())?;
            let says = self.dom.attribute(id, "itemprop")?;
            matches!(says, "datePublished" | "dateCreated").then_some(())?;
            let told = ["content", "datetime"].iter().find_map(|n| self.dom.attribute(id, n));
            told.and_then(|text| dates::line::whole(text, self.day_first)).or_else(|| self.line(id))
        };
        let time = |id: NodeId| {
            (self.dom.name(id) == "time" && !self.is_beside(id)).then_some(())?;
            let told = self.dom.attribute(id, "datetime");
            let told = told.or_else(|| self.dom.attribute(id, "content"));
            told.and_then(|text| dates::line::whole(text, self.day_first)).or_else(|| self.line(id))
        };
        self.elements().find_map(property).or_else(|| self.elements().find_map(time))
    }

    /// The day in an element that is called so.
    fn called(&self) -> Option<Date> {
        const WORDS: [&str; 7] = ["date", "time", "pub", "info", "head", "meta", "source"];
        const LONGEST: usize = 60;
        let is_called = |id: NodeId| {
            let names = ["class", "id"].into_iter().filter_map(|name| self.dom.attribute(id, name));
            names.filter(|value| value.len() <= LONGEST).any(|value| {
                let value = value.to_ascii_lowercase();
                WORDS.iter().any(|word| value.contains(word))
            })
        };
        let found = |id: NodeId| (is_called(id) && !self.is_beside(id)).then(|| self.line(id))?;
        self.elements().find_map(found)
    }

    /// The day in a short element.
    fn line(&self, id: NodeId) -> Option<Date> {
        const NODES: usize = 40;
        const LONGEST: usize = 160;
        if self.dom.end(id) - id > NODES {
            return None;
        }
        let line = self.dom.line(id);
        let found = (line.chars().count() <= LONGEST)
            .then(|| dates::line::in_line(&line, self.day_first).or_else(|| self.apart(id)));
        found?
    }

    /// The same where only the style parts year, month and day.
    fn apart(&self, id: NodeId) -> Option<Date> {
        let texts = (id..self.dom.end(id)).filter_map(|inside| self.dom.text(inside));
        dates::line::in_line(&texts.collect::<Vec<_>>().join(" "), self.day_first)
    }

    /// Whether an element stands beside the text: another story's day is none
    /// of this one's.
    fn is_beside(&self, id: NodeId) -> bool {
        const REACH: usize = 12;
        let around =
            std::iter::successors(Some(id), |&id| (id != ROOT).then(|| self.dom.parent(id)));
        around
            .take(REACH)
            .any(|id| matches!(self.dom.name(id), "nav" | "aside" | "footer" | "li" | "td" | "a"))
    }

    /// A day that stands alone after the title, as under a letter or a notice.
    fn alone(&self) -> Option<Date> {
        const LONGEST: usize = 40;
        let title = self.title?;
        (title..self.dom.end(ROOT)).find_map(|id| {
            let text = self.dom.text(id)?.trim();
            let figures = text.bytes().filter(u8::is_ascii_digit).count();
            let words = text.chars().filter(|c| c.is_alphabetic()).count();
            let is_alone =
                text.len() <= LONGEST && (figures >= 6 || text.contains('年')) && words <= 16;
            (is_alone && !self.is_beside(id)).then(|| dates::line::in_line(text, self.day_first))?
        })
    }

    /// The day that a script would write into the page.
    fn in_scripts(&self) -> Option<Date> {
        const NAMES: [&str; 10] = [
            "publish_time",
            "publishTime",
            "publishDate",
            "publishedAt",
            "pubDate",
            "pubtime",
            "createTime",
            "create_time",
            "datePublished",
            "var ct",
        ];
        const SOME: usize = 200;
        let scripts = self.dom.descendants(ROOT).filter(|&id| self.dom.name(id) == "script");
        scripts.take(SOME).find_map(|id| {
            let text = self.dom.whole_text(id);
            NAMES.iter().find_map(|name| {
                let at = text.find(name)? + name.len();
                let rest = text[at..].trim_start_matches(['"', '\'', ' ', ':', '=']);
                let value = rest.split(['"', '\'', ';', ',', '\n', '}']).next()?;
                (value.len() <= 40).then(|| dates::line::whole(value, self.day_first))?
            })
        })
    }
}

/// The day in an address: `/2026/11/21/`, `/2026-11/21/`, `/2026/1121/`,
/// `/20261121/`.
fn of_address(address: &str) -> Option<Date> {
    let path = address.split(['?', '#']).next()?;
    let (_, path) = path.split_once("://").unwrap_or(("", path));
    let parts: Vec<&str> = path.split('/').skip(1).collect();
    let is_number =
        |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit() || b == b'-');
    (0..parts.len()).find_map(|at| {
        let year = parts[at];
        if !is_number(year) || !year.starts_with(['1', '2']) {
            return None;
        }
        let next = |by: usize| parts.get(at + by).copied().filter(|part| is_number(part));
        let short = next(1).filter(|part| part.len() == 4);
        let joined = match (year.len(), next(1), next(2)) {
            (8 | 10, ..) => year.to_owned(),
            (4, ..) if short.is_some() => format!("{year}{}", short?),
            (4, Some(month), Some(day)) => format!("{year}-{month}-{day}"),
            (6, Some(day), _) => format!("{year}{day:0>2}"),
            (7, Some(day), _) => format!("{year}-{day}"),
            _ => return None,
        };
        dates::line::in_line(&joined, false)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_may_hold_the_day() {
        let day = Some(jiff::civil::date(2026, 11, 21));
        for address in [
            "https://s.example/2026/11/21/wall",
            "https://s.example/2026-11/21/content_1.htm",
            "http://s.example/n1/2026/1121/c1-2.html",
            "http://s.example/a/20261121/1.html",
            "https://s.example/news/2026-11-21/wall.html?x=1",
            "https://s.example/202611/21/1.html",
        ] {
            assert_eq!(of_address(address), day, "{address}");
        }
        for address in ["https://s.example/2026/11/wall", "https://s.example/12345678/a", "/x"] {
            assert_eq!(of_address(address), None, "{address}");
        }
    }
}
