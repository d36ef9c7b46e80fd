//! What the paths of a saved tree say: which files are pages and which are
//! articles, and of which day.

use crate::input::{inner_path, natural};
use crate::model::Date;

/// Beginnings of the names of page files.
const PAGES: [&str; 7] = ["node_", "node-", "node", "nbs.", "layout_", "ban_", "page"];
/// Beginnings of the names of article files.
const ARTICLES: [&str; 11] = [
    "content_", "content-", "content", "nw.", "con_", "con-", "con", "article_", "article",
    // So it is written on the sites of that system.
    "articel", "c",
];

/// What a file is, as far as its name tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FileKind {
    Page,
    Article,
}

/// What a file is by its name: `node_2.htm`, `nbs.D110000hekourb_01.htm`,
/// `content_100001.htm`, `nw.D110000hekourb_20220819_1-01.htm`, `Page01NU.htm`,
/// `Articel01002NU.htm`.
pub(super) fn sort(path: &str) -> Option<FileKind> {
    let name = file(path).to_ascii_lowercase();
    let stem = stem(&name)?;
    let is_counted = |start: &str| {
        let rest = stem.strip_prefix(start);
        rest.is_some_and(|rest| {
            let digit = rest.find(|c: char| c.is_ascii_digit());
            let room = if start.ends_with('.') { usize::MAX } else { 2 };
            digit.is_some_and(|at| {
                at <= room && rest[..at].bytes().all(|b| b.is_ascii_alphabetic() || b == b'_')
            })
        })
    };
    if PAGES.iter().any(|start| is_counted(start)) {
        return Some(FileKind::Page);
    }
    ARTICLES.iter().any(|start| is_counted(start)).then_some(FileKind::Article)
}

/// Whether a file is markup by its name.
#[must_use]
pub fn is_markup(path: &str) -> bool {
    stem(&file(path).to_ascii_lowercase()).is_some()
}

/// Whether a file can be of a saved paper by its name: markup, or an answer in
/// JSON (`data.json`, `getJournalPage.do?page=01`).
#[must_use]
pub fn is_of_paper(path: &str) -> bool {
    let name = file(path).to_ascii_lowercase();
    is_markup(path)
        || [".json", ".do"].iter().any(|end| name.ends_with(end))
        || name.contains(".do?")
}

/// Whether a file is an article by its path, where no file is a page by its
/// name: `getJournalPageArticle.do?id=1`, `article/newspaper/777/0001.html`.
#[must_use]
pub fn is_article(path: &str) -> bool {
    let path = path.to_ascii_lowercase();
    path.contains("article.do") || path.split('/').any(|part| part == "article")
}

/// Whether a picture is one by its name.
#[must_use]
pub fn is_picture(path: &str) -> bool {
    const ENDINGS: [&str; 6] = [".jpg", ".jpeg", ".png", ".gif", ".webp", ".bmp"];
    let name = file(path).to_ascii_lowercase();
    ENDINGS.iter().any(|end| name.ends_with(end))
}

fn stem(name: &str) -> Option<&str> {
    const ENDINGS: [&str; 4] = [".htm", ".html", ".shtml", ".xhtml"];
    ENDINGS.iter().find_map(|end| name.strip_suffix(end)).filter(|stem| !stem.is_empty())
}

/// The last part of a path.
pub(super) fn file(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or_default()
}

/// All of a path before its last part; empty for a file at the root.
#[must_use]
pub fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// The folder of the pages, where the articles have one of their own beside it:
/// `pc/layout/202208/19` for `pc/content/202208/19`.
#[must_use]
pub fn twin(folder: &str) -> Option<String> {
    let is_content = |part: &&str| matches!(&*part.to_ascii_lowercase(), "content" | "con");
    let parts: Vec<&str> = folder.split('/').collect();
    let at = parts.iter().rposition(is_content)?;
    let twin = parts.iter().enumerate().map(|(i, part)| if i == at { "layout" } else { *part });
    Some(twin.collect::<Vec<_>>().join("/"))
}

/// The path inside the tree that a reference in the file `from` leads to.
/// `None` for what is no file of the tree; one that climbs out of it is taken
/// from the root, where it will hardly be found.
pub(super) fn target(from: &str, reference: &str) -> Option<String> {
    let base = crate::loader::markup::Base::Inside(from.to_owned());
    let inside = base.inside(reference.trim())?;
    inner_path::normalise(&inside).ok()
}

/// A path inside a folder, which may be the root.
pub(super) fn joined(folder: &str, path: &str) -> String {
    if folder.is_empty() { path.to_owned() } else { format!("{folder}/{path}") }
}

/// The day that a path names: `2022-08/19`, `202208/19`, `2022/08/19`,
/// `2022-08-19`, `20220819`. Of several folders the last holds; the file's own
/// name is asked after them, for it may be but a number.
#[must_use]
pub fn day(path: &str) -> Option<Date> {
    let (folder, name) = (folder(path), file(path));
    let parts: Vec<&str> = folder.split('/').collect();
    let in_folders = (0..parts.len()).rev().find_map(|at| {
        let joined = |count: usize| parts.get(at..at + count).and_then(|parts| of(&parts.concat()));
        in_name(parts[at]).or_else(|| joined(2)).or_else(|| joined(3))
    });
    in_folders.or_else(|| in_name(name))
}

/// A day that is all there is: `2022-0819`, `20220819`.
fn of(text: &str) -> Option<Date> {
    let digits: String = text.chars().filter(|c| !matches!(c, '-' | '_' | '.')).collect();
    if digits.len() != 8 || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let number = |range: std::ops::Range<usize>| digits[range].parse::<i16>().ok();
    let (year, month, day) = (number(0..4)?, number(4..6)?, number(6..8)?);
    let is_near = (1900..=2200).contains(&year);
    is_near.then(|| Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok())?
}

/// A day among the parts of one name.
fn in_name(name: &str) -> Option<Date> {
    let word = |c: char| !c.is_ascii_digit() && c != '-';
    name.split(word)
        .find_map(|part| if part.len() >= 8 { of(part.trim_matches('-')) } else { None })
}

/// How many folders of a path, counted from its file, belong to a tree of the
/// usual shape: those of the day and those that such trees have over it
/// (`html`, or `pc/layout`). 0 if no folder names a day.
#[must_use]
pub fn depth(path: &str) -> usize {
    const OVER: [&str; 8] =
        ["html", "layout", "content", "con", "page", "pages", "webpage", "paper"];
    let folders: Vec<&str> = folder(path).split('/').filter(|part| !part.is_empty()).collect();
    let count = (1..=3.min(folders.len()))
        .find(|&count| of(&folders[folders.len() - count..].concat()).is_some());
    let Some(count) = count else { return 0 };
    let over = folders[..folders.len() - count].last();
    // Where they stand beside each other, the pages reach the articles
    // through the folder over both.
    if over.is_some_and(|name| OVER.contains(&name.to_ascii_lowercase().as_str())) {
        count + 1
    } else {
        count
    }
}

/// The page files among paths, an issue to a group: those of one folder, in
/// the order of their names. Files that no name marks as pages are in none.
#[must_use]
pub fn issues(paths: &[String]) -> Vec<Vec<String>> {
    grouped(paths.iter().filter(|path| sort(path) == Some(FileKind::Page)))
}

/// Files by their folders, in the order of their names.
pub fn grouped<'a>(paths: impl Iterator<Item = &'a String>) -> Vec<Vec<String>> {
    let mut all: Vec<&String> = paths.collect();
    all.sort_by(|a, b| {
        natural::compare(folder(a), folder(b)).then_with(|| natural::compare(file(a), file(b)))
    });
    all.chunk_by(|a, b| folder(a) == folder(b))
        .map(|group| group.iter().map(|path| (*path).clone()).collect())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_told_by_their_names() {
        for page in [
            "html/2022-08/19/node_2.htm",
            "nbs.D110000hekourb_01.htm",
            "node_A01.html",
            "layout/202208/19/node_01.html",
            "NODE_187.HTM",
            "content/20261128/Page01NU.htm",
        ] {
            assert_eq!(sort(page), Some(FileKind::Page), "{page}");
        }
        for article in [
            "content_100001.htm",
            "nw.D110000hekourb_20220819_1-01.htm",
            "content_87647_1969088.htm",
            "con-746458.html",
            "c1234.html",
            "content/20261128/Articel01002NU.htm",
        ] {
            assert_eq!(sort(article), Some(FileKind::Article), "{article}");
        }
        for other in [
            "paperindex.htm",
            "IssueIndex.htm",
            "PageArticleIndexLB.htm",
            "node_2.txt",
            "contact.htm",
            "index.html",
            "2022.htm",
        ] {
            assert_eq!(sort(other), None, "{other}");
        }
    }

    #[test]
    fn the_day_is_in_the_path_however_it_is_parted() {
        let is = Some(jiff::civil::date(2022, 8, 19));
        for path in [
            "html/2022-08/19/node_2.htm",
            "pc/layout/202208/19/node_01.html",
            "a/2022/08/19/n.htm",
            "2022-08-19/node_1.htm",
            "20220819/node_1.htm",
            "nw.D110000hekourb_20220819_1-01.htm",
            "html/2021-01/02/x/2022-08/19/node_1.htm",
        ] {
            assert_eq!(day(path), is, "{path}");
        }
        assert_eq!(day("node_20221345.htm"), None);
        assert_eq!(day("content_100001.htm"), None);
        assert_eq!(day("content_87647_1969088.htm"), None);
    }

    #[test]
    fn a_tree_reaches_up_to_where_pages_and_articles_meet() {
        assert_eq!(depth("paper/html/2022-08/19/node_2.htm"), 3);
        assert_eq!(depth("x/2022-08/19/node_2.htm"), 2);
        assert_eq!(depth("pc/layout/202208/19/node_01.html"), 3);
        assert_eq!(depth("saved/node_01.html"), 0);
    }

    #[test]
    fn pages_stand_in_the_order_people_count() {
        let paths: Vec<String> =
            ["b/node_1.htm", "a/node_10.htm", "a/node_2.htm", "a/content_1.htm"]
                .map(str::to_owned)
                .into();
        assert_eq!(
            issues(&paths),
            [
                vec!["a/node_2.htm".to_owned(), "a/node_10.htm".to_owned()],
                vec!["b/node_1.htm".to_owned()]
            ]
        );
    }

    #[test]
    fn a_reference_leads_to_a_file_of_the_tree_or_nowhere() {
        let from = "pc/layout/202208/19/node_01.html";
        let to = |reference| target(from, reference);
        assert_eq!(
            to("../../../content/202208/19/content_1.html").as_deref(),
            Some("pc/content/202208/19/content_1.html")
        );
        assert_eq!(to("./node_02.html#x").as_deref(), Some("pc/layout/202208/19/node_02.html"));
        assert_eq!(to("../../../../../../../etc/passwd").as_deref(), Some("etc/passwd"));
        assert_eq!(to("http://hekou.example/node_1.htm"), None);
        assert_eq!(to("javascript:void(0)"), None);
    }
}
