//! The order of the file, where it is better than any guess: in a heap of more
//! blocks than a page holds, and in Latin script, whose words are whole and tell
//! by a small letter that they go on.
//!
//! A line in display type or a report's beginning begins an article. A text
//! that breaks off goes on in one that begins small, whatever stands between:
//! of torn pages many a strip looks like a head. (On seven pages of 1855 and
//! 1858 whose articles are known, a fourth of the pairs of texts stand in their
//! article and order so; by the weights learned on Chinese pages, 7 in 100.)

use super::super::glyph::{Glyph, is_cjk};
use super::super::units::Unit;
use super::chains::TextChain;
use super::heads::HeadTarget;
use super::texts::{PageItem, PageTexts, TextEnd};
use super::{Joined, Recovered};

/// How sure it is that a text goes on in the next one, in percent: where a
/// hyphen parts a word, where the next begins small, and where only the order
/// tells.
const OF_WORD: u8 = 95;
const OF_SENTENCE: u8 = 88;
const OF_ORDER: u8 = 50;

/// The articles of a page from top to bottom.
pub(super) fn read(sheet: PageTexts, units: &[Unit]) -> Recovered {
    let mut strands: Vec<TextChain> = Vec::new();
    let mut heads = Vec::new();
    let mut waiting: Vec<usize> = Vec::new();
    let (mut fresh, mut joins) = (true, vec![None; sheet.texts.len()]);
    for (place, item) in sheet.items.iter().enumerate() {
        match *item {
            PageItem::Head(..) => {
                fresh = true;
                waiting.push(place);
            }
            PageItem::Text(text) => {
                let begins = fresh || sheet.texts[text].lede;
                let last = strands.last().and_then(|strand| strand.last()).copied();
                let join = last.and_then(|last| bridge(&sheet, units, last, text));
                match strands.last_mut() {
                    Some(strand) if join.is_some() || !begins => {
                        let in_order = Joined { inside: false, percent: OF_ORDER };
                        joins[text] = Some(join.unwrap_or(in_order));
                        strand.push(text);
                    }
                    _ => strands.push(vec![text]),
                }
                let target = HeadTarget::Strand(strands.len() - 1);
                heads.extend(waiting.drain(..).map(|place| (place, Some(target))));
                fresh = false;
            }
            PageItem::Signature(_) => fresh = true,
            PageItem::Byline(_) | PageItem::Figure(_) | PageItem::Fragment(_) => {}
        }
    }
    heads.extend(waiting.into_iter().map(|place| (place, None)));
    Recovered { sheet, strands, heads, joins }
}

/// How a text in Latin script goes on in another one, if its words say so.
fn bridge(sheet: &PageTexts, units: &[Unit], from: usize, to: usize) -> Option<Joined> {
    let begins_small = sheet.texts[to].chars.first().is_some_and(|c| c.is_lowercase());
    if sheet.texts[from].end != TextEnd::Open || !begins_small {
        return None;
    }
    let unit = *sheet.texts[from].units.last()?;
    let solid = |glyph: &&Glyph| !glyph.is_gap();
    let mut ends = units[unit].piece.glyphs.iter().rev().filter(solid).map(|glyph| glyph.c);
    let (last, before) = (ends.next()?, ends.next()?);
    if is_cjk(last) {
        return None;
    }
    let percent = if last == '-' && before.is_alphabetic() { OF_WORD } else { OF_SENTENCE };
    Some(Joined { inside: true, percent })
}
