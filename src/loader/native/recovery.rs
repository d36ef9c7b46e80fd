//! `recovery.json`: what recovered pages know and Markdown has no place for.
//!
//! An edition that was recovered from scans keeps beside its pages:
//!
//! ```text
//! scan/01.txt      the inputs as they were
//! recovery.json    where in them everything stands, what is doubted or cut off
//! ```
//!
//! The pages are the text of record. Of an article in them the notes are found
//! by its id, of a block by its words: what was edited by hand since, or moved
//! away, only loses its notes. One object:
//!
//! | name | meaning |
//! |---|---|
//! | `version` | 1; a newer one is not read |
//! | `date`, `dated_by` | the date, and how it is known: `edition`, `reader`, `file-name`, `file-time` |
//! | `files` | `{name, start, length}`: the scans, inside the edition; sources count bytes through them |
//! | `articles` | `{id, first_words, head, blocks}` |
//! | `head` | `{role, text, source}`, in printed order |
//! | `blocks` | `{words, source, truncated, doubts}`: the fingerprint of its text; `doubts` is a list of `[byte, percent]` |
//! | `furniture`, `unplaced` | `{text, source}` |
//! | `warnings` | `{file, line, message}` |
//!
//! `source` is a list of `[start, end]`.

use std::collections::{HashMap, VecDeque};

use serde::{Deserialize, Serialize};

use super::index::fingerprint;
use crate::input::{Loaded, SourceFile};
use crate::model::warning::NotesFault;
use crate::model::{
    Article, Block, BlockKind, Body, Clean, DatedBy, Doubt, Edition, HeadLine, HeadRole, Rich,
    SourceRanges, Warning, WarningKind,
};

/// Its name in the edition's folder.
pub const RECOVERY: &str = "recovery.json";
/// The folder of the inputs.
pub const SCANS: &str = "scan";

const VERSION: u32 = 1;

/// What `recovery.json` says.
#[derive(Debug, Serialize, Deserialize)]
pub struct Recovery {
    version: u32,
    date: Option<String>,
    dated_by: String,
    files: Vec<FileNote>,
    articles: Vec<ArticleNote>,
    furniture: Vec<TextNote>,
    unplaced: Vec<TextNote>,
    warnings: Vec<WarningNote>,
}

#[derive(Debug, Serialize, Deserialize)]
struct FileNote {
    name: String,
    start: usize,
    length: usize,
}

#[derive(Debug, Serialize, Deserialize)]
struct ArticleNote {
    id: String,
    first_words: String,
    head: Vec<LineNote>,
    blocks: Vec<BlockNote>,
}

#[derive(Debug, Serialize, Deserialize)]
struct LineNote {
    role: String,
    text: String,
    source: Vec<[usize; 2]>,
}

#[derive(Debug, Serialize, Deserialize)]
struct BlockNote {
    words: String,
    source: Vec<[usize; 2]>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    truncated: bool,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    doubts: Vec<(usize, u8)>,
}

#[derive(Debug, Serialize, Deserialize)]
struct TextNote {
    text: String,
    source: Vec<[usize; 2]>,
}

#[derive(Debug, Serialize, Deserialize)]
struct WarningNote {
    file: Option<String>,
    line: Option<usize>,
    /// What earlier versions wrote: the words. They read it still.
    message: String,
    #[serde(default)]
    kind: Option<serde_json::Value>,
}

impl Recovery {
    /// The notes of an edition. `scans` are the names of the inputs inside it;
    /// `written` are the bodies as its page files give them back.
    #[must_use]
    pub fn of(loaded: &Loaded, scans: &[String], written: &[Body]) -> Self {
        let edition = &loaded.edition;
        let article = |(index, (article, body)): (usize, (&Article, &Body))| {
            let again = written.get(index).map(|body| body.all_blocks().collect());
            ArticleNote::of(article, body, again.unwrap_or_default())
        };
        let pairs = edition.articles.iter().zip(&loaded.bodies).enumerate();
        let file = |(file, scan): (&SourceFile, &String)| FileNote {
            name: scan.clone(),
            start: file.start,
            length: file.length,
        };
        Self {
            version: VERSION,
            date: edition.date.map(|date| date.to_string()),
            dated_by: dated_by_word(edition.dated_by).to_owned(),
            files: loaded.files.iter().zip(scans).map(file).collect(),
            articles: pairs.map(article).collect(),
            furniture: loaded.furniture.iter().map(TextNote::of).collect(),
            unplaced: loaded.unplaced.iter().map(TextNote::of).collect(),
            warnings: edition.warnings.iter().map(WarningNote::of).collect(),
        }
    }

    /// The file's bytes.
    ///
    /// # Errors
    /// None that the values here can give.
    pub fn encode(&self) -> Result<Vec<u8>, serde_json::Error> {
        serde_json::to_vec(self)
    }

    /// Reads the file's bytes.
    ///
    /// # Errors
    /// [`NotesFault`]; the edition can be read without.
    pub fn decode(bytes: &[u8]) -> Result<Self, NotesFault> {
        #[derive(Deserialize)]
        struct Head {
            version: u64,
        }
        let damaged =
            |error: serde_json::Error| NotesFault::Damaged(Clean::line(&error.to_string()));
        let head: Head = serde_json::from_slice(bytes).map_err(damaged)?;
        if head.version > u64::from(VERSION) {
            return Err(NotesFault::Newer { found: head.version, known: VERSION.into() });
        }
        let read: Self = serde_json::from_slice(bytes).map_err(damaged)?;
        if read.contradicts_itself() { Err(NotesFault::Contradiction) } else { Ok(read) }
    }

    /// Whether its files don't follow one another, or a source is in none of
    /// them.
    fn contradicts_itself(&self) -> bool {
        let mut end = 0;
        for file in &self.files {
            if file.start != end || crate::input::inner_path::normalise(&file.name).is_err() {
                return true;
            }
            let Some(next) = end.checked_add(file.length) else { return true };
            end = next;
        }
        let blocks = self.articles.iter().flat_map(|article| &article.blocks);
        let lines = self.articles.iter().flat_map(|article| &article.head);
        let texts = self.furniture.iter().chain(&self.unplaced);
        let sources = blocks.map(|note| &note.source).chain(lines.map(|note| &note.source));
        let mut ranges = sources.chain(texts.map(|note| &note.source)).flatten();
        ranges.any(|[start, stop]| start > stop || *stop > end)
    }

    /// Lays the notes over the edition as its pages give it.
    #[must_use]
    pub fn restore(self, mut edition: Edition, bodies: Vec<Body>) -> Loaded {
        if edition.date.map(|date| date.to_string()) == self.date {
            edition.dated_by = dated_by(&self.dated_by);
        }
        let mut bodies: Vec<Vec<Block>> =
            bodies.into_iter().map(|body| body.all_blocks().map(without_notes).collect()).collect();
        let mut lost = 0;
        let mut homeless: HashMap<String, VecDeque<BlockNote>> = HashMap::new();
        let index: HashMap<String, usize> =
            edition.articles.iter().enumerate().map(|(i, a)| (a.id.to_string(), i)).collect();
        edition.articles.iter_mut().flat_map(|a| &mut a.head).for_each(|l| l.source.clear());
        for note in self.articles {
            let place = index.get(&note.id).copied();
            let mut rest = note.blocks;
            if let Some(place) = place {
                let article = &mut edition.articles[place];
                lost += restore_head(article, note.head);
                rest = restore_blocks(&mut bodies[place], rest);
                if rest.is_empty() {
                    article.first_words = Clean::line(&note.first_words);
                }
            } else {
                lost += note.head.len();
            }
            for block in rest {
                homeless.entry(block.words.clone()).or_default().push_back(block);
            }
        }
        restore_moved(&mut bodies, &mut homeless);
        lost += homeless.values().map(VecDeque::len).sum::<usize>();
        let warnings = self.warnings.into_iter().map(WarningNote::warning);
        edition.warnings.splice(..0, warnings);
        if lost > 0 {
            edition.warnings.push(changed(lost));
        }
        let bodies: Vec<Body> = bodies.into_iter().map(Body::set).collect();
        for (article, body) in edition.articles.iter_mut().zip(&bodies) {
            article.length = body.weight();
        }
        let file = |note: FileNote| {
            let FileNote { name, start, length } = note;
            SourceFile { name, start, length }
        };
        Loaded {
            edition,
            bodies,
            furniture: self.furniture.into_iter().map(TextNote::block).collect(),
            unplaced: self.unplaced.into_iter().map(TextNote::block).collect(),
            files: self.files.into_iter().map(file).collect(),
            scans: Vec::new(),
        }
    }
}

fn changed(count: usize) -> Warning {
    Warning::new(WarningKind::TextsChanged(count)).of_file(RECOVERY)
}

/// A block whose place in the page file says nothing of the scan.
fn without_notes(block: Block) -> Block {
    Block { source: SourceRanges::new(), ..block }
}

/// Gives the head its sources, and roles and order where its words are what
/// they were; tells how many lines were lost.
fn restore_head(article: &mut Article, notes: Vec<LineNote>) -> usize {
    let mut lost = 0;
    let mut own: Vec<Option<HeadLine>> = article.head.drain(..).map(Some).collect();
    let same = own.len() == notes.len();
    let mut restored: Vec<HeadLine> = Vec::with_capacity(own.len());
    for note in notes {
        let found = own
            .iter_mut()
            .find(|line| line.as_ref().is_some_and(|line| is_alike(&line.text, &note.text)));
        let Some(mut line) = found.and_then(Option::take) else {
            lost += 1;
            continue;
        };
        line.source = ranges(&note.source);
        if let Some(role) = head_role(&note.role).filter(|_| same) {
            line.role = role;
        }
        restored.push(line);
    }
    restored.extend(own.into_iter().flatten());
    article.head = restored;
    lost
}

/// Whether a text is the one that was written: white space may have changed.
fn is_alike(now: &str, then: &str) -> bool {
    let words = |text: &str| {
        crate::input::line_join::normalise(text).split_whitespace().collect::<String>()
    };
    now == then || words(now) == words(then)
}

/// Gives blocks their notes, in order; gives back the notes of those that are
/// not there.
fn restore_blocks(blocks: &mut [Block], notes: Vec<BlockNote>) -> Vec<BlockNote> {
    let mut places: HashMap<String, VecDeque<usize>> = HashMap::new();
    for (place, block) in blocks.iter().enumerate() {
        places.entry(words_of(block)).or_default().push_back(place);
    }
    let mut rest = Vec::new();
    for note in notes {
        match places.get_mut(&note.words).and_then(VecDeque::pop_front) {
            Some(place) => note.apply(&mut blocks[place]),
            None => rest.push(note),
        }
    }
    rest
}

/// Finds the blocks that were moved to another place or article.
fn restore_moved(bodies: &mut [Vec<Block>], homeless: &mut HashMap<String, VecDeque<BlockNote>>) {
    if homeless.is_empty() {
        return;
    }
    for block in bodies.iter_mut().flatten().filter(|block| block.source.is_empty()) {
        let note = homeless.get_mut(&words_of(block)).and_then(VecDeque::pop_front);
        if let Some(note) = note {
            note.apply(block);
        }
    }
}

/// The fingerprint of a block's text.
fn words_of(block: &Block) -> String {
    format!("{:016x}", fingerprint(block.plain().as_bytes()))
}

impl ArticleNote {
    fn of(article: &Article, body: &Body, again: Vec<Block>) -> Self {
        let blocks: Vec<Block> = body.all_blocks().collect();
        let as_written = if again.len() == blocks.len() { again } else { blocks.clone() };
        let line = |line: &HeadLine| LineNote {
            role: line.role.name().to_owned(),
            text: line.text.to_string(),
            source: pairs(&line.source),
        };
        let block = |(block, written): (&Block, &Block)| BlockNote {
            words: words_of(written),
            source: pairs(&block.source),
            truncated: block.truncated,
            doubts: block.doubts.iter().map(|doubt| (doubt.at, doubt.percent)).collect(),
        };
        Self {
            id: article.id.to_string(),
            first_words: article.first_words.to_string(),
            head: article.head.iter().map(line).collect(),
            blocks: blocks.iter().zip(&as_written).map(block).collect(),
        }
    }
}

impl BlockNote {
    fn apply(self, block: &mut Block) {
        let length = block.plain().len();
        block.source = ranges(&self.source);
        block.truncated = self.truncated;
        let doubt = |(at, percent): (usize, u8)| Doubt { at, percent: percent.min(100) };
        let inside = |doubt: &Doubt| doubt.at <= length;
        block.doubts = self.doubts.into_iter().map(doubt).filter(inside).collect();
    }
}

impl TextNote {
    fn of(block: &Block) -> Self {
        Self { text: block.plain(), source: pairs(&block.source) }
    }

    fn block(self) -> Block {
        let text = Rich::plain(Clean::lines(&self.text));
        Block { source: ranges(&self.source), ..Block::new(BlockKind::Paragraph(text)) }
    }
}

impl WarningNote {
    fn of(warning: &Warning) -> Self {
        let Warning { file, line, kind } = warning;
        let (message, kind) = match kind {
            WarningKind::Kept(message) => (message.to_string(), None),
            kind => (kind.code(), serde_json::to_value(kind).ok()),
        };
        Self { file: file.clone(), line: *line, message, kind }
    }

    fn warning(self) -> Warning {
        let file = self.file.map(|file| Clean::line(&file).into_string());
        // Of a kind that a later newsprint knows there are but the words.
        let kind = self.kind.and_then(|kind| serde_json::from_value(kind).ok());
        let kept = || WarningKind::Kept(Clean::line(&self.message));
        Warning { file, line: self.line, kind: kind.unwrap_or_else(kept) }
    }
}

fn pairs(source: &SourceRanges) -> Vec<[usize; 2]> {
    source.iter().map(|range| [range.start, range.end]).collect()
}

fn ranges(source: &[[usize; 2]]) -> SourceRanges {
    source.iter().map(|[start, end]| *start..*end).collect()
}

fn dated_by_word(dated_by: DatedBy) -> &'static str {
    match dated_by {
        DatedBy::Edition => "edition",
        DatedBy::Reader => "reader",
        DatedBy::FileName => "file-name",
        DatedBy::FileTime => "file-time",
    }
}

fn dated_by(word: &str) -> DatedBy {
    match word {
        "reader" => DatedBy::Reader,
        "file-name" => DatedBy::FileName,
        "file-time" => DatedBy::FileTime,
        _ => DatedBy::Edition,
    }
}

fn head_role(name: &str) -> Option<HeadRole> {
    use HeadRole::{Byline, Dateline, Deck, Headline, Kicker};
    [Kicker, Headline, Deck, Byline, Dateline].into_iter().find(|role| role.name() == name)
}
