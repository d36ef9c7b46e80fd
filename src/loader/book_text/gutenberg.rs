//! A text of Project Gutenberg: it stands between `*** START OF …` and
//! `*** END OF …`; what is before and after is of the library.
//!
//! Paragraphs are parted by blank lines and broken to a width. Four blank lines
//! stand before a chapter, two before what is less.

use super::book::{BookChapter, TextBook};
use crate::input::dates;
use crate::model::{Block, BlockKind, Clean, LangTag, Rich, Span, Style};

/// Whether a text has the first of these lines.
pub(super) fn is_one(bytes: &[u8]) -> bool {
    let starts = [&b"*** START OF TH"[..], b"***START OF TH"];
    starts.iter().any(|start| {
        let at = memchr::memmem::find(bytes, start);
        at.is_some_and(|at| {
            let line = &bytes[at..bytes.len().min(at + 100)];
            memchr::memmem::find(line, b"PROJECT GUTENBERG").is_some()
        })
    })
}

/// A block of lines, and how many blank ones stand before it.
struct TextBlock<'a> {
    lines: Vec<&'a str>,
    blank: usize,
}

impl TextBlock<'_> {
    fn joined(&self) -> String {
        self.lines.iter().map(|line| line.trim()).collect::<Vec<_>>().join(" ")
    }
}

/// Reads such a text.
pub(super) fn read(text: &str) -> TextBook {
    let lines: Vec<&str> = text.lines().collect();
    let is_mark = |line: &str, what: &str| {
        let rest = line.trim_start().strip_prefix("***");
        rest.is_some_and(|rest| rest.trim_start().starts_with(what))
    };
    let start = lines.iter().position(|line| is_mark(line, "START OF TH")).unwrap_or(0);
    let ends = lines.iter().skip(start + 1).position(|line| is_mark(line, "END OF TH"));
    let end = ends.map_or(lines.len(), |end| start + 1 + end);
    let mut book = TextBook::default();
    head(&lines[..start], &mut book);
    let body = lines.get(start + 1..end).unwrap_or_default();
    chapters(blocks(body), &mut book);
    let after = lines.get(end + 1..).unwrap_or_default();
    for block in blocks(&lines[..start]).iter().chain(&blocks(after)) {
        book.furniture.push(Block::paragraph(&block.joined()));
    }
    book
}

/// What the lines before the text say: `Title: …`, which may go on indented.
fn head(lines: &[&str], book: &mut TextBook) {
    const LANGUAGES: [(&str, &str); 16] = [
        ("English", "en"),
        ("French", "fr"),
        ("German", "de"),
        ("Chinese", "zh"),
        ("Japanese", "ja"),
        ("Korean", "ko"),
        ("Spanish", "es"),
        ("Italian", "it"),
        ("Portuguese", "pt"),
        ("Dutch", "nl"),
        ("Finnish", "fi"),
        ("Swedish", "sv"),
        ("Danish", "da"),
        ("Greek", "el"),
        ("Latin", "la"),
        ("Polish", "pl"),
    ];
    let mut goes_on = false;
    for line in lines {
        if goes_on && line.starts_with(' ') && !line.trim().is_empty() {
            book.title.push(' ');
            book.title.push_str(line.trim());
            continue;
        }
        goes_on = false;
        let Some((key, value)) = line.split_once(':') else { continue };
        let value = value.trim();
        match key.trim().trim_start_matches('\u{FEFF}') {
            "Title" => {
                value.clone_into(&mut book.title);
                goes_on = true;
            }
            "Author" => value.clone_into(&mut book.author),
            "Release date" | "Release Date" => {
                book.date = dates::day(value.split('[').next().unwrap_or_default());
            }
            "Language" => {
                let known = LANGUAGES.iter().find(|(name, _)| *name == value);
                book.lang = known.and_then(|(_, tag)| LangTag::new(tag));
            }
            _ => {}
        }
    }
}

fn blocks<'a>(lines: &[&'a str]) -> Vec<TextBlock<'a>> {
    let (mut out, mut blank) = (Vec::<TextBlock<'a>>::new(), 1);
    for line in lines {
        if line.trim().is_empty() {
            blank += 1;
            continue;
        }
        match out.last_mut() {
            Some(block) if blank == 0 => block.lines.push(line),
            _ => out.push(TextBlock { lines: vec![line], blank }),
        }
        blank = 0;
    }
    out
}

/// Parts the text into chapters. What stands on the title page and is no more
/// than title and author is furniture.
fn chapters(blocks: Vec<TextBlock<'_>>, book: &mut TextBook) {
    let mut chapters = vec![BookChapter::default()];
    let mut blocks = blocks.into_iter().peekable();
    let mut has_text = false;
    while let Some(block) = blocks.next() {
        let text = block.joined();
        if chapters.len() == 1 && !has_text && is_of_title(&text, book) {
            book.furniture.push(Block::paragraph(&text));
            continue;
        }
        let last = chapters.len() - 1;
        if !is_head(&block) {
            has_text = true;
            chapters[last].blocks.push(set(&block));
            continue;
        }
        let is_under = |next: &TextBlock<'_>| {
            next.blank <= 2 && next.lines.len() <= 2 && !ends_sentence(&next.joined())
        };
        let title = if is_numbered(&text) { blocks.next_if(is_under) } else { None };
        chapters.push(match title {
            Some(title) => {
                BookChapter { kicker: text, headline: title.joined(), blocks: Vec::new() }
            }
            None => BookChapter { headline: text, ..BookChapter::default() },
        });
    }
    // One heading is that of the whole, and heads of a list of contents have no
    // text under them.
    chapters.retain(|chapter| !chapter.blocks.is_empty() || !chapter.headline.is_empty());
    book.chapters = joined(chapters);
}

/// Puts headings without a text before the chapter that follows them.
fn joined(chapters: Vec<BookChapter>) -> Vec<BookChapter> {
    let mut out: Vec<BookChapter> = Vec::new();
    let mut waiting: Vec<Block> = Vec::new();
    let as_blocks = |chapter: &BookChapter| {
        let lines =
            [&chapter.kicker, &chapter.headline].into_iter().filter(|text| !text.is_empty());
        lines.map(|text| Block::paragraph(text)).collect::<Vec<_>>()
    };
    for mut chapter in chapters {
        if chapter.blocks.is_empty() {
            waiting.extend(as_blocks(&chapter));
            continue;
        }
        if !waiting.is_empty() {
            match out.last_mut() {
                Some(before) => before.blocks.append(&mut waiting),
                None => {
                    let blocks = std::mem::take(&mut waiting);
                    out.push(BookChapter { blocks, ..BookChapter::default() });
                }
            }
        }
        out.push(chapter_of(&mut chapter));
    }
    if !waiting.is_empty() {
        match out.last_mut() {
            Some(last) => last.blocks.append(&mut waiting),
            None => out.push(BookChapter { blocks: waiting, ..BookChapter::default() }),
        }
    }
    out
}

fn chapter_of(chapter: &mut BookChapter) -> BookChapter {
    std::mem::take(chapter)
}

/// Whether a text is the title, the author, or who made the file.
fn is_of_title(text: &str, book: &TextBook) -> bool {
    let letters = |text: &str| -> String {
        text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    let (own, title, author) = (letters(text), letters(&book.title), letters(&book.author));
    let by = own.strip_prefix("by").unwrap_or(&own);
    let is_name = own == title || by == author || own == format!("{title}by{author}");
    is_name && !own.is_empty()
        || text.starts_with("Produced by ")
        || text.starts_with("E-text prepared by ")
        || text == "[Illustration]"
}

/// Whether a block is the heading of a chapter: by its words, or a short line with
/// much room above it.
fn is_head(block: &TextBlock<'_>) -> bool {
    const ROOM: usize = 4;
    let text = block.joined();
    let is_short = block.lines.len() <= 2 && text.chars().count() <= 72;
    let has_letters = text.chars().any(char::is_alphanumeric);
    is_short
        && has_letters
        && !text.starts_with('[')
        && (block.blank >= 2 && is_numbered(&text) || block.blank >= ROOM && !ends_sentence(&text))
}

/// `CHAPTER I.`, `Book the First`, `XII`.
fn is_numbered(text: &str) -> bool {
    const WORDS: [&str; 16] = [
        "chapter",
        "book",
        "part",
        "letter",
        "act",
        "scene",
        "stave",
        "canto",
        "volume",
        "section",
        "chapitre",
        "kapitel",
        "capitolo",
        "capítulo",
        "luku",
        "hoofdstuk",
    ];
    let mut words = text.split_whitespace();
    let first = words.next().unwrap_or_default().to_lowercase();
    let is_roman = |word: &str| {
        let word = word.trim_end_matches(['.', ':']);
        !word.is_empty() && word.chars().all(|c| "IVXLC".contains(c))
    };
    let is_chinese =
        text.starts_with('第') && text.chars().take(8).any(|c| "回章卷節节".contains(c));
    WORDS.contains(&first.trim_end_matches('.')) && words.next().is_some()
        || is_roman(text)
        || is_chinese
}

fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(['"', '”', '’', '\'', '_', '」'])
        .ends_with(['.', '!', '?', ',', ';', '。', '！', '？', '，'])
}

/// Sets a block: a rule of stars, a picture, verse where its lines are indented,
/// else a paragraph.
fn set(block: &TextBlock<'_>) -> Block {
    const INDENT: &str = "  ";
    let text = block.joined();
    let is_rule = text.chars().all(|c| c == '*' || c == ' ') && text.matches('*').count() >= 3;
    if is_rule {
        return Block::new(BlockKind::Rule);
    }
    let picture = text.strip_prefix("[Illustration").and_then(|rest| rest.strip_suffix(']'));
    if let Some(caption) = picture {
        let caption = Rich::from(caption.trim_start_matches(':').trim());
        let (alt, image, credit) = (Clean::line("Illustration"), None, None);
        return Block::new(BlockKind::Figure { image, alt, caption, credit });
    }
    let is_verse = block.lines.len() > 1 && block.lines.iter().all(|line| line.starts_with(INDENT));
    if !is_verse {
        return Block::new(BlockKind::Paragraph(stressed(&text)));
    }
    let mut lines = block.lines.iter().map(|line| stressed(line.trim()));
    let mut verse = lines.next().unwrap_or_default();
    lines.for_each(|line| verse.push_line(line));
    Block::new(BlockKind::Paragraph(verse))
}

/// A text with what stands between `_` and `_` stressed.
fn stressed(text: &str) -> Rich {
    let parts: Vec<&str> = text.split('_').collect();
    // A sign without another is itself.
    if parts.len() < 3 || parts.len().is_multiple_of(2) {
        return Rich::from(text);
    }
    let (mut out, mut spans) = (String::new(), Vec::new());
    for (at, part) in parts.iter().enumerate() {
        let start = out.len();
        out.push_str(part);
        if at % 2 == 1 && !part.is_empty() {
            spans.push(Span { range: start..out.len(), style: Style::Emphasis });
        }
    }
    Rich::of_parts(&out, spans)
}
