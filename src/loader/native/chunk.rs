//! A body cut into chunks, each of which is one block, at the speed of a
//! search for line feeds; and which chunks are their own text.

use memchr::memchr;

use crate::input::plain_text::is_plain_text;

/// What a line looks like from its first characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum LineStart {
    Blank,
    /// The number of backticks.
    Fence(usize),
    /// The number of number signs, two to six.
    Heading(u8),
    Quote,
    Item,
    Rule,
    Row,
    Text,
}

/// Looks at the beginning of a line (without its line feed).
#[must_use]
pub(crate) fn look(line: &[u8]) -> LineStart {
    let Some(at) = line.iter().position(|&b| !matches!(b, b' ' | b'\t' | b'\r')) else {
        return LineStart::Blank;
    };
    let rest = &line[at..];
    match rest[0] {
        b'`' if at == 0 => match run(rest, b'`') {
            n @ 3.. => LineStart::Fence(n),
            _ => LineStart::Text,
        },
        b'#' => match (run(rest, b'#'), rest.get(run(rest, b'#'))) {
            (n @ 2..=6, None | Some(b' ' | b'\t' | b'\r')) => LineStart::Heading(n as u8),
            _ => LineStart::Text,
        },
        b'>' => LineStart::Quote,
        b'|' => LineStart::Row,
        b'-' | b'*' | b'_' if is_rule(rest) => LineStart::Rule,
        _ if item_marker(rest).is_some() => LineStart::Item,
        _ => LineStart::Text,
    }
}

fn run(text: &[u8], byte: u8) -> usize {
    text.iter().take_while(|&&b| b == byte).count()
}

fn is_rule(line: &[u8]) -> bool {
    let mark = line[0];
    line.iter().filter(|&&b| b == mark).nth(2).is_some()
        && line.iter().all(|&b| b == mark || matches!(b, b' ' | b'\t' | b'\r'))
}

/// The marker at the start of a list item: its number if it has one, and its
/// length with the space after it.
#[must_use]
pub(crate) fn item_marker(line: &[u8]) -> Option<(Option<u64>, usize)> {
    let space = |at: usize| matches!(line.get(at), None | Some(b' ' | b'\t' | b'\r'));
    if matches!(line.first(), Some(b'-' | b'*' | b'+')) {
        return space(1).then_some((None, line.len().min(2)));
    }
    let digits = line.iter().take(9).take_while(|b| b.is_ascii_digit()).count();
    if digits == 0 || !matches!(line.get(digits), Some(b'.' | b')')) || !space(digits + 1) {
        return None;
    }
    let number = line[..digits].iter().fold(0, |n, b| n * 10 + u64::from(b - b'0'));
    Some((Some(number), line.len().min(digits + 2)))
}

/// Where the chunks of a body start, in bytes.
#[must_use]
pub(crate) fn starts(raw: &[u8]) -> Vec<u32> {
    let mut splitter = Splitter { starts: Vec::new(), open: None, after_blank: false, fence: 0 };
    let mut at = 0;
    while at < raw.len() {
        let end = memchr(b'\n', &raw[at..]).map_or(raw.len(), |n| at + n);
        splitter.line(at, &raw[at..end]);
        at = end + 1;
    }
    splitter.starts
}

struct Splitter {
    starts: Vec<u32>,
    /// What the first line of the open chunk was.
    open: Option<LineStart>,
    after_blank: bool,
    /// Backticks of the open fence; 0 outside.
    fence: usize,
}

impl Splitter {
    fn line(&mut self, at: usize, line: &[u8]) {
        if self.fence > 0 {
            if closes_fence(line, self.fence) {
                self.fence = 0;
                self.open = None;
            }
            return;
        }
        let look = look(line);
        if look == LineStart::Blank {
            self.after_blank = true;
            return;
        }
        if !self.continues(look, line) {
            self.starts.push(at as u32);
            self.open = match look {
                LineStart::Heading(_) | LineStart::Rule => None,
                _ => Some(look),
            };
        }
        if let LineStart::Fence(ticks) = look {
            self.fence = ticks;
        }
        self.after_blank = false;
    }

    /// Whether a line that is not blank goes on with the open chunk.
    fn continues(&self, look: LineStart, line: &[u8]) -> bool {
        let Some(open) = self.open else { return false };
        if self.after_blank {
            let indented = line.starts_with(b"  ") || line.starts_with(b"\t");
            return open == LineStart::Item && indented && !matches!(look, LineStart::Fence(_));
        }
        match look {
            LineStart::Text => open != LineStart::Row,
            LineStart::Fence(_) | LineStart::Heading(_) | LineStart::Rule => false,
            LineStart::Item if open == LineStart::Text => !interrupts(line),
            LineStart::Item => open == LineStart::Item || open == LineStart::Quote,
            LineStart::Quote | LineStart::Row => open == look || open == LineStart::Item,
            LineStart::Blank => true,
        }
    }
}

/// Of numbered items only the first interrupts a paragraph (CommonMark §5.2):
/// a line may well begin with a year and a full stop.
fn interrupts(line: &[u8]) -> bool {
    matches!(item_marker(line.trim_ascii_start()), Some((None | Some(1), _)))
}

/// Whether a line closes a fence of `ticks` backticks.
#[must_use]
pub(crate) fn closes_fence(line: &[u8], ticks: usize) -> bool {
    let found = run(line, b'`');
    found >= ticks && line[found..].trim_ascii().is_empty()
}

/// Whether a chunk is one paragraph of one line whose bytes are the very text
/// that it is read as. Errs on the side of no.
#[must_use]
pub(crate) fn is_plain(chunk: &[u8]) -> bool {
    let line = trim_end(chunk);
    let Some(&first) = line.first() else { return true };
    if !is_plain_text(line) {
        return false;
    }
    match first {
        b'#' | b'>' | b'-' | b'+' | b'|' | b'!' | b' ' | b'=' => false,
        b'0'..=b'9' => item_marker(line).is_none(),
        _ => !line.starts_with("\u{3000}".as_bytes()) && !line.ends_with("\u{3000}".as_bytes()),
    }
}

fn trim_end(chunk: &[u8]) -> &[u8] {
    let end = chunk.iter().rposition(|&b| !matches!(b, b'\n' | b'\r')).map_or(0, |at| at + 1);
    let line = &chunk[..end];
    if line.ends_with(b" ") { line.trim_ascii_end() } else { line }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chunks(text: &str) -> Vec<&str> {
        let starts = starts(text.as_bytes());
        let ends = starts.iter().skip(1).map(|&s| s as usize).chain([text.len()]);
        starts.iter().zip(ends).map(|(&start, end)| text[start as usize..end].trim_end()).collect()
    }

    #[test]
    fn blank_lines_part_blocks_and_subheads_stand_alone() {
        let text = "\n甲一\n甲二\r\n \t\r\n乙\n## 小标题\n丙\n---\n丁";
        assert_eq!(chunks(text), ["甲一\n甲二", "乙", "## 小标题", "丙", "---", "丁"]);
    }

    #[test]
    fn a_fence_holds_its_blank_lines_and_its_number_signs() {
        let text = "甲\n```\n# 一\n\n## 二\n``` x\n```\n乙\n````\n```\n\n丙";
        assert_eq!(chunks(text), ["甲", "```\n# 一\n\n## 二\n``` x\n```", "乙", "````\n```\n\n丙"]);
    }

    #[test]
    fn an_indented_paragraph_after_a_blank_line_belongs_to_its_item() {
        assert_eq!(chunks("- 甲\n\n  甲二\n- 乙\n\n丙"), ["- 甲\n\n  甲二\n- 乙", "丙"]);
        assert_eq!(chunks("甲\n\n  乙"), ["甲", "  乙"]);
    }

    #[test]
    fn a_list_or_quote_needs_no_blank_line_before_it_but_a_year_is_no_list() {
        assert_eq!(chunks("甲：\n- 乙\n> 丙"), ["甲：", "- 乙\n> 丙"]);
        assert_eq!(chunks("born in\n1998. Later"), ["born in\n1998. Later"]);
        assert_eq!(chunks("甲\n> 乙\n丙"), ["甲", "> 乙\n丙"]);
    }

    #[test]
    fn only_text_that_is_read_as_it_stands_is_plain() {
        for plain in
            ["新渠通水，“好”——他说……\n\n", "The ferry (new) runs: 5.\r\n", "２０２６年", ""]
        {
            assert!(is_plain(plain.as_bytes()), "{plain}");
        }
        let not_plain =
            "甲\n乙|*甲*|- 甲|1. 甲|## 甲|\\#|a\tb|　　甲|\u{200b}甲|\u{2E3A}|か\u{3099}";
        for text in not_plain.split('|') {
            assert!(!is_plain(text.as_bytes()), "{text}");
        }
        assert!(!is_plain(b"\xE6\x96"), "a character cut in two");
    }
}
