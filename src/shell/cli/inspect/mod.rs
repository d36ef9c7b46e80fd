//! `newsprint inspect`: what the loader understood, for people or as JSON.

mod json;
mod text;

use std::io::Write;

use super::args::Inspect;
use super::config::Home;
use super::{CommandStatus, complain, input};
use crate::model::{Block, BlockKind, DatedBy, Edition, Rich, Style};
use crate::shell::cli::Result;
use crate::shell::editions::OpenEdition;
use crate::words::Words;

/// Shows what was understood of an input.
pub(super) fn run(args: &Inspect, home: &Home, out: &mut dyn Write) -> Result<CommandStatus> {
    let open = input::open_all(&args.paths, args.input.hint(args.lang.clone()), home)?.kept();
    open.lost_pages().chain(open.faults()).for_each(|fault| complain(&home.words.warning(fault)));
    if args.json {
        json::write(&open, home.words, out)?;
    } else {
        text::write(&open, home.words, out)?;
    }
    Ok(CommandStatus::Done)
}

/// Writes what was understood of an edition as JSON.
pub(super) fn json(open: &OpenEdition, words: &dyn Words, out: &mut dyn Write) -> Result<()> {
    json::write(open, words, out)
}

/// What a block of a body is called.
fn role(block: &Block) -> &'static str {
    match &block.kind {
        // Display type of which a fragment is left, and doubted.
        BlockKind::Paragraph(text) if is_doubted(text) => "headline",
        BlockKind::Paragraph(_) => "body",
        BlockKind::Subhead { .. } => "subhead",
        BlockKind::Quote(_) => "quote",
        BlockKind::List(_) => "list",
        BlockKind::Figure { alt, caption, credit, .. } => {
            if caption.is_empty() && alt.is_empty() && credit.is_some() {
                "credit"
            } else {
                "caption"
            }
        }
        BlockKind::Table(_) => "table",
        BlockKind::Preformatted(_) => "preformatted",
        BlockKind::Rule => "rule",
        BlockKind::Signature(_) => "signature",
        BlockKind::Gap(_) => "gap",
    }
}

/// What a block says: its role with its text, and the credit of a picture by
/// itself where there is more to it.
fn told(block: &Block) -> Vec<(&'static str, String)> {
    let role = role(block);
    match &block.kind {
        BlockKind::Figure { alt, caption, credit: Some(credit), .. } => {
            let shown = if caption.is_empty() { alt.as_str() } else { caption.text.as_str() };
            let caption = (role == "caption").then(|| (role, shown.to_owned()));
            caption.into_iter().chain([("credit", credit.to_string())]).collect()
        }
        _ => vec![(role, text_of(block))],
    }
}

/// Whether all of a text is doubted.
fn is_doubted(text: &Rich) -> bool {
    let whole = 0..text.text.len();
    text.spans.iter().any(|span| span.style == Style::Doubt && span.range == whole)
}

/// The text of a block: a line to each of its texts, and of a table to each
/// of its rows, with tabs between cells.
fn text_of(block: &Block) -> String {
    let BlockKind::Table(table) = &block.kind else { return block.plain() };
    let rows = std::iter::once(&table.header).chain(&table.rows).filter(|row| !row.is_empty());
    let lines = rows.map(|row| row.iter().map(|cell| &*cell.text).collect::<Vec<_>>().join("\t"));
    lines.collect::<Vec<_>>().join("\n")
}

/// How the date is known, in a word; nothing where there is no date.
fn dated_by(edition: &Edition) -> Option<&'static str> {
    edition.date.map(|_| match edition.dated_by {
        DatedBy::Edition => "edition",
        DatedBy::Reader => "reader",
        DatedBy::FileTime => "file-time",
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Clean, Rich, Table};

    #[test]
    fn a_table_keeps_its_rows_and_cells_apart() {
        let row = |cells: &[&str]| cells.iter().map(|&cell| Rich::from(cell)).collect::<Vec<_>>();
        let table = Table { header: row(&["pier", "metres"]), rows: vec![row(&["north", "40"])] };
        let block = Block::new(BlockKind::Table(table));
        assert_eq!((role(&block), text_of(&block).as_str()), ("table", "pier\tmetres\nnorth\t40"));
    }

    #[test]
    fn a_picture_is_known_by_what_stands_under_it() {
        let figure = |caption: &str| BlockKind::Figure {
            image: None,
            alt: Clean::empty(),
            caption: Rich::from(caption),
            credit: Some(Clean::line("江一帆 摄")),
        };
        let credit = ("credit", "江一帆 摄".to_owned());
        let caption = ("caption", "新渠".to_owned());
        assert_eq!(told(&Block::new(figure("新渠"))), [caption, credit.clone()]);
        assert_eq!(told(&Block::new(figure(""))), [credit]);
    }
}
