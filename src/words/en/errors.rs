//! Errors and warnings in English.

mod files;
mod problems;

use super::En;
use crate::export::EpubError;
use crate::model::error::{
    Amount, ArchiveFault, CorrectionError, ProgramFault, SpecialFile, SystemError, ZipFault,
};
use crate::model::warning::{
    ArchiveNote, HiddenBy, Hold, IdleRule, NotOfEdition, NotesFault, RuleName, Unsettable,
};
use crate::model::{LoadError, OpenError, WarningKind};
use crate::picture::{MOST_PIXELS, PictureError};
use crate::store::exchange::{ImportError, Wanted};
use crate::store::{
    Holder, LibraryError, NoHome, NotKept, PlaceError, StateError, StoreNotice, Undone,
};
use crate::words::Errors;
use crate::words::errors::{clipped, listed, new_pdf};
use files::{amount, book, entry, foreign, limited, names_of, not_text, pdf, refused, way_out};
use problems::{agency, no_news};

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
                format!("{file}:{line}:{column}: {}", problems::problem(problem))
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

fn named(text: &RuleName) -> String {
    let dots = if text.is_cut { "…" } else { "" };
    let nth = if text.nth > 1 { format!(" ({})", text.nth) } else { String::new() };
    format!("“{}{dots}”{nth}", text.words)
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
