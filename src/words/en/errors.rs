//! Errors and warnings in English.

use super::En;
use crate::export::EpubError;
use crate::model::error::{
    Amount, ArchiveFault, BookFault, CorrectionError, EntryFault, Foreign, Limited, Meant, NewsMl,
    NoNews, NotText, PathFault, PdfFault, Problem, ProgramFault, RefusedFiles, RuleProblem,
    ScanFormat, SpecialFile, SystemError, TomlTable, TomlValue, ValueKind, WayOut, ZipFault,
};
use crate::model::warning::{
    AgencyNote, ArchiveNote, HiddenBy, Hold, IdleRule, ListedNames, NotOfEdition, NotesFault,
    RuleName, Unsettable,
};
use crate::model::{LoadError, OpenError, WarningKind};
use crate::picture::{MOST_PIXELS, PictureError};
use crate::store::exchange::{ImportError, Wanted};
use crate::store::{
    Holder, LibraryError, NoHome, NotKept, PlaceError, StateError, StoreNotice, Undone,
};
use crate::words::Errors;
use crate::words::errors::{advised, clipped, figures, listed, new_pdf};

impl Errors for En {
    fn load_error(&self, error: &LoadError) -> String {
        match error {
            LoadError::Empty { file } => {
                format!("{file}: the file holds no text; there is nothing to read")
            }
            LoadError::Binary { file, found } => format!(
                "{file}: found {}; expected text, an EPUB, a web page, a feed, or an edition's \
                 folder or zip",
                not_text(found)
            ),
            LoadError::Foreign { file, kind } => {
                format!("{file}: this is {}; {}", foreign(*kind), way_out(*kind, file))
            }
            LoadError::Encoding { file, label } => format!(
                "{file}: encoding `{}` is not known; try --encoding with utf-8, gb18030, big5, \
                 shift_jis or euc-kr",
                clipped(label)
            ),
            LoadError::Limit { file, what, found, limit } => format!(
                "{file}: {} is {} and the limit is {}; split it into smaller parts",
                limited(*what),
                amount(*found),
                amount(*limit)
            ),
            LoadError::Book { file, fault } => format!(
                "{file}: {}; get the book anew, or convert it with the program that made it",
                book(fault)
            ),
            LoadError::Pdf { file, fault } => format!("{file}: {}", new_pdf(pdf(*fault), file)),
            LoadError::Malformed { file, line, column, problem } => {
                format!("{file}:{line}:{column}: {}", self::problem(problem))
            }
            LoadError::NoArticle { file, found } => {
                format!("{file}: found {}; there is no article in it to read", no_news(found))
            }
            LoadError::Cancelled => "the reading was broken off".to_owned(),
            LoadError::Part { file } => format!(
                "{file}: this is part of an edition; open the folder (or zip) that it is in"
            ),
        }
    }

    fn open_error(&self, error: &OpenError) -> String {
        match error {
            OpenError::Load(error) => self.load_error(error),
            OpenError::Missing { path } => {
                format!("{path}: there is no such file or folder; check the path")
            }
            OpenError::NothingRead { path, refused } => {
                let lines = refused.iter().map(self::refused).collect::<Vec<_>>();
                format!(
                    "{path}: nothing in it is of a format that newsprint reads\n{}",
                    lines.join("\n")
                )
            }
            OpenError::NotAnEdition { path } => format!(
                "{path}: found neither an edition.toml in it nor anything else to read; expected \
                 an edition, or pages, articles or feeds"
            ),
            OpenError::SeveralIssues { path, first } => format!(
                "{path}: what is in it does not make one edition; open one of them, such as \
                 {first}, or take all into the library with `newsprint import`"
            ),
            OpenError::Unreadable { path, cause } => {
                format!("{path}: {}; check the file and its permissions", self.system_error(cause))
            }
            OpenError::NotAFile { path } => {
                format!("{path}: this is not a file; check the path")
            }
            OpenError::Special { path } => {
                format!("{path}: this is neither a file nor a folder; check the path")
            }
            OpenError::Entry { path, fault } => {
                format!("{path}: it {}; get the book anew", entry(fault))
            }
            OpenError::Outside { path } => format!(
                "{path}: this leads out of the edition and is not followed; copy the file into it"
            ),
            OpenError::NotAFolder { path } => {
                format!("{path}: this name goes on inside of a file; give one of them another name")
            }
            OpenError::OutOfIssue { path } => {
                format!("{path}: this path leads out of the issue's folder and is not followed")
            }
            OpenError::Changed { path } => format!(
                "{path}: the file has changed since the edition was opened; open the edition again"
            ),
            OpenError::Zip { path, fault } => {
                let fault = match fault {
                    ZipFault::Damaged => "the zip is damaged or cut short",
                    ZipFault::Other(said) => said,
                };
                format!("{path}: {fault}; make the zip anew from the edition's folder")
            }
            OpenError::Archive { path, fault } => {
                let fault = match fault {
                    ArchiveFault::Damaged => "it is damaged or cut short".to_owned(),
                    ArchiveFault::TooLarge(most) => {
                        let most = most >> 20;
                        format!("it unpacks to more than {most} MB, which is the limit")
                    }
                    ArchiveFault::Ratio(most) => {
                        format!("it unpacks to over {most} times its size, which is the limit")
                    }
                    ArchiveFault::Nested => "what is in it is packed again".to_owned(),
                };
                format!("{path}: {fault}; get it anew, or unpack it and open the folder")
            }
            OpenError::NoArticle { path, number, count } => {
                format!("{path}: there is no article {number}; the edition has {count}")
            }
            OpenError::Alone { path } => {
                format!("{path}: one file was given without this; open the folder of both")
            }
            OpenError::NotServed { url, status: Some(status) } => {
                format!("{url}: the site answers {status}")
            }
            OpenError::NotServed { url, status: None } => format!("{url}: nothing came"),
            OpenError::NotAPage { path } => {
                format!("{path}: this is no page of a paper and is not read")
            }
            OpenError::Recognition { path, program, fault } => match fault {
                ProgramFault::Missing => format!(
                    "{path}: its text can't be recognised, for `{program}` is not installed; \
                     install tesseract with the data of the language, and poppler-utils for PDFs"
                ),
                ProgramFault::TimedOut => {
                    format!("{path}: `{program}` took too long for a page; try a smaller scan")
                }
                ProgramFault::Failed(said) => format!(
                    "{path}: `{program}` failed: {said}; see whether the file opens elsewhere and \
                     the language is there (`tesseract --list-langs`)"
                ),
            },
        }
    }

    fn correction_error(&self, error: &CorrectionError) -> String {
        match error {
            CorrectionError::Open(error) => self.open_error(error),
            CorrectionError::BeginsAlready => "the article begins here already".to_owned(),
            CorrectionError::Itself => "an article does not go on with itself".to_owned(),
            CorrectionError::InPlace => "it is in that article already".to_owned(),
            CorrectionError::First => "it is the first block already".to_owned(),
            CorrectionError::Last => "it is the last block already".to_owned(),
            CorrectionError::NoWords => "there are no words here to name it by".to_owned(),
            CorrectionError::ArticleWithoutWords => {
                "that article has no words to name it by".to_owned()
            }
            CorrectionError::NothingToUndo => "there is no correction to take back".to_owned(),
            CorrectionError::FileAtFault(fault) => {
                format!("mend or remove the corrections file first: {}", self.warning(fault))
            }
            CorrectionError::NoPlace => {
                "there is no place to keep corrections; name one with --data-dir".to_owned()
            }
            CorrectionError::Changed { file } => {
                format!("{file}: it was changed by another program; open the edition again")
            }
            CorrectionError::System { file, cause } => {
                format!("{file}: {}", self.system_error(cause))
            }
        }
    }

    fn system_error(&self, error: &SystemError) -> String {
        match error {
            SystemError::Missing => "there is no such file or folder".to_owned(),
            SystemError::Denied => "you may not read or write it".to_owned(),
            SystemError::Full => "the disk is full".to_owned(),
            SystemError::ReadOnly => "nothing can be written there".to_owned(),
            SystemError::Busy => "another program is using it".to_owned(),
            SystemError::IsFolder => "this is a folder".to_owned(),
            SystemError::NotFolder => "a part of the path is not a folder".to_owned(),
            SystemError::Special(kind) => {
                let kind = match kind {
                    SpecialFile::Pipe => "a named pipe",
                    SpecialFile::Socket => "a socket",
                    SpecialFile::Device => "a device",
                    SpecialFile::Other => "something special",
                };
                format!("this is {kind}, not a file")
            }
            SystemError::TooLarge(most) => {
                format!("it has more than {}, which is the limit", amount(Amount::Bytes(*most)))
            }
            SystemError::NotUtf8 => "it is not UTF-8".to_owned(),
            SystemError::Other(said) => clipped(said),
        }
    }

    fn warning_kind(&self, kind: &WarningKind) -> String {
        match kind {
            WarningKind::Kept(words) => words.to_string(),
            WarningKind::LeftOut(fault) => format!("left out: {}", self.open_error(fault)),
            WarningKind::Refused(files) => format!("left out: {}", refused(files)),
            WarningKind::NotOfEdition(why) => format!("left out: {}", not_of_edition(why)),
            WarningKind::MoreLeftOut(count) => format!("left out: {count} more files"),
            WarningKind::NotShown(names) => {
                let names = listed(names, ", ", |more| format!(" and {more} more"));
                format!(
                    "not shown: {names}: an edition by itself; open it, or take all in with `newsprint import`"
                )
            }
            WarningKind::OfArchive(note) => match note {
                ArchiveNote::Damaged => "the archive is damaged from there on".to_owned(),
                ArchiveNote::CutShort => {
                    "the archive is cut short; its last file is missing".to_owned()
                }
                ArchiveNote::NotAFile => "left out: this is a link or a device".to_owned(),
                ArchiveNote::LeadsOut => "left out: its path leads out of the archive".to_owned(),
                ArchiveNote::Past(most) => {
                    format!("only the first {most} files, which is the limit, are read")
                }
            },
            WarningKind::FilesPast { left, most, bytes } => format!(
                "{} past the limits ({most} files, {} in all) left out",
                counted(*left, "file", "files"),
                amount(Amount::Bytes(*bytes))
            ),
            WarningKind::PageLeftOut { page, name, error } => {
                let name = if name.is_empty() { String::new() } else { format!(" ({name})") };
                format!("page {page}{name} is left out: {}", self.open_error(error))
            }
            WarningKind::EditionFull(most) => format!(
                "the articles from here on are left out: an edition has at most {most}; split it \
                 by its pages"
            ),
            WarningKind::NoPages => "this is more text than scanned pages hold, or its lines are \
                longer, so it is read as plain text and no articles are looked for; split it into \
                pages to have them"
                .to_owned(),
            WarningKind::DamagedBytes(count) => format!("{} read as U+FFFD", damaged(*count)),
            WarningKind::SomeDamagedBytes => {
                "bytes that are damaged were read as U+FFFD".to_owned()
            }
            WarningKind::MaybeEncoding { count, encoding } => format!(
                "{} read as U+FFFD; if that is the wrong encoding ({encoding}), name it with \
                 --encoding",
                damaged(*count)
            ),
            WarningKind::NotUtf8(1) => "1 byte sequence is not UTF-8 and shows as \u{FFFD}".into(),
            WarningKind::NotUtf8(count) => {
                format!("{count} byte sequences are not UTF-8 and show as \u{FFFD}")
            }
            WarningKind::ControlCharacters(1) => {
                "1 control character was left out of the text".to_owned()
            }
            WarningKind::ControlCharacters(count) => {
                format!("{count} control characters were left out of the text")
            }
            WarningKind::OnlyFirst(bytes) => format!(
                "only the first {}, which is the limit, are read",
                amount(Amount::Bytes(*bytes))
            ),
            WarningKind::SmallPartOfPage => {
                "the article is less than a quarter of the text on its page; the rest is taken for menus, \
                 comments and other stories".to_owned()
            }
            WarningKind::Hidden { by, characters, places, first } => {
                let characters = match characters {
                    1 => "1 character is".to_owned(),
                    more => format!("{more} characters are"),
                };
                let places = match places {
                    1 => format!("in {first}"),
                    more => format!("in {more} places, the first {first}"),
                };
                match by {
                    HiddenBy::Script => format!(
                        "{characters} hidden until a script shows them ({places}), and left out; a \
                         browser shows them"
                    ),
                    HiddenBy::OldBrowser => format!(
                        "{characters} left out that only programs show which know no films, sounds \
                         or frames ({places})"
                    ),
                    HiddenBy::MailList => format!(
                        "{characters} hidden in the letter ({places}), and left out; they are for \
                         the lists of mail programs"
                    ),
                }
            }
            WarningKind::NoDate { of_file: Some(date) } => format!(
                "the page names no date; {date} is that of the file (--date YYYY-MM-DD sets it)"
            ),
            WarningKind::NoDate { of_file: None } => {
                "the page names no date; give one with --date YYYY-MM-DD".to_owned()
            }
            WarningKind::NoPaper => "it names no paper, and is kept under the name of its file \
                                     (--paper NAME sets it)"
                .to_owned(),
            WarningKind::OtherDay(date) => format!("the page is dated {date}, the others are not"),
            WarningKind::OtherPaper(paper) => {
                format!("the page is of `{paper}`, the others are not")
            }
            WarningKind::JumpCircle => {
                "jumps lead in a circle; one of them was not followed".to_owned()
            }
            WarningKind::LostJump { page, other, is_known, onward } => {
                let way = if *onward { "goes on on" } else { "comes from" };
                let other = match other {
                    Some(other) => format!("page {other}"),
                    None => "another page".to_owned(),
                };
                let why = if *is_known {
                    "its other end was not found"
                } else {
                    "that page is not among the files"
                };
                format!("page {page}: an article {way} {other}; {why}")
            }
            WarningKind::UnknownKey { key, meant } => {
                let meant = meant.as_ref().map(|meant| format!(" (meant `{meant}`?)"));
                let meant = meant.unwrap_or_default();
                format!("unknown key `{}`{meant}; the line is kept as text", clipped(key))
            }
            WarningKind::OpenFence => {
                "``` is never closed; all that follows is set as it stands".to_owned()
            }
            WarningKind::TextBeforeHeadline => {
                "text before the first `# ` headline is an article without one".to_owned()
            }
            WarningKind::PageNotListed { article, page } => {
                format!("article {article} stands on page `{page}`, which is not listed")
            }
            WarningKind::TextsChanged(1) => "one text was changed since the import; where it \
                                             stands in the scan is not known any more"
                .to_owned(),
            WarningKind::TextsChanged(count) => format!(
                "{count} texts were changed since the import; where they stand in the scan is not \
                 known any more"
            ),
            WarningKind::NotesLost(fault) => format!(
                "{}; the text is whole, what was doubted in it and where it stands in the scan is \
                 not known (import the pages again with --replace)",
                notes(fault)
            ),
            WarningKind::Draft => "left out: its front matter says that it is a draft".to_owned(),
            WarningKind::PageMissing { page: Some(page), fault } => {
                format!("a page is missing: {page}: {}", self.open_error(fault))
            }
            WarningKind::PageMissing { page: None, fault } => {
                format!("a page is missing: {}", self.open_error(fault))
            }
            WarningKind::NotOutYet { wanted, day } => {
                format!("the issue of {wanted} is not out yet; this is that of {day}")
            }
            WarningKind::PagesMissing(names) => format!("pages are missing: {}", names_of(names)),
            WarningKind::PagesPast(most) => {
                format!("pages past the first {most} (the limit) are left out")
            }
            WarningKind::PlacesPast(most) => {
                format!("places past the first {most} (the limit) are left out")
            }
            WarningKind::ArticlesPast { page, most } => format!(
                "articles of page {page} past the first {most} of the issue, which is the limit, \
                 are left out"
            ),
            WarningKind::UnlistedArticles(names) => format!(
                "articles that no page lists stand where they say, at the end of their page: {}",
                names_of(names)
            ),
            WarningKind::ArticleMissing { page, fault } => {
                format!("an article is missing on page {page}: {}", self.open_error(fault))
            }
            WarningKind::ArticlesMissing { page, files } => format!(
                "{} articles are missing on page {page}: {}",
                files.shown.len() + files.more,
                names_of(files)
            ),
            WarningKind::PicturesNotSaved(names) => {
                let one = names.shown.len() + names.more == 1;
                let what = if one { "a picture was" } else { "pictures were" };
                format!("{what} not saved with the pages: {}", names_of(names))
            }
            WarningKind::PictureMissing(fault) => {
                format!("a picture is missing: {}", self.open_error(fault))
            }
            WarningKind::NoAltoPage(file) => format!("{file}: this file holds no ALTO page"),
            WarningKind::TooDeep(most) => {
                format!("elements are nested over {most} deep; what stands after that was not read")
            }
            WarningKind::Entities => "the document declares entities of its own; they are not \
                                      expanded, and nothing is fetched"
                .to_owned(),
            WarningKind::BreaksOff { at } => {
                format!("the markup breaks off at line {at}; what stands before it was read")
            }
            WarningKind::ZipEntries { count, most } => {
                format!("of {count} files only {most}, which is the limit, are read")
            }
            WarningKind::ZipTotal { name, most } => format!(
                "the files from `{name}` on are not read: inflated, all are over {}, which is the \
                 limit",
                amount(Amount::Bytes(*most))
            ),
            WarningKind::Twice(name) => format!("`{name}` is there twice; the first is read"),
            WarningKind::NoContainer => "META-INF/container.xml is missing or damaged".to_owned(),
            WarningKind::NotThere(name) => format!("`{name}` is listed and not there"),
            WarningKind::Unsearched(1) => {
                "the last document was not searched for hidden text".to_owned()
            }
            WarningKind::Unsearched(count) => {
                format!("the last {count} documents were not searched for hidden text")
            }
            WarningKind::ContentsPast(most) => {
                format!("the contents list more than {most} articles, which is the limit")
            }
            WarningKind::EntriesPast { left, most } => format!(
                "{} past the first {most}, which is the limit, left out",
                counted(*left, "entry", "entries")
            ),
            WarningKind::OtherDays { left, day, before } => {
                let before = before.as_ref().map(|before| format!("{before} and "));
                format!(
                    "{} of other days than {}{day} left out; --date shows another day",
                    counted(*left, "entry", "entries"),
                    before.unwrap_or_default()
                )
            }
            WarningKind::NoEntries => "the feed has no entries".to_owned(),
            WarningKind::ItemsPast { left, most } => format!(
                "{} past the first {most}, which is the limit, left out",
                counted(*left, "item", "items")
            ),
            WarningKind::Agency { note, times: 1 } => agency(note),
            WarningKind::Agency { note, times } => format!("{} ({times} times)", agency(note)),
            WarningKind::Held { title, hold } => {
                let hold = match hold {
                    Hold::Cancelled => "was cancelled by its sender".to_owned(),
                    Hold::Withheld => "is withheld by its sender".to_owned(),
                    Hold::Embargo(None) => "is under embargo".to_owned(),
                    Hold::Embargo(Some(until)) => format!("is under embargo until {until}"),
                };
                format!("“{title}” {hold}")
            }
            WarningKind::BlankPage(page) => format!("page {page} is blank"),
            WarningKind::PictureOfPage(page) => {
                format!("page {page} holds pictures and no text; it would have to go through OCR")
            }
            WarningKind::PdfParts(1) => "1 part of the PDF is damaged or unpacks to more than is \
                                         read, and was left out"
                .to_owned(),
            WarningKind::PdfParts(count) => format!(
                "{count} parts of the PDF are damaged or unpack to more than is read, and were \
                 left out"
            ),
            WarningKind::PdfPages { found, most } => {
                format!("the PDF has {found} pages; those after {most} were left out")
            }
            WarningKind::PdfCut => {
                "the PDF is larger than is read; its last pages are cut".to_owned()
            }
            WarningKind::PagePartsDamaged(1) => {
                "1 part of a page is damaged, and was left out".to_owned()
            }
            WarningKind::PagePartsDamaged(count) => {
                format!("{count} parts of pages are damaged, and were left out")
            }
            WarningKind::UnknownCharacters(1) => {
                "the file does not say what 1 character means; it stands as U+FFFD".to_owned()
            }
            WarningKind::UnknownCharacters(count) => {
                format!("the file does not say what {count} characters mean; they stand as U+FFFD")
            }
            WarningKind::PageCut => "the page holds more than is read, and was cut".to_owned(),
            WarningKind::Corrections(fault) => self.open_error(fault),
            WarningKind::IdleRule { rule, why } => {
                let why = match why {
                    IdleRule::NotFound(text) => format!("no text begins with {}", named(text)),
                    IdleRule::CannotBe { text, is, role } => {
                        let is = match is {
                            Unsettable::Picture => "is a picture with its credit",
                            Unsettable::List => "is a list",
                            Unsettable::Table => "is a table",
                            Unsettable::Lines => "has lines that matter",
                            Unsettable::NoText => "is no text",
                        };
                        format!("{} {is} and cannot be a {role}", named(text))
                    }
                };
                format!("rule {rule} changes nothing: {why}; it is kept")
            }
        }
    }

    fn state_error(&self, error: &StateError) -> String {
        format!("nothing will be kept: {}: {}", error.file(), not_kept(error.fault()))
    }

    fn library_error(&self, error: &LibraryError) -> String {
        let what = match error.what() {
            Undone::Written => "the edition was not written",
            Undone::Moved => "the edition was not moved",
            Undone::Locked => "nothing was changed in the library",
        };
        format!("{}: {what}: {}", error.path(), not_kept(error.fault()))
    }

    fn place_error(&self, error: PlaceError) -> String {
        let (PlaceError::Data(home) | PlaceError::Config(home) | PlaceError::Cache(home)) = error;
        let home = match home {
            NoHome::Unset => "HOME is not set, and this user has no home directory",
            NoHome::Relative => "HOME is no absolute path",
        };
        let (what, way_out) = match error {
            PlaceError::Data(_) => ("bookmarks and positions", "name one with --data-dir"),
            PlaceError::Config(_) => ("configuration", "name one with --config"),
            PlaceError::Cache(_) => ("the cache", "name one in NEWSPRINT_CACHE_DIR"),
        };
        format!("no place for {what}: {home}; {way_out}")
    }

    fn import_error(&self, error: &ImportError) -> String {
        let ImportError { line, found, expected } = error;
        let expected = match expected {
            Wanted::Said(said) => said.to_string(),
            Wanted::AtMost(most) => format!("at most {most} bytes"),
            Wanted::Utf8 => "UTF-8".to_owned(),
            Wanted::Stamp => "milliseconds since 1970, up to the year 9999".to_owned(),
            Wanted::Bookmarks => "bookmarks as newsprint exports them, in JSON".to_owned(),
        };
        format!("line {line}: found {found}, expected {expected}; nothing was imported")
    }

    fn epub_error(&self, error: &EpubError) -> String {
        match error {
            EpubError::Empty => "the edition has no article, and a book needs one".to_owned(),
            EpubError::Zip(said) => format!("the EPUB cannot be written: {said}"),
        }
    }

    fn store_notice(&self, notice: &StoreNotice) -> String {
        match notice {
            StoreNotice::NotKept(error) => self.state_error(error),
            StoreNotice::Begun { file, aside, reason } => format!(
                "{file} was damaged{} and is set aside as {aside}; what it held is fetched again",
                said(reason)
            ),
            StoreNotice::Damaged { file, aside, reason, bookmarks, clippings, positions } => {
                let saved = match (bookmarks, clippings, positions) {
                    (0, 0, 0) => "nothing in it could be read".to_owned(),
                    _ => format!(
                        "saved from it: bookmarks {bookmarks}, clippings {clippings}, reading positions {positions}"
                    ),
                };
                format!("{file} was damaged{} and is set aside as {aside}; {saved}", said(reason))
            }
        }
    }

    fn holder(&self, holder: &Holder) -> String {
        match (holder.process, &holder.since) {
            (None, _) => "another program".to_owned(),
            (Some(process), None) => format!("another newsprint (process {process})"),
            (Some(process), Some(since)) => {
                format!("another newsprint (process {process}, since {since})")
            }
        }
    }

    fn picture_error(&self, error: &PictureError) -> String {
        match error {
            PictureError::Unknown => "this is no JPEG, PNG, GIF or WebP".to_owned(),
            PictureError::Header => "its size cannot be read".to_owned(),
            PictureError::TooLarge { width, height } => format!(
                "it is {width} by {height} pixels, and the limit is {} million",
                MOST_PIXELS / 1_000_000
            ),
            PictureError::Damaged => "it is damaged or cut short".to_owned(),
        }
    }

    fn line(&self, number: usize) -> String {
        format!("line {number}")
    }
}

fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

fn damaged(count: usize) -> String {
    let what = if count == 1 { "byte sequence was" } else { "byte sequences were" };
    format!("{count} damaged {what}")
}

fn amount(amount: Amount) -> String {
    figures(amount, " bytes")
}

fn names_of(names: &ListedNames) -> String {
    listed(names, ", ", |more| format!(" and {more} more"))
}

fn named(text: &RuleName) -> String {
    let dots = if text.is_cut { "…" } else { "" };
    let nth = if text.nth > 1 { format!(" ({})", text.nth) } else { String::new() };
    format!("“{}{dots}”{nth}", text.words)
}

fn not_text(found: &NotText) -> String {
    match found {
        NotText::Data => "binary data".to_owned(),
        NotText::NoText => "what is no text, by its beginning".to_owned(),
        NotText::Controls { percent, encoding } => {
            format!("{percent}% control characters (read as {encoding})")
        }
        NotText::Xml => "an XML document".to_owned(),
        NotText::XmlOf(root) => format!("an XML document of the kind <{}>", clipped(root)),
        NotText::PdfUnsupported => {
            "a PDF document, which this newsprint was built without (`--features pdf`)".to_owned()
        }
    }
}

fn foreign(kind: Foreign) -> &'static str {
    match kind {
        Foreign::Png => "a PNG picture",
        Foreign::Jpeg => "a JPEG picture",
        Foreign::Gif => "a GIF picture",
        Foreign::Tiff => "a TIFF picture",
        Foreign::Jpeg2000 => "a JPEG 2000 picture",
        Foreign::Webp => "a WebP picture",
        Foreign::Djvu => "a DjVu document",
        Foreign::Kindle => "a Kindle book",
        Foreign::Palm => "a Palm book",
        Foreign::Rtf => "an RTF document",
        Foreign::OldOffice => "an old Office document",
        Foreign::Office => "an Office document",
        Foreign::PostScript => "a PostScript document",
        Foreign::Bzip2 => "a bzip2 file",
        Foreign::Xz => "an xz file",
        Foreign::Zstd => "a zstd file",
        Foreign::SevenZip => "a 7z archive",
        Foreign::Rar => "a RAR archive",
        Foreign::SoundOrFilm => "a sound or a film",
        Foreign::Sound => "a sound",
        Foreign::Program => "a program",
        Foreign::Database => "a database",
        Foreign::NewsMl1 => "a NewsML 1 document",
        Foreign::Opml => "a list of feeds (OPML), not a feed",
        Foreign::BookPackage => "the package document of a book",
        Foreign::BookContents => "the contents of a book",
        Foreign::Svg => "an SVG picture",
        Foreign::Json => "JSON of a kind that is not known",
        Foreign::OutlookMail => "a letter in Outlook's own form",
        Foreign::WebArchive => "a web archive (WARC or the like)",
        Foreign::HttpAnswer => "a server's answer with its headers",
        Foreign::Shortcut => "a shortcut to a web page",
        Foreign::Subtitles => "subtitles",
        Foreign::Table => "a table (CSV or TSV)",
        Foreign::Log => "a log",
        Foreign::Code => "source code",
        Foreign::Settings => "settings or data for programs",
        Foreign::References => "a list of references",
        Foreign::Calendar => "a calendar or contacts",
        Foreign::Sealed => "a sealed message or a key (PGP)",
        Foreign::LfsPointer => "what stands for a file that was not fetched (Git LFS)",
        Foreign::Org => "an Org document (Emacs)",
        Foreign::AsciiDoc => "an AsciiDoc document",
        Foreign::Tex => "a TeX document",
        Foreign::Wikitext => "a text of a wiki",
        Foreign::Troff => "a manual page (troff)",
        Foreign::Jats => "an article in JATS XML",
        Foreign::DocBook => "a DocBook document",
        Foreign::Abbyy => "a page in ABBYY's XML",
        Foreign::Didl => "a library's delivery (DIDL XML)",
        Foreign::Tei => "a TEI XML document",
        Foreign::FictionBook => "a FictionBook (FB2)",
        Foreign::Notes => "notes of Evernote (ENEX)",
    }
}

/// Files of a kind that is not read, in one line.
fn refused(refused: &RefusedFiles) -> String {
    let (one, many) = ("this is", "each is");
    let what = if refused.is_one() { one } else { many };
    format!(
        "{}: {what} {}; {}",
        names_of(&refused.files),
        foreign(refused.kind),
        way_out(refused.kind, refused.first())
    )
}

fn way_out(kind: Foreign, file: &str) -> String {
    let advice = match kind.way_out() {
        WayOut::Ocr => {
            "have its text recognised: `--ocr eng` (in its language as tesseract calls it, such \
             as chi_sim) does that where tesseract is installed"
        }
        WayOut::Djvu => "take its text out of it (`COMMAND`) and open that",
        WayOut::Calibre => "convert it with calibre (`COMMAND`) and open that",
        WayOut::Save => "save it as a web page or a PDF and open that",
        WayOut::Pdf => "make a PDF of it (`COMMAND`) and open that",
        WayOut::Unpack => "unpack it and open what is in it",
        WayOut::None => "there is nothing to read in it",
        WayOut::NewerNewsMl => "get it as NewsML-G2, NITF or ninjs",
        WayOut::Feeds => {
            "newsprint fetches nothing by itself, so save the feeds it names into a folder, and \
             open that folder"
        }
        WayOut::Book => "open the EPUB that it belongs to",
        WayOut::Around => "open the page or the book that it belongs to",
        WayOut::Export => {
            "export it as EPUB, HTML or Markdown from where it is kept, and open that"
        }
        WayOut::SaveMail => "save it as a letter (.eml) and open that",
        WayOut::SavePage => "open the page in a browser, save it as HTML or PDF, and open that",
        WayOut::AsText => "if it is to be read as it stands, say `--format text`",
        WayOut::Unseal => "open it with its key (`COMMAND`) and open what comes of it",
        WayOut::FetchFile => "fetch the file itself (`git lfs pull`) and open that",
        WayOut::Pandoc => "convert it (`COMMAND`) and open that",
        WayOut::OtherScan => "get the page as ALTO, PAGE XML, hOCR or PDF and open that",
    };
    advised(advice, kind.way_out(), file)
}

fn limited(what: Limited) -> String {
    match what {
        Limited::File => "the file".to_owned(),
        Limited::Pipe => "what came through the pipe".to_owned(),
        Limited::Page => "the page".to_owned(),
        Limited::Text => "the text".to_owned(),
        Limited::ForeignText => "the text, which is not in UTF-8,".to_owned(),
        Limited::PageText => "the text of a page".to_owned(),
        Limited::PageLines => "the number of lines of a page".to_owned(),
        Limited::Together => "what is read together".to_owned(),
        Limited::Mets => "the METS file".to_owned(),
        Limited::Pdf => "the PDF".to_owned(),
        Limited::HeadLine => "a line of a head".to_owned(),
        Limited::Article => "an article".to_owned(),
        Limited::Issue => "the issue".to_owned(),
        Limited::Edition => "the edition".to_owned(),
        Limited::Pages => "all pages together".to_owned(),
        Limited::Feeds => "all feeds together".to_owned(),
        Limited::Pictures => "all pictures together".to_owned(),
        Limited::WithPicture => "the edition with this picture".to_owned(),
        Limited::FileCount => "the number of its files".to_owned(),
        Limited::PageCount => "the number of pages".to_owned(),
        Limited::FeedCount => "the number of feeds".to_owned(),
        Limited::Entry => "the entry, inflated,".to_owned(),
        Limited::EntryRatio(times) => {
            format!("the entry, inflated to over {times} times its size,")
        }
        Limited::Zip => "the zip, inflated,".to_owned(),
    }
}

fn book(fault: &BookFault) -> String {
    match fault {
        BookFault::Zip => "the zip is damaged or cut short".to_owned(),
        BookFault::NoPackage => "found no package document (.opf) in it".to_owned(),
        BookFault::Package(fault) => format!("its package document {}", entry(fault)),
        BookFault::Locked => "the book is locked (DRM), and newsprint has no key to it".to_owned(),
    }
}

/// In words that follow the name of the entry.
fn entry(fault: &EntryFault) -> String {
    match fault {
        EntryFault::Missing => "is not there".to_owned(),
        EntryFault::Limit { found, limit } => format!(
            "is {} and the limit is {}",
            amount(Amount::Bytes(*found)),
            amount(Amount::Bytes(*limit))
        ),
        EntryFault::Total(most) => format!(
            "stands after the first {} of the book, which is the limit",
            amount(Amount::Bytes(*most))
        ),
        EntryFault::Ratio(most) => {
            format!("inflates to over {most} times its size, which is the limit")
        }
        EntryFault::Damaged => "is damaged".to_owned(),
        EntryFault::Locked => "is locked with a password".to_owned(),
    }
}

fn pdf(fault: PdfFault) -> &'static str {
    match fault {
        PdfFault::Damaged => {
            "the PDF is damaged or cut short; get it anew, or repair it with the program that \
             made it"
        }
        PdfFault::Locked => {
            "the PDF is encrypted in a way that newsprint does not read; save it without password \
             and restrictions (`qpdf --decrypt IN OUT` does), then open that"
        }
        PdfFault::Password => {
            "the PDF opens only with a password; save it without one (`qpdf --password=… \
             --decrypt IN OUT` does), then open that"
        }
        PdfFault::Pictures => {
            "the PDF holds pictures of pages and no text; `--ocr eng` (its language as tesseract \
             calls it, such as chi_sim) recognises it where tesseract is installed"
        }
        PdfFault::Coded => {
            "the fonts of the PDF do not say which letters they print; it has to go through OCR \
             first (`ocrmypdf --force-ocr IN OUT`)"
        }
        PdfFault::Barred => {
            "what the PDF holds is damaged, or unpacks to more than is read; get it anew, or \
             repair it with the program that made it"
        }
        PdfFault::Blank => "the PDF holds no text; there is nothing to read",
    }
}

fn problem(problem: &Problem) -> String {
    let (found, expected) = match problem {
        Problem::Toml(said) => (clipped(said), "TOML".to_owned()),
        Problem::NotUtf8 => ("bytes that are not UTF-8".to_owned(), "UTF-8 text".to_owned()),
        Problem::NoFormat { known } => ("no `format`".to_owned(), format!("format = {known}")),
        Problem::NewerFormat { found, known } => {
            (format!("format {found}"), format!("at most {known} (a newer newsprint reads it)"))
        }
        Problem::BadFormat { found, known } => {
            (format!("{} as `format`", value(found)), format!("the number {known}"))
        }
        Problem::UnknownKey { key, table, meant } => {
            (format!("the unknown key `{}` {}", clipped(key), in_table(*table)), instead(meant))
        }
        Problem::MissingKey { key, table, example } => {
            (format!("no `{key}` {}", in_table(*table)), example.clone())
        }
        Problem::WrongValue { key, found, expected } => {
            let expected = match expected {
                ValueKind::Text => "a text in quotes".to_owned(),
                ValueKind::Day => "a day such as \"2026-11-22\"".to_owned(),
                ValueKind::Table(name) => format!("a table: [{name}]"),
                ValueKind::Tables(name) => format!("tables: [[{name}]]"),
            };
            (format!("{} as `{key}`", value(found)), expected)
        }
        Problem::BadLanguage(tag) => {
            (format!("`{}`", clipped(tag)), "a BCP 47 language such as zh-Hans or en".to_owned())
        }
        Problem::BadDirection(name) => {
            (format!("`{}`", clipped(name)), "`horizontal` or `vertical`".to_owned())
        }
        Problem::SecondSection(name) => {
            (format!("a second section `{}`", clipped(name)), "each section once".to_owned())
        }
        Problem::BadParent { parent, meant } => (
            format!("the parent `{}`", clipped(parent)),
            format!("another section: {}", instead(meant)),
        ),
        Problem::BadPageId(id) => (
            format!("the page id `{}`", clipped(id)),
            "an id of its own, without spaces, for each page".to_owned(),
        ),
        Problem::FileTwice(file) => {
            (format!("the file `{file}` twice"), "a file of its own for each page".to_owned())
        }
        Problem::BadPath { path, why } => {
            let why = match why {
                PathFault::Nul => "holds a NUL",
                PathFault::Backslash => "holds a backslash",
                PathFault::Absolute => "is absolute",
                PathFault::ClimbsOut => "climbs out with `..`",
                PathFault::NoFile => "names no file",
            };
            (
                format!("the path `{}`, which {why}", clipped(path)),
                "a relative path inside the edition".to_owned(),
            )
        }
        Problem::SecondKey(key) => {
            (format!("a second `{key}`"), "it once in an article".to_owned())
        }
        Problem::BadKind { kind, meant } => {
            (format!("the kind `{}`", clipped(kind)), instead(meant))
        }
        Problem::BadNumber(found) => {
            (format!("`{}`", clipped(found)), "a number from 0 to 255".to_owned())
        }
        Problem::BadDay(found) => {
            (format!("`{}`", clipped(found)), "a day such as 2026-11-22".to_owned())
        }
        Problem::BadRegion(found) => (
            format!("`{}`", clipped(found)),
            "`x y w h` between 0 and 1, after a page id and before head, body, image or jump \
             where needed"
                .to_owned(),
        ),
        Problem::IdTwice { id, first } => (
            format!("the id `{}` again", clipped(id)),
            format!("an id of its own (the first is at {first})"),
        ),
        Problem::Unwritable(said) => (clipped(said), "values that can be written".to_owned()),
        Problem::NoPageNamed => (
            "a METS document that names no ALTO file".to_owned(),
            "the files of its pages".to_owned(),
        ),
        Problem::NoPageRead { count } => (
            format!("that none of its {count} ALTO files can be read"),
            "the files beside the METS file".to_owned(),
        ),
        Problem::NoPage(format) => {
            let document = match format {
                ScanFormat::Alto => "an ALTO document",
                ScanFormat::Page => "a PAGE document",
                ScanFormat::Hocr => "an hOCR document",
                ScanFormat::Tsv => "a TSV document",
                ScanFormat::Json => "a JSON document of OCR",
            };
            let expected = match format {
                ScanFormat::Tsv | ScanFormat::Json => "lines of text with their places",
                _ => "a <Page> with its text",
            };
            (format!("{document} without a page"), expected.to_owned())
        }
        Problem::NoNewsItem => ("no news item".to_owned(), "NewsML-G2, NITF or ninjs".to_owned()),
        Problem::NotJson => ("what is no JSON".to_owned(), "NewsML-G2, NITF or ninjs".to_owned()),
        Problem::NoFeed => ("no feed".to_owned(), "RSS, Atom or JSON Feed".to_owned()),
        Problem::NoSavedPage(fault) => {
            (En.open_error(fault), "a page of a saved paper, or an article of one".to_owned())
        }
        Problem::ZipEntries { found, most } => {
            (format!("{found} entries in the zip"), format!("at most {most}"))
        }
        Problem::Rule(problem) => return rule(problem),
    };
    format!("found {found}; expected {expected}")
}

fn rule(problem: &RuleProblem) -> String {
    match problem {
        RuleProblem::Toml(said) => format!("found {}", clipped(said)),
        RuleProblem::Format { found, known } => format!("found format {found}; expected {known}"),
        RuleProblem::Verb(verb) => {
            format!("found do = \"{verb}\"; expected \"split\", \"join\", \"move\" or \"set\"")
        }
        RuleProblem::StrayKey { key, verb, allowed } => format!(
            "found `{key}` in a rule that does \"{verb}\"; expected `{}`",
            allowed.join("`, `")
        ),
        RuleProblem::MissingKey { key, verb } => {
            format!("found no `{key}` in a rule that does \"{verb}\"; expected one")
        }
        RuleProblem::Role { found, known } => {
            format!("found as = \"{found}\"; expected one of {}", known.join(", "))
        }
    }
}

fn value(value: &TomlValue) -> String {
    match value {
        TomlValue::Text(text) => format!("\"{}\"", clipped(text)),
        TomlValue::Number(number) => format!("the number {}", clipped(number)),
        TomlValue::Other(kind) => format!("a value of type {kind}"),
    }
}

fn in_table(table: TomlTable) -> &'static str {
    match table {
        TomlTable::Top => "at the top level",
        TomlTable::Paper => "in [paper]",
        TomlTable::Section => "in [[section]]",
        TomlTable::Page => "in [[page]]",
    }
}

fn instead(meant: &Meant) -> String {
    match meant {
        Meant::Near(near) => format!("`{near}`"),
        Meant::OneOf(known) => format!("one of {}", clipped(&known.join(", "))),
    }
}

fn no_news(found: &NoNews) -> String {
    match found {
        NoNews::Nitf => "an NITF document without headline and text".to_owned(),
        NoNews::NinjsNone => "a list of no ninjs items".to_owned(),
        NoNews::Ninjs(None) => "a ninjs item without headline and text".to_owned(),
        NoNews::Ninjs(Some(kind)) => {
            format!("a ninjs item {} without headline and text", clipped(kind))
        }
        NoNews::NinjsMany(count) => format!("{count} ninjs items without headline and text"),
        NoNews::NewsItem => "a news item of NewsML-G2 without headline and text".to_owned(),
        NoNews::Item(item) => format!("a {} of NewsML-G2", news_ml(*item)),
        NoNews::Items { document, held } => {
            let each = |(item, times): &(NewsMl, usize)| {
                let s = if *times > 1 { "s" } else { "" };
                format!("{times} {}{s}", news_ml(*item))
            };
            let held: Vec<String> = held.iter().map(each).collect();
            let held = if held.is_empty() { "no items".to_owned() } else { held.join(", ") };
            let document = news_ml(*document);
            format!("a {document} of NewsML-G2 with {held}, none with headline or text")
        }
    }
}

fn news_ml(item: NewsMl) -> &'static str {
    match item {
        NewsMl::Message => "news message",
        NewsMl::NewsItem => "news item",
        NewsMl::Package => "package",
        NewsMl::Planning => "planning item",
        NewsMl::Concept => "concept item",
        NewsMl::Knowledge => "knowledge item",
        NewsMl::Catalog => "catalog item",
        NewsMl::ItemSet => "set of items",
        NewsMl::GroupSet => "part of a package",
        NewsMl::ContentSet => "content of a news item",
        NewsMl::ContentMeta => "part of a news item (contentMeta)",
        NewsMl::ItemMeta => "part of a news item (itemMeta)",
        NewsMl::Item => "item",
    }
}

fn agency(note: &AgencyNote) -> String {
    match note {
        AgencyNote::Alternative => {
            "an alternative to another item of a package is left out".to_owned()
        }
        AgencyNote::Furniture(item) => {
            format!("a {}, which holds no article, is kept as furniture", news_ml(*item))
        }
        AgencyNote::EmptyItem => "an item without headline and text is left out".to_owned(),
        AgencyNote::Removed => {
            "an article that was taken down by its publisher is left out".to_owned()
        }
        AgencyNote::BrokenRow => {
            "a row of the table whose quotes do not close is left out".to_owned()
        }
        AgencyNote::PastLimit(most) => {
            format!("an item past the first {most} is left out; split the file")
        }
        AgencyNote::OtherVersion => "another version of an item's text is left out".to_owned(),
        AgencyNote::Data(kind) => {
            format!("data of the kind {} inside an item is left out", clipped(kind))
        }
        AgencyNote::Lines(name) => {
            format!("a text in <{}>, which is shown line by line", clipped(name))
        }
        AgencyNote::PackedMedia => {
            "a picture or sound that is packed into the text is left out".to_owned()
        }
    }
}

fn notes(fault: &NotesFault) -> String {
    match fault {
        NotesFault::Missing => "it is missing".to_owned(),
        NotesFault::Limit { found, limit } => {
            format!("it is {} and the limit is {}", amount(*found), amount(*limit))
        }
        NotesFault::Unreadable => "it cannot be read".to_owned(),
        NotesFault::Newer { found, known } => {
            format!("its version is {found}, and this newsprint knows up to {known}")
        }
        NotesFault::Damaged(said) => format!("it is damaged ({})", clipped(said)),
        NotesFault::Contradiction => "it is damaged (it contradicts itself)".to_owned(),
    }
}

fn not_kept(fault: &NotKept) -> String {
    const ELSEWHERE: &str = "name another place with --data-dir";
    match fault {
        NotKept::Full => format!("the disk is full; make room, or {ELSEWHERE}"),
        NotKept::ReadOnly => {
            format!("writing there is not allowed; allow it, or {ELSEWHERE}")
        }
        NotKept::Unreachable(cause) => {
            format!("it cannot be opened ({}); mend that, or {ELSEWHERE}", En.system_error(cause))
        }
        NotKept::Busy => {
            "another program keeps it locked; end that program, then try again".to_owned()
        }
        NotKept::Held(holder) => format!(
            "{} is at work there; wait until it has ended, or end it, then try again",
            En.holder(holder)
        ),
        NotKept::Newer { found, known } => format!(
            "its version is {found}, and this newsprint knows up to {known}; update newsprint, or \
             {ELSEWHERE}"
        ),
        NotKept::Foreign(id) => format!(
            "it is another program's database (application id {id:#x}); move it away, or \
             {ELSEWHERE}"
        ),
        NotKept::Damaged(reason) => format!(
            "it is damaged{}; the next start sets it aside and saves what can be read",
            said(reason)
        ),
        NotKept::Moved => "it was moved or set aside meanwhile; start newsprint again".to_owned(),
        NotKept::Other(said) => format!("{said}; mend that, or {ELSEWHERE}"),
    }
}

/// What a library says, in brackets; nothing if it says nothing.
fn said(reason: &str) -> String {
    if reason.is_empty() { String::new() } else { format!(" ({})", clipped(reason)) }
}

fn not_of_edition(why: &NotOfEdition) -> String {
    match why {
        NotOfEdition::Special(what) => {
            let what = match what {
                SpecialFile::Pipe => "a named pipe",
                SpecialFile::Socket => "a socket",
                SpecialFile::Device => "a device",
                SpecialFile::Other => "something special",
            };
            format!("this is {what}, and is read only when it is named itself")
        }
        NotOfEdition::Link => "this link leads out of the folder and is not followed".to_owned(),
        NotOfEdition::NotRead => "this is of no format that newsprint reads".to_owned(),
        NotOfEdition::SamePage(other) => format!("the same page is in {other}"),
        NotOfEdition::Note => "a note beside pages or feeds; open it by itself".to_owned(),
        NotOfEdition::BesideIssue => "it lies beside an issue, which does not name it".to_owned(),
        NotOfEdition::Nested => {
            "an archive in an archive is not opened; unpack the outer one".to_owned()
        }
        NotOfEdition::Unseen => {
            "there are more files, or more folders in folders, than are read".to_owned()
        }
    }
}
