//! `newsprint sources`: what papers are made of.

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{Args, Subcommand};

use crate::sources::{SlowSite, SourceKind};

/// `newsprint sources`.
#[derive(Debug, Args)]
pub struct SourcesArgs {
    /// What to do.
    #[command(subcommand)]
    pub command: SourcesCommand,
}

/// The commands of `newsprint sources`.
#[derive(Debug, Subcommand)]
pub enum SourcesCommand {
    /// Add a source to a paper.
    Add(AddSource),
    /// List the papers and what they are made of.
    #[command(
        after_help = "Secrets are never shown. Mistakes in sources.toml are told with their \
        places.\n\nExamples:\n  \
        newsprint sources list\n  \
        newsprint sources list --json | jq -r '.papers[].sources[].url'\n\n\
        Exit status: 0 done, 1 something is mistaken, 2 misused."
    )]
    List {
        /// Write it as JSON.
        #[arg(long)]
        json: bool,
    },
    /// Ask sources what they hold, and keep nothing.
    #[command(after_help = "Examples:\n  \
        newsprint sources test\n  \
        newsprint sources test morning\n  \
        newsprint sources test https://news.example/rss\n\n\
        Exit status: 0 all gave something, 3 some did not, 1 none did, 2 misused.")]
    Test {
        /// A paper's name, a source's name, or its address; all, if none is
        /// named.
        #[arg(value_name = "NAME|URL")]
        name: Option<String>,
    },
    /// Remove a paper, or one of its sources.
    #[command(after_help = "Editions that were made stay in the library.\n\nExamples:\n  \
        newsprint sources remove morning\n  \
        newsprint sources remove https://news.example/rss\n  \
        newsprint sources remove Harbour --paper morning")]
    Remove {
        /// A paper's name, a source's name, or its address.
        #[arg(value_name = "NAME|URL")]
        name: String,
        /// The paper that the source is of.
        #[arg(long, value_name = "NAME")]
        paper: Option<String>,
    },
    /// Add the feeds of a list that another reader exported.
    #[command(
        after_help = "Folders become sections. What the paper has already stays as it is.\n\n\
        Examples:\n  \
        newsprint sources import-opml subscriptions.opml\n  \
        newsprint sources import-opml feeds.xml --paper tech"
    )]
    ImportOpml {
        /// The file, or - for standard input.
        #[arg(value_name = "FILE")]
        file: PathBuf,
        /// The paper that the feeds are for [default: as the list says, else
        /// feeds].
        #[arg(long, value_name = "NAME")]
        paper: Option<String>,
    },
    /// Write feeds and pages as OPML, for other readers.
    #[command(
        after_help = "No secret is written: no password, token or cookie, and no address that \
        holds one.\n\nExamples:\n  \
        newsprint sources export-opml > feeds.opml\n  \
        newsprint sources export-opml feeds.opml --force"
    )]
    ExportOpml {
        /// The file [default: standard output].
        #[arg(value_name = "FILE")]
        file: Option<PathBuf>,
        /// Replace a file that is there.
        #[arg(long)]
        force: bool,
    },
}

/// `newsprint sources add`.
#[derive(Debug, Default, Args)]
#[command(
    after_help = "A recipe that is a list of feeds is read without calibre; any other is kept \
    to be run by it. Passwords themselves, and cookies, are written into sources.toml by hand, \
    see `newsprint man sources`.\n\nExamples:\n  \
    newsprint sources add https://news.example/rss\n  \
    newsprint sources add https://news.example/rss --paper morning --section World\n  \
    newsprint sources add news.example --slow titles\n  \
    newsprint sources add epaper:人民日报 --paper 人民日报\n  \
    newsprint sources add reader.example --user ann --password-command 'pass show reader'\n  \
    newsprint sources add le-journal.recipe"
)]
pub struct AddSource {
    /// An address, epaper:NAME, the file of a calibre recipe, or calibre:TITLE
    /// for one that comes with calibre.
    #[arg(value_name = "URL|FILE")]
    pub what: String,
    /// The paper; one that is not there is made.
    #[arg(long, value_name = "NAME")]
    pub paper: Option<String>,
    /// The section its articles go to.
    #[arg(long, value_name = "NAME")]
    pub section: Option<String>,
    /// What the source is called.
    #[arg(long, value_name = "NAME")]
    pub name: Option<String>,
    /// What it is; else it is found out.
    #[arg(long, value_name = "KIND", value_parser = PossibleValuesParser::new(SourceKind::names()))]
    pub kind: Option<String>,
    /// Ask nobody: what it is will be found out when it is first fetched.
    #[arg(long)]
    pub offline: bool,
    /// What is taken of a site whose robots.txt asks for long pauses: everything
    /// over hours and days, titles only, or the text of what you opened.
    #[arg(long, value_name = "HOW", value_parser = PossibleValuesParser::new(SlowSite::names()))]
    pub slow: Option<String>,
    /// Read the pages behind a feed's entries.
    #[arg(long)]
    pub full_text: bool,
    /// Who logs in, for a site or a server that wants to know it.
    #[arg(long, value_name = "NAME")]
    pub user: Option<String>,
    /// The command that prints the password: 'pass show reader'. Without --user
    /// it prints a token.
    #[arg(long, value_name = "COMMAND")]
    pub password_command: Option<String>,
    /// The user agent, where a site shuts out ours.
    #[arg(long, value_name = "TEXT")]
    pub agent: Option<String>,
    /// How many days back its articles may be.
    #[arg(long, value_name = "DAYS", value_parser = clap::value_parser!(u16).range(1..=3650))]
    pub oldest: Option<u16>,
    /// How many of its articles are taken.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=10_000))]
    pub most: Option<u16>,
}
