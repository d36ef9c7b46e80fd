//! Looking through what was clipped: words as the search compares them, and tags.

use super::names::plain;
use crate::model::Clipping;

/// What clippings are narrowed to: all of the words, wherever they stand, and all of
/// the `#tags`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ClippingFilter {
    words: Vec<String>,
    tags: Vec<String>,
}

impl ClippingFilter {
    /// The filter of a typed line.
    #[must_use]
    pub fn of(line: &str) -> Self {
        let (tags, words): (Vec<&str>, Vec<&str>) =
            line.split_whitespace().partition(|word| word.starts_with(['#', '＃']));
        let folded = |words: Vec<&str>| words.into_iter().filter_map(plain).collect();
        Self { words: folded(words), tags: folded(tags) }
    }

    /// Whether everything goes through it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.is_empty() && self.tags.is_empty()
    }

    /// Whether a clipping holds all that is asked for; `folded` is its
    /// [`folded_clipping`].
    #[must_use]
    pub fn holds(&self, clipping: &Clipping, folded: &str) -> bool {
        let is_tagged = |tag: &String| {
            let tags = clipping.tags.iter().filter_map(|tag| plain(tag));
            tags.into_iter().any(|own| own.starts_with(tag.as_str()))
        };
        self.words.iter().all(|word| folded.contains(word.as_str()))
            && self.tags.iter().all(is_tagged)
    }
}

/// All words of a clipping as they are compared.
#[must_use]
pub fn folded_clipping(clipping: &Clipping) -> String {
    let from = &clipping.provenance;
    let parts = [
        &clipping.text,
        &clipping.note,
        &from.headline,
        &from.paper,
        &from.date,
        &from.page,
        &from.section,
        &from.byline,
    ];
    let parts = parts.into_iter().chain(&clipping.tags).filter_map(|part| plain(part));
    parts.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Anchor, ArticleId, EditionKey, MarkId, Place, Provenance, Quote};

    fn clipping() -> Clipping {
        let article = ArticleId::new("a");
        Clipping {
            id: MarkId(uuid::Uuid::nil()),
            edition: EditionKey::new("e"),
            anchor: Anchor { article, place: Place::default(), quote: Quote::default() },
            is_whole: false,
            text: "蘆葦江大橋通車，Café 開門。".to_owned(),
            provenance: Provenance { paper: "河口日报".to_owned(), ..Provenance::default() },
            note: "第一天".to_owned(),
            tags: vec!["桥梁".to_owned()],
            created: 0,
        }
    }

    #[test]
    fn what_is_typed_in_any_form_finds_what_is_printed() {
        let (clipping, folded) = (clipping(), folded_clipping(&clipping()));
        for found in ["", "大桥", "cafe 河口", "第一天", "#桥", "＃桥梁 ＣＡＦÉ"] {
            assert!(ClippingFilter::of(found).holds(&clipping, &folded), "{found}");
        }
        for other in ["渡轮", "大桥 渡轮", "#大桥", "cafe #桥梁x"] {
            assert!(!ClippingFilter::of(other).holds(&clipping, &folded), "{other}");
        }
    }
}
