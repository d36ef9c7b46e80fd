//! A query as it is typed.
//!
//! | typed | asks for |
//! |---|---|
//! | `新渠 通水` | both |
//! | `新渠 OR 水渠` | one or both; holds more tightly than the space |
//! | `-广告` | not that |
//! | `"下游 三县"` | these words in a row; spaces and marks between them are free |
//! | `bridg*` | any word that begins so |
//! | `新渠 ~20 通水` | no more than 20 letters or words between them |
//! | `苇江二桥通车~` | that, or all but one letter of it where a scan was read |
//! | `head:` `deck:` `by:` `caption:` `text:` | where it is said |
//! | `paper:` `section:` `page:` `kind:` `lang:` | what the article is |
//! | `date:2026-11` `date:2026-11-20..28` `since:7d` `before:1949-10` `on:11-28` | when |
//! | `is:unread` `is:read` `is:marked` `is:clipped` `note:` `has:picture` | what the reader did, and noted on it |
//! | `sort:new` `sort:old` `sort:rank` | in which order |

use std::iter::Peekable;
use std::str::CharIndices;

use super::days;
use super::names::{page_name, plain};
use super::needle::Needle;
use super::query::{Clause, Condition, HitOrder, Query, ReadMark, Saying, SayingField};
use crate::model::{Date, Kind, Lang};

/// Clauses of a query: more than anybody types, and few enough that an article
/// is asked about them at once.
const MOST: usize = 200;
/// A word before a colon.
const WORDS: [&str; 17] = [
    "head", "deck", "by", "caption", "text", "paper", "section", "page", "kind", "lang", "date",
    "since", "before", "on", "is", "note", "has",
];
const SORT: &str = "sort";

/// Why a query is not understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum QueryFault {
    /// There is nothing in it to look for.
    Nothing,
    /// It has more parts than so many.
    TooLong(usize),
    /// Nothing is called so that stands before a colon; what is, if it is near.
    UnknownField {
        /// What was typed.
        word: String,
        /// What was meant, perhaps.
        near: Option<&'static str>,
    },
    /// What stands after a colon means nothing there.
    BadValue {
        /// The word before the colon.
        field: &'static str,
        /// What was typed.
        value: String,
    },
    /// `~20` does not stand between two words.
    NotBetween,
    /// `~` stands behind what is too short to be told with a letter wrong.
    TooShortForAlike,
}

/// A part of a query, as it is typed.
#[derive(Debug, Clone, PartialEq, Eq)]
struct TypedPart {
    is_denied: bool,
    /// The word before a colon.
    field: Option<String>,
    text: String,
    is_quoted: bool,
    /// `~` stands behind it.
    is_alike: bool,
}

impl Query {
    /// Understands a query; `today` is what `since:7d` counts from.
    ///
    /// # Errors
    /// [`QueryFault`].
    pub fn parse(text: &str, today: Date) -> Result<Self, QueryFault> {
        let parts = parts(text);
        if parts.len() > MOST {
            return Err(QueryFault::TooLong(MOST));
        }
        let mut reader = QueryReader { query: Self::default(), joins: false, near: None, today };
        for part in &parts {
            reader.take(part)?;
        }
        if reader.near.is_some() {
            return Err(QueryFault::NotBetween);
        }
        if reader.query.groups.is_empty() { Err(QueryFault::Nothing) } else { Ok(reader.query) }
    }
}

/// A query as it is typed, with what it finds in order of age, the newest first.
#[must_use]
pub fn newest_first(query: &str) -> String {
    // Of two orders the last counts.
    format!("{query} sort:new")
}

/// Several names of which one is enough, as a query.
#[must_use]
pub fn any_of(names: &[String]) -> String {
    let quoted = |name: &String| {
        if name.contains(char::is_whitespace) { format!("\"{name}\"") } else { name.clone() }
    };
    names.iter().map(quoted).collect::<Vec<_>>().join(" OR ")
}

/// What a query is called by: the first of what it asks for.
#[must_use]
pub fn first_of_query(query: &str) -> String {
    query.split(" OR ").next().unwrap_or(query).replace('"', "")
}

struct QueryReader {
    query: Query,
    /// OR stood before what comes next.
    joins: bool,
    /// `~20` stood before what comes next.
    near: Option<usize>,
    today: Date,
}

impl QueryReader {
    fn take(&mut self, part: &TypedPart) -> Result<(), QueryFault> {
        if let (false, None) = (part.is_quoted || part.is_denied, &part.field) {
            if part.text == "OR" {
                self.joins = true;
                return Ok(());
            }
            if let Some(within) = part.text.strip_prefix('~').and_then(|n| n.parse().ok()) {
                self.near = Some(within);
                return Ok(());
            }
        }
        if let Some(field) = &part.field {
            return self.take_field(part, field);
        }
        let Some(needle) = needle(part) else { return Ok(()) };
        if let Some(within) = self.near.take() {
            return self.bring_near(within, needle);
        }
        self.say(part, SayingField::All, needle)
    }

    /// The needle stands near the one before.
    fn bring_near(&mut self, within: usize, other: Needle) -> Result<(), QueryFault> {
        let last = self.query.groups.last_mut().and_then(|group| group.last_mut());
        match last.map(|clause| &mut clause.what) {
            Some(Condition::Says(saying)) if saying.near.is_none() && !saying.is_alike => {
                saying.near = Some((within, other));
                Ok(())
            }
            _ => Err(QueryFault::NotBetween),
        }
    }

    fn say(
        &mut self,
        part: &TypedPart,
        field: SayingField,
        needle: Needle,
    ) -> Result<(), QueryFault> {
        let is_alike = part.is_alike;
        if is_alike && !needle.is_telling() {
            return Err(QueryFault::TooShortForAlike);
        }
        self.add(part, Condition::Says(Saying { field, needle, near: None, is_alike }));
        Ok(())
    }

    fn add(&mut self, part: &TypedPart, what: Condition) {
        let clause = Clause { is_denied: part.is_denied, what };
        let joins = std::mem::take(&mut self.joins);
        match self.query.groups.last_mut().filter(|_| joins) {
            Some(group) => group.push(clause),
            None => self.query.groups.push(vec![clause]),
        }
    }

    fn take_field(&mut self, part: &TypedPart, word: &str) -> Result<(), QueryFault> {
        if word == SORT {
            let order = match &*part.text {
                "new" => HitOrder::New,
                "old" => HitOrder::Old,
                "rank" => HitOrder::Rank,
                _ => return Err(bad(SORT, part)),
            };
            self.query.order = Some(order);
            return Ok(());
        }
        let Some(&field) = WORDS.iter().find(|known| **known == word) else {
            return Err(QueryFault::UnknownField { word: word.to_owned(), near: nearest(word) });
        };
        if let Some(place) = field_of(field) {
            let needle = needle(part).ok_or_else(|| bad(field, part))?;
            return self.say(part, place, needle);
        }
        let what = match field {
            "note" => needle(part).map(Condition::Noted),
            _ => self.condition(field, &part.text),
        };
        let what = what.ok_or_else(|| bad(field, part))?;
        self.add(part, what);
        Ok(())
    }

    fn condition(&self, field: &str, value: &str) -> Option<Condition> {
        let value = value.trim();
        if value.is_empty() {
            return None;
        }
        let name = || plain(value).filter(|name| !name.is_empty());
        Some(match field {
            "paper" => Condition::Paper(name()?),
            "section" => Condition::Section(name()?),
            "page" => Condition::Page(page_name(value)),
            "kind" => Condition::Kind(Kind::from_name(&value.to_lowercase())?),
            "lang" => Condition::Lang(language(value)?),
            "date" => Condition::Dated(days::span(value)?),
            "since" => Condition::Dated(days::since(value, self.today)?),
            "before" => Condition::Dated(days::before(value)?),
            "on" => {
                let (month, day) = days::of_year(value)?;
                Condition::OnDay(month, day)
            }
            "is" => Condition::Is(match value {
                "unread" => ReadMark::Unread,
                "read" => ReadMark::Read,
                "marked" => ReadMark::Marked,
                "clipped" => ReadMark::Clipped,
                _ => return None,
            }),
            _ => (value == "picture").then_some(Condition::HasPicture)?,
        })
    }
}

fn bad(field: &'static str, part: &TypedPart) -> QueryFault {
    QueryFault::BadValue { field, value: part.text.clone() }
}

fn field_of(word: &str) -> Option<SayingField> {
    Some(match word {
        "head" => SayingField::Head,
        "deck" => SayingField::Deck,
        "by" => SayingField::By,
        "caption" => SayingField::Caption,
        "text" => SayingField::Text,
        _ => return None,
    })
}

/// Languages that editions are known by.
fn language(tag: &str) -> Option<Lang> {
    let lang = Lang::from_tag(tag);
    (lang != Lang::En || tag.to_ascii_lowercase().starts_with("en")).then_some(lang)
}

fn needle(part: &TypedPart) -> Option<Needle> {
    let is_open = !part.is_quoted && part.text.ends_with('*');
    Needle::of(&part.text, is_open)
}

/// The word that was meant, if one is near.
fn nearest(word: &str) -> Option<&'static str> {
    let all = WORDS.into_iter().chain([SORT]);
    let nearest = all.min_by_key(|known| strsim::damerau_levenshtein(word, known))?;
    (strsim::damerau_levenshtein(word, nearest) <= 2).then_some(nearest)
}

fn parts(text: &str) -> Vec<TypedPart> {
    let mut parts = Vec::new();
    let mut rest = text.char_indices().peekable();
    while let Some((_, c)) = rest.peek().copied() {
        // Brackets part, and mean nothing more.
        if c.is_whitespace() || matches!(c, '(' | ')') {
            rest.next();
        } else if parts.len() <= MOST {
            parts.push(part(&mut rest));
        } else {
            break;
        }
    }
    parts
}

fn part(rest: &mut Peekable<CharIndices<'_>>) -> TypedPart {
    let is_denied = rest.next_if(|(_, c)| *c == '-').is_some();
    let (field, text) = (None, String::new());
    let mut part = TypedPart { is_denied, field, text, is_quoted: false, is_alike: false };
    while let Some((_, c)) = rest.next_if(|(_, c)| !c.is_whitespace() && !matches!(c, '(' | ')')) {
        match c {
            '"' | '“' | '”' => {
                part.is_quoted = true;
                quoted(rest, &mut part.text);
                part.is_alike = rest.next_if(|(_, c)| *c == '~').is_some();
                return part;
            }
            ':' | '：' if part.field.is_none() && is_field(&part.text, rest) => {
                part.field = Some(std::mem::take(&mut part.text).to_ascii_lowercase());
            }
            c => part.text.push(c),
        }
    }
    part.is_alike = part.text.len() > 1 && part.text.ends_with('~');
    part
}

/// Whether what stands before a colon is meant to be a field: a word of Latin
/// letters, and no address.
fn is_field(before: &str, rest: &mut Peekable<CharIndices<'_>>) -> bool {
    let is_word = !before.is_empty() && before.bytes().all(|b| b.is_ascii_alphabetic());
    is_word && rest.peek().is_none_or(|(_, c)| *c != '/')
}

/// All up to the mark that ends a quotation.
fn quoted(rest: &mut Peekable<CharIndices<'_>>, text: &mut String) {
    for (_, c) in rest.by_ref() {
        if matches!(c, '"' | '“' | '”') {
            return;
        }
        text.push(c);
    }
}

#[cfg(test)]
mod tests {
    use super::super::DateSpan;
    use super::*;

    fn today() -> Date {
        jiff::civil::date(2026, 11, 29)
    }

    fn read(text: &str) -> Result<Query, QueryFault> {
        Query::parse(text, today())
    }

    fn conditions(text: &str) -> Vec<Condition> {
        read(text).unwrap().groups.into_iter().flatten().map(|clause| clause.what).collect()
    }

    #[test]
    fn words_are_all_wanted_and_or_joins_its_neighbours() {
        let query = read("新渠 OR 水渠 通水 -广告").unwrap();
        let sizes: Vec<usize> = query.groups.iter().map(Vec::len).collect();
        assert_eq!(sizes, [2, 1, 1]);
        assert!(query.groups[2][0].is_denied && !query.groups[1][0].is_denied);
    }

    #[test]
    fn a_field_says_where_or_what_and_a_colon_may_be_a_wide_one() {
        let [Condition::Says(saying)] = &conditions("head:\"下游 三县\"")[..] else { panic!() };
        assert_eq!(saying.field, SayingField::Head);
        assert_eq!(conditions("paper：河口"), [Condition::Paper("河口".to_owned())]);
        assert_eq!(conditions("kind:letter"), [Condition::Kind(Kind::Letter)]);
        assert_eq!(conditions("lang:ja-JP"), [Condition::Lang(Lang::Ja)]);
        assert_eq!(conditions("has:picture"), [Condition::HasPicture]);
        let week = DateSpan { from: jiff::civil::date(2026, 11, 22), to: Date::MAX };
        assert_eq!(conditions("since:7d"), [Condition::Dated(week)]);
    }

    #[test]
    fn near_stands_between_two_words() {
        let [Condition::Says(saying)] = &conditions("新渠 ~20 通水")[..] else { panic!() };
        assert_eq!(saying.near.as_ref().map(|(within, _)| *within), Some(20));
        for wrong in ["~20", "~20 通水", "新渠 ~20", "paper:河口 ~3 通水"] {
            assert_eq!(read(wrong), Err(QueryFault::NotBetween), "{wrong}");
        }
    }

    #[test]
    fn a_letter_may_be_wrong_where_enough_is_typed_to_tell() {
        for (text, is_alike) in
            [("苇江二桥通车~", true), ("\"ferry bridge\"~", true), ("head:苇江二桥通车~", true)]
        {
            let [Condition::Says(saying)] = &conditions(text)[..] else { panic!("{text}") };
            assert_eq!(saying.is_alike, is_alike, "{text}");
        }
        assert_eq!(read("苇江二桥~"), Err(QueryFault::TooShortForAlike));
        assert_eq!(read("bridge~"), Err(QueryFault::TooShortForAlike));
        assert_eq!(read("苇江二桥通车~ ~3 渡轮"), Err(QueryFault::NotBetween));
    }

    #[test]
    fn an_unknown_word_before_a_colon_names_the_nearest() {
        let near = |word: &str| match read(word) {
            Err(QueryFault::UnknownField { near, .. }) => near,
            other => panic!("{other:?}"),
        };
        assert_eq!(near("papr:河口"), Some("paper"));
        assert_eq!(near("Sectoin:x"), Some("section"));
        assert_eq!(near("nonsense:x"), None);
        for plain in ["http://example.org", "12:30", "比分3:2", "\"to: whom\""] {
            assert!(read(plain).is_ok(), "{plain}");
        }
    }

    #[test]
    fn whatever_is_typed_is_understood_or_said_to_be_wrong() {
        for (text, fault) in [
            ("", QueryFault::Nothing),
            ("OR OR", QueryFault::Nothing),
            ("- \"\" * ( ) .*", QueryFault::Nothing),
            (&"a ".repeat(5000), QueryFault::TooLong(MOST)),
        ] {
            assert_eq!(read(text), Err(fault), "{text:.20}");
        }
        for (field, value) in
            [("date", "soon"), ("kind", "poem"), ("is", "odd"), ("has", "wings"), ("lang", "xx")]
        {
            let fault = QueryFault::BadValue { field, value: value.to_owned() };
            assert_eq!(read(&format!("{field}:{value}")), Err(fault));
        }
        for text in ["新渠.*通水", "^a+[b", "\"never closed", &"渠".repeat(10_000), "a OR", "OR a"]
        {
            assert!(read(text).is_ok(), "{text:.20}");
        }
    }
}
