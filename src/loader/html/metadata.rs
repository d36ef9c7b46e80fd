//! What a page says of itself.

use std::collections::HashMap;

use super::page_day::DaySearch;
use super::under_title::{UnderTitle, saying};
use super::{beside_title, json_ld};
use crate::input::dates;
use crate::loader::article_parts::byline;
use crate::loader::main_text::{heading_line, is_named, title};
use crate::loader::markup::{Base, Dialect, Dom, NodeId, ROOT, blocks, parse};
use crate::model::{Block, Date};

/// What stands over the text of a page.
#[derive(Debug, Default)]
pub(super) struct PageHead {
    pub(super) kicker: Option<String>,
    pub(super) headline: Option<String>,
    pub(super) deck: Option<String>,
    /// The page sets the deck apart from its text.
    pub(super) has_deck: bool,
    pub(super) byline: Option<String>,
    /// What the author is called by the program that made the page.
    login: Option<String>,
    pub(super) date: Option<Date>,
    /// When it was changed last.
    changed: Option<Date>,
    /// The page's own heading, where it says something else than the headline.
    pub(super) heading: Option<String>,
    pub(super) section: Option<String>,
    /// The paper or site.
    pub(super) site: Option<String>,
    pub(super) address: Option<String>,
    pub(super) lang: Option<String>,
    pub(super) tags: Vec<String>,
    /// The whole text, if the page has it in its JSON-LD.
    pub(super) body: Option<String>,
}

impl PageHead {
    /// Reads the declarations of a page, the most exact first.
    pub(super) fn read(dom: &Dom) -> Self {
        let mut about = Self::declared(dom);
        let metas = metas(dom);
        about.add_meta(&metas);
        about.add_markup(dom, &metas);
        about
    }

    fn declared(dom: &Dom) -> Self {
        let is_json = |&id: &NodeId| {
            dom.name(id) == "script"
                && dom.attribute(id, "type").is_some_and(|kind| kind.contains("ld+json"))
        };
        let scripts: Vec<String> =
            dom.descendants(ROOT).filter(is_json).map(|id| dom.all_text(id)).collect();
        let Some(article) = json_ld::article(&scripts) else { return Self::default() };
        let all = |field: &str| -> Vec<String> {
            json_ld::texts(&article, field).iter().map(|text| plain(text)).collect()
        };
        let one = |field: &str| all(field).into_iter().next();
        let authors = all("author");
        let day = |fields: &[&str]| {
            fields
                .iter()
                .flat_map(|field| all(field))
                .find_map(|day| dates::line::whole(&day, false))
        };
        Self {
            headline: one("headline").or_else(|| one("name")),
            deck: one("description"),
            byline: byline::joined(authors.iter().map(String::as_str).filter(|by| !is_login(by))),
            login: byline::joined(authors.iter().map(String::as_str)),
            date: day(&["datePublished", "dateCreated", "uploadDate"]),
            changed: day(&["dateModified"]),
            section: one("articleSection"),
            site: one("publisher"),
            address: one("url").or_else(|| one("mainEntityOfPage")).filter(|url| is_address(url)),
            lang: one("inLanguage"),
            tags: all("keywords").iter().flat_map(|words| tags(words)).collect(),
            body: json_ld::texts(&article, "articleBody")
                .into_iter()
                .next()
                .map(|text| lines(&text)),
            ..Self::default()
        }
    }

    fn add_meta(&mut self, metas: &HashMap<String, String>) {
        let first = |names: &[&str]| names.iter().find_map(|name| metas.get(*name).cloned());
        let fill = |place: &mut Option<String>, names: &[&str]| {
            if place.is_none() {
                *place = first(names);
            }
        };
        fill(&mut self.headline, &["og:title", "twitter:title", "dc.title"]);
        fill(&mut self.deck, &["og:description", "description", "twitter:description"]);
        fill(&mut self.section, &["article:section", "parsely-section"]);
        fill(&mut self.site, &["og:site_name", "application-name"]);
        fill(&mut self.address, &["og:url"]);
        fill(&mut self.lang, &["og:locale", "content-language"]);
        let named =
            first(&["dc:creator", "author", "article:author", "dc.creator", "parsely-author"]);
        if self.byline.is_none()
            && let Some(by) = named.and_then(|by| byline::authors(&by))
        {
            let place = if is_login(&by) { &mut self.login } else { &mut self.byline };
            *place = Some(by);
        }
    }

    fn add_markup(&mut self, dom: &Dom, metas: &HashMap<String, String>) {
        let link = dom
            .descendants(ROOT)
            .find(|&id| dom.name(id) == "link" && dom.attribute(id, "rel") == Some("canonical"));
        let canonical = link.and_then(|id| dom.attribute(id, "href"));
        let base = dom.first(ROOT, "base").and_then(|id| dom.attribute(id, "href"));
        let address = self.address.take().or_else(|| canonical.or(base).map(str::to_owned));
        self.address = address.filter(|address| is_address(address));
        let html = dom.first(ROOT, "html");
        let lang = html.and_then(|id| dom.attribute(id, "lang").or(dom.attribute(id, "xml:lang")));
        self.lang = lang.map(str::to_owned).filter(|l| !l.is_empty()).or(self.lang.take());
        let mut headings = dom.descendants(ROOT).filter(|&id| dom.name(id) == "h1");
        let only = headings.next().filter(|_| headings.next().is_none());
        let only = only.or_else(|| title(dom).filter(|&id| is_named(dom, id)));
        let titled = dom.first(ROOT, "title").map(|id| dom.line(id)).filter(|t| !t.is_empty());
        let heading = only.map(|id| heading_line(dom, id)).filter(|text| !text.is_empty());
        let named = titled.map(|title| self.without_site(&title));
        let told = self.headline.take().map(|title| self.without_site(&title));
        // Portals add to a title whose it is; the page's own heading does not.
        let shorter = heading.clone().filter(|own| told.as_ref().is_some_and(|t| is_start(own, t)));
        self.headline = shorter.or(told).or(heading.clone()).or(named);
        self.heading = heading;
        if let Some(title) = only {
            self.kicker = beside_title::kicker(dom, title);
            if let Some(deck) = beside_title::deck(dom, title) {
                (self.deck, self.has_deck) = (Some(deck), true);
            }
        }
        self.add_under_title(dom, metas);
    }

    /// Who wrote it, and the day, from where the page shows them.
    fn add_under_title(&mut self, dom: &Dom, metas: &HashMap<String, String>) {
        let title = title(dom).or_else(|| self.headline.as_deref().and_then(|h| saying(dom, h)));
        let under = UnderTitle::of(dom, title);
        if self.byline.is_none() {
            let named = || dom.descendants(ROOT).find_map(|id| named_author(dom, id));
            self.byline = under.labelled().or_else(named).or_else(|| under.byline());
        }
        self.byline = self.byline.take().or(self.login.take());
        let lang = self.lang.as_deref().unwrap_or("en").to_ascii_lowercase();
        let is_american = lang == "en" || lang.starts_with("en-us") || lang.starts_with("en_us");
        let address = self.address.as_deref();
        let search =
            DaySearch { dom, metas, title, under: &under, address, day_first: !is_american };
        self.date = self.date.or_else(|| search.declared());
        self.date = self.date.or_else(|| search.shown()).or(self.changed);
    }

    /// A title without the name of the site that many pages append.
    fn without_site(&self, title: &str) -> String {
        const MARKS: [&str; 6] = [" | ", " - ", " – ", " — ", "_", " :: "];
        let cut = MARKS.iter().filter_map(|mark| title.rsplit_once(mark)).find(|(_, end)| {
            let site = self.site.as_deref().unwrap_or_default();
            end.trim().eq_ignore_ascii_case(site.trim())
        });
        cut.map_or(title, |(start, _)| start).trim().to_owned()
    }
}

/// Whether a name is one to log in with: `editor1`.
fn is_login(name: &str) -> bool {
    let is_of_login =
        |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'_' | b'-' | b'.');
    name.bytes().all(is_of_login)
}

/// Whether a heading is the most of a title, from its beginning.
fn is_start(heading: &str, title: &str) -> bool {
    let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let (heading, title) = (letters(heading), letters(title));
    2 * heading.len() > title.len() && title.starts_with(&heading)
}

/// The author that an element names, if it does.
fn named_author(dom: &Dom, id: NodeId) -> Option<String> {
    const LONGEST: usize = 160;
    let has = |name: &str, is_it: &dyn Fn(&str) -> bool| {
        let value = dom.attribute(id, name).filter(|value| value.len() < 1000);
        value.is_some_and(|value| value.to_ascii_lowercase().split_whitespace().any(is_it))
    };
    let names_author = |word: &str| {
        let is_author = word.ends_with("author") || word.ends_with("author-name");
        (is_author || word.contains("byline") || word == "by-line") && !word.contains("comment")
    };
    let is_it = has("rel", &|word| word == "author")
        || has("itemprop", &|word| word == "author")
        || has("class", &names_author)
        || has("data-component", &names_author)
        || has("data-testid", &names_author);
    let is_button = |id: NodeId| {
        let class = dom.attribute(id, "class").unwrap_or_default();
        dom.name(id) == "button"
            || dom.attribute(id, "role") == Some("button")
            || class.split(['-', '_', ' ']).any(|word| matches!(word, "btn" | "button" | "follow"))
    };
    let lines = is_it.then(|| blocks(dom, id, &Base::Unknown, &is_button))?;
    let lines: Vec<String> = lines.iter().map(Block::plain).filter(|l| !l.is_empty()).collect();
    let text = lines.join(", ");
    (text.chars().count() <= LONGEST).then(|| byline::authors(&text))?
}

/// The `<meta>` elements by their names in lower case, the first of each.
fn metas(dom: &Dom) -> HashMap<String, String> {
    let mut metas = HashMap::new();
    for id in dom.descendants(ROOT).filter(|&id| dom.name(id) == "meta") {
        let names = ["property", "name", "itemprop", "http-equiv"];
        let name = names.iter().find_map(|name| dom.attribute(id, name));
        let content = dom.attribute(id, "content").map(str::trim).filter(|text| !text.is_empty());
        if let (Some(name), Some(content)) = (name, content) {
            metas.entry(name.to_ascii_lowercase()).or_insert_with(|| plain(content));
        }
    }
    metas
}

/// One line without markup, which JSON-LD and `<meta>` sometimes hold.
fn plain(text: &str) -> String {
    if text.contains(['<', '&']) {
        let dom = parse(text, Dialect::Html);
        return crate::loader::markup::rich(&dom, ROOT, &Base::Unknown).text.to_string();
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Lines without markup.
fn lines(text: &str) -> String {
    if text.contains("</") || text.contains("<br") || text.contains("&nbsp;") {
        let dom = parse(text, Dialect::Html);
        let blocks = blocks(&dom, ROOT, &Base::Unknown, &|_| false);
        return blocks.iter().map(Block::plain).collect::<Vec<_>>().join("\n");
    }
    text.to_owned()
}

fn is_address(text: &str) -> bool {
    text.starts_with("http://") || text.starts_with("https://")
}

fn tags(words: &str) -> Vec<String> {
    let parts = words.split([',', '，', '、', ';']).map(str::trim);
    parts.filter(|word| !word.is_empty()).map(str::to_owned).collect()
}
