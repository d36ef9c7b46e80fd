//! Articles by their headings, where a page says in which order it is read
//! and which of its blocks are headings: somebody has read it, and knows more
//! than could be guessed.

use std::ops::Range;

use crate::recovery::sheet::{BlockHint, Layout, Story, StoryPart, Zone};

/// Whether an order names nearly all blocks, headings among them.
pub(super) fn are_told(order: &[usize], layout: &Layout) -> bool {
    let sorts = || order.iter().filter_map(|&zone| layout.blocks.get(zone)).map(|zone| zone.sort);
    let has = |sort: BlockHint| sorts().any(|own| own == sort);
    order.len() * 10 >= layout.blocks.len() * 9 && has(BlockHint::Heading) && has(BlockHint::Text)
}

/// Parts the blocks into articles, one from each heading (or headings one
/// after the other) to the next. What stands over the first is one, too; so is
/// what follows a masthead.
pub(super) fn part(order: &[usize], layout: &mut Layout) {
    let large = 2.0 * layout.usual_letter().unwrap_or(f32::INFINITY);
    lower_titles(order, layout, large);
    let mut parts = HeadingStories::default();
    for zone in order.iter().filter_map(|&zone| layout.blocks.get(zone)) {
        let range = layout.text_of(&zone.lines);
        let item = match zone.sort {
            BlockHint::Furniture => StoryPart::Furniture,
            BlockHint::Heading => StoryPart::Headline,
            BlockHint::Caption => StoryPart::Caption,
            BlockHint::Credit => StoryPart::Credit,
            BlockHint::Text | BlockHint::Paragraph | BlockHint::Item => StoryPart::Plain,
            BlockHint::Table => StoryPart::Table,
        };
        let begins =
            item == StoryPart::Headline || parts.after_masthead && item != StoryPart::Furniture;
        if begins && parts.has_text {
            parts.end_story();
        }
        parts.has_text |= !matches!(item, StoryPart::Headline | StoryPart::Furniture);
        parts.after_masthead =
            item == StoryPart::Furniture && (parts.after_masthead || is_large(layout, zone, large));
        parts.items.push((item, vec![range]));
    }
    parts.end_story();
    layout.stories = parts.stories;
}

/// Articles in the making.
#[derive(Default)]
struct HeadingStories {
    stories: Vec<Story>,
    items: Vec<(StoryPart, Vec<Range<usize>>)>,
    /// There is text in the article in hand.
    has_text: bool,
    /// Nothing but furniture stood since a masthead.
    after_masthead: bool,
}

impl HeadingStories {
    fn end_story(&mut self) {
        let items = std::mem::take(&mut self.items);
        if !items.is_empty() {
            self.stories.push(Story { items, ..Story::default() });
        }
        self.has_text = false;
    }
}

/// Whether a block holds a line in large letters.
fn is_large(layout: &Layout, zone: &Zone, large: f32) -> bool {
    layout.lines[zone.lines.clone()].iter().any(|line| line.letter >= large)
}

/// The single lines between a masthead and the heading under it, with number,
/// place and day, belong to the masthead.
fn lower_titles(order: &[usize], layout: &mut Layout, large: f32) {
    let mut lines: Option<Vec<usize>> = None;
    for &at in order {
        let Some(zone) = layout.blocks.get(at) else { continue };
        match zone.sort {
            BlockHint::Furniture => {
                let is_open = lines.as_ref().is_some_and(Vec::is_empty);
                lines = (is_open || is_large(layout, zone, large)).then(Vec::new);
            }
            BlockHint::Heading => {
                for at in lines.take().unwrap_or_default() {
                    layout.blocks[at].sort = BlockHint::Furniture;
                }
            }
            _ if zone.lines.len() == 1 => {
                if let Some(lines) = &mut lines {
                    lines.push(at);
                }
            }
            _ => lines = None,
        }
    }
}
