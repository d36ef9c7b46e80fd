//! Running text with markup to styled text.
//!
//! Emphasis, links, code and entities are pulldown-cmark's; it is handed one
//! paragraph at a time, with a *guard* (U+FDD1, which no text keeps) wherever
//! it would see a block, or where CommonMark's flanking rules would refuse
//! emphasis beside full-width punctuation (`**好。**他` is strong here). A hard
//! break (CommonMark §6.7) is a line feed in the text.
//! Ruby, doubt, underlines, `^sup^` and `~sub~` are ours, see [`super::marks`].

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag};

use super::chunk;
use super::marks::{InlineMark, LINE, Pieces, WAVE};
use super::write_inline::NOTHING;
use crate::input::limits;
use crate::input::{line_join, plain_text};
use crate::model::{Clean, Rich, Style};

/// Stands where a block or a flank must not be seen: no space and no mark.
const GUARD: char = '\u{FDD1}';
/// A lone tilde: pulldown-cmark would take it for half a strikethrough.
/// No text keeps a non-character, so it can stand for itself.
const TILDE: char = '\u{FDD0}';
/// Ends a line for good, as a backslash does.
const HARD_BREAK: &str = "  \n";

/// Reads the markup of a text whose line ends are soft, but for those after a
/// backslash or two blanks.
#[must_use]
pub(crate) fn rich(source: &str) -> Rich {
    if plain_text::is_plain_text(source.trim_matches(line_join::EDGE).as_bytes()) {
        return Rich::plain(Clean::line(source.trim_matches(line_join::EDGE)));
    }
    if source.len() > limits::MARKUP || !has_markup(source) {
        return Rich::plain(Clean::line(&line_join::normalise(&line_join::join(source))));
    }
    let guarded = guard(source);
    let mut builder = Builder::default();
    let options = Options::ENABLE_STRIKETHROUGH;
    for (event, range) in Parser::new_ext(&guarded, options).into_offset_iter() {
        builder.event(event, &guarded, range);
    }
    builder.pieces.into_rich()
}

/// A text without markup but for backslashes before punctuation.
#[must_use]
pub(crate) fn literal(source: &str) -> Clean {
    let mut out = String::with_capacity(source.len());
    let mut characters = source.chars().peekable();
    while let Some(c) = characters.next() {
        match characters.peek() {
            Some(next) if c == '\\' && next.is_ascii_punctuation() => {
                out.extend(characters.next());
            }
            _ => out.push(c),
        }
    }
    Clean::line(&line_join::normalise(&line_join::join(&out)))
}

/// Whether anything in it may be a mark. A bracket is one only as the text of
/// a link: there are no definitions that others could refer to.
fn has_markup(source: &str) -> bool {
    source
        .bytes()
        .any(|b| matches!(b, b'\\' | b'`' | b'*' | b'_' | b'<' | b'&' | b'~' | b'^' | b'{'))
        || source.contains("](")
        || source.contains(HARD_BREAK)
}

/// The text as pulldown-cmark must see it to read it as one paragraph.
fn guard(source: &str) -> String {
    let mut out = String::with_capacity(source.len() + 16);
    for line in source.split_inclusive('\n') {
        let is_hard = line.ends_with(HARD_BREAK);
        let line = line.trim_end_matches('\n').trim_matches(line_join::EDGE);
        if line.is_empty() {
            continue;
        }
        if !out.is_empty() {
            out.push('\n');
        }
        if !starts_plainly(line) {
            out.push(GUARD);
        }
        guard_line(line, &mut out);
        if is_hard {
            out.push_str("  ");
        }
    }
    out
}

/// Whether no block of CommonMark can begin so.
fn starts_plainly(line: &str) -> bool {
    match line.as_bytes() {
        [b'*', next, ..] if *next != b' ' => chunk::look(line.as_bytes()) != chunk::LineStart::Rule,
        [b'_', ..] => chunk::look(line.as_bytes()) != chunk::LineStart::Rule,
        [first, ..] => first.is_ascii_alphabetic() || *first >= 0x80 || *first == b'\\',
        [] => true,
    }
}

fn guard_line(line: &str, out: &mut String) {
    let mut rest = line;
    let mut escaped = false;
    while let Some(c) = rest.chars().next() {
        let run = match c {
            '*' | '~' => rest.len() - rest.trim_start_matches(c).len(),
            _ => 0,
        };
        let delimiter = !escaped && (c == '*' || run > 1);
        if delimiter {
            if out.chars().next_back().is_some_and(is_mark) {
                out.push(GUARD);
            }
            out.push_str(&rest[..run]);
            rest = &rest[run..];
            if rest.chars().next().is_some_and(is_mark) {
                out.push(GUARD);
            }
            continue;
        }
        let literal = escaped;
        escaped = c == '\\' && !escaped;
        let sign = rest[c.len_utf8()..].chars().next().and_then(signed_brace);
        if let ('{', false, Some(sign)) = (c, literal, sign) {
            out.extend(['{', sign]);
            rest = &rest[2..];
            continue;
        }
        match c {
            '~' if !literal => out.push(TILDE),
            '\0'..='\x08' | '\x0B'..='\x1F' | GUARD | TILDE | LINE | WAVE => {}
            _ => out.push(c),
        }
        rest = &rest[c.len_utf8()..];
    }
}

/// What stands for the sign after a brace that underlines.
fn signed_brace(sign: char) -> Option<char> {
    match sign {
        '_' => Some(LINE),
        '~' => Some(WAVE),
        _ => None,
    }
}

/// A text with the characters that stood for others.
fn restored(text: &str) -> String {
    text.replace([TILDE, WAVE], "~").replace(LINE, "_")
}

fn is_mark(c: char) -> bool {
    !c.is_whitespace() && !c.is_alphanumeric() && c != GUARD
}

/// A style whose end has not come yet.
struct OpenStyle {
    /// Counted from 1 in the order they begin; 0 is the text outside.
    number: usize,
    style: Option<Style>,
    /// The piece that it begins with.
    start: usize,
    /// What a link says on hovering; shown after it.
    title: String,
}

#[derive(Default)]
struct Builder {
    pieces: Pieces,
    open: Vec<OpenStyle>,
    /// How many styles there have been.
    styles: usize,
    /// The empty piece that becomes a space if what follows needs one.
    line_end: Option<usize>,
}

impl Builder {
    fn event(&mut self, event: Event<'_>, source: &str, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(_) => self.end(),
            Event::Text(text) => self.text(&text, source, range),
            Event::Code(text) => {
                self.begin(Some(Style::Code), String::new());
                self.push(&text);
                self.end();
            }
            Event::SoftBreak => {
                self.line_end = Some(self.pieces.push_text(Clean::empty()));
            }
            Event::HardBreak => {
                self.line_end = None;
                self.pieces.push_text(Clean::lines("\n"));
            }
            Event::Html(text) | Event::InlineHtml(text) => self.push(&text),
            _ => self.push(&source[range]),
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Strong => self.begin(Some(Style::Strong), String::new()),
            Tag::Emphasis => self.begin(Some(Style::Emphasis), String::new()),
            Tag::Strikethrough => self.begin(Some(Style::Strikethrough), String::new()),
            Tag::Link { dest_url, title, .. } | Tag::Image { dest_url, title, .. } => {
                let address = Clean::line(&restored(&dest_url));
                self.begin(Some(Style::Link(address)), title.into_string());
            }
            _ => self.begin(None, String::new()),
        }
    }

    fn begin(&mut self, style: Option<Style>, title: String) {
        self.styles += 1;
        self.open.push(OpenStyle { number: self.styles, style, start: self.pieces.len(), title });
    }

    /// Ends the innermost style. A link without text shows its address.
    fn end(&mut self) {
        let Some(OpenStyle { style, start, title, .. }) = self.open.pop() else { return };
        if let Some(style) = style {
            if let (Style::Link(address), true) = (&style, start == self.pieces.len()) {
                self.push(&address.clone());
            }
            self.pieces.style(start..self.pieces.len(), style);
        }
        if !title.is_empty() {
            self.push(&format!(" ({title})"));
        }
    }

    /// Text as it stands: nothing of ours in it.
    fn push(&mut self, piece: &str) {
        let piece = Clean::part(&line_join::normalise(&restored(piece)));
        let Some(first) = piece.chars().next() else { return };
        if let Some(at) = self.line_end.take()
            && !line_join::joins_without_space(self.pieces.text_before(at), first)
        {
            self.pieces.replace(at, " ");
        }
        self.pieces.push_text(piece);
    }

    /// Text in which our own marks count, unless they were escaped or written
    /// as entities.
    fn text(&mut self, text: &str, source: &str, range: Range<usize>) {
        if &source[range.clone()] == NOTHING {
            return;
        }
        let escaped = source[..range.start].ends_with('\\') || source[range] != *text;
        let literal = if escaped { text.chars().next().map_or(0, char::len_utf8) } else { 0 };
        self.push(&text[..literal]);
        let mut rest = &text[literal..];
        while let Some(at) = rest.find(['{', '|', '}', '^', TILDE]) {
            self.push(&rest[..at]);
            let mark = InlineMark::at(&rest[at..]);
            self.pieces.push_mark(mark, self.open.last().map_or(0, |open| open.number));
            rest = mark.after(&rest[at..]);
        }
        self.push(rest);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn styled(source: &str) -> Vec<(String, Style)> {
        let rich = rich(source);
        rich.spans
            .iter()
            .map(|s| (rich.text[s.range.clone()].to_owned(), s.style.clone()))
            .collect()
    }

    #[test]
    fn emphasis_holds_beside_full_width_punctuation() {
        assert_eq!(styled("他**“好。”**说"), [("“好。”".to_owned(), Style::Strong)]);
        assert_eq!(
            styled("**新渠。**通水*（二）*"),
            [("新渠。".to_owned(), Style::Strong), ("（二）".to_owned(), Style::Emphasis)]
        );
        assert_eq!(rich("**新渠。**通水").text.as_str(), "新渠。通水");
        assert_eq!(rich("3 * 4 * 5 ** 2").text.as_str(), "3 * 4 * 5 ** 2");
    }

    #[test]
    fn scripts_above_and_below_stand_inside_words() {
        assert_eq!(rich("H~2~O 5^2^ 2^3k^").text.as_str(), "H₂O 5² 2^(3k)");
        assert_eq!(
            styled("v~max~ 1^st^"),
            [("max".to_owned(), Style::Subscript), ("st".to_owned(), Style::Superscript)]
        );
        assert_eq!(rich(r"~~旧~~ a ~ b ^ c\^d\^ ~x").text.as_str(), "旧 a ~ b ^ c^d^ ~x");
    }

    #[test]
    fn names_and_titles_are_underlined_whatever_stands_in_them() {
        let line = |text: &str| (text.to_owned(), Style::Underline);
        let wave = |text: &str| (text.to_owned(), Style::Wave);
        assert_eq!(styled("{_苇江}边读{~论语}"), [line("苇江"), wave("论语")]);
        assert_eq!(styled("{_“甲”}和{_“乙”}_"), [line("“甲”"), line("“乙”")]);
        assert_eq!(styled("{_甲{~乙}}"), [line("甲乙"), wave("乙")]);
        assert_eq!(rich(r"`{_a}` {_ {~ \{_b").text.as_str(), "{_a} {_ {~ {_b");
    }

    #[test]
    fn ruby_and_doubt_are_read_and_their_escapes_are_text() {
        let rich = rich("{漢字|かな}の{?新{聞|ぶん}}");
        assert_eq!(rich.text.as_str(), "漢字(かな)の新聞(ぶん)");
        let styles: Vec<_> =
            rich.spans.iter().map(|s| (&rich.text[s.range.clone()], &s.style)).collect();
        assert_eq!(
            styles,
            [
                ("漢字(かな)", &Style::Ruby { at: "漢字".len() }),
                ("新聞(ぶん)", &Style::Doubt),
                ("聞(ぶん)", &Style::Ruby { at: "漢字(かな)の新聞".len() }),
            ]
        );
        let literal = "{漢字|かな} {?x} {a} {b|}";
        assert_eq!(super::rich(r"\{漢字|かな} &#123;?x} {a} {b|}").text.as_str(), literal);
    }

    #[test]
    fn ruby_inside_a_style_is_not_put_into_ruby_around_it() {
        let rich = rich("{*{*{漢|かん}| }");
        assert_eq!(rich.text.as_str(), "{{漢(かん)| }");
        assert_eq!(rich.spans.iter().filter(|s| matches!(s.style, Style::Ruby { .. })).count(), 1);
    }

    #[test]
    fn styles_nest_or_their_marks_are_text() {
        assert_eq!(rich("*-{[|*]}").text.as_str(), "-{[|]}");
        assert_eq!(styled("*-{[|*]}"), [("-{[|".to_owned(), Style::Emphasis)]);
        assert_eq!(rich("{a|^b}^").text.as_str(), "a(^b)^");
        assert_eq!(rich(r"\\~a~").text.as_str(), r"\a");
    }

    #[test]
    fn nothing_of_a_link_a_tag_or_a_definition_is_lost() {
        let link = Style::Link(Clean::line("http://example.com/~a"));
        assert_eq!(
            styled("[甲](http://example.com/~a) <http://example.com/~a>"),
            [("甲".to_owned(), link.clone()), ("http://example.com/~a".to_owned(), link.clone())]
        );
        assert_eq!(
            styled("[](http://example.com/~a)"),
            [("http://example.com/~a".to_owned(), link)]
        );
        let kept = "[甲]: http://x <b>乙</b> & 丙";
        assert_eq!(rich("[甲]: http://x\n<b>乙</b> &amp; ![丙](m.png)").text.as_str(), kept);
    }

    #[test]
    fn a_line_is_text_whatever_block_it_looks_like() {
        for line in ["# 一", "> 二", "- 三", "1. 四", "===", "    五", "| 六 | 七 |", "[a]: /b"]
        {
            assert_eq!(
                rich(&format!("零&amp;\n{line}")).text.trim_start_matches("零& "),
                line.trim()
            );
            assert_eq!(
                rich(&format!("{line} &amp;")).text,
                Clean::line(&format!("{} &", line.trim()))
            );
        }
    }

    #[test]
    fn brackets_that_are_no_link_are_text() {
        for text in ["[图文] 新渠通水", "[甲][乙] ![丙] [^1]", "[甲] (乙) ]", "[x]: y [x]"]
        {
            assert_eq!(rich(text), Rich::plain(Clean::line(text)));
            let after_a_mark = rich(&format!("*零*{text}"));
            assert_eq!(after_a_mark.text.as_str(), format!("零{text}"));
        }
    }

    #[test]
    fn a_hard_break_ends_its_line_and_a_soft_one_does_not() {
        for source in ["春眠\\\n处处\\\n夜来\n风雨", "春眠  \n处处   \n夜来\n风雨  "]
        {
            assert_eq!(rich(source).text.as_str(), "春眠\n处处\n夜来风雨", "{source}");
        }
        assert_eq!(rich("a \nb\\\\\nc\\").text.as_str(), "a b\\ c\\");
        let found = styled("*春眠\\\n处处*  \n{啼|て}鸟");
        let stress = |text: &str| (text.to_owned(), Style::Emphasis);
        assert_eq!(found[..2], [stress("春眠"), stress("处处")]);
        assert_eq!(found[2].0, "啼(て)");
    }

    #[test]
    fn lines_join_as_their_characters_ask() {
        assert_eq!(
            rich("**新渠**\n{通|つう}水\n*and*\nRust").text.as_str(),
            "新渠通(つう)水 and Rust"
        );
    }
}
