//! What a search over all papers says, in English.

use super::En;
use crate::search::QueryFault;
use crate::store::NotKept;
use crate::words::errors::{Errors as _, clipped};
use crate::words::search::{SearchWords, example};

impl SearchWords for En {
    fn query_fault(&self, fault: &QueryFault) -> String {
        match fault {
            QueryFault::Nothing => "there is nothing to look for: type a word".to_owned(),
            QueryFault::TooLong(most) => {
                format!("this has more than {most} parts; look for fewer words")
            }
            QueryFault::UnknownField { word, near: Some(near) } => {
                format!("“{}:” is unknown; did you mean “{near}:”?", clipped(word))
            }
            QueryFault::UnknownField { word, near: None } => format!(
                "“{}:” is unknown; put the text between quotation marks, or use paper: head: date:",
                clipped(word)
            ),
            QueryFault::BadValue { field, value } => format!(
                "“{}” means nothing after {field}:; for example {}",
                clipped(value),
                example(field)
            ),
            QueryFault::TooShortForAlike => {
                "with a letter wrong this could be anything: put ~ behind six characters of Chinese, Japanese or Korean, or two words".to_owned()
            }
            QueryFault::NotBetween => {
                "~ and a number stand between two words: new ~20 bridge".to_owned()
            }
        }
    }

    fn index_fault(&self, fault: &NotKept) -> String {
        const ELSEWHERE: &str = "name another place in NEWSPRINT_CACHE_DIR";
        let why = match fault {
            NotKept::Full => format!("the disk is full; make room, or {ELSEWHERE}"),
            NotKept::ReadOnly => format!("writing there is not allowed; allow it, or {ELSEWHERE}"),
            NotKept::Unreachable(cause) => {
                format!("it cannot be opened ({}); {ELSEWHERE}", self.system_error(cause))
            }
            NotKept::Busy | NotKept::Held(_) => {
                "another newsprint is writing it; try again in a moment".to_owned()
            }
            NotKept::Damaged(said) | NotKept::Other(said) => format!("{said}; {ELSEWHERE}"),
            NotKept::Newer { .. } | NotKept::Foreign(_) | NotKept::Moved => {
                format!("it was changed by another program; {ELSEWHERE}")
            }
        };
        format!("no index to search with: {why}")
    }

    fn index_renewed(&self) -> &'static str {
        "the index for searching was damaged, and was made anew"
    }

    fn unsearched(&self, editions: usize) -> String {
        let these = if editions == 1 { "1 edition" } else { "editions" };
        let count = if editions == 1 { String::new() } else { format!("{editions} ") };
        format!("{count}{these} cannot be read and so not searched; `newsprint check` says why")
    }

    fn no_place_for_index(&self) -> &'static str {
        "nothing can be searched: there is no place for the index; name one in NEWSPRINT_CACHE_DIR"
    }

    fn filling(&self, done: usize, total: usize) -> String {
        format!("indexing {done}/{total}")
    }

    fn may_be_typed(&self) -> &'static str {
        "All papers are searched at each key. bridge OR ferry; -advertisement; \"by the old ferry\"; head: paper: date:2026-11 since:7d kind:letter is:unread note:; bridg*; `newsprint man search` has the rest."
    }

    fn maybe(&self) -> &'static str {
        "maybe"
    }

    fn articles_found(&self, total: usize) -> String {
        match total {
            0 => "nothing found".to_owned(),
            1 => "1 article".to_owned(),
            _ => format!("{total} articles"),
        }
    }

    fn first_of(&self, shown: usize, total: usize) -> String {
        format!("{shown} of {total} articles; --limit shows more")
    }
}
