//! A text of Aozora Bunko (青空文庫): title and author, the signs that it uses
//! between two rules, the text with a paragraph a line, and 底本, from which it
//! was taken.

use super::aozora_letters::letters;
use super::aozora_line::{AozoraRole, line};
use super::aozora_note::without_notes;
use super::book::{BookChapter, TextBook};
use crate::input::dates;
use crate::model::{Block, BlockKind, Rich};

/// How the list of signs is called, in Shift_JIS and in UTF-8.
const SIGNS: [&[u8]; 2] = [
    b"\x81\x79\x83\x65\x83\x4C\x83\x58\x83\x67\x92\x86\x82\xC9\x8C\xBB\x82\xEA\x82\xE9\x8B\x4C\x8D\x86",
    "【テキスト中に現れる記号".as_bytes(),
];

/// What begins a note, in both.
const NOTES: [&[u8]; 2] = [b"\x81\x6D\x81\x94", "［＃".as_bytes()];

/// What ends the text, in both.
const MADE: [&[u8]; 2] = [
    b"\x90\xC2\x8B\xF3\x95\xB6\x8C\xC9\x8D\xEC\x90\xAC\x83\x74\x83\x40\x83\x43\x83\x8B",
    "青空文庫作成ファイル".as_bytes(),
];

/// Whether a text is one of these: it has their list of signs, their last lines, or
/// several of their notes.
pub(super) fn is_one(bytes: &[u8]) -> bool {
    const FEW: usize = 3;
    let has = |what: &[u8]| memchr::memmem::find(bytes, what).is_some();
    let notes = |what: &[u8]| memchr::memmem::find_iter(bytes, what).take(FEW).count();
    SIGNS.iter().chain(&MADE).any(|sign| has(sign)) || NOTES.iter().any(|note| notes(note) >= FEW)
}

/// Reads such a text.
pub(super) fn read(text: &str) -> TextBook {
    let mut lines = text.lines().peekable();
    let mut book = TextBook::default();
    read_head(&mut lines, &mut book);
    let (mut body, mut end): (Vec<&str>, Vec<&str>) = (Vec::new(), Vec::new());
    for line in lines {
        let begins = line.starts_with("底本：") || line.starts_with("底本:");
        if begins || !end.is_empty() { end.push(line) } else { body.push(line) }
    }
    book.date =
        end.iter().rev().find_map(|line| line.contains("作成").then(|| dates::day(line))?);
    let chapters = set(&body, &mut book);
    book.chapters = chapters;
    if let Some(last) = book.chapters.last_mut() {
        last.blocks.extend(source(&end));
    }
    book
}

/// Title, author and what else stands over the text, up to a blank line; then the
/// list of signs, between two rules.
fn read_head<'a>(
    lines: &mut std::iter::Peekable<impl Iterator<Item = &'a str>>,
    book: &mut TextBook,
) {
    /// Title, second title, translator …
    const LINES: usize = 8;
    let mut head = Vec::new();
    while let Some(line) = lines.next_if(|line| head.len() < LINES && !is_rule(line)) {
        let shown = line.trim_matches(['\u{FEFF}', ' ', '\u{3000}']);
        if !shown.is_empty() {
            head.push(shown.to_owned());
        } else if !head.is_empty() {
            break;
        }
    }
    let plain = |text: &String| without_notes(&letters(text));
    let mut head = head.iter().map(plain);
    book.title = head.next().unwrap_or_default();
    let others: Vec<String> = head.collect();
    // Who translated or edited it stands under the author, second titles over him.
    let helpers = others.iter().rev().take_while(|line| is_helper(line)).count();
    let (names, helpers) = others.split_at(others.len() - helpers);
    let (author, titles) =
        names.split_last().map_or((None, names), |(last, rest)| (Some(last), rest));
    for title in titles {
        book.title = format!("{}　{title}", book.title);
    }
    let named: Vec<&str> = author.into_iter().chain(helpers).map(String::as_str).collect();
    book.author = named.join("　");
    while lines.next_if(|line| line.trim().is_empty()).is_some() {}
    if lines.next_if(|line| is_rule(line)).is_none() {
        return;
    }
    for line in lines.by_ref().take_while(|line| !is_rule(line)) {
        if !line.trim().is_empty() {
            book.furniture.push(Block::paragraph(line));
        }
    }
}

/// Whether a line names who did something for a text that another wrote: 乙川花子訳.
fn is_helper(line: &str) -> bool {
    const DONE: [&str; 10] =
        ["訳", "譯", "訳注", "訳註", "編", "編纂", "校訂", "校注", "校註", "監修"];
    // Parts of a work are called so, too.
    const PARTS: [&str; 8] = ["前編", "後編", "上編", "中編", "下編", "続編", "短編", "長編"];
    let line = line.trim_end_matches(['）', ')']);
    let is_part = PARTS.iter().any(|part| line.ends_with(part));
    !is_part && DONE.iter().any(|done| line.len() > done.len() && line.ends_with(done))
}

fn is_rule(line: &str) -> bool {
    let line = line.trim();
    line.len() >= 10 && line.bytes().all(|b| b == b'-')
}

/// Sets the lines of the text: a chapter from each heading of the highest rank, if
/// there are several, else one.
fn set(body: &[&str], book: &mut TextBook) -> Vec<BookChapter> {
    let mut roles = super::aozora_line::OpenNotes::default();
    let mut notes = Vec::new();
    let lines: Vec<_> = body.iter().filter_map(|raw| line(raw, &mut roles, &mut notes)).collect();
    book.furniture.extend(notes.iter().map(|note| Block::paragraph(note)));
    let rank = |role: AozoraRole| match role {
        AozoraRole::Heading(rank) => Some(rank),
        _ => None,
    };
    let count = |of: u8| lines.iter().filter(|(role, _)| rank(*role) == Some(of)).count();
    let top = (1..=3).find(|of| count(*of) > 1);
    let mut chapters = vec![BookChapter::default()];
    for (role, text) in lines {
        let last = chapters.len() - 1;
        match role {
            AozoraRole::Heading(rank) if Some(rank) == top => {
                let headline = text.text.to_string();
                chapters.push(BookChapter { headline, ..BookChapter::default() });
            }
            AozoraRole::Heading(rank) => {
                let kind = BlockKind::Subhead { level: rank + 1, text };
                chapters[last].blocks.push(Block::new(kind));
            }
            AozoraRole::Text => chapters[last].blocks.push(Block::new(BlockKind::Paragraph(text))),
            AozoraRole::AtEnd => {
                chapters[last].blocks.push(Block::new(BlockKind::Signature(vec![text])));
            }
            AozoraRole::Picture(at) => chapters[last].blocks.push(roles.picture(at)),
        }
    }
    chapters.retain(|chapter| !chapter.blocks.is_empty() || !chapter.headline.is_empty());
    chapters
}

/// What the text was taken from, after a rule.
fn source(lines: &[&str]) -> Vec<Block> {
    let lines = lines.iter().map(|line| line.trim()).filter(|line| !line.is_empty());
    let mut whole: Option<Rich> = None;
    for line in lines {
        let line = Rich::from(without_notes(&letters(line)).as_str());
        match &mut whole {
            Some(whole) => whole.push_line(line),
            None => whole = Some(line),
        }
    }
    let blocks =
        whole.map(|text| [Block::new(BlockKind::Rule), Block::new(BlockKind::Paragraph(text))]);
    blocks.into_iter().flatten().collect()
}
