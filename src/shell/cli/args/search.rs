//! The command that searches all papers.

use clap::{Args, ValueEnum};

use crate::search::HitOrder;

/// `newsprint search`.
#[derive(Debug, Args)]
#[command(after_help = "A query is words that an article holds; its rules are in `newsprint man \
    search`.\n\nExamples:\n  \
    newsprint search bridge\n  \
    newsprint search 'ferry OR bridge -advertisement since:30d'\n  \
    newsprint search 'head:\"starting-key\" paper:courier' --sort new\n  \
    newsprint search 'tide ~10 turned' --json | jq '.hits[].headline'\n  \
    newsprint search --like courier/2026-11-22 bridge\n\n\
    Exit status: 0 something was found, 1 nothing was, 2 the query makes no sense.")]
pub struct SearchArgs {
    /// What to look for; several are one query. One that begins with - stands
    /// after --.
    #[arg(value_name = "QUERY", required_unless_present = "like")]
    pub query: Vec<String>,
    /// Instead: what else was printed on the thing that an article is about, the
    /// nearest first, by an edition's ID and the article's.
    #[arg(
        long,
        num_args = 2,
        value_names = ["EDITION", "ARTICLE"],
        conflicts_with_all = ["query", "sort"]
    )]
    pub like: Vec<String>,
    /// So many articles at most; 0 is all.
    #[arg(long, value_name = "N", default_value_t = 20)]
    pub limit: usize,
    /// In which order [default: rank, those in a headline first].
    #[arg(long, value_enum, value_name = "ORDER")]
    pub sort: Option<HitOrderArg>,
    /// Write JSON.
    #[arg(long)]
    pub json: bool,
}

/// In which order articles are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum HitOrderArg {
    /// Those in a headline first, then the newest.
    Rank,
    /// The newest first.
    New,
    /// The oldest first.
    Old,
}

impl From<HitOrderArg> for HitOrder {
    fn from(order: HitOrderArg) -> Self {
        match order {
            HitOrderArg::Rank => Self::Rank,
            HitOrderArg::New => Self::New,
            HitOrderArg::Old => Self::Old,
        }
    }
}
