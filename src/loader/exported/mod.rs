//! Articles that other programs export, or services answer, as JSON; and lists of
//! links.
//!
//! | who | where the articles are |
//! |---|---|
//! | wallabag | the whole list, or `_embedded.items` |
//! | `NewsAPI`, `GNews` and their kin | `articles` |
//! | read-later services | `items`, `bookmarks`, `list` …, or a line each |
//! | Telegram | `messages`, of a chat or of each of `chats`; a text may be in parts |
//! | Pocket, Instapaper, Raindrop | CSV, or bookmarks in HTML: see [`links`] |
//!
//! They call things by few names, so that one reader is enough: what has a title
//! or an address, and a text, is an article.

mod fields;
mod links;
#[cfg(test)]
mod tests;

use std::collections::HashMap;

use serde_json::Value;

use crate::input::{Hint, LoadError, Loaded, encoding, limits};
use crate::loader::markup::media_line;
use crate::loader::{article_parts, text};
use crate::model::error::{Foreign, Limited};
use crate::model::warning::AgencyNote;
use crate::model::{
    Article, ArticleId, Block, BlockKind, Clean, Date, HeadRole, Lang, LangTag, WarningKind,
};
use crate::recovery::ocr;
use fields::ExportedItem;
pub(super) use links::{is_page, is_table};

/// Where the articles of an answer may be.
const LISTS: [&str; 10] = [
    "articles",
    "items",
    "entries",
    "messages",
    "bookmarks",
    "documents",
    "results",
    "data",
    "list",
    "_embedded",
];

/// Whether JSON holds such articles, by the names in its beginning.
pub(super) fn is_exported(head: &[u8]) -> bool {
    let has = |name: &&str| {
        let quoted = format!("\"{name}\"");
        memchr::memmem::find(head, quoted.as_bytes()).is_some()
    };
    // What a whole account holds begins with other things, which may be many.
    let is_account = has(&"personal_information") && has(&"user_id");
    let is_chat = is_account || has(&"messages") && has(&"date_unixtime");
    let has_one = |names: &[&str]| names.iter().any(has);
    is_chat || has_one(&fields::TITLES) && has_one(&fields::TEXTS) && has_one(&fields::ADDRESSES)
}

/// Reads such a file as an edition, a section for each place that its articles come
/// from.
///
/// # Errors
/// [`LoadError::Foreign`] where there is none in it; a limit; [`LoadError::Encoding`]
/// for an unknown `hint.encoding`.
pub fn load(bytes: &[u8], hint: &Hint) -> Result<Loaded, LoadError> {
    limits::check(&hint.name, Limited::File, bytes.len() as u64, limits::DOCUMENT as u64)?;
    let decoded = encoding::decode(bytes, hint.encoding.as_deref());
    let decoded = decoded.map_err(|error| error.of_file(&hint.name))?;
    let other = || LoadError::Foreign { file: hint.name.clone(), kind: Foreign::Json };
    let json = parsed(&decoded.text);
    let is_list = json.is_none();
    let mut links = links::Links::default();
    let whole = json.unwrap_or_else(|| {
        links = links::read(&decoded.text);
        std::mem::take(&mut links.list).into()
    });
    let mut found = items(&whole, 0);
    links.past += found.len().saturating_sub(limits::BOOK_ARTICLES);
    found.truncate(limits::BOOK_ARTICLES);
    let all = found.len();
    found.retain(|found| !fields::is_removed(found.value));
    let removed = all - found.len();
    let mut items: Vec<ExportedItem> = found.iter().filter_map(FoundItem::read).collect();
    if items.is_empty() {
        return Err(other());
    }
    let passed_over = found.len() - items.len();
    for item in items.iter_mut().filter(|item| is_list || item.blocks.is_empty()) {
        let line = item.url.as_ref().map(|url| media_line("", &Clean::line(url)));
        // What was noted stands below all, under a rule.
        let end = item.blocks.iter().position(|block| block.kind == BlockKind::Rule);
        let end = end.unwrap_or(item.blocks.len());
        item.blocks.splice(end..end, line.map(|line| Block::new(BlockKind::Paragraph(line))));
    }
    let mut loaded = Loaded { edition: text::edition_of_one_file(hint), ..Loaded::default() };
    if let Some(name) = whole.get("name").and_then(Value::as_str) {
        loaded.edition.paper.title = Clean::line(name);
    }
    let newest = items.iter().filter_map(|item| item.date).max();
    text::date_by(&mut loaded.edition, newest, hint);
    loaded.edition.sections.clear();
    let said = items.iter().find_map(|item| item.lang.as_deref()).and_then(LangTag::new);
    let first = items.iter().flat_map(|item| &item.blocks).take(8).map(Block::plain);
    let guessed = || Lang::guess(&first.collect::<Vec<_>>().join(" ")).into();
    loaded.edition.paper.lang = hint.lang.clone().or(said).or_else(|| Some(guessed()));
    together(&mut items);
    for item in items {
        add(item, &mut loaded);
    }
    let left_out = [
        (AgencyNote::EmptyItem, passed_over),
        (AgencyNote::Removed, removed),
        (AgencyNote::BrokenRow, links.broken),
        (AgencyNote::PastLimit(limits::BOOK_ARTICLES), links.past),
    ];
    let left_out = left_out.into_iter().filter(|(_, times)| *times > 0);
    let told = left_out.map(|(note, times)| WarningKind::Agency { note, times }.into());
    loaded.edition.warnings.extend(told);
    loaded.edition.warnings.extend(ocr::damage(decoded.malformed, 0));
    article_parts::complete_ids(&mut loaded.edition);
    Ok(loaded)
}

/// Puts articles of a place together, the place of the first of all first.
fn together(items: &mut [ExportedItem]) {
    let mut places = HashMap::new();
    for item in &*items {
        let next = places.len();
        places.entry(item.place.clone()).or_insert(next);
    }
    items.sort_by_key(|item| places.get(&item.place).copied());
}

/// JSON, or a value in each line.
fn parsed(text: &str) -> Option<Value> {
    let lines = || {
        let values = text.lines().filter(|line| !line.trim().is_empty());
        values.map(|line| serde_json::from_str(line).ok()).collect::<Option<Vec<Value>>>()
    };
    serde_json::from_str(text).ok().or_else(|| lines().map(Value::Array))
}

/// What may be an article, and the chat that it is of.
struct FoundItem<'a> {
    value: &'a Value,
    chat: Option<&'a str>,
}

impl FoundItem<'_> {
    fn read(&self) -> Option<ExportedItem> {
        let mut item = fields::read(self.value)?;
        item.place = self.chat.map(str::to_owned).or(item.place);
        Some(item)
    }
}

fn each<'a>(values: impl Iterator<Item = &'a Value>) -> Vec<FoundItem<'a>> {
    values.map(|value| FoundItem { value, chat: None }).collect()
}

/// The messages of all chats of an account, those that were left as well.
fn of_chats(account: &Value) -> Vec<FoundItem<'_>> {
    let chats = ["chats", "left_chats"].iter().filter_map(|name| account.get(*name)?.get("list"));
    chats.filter_map(Value::as_array).flatten().flat_map(of_chat).collect()
}

fn of_chat(chat: &Value) -> Vec<FoundItem<'_>> {
    // What one keeps for oneself has no name but its type.
    let name = ["name", "type"].iter().find_map(|key| chat.get(*key)?.as_str());
    let messages = chat.get("messages").and_then(Value::as_array).into_iter().flatten();
    messages.map(|value| FoundItem { value, chat: name }).collect()
}

/// The list of what may be articles.
fn items(value: &Value, depth: usize) -> Vec<FoundItem<'_>> {
    const DEPTH: usize = 3;
    match value {
        Value::Array(items) => each(items.iter()),
        Value::Object(object) if object.contains_key("chats") => of_chats(value),
        Value::Object(object) if depth < DEPTH => {
            let listed =
                LISTS.iter().filter_map(|name| object.get(*name)).map(|v| items(v, depth + 1));
            let found = listed.max_by_key(Vec::len).unwrap_or_default();
            // A list may be an object of things by their numbers.
            let is_numbered = |key: &String| key.bytes().all(|b| b.is_ascii_digit());
            if found.is_empty() && depth > 0 && object.keys().all(is_numbered) {
                return each(object.values());
            }
            found
        }
        _ => Vec::new(),
    }
}

fn add(item: ExportedItem, loaded: &mut Loaded) {
    let ExportedItem { title, authors, date, url, tags, place, mut blocks, summary, lang } = item;
    let edition = &mut loaded.edition;
    let section = article_parts::section(edition, &place.unwrap_or_default());
    let mut article = Article::new(ArticleId::new(""));
    (article.page, article.section) = (Some(0), section);
    article.push_head(HeadRole::Headline, Clean::line(title.unwrap_or_default().trim()));
    article.push_head(HeadRole::Byline, Clean::line(&authors.join(", ")));
    article_parts::add_summary(&mut article, &mut blocks, summary);
    // The line of a link's address stays under a headline that is the address.
    if article.title().as_str() != url.as_deref().unwrap_or_default() {
        article_parts::drop_head(&mut blocks, &article);
    }
    article.published = date.filter(|own: &Date| Some(*own) != edition.date);
    article.url = url.map(|url| Clean::line(&url));
    article.tags = tags.iter().map(|tag| Clean::line(tag)).collect();
    let lang = lang.as_deref().and_then(LangTag::new);
    let is_said = lang.is_some();
    article.lang = lang.filter(|own| Some(own) != edition.paper.lang.as_ref());
    article_parts::add(loaded, article, blocks);
    let customs = loaded.edition.lang();
    let last = loaded.edition.articles.last_mut().zip(loaded.bodies.last());
    if let Some((article, body)) = last.filter(|_| !is_said) {
        article.lang = article_parts::other_lang(article, body, customs);
    }
}
