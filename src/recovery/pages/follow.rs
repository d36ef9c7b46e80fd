//! Jumps and turns of pages are followed: continuations come to their articles,
//! jump lines and repeated titles to the furniture.

use std::collections::{HashMap, HashSet};

use super::find::{Cut, Found, JumpBlock, JumpOwner, find, put_ends_back};
use super::jump_line::Way;
use super::link::{Link, link};
use super::page_set::{BlockNo, PageSet};
use super::seam::{self, EditionWords};
use super::trace::Traces;
use super::turn;
use crate::model::{
    Block, BlockKind, Clean, HeadLine, HeadRole, Part, Region, Rich, SourceRanges, WarningKind,
};

/// Finds the jumps of an edition and follows them.
pub(super) fn follow(desk: &mut PageSet, traces: &Traces) {
    put_ends_back(desk);
    let found = find(desk);
    let mut links = link(desk, &found);
    links.extend(turn::turns(desk, &links));
    if links.is_empty() && found.is_empty() {
        return;
    }
    let linked: HashSet<usize> =
        links.iter().flat_map(|link| [link.marks.0, link.marks.1]).flatten().collect();
    for (index, found) in found.iter().enumerate() {
        if !linked.contains(&index) {
            desk.warn(lost(desk, found));
        }
    }
    let words = EditionWords::of(&desk.blocks);
    detach(desk, traces, linked.iter().map(|&index| &found[index]));
    let stories: Vec<Option<usize>> = begin(desk, &links);
    let mut joined: HashMap<BlockNo, BlockNo> = HashMap::new();
    for (link, story) in links.iter().zip(stories) {
        let Some(story) = story else { continue };
        let JumpOwner::Block(mut from) = link.from else { continue };
        while let Some(&into) = joined.get(&from) {
            from = into;
        }
        let Some((origin, place)) = desk.story_of(from).filter(|(origin, _)| *origin != story)
        else {
            desk.warn(WarningKind::JumpCircle);
            continue;
        };
        bring(desk, story, origin);
        let mut rest = std::mem::take(&mut desk.stories[story].body);
        let first = rest.first().copied().filter(|first| {
            let text = desk.paragraph(*first).is_some();
            let open = desk.paragraph(from).is_some_and(|text| seam::is_open(&text.text));
            text && open
        });
        if let Some(first) = first {
            rest.remove(0);
            let second = std::mem::replace(&mut desk.blocks[first], nothing());
            seam::join(&mut desk.blocks[from], second, &words, link.doubt);
            joined.insert(first, from);
        } else if let Some((doubt, first)) = link.doubt.zip(rest.first()) {
            let doubts = &mut desk.blocks[*first].doubts;
            doubts.retain(|doubt| doubt.at > 0);
            doubts.insert(0, crate::model::Doubt { at: 0, percent: doubt });
        }
        let after = desk.stories[origin].body.split_off(place + 1);
        desk.stories[origin].body.extend(rest.into_iter().chain(after));
    }
}

fn nothing() -> Block {
    Block::new(BlockKind::Rule)
}

/// What is said of a jump line without its other end.
fn lost(desk: &PageSet, found: &Found) -> WarningKind {
    let page = desk.edition.pages.get(found.page).map(|page| page.id.clone());
    let other = found.names.map(|label| {
        let letter = label.letter.map(String::from).unwrap_or_default();
        format!("{letter}{}", label.number)
    });
    let is_known = found.names.is_none_or(|named| {
        (0..desk.edition.pages.len()).any(|page| desk.label(page).is_some_and(|l| l.fits(named)))
    });
    WarningKind::LostJump {
        page: page.unwrap_or_else(|| Clean::line("?")),
        other,
        is_known,
        onward: found.way == Way::Onward,
    }
}

/// Takes the jump lines out of the texts they stand in. Of two in one block
/// the one at its end goes first, so that the other stays where it was found.
fn detach<'a>(desk: &mut PageSet, traces: &Traces, found: impl Iterator<Item = &'a Found>) {
    let mut found: Vec<&Found> = found.collect();
    let order = |found: &&Found| match (found.holder, found.cut) {
        (JumpBlock::Head(story, line), _) => (0, usize::MAX - story, usize::MAX - line),
        (JumpBlock::Block(block), Cut::Back(_)) => (1, block, 0),
        (JumpBlock::Block(block), _) => (1, block, 1),
        (JumpBlock::Furniture, _) => (2, 0, 0),
    };
    found.sort_by_key(order);
    for found in found {
        match found.holder {
            JumpBlock::Head(story, line) => detach_head(desk, traces, (story, line), found.cut),
            JumpBlock::Block(block) => detach_block(desk, traces, block, found.cut),
            JumpBlock::Furniture => {}
        }
    }
}

fn furniture(text: Clean, source: SourceRanges) -> Block {
    Block { source, ..Block::new(BlockKind::Paragraph(Rich::plain(text))) }
}

fn detach_head(desk: &mut PageSet, traces: &Traces, (story, line): (usize, usize), cut: Cut) {
    let head = &mut desk.stories[story].article.head;
    let jump = match cut {
        Cut::Whole => {
            let HeadLine { text, source, .. } = head.remove(line);
            furniture(text, source)
        }
        Cut::Back(at) | Cut::Front(at) => {
            let line = &mut head[line];
            let Some((own, jump)) = traces.part(&line.source, &line.text, at) else { return };
            let text = Clean::line(line.text[at..].trim());
            line.text = Clean::line(line.text[..at].trim_end());
            line.source = own;
            furniture(text, jump)
        }
    };
    desk.put_furniture(jump);
}

fn detach_block(desk: &mut PageSet, traces: &Traces, block: BlockNo, cut: Cut) {
    if cut == Cut::Whole {
        if let Some((story, place)) = desk.story_of(block) {
            desk.stories[story].body.remove(place);
            desk.furniture.push(block);
        }
        return;
    }
    let about = &mut desk.blocks[block];
    let BlockKind::Paragraph(text) = &mut about.kind else { return };
    let (Cut::Front(at) | Cut::Back(at)) = cut else { return };
    let Some((first, second)) = traces.part(&about.source, &text.text, at) else { return };
    let jump = if let Cut::Back(_) = cut {
        let jump = Clean::line(text.text[at..].trim());
        let end = text.text[..at].trim_end().len();
        text.text = Clean::line(&text.text[..end]);
        seam::clip(text, end);
        about.truncated = seam::is_open(&text.text);
        about.doubts.retain(|doubt| doubt.at < end);
        about.source = first;
        furniture(jump, second)
    } else {
        let jump = Clean::line(text.text[..at].trim());
        text.text = Clean::line(&text.text[at..]);
        text.spans.retain(|span| span.range.end > at);
        for span in &mut text.spans {
            span.range = span.range.start.saturating_sub(at)..span.range.end - at;
        }
        about.doubts.iter_mut().for_each(|doubt| doubt.at = doubt.at.saturating_sub(at));
        about.doubts.dedup_by_key(|doubt| doubt.at);
        about.source = second;
        furniture(jump, first)
    };
    desk.put_furniture(jump);
}

/// Makes a story of every continuation: one that begins inside another story
/// is parted from it.
fn begin(desk: &mut PageSet, links: &[Link]) -> Vec<Option<usize>> {
    let begin = |link: &Link| match link.to {
        JumpOwner::Story(story) => Some(story),
        JumpOwner::Block(block) => {
            let (story, place) = desk.story_of(block)?;
            Some(if place == 0 { story } else { desk.split(story, place) })
        }
    };
    // Parting a story moves later blocks to the new one, where they are found.
    links.iter().map(begin).collect()
}

/// What belongs to a continuation besides its text: its page, and the lines
/// over it. Who wrote it is kept in the head; a repeated title is furniture.
fn bring(desk: &mut PageSet, story: usize, origin: usize) {
    let page = desk.edition.pages.get(desk.stories[story].page).map(|page| page.id.to_string());
    let from = &mut desk.stories[story].article;
    let head = std::mem::take(&mut from.head);
    let mut regions = std::mem::take(&mut from.regions);
    for region in &mut regions {
        region.part = Part::Jump;
    }
    if regions.is_empty() {
        regions.extend(page.map(|page| Region { page, area: None, part: Part::Jump }));
    }
    let own = desk.edition.pages.get(desk.stories[origin].page).map(|page| page.id.to_string());
    let article = &mut desk.stories[origin].article;
    if article.regions.is_empty() {
        article.regions.extend(own.map(|page| Region { page, area: None, part: Part::Body }));
    }
    article.regions.extend(regions);
    for line in head {
        let by = matches!(line.role, HeadRole::Byline | HeadRole::Dateline);
        let head = &mut desk.stories[origin].article.head;
        if by && head.iter().all(|own| own.text != line.text) {
            head.push(line);
        } else {
            desk.put_furniture(furniture(line.text, line.source));
        }
    }
}
