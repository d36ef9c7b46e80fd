//! Styled text to markup: the reverse of [`super::inline`].

use std::fmt::Write;

use super::chunk;
use crate::model::{Rich, Span, Style};

/// Nothing, written so that two delimiters do not become one. A word joiner of
/// the text's own is written as the character.
pub(super) const NOTHING: &str = "&NoBreak;";

/// A text's markup, on one line: what its lines are is not said.
#[must_use]
pub(crate) fn rich(rich: &Rich) -> String {
    let mut writer = SpanWriter::new(&rich.text);
    writer.write(&rich.spans);
    writer.out
}

/// As [`rich`], for text at the beginning of a line, where it must not look
/// like a block. Lines that the text asks for end with a backslash; what goes
/// before the next one (the `> ` of a quotation) is `lead`.
#[must_use]
pub(crate) fn lines(text: &Rich, lead: &str) -> String {
    if !text.text.contains('\n') {
        return line(text);
    }
    let mut written: Vec<String> = text.lines().iter().map(line).collect();
    // At the end of a paragraph the backslash would be one.
    while written.last().is_some_and(String::is_empty) {
        written.pop();
    }
    written.join(&format!("\\\n{lead}"))
}

fn line(text: &Rich) -> String {
    let written = rich(text);
    let bytes = written.as_bytes();
    let digits = bytes.iter().take_while(|b| b.is_ascii_digit()).count();
    match bytes {
        [b'#' | b'>' | b'-' | b'+' | b'=' | b'!', ..] => format!("\\{written}"),
        [b'0'..=b'9', ..] if chunk::item_marker(bytes).is_some() => {
            format!("{}\\{}", &written[..digits], &written[digits..])
        }
        _ if written.starts_with("```") => format!("{NOTHING}{written}"),
        _ if written.starts_with("credit:") => written.replacen(':', "\\:", 1),
        _ => written,
    }
}

/// A text without styles.
#[must_use]
pub(crate) fn plain(text: &str) -> String {
    let mut writer = SpanWriter::new(text);
    writer.write(&[]);
    writer.out
}

/// A text that is read by [`super::inline::literal`].
#[must_use]
pub(crate) fn literal(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\\' | '[' | ']' | '(' | ')') {
            out.push('\\');
        }
        out.push(if c == '\n' { ' ' } else { c });
    }
    out
}

struct SpanWriter<'a> {
    text: &'a str,
    out: String,
    /// Where the last delimiter ended in `out`.
    delimiter_end: usize,
    /// Where the last one that opens ended.
    opened_end: usize,
    open: Vec<&'a Span>,
}

impl<'a> SpanWriter<'a> {
    fn new(text: &'a str) -> Self {
        Self { text, out: String::new(), delimiter_end: 0, opened_end: 0, open: Vec::new() }
    }

    fn write(&mut self, spans: &'a [Span]) {
        let spans: Vec<&Span> = spans.iter().filter(|span| is_sound(span, self.text)).collect();
        let mut cuts: Vec<usize> = vec![0, self.text.len()];
        for span in &spans {
            cuts.extend([span.range.start, span.range.end]);
            if let Style::Ruby { at } = span.style {
                cuts.extend([at, at + 1, span.range.end - 1]);
            }
        }
        cuts.sort_unstable();
        cuts.dedup();
        let mut after_code = 0;
        for (index, &cut) in cuts.iter().enumerate() {
            self.close(cut);
            let Some(&next) = cuts.get(index + 1) else { break };
            if cut < after_code {
                continue;
            }
            // Of styles over the same text the later one was read around the
            // earlier; the bracket of a ruby, and code, hold no other style.
            let here = spans.iter().copied().filter(|span| span.range.start == cut);
            let mut starting: Vec<&Span> = here.rev().collect();
            starting.sort_by_key(|span| {
                let inner = match span.style {
                    Style::Code => 3,
                    Style::Ruby { .. } => 2,
                    // Read after what is set above, and not around it.
                    Style::Subscript => 1,
                    _ => 0,
                };
                (std::cmp::Reverse(span.range.end), inner)
            });
            for span in starting {
                if span.style == Style::Code {
                    self.code(&self.text[span.range.clone()]);
                    after_code = span.range.end;
                } else if self.open.iter().all(|open| open.style != span.style) {
                    self.open(span);
                }
            }
            if cut >= after_code {
                self.segment(cut, next);
            }
        }
    }

    fn open(&mut self, span: &'a Span) {
        match &span.style {
            Style::Link(_) => self.out.push('['),
            Style::Ruby { .. } => self.out.push('{'),
            Style::Doubt => self.out.push_str("{?"),
            Style::Underline => self.out.push_str("{_"),
            Style::Wave => self.out.push_str("{~"),
            style => self.delimiter(mark(style)),
        }
        self.delimiter_end = self.out.len();
        self.opened_end = self.out.len();
        self.open.push(span);
    }

    /// Closes what ends at `cut`, and what was opened inside it; that is
    /// opened again if it goes on.
    fn close(&mut self, cut: usize) {
        let Some(first) = self.open.iter().position(|span| span.range.end <= cut) else { return };
        let closing = self.open.split_off(first);
        for span in closing.iter().rev() {
            match &span.style {
                Style::Link(address) => self.out.push_str(&target(address)),
                Style::Ruby { .. } | Style::Doubt | Style::Underline | Style::Wave => {
                    self.out.push('}');
                }
                style => self.delimiter(mark(style)),
            }
            self.delimiter_end = self.out.len();
        }
        let lasting =
            |span: &&Span| span.range.end > cut && !matches!(span.style, Style::Ruby { .. });
        for span in closing.into_iter().filter(lasting) {
            self.open(span);
        }
    }

    fn delimiter(&mut self, mark: &str) {
        if self.delimiter_end == self.out.len()
            && self.out.chars().next_back() == mark.chars().next()
        {
            self.out.push_str(NOTHING);
        }
        self.out.push_str(mark);
        self.delimiter_end = self.out.len();
    }

    fn code(&mut self, text: &str) {
        let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
        let ticks = "`".repeat(longest + 1);
        let pad = text.starts_with(['`', ' ']) || text.ends_with(['`', ' ']);
        let pad = if pad && !text.trim().is_empty() { " " } else { "" };
        self.delimiter(&ticks);
        for part in [pad, text, pad, &ticks] {
            self.out.push_str(part);
        }
        self.delimiter_end = self.out.len();
    }

    /// Text between two cuts: escaped, its edges held fast.
    fn segment(&mut self, start: usize, end: usize) {
        let bracket = |span: &&Span| match span.style {
            Style::Ruby { at } => (at == start)
                .then_some("|")
                .or((span.range.end == end && end - start == 1).then_some("")),
            _ => None,
        };
        if let Some(instead) = self.open.iter().find_map(bracket) {
            self.out.push_str(instead);
            return;
        }
        let text = &self.text[start..end];
        let body = text.trim();
        let (lead, rest) = text.split_at(text.len() - text.trim_start().len());
        let opened = self.opened_end == self.out.len();
        let closes = self.open.iter().any(|span| span.range.end == end);
        let hold_end = closes || end == self.text.len();
        if start == 0 || opened || (body.is_empty() && hold_end) {
            entities(lead, &mut self.out);
        } else {
            self.out.push_str(lead);
        }
        if opened && self.out.ends_with('{') && body.starts_with('?') {
            self.out.push('\\');
        }
        escape(body, &mut self.out);
        let tail = &rest[body.len()..];
        if hold_end { entities(tail, &mut self.out) } else { self.out.push_str(tail) }
    }
}

/// Whether a span can be written: over text, on whole characters, and a ruby
/// with both its parts.
fn is_sound(span: &Span, text: &str) -> bool {
    let Some(styled) = text.get(span.range.clone()) else { return false };
    match span.style {
        Style::Ruby { at } => {
            at > span.range.start
                && at + 2 < span.range.end
                && text[at..].starts_with('(')
                && styled.ends_with(')')
        }
        Style::Superscript | Style::Subscript => {
            !styled.is_empty() && !styled.contains(char::is_whitespace)
        }
        _ => !styled.is_empty(),
    }
}

fn mark(style: &Style) -> &'static str {
    match style {
        Style::Strong => "**",
        Style::Emphasis => "*",
        Style::Strikethrough => "~~",
        Style::Superscript => "^",
        Style::Subscript => "~",
        Style::Code
        | Style::Link(_)
        | Style::Ruby { .. }
        | Style::Doubt
        | Style::Inserted
        | Style::Underline
        | Style::Wave => "",
    }
}

fn target(address: &str) -> String {
    let quoted =
        address.is_empty() || address.contains(|c: char| c.is_whitespace() || "()<>".contains(c));
    let mut out = String::from(if quoted { "](<" } else { "](" });
    for c in address.chars() {
        if matches!(c, '\\' | '<' | '>' | '&') {
            out.push('\\');
        }
        out.push(c);
    }
    out.push_str(if quoted { ">)" } else { ")" });
    out
}

/// White space that would not be kept where it stands.
fn entities(text: &str, out: &mut String) {
    for c in text.chars() {
        let _ = write!(out, "&#x{:X};", u32::from(c));
    }
}

fn escape(text: &str, out: &mut String) {
    let mut characters = text.chars().peekable();
    while let Some(c) = characters.next() {
        let special = match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '~' | '^' | '{' | '|' | '}' => true,
            '&' => {
                characters.peek().is_some_and(|next| next.is_ascii_alphanumeric() || *next == '#')
            }
            _ => false,
        };
        if special {
            out.push('\\');
        }
        out.push(if c == '\n' { ' ' } else { c });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::loader::native::inline;
    use crate::model::Clean;

    fn again(source: &str) {
        let read = inline::rich(source);
        assert_eq!(inline::rich(&rich(&read)), read, "{source} -> {}", rich(&read));
    }

    #[test]
    fn what_was_read_is_written_as_it_was() {
        let plain = "**强。**他 *好* ~~旧~~ H~max~O 5^st^ {漢字|かな} {?疑} [甲](http://a/b) `c`";
        assert_eq!(rich(&inline::rich(plain)), plain);
    }

    /// The property of the round trip met ``~`>`~`` once: the code was closed
    /// before the style around it was opened, whose marks became text.
    #[test]
    fn code_that_fills_another_style_stays_inside_it() {
        for source in ["~`>`~", "**`a`**", "[`a`](x)", "{?`a`}"] {
            assert_eq!(rich(&inline::rich(source)), source);
        }
    }

    #[test]
    fn hard_cases_are_read_back_alike() {
        for source in [
            "***a** b*",
            "**a *b***",
            "*a **b***",
            "`` a`b ``",
            "` `` `",
            "[a*b*](<x y>)",
            "[](x)",
            "{\\?a|b}",
            "{**a**|b}",
            "**{a|b}**",
            "~a~&NoBreak;~b~",
            "\\*\\_a\\_ & &amp;amp; \\&amp;",
            "**&#32;a&#32;** b",
            "[a](x)[b](y)",
            "^a^^b^",
            "{?a{b|c}}",
            "&#x3000;a&#32;",
            "`a``b`",
            "葛\u{e0100}*城\u{200b}មក*\u{200b}មាន~a~\u{2060}&NoBreak;~b~",
            "~`>`~",
            "^`a`^",
            "**`a`**",
            "[`a`](x)",
            "{?`a`}",
            "{`a`|b}",
            "~~*`a`*~~ `b`",
        ] {
            again(source);
        }
    }

    #[test]
    fn verse_is_read_back_with_its_lines() {
        for source in [
            "*春眠\\\n处处*\\\n夜来  \n风雨",
            "甲\\\n- 乙\\\n\\\n# 丙&amp;  \n1. 丁",
            "**甲\\\n**乙\\\n[丙\\\n丁](x)",
        ] {
            let read = inline::rich(source);
            assert!(read.text.contains('\n'), "{source}");
            assert_eq!(inline::rich(&lines(&read, "")), read, "{}", lines(&read, ""));
        }
    }

    #[test]
    fn text_that_looks_like_a_block_stays_text() {
        for text in
            ["# a", "- a", "1. a", "-- a", "> a", "![a](b)", "credit: a", "12) a", "+ a", "---"]
        {
            let text = Rich::plain(Clean::line(text));
            let written = line(&text);
            assert_eq!(chunk::look(written.as_bytes()), chunk::LineStart::Text, "{written}");
            assert_eq!(inline::rich(&written), text, "{written}");
        }
        let code = inline::rich("&NoBreak;``` `` ```");
        assert_eq!(code.text.as_str(), "``");
        assert_eq!(chunk::look(line(&code).as_bytes()), chunk::LineStart::Text);
    }
}
