//! Which two jump lines are the two ends of one jump.

use std::collections::HashSet;

use super::find::{Found, JumpOwner};
use super::jump_line::Way;
use super::page_set::PageSet;
use super::seam;
use crate::model::{Article, HeadRole};

/// An article goes on in another.
#[derive(Debug, Clone, Copy)]
pub(super) struct Link {
    /// What breaks off.
    pub(super) from: JumpOwner,
    /// What goes on.
    pub(super) to: JumpOwner,
    /// The jump lines, by their index.
    pub(super) marks: (Option<usize>, Option<usize>),
    /// How sure it is, in percent, where it is not.
    pub(super) doubt: Option<u8>,
}

/// What of a pair speaks for another one as well.
const AMBIGUOUS: u8 = 60;
/// Only one of the two ends has a jump line, or it names no page.
pub(super) const ONE_SIDED: u8 = 80;
/// How much of its words a title must repeat where that is all there is.
const REPEATS: f32 = 0.6;

/// Finds the pairs, the likeliest first; each end is in one of them at most.
pub(super) fn link(desk: &PageSet, found: &[Found]) -> Vec<Link> {
    let ends: Vec<JumpEnd> = found.iter().map(|found| JumpEnd::of(desk, found)).collect();
    let pairs = CharPairs::of(desk, &ends);
    let mut scored: Vec<(f32, usize, usize)> = Vec::new();
    for (a, from) in ends.iter().enumerate().filter(|(_, end)| end.way == Way::Onward) {
        for (b, to) in ends.iter().enumerate().filter(|(_, end)| end.way == Way::Back) {
            if let Some(score) = score(from, to, &pairs) {
                scored.push((score, a, b));
            }
        }
    }
    scored.sort_by(|x, y| y.0.total_cmp(&x.0).then((x.1, x.2).cmp(&(y.1, y.2))));
    let mut used = HashSet::new();
    let mut links = Vec::new();
    for &(points, a, b) in &scored {
        if used.contains(&a) || used.contains(&b) {
            continue;
        }
        let rival = |(other, x, y): &(f32, usize, usize)| {
            let shares = (*x == a) != (*y == b);
            shares && !used.contains(x) && !used.contains(y) && points - other < 0.5
        };
        let doubt = if scored.iter().any(rival) {
            Some(AMBIGUOUS)
        } else {
            (found[a].names.is_none() || found[b].names.is_none()).then_some(ONE_SIDED)
        };
        used.extend([a, b]);
        let marks = (Some(a), Some(b));
        links.push(Link { from: found[a].anchor, to: found[b].anchor, marks, doubt });
    }
    one_sided(desk, found, &ends, &mut used, &mut links);
    links
}

/// Jump lines without another: the title on the page they name tells.
fn one_sided(
    desk: &PageSet,
    found: &[Found],
    ends: &[JumpEnd],
    used: &mut HashSet<usize>,
    links: &mut Vec<Link>,
) {
    if used.len() == found.len() {
        return;
    }
    let stories = desk.stories_of_blocks();
    let story_of = |anchor: JumpOwner| match anchor {
        JumpOwner::Story(story) => Some(story),
        JumpOwner::Block(block) => stories.get(&block).copied(),
    };
    // A story with a jump line of its own would have been found by that.
    let marked = |way: Way| -> HashSet<usize> {
        found.iter().filter(|f| f.way == way).filter_map(|f| story_of(f.anchor)).collect()
    };
    let (onward, back) = (marked(Way::Onward), marked(Way::Back));
    let mut taken: HashSet<usize> =
        links.iter().flat_map(|link| [link.from, link.to]).filter_map(story_of).collect();
    let titles: Vec<HashSet<String>> =
        desk.stories.iter().map(|story| title_words(&story.article, "")).collect();
    for (index, end) in ends.iter().enumerate() {
        let Some(named) = end.names.filter(|_| !used.contains(&index)) else { continue };
        let other = if end.way == Way::Onward { &back } else { &onward };
        let candidates = desk.stories.iter().enumerate().filter(|(number, story)| {
            let there = desk.label(story.page).is_some_and(|label| label.fits(named));
            let free = !other.contains(number) && !taken.contains(number);
            there && free && story.page != end.page && !story.body.is_empty()
        });
        let best = candidates
            .filter_map(|(number, _)| Some((likeness(&end.title, &titles[number])?, number)))
            .filter(|(likeness, _)| *likeness >= REPEATS)
            .max_by(|a, b| a.0.total_cmp(&b.0));
        let Some((_, number)) = best else { continue };
        if let Some(link) = to_story(desk, &found[index], index, number) {
            used.insert(index);
            taken.insert(number);
            links.push(link);
        }
    }
}

/// The link from a jump line to a story that has none.
fn to_story(desk: &PageSet, found: &Found, index: usize, number: usize) -> Option<Link> {
    let body = &desk.stories[number].body;
    let (own, doubt) = (found.anchor, Some(ONE_SIDED));
    Some(match found.way {
        Way::Onward => {
            let to = JumpOwner::Block(*body.first()?);
            Link { from: own, to, marks: (Some(index), None), doubt }
        }
        Way::Back => {
            let last = body.iter().rev().find(|block| desk.paragraph(**block).is_some())?;
            Link { from: JumpOwner::Block(*last), to: own, marks: (None, Some(index)), doubt }
        }
    })
}

/// One end of a jump.
struct JumpEnd {
    way: Way,
    page: usize,
    label: Option<super::label::Label>,
    names: Option<super::label::Label>,
    /// Words of the title, of the article and in the jump line.
    title: HashSet<String>,
    /// The last characters before the jump, or the first ones after it.
    text: String,
}

impl JumpEnd {
    fn of(desk: &PageSet, found: &Found) -> Self {
        const NEAR: usize = 12;
        let (story, text) = match found.anchor {
            JumpOwner::Story(story) => (Some(story), String::new()),
            JumpOwner::Block(block) => {
                let story = desk.story_of(block).map(|(story, _)| story);
                (story, desk.blocks[block].plain())
            }
        };
        let cut = match (found.holder, found.cut) {
            (super::find::JumpBlock::Block(block), cut)
                if found.anchor == JumpOwner::Block(block) =>
            {
                cut
            }
            _ => super::find::Cut::Whole,
        };
        let text = match cut {
            super::find::Cut::Front(at) => text.get(at..).unwrap_or_default().to_owned(),
            super::find::Cut::Back(at) => text.get(..at).unwrap_or_default().trim_end().to_owned(),
            super::find::Cut::Whole => text,
        };
        let text = match found.way {
            Way::Back => text.chars().take(NEAR).collect(),
            Way::Onward => {
                let skipped = text.chars().count().saturating_sub(NEAR);
                text.chars().skip(skipped).collect()
            }
        };
        let article = story.map(|story| &desk.stories[story].article);
        let title = article.map_or_else(HashSet::new, |a| title_words(a, &found.title));
        let (way, page, names) = (found.way, found.page, found.names);
        Self { way, page, label: desk.label(page), names, title, text }
    }
}

/// How much speaks for a pair; `None` where something forbids it.
fn score(from: &JumpEnd, to: &JumpEnd, pairs: &CharPairs) -> Option<f32> {
    let fits = |named: Option<super::label::Label>, own: Option<super::label::Label>| {
        named.zip(own).is_none_or(|(named, own)| named.fits(own))
    };
    if from.page == to.page || !fits(from.names, to.label) || !fits(to.names, from.label) {
        return None;
    }
    let named = |end: &JumpEnd| if end.names.is_some() { 2.0 } else { 0.0 };
    let exact = |named, own| if named == own { 0.25 } else { 0.0 };
    let labels =
        named(from) + named(to) + exact(from.names, to.label) + exact(to.names, from.label);
    let title = match likeness(&from.title, &to.title) {
        Some(likeness) if likeness > 0.0 => 4.0 * likeness,
        Some(_) => -1.0,
        None => 0.0,
    };
    let (open, inside) = (seam::is_open(&from.text), seam::begins_inside(&to.text));
    let first = to.text.chars().find(|c| c.is_alphanumeric());
    let bridge = match (open, inside) {
        (true, true) => 1.0,
        (false, true) => -2.0,
        (true, false) if first.is_some_and(char::is_uppercase) => -0.5,
        (true, false) if pairs.bridge(&from.text, &to.text) => 1.0,
        _ => 0.0,
    };
    Some(labels + title + bridge)
}

/// The words by which titles are compared: pairs of han, Latin words of three
/// letters and more.
fn title_words(article: &Article, more: &str) -> HashSet<String> {
    let lines = [HeadRole::Headline, HeadRole::Kicker, HeadRole::Deck];
    let texts = lines.into_iter().flat_map(|role| article.lines(role)).map(|text| &**text);
    let texts = texts.filter(|text| super::jump_line::whole(text).is_none());
    texts.chain([more]).flat_map(words).collect()
}

fn words(text: &str) -> Vec<String> {
    let mut out = Vec::new();
    for run in text.split(|c: char| !c.is_alphanumeric()) {
        if run.is_ascii() {
            let counts = run.len() >= 3 && !matches!(run.to_lowercase().as_str(), "from" | "page");
            out.extend(counts.then(|| run.to_lowercase()));
            continue;
        }
        let letters: Vec<char> = run.chars().collect();
        out.extend(letters.windows(2).map(|pair| pair.iter().collect()));
    }
    out
}

/// Which part of the shorter title's words are in the other.
fn likeness(a: &HashSet<String>, b: &HashSet<String>) -> Option<f32> {
    let least = a.len().min(b.len());
    let number = |count: usize| f32::from(u16::try_from(count).unwrap_or(u16::MAX));
    (least > 0).then(|| number(a.intersection(b).count()) / number(least))
}

/// Pairs of neighbouring characters anywhere in the edition.
struct CharPairs(HashSet<(char, char)>);

impl CharPairs {
    fn of(desk: &PageSet, ends: &[JumpEnd]) -> Self {
        let mut pairs = HashSet::new();
        let several = ends.iter().filter(|end| end.way == Way::Onward).count() > 1;
        if several {
            for text in desk.blocks.iter().flat_map(crate::model::Block::texts) {
                pairs.extend(text.chars().zip(text.chars().skip(1)));
            }
        }
        Self(pairs)
    }

    fn bridge(&self, before: &str, after: &str) -> bool {
        let ends = before.chars().next_back().zip(after.chars().next());
        ends.is_some_and(|pair| self.0.contains(&pair))
    }
}
