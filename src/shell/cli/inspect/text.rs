//! What was understood, for people.

use std::io::Write;

use super::{dated_by, text_of, told};
use crate::model::{Article, Clean, Edition};
use crate::shell::cli::Result;
use crate::shell::editions::OpenEdition;
use crate::words::Words;

/// Characters of a block that are shown.
const SHOWN: usize = 48;

/// Writes the edition, its articles with their blocks, and the warnings.
pub(super) fn write(open: &OpenEdition, words: &dyn Words, out: &mut dyn Write) -> Result<()> {
    let edition = open.edition();
    top(open, out)?;
    for (index, article) in edition.articles.iter().enumerate() {
        let body = open.body(index)?;
        head(edition, index, article, out)?;
        for line in &article.head {
            row(line.role.name(), &line.text, "", out)?;
        }
        for block in body.all_blocks() {
            let cut = if block.truncated { " [its end is missing]" } else { "" };
            for (role, text) in told(&block) {
                row(role, &text, cut, out)?;
            }
        }
    }
    if !open.furniture().is_empty() {
        writeln!(out, "\nfurniture")?;
        for block in open.furniture() {
            row("furniture", &text_of(block), "", out)?;
        }
    }
    if !open.unplaced().is_empty() {
        writeln!(out, "\nunplaced")?;
        for block in open.unplaced() {
            row("unplaced", &text_of(block), "", out)?;
        }
    }
    if !edition.warnings.is_empty() {
        writeln!(out, "\nwarnings")?;
        for warning in &edition.warnings {
            writeln!(out, "  {}", Clean::line(&words.warning(warning)))?;
        }
    }
    Ok(())
}

fn top(open: &OpenEdition, out: &mut dyn Write) -> Result<()> {
    let edition = open.edition();
    let names =
        |names: Vec<String>| if names.is_empty() { "-".to_owned() } else { names.join(", ") };
    let date = match (edition.date, dated_by(edition)) {
        (Some(date), Some("edition")) => date.to_string(),
        (Some(date), Some("reader")) => format!("{date} (by --date)"),
        (Some(date), _) => format!("{date} (the file's time: the text says none; see --date)"),
        (None, _) => "unknown (see --date)".to_owned(),
    };
    let language = edition.paper.lang.as_ref().map(ToString::to_string);
    let language = language.unwrap_or_else(|| format!("{} (by its letters)", edition.lang().tag()));
    let pages = edition.pages.iter().map(|page| {
        let name = if page.name.is_empty() { "" } else { " " };
        format!("{}{name}{}", page.id, page.name)
    });
    let sections = edition.sections.iter().map(|section| section.name.to_string());
    writeln!(out, "source    {}", open.source_name())?;
    writeln!(out, "paper     {}", edition.paper.title)?;
    writeln!(out, "date      {date}")?;
    for (what, value) in [("variant", &edition.variant), ("number", &edition.number)] {
        if let Some(value) = value {
            writeln!(out, "{what:<10}{value}")?;
        }
    }
    writeln!(out, "language  {}", Clean::line(&language))?;
    writeln!(out, "pages     {}", names(pages.collect()))?;
    writeln!(out, "sections  {}", names(sections.collect()))?;
    writeln!(out, "articles  {}", edition.articles.len())?;
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
    let text = Clean::line(text);
    let more = if text.chars().nth(SHOWN).is_some() { "…" } else { "" };
    let shown: String = text.chars().take(SHOWN).collect();
    writeln!(out, "{}", format!("  {role:<13}{shown}{more}{note}").trim_end())?;
    Ok(())
}
