//! What an exported article says, by the names that programs have for it.

use serde_json::Value;

use crate::input::dates;
use crate::loader::markup::{Base, Dialect, ROOT, blocks, parse};
use crate::model::{Block, BlockKind, Clean, Date, Item, Rich};
use crate::recovery::ocr;

pub(super) const TITLES: [&str; 5] =
    ["title", "resolved_title", "given_title", "headline", "webTitle"];
pub(super) const TEXTS: [&str; 12] = [
    "content_html",
    "content",
    "html",
    "body_html",
    "body",
    "bodyText",
    "full_text",
    "content_text",
    "text",
    "description",
    "excerpt",
    "summary",
];
pub(super) const ADDRESSES: [&str; 7] =
    ["url", "link", "resolved_url", "given_url", "original_url", "webUrl", "href"];
const SUMMARIES: [&str; 4] = ["description", "excerpt", "summary", "trailText"];
const AUTHORS: [&str; 6] = ["author", "authors", "creator", "byline", "published_by", "from"];
const DATES: [&str; 10] = [
    "published_at",
    "publishedAt",
    "datePublished",
    "date_published",
    "webPublicationDate",
    "published",
    "date",
    "created_at",
    "createdAt",
    "time_added",
];
const PLACES: [&str; 6] =
    ["source", "siteName", "site_name", "domain_name", "sectionName", "publisher"];
const LANGUAGES: [&str; 3] = ["language", "lang", "locale"];

/// An article as it was exported.
#[derive(Debug, Default)]
pub(super) struct ExportedItem {
    pub(super) title: Option<String>,
    pub(super) authors: Vec<String>,
    pub(super) date: Option<Date>,
    pub(super) url: Option<String>,
    pub(super) tags: Vec<String>,
    /// Where it is from.
    pub(super) place: Option<String>,
    pub(super) blocks: Vec<Block>,
    pub(super) summary: Vec<Block>,
    pub(super) lang: Option<String>,
}

/// Whether a service has taken an article down: `NewsAPI` lists it all the same.
pub(super) fn is_removed(value: &Value) -> bool {
    const REMOVED: &str = "[Removed]";
    let says = |name: &str| value.get(name).and_then(Value::as_str).map(str::trim);
    says("title") == Some(REMOVED)
        && ["content", "description"]
            .into_iter()
            .all(|name| says(name).is_none_or(|text| text.is_empty() || text == REMOVED))
}

/// Reads an article; `None` for what is none.
pub(super) fn read(value: &Value) -> Option<ExportedItem> {
    let first = |names: &[&str]| names.iter().find_map(|name| line(value.get(*name)?));
    let (title, url) = (first(&TITLES), first(&ADDRESSES));
    let is_message = value.get("type").and_then(Value::as_str) == Some("message");
    if title.is_none() && url.is_none() && !is_message {
        return None;
    }
    let base = url.clone().map_or(Base::Unknown, Base::Web);
    let own = TEXTS.iter().find_map(|name| {
        let text = text_of(value.get(*name)?);
        (!text.trim().is_empty()).then_some((*name, text))
    });
    let mut item = ExportedItem {
        authors: AUTHORS.iter().find_map(|name| value.get(*name)).map(lines).unwrap_or_default(),
        date: DATES.iter().find_map(|name| day(value.get(*name)?)),
        tags: value.get("tags").map(lines).unwrap_or_default(),
        place: first(&PLACES),
        lang: first(&LANGUAGES),
        title,
        url,
        ..ExportedItem::default()
    };
    if let Some((name, text)) = own {
        item.blocks = set(&text, &base);
        let mut others = SUMMARIES.iter().filter(|other| **other != name);
        let summary = others.find_map(|name| line(value.get(*name)?));
        item.summary = summary.map(|text| set(&text, &base)).unwrap_or_default();
    }
    item.blocks.extend(notes(value));
    if is_message {
        item.blocks.splice(0..0, picture(value));
        item.blocks.extend(file(value));
        item.blocks.extend(poll(value));
    }
    let has_text = !item.blocks.is_empty();
    (has_text || item.title.is_some() && item.url.is_some()).then_some(item)
}

/// What a reader marked in an article and wrote beside it: passages as quotes, each
/// with its note under it, below a rule.
fn notes(value: &Value) -> Vec<Block> {
    let lists =
        ["annotations", "highlights"].iter().filter_map(|name| value.get(*name)?.as_array());
    let mut found = Vec::new();
    for mark in lists.flatten() {
        let says = |names: &[&str]| names.iter().find_map(|name| line(mark.get(*name)?));
        let passage = says(&["quote"]);
        // Where the passage is called a text, the note is called a note.
        let (passage, note) = match passage {
            Some(passage) => (Some(passage), says(&["text", "annotation", "note", "comment"])),
            None => {
                (line(mark).or_else(|| says(&["text"])), says(&["note", "annotation", "comment"]))
            }
        };
        let rich = |text: String| Rich::plain(Clean::line(&text));
        found.extend(passage.map(|text| Block::new(BlockKind::Quote(vec![rich(text)]))));
        found.extend(note.map(|text| Block::paragraph(&text)));
    }
    if !found.is_empty() {
        found.insert(0, Block::new(BlockKind::Rule));
    }
    found
}

/// The picture of a message.
fn picture(message: &Value) -> Option<Block> {
    let path = message.get("photo")?.as_str()?;
    let image = Base::Inside("-".to_owned()).picture(path);
    let (alt, caption) = (Clean::default(), Rich::default());
    Some(Block::new(BlockKind::Figure { image, alt, caption, credit: None }))
}

/// A line for what a message holds besides its text: a film, a sound, a file. Where
/// it was not saved, the file's name says more than its place.
fn file(message: &Value) -> Option<Block> {
    let name = ["file_name", "file"].iter().find_map(|name| line(message.get(*name)?))?;
    Some(Block::paragraph(&name))
}

/// The question of a message, and what may be answered, with the count of those who
/// did.
fn poll(message: &Value) -> Vec<Block> {
    let Some(poll) = message.get("poll") else { return Vec::new() };
    let question = poll.get("question").map(text_of).unwrap_or_default();
    let answer = |answer: &Value| {
        let count = answer.get("voters").and_then(Value::as_u64);
        let count = count.map(|count| format!(": {count}")).unwrap_or_default();
        let text = text_of(answer.get("text")?) + &count;
        Some(Item { depth: 0, number: None, text: vec![Rich::plain(Clean::line(&text))] })
    };
    let answers = poll.get("answers").and_then(Value::as_array).into_iter().flatten();
    let answers = BlockKind::List(answers.filter_map(answer).collect());
    let all = [Block::paragraph(&question), Block::new(answers)];
    all.into_iter().filter(|block| !block.plain().trim().is_empty()).collect()
}

/// A text as one line, or the name of what a text is the name of.
fn line(value: &Value) -> Option<String> {
    let text = match value {
        Value::String(text) => Some(text.as_str()),
        Value::Object(object) => {
            let name = object.get("name").or_else(|| object.get("title"));
            name.or_else(|| object.get("label")).and_then(Value::as_str)
        }
        _ => None,
    }?;
    Some(text.trim().to_owned()).filter(|text| !text.is_empty())
}

/// Several of them: a list, the names in an object, or one.
fn lines(value: &Value) -> Vec<String> {
    match value {
        Value::Array(values) => values.iter().filter_map(line).collect(),
        Value::Object(object) if line(value).is_none() => object.keys().cloned().collect(),
        value => line(value).into_iter().collect(),
    }
}

/// A text, which may be in parts of which some are objects.
fn text_of(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(parts) => {
            let part = |part: &Value| match part {
                Value::String(text) => Some(text.clone()),
                Value::Object(object) => {
                    let said = |name| object.get(name).and_then(Value::as_str);
                    // Words that lead elsewhere say where, as films do in a text.
                    match (said("text")?, said("href")) {
                        (text, Some(address)) if text != address => {
                            Some(format!("{text} ({address})"))
                        }
                        (text, _) => Some(text.to_owned()),
                    }
                }
                _ => None,
            };
            parts.iter().filter_map(part).collect()
        }
        Value::Object(object) => {
            let own =
                ["html", "content", "text"].iter().find_map(|name| object.get(*name)?.as_str());
            own.unwrap_or_default().to_owned()
        }
        _ => String::new(),
    }
}

/// A day as text, or as seconds since 1970.
fn day(value: &Value) -> Option<Date> {
    let seconds = match value {
        Value::Number(number) => number.as_i64(),
        Value::String(text) => {
            if let Some(day) = dates::day(text) {
                return Some(day);
            }
            text.parse().ok()
        }
        _ => None,
    }?;
    // Some count thousandths.
    let seconds = if seconds > 100_000_000_000 { seconds / 1000 } else { seconds };
    let stamp = jiff::Timestamp::from_second(seconds).ok()?;
    (seconds > 0).then(|| jiff::tz::TimeZone::UTC.to_datetime(stamp).date())
}

/// Sets a text, which is HTML if it looks like it.
fn set(text: &str, base: &Base) -> Vec<Block> {
    let is_markup = ["</", "<p", "<br", "<img"].iter().any(|tag| text.contains(tag));
    if is_markup {
        let dom = parse(text, Dialect::Html);
        let found = blocks(&dom, ROOT, base, &|_| false);
        return found.into_iter().filter(|block| !block.is_bare_figure()).collect();
    }
    let (text, is_cut) = without_count(text);
    let (blocks, _) = ocr::plain_blocks(text);
    let mut blocks: Vec<Block> =
        blocks.into_iter().map(|block| Block { source: Vec::new(), ..block }).collect();
    if let Some(last) = blocks.last_mut() {
        last.truncated = is_cut;
    }
    blocks
}

/// A text without `[+1234 chars]` at its end, which says that it goes on elsewhere.
fn without_count(text: &str) -> (&str, bool) {
    let shown = text.trim_end();
    let cut = shown.strip_suffix(" chars]").and_then(|rest| rest.rsplit_once("[+"));
    match cut {
        Some((text, count)) if count.bytes().all(|b| b.is_ascii_digit()) => (text.trim_end(), true),
        _ => (text, false),
    }
}
