//! What a Markdown file says of itself before its text: simple keys and
//! values, between lines of `---` (as YAML has them) or `+++` (as TOML).

use crate::input::{dates, limits};
use crate::model::{Date, LangTag};

/// What stands over the text.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct FrontMatter {
    pub(super) kicker: Option<String>,
    pub(super) title: Option<String>,
    pub(super) deck: Option<String>,
    pub(super) authors: Vec<String>,
    pub(super) dateline: Option<String>,
    pub(super) date: Option<Date>,
    pub(super) lang: Option<LangTag>,
    pub(super) url: Option<String>,
    pub(super) tags: Vec<String>,
    /// The section that it stands in, whatever its folder is called.
    pub(super) section: Option<String>,
    /// It is not meant to be read yet.
    pub(super) is_draft: bool,
    pub(super) picture: LeadPicture,
    /// What is none of these, as it stands.
    pub(super) rest: Vec<String>,
}

/// The picture over the text.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct LeadPicture {
    pub(super) address: Option<Said>,
    pub(super) alt: Option<Said>,
    pub(super) caption: Option<Said>,
    pub(super) credit: Option<Said>,
}

/// What is said of the picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Said {
    pub(super) value: String,
    /// The key, as the file has it.
    key: String,
}

impl Said {
    fn line(&self) -> String {
        format!("{}: {}", self.key, self.value)
    }
}

impl LeadPicture {
    /// Takes what a key says, if it is of the picture; `image` is such a key
    /// by itself, or holds others. Gives back the lines that say what no
    /// picture here has; `None` if the key is none of the picture.
    fn take(&mut self, key: &str, lines: &[&str]) -> Option<Vec<String>> {
        const OF_PICTURES: [&str; 9] = [
            "image",
            "picture",
            "photo",
            "cover",
            "hero",
            "thumbnail",
            "featured_image",
            "feature_image",
            "featuredimage",
        ];
        if !OF_PICTURES.contains(&key) {
            let mut starts = OF_PICTURES.iter();
            let of = starts.find_map(|start| key.strip_prefix(start)?.strip_prefix(['_', '-']));
            let of = of.or_else(|| (key == "caption").then_some(key))?;
            return self.set(of, key, &values(lines).join(" ")).then(Vec::new);
        }
        let is_object = lines.first().is_none_or(|first| first.is_empty())
            && lines.iter().any(|line| line.contains(": "));
        if is_object {
            return Some(self.take_object(lines));
        }
        let mut addresses = values(lines).into_iter();
        if !self.set("src", key, &addresses.next()?) {
            return None;
        }
        Some(addresses.map(|other| format!("{key}: {other}")).collect())
    }

    /// Takes the keys inside of one; gives back the lines of the others.
    fn take_object(&mut self, lines: &[&str]) -> Vec<String> {
        let mut left = Vec::new();
        for line in lines.iter().filter(|line| !line.is_empty()) {
            let is_taken = line.split_once(": ").is_some_and(|(key, value)| {
                let key = key.trim_start_matches("- ").trim();
                let of = if key == "image" { "src" } else { key };
                self.set(of, key, unquoted(value.trim()))
            });
            if !is_taken {
                left.push((*line).to_owned());
            }
        }
        left
    }

    /// Notes what a key says; `false` if it says nothing of the picture, or
    /// nothing new.
    fn set(&mut self, of: &str, key: &str, value: &str) -> bool {
        let slot = match of {
            "src" | "url" | "path" | "file" | "name" => &mut self.address,
            "alt" | "alttext" => &mut self.alt,
            "caption" | "title" | "description" => &mut self.caption,
            "credit" | "photo_credit" | "copyright" | "author" => &mut self.credit,
            _ => return false,
        };
        let is_new = slot.is_none() && !value.is_empty();
        if is_new {
            *slot = Some(Said { value: value.to_owned(), key: key.to_owned() });
        }
        is_new
    }

    /// The line that says where it is.
    pub(super) fn address_line(&self) -> Option<String> {
        self.address.as_ref().map(Said::line)
    }

    /// The lines that say what is to stand under it, or in its place.
    pub(super) fn lines_under(&self) -> Vec<String> {
        [&self.alt, &self.caption, &self.credit].into_iter().flatten().map(Said::line).collect()
    }
}

/// A key with the lines that belong to it.
struct Field<'a> {
    key: &'a str,
    /// What stands behind the key, then the lines under it.
    values: Vec<&'a str>,
}

impl Field<'_> {
    fn is_open_list(&self) -> bool {
        self.values.first().is_some_and(|value| value.starts_with('['))
            && self.values.last().is_none_or(|value| !value.ends_with(']'))
    }
}

/// The front matter of a file, and the text after it. Without one the text
/// is all of it.
pub(super) fn split(text: &str) -> (FrontMatter, &str) {
    let none = || (FrontMatter::default(), text);
    let body = text.trim_start_matches('\u{FEFF}').trim_start_matches(['\r', '\n']);
    let Some((first, rest)) = body.split_once('\n') else { return none() };
    let (sign, ends): (char, &[&str]) = match first.trim_end() {
        "---" => (':', &["---", "..."]),
        "+++" => ('=', &["+++"]),
        _ => return bare(body).or_else(|| json(body)).unwrap_or_else(none),
    };
    let mut at = 0;
    for line in rest.split_inclusive('\n') {
        if ends.contains(&line.trim_end()) {
            let inside = &rest[..at];
            return match fields(inside, sign) {
                Some(fields) => (front(fields), &rest[at + line.len()..]),
                None => none(),
            };
        }
        at += line.len();
        if at > limits::HEAD {
            break;
        }
    }
    none()
}

/// The front matter of Pelican and Hexo, lines without a rule before them: they
/// end with a blank line or a rule, and one of them is the title.
fn bare(text: &str) -> Option<(FrontMatter, &str)> {
    let first = text.lines().next()?.split_once(':')?.0;
    if !is_key(first) || text.starts_with('#') {
        return None;
    }
    let mut end = 0;
    for line in text.split_inclusive('\n') {
        let shown = line.trim_end();
        if shown.is_empty() || shown == "---" || end > limits::HEAD {
            let rest = &text[end..];
            let rest = rest.strip_prefix(line).filter(|_| shown == "---").unwrap_or(rest);
            let front = front(fields(&text[..end], ':')?);
            return front.title.is_some().then_some((front, rest));
        }
        let is_under = line.starts_with([' ', '\t', '-']);
        let is_field = line.split_once(':').is_some_and(|(key, _)| is_key(key));
        if !is_under && !is_field {
            return None;
        }
        end += line.len();
    }
    None
}

/// The front matter that Hugo takes as JSON: an object with a title, and the
/// text after it.
fn json(text: &str) -> Option<(FrontMatter, &str)> {
    use serde_json::Value;

    if !text.starts_with('{') {
        return None;
    }
    let head = &text[..text.floor_char_boundary(limits::HEAD)];
    let mut values = serde_json::Deserializer::from_str(head).into_iter::<Value>();
    let Some(Ok(Value::Object(object))) = values.next() else { return None };
    let line = |value: &Value| match value {
        Value::String(text) => text.split_whitespace().collect::<Vec<_>>().join(" "),
        other => other.to_string(),
    };
    let lines: Vec<(&String, String)> =
        object.iter().map(|(key, value)| (key, line(value))).collect();
    let fields = lines.iter().map(|(key, value)| Field { key, values: vec![value] });
    let front = front(fields.collect());
    front.title.is_some().then(|| (front, &text[values.byte_offset()..]))
}

/// The fields; `None` if the first line that is not blank is none, so that it
/// is a text between two rules.
fn fields(text: &str, sign: char) -> Option<Vec<Field<'_>>> {
    let mut fields: Vec<Field<'_>> = Vec::new();
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        let is_under =
            line.starts_with([' ', '\t', '-', ']']) || line.trim_start().starts_with('#');
        let parted = line.split_once(sign).map(|(key, value)| (key.trim(), value.trim()));
        // `[params]` begins a table of TOML, unless a list goes on.
        let is_table = sign == '=' && line.starts_with('[');
        let is_list = fields.last().is_some_and(Field::is_open_list);
        match (parted.filter(|(key, _)| !is_under && is_key(key)), fields.last_mut()) {
            (Some((key, value)), _) => fields.push(Field { key, values: vec![value] }),
            (None, Some(field)) if !is_table || is_list => field.values.push(line.trim()),
            (None, None) if !is_table && !line.trim_start().starts_with('#') => return None,
            _ => fields.push(Field { key: line.trim(), values: Vec::new() }),
        }
    }
    Some(fields)
}

fn is_key(key: &str) -> bool {
    let key = key.trim_matches(['"', '\'']);
    let valid = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.');
    !key.is_empty() && key.chars().all(valid)
}

fn front(fields: Vec<Field<'_>>) -> FrontMatter {
    let mut front = FrontMatter::default();
    for field in fields {
        let values = values(&field.values);
        let one = || Some(values.join(" ")).filter(|text| !text.is_empty());
        let key = field.key.trim_matches(['"', '\'']).to_ascii_lowercase();
        if let Some(left) = front.picture.take(&key, &field.values) {
            front.rest.extend(left);
            continue;
        }
        match key.as_str() {
            "title" | "headline" if front.title.is_none() => front.title = one(),
            "kicker" if front.kicker.is_none() => front.kicker = one(),
            "deck" | "subtitle" | "description" | "summary" | "excerpt" if front.deck.is_none() => {
                front.deck = one();
            }
            "author" | "authors" | "by" | "byline" => front.authors.extend(values),
            "tags" | "tag" | "categories" | "category" | "keywords" => {
                let tags = values.iter().flat_map(|value| value.split([',', '，', '、']));
                let tags = tags.map(|tag| tag.trim().to_owned());
                let is_list = values.len() > 1 || field.values.iter().any(|v| v.starts_with('['));
                front.tags.extend(if is_list { values } else { tags.collect() });
            }
            "status" if one().as_deref() == Some("draft") => front.is_draft = true,
            "section" if front.section.is_none() => front.section = one(),
            "draft" if one().as_deref() == Some("true") => front.is_draft = true,
            "published" if one().as_deref() == Some("false") => front.is_draft = true,
            "dateline" if front.dateline.is_none() => front.dateline = one(),
            "lang" | "language" if front.lang.is_none() => {
                front.lang = one().and_then(|tag| LangTag::new(&tag));
            }
            "url" | "link" | "canonical" | "canonical_url" if front.url.is_none() => {
                front.url = one();
            }
            "date" | "published" | "pubdate" | "publishdate"
                if front.date.is_none() && one().and_then(|text| dates::day(&text)).is_some() =>
            {
                front.date = one().and_then(|text| dates::day(&text));
            }
            _ => {
                let lines = field.values.join(" ");
                let sign = if field.values.is_empty() { "" } else { ": " };
                front.rest.push(format!("{}{sign}{}", field.key, lines.trim()));
            }
        }
    }
    front
}

/// The values of a field: one, a list in brackets, or one in each line.
fn values(lines: &[&str]) -> Vec<String> {
    let comment = |line: &&str| !line.starts_with('#');
    let text = lines.iter().copied().filter(comment).collect::<Vec<_>>().join("\n");
    let text = text.trim();
    if let Some(list) = text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
        return listed(list);
    }
    // A text over several lines: `>` and `|` announce it.
    if let Some(folded) = text.strip_prefix(['>', '|']) {
        let text = folded.trim_start_matches(['-', '+']).split_whitespace();
        return vec![text.collect::<Vec<_>>().join(" ")];
    }
    let items = text.lines().map(|line| {
        let line = line.strip_prefix("- ").unwrap_or(line).trim();
        // An author may be an object that has a name.
        unquoted(line.strip_prefix("name:").unwrap_or(line).trim()).to_owned()
    });
    items.filter(|item| !item.is_empty()).collect()
}

/// The items of a list; commas inside quotes part none.
fn listed(list: &str) -> Vec<String> {
    let (mut items, mut quote, mut start) = (Vec::new(), None, 0);
    for (at, c) in list.char_indices().chain([(list.len(), ',')]) {
        match c {
            '"' | '\'' if quote == Some(c) => quote = None,
            '"' | '\'' if quote.is_none() && list[start..at].trim().is_empty() => quote = Some(c),
            ',' if quote.is_none() || at == list.len() => {
                items.push(unquoted(list[start..at].trim()).to_owned());
                start = at + 1;
            }
            _ => {}
        }
    }
    items.retain(|item| !item.is_empty());
    items
}

fn unquoted(text: &str) -> &str {
    let inside = |mark: char| text.strip_prefix(mark).and_then(|rest| rest.strip_suffix(mark));
    inside('"').or_else(|| inside('\'')).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_of_yaml_and_of_toml_say_what_stands_over_the_text() {
        let yaml = "---\ntitle: \"Ferry: again\"\ndate: 2026-11-22T08:00:00Z\nauthor: N. Reed\n\
            tags: [ferry, \"salt, marsh\"]\ncategories:\n  - coast\n- port\ndraft: false\n---\nText\n";
        let toml = "+++\ntitle = 'Ferry: again'\ndate = 2026-11-22T08:00:00Z\nauthor = \"N. Reed\"\n\
            tags = [\n  \"ferry\",\n  \"salt, marsh\"\n]\ncategories = [\"coast\", \"port\"]\n\
            draft = false\n+++\nText\n";
        for text in [yaml.to_owned(), toml.to_owned(), yaml.replace('\n', "\r\n")] {
            let (front, rest) = split(&text);
            assert_eq!(front.title.as_deref(), Some("Ferry: again"), "{text}");
            assert_eq!(front.date, Some(jiff::civil::date(2026, 11, 22)));
            assert_eq!(front.authors, ["N. Reed"]);
            assert_eq!(front.tags, ["ferry", "salt, marsh", "coast", "port"]);
            assert_eq!((front.rest, rest.trim()), (vec!["draft: false".to_owned()], "Text"));
        }
    }

    #[test]
    fn heads_of_pelican_of_hexo_and_in_json_say_the_same() {
        for text in [
            "Title: Ferry: again\nDate: 2026-11-22 08:00\nAuthor: N. Reed\nTags: ferry, coast\n\nText\n",
            "title: Ferry: again\ndate: 2026-11-22\nauthor: N. Reed\ntags:\n  - ferry\n  - coast\n---\nText\n",
            "{\n \"title\": \"Ferry: again\",\n \"date\": \"2026-11-22T08:00:00Z\",\n \"author\": \"N. Reed\",\n \
             \"tags\": [\"ferry\", \"coast\"]\n}\n\nText\n",
        ] {
            let (front, rest) = split(text);
            assert_eq!(front.title.as_deref(), Some("Ferry: again"), "{text}");
            assert_eq!(front.date, Some(jiff::civil::date(2026, 11, 22)), "{text}");
            assert_eq!(front.authors, ["N. Reed"], "{text}");
            assert_eq!(front.tags, ["ferry", "coast"], "{text}");
            assert_eq!(rest.trim(), "Text");
        }
    }

    #[test]
    fn comments_and_tables_are_no_part_of_other_values() {
        let (front, _) =
            split("+++\n# made by hand\ntitle = \"Ferry\"\n[params]\nauthor = 'N'\n+++\n");
        assert_eq!((front.title.as_deref(), front.authors), (Some("Ferry"), vec!["N".to_owned()]));
        assert_eq!(front.rest, ["# made by hand", "[params]"]);
    }

    #[test]
    fn authors_with_names_and_folded_texts_are_understood() {
        let text = "---\nauthors:\n  - name: Nell\n  - name: Reed\nsummary: >-\n  Nine\n  years.\n\
            date: soon\n---\n";
        let (front, rest) = split(text);
        assert_eq!(front.authors, ["Nell", "Reed"]);
        assert_eq!(front.deck.as_deref(), Some("Nine years."));
        assert_eq!((front.date, front.rest), (None, vec!["date: soon".to_owned()]));
        assert_eq!(rest, "");
    }

    #[test]
    fn a_picture_is_told_by_one_key_or_by_keys_inside() {
        let of = |text: &str| split(&format!("---\n{text}\n---\n")).0.picture;
        let flat = of("image: i/q.png\nimage_caption: \"The quay\"\nimage_credit: N. Reed");
        let nested = of("cover:\n  image: i/q.png\n  caption: The quay\n  credit: N. Reed");
        for picture in [flat, nested] {
            let value = |said: Option<Said>| said.map(|said| said.value);
            assert_eq!(value(picture.address).as_deref(), Some("i/q.png"));
            assert_eq!(value(picture.alt), None);
            assert_eq!(value(picture.caption).as_deref(), Some("The quay"));
            assert_eq!(value(picture.credit).as_deref(), Some("N. Reed"));
        }
        assert_eq!(of("title: x"), LeadPicture::default());
    }

    #[test]
    fn what_a_picture_has_no_place_for_is_kept_as_it_stands() {
        let rest = |text: &str| split(&format!("---\n{text}\n---\n")).0.rest;
        assert_eq!(
            rest("image:\n  src: a.jpg\n  license: CC-BY\n  crop"),
            ["license: CC-BY", "crop"]
        );
        assert_eq!(rest("image: [a.jpg, b.jpg]"), ["image: b.jpg"]);
        assert_eq!(rest("image:\n  - a.jpg\n  - b.jpg"), ["image: b.jpg"]);
        assert_eq!(rest("image: a.jpg\ncover: b.jpg"), ["cover: b.jpg"]);
        assert_eq!(rest("image: a.jpg\nimage_license: CC-BY"), ["image_license: CC-BY"]);
    }

    #[test]
    fn a_draft_and_a_section_are_known() {
        let (front, _) = split("---\ndraft: true\nsection: Harbour\n---\n");
        assert_eq!((front.is_draft, front.section.as_deref()), (true, Some("Harbour")));
        let (front, _) = split("+++\ndraft = false\n+++\n");
        assert!(!front.is_draft);
    }

    #[test]
    fn a_text_between_two_rules_is_no_front_matter() {
        for text in [
            "Note: it ran.\n\nSoon.",
            "{ \"a\": 1 }\nSoon.",
            "---\nIt ran.\n---\nSoon.",
            "---\ntitle: x\nno end",
            "Text\n---\na: b\n---\n",
        ] {
            assert_eq!(split(text), (FrontMatter::default(), text));
        }
    }
}
