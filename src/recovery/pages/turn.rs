//! Texts that go on over the turn of a page without a jump line.
//!
//! So do those of gazettes and magazines, whose next page begins with what the
//! last column broke off, and a serial at the foot of one page with its rest at
//! the foot of the next. Only scripts with capitals are looked at: Chinese
//! papers print a jump line where a text goes on elsewhere.

use std::collections::HashSet;

use super::find::JumpOwner;
use super::link::{Link, ONE_SIDED};
use super::page_set::{BlockNo, PageSet};
use super::seam;

/// Letters from which a text without a headline is the rest of another: what
/// is read at a torn edge is shorter.
const SHORTEST: usize = 80;

/// The links over every turn, besides those that jump lines tell.
pub(super) fn turns(desk: &PageSet, links: &[Link]) -> Vec<Link> {
    let story = |owner: JumpOwner| match owner {
        JumpOwner::Story(story) => Some(story),
        JumpOwner::Block(block) => desk.story_of(block).map(|(story, _)| story),
    };
    let ends = links.iter().filter_map(|link| story(link.from)).collect();
    let rests = links.iter().filter_map(|link| story(link.to)).collect();
    let mut turns = Turns { desk, ends, rests, links: Vec::new() };
    for pages in stories_by_page(desk).windows(2) {
        let [left, right] = pages else { continue };
        let (Some(&first), Some(&last)) = (right.first(), right.last()) else { continue };
        // What stands at the foot of both pages, then what stands over it.
        if first != last {
            turns.over(left.last().copied().into_iter(), last);
        }
        turns.over(left.iter().rev().copied(), first);
    }
    turns.links
}

/// Links in the making.
struct Turns<'a> {
    desk: &'a PageSet,
    /// The stories that go on elsewhere, and those that are the rest of others.
    ends: HashSet<usize>,
    rests: HashSet<usize>,
    links: Vec<Link>,
}

impl Turns<'_> {
    /// Links the first of some stories that breaks off with another, if that is
    /// the rest of one.
    fn over(&mut self, mut from: impl Iterator<Item = usize>, to: usize) {
        let start = rest(self.desk, to).filter(|_| !self.rests.contains(&to));
        let open = |from| Some((from, open_end(self.desk, from)?));
        let end = from.find_map(|from| open(from).filter(|_| !self.ends.contains(&from)));
        let (Some(start), Some((from, end))) = (start, end) else { return };
        let inside = self.desk.paragraph(start).is_some_and(|text| seam::begins_inside(&text.text));
        self.links.push(Link {
            from: JumpOwner::Block(end),
            to: JumpOwner::Block(start),
            marks: (None, None),
            doubt: (!inside).then_some(ONE_SIDED),
        });
        self.ends.insert(from);
        self.rests.insert(to);
    }
}

/// The stories that begin on each page, in the order of the page.
fn stories_by_page(desk: &PageSet) -> Vec<Vec<usize>> {
    let mut pages = vec![Vec::new(); desk.edition.pages.len()];
    for (number, story) in desk.stories.iter().enumerate() {
        let paragraphs = story.body.iter().filter_map(|&block| desk.paragraph(block));
        let letters = paragraphs.flat_map(|text| text.text.chars()).filter(|c| c.is_alphabetic());
        let is_text = letters.take(SHORTEST).count() == SHORTEST;
        if let Some(page) = pages.get_mut(story.page).filter(|_| is_text) {
            page.push(number);
        }
    }
    pages
}

/// The last paragraph of a story, if it breaks off.
fn open_end(desk: &PageSet, story: usize) -> Option<BlockNo> {
    let last = *desk.stories[story].body.last()?;
    let is_open = desk.blocks[last].truncated || seam::is_open(&desk.paragraph(last)?.text);
    is_open.then_some(last)
}

/// The first paragraph of a story that has no head.
fn rest(desk: &PageSet, story: usize) -> Option<BlockNo> {
    let first = *desk.stories[story]
        .body
        .first()
        .filter(|_| desk.stories[story].article.head.is_empty())?;
    let letter = desk.paragraph(first)?.text.chars().find(|c| c.is_alphabetic())?;
    (letter.is_lowercase() || letter.is_uppercase()).then_some(first)
}
