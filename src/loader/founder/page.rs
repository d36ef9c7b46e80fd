//! A page of the paper: its label, its picture, its articles, the other pages.

use std::collections::{HashMap, HashSet};

use super::areas::{self, Chart};
use super::label::{self, PrintedLabel};
use super::names::{self, FileKind};
use super::site_file::SiteFile;
use super::story;
use crate::input::dates;
use crate::loader::markup::{Dialect, Dom, NodeId, ROOT, parse};
use crate::model::{Box01, Date};

/// What a page says.
#[derive(Debug, Default)]
pub(super) struct SitePage {
    pub(super) label: Option<PrintedLabel>,
    pub(super) chart: Chart,
    /// The articles in the order of the page's list, each with its title.
    pub(super) list: Vec<(String, String)>,
    /// All pages of the issue that it leads to, itself among them mostly,
    /// with the labels of its list.
    pub(super) pages: Vec<(String, Option<PrintedLabel>)>,
    pub(super) paper: Option<String>,
    pub(super) date: Option<Date>,
    /// The page that it sends its reader to at once.
    pub(super) sends_to: Option<String>,
}

/// An article that a page names.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct ListedArticle {
    pub(super) path: String,
    pub(super) title: String,
    pub(super) boxes: Vec<Box01>,
}

impl SitePage {
    /// Reads the page at `path` in the tree.
    pub(super) fn read(document: &SiteFile, path: &str) -> Self {
        let dom = &document.dom;
        let chart = areas::read(dom, path);
        let mut page = Self { chart, ..Self::default() };
        page.read_links(dom, path);
        page.label = page.own_label(document, path);
        page.paper = paper(document);
        page.date = names::day(path).or_else(|| date(document));
        page.sends_to = sends_to(dom, path);
        page
    }

    /// Whether it is a page at all, by what it leads to.
    pub(super) fn leads_on(&self) -> bool {
        !self.chart.places.is_empty() || self.list.len() > 1 || self.pages.len() > 1
    }

    fn read_links(&mut self, dom: &Dom, path: &str) {
        const TRIES: usize = 10_000;
        let mapped: HashSet<&str> = self.chart.places.iter().map(|(file, _)| &**file).collect();
        let kin: HashSet<&str> = mapped.iter().map(|file| shape(file)).collect();
        let mut listed: HashMap<String, usize> = HashMap::new();
        let mut tries = 0;
        let (mut labelled, mut others) = (Vec::new(), Vec::new());
        for id in dom.descendants(ROOT).filter(|&id| dom.name(id) == "a") {
            let reference = dom.attribute(id, "href").or_else(|| dom.attribute(id, "data-href"));
            let target = reference.and_then(|reference| names::target(path, reference));
            let Some(target) = target.filter(|target| names::is_markup(target)) else { continue };
            let sort = names::sort(&target);
            let is_article = mapped.contains(&*target)
                || sort == Some(FileKind::Article)
                || (sort.is_none() && kin.contains(shape(&target)) && kin.len() == 1);
            if is_article {
                if is_of_day(&target, path) {
                    let at = *listed.entry(target.clone()).or_insert(self.list.len());
                    match self.list.get_mut(at) {
                        None => self.list.push((target, title(dom, id))),
                        Some((_, known)) if known.is_empty() && tries < TRIES => {
                            tries += 1;
                            *known = title(dom, id);
                        }
                        Some(_) => {}
                    }
                }
            } else if is_of_issue(&target, path, sort) {
                match PrintedLabel::of(&words(dom, id)) {
                    Some(label) => labelled.push((target, Some(label))),
                    None if sort == Some(FileKind::Page) => others.push((target, None)),
                    None => {}
                }
            }
        }
        // Links that only turn the leaf say nothing of the order.
        let mut seen = HashSet::new();
        labelled.append(&mut others);
        labelled.retain(|(path, _)| seen.insert(path.clone()));
        self.pages = labelled;
        for (_, title) in self.list.iter_mut().filter(|(_, title)| label::is_control(title)) {
            title.clear();
        }
    }

    fn own_label(&self, document: &SiteFile, path: &str) -> Option<PrintedLabel> {
        let listed = self.pages.iter().find(|(other, _)| other == path);
        let listed = listed.and_then(|(_, label)| label.clone());
        let said = document.property(&["pagenum", "pageno"]).and_then(|id| {
            let name = document.property(&["pagename", "pagetitle"]).unwrap_or_default().to_owned();
            let label = PrintedLabel::of(&format!("第{id}版"))?;
            Some(PrintedLabel { name, ..label })
        });
        let printed = || of_text(&document.dom);
        match (listed, said) {
            (Some(listed), _) => Some(listed),
            (None, Some(said)) if said.name.is_empty() => {
                let named = printed()
                    .filter(|label| PrintedLabel::key(&label.id) == PrintedLabel::key(&said.id));
                let name = named.map(|label| label.name).unwrap_or_default();
                Some(PrintedLabel { name, ..said })
            }
            (None, Some(said)) => Some(said),
            (None, None) => printed(),
        }
    }

    /// The articles: as the page lists them, if it lists all that its map
    /// shows, else as they stand in the map; then the others.
    pub(super) fn entries(&self) -> Vec<ListedArticle> {
        let boxes = areas::by_file(&self.chart.places);
        let titles: HashMap<&str, &str> =
            self.list.iter().map(|(path, title)| (&**path, &**title)).collect();
        let listed = self.list.iter().map(|(path, _)| &**path);
        let mapped = self.chart.places.iter().map(|(path, _)| &**path);
        let lists_all = boxes.keys().all(|path| titles.contains_key(path));
        let order: Vec<&str> =
            if lists_all { listed.collect() } else { mapped.chain(listed).collect() };
        let mut seen = HashSet::new();
        order
            .into_iter()
            .filter(|path| seen.insert(*path))
            .map(|path| ListedArticle {
                path: path.to_owned(),
                title: titles.get(path).copied().unwrap_or_default().to_owned(),
                boxes: boxes.get(path).cloned().unwrap_or_default(),
            })
            .collect()
    }

    /// The files that its map leads to.
    pub(super) fn mapped(&self) -> impl Iterator<Item = &str> {
        self.chart.places.iter().map(|(path, _)| &**path)
    }
}

/// Whether a page is of the same issue: it lies beside the other, or is of the
/// same day.
fn is_of_issue(page: &str, other: &str, sort: Option<FileKind>) -> bool {
    let day = names::day(page);
    let same_day = day.is_some() && day == names::day(other);
    names::folder(page) == names::folder(other) || (same_day && sort == Some(FileKind::Page))
}

/// Whether nothing says that two files are of different days.
fn is_of_day(one: &str, other: &str) -> bool {
    match (names::day(one), names::day(other)) {
        (Some(one), Some(other)) => one == other,
        _ => true,
    }
}

/// A path with its last number left out: what files of one sort share.
fn shape(path: &str) -> &str {
    let name = names::file(path);
    let letters = name.find(|c: char| c.is_ascii_digit()).unwrap_or(name.len());
    &path[..path.len() - name.len() + letters]
}

/// What is printed in an element, as far as a title can go.
fn words(dom: &Dom, id: NodeId) -> String {
    const NODES: usize = 64;
    story::line(dom, &(id + 1..dom.end(id).min(id + NODES)))
}

/// The words of a link; where a script writes them, what it writes.
fn title(dom: &Dom, link: NodeId) -> String {
    let shown = words(dom, link);
    if !shown.is_empty() {
        return shown;
    }
    let inside = dom.descendants(link).take(8).find(|&id| dom.name(id) == "script");
    let script = inside.map(|id| dom.all_text(id)).unwrap_or_default();
    let written = quoted(&script).unwrap_or_default();
    if !written.is_empty() {
        let dom = parse(&written, Dialect::Html);
        return spaced(&dom, ROOT);
    }
    dom.attribute(link, "title").unwrap_or_default().trim().to_owned()
}

/// The text of a node, `<br>` as a space, without scripts.
pub(super) fn spaced(dom: &Dom, root: NodeId) -> String {
    let mut text = String::new();
    let mut at = root + 1;
    while at < dom.end(root) {
        match dom.name(at) {
            "script" | "style" => at = dom.end(at) - 1,
            "br" => text.push(' '),
            _ => text.push_str(dom.text(at).unwrap_or_default()),
        }
        at += 1;
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The first string in a script: `document.write(view("…"))`.
fn quoted(script: &str) -> Option<String> {
    let start = script.find(['"', '\''])?;
    let quote = script[start..].chars().next()?;
    let mut text = String::new();
    let mut rest = script[start + 1..].chars();
    while let Some(c) = rest.next() {
        match c {
            '\\' => match rest.next()? {
                'n' | 't' | 'r' => text.push(' '),
                other => text.push(other),
            },
            c if c == quote => return Some(text),
            c => text.push(c),
        }
    }
    None
}

/// The label that a file prints, outside its links to other pages.
fn of_text(dom: &Dom) -> Option<PrintedLabel> {
    let mut text = String::new();
    let mut at = 1;
    while at < dom.end(ROOT) {
        match dom.name(at) {
            "script" | "style" | "a" | "title" => {
                text.push('\n');
                at = dom.end(at) - 1;
            }
            "td" | "tr" | "div" | "p" | "li" | "ul" | "table" => text.push('\n'),
            _ => text.extend(dom.text(at).unwrap_or_default().chars().map(|c| match c {
                '\n' | '\r' | '\t' => ' ',
                c => c,
            })),
        }
        at += 1;
    }
    PrintedLabel::within(&text).or_else(|| {
        let title = dom.first(ROOT, "title").map(|id| dom.line(id))?;
        PrintedLabel::within(&title)
    })
}

/// The paper's name, as a page or an article says it.
pub(super) fn paper(document: &SiteFile) -> Option<String> {
    let said = document.property(&["papername", "paper", "newspaper"]).map(str::to_owned);
    said.or_else(|| {
        let dom = &document.dom;
        label::paper(&dom.first(ROOT, "title").map(|id| dom.line(id))?)
    })
}

/// The day, as the last comment says it, else as the page prints it.
pub(super) fn date(document: &SiteFile) -> Option<Date> {
    let said = document.property(&["date", "pubdate", "publishdate"]).and_then(dates::day);
    said.or_else(|| label::day(&spaced(&document.dom, ROOT)))
}

/// Where `<meta http-equiv=refresh>` leads to.
fn sends_to(dom: &Dom, path: &str) -> Option<String> {
    let is_refresh = |&id: &NodeId| {
        let kind = dom.attribute(id, "http-equiv").unwrap_or_default();
        dom.name(id) == "meta" && kind.eq_ignore_ascii_case("refresh")
    };
    let meta = dom.descendants(ROOT).find(is_refresh)?;
    let (_, address) = dom.attribute(meta, "content")?.split_once('=')?;
    let address = address.trim().trim_matches(['\'', '"']);
    names::target(path, address).filter(|path| names::is_markup(path))
}

#[cfg(test)]
#[path = "page_tests.rs"]
mod tests;
