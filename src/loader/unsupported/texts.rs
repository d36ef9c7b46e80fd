//! Texts that are not read, known by how they begin, else by their names.
//!
//! Whatever is text can be taken for a scanned page, and subtitles or letters
//! that were kept as the articles of one are worse than a refusal. Each rule
//! asks for signs that no page of a newspaper has: a page that is refused by
//! mistake is worse still. What only a name tells is asked last.

use super::tables;
use crate::loader::formats::ending;
use crate::model::error::Foreign;

/// A kind of text: the endings of its names, and whether a text, by its
/// beginning, is of it whatever it is called.
type KnownText = (Foreign, &'static [&'static str], fn(&TextStart<'_>) -> bool);

static KNOWN: [KnownText; 18] = [
    (Foreign::Subtitles, &["vtt", "srt", "ass", "ssa", "sbv", "lrc"], is_subtitles),
    (Foreign::WebArchive, &["warc", "arc"], |text| {
        text.begins(&["WARC/1.", "WARC/0.", "filedesc://"])
    }),
    (Foreign::Sealed, &["pem", "gpg"], |text| text.begins(&["-----BEGIN "])),
    (Foreign::Calendar, &["ics", "vcf"], |text| text.begins(&["BEGIN:VCARD", "BEGIN:VCALENDAR"])),
    (Foreign::Shortcut, &["url", "webloc", "desktop"], |text| {
        text.begins(&["[InternetShortcut]", "[Desktop Entry]"])
    }),
    (Foreign::HttpAnswer, &[], |text| text.begins(&["HTTP/1.", "HTTP/2 ", "HTTP/3 "])),
    (Foreign::LfsPointer, &[], |text| text.begins(&["version https://git-lfs"])),
    (Foreign::References, &["bib", "ris", "enw", "nbib"], is_references),
    (Foreign::Org, &[], is_org),
    (Foreign::AsciiDoc, &["adoc", "asciidoc"], is_asciidoc),
    (Foreign::Tex, &["tex", "latex", "ltx", "sty", "texi"], is_tex),
    (Foreign::Troff, &["man", "roff"], |text| text.begins(&[".TH ", ".\\\"", "'\\\""])),
    (Foreign::Wikitext, &["wiki", "mediawiki"], is_wikitext),
    (
        Foreign::Code,
        &[
            "py", "rs", "c", "h", "cc", "cpp", "hpp", "java", "kt", "js", "mjs", "ts", "tsx",
            "jsx", "go", "rb", "php", "pl", "lua", "swift", "cs", "sh", "bash", "zsh", "bat",
            "ps1", "sql", "scala", "hs", "el", "css", "scss", "vue", "diff", "patch",
        ],
        is_code,
    ),
    (Foreign::Table, &["tsv", "csv", "tab"], |text| tables::is_table(&text.whole_lines())),
    (Foreign::Log, &["log"], is_log),
    (
        Foreign::Settings,
        &["yaml", "yml", "ini", "cfg", "conf", "toml", "properties", "reg", "m3u", "m3u8", "cue"],
        |text| text.begins(&["%YAML", "#EXTM3U", "Windows Registry Editor"]),
    ),
    (
        Foreign::Json,
        &["json", "jsonl", "ndjson", "geojson", "har", "ipynb"],
        // An archive of what one posted: JSON, given to a variable.
        |text| text.begins(&["window.YTD."]),
    ),
];

/// The beginning of a text, from its first letter.
struct TextStart<'a> {
    text: &'a str,
    /// The text goes on after it.
    is_cut: bool,
}

impl<'a> TextStart<'a> {
    fn begins(&self, starts: &[&str]) -> bool {
        starts.iter().any(|start| self.text.starts_with(start))
    }

    /// Its lines that are not blank.
    fn lines(&self) -> impl Iterator<Item = &'a str> {
        self.text.lines().map(str::trim_end).filter(|line| !line.trim().is_empty())
    }

    /// The same, without the last where it may go on.
    fn whole_lines(&self) -> Vec<&'a str> {
        let mut lines: Vec<&str> = self.lines().collect();
        if self.is_cut {
            lines.pop();
        }
        lines
    }
}

/// What a text seems to be that is not read. It is looked at from its first
/// letter on, as far as `window` goes.
pub(in crate::loader) fn look_at_text(window: &[u8], is_cut: bool) -> Option<Foreign> {
    let text = String::from_utf8_lossy(window);
    let beginning = TextStart { text: text.trim_start(), is_cut };
    KNOWN.iter().find(|(.., is)| is(&beginning)).map(|(kind, ..)| *kind)
}

/// The same of a text that its beginning tells nothing of, by its name.
pub(in crate::loader) fn look_at_name(name: &str) -> Option<Foreign> {
    let ending = ending(name);
    KNOWN.iter().find(|(_, endings, _)| endings.contains(&&*ending)).map(|(kind, ..)| *kind)
}

fn is_subtitles(text: &TextStart<'_>) -> bool {
    let mut lines = text.lines().map(str::trim);
    let (first, second) = (lines.next().unwrap_or_default(), lines.next().unwrap_or_default());
    let is_time = |line: &str| line.contains(" --> ") && line.starts_with(|c: char| c.is_numeric());
    let is_numbered = first.bytes().all(|b| b.is_ascii_digit()) && is_time(second);
    let is_span = |(from, to): (&str, &str)| is_clock(from) && is_clock(to);
    // `[00:12.50]Words of a song`, after lines of its head `[ar:Nell]`.
    let sung = |line: &str| {
        let inside = line.strip_prefix('[').and_then(|rest| rest.split_once(']'));
        inside.is_some_and(|(inside, _)| is_clock(inside))
    };
    first == "WEBVTT"
        || text.begins(&["WEBVTT ", "WEBVTT\t", "[Script Info]"])
        || is_numbered
        || is_time(first)
        || first.split_once(',').is_some_and(is_span)
        || text.lines().take(12).filter(|line| sung(line)).count() >= 3
}

/// Whether a text is a time with parts of a second: `0:00:01.000`.
fn is_clock(text: &str) -> bool {
    let parts = text.split([':', '.']);
    text.contains(':')
        && text.contains('.')
        && parts.clone().count() >= 3
        && parts
            .into_iter()
            .all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit()))
}

fn is_references(text: &TextStart<'_>) -> bool {
    let bibtex = text.text.strip_prefix('@').and_then(|rest| rest.split_once('{'));
    let is_entry = |(kind, _): (&str, &str)| {
        (3..20).contains(&kind.len()) && kind.bytes().all(|b| b.is_ascii_alphabetic())
    };
    bibtex.is_some_and(is_entry) || text.begins(&["TY  - ", "%0 Journal", "PMID- "])
}

/// A keyword of Org (`#+TITLE:`) in one of the first lines, or a drawer.
fn is_org(text: &TextStart<'_>) -> bool {
    let is_key = |line: &str| {
        let key = line.strip_prefix("#+").and_then(|rest| rest.split_once([':', '_', ' ']));
        key.is_some_and(|(key, _)| !key.is_empty() && key.bytes().all(|b| b.is_ascii_alphabetic()))
    };
    let has_drawer = text.lines().take(20).any(|line| line.trim() == ":PROPERTIES:");
    text.lines().take(6).any(is_key) || has_drawer && text.begins(&["* ", ":PROPERTIES:"])
}

fn is_asciidoc(text: &TextStart<'_>) -> bool {
    let is_attribute = |line: &str| {
        let name = line.strip_prefix(':').and_then(|rest| rest.split_once(':'));
        name.is_some_and(|(name, _)| {
            !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
        })
    };
    let is_section = |line: &str| line.starts_with("== ") && !line.ends_with("==");
    text.begins(&["= "]) && text.lines().any(|line| is_attribute(line) || is_section(line))
}

fn is_tex(text: &TextStart<'_>) -> bool {
    const COMMANDS: [&str; 8] = [
        "\\documentclass",
        "\\documentstyle",
        "\\begin{",
        "\\section{",
        "\\chapter{",
        "\\usepackage",
        "\\input",
        "\\starttext",
    ];
    let first = text.lines().find(|line| !line.starts_with('%'));
    first.is_some_and(|line| COMMANDS.iter().any(|command| line.starts_with(command)))
}

/// Headings between rows of `=`, and links or templates of a wiki.
fn is_wikitext(text: &TextStart<'_>) -> bool {
    let is_heading = |line: &str| {
        line.starts_with("==") && line.ends_with("==") && line.contains(|c: char| c.is_alphabetic())
    };
    text.lines().any(is_heading) && (text.text.contains("[[") || text.text.contains("{{"))
}

fn is_code(text: &TextStart<'_>) -> bool {
    text.begins(&["#!/", "#! /", "diff --git ", "#include <", "#include \"", "package main\n"])
}

/// Whether most lines begin with a day and a time of it, as programs write them.
fn is_log(text: &TextStart<'_>) -> bool {
    let lines = text.whole_lines();
    let stamped = lines.iter().filter(|line| is_stamped(line)).count();
    stamped >= 4 && stamped * 4 >= lines.len() * 3
}

/// Whether a line begins as one of a log: `2026-11-21 08:00:00`, `Nov 21
/// 08:00:00`, `1.2.3.4 - - [21/Nov/2026:08:00:00`, `[28.11.26, 10:11:12]`.
fn is_stamped(line: &str) -> bool {
    let stamp: String = line.chars().take(80).collect();
    let Some(at) = stamp.find(|c: char| c.is_ascii_digit()) else { return false };
    // A time with seconds, near the beginning: `08:00:00`.
    let bytes = stamp.as_bytes();
    let is_time = |at: usize| {
        bytes.get(at..at + 8).is_some_and(|time| {
            time.iter().enumerate().all(|(n, b)| match n {
                2 | 5 => *b == b':',
                _ => b.is_ascii_digit(),
            })
        })
    };
    let Some(time) = (at..bytes.len()).find(|at| is_time(*at)) else { return false };
    let before = stamp.get(..time).unwrap_or_default();
    let digits = before.bytes().filter(u8::is_ascii_digit).count();
    let is_served = before.contains('[') && before.contains('/');
    let is_syslog = before.len() <= 8 && before.starts_with(|c: char| c.is_ascii_uppercase());
    // `2026-11-21 `, `[28.11.26, `: a day of figures and nothing else.
    let is_day = before.bytes().all(|b| !b.is_ascii_alphabetic() || b == b'T');
    is_served || is_syslog && digits >= 1 || is_day && (5..=8).contains(&digits)
}

#[cfg(test)]
mod tests;
