//! JSON for pipes and terminals: indented, and with every character escaped
//! that a terminal might act on or not show, but for the form of a han. JSON
//! itself asks that only of the first thirty-two.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::{Formatter, PrettyFormatter};

use super::Result;
use crate::model::{is_hostile, is_selector, is_sign, is_unpainted};

/// Writes a value, with a line feed at the end.
pub(super) fn write(value: &impl Serialize, out: &mut dyn Write) -> Result<()> {
    let mut serializer = Serializer::with_formatter(&mut *out, Wary(PrettyFormatter::new()));
    // Of an I/O error its kind is wanted: a closed pipe is none.
    value.serialize(&mut serializer).map_err(io::Error::from)?;
    writeln!(out)?;
    Ok(())
}

fn is_escaped(c: char) -> bool {
    is_hostile(c) || is_unpainted(c) || is_sign(c) && !is_selector(c)
}

struct Wary<'a>(PrettyFormatter<'a>);

impl Formatter for Wary<'_> {
    fn write_string_fragment<W: Write + ?Sized>(
        &mut self,
        out: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        let mut from = 0;
        for (at, c) in fragment.char_indices().filter(|(_, c)| is_escaped(*c)) {
            out.write_all(&fragment.as_bytes()[from..at])?;
            for unit in c.encode_utf16(&mut [0; 2]) {
                write!(out, "\\u{unit:04x}")?;
            }
            from = at + c.len_utf8();
        }
        out.write_all(&fragment.as_bytes()[from..])
    }

    fn begin_array<W: Write + ?Sized>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.begin_array(out)
    }

    fn end_array<W: Write + ?Sized>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_array(out)
    }

    fn begin_array_value<W: Write + ?Sized>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        self.0.begin_array_value(out, first)
    }

    fn end_array_value<W: Write + ?Sized>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_array_value(out)
    }

    fn begin_object<W: Write + ?Sized>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.begin_object(out)
    }

    fn end_object<W: Write + ?Sized>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_object(out)
    }

    fn begin_object_key<W: Write + ?Sized>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        self.0.begin_object_key(out, first)
    }

    fn begin_object_value<W: Write + ?Sized>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.begin_object_value(out)
    }

    fn end_object_value<W: Write + ?Sized>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_object_value(out)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    #[test]
    fn what_a_terminal_might_act_on_is_escaped_and_is_the_same_text() {
        let text = "a\u{9d}b\u{7f}\u{202e}c\u{200b}\u{feff}\u{e0041}\u{1b}d葛\u{e0100}";
        let value = json!({ text: [text, "河口\u{200d}\u{fe0f}", {}], "n": [1, []] });
        let mut out = Vec::new();
        write(&value, &mut out).unwrap();
        let out = String::from_utf8(out).unwrap();
        assert!(out.contains(r"a\u009db\u007f\u202ec\u200b\ufeff\udb40\udc41\u001bd葛"), "{out}");
        assert!(out.contains("葛\u{e0100}"), "{out}");
        assert!(!out.chars().any(|c| c != '\n' && is_escaped(c)), "{out}");
        assert_eq!(serde_json::from_str::<Value>(&out).unwrap(), value);
        let plain = json!({ "a": [1, { "b": "河口" }], "c": [] });
        let mut out = Vec::new();
        write(&plain, &mut out).unwrap();
        assert_eq!(out, (serde_json::to_string_pretty(&plain).unwrap() + "\n").as_bytes());
    }
}
