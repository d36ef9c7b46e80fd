//! What months are called in feeds and on pages.

/// English first: where a word could be two months it is that one.
const ENGLISH: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// How the names begin in German, French, Spanish, Portuguese, Italian, Dutch,
/// Polish, Hungarian, Greek and Russian, where that is not as in English.
const OTHERS: [&[&str]; 12] = [
    &["jän", "ene", "gen", "sty", "ιαν", "янв"],
    &["fév", "fev", "lut", "φεβ", "фев"],
    &["mär", "maer", "mrt", "maa", "már", "μαρ", "μάρ", "мар"],
    &["avr", "abr", "ápr", "kwi", "απρ", "апр"],
    &["mai", "mag", "mei", "maj", "máj", "μαϊ", "μαΐ", "μάι", "май", "мая"],
    &["juin", "giu", "jún", "cze", "ιουν", "ιούν", "июн"],
    &["juil", "lug", "júl", "lip", "ιουλ", "ιούλ", "июл"],
    &["aoû", "aou", "ago", "sie", "αυγ", "αύγ", "авг"],
    &["set", "sze", "wrz", "σεπ", "сен"],
    &["okt", "out", "ott", "paź", "οκτ", "окт"],
    &["lis", "νοε", "νοέ", "ноя"],
    &["dez", "déc", "dic", "gru", "δεκ", "дек"],
];

/// The month, 1 to 12, that a word is the name of or the beginning of it.
pub(crate) fn month(word: &str) -> Option<i64> {
    if !word.chars().all(char::is_alphabetic) {
        return None;
    }
    let word = word.to_lowercase();
    let english = (1..).zip(ENGLISH).find(|(_, name)| word.starts_with(name));
    let begins = |names: &&[&str]| names.iter().any(|name| word.starts_with(name));
    let other = || (1..).zip(OTHERS).find(|(_, names)| begins(names)).map(|(month, _)| month);
    english.map(|(month, _)| month).or_else(other)
}
