//! The texts of searching all papers.

use crate::search::QueryFault;
use crate::store::NotKept;

/// How a language words what a search over all papers has to say.
pub trait SearchWords {
    /// Why a query is not understood.
    fn query_fault(&self, fault: &QueryFault) -> String;
    /// Why there is no index to search with.
    fn index_fault(&self, fault: &NotKept) -> String;
    /// The index was damaged, and was made anew.
    fn index_renewed(&self) -> &'static str;
    /// So many editions cannot be read, and so not be searched.
    fn unsearched(&self, editions: usize) -> String;
    /// There is no place for an index.
    fn no_place_for_index(&self) -> &'static str;
    /// So many editions of how many are in the index, while they are entered.
    fn filling(&self, done: usize, total: usize) -> String;
    /// Where nothing is typed yet: what a query can say.
    fn may_be_typed(&self) -> &'static str;
    /// Before what was found with a letter wrong.
    fn maybe(&self) -> &'static str;
    /// How many articles were found.
    fn articles_found(&self, total: usize) -> String;
    /// How many of them stand above.
    fn first_of(&self, shown: usize, total: usize) -> String;
}

/// What may stand after a colon, in signs that every language reads.
pub(super) fn example(field: &str) -> &'static str {
    match field {
        "date" => "date:2026-11, date:2026-11-20..28",
        "since" => "since:7d, since:2026-11-20",
        "before" => "before:1949-10",
        "on" => "on:11-28",
        "kind" => "kind:news, kind:letter, kind:opinion",
        "lang" => "lang:zh, lang:en",
        "is" => "is:unread, is:read, is:marked, is:clipped",
        "has" => "has:picture",
        "page" => "page:A01, page:front",
        "sort" => "sort:new, sort:old, sort:rank",
        _ => "paper:courier, head:bridge",
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::model::Clean;
    use crate::model::error::SystemError;
    use crate::words::LANGUAGES;

    #[test]
    fn every_fault_has_its_own_line_in_every_language_and_says_what_is_meant() {
        let word = || "papr".to_owned();
        let faults = [
            QueryFault::Nothing,
            QueryFault::TooLong(200),
            QueryFault::UnknownField { word: word(), near: Some("paper") },
            QueryFault::UnknownField { word: word(), near: None },
            QueryFault::BadValue { field: "date", value: "soon".to_owned() },
            QueryFault::NotBetween,
            QueryFault::TooShortForAlike,
        ];
        let said = || Clean::line("why");
        let kept = [
            NotKept::Full,
            NotKept::ReadOnly,
            NotKept::Unreachable(SystemError::Other(said())),
            NotKept::Busy,
            NotKept::Other(said()),
        ];
        for words in LANGUAGES {
            let mut texts = BTreeSet::new();
            let told = faults.iter().map(|fault| words.query_fault(fault));
            for text in told.chain(kept.iter().map(|fault| words.index_fault(fault))) {
                let columns = unicode_width::UnicodeWidthStr::width(&*text);
                assert!((6..=160).contains(&columns), "{}: {columns}: {text}", words.tag());
                assert!(texts.insert(text.clone()), "{}: told twice: {text}", words.tag());
            }
            let named = words.query_fault(&faults[2]);
            assert!(named.contains("papr") && named.contains("paper:"), "{named}");
            assert!(words.query_fault(&faults[4]).contains("soon"));
            assert!(words.first_of(20, 37).contains("20"));
        }
    }
}
