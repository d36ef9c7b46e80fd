//! What was understood, for people.

use std::io::Write;

use super::{text_of, told};
use crate::layout::Widths;
use crate::model::{Article, Clean, DatedBy, Edition};
use crate::shell::cli::Result;
use crate::shell::editions::OpenEdition;
use crate::words::{InspectLabel, KnownBy, Words};

/// Characters of a block that are shown.
const SHOWN: usize = 48;

/// Writes the edition, its articles with their blocks, and the warnings.
pub(super) fn write(open: &OpenEdition, words: &dyn Words, out: &mut dyn Write) -> Result<()> {
    let edition = open.edition();
    top(open, words, out)?;
    for (index, article) in edition.articles.iter().enumerate() {
        let body = open.body(index)?;
        head(edition, index, article, out)?;
        for line in &article.head {
            row(line.role.name(), &line.text, "", out)?;
        }
        for block in body.all_blocks() {
            let cut = if block.truncated { words.end_is_missing() } else { "" };
            for (role, text) in told(&block) {
                row(role, &text, cut, out)?;
            }
        }
    }
    if !open.furniture().is_empty() {
        writeln!(out, "\n{}", words.label(InspectLabel::Furniture))?;
        for block in open.furniture() {
            row("furniture", &text_of(block), "", out)?;
        }
    }
    if !open.unplaced().is_empty() {
        writeln!(out, "\n{}", words.label(InspectLabel::Unplaced))?;
        for block in open.unplaced() {
            row("unplaced", &text_of(block), "", out)?;
        }
    }
    if !edition.warnings.is_empty() {
        writeln!(out, "\n{}", words.label(InspectLabel::Warnings))?;
        for warning in &edition.warnings {
            writeln!(out, "  {}", Clean::line(&words.warning(warning)))?;
        }
    }
    Ok(())
}

fn top(open: &OpenEdition, words: &dyn Words, out: &mut dyn Write) -> Result<()> {
    let edition = open.edition();
    let names =
        |names: Vec<String>| if names.is_empty() { "-".to_owned() } else { names.join(", ") };
    let known_by = match edition.dated_by {
        DatedBy::Edition => "",
        DatedBy::Reader => words.known_by(KnownBy::Reader),
        DatedBy::FileName => words.known_by(KnownBy::FileName),
        DatedBy::FileTime => words.known_by(KnownBy::FileTime),
    };
    let date = edition.date.map(|date| format!("{date}{known_by}"));
    let date = date.unwrap_or_else(|| words.no_day().to_owned());
    let language = edition.paper.lang.as_ref().map(ToString::to_string);
    let language = language
        .unwrap_or_else(|| format!("{}{}", edition.lang().tag(), words.known_by(KnownBy::Letters)));
    let pages = edition.pages.iter().map(|page| {
        let name = if page.name.is_empty() { "" } else { " " };
        format!("{}{name}{}", page.id, page.name)
    });
    let sections = edition.sections.iter().map(|section| section.name.to_string());
    let mut row = |label: InspectLabel, value: &str| {
        let name = words.label(label);
        let pad = " ".repeat(10_usize.saturating_sub(Widths::default().text(name)).max(1));
        writeln!(out, "{name}{pad}{value}")
    };
    row(InspectLabel::Source, open.source_name())?;
    row(InspectLabel::Paper, &edition.paper.title)?;
    row(InspectLabel::Date, &date)?;
    for (label, value) in
        [(InspectLabel::Variant, &edition.variant), (InspectLabel::Number, &edition.number)]
    {
        if let Some(value) = value {
            row(label, value)?;
        }
    }
    row(InspectLabel::Language, &Clean::line(&language))?;
    row(InspectLabel::Pages, &names(pages.collect()))?;
    row(InspectLabel::Sections, &names(sections.collect()))?;
    row(InspectLabel::Articles, &edition.articles.len().to_string())?;
    Ok(())
}

fn head(edition: &Edition, index: usize, article: &Article, out: &mut dyn Write) -> Result<()> {
    let section = edition.sections.get(article.section).map_or("", |section| &section.name);
    let page = article.page.and_then(|page| edition.pages.get(page)).map_or("", |page| &page.id);
    let parts = [article.kind.name(), section, page];
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    writeln!(out, "\n{} {} ({})", index + 1, article.id, parts.join(", "))?;
    Ok(())
}

/// A role and the beginning of a text, in one line.
fn row(role: &str, text: &str, note: &str, out: &mut dyn Write) -> Result<()> {
    // A paragraph may be as long as a file; cleaning drops few characters.
    let beginning: String = text.chars().take(4 * SHOWN).collect();
    let text = Clean::line(&beginning);
    let more = if text.chars().nth(SHOWN).is_some() { "…" } else { "" };
    let shown: String = text.chars().take(SHOWN).collect();
    writeln!(out, "{}", format!("  {role:<13}{shown}{more}{note}").trim_end())?;
    Ok(())
}
