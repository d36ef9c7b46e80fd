//! The manual, which comes in the binary: `newsprint man CHAPTER` sets a chapter
//! to the terminal's width, and here it is part of the documentation. A chapter
//! is a Markdown file; that of the keys is made from the keymap in force.

#[doc = include_str!("formats.md")]
pub const FORMATS: &str = include_str!("formats.md");
#[doc = include_str!("native.md")]
pub const NATIVE: &str = include_str!("native.md");
#[doc = include_str!("recovery.md")]
pub const RECOVERY: &str = include_str!("recovery.md");
#[doc = include_str!("library.md")]
pub const LIBRARY: &str = include_str!("library.md");
#[doc = include_str!("search.md")]
pub const SEARCH: &str = include_str!("search.md");
#[doc = include_str!("config.md")]
pub const CONFIG: &str = include_str!("config.md");
#[doc = include_str!("sources.md")]
pub const SOURCES: &str = include_str!("sources.md");
#[doc = include_str!("json.md")]
pub const JSON: &str = include_str!("json.md");

#[doc = include_str!("fetch.md")]
pub const FETCH: &str = include_str!("fetch.md");

/// The chapter that no file holds.
pub const KEYS: &str = "keys";

/// What may be asked for.
pub fn names() -> impl Iterator<Item = &'static str> {
    CHAPTERS.iter().map(|(name, _)| *name).chain([KEYS])
}

/// The chapters by the names that one asks for them with.
pub const CHAPTERS: [(&str, &str); 9] = [
    ("formats", FORMATS),
    ("native", NATIVE),
    ("recovery", RECOVERY),
    ("library", LIBRARY),
    ("search", SEARCH),
    ("config", CONFIG),
    ("sources", SOURCES),
    ("fetch", FETCH),
    ("json", JSON),
];
