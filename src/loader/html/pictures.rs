//! The pictures of a page: the one that leads the article, and what pictures
//! say to those who can't see them.

use std::collections::HashMap;

use super::metadata::PageHead;
use crate::loader::main_text::MainText;
use crate::loader::markup::{Base, Dom, ROOT, blocks_within};
use crate::model::{Block, BlockKind, Clean};

/// The picture between title and text with what is set under it, where the
/// text does not begin with one.
pub(super) fn lead(dom: &Dom, base: &Base, main: &MainText, body: &[Block]) -> Vec<Block> {
    if body.first().is_some_and(is_picture) {
        return Vec::new();
    }
    let Some(at) = main.lead(dom) else { return Vec::new() };
    let found = blocks_within(dom, ROOT, at..dom.end(at), base, &|id| main.is_boilerplate(id));
    let is_shown =
        |block: &Block| is_picture(block) || matches!(block.kind, BlockKind::Paragraph(_));
    found.into_iter().skip_while(|block| !is_picture(block)).take_while(is_shown).take(2).collect()
}

/// The paragraph under a picture as its caption, where it has none.
pub(super) fn captioned(mut lead: Vec<Block>) -> Vec<Block> {
    if let [Block { kind: BlockKind::Figure { caption, .. }, .. }, under] = lead.as_mut_slice()
        && let BlockKind::Paragraph(text) = &mut under.kind
        && caption.is_empty()
    {
        *caption = std::mem::take(text);
        lead.truncate(1);
    }
    lead
}

fn is_picture(block: &Block) -> bool {
    matches!(block.kind, BlockKind::Figure { .. })
}

/// Takes the words from pictures that say nothing of them: the headline, the
/// same of several, or what stands beside them as well.
pub(super) fn quiet(body: &mut Vec<Block>, about: &PageHead) {
    const ENOUGH: usize = 12;
    let said = |block: &Block| match &block.kind {
        BlockKind::Figure { alt, caption, .. } if caption.is_empty() => Some(alt.to_string()),
        _ => None,
    };
    let mut times: HashMap<String, usize> = HashMap::new();
    for alt in body.iter().filter_map(said) {
        *times.entry(letters(&alt)).or_default() += 1;
    }
    let headlines: Vec<String> =
        [&about.headline, &about.heading].into_iter().flatten().map(|line| letters(line)).collect();
    let is_idle = |own: &String| {
        let of = |line: &String| line.contains(own) || line.len() >= ENOUGH && own.contains(line);
        times.get(own).is_some_and(|&times| times > 1)
            || own.len() >= ENOUGH && headlines.iter().any(of)
    };
    let texts: Vec<String> = body.iter().map(Block::plain).collect();
    for (at, block) in body.iter_mut().enumerate() {
        let near = [at.checked_sub(1), Some(at + 1)].into_iter().flatten();
        let mut near = near.filter_map(|near| texts.get(near));
        let is_quiet = said(block).is_some_and(|alt| {
            let own = letters(&alt);
            let is_beside = |text: &String| {
                own.len() >= ENOUGH && letters(text).contains(&own) || is_nearly(&alt, text)
            };
            is_idle(&own) || near.any(is_beside)
        });
        if let BlockKind::Figure { alt, .. } = &mut block.kind
            && is_quiet
        {
            *alt = Clean::empty();
        }
    }
    let is_nothing = |block: &Block| {
        matches!(&block.kind, BlockKind::Figure { image: None, alt, caption, credit }
            if alt.is_empty() && caption.is_empty() && credit.is_none())
    };
    body.retain(|block| !is_nothing(block));
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Whether two lines of some length have two thirds of their words in common:
/// agencies write one caption, and the desk another.
fn is_nearly(one: &str, other: &str) -> bool {
    const ENOUGH: usize = 6;
    const LONGEST: usize = 2000;
    if one.len() > LONGEST || other.len() > LONGEST {
        return false;
    }
    let (mut one, mut other) = (words(one), words(other));
    one.sort_unstable();
    other.sort_unstable();
    let all = one.len() + other.len();
    let mut rest = other.into_iter().peekable();
    let mut is_common = |word: &String| {
        while rest.next_if(|other| other < word).is_some() {}
        rest.next_if(|other| other == word).is_some()
    };
    let enough = one.len() >= ENOUGH;
    let common = one.iter().filter(|word| is_common(word)).count();
    enough && 3 * common >= all
}

/// The words of a line; a character of a script without spaces is one.
fn words(line: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    for c in line.chars() {
        let is_wide = c >= '\u{2E80}';
        if is_wide || !c.is_alphanumeric() {
            words.push(String::new());
        }
        if let Some(last) = words.last_mut().filter(|_| c.is_alphanumeric()) {
            last.extend(c.to_lowercase());
        }
        if is_wide {
            words.push(String::new());
        }
    }
    words.retain(|word| !word.is_empty());
    words
}
