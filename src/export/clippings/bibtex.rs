//! `BibTeX` in UTF-8, as biblatex and its tool biber read it: an entry an article,
//! with the fields of both (`journal` and `journaltitle` are one to biblatex).

use super::cited::{CitedArticle, articles};
use crate::model::{BylineName, ClippingEntry};

const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// The articles that clippings are cut from.
pub(super) fn all(entries: &[ClippingEntry]) -> String {
    let entries = articles(entries).iter().map(entry).collect::<Vec<_>>();
    entries.join("\n")
}

fn entry(cited: &CitedArticle<'_>) -> String {
    let from = cited.from;
    let names: Vec<String> = cited.names.iter().map(name).collect();
    let seen = cited.seen.filter(|_| !from.url.is_empty());
    let braced = |text: &str| format!("{{{}}}", escaped(text));
    let told = |text: &str| if text.trim().is_empty() { String::new() } else { braced(text) };
    let fields = [
        ("author", format!("{{{}}}", names.join(" and "))),
        // Twice in braces: styles leave the letters as they are.
        ("title", format!("{{{}}}", told(&from.headline))),
        ("journal", told(&from.paper)),
        ("entrysubtype", "{newspaper}".to_owned()),
        ("date", cited.date.map(|date| format!("{{{date}}}")).unwrap_or_default()),
        ("year", cited.date.map(|date| format!("{{{}}}", date.year())).unwrap_or_default()),
        ("month", cited.date.map(|date| MONTHS[month(date)].to_owned()).unwrap_or_default()),
        ("day", cited.date.map(|date| format!("{{{}}}", date.day())).unwrap_or_default()),
        ("pages", told(&from.page)),
        ("url", address(&from.url)),
        ("urldate", seen.map(|date| format!("{{{date}}}")).unwrap_or_default()),
        ("language", told(&from.lang)),
        ("abstract", told(&cited.text)),
        ("note", told(&cited.note)),
        ("keywords", told(&cited.tags.join(", "))),
    ];
    let lines = fields.into_iter().filter(|(_, value)| !value.is_empty() && value != "{}");
    let lines: Vec<String> = lines.map(|(name, value)| format!("  {name} = {value},\n")).collect();
    format!("@article{{{},\n{}}}\n", cited.key, lines.concat())
}

fn month(date: crate::model::Date) -> usize {
    usize::from(date.month().unsigned_abs()) - 1
}

/// A name in one piece stands in braces, so that it is not taken apart.
fn name(name: &BylineName) -> String {
    match name {
        BylineName::Whole(name) => format!("{{{}}}", escaped(name)),
        BylineName::Parted { given, family } => format!("{}, {}", escaped(family), escaped(given)),
    }
}

/// An address is taken as it is; a brace in it would end the field.
fn address(url: &str) -> String {
    if url.is_empty() {
        return String::new();
    }
    format!("{{{}}}", url.replace('{', "%7B").replace('}', "%7D").replace('\\', "%5C"))
}

/// Text without the signs that TeX obeys; its paragraphs become one. Braces are
/// counted by `BibTeX` even where a backslash stands before them.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.split_whitespace().collect::<Vec<_>>().join(" ").chars() {
        match c {
            '\\' => out.push_str("\\textbackslash{}"),
            '{' => out.push_str("\\textbraceleft{}"),
            '}' => out.push_str("\\textbraceright{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            '~' => out.push_str("\\textasciitilde{}"),
            '%' | '&' | '#' | '$' | '_' => {
                out.push('\\');
                out.push(c);
            }
            c => out.push(c),
        }
    }
    out
}
