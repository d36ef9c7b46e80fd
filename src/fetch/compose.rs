//! Articles of several sources to one edition: each story once, sections as
//! the person has them, the day's news on the front page.

use std::collections::HashSet;

use super::address;
pub use super::measure::TextMeasure;
use super::order::{PaperStanding, StoryWeight, prominence, ranked};
use super::page_plan::PagePlan;
use super::part::FoldedStory;
pub use super::part::{ComposedText, KeptArticle, KeptRow, Nameplate, ServerEntry, SourcePart};
use crate::model::{
    Article, ArticleId, Block, BlockKind, Clean, DatedBy, Edition, FoldText, Lang, LangTag, Paper,
    Rich, Span, Style, fold_texts, printed,
};

/// An edition without its texts, and which of its articles feed servers know.
#[derive(Debug, Default)]
pub struct Composed {
    /// The edition.
    pub edition: Edition,
    /// Where the text of each of its articles is, in their order.
    pub texts: Vec<ComposedText>,
    /// The servers' entries; several may be one article.
    pub entries: Vec<ServerEntry>,
}

/// Makes the edition. The same parts give the same edition, to the byte.
#[must_use]
pub fn compose(masthead: &Nameplate, parts: &mut [SourcePart]) -> Composed {
    let stories = stories(parts);
    let weights: Vec<StoryWeight> = stories.iter().map(|story| weight(story, parts)).collect();
    let order = ranked(&weights);
    let mut rank = vec![0; stories.len()];
    for (place, &story) in order.iter().enumerate() {
        rank[story] = place;
    }
    let plan = PagePlan::new(parts, &stories, &rank);
    let ids = ids(masthead, &stories, parts);
    let mut edition = Edition {
        paper: paper(masthead, parts),
        date: masthead.day,
        dated_by: DatedBy::Edition,
        sections: plan.sections.clone(),
        pages: plan.pages.clone(),
        ..Edition::default()
    };
    let lang = customs(&edition.paper, parts);
    let mut texts = Vec::with_capacity(stories.len());
    let mut entries = Vec::new();
    for &place in &plan.order {
        let story = &stories[place];
        let (source, at) = story.full;
        // Nobody comes back to it: notes name the addresses of other versions.
        let none = Article::new(ArticleId::new(""));
        let full = &mut parts[source].articles[at];
        let mut article = std::mem::replace(&mut full.article, none);
        article.length = full.text.length;
        let (key, is_changed) = (full.key.clone(), full.is_changed);
        article.id = ids[place].clone();
        entries.extend(story.all().filter_map(|(part, at)| {
            let entry = parts[part].articles[at].entry.clone()?;
            Some(ServerEntry { part, entry, article: article.id.clone() })
        }));
        (article.section, article.page) = (plan.section_of[place], Some(plan.page_of[place]));
        article.prominence = prominence(rank[place]);
        article.published = article.published.filter(|day| Some(*day) != masthead.day);
        article.lang = own_lang(&article, &parts[source].paper, &edition.paper);
        plan.rename_regions(source, &mut article.regions);
        let customs = article.lang.as_deref().map_or(lang, Lang::from_tag);
        edition.articles.push(article);
        let note = note(story, parts, customs);
        texts.push(ComposedText { part: source, key, is_changed, note });
    }
    Composed { edition, texts, entries }
}

/// The stories of all sources, each once; what they say is let go of once it
/// is compared.
fn stories(parts: &mut [SourcePart]) -> Vec<FoldedStory> {
    let places: Vec<(usize, usize)> = parts
        .iter()
        .enumerate()
        .flat_map(|(source, part)| (0..part.articles.len()).map(move |at| (source, at)))
        .collect();
    let stands_for = {
        let texts = places.iter().map(|&(source, at)| {
            let KeptArticle { article, text, .. } = &mut parts[source].articles[at];
            FoldText {
                source,
                address: article.url.as_deref().and_then(address::canonical),
                grams: std::mem::take(&mut text.grams),
            }
        });
        fold_texts(&texts.collect::<Vec<_>>())
    };
    let mut stories: Vec<FoldedStory> = Vec::new();
    let mut story_of = vec![None; places.len()];
    for (at, &place) in places.iter().enumerate().filter(|(at, _)| stands_for[*at] == *at) {
        story_of[at] = Some(stories.len());
        stories.push(FoldedStory { full: place, others: Vec::new() });
    }
    for (at, &place) in places.iter().enumerate().filter(|(at, _)| stands_for[*at] != *at) {
        if let Some(story) = story_of[stands_for[at]] {
            stories[story].others.push(place);
        }
    }
    stories
}

fn weight(story: &FoldedStory, parts: &[SourcePart]) -> StoryWeight {
    let full = &parts[story.full.0].articles[story.full.1];
    let standing = |(source, place): (usize, usize)| {
        let part: &SourcePart = &parts[source];
        let is_front = !part.pages.is_empty() && part.articles[place].page == Some(0);
        PaperStanding { place, is_front }
    };
    // A source that has it twice is one paper.
    let mut best: Vec<(usize, PaperStanding)> = Vec::new();
    for (source, place) in story.all() {
        let own = standing((source, place));
        match best.iter_mut().find(|(known, _)| *known == source) {
            Some((_, known)) if known.place > own.place => *known = own,
            Some(_) => {}
            None => best.push((source, own)),
        }
    }
    StoryWeight {
        standings: best.into_iter().map(|(_, standing)| standing).collect(),
        length: full.text.length,
        has_picture: full.text.has_picture,
    }
}

/// An article's id is made of the key by which it first came, so that a fuller
/// text of another paper, which comes at noon, does not part a story from what
/// was marked in it. Feeds that number their entries have the same keys; who
/// came later goes by its source's name as well.
fn ids(masthead: &Nameplate, stories: &[FoldedStory], parts: &[SourcePart]) -> Vec<ArticleId> {
    let came = |&(source, at): &(usize, usize)| (parts[source].articles[at].batch, source, at);
    let first: Vec<_> = stories.iter().map(|story| story.all().map(|at| came(&at)).min()).collect();
    let mut order: Vec<usize> = (0..stories.len()).collect();
    order.sort_by_key(|&story| first[story]);
    let mut ids = vec![ArticleId::new(""); stories.len()];
    let mut taken = HashSet::new();
    for story in order {
        let Some((_, source, at)) = first[story] else { continue };
        let mut key = parts[source].articles[at].key.clone();
        ids[story] = ArticleId::derived(&masthead.name, &key);
        while !taken.insert(ids[story].clone()) {
            key.push('\n');
            key.push_str(&parts[source].name);
            ids[story] = ArticleId::derived(&masthead.name, &key);
        }
    }
    ids
}

fn paper(masthead: &Nameplate, parts: &[SourcePart]) -> Paper {
    let mut paper = match parts {
        [only] => only.paper.clone(),
        _ => Paper { lang: most_lang(parts), ..Paper::default() },
    };
    if let Some(title) = &masthead.title {
        paper.title = title.clone();
    } else if paper.title.trim().is_empty() {
        paper.title = Clean::line(&masthead.name);
    }
    if masthead.lang.is_some() {
        paper.lang.clone_from(&masthead.lang);
    }
    paper
}

/// The language of most articles.
fn most_lang(parts: &[SourcePart]) -> Option<LangTag> {
    let count = |lang: &LangTag| -> usize {
        let same = parts.iter().filter(|part| part.paper.lang.as_ref() == Some(lang));
        same.map(|part| part.articles.len()).sum()
    };
    let langs = parts.iter().filter_map(|part| part.paper.lang.as_ref());
    // Of as many the first source's.
    langs.rev().max_by_key(|lang| count(lang)).cloned()
}

fn customs(paper: &Paper, parts: &[SourcePart]) -> Lang {
    const TITLES: usize = 64;
    let told = paper.lang.as_deref().map(Lang::from_tag);
    told.unwrap_or_else(|| {
        let articles = parts.iter().flat_map(|part| &part.articles).take(TITLES);
        Lang::guess(&articles.map(|kept| &**kept.article.title()).collect::<String>())
    })
}

fn own_lang(article: &Article, source: &Paper, paper: &Paper) -> Option<LangTag> {
    let own = article.lang.clone().or_else(|| source.lang.clone());
    own.filter(|own| Some(own) != paper.lang.as_ref())
}

/// The line under a story that says who has it, too, and that its site changed it.
fn note(story: &FoldedStory, parts: &[SourcePart], lang: Lang) -> Option<Block> {
    let (source, at) = story.full;
    let own = &parts[source].name;
    let mut named: Vec<(String, Option<Clean>)> = Vec::new();
    for &(other, at) in &story.others {
        let part = &parts[other];
        let kept = &part.articles[at];
        let page = kept.page.and_then(|page| part.pages.get(page)).map(|page| &page.id);
        let name = match page {
            Some(id) if !id.is_empty() => format!("{} {id}", part.name),
            _ => part.name.to_string(),
        };
        if part.name != *own && !name.trim().is_empty() && named.iter().all(|(n, _)| *n != name) {
            named.push((name, kept.article.url.clone()));
        }
    }
    let is_changed = parts[source].articles[at].is_changed;
    if named.is_empty() && !is_changed {
        return None;
    }
    let (mut text, mut links) = (String::new(), Vec::new());
    if !named.is_empty() {
        let (before, behind) = printed::also_in(lang);
        text.push_str(before);
        for (at, (name, url)) in named.into_iter().enumerate() {
            text.push_str(if at > 0 { printed::comma(lang) } else { "" });
            let start = text.len();
            text.push_str(&name);
            links.extend(url.map(|url| (start..text.len(), url)));
        }
        text.push_str(behind);
    }
    if is_changed {
        text.push_str(if text.is_empty() || lang != Lang::En && lang != Lang::Ko {
            ""
        } else {
            " "
        });
        text.push_str(printed::changed_since(lang));
    }
    let text = Clean::line(&text);
    let mut spans = vec![Span { range: 0..text.len(), style: Style::Emphasis }];
    let within = links.into_iter().filter(|(range, _)| text.get(range.clone()).is_some());
    spans.extend(within.map(|(range, url)| Span { range, style: Style::Link(url) }));
    Some(Block::new(BlockKind::Paragraph(Rich { text, spans })))
}
