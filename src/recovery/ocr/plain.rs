//! Plain text: paragraphs as they are, in one article.

use std::ops::Range;

use super::compose::first_words;
use super::glyph::{blocks, ends_sentence, is_cjk, is_closer};
use super::{bulk, fits_pages, read};
use crate::input::{Hint, LoadError, Loaded};
use crate::model::{
    Article, ArticleId, Block, BlockKind, Body, Clean, Edition, Lang, Page, Rich, Section, Warning,
    WarningKind,
};

/// Reads a plain text as one article, without looking for headlines. Blank
/// lines part paragraphs; where lines were broken to a width they are joined,
/// else every line is a paragraph. The text itself is not edited.
///
/// # Errors
/// As [`super::load`].
pub fn load_plain(bytes: &[u8], hint: &Hint) -> Result<Loaded, LoadError> {
    if !fits_pages(bytes) {
        return bulk::load(bytes, hint);
    }
    let decoded = read(bytes, hint)?;
    let (mut blocks, dropped) = plain_blocks(&decoded.text);
    for range in blocks.iter_mut().flat_map(|block| &mut block.source) {
        *range = decoded.source(range.clone());
    }
    let texts = || blocks.iter().flat_map(Block::texts);
    let first = texts().find(|text| !text.is_empty()).unwrap_or_default();
    let mut edition = edition(first, texts().map(str::len).sum(), hint);
    edition.paper.lang = hint.lang.clone().or_else(|| Some(Lang::guess(&decoded.text).into()));
    edition.warnings.extend(damage(decoded.malformed, dropped));
    Ok(Loaded { edition, bodies: vec![Body::set(blocks)], ..Loaded::default() })
}

/// The paragraphs of a text, or of a part of it, with their places in it; and
/// how many control characters were left out.
pub(crate) fn plain_blocks(text: &str) -> (Vec<Block>, usize) {
    let (mut blocks, mut dropped) = (Vec::new(), 0);
    for paragraph in paragraphs(text) {
        let cleaned = Clean::counted(&joined(text, &paragraph));
        dropped += cleaned.dropped;
        let source = paragraph.first().zip(paragraph.last());
        let source = source.map(|(a, b)| a.start..b.end).into_iter().collect();
        let kind = BlockKind::Paragraph(Rich::plain(cleaned.text));
        blocks.push(Block { source, ..Block::new(kind) });
    }
    (blocks, dropped)
}

/// What a reader is told of a text that was damaged.
pub(crate) fn damage(malformed: usize, dropped: usize) -> Vec<Warning> {
    let malformed = (malformed > 0).then_some(WarningKind::DamagedBytes(malformed));
    let dropped = (dropped > 0).then_some(WarningKind::ControlCharacters(dropped));
    malformed.into_iter().chain(dropped).map(Warning::new).collect()
}

/// The edition of one article, without its language; `first` is the beginning
/// of its text.
pub(super) fn edition(first: &str, length: usize, hint: &Hint) -> Edition {
    let mut edition = Edition::default();
    edition.paper.title = Clean::line(&hint.paper_by_name());
    (edition.date, edition.dated_by) = hint.day();
    edition.sections.push(Section { name: edition.paper.title.clone(), parent: None });
    edition.pages.push(Page { id: Clean::line("1"), ..Page::default() });
    let first = first_words(first);
    let mut article = Article::new(ArticleId::derived(edition.key().as_str(), &first));
    article.first_words = first;
    article.page = Some(0);
    article.length = length;
    edition.articles.push(article);
    edition
}

/// How the lines of a text are to be taken.
#[derive(Debug, Clone, Copy)]
pub(super) struct Lines {
    /// They were broken to a width: a paragraph may go on in the next one.
    pub(super) wrapped: bool,
    /// Columns of the widest.
    pub(super) widest: usize,
}

impl Lines {
    pub(super) fn of(text: &str) -> Self {
        Self::in_blocks(text, &blocks_of_lines(text))
    }

    fn in_blocks(text: &str, blocks: &[Vec<Range<usize>>]) -> Self {
        let widest = blocks.iter().flatten().map(|line| columns(&text[line.clone()])).max();
        let widest = widest.unwrap_or(0);
        Self { wrapped: is_wrapped(text, blocks, widest), widest }
    }
}

fn blocks_of_lines(text: &str) -> Vec<Vec<Range<usize>>> {
    blocks(text).into_iter().map(|block| lines(text, block)).collect()
}

/// The paragraphs, each as the ranges of its lines.
fn paragraphs(text: &str) -> Vec<Vec<Range<usize>>> {
    let blocks = blocks_of_lines(text);
    let Lines { wrapped, widest } = Lines::in_blocks(text, &blocks);
    let mut out: Vec<Vec<Range<usize>>> = Vec::new();
    for block in blocks {
        let mut before: Option<Range<usize>> = None;
        for line in block {
            let goes_on = before.as_ref().is_some_and(|before| {
                let shown = &text[before.clone()];
                let short = columns(shown) * 10 < widest * 7;
                let indented = text[before.end..line.start].ends_with([' ', '\u{3000}', '\t']);
                wrapped && !indented && !(short && closes(shown))
            });
            before = Some(line.clone());
            match out.last_mut() {
                Some(paragraph) if goes_on => paragraph.push(line),
                _ => out.push(vec![line]),
            }
        }
    }
    out
}

/// The lines of a block, without the white space around them.
pub(super) fn lines(text: &str, block: Range<usize>) -> Vec<Range<usize>> {
    let mut at = block.start;
    let mut out = Vec::new();
    for line in text[block].split_inclusive(['\n', '\r']) {
        let start = at + (line.len() - line.trim_start().len());
        let end = start + line.trim().len();
        at += line.len();
        if start < end {
            out.push(start..end);
        }
    }
    out
}

/// No page sets wider lines, in columns: a broadsheet's are of 26 to 30, a
/// typed page's of 72 to 80.
pub(super) const PAGE: usize = 100;

/// Whether the lines were broken to a width: none is longer than a page is
/// wide, and most of those that another follows stop inside a sentence.
fn is_wrapped(text: &str, blocks: &[Vec<Range<usize>>], widest: usize) -> bool {
    let followed = || blocks.iter().filter_map(|b| b.split_last()).flat_map(|(_, lines)| lines);
    let inside = followed().filter(|line| !closes(&text[(*line).clone()])).count();
    widest <= PAGE && inside * 2 > followed().count()
}

pub(super) fn closes(line: &str) -> bool {
    let last = line.chars().rev().find(|c| !is_closer(*c));
    last.is_some_and(|c| ends_sentence(c) || matches!(c, ':' | '：'))
}

/// About how many columns a line takes; enough to compare lines.
pub(super) fn columns(line: &str) -> usize {
    line.chars().map(|c| if is_cjk(c) { 2 } else { 1 }).sum()
}

/// The lines of a paragraph in one.
fn joined(text: &str, lines: &[Range<usize>]) -> String {
    lines.iter().fold(String::new(), |out, line| join(out, &text[line.clone()]))
}

/// A text with a further line of its paragraph: a space between words, none
/// between han.
pub(super) fn join(mut text: String, line: &str) -> String {
    let ends = text.chars().next_back().zip(line.chars().next());
    if ends.is_some_and(|(a, b)| !is_cjk(a) && !is_cjk(b)) {
        text.push(' ');
    }
    text.push_str(line);
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<String> {
        let loaded = load_plain(text.as_bytes(), &Hint::default()).unwrap();
        assert_eq!(loaded.edition.articles.len(), 1);
        loaded.bodies[0].all_blocks().map(|block| block.plain()).collect()
    }

    #[test]
    fn one_paragraph_a_line_stays_so() {
        let text = "渠水通了。\n守闸人老赵看了看表。\n他说\"好\",走了。\n";
        assert_eq!(texts(text), ["渠水通了。", "守闸人老赵看了看表。", "他说\"好\",走了。"]);
    }

    #[test]
    fn hard_wrapped_latin_text_is_joined_and_blank_lines_part() {
        let text = "The ferry ran again on Monday,\nand forty people crossed the\nwater.\n\nIt \
                    will run on Sunday as well, the\nharbour office said.";
        let joined = [
            "The ferry ran again on Monday, and forty people crossed the water.",
            "It will run on Sunday as well, the harbour office said.",
        ];
        assert_eq!(texts(text), joined);
    }

    #[test]
    fn hard_wrapped_han_text_is_joined_without_spaces_and_an_indent_parts() {
        let text =
            "　　清晨，第一股水\n流过新渠的闸口，\n守闸人醒了。\n　　他看了看表，比\n预定的早。";
        assert_eq!(
            texts(text),
            ["清晨，第一股水流过新渠的闸口，守闸人醒了。", "他看了看表，比预定的早。"]
        );
    }

    #[test]
    fn long_lines_are_paragraphs_whatever_they_end_with() {
        let line = "水".repeat(80);
        assert_eq!(texts(&format!("{line}\n{line}\n{line}")).len(), 3);
    }

    #[test]
    fn the_source_of_a_paragraph_is_its_place_in_the_file() {
        let text = "\u{feff}甲\n\n 乙乙 \n";
        let loaded = load_plain(text.as_bytes(), &Hint::default()).unwrap();
        let sources: Vec<_> = loaded.bodies[0].all_blocks().flat_map(|b| b.source).collect();
        assert_eq!(sources, [3..6, 9..15]);
    }
}
