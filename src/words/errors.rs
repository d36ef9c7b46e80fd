//! The texts of errors and warnings.

use crate::export::EpubError;
use crate::model::error::{Amount, CorrectionError, SystemError, WayOut};
use crate::model::warning::ListedNames;
use crate::model::{LoadError, OpenError, Warning, WarningKind};
use crate::picture::PictureError;
use crate::store::exchange::ImportError;
use crate::store::{Holder, LibraryError, PlaceError, StateError, StoreNotice};

/// How a language words an error or a warning: in one line, which names the
/// file, says what is wrong, and what can be done; of a folder in which nothing is
/// read in a line for each kind.
pub trait Errors {
    /// Why an input gives no edition.
    fn load_error(&self, error: &LoadError) -> String;
    /// Why an edition, or a part of it, can't be read.
    fn open_error(&self, error: &OpenError) -> String;
    /// Why a correction was not made.
    fn correction_error(&self, error: &CorrectionError) -> String;
    /// What the system says, in words that follow the name of what it is about.
    fn system_error(&self, error: &SystemError) -> String;
    /// What a loader could not take as it stood, without its place.
    fn warning_kind(&self, kind: &WarningKind) -> String;
    /// Why what is kept can't be read or written.
    fn state_error(&self, error: &StateError) -> String;
    /// Why the library was not changed.
    fn library_error(&self, error: &LibraryError) -> String;
    /// Why there is no place for something.
    fn place_error(&self, error: PlaceError) -> String;
    /// Why a file is no list of bookmarks.
    fn import_error(&self, error: &ImportError) -> String;
    /// Why an edition can't be made an EPUB.
    fn epub_error(&self, error: &EpubError) -> String;
    /// What the reader should know once of what is kept.
    fn store_notice(&self, notice: &StoreNotice) -> String;
    /// Who holds a lock.
    fn holder(&self, holder: &Holder) -> String;
    /// Why a picture is not shown, in words that follow its name.
    fn picture_error(&self, error: &PictureError) -> String;
    /// A line, where the file need not be named.
    fn line(&self, number: usize) -> String;

    /// The same with its place.
    fn warning(&self, warning: &Warning) -> String {
        let told = self.warning_kind(&warning.kind);
        match (&warning.file, warning.line) {
            (Some(file), Some(line)) => format!("{file}:{line}: {told}"),
            (Some(file), None) => format!("{file}: {told}"),
            (None, Some(line)) => format!("{}: {told}", self.line(line)),
            (None, None) => told,
        }
    }
}

/// What a text quotes, cut where it is longer than anybody reads: a bad value
/// may be the whole file.
pub(super) fn clipped(quoted: &str) -> String {
    const MOST: usize = 100;
    match quoted.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", &quoted[..end]),
        None => quoted.to_owned(),
    }
}

/// How much of something there is, in figures; `bytes` is the word for bytes,
/// with a space before it where the language has one.
pub(super) fn figures(amount: Amount, bytes: &str) -> String {
    match amount {
        Amount::Count(count) => count.to_string(),
        Amount::Bytes(count @ 0..1024) => format!("{count}{bytes}"),
        Amount::Bytes(count @ 1024..0x10_0000) => format!("{} KB", count.div_ceil(1 << 10)),
        Amount::Bytes(count) => format!("{} MB", count.div_ceil(1 << 20)),
    }
}

/// Names one after the other, and how many there are besides.
pub(super) fn listed(names: &ListedNames, comma: &str, more: impl Fn(usize) -> String) -> String {
    let shown = names.shown.join(comma);
    if names.more == 0 { shown } else { shown + &more(names.more) }
}

/// An advice with its `IN OUT` as they are typed to have a PDF anew.
pub(super) fn new_pdf(advice: &str, file: &str) -> String {
    let (own, made) = (quoted(file), quoted(&format!("{}-new.pdf", stem(file))));
    advice.replace("IN OUT", &format!("{own} {made}"))
}

/// A path without the ending of its name.
fn stem(file: &str) -> &str {
    let parted = file.rsplit_once('.').filter(|(stem, end)| !stem.is_empty() && !end.contains('/'));
    parted.map_or(file, |(stem, _)| stem)
}

/// An advice with its `COMMAND` as it is typed to have a file in a form that is read.
pub(super) fn advised(advice: &str, way: WayOut, file: &str) -> String {
    let own = quoted(file);
    let made = |ending: &str| quoted(&format!("{}.{ending}", stem(file)));
    let command = match way {
        WayOut::Djvu => format!("djvutxt {own} {}", made("txt")),
        WayOut::Calibre => format!("ebook-convert {own} {}", made("epub")),
        WayOut::Pdf => format!("ps2pdf {own} {}", made("pdf")),
        WayOut::Unseal => format!("gpg --decrypt {own}"),
        WayOut::Pandoc => format!("pandoc {own} -s -o {}", made("html")),
        _ => return advice.to_owned(),
    };
    advice.replace("COMMAND", &command)
}

/// A name as a shell is told it: as it stands where no shell reads anything else
/// in it, else between quotes (POSIX 2.2.2). A hyphen would begin an option.
fn quoted(name: &str) -> String {
    let name = if name.starts_with('-') { format!("./{name}") } else { name.to_owned() };
    let is_plain = |c: char| c.is_alphanumeric() || "/._-+,:@%".contains(c);
    if name.chars().all(is_plain) { name } else { format!("'{}'", name.replace('\'', "'\\''")) }
}

/// What an error or a warning says in English, for tests.
#[cfg(test)]
pub(crate) trait InEnglish {
    /// Its text.
    fn told(&self) -> String;
}

#[cfg(test)]
mod told {
    use super::InEnglish;
    use crate::model::{LoadError, OpenError, Warning};
    use crate::store::exchange::ImportError;
    use crate::store::{LibraryError, PlaceError, StateError, StoreNotice};
    use crate::toml_file::{Mistake, MistakeKind};
    use crate::words::DEFAULT;

    impl InEnglish for LoadError {
        fn told(&self) -> String {
            DEFAULT.load_error(self)
        }
    }

    impl InEnglish for OpenError {
        fn told(&self) -> String {
            DEFAULT.open_error(self)
        }
    }

    impl InEnglish for Warning {
        fn told(&self) -> String {
            DEFAULT.warning(self)
        }
    }

    impl InEnglish for StateError {
        fn told(&self) -> String {
            DEFAULT.state_error(self)
        }
    }

    impl InEnglish for LibraryError {
        fn told(&self) -> String {
            DEFAULT.library_error(self)
        }
    }

    impl InEnglish for PlaceError {
        fn told(&self) -> String {
            DEFAULT.place_error(*self)
        }
    }

    impl InEnglish for ImportError {
        fn told(&self) -> String {
            DEFAULT.import_error(self)
        }
    }

    impl InEnglish for Mistake {
        fn told(&self) -> String {
            DEFAULT.mistake(self)
        }
    }

    impl InEnglish for MistakeKind {
        fn told(&self) -> String {
            DEFAULT.mistake_kind(self)
        }
    }

    impl InEnglish for StoreNotice {
        fn told(&self) -> String {
            DEFAULT.store_notice(self)
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::model::error::{Foreign, Meant, PdfFault, Problem};
    use crate::model::{Clean, LoadError};
    use crate::words::LANGUAGES;

    #[test]
    fn an_advice_named_another_file_than_the_one_that_was_refused() {
        let told = |file: &str, kind| {
            let error = LoadError::Foreign { file: file.to_owned(), kind };
            crate::words::DEFAULT.load_error(&error)
        };
        for (file, command) in [
            ("a/book.mobi", "`ebook-convert a/book.mobi a/book.epub`"),
            ("书.azw3", "`ebook-convert 书.azw3 书.epub`"),
            ("my book.fb2", "`ebook-convert 'my book.fb2' 'my book.epub'`"),
            ("it's $1", "`ebook-convert 'it'\\''s $1' 'it'\\''s $1.epub'`"),
            ("-o.mobi", "`ebook-convert ./-o.mobi ./-o.epub`"),
            ("v.1/book", "`ebook-convert v.1/book v.1/book.epub`"),
        ] {
            let message = told(file, Foreign::Kindle);
            assert!(message.contains(command), "{message}");
        }
        let message = told("n.org", Foreign::Org);
        assert!(message.contains("`pandoc n.org -s -o n.html`"), "{message}");
        let locked = LoadError::Pdf { file: "a b.pdf".to_owned(), fault: PdfFault::Locked };
        for words in LANGUAGES {
            let message = words.load_error(&locked);
            assert!(message.contains("--decrypt 'a b.pdf' 'a b-new.pdf'"), "{message}");
            let error = LoadError::Foreign { file: "b.djvu".to_owned(), kind: Foreign::Djvu };
            assert!(words.load_error(&error).contains("`djvutxt b.djvu b.txt`"), "{}", words.tag());
        }
    }

    #[test]
    fn an_error_quotes_the_beginning_of_an_endless_value() {
        let kind = Clean::line(&"很".repeat(50_000));
        let problem = Problem::BadKind { kind, meant: Meant::Near("brief".to_owned()) };
        let error = LoadError::Malformed {
            file: "a.md".to_owned(),
            line: 2,
            column: 7,
            problem: Box::new(problem),
        };
        let error = error.inside("ed");
        let message = crate::words::DEFAULT.load_error(&error);
        assert!(message.starts_with("ed/a.md:2:7: found the kind `很很"), "{message}");
        assert!(message.ends_with("很…`; expected `brief`"), "{message}");
        for words in LANGUAGES {
            assert!(words.load_error(&error).chars().count() < 200, "{}", words.tag());
        }
    }
}
