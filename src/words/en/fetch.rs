//! What a run tells, in English.

use super::En;
use crate::app::{Action, FetchOutcome, FetchStep, FetchUnderWay};
use crate::fetch::{FetchError, FetchNote, SecretFault};
use crate::model::Clean;
use crate::words::Keys;
use crate::words::errors::Errors as _;
use crate::words::fetch::{CleanedWhat, FetchWords, FetchedFate, TimerFault, TimerNews, size};
use crate::words::web::WebWords as _;

fn many(count: usize, one: &str, more: &str) -> String {
    if count == 1 { format!("1 {one}") } else { format!("{count} {more}") }
}

impl FetchWords for En {
    fn fetch_error(&self, error: &FetchError) -> String {
        match error {
            FetchError::Web { url, why } => format!("{url}: {}", self.web_error(why)),
            FetchError::Load { why, .. } => self.load_error(why),
            FetchError::GaveUp { url } => {
                format!("{url}: newsprint made a mistake with it and gave it up")
            }
            FetchError::NoSecret { url, why } => match why {
                SecretFault::Command => format!(
                    "{url}: the command for its password failed, or took longer than a minute; \
                     try it in a shell"
                ),
                SecretFault::Variable(name) => {
                    format!("{url}: the variable {name} with its password is not set")
                }
                SecretFault::File(file) => {
                    format!("{url}: the file {file} with its password can't be read")
                }
                SecretFault::Exposed(file) => format!(
                    "{url}: others can read the file {file} with its password; chmod 600 it"
                ),
            },
            FetchError::ShutOut { url, status, has_agent: false } => format!(
                "{url}: the site answers {status}; asked as a browser (`agent = \"…\"` of the source) it may let us in"
            ),
            FetchError::ShutOut { url, status, has_agent: true } => format!(
                "{url}: the site answers {status}, though it was asked by the `agent` of the source; try another"
            ),
            FetchError::NotThatDay { url, wanted, found } => {
                let found: Vec<String> = found.iter().map(ToString::to_string).collect();
                format!("{url}: there is no issue of {wanted}; found: {}", found.join(", "))
            }
            FetchError::NoLogin { url } => format!(
                "{url}: it wants to know who you are; write `user` and `password-command`, \
                 or for a token `token-command`, into sources.toml (wallabag: `client-id` and \
                 `client-secret`, too)"
            ),
            FetchError::NotLoggedIn { url } => {
                format!("{url}: it does not let you in by that name and password, or that token")
            }
            FetchError::NoApi { url } => format!(
                "{url}: there is neither Google Reader's API nor Miniflux nor wallabag; is it the \
                 address of the server's API? (wallabag is asked only with `client-id` and \
                 `client-secret`)"
            ),
            FetchError::NotUnderstood { url } => {
                format!("{url}: it answers otherwise than such a server does")
            }
            FetchError::NothingOfDay { url, day } => {
                format!("{url}: the archive has no paper of {day}; try another with `--date`")
            }
            FetchError::NoBook { url } => format!(
                "{url}: there is no new EPUB in this catalogue; `oldest = 7` looks a week back"
            ),
            FetchError::NoCalibre { recipe } => format!(
                "{recipe}: this recipe has to be run by calibre, and ebook-convert is not \
                 installed (https://calibre-ebook.com)"
            ),
            FetchError::RecipeTimedOut { recipe, minutes } => {
                format!("{recipe}: calibre was not done with it after {minutes} minutes")
            }
            FetchError::RecipeFailed { recipe, said } => {
                format!("{recipe}: calibre made no book of it: {said}")
            }
            FetchError::NoArticles { url } => {
                format!("{url}: no article in it; has the site moved? Try `newsprint sources test`")
            }
        }
    }

    fn fetch_note(&self, note: &FetchNote) -> String {
        match note {
            FetchNote::Loader(warning) => self.warning(warning),
            FetchNote::Moved(to) => {
                format!("it has moved for good to {to}; write that into sources.toml")
            }
            FetchNote::SameText(count) => format!(
                "{} gave one and the same text (a log-in or a cookie wall?); the feed's own texts \
                 stay",
                many(*count, "page", "pages")
            ),
            FetchNote::ShortText(count) => format!(
                "{} gave less than the feed does, or another article; the feed's own texts stay",
                many(*count, "page", "pages")
            ),
            FetchNote::NoPage { count, url, why } => format!(
                "{} could not be had, the first of them {url}: {}",
                many(*count, "page", "pages"),
                self.web_error(why)
            ),
            FetchNote::NoText { count, url } => {
                format!("{} without an article, the first {url}", many(*count, "page", "pages"))
            }
            FetchNote::NoPicture { count, url, why: None } => format!(
                "{} could not be read, the first {url}",
                many(*count, "picture", "pictures")
            ),
            FetchNote::NoPicture { count, url, why: Some(why) } => format!(
                "{} could not be had, the first {url}: {}",
                many(*count, "picture", "pictures"),
                self.web_error(why)
            ),
            FetchNote::MarksWait(count) => format!(
                "{count} read marks could not be sent to the server; they go with the next fetch"
            ),
            FetchNote::Most(count) => format!("only the first {count} articles are taken"),
            FetchNote::OtherDay(day) => format!("today's issue is not out yet; this is {day}"),
        }
    }

    fn empty_source(&self, paper: &str) -> String {
        format!("there is no article in it; has it moved? `newsprint sources test {paper}`")
    }

    fn article_counts(&self, articles: usize, new: usize, changed: usize) -> String {
        let changed = if changed > 0 { format!(", {changed} changed") } else { String::new() };
        format!("{}, {new} new{changed}", many(articles, "article", "articles"))
    }

    fn fetched_fate(&self, fate: FetchedFate<'_>) -> String {
        match fate {
            FetchedFate::Made(id) => format!("new in the library: newsprint {id}"),
            FetchedFate::Grown(id) => format!("added: newsprint {id}"),
            FetchedFate::Unchanged => "nothing new".to_owned(),
            FetchedFate::Namesake(paper) => format!(
                "not kept: the paper {paper} is called the same; give one of them a `title` in sources.toml, or make them one paper"
            ),
            FetchedFate::Other(id) => format!(
                "not kept: {id} was imported before; `newsprint remove {id}`, then fetch again"
            ),
        }
    }

    fn no_edition(&self) -> &'static str {
        "nothing new came"
    }

    fn no_sources(&self, file: &str) -> String {
        format!(
            "there are no sources yet; begin with `newsprint sources add ADDRESS` (a feed, a \
             site, an e-paper), or write {file}"
        )
    }

    fn no_such_paper(&self, name: &str, known: &str) -> String {
        format!("sources.toml has no paper `{name}`; it has {known}")
    }

    fn fetching(&self, fetch: &FetchUnderWay) -> String {
        let FetchStep { source, done, total, articles } = &fetch.progress;
        if fetch.is_stopping {
            return "ending the fetch".to_owned();
        }
        let articles = articles.map(|(here, all)| format!(" {here}/{all}")).unwrap_or_default();
        format!(
            "fetching, {done} of {} done   {source}{articles}",
            many(*total, "source", "sources")
        )
    }

    fn fetched(&self, outcome: FetchOutcome, keys: &Keys<'_>) -> String {
        let FetchOutcome { editions, articles, failed, is_stopped } = outcome;
        let what = if editions == 0 {
            "nothing new came".to_owned()
        } else {
            let articles = many(articles, "new article", "new articles");
            format!("{articles} in {}", many(editions, "edition", "editions"))
        };
        let text = if is_stopped { format!("ended early: {what}") } else { what };
        if failed == 0 {
            return text;
        }
        let failed = many(failed, "source", "sources");
        let why = (Action::Messages, "{key} tells why");
        keys.after(&format!("{text}; {failed} gave nothing"), [" (", ", ", ")"], &[why])
    }

    fn cleaned(&self, what: &CleanedWhat<'_>, is_dry: bool) -> String {
        let editions = |count: &usize| many(*count, "edition", "editions");
        match what {
            CleanedWhat::Edition(id, bytes) => format!("{id}  {}", size(*bytes)),
            CleanedWhat::Removed(0, _) => "nothing in the library is that old".to_owned(),
            CleanedWhat::Removed(count, bytes) if is_dry => {
                format!("{}, {}, would leave the library", editions(count), size(*bytes))
            }
            CleanedWhat::Removed(count, bytes) => format!(
                "{}, {}, to the trash; `newsprint remove --undo` brings them back for a week",
                editions(count),
                size(*bytes)
            ),
            CleanedWhat::Stay(count) => {
                format!("{} stay: bookmarked, or opened today", editions(count))
            }
            CleanedWhat::Deleted(count, bytes) if is_dry => {
                format!("{} in the trash would be deleted: {}", editions(count), size(*bytes))
            }
            CleanedWhat::Deleted(count, bytes) => {
                format!("{} in the trash deleted: {} freed", editions(count), size(*bytes))
            }
        }
    }

    fn timer_news(&self, news: &TimerNews) -> String {
        match news {
            TimerNews::Installed { at: (hour, minute), files } => {
                let files: Vec<&str> = files.iter().map(Clean::as_str).collect();
                let files = if files.is_empty() {
                    String::new()
                } else {
                    format!(" ({})", files.join(", "))
                };
                format!(
                    "every day at {hour:02}:{minute:02} papers are fetched{files}; `newsprint fetch --uninstall-timer` takes that back"
                )
            }
            TimerNews::Removed => "papers are no longer fetched by themselves".to_owned(),
            TimerNews::NoTimer => "there is no timer of newsprint's".to_owned(),
        }
    }

    fn timer_fault(&self, fault: &TimerFault) -> String {
        match fault {
            TimerFault::NoSystem(Some((hour, minute))) => format!("there is no systemd for your own units here; with cron, `crontab -e` and the line: {minute} {hour} * * * newsprint fetch --quiet"),
            TimerFault::NoSystem(None) => "there is no systemd for your own units here, so no timer of newsprint's; a line of cron's is taken out with `crontab -e`".to_owned(),
            TimerFault::NotOurs(file) => format!("{file}: newsprint has not made this file and leaves it as it is; move it away first"),
            TimerFault::Unwritable(file, cause) => format!("{file}: {}", self.system_error(cause)),
            TimerFault::Command(command, said) => format!("`{command}` failed: {said}"),
        }
    }

    fn no_network(&self, sources: usize) -> String {
        format!(
            "no network: none of {sources} sources can be reached; check the network, then fetch again"
        )
    }

    fn sources_failed(&self, failed: usize, all: usize) -> String {
        format!("{failed} of {} gave nothing", many(all, "source", "sources"))
    }
}
