//! A text that was changed, as one text: words that went are struck, words that
//! came are marked.

use std::collections::HashMap;
use std::ops::Range;
use std::time::{Duration, Instant};

use similar::{Algorithm, DiffOp, capture_diff_slices_deadline};
use unicode_segmentation::UnicodeSegmentation as _;

use super::{Article, Block, BlockKind, HeadLine, Rich, Span, Style};

/// How long two versions are compared word by word. What is left then is struck
/// and added as a whole: no article takes so long, two books may.
const LONGEST: Duration = Duration::from_millis(500);
/// Two paragraphs are versions of one if they share that much of their words, in
/// percent of the longer; below it, striking one and adding the other reads better.
const KIN: usize = 50;

/// A version of an article.
pub(crate) type Version<'a> = (&'a Article, &'a [Block]);

/// The text of now, in which what the first text had and what it had not is
/// marked; empty if nothing differs. What was changed over the text comes first.
#[must_use]
pub fn revised(first: Version<'_>, now: Version<'_>) -> Vec<Block> {
    let until = Instant::now() + LONGEST;
    let mut blocks = revised_head(&first.0.head, &now.0.head, until);
    let heads = blocks.len();
    blocks.extend(revised_blocks(first.1, now.1, until));
    if heads == 0 && !blocks.iter().any(differs) { Vec::new() } else { blocks }
}

/// Whether words of a block went or came.
fn differs(block: &Block) -> bool {
    let mut block = block.clone();
    let is_mark = |span: &Span| matches!(span.style, Style::Strikethrough | Style::Inserted);
    texts_mut(&mut block).iter().any(|text| text.spans.iter().any(is_mark))
}

/// Of such a text only what differs: in the place of the blocks between, `alike` says
/// how many they are.
#[must_use]
pub fn only_changed(blocks: Vec<Block>, alike: &dyn Fn(usize) -> String) -> Vec<Block> {
    let (mut out, mut same) = (Vec::new(), 0);
    let told = |same: usize| (same > 0).then(|| Block::paragraph(&alike(same)));
    for block in blocks {
        if differs(&block) {
            out.extend(told(std::mem::take(&mut same)));
            out.push(block);
        } else {
            same += 1;
        }
    }
    out.extend(told(same));
    out
}

/// The lines over the text that were changed.
fn revised_head(first: &[HeadLine], now: &[HeadLine], until: Instant) -> Vec<Block> {
    let block = |line: &HeadLine| {
        Block::new(BlockKind::Subhead { level: 2, text: Rich::plain(line.text.clone()) })
    };
    let is_elsewhere =
        |line: &&HeadLine, lines: &[HeadLine]| lines.iter().all(|other| other.text != line.text);
    let gone: Vec<_> = first.iter().filter(|line| is_elsewhere(line, now)).map(block).collect();
    let come: Vec<_> = now.iter().filter(|line| is_elsewhere(line, first)).map(block).collect();
    revised_blocks(&gone, &come, until)
}

fn revised_blocks(first: &[Block], now: &[Block], until: Instant) -> Vec<Block> {
    let plain = |blocks: &[Block]| blocks.iter().map(Block::plain).collect::<Vec<_>>();
    let (old, new) = (plain(first), plain(now));
    let mut out = Vec::with_capacity(now.len());
    for op in compare(&old, &new, until) {
        let (gone, come) = (op.old_range(), op.new_range());
        if let DiffOp::Equal { .. } = op {
            out.extend_from_slice(&now[come]);
        } else {
            pair(&first[gone], &now[come], until, &mut out);
        }
    }
    out
}

/// Paragraphs of which some are versions of one another, in their order.
fn pair(mut first: &[Block], now: &[Block], until: Instant, out: &mut Vec<Block>) {
    for block in now {
        let Some(at) = first.iter().position(|old| are_kin(&old.plain(), &block.plain())) else {
            out.push(whole(block, &Style::Inserted));
            continue;
        };
        out.extend(first[..at].iter().map(|gone| whole(gone, &Style::Strikethrough)));
        out.extend(merged(&first[at], block, until));
        first = &first[at + 1..];
    }
    out.extend(first.iter().map(|gone| whole(gone, &Style::Strikethrough)));
}

fn are_kin(one: &str, other: &str) -> bool {
    let (one, other) = (words(one), words(other));
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for word in &one {
        *counts.entry(word).or_default() += 1;
    }
    let shared = other.iter().filter(|word| match counts.get_mut(**word) {
        Some(left) if *left > 0 => {
            *left -= 1;
            true
        }
        _ => false,
    });
    shared.count() * 100 >= one.len().max(other.len()) * KIN
}

/// A block all of which went, or came.
fn whole(block: &Block, style: &Style) -> Block {
    let mut block = block.clone();
    if let BlockKind::Preformatted(text) | BlockKind::Gap(text) = &block.kind {
        // Their lines hold no styles.
        block.kind = BlockKind::Paragraph(Rich::plain(text.clone()));
    }
    for text in texts_mut(&mut block) {
        mark_whole(text, style);
    }
    block
}

fn mark_whole(text: &mut Rich, style: &Style) {
    let mut spans = std::mem::take(&mut text.spans);
    spans.push(Span { range: 0..text.text.len(), style: style.clone() });
    spans.sort_by_key(|span| span.range.start);
    *text = Rich::of_parts(&text.text, spans);
}

/// Two versions of one block: word by word if they are of one make, else one
/// after the other.
fn merged(old: &Block, new: &Block, until: Instant) -> Vec<Block> {
    let (mut old_copy, mut block) = (old.clone(), new.clone());
    let (old_texts, texts) = (texts_mut(&mut old_copy), texts_mut(&mut block));
    let is_one_make = std::mem::discriminant(&old.kind) == std::mem::discriminant(&new.kind);
    if !is_one_make || texts.is_empty() || old_texts.len() != texts.len() {
        return vec![whole(old, &Style::Strikethrough), whole(new, &Style::Inserted)];
    }
    for (old, new) in old_texts.iter().zip(texts) {
        *new = merged_text(&old.text, new, until);
    }
    vec![block]
}

/// The running texts of a block that can hold styles.
fn texts_mut(block: &mut Block) -> Vec<&mut Rich> {
    match &mut block.kind {
        BlockKind::Paragraph(text) | BlockKind::Subhead { text, .. } => vec![text],
        BlockKind::Figure { caption, .. } => vec![caption],
        BlockKind::Quote(texts) | BlockKind::Signature(texts) => texts.iter_mut().collect(),
        BlockKind::List(items) => items.iter_mut().flat_map(|item| &mut item.text).collect(),
        BlockKind::Table(table) => {
            table.header.iter_mut().chain(table.rows.iter_mut().flatten()).collect()
        }
        BlockKind::Preformatted(_) | BlockKind::Rule | BlockKind::Gap(_) => Vec::new(),
    }
}

/// The new text with its styles, and what went of the old one in its place.
fn merged_text(old: &str, new: &Rich, until: Instant) -> Rich {
    let (old_words, new_words) = (words(old), words(&new.text));
    let mut raw = String::with_capacity(new.text.len());
    let mut marks = Vec::new();
    // Where what went stands in the new text, and how long it is, in bytes.
    let mut struck: Vec<(usize, usize)> = Vec::new();
    let mut at = 0;
    for change in changes(&old_words, &new_words, until) {
        let gone = old_words[change.old].concat();
        let came = new_words[change.new].concat();
        let is_same = change.is_same;
        if !is_same && !gone.is_empty() {
            struck.push((at, gone.len()));
            marks.push((raw.len()..raw.len() + gone.len(), Style::Strikethrough));
            raw.push_str(&gone);
        }
        if !is_same && !came.is_empty() {
            marks.push((raw.len()..raw.len() + came.len(), Style::Inserted));
        }
        raw.push_str(&came);
        at += came.len();
    }
    let moved = |place: usize, is_start: bool| {
        let before = struck.iter().filter(|(at, _)| *at < place || is_start && *at == place);
        place + before.map(|(_, length)| length).sum::<usize>()
    };
    let mut spans: Vec<Span> =
        marks.into_iter().map(|(range, style)| Span { range, style }).collect();
    for span in &new.spans {
        let range = moved(span.range.start, true)..moved(span.range.end, false);
        match span.style {
            // A reading that was changed reads as text, with what it was.
            Style::Ruby { .. } if range.len() != span.range.len() => {}
            Style::Ruby { at } => {
                spans.push(Span { range, style: Style::Ruby { at: moved(at, true) } });
            }
            ref style => spans.push(Span { range, style: style.clone() }),
        }
    }
    spans.sort_by_key(|span| span.range.start);
    Rich::of_parts(&raw, spans)
}

/// Words of the old text and of the new one that stand in each other's place.
struct WordChange {
    old: Range<usize>,
    new: Range<usize>,
    is_same: bool,
}

/// What was changed, in order; single signs that two changes have between them
/// go with these, or a sentence that was written anew is confetti.
fn changes(old: &[&str], new: &[&str], until: Instant) -> Vec<WordChange> {
    let ops = compare(old, new, until);
    let mut out: Vec<WordChange> = Vec::with_capacity(ops.len());
    for (index, op) in ops.iter().enumerate() {
        let (old_range, new_range) = (op.old_range(), op.new_range());
        let is_equal = matches!(op, DiffOp::Equal { .. });
        let is_inside = index > 0 && index + 1 < ops.len();
        let is_same = is_equal && !(is_inside && is_slight(&new[new_range.clone()]));
        match out.last_mut() {
            Some(last) if !last.is_same && !is_same => {
                (last.old.end, last.new.end) = (old_range.end, new_range.end);
            }
            _ => out.push(WordChange { old: old_range, new: new_range, is_same }),
        }
    }
    out
}

/// Whether words are too little to part two changes: no word at all, or one han.
fn is_slight(words: &[&str]) -> bool {
    let letters = words.iter().flat_map(|word| word.chars()).filter(|c| c.is_alphanumeric());
    let is_word = |word: &&&str| word.chars().filter(|c| c.is_alphanumeric()).count() > 1;
    letters.count() <= 1 && words.iter().find(is_word).is_none()
}

/// The words of a text and what is between them (UAX #29); each han is a word.
fn words(text: &str) -> Vec<&str> {
    text.split_word_bounds().collect()
}

fn compare<T: std::hash::Hash + Eq + Ord>(old: &[T], new: &[T], until: Instant) -> Vec<DiffOp> {
    capture_diff_slices_deadline(Algorithm::Myers, old, new, Some(until))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{ArticleId, Clean, HeadRole};

    fn article(headline: &str) -> Article {
        let mut article = Article::new(ArticleId::new("1"));
        article.push_head(HeadRole::Headline, Clean::line(headline));
        article
    }

    /// A text with `[what went]` and `{what came}`.
    fn shown(blocks: &[Block]) -> Vec<String> {
        let line = |block: &Block| {
            let mut block = block.clone();
            let mut out = String::new();
            for text in texts_mut(&mut block) {
                let cut = |at: usize, is_start: bool| {
                    let at_place = text.spans.iter().filter_map(|span| {
                        let place = if is_start { span.range.start } else { span.range.end };
                        (place == at).then_some(&span.style)
                    });
                    let sign = |style: &Style| match (style, is_start) {
                        (Style::Strikethrough, true) => "[",
                        (Style::Strikethrough, false) => "]",
                        (Style::Inserted, true) => "{",
                        (Style::Inserted, false) => "}",
                        _ => "",
                    };
                    at_place.map(sign).collect::<String>()
                };
                for (at, c) in text.text.char_indices() {
                    out.push_str(&cut(at, false));
                    out.push_str(&cut(at, true));
                    out.push(c);
                }
                out.push_str(&cut(text.text.len(), false));
            }
            out
        };
        blocks.iter().map(line).collect()
    }

    fn texts(first: &[&str], now: &[&str]) -> Vec<String> {
        let blocks = |texts: &[&str]| texts.iter().map(|t| Block::paragraph(t)).collect::<Vec<_>>();
        let head = article("Ferry");
        shown(&revised((&head, &blocks(first)), (&head, &blocks(now))))
    }

    #[test]
    fn words_that_went_are_struck_where_they_stood_and_words_that_came_are_marked() {
        assert_eq!(
            texts(
                &["The ferry runs at six with two hundred aboard."],
                &["The ferry runs at seven with two hundred aboard."]
            ),
            ["The ferry runs at [six]{seven} with two hundred aboard."]
        );
        assert_eq!(
            texts(&["苇江二桥昨日通车，市民步行过江。"], &["苇江二桥今天通车，市民骑车过江。"]),
            ["苇江二桥[昨日]{今天}通车，市民[步行]{骑车}过江。"]
        );
    }

    #[test]
    fn paragraphs_that_went_or_came_are_whole_and_those_between_stay_as_they_are() {
        assert_eq!(
            texts(
                &["It rained.", "The pier held.", "Nobody spoke."],
                &["The pier held.", "The mayor thanked them all."]
            ),
            ["[It rained.]", "The pier held.", "{The mayor thanked them all.}", "[Nobody spoke.]"]
        );
    }

    #[test]
    fn of_what_stayed_only_how_much_it_is_stays() {
        let blocks = |texts: [&str; 4]| texts.map(Block::paragraph);
        let head = article("Ferry");
        let first = blocks(["It rained.", "The pier held.", "It ran at six.", "So it was."]);
        let now = blocks(["It rained.", "The pier held.", "It ran at seven.", "So it was."]);
        let both = revised((&head, &first), (&head, &now));
        let changed = only_changed(both, &|same| format!("({same} alike)"));
        assert_eq!(shown(&changed), ["(2 alike)", "It ran at [six]{seven}.", "(1 alike)"]);
    }

    #[test]
    fn a_sentence_written_anew_is_no_confetti_of_commas_and_single_signs() {
        let shown = texts(
            &["水位在三日内下降两米，渔船都停在港内不出。"],
            &["水位在五天后回升一米，渔船已经陆续出港了。"],
        )
        .concat();
        let parts = shown.matches('[').count() + shown.matches('{').count();
        assert!(parts <= 4, "{shown}");
    }

    #[test]
    fn a_headline_that_was_changed_leads() {
        let body = [Block::paragraph("It runs.")];
        let (first, now) = (article("Ferry runs on time"), article("Ferry runs late"));
        let shown = shown(&revised((&first, &body), (&now, &body)));
        assert_eq!(shown, ["Ferry runs [on time]{late}", "It runs."]);
        assert!(revised((&now, &body), (&now, &body)).is_empty(), "nothing differs");
    }

    #[test]
    fn no_character_of_either_version_is_lost_and_styles_stay_on_their_words() {
        let now = Rich::of_parts(
            "The new 漢字(かんじ) pier is open today",
            vec![
                Span { range: 4..7, style: Style::Strong },
                Span { range: 8..25, style: Style::Ruby { at: 14 } },
            ],
        );
        let old = Rich::from("The old 漢字(かんじ) pier is shut today");
        let block = |text: &Rich| Block::new(BlockKind::Paragraph(text.clone()));
        let head = article("Pier");
        let blocks = revised((&head, &[block(&old)]), (&head, &[block(&now)]));
        let [Block { kind: BlockKind::Paragraph(text), .. }] = &blocks[..] else {
            panic!("{blocks:?}")
        };
        let without = |style: Style| {
            let mut kept = text.text.to_string();
            for span in text.spans.iter().rev().filter(|span| span.style == style) {
                kept.replace_range(span.range.clone(), "");
            }
            kept
        };
        assert_eq!(without(Style::Strikethrough), *now.text);
        assert_eq!(without(Style::Inserted), *old.text);
        for span in &text.spans {
            match span.style {
                Style::Strong => assert_eq!(&text.text[span.range.clone()], "new"),
                Style::Ruby { at } => {
                    assert_eq!(&text.text[span.range.clone()], "漢字(かんじ)");
                    assert_eq!(&text.text[at..=at], "(");
                }
                _ => {}
            }
        }
    }
}
