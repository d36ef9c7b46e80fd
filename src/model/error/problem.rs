//! What problems speak of: values and tables of TOML, what was meant, what stands in
//! feeds and news, and what is wrong with rules of corrections.

use serde::{Deserialize, Serialize};

use crate::model::Clean;

/// A value of TOML where it does not belong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum TomlValue {
    /// A text, with what can't be shown escaped.
    Text(String),
    /// A number, as it is written.
    Number(String),
    /// Anything else, by the name of its type in TOML.
    Other(String),
}

/// A table of `edition.toml`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum TomlTable {
    /// None: the top level.
    Top,
    /// `[paper]`
    Paper,
    /// `[[section]]`
    Section,
    /// `[[page]]`
    Page,
}

/// A kind of value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum ValueKind {
    /// A text in quotes.
    Text,
    /// A day.
    Day,
    /// A table of that name.
    Table(String),
    /// Tables of that name.
    Tables(String),
}

/// What an unknown word was meant to be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Meant {
    /// A known word that is near.
    Near(String),
    /// One of those that are known.
    OneOf(Vec<String>),
}

/// What is wrong with a path inside an edition.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum PathFault {
    /// It holds a NUL.
    Nul,
    /// It holds a backslash.
    Backslash,
    /// It is absolute.
    Absolute,
    /// It climbs out with `..`.
    ClimbsOut,
    /// It names no file.
    NoFile,
}

/// A format of scanned pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum ScanFormat {
    /// ALTO XML.
    Alto,
    /// PAGE XML.
    Page,
    /// hOCR.
    Hocr,
    /// Tesseract's TSV.
    Tsv,
    /// The JSON of OCR programs.
    Json,
}

/// What a message of an agency is that holds no article.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum NoNews {
    /// An NITF document without headline and text.
    Nitf,
    /// A list of ninjs items with none in it.
    NinjsNone,
    /// A ninjs item without headline and text, and its type.
    Ninjs(Option<Clean>),
    /// Several of them.
    NinjsMany(usize),
    /// A news item of `NewsML`-G2 without headline and text.
    NewsItem,
    /// Another item of `NewsML`-G2.
    Item(NewsMl),
    /// A document of `NewsML`-G2 and the items in it, none with headline or text.
    Items {
        /// The document.
        document: NewsMl,
        /// What is in it, and how many of each.
        held: Vec<(NewsMl, usize)>,
    },
}

/// What a document of `NewsML`-G2, or an item in it, is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum NewsMl {
    /// A news message.
    Message,
    /// A news item.
    NewsItem,
    /// A package.
    Package,
    /// A planning item.
    Planning,
    /// A concept item.
    Concept,
    /// A knowledge item.
    Knowledge,
    /// A catalog item.
    Catalog,
    /// A set of items.
    ItemSet,
    /// Part of a package.
    GroupSet,
    /// Content of a news item.
    ContentSet,
    /// The `contentMeta` of a news item.
    ContentMeta,
    /// The `itemMeta` of a news item.
    ItemMeta,
    /// Something else.
    Item,
}

/// What is wrong with a rule of a corrections file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum RuleProblem {
    /// It is not TOML, or has keys that it can't have, as the parser says it.
    Toml(Clean),
    /// The file is of another format.
    Format {
        /// Its format.
        found: i64,
        /// The one that is read.
        known: i64,
    },
    /// The rule does what no rule does.
    Verb(String),
    /// A key that such a rule doesn't have.
    StrayKey {
        /// The key.
        key: String,
        /// What the rule does.
        verb: String,
        /// The keys it may have.
        allowed: Vec<String>,
    },
    /// A key that such a rule needs.
    MissingKey {
        /// The key.
        key: String,
        /// What the rule does.
        verb: String,
    },
    /// A text is set as what no text is.
    Role {
        /// What it is set as.
        found: String,
        /// What it may be.
        known: Vec<String>,
    },
}
