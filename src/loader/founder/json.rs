//! Papers whose sites are a script over answers in JSON, saved.
//!
//! | answer | what it is |
//! |---|---|
//! | `journal/list.do`: `object.departList` | papers and the days of their newest issues |
//! | `journal/DAY/getJournalPage.do`: `object.page`, `pagelist`, `articlelist` | a page; its articles stand in reverse |
//! | `journal/getJournalPageArticle.do`: `object.article` | an article |
//! | `newestPaper`: `data[].paperData` | papers and their newest days |
//! | `_szb/PAPER/Y/M/D/index.json`: `paperInfo[].xyList` | a whole issue with its texts |
//! | `html/Y/DAY/data.json`: `[].onePageArticleList` | a whole issue's titles; the articles are pages of the web |

use serde_json::Value;

use super::areas::Chart;
use super::contents::ContentsPage;
use super::label::PrintedLabel;
use super::names;
use super::page::{SitePage, SitePageFile};
use super::story::{self, SiteStory};
use crate::input::dates;
use crate::loader::markup::{Base, Dialect, ROOT, parse, rich};
use crate::model::{Block, BlockKind, Clean, Date, HeadRole, Rich};

/// An answer that was read.
#[derive(Debug, Default)]
pub(super) struct JsonFile {
    /// The pages that it holds.
    pub(super) leaves: Vec<SitePageFile>,
    /// A list of the whole issue.
    pub(super) contents: Vec<ContentsPage>,
    /// Texts, by the paths that the pages have for them.
    pub(super) stories: Vec<(String, SiteStory)>,
    /// Papers that the site has, and where their newest issues begin.
    pub(super) issues: Vec<ListedIssue>,
    /// The PDFs of its pages, as many as there are leaves.
    pub(super) prints: Vec<Option<String>>,
    pub(super) date: Option<Date>,
}

/// A paper in a site's list of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedIssue {
    /// What addresses call it.
    pub code: String,
    /// The day of its newest issue.
    pub day: Option<Date>,
    /// The file that the issue begins with.
    pub path: String,
}

/// Whether an answer is one of these, by its beginning.
pub(super) fn is_of_paper(head: &[u8]) -> bool {
    const NAMES: [&[u8]; 5] = [
        b"\"departList\"",
        b"\"articlelist\"",
        b"\"paperInfo\"",
        b"\"onePageArticleList\"",
        b"\"introtitle\"",
    ];
    NAMES.iter().any(|name| memchr::memmem::find(head, name).is_some())
}

/// Whether bytes are JSON rather than markup.
pub(super) fn is_json(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    matches!(bytes.trim_ascii_start().first(), Some(b'{' | b'['))
}

/// Reads the answer at `path`; `None` if it is none of these.
pub(super) fn read(bytes: &[u8], path: &str) -> Option<JsonFile> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let value: Value = serde_json::from_slice(bytes).ok()?;
    let object = &value["object"];
    if object["departList"].is_array() {
        return Some(papers_of_journal(object, path));
    }
    if object["page"].is_object() {
        return Some(page_of_journal(object, path));
    }
    if object["article"].is_object() {
        return Some(article_of_journal(&object["article"], path));
    }
    if value["paperInfo"].is_array() {
        return Some(whole_issue(list(&value["paperInfo"]), path));
    }
    if value["data"].as_array().is_some_and(|all| all.iter().any(|p| p["paperData"].is_string())) {
        return Some(newest_papers(list(&value["data"])));
    }
    let pages = value.as_array()?;
    let is_page = |page: &Value| page["onePageArticleList"].is_array();
    pages.iter().any(is_page).then(|| titles_of_issue(pages, path))
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

/// A text or a number.
fn text(value: &Value, name: &str) -> String {
    match &value[name] {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        _ => String::new(),
    }
}

/// One line without markup, a `<br>` as nothing: they break titles to fill
/// the page.
fn line(value: &Value, name: &str) -> String {
    let raw = text(value, name);
    if !raw.contains(['<', '&']) {
        return raw;
    }
    let text = rich(&parse(&raw, Dialect::Html), ROOT, &Base::Unknown).text.into_string();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn label(value: &Value, id: &str, name: &str) -> Option<PrintedLabel> {
    let id = PrintedLabel::of_number(&text(value, id))?.id;
    Some(PrintedLabel { id, name: line(value, name) })
}

fn papers_of_journal(object: &Value, path: &str) -> JsonFile {
    let folder = names::folder(path);
    let issue = |paper: &Value| {
        let (code, day) = (text(paper, "code"), text(paper, "jdate"));
        let first = Some(text(paper, "pnumber")).filter(|page| !page.is_empty());
        let first = first.unwrap_or_else(|| "01".to_owned());
        let path = format!("{folder}/{day}/getJournalPage.do?page={first}&code={code}");
        ListedIssue { code, day: dates::day(&day), path }
    };
    JsonFile {
        issues: list(&object["departList"]).iter().map(issue).collect(),
        ..JsonFile::default()
    }
}

fn page_of_journal(object: &Value, path: &str) -> JsonFile {
    let page = &object["page"];
    let own = label(page, "pnumber", "pname");
    let above = names::folder(names::folder(path.split('?').next().unwrap_or_default()));
    let other = |number: &str| {
        let (file, query) = path.split_once('?')?;
        let fields = query.split('&').map(|field| match field.split_once('=') {
            Some(("page", _)) => format!("page={number}"),
            _ => field.to_owned(),
        });
        Some(format!("{file}?{}", fields.collect::<Vec<_>>().join("&")))
    };
    let pages = list(&object["pagelist"]).iter().filter_map(|page| {
        Some((other(&text(page, "pnumber"))?, Some(label(page, "pnumber", "pname")?)))
    });
    let (mut articles, mut corners) = (Vec::new(), Vec::new());
    for article in list(&object["articlelist"]).iter().rev() {
        let id = text(article, "id");
        let to = names::joined(above, &format!("getJournalPageArticle.do?id={id}"));
        corners.push((to.clone(), text(article, "points")));
        articles.push((to, line(article, "title")));
    }
    let image = names::target(path, &text(page, "image"));
    let page_file = SitePage {
        label: own,
        chart: Chart::of(image, corners),
        list: articles,
        pages: pages.collect(),
        date: names::day(path),
        ..SitePage::default()
    };
    let date = page_file.date;
    let print = names::target(path, &text(page, "pdf"));
    let leaves = vec![SitePageFile { path: path.to_owned(), page: page_file }];
    JsonFile { leaves, prints: vec![print], date, ..JsonFile::default() }
}

fn article_of_journal(article: &Value, path: &str) -> JsonFile {
    // It may have been saved anywhere.
    let own = format!("getJournalPageArticle.do?id={}", text(article, "id"));
    let mut found = story::of_html(&text(article, "content"), path);
    found.head = head(article, ["introtitle", "title", "subtitle", "author"]);
    let pictures = list(&article["pictures"]).iter().filter_map(|picture| {
        let image = story::picture(&text(picture, "url"), path)?;
        let caption = Rich::plain(Clean::line(&line(picture, "memo")));
        let alt = Clean::empty();
        Some(Block::new(BlockKind::Figure { image: Some(image), alt, caption, credit: None }))
    });
    found.body.splice(0..0, pictures);
    let date = dates::day(&text(article, "jdate"));
    JsonFile { stories: vec![(own, found)], date, ..JsonFile::default() }
}

/// Kicker, headline, deck and byline.
fn head(article: &Value, names: [&str; 4]) -> Vec<(HeadRole, Clean)> {
    let roles = [HeadRole::Kicker, HeadRole::Headline, HeadRole::Deck, HeadRole::Byline];
    let lines = roles.into_iter().zip(names).map(|(role, name)| (role, line(article, name)));
    let lines = lines.filter(|(_, line)| !line.is_empty());
    lines.map(|(role, line)| (role, Clean::line(&line))).collect()
}

fn newest_papers(papers: &[Value]) -> JsonFile {
    let issue = |paper: &Value| {
        let address = text(paper, "webUrl");
        let code = address.split(['?', '&']).find_map(|field| field.strip_prefix("paperName="));
        let code = code.map_or_else(|| text(paper, "paperCode"), str::to_owned);
        let day = dates::day(&text(paper, "paperData"));
        let path = day.map(|day| day.strftime("%Y/%m/%d").to_string()).unwrap_or_default();
        ListedIssue { path: format!("_szb/{code}/{path}/index.json"), code, day }
    };
    let issues = papers.iter().map(issue).filter(|issue| !issue.code.is_empty());
    JsonFile { issues: issues.collect(), ..JsonFile::default() }
}

fn whole_issue(pages: &[Value], path: &str) -> JsonFile {
    let mut file = JsonFile::default();
    for (index, page) in pages.iter().enumerate() {
        let (mut articles, mut corners) = (Vec::new(), Vec::new());
        for (at, article) in list(&page["xyList"]).iter().enumerate() {
            let id = Some(text(article, "id")).filter(|id| !id.is_empty());
            let own = format!("{path}#{}", id.unwrap_or_else(|| format!("{index}-{at}")));
            let mut found = story::of_html(&text(article, "content"), path);
            found.head = head(article, ["guideTitle", "title", "title2", "author"]);
            let points = list(&article["point"]).iter().filter_map(Value::as_str);
            corners.push((own.clone(), points.collect::<Vec<_>>().join(",")));
            articles.push((own.clone(), line(article, "title")));
            file.stories.push((own, found));
        }
        let paper = Some(line(page, "paperName")).filter(|paper| !paper.is_empty());
        let date = dates::day(&text(page, "paperData"));
        file.date = file.date.or(date);
        file.prints.push(names::target(path, &text(page, "paperPDF")));
        let page = SitePage {
            label: label(page, "paperNumber", "paperBk"),
            chart: Chart::of(names::target(path, &text(page, "paperImg")), corners),
            list: articles,
            paper,
            date,
            ..SitePage::default()
        };
        file.leaves.push(SitePageFile { path: format!("{path}#{index}"), page });
    }
    file
}

fn titles_of_issue(pages: &[Value], path: &str) -> JsonFile {
    let mut file = JsonFile::default();
    for page in pages {
        let Some(label) = label(page, "pageNo", "pageName") else { continue };
        let date = dates::day(&text(page, "issueDate"));
        file.date = file.date.or(date);
        let day = date.map(|day| day.strftime("%Y%m%d").to_string()).unwrap_or_default();
        let own = names::joined(names::folder(path), &format!("{day}_{}/x", text(page, "pageNo")));
        let articles = list(&page["onePageArticleList"]).iter().filter_map(|article| {
            let to = names::target(&own, &text(article, "articleHref"))?;
            let title = line(article, "mainTitle");
            Some((to, title))
        });
        let list = articles.collect();
        file.contents.push(ContentsPage {
            label,
            path: names::target(&own, &text(page, "pageHref")).filter(|path| *path != own),
            list,
        });
    }
    file
}

#[cfg(test)]
#[path = "json_tests.rs"]
mod tests;
