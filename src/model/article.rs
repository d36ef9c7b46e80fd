//! An article: what stands over its text, and where it stands in the paper.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{Clean, Date, LangTag, SourceRanges, WritingMode, is_sign};

/// An article's name inside its edition; stable across re-imports.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ArticleId(String);

impl ArticleId {
    /// An id as written in an edition; characters that are not printable are
    /// dropped.
    #[must_use]
    pub fn new(id: &str) -> Self {
        let id: String = Clean::line(id).chars().filter(|&c| !is_sign(c)).collect();
        Self(id.trim().to_owned())
    }

    /// The id of an article that was given none: 12 hexadecimal digits of the
    /// FNV-1a hash of the edition's key and the article's first words, so
    /// that importing the same paper again gives the same ids.
    #[must_use]
    pub fn derived(edition_key: &str, first_words: &str) -> Self {
        // Nor what is not seen in them: the same words may come with other signs.
        let words = first_words.chars().filter(|&c| !c.is_whitespace() && !is_sign(c));
        let mut hash = 0xcbf2_9ce4_8422_2325_u64;
        for c in edition_key.chars().chain(['\n']).chain(words) {
            for &byte in c.encode_utf8(&mut [0; 4]).as_bytes() {
                hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
            }
        }
        Self(format!("{:012x}", hash >> 16))
    }

    /// The id as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ArticleId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What sort of article it is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// A report.
    #[default]
    News,
    /// A long piece with a story to tell (通讯, 特写).
    Feature,
    /// A few lines (简讯).
    Brief,
    /// A picture and its caption.
    Photo,
    /// A public notice (通告, 公告).
    Notice,
    /// A letter, open or to the editor.
    Letter,
    /// Comment (评论, 社论).
    Opinion,
    /// Fiction, verse, essays (副刊).
    Literary,
    /// Paid for.
    Advertisement,
}

impl Kind {
    /// All kinds, in the order above.
    pub const ALL: [Self; 9] = [
        Self::News,
        Self::Feature,
        Self::Brief,
        Self::Photo,
        Self::Notice,
        Self::Letter,
        Self::Opinion,
        Self::Literary,
        Self::Advertisement,
    ];

    /// The word for it in edition files and in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::News => "news",
            Self::Feature => "feature",
            Self::Brief => "brief",
            Self::Photo => "photo",
            Self::Notice => "notice",
            Self::Letter => "letter",
            Self::Opinion => "opinion",
            Self::Literary => "literary",
            Self::Advertisement => "advertisement",
        }
    }

    /// The kind of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// What a line of an article's head is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum HeadRole {
    /// Over the headline (肩题, 引题).
    Kicker,
    /// The headline (主题).
    Headline,
    /// Under the headline (副题).
    Deck,
    /// Who wrote it.
    Byline,
    /// Where and when it was written, and by which agency.
    Dateline,
}

impl HeadRole {
    /// The word for it in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Kicker => "kicker",
            Self::Headline => "headline",
            Self::Deck => "deck",
            Self::Byline => "byline",
            Self::Dateline => "dateline",
        }
    }
}

/// A line of an article's head.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeadLine {
    /// What it is.
    pub role: HeadRole,
    /// Its text.
    pub text: Clean,
    /// Where in the input it stands.
    pub source: SourceRanges,
}

/// A box on a page, in fractions (0 to 1) of the page's width and height.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Box01 {
    /// Left edge.
    pub x: f32,
    /// Upper edge.
    pub y: f32,
    /// Width.
    pub w: f32,
    /// Height.
    pub h: f32,
}

/// Which part of an article a region shows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Part {
    /// Headline and what belongs to it.
    Head,
    /// Text.
    #[default]
    Body,
    /// A picture.
    Image,
    /// The continuation on another page (转版).
    Jump,
}

/// Where an article stands on paper.
#[derive(Debug, Clone, PartialEq)]
pub struct Region {
    /// The page's id.
    pub page: String,
    /// Where on the page, if known.
    pub area: Option<Box01>,
    /// What stands there.
    pub part: Part,
}

/// An article without its body, which is loaded when it is read.
#[derive(Debug, Clone, PartialEq)]
pub struct Article {
    /// Its name inside the edition.
    pub id: ArticleId,
    /// What sort of article it is.
    pub kind: Kind,
    /// Index into [`super::Edition::sections`].
    pub section: usize,
    /// Index into [`super::Edition::pages`] of the page it begins on.
    pub page: Option<usize>,
    /// Kicker, headline, deck, byline, dateline, in printed order.
    pub head: Vec<HeadLine>,
    /// The body's first words, for an article without a headline.
    pub first_words: Clean,
    /// When it was published, where that differs from the edition's date.
    pub published: Option<Date>,
    /// BCP 47 language where it differs from the edition's.
    pub lang: Option<LangTag>,
    /// Which way it is printed, where that differs from the paper's.
    pub direction: Option<WritingMode>,
    /// Where it was taken from.
    pub url: Option<Clean>,
    /// Free key words.
    pub tags: Vec<Clean>,
    /// 0 is ordinary; greater stands higher on the page.
    pub prominence: u8,
    /// Where it stands on paper; several where it jumps.
    pub regions: Vec<Region>,
    /// Weight of the body in bytes, see [`super::Body::weight`].
    pub length: usize,
}

impl Article {
    /// An article with an id and nothing else.
    #[must_use]
    pub fn new(id: ArticleId) -> Self {
        Self {
            id,
            kind: Kind::News,
            section: 0,
            page: None,
            head: Vec::new(),
            first_words: Clean::empty(),
            published: None,
            lang: None,
            direction: None,
            url: None,
            tags: Vec::new(),
            prominence: 0,
            regions: Vec::new(),
            length: 0,
        }
    }

    /// The lines of the head that have this role.
    pub fn lines(&self, role: HeadRole) -> impl Iterator<Item = &Clean> {
        self.head.iter().filter(move |line| line.role == role).map(|line| &line.text)
    }

    /// The first line of the head that has this role.
    #[must_use]
    pub fn line(&self, role: HeadRole) -> Option<&Clean> {
        self.lines(role).next()
    }

    /// What lists call the article: the headline, else its first words.
    #[must_use]
    pub fn title(&self) -> &Clean {
        self.line(HeadRole::Headline).unwrap_or(&self.first_words)
    }

    /// Adds a line to the head, without a source.
    pub fn push_head(&mut self, role: HeadRole, text: Clean) {
        if !text.trim().is_empty() {
            self.head.push(HeadLine { role, text, source: Vec::new() });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_derived_id_depends_on_the_words_and_not_on_their_spacing() {
        let one = ArticleId::derived("hekou@2026-11-22", "小店 警方");
        assert_eq!(one, ArticleId::derived("hekou@2026-11-22", "小店警方"));
        assert_ne!(one, ArticleId::derived("hekou@2026-11-23", "小店警方"));
        assert_eq!(one.as_str().len(), 12);
    }

    #[test]
    fn an_id_that_was_kept_is_read_back_as_the_same() {
        let id = ArticleId::new("\u{200b} 新渠 ");
        assert_eq!(ArticleId::new(id.as_str()), id);
    }

    #[test]
    fn an_article_without_a_headline_goes_by_its_first_words() {
        let mut article = Article::new(ArticleId::new("x"));
        article.first_words = Clean::line("八月十八日");
        assert_eq!(article.title().as_str(), "八月十八日");
        article.push_head(HeadRole::Headline, Clean::line("新渠通水"));
        assert_eq!(article.title().as_str(), "新渠通水");
    }

    #[test]
    fn every_kind_is_read_back_from_its_name() {
        for kind in Kind::ALL {
            assert_eq!(Kind::from_name(kind.name()), Some(kind));
        }
    }
}
