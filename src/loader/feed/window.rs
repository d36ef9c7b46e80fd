//! Several feeds as one edition, which ends: the entries of a day and of the
//! day before it.

use super::{Feed, article, parsed};
use crate::input::{Hint, LoadError, Loaded, file_name};
use crate::loader::markup::Base;
use crate::loader::{article_parts, text as plain};
use crate::model::{Clean, Date, Section, Warning, WarningKind};

/// A file that holds a feed.
#[derive(Debug, Clone)]
pub struct FeedFile {
    /// Its path, as messages say it.
    pub name: String,
    /// The file.
    pub bytes: Vec<u8>,
}

/// Makes one edition of feeds, each of them a section, in the order they come
/// in. It holds the entries of `hint.date` and of the day before; without it,
/// of the newest entry's day and the day before. An entry's day is the one its
/// feed writes, which is the day where the feed is made. Entries without a
/// day are kept; those of other days are left out, and each feed says how
/// many. The edition is called by the hint's name, else by the feeds'.
///
/// # Errors
/// What is wrong with the first file, if none of them can be read.
pub fn join(files: &[FeedFile], hint: &Hint) -> Result<Loaded, LoadError> {
    let (mut feeds, mut warnings, mut first_fault) = (Vec::new(), Vec::new(), None);
    for file in files {
        let own = Hint { name: file.name.clone(), ..hint.clone() };
        match parsed(&file.bytes, &own, &Base::Unknown) {
            Ok((mut feed, told)) => {
                warnings.extend(told.into_iter().map(|warning| of_file(warning, file)));
                if feed.title.is_empty() {
                    feed.title = plain::edition_of_one_file(&own).paper.title.into_string();
                }
                feeds.push((file, feed));
            }
            Err(fault) => {
                warnings.push(WarningKind::LeftOut(Box::new(fault.clone().into())).into());
                first_fault.get_or_insert(fault);
            }
        }
    }
    if feeds.is_empty() {
        let nothing = || LoadError::Empty { file: hint.name.clone() };
        return Err(first_fault.unwrap_or_else(nothing));
    }
    let day = hint.date.or_else(|| newest(&feeds, hint.file_date));
    let mut edition = plain::edition_of_one_file(hint);
    let folder = hint.name.trim_end_matches(['/', '\\']).rsplit(['/', '\\']).next();
    let folder = folder.filter(|name| !name.is_empty()).map(str::to_owned);
    let folder = folder.map(|name| file_name::read(&name).paper.unwrap_or(name));
    edition.paper.title = Clean::line(&folder.unwrap_or_else(|| titles(&feeds)));
    edition.paper.lang =
        hint.lang.clone().or_else(|| feeds.iter().find_map(|(_, f)| f.lang.clone()));
    plain::date_by(&mut edition, day, hint);
    edition.sections.clear();
    edition.warnings = warnings;
    let mut bodies = Vec::new();
    for (file, feed) in feeds {
        let total = feed.entries.len();
        let kept: Vec<_> =
            feed.entries.into_iter().filter(|entry| is_within(entry.date, day)).collect();
        if let Some(warning) = left_out(total - kept.len(), day) {
            edition.warnings.push(of_file(warning, file));
        }
        if kept.is_empty() {
            continue;
        }
        edition.sections.push(Section { name: Clean::line(&feed.title), parent: None });
        for entry in kept {
            let (mut article, body) = article(entry, edition.date);
            article.section = edition.sections.len() - 1;
            let lang = article.lang.take().or_else(|| feed.lang.clone());
            article.lang = lang.filter(|own| Some(own) != edition.paper.lang.as_ref());
            edition.articles.push(article);
            bodies.push(body);
        }
    }
    article_parts::complete_ids(&mut edition);
    Ok(Loaded { edition, bodies, ..Loaded::default() })
}

fn of_file(warning: Warning, file: &FeedFile) -> Warning {
    warning.of_file(&file.name)
}

fn left_out(count: usize, day: Option<Date>) -> Option<Warning> {
    let day = day.filter(|_| count > 0)?;
    let before = day.yesterday().ok().map(|day| day.to_string());
    Some(WarningKind::OtherDays { left: count, day: day.to_string(), before }.into())
}

fn is_within(own: Option<Date>, day: Option<Date>) -> bool {
    let (Some(own), Some(day)) = (own, day) else { return true };
    own == day || day.yesterday().is_ok_and(|before| own == before)
}

/// The day of the newest entry. Feeds announce things under days to come:
/// days after that of the files (with one for the zones of the world) don't
/// count where there are others.
fn newest(feeds: &[(&FeedFile, Feed)], file_date: Option<Date>) -> Option<Date> {
    let all = || feeds.iter().flat_map(|(_, feed)| &feed.entries).filter_map(|entry| entry.date);
    let last = file_date.and_then(|day| day.tomorrow().ok());
    let known = last.and_then(|last| all().filter(|day| *day <= last).max());
    known.or_else(|| all().max())
}

/// What feeds are called together.
fn titles(feeds: &[(&FeedFile, Feed)]) -> String {
    const NAMED: usize = 3;
    let names: Vec<&str> = feeds.iter().take(NAMED).map(|(_, feed)| &*feed.title).collect();
    let more = feeds.len().saturating_sub(NAMED);
    let more = if more > 0 { format!(" · +{more}") } else { String::new() };
    names.join(" · ") + &more
}

#[cfg(test)]
#[path = "window_tests.rs"]
mod tests;
