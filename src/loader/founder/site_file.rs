//! A file as a tree of elements, with what its comments say.
//!
//! Such files part and name their text by comments (`<!--enpcontent-->`,
//! `<!--<npm:article-title>-->`), and end in one that tells all the rest
//! (`<!--enpproperty … -->`). No parser of markup keeps them, so the first
//! become empty elements before it is asked, and the last a table.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

use memchr::memmem;

use crate::input::encoding::UnknownEncoding;
use crate::loader::markup::{Base, Dialect, Dom, NodeId, ROOT, parse, read, rich};

/// The element that stands for a comment. It is empty in HTML, whatever is
/// around it, and shows nothing.
const MARK: &str = "param";
/// Its attribute; the value is the comment's name, after a `/` at the end.
const NAME: &str = "data-newsprint-mark";

/// A file that was read.
#[derive(Debug, Default)]
pub(super) struct SiteFile {
    pub(super) dom: Dom,
    /// Some bytes meant nothing.
    pub(super) is_damaged: bool,
    /// It is longer than is read.
    pub(super) is_cut: bool,
    properties: HashMap<String, String>,
    /// The marked parts, in their order.
    marks: Vec<(String, Range<NodeId>)>,
}

impl SiteFile {
    /// Reads a file, in the encoding of its byte-order mark, else `encoding`,
    /// else the one it declares, else UTF-8 or GB18030, whichever it can be.
    ///
    /// # Errors
    /// If `encoding` is none.
    pub(super) fn read(bytes: Vec<u8>, encoding: Option<&str>) -> Result<Self, UnknownEncoding> {
        let encoding = encoding.or_else(|| is_utf8(&bytes).then_some("utf-8"));
        let encoding = encoding.or_else(|| is_mute_gb(&bytes).then_some("gb18030"));
        let source = read(bytes, encoding)?;
        let mut properties = HashMap::new();
        let text = marked(&source.text, &mut properties);
        let dom = parse(&text, Dialect::Html);
        let marks = marks(&dom);
        let (is_damaged, is_cut) = (source.is_damaged, source.is_cut);
        Ok(Self { dom, is_damaged, is_cut, properties, marks })
    }

    /// A piece of markup without comments that tell anything.
    pub(super) fn of(html: &str) -> Self {
        Self { dom: parse(html, Dialect::Html), ..Self::default() }
    }

    /// The first of these properties that has a value.
    pub(super) fn property(&self, names: &[&str]) -> Option<&str> {
        let mut values = names.iter().filter_map(|name| self.properties.get(*name));
        values.find(|value| !value.is_empty()).map(String::as_str)
    }

    /// The parts of that name, in their order.
    pub(super) fn parts<'a>(&'a self, name: &'a str) -> impl Iterator<Item = Range<NodeId>> + 'a {
        self.marks.iter().filter(move |(own, _)| own == name).map(|(_, range)| range.clone())
    }

    /// What is in the elements of that name.
    pub(super) fn elements<'a>(&'a self, name: &'a str) -> impl Iterator<Item = NodeId> + 'a {
        self.dom.descendants(ROOT).filter(move |&id| self.dom.name(id) == name)
    }

    /// Whether any text of the file is marked as an article's.
    pub(super) fn is_marked(&self) -> bool {
        self.marks.iter().any(|(name, _)| name == BODY || name.starts_with("article-"))
    }
}

/// The name of the part that is an article's text.
pub(super) const BODY: &str = "enpcontent";

/// Whether bytes are UTF-8 whatever they say: some pages call themselves gb2312
/// and are not. A few characters of GBK can be both, more can't.
fn is_utf8(bytes: &[u8]) -> bool {
    const ENOUGH: usize = 8;
    std::str::from_utf8(bytes)
        .is_ok_and(|text| text.chars().filter(|c| !c.is_ascii()).take(ENOUGH).count() == ENOUGH)
}

/// Whether bytes that do not say their encoding, or say UTF-8 and are not,
/// can be GB18030, which nearly all older pages are in.
fn is_mute_gb(bytes: &[u8]) -> bool {
    const NEAR: usize = 4096;
    if bytes.starts_with(b"\xEF\xBB\xBF") || std::str::from_utf8(bytes).is_ok() {
        return false;
    }
    let head = bytes[..bytes.len().min(NEAR)].to_ascii_lowercase();
    let said = memmem::find(&head, b"charset=").map(|at| &head[at + 8..]);
    let said = said.map(|rest| rest.trim_ascii_start().strip_prefix(b"\"").unwrap_or(rest));
    if said.is_some_and(|rest| !rest.starts_with(b"utf"))
        || bytes.iter().take(NEAR).any(|&b| b == 0)
    {
        return false;
    }
    encoding_rs::GB18030.decode_without_bom_handling_and_without_replacement(bytes).is_some()
}

/// The text with elements for the comments that mark parts of it. What the
/// last comment says is put into `properties`.
fn marked<'a>(text: &'a str, properties: &mut HashMap<String, String>) -> Cow<'a, str> {
    const TABLES: usize = 4;
    let mut out = String::new();
    let (mut from, mut tables) = (0, 0);
    while let Some(start) = memmem::find(&text.as_bytes()[from..], b"<!--").map(|at| from + at) {
        let Some(end) = memmem::find(&text.as_bytes()[start..], b"-->").map(|at| start + at) else {
            break;
        };
        let comment = text[start..end].trim_start_matches("<!--").trim();
        out.push_str(&text[from..start]);
        match mark(comment) {
            Some(name) => {
                for part in ["<", MARK, " ", NAME, "=\"", &name, "\">"] {
                    out.push_str(part);
                }
                from = end + 3;
            }
            None => {
                if starts(comment, "enpproperty") && tables < TABLES {
                    tables += 1;
                    read_properties(&comment["enpproperty".len()..], properties);
                }
                // A comment that others stand in ends with the first of them.
                out.push_str(&text[start..end + 3]);
                from = end + 3;
            }
        }
    }
    if out.is_empty() {
        return Cow::Borrowed(text);
    }
    out.push_str(&text[from..]);
    Cow::Owned(out)
}

fn starts(text: &str, start: &str) -> bool {
    text.get(..start.len()).is_some_and(|own| own.eq_ignore_ascii_case(start))
}

/// The name of the part that a comment begins, or ends with a `/` before it.
fn mark(comment: &str) -> Option<String> {
    const LONGEST: usize = 40;
    if comment.len() > LONGEST {
        return None;
    }
    let bare: String = comment.chars().filter(|c| !matches!(c, '<' | '>' | ' ')).collect();
    let bare = bare.to_ascii_lowercase();
    let (slash, name) = match bare.strip_prefix('/') {
        Some(name) => ("/", name),
        None => ("", bare.as_str()),
    };
    let name = name.strip_prefix("npm:").or_else(|| (name == BODY).then_some(name))?;
    let is_name = name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    is_name.then(|| format!("{slash}{name}"))
}

/// The parts between the marks. One that is not ended goes as far as the
/// element that it begins in.
fn marks(dom: &Dom) -> Vec<(String, Range<NodeId>)> {
    let mut open: HashMap<&str, NodeId> = HashMap::new();
    let mut found: Vec<(String, Range<NodeId>)> = Vec::new();
    for id in dom.descendants(ROOT).filter(|&id| dom.name(id) == MARK) {
        let Some(name) = dom.attribute(id, NAME) else { continue };
        match name.strip_prefix('/') {
            Some(name) => {
                if let Some(start) = open.remove(name) {
                    found.push((name.to_owned(), start + 1..id));
                }
            }
            None => {
                open.entry(name).or_insert(id);
            }
        }
    }
    for (name, start) in open {
        found.push((name.to_owned(), start + 1..dom.end(dom.parent(start))));
    }
    found.sort_by_key(|(_, range)| range.start);
    found
}

/// Reads `<name>value</name>`, one after another.
fn read_properties(text: &str, properties: &mut HashMap<String, String>) {
    const MOST: usize = 100;
    const LONGEST: usize = 64 << 10;
    let mut rest = &text[..text.floor_char_boundary(LONGEST)];
    for _ in 0..MOST {
        let Some((_, after)) = rest.split_once('<') else { return };
        let Some((name, after)) = after.split_once('>') else { return };
        let Some((value, after)) = after.split_once(&format!("</{name}>")) else {
            rest = after;
            continue;
        };
        let name = name.to_ascii_lowercase();
        let name = name.strip_prefix("founder-").unwrap_or(&name);
        properties.entry(name.to_owned()).or_insert_with(|| plain(value));
        rest = after;
    }
}

/// One line without markup.
fn plain(value: &str) -> String {
    let text = if value.contains(['<', '&']) {
        rich(&parse(value, Dialect::Html), ROOT, &Base::Unknown).text.into_string()
    } else {
        value.to_owned()
    };
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> SiteFile {
        SiteFile::read(text.as_bytes().to_vec(), None).unwrap()
    }

    fn part(document: &SiteFile, name: &str) -> Vec<String> {
        let text =
            |range: Range<NodeId>| range.filter_map(|id| document.dom.text(id)).collect::<String>();
        document.parts(name).map(text).collect()
    }

    #[test]
    fn comments_mark_parts_in_whatever_elements_they_stand() {
        let document = read(
            "<table><tr><td><!--<npm:article-title>-->新渠<b>通水</b><!--</npm:article-title>-->\
             <td><!-- enpcontent --><p>一<p>二<!--/ENPCONTENT--></table><!--版面开始-->",
        );
        assert_eq!(part(&document, "article-title"), ["新渠通水"]);
        assert_eq!(part(&document, BODY), ["一二"]);
    }

    #[test]
    fn a_mark_without_its_end_goes_to_the_end_of_its_element() {
        let document = read("<div><!--enpcontent--><p>一</p></div><p>二</p>");
        assert_eq!(part(&document, BODY), ["一"]);
        assert_eq!(part(&read("<p>一<!--/enpcontent--><!-- open"), BODY), [""; 0]);
    }

    #[test]
    fn the_last_comment_is_a_table_with_founders_name_or_without() {
        let document = read(
            "<p>x</p><!--enpproperty <articleid>7</articleid><founder-date>2022-08-19 23:59\
             </founder-date><title>新渠&amp;旧渠<br>通水</title><author></author><broken>\
             <subtitle>副题</subtitle>/enpproperty-->",
        );
        assert_eq!(document.property(&["date"]), Some("2022-08-19 23:59"));
        assert_eq!(document.property(&["title"]), Some("新渠&旧渠 通水"));
        assert_eq!(document.property(&["author", "subtitle"]), Some("副题"));
    }

    #[test]
    fn gb_is_read_whether_it_is_said_or_not() {
        let text = "<html><head>META<title>河口日报</title></head><body>㐂通水</body></html>";
        for said in ["", "<meta charset=gb2312>", "<meta charset=utf-8>", "<meta charset=gbk>"] {
            let bytes = encoding_rs::GB18030.encode(&text.replace("META", said)).0.into_owned();
            let document = SiteFile::read(bytes, None).unwrap();
            assert_eq!(document.dom.line(ROOT), "河口日报㐂通水", "{said}");
        }
    }
}
