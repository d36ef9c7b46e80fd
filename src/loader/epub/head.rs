//! The edition of a book without the bodies: paper, sections, heads.

use std::collections::HashMap;

use super::calibre::{self, CalibreEntry};
use super::package::Package;
use super::plan::{self, PlannedArticle, ReadingPlan};
use super::{Shelf, contents, newsprint_epub};
use crate::input::{LoadError, dates, limits};
use crate::loader::article_parts;
use crate::loader::article_parts::is_byline;
use crate::model::{
    Article, ArticleId, Clean, DatedBy, Edition, HeadRole, Lang, Page, Paper, Section, WarningKind,
    WritingMode,
};

/// Bytes of a document that are looked at for its title.
const BEGINNING: u64 = 16 << 10;

/// The edition, where its articles begin, and the documents that are no part
/// of an article.
pub(super) fn edition(
    shelf: &Shelf<'_>,
    package: &Package,
) -> Result<(Edition, Vec<PlannedArticle>, Vec<usize>), LoadError> {
    let mut edition = bare(shelf, package);
    let contents = match (&package.nav, &package.ncx) {
        (Some(nav), _) if shelf.archive.has(nav) => {
            shelf.text(nav)?.map(|text| contents::of_nav(&text, nav))
        }
        _ => None,
    };
    let contents = match (contents.filter(|entries| !entries.is_empty()), &package.ncx) {
        (None, Some(ncx)) => {
            shelf.text(ncx)?.map(|text| contents::of_ncx(&text, ncx)).unwrap_or_default()
        }
        (entries, _) => entries.unwrap_or_default(),
    };
    let periodical = package.periodical.is_some();
    let mut plan = plan::plan(&package.spine, &contents, &edition.paper.title, periodical);
    let left_out = add_front(shelf, package, &mut plan)?;
    let listed = if periodical { all_listed(shelf, package, &plan)? } else { HashMap::new() };
    let is_signed = periodical || has_bylines(shelf, package, &plan)?;
    let mut printed = newsprint_epub::Printed::of(&package.sections);
    for planned in &plan.articles {
        shelf.hint.watch.check()?;
        let path = &package.spine[planned.document];
        let mut article = head(planned, listed.get(path), &edition);
        article.length = shelf.archive.size(path) as usize;
        if package.is_own {
            let most = limits::HEAD as u64;
            let beginning = shelf.beginning(path, most)?.unwrap_or_default();
            newsprint_epub::read_head(&beginning, &mut article, &mut printed);
        } else if is_signed || article.line(HeadRole::Headline).is_none() {
            look_inside(shelf, path, &mut article)?;
        }
        edition.articles.push(article);
    }
    if package.is_own && !printed.is_partial {
        (edition.sections, edition.pages) = (printed.sections, printed.pages);
    } else {
        as_planned(&mut edition, &plan);
    }
    if plan.is_cut {
        edition.warnings.push(WarningKind::ContentsPast(limits::BOOK_ARTICLES).into());
    }
    article_parts::complete_ids(&mut edition);
    Ok((edition, plan.articles, left_out))
}

/// Gives an edition the sections of the contents, each a page.
fn as_planned(edition: &mut Edition, plan: &ReadingPlan) {
    edition.sections = plan.sections.iter().map(|name| named(name)).collect();
    for (article, planned) in edition.articles.iter_mut().zip(&plan.articles) {
        (article.section, article.page) = (planned.section, Some(planned.section));
    }
    let title = edition.paper.title.clone();
    let page = |(index, section): (usize, &Section)| Page {
        id: Clean::line(&(index + 1).to_string()),
        // A book that is one section says its title once.
        name: if section.name == title { Clean::empty() } else { section.name.clone() },
        image: None,
    };
    edition.pages = edition.sections.iter().enumerate().map(page).collect();
}

fn named(name: &str) -> Section {
    Section { name: Clean::line(name), parent: None }
}

fn bare(shelf: &Shelf<'_>, package: &Package) -> Edition {
    let hint = shelf.hint;
    // calibre puts the day into the title: `Paper [Mon, 23 Nov 2026]`.
    let (title, bracket) = match package.title.rsplit_once('[') {
        Some((title, rest)) if package.periodical.is_some() => (title.trim(), Some(rest)),
        _ => (&*package.title, None),
    };
    let periodical = package.periodical.as_deref().filter(|title| !title.is_empty());
    let stem =
        || hint.name.rsplit(['/', '\\']).next().unwrap_or_default().trim_end_matches(".epub");
    let title = match periodical.unwrap_or(title) {
        "" => stem(),
        title => title,
    };
    let of_calibre = |name: &&String| name.as_str() != "calibre";
    let creators: Vec<&str> =
        package.creators.iter().filter(of_calibre).map(String::as_str).collect();
    let said = bracket.and_then(dates::day).or(package.date);
    let (by_hint, hinted) = hint.day();
    let date = hint.date.or(said).or(by_hint);
    let dated_by = match (hint.date, said) {
        (Some(_), _) => DatedBy::Reader,
        (None, Some(_)) => DatedBy::Edition,
        (None, None) => hinted,
    };
    let lang = hint.lang.clone().or_else(|| package.language.clone());
    // Pages are turned leftwards in Chinese and Japanese where text runs
    // downwards, in other languages where it runs from right to left.
    let is_cjk =
        lang.as_deref().is_some_and(|tag| matches!(Lang::from_tag(tag), Lang::Zh | Lang::Ja));
    let paper = Paper {
        title: Clean::line(title),
        subtitle: (!creators.is_empty()).then(|| Clean::line(&creators.join(", "))),
        direction: (package.goes_leftwards && is_cjk).then_some(WritingMode::Vertical),
        lang,
        place: None,
        publisher: package.publisher.as_ref().filter(of_calibre).map(|name| Clean::line(name)),
    };
    let line = |text: &Option<String>| text.as_deref().map(Clean::line);
    let (variant, number) = (line(&package.variant), line(&package.number));
    Edition { paper, date, dated_by, variant, number, ..Edition::default() }
}

/// Adds the documents that no line of the contents leads to, and that stand
/// before all that one does. Covers and index pages are left out: gives them.
fn add_front(
    shelf: &Shelf<'_>,
    package: &Package,
    plan: &mut ReadingPlan,
) -> Result<Vec<usize>, LoadError> {
    let mut left_out = plan.indexes.clone();
    let mut front = Vec::new();
    let alone = plan.articles.is_empty();
    for document in std::mem::take(&mut plan.before) {
        let path = &package.spine[document];
        let is_whole = shelf.archive.size(path) <= BEGINNING;
        let text = shelf.beginning(path, BEGINNING)?.unwrap_or_default();
        let found = calibre::beginning(&text);
        let is_index = package.periodical.is_some() && text.contains("calibre_feed_list");
        let is_bare = is_whole && !found.has_text && !(alone && package.spine.len() == 1);
        if is_index || is_bare {
            left_out.push(document);
            continue;
        }
        let title = found.title.unwrap_or_default();
        front.push(PlannedArticle { title, document, ..PlannedArticle::default() });
    }
    if !front.is_empty() {
        let section = match plan.articles.iter().min_by_key(|article| article.document) {
            Some(first) if package.periodical.is_none() => first.section,
            _ => plan.section(&bare(shelf, package).paper.title),
        };
        for planned in &mut front {
            planned.section = section;
        }
        plan.articles.splice(0..0, front);
    }
    Ok(left_out)
}

/// What the index pages say of all articles.
fn all_listed(
    shelf: &Shelf<'_>,
    package: &Package,
    plan: &ReadingPlan,
) -> Result<HashMap<String, CalibreEntry>, LoadError> {
    let mut all = HashMap::new();
    for &index in &plan.indexes {
        let path = &package.spine[index];
        if let Some(text) = shelf.text(path)? {
            all.extend(calibre::listed(&text, path));
        }
    }
    Ok(all)
}

fn head(planned: &PlannedArticle, listed: Option<&CalibreEntry>, edition: &Edition) -> Article {
    let mut article = Article::new(ArticleId::new(""));
    article.section = planned.section;
    article.page = Some(planned.section);
    article.push_head(HeadRole::Headline, Clean::line(planned.title.trim()));
    let deck = listed.map(|l| l.deck.clone()).filter(|deck| !deck.is_empty());
    if let Some(deck) = deck.or_else(|| planned.description.clone()) {
        article.push_head(HeadRole::Deck, Clean::line(&deck));
    }
    if let Some(author) = &planned.author {
        article.push_head(HeadRole::Byline, Clean::line(author));
    }
    let day = listed.zip(edition.date).and_then(|(l, near)| dates::day_near(&l.date, near));
    article.published = day.filter(|day| Some(*day) != edition.date);
    article
}

/// Whether a book marks bylines, as papers do: its first documents are asked,
/// since those of a book are alike and a novel's are many.
fn has_bylines(
    shelf: &Shelf<'_>,
    package: &Package,
    plan: &ReadingPlan,
) -> Result<bool, LoadError> {
    const FIRST: usize = 3;
    for planned in plan.articles.iter().take(FIRST).filter(|_| !package.is_own) {
        let text = shelf.beginning(&package.spine[planned.document], BEGINNING)?;
        if text.is_some_and(|text| calibre::beginning(&text).byline.is_some()) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// What only the document of an article says: its address, its byline.
fn look_inside(shelf: &Shelf<'_>, path: &str, article: &mut Article) -> Result<(), LoadError> {
    let Ok(bytes) = shelf.archive.read(path, limits::DOCUMENT as u64) else {
        return Ok(());
    };
    article.url = calibre::origin(&bytes).map(|url| Clean::line(&url));
    if article.line(HeadRole::Headline).is_some() && article.line(HeadRole::Byline).is_some() {
        return Ok(());
    }
    let text = shelf.beginning(path, BEGINNING)?.unwrap_or_default();
    let found = calibre::beginning(&text);
    if article.line(HeadRole::Headline).is_none() {
        article.first_words =
            Clean::line(&found.texts.first().map(|t| words_of(t)).unwrap_or_default());
    }
    if article.line(HeadRole::Byline).is_some() {
        return Ok(());
    }
    let first = found.texts.iter().find(|text| !article.head.iter().any(|l| *l.text == ***text));
    let first = first.filter(|text| is_byline(text));
    if let Some(byline) = found.byline.as_ref().or(first) {
        article.push_head(HeadRole::Byline, Clean::line(byline));
    }
    Ok(())
}

/// The first words of a text.
fn words_of(text: &str) -> String {
    const ENOUGH: usize = 40;
    text.chars().take(ENOUGH).collect()
}
