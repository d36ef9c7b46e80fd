//! An edition: one dated issue of a paper.

use std::borrow::Borrow;
use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{Article, ArticleId, Clean, Date, LangTag, Warning, WritingMode};

/// The paper an edition is an issue of.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Paper {
    /// The masthead.
    pub title: Clean,
    /// What stands under the masthead.
    pub subtitle: Option<Clean>,
    /// BCP 47 language of the paper.
    pub lang: Option<LangTag>,
    /// Which way it is printed, where it says so.
    pub direction: Option<WritingMode>,
    /// Where it is published.
    pub place: Option<Clean>,
    /// Who publishes it.
    pub publisher: Option<Clean>,
}

/// The language whose line-breaking and typesetting customs apply.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// Chinese, simplified or traditional.
    Zh,
    /// Japanese.
    Ja,
    /// Korean.
    Ko,
    /// English, and any language that is set like it.
    #[default]
    En,
}

impl Lang {
    /// The customs for a BCP 47 tag such as `zh-Hant` or `ja-JP`.
    #[must_use]
    pub fn from_tag(tag: &str) -> Self {
        const LONGEST: usize = 8;
        let letters = tag.chars().take_while(|c| !matches!(c, '-' | '_')).take(LONGEST + 1);
        match &*letters.map(|c| c.to_ascii_lowercase()).collect::<String>() {
            "zh" | "yue" | "cmn" | "wuu" | "lzh" => Self::Zh,
            "ja" => Self::Ja,
            "ko" => Self::Ko,
            _ => Self::En,
        }
    }

    /// Whether a tag names Chinese in traditional characters.
    #[must_use]
    pub fn is_traditional(tag: &str) -> bool {
        let of =
            |part: &str| ["hant", "tw", "hk", "mo"].iter().any(|t| part.eq_ignore_ascii_case(t));
        let mut parts = tag.split(['-', '_']);
        parts.next().is_some_and(|first| Self::from_tag(first) == Self::Zh)
            && !tag.to_ascii_lowercase().contains("hans")
            && parts.any(of)
    }

    /// The tag's first part.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Self::Zh => "zh",
            Self::Ja => "ja",
            Self::Ko => "ko",
            Self::En => "en",
        }
    }

    /// The customs that fit a text: kana make it Japanese, hangul Korean, han
    /// Chinese, by the first thousand letters.
    #[must_use]
    pub fn guess(text: &str) -> Self {
        let (mut han, mut kana, mut hangul, mut other) = (0, 0, 0, 0);
        for c in text.chars().filter(|c| c.is_alphabetic()).take(1000) {
            match u32::from(c) {
                0x3040..=0x30FF | 0xFF66..=0xFF9D => kana += 1,
                0xAC00..=0xD7AF | 0x1100..=0x11FF | 0x3130..=0x318F => hangul += 1,
                0x2E80..=0x9FFF | 0xF900..=0xFAFF | 0x20000..=0x3FFFF => han += 1,
                _ => other += 1,
            }
        }
        if han + kana + hangul == 0 || other > 4 * (han + kana + hangul) {
            Self::En
        } else if kana * 10 > han + kana {
            Self::Ja
        } else if hangul > han {
            Self::Ko
        } else {
            Self::Zh
        }
    }
}

/// How the date of an edition is known.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum DatedBy {
    /// The edition says it.
    #[default]
    Edition,
    /// The reader said it (`--date`).
    Reader,
    /// Taken from the name of the file or of a folder that it is in.
    FileName,
    /// Taken from the file's time, for want of better.
    FileTime,
}

/// A page (版).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Page {
    /// "A01", "1".
    pub id: Clean,
    /// "要闻"; may be empty.
    pub name: Clean,
    /// Picture of the page, a path inside the edition.
    pub image: Option<Clean>,
}

/// A section; every article is in exactly one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Section {
    /// What it is called.
    pub name: Clean,
    /// The section it is part of, an index into [`Edition::sections`].
    pub parent: Option<usize>,
}

/// What bookmarks and positions know an edition by: the same for every import
/// of the same issue.
///
/// A library has tens of thousands, each in many lists: they share one text.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub struct EditionKey(Arc<str>);

impl EditionKey {
    /// A key as stored.
    #[must_use]
    pub fn new(key: &str) -> Self {
        Self(Clean::line(key).into_string().into())
    }

    /// The key as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<String> for EditionKey {
    fn from(key: String) -> Self {
        Self(key.into())
    }
}

impl From<EditionKey> for String {
    fn from(key: EditionKey) -> Self {
        key.as_str().to_owned()
    }
}

impl Borrow<str> for EditionKey {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for EditionKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// One dated issue of a paper, without the bodies of its articles.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Edition {
    /// The paper.
    pub paper: Paper,
    /// The day on the masthead.
    pub date: Option<Date>,
    /// How the date is known.
    pub dated_by: DatedBy,
    /// "早报", "late", "city", where a day has several editions.
    pub variant: Option<Clean>,
    /// The running number (第…期).
    pub number: Option<Clean>,
    /// The pages in order.
    pub pages: Vec<Page>,
    /// The sections in order.
    pub sections: Vec<Section>,
    /// The articles in reading order.
    pub articles: Vec<Article>,
    /// What the loader had to report.
    pub warnings: Vec<Warning>,
}

/// Titles that tell the language of an edition that does not say it.
const TELLING: usize = 64;

impl Edition {
    /// The key of the edition: masthead (as far as anybody reads one), date,
    /// variant.
    #[must_use]
    pub fn key(&self) -> EditionKey {
        const MASTHEAD: usize = 400;
        let letters = self.paper.title.chars().filter(|c| !c.is_whitespace());
        let mut key: String = letters.take(MASTHEAD).collect();
        if let Some(date) = self.date {
            key = format!("{key}@{date}");
        }
        if let Some(variant) = &self.variant {
            key = format!("{key}#{variant}");
        }
        EditionKey::new(&key)
    }

    /// The customs the edition is set by.
    #[must_use]
    pub fn lang(&self) -> Lang {
        match &self.paper.lang {
            Some(tag) => Lang::from_tag(tag),
            None => {
                let titles = self.articles.iter().take(TELLING).map(|a| &**a.title());
                Lang::guess(&titles.collect::<String>())
            }
        }
    }

    /// The customs one article is set by.
    #[must_use]
    pub fn lang_of(&self, article: &Article) -> Lang {
        article.lang.as_deref().map_or_else(|| self.lang(), Lang::from_tag)
    }

    /// The language that one article is said to be in.
    #[must_use]
    pub fn tag_of<'a>(&'a self, article: &'a Article) -> Option<&'a LangTag> {
        article.lang.as_ref().or(self.paper.lang.as_ref())
    }

    /// Which way an article is printed, where it or the paper says so.
    #[must_use]
    pub fn direction_of(&self, article: &Article) -> Option<WritingMode> {
        article.direction.or(self.paper.direction)
    }

    /// Where an article stands in the reading order.
    #[must_use]
    pub fn position(&self, id: &ArticleId) -> Option<usize> {
        self.articles.iter().position(|article| &article.id == id)
    }

    /// The articles of a section, by their index in reading order.
    pub fn in_section(&self, section: usize) -> impl Iterator<Item = usize> + '_ {
        let of_section = move |(_, article): &(usize, &Article)| article.section == section;
        self.articles.iter().enumerate().filter(of_section).map(|(index, _)| index)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_of_a_text_shows_in_its_letters() {
        assert_eq!(Lang::guess("新渠通水，下游三县用水有了保障"), Lang::Zh);
        assert_eq!(Lang::guess("朝の市場に新しい看板が立った"), Lang::Ja);
        assert_eq!(Lang::guess("새 도서관이 문을 열었다"), Lang::Ko);
        assert_eq!(Lang::guess("The ferry runs again"), Lang::En);
        assert_eq!(Lang::from_tag("zh-Hant-TW"), Lang::Zh);
    }

    #[test]
    fn the_key_is_the_same_however_the_masthead_is_spaced() {
        let mut edition =
            Edition { date: Some(jiff::civil::date(2026, 11, 22)), ..Edition::default() };
        edition.paper.title = Clean::line("河 口 日 报");
        assert_eq!(edition.key().as_str(), "河口日报@2026-11-22");
    }

    #[test]
    fn the_first_titles_tell_the_language_however_many_follow() {
        let mut edition = Edition::default();
        for number in 0..200 {
            let mut article = Article::new(ArticleId::derived("e", &number.to_string()));
            let title = if number < 100 { "新渠通水" } else { "The ferry runs again today" };
            article.first_words = Clean::line(title);
            edition.articles.push(article);
        }
        assert_eq!(edition.lang(), Lang::Zh);
    }
}
