//! What stands in the text between headline and first sentence: who wrote it, and
//! when.

use crate::loader::article_parts::day_line::{self, DayLine};
use crate::loader::article_parts::is_byline;
use crate::model::{Article, Block, BlockKind, Clean, HeadRole};

/// Takes byline and day off the beginning of a text, where nothing else tells
/// them. Something of the text always stays.
pub(super) fn take(blocks: &mut Vec<Block>, article: &mut Article) {
    const LINES: usize = 3;
    for _ in 0..LINES {
        let [first, _, ..] = blocks.as_slice() else { return };
        if !take_line(first, article) {
            return;
        }
        blocks.remove(0);
    }
}

/// Notes what a line over the text says; `false` if it is one of the text.
fn take_line(block: &Block, article: &mut Article) -> bool {
    let BlockKind::Paragraph(text) = &block.kind else { return false };
    let line = &text.text;
    let has_byline = article.line(HeadRole::Byline).is_some();
    let Some(DayLine { day, beside }) = day_line::read(line, is_day_first(article)) else {
        let is_new = !has_byline && is_byline(line);
        if is_new {
            article.push_head(HeadRole::Byline, line.clone());
        }
        return is_new;
    };
    let is_author = is_byline(&beside);
    let fits = beside.is_empty() || if is_author { !has_byline } else { is_place(&beside) };
    if !fits || article.published.is_some_and(|own| own != day) {
        return false;
    }
    article.published = Some(day);
    match (beside.is_empty(), is_author) {
        (true, _) => {}
        (false, true) => article.push_head(HeadRole::Byline, Clean::line(&beside)),
        // Whether it is a place or a name nobody can tell: it stays as it was set.
        (false, false) => article.push_head(HeadRole::Dateline, line.clone()),
    }
    true
}

/// The day that is all there is in a text.
pub(super) fn only_day(blocks: &[Block]) -> Option<crate::model::Date> {
    let [block] = blocks else { return None };
    let BlockKind::Paragraph(text) = &block.kind else { return None };
    day_line::read(&text.text, true).filter(|line| line.beside.is_empty()).map(|line| line.day)
}

/// Everywhere but in America.
fn is_day_first(article: &Article) -> bool {
    article.lang.as_ref().is_none_or(|tag| !tag.as_str().eq_ignore_ascii_case("en-us"))
}

/// Whether a few words beside a day may be a place or a name.
fn is_place(text: &str) -> bool {
    const WORDS: usize = 3;
    const LONGEST: usize = 30;
    let is_name = |word: &str| !word.starts_with(char::is_lowercase);
    text.split_whitespace().count() <= WORDS
        && text.chars().count() <= LONGEST
        && text.split_whitespace().all(is_name)
        && !text.contains(['，', '。', '：', '“', '「'])
}
