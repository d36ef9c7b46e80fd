//! The Library of Congress's collection of old papers: which papers there are
//! of a day is asked by search, the pages of one are ALTO files, of which the
//! recovery makes articles. Searches are kept to one: the library blocks who
//! asks more than twenty times a minute.

use serde_json::Value;
use url::Url;

use super::first::{AskArchive, asked, done, nothing, nothing_of};
use crate::fetch::web::{Purpose, WebDocument};
use crate::fetch::{FetchError, FetchNote, Job, Taken, whole};
use crate::input::watch::Count;
use crate::input::{Format, Hint, LoadError, limits};
use crate::loader;
use crate::model::{Clean, Date, Stage};
use crate::recovery::pages::{self, PageFile, PageOverrides};

/// Pages asked for side by side.
const AT_ONCE: usize = 2;
/// Pages of an edition: the thickest Sunday papers have some 200.
const PAGES: usize = 400;

/// The pages of a paper.
#[derive(Debug, Default)]
struct PaperPages {
    title: Clean,
    /// The ALTO files, in order.
    files: Vec<Url>,
    /// A picture of each page, where one is known.
    pictures: Vec<Option<Clean>>,
}

pub(super) fn take(
    job: &Job<'_>,
    url: &Url,
    day: Date,
    ask: &AskArchive<'_>,
) -> Result<Taken, FetchError> {
    let lccn = match title(url) {
        Some(lccn) => lccn,
        None => search(url, day, ask)?.ok_or_else(|| nothing(job, day))?,
    };
    let is_oni = url.path().starts_with("/lccn/");
    let at = url.join(&if is_oni {
        format!("/lccn/{lccn}/{day}/ed-1.json")
    } else {
        format!("/item/{lccn}/{day}/ed-1/?fo=json")
    });
    let at = at.map_err(|_| FetchError::NotUnderstood { url: url.to_string() })?;
    let document = match asked(job, &at, ask, Purpose::Server) {
        Ok(Ok(document)) => document,
        Ok(Err(unchanged)) => return Ok(unchanged),
        Err(error) => return Err(nothing_of(error, job, day)),
    };
    let answer = json(&document)?;
    let mut pages = if is_oni { of_oni(&answer, &at) } else { of_item(&answer, &at) };
    pages.files.truncate(PAGES.min(limits::PAGES));
    if pages.files.is_empty() {
        return Err(nothing(job, day));
    }
    let mut taken = recovered(job, day, &pages, ask)?;
    if job.source.facsimiles {
        for (page, picture) in taken.pages.iter_mut().zip(pages.pictures) {
            page.image = page.image.take().or(picture);
        }
    }
    Ok(done(taken, &at, &document.validators))
}

fn json(document: &WebDocument) -> Result<Value, FetchError> {
    let not = |_| FetchError::NotUnderstood { url: document.url.to_string() };
    serde_json::from_slice(&document.bytes).map_err(not)
}

/// Whether a document is a search's answer, or that for an issue.
pub(super) fn is_answer(bytes: &[u8]) -> bool {
    let answer = serde_json::from_slice::<Value>(bytes).unwrap_or_default();
    let has = |name| answer.get(name).is_some();
    has("results") && has("pagination")
        || has("resources") && has("item")
        || has("date_issued") && has("pages")
}

/// The number of the title, if the address says it: `/item/sn83030214/`, or
/// `number_lccn=sn83030214`.
fn title(url: &Url) -> Option<String> {
    let is_number = |text: &str| {
        let digits = text.trim_start_matches(|c: char| c.is_ascii_lowercase());
        digits.len() >= 8 && digits.chars().all(|c| c.is_ascii_digit()) && text.len() <= 12
    };
    let said = url.query_pairs().find(|(name, _)| name.contains("lccn")).map(|(_, value)| value);
    let mut parts = url.path_segments()?.map(str::to_owned).chain(said.map(Into::into));
    parts.find(|part| is_number(part))
}

/// The first title that has a paper of the day.
fn search(url: &Url, day: Date, ask: &AskArchive<'_>) -> Result<Option<String>, FetchError> {
    const OURS: [&str; 5] = ["dates", "fo", "c", "start_date", "end_date"];
    let kept: Vec<(String, String)> = url
        .query_pairs()
        .filter(|(name, _)| !OURS.contains(&&**name))
        .map(|(name, value)| (name.into_owned(), value.into_owned()))
        .collect();
    let mut at = url.clone();
    at.query_pairs_mut().clear().extend_pairs(kept).extend_pairs([
        ("dates", &*format!("{day}/{day}")),
        ("fo", "json"),
        ("c", "100"),
    ]);
    let answer = json(&ask(&at, Purpose::Server)?)?;
    let results = answer.get("results").and_then(Value::as_array);
    let number = |result: &Value| {
        let numbers = result.get("number_lccn")?;
        let first = numbers.as_str().or_else(|| numbers.get(0)?.as_str())?;
        let is_plain = |c: char| c.is_ascii_alphanumeric();
        Some(first.trim().to_owned()).filter(|n| !n.is_empty() && n.chars().all(is_plain))
    };
    // Of other days than the one that was asked for nothing is wanted.
    let is_of_day = |result: &&Value| {
        let date = result.get("date").and_then(Value::as_str).unwrap_or_default();
        date.is_empty() || date.starts_with(&day.to_string())
    };
    Ok(results.into_iter().flatten().filter(is_of_day).find_map(number))
}

/// The pages in the answer for an issue: a list of files for each.
fn of_item(answer: &Value, at: &Url) -> PaperPages {
    let mut pages = PaperPages::default();
    let said = answer.get("item").and_then(|item| item.get("title")).and_then(Value::as_str);
    pages.title = Clean::line(said.unwrap_or_default());
    let resources = answer.get("resources").and_then(Value::as_array).into_iter().flatten();
    let files = resources.filter_map(|resource| resource.get("files")?.as_array()).flatten();
    for files in files.filter_map(Value::as_array) {
        let of = |kind: &str| {
            let file = files.iter().find(|file| {
                file.get("mimetype").and_then(Value::as_str).is_some_and(|own| own == kind)
            });
            at.join(file?.get("url")?.as_str()?).ok()
        };
        if let Some(url) = of("text/xml") {
            pages.files.push(url);
            pages.pictures.push(of("image/jpeg").map(|url| Clean::line(url.as_str())));
        }
    }
    pages
}

/// The pages in the answer of Open ONI: a number for each.
fn of_oni(answer: &Value, at: &Url) -> PaperPages {
    let mut pages = PaperPages::default();
    let said = answer.get("title").and_then(|title| title.get("name")).and_then(Value::as_str);
    pages.title = Clean::line(said.unwrap_or_default());
    let listed = answer.get("pages").and_then(Value::as_array).into_iter().flatten();
    for number in listed.filter_map(|page| page.get("sequence")?.as_u64()) {
        if let Ok(url) = at.join(&format!("ed-1/seq-{number}/ocr.xml")) {
            pages.files.push(url);
            pages.pictures.push(None);
        }
    }
    pages
}

/// The edition of the pages, made as if they were imported.
fn recovered(
    job: &Job<'_>,
    day: Date,
    wanted: &PaperPages,
    ask: &AskArchive<'_>,
) -> Result<Taken, FetchError> {
    let count = Count::new(job.watch, Stage::Pages, wanted.files.len());
    let numbered: Vec<(usize, &Url)> = wanted.files.iter().enumerate().collect();
    let came = job.crew.each(&numbered, AT_ONCE, |(at, url)| {
        let page = ask(url, Purpose::Page).and_then(|document| page(job, day, at + 1, document));
        count.one();
        page
    });
    let (mut read, mut lost, mut first) = (Vec::new(), 0, None);
    for page in came {
        match page {
            Ok(page) => read.push(page),
            Err(error) => {
                lost += 1;
                first.get_or_insert(error);
            }
        }
    }
    match first {
        Some(error) if read.is_empty() => return Err(error),
        _ => {}
    }
    let paper = Some(&*wanted.title).filter(|title| !title.is_empty());
    let wish = PageOverrides { paper, encoding: None };
    let joined = || whole::of_loaded(pages::join(pages::in_order(read), &wish));
    let gave_up = || FetchError::GaveUp { url: job.source.url.clone() };
    let mut taken = job.crew.read(joined).ok_or_else(gave_up)?;
    // The library knows the day better than a scanned line.
    taken.day = Some(day);
    match first {
        Some(FetchError::Web { url, why }) => {
            taken.notes.push(FetchNote::NoPage { count: lost, url: Clean::line(&url), why });
        }
        Some(FetchError::Load { url, .. } | FetchError::GaveUp { url }) => {
            taken.notes.push(FetchNote::NoText { count: lost, url: Clean::line(&url) });
        }
        _ => {}
    }
    Ok(taken)
}

/// A page by itself. It is called by its number, by which pages are ordered
/// that print none.
fn page(
    job: &Job<'_>,
    day: Date,
    number: usize,
    document: WebDocument,
) -> Result<PageFile, FetchError> {
    let (url, name) = (document.url.to_string(), format!("{number:04}.xml"));
    let hint = Hint {
        name: name.clone(),
        format: Some(Format::Alto),
        date: Some(day),
        watch: job.watch.clone(),
        ..Hint::default()
    };
    let read = || -> Result<_, LoadError> { loader::load(&document.bytes, &hint) };
    match job.crew.read(read) {
        Some(Ok(loaded)) => Ok(PageFile { name, bytes: document.bytes.into(), loaded }),
        Some(Err(why)) => Err(FetchError::Load { url, why }),
        None => Err(FetchError::GaveUp { url }),
    }
}
