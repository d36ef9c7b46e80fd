//! `sources.toml` changed a few lines at a time: what a person wrote stays,
//! byte for byte, with its comments and its order.
//!
//! The places are those that the parser tells, so that nothing is guessed from
//! the look of a line. What comes out is read again, and is refused if it says
//! anything else than it should: there are ways to write TOML that lines can't
//! be added to.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::read::{MOST_PAPERS, MOST_SOURCES, is_name, read};
use super::source;
use super::values::{TomlFindings, in_order};
use super::write::{TomlLine, paper_lines, quoted, source_lines};
use crate::sources::subscription::{SlowSite, Source, SourceKind, Subscription, Subscriptions};
use crate::toml_file::{Mistake, MistakeKind, TomlSource};

/// Why a file was not changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EditError {
    /// It is not TOML; that has to be mended first.
    Mistaken(Mistake),
    /// A paper can't be called so.
    BadName(String),
    /// There is no such paper.
    NoPaper(String),
    /// There is no such source; its address.
    NoSource(String),
    /// More would not be read.
    TooMany(usize),
    /// The file says it in a way that can be changed by hand only.
    ByHand(String),
}

/// The file with sources added to a paper, as its last. A paper that is not
/// there yet is made, with its title and language.
///
/// # Errors
/// When the file can't be changed; see [`EditError`].
pub fn add(
    file: &TomlSource<'_>,
    paper: &Subscription,
    sources: &[Source],
) -> Result<String, EditError> {
    let edit = SourcesEdit::new(file)?;
    if !is_name(&paper.name) {
        return Err(EditError::BadName(paper.name.clone()));
    }
    let there: usize = edit.old.papers.iter().map(|paper| paper.sources.len()).sum();
    if there + sources.len() > MOST_SOURCES {
        return Err(EditError::TooMany(MOST_SOURCES));
    }
    let is_new = edit.paper(&paper.name).is_none();
    if is_new && edit.old.papers.len() == MOST_PAPERS {
        return Err(EditError::TooMany(MOST_PAPERS));
    }
    let text = match edit.paper(&paper.name) {
        None => edit.with_paper(paper, sources),
        Some(table) => edit.with_sources(&paper.name, table, sources)?,
    };
    let mut expected: Vec<(String, usize)> = edit.counts();
    match expected.iter_mut().find(|(name, _)| *name == paper.name) {
        Some((_, count)) => *count += sources.len(),
        None => expected.push((paper.name.clone(), sources.len())),
    }
    edit.checked(text, &expected, &paper.name)
}

/// The file without a paper and its sources.
///
/// # Errors
/// When the file can't be changed; see [`EditError`].
pub fn remove_paper(file: &TomlSource<'_>, name: &str) -> Result<String, EditError> {
    let edit = SourcesEdit::new(file)?;
    let table = edit.paper(name).ok_or_else(|| EditError::NoPaper(name.to_owned()))?;
    let mut gone = vec![edit.block(table)];
    let inner = table.get_ref().as_table();
    if let Some(list) = inner.and_then(|table| table.get("source")?.get_ref().as_array()) {
        gone.extend(list.iter().map(|one| edit.block(one)));
    }
    if !edit.is_header(table.span().start) {
        // `[[paper.NAME.source]]` without a `[paper.NAME]` of its own.
        gone.remove(0);
    }
    let mut expected = edit.counts();
    expected.retain(|(known, _)| known != name);
    edit.checked(edit.without(gone), &expected, name)
}

/// The file without one source of a paper: the first of that address.
///
/// # Errors
/// When the file can't be changed; see [`EditError`].
pub fn remove_source(file: &TomlSource<'_>, paper: &str, url: &str) -> Result<String, EditError> {
    let edit = SourcesEdit::new(file)?;
    let one = edit.source(paper, url)?;
    let gone = if edit.is_header(one.span().start) {
        edit.block(one)
    } else {
        edit.with_comma(one.span())
    };
    let mut expected = edit.counts();
    for (_, count) in expected.iter_mut().filter(|(name, _)| name == paper) {
        *count -= 1;
    }
    edit.checked(edit.without(vec![gone]), &expected, paper)
}

/// The file with the kind of a source that was found out.
///
/// # Errors
/// When the file can't be changed; see [`EditError`].
pub fn set_kind(
    file: &TomlSource<'_>,
    paper: &str,
    url: &str,
    kind: SourceKind,
) -> Result<String, EditError> {
    set(file, paper, url, "kind", kind.name().unwrap_or_default())
}

/// The file with what the person answered about a slow site.
///
/// # Errors
/// When the file can't be changed; see [`EditError`].
pub fn set_slow(
    file: &TomlSource<'_>,
    paper: &str,
    url: &str,
    slow: SlowSite,
) -> Result<String, EditError> {
    set(file, paper, url, "slow", slow.name().unwrap_or_default())
}

fn set(
    file: &TomlSource<'_>,
    paper: &str,
    url: &str,
    key: &str,
    value: &str,
) -> Result<String, EditError> {
    let edit = SourcesEdit::new(file)?;
    let one = edit.source(paper, url)?;
    let table = one.get_ref().as_table();
    let there = table.and_then(|table| table.get(key)).map(Spanned::span);
    let text = match there {
        Some(span) => edit.replaced(span, &quoted(value)),
        None if edit.is_header(one.span().start) => {
            let at = line_end(edit.text, one.span().end);
            let start = if ends_line(&edit.text[..at]) { "" } else { edit.newline };
            let line = format!("{start}{key} = {}{}", quoted(value), edit.newline);
            edit.replaced(at..at, &line)
        }
        None => {
            let at = one.span().start + 1;
            edit.replaced(at..at, &format!(" {key} = {},", quoted(value)))
        }
    };
    edit.checked(text, &edit.counts(), paper)
}

/// The file as it is.
struct SourcesEdit<'a> {
    file: &'a TomlSource<'a>,
    text: &'a str,
    table: Spanned<DeTable<'a>>,
    old: Subscriptions,
    /// How its lines end.
    newline: &'static str,
}

impl<'a> SourcesEdit<'a> {
    fn new(file: &'a TomlSource<'a>) -> Result<Self, EditError> {
        let (old, mistakes) = read(file);
        if let Some(mistake) = not_toml(mistakes) {
            return Err(EditError::Mistaken(mistake));
        }
        let (table, _) = DeTable::parse_recoverable(file.text);
        let newline = if file.text.contains("\r\n") { "\r\n" } else { "\n" };
        Ok(Self { file, text: file.text, table, old, newline })
    }

    fn paper(&self, name: &str) -> Option<&Spanned<DeValue<'a>>> {
        self.table.get_ref().get("paper")?.get_ref().as_table()?.get(name)
    }

    /// The source of that address.
    fn source(&self, paper: &str, url: &str) -> Result<&Spanned<DeValue<'a>>, EditError> {
        let table = self.paper(paper).ok_or_else(|| EditError::NoPaper(paper.to_owned()))?;
        let list = table.get_ref().as_table().and_then(|table| table.get("source"));
        let list = list.and_then(|list| list.get_ref().as_array());
        let mut found = TomlFindings::new(self.file);
        let mut is_it = |one: &Spanned<DeValue<'a>>| {
            let read = one.get_ref().as_table().and_then(|t| source::read(t, 0, &mut found));
            read.is_some_and(|read| read.url == url)
        };
        let one = list.and_then(|list| list.iter().find(|one| is_it(one)));
        one.ok_or_else(|| EditError::NoSource(url.to_owned()))
    }

    /// The papers with how many sources each has.
    fn counts(&self) -> Vec<(String, usize)> {
        counts(&self.old)
    }

    /// Whether a header of a table begins there, and not a value.
    fn is_header(&self, at: usize) -> bool {
        self.text[at..].starts_with('[')
            && self.text[line_start(self.text, at)..at].trim().is_empty()
    }

    /// A table's lines, from its header to its last entry.
    fn block(&self, table: &Spanned<DeValue<'_>>) -> Range<usize> {
        let own_end = |inner: &DeTable<'_>| {
            let own = inner.iter().filter(|(_, value)| !self.is_tables(value));
            own.map(|(_, value)| end_of(value)).max().unwrap_or_default()
        };
        let inner = table.get_ref().as_table().map(own_end).unwrap_or_default();
        let start = line_start(self.text, table.span().start);
        start..line_end(self.text, inner.max(table.span().end))
    }

    /// Whether a value is tables with headers of their own.
    fn is_tables(&self, value: &Spanned<DeValue<'_>>) -> bool {
        matches!(value.get_ref(), DeValue::Array(list) if list.iter().any(|one| {
            self.is_header(one.span().start) && one.get_ref().as_table().is_some()
        }))
    }

    /// An element of a list with the comma after it, else the one before it.
    fn with_comma(&self, span: Range<usize>) -> Range<usize> {
        let after = &self.text[span.end..];
        let space = after.len() - after.trim_start().len();
        if after[space..].starts_with(',') {
            let end = span.end + space + 1;
            let rest = &self.text[end..];
            return span.start..end + (rest.len() - rest.trim_start_matches([' ', '\t']).len());
        }
        let before = self.text[..span.start].trim_end();
        match before.strip_suffix(',') {
            Some(before) => before.len()..span.end,
            None => span,
        }
    }

    fn with_paper(&self, paper: &Subscription, sources: &[Source]) -> String {
        let mut block = format!("[paper.{}]{}", key(&paper.name), self.newline);
        block += &self.lines(&paper_lines(paper));
        for source in sources {
            block += self.newline;
            block += &self.source_block(&paper.name, source);
        }
        self.with_block(self.text.len(), &block)
    }

    fn with_sources(
        &self,
        name: &str,
        paper: &Spanned<DeValue<'_>>,
        sources: &[Source],
    ) -> Result<String, EditError> {
        let inner = paper.get_ref().as_table();
        let list = inner.and_then(|table| table.get("source"));
        if let Some(list) = list.filter(|list| !self.is_tables(list)) {
            return self.in_list(list, sources).ok_or_else(|| EditError::ByHand(name.to_owned()));
        }
        let last = list.and_then(|list| list.get_ref().as_array()?.iter().last());
        let at = match last {
            Some(last) => self.block(last).end,
            None if self.is_header(paper.span().start) => self.block(paper).end,
            None => self.text.len(),
        };
        let blocks: Vec<String> = sources.iter().map(|s| self.source_block(name, s)).collect();
        Ok(self.with_block(at, &blocks.join(self.newline)))
    }

    /// Sources put into a list that is written `[{ … }, { … }]`.
    fn in_list(&self, list: &Spanned<DeValue<'_>>, sources: &[Source]) -> Option<String> {
        let elements = list.get_ref().as_array()?;
        let tables: Vec<String> = sources
            .iter()
            .map(|source| {
                let each = source_lines(source).into_iter().map(|(k, v)| format!("{k} = {v}"));
                format!("{{ {} }}", each.collect::<Vec<_>>().join(", "))
            })
            .collect();
        let span = list.span();
        let Some(last) = elements.iter().last() else {
            let at = span.start + 1;
            return Some(self.replaced(at..at, &tables.join(", ")));
        };
        let indent = &self.text[line_start(self.text, last.span().start)..last.span().start];
        let between = if indent.trim().is_empty() && self.text[span].contains('\n') {
            format!(",{}{indent}", self.newline)
        } else {
            ", ".to_owned()
        };
        let added = between.clone() + &tables.join(&between);
        Some(self.replaced(last.span().end..last.span().end, &added))
    }

    fn source_block(&self, paper: &str, source: &Source) -> String {
        let head = format!("[[paper.{}.source]]{}", key(paper), self.newline);
        head + &self.lines(&source_lines(source))
    }

    fn lines(&self, lines: &[TomlLine]) -> String {
        let each = lines.iter().flat_map(|(key, value)| [key, " = ", value, self.newline]);
        each.collect()
    }

    /// The text with lines put in, an empty one before and after.
    fn with_block(&self, at: usize, block: &str) -> String {
        let (before, after) = self.text.split_at(at);
        let mut start = String::new();
        if !before.is_empty() && !ends_line(before) {
            start += self.newline;
        }
        let has_gap = before.is_empty() || before.ends_with("\n\n") || before.ends_with("\n\r\n");
        if !has_gap {
            start += self.newline;
        }
        let end = match after.chars().next() {
            None | Some('\n' | '\r') => "",
            Some(_) => self.newline,
        };
        format!("{before}{start}{block}{end}{after}")
    }

    fn replaced(&self, span: Range<usize>, with: &str) -> String {
        format!("{}{with}{}", &self.text[..span.start], &self.text[span.end..])
    }

    /// The text without some of it. The empty line after a block goes too.
    fn without(&self, mut gone: Vec<Range<usize>>) -> String {
        gone.sort_by_key(|range| range.start);
        let mut left = String::with_capacity(self.text.len());
        let mut from = 0;
        for range in gone {
            left += self.text.get(from..range.start).unwrap_or_default();
            from = range.end.max(from);
            let is_lines = left.is_empty() || ends_line(&left);
            let rest = &self.text[from..];
            for newline in ["\r\n", "\n"] {
                if is_lines && self.text[..from].ends_with('\n') && rest.starts_with(newline) {
                    from += newline.len();
                    break;
                }
            }
        }
        left + self.text.get(from..).unwrap_or_default()
    }

    /// A changed text, if it says what it should: the other papers as before,
    /// and this one with so many sources.
    fn checked(
        &self,
        text: String,
        expected: &[(String, usize)],
        changed: &str,
    ) -> Result<String, EditError> {
        let (new, mistakes) = read(&TomlSource { name: self.file.name, text: &text });
        let others = |all: &Subscriptions| {
            let others = all.papers.iter().filter(|paper| paper.name != changed);
            others.cloned().collect::<Vec<_>>()
        };
        let is_right = not_toml(mistakes).is_none()
            && counts(&new) == expected
            && others(&new) == others(&self.old);
        if is_right { Ok(text) } else { Err(EditError::ByHand(changed.to_owned())) }
    }
}

fn counts(all: &Subscriptions) -> Vec<(String, usize)> {
    all.papers.iter().map(|paper| (paper.name.clone(), paper.sources.len())).collect()
}

fn not_toml(mistakes: Vec<Mistake>) -> Option<Mistake> {
    mistakes.into_iter().find(|mistake| matches!(*mistake.kind, MistakeKind::NotToml(_)))
}

/// A name as a part of a header: without quotes where TOML lets it.
fn key(name: &str) -> String {
    let is_bare = name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_');
    if is_bare { name.to_owned() } else { quoted(name) }
}

/// Where a value ends, with all that is in it.
fn end_of(value: &Spanned<DeValue<'_>>) -> usize {
    let inner = match value.get_ref() {
        DeValue::Table(table) => in_order(table).into_iter().map(|(_, value)| end_of(value)).max(),
        DeValue::Array(list) => list.iter().map(end_of).max(),
        _ => None,
    };
    value.span().end.max(inner.unwrap_or_default())
}

fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |newline| newline + 1)
}

fn line_end(text: &str, at: usize) -> usize {
    text[at..].find('\n').map_or(text.len(), |newline| at + newline + 1)
}

fn ends_line(text: &str) -> bool {
    text.ends_with('\n')
}
