//! Clippings as Markdown for notes: front matter in YAML that Obsidian shows as
//! properties, the words as a quote, what was noted, the citation. Where each ends
//! stands a comment with all of it, by which newsprint takes it back as it went.
//!
//! A string of JSON is one of YAML as well (YAML 1.2, 1.3), on one line and with
//! everything escaped that could be taken for something else.

use std::fmt::Write as _;

use super::file::{ClippingFile, json, moment};
use crate::export::inline::MarkupForm;
use crate::export::markdown::line_start;
use crate::model::{BylineName, Clean, ClippingEntry, byline_names};

const FORM: MarkupForm = MarkupForm::Markdown;

/// What stands before a clipping as JSON, at the beginning of a line.
pub(super) const COMMENT: &str = "<!-- newsprint-clipping: ";

/// What ends it.
pub(super) const COMMENT_END: &str = " -->";

/// All of them in one file, a heading each.
pub(super) fn all(file: &ClippingFile<'_>) -> String {
    let mut out = format!("# {}\n", FORM.plain(file.title));
    for entry in file.entries {
        let _ = write!(out, "\n## {}\n\n", FORM.plain(title(entry)));
        body(&mut out, file, entry);
        let tags: Vec<String> = entry.clipping.tags.iter().map(|tag| format!("#{tag}")).collect();
        if !tags.is_empty() {
            let _ = write!(out, "\n{}\n", tags.join(" "));
        }
        comment(&mut out, entry);
    }
    out
}

/// One in a file of its own.
pub(super) fn one(file: &ClippingFile<'_>, entry: &ClippingEntry) -> String {
    let mut out = front_matter(file, entry);
    out.push('\n');
    body(&mut out, file, entry);
    comment(&mut out, entry);
    out
}

/// Characters of a headline in the name of a file: three bytes each, with a date,
/// figures and an ending, stay below the 255 bytes that file systems take.
const HEADLINE: usize = 50;

/// The name of its file: day, headline, and the first figures of its identity, by
/// which two of one headline differ. Nothing in it leads to another folder, is
/// hidden, or is refused by Windows or as a link in Obsidian.
pub(super) fn name(entry: &ClippingEntry) -> String {
    named(entry, 8)
}

/// The same with all figures of its identity, where another has that name.
pub(super) fn long_name(entry: &ClippingEntry) -> String {
    named(entry, 32)
}

fn named(entry: &ClippingEntry, figures: usize) -> String {
    let clipping = &entry.clipping;
    let plain = |c: char| if c.is_control() || "/\\:*?\"<>|#^[]".contains(c) { ' ' } else { c };
    let headline: String = title(entry).chars().take(HEADLINE).map(plain).collect();
    let date: String =
        clipping.provenance.date.chars().filter(|c| c.is_ascii_digit() || *c == '-').collect();
    let id = &clipping.id.0.simple().to_string()[..figures];
    let parts = [date.as_str(), headline.trim(), id];
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    let name = Clean::line(&parts.join(" ")).into_string();
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    format!("{}.md", name.trim_start_matches(['.', '-']).trim())
}

/// What the clipping is called: the headline, else its first words.
fn title(entry: &ClippingEntry) -> &str {
    let clipping = &entry.clipping;
    let headline = clipping.provenance.headline.trim();
    let first = clipping.text.lines().next().unwrap_or_default();
    let words = first.char_indices().nth(HEADLINE).map_or(first, |(end, _)| &first[..end]);
    [headline, words.trim(), "—"].into_iter().find(|title| !title.is_empty()).unwrap_or("—")
}

fn front_matter(file: &ClippingFile<'_>, entry: &ClippingEntry) -> String {
    let clipping = &entry.clipping;
    let from = &clipping.provenance;
    let names: Vec<String> = byline_names(&from.byline).into_iter().map(whole).collect();
    let clipped = moment(clipping.created);
    let clipped = clipped.map(|at| at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string());
    let mut out = "---\n".to_owned();
    let fields = [
        ("title", title(entry)),
        ("paper", &from.paper),
        ("date", &from.date),
        ("page", &from.page),
        ("section", &from.section),
        ("byline", &from.byline),
        ("url", &from.url),
        ("language", &from.lang),
        ("clipped", &clipped.unwrap_or_default()),
        ("citation", &file.citation(entry)),
        ("note", &clipping.note),
        ("id", &clipping.id.0.to_string()),
    ];
    for (name, value) in fields.into_iter().filter(|(_, value)| !value.is_empty()) {
        let _ = writeln!(out, "{name}: {}", string(value));
    }
    for (name, values) in [("author", &names), ("tags", &clipping.tags)] {
        if !values.is_empty() {
            let values: Vec<String> = values.iter().map(|value| string(value)).collect();
            let _ = writeln!(out, "{name}: [{}]", values.join(", "));
        }
    }
    out + "---\n"
}

fn whole(name: BylineName) -> String {
    match name {
        BylineName::Whole(name) => name,
        BylineName::Parted { given, family } => format!("{given} {family}"),
    }
}

/// A string of JSON, and so of YAML. The signs that parsers of YAML take for the end
/// of a line, or do not take at all, are escaped.
fn string(text: &str) -> String {
    let quoted = serde_json::to_string(text).unwrap_or_default();
    let is_unseen = |c: char| {
        matches!(
            c,
            '\u{7f}'..='\u{9f}' | '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}'
        )
    };
    let mut out = String::with_capacity(quoted.len());
    for c in quoted.chars() {
        if is_unseen(c) {
            let _ = write!(out, "\\u{:04x}", u32::from(c));
        } else {
            out.push(c);
        }
    }
    out
}

fn body(out: &mut String, file: &ClippingFile<'_>, entry: &ClippingEntry) {
    let clipping = &entry.clipping;
    let lead = if clipping.is_whole { "" } else { "> " };
    let paragraphs = clipping.text.split("\n\n").filter(|text| !text.trim().is_empty());
    let paragraphs: Vec<String> = paragraphs
        .map(|text| {
            let lines: Vec<String> =
                text.lines().map(|line| line_start(&FORM.plain(line))).collect();
            format!("{lead}{}", lines.join(&format!("\\\n{lead}")))
        })
        .collect();
    let between = format!("\n{}\n", lead.trim_end());
    let _ = writeln!(out, "{}", paragraphs.join(&between));
    if !clipping.note.is_empty() {
        let _ = write!(out, "\n{}\n", line_start(&FORM.plain(&clipping.note)));
    }
    let _ = write!(out, "\n{}\n", line_start(&FORM.plain(&file.citation(entry))));
}

/// The clipping itself. Two hyphens would end the comment.
fn comment(out: &mut String, entry: &ClippingEntry) {
    let own = json(entry).replace("--", "-\\u002d");
    let _ = write!(out, "\n{COMMENT}{own}{COMMENT_END}\n");
}
