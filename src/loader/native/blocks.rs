//! One chunk of a body to its block.

use super::chunk::{self, LineStart};
use super::inline::{literal, rich};
use super::{list, table};
use crate::input::limits;
use crate::input::line_join;
use crate::model::{Block, BlockKind, Clean, Grammar, Rich};

/// How bodies of the native format are read on demand.
pub(crate) const GRAMMAR: Grammar =
    Grammar { parse, is_plain: chunk::is_plain, picture: Some(PICTURE) };

/// What a picture begins with.
const PICTURE: &str = "![";

/// Reads a chunk that stands at byte `base` of its file.
#[must_use]
pub(crate) fn parse(raw: &[u8], base: usize) -> Vec<Block> {
    let leading = raw.iter().take_while(|b| matches!(b, b'\n' | b'\r')).count();
    let trimmed = raw.trim_ascii_end();
    if trimmed.len() <= leading {
        return Vec::new();
    }
    let text = String::from_utf8_lossy(&trimmed[leading..]);
    let text = if text.contains('\r') { text.replace("\r\n", "\n").into() } else { text };
    let (kind, truncated) = kind(&text);
    let source = base + leading..base + trimmed.len();
    vec![Block { source: vec![source], truncated, ..Block::new(kind) }]
}

fn kind(text: &str) -> (BlockKind, bool) {
    let first = text.lines().next().unwrap_or_default();
    let kind = match chunk::look(first.as_bytes()) {
        LineStart::Fence(ticks) => return fenced(text, ticks),
        LineStart::Heading(level) => {
            let text = rich(first.trim_start().trim_start_matches('#'));
            BlockKind::Subhead { level, text }
        }
        LineStart::Quote => BlockKind::Quote(quote(text)),
        LineStart::Rule => BlockKind::Rule,
        LineStart::Item => list::read(text).map_or_else(|| as_it_is(text), BlockKind::List),
        LineStart::Row => match table::read(text) {
            table::TableResult::Table(table) => BlockKind::Table(table),
            table::TableResult::TooLarge => as_it_is(text),
            table::TableResult::None => BlockKind::Paragraph(rich(text)),
        },
        LineStart::Blank | LineStart::Text => paragraph(text),
    };
    (kind, false)
}

/// What is shown as it stands in the file, for want of a way to set it.
fn as_it_is(text: &str) -> BlockKind {
    BlockKind::Preformatted(Clean::lines(text))
}

fn paragraph(text: &str) -> BlockKind {
    let text = text.trim_matches(|c| c == '\n' || line_join::EDGE.contains(&c));
    if text.starts_with("-- ") && text.lines().all(|line| line.trim_start().starts_with("-- ")) {
        let lines = text.lines().map(|line| rich(&line.trim_start()[3..]));
        return BlockKind::Signature(lines.collect());
    }
    if let Some(what) = gap(text) {
        return BlockKind::Gap(what);
    }
    figure(text).unwrap_or_else(|| BlockKind::Paragraph(rich(text)))
}

fn gap(text: &str) -> Option<Clean> {
    let what = text.strip_prefix("[gap")?.strip_suffix(']')?;
    match what.strip_prefix(':') {
        Some(what) => Some(literal(what)),
        None => what.is_empty().then(Clean::empty),
    }
}

/// A paragraph that begins with a picture.
fn figure(text: &str) -> Option<BlockKind> {
    let alt_and_rest = text.strip_prefix(PICTURE)?;
    let (alt, rest) = until(alt_and_rest, ']')?;
    let (path, mut said) = until(rest.strip_prefix('(')?, ')')?;
    let mut credit = None;
    let (before, last) = said.rsplit_once('\n').unwrap_or(("", said));
    if let Some(who) = last.trim_matches(line_join::EDGE).strip_prefix("credit:") {
        credit = Some(literal(who)).filter(|who| !who.is_empty());
        said = before;
    }
    let image = Some(literal(path)).filter(|path| !path.is_empty());
    Some(BlockKind::Figure { image, alt: literal(alt), caption: rich(said), credit })
}

/// The text before the first `end` that no backslash precedes, and after it.
fn until(text: &str, end: char) -> Option<(&str, &str)> {
    let mut escaped = false;
    for (at, c) in text.char_indices() {
        if c == end && !escaped {
            return Some((&text[..at], &text[at + 1..]));
        }
        escaped = c == '\\' && !escaped;
    }
    None
}

/// The paragraphs of a quotation. Deeper quotes and items begin paragraphs.
fn quote(text: &str) -> Vec<Rich> {
    let mut paragraphs: Vec<String> = Vec::new();
    let (mut depth_before, mut open) = (0, false);
    for line in text.lines() {
        let content = line.trim_start_matches(|c| c == '>' || line_join::EDGE.contains(&c));
        let depth = line[..line.len() - content.len()].matches('>').count();
        let item = chunk::item_marker(content.as_bytes()).is_some();
        let goes_on = open && !item && (depth == 0 || depth == depth_before);
        depth_before = if depth == 0 { depth_before } else { depth };
        open = !content.is_empty();
        match paragraphs.last_mut() {
            _ if !open => {}
            Some(paragraph) if goes_on => {
                paragraph.push('\n');
                paragraph.push_str(content);
            }
            _ => paragraphs.push(content.to_owned()),
        }
    }
    paragraphs.iter().map(|paragraph| rich(paragraph)).collect()
}

/// The lines between fences. A language's name after the first fence is not
/// shown; other words are a line of text.
fn fenced(text: &str, ticks: usize) -> (BlockKind, bool) {
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    let closing = rest.rsplit('\n').next().unwrap_or_default();
    let closed = !rest.is_empty() && chunk::closes_fence(closing.as_bytes(), ticks);
    let content = if closed {
        rest[..rest.len() - closing.len()].strip_suffix('\n').unwrap_or_default()
    } else {
        rest
    };
    let info = first[ticks..].trim();
    let language = info.bytes().all(|b| b.is_ascii_alphanumeric() || b"+-#_.".contains(&b));
    let text =
        if language { Clean::lines(content) } else { Clean::lines(&format!("{info}\n{content}")) };
    (BlockKind::Preformatted(text), !closed)
}

/// The first `most` characters of the text that raw bytes begin with.
#[must_use]
pub(crate) fn first_words(raw: &[u8], most: usize) -> Clean {
    let starts = chunk::starts(raw);
    let ends = starts.iter().skip(1).map(|&s| s as usize).chain([raw.len()]);
    let mut words = String::new();
    for (&start, end) in starts.iter().zip(ends) {
        let chunk = &raw[start as usize..end.min(start as usize + limits::HEAD)];
        words = parse(chunk, 0).iter().map(Block::plain).collect();
        if !words.trim().is_empty() {
            break;
        }
    }
    Clean::line(&words.trim().chars().take(most).collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(text: &str) -> BlockKind {
        let mut blocks = parse(text.as_bytes(), 0);
        assert_eq!(blocks.len(), 1, "{text}");
        blocks.remove(0).kind
    }

    fn plain(text: &str) -> Rich {
        Rich::from(text)
    }

    #[test]
    fn a_block_knows_its_bytes_in_the_file() {
        let block = &parse("\n\n新渠\n\n".as_bytes(), 100)[0];
        assert_eq!((block.source.len(), &block.source[0]), (1, &(102..108)));
    }

    #[test]
    fn a_figure_has_its_picture_caption_and_credit() {
        let text = "![闸口\\]前](media/a\\).png)\n第一股水\n流过新渠\ncredit: 林小满 摄";
        let BlockKind::Figure { image, alt, caption, credit } = one(text) else {
            panic!("no figure")
        };
        assert_eq!(image.unwrap().as_str(), "media/a).png");
        assert_eq!(alt.as_str(), "闸口]前");
        assert_eq!(caption, plain("第一股水流过新渠"));
        assert_eq!(credit.unwrap().as_str(), "林小满 摄");
        let BlockKind::Figure { image, caption, .. } = one("![闸口]()") else {
            panic!("no figure")
        };
        assert!(image.is_none() && caption.is_empty());
    }

    #[test]
    fn a_signature_is_all_dashes_and_a_gap_says_what_is_missing() {
        let lines = vec![plain("河口市水务局"), plain("2026年11月21日")];
        assert_eq!(one("-- 河口市水务局\n-- 2026年11月21日"), BlockKind::Signature(lines));
        assert_eq!(one("-- 甲\n乙"), BlockKind::Paragraph(plain("-- 甲乙")));
        assert_eq!(one("[gap: 两行]"), BlockKind::Gap(Clean::line("两行")));
        assert_eq!(one("[gap]"), BlockKind::Gap(Clean::empty()));
        assert_eq!(one("[gapes] 甲"), BlockKind::Paragraph(plain("[gapes] 甲")));
    }

    #[test]
    fn quotes_keep_their_paragraphs() {
        let quote = one("> 甲一\n> 甲二\n>\n> 乙\n>> 丙\n> - 丁\n续");
        let texts = ["甲一甲二", "乙", "丙", "- 丁续"].map(plain).to_vec();
        assert_eq!(quote, BlockKind::Quote(texts));
    }

    #[test]
    fn a_fence_keeps_its_lines_and_says_when_it_is_not_closed() {
        assert_eq!(
            one("```\n  一\n\n二\n```"),
            BlockKind::Preformatted(Clean::lines("  一\n\n二"))
        );
        assert_eq!(one("```verse\n一\n```"), BlockKind::Preformatted(Clean::line("一")));
        assert_eq!(one("``` 老 街\n一\n```"), BlockKind::Preformatted(Clean::lines("老 街\n一")));
        let open = &parse("```\n一".as_bytes(), 0)[0];
        assert!(open.truncated);
        assert_eq!(open.plain(), "一");
    }

    #[test]
    fn subheads_of_all_levels_and_rules() {
        let text = plain("一");
        assert_eq!(one("## 一"), BlockKind::Subhead { level: 2, text: text.clone() });
        assert_eq!(one("###### 一"), BlockKind::Subhead { level: 6, text });
        assert_eq!(one("- - -"), BlockKind::Rule);
        assert_eq!(one("####### 一"), BlockKind::Paragraph(plain("####### 一")));
    }

    #[test]
    fn a_plain_chunk_is_what_parse_makes_of_it_for_every_character() {
        let rare = ['\u{2E3A}', '\u{1100}', '\u{3099}', '\u{FEFF}', '\u{FF9E}'];
        for c in ('\0'..='\u{FFFF}').chain(rare) {
            let text = format!("水{c}流");
            if chunk::is_plain(text.as_bytes()) {
                assert_eq!(
                    one(&text).clone(),
                    BlockKind::Paragraph(Rich::plain(Clean::line(&text)))
                );
                let BlockKind::Paragraph(rich) = one(&text) else { panic!("{text:?}") };
                assert_eq!(rich.text.as_str(), text, "{text:?}");
            }
            let first = format!("{c}1. 水");
            if chunk::is_plain(first.as_bytes()) {
                assert_eq!(one(&first), BlockKind::Paragraph(plain(&first)), "{first:?}");
            }
        }
    }
}
