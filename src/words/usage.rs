//! The texts of the command line itself: its help, and what of it was not
//! understood.

use std::num::ParseIntError;
use std::ops::RangeInclusive;

use thiserror::Error;

/// What a language says of the command line.
pub trait UsageWords {
    /// What was not understood, in one line, without the way out.
    fn misuse(&self, misuse: &Misuse) -> String;
    /// The help in this language: pairs of lines, the English first, with a blank
    /// line between them. It is looked at only when help is asked for. Empty for
    /// English itself, whose texts stand with the arguments.
    fn help_texts(&self) -> &'static str;
}

/// Why a command line was not understood. Arguments are named as their usage
/// shows them: `--width <COLS>`.
#[derive(Debug, PartialEq, Eq)]
pub enum Misuse {
    /// There is no such argument.
    UnknownArgument {
        /// What was typed.
        argument: String,
        /// What may have been meant.
        hint: Option<ArgumentHint>,
    },
    /// There is no such command.
    UnknownCommand {
        /// What was typed.
        name: String,
        /// The one whose name is near.
        near: Option<String>,
    },
    /// A command that has commands of its own was named without one.
    NoCommand(Vec<String>),
    /// Two arguments exclude each other.
    Conflict {
        /// One of them, or a command.
        argument: String,
        /// The others.
        others: Vec<String>,
    },
    /// An argument stands twice.
    Twice(String),
    /// An argument that takes a value has none.
    NoValue(String),
    /// An argument takes some values, and not this.
    NotOneOf {
        /// The argument.
        argument: String,
        /// What was typed.
        value: String,
        /// The values that it takes.
        known: Vec<String>,
        /// The one that is near.
        near: Option<String>,
    },
    /// A value was not understood.
    Value {
        /// The argument.
        argument: String,
        /// What was typed.
        value: String,
        /// Why.
        fault: ValueFault,
    },
    /// Arguments that have to be there are not.
    Missing(Vec<String>),
    /// An argument was given a value too many.
    OneTooMany {
        /// The argument.
        argument: String,
        /// What was typed.
        value: String,
    },
    /// An argument takes another number of values.
    ValueCount {
        /// The argument.
        argument: String,
        /// How many it takes.
        wanted: usize,
        /// How many there were.
        given: usize,
    },
    /// A value has to stand behind an equals sign.
    NoEquals(String),
    /// An argument is no text.
    NotUtf8,
    /// What the parser says of anything else.
    Other(String),
}

/// What may have been meant by an argument that there is not.
#[derive(Debug, PartialEq, Eq)]
pub enum ArgumentHint {
    /// Another argument.
    Near(String),
    /// The same argument of a command: `today --fetch`.
    OfCommand(String),
    /// No argument, but a value that begins with a dash.
    Value,
}

/// Why a value was not understood. Parsers of arguments give it as their error.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{self:?}")]
pub enum ValueFault {
    /// It is no language tag.
    LangTag,
    /// It is no day.
    Day,
    /// It is no time of a day.
    Time,
    /// It is no number of days or weeks.
    Days,
    /// It is not whole, or no number.
    NotWhole,
    /// The number is too small or too large.
    OutOf(RangeInclusive<i64>),
    /// What the parser says of anything else.
    Other(String),
}

impl From<ParseIntError> for ValueFault {
    fn from(_: ParseIntError) -> Self {
        Self::NotWhole
    }
}
