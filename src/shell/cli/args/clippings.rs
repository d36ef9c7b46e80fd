//! `newsprint clippings`.

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Subcommand};

use crate::model::{CitationStyle, ClippingForm};

/// `newsprint clippings`.
#[derive(Debug, Args)]
#[command(
    args_conflicts_with_subcommands = true,
    after_help = "Examples:\n  \
    newsprint clippings bridge '#ferry'\n  \
    newsprint clippings --format csl-json -o zotero.json\n  \
    newsprint clippings --each -o ~/vault/clippings\n  \
    newsprint clippings bridge --format citation --style gb7714\n  \
    newsprint clippings -o mine.jsonl\n  \
    newsprint clippings import mine.jsonl"
)]
pub struct ClippingsArgs {
    /// Take in clippings instead.
    #[command(subcommand)]
    pub command: Option<ClippingsCommand>,
    /// Only clippings that hold all these words, in any script or case; #TAG asks
    /// for a tag that begins so.
    #[arg(value_name = "QUERY")]
    pub query: Vec<String>,
    /// The form; else the ending of -o tells: .md .epub .json (CSL) .bib .jsonld
    /// .jsonl .txt (citations). Without either a list to look at.
    #[arg(long, value_name = "FORM", value_parser = form_parser())]
    pub format: Option<ClippingForm>,
    /// Where to; else to standard output. A file that is there is replaced only if
    /// an export made it and nobody changed it since.
    #[arg(short, long, value_name = "PATH")]
    pub output: Option<PathBuf>,
    /// Markdown, a file each, into the folder that -o names.
    #[arg(long, requires = "output")]
    pub each: bool,
    /// Replace any file that is there.
    #[arg(long)]
    pub force: bool,
    /// Whose customs citations follow [default: that of the configuration].
    #[arg(long, value_name = "STYLE", value_parser = style_parser())]
    pub style: Option<CitationStyle>,
}

/// What can be done with clippings besides listing them.
#[derive(Debug, Subcommand)]
pub enum ClippingsCommand {
    /// Take in clippings from JSON Lines, Web Annotations or Markdown that newsprint
    /// wrote; of two versions the later stays, and no double is made.
    Import {
        /// The files, or - for standard input.
        #[arg(value_name = "FILE", required = true)]
        files: Vec<PathBuf>,
    },
}

fn form_parser() -> impl TypedValueParser<Value = ClippingForm> {
    PossibleValuesParser::new(ClippingForm::ALL.map(|info| info.name)).map(|said| {
        let info = ClippingForm::ALL.into_iter().find(|info| info.name == said);
        info.map_or(ClippingForm::Jsonl, |info| info.form)
    })
}

fn style_parser() -> impl TypedValueParser<Value = CitationStyle> {
    PossibleValuesParser::new(CitationStyle::ALL.map(|(name, _)| name)).map(|said| {
        let style = CitationStyle::ALL.into_iter().find(|(name, _)| *name == said);
        style.map_or(CitationStyle::Paper, |(_, style)| style)
    })
}
