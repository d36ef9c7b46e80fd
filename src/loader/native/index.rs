//! The disposable index of an edition: all that its files say but the bodies,
//! and where those stand, in compact bytes.
//!
//! Layout: magic with version, a checksum of the rest, then values one after
//! the other: numbers as LEB128, texts as length and UTF-8. It is only ever
//! read by the program that wrote it; anything odd makes it invalid, and then
//! the edition is scanned again.

use super::assemble::BodyPlace;
use super::codec::{Damaged, Decoder, Encoder};
use crate::model::{
    Article, ArticleId, Box01, DatedBy, Edition, HeadLine, HeadRole, Kind, LangTag, Page, Paper,
    Part, Region, Section, Warning, WritingMode,
};

/// Changes whenever the layout, or what a scan finds, does.
const MAGIC: &[u8; 8] = b"npindex3";

/// What tells whether a file is the one that was indexed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndexStamp {
    /// Path inside the edition.
    pub path: String,
    /// Bytes.
    pub size: u64,
    /// Time of the last change, in nanoseconds since 1970.
    pub changed: i64,
}

/// An edition, where its bodies stand, and the files it was read from.
#[derive(Debug, Clone, PartialEq)]
pub struct Index {
    /// `edition.toml`, then the page files in the order of the pages.
    pub stamps: Vec<IndexStamp>,
    /// The edition.
    pub edition: Edition,
    /// Where the bodies stand, in the order of the articles.
    pub places: Vec<BodyPlace>,
}

/// The [`Index`] of these as bytes.
#[must_use]
pub fn encode(stamps: &[IndexStamp], edition: &Edition, places: &[BodyPlace]) -> Vec<u8> {
    let mut out = Encoder::default();
    out.list(stamps, |out, stamp| {
        out.text(&stamp.path);
        out.number(stamp.size);
        out.number(stamp.changed.cast_unsigned());
    });
    write_edition(&mut out, edition);
    out.list(places, |out, place| {
        out.size(place.page);
        out.range(&place.range);
        out.list(&place.holes, Encoder::range);
    });
    let payload = out.into_bytes();
    let mut bytes = MAGIC.to_vec();
    bytes.extend(fingerprint(&payload).to_le_bytes());
    bytes.extend(payload);
    bytes
}

pub(super) fn write_edition(out: &mut Encoder, edition: &Edition) {
    let paper = &edition.paper;
    out.text(&paper.title);
    out.option(paper.subtitle.as_deref());
    out.option(paper.lang.as_deref());
    out.option(paper.direction.map(WritingMode::name));
    out.option(paper.place.as_deref());
    out.option(paper.publisher.as_deref());
    out.date(edition.date);
    out.option(edition.variant.as_deref());
    out.option(edition.number.as_deref());
    out.list(&edition.pages, |out, page| {
        out.text(&page.id);
        out.text(&page.name);
        out.option(page.image.as_deref());
    });
    out.list(&edition.sections, |out, section| {
        out.text(&section.name);
        out.index(section.parent);
    });
    out.list(&edition.warnings, |out, warning| {
        out.option(warning.file.as_deref());
        out.index(warning.line);
        out.text(&serde_json::to_value(&warning.kind).unwrap_or_default().to_string());
    });
    out.list(&edition.articles, write_article);
}

/// The index that [`encode`] made; `None` if it is damaged or of another
/// version.
#[must_use]
pub fn decode(bytes: &[u8]) -> Option<Index> {
    let (sum, payload) = bytes.strip_prefix(MAGIC)?.split_first_chunk::<8>()?;
    if u64::from_le_bytes(*sum) != fingerprint(payload) {
        return None;
    }
    let mut from = Decoder::new(payload);
    let index = read(&mut from).ok()?;
    (from.is_empty() && is_sound(&index)).then_some(index)
}

fn read(from: &mut Decoder<'_>) -> Result<Index, Damaged> {
    let stamps = from.list(|from| {
        let (path, size) = (from.text()?.to_owned(), from.number()?);
        Ok(IndexStamp { path, size, changed: from.number()?.cast_signed() })
    })?;
    let edition = read_edition(from)?;
    let places = from.list(|from| {
        let (page, range) = (from.size()?, from.range()?);
        Ok(BodyPlace { page, range, holes: from.list(Decoder::range)? })
    })?;
    Ok(Index { stamps, edition, places })
}

pub(super) fn read_edition(from: &mut Decoder<'_>) -> Result<Edition, Damaged> {
    let paper = Paper {
        title: from.clean()?,
        subtitle: from.clean_option()?,
        lang: from.option()?.and_then(LangTag::new),
        direction: from.option()?.and_then(WritingMode::from_name),
        place: from.clean_option()?,
        publisher: from.clean_option()?,
    };
    Ok(Edition {
        paper,
        date: from.date()?,
        dated_by: DatedBy::Edition,
        variant: from.clean_option()?,
        number: from.clean_option()?,
        pages: from.list(|from| {
            Ok(Page { id: from.clean()?, name: from.clean()?, image: from.clean_option()? })
        })?,
        sections: from.list(|from| Ok(Section { name: from.clean()?, parent: from.index()? }))?,
        warnings: from.list(|from| {
            let file = from.option()?.map(str::to_owned);
            let line = from.index()?;
            // By way of a value, as everywhere: the code that reads a hundred
            // kinds stands once in the program.
            let kind: serde_json::Value =
                serde_json::from_str(from.text()?).map_err(|_| Damaged)?;
            let kind = serde_json::from_value(kind).map_err(|_| Damaged)?;
            Ok(Warning { file, line, kind })
        })?,
        articles: from.list(read_article)?,
    })
}

/// Whether what refers to something refers to what is there.
fn is_sound(index: &Index) -> bool {
    let Index { stamps, edition, places } = index;
    let articles = &edition.articles;
    stamps.len() == edition.pages.len() + 1
        && places.len() == articles.len()
        && places.iter().all(|place| place.page < edition.pages.len())
        && articles.iter().all(|article| article.section < edition.sections.len())
        && articles.iter().all(|a| a.page.is_none_or(|page| page < edition.pages.len()))
}

const ROLES: [HeadRole; 5] =
    [HeadRole::Kicker, HeadRole::Headline, HeadRole::Deck, HeadRole::Byline, HeadRole::Dateline];
const PARTS: [Part; 4] = [Part::Head, Part::Body, Part::Image, Part::Jump];

fn write_article(out: &mut Encoder, article: &Article) {
    out.text(article.id.as_str());
    out.size(Kind::ALL.iter().position(|kind| *kind == article.kind).unwrap_or(0));
    out.size(article.section);
    out.index(article.page);
    out.list(&article.head, |out, line| {
        out.size(ROLES.iter().position(|role| *role == line.role).unwrap_or(0));
        out.text(&line.text);
        out.list(&line.source, Encoder::range);
    });
    out.text(&article.first_words);
    out.date(article.published);
    out.option(article.lang.as_deref());
    out.option(article.direction.map(WritingMode::name));
    out.option(article.url.as_deref());
    out.list(&article.tags, |out, tag| out.text(tag));
    out.number(article.prominence.into());
    out.list(&article.regions, |out, region| {
        out.text(&region.page);
        out.size(PARTS.iter().position(|part| *part == region.part).unwrap_or(0));
        let area = region.area.map(|area| [area.x, area.y, area.w, area.h]);
        out.list(area.as_ref().map_or(&[][..], |area| area), |out, side| {
            out.number(side.to_bits().into());
        });
    });
    out.size(article.length);
}

fn read_article(from: &mut Decoder<'_>) -> Result<Article, Damaged> {
    let mut article = Article::new(ArticleId::new(from.text()?));
    article.kind = from.one_of(&Kind::ALL)?;
    article.section = from.size()?;
    article.page = from.index()?;
    article.head = from.list(|from| {
        let role = from.one_of(&ROLES)?;
        Ok(HeadLine { role, text: from.clean()?, source: from.list(Decoder::range)? })
    })?;
    article.first_words = from.clean()?;
    article.published = from.date()?;
    article.lang = from.option()?.and_then(LangTag::new);
    article.direction = from.option()?.and_then(WritingMode::from_name);
    article.url = from.clean_option()?;
    article.tags = from.list(Decoder::clean)?;
    article.prominence = from.number()?.try_into().map_err(|_| Damaged)?;
    article.regions = from.list(read_region)?;
    article.length = from.size()?;
    Ok(article)
}

fn read_region(from: &mut Decoder<'_>) -> Result<Region, Damaged> {
    let page = from.text()?.to_owned();
    let part = from.one_of(&PARTS)?;
    let sides =
        from.list(|from| from.number()?.try_into().map(f32::from_bits).map_err(|_| Damaged))?;
    let area = match sides[..] {
        [] => None,
        [x, y, w, h] => Some(Box01 { x, y, w, h }),
        _ => return Err(Damaged),
    };
    Ok(Region { page, area, part })
}

/// A fast checksum against damage, not against malice; it also names cache
/// files.
#[must_use]
pub fn fingerprint(bytes: &[u8]) -> u64 {
    const FACTOR: u64 = 0x9E37_79B9_7F4A_7C15;
    let mix = |hash: u64, word: u64| (hash ^ word).wrapping_mul(FACTOR).rotate_left(29);
    let (words, rest) = bytes.as_chunks::<8>();
    let hash = words.iter().fold(bytes.len() as u64, |h, w| mix(h, u64::from_le_bytes(*w)));
    let hash = rest.iter().fold(hash, |hash, &byte| mix(hash, byte.into()));
    mix(hash, FACTOR)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::loader::native::{Scanner, assemble, manifest};

    fn index() -> Index {
        let toml = "format = 1\ndate = \"2026-11-22\"\nvariant = \"早报\"\n[paper]\ntitle = \"河口日报\"\n\
            lang = \"zh\"\n[[section]]\nname = \"一\"\n[[section]]\nname = \"二\"\nparent = \"一\"\n\
            [[page]]\nid = \"A01\"\nfile = \"a.md\"\nimage = \"m.png\"\n";
        let page = "# 新渠\nkicker: 引\nkind: brief\nbox: 0 0 1 0.5 head\nbox: B\ntags: 水, 渠\n\
            published: 2026-11-21\nlang: ja\nurl: http://x\nprominence: 9\nkickr: x\nby: y\n\n甲\n# \n\n乙";
        let mut scanner = Scanner::new("a.md");
        scanner.feed(page.as_bytes()).unwrap();
        let manifest = manifest(toml, "edition.toml").unwrap();
        let (edition, places) = assemble(manifest, vec![scanner.finish().unwrap()]).unwrap();
        let stamp = |path: &str| IndexStamp { path: path.into(), size: 7, changed: -1 };
        Index { stamps: vec![stamp("edition.toml"), stamp("a.md")], edition, places }
    }

    fn bytes_of(index: &Index) -> Vec<u8> {
        encode(&index.stamps, &index.edition, &index.places)
    }

    #[test]
    fn an_index_gives_back_the_whole_edition() {
        let index = index();
        assert_eq!(index.edition.articles.len(), 2);
        assert_eq!(index.places[0].holes.len(), 1);
        assert_eq!(decode(&bytes_of(&index)), Some(index));
    }

    #[test]
    fn an_index_with_any_byte_changed_or_missing_is_ignored() {
        let bytes = bytes_of(&index());
        for at in 0..bytes.len() {
            assert_eq!(decode(&bytes[..at]), None, "cut at {at}");
            let mut damaged = bytes.clone();
            damaged[at] ^= 0x10;
            assert_eq!(decode(&damaged), None, "byte {at}");
        }
    }

    #[test]
    fn numbers_that_promise_too_much_are_not_believed() {
        let mut payload = vec![0xFF; 9];
        payload.push(0x01);
        let mut bytes = MAGIC.to_vec();
        bytes.extend(fingerprint(&payload).to_le_bytes());
        bytes.extend(payload);
        assert_eq!(decode(&bytes), None);
    }
}
