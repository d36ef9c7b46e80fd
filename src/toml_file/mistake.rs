//! What can be wrong in a file of the reader's own, as values; the words are
//! the interface's ([`crate::words`]).

use std::ops::RangeInclusive;

use super::{Literal, Location};

/// Something wrong in a file: where, what was found, what was expected.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{self:?}")]
pub struct Mistake {
    /// Where it is.
    pub at: Location,
    /// What is wrong.
    pub kind: Box<MistakeKind>,
}

impl Mistake {
    /// A mistake at a place.
    #[must_use]
    pub fn new(at: Location, kind: MistakeKind) -> Self {
        Self { at, kind: Box::new(kind) }
    }
}

/// What is wrong. The strings are as the file has them: whoever puts the
/// mistake into words makes them safe for a terminal.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{self:?}")]
pub enum MistakeKind {
    /// It is not TOML; what the parser says.
    NotToml(String),
    /// A key with control characters.
    ControlKey,
    /// There is no setting of that name.
    NoSetting {
        /// What was written.
        key: String,
        /// The one that was probably meant.
        meant: Option<&'static str>,
    },
    /// A key does not take a value.
    Value {
        /// The key, with its tables.
        key: String,
        /// What it was given.
        found: Literal,
        /// What it takes.
        expected: Expected,
        /// The word that was probably meant.
        meant: Option<&'static str>,
    },
    /// There is no such language of the interface.
    NoLanguage {
        /// What was asked for.
        name: String,
        /// Those there are.
        known: Vec<&'static str>,
    },
    /// There is no such theme.
    NoTheme {
        /// What was asked for.
        name: String,
        /// The one that was probably meant.
        meant: Option<&'static str>,
        /// Those there are.
        known: &'static [&'static str],
    },

    /// Keys for a place that there is not.
    NoPlace(String),
    /// There is no key of that name.
    NoKey(String),
    /// A sequence without keys.
    EmptyKey,
    /// Shift with something it would change into another character.
    ShiftedKey(String),
    /// A key that terminals cannot tell from another.
    TwinKey {
        /// The key that was written.
        key: String,
        /// The one that would arrive.
        twin: String,
    },
    /// A key is bound to something that cannot be an action.
    NotAction(Literal),
    /// There is no such action.
    NoAction {
        /// What was written.
        name: Literal,
        /// The one that was probably meant.
        meant: Option<&'static str>,
    },
    /// The same keys are bound twice in one place.
    BoundTwice {
        /// The second binding, as the file has it, and where.
        new: String,
        /// The first.
        old: String,
    },
    /// A binding is the beginning of another, which could never be typed.
    Hides {
        /// The shorter one, as its file has it, and where.
        short: String,
        /// The longer one.
        long: String,
        /// The keys to take away, where one of them is not the reader's own.
        unbind: Option<String>,
    },
    /// No key is left to leave with.
    NoWayOut,

    /// There is no such role in a theme.
    NoRole {
        /// What was written.
        name: String,
        /// The one that was probably meant.
        meant: Option<&'static str>,
    },
    /// A look has no such trait.
    NoTrait {
        /// What was written.
        name: String,
        /// Those there are.
        known: &'static [&'static str],
    },
    /// A table in a table in a table.
    TooDeep(String),

    /// A file of sources has no such key there.
    NoSourceKey {
        /// What was written.
        key: String,
        /// The one that was probably meant.
        meant: Option<&'static str>,
        /// Those there are.
        known: &'static [&'static str],
    },
    /// A key that has to be there is not.
    MissingKey(&'static str),
    /// More of something than is read, with how many are.
    TooMany(usize),
    /// A secret is given twice, in two ways; the other key.
    SecretTwice(&'static str),
    /// A name and a password stand in an address.
    LoginInAddress,
    /// A secret stands in a file that others can read.
    ExposedSecret(String),
    /// The same name a second time.
    NameTwice(String),
}

/// What a key takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Expected {
    /// `true` or `false`.
    Flag,
    /// A whole number within bounds.
    Whole(RangeInclusive<u16>),
    /// The name of a file without its ending, of so many characters at most.
    FileStem(usize),
    /// One of these, as TOML writes them.
    OneOf(Vec<String>),
    /// One of these themes.
    Theme(&'static [&'static str]),
    /// A table of settings, of that name.
    Settings(String),
    /// A single value.
    Single,
    /// The name of a theme.
    ThemeName,
    /// A look: a table of traits.
    Look,
    /// A colour.
    Colour,
    /// A text of so many characters at most.
    Text(usize),
    /// A path of a folder, or nothing.
    Folder,
    /// A program and its arguments, in quotes where they have spaces.
    CommandLine,
    /// A list of texts.
    Texts,
    /// A table, as its file writes it.
    Table(&'static str),
    /// An address of the web, or what else stands for a source.
    Address,
    /// A language tag.
    LangTag,
    /// A range of addresses.
    Net,
    /// Elements of a page.
    Selector,
    /// A label of an encoding.
    Encoding,
}

/// A kind of value that no setting has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OtherValue {
    /// A number past 64 bits.
    HugeNumber,
    /// A list.
    List,
    /// A number with a fraction.
    Fraction,
    /// A date or a time.
    Date,
    /// Something that is not to be shown: a secret.
    Hidden,
}
