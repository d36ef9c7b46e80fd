//! Stage: the edition. Texts are set, sources counted in bytes of the input,
//! articles named and dated.

use std::collections::HashMap;

use super::arrange::ArrangedPage as Sorted;
use super::draft::{BodyPart, Doubtful, Draft, PartKind};
use super::furniture::About;
use super::gaps::{close_display, close_names, close_running, is_letter_spaced};
use super::glyph::{Glyph, LINE, Piece, WIDE, dropped};
use super::grammar::is_notice;
use super::{line_ends, punct, quotes};
use crate::input::encoding::Decoded;
use crate::input::{Hint, Loaded};
use crate::model::{
    Article, ArticleId, Block, BlockKind, Body, Clean, DatedBy, Doubt, Edition, HeadLine, HeadRole,
    Kind, Lang, Page, Rich, Section, SourceRanges, Span, Style, Warning, WarningKind,
    is_passed_over,
};

/// What the edition is made from besides the sorted page.
pub(super) struct ComposeInput<'a> {
    pub(super) decoded: &'a Decoded,
    pub(super) hint: &'a Hint,
    pub(super) lang: Lang,
}

/// Makes the edition.
pub(super) fn compose(sorted: Sorted, about: About, input: &ComposeInput<'_>) -> Loaded {
    let text = &input.decoded.text;
    let spaced = matches!(input.lang, Lang::En);
    let words =
        if spaced { line_ends::PageWords::of(text) } else { line_ends::PageWords::default() };
    let mut setter = Setter { input, dropped: dropped(text), words };
    let mut edition = masthead_of(about, input);
    let key = edition.key().as_str().to_owned();
    let mut names: HashMap<ArticleId, usize> = HashMap::new();
    let mut bodies = Vec::new();
    for draft in sorted.drafts {
        let (mut article, body) = setter.article(&draft, &key);
        let count = names.entry(article.id.clone()).or_default();
        *count += 1;
        if *count > 1 {
            article.id = ArticleId::new(&format!("{}-{count}", article.id));
        }
        edition.articles.push(article);
        bodies.push(body);
    }
    let furniture = sorted.furniture.iter().filter_map(|piece| setter.furniture(piece)).collect();
    let unplaced = sorted.unplaced.iter().filter_map(|piece| setter.furniture(piece)).collect();
    warn(&mut edition, input.decoded, setter.dropped);
    Loaded { edition, bodies, furniture, unplaced, ..Loaded::default() }
}

/// The edition without its articles.
fn masthead_of(about: About, input: &ComposeInput<'_>) -> Edition {
    let hint = input.hint;
    let mut edition = Edition::default();
    edition.paper.title = Clean::line(&about.title.unwrap_or_else(|| hint.paper_by_name()));
    edition.paper.lang = Some(hint.lang.clone().unwrap_or_else(|| input.lang.into()));
    (edition.date, edition.dated_by) = match about.date {
        Some(date) => (Some(date), DatedBy::Edition),
        None => hint.day(),
    };
    let (id, name) = about.page.unwrap_or_else(|| ("1".to_owned(), String::new()));
    let section = if name.is_empty() { &id } else { &name };
    edition.sections.push(Section { name: Clean::line(section), parent: None });
    edition.pages.push(Page { id: Clean::line(&id), name: Clean::line(&name), image: None });
    edition
}

/// What the reader should know of the page's date and damage.
fn warn(edition: &mut Edition, decoded: &Decoded, dropped: usize) {
    let mut found = Vec::new();
    match (edition.dated_by, edition.date) {
        (DatedBy::FileTime, Some(date)) => {
            found.push(WarningKind::NoDate { of_file: Some(date.to_string()) });
        }
        (_, None) => found.push(WarningKind::NoDate { of_file: None }),
        _ => {}
    }
    if decoded.malformed > 0 {
        let (count, encoding) = (decoded.malformed, decoded.encoding.to_owned());
        found.push(WarningKind::MaybeEncoding { count, encoding });
    }
    if dropped > 0 {
        found.push(WarningKind::ControlCharacters(dropped));
    }
    edition.warnings.extend(found.into_iter().map(Warning::new));
}

/// How a text is set.
#[derive(Clone, Copy)]
enum Manner {
    Running,
    Display,
    Names,
}

struct Setter<'a> {
    input: &'a ComposeInput<'a>,
    dropped: usize,
    /// The words of the page, where lines may part them.
    words: line_ends::PageWords,
}

impl Setter<'_> {
    fn article(&mut self, draft: &Draft, key: &str) -> (Article, Body) {
        let kind = draft.kind();
        let head: Vec<HeadLine> =
            draft.head.iter().map(|(role, piece)| self.head_line(*role, piece)).collect();
        let blocks: Vec<Block> = draft.parts.iter().map(|part| self.block(part)).collect();
        let whole = draft.parts.iter().zip(&blocks).filter(|(p, _)| p.kind != PartKind::Fragment);
        let mut texts = whole.map(|(_, block)| block).chain(&blocks).flat_map(Block::texts);
        let first_words = first_words(texts.find(|text| !text.is_empty()).unwrap_or_default());
        let headline = head.iter().find(|line| line.role == HeadRole::Headline);
        let name = headline.map_or(&first_words, |line| &line.text);
        let mut article = Article::new(ArticleId::derived(key, name));
        let body = Body::set(blocks);
        article.kind = kind;
        article.page = Some(0);
        article.prominence = u8::from(headline.is_some() && kind == Kind::Feature);
        article.length = body.weight();
        article.first_words = first_words;
        article.head = head;
        (article, body)
    }

    fn head_line(&mut self, role: HeadRole, piece: &Piece) -> HeadLine {
        let whole = piece.squeezed().starts_with("关于") && is_notice(&piece.squeezed());
        let manner = match role {
            HeadRole::Byline => Manner::Names,
            _ if whole => Manner::Running,
            _ => Manner::Display,
        };
        HeadLine { role, text: self.text(&piece.glyphs, manner), source: self.source(piece) }
    }

    fn block(&mut self, part: &BodyPart) -> Block {
        let rich = |text| Rich::plain(text);
        let mut source = self.source(&part.piece);
        let kind = match part.kind {
            PartKind::Paragraph => {
                BlockKind::Paragraph(rich(self.text(&part.piece.glyphs, Manner::Running)))
            }
            PartKind::Fragment => {
                let text = self.text(&part.piece.glyphs, Manner::Display);
                let doubt = Span { range: 0..text.len(), style: Style::Doubt };
                BlockKind::Paragraph(Rich { text, spans: vec![doubt] })
            }
            PartKind::Subhead => {
                let text = rich(self.text(&part.piece.glyphs, Manner::Display));
                BlockKind::Subhead { level: 2, text }
            }
            PartKind::Lines => {
                let lines = part.piece.glyphs.split(|g| g.c == LINE);
                let lines: Vec<String> = lines.map(|line| self.line(line)).collect();
                BlockKind::Preformatted(Clean::lines(&lines.join("\n")))
            }
            PartKind::Signature => BlockKind::Signature(self.signature(&part.piece)),
            PartKind::Figure => {
                let credit = part.credit.as_ref().map(|credit| {
                    source.extend(self.source(credit));
                    self.text(&credit.glyphs, Manner::Names)
                });
                let caption = rich(self.text(&part.piece.glyphs, Manner::Running));
                BlockKind::Figure { image: None, alt: Clean::empty(), caption, credit }
            }
        };
        let mut block = Block { source, truncated: part.truncated, ..Block::new(kind) };
        block.doubts = doubts(part, &block);
        block
    }

    /// A line whose end matters, its wide gaps kept.
    fn line(&mut self, glyphs: &[Glyph]) -> String {
        let cells = glyphs.split(|g| g.c == WIDE);
        let cells = cells.map(|cell| self.text(cell, Manner::Names).into_string());
        cells.collect::<Vec<_>>().join("   ")
    }

    /// The lines of a signature: the body, and the date.
    fn signature(&mut self, piece: &Piece) -> Vec<Rich> {
        let date = piece.glyphs.iter().rposition(|g| g.is_gap()).unwrap_or(0);
        let (body, date) = piece.glyphs.split_at(date);
        let lines = [body, date].map(|line| self.text(line, Manner::Running));
        lines.into_iter().filter(|line| !line.is_empty()).map(Rich::plain).collect()
    }

    fn furniture(&mut self, piece: &Piece) -> Option<Block> {
        let source = self.source(piece);
        let spaced = is_letter_spaced(&piece.glyphs);
        let manner = if spaced { Manner::Display } else { Manner::Names };
        let text = Rich::plain(self.text(&piece.glyphs, manner));
        let kind = BlockKind::Paragraph(text);
        (!source.is_empty()).then_some(Block { source, ..Block::new(kind) })
    }

    /// Sets a text; every edit is one of those that the stages document.
    fn text(&mut self, glyphs: &[Glyph], manner: Manner) -> Clean {
        let mut glyphs = inside(glyphs);
        line_ends::close(&mut glyphs, &self.words);
        if let Manner::Display = manner {
            line_ends::close_display(&mut glyphs, self.input.lang);
        }
        punct::widen(&mut glyphs, self.input.lang);
        quotes::pair(&mut glyphs);
        match manner {
            Manner::Running => close_running(&mut glyphs),
            Manner::Display => close_display(&mut glyphs),
            Manner::Names => close_names(&mut glyphs),
        }
        let text: String = glyphs.iter().map(|g| g.c).collect();
        let cleaned = Clean::counted(&text);
        self.dropped += cleaned.dropped;
        cleaned.text
    }

    /// Where a piece stands in the input, without the white space around it.
    fn source(&mut self, piece: &Piece) -> SourceRanges {
        let text = &self.input.decoded.text;
        let mut ranges = SourceRanges::new();
        for range in &piece.ranges {
            let inside = &text[range.clone()];
            let start = range.start + (inside.len() - inside.trim_start().len());
            let end = start + inside.trim().len();
            if start < end {
                ranges.extend(self.input.decoded.sources(start..end));
            }
        }
        ranges
    }
}

/// The glyphs without the gaps before the first that is seen and behind the last,
/// whatever stands there that is not: it is dropped, and counted, later.
fn inside(glyphs: &[Glyph]) -> Vec<Glyph> {
    let is_seen = |g: &Glyph| !g.is_gap() && !is_passed_over(g.c);
    let first = glyphs.iter().position(is_seen).unwrap_or(glyphs.len());
    let last = glyphs.iter().rposition(is_seen).unwrap_or(0);
    let stays = |(at, g): &(usize, &Glyph)| !g.is_gap() || (first..=last).contains(at);
    glyphs.iter().enumerate().filter(stays).map(|(_, glyph)| *glyph).collect()
}

/// Where the block's text was joined without being sure. A join at the very
/// beginning says that the block as a whole may not belong here.
fn doubts(part: &BodyPart, block: &Block) -> Vec<Doubt> {
    let text = block.plain();
    let solid = || part.piece.glyphs.iter().filter(|g| !g.is_gap());
    let place = |doubtful: &Doubtful| {
        let before = solid().position(|g| g.at == doubtful.glyph)?;
        // Marks may have changed their form, but none came or went.
        let mut solid = text.char_indices().filter(|(_, c)| !c.is_whitespace());
        let (at, _) = solid.nth(before)?;
        Some(Doubt { at, percent: doubtful.percent })
    };
    part.doubts.iter().filter_map(place).collect()
}

/// The beginning of a text, by which an article without a headline goes: its
/// first sentence, or as much of it as a headline is long.
pub(crate) fn first_words(text: &str) -> Clean {
    const HAN: usize = 24;
    const LATIN: usize = 60;
    let most = if Lang::guess(text) == Lang::En { LATIN } else { HAN };
    let end = text.char_indices().nth(most).map_or(text.len(), |(at, _)| at);
    let start = &text[..end];
    if let Some(stop) = start.find(['。', '！', '？', '，']).filter(|&at| at >= 24) {
        return Clean::line(&start[..stop]);
    }
    let word = start.rfind(' ').filter(|&at| end < text.len() && most == LATIN && at > 0);
    Clean::line(&start[..word.unwrap_or(start.len())])
}
