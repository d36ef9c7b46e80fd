//! Tokens to rows of a measure.

use super::class::{Class, class_of};
use super::token::{After, Chunk, Kind, Token, Tokens};
use super::width::Widths;

/// The form a paragraph is set in; lengths are columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Shape {
    /// The measure, at least 1.
    pub columns: u16,
    /// Indent of the first row, and of each after a forced break; clipped to
    /// a third of the measure.
    pub first_indent: u16,
    /// Indent of the other rows, clipped likewise.
    pub rest_indent: u16,
    /// Rows are set flush at both ends (by [`super::place`]).
    pub justify: bool,
    /// One mark may hang in the two columns beyond the measure.
    pub hang: bool,
    /// The last row is not to be a single han, where that can be helped.
    pub keep_company: bool,
}

impl Shape {
    /// Ragged, without indents, marks inside the measure.
    #[must_use]
    pub fn plain(columns: u16) -> Self {
        Self {
            columns,
            first_indent: 0,
            rest_indent: 0,
            justify: false,
            hang: false,
            keep_company: true,
        }
    }

    fn indent(&self, first: bool) -> u16 {
        let wanted = if first { self.first_indent } else { self.rest_indent };
        let most = self.columns / 3;
        // Half a han is no indent.
        if wanted <= most { wanted } else { most & !1 }
    }

    pub(super) fn room(&self, row: &Row) -> u32 {
        u32::from(self.columns.saturating_sub(row.indent).max(1))
    }
}

/// One row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// Where its text begins, in bytes.
    pub start: u32,
    /// Where it ends, without white space or soft hyphen.
    pub end: u32,
    /// Its columns before justification, indent excluded, a hanging mark and a
    /// shown hyphen included.
    pub cols: u16,
    /// Empty columns before it.
    pub indent: u16,
    /// A hyphen is shown at its end.
    pub hyphen: bool,
    /// The mark at its end hangs.
    pub hangs: bool,
    /// The last of the paragraph, or before a forced break: never justified.
    pub last: bool,
    /// The token it begins in, ...
    pub(super) token: u32,
    /// ... and how many bytes into it.
    pub(super) skip: u32,
}

/// Appends the rows of a text of a given shape. `text` is the text that was
/// analysed. An empty text has one empty row.
pub fn fill(text: &str, tokens: &Tokens, shape: &Shape, rows: &mut Vec<Row>) {
    let mut filler = Filler {
        text,
        tokens: &tokens.list,
        widths: tokens.widths,
        shape: Shape { columns: shape.columns.max(1), ..*shape },
        here: Cursor::default(),
        stop: u32::MAX,
    };
    let (mut first, mut begun) = (true, rows.len());
    loop {
        let row = filler.row(first);
        first = row.last;
        rows.push(row);
        if row.last {
            if shape.keep_company {
                filler.keep_company(rows, begun);
            }
            begun = rows.len();
            if filler.is_done() {
                break;
            }
        }
    }
}

/// A place in the tokens and in the text.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Cursor {
    pub(super) token: usize,
    /// Bytes into the token.
    pub(super) skip: u32,
    /// Bytes into the text.
    pub(super) at: u32,
}

struct Filler<'a> {
    text: &'a str,
    tokens: &'a [Token],
    widths: Widths,
    shape: Shape,
    here: Cursor,
    /// No unit may end after this byte.
    stop: u32,
}

/// A row being filled.
#[derive(Clone, Copy)]
struct Open {
    room: u32,
    /// Columns with every gap closed.
    least: u32,
    /// Columns with every gap as it is.
    cols: u32,
    /// Where the text taken ends.
    end: u32,
    /// What the last unit is followed by, ...
    after: After,
    /// ... and white space beyond that.
    blank: u32,
    taken: bool,
    hangs: bool,
}

impl Open {
    /// Columns that the next unit would need on top of its own.
    fn lead(&self) -> u32 {
        self.after.least() + self.blank
    }

    /// Whether a unit of so many columns goes in.
    fn fits(&self, cols: u32) -> bool {
        self.least + self.lead() + cols <= self.room
    }

    fn left(&self) -> u32 {
        self.room.saturating_sub(self.least + self.lead())
    }

    /// Goes past hidden text: what follows it comes on top of what is there.
    fn pass(&mut self, after: After) {
        match after {
            After::Glue => {}
            _ if self.after == After::Nothing => self.after = after,
            _ => self.blank += after.cols(),
        }
    }

    fn take(&mut self, cols: u32, end: u32, after: After) {
        self.cols += self.after.cols() + self.blank + cols;
        self.least += self.lead() + cols;
        self.end = end;
        self.after = after;
        self.blank = 0;
        self.taken = true;
    }
}

/// What a row does about a unit.
enum Step {
    Taken,
    Full,
}

impl Filler<'_> {
    fn is_done(&self) -> bool {
        self.here.token >= self.tokens.len()
    }

    /// Fills one row from `here`, and leaves `here` where the next begins.
    fn row(&mut self, first: bool) -> Row {
        self.skip_blanks();
        let mut begin = self.here;
        let indent = self.shape.indent(first);
        let mut open = Open {
            room: u32::from(self.shape.columns.saturating_sub(indent).max(1)),
            least: 0,
            cols: 0,
            end: begin.at,
            after: After::Nothing,
            blank: 0,
            taken: false,
            hangs: false,
        };
        // The row as it was before a soft hyphen that has no room for itself.
        let mut fallback: Option<(Open, Cursor)> = None;
        let mut broken = false;
        while let Some(&token) = self.tokens.get(self.here.token) {
            let before =
                (token.after() == After::SoftHyphen && open.taken).then_some((open, self.here));
            let step = match token.kind() {
                Kind::Break { bytes } => {
                    self.advance(bytes);
                    broken = true;
                    break;
                }
                Kind::Space { bytes, .. } | Kind::Hidden { bytes } if !open.taken => {
                    self.advance(bytes + token.after().bytes());
                    begin = self.here;
                    open.end = begin.at;
                    continue;
                }
                Kind::Space { bytes, cols } => {
                    self.advance(bytes);
                    open.blank += cols;
                    continue;
                }
                Kind::Hidden { bytes } => {
                    open.pass(token.after());
                    self.advance(bytes + token.after().bytes());
                    continue;
                }
                Kind::Han(count) => self.han(&mut open, count, token.after()),
                Kind::Chunk(chunk) => self.chunk(&mut open, chunk, token.after()),
            };
            match step {
                Step::Full => {
                    if let Some((earlier, cursor)) = fallback.take() {
                        (open, self.here) = (earlier, cursor);
                    }
                    return self.close(begin, indent, open, false);
                }
                Step::Taken if open.after == After::SoftHyphen && open.least >= open.room => {
                    fallback = fallback.or(before);
                }
                Step::Taken => fallback = None,
            }
            if open.hangs || self.here.skip > 0 {
                break;
            }
        }
        self.skip_blanks();
        // A row that is full may still be the last, or end at a forced break.
        if !broken && (open.hangs || self.here.skip > 0) {
            broken = self.take_break();
        }
        let last = broken || self.is_done();
        self.close(begin, indent, open, last)
    }

    fn take_break(&mut self) -> bool {
        let token = self.tokens.get(self.here.token).filter(|_| self.here.skip == 0);
        if let Some(Kind::Break { bytes }) = token.map(|token| token.kind()) {
            self.advance(bytes);
            return true;
        }
        false
    }

    fn close(&self, begin: Cursor, indent: u16, open: Open, last: bool) -> Row {
        let hyphen = open.after == After::SoftHyphen && !last && open.least < open.room;
        let most = if open.hangs { open.room + 2 } else { open.room.max(open.least) };
        let cols = open.cols.min(most);
        Row {
            start: begin.at,
            end: open.end,
            cols: (cols.min(most - u32::from(hyphen)) + u32::from(hyphen)) as u16,
            indent,
            hyphen,
            hangs: open.hangs,
            last,
            token: begin.token as u32,
            skip: begin.skip,
        }
    }

    /// Goes on to the next token, `bytes` further.
    fn advance(&mut self, bytes: u32) {
        self.here.token += 1;
        self.here.skip = 0;
        self.here.at += bytes;
    }

    fn skip_blanks(&mut self) {
        while let Some(Kind::Space { bytes, .. }) =
            self.tokens.get(self.here.token).map(|t| t.kind())
        {
            self.advance(bytes);
        }
    }

    fn han(&mut self, open: &mut Open, count: u32, after: After) -> Step {
        let rest = count - self.here.skip / 3;
        let allowed = self.stop.saturating_sub(self.here.at) / 3;
        let fits = (open.left() / 2).max(u32::from(!open.taken));
        let some = rest.min(fits).min(allowed);
        if some == 0 {
            return Step::Full;
        }
        let end = self.here.at + 3 * some;
        if some < rest {
            open.take(2 * some, end, After::Nothing);
            self.here.skip += 3 * some;
            self.here.at = end;
        } else {
            open.take(2 * some, end, after);
            self.advance(3 * some + after.bytes());
        }
        Step::Taken
    }

    fn chunk(&mut self, open: &mut Open, chunk: Chunk, after: After) -> Step {
        if self.here.skip > 0 {
            return self.part(open, chunk, after);
        }
        if after == After::Glue {
            return self.glued(open);
        }
        if self.here.at + chunk.bytes > self.stop {
            return Step::Full;
        }
        if open.fits(chunk.cols) {
            open.take(chunk.cols, self.here.at + chunk.bytes, after);
            self.advance(chunk.bytes + after.bytes());
            return Step::Taken;
        }
        if self.may_hang(chunk) && open.fits(chunk.cols - 2) {
            open.take(chunk.cols, self.here.at + chunk.bytes, after);
            open.hangs = true;
            self.advance(chunk.bytes + after.bytes());
            return Step::Taken;
        }
        if open.taken { Step::Full } else { self.part(open, chunk, after) }
    }

    fn may_hang(&self, chunk: Chunk) -> bool {
        self.shape.hang && chunk.hangs
    }

    /// A unit of several tokens: taken whole, or, where it is wider than a
    /// row, token by token.
    fn glued(&mut self, open: &mut Open) -> Step {
        let (mut cols, mut bytes, mut count) = (0, 0, 0);
        let mut last = After::Nothing;
        let mut hangs = false;
        for token in &self.tokens[self.here.token..] {
            let (wide, long) = match token.kind() {
                Kind::Chunk(chunk) => {
                    hangs = self.may_hang(chunk);
                    (chunk.cols, chunk.bytes)
                }
                Kind::Hidden { bytes } => (0, bytes),
                Kind::Han(_) | Kind::Space { .. } | Kind::Break { .. } => break,
            };
            cols += wide;
            bytes += long;
            count += 1;
            last = token.after();
            if last != After::Glue || cols > open.room + 2 {
                break;
            }
        }
        let end = self.here.at + bytes;
        if end > self.stop {
            return Step::Full;
        }
        let fits = open.fits(cols);
        if fits || (hangs && open.fits(cols - 2)) {
            open.take(cols, end, last);
            open.hangs = !fits;
            self.here = Cursor { token: self.here.token + count, skip: 0, at: end + last.bytes() };
            return Step::Taken;
        }
        if open.taken {
            return Step::Full;
        }
        let Kind::Chunk(chunk) = self.tokens[self.here.token].kind() else { return Step::Full };
        self.part(open, chunk, After::Glue)
    }

    /// As much of a chunk wider than the row as goes in, or what is left of
    /// one. At least one grapheme.
    fn part(&mut self, open: &mut Open, chunk: Chunk, after: After) -> Step {
        let rest = chunk.bytes - self.here.skip;
        let from = self.here.at as usize;
        let text = &self.text[from..from + rest as usize];
        let (mut bytes, mut cols) = (0, 0);
        let mut whole = true;
        for (range, wide) in self.widths.graphemes(text) {
            if bytes > 0 && cols + wide as u32 > open.room {
                whole = false;
                break;
            }
            bytes = range.end;
            cols += wide as u32;
        }
        let hangs = !whole && self.may_hang(chunk) && text[bytes..].chars().count() == 1;
        if whole || hangs {
            open.take(cols + if hangs { 2 } else { 0 }, self.here.at + rest, after);
            open.hangs = hangs;
            self.advance(rest + after.bytes());
            return Step::Taken;
        }
        let (bytes, cols) = self.mannerly(text, bytes, cols);
        open.take(cols, self.here.at + bytes as u32, After::Nothing);
        self.here.skip += bytes as u32;
        self.here.at += bytes as u32;
        Step::Taken
    }

    /// Moves a cut inside a unit back by up to three graphemes, so that marks
    /// stand at the right end of a row even there.
    fn mannerly(&self, text: &str, bytes: usize, cols: u32) -> (usize, u32) {
        let (mut cut, mut wide) = (bytes, cols);
        for _ in 0..3 {
            let Some((at, last)) = text[..cut].char_indices().next_back() else { break };
            if !is_forbidden_cut(last, text[cut..].chars().next()) {
                return (cut, wide);
            }
            if at == 0 {
                break;
            }
            let step = self.widths.graphemes(&text[..cut]).last();
            let Some((range, less)) = step.filter(|(range, _)| range.start > 0) else { break };
            cut = range.start;
            wide -= less as u32;
        }
        (bytes, cols)
    }

    /// Takes one unit from the row before a last row of one han.
    fn keep_company(&mut self, rows: &mut Vec<Row>, begun: usize) {
        let [.., before, last] = rows[begun..] else { return };
        if !self.is_lone(&last) || before.hangs {
            return;
        }
        let done = std::mem::replace(
            &mut self.here,
            Cursor { token: before.token as usize, skip: before.skip, at: before.start },
        );
        self.stop = before.end - 1;
        let shorter = self.row(before.start == rows[begun].start);
        self.stop = u32::MAX;
        let longer = self.row(false);
        let still_full = u32::from(shorter.cols) * 3 >= self.shape.room(&shorter) * 2;
        if still_full && shorter.end > shorter.start && longer.end == last.end && !longer.hangs {
            let at = rows.len() - 2;
            rows[at] = Row { last: false, ..shorter };
            rows[at + 1] = Row { last: true, ..longer };
        }
        self.here = done;
    }

    /// A row of one han, with or without marks.
    fn is_lone(&self, row: &Row) -> bool {
        let bytes = row.end - row.start;
        if bytes == 0 || bytes > 15 {
            return false;
        }
        match self.tokens.get(row.token as usize).map(|token| token.kind()) {
            Some(Kind::Han(count)) => bytes == 3 && row.skip + 3 == count * 3,
            Some(Kind::Chunk(chunk)) => chunk.lone && row.skip == 0 && chunk.bytes == bytes,
            _ => false,
        }
    }
}

/// Whether a mark would stand at the wrong end of a row.
fn is_forbidden_cut(last: char, next: Option<char>) -> bool {
    let opens = matches!(class_of(last), Class::Op | Class::OpWide | Class::QuPi);
    let closes = next.is_some_and(|c| {
        matches!(
            class_of(c),
            Class::Cl | Class::Cp | Class::CpWide | Class::Ex | Class::Ns | Class::Is | Class::QuPf
        )
    });
    opens || closes
}
