//! What an article calls what it is about: which of its strings are names that can
//! be asked for, and how it prints them.

use std::ops::Range;

use super::clues::{ADDRESSES, is_name};
use super::names::plain;
use super::needle::Needle;
use super::passage::{Passage, PassageRole};

/// Letters that join words, and stand in next to no name: where a string has one it
/// is a piece of a sentence.
const JOINING: &str = "的了是在着也这那们把被我你他她它很のをてっるはにがと";
/// Endings of Korean words that are no names: of verbs, and of what they govern.
const ENDINGS: [char; 5] = ['다', '는', '을', '를', '며'];
/// What stands behind the name of a place.
const PLACES: [char; 9] = ['市', '县', '省', '区', '府', '郡', '町', '시', '군'];

/// Whether a string, as it is compared, may be asked for to find what an article of a
/// paper is about. The place that a paper is called after is in half of its articles.
#[must_use]
pub fn may_be_asked_for(text: &str, paper: &str) -> bool {
    let is_of_sentence = text.chars().any(|c| JOINING.contains(c)) || text.ends_with(ENDINGS);
    let place = text.trim_end_matches(PLACES);
    let is_at_home = plain(paper).is_some_and(|paper| paper.contains(place));
    !is_of_sentence && !is_at_home
}

/// Whether a word is printed with a small letter more often than not, and so names
/// nobody.
#[must_use]
pub fn is_mostly_small(text: &str, article: &[Passage]) -> bool {
    let Some(needle) = Needle::of(text, false) else { return true };
    let is_small = |(passage, tokens): &(&Passage, Range<usize>)| {
        passage.text[passage.folded.source(tokens.clone())].starts_with(char::is_lowercase)
    };
    let small = places(&needle, article).filter(is_small).count();
    small * 2 > places(&needle, article).count()
}

/// How often an article says a string, as it is compared.
#[must_use]
pub fn times(text: &str, article: &[Passage]) -> usize {
    Needle::of(text, false).map_or(0, |needle| places(&needle, article).count())
}

/// Where an article says something: the piece, and its tokens there.
fn places<'n, 'a: 'n>(
    needle: &'n Needle,
    article: &'a [Passage],
) -> impl Iterator<Item = (&'a Passage, Range<usize>)> + 'n {
    article
        .iter()
        .flat_map(|passage| needle.all(&passage.folded).map(move |tokens| (passage, tokens)))
}

/// A string, as it is compared, as an article prints it: a word that mostly stands
/// inside a longer name, with all of the name.
#[must_use]
pub fn as_printed<'a>(text: &str, article: &'a [Passage]) -> Option<String> {
    let needle = Needle::of(text, false)?;
    let form = |(passage, tokens): (&'a Passage, Range<usize>)| {
        &passage.text[passage.folded.source(full_name(passage, tokens))]
    };
    let forms: Vec<&str> = places(&needle, article).map(form).collect();
    let times = |form: &str| forms.iter().filter(|other| has(other, form)).count();
    let mostly = forms.iter().filter(|form| times(form) * 2 >= forms.len());
    let name = mostly.max_by_key(|form| form.len());
    // As it is written most often, where no name around it is.
    let alone = || {
        let shortest = forms.iter().map(|form| form.len()).min()?;
        let alone = forms.iter().filter(|form| form.len() == shortest);
        alone.max_by_key(|form| forms.iter().filter(|other| other == form).count())
    };
    name.or_else(alone).map(|form| (*form).to_owned())
}

/// Whether a name is another, or has all words of it.
fn has(name: &str, other: &str) -> bool {
    name == other || format!(" {name} ").contains(&format!(" {other} "))
}

/// The words with capitals around a name that are part of it. A headline may give
/// every word a capital, so nothing there is.
fn full_name(passage: &Passage, found: Range<usize>) -> Range<usize> {
    let text = &passage.folded;
    let is_part = |word: usize| {
        !text.is_letter(word) && is_name(passage, word) && !ADDRESSES.contains(&text.token(word))
    };
    let is_beside = |word: usize| {
        let (before, after) =
            (text.source(word..word + 1).end, text.source(word + 1..word + 2).start);
        matches!(&passage.text[before..after], " " | "-")
    };
    let mut name = found;
    if matches!(passage.role, PassageRole::Head(_)) || !name.clone().all(is_part) {
        return name;
    }
    while name.start > 0 && is_beside(name.start - 1) && is_part(name.start - 1) {
        name.start -= 1;
    }
    while name.end < text.len() && is_beside(name.end - 1) && is_part(name.end) {
        name.end += 1;
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Block, Body, Clean, HeadRole};
    use crate::search::passages;

    fn article(headline: &str, text: &str) -> Vec<Passage> {
        let head = [(HeadRole::Headline, Clean::line(headline))];
        passages(&head, &Body::set(vec![Block::paragraph(text)]))
    }

    fn printed(word: &str, text: &str) -> Option<String> {
        as_printed(word, &article("Walk to Cold Hythe Again", text))
    }

    #[test]
    fn a_word_that_mostly_stands_in_a_longer_name_is_told_with_all_of_it() {
        let text = "He came to Cold Hythe, and from Cold Hythe he wrote. Hythe was dear to him.";
        assert_eq!(printed("hythe", text).as_deref(), Some("Cold Hythe"));
        assert_eq!(printed("cold", text).as_deref(), Some("Cold Hythe"));
        assert_eq!(printed("dear", text).as_deref(), Some("dear"));
        let text = "The Saltmarsh Harbour Commissioners are the Harbour Commissioners. To the Harbour Commissioners, then.";
        assert_eq!(printed("harbour", text).as_deref(), Some("Harbour Commissioners"));
    }

    #[test]
    fn who_is_addressed_and_what_begins_a_sentence_is_no_part_of_a_name() {
        let text = "They met Mr Tarrant here. When Tarrant left, Monday Tarrant came.";
        assert_eq!(printed("tarrant", text).as_deref(), Some("Tarrant"));
        assert_eq!(printed("柳荫巷", "拆了柳荫巷戏台。").as_deref(), Some("柳荫巷"));
    }

    #[test]
    fn pieces_of_sentences_and_the_papers_own_place_are_not_asked_for() {
        let fit = |text: &str| may_be_asked_for(text, "河口晚报");
        assert!(fit("天文台"));
        assert!(!fit("自己的") && !fit("河口市") && !fit("습니다"));
        let fit = |text: &str| may_be_asked_for(text, "The Saltmarsh Courier");
        assert!(fit("assembly") && !fit("saltmarsh"));
        let en = article("Not With Water", "He is not at the Assembly Rooms with water.");
        assert!(!is_mostly_small("assembly", &en));
        let en = article("Water", "He is with water and no water.");
        assert!(is_mostly_small("water", &en));
    }
}
