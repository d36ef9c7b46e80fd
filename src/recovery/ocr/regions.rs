//! Stage: where each article stands on paper.

use std::ops::Range;

use super::draft::{Draft, PartKind};
use super::glyph::Piece;
use crate::model::{Box01, Part, Region};
use crate::recovery::sheet::{Layout, union};

/// The boxes of an article, and the page that it begins on.
pub(super) struct Where {
    pub(super) page: Option<usize>,
    pub(super) regions: Vec<Region>,
}

/// A box that grows while text goes down a column.
struct Growing {
    page: usize,
    part: Part,
    area: Box01,
}

/// Finds the boxes of an article. `ids` are those of the pages.
pub(super) fn of(draft: &Draft, layout: &Layout, ids: &[String]) -> Where {
    let mut boxes: Vec<Growing> = Vec::new();
    let mut captions = Vec::new();
    for (_, piece) in &draft.head {
        add(&mut boxes, piece, Part::Head, layout);
    }
    for part in &draft.parts {
        if part.kind == PartKind::Figure {
            captions.extend(spans(&part.piece, layout));
        }
        add(&mut boxes, &part.piece, Part::Body, layout);
        if let Some(credit) = &part.credit {
            add(&mut boxes, credit, Part::Body, layout);
        }
    }
    let page = boxes.first().map(|found| found.page);
    for (at, caption) in captions {
        let picture = layout.pictures.iter().find(|p| p.page == at && is_over(&p.area, &caption));
        if let Some(picture) = picture {
            boxes.push(Growing { page: at, part: Part::Image, area: picture.area });
        }
    }
    let regions = boxes.into_iter().map(|Growing { page: at, part, area }| Region {
        page: ids.get(at).cloned().unwrap_or_default(),
        area: Some(area),
        part: if Some(at) == page || part != Part::Body { part } else { Part::Jump },
    });
    Where { page, regions: regions.collect() }
}

/// Adds the boxes of a piece: what stands under the last box in its column
/// makes that longer.
fn add(boxes: &mut Vec<Growing>, piece: &Piece, part: Part, layout: &Layout) {
    for (page, area) in spans(piece, layout) {
        match boxes.last_mut() {
            Some(last)
                if last.page == page && last.part == part && goes_down(&last.area, &area) =>
            {
                last.area = union(last.area, area);
            }
            _ => boxes.push(Growing { page, part, area }),
        }
    }
}

/// Whether `next` stands in the column of `area`, and no higher.
fn goes_down(area: &Box01, next: &Box01) -> bool {
    let common = (area.x + area.w).min(next.x + next.w) - area.x.max(next.x);
    let wide = area.w.max(next.w) <= 1.6 * area.w.min(next.w) || common >= 0.95 * next.w;
    common > 0.6 * area.w.min(next.w) && wide && next.y + next.h >= area.y
}

/// Whether a picture stands right over or under a caption.
fn is_over(picture: &Box01, caption: &Box01) -> bool {
    const NEAR: f32 = 0.04;
    let common = (picture.x + picture.w).min(caption.x + caption.w) - picture.x.max(caption.x);
    let gap = (caption.y - picture.y - picture.h).max(picture.y - caption.y - caption.h);
    common > 0.5 * caption.w.min(picture.w) && gap < NEAR
}

/// The boxes of a piece's lines, block by block, each with its page.
fn spans(piece: &Piece, layout: &Layout) -> Vec<(usize, Box01)> {
    let inside = |range: &Range<usize>| layout.lines_in(range);
    let mut out = Vec::new();
    for mut lines in piece.ranges.iter().map(inside) {
        while let Some(zone) = layout.zone_of(lines.start).filter(|_| !lines.is_empty()) {
            let end = zone.lines.end.min(lines.end);
            out.extend(layout.around(lines.start..end).map(|area| (zone.page, area)));
            lines.start = end;
        }
    }
    out
}
