//! The texts of errors and warnings.

use crate::export::EpubError;
use crate::model::error::{Amount, CorrectionError, SystemError};
use crate::model::warning::ListedNames;
use crate::model::{LoadError, OpenError, Warning, WarningKind};
use crate::picture::PictureError;
use crate::store::exchange::ImportError;
use crate::store::{Holder, LibraryError, PlaceError, StateError, StoreNotice};

/// How a language words an error or a warning: in one line, which names the
/// file, says what is wrong, and what can be done.
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
    use crate::model::error::{Meant, Problem};
    use crate::model::{Clean, LoadError};
    use crate::words::LANGUAGES;

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
