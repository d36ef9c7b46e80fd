//! Text of more than a scanned page, or than many: set as it stands, and read
//! as far as it is looked at. It is kept in UTF-8 once, with a number for every
//! paragraph; what the recovery needs to know of each character would take
//! twenty to sixty times as much.

use std::ops::Range;

use encoding_rs::UTF_8;

use super::glyph::dropped;
use super::plain::{self, closes, columns};
use super::{check_text, is_blank};
use crate::input::encoding::{self, Found, Whole};
use crate::input::{Hint, LoadError, Loaded, limits, plain_text};
use crate::model::error::Limited;
use crate::model::{Block, BlockKind, Body, BodyRest, Clean, Edition, Grammar, Lang, Rich};

/// Bytes by which it is told how the lines are to be taken.
const SAMPLE: usize = 1 << 20;
/// Bytes that are shown before the rest is looked at: several screens, and the
/// sample by which the words that are left are counted
/// ([`Body::characters`]).
const OPENING: usize = 256 << 10;
/// A paragraph of more bytes is shown in parts: what is on the screen is set
/// from the beginning of its paragraph.
const LONGEST: usize = 64 << 10;
/// How far before its end a part may end, after a sentence or a word.
const SLACK: usize = 512;
/// There are hardly more paragraphs to number than this: in a longer text of
/// short lines several go by one number.
const NUMBERED: usize = 1 << 20;

/// Reads a text as one article, as [`super::load_plain`] does.
///
/// # Errors
/// As [`super::load`].
pub(super) fn load(bytes: &[u8], hint: &Hint) -> Result<Loaded, LoadError> {
    limits::check(&hint.name, Limited::Text, bytes.len() as u64, limits::ARTICLE)?;
    let found = encoding::find(bytes, hint.encoding.as_deref());
    let found = found.map_err(|error| error.of_file(&hint.name))?;
    let is_utf8 = found.encoding == UTF_8;
    if !is_utf8 {
        let length = bytes.len() as u64;
        limits::check(&hint.name, Limited::ForeignText, length, limits::FOREIGN_TEXT)?;
    }
    let begun = begin(bytes, &found, hint)?;
    let Whole { text: raw, malformed } = encoding::whole(bytes, found);
    if is_blank(&raw) {
        return Err(LoadError::Empty { file: hint.name.clone() });
    }
    let dropped = raw.utf8_chunks().map(|chunk| dropped(chunk.valid())).sum();
    let (body, lang) = match begun {
        Some(Begun { body, rest, taken }) => {
            let starts = starts(&raw, taken.lines, raw.len());
            let _no_pictures = rest.give(raw, starts);
            (body, taken.lang)
        }
        None => {
            let taken = TakenText::of(&raw, encoding::name(found.encoding), hint)?;
            let starts = starts(&raw, taken.lines, raw.len());
            (Body::lazy(raw, starts, found.mark, taken.grammar(is_utf8)), taken.lang)
        }
    };
    let mut edition = edition(&body, lang, hint);
    edition.warnings.extend(plain::damage(malformed, dropped));
    Ok(Loaded { edition, bodies: vec![body], ..Loaded::default() })
}

/// How a text is taken, by its beginning.
struct TakenText {
    lines: plain::Lines,
    lang: Lang,
}

impl TakenText {
    fn of(raw: &[u8], encoding: &str, hint: &Hint) -> Result<Self, LoadError> {
        let sample = String::from_utf8_lossy(&raw[..raw.len().min(SAMPLE)]);
        check_text(&sample, encoding, hint)?;
        Ok(Self { lines: plain::Lines::of(&sample), lang: Lang::guess(&sample) })
    }

    fn grammar(&self, is_utf8: bool) -> Grammar {
        let parse = match (self.lines.wrapped, is_utf8) {
            (true, true) => parse::<true, true>,
            (true, false) => parse::<true, false>,
            (false, true) => parse::<false, true>,
            (false, false) => parse::<false, false>,
        };
        Grammar { parse, is_plain, picture: None }
    }
}

/// A text of which the opening was given away, to be read meanwhile.
struct Begun {
    body: Body,
    rest: BodyRest,
    taken: TakenText,
}

/// Gives the opening of a text away, if somebody waits for it and it need not
/// be decoded: all that is done to the whole text takes several frames.
fn begin(bytes: &[u8], found: &Found, hint: &Hint) -> Result<Option<Begun>, LoadError> {
    if !hint.watch.is_watched() || found.encoding != UTF_8 || bytes.len() < SAMPLE {
        return Ok(None);
    }
    let raw = &bytes[found.mark..];
    let taken = TakenText::of(raw, encoding::name(found.encoding), hint)?;
    // Where a paragraph ends is told from the next one, and from whole lines.
    let opening = &raw[..OPENING];
    let opening = &opening[..memchr::memrchr(b'\n', opening).map_or(0, |at| at + 1)];
    let mut starts = starts(opening, taken.lines, raw.len());
    let Some(end) = starts.pop().filter(|_| !starts.is_empty()) else { return Ok(None) };
    let (opening, length) = (opening[..end as usize].to_vec(), (found.mark, raw.len()));
    let (body, rest) = Body::opening(opening, starts, length, taken.grammar(true));
    let early = || {
        let edition = edition(&body, taken.lang, hint);
        Loaded { edition, bodies: vec![body.clone()], ..Loaded::default() }
    };
    hint.watch.early(early);
    Ok(Some(Begun { body, rest, taken }))
}

/// The edition whose article this body is.
fn edition(body: &Body, lang: Lang, hint: &Hint) -> Edition {
    let mut texts = (0..).take_while(|&chunk| body.has_chunk(chunk)).map(|chunk| body.text(chunk));
    let first = texts.find(|text| !text.is_empty());
    let mut edition = plain::edition(&first.unwrap_or_default(), body.weight(), hint);
    edition.paper.lang = hint.lang.clone().or_else(|| Some(lang.into()));
    edition
}

/// Where paragraphs begin: after blank lines and form feeds, at every line
/// where lines are not broken to a width, else where an indent or a short last
/// line shows it; and inside what is longer than [`LONGEST`].
/// `length` is that of the whole text.
fn starts(raw: &[u8], taken: plain::Lines, length: usize) -> Vec<u32> {
    let fewest = length / NUMBERED;
    let mut starts: Vec<u32> = Vec::new();
    let mut before: Option<Range<usize>> = None;
    for (line, breaks) in lines(raw) {
        let shown = trimmed(raw, line.clone());
        if shown.is_empty() {
            before = None;
            continue;
        }
        let goes_on = before.as_ref().is_some_and(|before| {
            taken.wrapped && goes_on(raw, before.clone(), &line, &shown, taken.widest)
        });
        let begun = starts.last().map_or(0, |&start| line.start - start as usize);
        if starts.is_empty() || begun >= LONGEST || !goes_on && begun >= fewest {
            starts.push(line.start as u32);
        }
        part(raw, shown.clone(), &mut starts);
        before = (!breaks).then_some(shown);
    }
    starts
}

/// Whether a line goes on the paragraph of the one before it.
fn goes_on(
    raw: &[u8],
    before: Range<usize>,
    line: &Range<usize>,
    shown: &Range<usize>,
    widest: usize,
) -> bool {
    let (before, own) = (&raw[before], &raw[shown.clone()]);
    if before.len().max(own.len()) > 4 * plain::PAGE || line.start < shown.start {
        return false;
    }
    let before = String::from_utf8_lossy(before);
    let short = columns(&before) * 10 < widest * 7;
    !(short && closes(&before))
}

/// Begins further parts in a line that is too long.
fn part(raw: &[u8], line: Range<usize>, starts: &mut Vec<u32>) {
    let mut start = starts.last().map_or(line.start, |&start| start as usize).max(line.start);
    while line.end - start > LONGEST {
        let most = start + LONGEST;
        let near = &raw[most - SLACK..most];
        let stop = near.windows(3).rposition(|w| w == "。".as_bytes()).map(|at| at + 3);
        let space = || near.iter().rposition(|&b| b == b' ').map(|at| at + 1);
        let back = raw[..=most].iter().rev().take_while(|&&b| b & 0xC0 == 0x80).take(3).count();
        start = stop.or_else(space).map_or(most - back, |at| most - SLACK + at);
        starts.push(start as u32);
    }
}

/// The lines, without their ends; and whether a page ends with each.
fn lines(raw: &[u8]) -> impl Iterator<Item = (Range<usize>, bool)> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at;
        let rest = raw.get(start..).filter(|rest| !rest.is_empty())?;
        let end = memchr::memchr3(b'\n', b'\r', 0x0C, rest).map_or(raw.len(), |n| start + n);
        // CR LF is one line end.
        at = end + 1 + usize::from(raw[end..].starts_with(b"\r\n"));
        Some((start..end, raw.get(end) == Some(&0x0C)))
    })
}

/// The range without white space at either end.
fn trimmed(raw: &[u8], range: Range<usize>) -> Range<usize> {
    const WIDE: &[u8] = "\u{3000}".as_bytes();
    let Range { mut start, mut end } = range;
    loop {
        let line = &raw[start..end];
        if line.first().is_some_and(u8::is_ascii_whitespace) {
            start += 1;
        } else if line.starts_with(WIDE) {
            start += WIDE.len();
        } else if line.last().is_some_and(u8::is_ascii_whitespace) {
            end -= 1;
        } else if line.ends_with(WIDE) {
            end -= WIDE.len();
        } else {
            return start..end;
        }
    }
}

/// The paragraphs of a part of the text. Their places are known where its
/// bytes are those of the file.
fn parse<const WRAPPED: bool, const IN_FILE: bool>(raw: &[u8], base: usize) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut paragraph: Vec<Range<usize>> = Vec::new();
    let mut end = |paragraph: &mut Vec<Range<usize>>| {
        let Some((first, last)) = paragraph.first().zip(paragraph.last()) else { return };
        let source = base + first.start..base + last.end;
        let joined = paragraph.drain(..).fold(String::new(), |text, line| {
            plain::join(text, &String::from_utf8_lossy(&raw[line]))
        });
        let kind = BlockKind::Paragraph(Rich::plain(Clean::line(&joined)));
        let source = if IN_FILE { vec![source] } else { Vec::new() };
        blocks.push(Block { source, ..Block::new(kind) });
    };
    for (line, breaks) in lines(raw) {
        let line = trimmed(raw, line);
        if line.is_empty() || !WRAPPED {
            end(&mut paragraph);
        }
        if !line.is_empty() {
            paragraph.push(line);
        }
        if breaks {
            end(&mut paragraph);
        }
    }
    end(&mut paragraph);
    blocks
}

fn is_plain(raw: &[u8]) -> bool {
    plain_text::is_plain_text(&raw[trimmed(raw, 0..raw.len())])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::{Told, Watch};
    use crate::words::InEnglish;

    fn body(text: &[u8]) -> Loaded {
        load(text, &Hint { name: "dir/长文.txt".into(), ..Hint::default() }).unwrap()
    }

    fn texts(loaded: &Loaded) -> Vec<String> {
        loaded.bodies[0].all_blocks().map(|block| block.plain()).collect()
    }

    #[test]
    fn a_line_of_any_length_is_shown_whole_in_parts_that_end_with_words() {
        let line = "word ".repeat(60_000);
        let loaded = body(line.as_bytes());
        assert!(texts(&loaded).len() > 4);
        assert!(texts(&loaded).iter().all(|text| text.len() <= LONGEST && text.ends_with("word")));
        let whole = texts(&loaded).join(" ");
        assert_eq!(whole, line.trim_end());
        let han = "渠水".repeat(50_000);
        assert_eq!(texts(&body(han.as_bytes())).concat(), han);
    }

    #[test]
    fn millions_of_lines_are_numbered_in_heaps_and_none_is_lost() {
        let loaded = body("a.\n".repeat(4 << 20).as_bytes());
        let body = &loaded.bodies[0];
        assert!(body.chunks() <= NUMBERED + 1, "{}", body.chunks());
        let lines: usize = (0..body.chunks()).map(|chunk| body.blocks(chunk).len()).sum();
        assert_eq!(lines, 4 << 20);
    }

    #[test]
    fn the_opening_of_a_long_text_is_given_away_and_grows_into_the_whole() {
        let text = "新渠今日通水。\r\n守闸人醒了。\n\n".repeat(40_000);
        let (early, given) = std::sync::mpsc::channel();
        let watch = Watch::new(move |told| {
            if let Told::Early(loaded) = told {
                early.send(loaded).unwrap();
            }
        });
        let hint = Hint { name: "dir/长文.txt".into(), watch, ..Hint::default() };
        let watched = load(text.as_bytes(), &hint).unwrap();
        let unwatched = body(text.as_bytes());
        let early = given.try_recv().unwrap();
        assert_eq!(early.edition, unwatched.edition);
        assert_eq!(watched.edition, unwatched.edition);
        assert_eq!(texts(&early), texts(&unwatched));
        assert_eq!(texts(&watched), texts(&unwatched));
        let short = "渠".repeat(1000);
        load(short.as_bytes(), &hint).unwrap();
        assert!(given.try_recv().is_err(), "a short text is read at once");
    }

    #[test]
    fn paragraphs_are_those_that_a_short_text_has() {
        let cases = [
            "渠水通了。\n守闸人老赵看了看表。\r\n他说\"好\",走了。\n",
            "The ferry ran again on Monday,\nand forty people crossed the\nwater.\n\nIt will run on \
             Sunday as well, the\nharbour office said.",
            "　　清晨，第一股水\n流过新渠的闸口，\n守闸人醒了。\n　　他看了看表，比\n预定的早。",
            "one\u{0C}two\r\n\r\nthree",
        ];
        for text in cases {
            let short = super::super::load_plain(text.as_bytes(), &Hint::default()).unwrap();
            let long = body(text.as_bytes());
            assert_eq!(texts(&long), texts(&short), "{text}");
            let sources = |loaded: &Loaded| -> Vec<_> {
                loaded.bodies[0].all_blocks().map(|block| block.source).collect()
            };
            assert_eq!(sources(&long), sources(&short), "{text}");
        }
    }

    #[test]
    fn text_of_an_old_encoding_is_read_and_its_damage_counted() {
        let (bytes, _, _) =
            encoding_rs::GB18030.encode("河口日报\n\n新渠通水，下游三县用水有了保障。\n");
        assert_eq!(texts(&body(&bytes)), ["河口日报", "新渠通水，下游三县用水有了保障。"]);
        let loaded = body("甲\u{1b}[1m乙\n".as_bytes());
        assert!(loaded.edition.warnings[0].told().contains("1 control character"));
    }
}
