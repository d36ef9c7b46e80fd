//! What can be typed after `newsprint`: one definition for parsing, help,
//! completions and the manual.

mod clippings;
mod compare;
mod daily;
mod fetch;
mod library;
mod search;
mod sources;
mod stories;

use std::path::PathBuf;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand, ValueEnum};

pub(super) use self::clippings::{ClippingsArgs, ClippingsCommand};
pub(super) use self::compare::CompareArgs;
pub(super) use self::daily::{CleanArgs, TodayArgs};
pub(super) use self::fetch::FetchArgs;
pub(super) use self::library::{Export, ExportFormat, Import, ListArgs, Remove};
pub(super) use self::search::SearchArgs;
pub(super) use self::sources::{AddSource, SourcesArgs, SourcesCommand};
pub(super) use self::stories::{FollowArgs, StoriesArgs};
use crate::input::{Format, Hint};
use crate::loader::formats;
use crate::manual;
use crate::model::{Date, HanScript, Lang, LangTag};
use crate::words::ValueFault;

/// A newspaper reader for the terminal.
///
/// Without a command it opens the newsstand, or the edition that PATH names:
/// an edition's folder or zip, a folder of Markdown, an EPUB, a saved web page,
/// a feed, agency news, a text file, the text of a page as OCR gave it, or -
/// for standard input. Several feeds, or pages, are one edition.
#[derive(Debug, Parser)]
#[command(
    name = "newsprint",
    version,
    override_usage = "newsprint [OPTIONS] [PATH]...\n       newsprint <COMMAND>",
    disable_help_subcommand = true,
    after_help = "Examples:\n  \
        newsprint                        the newsstand\n  \
        newsprint page.txt               one page, opened at once\n  \
        newsprint --minutes 25           editions, each cut to 25 minutes\n  \
        newsprint --date 2022-08-19 page.txt\n  \
        newsprint a.xml b.xml            feeds, as an edition of two days\n  \
        newsprint print page.txt | less  laid-out text, for pipes\n  \
        newsprint ./list                 a file that is called like a command\n\n\
        Exit status: 0 done, 1 failed, 2 misused."
)]
pub struct Cli {
    /// A command, instead of the reader.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// What to read, and how to take it.
    #[command(flatten)]
    pub reader: ReaderArgs,
    /// Where things are.
    #[command(flatten)]
    pub places: PlaceArgs,
}

/// The interactive reader's own arguments.
#[derive(Debug, Default, PartialEq, Eq, Args)]
pub struct ReaderArgs {
    /// An edition's folder or zip, a folder of pages, of Markdown or of feeds, an
    /// EPUB, a web page, a feed, agency news, a text file, an edition's ID as
    /// `newsprint list` shows it, or - for standard input; several feeds, or
    /// pages, are one edition.
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// How the input is to be taken.
    #[command(flatten)]
    pub input: InputArgs,
    /// The language, as a BCP 47 tag: zh, ja-JP, ko, en.
    #[arg(long, value_name = "TAG", value_parser = lang_tag)]
    pub lang: Option<LangTag>,
    /// Editions are opened cut to what can be read in so many minutes at your own
    /// speed: the leads whole, the rest in brief. M shows all of one.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=600))]
    pub minutes: Option<u16>,
    /// The theme for this run.
    #[arg(long, value_name = "NAME")]
    pub theme: Option<String>,
    /// For screen readers and braille displays: one pane and one column, no rules,
    /// words instead of signs.
    #[arg(long)]
    pub plain: bool,
}

/// Places that go before those of the system.
#[derive(Debug, Clone, Default, Args)]
pub struct PlaceArgs {
    /// Where bookmarks, positions and editions are kept.
    #[arg(
        long,
        value_name = "DIR",
        global = true,
        help = "Where bookmarks, positions and editions are kept [env: NEWSPRINT_DATA_DIR]"
    )]
    pub data_dir: Option<PathBuf>,
    /// Where config.toml, keys.toml and themes/ are.
    #[arg(
        long,
        value_name = "DIR",
        global = true,
        help = "Where config.toml, keys.toml and themes/ are [env: NEWSPRINT_CONFIG]"
    )]
    pub config: Option<PathBuf>,
}

/// How an input is to be taken.
#[derive(Debug, Clone, Default, PartialEq, Eq, Args)]
pub struct InputArgs {
    /// What the input is; else its content tells.
    #[arg(long, value_parser = format_parser())]
    pub format: Option<Format>,
    /// The encoding of its text, such as utf-8, gb18030, big5; else detected.
    #[arg(long, value_name = "LABEL")]
    pub encoding: Option<String>,
    /// The date of the edition, if the text does not say it: YYYY-MM-DD. Of
    /// several feeds, the day that is read, with the day before it.
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub date: Option<Date>,
    /// Recognise the text of scans that have none (pictures, PDFs) in these
    /// languages, as tesseract calls them: jpn, eng+deu.
    #[arg(long, value_name = "LANGS", conflicts_with = "format")]
    pub ocr: Option<String>,
}

/// Reads what `--format` was given, by the table of formats.
fn format_parser() -> impl TypedValueParser<Value = Format> {
    let named = formats::rows().filter_map(|row| {
        let (name, aliases) = row.names.split_first()?;
        Some((row.format, PossibleValue::new(*name).aliases(aliases).help(row.about)))
    });
    let (known, values): (Vec<Format>, Vec<PossibleValue>) = named.unzip();
    let names = values.clone();
    PossibleValuesParser::new(values).try_map(move |said| {
        let place = names.iter().position(|value| value.matches(&said, false));
        place.and_then(|place| known.get(place).copied()).ok_or("no format is called so")
    })
}

impl InputArgs {
    /// What the loader is told.
    #[must_use]
    pub fn hint(&self, lang: Option<LangTag>) -> Hint {
        let (encoding, date, ocr) = (self.encoding.clone(), self.date, self.ocr.clone());
        Hint { format: self.format, encoding, date, ocr, lang, ..Hint::default() }
    }
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Write an edition or an article as laid-out text, a line to a row.
    Print(PrintArgs),
    /// Show what was understood of a file or edition.
    Inspect(Inspect),
    /// Make today's papers of their sources, into the library.
    Fetch(FetchArgs),
    /// Take pages and editions into the library.
    Import(Import),
    /// List the editions on the newsstand.
    List(ListArgs),
    /// Move editions from the library to its trash, or bring them back.
    Remove(Remove),
    /// Say what today's papers are to be made of: feeds, e-papers, recipes …
    Sources(SourcesArgs),
    /// Open what is new and not read to its end.
    Today(TodayArgs),
    /// Remove old editions from the library.
    Clean(CleanArgs),
    /// See whether every edition of the library opens, and mend what can be.
    Check,
    /// Write an edition as an EPUB, Markdown, HTML, text or JSON.
    Export(Export),
    /// Search all papers.
    Search(SearchArgs),
    /// Compare the papers of a day: what several carry, and what only one has.
    Compare(CompareArgs),
    /// List the stories that you follow.
    Stories(StoriesArgs),
    /// Follow a story: its articles come first on front pages.
    Follow(FollowArgs),
    /// List bookmarks, or take in those of another place.
    Bookmarks(BookmarksArgs),
    /// List clippings, take them to other programs, or take some in.
    Clippings(ClippingsArgs),
    /// Bring bookmarks, clippings, stories and how far you came into step with your
    /// other devices, over the folder that `sync` in config.toml names.
    Sync,
    /// Show the settings that hold, and where each comes from.
    Config {
        /// Show where data, configuration and cache are instead.
        #[arg(long)]
        paths: bool,
    },
    /// Write a completion script for a shell.
    Completions {
        /// The shell.
        shell: clap_complete::Shell,
    },
    /// Show a chapter of the manual, or write the manual page in roff.
    #[command(after_help = "Examples:\n  \
        newsprint man formats\n  \
        newsprint man keys\n  \
        newsprint man > newsprint.1")]
    Man {
        /// The chapter; without one, the manual page in roff.
        #[arg(value_parser = PossibleValuesParser::new(manual::names()))]
        chapter: Option<String>,
    },
    /// Show the licences of newsprint and of all that is in it.
    #[command(alias = "licenses")]
    Licences,
}

/// `newsprint print`.
#[allow(clippy::struct_excessive_bools, reason = "each is a flag of the command line")]
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  \
    newsprint print page.txt --width 40\n  \
    newsprint print edition/ --article 3 --color always | less -R\n  \
    newsprint print page.txt --vertical --height 24\n  \
    newsprint print - --format text --body-only --lang ja < story.txt")]
pub struct PrintArgs {
    /// An edition's folder or zip, a folder of pages, of Markdown or of feeds, an
    /// EPUB, a web page, a feed, agency news, a text file, an edition's ID as
    /// `newsprint list` shows it, or - for standard input; several feeds, or
    /// pages, are one edition.
    #[arg(value_name = "PATH", required = true)]
    pub paths: Vec<PathBuf>,
    /// Only this article: its number in reading order, from 1, or its id.
    #[arg(long, value_name = "N|ID")]
    pub article: Option<String>,
    /// The longest line in columns [default: the terminal's width, else 80].
    #[arg(long, value_name = "COLS", value_parser = clap::value_parser!(u16).range(1..=10_000))]
    pub width: Option<u16>,
    /// Whose typesetting customs apply; else the edition's language tells.
    #[arg(long, value_enum)]
    pub lang: Option<LangArg>,
    /// The characters of Chinese [default: those of the configuration].
    #[arg(long, value_enum)]
    pub script: Option<ScriptArg>,
    /// Strictness of line breaks (zh: none, basic, gb, strict; ja: strict,
    /// normal, loose; ko: syllable, keep-all).
    #[arg(long, value_name = "LEVEL")]
    pub line_break: Option<String>,
    /// Fill lines to the same length.
    #[arg(long, overrides_with = "ragged")]
    pub justify: bool,
    /// Leave lines as long as they come.
    #[arg(long, overrides_with = "justify")]
    pub ragged: bool,
    /// Let a full stop or comma hang in the last two columns.
    #[arg(long, overrides_with = "no_hang")]
    pub hang: bool,
    /// Keep all marks inside the measure, which is the whole width then.
    #[arg(long, overrides_with = "hang")]
    pub no_hang: bool,
    /// Columns of characters such as “ ” — … ① that terminals differ on.
    #[arg(long, value_name = "1|2", value_parser = clap::value_parser!(u16).range(1..=2))]
    pub ambiguous: Option<u16>,
    /// Who puts right-to-left text in the order it is seen in [default: auto].
    #[arg(long, value_enum, value_name = "WHO")]
    pub bidi: Option<BidiArg>,
    /// Set Chinese and Japanese downwards, in columns from right to left, or
    /// (--vertical=false) across [default: as the configuration or the paper says].
    #[arg(long, alias = "downwards", value_name = "true|false", num_args = 0..=1,
        require_equals = true, default_missing_value = "true")]
    pub vertical: Option<bool>,
    /// The rows of a page of such columns [default: the terminal's height, else
    /// 24].
    #[arg(long, value_name = "ROWS",
        value_parser = clap::value_parser!(u16).range(4..=10_000))]
    pub height: Option<u16>,
    /// Indent of a paragraph, in columns.
    #[arg(long, value_name = "COLS", value_parser = clap::value_parser!(u16).range(0..=100))]
    pub indent: Option<u16>,
    /// Whether headlines are bold, emphasis italic and so on.
    #[arg(long, alias = "colour", value_enum, value_name = "WHEN", default_value = "auto")]
    pub color: When,
    /// For screen readers and braille displays: lines as long as they come, no bars.
    #[arg(long)]
    pub plain: bool,
    /// Only the text of the articles: no headings, no end marks, no empty
    /// rows between articles.
    #[arg(long)]
    pub body_only: bool,
    /// How the input is to be taken.
    #[command(flatten)]
    pub input: InputArgs,
}

/// `newsprint inspect`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  \
    newsprint inspect page.txt\n  \
    newsprint inspect 01.txt 02.txt\n  \
    newsprint inspect page.txt --json | jq '.articles[].headline'")]
pub struct Inspect {
    /// An edition's folder or zip, a folder of pages, of Markdown or of feeds, an
    /// EPUB, a web page, a feed, agency news, a text file, an edition's ID as
    /// `newsprint list` shows it, or - for standard input; several feeds, or
    /// pages, are one edition.
    #[arg(value_name = "PATH", required = true)]
    pub paths: Vec<PathBuf>,
    /// Write JSON, with the byte ranges that every block came from.
    #[arg(long)]
    pub json: bool,
    /// How the input is to be taken.
    #[command(flatten)]
    pub input: InputArgs,
    /// The language, as a BCP 47 tag: zh, ja-JP, ko, en.
    #[arg(long, value_name = "TAG", value_parser = lang_tag)]
    pub lang: Option<LangTag>,
}

/// `newsprint bookmarks`.
#[derive(Debug, Args)]
#[command(
    args_conflicts_with_subcommands = true,
    after_help = "Examples:\n  \
    newsprint bookmarks --jsonl > marks.jsonl\n  \
    newsprint bookmarks import marks.jsonl"
)]
pub struct BookmarksArgs {
    /// Take in bookmarks instead.
    #[command(subcommand)]
    pub command: Option<BookmarksCommand>,
    /// Write JSON: an array of objects.
    #[arg(long, group = "form")]
    pub json: bool,
    /// Write Markdown, to be read.
    #[arg(long, group = "form")]
    pub markdown: bool,
    /// Write JSON Lines: an object to a line.
    #[arg(long, group = "form")]
    pub jsonl: bool,
}

/// What can be done with bookmarks besides listing them.
#[derive(Debug, Subcommand)]
pub enum BookmarksCommand {
    /// Take in bookmarks from JSON or JSON Lines; of two versions the later
    /// stays.
    Import {
        /// The file, or - for standard input.
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
}

/// Languages with customs of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum LangArg {
    /// Chinese.
    Zh,
    /// Japanese.
    Ja,
    /// Korean.
    Ko,
    /// English, and what is set like it.
    En,
}

impl From<LangArg> for Lang {
    fn from(lang: LangArg) -> Self {
        match lang {
            LangArg::Zh => Self::Zh,
            LangArg::Ja => Self::Ja,
            LangArg::Ko => Self::Ko,
            LangArg::En => Self::En,
        }
    }
}

/// Who puts right-to-left text in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum BidiArg {
    /// On a terminal whoever it needs; elsewhere nobody, and rows begin at the
    /// left.
    Auto,
    /// The terminal: rows are as they are read.
    Terminal,
    /// newsprint.
    Ours,
}

/// The characters that Chinese is printed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ScriptArg {
    /// Those of the paper.
    Printed,
    /// Simplified ones.
    Simplified,
    /// Traditional ones.
    Traditional,
}

impl From<ScriptArg> for Option<HanScript> {
    fn from(script: ScriptArg) -> Self {
        match script {
            ScriptArg::Printed => None,
            ScriptArg::Simplified => Some(HanScript::Simplified),
            ScriptArg::Traditional => Some(HanScript::Traditional),
        }
    }
}

/// Whether something is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum When {
    /// On a terminal that has it, unless the environment asks for none.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

fn lang_tag(text: &str) -> Result<LangTag, ValueFault> {
    LangTag::new(text).ok_or(ValueFault::LangTag)
}

fn date(text: &str) -> Result<Date, ValueFault> {
    let all_digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    let mut parts = text.splitn(3, '-');
    let shaped =
        [4, 2, 2].iter().all(|&n| parts.next().is_some_and(|p| p.len() == n && all_digits(p)));
    let day = shaped.then(|| text.parse().ok()).flatten();
    day.ok_or(ValueFault::Day)
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::*;

    #[test]
    fn the_definition_holds_together() {
        Cli::command().debug_assert();
    }

    #[test]
    fn a_path_opens_the_reader_and_a_word_of_ours_is_a_command() {
        let cli = Cli::parse_from(["newsprint", "page.txt", "--date", "2022-08-19"]);
        assert_eq!(cli.reader.paths, [PathBuf::from("page.txt")]);
        assert_eq!(cli.reader.input.date, Some(jiff::civil::date(2022, 8, 19)));
        assert!(cli.command.is_none());
        let cli = Cli::parse_from(["newsprint", "--data-dir", "/d", "list"]);
        assert!(matches!(cli.command, Some(Command::List(ListArgs { json: false, .. }))));
        assert_eq!(cli.places.data_dir.as_deref(), Some("/d".as_ref()));
    }

    #[test]
    fn only_real_days_are_dates() {
        assert!(date("2024-02-29").is_ok());
        for wrong in ["2023-02-29", "2022-8-19", "20220819", "today", "2022-08-19T10:00", ""] {
            assert!(date(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn of_two_opposite_flags_the_last_holds() {
        let print = |args: &[&str]| {
            let args = ["newsprint", "print", "x"].iter().chain(args);
            match Cli::parse_from(args).command {
                Some(Command::Print(print)) => print,
                other => panic!("{other:?}"),
            }
        };
        let both = print(&["--justify", "--ragged"]);
        assert!(both.ragged && !both.justify);
        let both = print(&["--no-hang", "--hang"]);
        assert!(both.hang && !both.no_hang);
    }
}
