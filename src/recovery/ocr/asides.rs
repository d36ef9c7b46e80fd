//! Stage: text that runs the other way than its page. A column of lines that
//! run downwards, set among level ones, is a text by itself, and so is level
//! text among lines that run downwards; its headline runs as it does, or
//! stands right over it.

use std::ops::Range;

use super::geometry::Scale;
use crate::model::Box01;
use crate::recovery::sheet::{BlockHint, Layout, union};

/// More blocks than a page has; a page of more is not parted.
const MOST: usize = 1200;
/// The fewest lines of a text, and the fewest bytes.
const LINES: usize = 3;
const BYTES: usize = 150;

/// The blocks of a page, as indices into [`Layout::blocks`]: those that are
/// read together, first of the page, then of each text that runs otherwise.
pub(super) fn parted(layout: &Layout, zones: Range<usize>, scale: &Scale) -> Vec<Vec<usize>> {
    let all: Vec<usize> = zones.collect();
    if all.len() > MOST {
        return vec![all];
    }
    let page = AsideRules { layout, scale };
    let other: Vec<usize> = all.iter().copied().filter(|&zone| page.is_other(zone)).collect();
    let mut seeds: Vec<usize> = other.iter().copied().filter(|&zone| page.is_text(zone)).collect();
    if seeds.is_empty() {
        return vec![all];
    }
    let display =
        all.iter().copied().filter(|zone| !other.contains(zone) && page.is_display(*zone));
    let display: Vec<(Box01, usize)> = display.filter_map(|zone| page.with_area(zone)).collect();
    let other: Vec<(Box01, usize)> =
        other.iter().filter_map(|&zone| page.with_area(zone)).collect();
    let mut asides: Vec<Vec<usize>> = Vec::new();
    let mut taken = vec![false; layout.blocks.len()];
    while let Some(seed) = seeds.pop() {
        let Some((mut text, _)) = page.with_area(seed) else { continue };
        let mut aside = vec![seed];
        taken[seed] = true;
        loop {
            let beside = other.iter().filter(|(area, _)| page.is_beside(*area, text));
            let over = display.iter().filter(|(area, _)| page.is_over(*area, text));
            let Some((area, next)) = beside.chain(over).find(|(_, zone)| !taken[*zone]) else {
                break;
            };
            text = union(text, *area);
            taken[*next] = true;
            aside.push(*next);
        }
        seeds.retain(|&zone| !taken[zone]);
        aside.sort_unstable();
        asides.push(aside);
    }
    let main = all.into_iter().filter(|&zone| !taken[zone]);
    let mut parts = vec![main.collect()];
    asides.reverse();
    parts.extend(asides);
    parts
}

struct AsideRules<'a> {
    layout: &'a Layout,
    scale: &'a Scale,
}

impl AsideRules<'_> {
    /// Whether a block runs the other way than the page.
    fn is_other(&self, zone: usize) -> bool {
        let zone = &self.layout.blocks[zone];
        let lines = self.layout.lines[zone.lines.clone()].iter();
        let (mut other, mut all) = (0, 0);
        for area in lines.filter(|line| line.text.len() >= 9).filter_map(|line| line.area) {
            let (width, height) = (area.w, area.h * self.scale.tall());
            let (long, high) =
                if self.scale.is_upright() { (width, height) } else { (height, width) };
            all += 1;
            other += usize::from(long > 2.0 * high);
        }
        zone.sort != BlockHint::Furniture && other * 2 > all
    }

    /// The height of a block's letters, in those of running text.
    fn letter(&self, zone: usize) -> f32 {
        let lines = &self.layout.lines[self.layout.blocks[zone].lines.clone()];
        let thin = |area: Box01| area.w.min(area.h * self.scale.tall());
        let of = |line: &crate::recovery::sheet::SheetLine| {
            let letter = line.letter * self.scale.tall();
            line.area.map_or(letter, |area| letter.min(thin(area)))
        };
        lines.iter().map(of).fold(0.0, f32::max) / self.scale.body
    }

    fn is_text(&self, zone: usize) -> bool {
        let lines = &self.layout.blocks[zone].lines;
        lines.len() >= LINES
            && self.layout.text_of(lines).len() >= BYTES
            && (0.5..1.25).contains(&self.letter(zone))
    }

    fn is_display(&self, zone: usize) -> bool {
        let block = &self.layout.blocks[zone];
        block.sort != BlockHint::Furniture
            && block.lines.len() <= LINES
            && self.letter(zone) >= 1.25
    }

    fn with_area(&self, zone: usize) -> Option<(Box01, usize)> {
        Some((self.layout.around(self.layout.blocks[zone].lines.clone())?, zone))
    }

    /// Whether a block that runs as a text does stands beside it.
    fn is_beside(&self, own: Box01, text: Box01) -> bool {
        self.off(own, text) < 3.0 * self.scale.body
    }

    /// Whether display type stands right over a text.
    fn is_over(&self, own: Box01, text: Box01) -> bool {
        let body = self.scale.body;
        let inside = own.x > text.x - body && own.x + own.w < text.x + text.w + body;
        let over = own.y + own.h < text.y + body / self.scale.tall();
        inside && over && self.off(own, text) < 4.0 * body
    }

    /// How far two boxes stand apart.
    fn off(&self, own: Box01, text: Box01) -> f32 {
        let across = (text.x - own.x - own.w).max(own.x - text.x - text.w);
        let down = (text.y - own.y - own.h).max(own.y - text.y - text.h) * self.scale.tall();
        across.max(down)
    }
}
