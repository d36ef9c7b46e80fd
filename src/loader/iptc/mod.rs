//! What news agencies send, in the standards of the IPTC: NewsML-G2, NITF
//! and ninjs 1 to 3.
//!
//! A news item is an article. A package gives the order: its groups from the
//! root down, each reference where it stands; the pictures of a group belong
//! to the article beside them, and of alternatives the first is taken. An item
//! that a package names and the file does not hold is an article of what the
//! reference says. Items that no package names follow. Items that are no news
//! (planning, concepts, knowledge, catalogues) hold no article.
//!
//! Texts inside (XHTML, NITF, escaped HTML, plain) go through
//! [`markup`](super::markup). Pictures and videos are addresses in these
//! formats: a picture is a figure with its caption and credit, any other medium
//! a gap that says what is not there; nothing is fetched. What the data says
//! besides, in words and not in codes and times, is furniture.

mod inline;
mod leftovers;
mod newsml;
mod ninjs;
mod nitf;
mod package;
mod story;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, HashMap};

use super::markup::{Dialect, ROOT, damage_warnings, parse, read_slice};
use super::{article_parts, text};
use crate::input::{Hint, LoadError, Loaded, limits};
use crate::model::error::{NoNews, Problem};
use crate::model::warning::AgencyNote;
use crate::model::{Block, Clean, Date, Edition, LangTag, Section, Warning, WarningKind};
use story::NewsStory;

/// The first elements of the documents, by their names.
pub(super) const ROOTS: &[&str] = &{
    let mut all = ["nitf"; newsml::ROOTS.len() + 1];
    let mut at = 0;
    while at < newsml::ROOTS.len() {
        all[at + 1] = newsml::ROOTS[at].0;
        at += 1;
    }
    all
};

/// What a file of an agency holds.
#[derive(Debug, Default)]
struct Dispatch {
    /// What the file is, for who finds no article in it.
    found: Option<NoNews>,
    paper: Option<String>,
    subtitle: Option<String>,
    number: Option<String>,
    date: Option<Date>,
    lang: Option<String>,
    stories: Vec<NewsStory>,
    furniture: Vec<Block>,
    notes: SkippedParts,
}

/// What was not taken as it stood, each with the number of times.
#[derive(Debug, Default)]
struct SkippedParts(BTreeMap<AgencyNote, usize>);

impl SkippedParts {
    fn add(&mut self, note: AgencyNote) {
        *self.0.entry(note).or_default() += 1;
    }

    fn warnings(&self) -> impl Iterator<Item = Warning> + '_ {
        let told = |(note, times): (&AgencyNote, &usize)| {
            WarningKind::Agency { note: note.clone(), times: *times }.into()
        };
        self.0.iter().map(told)
    }
}

/// Reads a news item, a package, a message of several, an NITF document or a
/// ninjs object (or a list of them) as an edition.
///
/// # Errors
/// [`LoadError::Encoding`] for an unknown `hint.encoding`;
/// [`LoadError::Malformed`] if it is neither NewsML-G2, NITF nor ninjs;
/// [`LoadError::NoArticle`] if it is, but holds no article.
pub fn load(bytes: &[u8], hint: &Hint) -> Result<Loaded, LoadError> {
    let file = || hint.name.clone();
    let source =
        read_slice(bytes, hint.encoding.as_deref()).map_err(|error| error.of_file(&hint.name))?;
    let text = source.text.trim_start_matches('\u{FEFF}').trim();
    let dispatch = if text.starts_with(['{', '[']) {
        ninjs::dispatch(text).map_err(|error| malformed(hint, &error))?
    } else {
        let dom = parse(text, Dialect::Xml);
        let root = dom.children(ROOT).find(|&id| !dom.name(id).is_empty());
        match root.map(|root| (root, dom.name(root).rsplit(':').next().unwrap_or_default())) {
            Some((root, "nitf")) => nitf::dispatch(&dom, root),
            Some((root, name)) if newsml::is_root(name) => newsml::dispatch(&dom, root),
            _ => return Err(malformed(hint, &SyntaxError::default())),
        }
    };
    if dispatch.stories.is_empty() {
        let found = dispatch.found.unwrap_or(NoNews::NinjsNone);
        return Err(LoadError::NoArticle { file: file(), found });
    }
    let mut loaded = set(dispatch, hint);
    let warnings = damage_warnings(source.is_cut, source.is_damaged);
    loaded.edition.warnings.extend(warnings);
    Ok(loaded)
}

/// Where a document stops being one.
#[derive(Debug, Default)]
struct SyntaxError {
    line: usize,
    column: usize,
    /// It begins like JSON.
    is_json: bool,
}

fn malformed(hint: &Hint, fault: &SyntaxError) -> LoadError {
    LoadError::Malformed {
        file: hint.name.clone(),
        line: fault.line.max(1),
        column: fault.column.max(1),
        problem: Box::new(if fault.is_json { Problem::NotJson } else { Problem::NoNewsItem }),
    }
}

/// The stories as an edition.
fn set(dispatch: Dispatch, hint: &Hint) -> Loaded {
    let mut edition = edition(&dispatch, hint);
    edition.warnings.extend(dispatch.notes.warnings());
    let left = dispatch.stories.len().saturating_sub(limits::FEED_ENTRIES);
    if left > 0 {
        let most = limits::FEED_ENTRIES;
        edition.warnings.push(WarningKind::ItemsPast { left, most }.into());
    }
    let mut furniture = dispatch.furniture;
    let mut sections = SectionIndex::new(&mut edition);
    let mut bodies = Vec::new();
    for mut story in dispatch.stories.into_iter().take(limits::FEED_ENTRIES) {
        furniture.append(&mut story.furniture);
        let section = story.section.take();
        let lang = story
            .lang
            .as_deref()
            .and_then(LangTag::new)
            .filter(|own| Some(own) != edition.paper.lang.as_ref());
        let day = story.date.filter(|day| Some(*day) != edition.date);
        let holds = std::mem::take(&mut story.holds);
        let (mut article, body) = story.set();
        (article.lang, article.published) = (lang, day);
        for hold in holds {
            let title = article.title().clone();
            edition.warnings.push(WarningKind::Held { title, hold }.into());
        }
        article.section = sections.index(section.as_deref(), &mut edition);
        edition.articles.push(article);
        bodies.push(body);
    }
    article_parts::complete_ids(&mut edition);
    Loaded { edition, bodies, furniture, ..Loaded::default() }
}

fn edition(dispatch: &Dispatch, hint: &Hint) -> Edition {
    let mut edition = text::edition_of_one_file(hint);
    let stories = &dispatch.stories;
    let named = dispatch.paper.as_ref().or_else(|| stories.iter().find_map(|s| s.paper.as_ref()));
    if let Some(paper) = named {
        edition.paper.title = Clean::line(paper);
    }
    edition.paper.subtitle = dispatch.subtitle.as_deref().map(Clean::line);
    edition.number = dispatch.number.as_deref().map(Clean::line);
    if hint.lang.is_none() {
        let of_story = || stories.iter().find_map(|story| story.lang.clone());
        edition.paper.lang =
            dispatch.lang.clone().or_else(of_story).as_deref().and_then(LangTag::new);
    }
    let newest = stories.iter().filter_map(|story| story.date).max();
    text::date_by(&mut edition, dispatch.date.or(newest), hint);
    edition
}

/// The sections that stories name, in the order of their first story. Those
/// that name none stand in one that is called as the paper is.
struct SectionIndex {
    known: HashMap<Option<String>, usize>,
}

impl SectionIndex {
    fn new(edition: &mut Edition) -> Self {
        edition.sections.clear();
        Self { known: HashMap::new() }
    }

    fn index(&mut self, name: Option<&str>, edition: &mut Edition) -> usize {
        *self.known.entry(name.map(str::to_owned)).or_insert_with(|| {
            let name = name.map_or_else(|| edition.paper.title.clone(), Clean::line);
            edition.sections.push(Section { name, parent: None });
            edition.sections.len() - 1
        })
    }
}
