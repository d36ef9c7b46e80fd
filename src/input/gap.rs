//! What stands in a text where something of it is not there. It is part of the
//! article: it is printed, exported and written into page files with it, so it
//! doesn't change with the language of the interface.

use crate::model::Clean;
use crate::model::error::EntryFault;

/// A file of a book that can't be had.
pub(crate) fn entry(path: &str, fault: &EntryFault) -> Clean {
    let megabytes = |bytes: &u64| bytes.div_ceil(1 << 20);
    let why = match fault {
        EntryFault::Missing => "is not there".to_owned(),
        EntryFault::Limit { found, limit } => {
            format!("is {} MB and the limit is {} MB", megabytes(found), megabytes(limit))
        }
        EntryFault::Total(most) => {
            format!("stands after the first {} MB of the book, which is the limit", megabytes(most))
        }
        EntryFault::Ratio(most) => {
            format!("inflates to over {most} times its size, which is the limit")
        }
        EntryFault::Damaged => "is damaged".to_owned(),
        EntryFault::Locked => "is locked with a password".to_owned(),
    };
    Clean::line(&format!("{path} {why}"))
}

/// An article of a book whose beginning no document marks.
pub(crate) fn unmarked(path: &str, title: &str) -> Clean {
    Clean::line(&format!("{path} does not mark where “{title}” begins; see the text before"))
}

/// The end of a document that is too long.
pub(crate) fn rest(path: &str, most: usize) -> Clean {
    Clean::line(&format!("the rest of {path}: a document may have {} MB", most >> 20))
}

/// A text that was not saved with the page it was on.
pub(crate) fn not_saved(path: &str) -> Clean {
    Clean::line(&format!("its text was not saved with the page: {path}"))
}

/// A text, a film, a sound that is not in the file.
pub(crate) fn elsewhere(what: &str) -> Clean {
    Clean::line(&format!("the {what} is not in this file"))
}
