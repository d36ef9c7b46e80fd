//! What a conversion made, as bytes for the cache: an edition, its bodies one by
//! one, and what else was read, just as it came.
//!
//! The native format would not do: it keeps no places in the input and rounds
//! what Markdown cannot say, and an edition out of the cache has to be the very
//! one that reading it anew would give. Whoever reads these bytes has checked
//! that they are the ones that were written; all text is cleaned again all the
//! same.

use super::codec::Damaged;
pub(crate) use super::codec::{Decoder, Encoder};
use super::index::{read_edition, write_edition};
use crate::input::SourceFile;
use crate::model::{
    Block, BlockKind, Body, DatedBy, Doubt, Edition, Item, Rich, Scan, ScanLine, Span, Style, Table,
};

/// What a loader gives besides the edition and its bodies.
#[derive(Debug, Default)]
pub(crate) struct Rest {
    pub(crate) furniture: Vec<Block>,
    pub(crate) unplaced: Vec<Block>,
    pub(crate) files: Vec<SourceFile>,
}

const DATED: [DatedBy; 4] =
    [DatedBy::Edition, DatedBy::Reader, DatedBy::FileTime, DatedBy::FileName];

/// An edition without its bodies.
pub(crate) fn encode_edition(edition: &Edition) -> Vec<u8> {
    let mut out = Encoder::default();
    out.size(DATED.iter().position(|dated| *dated == edition.dated_by).unwrap_or(0));
    write_edition(&mut out, edition);
    out.into_bytes()
}

/// The edition of [`encode_edition`]; nothing if the bytes are no such.
pub(crate) fn decode_edition(bytes: &[u8]) -> Option<Edition> {
    whole(bytes, |from| {
        let dated_by = from.one_of(&DATED)?;
        Ok(Edition { dated_by, ..read_edition(from)? })
    })
    .filter(|edition| {
        let (pages, sections) = (edition.pages.len(), edition.sections.len());
        let fits = |a: &crate::model::Article| {
            a.section < sections.max(1) && a.page.is_none_or(|page| page < pages)
        };
        edition.articles.iter().all(fits)
    })
}

/// Blocks, as [`encode_body`] writes those of a body.
pub(crate) fn encode_blocks(blocks: &[Block]) -> Vec<u8> {
    let mut out = Encoder::default();
    out.list(blocks, write_block);
    out.into_bytes()
}

/// The body of an article; nothing if its chunks are not a block each, which
/// places in it count on.
pub(crate) fn encode_body(body: &Body) -> Option<Vec<u8>> {
    let mut out = Encoder::default();
    out.size(body.chunks());
    for chunk in 0..body.chunks() {
        match &*body.blocks(chunk) {
            [block] => write_block(&mut out, block),
            _ => return None,
        }
    }
    Some(out.into_bytes())
}

/// The body of [`encode_body`].
pub(crate) fn decode_body(bytes: &[u8]) -> Option<Body> {
    whole(bytes, |from| from.list(read_block)).map(Body::set)
}

/// What there is besides.
pub(crate) fn encode_rest(
    furniture: &[Block],
    unplaced: &[Block],
    files: &[SourceFile],
) -> Vec<u8> {
    let mut out = Encoder::default();
    out.list(furniture, write_block);
    out.list(unplaced, write_block);
    out.list(files, |out, file| {
        out.text(&file.name);
        out.size(file.start);
        out.size(file.length);
    });
    out.into_bytes()
}

/// The rest of [`encode_rest`].
pub(crate) fn decode_rest(bytes: &[u8]) -> Option<Rest> {
    whole(bytes, |from| {
        Ok(Rest {
            furniture: from.list(read_block)?,
            unplaced: from.list(read_block)?,
            files: from.list(|from| {
                let name = from.text()?.to_owned();
                Ok(SourceFile { name, start: from.size()?, length: from.size()? })
            })?,
        })
    })
}

/// The pages as they were scanned.
pub(crate) fn encode_scans(scans: &[Scan]) -> Vec<u8> {
    let mut out = Encoder::default();
    out.list(scans, |out, scan| {
        out.size(scan.page);
        out.range(&scan.bytes);
        out.list(&scan.lines, |out, line| {
            let start = line.bytes().start;
            out.text(line.text());
            out.size(start.saturating_sub(scan.bytes.start));
            let mut last = start;
            for (_, bytes) in line.characters() {
                out.size(bytes.end.saturating_sub(last));
                last = bytes.end;
            }
        });
    });
    out.into_bytes()
}

/// The scans of [`encode_scans`].
pub(crate) fn decode_scans(bytes: &[u8]) -> Option<Vec<Scan>> {
    whole(bytes, |from| {
        from.list(|from| {
            let (page, bytes) = (from.size()?, from.range()?);
            let base = bytes.start;
            let lines = from.list(|from| read_scan_line(from, base))?;
            Ok(Scan { page, bytes, lines })
        })
    })
}

fn read_scan_line(from: &mut Decoder<'_>, base: usize) -> Result<ScanLine, Damaged> {
    let text = from.text()?;
    let mut at = base.checked_add(from.size()?).ok_or(Damaged)?;
    let mut read = Vec::with_capacity(text.chars().count());
    for c in text.chars() {
        read.push((c, at));
        at = at.checked_add(from.size()?).ok_or(Damaged)?;
    }
    Ok(ScanLine::new(&read, at, base))
}

/// A value that takes all of the bytes.
fn whole<T>(bytes: &[u8], read: impl FnOnce(&mut Decoder<'_>) -> Result<T, Damaged>) -> Option<T> {
    let mut from = Decoder::new(bytes);
    let value = read(&mut from).ok()?;
    from.is_empty().then_some(value)
}

fn write_block(out: &mut Encoder, block: &Block) {
    let riches = |out: &mut Encoder, texts: &[Rich]| out.list(texts, write_rich);
    match &block.kind {
        BlockKind::Paragraph(text) => {
            out.size(0);
            write_rich(out, text);
        }
        BlockKind::Subhead { level, text } => {
            out.size(1);
            out.size((*level).into());
            write_rich(out, text);
        }
        BlockKind::Quote(texts) => {
            out.size(2);
            riches(out, texts);
        }
        BlockKind::List(items) => {
            out.size(3);
            out.list(items, |out, item| {
                out.size(item.depth.into());
                out.size(item.number.is_some().into());
                out.number(item.number.unwrap_or_default());
                riches(out, &item.text);
            });
        }
        BlockKind::Figure { image, alt, caption, credit } => {
            out.size(4);
            out.option(image.as_deref());
            out.text(alt);
            write_rich(out, caption);
            out.option(credit.as_deref());
        }
        BlockKind::Table(table) => {
            out.size(5);
            riches(out, &table.header);
            out.list(&table.rows, |out, row| riches(out, row));
        }
        BlockKind::Preformatted(text) => {
            out.size(6);
            out.text(text);
        }
        BlockKind::Rule => out.size(7),
        BlockKind::Signature(texts) => {
            out.size(8);
            riches(out, texts);
        }
        BlockKind::Gap(what) => {
            out.size(9);
            out.text(what);
        }
    }
    out.list(&block.source, Encoder::range);
    out.size(block.truncated.into());
    out.list(&block.doubts, |out, doubt| {
        out.size(doubt.at);
        out.size(doubt.percent.into());
    });
}

fn read_block(from: &mut Decoder<'_>) -> Result<Block, Damaged> {
    let riches = |from: &mut Decoder<'_>| from.list(read_rich);
    let kind = match from.size()? {
        0 => BlockKind::Paragraph(read_rich(from)?),
        1 => BlockKind::Subhead { level: read_byte(from)?, text: read_rich(from)? },
        2 => BlockKind::Quote(riches(from)?),
        3 => BlockKind::List(from.list(|from| {
            let depth = read_byte(from)?;
            let (numbered, number) = (from.size()? == 1, from.number()?);
            Ok(Item { depth, number: numbered.then_some(number), text: from.list(read_rich)? })
        })?),
        4 => BlockKind::Figure {
            image: from.clean_option()?,
            alt: from.clean_lines()?,
            caption: read_rich(from)?,
            credit: from.clean_option()?,
        },
        5 => BlockKind::Table(Table { header: riches(from)?, rows: from.list(riches)? }),
        6 => BlockKind::Preformatted(from.clean_lines()?),
        7 => BlockKind::Rule,
        8 => BlockKind::Signature(riches(from)?),
        9 => BlockKind::Gap(from.clean_lines()?),
        _ => return Err(Damaged),
    };
    let source = from.list(Decoder::range)?;
    let truncated = from.size()? == 1;
    let doubts = from.list(|from| Ok(Doubt { at: from.size()?, percent: read_byte(from)? }))?;
    Ok(Block { kind, source, truncated, doubts })
}

fn read_byte(from: &mut Decoder<'_>) -> Result<u8, Damaged> {
    from.number()?.try_into().map_err(|_| Damaged)
}

fn write_rich(out: &mut Encoder, rich: &Rich) {
    out.text(&rich.text);
    out.list(&rich.spans, |out, span| {
        out.range(&span.range);
        match &span.style {
            Style::Doubt => out.size(8),
            Style::Inserted => out.size(9),
            Style::Underline => out.size(10),
            Style::Wave => out.size(11),
            Style::Strong => out.size(0),
            Style::Emphasis => out.size(1),
            Style::Strikethrough => out.size(2),
            Style::Code => out.size(3),
            Style::Superscript => out.size(4),
            Style::Subscript => out.size(5),
            Style::Link(to) => {
                out.size(6);
                out.text(to);
            }
            Style::Ruby { at } => {
                out.size(7);
                out.size(*at);
            }
        }
    });
}

fn read_rich(from: &mut Decoder<'_>) -> Result<Rich, Damaged> {
    let text = from.clean_lines()?;
    let spans = from.list(|from| {
        let range = from.range()?;
        let style = match from.size()? {
            0 => Style::Strong,
            1 => Style::Emphasis,
            2 => Style::Strikethrough,
            3 => Style::Code,
            4 => Style::Superscript,
            5 => Style::Subscript,
            6 => Style::Link(from.clean()?),
            7 => Style::Ruby { at: from.size()? },
            8 => Style::Doubt,
            9 => Style::Inserted,
            10 => Style::Underline,
            11 => Style::Wave,
            _ => return Err(Damaged),
        };
        // What is set by a range cuts the text there.
        let on_characters = text.get(range.clone()).is_some();
        on_characters.then_some(Span { range, style }).ok_or(Damaged)
    })?;
    Ok(Rich { text, spans })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn how_the_day_is_known_comes_back_from_the_cache_as_it_went_in() {
        for dated_by in [DatedBy::Edition, DatedBy::Reader, DatedBy::FileName, DatedBy::FileTime] {
            let edition = Edition { dated_by, ..Edition::default() };
            let again = decode_edition(&encode_edition(&edition)).map(|again| again.dated_by);
            assert_eq!(again, Some(dated_by));
        }
    }
}
