//! Lists of links: what Pocket, Instapaper, Raindrop and their kin export as CSV, and
//! bookmarks in HTML. Each link becomes what an exported article is in JSON, so that
//! both are read alike.

use serde_json::{Value, json};

use crate::input::limits;
use crate::loader::markup::{Dialect, Dom, NodeId, ROOT, parse};

/// What columns are called, in lower case, by what they hold.
const COLUMNS: [(&str, &[&str]); 8] = [
    ("title", &["title", "name"]),
    ("url", &["url", "link", "href"]),
    ("text", &["selection", "excerpt", "description"]),
    ("note", &["note"]),
    ("highlights", &["highlights"]),
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

/// The links of a list.
#[derive(Debug, Default)]
pub(super) struct Links {
    /// At most [`limits::BOOK_ARTICLES`].
    pub(super) list: Vec<Value>,
    /// How many there are past these.
    pub(super) past: usize,
    /// Rows of a table that are none.
    pub(super) broken: usize,
}

impl Links {
    fn push(&mut self, link: impl FnOnce() -> Value) {
        if self.list.len() < limits::BOOK_ARTICLES {
            self.list.push(link());
        } else {
            self.past += 1;
        }
    }
}

/// The links of a table or a page; of what is neither none.
pub(super) fn read(text: &str) -> Links {
    let text = text.trim_start();
    let mut links = match text.starts_with('<') {
        true => of_page(text),
        false if is_table(text.as_bytes()) => of_table(text),
        false => Links::default(),
    };
    links.list.iter_mut().for_each(name);
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

fn of_table(text: &str) -> Links {
    /// Rows that are read past though they never end: nobody's table has more.
    const OPEN: usize = 20;
    let (head, mut rest) = text.split_once(['\n', '\r']).unwrap_or((text, ""));
    let fields: Vec<_> = head.split(',').map(|name| field(name.trim_matches('"'))).collect();
    let mut links = Links::default();
    for _ in 0..OPEN {
        let Some(after) = add_rows(rest, &fields, &mut links) else { return links };
        rest = after;
    }
    links.broken += rest.lines().count();
    links
}

/// Adds the links of rows, up to one that never ends; gives what follows that.
fn add_rows<'a>(rows: &'a str, fields: &[Option<&str>], links: &mut Links) -> Option<&'a str> {
    let mut reader = csv::ReaderBuilder::new();
    let mut reader = reader.flexible(true).has_headers(false).from_reader(rows.as_bytes());
    for row in reader.records() {
        let Ok(row) = row else {
            links.broken += 1;
            continue;
        };
        if let Some(after) = after_open(&row, rows) {
            links.broken += 1;
            return Some(after);
        }
        links.push(|| link(fields, &row));
    }
    None
}

/// What follows the line of a row whose last quotes are never closed, so that it has
/// taken all of the rest for one of its values; `None` of a row that is whole.
fn after_open<'a>(row: &csv::StringRecord, rows: &'a str) -> Option<&'a str> {
    let start = usize::try_from(row.position()?.byte()).ok()?;
    let takes_rest =
        row.iter().next_back().is_some_and(|value| rows.ends_with(value) && value.contains('\n'));
    let from = rows.get(start..).filter(|_| takes_rest)?.trim_start_matches(['\r', '\n']);
    let is_open = from.matches('"').count() % 2 == 1;
    is_open.then(|| from.split_once('\n').map_or("", |(_, rest)| rest))
}

/// The link of a row.
fn link(fields: &[Option<&str>], row: &csv::StringRecord) -> Value {
    let mut link = json!({});
    let mut marked = Vec::new();
    for (field, value) in fields.iter().zip(row) {
        let Some(field) = field.filter(|_| !value.trim().is_empty()) else { continue };
        match (field, link.get(field).and_then(Value::as_str)) {
            ("note", _) => marked.push(json!({ "note": value })),
            ("highlights", _) => marked.push(json!({ "quote": value })),
            ("tags", _) => link["tags"] = tags(value),
            ("text", Some(own)) => link["text"] = json!([own, value].join("\n\n")),
            // Of several columns of a kind the first that says something.
            (_, None) => link[field] = json!(value),
            _ => {}
        }
    }
    link["annotations"] = json!(marked);
    link
}

/// Tags in one text: `harbour|coast`, `harbour, coast`, `["harbour"]`.
fn tags(text: &str) -> Value {
    let names = text.split(['|', ',']).map(|tag| tag.trim_matches(['[', ']', '"', ' ']));
    names.filter(|tag| !tag.is_empty()).collect()
}

/// The links of a page, below the headings that they stand under.
fn of_page(text: &str) -> Links {
    let dom = parse(text, Dialect::Html);
    let (mut links, mut folder, mut is_of_link) = (Links::default(), String::new(), false);
    for id in dom.descendants(ROOT) {
        match dom.name(id) {
            "h1" | "h2" | "h3" => (folder, is_of_link) = (dom.line(id), false),
            "a" => {
                let said = |name| dom.attribute(id, name).unwrap_or_default();
                let added = [said("time_added"), said("add_date")].concat();
                links.push(|| {
                    json!({
                        "title": dom.line(id), "url": said("href"), "source": folder,
                        "tags": tags(said("tags")), "time_added": added,
                    })
                });
                is_of_link = links.past == 0;
            }
            "dd" => describe(&mut links, &description(&dom, id), &folder, is_of_link),
            _ => {}
        }
    }
    links
}

/// Puts what is said of a link into it; what is said of a folder is an article of its
/// own.
fn describe(links: &mut Links, text: &str, folder: &str, is_of_link: bool) {
    match links.list.last_mut().filter(|_| is_of_link) {
        _ if text.is_empty() => {}
        Some(link) => link["text"] = json!(text),
        None if links.past == 0 => {
            links.push(|| json!({ "title": folder, "text": text, "source": folder }));
        }
        None => {}
    }
}

/// The words of a `<dd>`, which the links of its folder may stand in as well.
fn description(dom: &Dom, id: NodeId) -> String {
    let is_end = |&inside: &NodeId| matches!(dom.name(inside), "dl" | "dt" | "a" | "h3");
    let words = dom.descendants(id).take_while(|inside| !is_end(inside));
    let words: Vec<&str> = words.filter_map(|inside| dom.text(inside)).collect();
    words.concat().split_whitespace().collect::<Vec<_>>().join(" ")
}
