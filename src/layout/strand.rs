//! What an article is set from: a strand is one running text with its place in
//! the article and the shape of its lines.

use std::borrow::Cow;
use std::ops::Range;

use super::bidi::Levels;
use super::doubt_marks::{self, Signed, Signs};
use super::figures::ShownFigures;
use super::letters::is_square_letter;
use super::line_role::LineRole;
use super::plate::Plate;
use super::upright::{SideLine, SideRuby, TablePlate};
use super::{KnownRanges, LineDirection, Row, Setting, Shape, Tokens, fill, fill_headline, fit};
use crate::model::{Rich, Span, Style};

/// Where a row stands in the measure.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Align {
    /// Where reading begins: at the left, or at the right, as the text runs.
    #[default]
    Start,
    /// In the middle.
    Centre,
    /// Where reading ends.
    End,
}

impl Align {
    /// How far a row begins from the measure's beginning, of so much slack.
    pub(super) fn shift(self, slack: u16) -> u16 {
        match self {
            Self::Start => 0,
            Self::Centre => slack / 2,
            Self::End => slack,
        }
    }
}

/// One running text, ready to be set at any measure.
#[derive(Debug)]
pub struct Strand {
    /// What it is.
    pub role: LineRole,
    /// The text that its rows and spans count bytes in, our signs included, in
    /// the script that is read.
    pub text: String,
    /// Styles over the text.
    pub spans: Vec<Span>,
    /// Where the text begins in the text of its chunk, in bytes.
    pub at: usize,
    /// Drawn at the left of the first row, in the hanging indent: a list
    /// item's number.
    pub marker: String,
    /// Where the rows stand in the measure.
    pub align: Align,
    /// The picture that stands here instead of text.
    pub plate: Option<Plate>,
    /// The lines that stand across here, in a text that runs downwards.
    pub inset: Option<TablePlate>,
    first_indent: u16,
    rest_indent: u16,
    justify: bool,
    tokens: Tokens,
    levels: Levels,
    signs: Vec<Range<usize>>,
    readings: Vec<SideRuby>,
    figures: ShownFigures,
    /// The running text of the record, if other characters are shown.
    printed: Option<String>,
}

impl Strand {
    pub(super) fn new(role: LineRole, text: &Rich, setting: &Setting) -> Self {
        Self::signed(role, text, &Signs::default(), setting)
    }

    /// A text with the signs of its doubts and of its missing end.
    pub(super) fn signed(role: LineRole, text: &Rich, signs: &Signs, setting: &Setting) -> Self {
        let printed = text;
        let (figured, figures) = match setting.figures.set_rich(text) {
            Some((text, figures)) => (Cow::Owned(text), figures),
            None => (Cow::Borrowed(text), ShownFigures::default()),
        };
        let Signed { text, spans, signs } = Signed::new(&figured, &signs.moved(&figures));
        let script = match setting.shown(&text) {
            Cow::Owned(shown) => Some(shown),
            Cow::Borrowed(_) => None,
        };
        let is_as_printed = script.is_none() && figures.is_empty();
        let printed = (!is_as_printed).then(|| printed.text.as_str().to_owned());
        let text = script.unwrap_or(text);
        let (mut glued, hidden) = ruby_ranges(&spans, setting);
        glued.extend(doubt_marks::loose(&text, &signs));
        glued.sort_by_key(|range| range.start);
        // What stands at the end is a phrase, set like any other.
        let clinging: Vec<_> =
            signs.iter().filter(|sign| doubt_marks::clings(&text, sign)).cloned().collect();
        let has_readings = setting.ruby && setting.is_downwards();
        let readings = if has_readings { SideRuby::all(&text, &spans) } else { Vec::new() };
        let marks =
            KnownRanges { glued: &glued, hidden: &hidden, signs: &clinging, beside: &readings };
        let tokens = Tokens::analyse(&text, &marks, &setting.rules);
        let levels = Levels::of(&text, setting.base.of(&text));
        Self {
            role,
            text,
            spans,
            at: 0,
            marker: String::new(),
            align: Align::Start,
            plate: None,
            inset: None,
            first_indent: 0,
            rest_indent: 0,
            justify: setting.justify && role == LineRole::Body,
            tokens,
            levels,
            signs,
            readings,
            figures,
            printed,
        }
    }

    pub(super) fn line(role: LineRole, text: &str, setting: &Setting) -> Self {
        Self::new(role, &Rich::from(text), setting)
    }

    pub(super) fn at(mut self, at: usize) -> Self {
        self.at = at;
        self
    }

    pub(super) fn aligned(mut self, align: Align) -> Self {
        self.align = align;
        self
    }

    /// Indents in columns: of the first row, and of the others.
    pub(super) fn indented(mut self, first: u16, rest: u16) -> Self {
        (self.first_indent, self.rest_indent) = (first, rest);
        self
    }

    /// The byte of the block's running text that stands at byte `shown` of
    /// [`Strand::text`].
    #[must_use]
    pub fn proper(&self, shown: usize) -> usize {
        self.figures.printed(doubt_marks::proper(&self.signs, shown))
    }

    /// Where bytes of the running text stand in [`Strand::text`]. Signs before
    /// and after them are left out, those between them are not.
    #[must_use]
    pub fn shown(&self, proper: Range<usize>) -> Range<usize> {
        let (start, end) = (self.figures.shown(proper.start), self.figures.shown(proper.end));
        let from = doubt_marks::shown_from(&self.signs, start);
        from..doubt_marks::shown_to(&self.signs, end).max(from)
    }

    /// Whether any sign stands in these bytes of [`Strand::text`].
    pub(super) fn has_signs(&self, shown: Range<usize>) -> bool {
        self.signs.iter().any(|sign| sign.start < shown.end && shown.start < sign.end)
    }

    /// Where the signs of doubt stand in [`Strand::text`].
    pub(super) fn doubts(&self) -> impl Iterator<Item = usize> + '_ {
        let doubts = self.signs.iter().filter(|sign| doubt_marks::clings(&self.text, sign));
        doubts.map(|sign| sign.start)
    }

    /// The running text itself, without our signs and as it was printed.
    #[must_use]
    pub fn running(&self) -> Cow<'_, str> {
        match &self.printed {
            Some(printed) => Cow::Borrowed(printed),
            None => doubt_marks::without(&self.signs, &self.text),
        }
    }

    /// Lines that stand across, at byte `at` of the chunk.
    pub(super) fn inset(inset: TablePlate, at: usize, setting: &Setting) -> Self {
        let strand = Self::line(LineRole::Table, "", setting).at(at);
        Self { inset: Some(inset), ..strand }
    }

    pub(super) fn picture(plate: Plate, at: usize, setting: &Setting) -> Self {
        let strand = Self::line(LineRole::Picture, "", setting).at(at);
        Self { plate: Some(plate), ..strand.aligned(Align::Centre) }
    }

    pub(super) fn marked(mut self, marker: String) -> Self {
        self.marker = marker;
        self
    }

    pub(super) fn justified(mut self, justify: bool) -> Self {
        self.justify = justify;
        self
    }

    /// The shape of the rows in a measure of `columns`.
    pub(super) fn shape(&self, columns: u16, setting: &Setting) -> Shape {
        let most = columns.saturating_sub(2).max(1);
        // A paragraph's indent narrows with its column; a hanging indent does not.
        let paragraph = self.rest_indent == 0 && self.marker.is_empty();
        let first = if paragraph {
            self.first_indent.min(setting.indent_in(columns))
        } else {
            self.first_indent
        };
        // A sign at the beginning takes its column from the indent, and the
        // text stays where it would be.
        let first = match self.signs.first() {
            Some(sign) if sign.start == 0 && self.marker.is_empty() => {
                first.saturating_sub(if setting.is_downwards() { 2 } else { 1 })
            }
            _ => first,
        };
        // Downwards half a square is no indent.
        let whole = |indent: u16| {
            if setting.is_downwards() { indent.next_multiple_of(2) } else { indent }
        };
        Shape {
            columns,
            first_indent: whole(first).min(most),
            rest_indent: whole(self.rest_indent).min(most),
            justify: self.justify,
            // The gutter that marks hang in is at the right.
            hang: setting.hang
                && self.align == Align::Start
                && self.direction() == LineDirection::LeftToRight,
            avoid_lone_last_han: true,
            hyphens: setting.hyphens.and_then(|hyphens| hyphens.in_measure(columns)),
        }
    }

    pub(super) fn fill(&self, columns: u16, setting: &Setting, rows: &mut Vec<Row>) {
        if let Some((_, height)) = self.stands_across() {
            // Downwards it is where the next column would be, whole.
            let count = if setting.is_downwards() { 1 } else { height };
            rows.extend((0..count).map(|_| Row::default()));
            return;
        }
        let shape = self.shape(columns, setting);
        if self.role.is_display() {
            fill_headline(&self.text, &self.tokens, (&shape, setting.rules.lang), rows);
        } else if setting.is_downwards() {
            // Columns are not justified: there is nothing to even out among them.
            fill(&self.text, &self.tokens, &shape, rows);
        } else {
            fit(&self.text, &self.tokens, &shape, rows);
        }
    }

    /// The columns and rows of what stands here instead of running text.
    #[must_use]
    pub fn stands_across(&self) -> Option<(u16, u16)> {
        let plate = self.plate.as_ref().map(|plate| (plate.columns, plate.rows));
        plate.or_else(|| self.inset.as_ref().map(|inset| (inset.columns, inset.lines.len() as u16)))
    }

    /// Whether a dot beside the letter at a byte says that it is stressed: in
    /// text that runs downwards, on han and kana and on no mark (JLREQ §3.3.9).
    #[must_use]
    pub fn is_dotted(&self, byte: usize) -> bool {
        let stress = |span: &Span| span.style == Style::Emphasis && span.range.contains(&byte);
        self.is_downwards()
            && self.spans.iter().any(stress)
            && self.text[byte..].chars().next().is_some_and(is_square_letter)
    }

    /// The line at the left of the character at a byte, in text that runs
    /// downwards: what is under it across (GB/T 15834 5.2.4).
    pub(super) fn side_line(&self, byte: usize) -> Option<SideLine> {
        let lines = self.spans.iter().filter(|span| span.range.contains(&byte));
        lines.filter(|_| self.is_downwards()).find_map(|span| match span.style {
            Style::Underline => Some(SideLine::Straight),
            Style::Wave => Some(SideLine::Wavy),
            _ => None,
        })
    }

    /// Whether it was set to run downwards.
    #[must_use]
    pub fn is_downwards(&self) -> bool {
        self.tokens.widths.downwards.is_some()
    }

    pub(super) fn readings(&self) -> &[SideRuby] {
        &self.readings
    }

    pub(super) fn tokens(&self) -> &Tokens {
        &self.tokens
    }

    pub(super) fn levels(&self) -> &Levels {
        &self.levels
    }

    /// Which way it runs.
    #[must_use]
    pub fn direction(&self) -> LineDirection {
        self.levels.direction()
    }

    /// The same as a line of cells, at these bytes: none of them has to do with
    /// the direction of its neighbours.
    pub(super) fn in_cells(mut self, cells: &[Range<usize>]) -> Self {
        self.levels = Levels::of_cells(&self.text, cells, self.direction());
        self
    }
}

/// The parts of readings and their bases that stay whole, and what is hidden.
/// Across, a reading in brackets may stand in the row below its base: a unit as
/// long as both leaves holes in a column. Downwards it stands beside its base.
fn ruby_ranges(spans: &[Span], setting: &Setting) -> (Vec<Range<usize>>, Vec<Range<usize>>) {
    let groups = || {
        spans.iter().filter_map(|span| match span.style {
            Style::Ruby { at } => Some((span.range.clone(), at..span.range.end)),
            _ => None,
        })
    };
    if !setting.ruby {
        return (Vec::new(), groups().map(|(_, annotation)| annotation).collect());
    }
    if setting.is_downwards() {
        return (groups().map(|(group, _)| group).collect(), Vec::new());
    }
    let parts =
        |(group, reading): (Range<usize>, Range<usize>)| [group.start..reading.start, reading];
    (groups().flat_map(parts).collect(), Vec::new())
}
