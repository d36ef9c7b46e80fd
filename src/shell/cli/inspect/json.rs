//! The JSON of `newsprint inspect --json`.
//!
//! One object. These names are stable while `schema` is 1; later versions may
//! add more. What is not known is `null`, a list without entries is `[]`.
//!
//! | name | meaning |
//! |---|---|
//! | `schema` | 1 |
//! | `source` | the input as it was named |
//! | `key` | what bookmarks know the edition by |
//! | `paper`, `subtitle`, `place`, `publisher` | masthead and what goes with it |
//! | `date` | YYYY-MM-DD |
//! | `dated_by` | `edition`, `reader` (`--date`) or `file-time` |
//! | `variant`, `number` | morning or evening edition; running number |
//! | `language` | BCP 47, as the edition says or as its letters show |
//! | `pages` | `{id, name, image}` |
//! | `sections` | `{name, parent}`; the parent's name |
//! | `articles` | in reading order, see below |
//! | `furniture` | `{role: "furniture", text, source}`: what belongs to no article |
//! | `unplaced` | the same, for text that found no article |
//! | `files` | `{name, start, length}` of the files that sources count bytes through, one after the other; `null` where they count in one file |
//! | `warnings` | `{file, line, code, message}`; `code` is stable, `message` is in the language of the interface |
//!
//! An article:
//!
//! | name | meaning |
//! |---|---|
//! | `id`, `kind` | name inside the edition; `news`, `feature`, … |
//! | `section`, `page` | the section's name, the page's id |
//! | `file` | the page file, a path inside the edition; `null` for a single file |
//! | `kicker`, `headline`, `deck`, `byline`, `dateline` | lines, joined with line feeds |
//! | `language` | BCP 47, where it is not the edition's |
//! | `published`, `url`, `tags`, `prominence` | as in the edition |
//! | `regions` | `{page, part, area}`; `area` is `{x, y, w, h}` in fractions of the page |
//! | `blocks` | in printed order, the head's lines first, but for bylines printed below |
//!
//! A block is `{role, text, source}`, with `truncated: true` where its end is
//! missing, and `doubt` where it was joined without being sure: a list of
//! `{at, confidence}`, the byte of `text` that begins what was joined (0: the
//! block as a whole) and how likely the join is right, from 0 to 1. Roles of the head: `kicker`, `headline`, `deck`, `byline`,
//! `dateline`; of the body: `headline` (a fragment of display type, all that is left of it),
//! `body`, `subhead`, `quote`, `list`, `caption`, `credit` (of the picture whose
//! `caption` stands before it, where it has one), `table` (tabs between cells), `preformatted`, `rule`, `signature`, `gap`. `source` is a list of
//! `[start, end]`: offsets in bytes of the input file (of `file`, where there
//! is one; through all of `files`, where there are several), in reading order,
//! several where text was joined.

use std::cell::RefCell;
use std::io::Write;

use serde::ser::{Error as _, SerializeSeq as _};
use serde::{Serialize, Serializer};

use super::super::json;
use super::{dated_by, text_of, told};
use crate::input::SourceFile;
use crate::model::{
    Article, Block, Edition, HeadRole, OpenError, Part, Region, SourceRanges, Warning,
};
use crate::shell::cli::Result;
use crate::shell::editions::OpenEdition;
use crate::words::Words;

/// The version of the names above.
const SCHEMA: u32 = 1;

/// Writes the object, indented, with a line feed at the end. Articles are
/// read one after the other, so that a large edition needs little memory.
pub(super) fn write(open: &OpenEdition, words: &dyn Words, out: &mut dyn Write) -> Result<()> {
    let unread = RefCell::default();
    let written = json::write(&EditionJson::of(open, words, &unread), out);
    match unread.take() {
        Some(error) => Err(error.into()),
        None => written,
    }
}

#[derive(Serialize)]
struct EditionJson<'a> {
    schema: u32,
    source: &'a str,
    key: String,
    paper: &'a str,
    subtitle: Option<&'a str>,
    place: Option<&'a str>,
    publisher: Option<&'a str>,
    date: Option<String>,
    dated_by: Option<&'static str>,
    variant: Option<&'a str>,
    number: Option<&'a str>,
    language: &'a str,
    pages: Vec<PageOut<'a>>,
    sections: Vec<SectionOut<'a>>,
    articles: Articles<'a>,
    furniture: Vec<BlockOut>,
    unplaced: Vec<BlockOut>,
    files: Option<Vec<FileOut<'a>>>,
    warnings: Vec<WarningOut<'a>>,
}

#[derive(Serialize)]
struct FileOut<'a> {
    name: &'a str,
    start: usize,
    length: usize,
}

#[derive(Serialize)]
struct PageOut<'a> {
    id: &'a str,
    name: &'a str,
    image: Option<&'a str>,
}

#[derive(Serialize)]
struct SectionOut<'a> {
    name: &'a str,
    parent: Option<&'a str>,
}

#[derive(Serialize)]
struct WarningOut<'a> {
    file: Option<&'a str>,
    line: Option<usize>,
    code: String,
    message: String,
}

#[derive(Serialize)]
struct ArticleOut<'a> {
    id: &'a str,
    kind: &'static str,
    section: Option<&'a str>,
    page: Option<&'a str>,
    file: Option<&'a str>,
    kicker: Option<String>,
    headline: Option<String>,
    deck: Option<String>,
    byline: Option<String>,
    dateline: Option<String>,
    language: Option<&'a str>,
    published: Option<String>,
    url: Option<&'a str>,
    tags: Vec<&'a str>,
    prominence: u8,
    regions: Vec<RegionOut<'a>>,
    blocks: Vec<BlockOut>,
}

#[derive(Serialize)]
struct RegionOut<'a> {
    page: &'a str,
    part: &'static str,
    area: Option<AreaOut>,
}

#[derive(Serialize)]
struct AreaOut {
    x: f32,
    y: f32,
    w: f32,
    h: f32,
}

#[derive(Serialize)]
struct BlockOut {
    role: &'static str,
    text: String,
    source: Vec<[usize; 2]>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    truncated: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    doubt: Vec<DoubtOut>,
}

#[derive(Serialize)]
struct DoubtOut {
    at: usize,
    confidence: f32,
}

/// The articles, each read when it is written.
struct Articles<'a> {
    open: &'a OpenEdition,
    /// Why one of them can't be read.
    unread: &'a RefCell<Option<OpenError>>,
}

impl Serialize for Articles<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let articles = &self.open.edition().articles;
        let mut list = to.serialize_seq(Some(articles.len()))?;
        for (index, article) in articles.iter().enumerate() {
            let body = self.open.body(index).map_err(|error| {
                self.unread.replace(Some(error));
                S::Error::custom("")
            })?;
            let mut out = ArticleOut::of(self.open.edition(), article);
            out.file = self.open.page_file(index);
            out.blocks.extend(body.all_blocks().flat_map(|block| BlockOut::told(&block)));
            sign_below(&mut out.blocks);
            list.serialize_element(&out)?;
        }
        list.end()
    }
}

/// Moves the bylines that were printed inside or under the text to where they
/// stood: behind the block that begins last before them.
fn sign_below(blocks: &mut [BlockOut]) {
    let start = |block: &BlockOut| block.source.first().map(|range| range[0]);
    let is_byline = |block: &BlockOut| block.role == HeadRole::Byline.name();
    let signed: Vec<usize> = (0..blocks.len()).filter(|&at| is_byline(&blocks[at])).collect();
    for at in signed.into_iter().rev() {
        let name = start(&blocks[at]);
        let above = (at + 1..blocks.len()).filter(|&other| {
            !is_byline(&blocks[other]) && start(&blocks[other]).is_some_and(|s| Some(s) < name)
        });
        if let Some(above) = above.max_by_key(|&other| start(&blocks[other])) {
            blocks[at..=above].rotate_left(1);
        }
    }
}

impl<'a> EditionJson<'a> {
    fn of(
        open: &'a OpenEdition,
        words: &dyn Words,
        unread: &'a RefCell<Option<OpenError>>,
    ) -> Self {
        let edition = open.edition();
        let paper = &edition.paper;
        Self {
            schema: SCHEMA,
            source: open.source_name(),
            key: edition.key().as_str().to_owned(),
            paper: &paper.title,
            subtitle: paper.subtitle.as_deref(),
            place: paper.place.as_deref(),
            publisher: paper.publisher.as_deref(),
            date: edition.date.map(|date| date.to_string()),
            dated_by: dated_by(edition),
            variant: edition.variant.as_deref(),
            number: edition.number.as_deref(),
            language: paper.lang.as_deref().unwrap_or_else(|| edition.lang().tag()),
            pages: edition.pages.iter().map(PageOut::of).collect(),
            sections: sections(edition),
            articles: Articles { open, unread },
            furniture: open.furniture().iter().map(|b| BlockOut::of("furniture", b)).collect(),
            unplaced: open.unplaced().iter().map(|b| BlockOut::of("unplaced", b)).collect(),
            files: (!open.files().is_empty())
                .then(|| open.files().iter().map(FileOut::of).collect()),
            warnings: edition
                .warnings
                .iter()
                .map(|warning| WarningOut::of(warning, words))
                .collect(),
        }
    }
}

impl<'a> FileOut<'a> {
    fn of(file: &'a SourceFile) -> Self {
        let SourceFile { name, start, length } = file;
        Self { name, start: *start, length: *length }
    }
}

impl<'a> PageOut<'a> {
    fn of(page: &'a crate::model::Page) -> Self {
        Self { id: &page.id, name: &page.name, image: page.image.as_deref() }
    }
}

fn sections(edition: &Edition) -> Vec<SectionOut<'_>> {
    let name = |index: usize| edition.sections.get(index).map(|section| &*section.name);
    let all = edition.sections.iter();
    all.map(|section| SectionOut { name: &section.name, parent: section.parent.and_then(name) })
        .collect()
}

impl<'a> WarningOut<'a> {
    fn of(warning: &'a Warning, words: &dyn Words) -> Self {
        let Warning { file, line, kind } = warning;
        let message = words.warning_kind(kind);
        Self { file: file.as_deref(), line: *line, code: kind.code(), message }
    }
}

impl<'a> ArticleOut<'a> {
    /// Everything but the body.
    fn of(edition: &'a Edition, article: &'a Article) -> Self {
        let joined = |role| {
            let lines: Vec<&str> = article.lines(role).map(|line| &**line).collect();
            (!lines.is_empty()).then(|| lines.join("\n"))
        };
        let page = article.page.and_then(|page| edition.pages.get(page));
        Self {
            id: article.id.as_str(),
            kind: article.kind.name(),
            section: edition.sections.get(article.section).map(|section| &*section.name),
            page: page.map(|page| &*page.id),
            file: None,
            kicker: joined(HeadRole::Kicker),
            headline: joined(HeadRole::Headline),
            deck: joined(HeadRole::Deck),
            byline: joined(HeadRole::Byline),
            dateline: joined(HeadRole::Dateline),
            language: article.lang.as_deref(),
            published: article.published.map(|date| date.to_string()),
            url: article.url.as_deref(),
            tags: article.tags.iter().map(|tag| &**tag).collect(),
            prominence: article.prominence,
            regions: article.regions.iter().map(RegionOut::of).collect(),
            blocks: article.head.iter().map(BlockOut::of_head).collect(),
        }
    }
}

impl<'a> RegionOut<'a> {
    fn of(region: &'a Region) -> Self {
        let part = match region.part {
            Part::Head => "head",
            Part::Body => "body",
            Part::Image => "image",
            Part::Jump => "jump",
        };
        let area = region.area.map(|area| AreaOut { x: area.x, y: area.y, w: area.w, h: area.h });
        Self { page: &region.page, part, area }
    }
}

impl BlockOut {
    /// What a block of a body says. Of the places that it was read from the
    /// last is the credit's, where there is one besides the caption's.
    fn told(block: &Block) -> Vec<Self> {
        let said = told(block).into_iter();
        let said = said.map(|(role, text)| Self { text, ..Self::of(role, block) });
        let mut said: Vec<Self> = said.collect();
        if let [caption, credit] = &mut said[..] {
            let last = caption.source.len().saturating_sub(1).max(1);
            credit.source = caption.source.split_off(last.min(caption.source.len()));
            (credit.truncated, credit.doubt) = (false, Vec::new());
        }
        said
    }

    fn of(role: &'static str, block: &Block) -> Self {
        let (source, truncated) = (ranges(&block.source), block.truncated);
        let doubt = block
            .doubts
            .iter()
            .map(|doubt| DoubtOut { at: doubt.at, confidence: f32::from(doubt.percent) / 100.0 });
        Self { role, text: text_of(block), source, truncated, doubt: doubt.collect() }
    }

    fn of_head(line: &crate::model::HeadLine) -> Self {
        let (role, text) = (line.role.name(), line.text.to_string());
        Self { role, text, source: ranges(&line.source), truncated: false, doubt: Vec::new() }
    }
}

fn ranges(source: &SourceRanges) -> Vec<[usize; 2]> {
    source.iter().map(|range| [range.start, range.end]).collect()
}
