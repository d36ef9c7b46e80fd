//! Which articles a book has, in which sections, and where each begins.

use std::collections::{HashMap, HashSet};

use super::contents::ContentsEntry;
use crate::input::limits;

/// An article: where it begins. It goes on to where the next one begins.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct PlannedArticle {
    pub(super) title: String,
    /// Index into [`ReadingPlan::sections`].
    pub(super) section: usize,
    /// Index into the spine.
    pub(super) document: usize,
    pub(super) fragment: Option<String>,
    pub(super) description: Option<String>,
    pub(super) author: Option<String>,
}

/// The articles in reading order, with their sections.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct ReadingPlan {
    pub(super) sections: Vec<String>,
    pub(super) articles: Vec<PlannedArticle>,
    /// Documents of the spine that stand before the first article.
    pub(super) before: Vec<usize>,
    /// Documents that lead to the sections of a periodical.
    pub(super) indexes: Vec<usize>,
    /// The contents list more than [`limits::BOOK_ARTICLES`].
    pub(super) is_cut: bool,
}

/// Plans a book. Outermost entries with others under them are sections, all
/// others articles; of a periodical, what a section's own entry leads to is
/// its index and no article. `alone` is the section of articles that have none.
pub(super) fn plan(
    spine: &[String],
    contents: &[ContentsEntry],
    alone: &str,
    periodical: bool,
) -> ReadingPlan {
    let place: HashMap<&str, usize> =
        spine.iter().enumerate().map(|(index, path)| (path.as_str(), index)).collect();
    let mut plan = ReadingPlan::default();
    let mut section = None;
    let mut seen = HashSet::new();
    for (at, entry) in contents.iter().enumerate() {
        let holds_others = contents.get(at + 1).is_some_and(|next| next.depth > entry.depth);
        let outermost = entry.depth == 0;
        if outermost {
            section = holds_others.then(|| plan.new_section(&entry.title));
        }
        let Some(&document) = entry.path.as_deref().and_then(|path| place.get(path)) else {
            continue;
        };
        if outermost && holds_others && periodical {
            plan.indexes.push(document);
            continue;
        }
        let goes_there_too =
            |next: &ContentsEntry| next.path == entry.path && next.fragment == entry.fragment;
        if plan.articles.len() == limits::BOOK_ARTICLES {
            plan.is_cut = true;
            break;
        }
        let repeated = holds_others && contents.get(at + 1).is_some_and(goes_there_too);
        if repeated || !seen.insert((document, entry.fragment.as_deref())) {
            continue;
        }
        let section = section.unwrap_or_else(|| plan.section(alone));
        plan.articles.push(PlannedArticle {
            title: entry.title.clone(),
            section,
            document,
            fragment: entry.fragment.clone(),
            description: entry.description.clone(),
            author: entry.author.clone(),
        });
    }
    let first = plan.articles.iter().map(|article| article.document).min();
    plan.before = (0..first.unwrap_or(spine.len())).collect();
    plan.before.retain(|document| !plan.indexes.contains(document));
    plan
}

impl ReadingPlan {
    fn new_section(&mut self, name: &str) -> usize {
        self.sections.push(name.to_owned());
        self.sections.len() - 1
    }

    /// The section of that name.
    pub(super) fn section(&mut self, name: &str) -> usize {
        let found = self.sections.iter().position(|section| section == name);
        found.unwrap_or_else(|| self.new_section(name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(depth: usize, title: &str, target: &str) -> ContentsEntry {
        let (path, fragment) = target.split_once('#').unwrap_or((target, ""));
        let some = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        let (path, fragment, title) = (some(path), some(fragment), title.to_owned());
        ContentsEntry { depth, title, path, fragment, ..ContentsEntry::default() }
    }

    fn spine(paths: &[&str]) -> Vec<String> {
        paths.iter().map(|&path| path.to_owned()).collect()
    }

    fn told(plan: &ReadingPlan) -> Vec<(&str, &str, usize)> {
        let name = |article: &PlannedArticle| &*plan.sections[article.section];
        plan.articles
            .iter()
            .map(|article| (name(article), &*article.title, article.document))
            .collect()
    }

    #[test]
    fn sections_of_a_periodical_are_not_articles() {
        let contents = [entry(0, "Harbour", "f"), entry(1, "Ferry", "a"), entry(1, "Tide", "b")];
        let plan = plan(&spine(&["cover", "f", "a", "b"]), &contents, "x", true);
        assert_eq!(told(&plan), [("Harbour", "Ferry", 2), ("Harbour", "Tide", 3)]);
        assert_eq!((plan.indexes, plan.before), (vec![1], vec![0]));
    }

    #[test]
    fn the_parts_of_a_book_are_sections_and_their_own_pages_are_read() {
        let contents = [
            entry(0, "Preface", "p"),
            entry(0, "Part", "a"),
            entry(1, "One", "a"),
            entry(1, "Two", "a#two"),
            entry(0, "Part Two", "c"),
            entry(1, "Three", "c#three"),
        ];
        let plan = plan(&spine(&["p", "a", "c"]), &contents, "Book", false);
        assert_eq!(
            told(&plan),
            [
                ("Book", "Preface", 0),
                ("Part", "One", 1),
                ("Part", "Two", 1),
                ("Part Two", "Part Two", 2),
                ("Part Two", "Three", 2)
            ]
        );
    }

    #[test]
    fn entries_that_lead_nowhere_or_twice_to_a_place_are_one() {
        let contents = [entry(0, "A", "a"), entry(0, "Again", "a"), entry(0, "Gone", "gone")];
        assert_eq!(told(&plan(&spine(&["a"]), &contents, "B", false)), [("B", "A", 0)]);
    }
}
