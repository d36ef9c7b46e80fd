//! The commands that bring editions into the library, list them, and take
//! them out.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::{InputArgs, date, lang_tag};
use crate::model::{Date, LangTag};

/// `newsprint import`.
#[derive(Debug, Default, Args)]
#[command(after_help = "Pages of one paper and day are one edition; they are put in the order of \
    their folios, or of their names, and articles that jump to another page are put together \
    again. An edition that is in the library already stays as it is.\n\nExamples:\n  \
    newsprint import 01.txt 02.txt 03.txt\n  \
    newsprint import scans/ --paper 'The Ferry Post' --date 2026-11-22\n  \
    newsprint import *.epub feed.xml\n  \
    newsprint import harbour.xml tides.xml --paper Morning\n  \
    newsprint import edition.zip --replace")]
pub struct Import {
    /// Page files, editions' folders or zips, EPUBs, feeds, web pages, METS
    /// issues, and folders of any of them.
    #[arg(value_name = "PATH", required = true)]
    pub paths: Vec<PathBuf>,
    /// The paper that the pages are of, whatever they say; several feeds are
    /// one edition of it.
    #[arg(long, value_name = "NAME")]
    pub paper: Option<String>,
    /// How the pages are to be taken.
    #[command(flatten)]
    pub input: InputArgs,
    /// The language of the pages, as a BCP 47 tag: zh, ja-JP, ko, en.
    #[arg(long, value_name = "TAG", value_parser = lang_tag)]
    pub lang: Option<LangTag>,
    /// Import an edition anew that is in the library already; corrections
    /// are kept.
    #[arg(long)]
    pub replace: bool,
    /// Write the report as JSON.
    #[arg(long)]
    pub json: bool,
}

/// `newsprint list`.
#[derive(Debug, Default, Args)]
#[command(after_help = "Examples:\n  \
    newsprint list --paper courier --since 2026-11-01\n  \
    newsprint list --json | jq -r '.[].id'")]
pub struct ListArgs {
    /// Only papers whose name holds this.
    #[arg(long, value_name = "NAME")]
    pub paper: Option<String>,
    /// Only editions of this day and later: YYYY-MM-DD.
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub since: Option<Date>,
    /// Write JSON: an array of objects.
    #[arg(long)]
    pub json: bool,
}

/// `newsprint remove`.
#[derive(Debug, Args)]
#[command(after_help = "An ID is PAPER/DATE as `newsprint list` shows it, or as much of it as \
    leaves no doubt. Bookmarks and what was read are kept.\n\nExamples:\n  \
    newsprint remove courier/2026-11-22\n  \
    newsprint remove --undo")]
pub struct Remove {
    /// The editions.
    #[arg(value_name = "ID", required_unless_present_any = ["undo", "empty_trash"])]
    pub ids: Vec<String>,
    /// Bring back what was removed last.
    #[arg(long, conflicts_with_all = ["ids", "empty_trash"])]
    pub undo: bool,
    /// Delete for good what was removed.
    #[arg(long, conflicts_with = "ids")]
    pub empty_trash: bool,
}

/// `newsprint export`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  \
    newsprint export courier/2026-11-22 --to epub -o courier.epub\n  \
    newsprint export page.txt --to md | less\n  \
    newsprint export page.txt --to txt -o page-text.txt --force")]
pub struct Export {
    /// An edition of the library (PAPER/DATE, or as much as leaves no doubt),
    /// or a file or folder that opens; a path that is there comes first.
    #[arg(value_name = "ID|PATH")]
    pub what: PathBuf,
    /// What to write.
    #[arg(long, value_enum)]
    pub to: ExportFormat,
    /// Where to; else to standard output. A file that is there is replaced if
    /// an export made it and nobody changed it since; devices, pipes and links
    /// are written to.
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Replace any file that is there, but never what is exported.
    #[arg(long)]
    pub force: bool,
    /// How the input is to be taken.
    #[command(flatten)]
    pub input: InputArgs,
    /// The language, as a BCP 47 tag: zh, ja-JP, ko, en.
    #[arg(long, value_name = "TAG", value_parser = lang_tag)]
    pub lang: Option<LangTag>,
}

/// What an edition can be written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ExportFormat {
    /// EPUB 3, for book readers; needs -o.
    Epub,
    /// Markdown.
    #[value(name = "md", alias = "markdown")]
    Markdown,
    /// One page of HTML with its pictures in it.
    Html,
    /// Plain text, a line to a paragraph.
    #[value(name = "txt", alias = "text")]
    Text,
    /// What `inspect --json` writes.
    Json,
}
