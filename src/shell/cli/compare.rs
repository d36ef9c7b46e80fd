//! `newsprint compare`: the papers of a day side by side.

use std::cell::{Cell, OnceCell};
use std::io::Write;

use serde::Serialize;

use super::args::CompareArgs;
use super::bar::Bar;
use super::config::Home;
use super::search::asker;
use super::{CommandStatus, Result, complain, json};
use crate::search::{DayArticle, DayComparison, DayStory, PrintedAs};
use crate::store::today;
use crate::words::Words;

/// Tells what several papers of a day carry, then what only one has.
pub(super) fn run(args: &CompareArgs, home: &Home, out: &mut dyn Write) -> Result<CommandStatus> {
    let mut asker = asker(home)?;
    let (bar, shown) = (OnceCell::new(), Cell::new(0));
    let tell = |done: usize, total: usize| {
        let bar = bar.get_or_init(|| Bar::new(total));
        bar.add(done.saturating_sub(shown.replace(done.max(shown.get()))));
        true
    };
    let day_of = args.day.or_else(|| asker.newest_day()).unwrap_or_else(today);
    let compared = asker.compare(day_of, None, &tell)?;
    if let Some(bar) = bar.get() {
        bar.clear();
    }
    let Some(day) = compared.filter(|day| !day.papers.is_empty()) else {
        complain(&home.words.nothing_of_day(day_of));
        return Ok(CommandStatus::Failed);
    };
    if args.json {
        json::write(&JsonDay::of(&day), out)?;
    } else {
        told(&day, home.words, out)?;
    }
    if day.left_out > 0 {
        out.flush()?;
        complain(&home.words.left_out_of_day(day.left_out));
    }
    Ok(CommandStatus::Done)
}

/// The stories with what each paper made of them; then what is left, by paper.
fn told(day: &DayComparison, words: &dyn Words, out: &mut dyn Write) -> Result<()> {
    let papers: Vec<String> =
        day.papers.iter().map(|paper| format!("{} {}", paper.title, paper.articles)).collect();
    writeln!(out, "{}  {}", day.day, papers.join(" · "))?;
    writeln!(out, "\n{}", words.carried_by_several(day.stories.len()))?;
    for story in &day.stories {
        writeln!(out, "  {}", story.articles[story.lead()].title)?;
        for article in &story.articles {
            let paper = day.papers[article.paper].title.to_string();
            let parts = [paper, place(article, words), words.printed_as(article.printed_as)];
            writeln!(out, "    {}", parts.join(" · "))?;
        }
    }
    for (at, paper) in day.papers.iter().enumerate() {
        let only: Vec<&DayArticle> = day.only.iter().filter(|one| one.paper == at).collect();
        writeln!(out, "\n{}", words.only_in(&paper.title, only.len()))?;
        for article in only {
            writeln!(out, "  {} · {}", article.title, place(article, words))?;
        }
    }
    Ok(())
}

/// Page, section, and which article of the page it is.
fn place(article: &DayArticle, words: &dyn Words) -> String {
    let section = Some(&article.section).filter(|section| **section != article.page);
    let section = section.map(ToString::to_string).unwrap_or_default();
    let parts = [article.page.to_string(), section, words.place_on_page(article.place)];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// What `--json` writes.
#[derive(Serialize)]
struct JsonDay<'a> {
    day: String,
    papers: Vec<JsonPaper<'a>>,
    /// What several papers carry, the most first.
    stories: Vec<JsonDayStory<'a>>,
    /// What only one has.
    only: Vec<JsonDayArticle<'a>>,
    /// Articles that were not compared, since they were too many.
    left_out: usize,
}

#[derive(Serialize)]
struct JsonPaper<'a> {
    edition: &'a str,
    paper: &'a str,
    articles: usize,
}

#[derive(Serialize)]
struct JsonDayStory<'a> {
    headline: &'a str,
    articles: Vec<JsonDayArticle<'a>>,
}

#[derive(Serialize)]
struct JsonDayArticle<'a> {
    edition: &'a str,
    article: &'a str,
    paper: &'a str,
    page: &'a str,
    section: &'a str,
    /// Which article of its page, from 1.
    place: usize,
    headline: &'a str,
    /// `full`, `same`, `cut` or `own`.
    #[serde(rename = "as")]
    printed_as: &'static str,
    /// How much of the fullest text there is, in percent, where it is cut.
    #[serde(skip_serializing_if = "Option::is_none")]
    percent: Option<u8>,
    /// It was read, here or in all of its text elsewhere.
    read: bool,
}

impl<'a> JsonDay<'a> {
    fn of(day: &'a DayComparison) -> Self {
        let paper = |paper: &'a crate::search::DayPaper| JsonPaper {
            edition: paper.edition.as_str(),
            paper: &paper.title,
            articles: paper.articles,
        };
        let of_story = |story: &'a DayStory| JsonDayStory {
            headline: &story.articles[story.lead()].title,
            articles: (0..story.articles.len())
                .map(|at| JsonDayArticle::of(day, &story.articles[at], story.is_read(at)))
                .collect(),
        };
        let only = day.only.iter().map(|one| JsonDayArticle::of(day, one, one.is_read));
        Self {
            day: day.day.to_string(),
            papers: day.papers.iter().map(paper).collect(),
            stories: day.stories.iter().map(of_story).collect(),
            only: only.collect(),
            left_out: day.left_out,
        }
    }
}

impl<'a> JsonDayArticle<'a> {
    fn of(day: &'a DayComparison, article: &'a DayArticle, read: bool) -> Self {
        let paper = &day.papers[article.paper];
        let (printed_as, percent) = match article.printed_as {
            PrintedAs::Fullest => ("full", None),
            PrintedAs::Same => ("same", None),
            PrintedAs::Cut(percent) => ("cut", Some(percent)),
            PrintedAs::Own => ("own", None),
        };
        Self {
            edition: paper.edition.as_str(),
            article: article.article.as_str(),
            paper: &paper.title,
            page: &article.page,
            section: &article.section,
            place: article.place,
            headline: &article.title,
            printed_as,
            percent,
            read,
        }
    }
}
