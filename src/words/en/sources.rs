//! About a person's sources, in English.

use super::En;
use crate::sources::file::EditError;
use crate::sources::opml::OpmlError;
use crate::sources::recipe::{LeftOut, NotStatic};
use crate::sources::{SlowSite, SourceKind};
use crate::words::{
    Errors as _, Mistakes as _, SourceDetail, SourceTexts, SourcesFault, SourcesNews,
};

impl SourceTexts for En {
    fn sources_fault(&self, fault: &SourcesFault) -> String {
        match fault {
            SourcesFault::NotChanged { file, error } => match error {
                EditError::Mistaken(mistake) => {
                    let mistake = self.mistake(mistake);
                    format!("{mistake}; mend that first, then try again")
                }
                EditError::BadName(name) => format!(
                    "{file}: a paper cannot be called \"{name}\"; use letters, digits, - and _ (at most 60)"
                ),
                EditError::NoPaper(name) => format!("{file}: there is no paper `{name}`"),
                EditError::NoSource(url) => format!("{file}: there is no source {url}"),
                EditError::TooMany(most) => format!(
                    "{file}: more than {most} are not read; remove some, or use another --config"
                ),
                EditError::ByHand(name) => format!(
                    "{file}: `{name}` is written there in a way that newsprint does not change; edit the file, see `newsprint man sources`"
                ),
            },
            SourcesFault::Unwritable { file, cause } => {
                let cause = self.system_error(cause);
                format!("{file}: it cannot be written: {cause}")
            }
            SourcesFault::NoAddress(name) => format!(
                "{name}: this is neither an address (https://…) nor a recipe (a file that ends in .recipe, or calibre:TITLE); check it"
            ),
            SourcesFault::NoEpaper { name, near } if near.is_empty() => format!(
                "the table of e-papers has no `{name}`; add it by its address, or as a row of epapers.toml (`newsprint man sources`)"
            ),
            SourcesFault::NoEpaper { name, near } => {
                let near = near.join(", ");
                format!("the table of e-papers has no `{name}`; is it one of these: {near}?")
            }
            SourcesFault::NoRecipe(file) => format!("{file}: there is no recipe of calibre in it"),
            SourcesFault::NoOpml { file, error: OpmlError::NotOpml } => {
                format!("{file}: this is no list of feeds (OPML)")
            }
            SourcesFault::NoOpml { file, error: OpmlError::TooLong } => {
                format!("{file}: this list is longer than 16 MB; split it")
            }
            SourcesFault::NoSuch { name, papers } if papers.is_empty() => format!(
                "there is no `{name}`, for there are no sources yet; `newsprint sources add` makes the first"
            ),
            SourcesFault::NoSuch { name, papers } => {
                let papers = papers.join(", ");
                format!(
                    "there is no paper or source `{name}`; the papers are {papers}; `newsprint sources list` shows all"
                )
            }
            SourcesFault::WhichPaper(papers) => {
                let papers = papers.join(", ");
                format!(
                    "which paper? Say --paper NAME; there are {papers}; a new name makes a new one"
                )
            }
            SourcesFault::Several { name, which } => {
                let which = which.join(", ");
                format!("`{name}` may be {which}; name one by its address")
            }
        }
    }

    fn sources_news(&self, news: &SourcesNews) -> String {
        match news {
            SourcesNews::Added(1, paper) => format!("added 1 source to {paper}"),
            SourcesNews::Added(count, paper) => format!("added {count} sources to {paper}"),
            SourcesNews::Known(url) => format!("{url} is there already"),
            SourcesNews::KindLater => "its kind will be found out when it is first fetched".to_owned(),
            SourcesNews::NotSeen => "not added; with --offline it is, unseen".to_owned(),
            SourcesNews::WantsLogin => "who logs in is said by --user NAME --password-command COMMAND (a token: without --user), or in sources.toml; see `newsprint man sources`".to_owned(),
            SourcesNews::WantsAgent => "some sites let in who is called as a browser: --agent 'Mozilla/5.0'".to_owned(),
            SourcesNews::RecipeOfCalibre => "it is run by calibre: `ebook-convert` has to be installed".to_owned(),
            SourcesNews::Found { kind, title, count } => {
                let kind = self.source_kind(*kind);
                let title = if title.is_empty() { String::new() } else { format!(" “{title}”") };
                let count = match count {
                    Some(1) => ", 1 article".to_owned(),
                    Some(count) => format!(", {count} articles"),
                    None => String::new(),
                };
                format!("{kind}{title}{count}")
            }
            SourcesNews::FoundAt(url) => format!("  at {url}"),
            SourcesNews::ReadsPages(true) => {
                "  it holds summaries only: the pages behind them are read too".to_owned()
            }
            SourcesNews::ReadsPages(false) => "  its texts are taken as they stand in it".to_owned(),
            SourcesNews::OtherFeed(url, title) => format!("  another feed there: {url} {title}"),
            SourcesNews::RobotsForbid => {
                "  the site's robots.txt forbids its pages: only what is in the feed is taken".to_owned()
            }
            SourcesNews::RobotsDelay(seconds) => {
                format!("  the site asks for {seconds} s between two pages, which is kept")
            }
            SourcesNews::SlowSite(seconds) => {
                format!("  the site asks for {seconds} s between two pages")
            }
            SourcesNews::SlowQuestion => "  1 everything, over hours and days · 2 titles only · 3 titles, and what I open with the next fetch [2]:".to_owned(),
            SourcesNews::SlowUndecided => "  nothing is taken of it until you say what: --slow slowly or --slow titles, or `slow` in sources.toml".to_owned(),
            SourcesNews::SlowAnswer(SlowSite::Slowly) => "  everything is taken, over hours and days".to_owned(),
            SourcesNews::SlowAnswer(SlowSite::Titles) => "  only titles and summaries are taken".to_owned(),
            SourcesNews::SlowAnswer(SlowSite::OnOpening) => "  only titles and summaries are taken; what you open is fetched whole the next time".to_owned(),
            SourcesNews::SlowAnswer(SlowSite::Unasked) => {
                "  only titles and summaries are taken; `slow` in sources.toml, or --slow, says otherwise".to_owned()
            }
            SourcesNews::Sick { name, days, paper } => {
                format!("{name} has given nothing for {days} days; `newsprint sources test {paper}`")
            }
            SourcesNews::PaperRemoved(name, 1) => format!("removed {name} and its source"),
            SourcesNews::PaperRemoved(name, count) => {
                format!("removed {name} and its {count} sources")
            }
            SourcesNews::SourceRemoved(url, paper) => format!("removed {url} from {paper}"),
            SourcesNews::Imported(new, 0) => format!("{new} new"),
            SourcesNews::Imported(new, known) => format!("{new} new, {known} were there already"),
            SourcesNews::OddOutlines(count) => format!("{count} of the list have no address of the web and were left out"),
            SourcesNews::ListCut => "the list is longer than is read; the rest was left out".to_owned(),
            SourcesNews::NotExported(count) => format!("{count} not in the list: they are no feeds or pages, or their addresses hold a secret"),
            SourcesNews::RecipeRead(1) => "the recipe is a feed: calibre is not needed".to_owned(),
            SourcesNews::RecipeRead(count) => {
                format!("the recipe is {count} feeds: calibre is not needed")
            }
            SourcesNews::RecipeRuns(NotStatic::Method(name)) => format!("the recipe makes its own list (`{name}`), so calibre has to run it: `ebook-convert` must be installed"),
            SourcesNews::RecipeRuns(NotStatic::NoFeeds) => "the recipe has no list of feeds that can be read, so calibre has to run it: `ebook-convert` must be installed".to_owned(),
            SourcesNews::RecipeLeft(LeftOut::Feeds(count)) => format!("left out of the recipe: {count} feeds whose addresses only running it would tell"),
            SourcesNews::RecipeLeft(LeftOut::Elements(name)) => format!("left out of the recipe: some of `{name}`"),
            SourcesNews::RecipeLeft(LeftOut::Code(name)) => format!("left out of the recipe: what `{name}` does to its pages"),
            SourcesNews::RecipeLeft(LeftOut::Setting(name)) => format!("left out of the recipe: `{name}`; what of a page is the article, newsprint finds by itself"),
            SourcesNews::RecipeSubscription => "its site wants a subscription; see `user` and `password-command` in `newsprint man sources`".to_owned(),
        }
    }

    fn source_kind(&self, kind: SourceKind) -> &'static str {
        match kind {
            SourceKind::Unknown => "not known yet",
            SourceKind::Feed => "feed",
            SourceKind::Page => "page",
            SourceKind::Epaper => "e-paper",
            SourceKind::Recipe => "recipe",
            SourceKind::Opds => "catalogue",
            SourceKind::Server => "server",
            SourceKind::Archive => "archive",
        }
    }

    fn source_detail(&self, detail: &SourceDetail) -> String {
        match detail {
            SourceDetail::Agent(agent) => format!("asked as: {agent}"),
            SourceDetail::Slow(SlowSite::Unasked) => {
                "slow site: not asked yet, titles only".to_owned()
            }
            SourceDetail::Slow(SlowSite::Slowly) => {
                "slow site: all of it, over hours and days".to_owned()
            }
            SourceDetail::Slow(SlowSite::Titles) => "slow site: lists and titles".to_owned(),
            SourceDetail::Slow(SlowSite::OnOpening) => {
                "slow site: titles, and what is opened".to_owned()
            }
            SourceDetail::Login => "logged in".to_owned(),
            SourceDetail::Cookie => "with a cookie".to_owned(),
            SourceDetail::Oldest(1) => "of 1 day".to_owned(),
            SourceDetail::Oldest(days) => format!("of {days} days"),
            SourceDetail::Most(count) => format!("at most {count}"),
            SourceDetail::FullText(true) => "the pages behind it are read".to_owned(),
            SourceDetail::FullText(false) => "only its own text".to_owned(),
            SourceDetail::Facsimiles => "printed pages are kept".to_owned(),
            SourceDetail::Elements => "parts of pages are chosen".to_owned(),
            SourceDetail::YearsAgo(years) => format!("{years} years ago"),
        }
    }

    fn no_sources_yet(&self) -> &'static str {
        "there are no sources yet; `newsprint sources add URL` makes the first"
    }

    fn without_manners(&self) -> &'static str {
        "without manners: for tests on loopback"
    }
}
