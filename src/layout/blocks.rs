//! The blocks of an article as strands, each kind in its own form.
//!
//! Blocks are of many kinds, and a list or a table holds several texts; below
//! this module there is only one kind of thing to set.

use super::doubt_marks::{self, Signs};
use super::line_role::LineRole;
use super::plate::{ArticleRoom, Plate, Unshown};
use super::strand::{Align, Strand};
use super::{Setting, table};
use crate::model::{Block, BlockKind, Item, Rich};

/// Rows left empty before and after a block.
pub(super) fn spacing(kind: &BlockKind) -> (u16, u16) {
    match kind {
        BlockKind::Paragraph(_) => (0, 0),
        BlockKind::Subhead { .. } => (1, 0),
        _ => (1, 1),
    }
}

/// The strands of a block that begins at byte `at` of its chunk's text.
/// Pictures, tables and lists are made for the room there is.
pub(super) fn strands(
    block: &Block,
    at: usize,
    setting: &Setting,
    room: &ArticleRoom<'_>,
) -> Vec<Strand> {
    let columns = room.columns;
    let texts = block.texts();
    let setting = &setting.facing(&texts.iter().copied());
    let indent = setting.indent;
    let signed = |role, text: &Rich, from: usize| {
        let signs = Signs::of(block, from, text.text.len(), setting);
        Strand::signed(role, text, &signs, setting).at(at + from)
    };
    let each = |role, texts: &[Rich], shape: &dyn Fn(Strand) -> Strand| {
        let mut from = 0;
        let mut out = Vec::with_capacity(texts.len());
        for text in texts {
            out.push(shape(signed(role, text, from)));
            from += text.text.len() + 1;
        }
        out
    };
    let cut = block.truncated.then(|| {
        Strand::new(LineRole::Gap, &doubt_marks::cut_line(setting), setting).aligned(Align::Centre)
    });
    match &block.kind {
        BlockKind::Paragraph(text) => vec![signed(LineRole::Body, text, 0).indented(indent, 0)],
        BlockKind::Subhead { text, .. } => vec![signed(LineRole::Subhead, text, 0)],
        BlockKind::Quote(texts) => each(LineRole::Quote, texts, &|s| s.indented(4, 4)),
        BlockKind::Signature(texts) => each(LineRole::Signature, texts, &|s| s.aligned(Align::End)),
        BlockKind::List(items) => with_end(list(items, (at, columns), setting), cut),
        BlockKind::Figure { image, alt, caption, credit } => {
            let shown = if caption.is_empty() { Rich::plain(alt.clone()) } else { caption.clone() };
            let plate = image.as_ref().and_then(|path| room.plate(path, setting));
            let unshown = image.as_ref().and_then(|path| room.pictures.unshown(path));
            let words = setting.words();
            let marker = match unshown {
                None => words.picture,
                Some(Unshown::Broken) => words.no_picture,
                Some(Unshown::TooLarge) => words.large_picture,
            };
            let caption = signed(LineRole::Caption, &shown, 0);
            let mut out = captioned(caption, plate, (marker, setting));
            if let Some(credit) = credit {
                let after = at + shown.text.len() + 1;
                let line = Strand::line(LineRole::Credit, credit, setting);
                out.push(line.at(after).aligned(Align::End));
            }
            out
        }
        BlockKind::Table(table) => with_end(table::strands(table, at, setting, room), cut),
        BlockKind::Preformatted(text) => with_end(verbatim(text, at, setting, indent), cut),
        BlockKind::Rule => {
            vec![Strand::line(LineRole::Rule, "* * *", setting).at(at).aligned(Align::Centre)]
        }
        BlockKind::Gap(what) => {
            let words = setting.words().gap;
            let text =
                if what.trim().is_empty() { words.to_owned() } else { format!("{words} {what}") };
            vec![Strand::line(LineRole::Gap, &text, setting).at(at).aligned(Align::Centre)]
        }
    }
}

/// A picture over its caption; without one, a marker says that it belongs to a
/// picture.
fn captioned(
    caption: Strand,
    plate: Option<Plate>,
    (marker, setting): (&str, &Setting),
) -> Vec<Strand> {
    if let Some(plate) = plate {
        return vec![Strand::picture(plate, caption.at, setting), caption];
    }
    let hang = setting.rules.widths.text(marker) as u16;
    vec![caption.indented(hang, hang).marked(marker.to_owned())]
}

/// Strands, and the line that says that their end is missing. It stands at
/// their end.
fn with_end(mut strands: Vec<Strand>, cut: Option<Strand>) -> Vec<Strand> {
    if let Some(cut) = cut {
        let end = strands.last().map_or(0, |last| last.at + last.text.len());
        strands.push(cut.at(end));
    }
    strands
}

/// List items with their numbers in a hanging indent, right-aligned among
/// the items of one depth. In a narrow measure inner lists go in by less, and
/// never so far that their numbers would stand in the text.
fn list(items: &[Item], (mut at, columns): (usize, u16), setting: &Setting) -> Vec<Strand> {
    let narrow = columns < 24;
    let downwards = setting.is_downwards();
    let (base, step) = match (downwards, narrow) {
        (true, _) => (0, 2),
        (false, true) => (0, 1),
        (false, false) => (setting.indent.min(2), 3),
    };
    // No shape indents a row by more than this.
    let most = columns / 3;
    let marker = |item: &Item| match item.number {
        Some(number) if downwards => number.to_string(),
        Some(number) => format!("{number}."),
        None => if downwards { "・" } else { "-" }.to_owned(),
    };
    let widths = setting.rules.widths;
    let width_at = |depth: u8| {
        let of_depth = items.iter().filter(|item| item.depth == depth);
        of_depth.map(|item| widths.text(&marker(item))).max().unwrap_or(1)
    };
    let gap = if downwards { 2 } else { 1 };
    let mut out = Vec::new();
    for item in items {
        let width = width_at(item.depth);
        let least = width as u16 + gap;
        let hang = (base + step * u16::from(item.depth.min(8)) + least).min(most.max(least));
        // Downwards a marker stands where it ends, and needs no spaces before it.
        let aligned = if downwards { 0 } else { hang as usize - 1 };
        let mut drawn = format!("{:>aligned$} ", marker(item));
        for text in &item.text {
            let strand = Strand::new(LineRole::Body, text, setting).justified(false).at(at);
            out.push(strand.indented(hang, hang).marked(std::mem::take(&mut drawn)));
            at += text.text.len() + 1;
        }
    }
    out
}

/// Lines kept as they came; their leading spaces become an indent.
fn verbatim(text: &str, mut at: usize, setting: &Setting, indent: u16) -> Vec<Strand> {
    let mut out = Vec::new();
    for line in text.split('\n') {
        let trimmed = line.trim_start();
        let lead = &line[..line.len() - trimmed.len()];
        let first = indent + setting.rules.widths.text(lead).min(200) as u16;
        let strand = Strand::line(LineRole::Preformatted, trimmed, setting);
        out.push(strand.at(at + lead.len()).indented(first, first));
        at += line.len() + 1;
    }
    out
}
