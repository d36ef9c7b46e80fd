//! What the commands say, in English.

use std::fmt::Write as _;

use super::{En, plural};
use crate::export::ClippingsFault;
use crate::model::OpenError;
use crate::model::error::SystemError;
use crate::store::{Holder, ImportReport};
use crate::words::commands::told_counts;
use crate::words::{
    Became, Commands, Errors, Failure, Finding, Help, ImportRow, InspectLabel, KnownBy, Loss,
    NoTerminal, SearchWords as _, SourceTexts as _, SyncWords as _, TargetFault, Usage,
    UsageWords as _,
};

impl Commands for En {
    fn chapters(&self) -> &'static str {
        "Chapters of the manual: `newsprint man CHAPTER` shows one, `newsprint man | man -l -` the manual page."
    }

    fn waiting_for_state(&self, file: &str) -> String {
        format!(
            "{file}: another program keeps it locked; waiting a few seconds for it, ^C gives up"
        )
    }

    fn waiting(&self, holder: &Holder) -> String {
        let holder = self.holder(holder);
        format!("waiting for the library: {holder} is at work on it; ^C gives up")
    }

    fn stays_across(&self, articles: usize) -> String {
        format!(
            "set across, being neither Chinese nor Japanese: {}",
            super::plural(articles, "article")
        )
    }

    fn failure(&self, failure: &Failure) -> String {
        match failure {
            Failure::Open(error) => self.open_error(error),
            Failure::State(error) => self.state_error(error),
            Failure::Library(error) => self.library_error(error),
            Failure::Place(error) => self.place_error(*error),
            Failure::Output(error) => {
                format!("standard output: {}", self.system_error(&error.into()))
            }
            Failure::Input(cause) => {
                format!("standard input cannot be read: {}", self.system_error(cause))
            }
            Failure::Target { path, fault } => {
                let fault = match fault {
                    TargetFault::Folder => "this is a folder; name a file in it".to_owned(),
                    TargetFault::Source => {
                        "this is what is exported, or in the folder of it; name another place"
                            .to_owned()
                    }
                    TargetFault::ReadOnly => {
                        "the file may not be written; allow that, or name another".to_owned()
                    }
                    TargetFault::Foreign => "there is a file that newsprint did not make, or \
                        that was changed since; --force replaces it"
                        .to_owned(),
                    TargetFault::Links => {
                        "its links lead on without an end; name the file itself".to_owned()
                    }
                    TargetFault::System(cause) => {
                        format!("it cannot be written: {}", self.system_error(cause))
                    }
                };
                format!("{path}: {fault}")
            }
            Failure::Reader(reason) => reason.clone(),
            Failure::Unreadable { file, cause } => {
                format!("{file}: it cannot be read: {}; check the path", self.system_error(cause))
            }
            Failure::Marks { file, error } => format!("{file}: {}", self.import_error(error)),
            Failure::Clippings { file, fault } => {
                format!("{file}: {}", self.clippings_fault(fault))
            }
            Failure::Sources(fault) => self.sources_fault(fault),
            Failure::Sync(fault) => self.sync_fault(fault),
            Failure::Usage(Usage::NoSyncFolder) => self.no_sync_folder().to_owned(),
            Failure::Epub(error) => self.epub_error(error),
            Failure::NoTerminal(NoTerminal::Output) => "newsprint needs a terminal to draw on, \
                but standard output is a file or a pipe; in a pipe use `newsprint print`"
                .to_owned(),
            Failure::NoTerminal(NoTerminal::Keys) => "newsprint needs a terminal to take keys \
                from, but standard input is none and /dev/tty cannot be opened; in a pipe use \
                `newsprint print`"
                .to_owned(),
            Failure::NoTerminal(NoTerminal::Dumb) => "newsprint needs a terminal that can move \
                its cursor, but TERM is \"dumb\"; set TERM, or use `newsprint print`"
                .to_owned(),
            Failure::NothingNamed => "standard input is not a terminal; to read it use \
                `newsprint -`, in a pipe `newsprint print -`"
                .to_owned(),
            Failure::NeitherPathNorEdition { name } => format!(
                "{name}: there is no such file or folder, nor an edition of that name; check the \
                 path, or see `newsprint list`"
            ),
            Failure::NoEdition { name, near } => {
                let near = match near.as_slice() {
                    [] => "`newsprint list` shows what there is".to_owned(),
                    near => format!("near it are {}", near.join(", ")),
                };
                format!("the library has no edition `{name}`; {near}")
            }
            Failure::ManyEditions { name, which, more } => {
                let more = if *more { ", …" } else { "" };
                format!("`{name}` may be {}{more}; write more of it", which.join(", "))
            }
            Failure::Sample { name } => format!(
                "`{name}` came with the program and is not in the library; `samples = false` in \
                 config.toml leaves such editions out"
            ),
            Failure::NoArticle { edition, wanted, count } => format!(
                "{edition}: there is no article \"{wanted}\"; expected a number from 1 to \
                 {count}, or an id as `newsprint inspect` shows it"
            ),
            Failure::Query(fault) => self.query_fault(fault),
            Failure::Index(fault) => self.index_fault(fault),
            Failure::MeantCommand { path, command }
            | Failure::Usage(Usage::MeantCommand { path, command }) => {
                format!("{path}: there is no such file; did you mean `newsprint {command}`?")
            }
            Failure::Usage(Usage::Misuse(misuse, Help::Meant(command))) => {
                let said = self.misuse(misuse);
                format!("{said}; did you mean `newsprint {command}`?")
            }
            Failure::Usage(Usage::Misuse(misuse, Help::Of(command))) => {
                let said = self.misuse(misuse);
                format!("{said}; see `newsprint {command} --help`")
            }
            Failure::Usage(Usage::Misuse(misuse, Help::All)) => {
                let said = self.misuse(misuse);
                format!("{said}; see `newsprint --help`")
            }
            Failure::Usage(Usage::WithCommand) => "the reader's PATH and options do not go with a \
                command; see `newsprint --help`"
                .to_owned(),
            Failure::Usage(Usage::Mistake(mistake)) => mistake.clone(),
            Failure::Usage(Usage::NoClippingForm { path }) => format!(
                "{path}: the ending says no form; name one with --format, or end in .md, .epub, .json, .bib, .jsonld, .jsonl or .txt"
            ),
            Failure::Usage(Usage::EpubToTerminal) => "an EPUB is no text for a terminal or pipe; \
                say where it goes with -o FILE"
                .to_owned(),
            Failure::Usage(Usage::NoLevel { name, lang, known }) => format!(
                "there is no line-break level \"{name}\" for {lang}; expected one of: {}",
                known.join(", ")
            ),
        }
    }

    fn nothing_to_import(&self, file: &str) -> String {
        format!("{file}: there is no article in it, so it was not imported")
    }

    fn not_tried(&self, left: usize) -> String {
        match left {
            1 => "1 more of what was named was not imported, for the same reason".to_owned(),
            _ => format!("{left} more of what was named were not imported, for the same reason"),
        }
    }

    fn became(&self, what: Became) -> &'static str {
        match what {
            Became::Imported => "imported",
            Became::Replaced => "replaced",
            Became::Unchanged => "is in the library already",
            Became::Kept => {
                "another edition of this paper and day is in the library and stays (--replace \
                 puts this one in its place)"
            }
        }
    }

    fn without_date(&self) -> &'static str {
        "without a date"
    }

    fn row(&self, row: ImportRow) -> &'static str {
        match row {
            ImportRow::From => "from",
            ImportRow::Pages => "pages",
            ImportRow::Articles => "articles",
            ImportRow::Jumps => "jumps",
            ImportRow::Joins => "joins",
            ImportRow::Doubts => "doubts",
            ImportRow::Damage => "damage",
            ImportRow::Unplaced => "unplaced",
            ImportRow::Furniture => "furniture",
            ImportRow::Warning => "warning",
            ImportRow::KeptIn => "kept in",
            ImportRow::OpenIt => "open it",
        }
    }

    fn ends_missing(&self, count: usize, titles: &str) -> String {
        format!("{count} (an end is missing: {titles})")
    }

    fn inbox_report(&self, editions: usize, others: usize, failed: usize, first: &str) -> String {
        let mut told = format!("imported {}", counted(editions, "edition", "editions"));
        match others {
            0 => {}
            1 => told += "; 1 file is of a paper and day that were there (now in done/)",
            n => {
                let _ = write!(
                    told,
                    "; {n} files are of papers and days that were there (now in done/)"
                );
            }
        }
        match failed {
            0 => {}
            1 => told = format!("{told}; {first}"),
            n => told = format!("{told}; {n} files failed: {first}"),
        }
        told
    }

    fn stays_in_inbox(&self, file: &str, cause: &SystemError) -> String {
        let cause = self.system_error(cause);
        format!("{file}: it was imported and stays in the inbox: {cause}")
    }

    fn mistakes(&self, count: usize, first: &str) -> String {
        format!("{count} mistakes, see `newsprint config`: {first}")
    }

    fn unreadable_editions(&self, count: usize, first: &str) -> String {
        format!("{count} editions cannot be read, see `newsprint check`: {first}")
    }

    fn idle_corrections(&self, count: usize, first: &str) -> String {
        format!("{count} corrections: {first}")
    }

    fn gave_up(&self, cause: Option<&str>) -> String {
        let cause = cause.unwrap_or("of unknown cause");
        format!("newsprint made a mistake and gave this up ({cause})")
    }

    fn no_thread(&self) -> &'static str {
        "the system has no thread to open it in"
    }

    fn too_long_to_copy(&self, size: usize, most: usize) -> String {
        format!(
            "not copied: {size} bytes, and terminals take {most} at most; use `newsprint print` to get the text"
        )
    }

    fn picture_left_out(&self, fault: &OpenError) -> String {
        format!("a picture is left out: {}", self.open_error(fault))
    }

    fn removed(&self, folder: &str) -> String {
        format!("removed {folder}")
    }

    fn can_come_back(&self, count: usize) -> String {
        let them = if count == 1 { "it" } else { "them" };
        format!("`newsprint remove --undo` brings {them} back")
    }

    fn came_back(&self, folder: &str) -> String {
        format!("{folder} is in the library again")
    }

    fn place_taken(&self, folder: &str) -> String {
        format!(
            "{folder}: the library has another edition there now; remove that first (the old one \
             is in the trash)"
        )
    }

    fn trash_is_empty(&self) -> &'static str {
        "the trash is empty; there is nothing to bring back"
    }

    fn deleted(&self, editions: usize) -> String {
        format!("{} deleted for good", counted(editions, "edition", "editions"))
    }

    fn finding(&self, finding: &Finding<'_>) -> String {
        match finding {
            Finding::Leftovers(count) => {
                format!("{count} leftovers of interrupted imports: removed")
            }
            Finding::PutBack(count) => {
                format!("{count} editions that an interrupted import left aside: put back")
            }
            Finding::ManifestRenewed(count) => {
                format!(
                    "edition.toml was missing: written anew from the pages that are there ({count})"
                )
            }
            Finding::Lost(loss, scans) => {
                let loss = match loss {
                    Loss::Fewer { there, known } => {
                        format!("{there} of its {known} pages are there")
                    }
                    Loss::Gap(page) => format!("page {page} seems to be, too"),
                };
                let scans = scans.as_ref().map(|scans| {
                    format!("; its scans are there: newsprint import {scans} --replace")
                });
                let scans = scans.unwrap_or_default();
                format!(
                    "edition.toml is missing, and {loss}; bring them back from a copy, import the edition anew, or put it away with `newsprint remove`{scans}"
                )
            }
            Finding::PageGone(file) => {
                format!("{file}: edition.toml names this page, and it is not there")
            }
            Finding::ManifestMissing(cause) => {
                format!("edition.toml is missing: {}", self.system_error(cause))
            }
            Finding::NothingThere => "there is no edition.toml and no page in it; `newsprint \
                remove` puts it away"
                .to_owned(),
            Finding::Unreadable(error, None) => self.open_error(error),
            Finding::Unreadable(error, Some(scans)) => format!(
                "{}; its scans are there: newsprint import {scans} --replace",
                self.open_error(error)
            ),
            Finding::Picture(error) => format!("a picture: {}", self.open_error(error)),
            Finding::Unlisted(file) => {
                format!("{file} is there, but edition.toml does not list it")
            }
            Finding::IndexRenewed => self.index_renewed().to_owned(),
            Finding::CatalogueRenewed => "1 catalogue that was broken: made anew".to_owned(),
        }
    }

    fn checked(&self, editions: usize, articles: usize, broken: usize, mended: usize) -> String {
        format!(
            "{}, {}: {broken} broken, {mended} mended",
            counted(editions, "edition", "editions"),
            counted(articles, "article", "articles")
        )
    }

    fn no_catalogue(&self) -> &'static str {
        "the catalogue cannot be written; the library is read instead"
    }

    fn progress(&self, articles: usize, read: usize) -> String {
        let unit = if articles == 1 { "article " } else { "articles" };
        format!("{articles:>4} {unit}  {read:>4} read")
    }

    fn is_sample(&self) -> &'static str {
        " (a sample)"
    }

    fn no_bookmarks_yet(&self) -> &'static str {
        "there are no bookmarks yet"
    }

    fn no_clippings_yet(&self, narrowed: bool) -> &'static str {
        if narrowed { "no clipping holds that" } else { "there are no clippings yet" }
    }

    fn clippings_written(&self, count: usize, path: &str) -> String {
        format!("{} in {path}", plural(count, "file"))
    }

    fn clippings_fault(&self, fault: &ClippingsFault) -> String {
        match fault {
            ClippingsFault::TooLarge(most) => format!("it has more than {most} bytes"),
            ClippingsFault::OneWay(form) => format!(
                "citations go out as {}, and no clippings come back from it; import JSON Lines, Web Annotations or Markdown that newsprint wrote",
                form.name()
            ),
            ClippingsFault::NoClippings => "there are no clippings in it; import JSON Lines, Web Annotations or Markdown that newsprint wrote".to_owned(),
            ClippingsFault::Malformed { line, said } => format!("line {line}: {said}; nothing was imported"),
        }
    }

    fn bookmarks_imported(&self, report: &ImportReport) -> String {
        let told = told_counts(report, ["added", "updated", "unchanged", "removed here since"]);
        told.iter().map(|(count, what)| format!("{count} {what}")).collect::<Vec<_>>().join(", ")
    }

    fn label(&self, label: InspectLabel) -> &'static str {
        match label {
            InspectLabel::Source => "source",
            InspectLabel::Paper => "paper",
            InspectLabel::Date => "date",
            InspectLabel::Variant => "variant",
            InspectLabel::Number => "number",
            InspectLabel::Language => "language",
            InspectLabel::Pages => "pages",
            InspectLabel::Sections => "sections",
            InspectLabel::Articles => "articles",
            InspectLabel::Furniture => "furniture",
            InspectLabel::Unplaced => "unplaced",
            InspectLabel::Warnings => "warnings",
        }
    }

    fn known_by(&self, how: KnownBy) -> &'static str {
        match how {
            KnownBy::Reader => " (by --date)",
            KnownBy::FileName => " (by the name of its file or folder; see --date)",
            KnownBy::FileTime => " (the file's time: the text says none; see --date)",
            KnownBy::Letters => " (by its letters)",
        }
    }

    fn no_day(&self) -> &'static str {
        "unknown (see --date)"
    }

    fn end_is_missing(&self) -> &'static str {
        " [its end is missing]"
    }
}

fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}
