//! Bookmarks in files: JSON and JSON Lines to take elsewhere and back,
//! Markdown to read.
//!
//! One bookmark is one JSON object. These names are stable; later versions may
//! add more, and names that are not known are passed over:
//!
//! | name | meaning |
//! |---|---|
//! | `id` | UUID |
//! | `edition` | key of the edition: masthead, `@` date, `#` variant |
//! | `anchor.article` | id of the article in the edition |
//! | `anchor.place.block` | block of the body, counted from 0 |
//! | `anchor.place.byte` | byte of the block's text (UTF-8), counted from 0 |
//! | `anchor.quote.exact`, `.prefix`, `.suffix` | the words there, before and after |
//! | `paper`, `date`, `title` | masthead, YYYY-MM-DD, the article's title |
//! | `name` | what the reader called it; may be empty |
//! | `note` | what the reader noted on it; left out where there is nothing |
//! | `created` | milliseconds since 1970 (UTC) |
//! | `changed` | the same, of the last change; without it, `created` |
//! | `removed` | `true` in a tombstone, else left out |
//!
//! A JSON file is an array of these, a JSON Lines file one to a line.

mod json;
mod markdown;

pub use json::{ImportError, MAX_BYTES, Wanted, read, to_json, to_jsonl};
pub use markdown::to_markdown;
