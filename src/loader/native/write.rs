//! An edition to the files of the native format; reading them gives it back.

use std::collections::HashSet;
use std::convert::Infallible;
use std::fmt::Write;
use std::ops::Range;

use super::head::PARTS;
use super::manifest::{FORMAT, MANIFEST};
use super::write_block::block;
use super::write_inline::plain;
use crate::input::parallel;
use crate::model::{
    Article, Body, Edition, HeadLine, HeadRole, Kind, Page, Region, Section, WritingMode,
};

/// Articles that a thread takes at a time; fewer are not worth one.
const LOT: usize = 16;
/// Articles whose bodies are held at once.
const AT_ONCE: usize = 8 * LOT;

/// Writes an edition: paths inside its folder, and what stands there.
/// `bodies` belong to the articles in order. Articles without a page go to
/// the first one. Pictures are not written: the edition only names them.
///
/// What the format has no place for is not kept: source ranges, doubts,
/// warnings, how the date is known, [`crate::model::Block::truncated`]; a
/// second headline is written as a deck. [`super::pack()`] keeps that beside
/// the pages.
#[must_use]
pub fn write(edition: &Edition, bodies: &[Body]) -> Vec<(String, Vec<u8>)> {
    let of = |range: Range<usize>| -> Result<Vec<Body>, Infallible> {
        Ok(bodies.get(range.start..range.end.min(bodies.len())).unwrap_or_default().to_vec())
    };
    let mut files: Vec<(String, Vec<u8>)> = Vec::new();
    let Ok(()) = write_by(edition, of, |name, text| {
        match files.iter_mut().rev().find(|(known, _)| known == name) {
            Some((_, bytes)) => bytes.extend_from_slice(text.as_bytes()),
            None => files.push((name.to_owned(), text.as_bytes().to_vec())),
        }
        Ok(())
    });
    files
}

/// The same of an edition that need not be in memory at once: `bodies` gives
/// the bodies of a range of articles, one range after the other, and `append`
/// adds a text to the file of a name. Every file is begun in its order.
///
/// # Errors
/// As `bodies` and `append` say.
pub fn write_by<E>(
    edition: &Edition,
    mut bodies: impl FnMut(Range<usize>) -> Result<Vec<Body>, E>,
    mut append: impl FnMut(&str, &str) -> Result<(), E>,
) -> Result<(), E> {
    let pages = named_pages(edition);
    append(MANIFEST, &manifest(edition, &pages))?;
    for (_, file) in &pages {
        append(file, "")?;
    }
    let page_of = |article: &Article| article.page.filter(|&page| page < pages.len()).unwrap_or(0);
    for start in (0..edition.articles.len()).step_by(AT_ONCE) {
        let range = start..edition.articles.len().min(start + AT_ONCE);
        let articles = &edition.articles[range.clone()];
        let bodies = bodies(range)?;
        let all: Vec<(&Article, &Body)> = articles.iter().zip(&bodies).collect();
        let written = parallel::map(&all, LOT, |(article, body)| {
            let mut text = String::new();
            if let Some((page, _)) = pages.get(page_of(article)) {
                write_article(&mut text, edition, page, article);
                body.each(|each| text.push_str(&block(each)));
            }
            text
        });
        for ((article, _), text) in all.iter().zip(written) {
            if let Some((_, file)) = pages.get(page_of(article)) {
                append(file, &text)?;
            }
        }
    }
    Ok(())
}

/// The pages with sound ids and the names of their files.
fn named_pages(edition: &Edition) -> Vec<(Page, String)> {
    let mut pages = edition.pages.clone();
    if pages.is_empty() && !edition.articles.is_empty() {
        pages.push(Page::default());
    }
    let mut taken = HashSet::new();
    let mut named = Vec::with_capacity(pages.len());
    for (index, mut page) in pages.into_iter().enumerate() {
        if page.id.is_empty() || page.id.contains(char::is_whitespace) {
            page.id = crate::model::Clean::line(&format!("{}", index + 1));
        }
        let safe = |c: char| if c.is_alphanumeric() || c == '-' { c } else { '_' };
        let mut name: String = page.id.chars().map(safe).collect();
        while !taken.insert(name.to_lowercase()) {
            name.push('_');
        }
        named.push((page, format!("pages/{name}.md")));
    }
    named
}

fn manifest(edition: &Edition, pages: &[(Page, String)]) -> String {
    let mut out = format!("format = {FORMAT}\n");
    key(&mut out, "date", edition.date.map(|date| date.to_string()).as_deref());
    key(&mut out, "variant", edition.variant.as_deref());
    key(&mut out, "number", edition.number.as_deref());
    let paper = &edition.paper;
    let title = if paper.title.trim().is_empty() { "-" } else { &*paper.title };
    out.push_str("\n[paper]\n");
    key(&mut out, "title", Some(title));
    key(&mut out, "subtitle", paper.subtitle.as_deref());
    key(&mut out, "lang", paper.lang.as_deref());
    key(&mut out, "direction", paper.direction.map(WritingMode::name));
    key(&mut out, "place", paper.place.as_deref());
    key(&mut out, "publisher", paper.publisher.as_deref());
    for section in edition.sections.iter().filter(|section| !section.name.is_empty()) {
        out.push_str("\n[[section]]\n");
        key(&mut out, "name", Some(&section.name));
        let parent = section.parent.and_then(|parent| edition.sections.get(parent));
        key(&mut out, "parent", parent.map(|parent| &*parent.name));
    }
    for (page, file) in pages {
        out.push_str("\n[[page]]\n");
        key(&mut out, "id", Some(&page.id));
        key(&mut out, "name", Some(&page.name).filter(|name| !name.is_empty()).map(|name| &**name));
        key(&mut out, "file", Some(file));
        key(&mut out, "image", page.image.as_deref());
    }
    out
}

/// `key = "value"`. Clean text needs but two escapes in TOML.
fn key(out: &mut String, key: &str, value: Option<&str>) {
    if let Some(value) = value {
        let value = value.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', " ");
        let _ = writeln!(out, "{key} = \"{value}\"");
    }
}

fn write_article(out: &mut String, edition: &Edition, page: &Page, article: &Article) {
    let of_role = |role| article.head.iter().filter(move |line: &&HeadLine| line.role == role);
    let headline = article.line(HeadRole::Headline).map(|text| plain(text));
    let _ = writeln!(
        out,
        "#{}{}",
        if headline.is_some() { " " } else { "" },
        headline.unwrap_or_default()
    );
    let mut line = |key: &str, value: &str| {
        let _ = writeln!(out, "{key}: {value}");
    };
    line("id", article.id.as_str());
    of_role(HeadRole::Kicker).for_each(|kicker| line("kicker", &plain(&kicker.text)));
    let mut headlines = 0;
    for head in &article.head {
        match head.role {
            HeadRole::Kicker => {}
            HeadRole::Headline if headlines == 0 => headlines = 1,
            HeadRole::Headline | HeadRole::Deck => line("deck", &plain(&head.text)),
            HeadRole::Byline => line("by", &plain(&head.text)),
            HeadRole::Dateline => line("dateline", &plain(&head.text)),
        }
    }
    if article.kind != Kind::News {
        line("kind", article.kind.name());
    }
    let own = if page.name.is_empty() { &page.id } else { &page.name };
    let section = edition.sections.get(article.section);
    let named = |section: &&Section| section.name != *own && !section.name.is_empty();
    if let Some(section) = section.filter(named) {
        line("section", &section.name);
    }
    article.regions.iter().for_each(|region| line("box", &region_words(region, page)));
    write_rest(article, &mut line);
    out.push('\n');
}

fn write_rest(article: &Article, line: &mut impl FnMut(&str, &str)) {
    if let Some(day) = article.published {
        line("published", &day.to_string());
    }
    if let Some(lang) = &article.lang {
        line("lang", lang);
    }
    if let Some(direction) = article.direction {
        line("direction", direction.name());
    }
    if let Some(url) = &article.url {
        line("url", url);
    }
    if !article.tags.is_empty() {
        let tags: Vec<&str> = article.tags.iter().map(|tag| &**tag).collect();
        line("tags", &tags.join(", "));
    }
    if article.prominence != 0 {
        line("prominence", &article.prominence.to_string());
    }
}

fn region_words(region: &Region, page: &Page) -> String {
    let part = PARTS.iter().find(|(part, _)| *part == region.part).map_or("body", |(_, name)| name);
    let id = if *region.page == *page.id.as_str() { "" } else { &region.page };
    match region.area {
        Some(area) => {
            let space = if id.is_empty() { "" } else { " " };
            format!("{id}{space}{} {} {} {} {part}", area.x, area.y, area.w, area.h)
        }
        None if id.is_empty() => (*part).to_owned(),
        None => format!("{id} {part}"),
    }
}
