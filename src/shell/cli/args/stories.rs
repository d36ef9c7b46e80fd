//! `newsprint stories` and `newsprint follow`.

use clap::Args;

/// `newsprint stories`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  newsprint stories\n  newsprint stories --json")]
pub struct StoriesArgs {
    /// Write JSON: an array of objects.
    #[arg(long)]
    pub json: bool,
}

/// `newsprint follow`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  \
    newsprint follow bridge ferry --name 'The second bridge'\n  \
    newsprint follow '苇江二桥 OR 轮渡'")]
pub struct FollowArgs {
    /// What finds the articles of the story (see `newsprint man search`).
    #[arg(value_name = "QUERY", required = true)]
    pub query: Vec<String>,
    /// What the story is called; else as the query begins.
    #[arg(long, value_name = "NAME")]
    pub name: Option<String>,
}
