//! Which story stands in which section and on which page.

use std::collections::{HashMap, HashSet};

use super::part::{FoldedStory, SourcePart};
use crate::model::{Clean, Page, Region, Section};

/// Articles of the front page of a paper that has no printed one.
const FRONT: usize = 8;
/// With fewer articles there is but one page.
const FEW: usize = 12;

/// The sections and pages of an edition, and where its stories stand.
#[derive(Debug, Default)]
pub(super) struct PagePlan {
    pub(super) sections: Vec<Section>,
    pub(super) pages: Vec<Page>,
    /// Of each story.
    pub(super) section_of: Vec<usize>,
    pub(super) page_of: Vec<usize>,
    /// The stories in reading order.
    pub(super) order: Vec<usize>,
    /// What the pages of sources are called here, where another has their id.
    renamed: HashMap<(usize, String), String>,
}

impl PagePlan {
    pub(super) fn new(parts: &[SourcePart], stories: &[FoldedStory], rank: &[usize]) -> Self {
        let mut plan = Self::default();
        plan.part_into_sections(parts, stories);
        let printed = plan.take_printed(parts);
        plan.place(parts, stories, rank, &printed);
        let key = |story: usize| {
            let (source, at) = stories[story].full;
            let is_printed = printed.contains_key(&plan.page_of[story]);
            let own = if is_printed { (source, at) } else { (0, rank[story]) };
            (plan.page_of[story], own)
        };
        let mut order: Vec<usize> = (0..stories.len()).collect();
        order.sort_by_key(|&story| key(story));
        plan.order = order;
        plan
    }

    /// Sections in the order of the sources; of a source, in that in which its
    /// articles first came, so that noon's do not move the morning's.
    fn part_into_sections(&mut self, parts: &[SourcePart], stories: &[FoldedStory]) {
        let mut first: Vec<usize> = (0..stories.len()).collect();
        first.sort_by_key(|&story| {
            let (source, at) = stories[story].full;
            (source, parts[source].articles[at].batch, at)
        });
        let mut known: HashMap<Clean, usize> = HashMap::new();
        self.section_of = vec![0; stories.len()];
        for story in first {
            let name = section(parts, stories[story].full);
            let next = self.sections.len();
            self.section_of[story] = *known.entry(name.clone()).or_insert(next);
            if self.section_of[story] == next {
                self.sections.push(Section { name, parent: None });
            }
        }
    }

    /// Takes over the printed pages: for each page here, the source and the
    /// page there.
    fn take_printed(&mut self, parts: &[SourcePart]) -> HashMap<usize, (usize, usize)> {
        let (mut printed, mut taken) = (HashMap::new(), HashSet::new());
        for (source, part) in parts.iter().enumerate() {
            for (at, page) in part.pages.iter().enumerate() {
                let mut id = page.id.to_string();
                let mut more = 1;
                while !taken.insert(id.clone()) {
                    more += 1;
                    id = format!("{}-{more}", page.id);
                }
                if *id != *page.id {
                    self.renamed.insert((source, page.id.to_string()), id.clone());
                }
                printed.insert(self.pages.len(), (source, at));
                let image = page.image.clone().filter(|image| !image.contains("://"));
                self.pages.push(Page { id: Clean::line(&id), name: page.name.clone(), image });
            }
        }
        printed
    }

    /// Gives each story its page: the printed one; else, where nothing is
    /// printed, the front page for those of the first ranks, and one for each
    /// section.
    fn place(
        &mut self,
        parts: &[SourcePart],
        stories: &[FoldedStory],
        rank: &[usize],
        printed: &HashMap<usize, (usize, usize)>,
    ) {
        let here: HashMap<(usize, usize), usize> =
            printed.iter().map(|(&page, &own)| (own, page)).collect();
        let has_front = printed.is_empty() && stories.len() > FEW && self.sections.len() > 1;
        let is_one = printed.is_empty() && stories.len() <= FEW;
        if has_front || is_one {
            self.add_page(Clean::empty());
        }
        let mut of_section: HashMap<usize, usize> = HashMap::new();
        let mut page_of = vec![None; stories.len()];
        for (story, own) in stories.iter().enumerate() {
            let (source, at) = own.full;
            let page = parts[source].articles[at].page;
            page_of[story] = page.and_then(|page| here.get(&(source, page)).copied());
            if is_one || has_front && rank[story] < FRONT {
                page_of[story] = page_of[story].or(Some(0));
            }
        }
        let mut left: Vec<usize> = (0..stories.len()).filter(|&s| page_of[s].is_none()).collect();
        left.sort_by_key(|&story| self.section_of[story]);
        for story in left {
            let section = self.section_of[story];
            let page = of_section.get(&section).copied().unwrap_or_else(|| {
                let name = self.sections.get(section).map(|s| s.name.clone());
                self.add_page(name.unwrap_or_default())
            });
            of_section.insert(section, page);
            page_of[story] = Some(page);
        }
        self.page_of = page_of.into_iter().map(Option::unwrap_or_default).collect();
    }

    /// A page more, under the next number that no page has.
    fn add_page(&mut self, name: Clean) -> usize {
        let is_taken = |number: usize| {
            let number = number.to_string();
            self.pages.iter().any(|page| page.id.trim_start_matches('0') == number)
        };
        let numbers = self.pages.len() + 1..=2 * self.pages.len() + 2;
        let number = numbers.into_iter().find(|&number| !is_taken(number)).unwrap_or(0);
        self.pages.push(Page { id: Clean::line(&number.to_string()), name, image: None });
        self.pages.len() - 1
    }

    /// Regions name pages as they are called here.
    pub(super) fn rename_regions(&self, source: usize, regions: &mut [Region]) {
        for region in regions {
            if let Some(id) = self.renamed.get(&(source, region.page.clone())) {
                region.page.clone_from(id);
            }
        }
    }
}

/// The section of an article: the person's, the source's, its page's, else the
/// source itself.
fn section(parts: &[SourcePart], (source, at): (usize, usize)) -> Clean {
    let part = &parts[source];
    let kept = &part.articles[at];
    let page = kept.page.and_then(|page| part.pages.get(page)).map(|page| page.name.clone());
    let ways = [part.section.clone(), kept.section.clone(), page];
    let named = ways.into_iter().flatten().find(|name| !name.trim().is_empty());
    let titled = || Some(part.paper.title.clone()).filter(|title| !title.trim().is_empty());
    named.or_else(titled).unwrap_or_else(|| part.name.clone())
}
