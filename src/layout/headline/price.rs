//! What it costs to break a headline at each place.
//!
//! The unit is what [`super::fit`] counts unevenness in. The numbers were
//! chosen so that each kind of place comes before the next one at any
//! unevenness that is usual, and were tried on headlines of the news.

use super::super::tailoring::is_latin;
use super::super::token::After;
use super::seams::{Seam, seams};
use super::units::Unit;
use super::words::WordList;
use super::{ja, latin, zh};
use crate::model::Lang;

/// What every place costs that is no gap: more than rows as uneven as 1 to 10.
pub(super) const NO_GAP: u32 = 800;
/// Between two phrases.
pub(super) const PHRASE: u32 = 20;
/// Between two words.
pub(super) const WORD: u32 = 40;
/// Between the parts of a name, or of a word that is made of words.
pub(super) const COMPOUND: u32 = 90;
/// Where a word looks for the one before or behind it.
pub(super) const CLINGING: u32 = 300;
/// Inside a word.
pub(super) const INSIDE: u32 = 3000;
/// What it costs more inside brackets and quotation marks.
const BRACKETED: u32 = 120;

/// The price of each place behind a unit, but for the last.
pub(super) fn prices(text: &str, units: &[Unit], lang: Lang) -> Vec<u32> {
    let (Some(first), Some(last)) = (units.first(), units.last()) else { return Vec::new() };
    let script = Script::of(&text[first.start as usize..last.end as usize], lang);
    let chars: Vec<(usize, char)> = text[..last.end as usize]
        .char_indices()
        .skip_while(|(at, _)| *at < first.start as usize)
        .collect();
    let letters: Vec<char> = chars.iter().map(|(_, c)| *c).collect();
    let seams = script.seams(&letters);
    let mut depth = 0_i32;
    let mut read = 0;
    let mut price = |pair: &[Unit]| {
        let index = |byte: u32| chars.partition_point(|(at, _)| *at < byte as usize);
        let (end, next) = (index(pair[0].end), index(pair[1].start));
        depth += letters[read..next].iter().map(|&c| opens(c) - closes(c)).sum::<i32>();
        read = next;
        let place = Place {
            before: &letters[..end],
            between: &letters[end..next],
            behind: &letters[next..],
            after: pair[0].after,
            seam: if end == next { seams[next] } else { None },
        };
        place.price(script) + if depth > 0 { BRACKETED } else { 0 }
    };
    units.windows(2).map(&mut price).collect()
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
        if text.chars().any(|c| is_kana(c)) {
            Self::Japanese
        } else if !text.chars().any(is_han) {
            Self::Words(lang)
        } else if lang == Lang::Ja {
            Self::Japanese
        } else {
            Self::Chinese
        }
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

/// A place where a row may end.
pub(super) struct Place<'a> {
    /// The text before it, ...
    pub(super) before: &'a [char],
    /// ... the white space there, ...
    pub(super) between: &'a [char],
    /// ... and the text behind it.
    pub(super) behind: &'a [char],
    pub(super) after: After,
    pub(super) seam: Option<Seam>,
}

impl Place<'_> {
    fn price(&self, script: Script) -> u32 {
        let (a, b) = self.around();
        if self.is_gap(script, a, b) {
            return 0;
        }
        NO_GAP
            + match (script, mark(a, b)) {
                (Script::Words(lang), of_mark) => latin::price(self, lang, of_mark),
                (Script::Japanese, Some(of_mark)) => ja::behind_mark(a, b).unwrap_or(of_mark),
                (Script::Chinese, Some(of_mark)) => zh::behind_mark(a, b).unwrap_or(of_mark),
                _ if !self.between.is_empty() => PHRASE,
                (Script::Japanese, None) => ja::price(self),
                (Script::Chinese, None) => zh::price(self),
            }
    }

    /// The characters before and behind it.
    pub(super) fn around(&self) -> (char, char) {
        let (a, b) = (self.before.last(), self.behind.first());
        (a.copied().unwrap_or(' '), b.copied().unwrap_or(' '))
    }

    /// Whether white space parts two halves of the headline here, and not two
    /// words.
    fn is_gap(&self, script: Script, a: char, b: char) -> bool {
        let wide = self.between.contains(&'\u{3000}') || self.between.len() > 1;
        let spaced = matches!(script, Script::Chinese | Script::Japanese)
            && !self.between.is_empty()
            && !is_latin(a)
            && !is_latin(b);
        wide || spaced
    }
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

pub(super) fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
        || matches!(c, '々' | '〇')
}

pub(super) fn is_hiragana(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{309F}')
}

pub(super) fn is_katakana(c: char) -> bool {
    matches!(c, '\u{30A1}'..='\u{30FA}' | '\u{30FC}'..='\u{30FF}' | '\u{FF66}'..='\u{FF9F}')
}

fn is_kana(c: char) -> bool {
    is_hiragana(c) || is_katakana(c)
}

/// A digit, in either width.
pub(super) fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '０'..='９')
}

/// A number's han.
pub(super) fn is_numeral(c: char) -> bool {
    "〇零一二三四五六七八九十百千万萬亿億兆两兩几幾数數半".contains(c)
}
