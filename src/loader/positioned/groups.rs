//! Articles that a page tells by groups of blocks, or by marks at its lines.

use std::collections::HashMap;
use std::ops::Range;

use crate::recovery::sheet::{BlockHint, Layout, Story, StoryPart};

/// The article that some blocks are, by their indexes.
pub(super) fn of_blocks(zones: &[usize], layout: &Layout) -> Story {
    let mut items: Vec<(StoryPart, Vec<Range<usize>>)> = Vec::new();
    let mut text = false;
    for zone in zones.iter().filter_map(|&zone| layout.blocks.get(zone)) {
        let item = item(zone.sort, text);
        text |= item == StoryPart::Plain;
        items.push((item, vec![layout.text_of(&zone.lines)]));
    }
    Story { items, ..Story::default() }
}

/// The articles that lines are marked with, in the order of their first lines.
pub(super) fn of_lines(marked: &[(String, usize)], layout: &Layout) -> Vec<Story> {
    let mut order: Vec<&str> = Vec::new();
    let mut lines: HashMap<&str, Vec<usize>> = HashMap::new();
    for (article, line) in marked {
        lines
            .entry(article)
            .or_insert_with(|| {
                order.push(article);
                Vec::new()
            })
            .push(*line);
    }
    let stories = order.into_iter().map(|article| {
        let mut items: Vec<(StoryPart, Vec<Range<usize>>)> = Vec::new();
        let (mut text, mut before) = (false, None);
        for &line in &lines[article] {
            let sort = layout.zone_of(line).map(|zone| zone.sort).unwrap_or_default();
            let zone = layout.blocks.partition_point(|zone| zone.lines.end <= line);
            let range = layout.lines[line].text.clone();
            match items.last_mut().and_then(|(_, ranges)| ranges.last_mut()) {
                Some(last) if before == Some((zone, line.wrapping_sub(1))) => last.end = range.end,
                _ => {
                    let item = item(sort, text);
                    text |= item == StoryPart::Plain;
                    items.push((item, vec![range]));
                }
            }
            before = Some((zone, line));
        }
        Story { items, ..Story::default() }
    });
    stories.collect()
}

/// What a block is in an article; a heading after text is one inside it.
fn item(sort: BlockHint, after_text: bool) -> StoryPart {
    match sort {
        BlockHint::Heading if after_text => StoryPart::Subhead,
        BlockHint::Heading => StoryPart::Headline,
        BlockHint::Caption => StoryPart::Caption,
        BlockHint::Furniture => StoryPart::Furniture,
        BlockHint::Credit => StoryPart::Credit,
        BlockHint::Text | BlockHint::Paragraph | BlockHint::Item => StoryPart::Plain,
        BlockHint::Table => StoryPart::Table,
    }
}
