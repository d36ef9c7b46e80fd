//! The articles of an issue: the logical tree, with the text that its areas
//! and links point to.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::ElementRanges;
use super::document::{Div, FileArea, MetsDocument};
use crate::loader::positioned::alto::span;
use crate::model::{Clean, Kind};
use crate::recovery::sheet::{BlockHint, Layout, Story, StoryPart};

/// Reads the logical tree into the stories and sections of a layout.
pub(super) fn read(
    doc: &MetsDocument,
    names: &HashMap<String, ElementRanges>,
    layout: &mut Layout,
) {
    let by_id = doc.divs.iter().enumerate().filter(|(_, div)| !div.id.is_empty());
    let by_id = by_id.map(|(at, div)| (&*div.id, at)).collect();
    let mut reading = DivisionReader { doc, names, by_id, followed: HashSet::new(), layout };
    for &root in doc.tree("LOGICAL").map(|tree| tree.roots.as_slice()).unwrap_or_default() {
        reading.walk(root, None);
    }
}

/// The tree in the reading.
struct DivisionReader<'a> {
    doc: &'a MetsDocument,
    names: &'a HashMap<String, ElementRanges>,
    /// The divisions by their ids.
    by_id: HashMap<&'a str, usize>,
    /// The divisions whose links were followed, each once.
    followed: HashSet<&'a str>,
    layout: &'a mut Layout,
}

/// What stands around a division of an article.
#[derive(Debug, Clone, Copy, Default)]
struct Outer {
    kind: Option<StoryPart>,
    /// It stands in the article's head.
    head: bool,
    /// The paragraph that it is in, as a place among the items.
    paragraph: Option<usize>,
}

/// What a division of the upper tree is.
enum Rank {
    /// It holds others.
    Container,
    /// It holds others, and has a name.
    Section,
    /// An article, or what goes for one.
    Story(Kind),
    /// The masthead and what the publisher says of himself.
    Furniture,
}

fn rank(div: &Div) -> Rank {
    match div.sort.as_str() {
        "ARTICLE" | "SUPPLEMENT_ARTICLE" | "REVIEW" | "INTERVIEW" | "CHAPTER" | "WEATHER"
        | "STOCK" | "POEM" | "RESULTS" => Rank::Story(Kind::News),
        "ADVERTISEMENT" | "AD" | "FREE_AD" | "CLASSIFIED" | "CLASSIFIEDS" => {
            Rank::Story(Kind::Advertisement)
        }
        "LETTER" => Rank::Story(Kind::Letter),
        "EDITORIAL" | "OPINION" => Rank::Story(Kind::Opinion),
        "OBITUARY" | "DEATH_NOTICE" | "BIRTH_NOTICE" | "NOTICE" => Rank::Story(Kind::Notice),
        "SERIAL" | "FEUILLETON" => Rank::Story(Kind::Literary),
        "ILLUSTRATION" | "PICTURE" | "PHOTO" | "CARTOON" => Rank::Story(Kind::Photo),
        "SECTION" | "RUBRIC" => Rank::Section,
        "TITLE_SECTION" | "PUBLISHING_STMT" | "IMPRINT" | "MASTHEAD" | "FRONT" => Rank::Furniture,
        _ => Rank::Container,
    }
}

/// Whether the label of an article is its title, and does not only say that it
/// is an article, or that it has none.
fn is_title(label: &str) -> bool {
    const NONE: [&str; 8] = [
        "article",
        "untitled",
        "untitled article",
        "no title",
        "no headline",
        "sans titre",
        "ohne titel",
        "senza titolo",
    ];
    let words = label.trim_matches(|c: char| !c.is_alphabetic()).to_lowercase();
    !words.is_empty() && !NONE.contains(&&*words)
}

/// What a division inside an article is, if its name says it; `head` is
/// whether it stands in the article's head.
fn item(sort: &str, head: bool) -> Option<StoryPart> {
    Some(match sort {
        "OVERLINE" | "KICKER" => StoryPart::Kicker,
        "TITLE" | "HEADLINE" | "HEADING" if head => StoryPart::Headline,
        "SUBHEADLINE" | "SUBHEADING" | "SUBTITLE" | "MOTTO" | "DECK" if head => StoryPart::Deck,
        "TITLE" | "HEADLINE" | "HEADING" | "CROSSHEADING" | "CROSS-HEADING" | "SUBHEADLINE"
        | "SUBHEADING" | "SUBTITLE" => StoryPart::Subhead,
        "AUTHOR" | "BYLINE" => StoryPart::Byline,
        "CAPTION" => StoryPart::Caption,
        "CREDIT" | "PHOTO_CREDIT" | "PHOTOGRAPHER" => StoryPart::Credit,
        "TABLE" => StoryPart::Table,
        "PARAGRAPH" | "TEXTBLOCK" | "FOOTNOTE" | "VERSE" | "LIST" | "IMAGE" | "ILLUSTRATION" => {
            StoryPart::Paragraph
        }
        _ => return None,
    })
}

impl DivisionReader<'_> {
    fn walk(&mut self, root: usize, section: Option<usize>) {
        let doc = self.doc;
        let div = &doc.divs[root];
        let section = match rank(div) {
            Rank::Story(kind) => return self.story(root, kind, section),
            Rank::Furniture => return self.furniture(root, section),
            Rank::Section => self.section(div, section),
            Rank::Container => section,
        };
        for &child in &div.children {
            let heading = doc.divs[child].sort == "HEADING";
            match rank(div) {
                // What the section is called is said by its name.
                Rank::Section if heading => self.furniture(child, section),
                _ => self.walk(child, section),
            }
        }
    }

    fn section(&mut self, div: &Div, parent: Option<usize>) -> Option<usize> {
        let titles = self.doc.about(div).flat_map(|about| &about.titles);
        let title = titles.map(String::as_str).collect::<Vec<_>>().join(" ");
        let name = div.label.clone().unwrap_or(title);
        if name.is_empty() {
            return parent;
        }
        self.layout.sections.push((Clean::line(&name), parent));
        Some(self.layout.sections.len() - 1)
    }

    /// Text of the page itself. It is kept as a story of nothing else, so
    /// that the order of what is printed stands.
    fn furniture(&mut self, root: usize, section: Option<usize>) {
        let texts = self.doc.below(root).into_iter().flat_map(|at| self.texts(at));
        let items = texts.map(|(text, _)| (StoryPart::Furniture, vec![text])).collect();
        self.layout.stories.push(Story { section, items, ..Story::default() });
    }

    fn story(&mut self, root: usize, kind: Kind, section: Option<usize>) {
        let doc = self.doc;
        let mut story = Story { kind, section, ..Story::default() };
        self.gather(root, Outer { head: true, ..Outer::default() }, &mut story.items);
        let div = &doc.divs[root];
        story.lang = doc.about(div).find_map(|about| about.lang.clone());
        let titles = doc.about(div).flat_map(|about| &about.titles);
        let title = titles.map(String::as_str).collect::<Vec<_>>().join(" ");
        let title = Some(title).filter(|title| !title.is_empty());
        let label = || div.label.clone().filter(|label| is_title(label) && kind != Kind::Photo);
        story.title = title.or_else(label).filter(|_| kind != Kind::Advertisement);
        self.layout.stories.push(story);
    }

    /// Gathers the parts of an article, in order. What a division is, its own
    /// name says, else that of the nearest one around it; all that stands in
    /// a paragraph is one text.
    fn gather(&mut self, at: usize, outer: Outer, items: &mut Vec<(StoryPart, Vec<Range<usize>>)>) {
        let doc = self.doc;
        let div = &doc.divs[at];
        let head = outer.head && !div.sort.starts_with("BODY");
        let own = item(&div.sort, head).filter(|own| match outer.kind {
            // Whatever a table is made of, its rows are what matters.
            Some(StoryPart::Table) => {
                matches!(own, StoryPart::Caption | StoryPart::Credit | StoryPart::Subhead)
            }
            _ => true,
        });
        let paragraph = match own {
            Some(StoryPart::Paragraph | StoryPart::Table) => outer.paragraph.or(Some(items.len())),
            Some(_) => None,
            None => outer.paragraph,
        };
        let kind = own.or(outer.kind);
        for (text, sort) in self.texts(at) {
            let linked = match sort {
                BlockHint::Heading
                    if items.iter().all(|(item, _)| *item == StoryPart::Headline) =>
                {
                    Some(StoryPart::Headline)
                }
                BlockHint::Heading => Some(StoryPart::Subhead),
                BlockHint::Caption => Some(StoryPart::Caption),
                _ => None,
            };
            match paragraph.and_then(|at| items.get_mut(at)) {
                Some((_, texts)) if linked.is_none() => texts.push(text),
                _ => items.push((linked.or(kind).unwrap_or(StoryPart::Paragraph), vec![text])),
            }
        }
        for &child in &div.children {
            self.gather(child, Outer { kind, head, paragraph }, items);
        }
    }

    /// The texts that a division points to, itself or through links.
    fn texts(&mut self, at: usize) -> Vec<(Range<usize>, BlockHint)> {
        let doc = self.doc;
        let div = &doc.divs[at];
        let first = self.followed.insert(&div.id);
        let own = div.areas.iter().filter_map(|area| self.text(area)).map(|t| (t, BlockHint::Text));
        let linked = doc.links.get(&div.id).filter(|_| first).into_iter().flatten();
        let linked = linked.filter_map(|id| self.by_id.get(id.as_str()));
        let linked = linked.map(|&at| &doc.divs[at]).flat_map(|div| {
            let label = div.label.as_deref().unwrap_or_default().to_ascii_lowercase();
            let sort = match label.as_str() {
                "headline" | "title" | "heading" => BlockHint::Heading,
                "caption" => BlockHint::Caption,
                _ => BlockHint::Text,
            };
            div.areas.iter().filter_map(|area| self.text(area)).map(move |text| (text, sort))
        });
        own.chain(linked).collect()
    }

    fn text(&self, area: &FileArea) -> Option<Range<usize>> {
        let names = self.names.get(&area.file)?;
        span(names, area.begin.as_deref()?, area.end.as_deref())
    }
}
