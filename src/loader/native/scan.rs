//! One pass over a page file, fed in pieces: the heads of its articles and
//! where their bodies stand. A body is looked at no closer than its line
//! starts and its UTF-8, and never held.

use std::ops::Range;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use memchr::memchr;

use super::blocks::first_words;
use super::chunk::{self, LineStart};
use super::head::{ArticleHead, PageLine, TakenLine};
use crate::input::{LoadError, limits};
use crate::model::error::Limited;
use crate::model::{Warning, WarningKind};

/// Bytes kept of a body whose article has no headline.
const OPENING: usize = 600;
/// Characters of the opening that stand in for a headline.
const WORDS: usize = 40;
/// A line of a body that is shorter than this is waited for.
const SHORT: usize = 512;

/// An article as found in a page file.
#[derive(Debug, Clone)]
pub struct FoundArticle {
    pub(crate) head: ArticleHead,
    /// Bytes of the file that its body takes.
    pub(crate) body: Range<usize>,
    /// Parts of the body that belong to the head: lines with known keys after
    /// a line with an unknown one.
    pub(crate) holes: Vec<Range<usize>>,
    opening: Vec<u8>,
}

/// What a page file holds.
#[derive(Debug, Clone, Default)]
pub struct ScannedPage {
    /// Its articles, in order.
    pub articles: Vec<FoundArticle>,
    /// What was odd.
    pub warnings: Vec<Warning>,
}

/// Reads a page file piece by piece. Memory: a line, and the heads found.
#[derive(Debug)]
pub struct Scanner {
    file: String,
    page: ScannedPage,
    /// What is left of the pieces fed so far: part of a line.
    rest: Vec<u8>,
    /// Where in the file `rest` begins.
    at: usize,
    line: usize,
    in_head: bool,
    /// In the middle of a line of a body, which says nothing more.
    mid_line: bool,
    /// Backticks of the open fence and the line it opened on.
    fence: Option<(usize, usize)>,
    malformed: usize,
    /// How many articles the pages of the edition have so far.
    articles: Arc<AtomicUsize>,
    /// They are as many as an edition may have: nothing more is read.
    full: bool,
}

impl Scanner {
    /// A scanner of the page file that messages call `file`.
    #[must_use]
    pub fn new(file: &str) -> Self {
        Self::counting(file, Arc::default())
    }

    /// The same for one of several pages, which count their articles together.
    #[must_use]
    pub fn counting(file: &str, articles: Arc<AtomicUsize>) -> Self {
        Self {
            file: file.to_owned(),
            page: ScannedPage::default(),
            rest: Vec::new(),
            at: 0,
            line: 1,
            in_head: false,
            mid_line: false,
            fence: None,
            malformed: 0,
            articles,
            full: false,
        }
    }

    /// Takes the next piece, of any length.
    ///
    /// # Errors
    /// [`LoadError::Malformed`] for a head that breaks the rules,
    /// [`LoadError::Limit`] for a head or body over the limit.
    pub fn feed(&mut self, piece: &[u8]) -> Result<(), LoadError> {
        if self.rest.is_empty() {
            let taken = self.advance(piece, false)?;
            self.rest.extend_from_slice(&piece[taken..]);
            return Ok(());
        }
        let mut data = std::mem::take(&mut self.rest);
        data.extend_from_slice(piece);
        let taken = self.advance(&data, false)?;
        data.drain(..taken);
        self.rest = data;
        Ok(())
    }

    /// Ends the file.
    ///
    /// # Errors
    /// As [`Scanner::feed`].
    pub fn finish(mut self) -> Result<ScannedPage, LoadError> {
        let rest = std::mem::take(&mut self.rest);
        self.advance(&rest, true)?;
        self.close_article()?;
        if let Some((_, line)) = self.fence {
            self.warn(Some(line), WarningKind::OpenFence);
        }
        if self.malformed > 0 {
            self.warn(None, WarningKind::NotUtf8(self.malformed));
        }
        Ok(self.page)
    }

    fn warn(&mut self, line: Option<usize>, kind: WarningKind) {
        let file = Some(self.file.clone());
        self.page.warnings.push(Warning { file, line, kind });
    }

    /// Reads what can be read of `data`; gives the number of bytes taken.
    fn advance(&mut self, data: &[u8], last: bool) -> Result<usize, LoadError> {
        let mut at = 0;
        if self.at == 0 && data.starts_with(b"\xEF\xBB\xBF") {
            at = 3;
        }
        let begin = at;
        let base = self.at;
        while at < data.len() {
            let rest = &data[at..];
            let end = memchr(b'\n', rest);
            let complete = end.is_some() || last;
            if !complete && !self.mid_line && self.must_wait(rest)? {
                break;
            }
            let length = end.unwrap_or(if last { rest.len() } else { whole_characters(rest) });
            if !std::mem::replace(&mut self.mid_line, !complete) {
                self.read_line(base + at, &rest[..length])?;
            }
            at += length + usize::from(end.is_some());
            self.line += usize::from(end.is_some());
            if end.is_none() {
                break;
            }
        }
        self.malformed += count_malformed(&data[begin..at]);
        self.at = base + at;
        if let (Some(found), false, false) =
            (self.page.articles.last_mut(), self.in_head, self.full)
        {
            found.body.end = self.at;
        }
        Ok(at)
    }

    /// Whether the rest of a line is needed to know what it is.
    fn must_wait(&self, rest: &[u8]) -> Result<bool, LoadError> {
        if self.full {
            return Ok(false);
        }
        let headline = self.fence.is_none() && rest.starts_with(b"# ");
        if self.in_head || headline {
            limits::check(&self.file, Limited::HeadLine, rest.len() as u64, limits::HEAD as u64)?;
            return Ok(true);
        }
        Ok(rest.len() < SHORT)
    }

    /// Reads the line at byte `at` (its beginning, if it is a long one).
    fn read_line(&mut self, at: usize, line: &[u8]) -> Result<(), LoadError> {
        if self.full {
            return Ok(());
        }
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        if let Some((ticks, _)) = self.fence {
            if chunk::closes_fence(line, ticks) {
                self.fence = None;
            }
            self.keep_opening(line);
            return Ok(());
        }
        if matches!(line, [b'#'] | [b'#', b' ' | b'\t', ..]) {
            return self.begin_article(at, line);
        }
        if self.in_head && self.read_head(at, line)? {
            return Ok(());
        }
        self.in_head = false;
        if self.page.articles.is_empty() {
            if line.trim_ascii().is_empty() {
                return Ok(());
            }
            self.warn(Some(self.line), WarningKind::TextBeforeHeadline);
            self.begin_article(at, b"")?;
            self.in_head = false;
        }
        if line.first() == Some(&b'`')
            && let LineStart::Fence(ticks) = chunk::look(line)
        {
            self.fence = Some((ticks, self.line));
        }
        self.keep_opening(line);
        Ok(())
    }

    fn begin_article(&mut self, at: usize, line: &[u8]) -> Result<(), LoadError> {
        if let (Some(found), false) = (self.page.articles.last_mut(), self.in_head) {
            found.body.end = at;
        }
        self.close_article()?;
        if self.articles.fetch_add(1, Ordering::Relaxed) >= limits::EDITION_ARTICLES {
            (self.full, self.in_head) = (true, false);
            self.warn(Some(self.line), WarningKind::EditionFull(limits::EDITION_ARTICLES));
            return Ok(());
        }
        let text = String::from_utf8_lossy(line);
        let line_of = PageLine { file: &self.file, number: self.line, at, text: &text };
        let body = at + line.len()..at + line.len();
        let body = if line.is_empty() { at..at } else { body };
        let head = ArticleHead::new(line_of);
        self.page.articles.push(FoundArticle {
            head,
            body,
            holes: Vec::new(),
            opening: Vec::new(),
        });
        self.in_head = true;
        Ok(())
    }

    /// Reads a line of a head. `false`: the body begins with it.
    fn read_head(&mut self, at: usize, line: &[u8]) -> Result<bool, LoadError> {
        let Some(found) = self.page.articles.last_mut() else { return Ok(false) };
        let begun = !found.holes.is_empty() || !found.opening.is_empty();
        let end = at + line.len();
        if line.trim_ascii().is_empty() {
            if !begun {
                found.body = end..end;
            }
            return Ok(false);
        }
        let text = String::from_utf8_lossy(line);
        let line_of = PageLine { file: &self.file, number: self.line, at, text: &text };
        match found.head.take(line_of)? {
            TakenLine::Key if begun => found.holes.push(at..end),
            TakenLine::Key => found.body = end..end,
            TakenLine::Text => {
                if !begun {
                    found.body = at..at;
                }
                return Ok(false);
            }
            TakenLine::Unknown(warning) => {
                if !begun {
                    found.body = at..at;
                }
                found.opening.extend_from_slice(line);
                found.opening.push(b'\n');
                self.page.warnings.push(warning);
            }
        }
        Ok(true)
    }

    /// Keeps the first bytes of a body that has to stand for its headline.
    fn keep_opening(&mut self, line: &[u8]) {
        let Some(found) = self.page.articles.last_mut() else { return };
        let room = OPENING.saturating_sub(found.opening.len());
        if room > 0 && found.head.article.head.is_empty() {
            found.opening.extend_from_slice(&line[..line.len().min(room)]);
            found.opening.push(b'\n');
        }
    }

    fn close_article(&mut self) -> Result<(), LoadError> {
        let Some(found) = self.page.articles.last_mut() else { return Ok(()) };
        found.body.end = found.body.end.max(found.body.start);
        limits::check(&self.file, Limited::Article, found.body.len() as u64, limits::ARTICLE)?;
        let article = &mut found.head.article;
        article.length = found.body.len();
        let headless = article.line(crate::model::HeadRole::Headline).is_none();
        if headless {
            article.first_words = first_words(&found.opening, WORDS);
        }
        found.opening = Vec::new();
        Ok(())
    }
}

/// The bytes before a character that is cut off at the end.
fn whole_characters(text: &[u8]) -> usize {
    let tail = text.iter().rev().take(3).position(|&b| b >= 0xC0);
    match tail {
        Some(back) => {
            let lead = text[text.len() - 1 - back];
            let length = if lead >= 0xF0 {
                4
            } else if lead >= 0xE0 {
                3
            } else {
                2
            };
            if back + 1 < length { text.len() - 1 - back } else { text.len() }
        }
        None => text.len(),
    }
}

fn count_malformed(bytes: &[u8]) -> usize {
    if simdutf8::basic::from_utf8(bytes).is_ok() {
        return 0;
    }
    bytes.utf8_chunks().filter(|chunk| !chunk.invalid().is_empty()).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::InEnglish;

    /// The page read in pieces of `size` bytes.
    fn scan(text: &[u8], size: usize) -> ScannedPage {
        let mut scanner = Scanner::new("A01.md");
        for piece in text.chunks(size) {
            scanner.feed(piece).unwrap();
        }
        scanner.finish().unwrap()
    }

    fn told(text: &str, page: &ScannedPage) -> Vec<(String, String)> {
        let told = |found: &FoundArticle| {
            let title = found.head.article.title().as_str().to_owned();
            (title, text[found.body.clone()].trim().to_owned())
        };
        page.articles.iter().map(told).collect()
    }

    const PAGE: &str = "\n# 新渠通水\nby: 王小河\n\n第一段。\n\n```\n# 不是题\n```\n#\r\n\r\n没有题的一篇。\r\n# 空\n# 末\nid: x\n正文";

    #[test]
    fn articles_are_the_same_however_the_file_is_cut_into_pieces() {
        let expected = [
            ("新渠通水", "第一段。\n\n```\n# 不是题\n```"),
            ("没有题的一篇。", "没有题的一篇。"),
            ("空", ""),
            ("末", "正文"),
        ]
        .map(|(title, body)| (title.to_owned(), body.to_owned()));
        for size in 1..PAGE.len() {
            let page = scan(PAGE.as_bytes(), size);
            assert_eq!(told(PAGE, &page), expected, "pieces of {size}");
            assert_eq!(page.warnings, []);
        }
    }

    #[test]
    fn long_lines_are_not_waited_for_and_are_still_counted() {
        let long = "水".repeat(5_000);
        let text = format!("# 一\n\n{long}\n{long}\n# 二\nkickr: 引\nsection: 副刊\n\n三\n");
        for size in [7, 700, 100_000] {
            let page = scan(text.as_bytes(), size);
            assert_eq!(told(&text, &page)[0].1, format!("{long}\n{long}"));
            assert_eq!(page.warnings[0].line, Some(6));
            let found = &page.articles[1];
            assert_eq!(&text[found.body.clone()], "kickr: 引\nsection: 副刊\n\n三\n");
            assert_eq!(&text[found.holes[0].clone()], "section: 副刊");
            assert_eq!(found.head.section.as_deref(), Some("副刊"));
        }
    }

    #[test]
    fn bytes_that_are_no_text_are_counted_once() {
        let text =
            "# 一\n\n水\n".as_bytes().iter().chain(b"\xFF\xFE x").copied().collect::<Vec<_>>();
        for size in 1..text.len() {
            let page = scan(&text, size);
            assert!(page.warnings[0].told().contains("2 byte sequences"), "{size}: {page:?}");
        }
    }

    #[test]
    fn text_before_the_first_headline_is_kept_and_told() {
        let text = "#新渠\n\n水\n\n# 二\n";
        let page = scan(text.as_bytes(), 4);
        assert_eq!(told(text, &page)[0], ("#新渠".to_owned(), "#新渠\n\n水".to_owned()));
        assert_eq!(page.warnings[0].line, Some(1));
    }

    #[test]
    fn an_open_fence_and_an_endless_head_are_told() {
        let page = scan("# 一\n\n```\n# 二\n".as_bytes(), 3);
        assert_eq!((page.articles.len(), page.warnings[0].line), (1, Some(3)));
        let mut scanner = Scanner::new("A01.md");
        let error = scanner.feed(&b"# ".repeat(limits::HEAD)).unwrap_err();
        assert!(error.told().contains("a line of a head"));
    }
}
