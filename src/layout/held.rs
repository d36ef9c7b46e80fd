//! Spaces at which no line ends, though UAX #14 would let it: between a number
//! and its unit, an abbreviation and what it goes with, the initials of a name,
//! and before a dash.
//!
//! The standard knows classes of characters, not words; it leaves this to the
//! no-break space that authors should have typed and seldom do.

/// How far back a word is looked for, in bytes: more than the longest
/// abbreviation, and a number with its groups.
const LOOKED_BACK: usize = 24;

/// Units that stand after a number and a space, SI and those that newspapers
/// add. Words that are units too (`in`, `a`) are not among them.
const UNITS: &[&str] = &[
    "%", "‰", "°C", "°F", "℃", "A", "B", "bar", "bn", "cc", "cl", "cm", "cm²", "dB", "dl", "ft",
    "g", "GB", "GHz", "GPa", "GW", "GWh", "h", "ha", "hp", "hPa", "Hz", "J", "K", "kB", "KB",
    "kbit", "kcal", "kg", "kHz", "kJ", "km", "km/h", "km²", "kPa", "kt", "kV", "kW", "kWh", "L",
    "l", "lb", "lbs", "lx", "m", "m/s", "m²", "m³", "mA", "MB", "Mbit", "mg", "mi", "min", "ml",
    "mm", "mm²", "mph", "MPa", "ms", "MW", "MWh", "N", "nm", "Ω", "oz", "Pa", "px", "rpm", "s",
    "t", "TB", "TWh", "V", "W", "Wh", "yd", "μm", "μg", "µm", "µg",
];

/// What follows an hour.
const HALVES_OF_A_DAY: &[&str] = &["am", "pm", "AM", "PM", "Uhr"];

/// The same, of letters with stops.
const HALVES_WITH_STOPS: &[&str] = &["a.m", "p.m"];

/// What stands before a number.
const BEFORE_NUMBERS: &[&str] = &[
    "Abb.", "Art.", "art.", "ca.", "Ch.", "ch.", "Fig.", "fig.", "No.", "no.", "Nos.", "nos.",
    "Nr.", "nº", "n°", "№", "p.", "pp.", "S.", "Sec.", "sec.", "Tab.", "Vol.", "vol.", "§",
];

/// What stands before a name.
const BEFORE_NAMES: &[&str] = &[
    "Capt.", "Col.", "Cpl.", "Dr", "Dr.", "Fr.", "Gen.", "Gov.", "Hon.", "Lt.", "M.", "Maj.",
    "Messrs.", "Mlle", "Mme", "Mr", "Mr.", "Mrs", "Mrs.", "Ms", "Ms.", "Mt.", "Pres.", "Prof.",
    "Rep.", "Rev.", "Sen.", "Sgt.", "Sr.", "Sra.", "St", "St.", "Ste.",
];

/// Initials that hold together at most: more are a list.
const MOST_INITIALS: usize = 3;

/// Whether what ends before the spaces at byte `at` holds on to what begins
/// there. It is asked at every space, and most are told by the letters beside it.
pub(super) fn holds(text: &str, at: usize) -> bool {
    let (left, right) = (text[..at].trim_end_matches(' '), &text[at..]);
    let (Some(last), Some(first)) = (left.chars().next_back(), right.chars().next()) else {
        return false;
    };
    match first {
        '–' | '—' => right[first.len_utf8()..].starts_with([' ', '\n']),
        '-' => right[1..].starts_with(' '),
        _ if last.is_ascii_digit() => is_unit(right),
        _ if ends_abbreviation(last) && first.is_numeric() => {
            BEFORE_NUMBERS.contains(&last_word(left))
        }
        _ if last.is_ascii() && first.is_uppercase() => {
            let word = last_word(left);
            BEFORE_NAMES.contains(&word) || is_initial(left, word)
        }
        _ => false,
    }
}

/// Whether one of [`BEFORE_NUMBERS`] ends so.
fn ends_abbreviation(last: char) -> bool {
    matches!(last, '.' | 'º' | '°' | '№' | '§')
}

/// Whether a space after this word could be one of ours: all others need no
/// second look.
pub(super) fn may_hold(word: &[u8]) -> bool {
    let short_name = word.len() <= 3 && word.first().is_some_and(u8::is_ascii_uppercase);
    short_name || word.last().is_some_and(|&b| b.is_ascii_digit() || b == b'.')
}

/// Whether the solidus at byte `at` is that of `km/h`.
pub(super) fn is_in_unit(text: &str, at: usize) -> bool {
    let bytes = text.as_bytes();
    let letters = |b: &&u8| b.is_ascii_alphabetic();
    let back = bytes[..at].iter().rev().take(LOOKED_BACK).take_while(letters).count();
    let on = bytes[at..].iter().skip(1).take(LOOKED_BACK).take_while(letters).count();
    bytes[at..].starts_with(b"/") && UNITS.contains(&&text[at - back..=at + on])
}

/// The word that a text ends with, brackets before it left out.
fn last_word(text: &str) -> &str {
    let from = text.floor_char_boundary(text.len().saturating_sub(LOOKED_BACK));
    let word = text[from..].rsplit(char::is_whitespace).next().unwrap_or_default();
    word.trim_start_matches(['(', '“', '"', '‘', '[', '（', '「'])
}

fn is_unit(right: &str) -> bool {
    let of_word = |c: char| {
        c.is_ascii_alphabetic()
            || matches!(c, '/' | '%' | '‰' | '°' | '℃' | '²' | '³' | 'Ω' | 'μ' | 'µ')
    };
    let end = right.find(|c| !of_word(c)).unwrap_or(right.len());
    let word = &right[..end];
    UNITS.contains(&word)
        || HALVES_OF_A_DAY.contains(&word)
        || HALVES_WITH_STOPS.iter().any(|half| right.starts_with(half))
}

/// Whether the text ends with an initial, its last word, and not with a list.
fn is_initial(text: &str, word: &str) -> bool {
    if !is_letter_with_stop(word) {
        return false;
    }
    let words = text.rsplit(' ').take(MOST_INITIALS + 1);
    words.take_while(|word| is_letter_with_stop(word)).count() <= MOST_INITIALS
}

/// `J.`, and `J.R.`
fn is_letter_with_stop(word: &str) -> bool {
    let mut chars = word.chars();
    let mut any = false;
    while let Some(letter) = chars.next() {
        if !letter.is_uppercase() || chars.next() != Some('.') {
            return false;
        }
        any = true;
    }
    any
}

#[cfg(test)]
mod tests {
    use super::super::Rules;
    use super::super::testing::broken;
    use super::*;
    use crate::model::Lang;

    #[test]
    fn what_stands_before_numbers_is_told_by_its_last_letter() {
        assert!(BEFORE_NUMBERS.iter().all(|word| word.ends_with(ends_abbreviation)));
        assert!(BEFORE_NAMES.iter().all(|word| word.ends_with(|c: char| c.is_ascii())));
    }

    fn en(text: &str) -> String {
        broken(text, Rules::of(Lang::En))
    }

    #[test]
    fn numbers_keep_their_units_and_what_counts_them() {
        assert_eq!(en("at 60 km/h for 3.5 m"), "at |60 km/h |for |3.5 m");
        assert_eq!(en("No. 10 at 5 p.m. or 6 am"), "No. 10 |at |5 p.m. |or |6 am");
        assert_eq!(en("5 in the 3 meters"), "5 |in |the |3 |meters", "no units, or spelt out");
        assert_eq!(en("Yes or no. 10 came"), "Yes |or |no. 10 |came");
    }

    #[test]
    fn titles_and_initials_stay_with_the_name() {
        assert_eq!(en("Dr. Li and J. K. Rowling"), "Dr. Li |and |J. K. Rowling");
        assert_eq!(en("so did I. Then"), "so |did |I. Then");
        assert_eq!(en("A. B. C. D. E."), "A. B. C. D. |E.", "a list is no name");
    }

    #[test]
    fn a_spaced_dash_begins_no_row() {
        assert_eq!(en("the ferry — it runs – again"), "the |ferry — |it |runs – |again");
        assert_eq!(en("the ferry -x"), "the |ferry |-x");
    }

    #[test]
    fn the_same_holds_among_han() {
        let zh = broken("速度60 km/h，宽3.5 m的", Rules::of(Lang::Zh));
        assert_eq!(zh, "速|度|60 km/h，|宽|3.5 m|的");
    }
}
