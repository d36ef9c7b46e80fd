//! The head of an article as its page sets it, lifted off the text: the
//! headline again, what stands over it, the deck under it, author and day.
//! And what pages set under the text: ways on, and whose it is.

use super::metadata::PageHead;
use crate::input::dates;
use crate::loader::article_parts::byline;
use crate::loader::article_parts::is_byline;
use crate::model::{Block, BlockKind, Rich, Span, Style};

/// How many blocks a head has at most.
const BLOCKS: usize = 14;

/// Lifts the head off a text. What the article's head says already goes, and
/// what it lacked is taken into it; other lines of it are furniture.
pub(super) fn lift(body: &mut Vec<Block>, about: &mut PageHead, furniture: &mut Vec<Block>) {
    let title = title(body, about);
    let start = title.map_or(0, |title| title + 1);
    let end = start + zone(&body[start..], about);
    let before = body.iter().take(start).filter(|block| line_of(block).is_some());
    let is_alone = before.count() == 2;
    let (mut kept, mut is_deck) = (Vec::new(), false);
    let mut rest = std::mem::take(body).into_iter();
    for (at, block) in rest.by_ref().take(end).enumerate() {
        let under = title.is_none_or(|title| at > title);
        let text = line_of(&block).unwrap_or_default();
        if Some(at) == title {
            continue;
        }
        let is_furniture = match (under, &block.kind) {
            (false, _) if is_alone && is_kicker(&text, about) => {
                about.kicker = Some(text);
                continue;
            }
            (false, BlockKind::Paragraph(_) | BlockKind::List(_) | BlockKind::Quote(_)) => true,
            (true, BlockKind::Paragraph(rich)) => is_beside(rich, about),
            (true, BlockKind::List(items)) => {
                items.iter().flat_map(|item| &item.text).all(|line| is_beside(line, about))
            }
            _ => false,
        };
        if is_furniture {
            is_deck |= under && title.is_some() && is_heading_alone(&kept);
            furniture.push(block);
        } else {
            kept.push(block);
        }
    }
    lift_deck(&mut kept, about, is_deck);
    kept.extend(rest);
    *body = kept;
    clear_end(body, furniture);
}

/// Whether a line under the title is none of the text: links, the day, who
/// signed, and such fields.
fn is_beside(line: &Rich, about: &mut PageHead) -> bool {
    let text = line.text.trim();
    links(line) > 0 || is_day(text, about) || signs(text, about) || byline::is_of_fields(text)
}

/// Where the headline stands again, with little of the text before it.
fn title(body: &[Block], about: &PageHead) -> Option<usize> {
    const PART: usize = 8;
    let size = |blocks: &[Block]| blocks.iter().map(|block| block.plain().len()).sum::<usize>();
    let is_title = |block: &Block| {
        is_said(block, about.headline.as_deref()) || is_said(block, about.heading.as_deref())
    };
    let found = body.iter().take(BLOCKS).position(is_title)?;
    let is_near = found <= zone(body, about) || PART * size(&body[..found]) <= size(body);
    is_near.then_some(found)
}

/// Where the head ends at the latest: at the first block that reads like text.
fn zone(body: &[Block], about: &PageHead) -> usize {
    const LINE: usize = 140;
    const ITEMS: usize = 3;
    let mut is_begun = false;
    let mut is_head = |block: &Block| match &block.kind {
        BlockKind::Figure { .. } | BlockKind::Rule | BlockKind::Subhead { .. } => true,
        BlockKind::Paragraph(text) => {
            let is_deck = is_said(block, about.deck.as_deref());
            is_begun |= is_sentence(&text.text) && !is_deck;
            columns(&text.text) <= LINE || links(text) > 1 || is_deck
        }
        // Author and day may be items; among sentences a list is of the text.
        BlockKind::List(items) => {
            let mut lines = items.iter().flat_map(|item| &item.text);
            !is_begun && items.len() <= ITEMS && lines.all(|line| columns(&line.text) <= LINE)
        }
        _ => false,
    };
    let found = body.iter().take(BLOCKS).position(|block| !is_head(block));
    found.unwrap_or_else(|| body.len().min(BLOCKS))
}

/// Whether the only words so far are a heading.
fn is_heading_alone(kept: &[Block]) -> bool {
    let mut lines = kept.iter().filter(|block| line_of(block).is_some());
    let first = lines.next().map(|block| &block.kind);
    matches!(first, Some(BlockKind::Subhead { .. })) && lines.next().is_none()
}

/// The deck: what the page declares as such, or the first heading, if
/// `is_heading` says so.
fn lift_deck(kept: &mut Vec<Block>, about: &mut PageHead, is_heading: bool) {
    let declared = kept.iter().position(|block| is_said(block, about.deck.as_deref()));
    // One block that says it all is the text itself.
    if let Some(at) = declared.filter(|_| kept.len() > 1) {
        kept.remove(at);
        about.has_deck = true;
    } else if let Some(at) = kept.iter().position(|b| line_of(b).is_some()).filter(|_| is_heading) {
        about.deck = line_of(&kept.remove(at));
        about.has_deck = true;
    }
}

/// Puts what stands under the last of the text with the furniture: headings
/// over nothing, links by themselves, the word about rights.
fn clear_end(body: &mut Vec<Block>, furniture: &mut Vec<Block>) {
    let is_link =
        |block: &Block| matches!(&block.kind, BlockKind::Paragraph(text) if links(text) > 0);
    let is_end = |at: usize| match &body[at].kind {
        BlockKind::Subhead { .. } | BlockKind::Rule => true,
        BlockKind::Paragraph(text) => {
            let is_over_links = || is_bold(text) && body.get(at + 1).is_some_and(is_link);
            is_link(&body[at])
                || is_of_rights(text)
                || byline::is_of_fields(&text.text)
                || is_over_links()
        }
        _ => false,
    };
    let count = (0..body.len()).rev().take(BLOCKS).take_while(|&at| is_end(at)).count();
    if count < body.len() {
        let end = body.split_off(body.len() - count);
        furniture.extend(end.into_iter().filter(|block| block.kind != BlockKind::Rule));
    }
}

/// Whether a line is set as a heading by what its letters are alone.
fn is_bold(line: &Rich) -> bool {
    const LONGEST: usize = 80;
    let bold = line.spans.iter().filter(|span| span.style == Style::Strong);
    let bold: usize = bold.map(|span| letters(&line.text[span.range.clone()]).count()).sum();
    bold > 0 && columns(&line.text) <= LONGEST && letters(&line.text).count() == bold
}

/// Whether a line says whose the text is, or leads to its licence.
fn is_of_rights(line: &Rich) -> bool {
    const LONGEST: usize = 200;
    const STARTS: [&str; 9] = [
        "copyright",
        "©",
        "ⓒ",
        "(c) ",
        "all rights reserved",
        "저작권자",
        "版权所有",
        "版權所有",
        "無断転載",
    ];
    let is_licence = |span: &Span| matches!(&span.style, Style::Link(to) if to.contains("creativecommons.org/licenses"));
    let lower = line.text.trim_start().to_lowercase();
    let is_said = STARTS.iter().any(|start| lower.starts_with(start));
    lower.chars().count() <= LONGEST && (is_said || line.spans.iter().any(is_licence))
}

/// About how wide a text is, in columns.
pub(super) fn columns(text: &str) -> usize {
    text.chars().map(|c| 1 + usize::from(c >= '\u{2E80}')).sum()
}

/// Whether a paragraph has so many columns, and less than half of them links.
pub(super) fn is_running(text: &Rich, least: usize) -> bool {
    let links = text.spans.iter().filter(|span| matches!(span.style, Style::Link(_)));
    let linked: usize = links.map(|span| columns(&text.text[span.range.clone()])).sum();
    let all = columns(&text.text);
    all >= least && 2 * linked < all
}

/// How many links a text consists of; 0 if there is more to it.
fn links(text: &Rich) -> usize {
    let all = text.spans.iter().filter(|span| matches!(span.style, Style::Link(_)));
    let (mut linked, mut count) = (0, 0);
    for span in all {
        linked += letters(&text.text[span.range.clone()]).count();
        count += 1;
    }
    if linked > 0 && letters(&text.text).count() == linked { count } else { 0 }
}

/// The text of a block of one line.
fn line_of(block: &Block) -> Option<String> {
    match &block.kind {
        BlockKind::Paragraph(text) | BlockKind::Subhead { text, .. } => {
            Some(text.text.trim().to_owned())
        }
        _ => None,
    }
}

fn letters(text: &str) -> impl Iterator<Item = char> + '_ {
    text.chars().filter(|c| c.is_alphanumeric())
}

fn is_said(block: &Block, line: Option<&str>) -> bool {
    let (Some(text), Some(line)) = (line_of(block), line) else { return false };
    letters(&text).eq(letters(line)) && letters(line).next().is_some()
}

/// Whether a line over the title is what a newspaper sets there: a word or two,
/// that the section does not say.
fn is_kicker(text: &str, about: &PageHead) -> bool {
    const LONGEST: usize = 40;
    let section = about.section.as_deref().unwrap_or_default();
    about.kicker.is_none()
        && text.chars().count() <= LONGEST
        && !letters(text).eq(letters(section))
        && !text.chars().any(|c| c.is_ascii_digit())
        && !text.contains(['|', '/', '>', '›', '»'])
}

/// Whether a line tells the day, and little else. The day is taken where the
/// page declares none.
fn is_day(text: &str, about: &mut PageHead) -> bool {
    const LONGEST: usize = 90;
    const FIGURES: usize = 5;
    let figures = text.bytes().filter(u8::is_ascii_digit).count();
    if text.chars().count() > LONGEST || is_sentence(text) || !is_mostly_figures(text, figures) {
        return false;
    }
    let dated = dates::line::in_line(text, false).filter(|_| figures >= FIGURES);
    match (about.date, dated) {
        (Some(known), Some(day)) => day == known || dates::line::in_line(text, true) == Some(known),
        (None, Some(day)) => {
            about.date = Some(day);
            // A byline with the day is still the byline.
            !is_byline(text)
        }
        // `11/22(日) 7:05配信`: a clock is a stamp, even without the year.
        (_, None) => figures >= FIGURES && text.contains(':') && letters(text).count() < 24,
    }
}

fn is_sentence(text: &str) -> bool {
    text.ends_with(['.', '。', '!', '！', '?', '？']) && !text.ends_with("m.")
}

/// Whether there is little else in a line than days and clocks: the names of
/// weekday and month, and a word or two that says what is dated.
fn is_mostly_figures(text: &str, figures: usize) -> bool {
    let words = letters(text).filter(|c| !c.is_ascii_digit());
    let (wide, narrow): (Vec<char>, Vec<char>) = words.partition(|&c| c >= '\u{2E80}');
    narrow.len() <= 6 * figures && 2 * wide.len() <= 3 * figures
}

/// Whether a line says who wrote it, which the head says already.
fn signs(text: &str, about: &PageHead) -> bool {
    about.byline.as_deref().is_some_and(|byline| byline::is_signed(text, byline))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_that_holds_a_day_is_no_line_of_the_day() {
        let is_day = |text: &str| is_day(text, &mut PageHead::default());
        for text in [
            "The bridge was opened on 22 November 1986 by the ferrymen",
            "The bridge was opened on 22 November 1986!",
            "桥于2026年11月22日通车，全城的人都来看了，连船也停了",
        ] {
            assert!(!is_day(text), "{text}");
        }
        for text in [
            "Published on Sunday, 22 November 2026",
            "Sunday 22 November 2026, 16:17 GMT",
            "发布时间：2026年11月22日 16:17",
            "2026.11.22 16:17",
        ] {
            assert!(is_day(text), "{text}");
        }
    }
}
