//! Python as tokens: as much of it as literals need. What is no Python gives
//! odd tokens and no fault.

/// A token.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum PyToken<'a> {
    /// A string, without its quotes and escapes.
    Text(String),
    /// A string with expressions in braces (`f'…'`).
    Filled(String),
    /// A number, as written.
    Number(&'a str),
    /// A name or a keyword.
    Name(&'a str),
    /// An operator or a bracket.
    Op(&'a str),
}

/// A statement's line: brackets and backslashes carry it over line ends.
#[derive(Debug, Default, PartialEq)]
pub(super) struct PyLine<'a> {
    /// How far it is indented; a tab goes on to the next eighth column.
    pub(super) indent: usize,
    pub(super) tokens: Vec<PyToken<'a>>,
}

/// Operators of several characters, the longest first.
const LONG: &[&str] = &[
    "**=", "//=", ">>=", "<<=", "...", "==", "!=", "<=", ">=", "->", ":=", "+=", "-=", "*=", "/=",
    "%=", "&=", "|=", "^=", "**", "//", "<<", ">>",
];

/// The lines of a text.
pub(super) fn lines(text: &str) -> Vec<PyLine<'_>> {
    let mut lexer = PyLexer { rest: text, depth: 0, line: PyLine::default(), lines: Vec::new() };
    lexer.indent();
    while lexer.step() {}
    lexer.end_line();
    lexer.lines
}

struct PyLexer<'a> {
    rest: &'a str,
    /// How many brackets are open.
    depth: usize,
    line: PyLine<'a>,
    lines: Vec<PyLine<'a>>,
}

impl<'a> PyLexer<'a> {
    fn step(&mut self) -> bool {
        let Some(first) = self.rest.chars().next() else { return false };
        match first {
            '\n' => {
                self.rest = &self.rest[1..];
                if self.depth == 0 {
                    self.end_line();
                    self.indent();
                }
            }
            '#' => {
                let ends = self.rest.find('\n').unwrap_or(self.rest.len());
                self.rest = &self.rest[ends..];
            }
            '\\' => {
                let rest = &self.rest[1..];
                let rest = rest.strip_prefix('\r').unwrap_or(rest);
                self.rest = rest.strip_prefix('\n').unwrap_or(rest);
            }
            c if c.is_whitespace() || c == '\u{feff}' => self.rest = &self.rest[c.len_utf8()..],
            '\'' | '"' => self.text(""),
            c if c.is_ascii_digit() => self.number(),
            '.' if self.rest[1..].starts_with(|c: char| c.is_ascii_digit()) => self.number(),
            c if c.is_alphabetic() || c == '_' => self.word(),
            c => self.operator(c),
        }
        true
    }

    fn end_line(&mut self) {
        let line = std::mem::take(&mut self.line);
        if !line.tokens.is_empty() {
            self.lines.push(line);
        }
    }

    fn indent(&mut self) {
        let mut columns = 0;
        while let Some(c) = self.rest.chars().next() {
            match c {
                ' ' => columns += 1,
                '\t' => columns = (columns / 8 + 1) * 8,
                '\x0c' | '\u{feff}' => {}
                _ => break,
            }
            self.rest = &self.rest[c.len_utf8()..];
        }
        self.line.indent = columns;
    }

    fn cut(&mut self, at: usize) -> &'a str {
        let (cut, rest) = self.rest.split_at(at);
        self.rest = rest;
        cut
    }

    fn number(&mut self) {
        let is_part = |c: char| c.is_ascii_alphanumeric() || c == '.' || c == '_';
        let ends = self.rest.find(|c| !is_part(c)).unwrap_or(self.rest.len());
        let number = self.cut(ends);
        self.line.tokens.push(PyToken::Number(number));
    }

    fn word(&mut self) {
        let is_part = |c: char| c.is_alphanumeric() || c == '_';
        let ends = self.rest.find(|c| !is_part(c)).unwrap_or(self.rest.len());
        let word = &self.rest[..ends];
        let is_prefix = ends <= 2 && word.bytes().all(|b| b"uUrRbBfF".contains(&b));
        if is_prefix && self.rest[ends..].starts_with(['\'', '"']) {
            self.rest = &self.rest[ends..];
            self.text(word);
            return;
        }
        self.rest = &self.rest[ends..];
        self.line.tokens.push(PyToken::Name(word));
    }

    fn operator(&mut self, first: char) {
        let long = LONG.iter().find(|op| self.rest.starts_with(**op));
        let op = self.cut(long.map_or(first.len_utf8(), |op| op.len()));
        match op {
            "(" | "[" | "{" => self.depth += 1,
            ")" | "]" | "}" => self.depth = self.depth.saturating_sub(1),
            _ => {}
        }
        self.line.tokens.push(PyToken::Op(op));
    }

    /// A string, at its first quote.
    fn text(&mut self, prefix: &str) {
        let has = |letter: char| prefix.to_ascii_lowercase().contains(letter);
        let (is_raw, is_filled) = (has('r'), has('f'));
        let quote = self.cut(1);
        let triple = [quote, quote].concat();
        let ends_with = if self.rest.starts_with(&triple) {
            self.cut(2);
            [quote, &triple].concat()
        } else {
            quote.to_owned()
        };
        let is_short = ends_with.len() == 1;
        let mut text = String::new();
        loop {
            let stops = |c: char| c == '\\' || c == '\n' || quote.starts_with(c);
            let plain = self.rest.find(stops).unwrap_or(self.rest.len());
            text += self.cut(plain);
            if self.rest.is_empty() || (is_short && self.rest.starts_with('\n')) {
                break;
            }
            if self.rest.starts_with(&ends_with) {
                self.cut(ends_with.len());
                break;
            }
            if !self.rest.starts_with('\\') {
                text += self.cut(1);
            } else if is_raw {
                text += self.cut(1);
                text.extend(self.take());
            } else {
                self.escape(&mut text);
            }
        }
        let token = if is_filled { PyToken::Filled(text) } else { PyToken::Text(text) };
        self.line.tokens.push(token);
    }

    fn take(&mut self) -> Option<char> {
        let first = self.rest.chars().next()?;
        self.rest = &self.rest[first.len_utf8()..];
        Some(first)
    }

    /// What a backslash and that after it stand for (Python's reference, 2.4.1).
    fn escape(&mut self, text: &mut String) {
        self.cut(1);
        let Some(letter) = self.take() else { return };
        match letter {
            '\n' => {}
            '\r' => {
                self.rest = self.rest.strip_prefix('\n').unwrap_or(self.rest);
            }
            'n' => text.push('\n'),
            't' => text.push('\t'),
            'r' => text.push('\r'),
            'a' | 'b' | 'f' | 'v' => text.push(' '),
            '\\' | '\'' | '"' => text.push(letter),
            'x' => self.code(2, 16, text),
            'u' => self.code(4, 16, text),
            'U' => self.code(8, 16, text),
            '0'..='7' => {
                let more =
                    self.rest.bytes().take(2).take_while(|b| (b'0'..=b'7').contains(b)).count();
                let digits = format!("{letter}{}", self.cut(more));
                let code = u32::from_str_radix(&digits, 8).ok().and_then(char::from_u32);
                text.extend(code);
            }
            other => text.extend(['\\', other]),
        }
    }

    fn code(&mut self, digits: usize, radix: u32, text: &mut String) {
        let there = self.rest.bytes().take(digits).take_while(u8::is_ascii_hexdigit).count();
        let code = u32::from_str_radix(self.cut(there), radix).ok().and_then(char::from_u32);
        text.extend(code);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(source: &str) -> Vec<String> {
        let all = lines(source).into_iter().flat_map(|line| line.tokens);
        all.filter_map(|token| match token {
            PyToken::Text(text) => Some(text),
            _ => None,
        })
        .collect()
    }

    #[test]
    fn strings_are_read_in_every_way_python_writes_them() {
        let source = concat!(
            r#"'a' "b" u'c' R'\d' b"e" Ur'f' 'it\'s' "\u6cb3\x41\103" '''t'"#,
            "\n",
            r#"w''' "#,
            r#"'line \"#,
            "\n",
            r#"on' "" ''"#
        );
        let read = texts(source);
        let expected = ["a", "b", "c", "\\d", "e", "f", "it's", "河AC", "t'\nw", "line on", "", ""];
        assert_eq!(read, expected);
    }

    #[test]
    fn lines_go_on_in_brackets_and_after_a_backslash() {
        let source = "x = [1, # one\n  2,\n\n]\n  y = 1 + \\\n 2; z\r\n\tw";
        let read = lines(source);
        let shape: Vec<_> = read.iter().map(|line| (line.indent, line.tokens.len())).collect();
        assert_eq!(shape, [(0, 8), (2, 7), (8, 1)]);
    }

    #[test]
    fn a_string_that_is_not_closed_ends_with_its_line() {
        let read = lines("a = 'open\nb = 1\n");
        assert_eq!(read.len(), 2);
        assert_eq!(lines("'''open\nb").len(), 1);
    }
}
