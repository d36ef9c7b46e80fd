//! Recipes of calibre, read without Python: what of them is a list of feeds
//! and a few settings, which three of four are.
//!
//! A recipe is a class in Python. Its attributes are read as values where they
//! are literals ([`value`]); nothing is run. A recipe that makes its own
//! contents page (`parse_index`) or changes the list of feeds is not read so:
//! calibre itself has to run it, and [`NotStatic`] says why.

mod class;
mod lex;
mod tags;
mod value;

use self::class::RecipeClass;
use self::value::PyValue;
use super::address;
use super::subscription::{Extraction, Source, SourceKind};
use crate::model::{Clean, LangTag};

/// The longest recipe, in bytes: ten times the longest that calibre publishes.
pub const LONGEST_RECIPE: usize = 2 << 20;

/// A recipe, as far as it can be read.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Recipe {
    /// What it is called.
    pub title: Option<Clean>,
    /// What it is about.
    pub description: Option<Clean>,
    /// The language of the paper.
    pub lang: Option<LangTag>,
    /// Its feeds.
    pub feeds: Vec<RecipeFeed>,
    /// Why it is no list of feeds; nothing, if it is one.
    pub not_static: Option<NotStatic>,
    /// How many days back its articles may be.
    pub oldest: Option<u16>,
    /// How many articles of a feed are taken.
    pub most: Option<usize>,
    /// What is kept and removed of pages, and their encoding.
    pub extraction: Extraction,
    /// Whether the site wants a subscription; `None` if it is only better with.
    pub subscription: Option<bool>,
    /// What was not taken over.
    pub left: Vec<LeftOut>,
}

/// A feed of a recipe.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecipeFeed {
    /// What the section is called.
    pub title: Option<Clean>,
    /// Its address.
    pub url: String,
}

/// Why a recipe can't be read as a list of feeds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotStatic {
    /// A method makes the list: `parse_index` and its like.
    Method(&'static str),
    /// There is no list of feeds that could be read.
    NoFeeds,
}

/// What of a recipe was not taken over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LeftOut {
    /// So many feeds that only running it would tell, or that have no address
    /// of the web.
    Feeds(usize),
    /// Elements of an attribute (`remove_tags` …) that only running would tell.
    Elements(&'static str),
    /// A method that changes addresses or pages.
    Code(&'static str),
    /// An attribute that is set and means nothing here.
    Setting(&'static str),
}

/// Methods that make the list of articles.
const LISTS: &[&str] = &["parse_index", "get_feeds", "parse_feeds", "get_obfuscated_article"];

/// Methods that change addresses or pages on the way.
const CHANGES: &[&str] = &[
    "print_version",
    "get_article_url",
    "preprocess_html",
    "preprocess_raw_html",
    "postprocess_html",
    "skip_ad_pages",
    "append_page",
    "get_browser",
    "is_link_wanted",
    "image_url_processor",
    "preprocess_image",
    "populate_article_metadata",
    "postprocess_book",
];

/// Attributes that decide what is in an article, or which there are, and are
/// not taken over. How calibre's book looks (`extra_css` and its like) means
/// nothing to an edition.
const SETTINGS: &[&str] = &[
    "auto_cleanup",
    "auto_cleanup_keep",
    "use_embedded_content",
    "preprocess_regexps",
    "match_regexps",
    "filter_regexps",
    "recursions",
    "articles_are_obfuscated",
    "reverse_article_order",
    "delay",
];

/// Reads a recipe; `None` if there is none in the text.
#[must_use]
pub fn read(text: &str) -> Option<Recipe> {
    if text.len() > LONGEST_RECIPE {
        return None;
    }
    let class = RecipeClass::find(text)?;
    let mut recipe = Recipe {
        title: clean(&class, "title").or_else(|| clean(&class, "__title")),
        description: clean(&class, "description"),
        lang: text_of(&class, "language").and_then(LangTag::new),
        oldest: number(&class, "oldest_article").map(days),
        most: number(&class, "max_articles_per_feed").and_then(count),
        subscription: subscription(&class),
        ..Recipe::default()
    };
    recipe.read_feeds(&class);
    recipe.read_extraction(&class);
    let has = |name: &&&'static str| class.methods.contains(**name);
    recipe.left.extend(CHANGES.iter().filter(has).map(|name| LeftOut::Code(name)));
    let sets = |name: &&&'static str| class.attribute(name).is_some_and(PyValue::is_set);
    recipe.left.extend(SETTINGS.iter().filter(sets).map(|name| LeftOut::Setting(name)));
    recipe.not_static = match LISTS.iter().find(has) {
        Some(name) => Some(NotStatic::Method(name)),
        None => recipe.feeds.is_empty().then_some(NotStatic::NoFeeds),
    };
    Some(recipe)
}

impl Recipe {
    /// Its feeds as sources.
    #[must_use]
    pub fn sources(&self) -> Vec<Source> {
        let source = |feed: &RecipeFeed| {
            let (url, user) = match address::split_login(&feed.url) {
                Some((url, user, _)) => (url, Some(user)),
                None => (feed.url.clone(), None),
            };
            Source {
                kind: SourceKind::Feed,
                url,
                user,
                section: feed.title.clone(),
                oldest: self.oldest,
                most: self.most,
                extraction: self.extraction.clone(),
                ..Source::default()
            }
        };
        self.feeds.iter().map(source).collect()
    }

    fn read_feeds(&mut self, class: &RecipeClass) {
        let Some(PyValue::List(list)) = class.attribute("feeds") else { return };
        let feeds = list.iter().map(feed);
        let mut left = 0;
        for feed in feeds {
            match feed {
                Some(feed) => self.feeds.push(feed),
                None => left += 1,
            }
        }
        if left > 0 {
            self.left.push(LeftOut::Feeds(left));
        }
    }

    fn read_extraction(&mut self, class: &RecipeClass) {
        let label = text_of(class, "encoding").map(str::trim);
        let is_known = |label: &&str| encoding_rs::Encoding::for_label(label.as_bytes()).is_some();
        self.extraction.encoding = label.filter(is_known).map(str::to_owned);
        let attribute = |name| class.attribute(name).map(tags::selectors);
        // Of what is kept all has to be known: with less, text would be lost.
        if let Some((keep, is_whole)) = attribute("keep_only_tags") {
            if is_whole {
                self.extraction.keep = keep;
            } else {
                self.left.push(LeftOut::Elements("keep_only_tags"));
            }
        }
        if let Some((remove, is_whole)) = attribute("remove_tags") {
            self.extraction.remove = remove;
            if !is_whole {
                self.left.push(LeftOut::Elements("remove_tags"));
            }
        }
        for name in ["remove_tags_before", "remove_tags_after"] {
            if class.attribute(name).is_some() {
                self.left.push(LeftOut::Elements(name));
            }
        }
    }
}

/// A feed: an address, or a pair of a title and an address.
fn feed(value: &PyValue) -> Option<RecipeFeed> {
    let (title, url) = match value {
        PyValue::Text(url) => (None, url),
        PyValue::List(pair) => match pair.as_slice() {
            [PyValue::Text(title), PyValue::Text(url), ..] => (Some(title), url),
            [PyValue::Text(url)] | [_, PyValue::Text(url), ..] => (None, url),
            _ => return None,
        },
        _ => return None,
    };
    let title = title.map(|title| Clean::line(title.trim())).filter(|title| !title.is_empty());
    let url: String = url.trim().split(['\n', '\r', '\t']).collect();
    Some(RecipeFeed { title, url: mended(&url)?.into() })
}

/// Schemes that mean something else than a page of the web.
const OTHER_SCHEMES: &[&str] = &["file", "ftp", "data", "javascript", "mailto", "about", "blob"];

/// An address with the slips mended that published recipes have: nothing
/// before the host, or more than the scheme before it (`hhttp://`, `[url]`).
fn mended(url: &str) -> Option<url::Url> {
    if let Some(url) = address::web(url) {
        return Some(url);
    }
    let inner = ["https://", "http://"].iter().find_map(|scheme| url.find(scheme));
    if let Some(at) = inner {
        let ends = url[at..].find(['[', ' ']).map_or(url.len(), |ends| at + ends);
        return address::web(&url[at..ends]);
    }
    let scheme = url.split(':').next().unwrap_or_default().to_ascii_lowercase();
    if OTHER_SCHEMES.contains(&scheme.as_str()) {
        return None;
    }
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let host = rest.split('/').next().unwrap_or_default();
    let is_host =
        host.contains('.') && host.chars().all(|c| c.is_alphanumeric() || ".-:".contains(c));
    if is_host { address::web(&format!("http://{rest}")) } else { None }
}

fn text_of<'a>(class: &'a RecipeClass, name: &str) -> Option<&'a str> {
    match class.attribute(name) {
        Some(PyValue::Text(text)) => Some(text),
        _ => None,
    }
}

fn clean(class: &RecipeClass, name: &str) -> Option<Clean> {
    // calibre's titles are short; a description may be an essay.
    let text: String = text_of(class, name)?.chars().take(500).collect();
    Some(Clean::line(text.trim())).filter(|text| !text.is_empty())
}

fn number(class: &RecipeClass, name: &str) -> Option<f64> {
    match class.attribute(name) {
        Some(PyValue::Number(number)) if number.is_finite() && *number > 0.0 => Some(*number),
        _ => None,
    }
}

/// Whole days; calibre also counts parts of them.
#[allow(clippy::cast_sign_loss, reason = "it is bounded here")]
fn days(number: f64) -> u16 {
    number.ceil().min(3_650.0) as u16
}

#[allow(clippy::cast_sign_loss, reason = "it is bounded here")]
fn count(number: f64) -> Option<usize> {
    Some((number as usize).min(10_000)).filter(|count| *count > 0)
}

fn subscription(class: &RecipeClass) -> Option<bool> {
    match class.attribute("needs_subscription") {
        Some(PyValue::Flag(needs)) => Some(*needs),
        Some(PyValue::Text(_)) => None,
        _ => Some(false),
    }
}

#[cfg(test)]
mod tests;
