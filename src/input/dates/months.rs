//! What months are called in feeds and on pages.

/// English first: where a word could be two months it is that one.
const ENGLISH: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// How the names begin in German, French, Spanish, Portuguese, Italian, Dutch,
/// Polish, Czech, Hungarian, Romanian, Norwegian, Turkish, Greek, Russian and
/// Ukrainian, where that is not as in English.
const OTHERS: [&[&str]; 12] = [
    &["jän", "ene", "gen", "sty", "led", "ian", "oca", "ιαν", "янв", "січ"],
    &["fév", "fev", "lut", "úno", "şub", "φεβ", "фев", "лют"],
    &["mär", "maer", "mrt", "maa", "már", "bře", "μαρ", "μάρ", "мар", "берез"],
    &["avr", "abr", "ápr", "kwi", "dub", "nis", "απρ", "апр", "квіт"],
    &["mai", "mag", "mei", "maj", "máj", "kvě", "μαϊ", "μαΐ", "μάι", "май", "мая", "трав"],
    &["juin", "giu", "jún", "cze", "červn", "iun", "haz", "ιουν", "ιούν", "июн", "черв"],
    &["juil", "lug", "júl", "lip", "červenc", "iul", "tem", "ιουλ", "ιούλ", "июл", "лип"],
    &["aoû", "aou", "ago", "sie", "srp", "ağu", "αυγ", "αύγ", "авг", "серп"],
    &["set", "sze", "wrz", "zář", "eyl", "σεπ", "сен", "верес"],
    &["okt", "out", "ott", "paź", "říj", "eki", "οκτ", "окт", "жовт"],
    &["lis", "noi", "kas", "νοε", "νοέ", "ноя", "листоп"],
    &["dez", "déc", "dic", "gru", "pro", "des", "ara", "δεκ", "дек", "груд"],
];

/// The names in Finnish, some of which begin as others do in English.
const FINNISH: [&str; 12] = [
    "tammi", "helmi", "maalis", "huhti", "touko", "kesä", "heinä", "elo", "syys", "loka", "marras",
    "joulu",
];

/// The month, 1 to 12, that a word is the name of or the beginning of it.
pub(crate) fn month(word: &str) -> Option<i64> {
    if !word.chars().all(char::is_alphabetic) {
        return None;
    }
    let word = word.to_lowercase();
    let is_finnish = |name: &str| word.strip_prefix(name).is_some_and(|end| end.starts_with("kuu"));
    if let Some(at) = FINNISH.iter().position(|name| is_finnish(name)) {
        return i64::try_from(at + 1).ok();
    }
    let english = (1..).zip(ENGLISH).find(|(_, name)| word.starts_with(name));
    let begins = |names: &&[&str]| names.iter().any(|name| word.starts_with(name));
    let other = || (1..).zip(OTHERS).find(|(_, names)| begins(names)).map(|(month, _)| month);
    english.map(|(month, _)| month).or_else(other)
}
