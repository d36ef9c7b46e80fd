//! Lists of links: what Pocket, Instapaper, Raindrop and their kin export as CSV, and
//! bookmarks in HTML. Each link becomes what an exported article is in JSON, so that
//! both are read alike.

use serde_json::{Value, json};

use crate::input::limits;
use crate::loader::markup::{Dialect, ROOT, parse};

/// What columns are called, in lower case, by what they hold.
const COLUMNS: [(&str, &[&str]); 6] = [
    ("title", &["title", "name"]),
    ("url", &["url", "link", "href"]),
    ("text", &["selection", "excerpt", "note", "description", "highlights"]),
    ("tags", &["tags", "document tags", "labels"]),
    ("source", &["folder", "status", "location", "collection"]),
    ("time_added", &["time_added", "timestamp", "created", "saved date", "date", "saved_at"]),
];

/// What a column holds; `None` for what says nothing to a reader.
fn field(column: &str) -> Option<&'static str> {
    let column = column.trim().to_lowercase();
    COLUMNS.iter().find(|(_, names)| names.contains(&&*column)).map(|(field, _)| *field)
}

/// Whether a text is a table of links, by the names of its columns.
pub(in crate::loader) fn is_table(text: &[u8]) -> bool {
    let line = text.split(|b| matches!(b, b'\n' | b'\r')).next().unwrap_or_default();
    let line = String::from_utf8_lossy(line);
    let fields: Vec<_> = line.split(',').map(|name| field(name.trim_matches('"'))).collect();
    ["title", "url"].iter().all(|wanted| fields.contains(&Some(wanted)))
}

/// Whether a page is a list of bookmarks that a program wrote.
pub(in crate::loader) fn is_page(text: &[u8]) -> bool {
    let has = |text: &[u8], what: &[u8]| memchr::memmem::find(text, what).is_some();
    let begins_so = has(&text[..text.len().min(200)], b"NETSCAPE-Bookmark-file");
    begins_so || has(text, b" time_added=\"") && has(text, b"<li><a href=")
}

/// The links of a table or a page; of what is neither none.
pub(super) fn read(text: &str) -> Vec<Value> {
    let text = text.trim_start();
    let mut links = match text.starts_with('<') {
        true => of_page(text),
        false if is_table(text.as_bytes()) => of_table(text),
        false => Vec::new(),
    };
    links.iter_mut().for_each(name);
    links
}

/// Calls a link by its address where nothing is said of it.
fn name(link: &mut Value) {
    let says = |field: &str| {
        let text = link.get(field).and_then(Value::as_str).map(str::trim);
        text.filter(|text| !text.is_empty())
    };
    if says("title").is_none()
        && says("text").is_none()
        && let Some(address) = says("url").map(str::to_owned)
    {
        link["title"] = json!(address);
    }
}

fn of_table(text: &str) -> Vec<Value> {
    let mut rows = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
    let Ok(columns) = rows.headers().cloned() else { return Vec::new() };
    let fields: Vec<_> = columns.iter().map(field).collect();
    let rows = rows.records().take(limits::BOOK_ARTICLES).filter_map(Result::ok);
    let link = |row: csv::StringRecord| {
        let mut link = Value::default();
        for (field, value) in fields.iter().zip(&row) {
            // Of several columns of a kind the first that says something.
            if let Some(field) = field
                && !value.trim().is_empty()
                && link.get(field).is_none()
            {
                link[*field] = if *field == "tags" { tags(value) } else { json!(value) };
            }
        }
        link
    };
    rows.map(link).collect()
}

/// Tags in one text: `harbour|coast`, `harbour, coast`, `["harbour"]`.
fn tags(text: &str) -> Value {
    let names = text.split(['|', ',']).map(|tag| tag.trim_matches(['[', ']', '"', ' ']));
    names.filter(|tag| !tag.is_empty()).collect()
}

/// The links of a page, below the headings that they stand under.
fn of_page(text: &str) -> Vec<Value> {
    let dom = parse(text, Dialect::Html);
    let (mut links, mut folder) = (Vec::new(), String::new());
    for id in dom.descendants(ROOT) {
        match dom.name(id) {
            "h1" | "h2" | "h3" => folder = dom.line(id),
            "a" if links.len() < limits::BOOK_ARTICLES => {
                let said = |name| dom.attribute(id, name).unwrap_or_default();
                let added = [said("time_added"), said("add_date")].concat();
                links.push(json!({
                    "title": dom.line(id), "url": said("href"), "source": folder,
                    "tags": tags(said("tags")), "time_added": added,
                }));
            }
            _ => {}
        }
    }
    links
}
