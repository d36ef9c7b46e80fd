//! A page of the paper: its label, its picture, its articles, the other pages.

use std::collections::{HashMap, HashSet};

use super::areas::{self, Chart};
use super::contents::{ContentsPage, IssueContents};
use super::label::{self, PrintedLabel};
use super::links::{reference, spaced, title, words};
use super::moved;
use super::names::{self, FileKind};
use super::site_file::SiteFile;
use crate::input::dates;
use crate::loader::markup::{Dom, ROOT};
use crate::model::{Box01, Date};

/// A page of the issue and where it is.
#[derive(Debug, Default)]
pub(super) struct SitePageFile {
    pub(super) path: String,
    pub(super) page: SitePage,
}

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
    /// The whole issue, where the file lists it.
    pub(super) contents: Vec<ContentsPage>,
    /// Its place in a list of the whole issue.
    pub(super) place: Option<usize>,
    /// It is no page itself: it only names those of the newest issue.
    pub(super) is_index: bool,
    pub(super) paper: Option<String>,
    pub(super) date: Option<Date>,
    /// The page that it sends its reader to at once.
    pub(super) sends_to: Option<String>,
    /// The same as the file writes it: it may be elsewhere.
    pub(super) address: Option<String>,
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
        let contents = IssueContents::read(dom, path);
        page.read_links(dom, path, &contents);
        page.contents = contents.pages;
        page.label = page.own_label(document, path);
        page.paper = paper(document);
        page.date = names::day(path).or_else(|| date(document)).or(contents.date);
        page.address = moved::address(dom);
        let inside = page.address.as_deref().and_then(|address| names::target(path, address));
        page.sends_to = inside.filter(|path| names::is_of_paper(path));
        page
    }

    /// Whether it is a page at all, by what it leads to.
    pub(super) fn leads_on(&self) -> bool {
        !self.chart.places.is_empty()
            || self.list.len() > 1
            || self.pages.len() > 1
            || self.is_index
            || !self.contents.is_empty()
    }

    fn read_links(&mut self, dom: &Dom, path: &str, contents: &IssueContents) {
        const TRIES: usize = 10_000;
        let mapped: HashSet<&str> = self.chart.places.iter().map(|(file, _)| &**file).collect();
        let kin: HashSet<&str> = mapped.iter().map(|file| shape(file)).collect();
        let mut listed: HashMap<String, usize> = HashMap::new();
        let mut tries = 0;
        let mut links = PageLinks::default();
        let mut elsewhere = PageLinks::default();
        for id in dom.descendants(ROOT).filter(|&id| dom.name(id) == "a") {
            let Some(target) = reference(dom, id, path) else { continue };
            let sort = names::sort(&target);
            let is_article = mapped.contains(&*target)
                || sort == Some(FileKind::Article)
                || (sort.is_none() && kin.contains(shape(&target)) && kin.len() == 1);
            if is_article && contents.ranges.iter().any(|range| range.contains(&id)) {
                continue;
            }
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
                links.add(target, sort, &words(dom, id));
            } else if sort == Some(FileKind::Page) {
                elsewhere.add(target, sort, &words(dom, id));
            }
        }
        self.pages = links.finish();
        for (_, title) in self.list.iter_mut().filter(|(_, title)| label::is_control(title)) {
            title.clear();
        }
        // What leads to pages of a day and has nothing else is the entry.
        let is_bare = self.list.is_empty() && self.chart.places.is_empty();
        if is_bare && self.pages.is_empty() && names::day(path).is_none() {
            self.pages = newest(elsewhere.finish());
            self.is_index = !self.pages.is_empty();
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

/// The links of a file to pages.
#[derive(Debug, Default)]
struct PageLinks {
    labelled: Vec<(String, Option<PrintedLabel>)>,
    others: Vec<(String, Option<PrintedLabel>)>,
    /// Where in `others` the pages are whose links say but their numbers.
    numbered: HashMap<String, usize>,
}

impl PageLinks {
    fn add(&mut self, target: String, sort: Option<FileKind>, words: &str) {
        if let Some(label) = PrintedLabel::of(words) {
            self.labelled.push((target, Some(label)));
            return;
        }
        if sort != Some(FileKind::Page) {
            return;
        }
        // Some lists have a link on the number and one on the name:
        // `[<a>01</a>]:<a>头版</a>`.
        if let Some(at) = self.numbered.remove(&target) {
            if !label::is_control(words)
                && let Some((_, Some(label))) = self.labelled.get_mut(at)
            {
                words.clone_into(&mut label.name);
            }
        } else if let Some(label) = PrintedLabel::of_number(words) {
            self.numbered.insert(target.clone(), self.labelled.len());
            self.labelled.push((target, Some(label)));
        } else {
            self.others.push((target, None));
        }
    }

    /// The pages, each once. Links that only turn the leaf say nothing of the
    /// order.
    fn finish(mut self) -> Vec<(String, Option<PrintedLabel>)> {
        let mut seen = HashSet::new();
        self.labelled.append(&mut self.others);
        self.labelled.retain(|(path, _)| seen.insert(path.clone()));
        self.labelled
    }
}

/// The pages of the newest day among them.
fn newest(mut pages: Vec<(String, Option<PrintedLabel>)>) -> Vec<(String, Option<PrintedLabel>)> {
    let newest = pages.iter().filter_map(|(path, _)| names::day(path)).max();
    pages.retain(|(path, _)| newest.is_some() && names::day(path) == newest);
    pages
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
        PrintedLabel::within(&title).or_else(|| PrintedLabel::of_title(&title))
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

#[cfg(test)]
#[path = "page_tests.rs"]
mod tests;
