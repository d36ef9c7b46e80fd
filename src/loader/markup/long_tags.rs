//! Tags with very many attributes. The tokenizer calls itself once for each
//! attribute of the form `name="value"` that follows another such, so that a
//! crafted tag takes all of the stack. A space before the equals sign, which
//! means nothing, makes it return.

use std::borrow::Cow;

/// After how many attributes the tokenizer is made to return.
const CHAIN: usize = 64;

/// The text with what makes the tokenizer return at every 64th attribute of a
/// tag: a space before the equals sign, which means nothing.
///
/// Which quotation marks begin values is told from the marks alone, and could
/// be told wrongly by intent. So those after an equals sign that seem to end a
/// value are counted too; there an ampersand behind the mark does the same,
/// and is an attribute that nobody asks for if the value does end.
pub(super) fn loosened(text: &str) -> Cow<'_, str> {
    let bytes = text.as_bytes();
    let (mut out, mut kept, mut is_open) = (String::new(), 0, false);
    let (mut begins, mut doubtful) = (0, 0);
    for quote in memchr::memchr_iter(b'"', bytes) {
        let before = bytes[..quote].trim_ascii_end();
        let (after_sign, ends) = (before.last() == Some(&b'='), is_open);
        is_open = after_sign && !ends;
        let count = if ends { &mut doubtful } else { &mut begins };
        *count += usize::from(after_sign);
        if *count == CHAIN {
            let (at, mark) = if ends { (quote + 1, '&') } else { (before.len() - 1, ' ') };
            out.push_str(&text[kept..at]);
            out.push(mark);
            (kept, *count) = (at, 0);
        }
        if !is_open && ends_tag(&bytes[quote + 1..]) {
            begins = 0;
            doubtful = if after_sign { doubtful } else { 0 };
        }
    }
    if out.is_empty() {
        return Cow::Borrowed(text);
    }
    out.push_str(&text[kept..]);
    Cow::Owned(out)
}

/// Whether what follows a value ends its tag.
fn ends_tag(after: &[u8]) -> bool {
    let after = after.trim_ascii_start();
    after.starts_with(b">") || after.starts_with(b"/>")
}

#[cfg(test)]
mod tests {
    use super::super::{Dialect, ROOT, parse};
    use super::*;

    /// Very many attributes, each with a name of its own.
    fn attributes(sign: &str, value: &str) -> String {
        (0..50_000).map(|n| format!(" a{n}{sign}\"{value}\"")).collect::<Vec<_>>().concat()
    }

    #[test]
    fn a_tag_of_very_many_attributes_is_read_with_all_of_them() {
        for (sign, value) in [("=", "v"), (" =\n", "a>"), ("= ", "")] {
            let all = attributes(sign, value);
            let dom = parse(&format!("<p{all}>text</p>"), Dialect::Html);
            assert_eq!(dom.attributes(1).count(), 50_000);
            assert_eq!(dom.attribute(1, "a49999"), Some(value));
            assert_eq!(dom.line(ROOT), "text");
        }
    }

    #[test]
    fn marks_that_hide_where_values_begin_do_not_help() {
        for before in ["", "a=\"", "<!-- =\" -->"] {
            for value in ["=", ">=", "=>", " = ", "a=", "&="] {
                let all = attributes("=", value);
                let dom = parse(&format!("{before}<p{all}>text</p>"), Dialect::Html);
                assert!(dom.line(ROOT).ends_with("text"), "{before} {value}");
            }
        }
    }

    #[test]
    fn documents_of_many_tags_stay_as_they_are() {
        for tag in ["<p class=\"a\" id=\"b\">x=\"y\"</p>", "<img src=\"c\" />", "<br id=\"\"/>"] {
            assert_eq!(loosened(&tag.repeat(200)), tag.repeat(200));
        }
    }
}
