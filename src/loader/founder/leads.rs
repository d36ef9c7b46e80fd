//! What a file of a paper leads to, for those who fetch one file after another.

use super::json::{self, ListedIssue};
use super::names;
use super::page::SitePage;
use super::site_file::SiteFile;
use crate::loader::markup::{Dom, ROOT};
use crate::model::Date;

/// What a file leads to. Paths are those of the tree that it is of, as the
/// loader will ask for them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SiteLeads {
    /// Where it sends its reader to at once, as it writes it.
    pub address: Option<String>,
    /// The pages of the issue that it names.
    pub pages: Vec<String>,
    /// The articles that it names.
    pub articles: Vec<String>,
    /// Pictures whose size is wanted: that of the page, where it does not say
    /// how large it is.
    pub pictures: Vec<String>,
    /// The PDFs of pages, each with the page's number.
    pub prints: Vec<(String, String)>,
    /// The papers that the site has, where it is a list of these.
    pub issues: Vec<ListedIssue>,
    /// The day of the issue.
    pub day: Option<Date>,
    /// What the paper calls itself.
    pub paper: Option<String>,
    /// Other days that it has links to.
    pub other_days: Vec<Date>,
    /// It only names the pages of the newest issue.
    pub is_index: bool,
}

impl SiteLeads {
    /// Whether it is of an issue, rather than before one.
    #[must_use]
    pub fn is_of_issue(&self) -> bool {
        !self.pages.is_empty() || !self.articles.is_empty()
    }
}

/// What a file leads to: its bytes, its path in the tree, and the encoding if
/// that is known.
#[must_use]
pub fn leads(bytes: Vec<u8>, path: &str, encoding: Option<&str>) -> SiteLeads {
    if json::is_json(&bytes) {
        return json::read(&bytes, path).map(of_json).unwrap_or_default();
    }
    let Ok(document) = SiteFile::read(bytes, encoding) else { return SiteLeads::default() };
    let page = SitePage::read(&document, path);
    let mut found = SiteLeads { prints: prints(&document.dom, &page, path), ..of_page(&page) };
    found.other_days = days(&document.dom, path);
    found.other_days.retain(|day| Some(*day) != found.day);
    if !page.leads_on() {
        // A single article that such a file lists is one of its page.
        found.address.clone_from(&page.address);
    }
    found
}

fn of_page(page: &SitePage) -> SiteLeads {
    let mut found = SiteLeads {
        day: page.date,
        paper: page.paper.clone(),
        is_index: page.is_index,
        ..SiteLeads::default()
    };
    let listed = page.contents.iter().filter_map(|page| page.path.clone());
    found.pages = page.pages.iter().map(|(path, _)| path.clone()).chain(listed).collect();
    let of_contents = page.contents.iter().flat_map(|page| &page.list);
    let named = page.list.iter().chain(of_contents).map(|(path, _)| path.clone());
    found.articles = page.mapped().map(str::to_owned).chain(named).collect();
    let picture = page.chart.image.clone().filter(|_| page.chart.wants_size());
    found.pictures = picture.into_iter().collect();
    found
}

fn of_json(file: json::JsonFile) -> SiteLeads {
    let mut found = SiteLeads { issues: file.issues, day: file.date, ..SiteLeads::default() };
    let has = |path: &String| file.stories.iter().any(|(own, _)| own == path);
    for (leaf, print) in file.leaves.iter().zip(file.prints) {
        let of_leaf = of_page(&leaf.page);
        found.pages.extend(of_leaf.pages);
        found.articles.extend(of_leaf.articles.into_iter().filter(|path| !has(path)));
        found.pictures.extend(of_leaf.pictures);
        let id = leaf.page.label.as_ref().map(|label| label.id.clone());
        found.prints.extend(id.zip(print));
        if found.pages.is_empty() {
            found.pages.push(leaf.path.split('#').next().unwrap_or_default().to_owned());
        }
    }
    for page in file.contents {
        found.pages.extend(page.path);
        found.articles.extend(page.list.into_iter().map(|(path, _)| path));
    }
    found
}

/// The PDF of the page itself; where a list of all pages has one for each, by
/// its place in the list.
fn prints(dom: &Dom, page: &SitePage, path: &str) -> Vec<(String, String)> {
    let mut files: Vec<String> = Vec::new();
    for id in dom.descendants(ROOT).filter(|&id| dom.name(id) == "a") {
        let target = dom.attribute(id, "href").and_then(|to| names::target(path, to));
        if let Some(target) = target.filter(|to| to.to_ascii_lowercase().ends_with(".pdf"))
            && !files.contains(&target)
        {
            files.push(target);
        }
    }
    let Some(label) = &page.label else { return Vec::new() };
    let own = page.pages.iter().position(|(other, _)| other == path);
    let print = match files.len() {
        1 => files.pop(),
        count if count == page.pages.len() => own.map(|at| files.swap_remove(at)),
        _ => None,
    };
    print.map(|print| (label.id.clone(), print)).into_iter().collect()
}

/// The days that links name, the newest first.
fn days(dom: &Dom, path: &str) -> Vec<Date> {
    let links = dom.descendants(ROOT).filter(|&id| dom.name(id) == "a");
    let targets = links.filter_map(|id| names::target(path, dom.attribute(id, "href")?));
    let mut days: Vec<Date> = targets.filter_map(|target| names::day(&target)).collect();
    days.sort();
    days.dedup();
    days.reverse();
    days
}
