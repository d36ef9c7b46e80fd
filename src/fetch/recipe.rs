//! Recipes that only calibre can run: what is to be run is said here, the
//! shell runs it, and what it made is read as any book.

use std::time::Duration;

use super::web::Validators;
use super::{ConverterRun, FetchError, Job, Taken, opds};
use crate::model::error::ProgramFault;

/// How long a recipe may take: those of large papers fetch 200 pages with a
/// pause after each.
const LIMIT: Duration = Duration::from_mins(10);

/// What a recipe makes.
///
/// # Errors
/// [`FetchError`].
pub(in crate::fetch) fn take(job: &Job<'_>) -> Result<Taken, FetchError> {
    // Once a day: it takes minutes, and asks the site for each page again.
    let today = Validators { hash: job.day.to_string(), ..Validators::default() };
    if (job.known)(&job.source.url).is_some_and(|known| known.hash == today.hash) {
        let answers = vec![(job.source.url.clone(), today)];
        return Ok(Taken { answers, is_unchanged: true, ..Taken::default() });
    }
    let run = order(job);
    let recipe = run.recipe.clone();
    let bytes = (job.convert)(&run).map_err(|fault| match fault {
        ProgramFault::Missing => FetchError::NoCalibre { recipe: recipe.clone() },
        ProgramFault::TimedOut => {
            FetchError::RecipeTimedOut { recipe: recipe.clone(), minutes: LIMIT.as_secs() / 60 }
        }
        ProgramFault::Failed(said) => FetchError::RecipeFailed { recipe: recipe.clone(), said },
    })?;
    let mut taken = opds::of_bytes(job, bytes, &recipe, 0)?;
    // calibre writes the day on which it ran, be it that of the paper or not.
    taken.day = None;
    taken.answers.push((job.source.url.clone(), today));
    Ok(taken)
}

/// What is to be run for a recipe: a file, or one of those that come with
/// calibre (`calibre:Le Monde`).
fn order(job: &Job<'_>) -> ConverterRun {
    let url = job.source.url.trim();
    let recipe = match url.strip_prefix("calibre:") {
        Some(title) => format!("{}.recipe", title.trim().trim_matches('"')),
        None => url.to_owned(),
    };
    let mut arguments = vec!["--no-default-epub-cover".to_owned()];
    if let (Some(user), Some(password)) = (&job.source.user, job.password) {
        arguments.extend([format!("--username={user}"), format!("--password={password}")]);
    }
    ConverterRun { program: "ebook-convert", recipe, arguments, limit: LIMIT }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fetch::trial::with_job;
    use crate::sources::Source;

    #[test]
    fn a_recipe_is_run_once_a_day_and_without_calibre_it_is_said_what_is_missing() {
        let source = Source { url: "calibre:\"Le Monde\"".into(), ..Source::default() };
        with_job(&source, |job| {
            let nothing = FetchError::NoCalibre { recipe: "Le Monde.recipe".into() };
            assert_eq!(take(job).unwrap_err(), nothing);
            let today = Validators { hash: "2026-11-28".into(), ..Validators::default() };
            let known = |url: &str| (url == source.url).then(|| today.clone());
            let again = Job { known: &known, ..*job };
            assert!(take(&again).unwrap().is_unchanged);
            let tomorrow = Job { known: &known, day: jiff::civil::date(2026, 11, 29), ..*job };
            assert!(take(&tomorrow).is_err());
        });
    }

    #[test]
    fn calibre_is_told_who_logs_in() {
        let user = Some("reader".to_owned());
        let source = Source { url: "~/tern.recipe".into(), user, ..Source::default() };
        let run = with_job(&source, order);
        assert_eq!((run.program, &*run.recipe), ("ebook-convert", "~/tern.recipe"));
        assert!(run.arguments.contains(&"--password=ink".to_owned()), "{:?}", run.arguments);
    }
}
