//! JSON and JSON Lines, both ways.

use serde::de::{Error as _, Unexpected};
use serde::{Deserialize, Deserializer, Serialize};

use crate::model::{Anchor, Bookmark, Clean, EditionKey, MarkId};
use crate::store::BookmarkEntry;
use crate::store::entry::LATEST;

/// The largest file [`read`] takes, in bytes: 64 MiB, about 100,000 bookmarks.
pub const MAX_BYTES: usize = 64 << 20;

/// Characters kept of what was found, in an error.
const FOUND: usize = 80;

/// Why a file is not a list of bookmarks. Nothing of it was imported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportError {
    /// The line, counted from 1.
    pub line: usize,
    /// What stands there.
    pub found: Clean,
    /// What should stand there.
    pub expected: Wanted,
}

/// What should stand in a list of bookmarks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wanted {
    /// In the words of the parser.
    Said(Clean),
    /// So many bytes at most.
    AtMost(usize),
    /// Text in UTF-8.
    Utf8,
    /// A time, as [`super`] has it.
    Stamp,
    /// Bookmarks as newsprint exports them.
    Bookmarks,
}

/// By this word a refused time is known again in what serde says.
const STAMP: &str = "timestamp";

/// One bookmark in a file; the names are those of the module's table.
#[derive(Serialize, Deserialize)]
#[serde(expecting = "a bookmark")]
struct Record {
    id: MarkId,
    edition: EditionKey,
    anchor: Anchor,
    #[serde(default)]
    paper: String,
    #[serde(default)]
    date: String,
    #[serde(default)]
    title: String,
    #[serde(default)]
    name: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    note: String,
    #[serde(deserialize_with = "stamp")]
    created: i64,
    #[serde(default, deserialize_with = "some_stamp")]
    changed: Option<i64>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    removed: bool,
}

impl From<&BookmarkEntry> for Record {
    fn from(entry: &BookmarkEntry) -> Self {
        let mark = entry.bookmark.clone();
        Self {
            id: mark.id,
            edition: mark.edition,
            anchor: mark.anchor,
            paper: mark.paper,
            date: mark.date,
            title: mark.title,
            name: mark.name,
            note: mark.note,
            created: mark.created,
            changed: Some(entry.changed),
            removed: entry.removed,
        }
    }
}

impl From<Record> for BookmarkEntry {
    fn from(record: Record) -> Self {
        let (changed, removed) = (record.changed.unwrap_or(record.created), record.removed);
        let bookmark = Bookmark {
            id: record.id,
            edition: record.edition,
            anchor: record.anchor,
            paper: record.paper,
            date: record.date,
            title: record.title,
            name: record.name,
            note: record.note,
            created: record.created,
        };
        Self { bookmark, changed, removed }.cleaned()
    }
}

fn stamp<'de, D: Deserializer<'de>>(from: D) -> Result<i64, D::Error> {
    let stamp = i64::deserialize(from)?;
    if (0..=LATEST).contains(&stamp) {
        return Ok(stamp);
    }
    Err(D::Error::invalid_value(Unexpected::Signed(stamp), &STAMP))
}

fn some_stamp<'de, D: Deserializer<'de>>(from: D) -> Result<Option<i64>, D::Error> {
    stamp(from).map(Some)
}

/// The bookmarks as a JSON array, indented, with a line feed at the end.
///
/// # Errors
/// None that can occur with these types; JSON's own are passed on.
pub fn to_json(entries: &[BookmarkEntry]) -> serde_json::Result<String> {
    let records: Vec<_> = entries.iter().map(Record::from).collect();
    Ok(serde_json::to_string_pretty(&records)? + "\n")
}

/// The bookmarks as JSON Lines: one object to a line.
///
/// # Errors
/// None that can occur with these types; JSON's own are passed on.
pub fn to_jsonl(entries: &[BookmarkEntry]) -> serde_json::Result<String> {
    entries.iter().map(|entry| Ok(serde_json::to_string(&Record::from(entry))? + "\n")).collect()
}

/// Reads bookmarks from JSON (the file begins with `[`) or JSON Lines
/// (anything else). A byte-order mark at the start is passed over.
///
/// # Errors
/// The first line that is not as it should be.
pub fn read(bytes: &[u8]) -> Result<Vec<BookmarkEntry>, ImportError> {
    if bytes.len() > MAX_BYTES {
        return Err(failure(1, &bytes.len().to_string(), Wanted::AtMost(MAX_BYTES)));
    }
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let line = 1 + memchr::memchr_iter(b'\n', &bytes[..error.valid_up_to()]).count();
        failure(line, &format!("byte {:#04x}", bytes[error.valid_up_to()]), Wanted::Utf8)
    })?;
    let text = text.trim_start_matches('\u{feff}');
    let records: Result<Vec<Record>, _> = if text.trim_start().starts_with('[') {
        serde_json::from_str(text)
    } else {
        serde_json::Deserializer::from_str(text).into_iter().collect()
    };
    let records = records.map_err(|error| explained(&error))?;
    Ok(records.into_iter().map(BookmarkEntry::from).collect())
}

/// Splits what serde says into what was found and what was expected.
fn explained(error: &serde_json::Error) -> ImportError {
    let said = error.to_string();
    let said = said.rsplit_once(" at line ").map_or(&*said, |(said, _)| said);
    let at = format!("{said} (column {})", error.column());
    match said.split_once(", expected ") {
        Some((found, expected)) => {
            let wanted = match expected {
                STAMP => Wanted::Stamp,
                other => Wanted::Said(Clean::line(other)),
            };
            failure(error.line(), &format!("{found} (column {})", error.column()), wanted)
        }
        None => failure(error.line(), &at, Wanted::Bookmarks),
    }
}

fn failure(line: usize, found: &str, expected: Wanted) -> ImportError {
    let mut found = Clean::line(found);
    if found.chars().count() > FOUND {
        found = Clean::line(&found.chars().take(FOUND).chain(['…']).collect::<String>());
    }
    ImportError { line: line.max(1), found, expected }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::sample::{bookmark, entry};
    use crate::words::InEnglish;
    use proptest::prelude::*;

    fn error(text: &str) -> ImportError {
        read(text.as_bytes()).unwrap_err()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn bookmarks_survive_both_files(entries in prop::collection::vec(entry(), 0..6)) {
            prop_assert_eq!(&read(to_json(&entries).unwrap().as_bytes()).unwrap(), &entries);
            let lines = to_jsonl(&entries).unwrap();
            prop_assert_eq!(lines.lines().count(), entries.len());
            prop_assert_eq!(read(lines.as_bytes()).unwrap(), entries);
        }

        #[test]
        fn no_file_makes_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            let _ = read(&bytes);
        }

        #[test]
        fn a_file_cut_off_anywhere_is_refused_whole(cut in 0.0..1.0_f64) {
            let whole = to_json(&[bookmark(1).into(), bookmark(2).into()]).unwrap();
            #[expect(clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "0 to 1")]
            let mut at = (cut * (whole.len() - 2) as f64) as usize;
            at = whole.floor_char_boundary(at).max(1);
            prop_assert!(read(&whole.as_bytes()[..at]).is_err());
        }
    }

    #[test]
    fn the_names_in_a_file_are_the_documented_ones() {
        let line = to_jsonl(&[bookmark(7).into()]).unwrap();
        assert_eq!(
            line,
            concat!(
                r#"{"id":"00000000-0000-0000-0000-000000000007","edition":"河口日报@2026-11-22","#,
                r#""anchor":{"article":"new-canal","place":{"block":2,"byte":12},"#,
                r#""quote":{"exact":"第一股水流过新渠的闸口。","prefix":"十一月二十一日清晨，","#,
                r#""suffix":"守闸人老赵看了看表"}},"paper":"河口日报","date":"2026-11-22","#,
                r#""title":"新渠通水 下游三县用水有了保障","name":"mark 7","created":7,"changed":7}"#,
                "\n"
            )
        );
    }

    #[test]
    fn a_file_with_less_and_with_more_than_we_write_is_read() {
        let line = r#"{"id":"00000000-0000-0000-0000-000000000007","edition":"e","created":5,
            "anchor":{"article":"a","place":{"block":0,"byte":0},
            "quote":{"exact":"","prefix":"","suffix":""}},"colour":["red"]}"#;
        let read = read(format!("\u{feff}{line}\n").as_bytes()).unwrap();
        assert_eq!(read.len(), 1);
        assert_eq!((read[0].bookmark.name.as_str(), read[0].changed), ("", 5));
    }

    #[test]
    fn hostile_text_in_a_file_is_harmless() {
        let mut mark = bookmark(1);
        mark.name = "\u{1b}[2J\u{202e}evil\nname".to_owned();
        mark.anchor.quote.exact = "a\u{7}b\u{2066}\nc".to_owned();
        let read = read(to_json(&[mark.into()]).unwrap().as_bytes()).unwrap();
        assert_eq!(read[0].bookmark.name, "[2Jevil name");
        assert_eq!(read[0].bookmark.anchor.quote.exact, "ab\nc");
        let error = error("{\"id\": \"\u{1b}]0;x\u{7}\"}");
        assert!(!error.told().contains(['\u{1b}', '\u{7}']), "{error:?}");
    }

    #[test]
    fn an_error_names_the_line_and_what_was_expected() {
        let good = to_jsonl(&[bookmark(1).into()]).unwrap();
        let late = error(&format!("{good}{}", good.replace("\"created\":1", "\"created\":-3")));
        assert_eq!(late.line, 2);
        assert!(late.found.contains("`-3`"), "{late:?}");
        assert!(late.told().contains("expected milliseconds since 1970"), "{late:?}");
        let missing = error(&good.replace("\"edition\"", "\"edtion\""));
        assert!(missing.found.contains("missing field `edition`"), "{missing:?}");
        assert_eq!(missing.line, 1);
        let pretty =
            to_json(&[bookmark(1).into()]).unwrap().replace("\"block\": 2", "\"block\": {}");
        assert_eq!(
            error(&pretty).line,
            1 + pretty[..pretty.find("{},").unwrap()].matches('\n').count()
        );
        let prose = error("# Bookmarks\n");
        assert_eq!(prose.line, 1);
        assert!(prose.told().ends_with("; nothing was imported"), "{prose:?}");
        let legacy = read(b"[\n\"\xb0\xb2\"]").unwrap_err();
        assert_eq!((legacy.line, legacy.expected), (2, Wanted::Utf8));
    }

    #[test]
    fn brackets_nested_a_hundred_thousand_deep_are_refused() {
        let deep = "[".repeat(100_000);
        assert_eq!(error(&deep).line, 1);
    }
}
