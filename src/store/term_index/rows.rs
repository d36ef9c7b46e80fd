//! What the index knows of editions and articles.

use std::ops::Range;

use crate::model::{ArticleId, Clean, Date, EditionKey, HeadRole, Kind, Lang};

/// An article by its number in the index. Those of an edition follow each other,
/// and editions each other without a gap: small steps take few bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ArticleNumber(pub(super) i64);

/// The numbers of an edition's articles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NumberSpan {
    pub(super) first: i64,
    pub(super) count: i64,
}

impl NumberSpan {
    /// How many articles the edition has.
    #[must_use]
    pub fn articles(self) -> usize {
        usize::try_from(self.count).unwrap_or(0)
    }

    /// They, in reading order.
    pub fn numbers(self) -> impl Iterator<Item = ArticleNumber> {
        (0..self.count).map(move |at| ArticleNumber(self.first.saturating_add(at)))
    }

    /// Where an article stands in the edition's reading order, if it is of it.
    #[must_use]
    pub fn position(self, number: ArticleNumber) -> Option<usize> {
        let position =
            number.0.checked_sub(self.first).filter(|at| (0..self.count).contains(at))?;
        usize::try_from(position).ok()
    }

    /// Whether all of its articles stand before one.
    #[must_use]
    pub fn is_before(self, number: ArticleNumber) -> bool {
        self.first.saturating_add(self.count) <= number.0
    }
}

/// An edition that is in the index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownEdition {
    /// Its number.
    pub number: i64,
    /// Where it is: a path inside the library, parted by `/`.
    pub folder: String,
    /// What tells at a glance whether it is still the same.
    pub stamp: i64,
    /// What tells it by all of its page files.
    pub pages_stamp: i64,
}

/// What is to be known of an edition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndexedEdition {
    /// The library that it is in.
    pub library: String,
    /// See [`KnownEdition::folder`].
    pub folder: String,
    /// See [`KnownEdition::stamp`].
    pub stamp: i64,
    /// See [`KnownEdition::pages_stamp`].
    pub pages_stamp: i64,
    /// Its key.
    pub key: EditionKey,
    /// The masthead.
    pub paper: Clean,
    /// Its date.
    pub date: Option<Date>,
    /// The customs that it is set by.
    pub lang: Lang,
    /// The ids of its pages, in order.
    pub pages: Vec<Clean>,
    /// The names of its sections, in order.
    pub sections: Vec<Clean>,
    /// The section of each article, in order: hits are counted by it.
    pub section_of: Vec<u16>,
    /// The page that each article begins on, in order; none is `u16::MAX`.
    pub page_of: Vec<u16>,
    /// It was recovered from scans: letters of it may be misread.
    pub is_recovered: bool,
    /// The files that bodies stand in.
    pub files: Vec<String>,
}

/// Where a body stands that can be read by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BodySpot {
    /// Index of one of [`IndexedEdition::files`].
    pub file: usize,
    /// Bytes of the file.
    pub range: Range<usize>,
}

/// What is to be known of an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndexedArticle {
    /// Its name inside the edition.
    pub id: ArticleId,
    /// Index of its section.
    pub section: usize,
    /// Index of the page it begins on.
    pub page: Option<usize>,
    /// What sort of article it is.
    pub kind: Kind,
    /// Its language, where that is not the edition's.
    pub lang: Option<Lang>,
    /// There is a picture in it.
    pub has_picture: bool,
    /// The lines of its head.
    pub head: Vec<(HeadRole, Clean)>,
    /// What it goes by without a headline.
    pub first_words: Clean,
    /// Where its body stands, if it can be read by itself.
    pub spot: Option<BodySpot>,
}

impl IndexedArticle {
    /// What lists call the article: the headline, else its first words.
    #[must_use]
    pub fn title(&self) -> &Clean {
        let headline = self.head.iter().find(|(role, _)| *role == HeadRole::Headline);
        headline.map_or(&self.first_words, |(_, text)| text)
    }

    /// The head as one text: a letter for the role, then the line.
    pub(super) fn head_text(&self) -> String {
        let lines = self.head.iter().map(|(role, text)| (letter(*role), text));
        let first = std::iter::once((FIRST_WORDS, &self.first_words));
        let all: Vec<String> =
            lines.chain(first).map(|(letter, text)| format!("{letter}{text}")).collect();
        all.join("\n")
    }

    /// The reverse: the head, and the first words.
    pub(super) fn read_head(text: &str) -> (Vec<(HeadRole, Clean)>, Clean) {
        let (mut head, mut words) = (Vec::new(), Clean::empty());
        for line in text.lines() {
            match role_of(line) {
                Some((role, rest)) => head.push((role, Clean::line(rest))),
                None => words = Clean::line(line.strip_prefix(FIRST_WORDS).unwrap_or(line)),
            }
        }
        (head, words)
    }
}

/// What is printed of an article: enough to see whether it says something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrintedArticle {
    pub(super) head: String,
    /// Where its body stands, if it can be read by itself.
    pub spot: Option<BodySpot>,
}

impl PrintedArticle {
    /// The lines of its head, to be compared and not to be shown.
    pub fn head(&self) -> impl Iterator<Item = (HeadRole, &str)> {
        self.head.lines().filter_map(role_of)
    }
}

/// A line of a head, as it is kept; nothing if it is the first words.
fn role_of(line: &str) -> Option<(HeadRole, &str)> {
    let first = line.chars().next()?;
    let (_, role) = ROLES.iter().find(|(letter, _)| *letter == first)?;
    Some((*role, &line[first.len_utf8()..]))
}

/// Before the first words, among the lines of a head.
const FIRST_WORDS: char = 'w';

const ROLES: [(char, HeadRole); 5] = [
    ('k', HeadRole::Kicker),
    ('h', HeadRole::Headline),
    ('d', HeadRole::Deck),
    ('b', HeadRole::Byline),
    ('l', HeadRole::Dateline),
];

fn letter(role: HeadRole) -> char {
    ROLES.iter().find(|(_, known)| *known == role).map_or('h', |(letter, _)| *letter)
}
