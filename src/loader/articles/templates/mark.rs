//! One mark: what it is called, what it says, what a reader gets for it.

use crate::loader::markup::escape;

/// What a mark stands between.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct MarkSigns {
    pub(super) open: &'static str,
    pub(super) close: &'static str,
}

const LIQUID: MarkSigns = MarkSigns { open: "{%", close: "%}" };
const SIGNS: [MarkSigns; 3] =
    [MarkSigns { open: "{{<", close: ">}}" }, MarkSigns { open: "{{%", close: "%}}" }, LIQUID];

/// A mark of a site's program.
#[derive(Debug)]
pub(super) struct Mark<'a> {
    pub(super) signs: MarkSigns,
    /// In lower case, without the ending of the file that `include` names.
    pub(super) name: String,
    /// What follows the name: with a key, or by its place.
    values: Vec<(&'a str, &'a str)>,
    /// As it stands.
    pub(super) whole: &'a str,
}

/// Films by what the marks of their sites are called, and where the film is.
const SITES: [(&str, &str); 5] = [
    ("youtube", "https://www.youtube.com/watch?v="),
    ("vimeo", "https://vimeo.com/"),
    ("bilibili", "https://www.bilibili.com/video/"),
    ("dailymotion", "https://www.dailymotion.com/video/"),
    ("peertube", ""),
];

impl<'a> Mark<'a> {
    /// The mark that a text begins with, blanks aside, and where it ends.
    pub(super) fn at(text: &'a str) -> Option<(Self, usize)> {
        /// Bytes of the longest mark: captions stand in them.
        const LONGEST: usize = 2000;
        let start = text.len() - text.trim_start_matches([' ', '\t']).len();
        let text = &text[start..];
        let signs = SIGNS.into_iter().find(|signs| text.starts_with(signs.open))?;
        let text = &text[..text.floor_char_boundary(LONGEST)];
        let inside = &text[signs.open.len()..];
        let end = memchr::memmem::find(inside.as_bytes(), signs.close.as_bytes())?;
        let is_shown = inside.starts_with("/*") || inside[..end].contains("\n\n");
        let mut words = words(inside[..end].trim_matches(['-', ' ', '\t', '\r', '\n']));
        let first = words.next().filter(|_| !is_shown)?;
        let (first, given) = match (first, words.next()) {
            // What is included tells more than that something is.
            (("", "include" | "partial" | "render"), Some(file)) if file.0.is_empty() => {
                (file.1, None)
            }
            (("", name), given) => (name, given),
            _ => return None,
        };
        let name = first.rsplit('/').next().filter(|_| !first.starts_with('/')).unwrap_or(first);
        let name = name.strip_suffix(".html").unwrap_or(name).to_lowercase();
        let values = given.into_iter().chain(words).collect();
        let end = signs.open.len() + end + signs.close.len();
        let mark = Self { signs, name, values, whole: &text[..end] };
        Some((mark, start + end))
    }

    pub(super) fn is_raw(&self) -> bool {
        self.signs == LIQUID && matches!(&*self.name, "raw" | "endraw")
    }

    /// What begins here is code.
    pub(super) fn is_code(&self) -> bool {
        matches!(&*self.name, "highlight" | "codeblock" | "code")
    }

    /// The word that ends the code, or the words to nobody, that begin here.
    pub(super) fn end(&self) -> Option<String> {
        let start = if self.signs == LIQUID { "end" } else { "/" };
        (self.is_code() || self.name == "comment").then(|| format!("{start}{}", self.name))
    }

    /// The picture or the film that it stands for; `None` if it is neither, or
    /// does not say where that is.
    pub(super) fn html(&self) -> Option<String> {
        self.film().or_else(|| self.picture())
    }

    fn film(&self) -> Option<String> {
        let player = self.value(&["provider", "type"]).unwrap_or(&self.name).to_lowercase();
        let site = SITES.iter().find(|(site, _)| player.contains(site) || self.name.contains(site));
        let is_file = ["video", "audio"].iter().any(|word| self.is_called(word));
        let told = self.value(&["id", "src", "url", "file", "video", "mp4", "webm", "video_id"]);
        let told = told.or_else(|| self.by_place(|_| true))?;
        let address = match site {
            _ if told.contains("://") => told.to_owned(),
            Some((_, start)) => format!("{start}{told}"),
            None => told.to_owned(),
        };
        let mut html = "<div><video src=\"".to_owned();
        escape(&address, &mut html);
        html.push_str("\" title=\"");
        escape(self.value(&["title", "caption", "alt"]).unwrap_or_default(), &mut html);
        html.push_str("\"></video></div>");
        (site.is_some() || is_file).then_some(html)
    }

    fn picture(&self) -> Option<String> {
        const CALLED: [&str; 6] = ["figure", "fig", "image", "img", "picture", "photo"];
        if !CALLED.iter().any(|word| self.is_called(word)) {
            return None;
        }
        let is_file = |value: &str| value.contains(['/', '.']);
        let told = self.value(&["src", "url", "image_path", "path", "image", "file", "name"]);
        let address = told.or_else(|| self.by_place(is_file))?;
        let mut html = "<figure><img src=\"".to_owned();
        escape(address, &mut html);
        html.push_str("\" alt=\"");
        escape(self.value(&["alt"]).unwrap_or_default(), &mut html);
        html.push_str("\"><figcaption>");
        let said = [self.value(&["title"]), self.value(&["caption", "description"])];
        for (at, text) in said.into_iter().flatten().enumerate() {
            html.push_str(if at > 0 { "<br>" } else { "" });
            escape(text, &mut html);
        }
        if let Some(credit) = self.value(&["attr", "credit"]) {
            html.push_str("<span class=\"credit\">");
            escape(credit, &mut html);
            html.push_str("</span>");
        }
        html.push_str("</figcaption></figure>");
        // A blank line would end it.
        Some(html.split_whitespace().collect::<Vec<_>>().join(" "))
    }

    /// Whether a word is one of those that its name consists of.
    fn is_called(&self, word: &str) -> bool {
        self.name.split(['-', '_', '.']).any(|part| part == word)
    }

    /// What the first of some keys says.
    fn value(&self, keys: &[&str]) -> Option<&'a str> {
        let of = |key: &&str| self.values.iter().find(|(own, _)| own.eq_ignore_ascii_case(key));
        keys.iter().filter_map(of).map(|(_, value)| known(value)).find(|value| !value.is_empty())
    }

    /// The first value without a key that is such a one.
    fn by_place(&self, is_one: impl Fn(&str) -> bool) -> Option<&'a str> {
        let unkeyed = self.values.iter().filter(|(key, _)| key.is_empty());
        unkeyed.map(|(_, value)| known(value)).find(|value| !value.is_empty() && is_one(value))
    }
}

/// A value without the site's own address before it (`{{ site.baseurl }}/a.png`);
/// nothing of one that a program would have to work out.
fn known(value: &str) -> &str {
    let value = match value.strip_prefix("{{").and_then(|rest| rest.split_once("}}")) {
        Some((_, rest)) => rest,
        None => value,
    };
    if value.contains("{{") { "" } else { value.trim() }
}

/// The words of a mark, as keys and values; without a key it is empty. Quotes hold
/// words together.
fn words(text: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut rest = text;
    std::iter::from_fn(move || {
        rest = rest.trim_start_matches([' ', '\t', '\r', '\n', ',']);
        let is_key = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-');
        let key_end = rest.find(|c| !is_key(c)).unwrap_or(rest.len());
        let after = rest[key_end..].trim_start();
        let value = after.strip_prefix('=').filter(|_| key_end > 0).map(str::trim_start);
        let (key, value) = value.map_or(("", rest), |value| (&rest[..key_end], value));
        let quote = value.chars().next().filter(|quote| matches!(quote, '"' | '\'' | '`'));
        let quoted = quote.and_then(|quote| value[1..].split_once(quote));
        let (word, after) = quoted.unwrap_or_else(|| {
            value.split_at(value.find(char::is_whitespace).unwrap_or(value.len()))
        });
        rest = after;
        (!word.is_empty() || quoted.is_some()).then_some((key, word))
    })
}
