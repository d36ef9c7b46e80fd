//! The word at a place of a text: for a reader who points at it.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation as _;

use super::letters::{is_han, is_kana};
use super::seams::seams;
use super::words::WordList;
use crate::model::Lang;

/// Characters looked at on either side: words are of two to five, and what is
/// farther away decides nothing.
const LOOKED_AT: usize = 24;

/// The bytes of the word at a byte. Chinese and Japanese words are told by the
/// lists that headlines are broken by; in other languages without spaces it is
/// the whole run.
#[must_use]
pub fn word_at(text: &str, byte: usize, lang: Lang) -> Range<usize> {
    let byte = text.floor_char_boundary(byte);
    let list = match lang {
        Lang::Zh => Some(WordList::chinese()),
        Lang::Ja => Some(WordList::japanese()),
        _ => None,
    };
    let is_of_run = |c: &char| is_han(*c) || is_kana(*c);
    if let Some(list) = list
        && text[byte..].chars().next().is_some_and(|c| is_of_run(&c))
    {
        return of_run(text, byte, list);
    }
    let bounds = text.split_word_bound_indices();
    let around = bounds.map(|(at, word)| at..at + word.len()).find(|word| byte < word.end);
    around.unwrap_or(byte..byte)
}

/// The word of a run of han and kana.
fn of_run(text: &str, byte: usize, list: WordList) -> Range<usize> {
    let is_of_run = |c: &char| is_han(*c) || is_kana(*c);
    let before = text[..byte].chars().rev().take(LOOKED_AT).take_while(is_of_run).count();
    let before: String = text[..byte].chars().rev().take(before).collect();
    let start = byte - before.len();
    let run: Vec<char> = text[start..].chars().take_while(is_of_run).take(2 * LOOKED_AT).collect();
    let here = before.chars().count();
    let seams = seams(&run, list);
    let is_seam = |at: &usize| seams.get(*at - 1).is_some_and(|seam| seam.words != (0, 0));
    let first = (1..=here).rev().find(is_seam).unwrap_or(0);
    let last = (here + 1..run.len()).find(is_seam).unwrap_or(run.len());
    let bytes = |chars: &[char]| chars.iter().map(|c| c.len_utf8()).sum::<usize>();
    start + bytes(&run[..first])..start + bytes(&run[..last])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(text: &str, within: &str, lang: Lang) -> String {
        text[word_at(text, text.find(within).unwrap(), lang)].to_owned()
    }

    #[test]
    fn words_without_spaces_are_told_by_lists() {
        assert_eq!(word("首日过桥机动车5.8万辆次", "动", Lang::Zh), "机动车");
        assert_eq!(word("据市交通运输局统计", "通", Lang::Zh), "交通");
        assert_eq!(word("東防波堤に立つ", "波", Lang::Ja), "防波堤");
    }

    #[test]
    fn words_with_spaces_are_those_of_the_standard() {
        assert_eq!(word("shop-window dummy", "mmy", Lang::En), "dummy");
        assert_eq!(word("全长2,318米", "318", Lang::Zh), "2,318");
        assert_eq!(word("다리가 열렸다", "리", Lang::Ko), "다리가");
        assert_eq!(word_at("", 3, Lang::En), 0..0);
    }
}
