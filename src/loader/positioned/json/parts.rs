//! What every writer of JSON tells in its own way: pages of blocks of lines; and the
//! ways into a value by name.

use serde_json::Value;

use crate::loader::positioned::scan::UnitBox;
use crate::recovery::sheet::BlockHint;

/// What the places of a page count.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::loader::positioned) enum Units {
    /// The same unit both ways.
    #[default]
    Even,
    /// Shares of the page's width and of its height.
    Shares,
}

/// A page as a writer tells it.
#[derive(Debug, Default)]
pub(in crate::loader::positioned) struct JsonPage {
    /// Its number, if told.
    pub(in crate::loader::positioned) id: Option<String>,
    /// Its width and height, if told.
    pub(in crate::loader::positioned) size: Option<(f32, f32)>,
    pub(in crate::loader::positioned) units: Units,
    pub(in crate::loader::positioned) blocks: Vec<JsonBlock>,
    pub(in crate::loader::positioned) pictures: Vec<UnitBox>,
}

/// A block of lines.
#[derive(Debug, Default)]
pub(in crate::loader::positioned) struct JsonBlock {
    pub(in crate::loader::positioned) sort: BlockHint,
    pub(in crate::loader::positioned) lines: Vec<JsonLine>,
}

/// A line, or a block whose lines are not told apart.
#[derive(Debug, Default)]
pub(in crate::loader::positioned) struct JsonLine {
    pub(in crate::loader::positioned) text: String,
    pub(in crate::loader::positioned) frame: Option<UnitBox>,
}

impl JsonBlock {
    /// A line that the writer puts in no block.
    pub(in crate::loader::positioned) fn of_line(line: JsonLine) -> Self {
        Self { sort: BlockHint::Text, lines: vec![line] }
    }

    /// Where its first line stands, if told.
    pub(super) fn frame(&self) -> Option<UnitBox> {
        self.lines.first()?.frame
    }
}

impl JsonPage {
    /// A page of which only the text is told.
    pub(super) fn of_text(text: &str) -> Self {
        let line = |line: &str| JsonLine { text: line.to_owned(), frame: None };
        let lines = text.lines().map(line).collect();
        let blocks = vec![JsonBlock { sort: BlockHint::Text, lines }];
        Self { blocks, ..Self::default() }
    }
}

/// The objects in a value that have a name, wherever they stand in its upper levels:
/// those inside such an object are not looked for.
pub(super) fn holders<'a>(value: &'a Value, name: &str) -> Vec<&'a Value> {
    holders_of_any(value, &[name])
}

/// As [`holders`], of those that have one of some names.
pub(super) fn holders_of_any<'a>(value: &'a Value, names: &[&str]) -> Vec<&'a Value> {
    // Pages stand five levels deep at most; below are ten thousand letters.
    const LEVELS: usize = 8;
    let mut found = Vec::new();
    let mut left = vec![(value, LEVELS)];
    while let Some((value, levels)) = left.pop() {
        match value {
            Value::Object(map) if names.iter().any(|name| map.contains_key(*name)) => {
                found.push(value);
            }
            _ if levels == 0 => {}
            Value::Object(map) => left.extend(map.values().rev().map(|v| (v, levels - 1))),
            Value::Array(all) => left.extend(all.iter().rev().map(|v| (v, levels - 1))),
            _ => {}
        }
    }
    found
}

/// The elements of an array by its name; none where there is none.
pub(super) fn list<'a>(value: &'a Value, name: &str) -> &'a [Value] {
    value.get(name).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default()
}

/// The text of the first of some names that has any.
pub(super) fn text<'a>(value: &'a Value, names: &[&str]) -> Option<&'a str> {
    names.iter().find_map(|name| value.get(name)?.as_str())
}
