//! Clippings: passages and whole articles that are kept with their text. A bookmark
//! leads into an edition; a clipping is still whole when the edition is gone.

use serde::{Deserialize, Serialize};

use super::{Anchor, Article, Clean, Date, Edition, EditionKey, HeadRole, MarkId};

/// A passage or an article that was cut out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(expecting = "a clipping")]
pub struct Clipping {
    /// Its identity, unique across machines.
    pub id: MarkId,
    /// The edition it is from.
    pub edition: EditionKey,
    /// Where in the edition it begins.
    pub anchor: Anchor,
    /// It is the whole article.
    #[serde(default)]
    pub is_whole: bool,
    /// Its text as it was printed, an empty line between paragraphs.
    #[serde(default)]
    pub text: String,
    /// Where it stood.
    #[serde(flatten)]
    pub provenance: Provenance,
    /// What the reader noted on it, in one line; may be empty.
    #[serde(default)]
    pub note: String,
    /// What the reader filed it under: words without blanks, each once.
    #[serde(default)]
    pub tags: Vec<String>,
    /// When it was made, in milliseconds since 1970 (UTC).
    pub created: i64,
}

/// A clipping as it is merged: the entry with the later `changed` wins, whichever
/// machine it comes from; on a tie, the one that is here stays.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClippingEntry {
    /// The clipping.
    #[serde(flatten)]
    pub clipping: Clipping,
    /// When it was last made, noted on, removed or restored, in milliseconds since
    /// 1970 (UTC).
    #[serde(default)]
    pub changed: i64,
    /// It is a tombstone: removed, and remembered so that another machine's copy
    /// does not bring it back.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub removed: bool,
}

impl From<Clipping> for ClippingEntry {
    /// An entry not changed since the clipping was made.
    fn from(clipping: Clipping) -> Self {
        Self { changed: clipping.created, removed: false, clipping }
    }
}

/// Where an article stood: all that a citation of it can say. What is not known is
/// empty.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Provenance {
    /// The paper's title.
    pub paper: String,
    /// The day of the edition: YYYY-MM-DD.
    pub date: String,
    /// The page as it is labelled: A01.
    pub page: String,
    /// The section.
    pub section: String,
    /// What lists call the article: its headline, else its first words.
    pub headline: String,
    /// Who wrote it, as it is printed.
    pub byline: String,
    /// Its address.
    pub url: String,
    /// The language of its text, as a BCP 47 tag.
    pub lang: String,
}

impl Provenance {
    /// Where an article of an edition stands.
    #[must_use]
    pub fn of(edition: &Edition, article: &Article) -> Self {
        let page = article.page.and_then(|page| edition.pages.get(page));
        let section = edition.sections.get(article.section);
        let byline: Vec<&str> = article.lines(HeadRole::Byline).map(Clean::as_str).collect();
        let tag = edition.tag_of(article).map(|tag| tag.as_str().to_owned());
        Self {
            paper: edition.paper.title.to_string(),
            date: edition.date.map(|date| date.to_string()).unwrap_or_default(),
            page: page.map(|page| page.id.to_string()).unwrap_or_default(),
            section: section.map(|section| section.name.to_string()).unwrap_or_default(),
            headline: article.title().to_string(),
            byline: byline.join(" "),
            url: article.url.as_ref().map(ToString::to_string).unwrap_or_default(),
            lang: tag.unwrap_or_else(|| edition.lang_of(article).tag().to_owned()),
        }
    }
}

/// Characters of a tag at most; what is longer is a sentence.
const LONGEST_TAG: usize = 60;

/// A note and its tags as they are typed on one line: `note text #tag #tag`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ClippingNote {
    /// The note.
    pub note: String,
    /// The tags.
    pub tags: Vec<String>,
}

impl ClippingNote {
    /// The note and the tags at the end of a line. A `#` further up belongs to the
    /// note: it may be about “the #1 of the league”.
    #[must_use]
    pub fn typed(line: &str) -> Self {
        let mut rest = line.trim_end();
        let mut tags = Vec::new();
        loop {
            let at = rest.rfind(char::is_whitespace).map_or(0, |at| at + next_char(rest, at));
            let Some(tag) = rest[at..].strip_prefix(['#', '＃']).and_then(clean_tag) else {
                break;
            };
            tags.insert(0, tag);
            rest = rest[..at].trim_end();
        }
        Self { note: Clean::line(rest.trim()).into_string(), tags: unique(tags) }
    }

    /// The line that it is typed as.
    #[must_use]
    pub fn line(&self) -> String {
        let tags = self.tags.iter().map(|tag| format!("#{tag}"));
        let note = Some(self.note.clone()).filter(|note| !note.is_empty());
        note.into_iter().chain(tags).collect::<Vec<_>>().join(" ")
    }
}

/// Bytes of the character at a byte.
fn next_char(text: &str, at: usize) -> usize {
    text[at..].chars().next().map_or(0, char::len_utf8)
}

/// A tag as it may be kept; nothing of what is none.
#[must_use]
pub fn clean_tag(raw: &str) -> Option<String> {
    let tag = Clean::line(raw.trim().trim_start_matches(['#', '＃'])).into_string();
    let is_tag = !tag.is_empty()
        && tag.chars().count() <= LONGEST_TAG
        && !tag.contains(|c: char| c.is_whitespace() || c == '#' || c == ',');
    is_tag.then_some(tag)
}

fn unique(mut tags: Vec<String>) -> Vec<String> {
    let mut seen = std::collections::HashSet::new();
    tags.retain(|tag| seen.insert(tag.clone()));
    tags
}

impl Clipping {
    /// The note and tags of it.
    #[must_use]
    pub fn noted(&self) -> ClippingNote {
        ClippingNote { note: self.note.clone(), tags: self.tags.clone() }
    }

    /// The day that it was made on (UTC).
    #[must_use]
    pub fn day(&self) -> Option<Date> {
        let moment = jiff::Timestamp::from_millisecond(self.created).ok()?;
        Some(jiff::tz::TimeZone::UTC.to_datetime(moment).date())
    }

    /// Whether another one is the same cut from the same place.
    #[must_use]
    pub fn is_same_cut(&self, other: &Self) -> bool {
        self.edition == other.edition
            && self.anchor.article == other.anchor.article
            && self.is_whole == other.is_whole
            && self.text == other.text
    }

    /// The same with nothing in it that a terminal would obey, its tags in form and
    /// each once. What is clean comes out as it was.
    #[must_use]
    pub fn cleaned(self) -> Self {
        let line = |text: &str| Clean::line(text).into_string();
        let lines = |text: &str| Clean::lines(text).into_string();
        let Provenance { paper, date, page, section, headline, byline, url, lang } =
            &self.provenance;
        let quote = super::Quote {
            exact: lines(&self.anchor.quote.exact),
            prefix: lines(&self.anchor.quote.prefix),
            suffix: lines(&self.anchor.quote.suffix),
        };
        Self {
            id: self.id,
            edition: EditionKey::new(self.edition.as_str()),
            anchor: Anchor {
                article: super::ArticleId::new(self.anchor.article.as_str()),
                place: self.anchor.place,
                quote,
            },
            is_whole: self.is_whole,
            text: lines(&self.text),
            provenance: Provenance {
                paper: line(paper),
                date: line(date),
                page: line(page),
                section: line(section),
                headline: line(headline),
                byline: line(byline),
                url: line(url),
                lang: line(lang),
            },
            note: line(&self.note),
            tags: unique(self.tags.iter().filter_map(|tag| clean_tag(tag)).collect()),
            created: self.created,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(line: &str) -> (String, Vec<String>) {
        let ClippingNote { note, tags } = ClippingNote::typed(line);
        (note, tags)
    }

    #[test]
    fn a_note_ends_where_its_tags_begin() {
        let told = |note: &str, tags: &[&str]| {
            (note.to_owned(), tags.iter().map(|tag| (*tag).to_owned()).collect::<Vec<_>>())
        };
        assert_eq!(typed("第一天 #桥 #苇江"), told("第一天", &["桥", "苇江"]));
        assert_eq!(typed("the #1 of the league"), told("the #1 of the league", &[]));
        assert_eq!(typed("#bridge　＃桥 #bridge"), told("", &["bridge", "桥"]));
        assert_eq!(typed("see # "), told("see #", &[]));
        assert_eq!(typed(""), told("", &[]));
    }

    #[test]
    fn a_line_comes_back_as_it_was_typed() {
        for line in ["", "note", "#tag", "note #a #b", "the #1 of it #sport"] {
            assert_eq!(ClippingNote::typed(line).line(), line);
        }
    }

    #[test]
    fn nothing_in_a_tag_moves_the_terminal() {
        assert_eq!(clean_tag("#a\u{1b}[2Jb").as_deref(), Some("a[2Jb"));
        assert_eq!(clean_tag("two words"), None);
        assert_eq!(clean_tag(&"长".repeat(61)), None);
    }
}
