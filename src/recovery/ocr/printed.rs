//! Stage: what the paper and its format add to the edition: pages, sections,
//! places, and what the format says in so many words.

use std::collections::HashMap;

use super::Sorted;
use super::arrange::ArrangedPage as Articles;
use super::furniture::About;
use super::hyphens;
use super::regions::{Where, of};
use crate::input::{Hint, Loaded};
use crate::model::{Article, Clean, Edition, HeadRole, Kind, LangTag, Page, Section};
use crate::recovery::sheet::{Layout, Sheet, Story};

/// Closes the words that line ends parted.
pub(super) fn finish(page: &mut Articles) {
    for draft in &mut page.drafts {
        draft.head.iter_mut().for_each(|(_, piece)| hyphens::close(piece));
        for part in &mut draft.parts {
            hyphens::close(&mut part.piece);
            part.credit.iter_mut().for_each(hyphens::close);
        }
    }
    page.furniture.iter_mut().chain(&mut page.unplaced).for_each(hyphens::close);
}

/// What is said of the edition: the format goes before the furniture.
pub(super) fn about(read: About, sheet: &Sheet) -> About {
    let title = sheet.about.title.clone().or(read.title);
    About { title, date: sheet.about.date.or(read.date), page: read.page }
}

/// Where the articles stand, and what the format says of each.
pub(super) struct PrintedArticles {
    ids: Vec<String>,
    articles: Vec<(Where, Option<usize>)>,
}

impl PrintedArticles {
    /// The places of the articles before they are set.
    pub(super) fn of(sorted: &Sorted, layout: &Layout) -> Self {
        let ids = ids(sorted, layout);
        let drafts = sorted.page.drafts.iter().enumerate();
        let articles = drafts
            .map(|(at, draft)| (of(draft, layout, &ids), sorted.stories.get(at).copied()))
            .collect();
        Self { ids, articles }
    }
}

/// The ids of the pages: as printed, unless two are the same; else their
/// numbers.
fn ids(sorted: &Sorted, layout: &Layout) -> Vec<String> {
    let leaves = &layout.pages;
    if let ([_], Some((id, _))) = (leaves.as_slice(), &sorted.about.page) {
        return vec![id.clone()];
    }
    let printed: Vec<String> = leaves.iter().filter_map(|leaf| leaf.id.clone()).collect();
    let mut once = printed.clone();
    once.sort();
    once.dedup();
    if printed.len() == leaves.len() && once.len() == printed.len() {
        return printed;
    }
    (1..=leaves.len()).map(|number| number.to_string()).collect()
}

/// Gives the edition its pages and sections, and each article its place.
pub(super) fn dress(loaded: &mut Loaded, places: PrintedArticles, sheet: &Sheet, hint: &Hint) {
    let Some(layout) = &sheet.layout else { return };
    let edition = &mut loaded.edition;
    tell(edition, sheet, hint);
    let name = edition.pages.first().map(|page| page.name.clone()).unwrap_or_default();
    let page = |id: &String| Page { id: Clean::line(id), ..Page::default() };
    edition.pages = places.ids.iter().map(page).collect();
    if let ([page], false) = (edition.pages.as_mut_slice(), name.is_empty()) {
        page.name = name;
    }
    let single = edition.pages.len() == 1 && layout.sections.is_empty();
    if !single {
        let own = layout.sections.iter();
        let own = own.map(|(name, parent)| Section { name: name.clone(), parent: *parent });
        edition.sections = own.collect();
    }
    let mut of_pages = PageSections::of(&edition.sections);
    let lang = edition.paper.lang.clone();
    for (at, (place, story)) in places.articles.into_iter().enumerate() {
        let Some(article) = edition.articles.get_mut(at) else { break };
        article.page = place.page.or(article.page);
        article.regions = place.regions;
        let story = story.and_then(|story| layout.stories.get(story));
        if let Some(story) = story {
            take(article, story, lang.as_deref());
        }
        if !single {
            let page = article.page.and_then(|page| edition.pages.get(page));
            let own = story.and_then(|story| story.section);
            article.section = own.unwrap_or_else(|| of_pages.get(&mut edition.sections, page));
        }
    }
}

/// The sections of pages whose articles are in none, by the ids of the pages. They are
/// found by name in one step, since of a long list of words each may be a page.
struct PageSections(HashMap<Clean, usize>);

impl PageSections {
    fn of(sections: &[Section]) -> Self {
        let mut known = HashMap::new();
        for (at, section) in sections.iter().enumerate().filter(|(_, s)| s.parent.is_none()) {
            known.entry(section.name.clone()).or_insert(at);
        }
        Self(known)
    }

    /// The section of a page: a new one, if there is none of its name.
    fn get(&mut self, sections: &mut Vec<Section>, page: Option<&Page>) -> usize {
        let name = page.map(|page| page.id.clone()).unwrap_or_default();
        *self.0.entry(name).or_insert_with_key(|name| {
            sections.push(Section { name: name.clone(), parent: None });
            sections.len() - 1
        })
    }
}

/// What the format says of the paper and the issue.
fn tell(edition: &mut Edition, sheet: &Sheet, hint: &Hint) {
    let about = &sheet.about;
    let line = |text: &Option<String>| text.as_deref().map(Clean::line);
    edition.paper.place = line(&about.place);
    edition.paper.publisher = line(&about.publisher);
    edition.number = line(&about.number);
    if let (Some(lang), None) = (&about.lang, &hint.lang) {
        edition.paper.lang = LangTag::new(lang);
    }
}

/// What the format says of an article.
fn take(article: &mut Article, story: &Story, lang: Option<&str>) {
    if story.kind != Kind::News {
        article.kind = story.kind;
    }
    let own = story.lang.as_deref().filter(|own| Some(*own) != lang);
    article.lang = own.and_then(LangTag::new);
    if let Some(title) = &story.title
        && article.line(HeadRole::Headline).is_none()
    {
        article.push_head(HeadRole::Headline, Clean::line(title));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_page_was_looked_for_among_the_sections_of_all() {
        const PAGES: usize = 100_000;
        let named = |name: usize, parent| Section { name: Clean::line(&name.to_string()), parent };
        // One of the format's own, which has a section inside called as a page is.
        let mut sections = vec![named(7, None), named(9, Some(0))];
        let mut known = PageSections::of(&sections);
        let begun = std::time::Instant::now();
        let mut of = |number: usize| {
            let page = Page { id: Clean::line(&number.to_string()), ..Page::default() };
            known.get(&mut sections, Some(&page))
        };
        let found: Vec<usize> = (0..PAGES).map(&mut of).collect();
        assert_eq!((found[7], found[8], found[9], of(9)), (0, 9, 10, 10));
        assert_eq!(sections.len(), PAGES + 1);
        assert!(begun.elapsed().as_secs() < 15, "{:?}", begun.elapsed());
    }
}
