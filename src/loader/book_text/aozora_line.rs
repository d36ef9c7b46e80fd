//! A line of Aozora Bunko, which is a paragraph: its readings become ruby, its
//! notes styles.

use std::ops::Range;

use super::aozora_letters::letters;
use super::aozora_note::{Note, NoteStyle, SignPairs, letter, read};
use crate::loader::markup::Base;
use crate::model::{Block, BlockKind, Clean, Rich, Span, Style};

/// Styles that hold at once, at most: printed books have two. Each line has them all,
/// so that without a limit a text takes memory n².
const OPEN: usize = 4;

/// What a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum AozoraRole {
    Text,
    /// Of the rank 1 to 3.
    Heading(u8),
    /// It stands at the end of the measure, as who wrote it does.
    AtEnd,
    /// The picture of this number.
    Picture(usize),
}

/// What goes on from line to line: pictures, and styles that a note begins.
#[derive(Debug, Default)]
pub(super) struct OpenNotes {
    pictures: Vec<(String, String)>,
    heading: Option<u8>,
    styles: Vec<(NoteStyle, usize)>,
}

impl OpenNotes {
    /// A picture that was met.
    pub(super) fn picture(&self, at: usize) -> Block {
        let (file, shown) = self.pictures.get(at).cloned().unwrap_or_default();
        let image = Base::Inside("-".to_owned()).picture(&file);
        let alt = Clean::line(&shown);
        Block::new(BlockKind::Figure { image, alt, caption: Rich::default(), credit: None })
    }
}

/// The line in the making.
struct LineBuilder<'a> {
    text: String,
    spans: Vec<Span>,
    role: AozoraRole,
    open: &'a mut OpenNotes,
    notes: &'a mut Vec<String>,
    pairs: SignPairs,
    /// Where readings stand in the text, with their brackets.
    readings: Vec<Range<usize>>,
    /// Where `｜` said that the base of a reading begins.
    base: Option<usize>,
}

/// Sets a line; `None` if nothing of it is to be seen. Notes that nothing is done
/// with are kept in `notes`.
pub(super) fn line(
    raw: &str,
    open: &mut OpenNotes,
    notes: &mut Vec<String>,
) -> Option<(AozoraRole, Rich)> {
    let role = open.heading.map_or(AozoraRole::Text, AozoraRole::Heading);
    // Styles that an earlier line began hold from the beginning of this one.
    for (_, at) in &mut open.styles {
        *at = 0;
    }
    let (text, spans, readings) = (String::new(), Vec::new(), Vec::new());
    let pairs = SignPairs::default();
    let mut line = LineBuilder { text, spans, role, open, notes, pairs, readings, base: None };
    line.read(&letters(raw.trim()));
    line.end()
}

impl LineBuilder<'_> {
    fn read(&mut self, raw: &str) {
        let mut rest = raw;
        while let Some(at) = rest.find(['《', '｜', '［', '※']) {
            self.text.push_str(&rest[..at]);
            let from = &rest[at..];
            rest = self.sign(from);
        }
        self.text.push_str(rest);
    }

    /// Reads the sign that a text begins with; gives what follows it.
    fn sign<'t>(&mut self, from: &'t str) -> &'t str {
        if let Some((reading, rest)) = self.pairs.inside(from, "《", '》') {
            self.ruby(reading);
            return rest;
        }
        // A letter that is described stands for itself.
        if let Some((note, rest)) = self.pairs.inside(from, "※［＃", '］') {
            match letter(note) {
                Some(letter) => self.text.push_str(&letter),
                None => {
                    self.text.push('※');
                    self.note(note);
                }
            }
            return rest;
        }
        if let Some((note, rest)) = self.pairs.inside(from, "［＃", '］') {
            self.note(note);
            return rest;
        }
        let first = from.chars().next().map_or(0, char::len_utf8);
        match from.strip_prefix('｜') {
            Some(_) => self.base = Some(self.text.len()),
            None => self.text.push_str(&from[..first]),
        }
        &from[first..]
    }

    /// Sets a reading over its base: from `｜` on, else the letters of one kind
    /// before it.
    fn ruby(&mut self, reading: &str) {
        let start = self.base.take().unwrap_or_else(|| {
            // Nobody reads a mark aloud.
            let kind = self.text.chars().next_back().map(kind).filter(|kind| *kind != OTHER);
            let own = self.text.char_indices().rev();
            own.take_while(|(_, c)| Some(self::kind(*c)) == kind)
                .last()
                .map_or(self.text.len(), |(at, _)| at)
        });
        let at = self.text.len();
        if start == at || reading.is_empty() {
            self.text.extend(["《", reading, "》"]);
            return;
        }
        self.text.extend(["(", reading, ")"]);
        self.readings.push(at..self.text.len());
        let range = start..self.text.len();
        self.spans.push(Span { range, style: Style::Ruby { at } });
    }

    fn note(&mut self, note: &str) {
        match read(note) {
            Note::Of(words, wanted) => self.set_words(&words, wanted, note),
            Note::Begins(NoteStyle::Heading(rank)) => {
                self.role = AozoraRole::Heading(rank);
                self.open.heading = Some(rank);
            }
            Note::Ends(NoteStyle::Heading(_)) => self.open.heading = None,
            Note::Begins(NoteStyle::Inline) => self.text.push('（'),
            Note::Ends(NoteStyle::Inline) => self.text.push('）'),
            Note::Begins(wanted) if self.open.styles.len() < OPEN => {
                self.open.styles.push((wanted, self.text.len()));
            }
            Note::Ends(wanted) => {
                let at = self.open.styles.iter().rposition(|(own, _)| *own == wanted);
                if let Some((_, start)) = at.map(|at| self.open.styles.remove(at)) {
                    self.style(start, self.text.len(), wanted);
                }
            }
            Note::AtEnd => self.role = AozoraRole::AtEnd,
            Note::Picture(file, shown) => {
                self.role = AozoraRole::Picture(self.open.pictures.len());
                self.open.pictures.push((file, shown));
            }
            Note::Letter(letter) => self.text.push_str(&letter),
            Note::Small(small) => self.text.push_str(&small),
            Note::Layout => {}
            Note::Begins(_) | Note::Other => self.notes.push(format!("［＃{note}］")),
        }
    }

    /// Sets words that stand before a note, wherever readings are among them.
    fn set_words(&mut self, words: &str, wanted: NoteStyle, note: &str) {
        if let NoteStyle::Heading(rank) = wanted {
            self.role = AozoraRole::Heading(rank);
            return;
        }
        match self.find(words) {
            Some(start) => self.style(start, self.text.len(), wanted),
            None => self.notes.push(format!("［＃{note}］")),
        }
    }

    /// Where words begin that end where the text ends, without its readings.
    fn find(&self, words: &str) -> Option<usize> {
        let mut left = self.text.as_str();
        let mut readings = self.readings.iter().rev().peekable();
        for c in words.chars().rev() {
            while let Some(reading) = readings.next_if(|reading| reading.end == left.len()) {
                left = &left[..reading.start];
            }
            left = left.strip_suffix(c)?;
        }
        (!words.is_empty()).then_some(left.len())
    }

    fn style(&mut self, start: usize, end: usize, wanted: NoteStyle) {
        let style = match wanted {
            NoteStyle::Strong => Style::Strong,
            NoteStyle::Underline => Style::Underline,
            NoteStyle::Wave => Style::Wave,
            _ => Style::Emphasis,
        };
        if start < end {
            self.spans.push(Span { range: start..end, style });
        }
    }

    fn end(mut self) -> Option<(AozoraRole, Rich)> {
        for (wanted, start) in self.open.styles.clone() {
            self.style(start, self.text.len(), wanted);
        }
        self.spans.sort_by_key(|span| span.range.start);
        let text = Rich::of_parts(&self.text, self.spans);
        let is_picture = matches!(self.role, AozoraRole::Picture(_));
        (is_picture || !text.is_empty()).then_some((self.role, text))
    }
}

/// What is no letter.
const OTHER: u8 = 5;

/// Kinds of letters: a reading is of those before it that are alike.
fn kind(c: char) -> u8 {
    match c {
        '々' | '〆' | '〇' | 'ヶ' | '仝' | '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' => {
            1
        }
        c if c >= '\u{20000}' => 1,
        '〔' | '〕' => 1,
        '\u{3041}'..='\u{309F}' => 2,
        '\u{30A0}'..='\u{30FF}' => 3,
        c if c.is_alphanumeric() => 4,
        _ => OTHER,
    }
}
