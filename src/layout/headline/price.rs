//! What it costs to break a headline at each place.

use super::super::letters::{is_hangul, is_latin};
use super::letters::{is_han, is_hiragana, is_kana};
use super::place::{BreakPlace, NO_GAP, PHRASE, WORD};
use super::seams::{Seam, seams};
use super::units::HeadUnit;
use super::words::WordList;
use super::{ja, latin, zh};
use crate::model::{Lang, simplified};

/// What it costs more inside brackets and quotation marks.
const BRACKETED: u32 = 120;

/// The price of each place behind a unit, but for the last.
pub(super) fn prices(text: &str, units: &[HeadUnit], lang: Lang) -> Vec<u32> {
    let (Some(first), Some(last)) = (units.first(), units.last()) else { return Vec::new() };
    let script = Script::of(&text[first.start as usize..last.end as usize], lang);
    let chars: Vec<(usize, char)> = text[..last.end as usize]
        .char_indices()
        .skip_while(|(at, _)| *at < first.start as usize)
        .collect();
    let letters: Vec<char> = chars.iter().map(|(_, c)| script.letter(*c)).collect();
    let seams = script.seams(&letters);
    let mut depth = 0_i32;
    let mut read = 0;
    let mut of_pair = |pair: &[HeadUnit]| {
        let index = |byte: u32| chars.partition_point(|(at, _)| *at < byte as usize);
        let (end, next) = (index(pair[0].end), index(pair[1].start));
        depth += letters[read..next].iter().map(|&c| opens(c) - closes(c)).sum::<i32>();
        read = next;
        let place = BreakPlace {
            before: &letters[..end],
            between: &letters[end..next],
            behind: &letters[next..],
            after: pair[0].after,
            seam: if end == next { seams[next] } else { None },
        };
        price(&place, script) + if depth > 0 { BRACKETED } else { 0 }
    };
    units.windows(2).map(&mut of_pair).collect()
}

/// What a headline is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Script {
    Chinese,
    Japanese,
    /// Words with spaces between them.
    Words(Lang),
}

impl Script {
    /// The headline's script tells more than the language of its paper: a
    /// paper in English may list one in Chinese.
    fn of(text: &str, lang: Lang) -> Self {
        if text.chars().any(is_kana) {
            Self::Japanese
        } else if !text.chars().any(is_han) || text.chars().any(is_hangul) {
            Self::Words(lang)
        } else if lang == Lang::Ja {
            Self::Japanese
        } else {
            Self::Chinese
        }
    }

    /// A character as it stands in the lists of words.
    fn letter(self, c: char) -> char {
        if self == Self::Chinese && is_han(c) { simplified(c) } else { c }
    }

    /// What is known of the place before each character.
    fn seams(self, letters: &[char]) -> Vec<Option<Seam>> {
        let (list, belongs): (_, fn(char) -> bool) = match self {
            Self::Chinese => (WordList::chinese(), is_han),
            Self::Japanese => (WordList::japanese(), |c| is_han(c) || is_hiragana(c)),
            Self::Words(_) => return vec![None; letters.len()],
        };
        let mut out = Vec::with_capacity(letters.len());
        for run in letters.chunk_by(|&a, &b| belongs(a) && belongs(b)) {
            out.push(None);
            if run.len() > 1 {
                out.extend(seams(run, list).into_iter().map(Some));
            }
        }
        out
    }
}

/// What a row costs that ends at a place.
fn price(place: &BreakPlace<'_>, script: Script) -> u32 {
    let (a, b) = place.around();
    if is_gap(place, script, (a, b)) {
        return 0;
    }
    NO_GAP
        + match (script, mark(a, b)) {
            (Script::Words(lang), of_mark) => latin::price(place, lang, of_mark),
            (Script::Japanese, Some(of_mark)) => ja::behind_mark(a, b).unwrap_or(of_mark),
            (Script::Chinese, Some(of_mark)) => zh::behind_mark(a, b).unwrap_or(of_mark),
            _ if !place.between.is_empty() => PHRASE,
            (Script::Japanese, None) => ja::price(place),
            (Script::Chinese, None) => zh::price(place),
        }
}

/// Whether white space parts two halves of the headline here, and not two
/// words.
fn is_gap(place: &BreakPlace<'_>, script: Script, (a, b): (char, char)) -> bool {
    let wide = place.between.contains(&'\u{3000}') || place.between.len() > 1;
    let spaced = !matches!(script, Script::Words(_))
        && !place.between.is_empty()
        && !is_latin(a)
        && !is_latin(b);
    wide || spaced
}

/// What a place costs by the mark before it or behind it.
fn mark(a: char, b: char) -> Option<u32> {
    match a {
        '。' | '！' | '？' | '；' | '!' | '?' | ';' | '，' | ',' | '：' | ':' | '…' | '—' | '―'
        | '–' => Some(5),
        '、' => Some(PHRASE + 5),
        '·' | '・' | '／' | '/' => Some(WORD + PHRASE),
        _ if closes(a) == 1 => Some(PHRASE + 10),
        _ if opens(b) == 1 || matches!(b, '…' | '—' | '―') => Some(PHRASE + 5),
        _ => None,
    }
}

fn opens(c: char) -> i32 {
    i32::from(matches!(
        c,
        '“' | '‘' | '《' | '〈' | '「' | '『' | '（' | '【' | '〔' | '［' | '(' | '['
    ))
}

fn closes(c: char) -> i32 {
    i32::from(matches!(
        c,
        '”' | '’' | '》' | '〉' | '」' | '』' | '）' | '】' | '〕' | '］' | ')' | ']'
    ))
}
