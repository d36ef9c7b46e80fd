//! Places in Japanese headlines.

use super::letters::{is_digit, is_han, is_hiragana, is_katakana, is_numeral};
use super::place::{BreakPlace, CLINGING, COMPOUND, INSIDE, PHRASE, WORD};

/// Particles that end a phrase.
const ENDING: &str = "はがをにでともへ";

/// Kanji that belong to the word before them.
const BACK: &str = "市町村県区郡都府道国州島港駅店館所署局部課会社校院園場城寺川山線号便\
                    年月日時分秒円歳人名件台本回位点差度代氏者員長的性化式制率型用語界系派費料権案法\
                    後前中内外間上下初発着行目";

/// Kanji that belong to the word behind them.
const ON: &str = "新旧大小各全第約元前現初再最不無非未超総副両同故翌毎本";

/// What follows a mark: a particle goes with the quotation before it.
pub(super) fn behind_mark(a: char, b: char) -> Option<u32> {
    let quoted = "」』）”’】》".contains(a);
    let clings = quoted && (is_hiragana(b) || b == 'ー') || a == '・' && is_katakana(b);
    clings.then_some(if a == '・' { CLINGING } else { INSIDE / 2 })
}

/// Between two characters that are no marks.
pub(super) fn price(place: &BreakPlace<'_>) -> u32 {
    let (a, b) = place.around();
    let kind = |c: char| match c {
        _ if is_hiragana(c) => Letter::Hiragana,
        _ if is_katakana(c) => Letter::Katakana,
        _ if is_han(c) => Letter::Han,
        _ if is_digit(c) => Letter::Digit,
        _ => Letter::Other,
    };
    let inside = place.seam.is_some_and(|seam| seam.odds < 0);
    match (kind(a), kind(b)) {
        (Letter::Hiragana, Letter::Hiragana) => between_hiragana(a, b),
        (_, Letter::Hiragana) | (Letter::Katakana, Letter::Katakana) => INSIDE,
        (Letter::Hiragana, Letter::Han) if inside => INSIDE,
        (Letter::Hiragana, _) => behind_hiragana(place.before, a),
        (Letter::Han, Letter::Han) => between_han(place, (a, b)),
        (Letter::Digit, Letter::Han | Letter::Katakana) => CLINGING,
        (Letter::Han | Letter::Katakana, Letter::Digit | Letter::Other) => WORD + PHRASE,
        (Letter::Other | Letter::Han | Letter::Katakana, Letter::Han | Letter::Katakana) => {
            COMPOUND
        }
        _ => INSIDE,
    }
}

enum Letter {
    Hiragana,
    Katakana,
    Han,
    Digit,
    Other,
}

/// A new word in hiragana is only likely behind a particle, unless what
/// follows may be another particle.
fn between_hiragana(a: char, b: char) -> u32 {
    match a {
        'を' => 2 * COMPOUND,
        'は' | 'が' | 'に' | 'で' | 'へ' if !"はがをにでともへのやかなっんゃゅょ".contains(b) => {
            CLINGING
        }
        _ => INSIDE,
    }
}

/// Where the writing changes from hiragana to something else.
fn behind_hiragana(before: &[char], a: char) -> u32 {
    let first = before.iter().rev().nth(1).is_none_or(|&c| !is_hiragana(c));
    match a {
        // お知らせ, ご案内: an honorific, and no end of a word.
        'お' | 'ご' if first => INSIDE,
        _ if ENDING.contains(a) => PHRASE,
        'の' => WORD,
        _ => WORD + PHRASE / 2,
    }
}

fn between_han(place: &BreakPlace<'_>, (a, b): (char, char)) -> u32 {
    let Some(seam) = place.seam else { return INSIDE };
    if seam.odds < 0 {
        return INSIDE + 20 * seam.odds.unsigned_abs().min(50);
    }
    let (left, right) = seam.words;
    let doubt = 15 * seam.doubt();
    let clings = is_numeral(a) || (right == 1 && BACK.contains(b));
    doubt
        + match (left, right) {
            _ if clings => CLINGING,
            (1, _) if ON.contains(a) => 2 * COMPOUND,
            (1, 1) => 2 * COMPOUND,
            (1, _) | (_, 1) => COMPOUND + PHRASE,
            _ => COMPOUND,
        }
}
