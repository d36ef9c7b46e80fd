//! ninjs 1 to 3: news in JSON.

use std::collections::HashSet;

use serde_json::{Map, Value};

use super::inline::of_text;
use super::story::{NewsPicture, NewsStory};
use super::{Dispatch, SkippedParts, SyntaxError};
use crate::input::gap;
use crate::input::{dates, natural};
use crate::loader::markup::{Base, Hidden, of_html, of_plain};
use crate::model::error::NoNews;
use crate::model::warning::AgencyNote;
use crate::model::{Block, BlockKind, Clean, Date, Kind};

type Object = Map<String, Value>;

/// What a text of JSON holds: an item, or a list of items.
pub(super) fn dispatch(text: &str) -> Result<Dispatch, SyntaxError> {
    let value: Value = serde_json::from_str(text).map_err(|error| SyntaxError {
        line: error.line(),
        column: error.column(),
        is_json: true,
    })?;
    let items: Vec<&Object> = match &value {
        Value::Array(all) => all.iter().filter_map(Value::as_object).collect(),
        Value::Object(item) => vec![item],
        _ => Vec::new(),
    };
    let mut reader = NinjsParser::default();
    for item in &items {
        reader.item(item);
    }
    let mut dispatch = Dispatch { found: Some(found(&items)), ..Dispatch::default() };
    if let [only] = items[..]
        && string(only, &["type"]).as_deref() == Some("composite")
    {
        dispatch.date = date(only);
        dispatch.subtitle = headline(only);
    }
    (dispatch.stories, dispatch.notes) = (reader.stories, reader.notes);
    dispatch.furniture = reader.furniture;
    Ok(dispatch)
}

fn found(items: &[&Object]) -> NoNews {
    match items {
        [] => NoNews::NinjsNone,
        [only] => NoNews::Ninjs(string(only, &["type"]).map(|kind| Clean::line(&kind))),
        all => NoNews::NinjsMany(all.len()),
    }
}

#[derive(Debug, Default)]
struct NinjsParser {
    stories: Vec<NewsStory>,
    furniture: Vec<Block>,
    notes: SkippedParts,
}

impl NinjsParser {
    /// Reads an item: a story, and after it the stories that are associated
    /// with it. Their nesting is bounded by what the JSON reader bears (128).
    fn item(&mut self, item: &Object) {
        let is_package = string(item, &["type"]).as_deref() == Some("composite");
        let mut story = self.story(item);
        let mut others = Vec::new();
        let shown: HashSet<Clean> = story.body.iter().filter_map(address).collect();
        for other in associations(item) {
            if is_picture(other) {
                let figure = picture(other).figure();
                let is_new = |figure: &Block| address(figure).is_none_or(|a| !shown.contains(&a));
                story.pictures.extend(figure.filter(is_new));
            } else {
                others.push(other);
            }
        }
        if is_package && story.body.is_empty() && story.pictures.is_empty() {
            // Its headline is the edition's, if there is but one.
            self.furniture.extend(story.headline.take().map(|text| Block::paragraph(&text)));
            self.furniture.append(&mut story.summary);
        }
        if story.is_empty() {
            self.furniture.append(&mut story.furniture);
        } else {
            self.stories.push(story);
        }
        for other in others {
            self.item(other);
        }
    }

    fn story(&mut self, item: &Object) -> NewsStory {
        let lines = |names: &[&str]| -> Vec<Block> {
            texts(item, names).iter().map(|text| Block::paragraph(text)).collect()
        };
        let mut story = NewsStory {
            headline: headline(item),
            working_title: string(item, &["title", "slugline"]),
            bylines: bylines(item),
            dateline: string(item, &["dateline"]),
            date: date(item),
            lang: string(item, &["language"]),
            address: string(item, &["uri", "url"]).filter(|uri| uri.starts_with("http")),
            urgency: item.get("urgency").and_then(number),
            tags: tags(item),
            section: texts(item, &["service"]).into_iter().next(),
            paper: string(item, &["provider", "source"])
                .or_else(|| texts(item, &["infosource", "infosources"]).into_iter().next())
                .or_else(|| string(item, &["copyrightholder"])),
            furniture: lines(&["copyrightnotice", "usageterms", "rightsinfo", "taglines"]),
            ..NewsStory::default()
        };
        for note in texts(item, &["ednote", "edNote"]) {
            story.add_note(note, false);
        }
        if let Some(status) = string(item, &["pubstatus", "pubStatus"]) {
            story.add_status(&status);
        }
        match (string(item, &["embargoed"]), string(item, &["embargoedreason"])) {
            (Some(until), _) => story.add_embargo(&until),
            (None, Some(reason)) => story.add_note(reason, false),
            (None, None) => {}
        }
        story.body = self.body(item, &["body"], "bodies");
        let summary = self.body(item, &["description"], "descriptions");
        match string(item, &["type"]).as_deref() {
            Some("picture" | "graphic") if story.body.is_empty() => {
                story.kind = Kind::Photo;
                story.pictures.extend(picture(item).figure());
            }
            Some(kind @ ("video" | "audio")) => {
                story.summary = summary;
                story.missing.push(gap::elsewhere(kind));
            }
            _ => story.summary = summary,
        }
        story
    }

    /// A text in one of the forms it may have: `body_html` and its like of
    /// version 1, the list of version 2. Of several the one with most markup
    /// goes, the others are the same text.
    fn body(&mut self, item: &Object, names: &[&str], list: &str) -> Vec<Block> {
        let mut forms: Vec<(&str, &str)> = Vec::new();
        for name in names {
            let keys = item.keys().filter_map(|key| Some((key, key.strip_prefix(name)?)));
            for (key, form) in keys.filter(|(_, form)| form.is_empty() || form.starts_with('_')) {
                forms.extend(item[key].as_str().map(|text| (form, text)));
            }
        }
        for body in item.get(list).and_then(Value::as_array).into_iter().flatten() {
            let told = body.get("contenttype").or(body.get("contentType")).and_then(Value::as_str);
            let form = told.unwrap_or_default();
            forms.extend(body.get("value").and_then(Value::as_str).map(|text| (form, text)));
        }
        forms.retain(|(_, text)| !text.trim().is_empty());
        forms.sort_by_key(|(form, _)| match form {
            form if form.contains("xhtml") => 0,
            form if form.contains("html") => 1,
            form if form.contains("text") || form.contains("plain") => 3,
            _ => 2,
        });
        let mut read = forms.iter().map(|(form, text)| match form {
            form if form.contains("html") => of_html(text, &Base::Unknown, &mut Hidden::default()),
            form if form.contains("plain") || *form == "_text" => of_plain(text),
            _ => of_text(text),
        });
        let blocks = read.find(|blocks| !blocks.is_empty()).unwrap_or_default();
        if list == "bodies" {
            self.note_versions(item);
        }
        blocks
    }

    /// Version 2 may hold the text for several uses; one of them is read.
    fn note_versions(&mut self, item: &Object) {
        let all = item.get("bodies").and_then(Value::as_array).into_iter().flatten();
        let mut roles: Vec<&str> =
            all.filter_map(|body| body.get("role").and_then(Value::as_str)).collect();
        roles.sort_unstable();
        roles.dedup();
        for _ in roles.iter().skip(1) {
            self.notes.add(AgencyNote::OtherVersion);
        }
    }
}

/// What an item is associated with: an object of items by name, or a list.
fn associations(item: &Object) -> Vec<&Object> {
    match item.get("associations") {
        Some(Value::Array(all)) => all.iter().filter_map(Value::as_object).collect(),
        Some(Value::Object(named)) => {
            let mut all: Vec<(&String, &Object)> =
                named.iter().filter_map(|(name, item)| Some((name, item.as_object()?))).collect();
            all.sort_by(|(a, _), (b, _)| natural::compare(a, b));
            all.into_iter().map(|(_, item)| item).collect()
        }
        _ => Vec::new(),
    }
}

fn is_picture(item: &Object) -> bool {
    let kind = string(item, &["type"]);
    let mime = string(item, &["mimetype", "contenttype"]).unwrap_or_default();
    match kind.as_deref() {
        Some("picture" | "graphic") => true,
        Some(_) => false,
        None => {
            mime.starts_with("image/") || (headline(item).is_none() && rendition(item).is_some())
        }
    }
}

fn picture(item: &Object) -> NewsPicture {
    let mut captions = texts(item, &["description_text", "descriptions"]);
    if captions.is_empty() {
        let read = string(item, &["description_html", "description_xhtml", "description"]);
        captions.extend(
            read.map(|text| of_text(&text).iter().map(Block::plain).collect::<Vec<_>>().join(" ")),
        );
    }
    captions.dedup();
    let line = string(item, &["creditline", "credit", "copyrightholder"]);
    let mut credit = bylines(item);
    credit.retain(|name| line.as_ref().is_none_or(|line| !line.contains(name.as_str())));
    credit.extend(line);
    NewsPicture {
        address: rendition(item),
        title: headline(item),
        caption: Some(captions.join(" ")),
        credit: Some(credit.join(", ")),
    }
}

/// The address of a picture: the widest rendition that is one, else the first.
fn rendition(item: &Object) -> Option<String> {
    let all: Vec<&Value> = match item.get("renditions")? {
        Value::Array(all) => all.iter().collect(),
        Value::Object(named) => named.values().collect(),
        _ => Vec::new(),
    };
    let images = all.into_iter().filter_map(Value::as_object).filter_map(|one| {
        let mime = string(one, &["mimetype", "contenttype"]);
        let is_image = mime.is_none_or(|mime| mime.starts_with("image/"));
        let width = one.get("width").and_then(Value::as_u64).unwrap_or_default();
        Some((width, string(one, &["href"]).filter(|_| is_image)?))
    });
    let widest = images.reduce(|best, next| if next.0 > best.0 { next } else { best });
    widest.map(|(_, href)| href)
}

/// Where the picture of a block is.
fn address(block: &Block) -> Option<Clean> {
    match &block.kind {
        BlockKind::Figure { image, .. } => image.clone(),
        _ => None,
    }
}

/// The headline: that of version 1; of version 2 the one that is for all
/// readers, else the first.
fn headline(item: &Object) -> Option<String> {
    let mut all = item.get("headlines").and_then(Value::as_array).into_iter().flatten();
    let main = |head: &&Value| {
        head.get("role")
            .and_then(Value::as_str)
            .is_none_or(|role| matches!(role, "main" | "default"))
    };
    let listed = all.clone().find(main).or_else(|| all.next()).and_then(said);
    plain(&listed.or_else(|| string(item, &["headline"]))?)
}

/// One line, of which some have markup.
fn plain(text: &str) -> Option<String> {
    let line = of_text(text).iter().map(Block::plain).collect::<Vec<_>>().join(" ");
    Some(line.split_whitespace().collect::<Vec<_>>().join(" ")).filter(|line| !line.is_empty())
}

fn bylines(item: &Object) -> Vec<String> {
    let mut all = texts(item, &["byline", "bylines", "by"]);
    if all.is_empty() {
        all = texts(item, &["authors", "creators", "creator"]);
    }
    all
}

fn tags(item: &Object) -> Vec<String> {
    const NAMES: [&str; 15] = [
        "subject",
        "subjects",
        "keyword",
        "keywords",
        "person",
        "people",
        "organisation",
        "organisations",
        "place",
        "places",
        "event",
        "events",
        "object",
        "objects",
        "genres",
    ];
    texts(item, &NAMES)
}

/// When this version was made, as the standard has it in all versions.
fn date(item: &Object) -> Option<Date> {
    let names = ["versioncreated", "versionCreated", "firstcreated", "contentcreated", "embargoed"];
    names.iter().find_map(|name| dates::day(&string(item, &[name])?))
}

/// The first of these fields that is a text.
fn string(item: &Object, names: &[&str]) -> Option<String> {
    let found = names.iter().filter_map(|name| item.get(*name)?.as_str().map(str::trim));
    found.into_iter().find(|text| !text.is_empty()).map(str::to_owned)
}

/// All texts of these fields, which are one or several, by themselves or as
/// objects with a name.
fn texts(item: &Object, names: &[&str]) -> Vec<String> {
    let fields = names.iter().filter_map(|name| item.get(*name));
    let each = fields.flat_map(|field| match field {
        Value::Array(all) => all.iter().collect(),
        one => vec![one],
    });
    each.filter_map(said).collect()
}

/// The text of a value.
fn said(value: &Value) -> Option<String> {
    const NAMES: [&str; 8] =
        ["value", "name", "byline", "headline", "text", "title", "usageterms", "literal"];
    match value {
        Value::String(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
        Value::Object(object) => string(object, &NAMES),
        _ => None,
    }
}

fn number(value: &Value) -> Option<u8> {
    let number = value.as_u64().or_else(|| value.as_str()?.trim().parse().ok())?;
    number.try_into().ok()
}
