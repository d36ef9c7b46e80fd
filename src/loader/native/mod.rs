//! The native edition format, version 1: made to be written by hand, to diff
//! well, and to open at once however large the edition is.
//!
//! # An edition
//! A folder, or the same folder in a zip:
//! ```text
//! edition.toml     the paper, the date, the order of sections and pages
//! pages/A01.md     the articles of a page, in printed order
//! media/…          pictures
//! scan/…           of a recovered edition: the inputs
//! recovery.json    and where in them everything stands ([`Recovery`])
//! ```
//! Paths are relative, parted by `/`, and stay inside ([`inner_path::normalise`](crate::input::inner_path::normalise)).
//!
//! # edition.toml
//! | key | where | meaning |
//! |---|---|---|
//! | `format` | top | 1; a newer number is refused |
//! | `date` | top | the day on the masthead, `"2026-11-22"` |
//! | `variant`, `number` | top | which of the day's editions (早报); the running number |
//! | `title` | `[paper]` | the masthead; the only key of `[paper]` that is needed |
//! | `subtitle`, `place`, `publisher` | `[paper]` | what stands with it |
//! | `lang` | `[paper]` | BCP 47: the customs of setting, `zh-Hans` |
//! | `name`, `parent` | `[[section]]` | fixes the order of sections; those that are not listed follow |
//! | `id`, `file` | `[[page]]` | both needed; the id has no spaces |
//! | `name`, `image` | `[[page]]` | 要闻; a picture of the page |
//! | `section` | `[[page]]` | of its articles that name none; else the page's name, else its id |
//!
//! Unknown keys and wrong types are errors that say where and what was meant.
//!
//! # Page files
//! UTF-8. A line `# Headline` begins an article, `#` alone one without a
//! headline. Then come `key: value` lines:
//!
//! | key | value |
//! |---|---|
//! | `kicker`, `deck`, `by`, `dateline` | lines of the head; may repeat |
//! | `id` | stable name; without one it is made from the edition's key and the title |
//! | `kind` | a [`crate::model::Kind`]: news (the default), feature, brief … |
//! | `section` | its section |
//! | `box` | `[page] x y w h [head\|body\|image\|jump]`, in 0 to 1 of the page; may repeat; the numbers may be missing where a page or part is given |
//! | `published`, `lang`, `url`, `tags`, `prominence` | a day; BCP 47; an address; words parted by commas; 0 to 255 |
//!
//! The head ends at the first blank line, or at the first line that is not
//! like a key. A line like a key that is none stays in the text, with a
//! warning. A value that its key can't have is an error.
//!
//! # Bodies
//! Blocks stand between blank lines; a subhead, a rule, a fence, and the
//! beginning of a list, quote or table need none:
//!
//! | block | written |
//! |---|---|
//! | paragraph | lines; between han or kana a line end is nothing, elsewhere a space |
//! | subhead | `## ` to `###### ` |
//! | quote | `> `; `>` alone parts its paragraphs |
//! | list | `- ` or `1. `, nested by indents of two columns or more; an indented paragraph after a blank line belongs to its item |
//! | rule | `---` |
//! | preformatted | between ```` ``` ```` fences; a language's name after the first is not shown |
//! | table | rows `\| a \| b \|`, a delimiter row `\|---\|---\|` after the header (whose cells may all be empty) |
//! | figure | `![what it shows](media/x.png)` (the path may be missing), then the caption, then `credit: …` |
//! | signature (落款) | every line begins with `-- ` |
//! | gap | `[gap]` or `[gap: what is missing]` |
//!
//! In running text: `**strong**`, `*emphasis*`, `~~struck~~`, `` `code` ``,
//! `[link](address)`, `^sup^`, `~sub~`, ruby `{漢字|かな}`, doubt `{?text}`,
//! entities, and a backslash before any ASCII punctuation to mean itself. A line
//! of verse ends with a backslash, or with two blanks.
//! Emphasis holds beside full-width punctuation, where CommonMark's does not.
//! HTML is text, and so is what looks like a reference link: each block is
//! read by itself. Text past the [`limits`](crate::input::limits) of
//! lists, tables and paragraphs is shown as it stands; nothing is dropped.
//!
//! # Reading
//! [`manifest()`] reads `edition.toml`; a [`Scanner`] goes once over each page
//! file and finds heads and the places of bodies; [`assemble()`] makes the
//! edition; [`BodyPlace::body`] makes a body of its bytes, which reads its
//! blocks when they are looked at. [`index`] keeps what a scan found;
//! [`write()`] is the reverse of it all, and [`pack()`] adds what recovered
//! pages know besides.

mod assemble;
mod blocks;
pub(crate) mod chunk;
mod codec;
pub(crate) mod converted;
mod head;
pub mod index;
mod inline;
mod list;
mod manifest;
mod marks;
mod pack;
mod place;
mod recovery;
#[cfg(test)]
mod round_trip;
mod scan;
mod table;
mod write;
mod write_block;
mod write_inline;

pub use assemble::{BodyPlace, assemble};
pub use manifest::{FORMAT, Manifest, PageEntry, manifest};
pub use pack::{TakePiece, check_written, pack, write_checked};
pub use recovery::{RECOVERY, Recovery, SCANS};
pub use scan::{FoundArticle, ScannedPage, Scanner};
pub use write::{write, write_by};

use super::text;
use crate::input::{Hint, LoadError, Loaded};

/// A file without the last line that `newsprint export` writes, by which it
/// knows its own: that is no text.
fn without_seal(bytes: &[u8]) -> &[u8] {
    const BEGIN: &[u8] = b"\n<!-- newsprint:";
    const END: &[u8] = b" -->\n";
    let Some(inner) = bytes.strip_suffix(END) else { return bytes };
    let digits = inner.iter().rev().take_while(|byte| byte.is_ascii_hexdigit()).count();
    inner[..inner.len() - digits].strip_suffix(BEGIN).unwrap_or(bytes)
}

/// Reads one page file that stands by itself, as an edition of one page.
///
/// # Errors
/// As [`Scanner::feed`]; [`LoadError::Empty`] if it holds no article.
pub fn load_page(bytes: &[u8], hint: &Hint) -> Result<Loaded, LoadError> {
    let bytes = without_seal(bytes);
    let mut scanner = Scanner::new(&hint.name);
    scanner.feed(bytes)?;
    let mut page = scanner.finish()?;
    if page.articles.is_empty() {
        return Err(LoadError::Empty { file: hint.name.clone() });
    }
    if page.articles.len() == 1 {
        page.warnings.retain(|warning| warning.line != Some(page.articles[0].head.line));
    }
    let alone = text::edition_of_one_file(hint);
    let section = alone.paper.title.clone();
    let entry = |page| PageEntry { page, file: hint.name.clone(), section: section.clone() };
    let manifest = Manifest {
        paper: alone.paper,
        date: alone.date,
        pages: alone.pages.into_iter().map(entry).collect(),
        ..Manifest::default()
    };
    let (mut edition, places) = assemble(manifest, vec![page])?;
    edition.dated_by = alone.dated_by;
    let bodies =
        places.iter().map(|place| place.body(bytes[place.range.clone()].to_vec())).collect();
    Ok(Loaded { edition, bodies, ..Loaded::default() })
}
