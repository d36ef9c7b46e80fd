//! An article in the pieces that are searched: a line of its head, or a block
//! of its body. Nothing is found across two of them.

use std::ops::Range;

use super::FoldedText;
use super::line::{CUT, HitLine};
use super::query::{Saying, SayingField};
use crate::model::{BlockKind, Body, Clean, HeadRole, Place};

/// Where in an article a piece stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PassageRole {
    /// A line of its head.
    Head(HeadRole),
    /// What is said about a picture.
    Caption,
    /// A block of its text.
    Text,
    /// A table: what stands there stands in many, and tells of none.
    Table,
}

/// A piece of an article.
#[derive(Debug, Clone)]
pub struct Passage {
    /// What it is.
    pub role: PassageRole,
    /// Where its text begins, if it is of the body.
    pub place: Option<Place>,
    /// As it is printed.
    pub text: String,
    /// As it is compared.
    pub folded: FoldedText,
}

/// What was found of a query in a piece.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PassageHit {
    /// Where in the article, if it is in the body.
    pub place: Option<Place>,
    /// The line around it.
    pub line: HitLine,
    /// What was found, as it is printed.
    pub found: String,
}

/// All pieces of an article, in the order they are read.
#[must_use]
pub fn passages(head: &[(HeadRole, Clean)], body: &Body) -> Vec<Passage> {
    let mut all: Vec<Passage> =
        head.iter().map(|(role, text)| Passage::of_head(*role, text)).collect();
    for chunk in 0..body.chunks() {
        let mut byte = 0;
        for block in body.blocks(chunk).iter() {
            let text = block.plain();
            let role = match block.kind {
                BlockKind::Figure { .. } => PassageRole::Caption,
                BlockKind::Table(_) => PassageRole::Table,
                _ => PassageRole::Text,
            };
            let length = text.len();
            let place = Some(Place { block: chunk, byte });
            all.push(Passage { role, place, folded: FoldedText::of(&text), text });
            // A line feed stands between the blocks of a chunk.
            byte += length + 1;
        }
    }
    all
}

impl Passage {
    /// A line of a head.
    #[must_use]
    pub fn of_head(role: HeadRole, text: &str) -> Self {
        let (role, folded) = (PassageRole::Head(role), FoldedText::of(text));
        Self { role, place: None, text: text.to_owned(), folded }
    }

    /// Its beginning, where nothing in particular was looked for.
    #[must_use]
    pub fn opening(&self) -> PassageHit {
        let line = cut(&self.text, &(0..0), &[]);
        PassageHit { place: self.place, line, found: String::new() }
    }

    /// The line around some of its tokens, in which all that `sayings` ask for
    /// is marked.
    #[must_use]
    pub fn hit(&self, tokens: Range<usize>, sayings: &[&Saying]) -> PassageHit {
        let found = self.folded.source(tokens);
        let mut marks: Vec<Range<usize>> = vec![found.clone()];
        for saying in sayings.iter().filter(|saying| saying.field.holds(self.role)) {
            let others = saying.near.iter().map(|(_, other)| other);
            for needle in std::iter::once(&saying.needle).chain(others) {
                marks.extend(needle.all(&self.folded).map(|hit| self.folded.source(hit)));
            }
        }
        let place = self.place.map(|place| Place { byte: place.byte + found.start, ..place });
        let line = cut(&self.text, &found, &merged(marks));
        PassageHit { place, line, found: self.text[found].to_owned() }
    }
}

/// Characters of a line before what was found, and in all: more than the widest
/// screen shows.
const BEFORE: usize = 40;
const LINE: usize = 240;

/// As much of a text as is shown around what was found in it.
fn cut(text: &str, found: &Range<usize>, marks: &[Range<usize>]) -> HitLine {
    let back = text[..found.start].char_indices().rev().take(BEFORE).last();
    let start = whole_word(text, back.map_or(found.start, |(at, _)| at), found.start);
    let end = text[start..].char_indices().nth(LINE).map_or(text.len(), |(at, _)| start + at);
    let mut line = HitLine::default();
    line.text.push(&Clean::part(if start > 0 { CUT } else { "" }));
    let mut from = start;
    for mark in marks.iter().filter(|mark| mark.start >= start && mark.start < end) {
        line.text.push(&Clean::part(&flat(&text[from..mark.start])));
        let begin = line.text.len();
        from = mark.end.min(end);
        line.text.push(&Clean::part(&flat(&text[mark.start..from])));
        line.marks.push(begin..line.text.len());
    }
    line.text.push(&Clean::part(&flat(&text[from..end])));
    line.text.push(&Clean::part(if end < text.len() { CUT } else { "" }));
    line
}

/// Where the first whole word begins at or after a place, if that is no later
/// than `most`; in scripts without spaces the place itself.
fn whole_word(text: &str, at: usize, most: usize) -> usize {
    let is_inside = text[..at].ends_with(|c: char| c.is_alphanumeric())
        && text[at..].starts_with(|c: char| c.is_ascii_alphanumeric());
    let blank = text[at..most].find(char::is_whitespace).filter(|_| is_inside);
    blank.map_or(at, |blank| at + blank + 1)
}

/// A text in one line.
fn flat(text: &str) -> String {
    text.replace(['\n', '\t'], " ")
}

/// Ranges in order, those that touch as one.
fn merged(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.sort_by_key(|range| (range.start, range.end));
    let mut out: Vec<Range<usize>> = Vec::new();
    for range in ranges {
        match out.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => out.push(range),
        }
    }
    out
}

impl SayingField {
    /// Whether all pieces that belong to it are lines of a head.
    #[must_use]
    pub fn is_of_head(self) -> bool {
        matches!(self, Self::Head | Self::Deck | Self::By)
    }

    /// Whether a piece belongs to it.
    #[must_use]
    pub fn holds(self, role: PassageRole) -> bool {
        match self {
            Self::All => true,
            Self::Head => matches!(role, PassageRole::Head(HeadRole::Kicker | HeadRole::Headline)),
            Self::Deck => role == PassageRole::Head(HeadRole::Deck),
            Self::By => {
                matches!(role, PassageRole::Head(HeadRole::Byline | HeadRole::Dateline))
            }
            Self::Caption => role == PassageRole::Caption,
            Self::Text => matches!(role, PassageRole::Text | PassageRole::Table),
        }
    }
}

impl Saying {
    /// The tokens of a piece where it is said first.
    #[must_use]
    pub fn find(&self, passage: &Passage) -> Option<Range<usize>> {
        if !self.field.holds(passage.role) {
            return None;
        }
        let text = &passage.folded;
        let Some((within, other)) = &self.near else { return self.needle.find(text, 0) };
        let others: Vec<Range<usize>> = other.all(text).collect();
        self.needle.all(text).find(|hit| {
            let is_near = |other: &Range<usize>| {
                let apart = if other.start >= hit.end {
                    other.start - hit.end
                } else if hit.start >= other.end {
                    hit.start - other.end
                } else {
                    return false;
                };
                apart <= *within
            };
            others.iter().any(is_near)
        })
    }

    /// The same, or where all of it is said but a letter.
    #[must_use]
    pub fn find_alike(&self, passage: &Passage) -> Option<Range<usize>> {
        self.find(passage).or_else(|| {
            let may_be = self.is_alike && self.field.holds(passage.role);
            self.needle.find_alike(&passage.folded).filter(|_| may_be)
        })
    }

    /// Whether an article says it.
    #[must_use]
    pub fn is_in(&self, passages: &[Passage]) -> bool {
        passages.iter().any(|passage| self.find(passage).is_some())
    }

    /// Whether an article says it, or all of it but a letter.
    #[must_use]
    pub fn is_alike_in(&self, passages: &[Passage]) -> bool {
        passages.iter().any(|passage| self.find_alike(passage).is_some())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Block, Date};
    use crate::search::{Condition, Query};

    fn saying(text: &str) -> Saying {
        let query = Query::parse(text, Date::MIN).unwrap();
        match &query.groups[0][0].what {
            Condition::Says(saying) => saying.clone(),
            other => panic!("{other:?}"),
        }
    }

    fn article() -> Vec<Passage> {
        let head = [
            (HeadRole::Headline, Clean::line("新渠通水")),
            (HeadRole::Byline, Clean::line("本报记者 王小河")),
        ];
        let body = Body::set(vec![
            Block::paragraph("清晨，第一股水流过新渠的闸口。"),
            Block::paragraph("守闸人老赵看了看表，说：“水来了。”"),
        ]);
        passages(&head, &body)
    }

    #[test]
    fn fields_say_where_it_is_said() {
        let article = article();
        for (text, is_there) in [
            ("新渠", true),
            ("head:新渠", true),
            ("head:闸口", false),
            ("by:王小河", true),
            ("text:王小河", false),
            ("text:新渠", true),
            ("deck:新渠", false),
            ("caption:新渠", false),
        ] {
            assert_eq!(saying(text).is_in(&article), is_there, "{text}");
        }
    }

    #[test]
    fn near_counts_letters_in_either_direction_and_within_a_block() {
        let article = article();
        for (text, is_there) in [
            ("清晨 ~6 新渠", true),
            ("新渠 ~8 清晨", true),
            ("清晨 ~5 新渠", false),
            ("闸口 ~3 守闸", false),
            ("新渠 ~99 新渠", false),
        ] {
            assert_eq!(saying(text).is_in(&article), is_there, "{text}");
        }
    }

    #[test]
    fn the_line_shows_what_was_found_and_where_it_is() {
        let article = article();
        let saying = saying("闸口");
        let passage = &article[2];
        let hit = passage.hit(saying.find(passage).unwrap(), &[&saying]);
        assert_eq!(hit.found, "闸口");
        let byte = "清晨，第一股水流过新渠的".len();
        assert_eq!(hit.place, Some(Place { block: 0, byte }));
        let marked: Vec<&str> = hit.line.marks.iter().map(|m| &hit.line.text[m.clone()]).collect();
        assert_eq!(marked, ["闸口"]);
        let long = format!("{}闸口{}", "水".repeat(400), "水".repeat(400));
        let passage = Passage::of_head(HeadRole::Deck, &long);
        let hit = passage.hit(saying.find(&passage).unwrap(), &[&saying]);
        assert_eq!(hit.line.text.chars().count(), 1 + LINE + 1);
        assert!(hit.line.text.starts_with('…') && hit.line.text.ends_with('…'));
        assert_eq!(&hit.line.text[hit.line.marks[0].clone()], "闸口");
        let long = format!("{}the tide turned", "It was eleven days. ".repeat(9));
        let passage = Passage::of_head(HeadRole::Deck, &long);
        let saying = self::saying("tide");
        let line = passage.hit(saying.find(&passage).unwrap(), &[&saying]).line;
        assert!(line.text.starts_with("…eleven days"), "{}", line.text);
    }
}
