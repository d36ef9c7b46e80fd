//! Running text with its styles, in one of two forms of markup.

use std::fmt::Write as _;

use crate::model::{Rich, Span, Style, is_unpainted};

/// A form of markup.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum MarkupForm {
    /// XHTML, which is HTML as well.
    Xhtml,
    /// CommonMark, with inline HTML for what it has no marks for.
    Markdown,
}

impl MarkupForm {
    /// A text without styles.
    pub(super) fn plain(self, text: &str) -> String {
        match self {
            Self::Xhtml => escaped(text),
            Self::Markdown => escaped_markdown(text),
        }
    }

    /// A text with its styles.
    pub(super) fn rich(self, rich: &Rich) -> String {
        InlineWriter { form: self, text: &rich.text, out: String::new(), open: Vec::new() }
            .write(&rich.spans)
    }

    fn open(self, style: &Style) -> String {
        match (self, style) {
            (_, Style::Link(address)) if link(address).is_none() => String::new(),
            (Self::Xhtml, Style::Link(address)) => {
                format!("<a href=\"{}\">", escaped(&link(address).unwrap_or_default()))
            }
            (Self::Markdown, Style::Link(_)) => "[".to_owned(),
            (_, Style::Doubt | Style::Ruby { .. }) => String::new(),
            (Self::Markdown, Style::Strong) => "**".to_owned(),
            (Self::Markdown, Style::Emphasis) => "*".to_owned(),
            (Self::Markdown, Style::Strikethrough) => "~~".to_owned(),
            (_, Style::Wave) => "<u style=\"text-decoration-style: wavy\">".to_owned(),
            (_, style) => format!("<{}>", element(style)),
        }
    }

    fn close(self, style: &Style) -> String {
        match (self, style) {
            (_, Style::Link(address)) if link(address).is_none() => String::new(),
            (Self::Xhtml, Style::Link(_)) => "</a>".to_owned(),
            (Self::Markdown, Style::Link(address)) => {
                format!("](<{}>)", link(address).unwrap_or_default())
            }
            (Self::Xhtml, Style::Strong | Style::Emphasis | Style::Strikethrough)
            | (
                _,
                Style::Code
                | Style::Superscript
                | Style::Subscript
                | Style::Underline
                | Style::Wave,
            ) => {
                format!("</{}>", element(style))
            }
            _ => self.open(style),
        }
    }

    fn ruby(self, base: &str, reading: &str) -> String {
        let (base, reading) = (self.plain(base), self.plain(reading));
        match self {
            Self::Xhtml => {
                format!("<ruby>{base}<rp>(</rp><rt>{reading}</rt><rp>)</rp></ruby>")
            }
            Self::Markdown => format!("{base}({reading})"),
        }
    }
}

fn element(style: &Style) -> &'static str {
    match style {
        Style::Strong => "strong",
        Style::Emphasis => "em",
        Style::Strikethrough => "del",
        Style::Code => "code",
        Style::Superscript => "sup",
        Style::Subscript => "sub",
        Style::Inserted => "ins",
        Style::Underline | Style::Wave => "u",
        Style::Link(_) | Style::Ruby { .. } | Style::Doubt => "span",
    }
}

struct InlineWriter<'a> {
    form: MarkupForm,
    text: &'a str,
    out: String,
    open: Vec<&'a Span>,
}

impl<'a> InlineWriter<'a> {
    fn write(mut self, spans: &'a [Span]) -> String {
        let sound = |span: &&Span| {
            self.text.get(span.range.clone()).is_some_and(|text| !text.trim().is_empty())
        };
        let spans: Vec<&Span> = spans.iter().filter(sound).collect();
        let mut cuts: Vec<usize> = vec![0, self.text.len()];
        cuts.extend(spans.iter().flat_map(|span| [span.range.start, span.range.end]));
        cuts.sort_unstable();
        cuts.dedup();
        let mut at = 0;
        for pair in cuts.windows(2) {
            let (start, end) = (pair[0].max(at), pair[1]);
            if start >= end {
                continue;
            }
            self.close(start);
            let mut starting: Vec<&Span> = spans
                .iter()
                .copied()
                .filter(|span| span.range.start <= start && start < span.range.end)
                .filter(|span| !self.open.iter().any(|open| std::ptr::eq(*open, *span)))
                .collect();
            starting.sort_by_key(|span| std::cmp::Reverse(span.range.end));
            if let Some((base, reading, after)) = starting.iter().find_map(|s| self.group(s)) {
                self.out.push_str(&self.form.ruby(base, reading));
                at = after;
                continue;
            }
            for span in starting {
                // The same mark twice would be another mark.
                if self.open.iter().all(|open| open.style != span.style) {
                    self.out.push_str(&self.form.open(&span.style));
                    self.open.push(span);
                }
            }
            let text = self.form.plain(&self.text[start..end]);
            match self.form {
                MarkupForm::Xhtml => self.out.push_str(&text.replace('\n', "<br/>\n")),
                MarkupForm::Markdown => self.out.push_str(&text),
            }
            at = end;
        }
        self.close(self.text.len());
        self.out
    }

    /// Base and reading of a ruby group, and where it ends.
    fn group(&self, span: &Span) -> Option<(&'a str, &'a str, usize)> {
        let Style::Ruby { at } = span.style else { return None };
        let base = self.text.get(span.range.start..at)?;
        let reading = self.text.get(at..span.range.end)?.strip_prefix('(')?.strip_suffix(')')?;
        Some((base, reading, span.range.end))
    }

    /// Closes what ends at `cut`, and what was opened inside it; that is
    /// opened again if it goes on.
    fn close(&mut self, cut: usize) {
        let Some(first) = self.open.iter().position(|span| span.range.end <= cut) else { return };
        let closing = self.open.split_off(first);
        for span in closing.iter().rev() {
            self.out.push_str(&self.form.close(&span.style));
        }
        for span in closing.into_iter().filter(|span| span.range.end > cut) {
            self.out.push_str(&self.form.open(&span.style));
            self.open.push(span);
        }
    }
}

/// Text as XML has it.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c if is_unpainted(c) => push_number(&mut out, c),
            c => out.push(c),
        }
    }
    out
}

fn escaped_markdown(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        if is_unpainted(c) {
            push_number(&mut out, c);
            continue;
        }
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '~' | '|') {
            out.push('\\');
        }
        out.push(if c == '\n' { ' ' } else { c });
    }
    out
}

/// A sign that is not seen, so that it is seen in the file and does nothing to
/// the terminal that shows it.
fn push_number(out: &mut String, c: char) {
    let _ = write!(out, "&#{};", u32::from(c));
}

/// An address that leads out of the edition, spelled so that every reader
/// takes it; `None` for any other: in what is written there is nothing to
/// lead to.
fn link(address: &str) -> Option<String> {
    let address = address.trim();
    let lower = address.get(..8).unwrap_or(address).to_ascii_lowercase();
    let rest = if lower.starts_with("https://") {
        &address[8..]
    } else if lower.starts_with("http://") {
        &address[7..]
    } else {
        return None;
    };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let name = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.');
    let (domain, port) = host.split_once(':').unwrap_or((host, "1"));
    let is_host = !domain.is_empty()
        && domain.bytes().all(name)
        && domain.starts_with(|c: char| c.is_ascii_alphanumeric())
        && port.parse::<u16>().is_ok();
    if !is_host {
        return None;
    }
    let mut out = String::with_capacity(address.len());
    let bytes = address.as_bytes();
    for (at, &byte) in bytes.iter().enumerate() {
        let hex = |b: Option<&u8>| b.is_some_and(u8::is_ascii_hexdigit);
        let escape = byte == b'%' && hex(bytes.get(at + 1)) && hex(bytes.get(at + 2));
        if byte.is_ascii_alphanumeric() || escape || b"-._~:/?#@!$&'()*+,;=".contains(&byte) {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Clean;

    fn rich(text: &str, spans: &[(&str, Style)]) -> Rich {
        let span = |(part, style): &(&str, Style)| {
            let start = text.find(part).unwrap();
            Span { range: start..start + part.len(), style: style.clone() }
        };
        Rich { text: Clean::line(text), spans: spans.iter().map(span).collect() }
    }

    #[test]
    fn overlapping_styles_are_nested() {
        let text = rich("一二三四", &[("一二三", Style::Strong), ("二三四", Style::Emphasis)]);
        let xhtml = "<strong>一<em>二三</em></strong><em>四</em>";
        assert_eq!(MarkupForm::Xhtml.rich(&text), xhtml);
    }

    #[test]
    fn verse_keeps_its_lines() {
        let verse = Rich::of_parts("春眠\n处处", vec![Span { range: 0..6, style: Style::Strong }]);
        assert_eq!(MarkupForm::Xhtml.rich(&verse), "<strong>春眠</strong><br/>\n处处");
    }

    #[test]
    fn ruby_stands_over_its_base_and_in_brackets_elsewhere() {
        let text = rich("川口(かわぐち)駅", &[("川口(かわぐち)", Style::Ruby { at: 6 })]);
        let xhtml = "<ruby>川口<rp>(</rp><rt>かわぐち</rt><rp>)</rp></ruby>駅";
        assert_eq!(MarkupForm::Xhtml.rich(&text), xhtml);
        assert_eq!(MarkupForm::Markdown.rich(&text), "川口(かわぐち)駅");
    }

    #[test]
    fn only_what_leads_out_is_a_link_and_no_text_is_markup() {
        let to = |address: &str| Style::Link(Clean::line(address));
        let text = rich("<a> & [b]", &[("& [b]", to("http://x.example/水 \"1\""))]);
        let href = "http://x.example/%E6%B0%B4%20%221%22";
        assert_eq!(
            MarkupForm::Xhtml.rich(&text),
            format!("&lt;a&gt; <a href=\"{href}\">&amp; [b]</a>")
        );
        assert_eq!(MarkupForm::Markdown.rich(&text), format!("\\<a\\> [\\& \\[b\\]](<{href}>)"));
        for inside in ["ch2.xhtml#x", "javascript:alert(1)", "http://", "http://水/", "file:///x"]
        {
            assert_eq!(
                MarkupForm::Xhtml.rich(&rich("去", &[("去", to(inside))])),
                "去",
                "{inside}"
            );
        }
    }
}
