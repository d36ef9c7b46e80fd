//! The pages and articles of an issue as an edition.

use std::cmp::Ordering;
use std::collections::{HashMap, HashSet};

use super::SavedTree;
use super::contents::ContentsPage;
use super::edition_builder::Press;
use super::label::PrintedLabel;
use super::names::{self, FileKind};
use super::page::{ListedArticle, SitePage, SitePageFile};
use super::site::{SiteBuilder, SiteContents, listed};
use super::site_file::SiteFile;
use super::story::{self, SiteStory};
use crate::input::{Hint, LoadError, Loaded, encoding, limits, natural};
use crate::model::WarningKind;
use crate::model::error::Problem;

/// An article and the page that names it.
pub(super) struct NamedArticle {
    pub(super) entry: ListedArticle,
    /// What was read of it already.
    pub(super) story: Option<SiteStory>,
}

/// A page with its articles.
pub(super) struct IssuePage {
    pub(super) label: PrintedLabel,
    /// The page's own file; that of an article, where the page has none.
    pub(super) path: String,
    pub(super) image: Option<String>,
    pub(super) named: Vec<NamedArticle>,
}

/// Reads an issue; see [`super::load_issue`].
pub(super) fn load(tree: SavedTree<'_>, hint: &Hint) -> Result<Loaded, LoadError> {
    if let Some(label) = &hint.encoding {
        encoding::by_label(label).map_err(|error| error.of_file(&hint.name))?;
    }
    let mut desk = SiteBuilder::new(tree, hint);
    let mut found = desk.pages();
    add_contents(&mut found);
    if found.leaves.is_empty() && found.loose.is_empty() {
        let file = hint.name.clone();
        let Some(fault) = found.fault else { return Err(LoadError::Empty { file }) };
        let problem = Problem::NoSavedPage(Box::new(fault));
        return Err(LoadError::Malformed { file, line: 1, column: 1, problem: Box::new(problem) });
    }
    let mut press = Press::new(&found, hint);
    let mut sheets = sheets(&mut found);
    let is_alone = sheets.is_empty() && found.loose.len() == 1;
    for (path, document) in found.loose {
        if is_alone {
            sheets.extend(page_of(&mut desk, &mut press, &path, &document));
        }
        let mut all = sheets.iter_mut().flat_map(|sheet| &mut sheet.named);
        match all.find(|named| named.entry.path == path) {
            Some(named) => named.story = Some(story::read(&document, &path)),
            None => add(&mut press, &mut sheets, path, &document),
        }
    }
    add_unlisted(&mut desk, &mut press, &mut sheets);
    press.learn_of(None, names::day(&format!("{}/", desk.tree.place)));
    for sheet in sheets {
        press.print(&mut desk, sheet);
    }
    hint.watch.check()?;
    press.finish(desk)
}

/// The pages in their order, with the articles that each names: one that
/// several name belongs to the page whose map shows it, else to the first.
fn sheets(found: &mut SiteContents) -> Vec<IssuePage> {
    let mut labels: HashMap<String, PrintedLabel> = HashMap::new();
    for (path, label) in found.leaves.iter().flat_map(|leaf| &leaf.page.pages) {
        if let Some(label) = label {
            labels.entry(path.clone()).or_insert_with(|| label.clone());
        }
    }
    for leaf in &mut found.leaves {
        leaf.page.label = leaf.page.label.take().or_else(|| labels.get(&leaf.path).cloned());
    }
    order(&mut found.leaves);
    let numbered = || found.leaves.iter().enumerate();
    let mapped = numbered().flat_map(|(at, leaf)| leaf.page.mapped().map(move |path| (path, at)));
    let listed = numbered()
        .flat_map(|(at, leaf)| leaf.page.list.iter().map(move |(path, _)| (path.as_str(), at)));
    let mut owner: HashMap<&str, usize> = HashMap::new();
    for (path, index) in mapped.chain(listed) {
        owner.entry(path).or_insert(index);
    }
    let mut sheets = Vec::with_capacity(found.leaves.len());
    for (index, leaf) in found.leaves.iter().enumerate() {
        let own = |entry: &ListedArticle| owner.get(&*entry.path) == Some(&index);
        let entries = leaf.page.entries().into_iter().filter(own);
        let named = entries.map(|entry| NamedArticle { entry, story: None }).collect();
        let unknown = || PrintedLabel { id: (index + 1).to_string(), name: String::new() };
        let label = leaf.page.label.clone().unwrap_or_else(unknown);
        let (path, image) = (leaf.path.clone(), leaf.page.chart.image.clone());
        sheets.push(IssuePage { label, path, image, named });
    }
    sheets
}

/// Gives the pages what a list of the whole issue says of them, and adds those
/// that have no file of their own.
fn add_contents(found: &mut SiteContents) {
    for (index, listed) in std::mem::take(&mut found.contents).into_iter().enumerate() {
        let key = PrintedLabel::key(&listed.label.id);
        let is_file = |leaf: &SitePageFile| listed.path.as_deref() == Some(&*leaf.path);
        let is_same = |leaf: &SitePageFile| {
            let label = leaf.page.label.as_ref();
            label.is_some_and(|label| PrintedLabel::key(&label.id) == key)
        };
        let leaves = &mut found.leaves;
        let at = leaves.iter().position(is_file).or_else(|| leaves.iter().position(is_same));
        let Some(leaf) = at.and_then(|at| leaves.get_mut(at)) else {
            let ContentsPage { label, path, list } = listed;
            let path = path.unwrap_or_else(|| format!("#{index}"));
            let page =
                SitePage { label: Some(label), list, place: Some(index), ..SitePage::default() };
            found.leaves.push(SitePageFile { path, page });
            continue;
        };
        leaf.page.place = Some(index);
        leaf.page.label = leaf.page.label.take().or(Some(listed.label));
        for (path, title) in listed.list {
            match leaf.page.list.iter_mut().find(|(own, _)| *own == path) {
                None => leaf.page.list.push((path, title)),
                Some((_, own)) if own.is_empty() => *own = title,
                Some(_) => {}
            }
        }
    }
}

/// Puts pages in the order of the longest list of them, the others behind by
/// their numbers, then by the names of their files.
fn order(leaves: &mut [SitePageFile]) {
    let labelled =
        |leaf: &SitePageFile| leaf.page.pages.iter().filter(|(_, label)| label.is_some()).count();
    let longest = leaves.iter().max_by_key(|leaf| labelled(leaf));
    let places: HashMap<String, usize> = longest
        .filter(|leaf| labelled(leaf) > 1)
        .into_iter()
        .flat_map(|leaf| leaf.page.pages.iter().enumerate())
        .filter(|(_, (_, label))| label.is_some())
        .map(|(at, (path, _))| (path.clone(), at))
        .collect();
    let place = |leaf: &SitePageFile| places.get(&leaf.path).copied().unwrap_or(usize::MAX);
    let listed = |leaf: &SitePageFile| leaf.page.place.unwrap_or(usize::MAX);
    leaves.sort_by(|a, b| {
        listed(a)
            .cmp(&listed(b))
            .then_with(|| place(a).cmp(&place(b)))
            .then_with(|| by_label(a.page.label.as_ref(), b.page.label.as_ref()))
            .then_with(|| natural::compare(&a.path, &b.path))
    });
}

fn by_label(a: Option<&PrintedLabel>, b: Option<&PrintedLabel>) -> Ordering {
    match (a, b) {
        (Some(a), Some(b)) => {
            natural::compare(&PrintedLabel::key(&a.id), &PrintedLabel::key(&b.id))
        }
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) => Ordering::Equal,
    }
}

/// The page that shows an article which was opened by itself, with nothing
/// else on it: it is looked for among the pages that the article leads to and
/// those beside it.
fn page_of(
    desk: &mut SiteBuilder<'_>,
    press: &mut Press,
    path: &str,
    document: &SiteFile,
) -> Option<IssuePage> {
    const TRIES: usize = 48;
    let own = SitePage::read(document, path);
    let linked = own.pages.iter().map(|(page, _)| page);
    let twin = names::twin(names::folder(path));
    let is_beside = |page: &&String| {
        let folder = names::folder(page);
        let is_near = folder == names::folder(path) || twin.as_deref() == Some(folder);
        names::sort(page) == Some(FileKind::Page) && is_near
    };
    let beside = desk.tree.files.iter().filter(is_beside);
    let mut seen = HashSet::new();
    let paths = linked.chain(beside).filter(|path| seen.insert(*path)).take(TRIES);
    let mut listed = None;
    for page_path in paths.cloned().collect::<Vec<_>>() {
        let Ok(document) = desk.document(&page_path) else { continue };
        let page = SitePage::read(&document, &page_path);
        let entries = page.entries();
        let Some(entry) = entries.into_iter().find(|entry| entry.path == path) else { continue };
        press.learn(&page, &document);
        let is_shown = !entry.boxes.is_empty();
        let unknown = || PrintedLabel { id: "1".to_owned(), name: String::new() };
        let label = page.label.or_else(|| own.label.clone()).unwrap_or_else(unknown);
        let named = vec![NamedArticle { entry, story: None }];
        let sheet = IssuePage { label, path: path.to_owned(), image: page.chart.image, named };
        if is_shown {
            return Some(sheet);
        }
        listed.get_or_insert(sheet);
    }
    listed
}

/// Articles that lie beside the others and that no page names, as where their
/// page was not saved.
fn add_unlisted(desk: &mut SiteBuilder<'_>, press: &mut Press, sheets: &mut Vec<IssuePage>) {
    if sheets.iter().all(|sheet| names::sort(&sheet.path) != Some(FileKind::Page)) {
        return;
    }
    let entries = || sheets.iter().flat_map(|sheet| &sheet.named).map(|named| &*named.entry.path);
    let known: HashSet<&str> = entries().collect();
    let of_articles: HashSet<&str> = entries().map(names::folder).collect();
    let of_pages = sheets.iter().map(|sheet| names::folder(&sheet.path));
    let folders: HashSet<&str> =
        if of_articles.is_empty() { of_pages.collect() } else { of_articles };
    let is_new = |path: &&String| {
        names::sort(path) == Some(FileKind::Article)
            && folders.contains(names::folder(path))
            && !known.contains(path.as_str())
    };
    let mut paths: Vec<String> = desk.tree.files.iter().filter(is_new).cloned().collect();
    paths.sort_by(|a, b| natural::compare(a, b));
    paths.truncate(limits::BOOK_ARTICLES);
    let mut added = Vec::new();
    for path in paths {
        if let Ok(document) = desk.document(&path) {
            added.push(path.clone());
            add(press, sheets, path, &document);
        }
    }
    if !added.is_empty() {
        desk.warn(WarningKind::UnlistedArticles(listed(&added)));
    }
}

/// Adds an article to the page that it says it is on.
fn add(press: &mut Press, sheets: &mut Vec<IssuePage>, path: String, document: &SiteFile) {
    let page = SitePage::read(document, &path);
    press.learn(&page, document);
    let places = page.chart.places.iter().filter(|(file, _)| *file == path);
    let boxes = places.map(|(_, area)| *area).collect();
    let story = Some(story::read(document, &path));
    let named = NamedArticle {
        entry: ListedArticle { path: path.clone(), title: String::new(), boxes },
        story,
    };
    let label = page.label;
    let is_same = |sheet: &&mut IssuePage| {
        label
            .as_ref()
            .is_none_or(|label| PrintedLabel::key(&label.id) == PrintedLabel::key(&sheet.label.id))
    };
    if let Some(sheet) = sheets.iter_mut().rev().find(is_same) {
        sheet.named.push(named);
        return;
    }
    let label = label.unwrap_or_else(|| PrintedLabel { id: "1".to_owned(), name: String::new() });
    let after = |sheet: &IssuePage| by_label(Some(&sheet.label), Some(&label)) == Ordering::Greater;
    let at = sheets.iter().position(after).unwrap_or(sheets.len());
    sheets.insert(at, IssuePage { label, path, image: page.chart.image, named: vec![named] });
}
