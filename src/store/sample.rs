//! Bookmarks and clippings for the tests of this module.

use proptest::prelude::*;
use uuid::Uuid;

use super::BookmarkEntry;
use super::entry::LATEST;
use crate::model::{
    Anchor, ArticleId, Bookmark, Clipping, ClippingEntry, EditionKey, MarkId, Place, Provenance,
    Quote,
};

pub(super) fn key(name: &str) -> EditionKey {
    EditionKey::new(name)
}

pub(super) fn article(name: &str) -> ArticleId {
    ArticleId::new(name)
}

/// A bookmark whose identity and age are `n`.
pub(super) fn bookmark(n: u32) -> Bookmark {
    Bookmark {
        id: MarkId(Uuid::from_u128(u128::from(n))),
        edition: key("河口日报@2026-11-22"),
        anchor: Anchor {
            article: article("new-canal"),
            place: Place { block: 2, byte: 12 },
            quote: Quote {
                exact: "第一股水流过新渠的闸口。".to_owned(),
                prefix: "十一月二十一日清晨，".to_owned(),
                suffix: "守闸人老赵看了看表".to_owned(),
            },
        },
        paper: "河口日报".to_owned(),
        date: "2026-11-22".to_owned(),
        title: "新渠通水 下游三县用水有了保障".to_owned(),
        name: format!("mark {n}"),
        note: String::new(),
        created: i64::from(n),
    }
}

/// A clipping whose identity and age are `n`, and whose text says so.
pub(super) fn clipping(n: u32) -> Clipping {
    let Bookmark { id, edition, anchor, .. } = bookmark(n);
    Clipping {
        id,
        edition,
        anchor,
        is_whole: false,
        text: format!("第一股水流过新渠的闸口。\n\n守闸人老赵第{n}次看表。"),
        provenance: Provenance {
            paper: "河口日报".to_owned(),
            date: "2026-11-22".to_owned(),
            page: "A01".to_owned(),
            section: "要闻".to_owned(),
            headline: "新渠通水 下游三县用水有了保障".to_owned(),
            byline: "本报记者 王小河".to_owned(),
            url: String::new(),
            lang: "zh".to_owned(),
        },
        note: String::new(),
        tags: Vec::new(),
        created: i64::from(n),
    }
}

/// Any text a clean field may hold, quotes, backslashes and newlines in JSON
/// spelling among them.
fn text() -> impl Strategy<Value = String> {
    proptest::collection::vec(
        prop_oneof![
            proptest::char::range(' ', '~'),
            proptest::char::range('一', '龟'),
            Just('“'),
            Just('—'),
            Just('😀'),
            Just('é'),
            Just('𠮷'),
        ],
        0..24,
    )
    .prop_map(String::from_iter)
}

prop_compose! {
    fn quote()(exact in text(), prefix in text(), suffix in text()) -> Quote {
        Quote { exact: format!("{exact}\n第二行"), prefix, suffix }
    }
}

prop_compose! {
    fn anchor()(id in "[a-z0-9]{1,12}", place in any::<(u32, u32)>(), quote in quote()) -> Anchor {
        let place = Place { block: place.0 as usize, byte: place.1 as usize };
        Anchor { article: article(&id), place, quote }
    }
}

prop_compose! {
    /// Any entry that is already clean.
    pub(super) fn entry()(
        id in any::<u128>(),
        edition in text(),
        anchor in anchor(),
        told in (text(), text(), text(), text(), text()),
        stamps in (0..=LATEST, 0..=LATEST),
        removed in any::<bool>(),
    ) -> BookmarkEntry {
        let (paper, date, title, name, note) = told;
        let id = MarkId(Uuid::from_u128(id));
        let edition = key(&edition);
        let bookmark =
            Bookmark { id, edition, anchor, paper, date, title, name, note, created: stamps.0 };
        BookmarkEntry { bookmark, changed: stamps.1, removed }
    }
}

prop_compose! {
    fn provenance()(
        told in (text(), text(), text(), text(), text(), text(), text(), text()),
    ) -> Provenance {
        let (paper, date, page, section, headline, byline, url, lang) = told;
        Provenance { paper, date, page, section, headline, byline, url, lang }
    }
}

prop_compose! {
    /// Any entry that is already clean.
    pub(super) fn clipping_entry()(
        entry in entry(),
        is_whole in any::<bool>(),
        words in text(),
        provenance in provenance(),
        tags in proptest::collection::hash_set("[a-z一-龟]{1,8}", 0..4),
    ) -> ClippingEntry {
        let BookmarkEntry { bookmark, changed, removed } = entry;
        let Bookmark { id, edition, anchor, note, created, .. } = bookmark;
        let text = format!("{words}\n\n{}", id.0);
        let tags = tags.into_iter().collect();
        let clipping =
            Clipping { id, edition, anchor, is_whole, text, provenance, note, tags, created };
        ClippingEntry { clipping, changed, removed }
    }
}
