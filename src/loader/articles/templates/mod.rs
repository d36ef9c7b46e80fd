//! What is left in a text of the programs that make sites of such files: the marks
//! of Jekyll and Hexo (`{% … %}`) and of Hugo (`{{< … >}}`, `{{% … %}}`).
//!
//! Only a file with a head of its own is one of theirs; elsewhere these signs are
//! what a text about templates speaks of. Of their lines:
//!
//! | a line of nothing but marks | becomes |
//! |---|---|
//! | a picture (`figure`, `include image.html` …) | the picture with its caption |
//! | a film (`youtube`, `vimeo`, `video` …) | the line that films have everywhere |
//! | `highlight … endhighlight` | what is between, as code |
//! | `comment … endcomment`, any other | furniture |
//!
//! `raw … endraw` keeps what is between as it stands. A mark inside a line stays: it
//! stands for words that nobody here knows.

mod mark;

use std::borrow::Cow;
use std::ops::Range;

use mark::{Mark, MarkSigns};

/// A text without such marks.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Untemplated<'a> {
    pub(super) text: Cow<'a, str>,
    /// The marks that say nothing to a reader, as they stand.
    pub(super) aside: Vec<String>,
}

impl<'a> Untemplated<'a> {
    /// A text that has none.
    pub(super) fn of(text: &'a str) -> Self {
        Self { text: text.into(), aside: Vec::new() }
    }
}

/// Reads the marks of a text.
pub(super) fn resolve(text: &str) -> Untemplated<'_> {
    if !text.contains("{%") && !text.contains("{{") {
        return Untemplated::of(text);
    }
    let mut reader = TemplateReader::default();
    let mut rest = text;
    while !rest.is_empty() {
        rest = reader.step(rest);
    }
    Untemplated { text: reader.out.into(), aside: reader.aside }
}

#[derive(Default)]
struct TemplateReader {
    out: String,
    aside: Vec<String>,
    /// The row of signs that began a block of code.
    fence: Option<String>,
    /// `raw` is open.
    is_raw: bool,
    /// Ends that are nowhere below, so that they are looked for but once.
    missing: Vec<String>,
}

impl TemplateReader {
    /// Reads a line, or what its first mark is around; gives the text after it.
    fn step<'a>(&mut self, text: &'a str) -> &'a str {
        let is_literal = self.is_raw || self.fence.is_some();
        let first = if is_literal { None } else { Mark::at(text) };
        if let Some((mark, end)) = &first
            && let Some(rest) = self.around(mark, &text[*end..])
        {
            return rest;
        }
        if let Some((marks, end)) = first.and_then(|_| line_of_marks(text)) {
            let indent = &text[..text.len() - text.trim_start_matches([' ', '\t']).len()];
            for mark in &marks {
                self.put(mark, indent);
            }
            return &text[end..];
        }
        let end = text.find('\n').map_or(text.len(), |at| at + 1);
        // Code may begin behind the words of a line.
        let code = if is_literal { None } else { begin_of_code(&text[..end], text) };
        if let Some(code) = code {
            self.line(&text[..code]);
            self.out.push('\n');
            return &text[code..];
        }
        self.line(&text[..end]);
        &text[end..]
    }

    /// Reads what stands between a mark and its end, if it has one; gives the text
    /// after that.
    fn around<'a>(&mut self, mark: &Mark<'_>, after: &'a str) -> Option<&'a str> {
        let end = mark.end()?;
        if self.missing.contains(&end) {
            return None;
        }
        let Some(found) = closing(after, mark.signs, &end) else {
            self.missing.push(end);
            return None;
        };
        let inside = &after[..found.start];
        if mark.is_code() {
            self.code(inside.trim_start_matches(['\r', '\n']));
        } else {
            self.aside.push(format!("{}{}", mark.whole, &after[..found.end]));
        }
        let rest = &after[found.end..];
        let end = rest.find('\n').map_or(rest.len(), |at| at + 1);
        Some(if rest[..end].trim().is_empty() { &rest[end..] } else { rest })
    }

    /// Puts code between rows of signs that are longer than any in it.
    fn code(&mut self, code: &str) {
        let longest = code.split(|c| c != '`').map(str::len).max().unwrap_or_default();
        let fence = "`".repeat(longest.max(2) + 1);
        self.paragraph(&fence);
        self.out.pop();
        self.out.push_str(without_raw(code).0.trim_end());
        self.out.extend(["\n", &fence, "\n\n"]);
    }

    /// Puts what a mark stands for.
    fn put(&mut self, mark: &Mark<'_>, indent: &str) {
        if mark.is_raw() {
            self.is_raw = mark.name == "raw";
            return;
        }
        match mark.html() {
            Some(html) => self.paragraph(&format!("{indent}{html}")),
            None => self.aside.push(mark.whole.to_owned()),
        }
    }

    /// Puts lines that stand apart from those around.
    fn paragraph(&mut self, lines: &str) {
        let gap = if self.out.ends_with("\n\n") || self.out.is_empty() { "" } else { "\n\n" };
        self.out.extend([gap, lines, "\n\n"]);
    }

    fn line(&mut self, line: &str) {
        let (kept, is_raw) = without_raw(line);
        self.is_raw = is_raw.unwrap_or(self.is_raw);
        if is_raw.is_some() && kept.trim().is_empty() {
            return;
        }
        self.see_fence(line.trim());
        // A mark that Hugo is told to show.
        let shown = [("{{</*", "{{<"), ("*/>}}", ">}}"), ("{{%/*", "{{%"), ("*/%}}", "%}}")];
        let mut kept = kept;
        for (written, meant) in shown {
            if kept.contains(written) {
                kept = kept.replace(written, meant).into();
            }
        }
        self.out.push_str(&kept);
    }

    fn see_fence(&mut self, line: &str) {
        let sign = line.chars().next().filter(|sign| matches!(sign, '`' | '~'));
        let row = sign.map_or("", |sign| &line[..line.len() - line.trim_start_matches(sign).len()]);
        match &self.fence {
            Some(begun) if line.starts_with(begun.as_str()) && row == line => self.fence = None,
            None if row.len() >= 3 => self.fence = Some(row.to_owned()),
            _ => {}
        }
    }
}

/// Where code begins in a line, behind other words of it.
fn begin_of_code(line: &str, text: &str) -> Option<usize> {
    /// Braces of a line that are looked at: formulas are full of them.
    const MOST: usize = 40;
    let first = line.len() - line.trim_start().len();
    let mut begins = line.match_indices('{').map(|(at, _)| at).take(MOST).filter(|at| *at > first);
    let is_one = |at: &usize| Mark::at(&text[*at..]).is_some_and(|(mark, _)| mark.is_code());
    begins.find(is_one)
}

/// The marks of a line that consists of them, and where the text goes on.
fn line_of_marks(text: &str) -> Option<(Vec<Mark<'_>>, usize)> {
    const MOST: usize = 40;
    let (mut marks, mut at) = (Vec::new(), 0);
    while marks.len() < MOST {
        let Some((mark, end)) = Mark::at(&text[at..]) else { break };
        marks.push(mark);
        at += end;
    }
    let end = text[at..].find('\n').map_or(text.len(), |near| at + near + 1);
    (!marks.is_empty() && text[at..end].trim().is_empty()).then_some((marks, end))
}

/// Where the mark stands that is of these signs and of this word alone.
fn closing(text: &str, signs: MarkSigns, word: &str) -> Option<Range<usize>> {
    text.match_indices(word).find_map(|(at, _)| {
        let before = text[..at].trim_end();
        let before = before.strip_suffix('-').unwrap_or(before).strip_suffix(signs.open)?;
        let after = text[at + word.len()..].trim_start();
        let after = after.strip_prefix('-').unwrap_or(after).strip_prefix(signs.close)?;
        Some(before.len()..text.len() - after.len())
    })
}

/// A line without the marks of `raw`, and whether one is open behind it; `None` if
/// it has none.
fn without_raw(line: &str) -> (Cow<'_, str>, Option<bool>) {
    let (mut out, mut is_raw, mut rest) = (String::new(), None, line);
    while let Some(begin) = rest.find("{%") {
        let inside = &rest[begin..];
        let Some(end) = inside.find("%}").map(|at| at + 2) else { break };
        match inside[2..end - 2].trim_matches(['-', ' ']) {
            "raw" if is_raw != Some(true) => {
                out.push_str(&rest[..begin]);
                is_raw = Some(true);
            }
            "endraw" => {
                out.push_str(&rest[..begin]);
                is_raw = Some(false);
            }
            _ => out.push_str(&rest[..begin + end]),
        }
        rest = &inside[end..];
    }
    if is_raw.is_none() {
        return (line.into(), None);
    }
    (Cow::Owned(out + rest), is_raw)
}

#[cfg(test)]
mod tests;
