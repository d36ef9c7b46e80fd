//! A story of the page: its head and its text, each set as a galley.

use super::head_style::HeadStyle;
use super::picture::{alone, first_picture, picture_first};
use super::placed::{HeadLook, Placed, StoryGrid, Strip};
use super::request::StoryPosition;
use super::strips::{self, Stretch};
use crate::layout::{Flowing, Galley, Line, LineRole, PictureSizes, Plate, SetLine, Setting};
use crate::model::{Article, Body, Box01, HeadLine, HeadRole, Kind, Part};

/// A headline of no more letters than this is a piece of one.
const FRAGMENT: usize = 2;
/// What has no headline and fewer bytes of text is a piece of something.
const SHORT: usize = 90;

/// Cells between two letters of a headline over several columns at most: as many
/// as a masthead has.
const APART: u16 = 4;

/// Cells of the rule on each side of a kicker that stands in it, and one that
/// parts them, at least.
const AROUND_KICKER: u16 = 4;

/// A story of the page.
#[derive(Debug)]
pub struct FrontStory {
    article: usize,
    source: Article,
    is_brief: bool,
    /// It is of a story that one follows, and comes first.
    is_followed: bool,
    area: Option<Box01>,
    head: Galley,
    /// The headline in letters of twice the size, and whether it stands so.
    headline: Option<Galley>,
    is_sized: bool,
    text: Galley,
    /// The path of its picture, ...
    picture: Option<String>,
    /// ... and the rows that it takes with its caption at the head of a column.
    under_picture: u16,
    lines: Vec<Flowing>,
    /// Cells that verse goes in by, so that it stands in the middle of a column.
    verse: u16,
    style: HeadStyle,
    /// Rows left empty under the head besides.
    air: u16,
}

/// A row of a head.
#[derive(Debug)]
pub struct HeadRow<'a> {
    /// What stands in it; its columns are as wide as the row is high.
    pub line: SetLine<'a>,
    /// Rows of the screen that it takes: two, in letters of twice the size.
    pub rows: u16,
}

/// Rows of a head at most, more than of any that was printed.
const MOST_ROWS: usize = 64;

/// The rows of a head as it is set.
fn rows_of(head: &Galley) -> Vec<SetLine<'_>> {
    let lines = head.lines(head.start(), MOST_ROWS).into_iter();
    lines.take_while(|line| line.cursor.slug == 0).filter_map(|line| line.text).collect()
}

/// In fewer columns, or in more rows than this, a headline of twice the size would
/// be broken too often.
const LEAST_SIZED: u16 = 44;
const MOST_SIZED: usize = 2;

/// Whether a rule stands between lines of these roles where a headline
/// stands free.
#[must_use]
pub fn is_ruled_off(before: Option<LineRole>, after: Option<LineRole>) -> bool {
    let is_headline = |role| role == Some(LineRole::Headline);
    is_headline(before) != is_headline(after)
}

impl FrontStory {
    /// A story to be set on the page whose id is `page` (empty where the
    /// edition has no pages). `index` is the article's place in its edition;
    /// regions of `article` that lie on the page decide where it stands.
    #[must_use]
    pub fn new(index: usize, article: &Article, page: &str, body: Body, setting: Setting) -> Self {
        let bare = Article::new(article.id.clone());
        let area = super::order::area_on(article, page);
        let mut source = bare.clone();
        source.head.clone_from(&article.head);
        source.prominence = article.prominence;
        let onward = |part: Part| part == Part::Jump;
        source.regions = article
            .regions
            .iter()
            .filter(|region| onward(region.part) && region.page != page)
            .cloned()
            .collect();
        if body.is_empty() && source.line(HeadRole::Headline).is_none() {
            source.push_head(HeadRole::Headline, article.first_words.clone());
        }
        Self {
            article: index,
            head: Galley::new(&source, Body::default(), setting, 1),
            headline: None,
            is_sized: false,
            picture: first_picture(&body),
            under_picture: 0,
            text: Galley::new(&bare, picture_first(body), setting, 1),
            source,
            is_brief: article.kind == Kind::Brief,
            is_followed: false,
            area,
            lines: Vec::new(),
            verse: 0,
            style: HeadStyle::Story,
            air: 0,
        }
    }

    /// As [`FrontStory::new`], of one that comes before all others.
    #[must_use]
    pub fn followed(
        index: usize,
        article: &Article,
        page: &str,
        body: Body,
        setting: Setting,
    ) -> Self {
        Self {
            is_followed: true,
            is_brief: false,
            ..Self::new(index, article, page, body, setting)
        }
    }

    /// The article's place in its edition.
    #[must_use]
    pub fn article(&self) -> usize {
        self.article
    }

    /// The head, set as wide as the story is placed. It has no text.
    #[must_use]
    pub fn head(&self) -> &Galley {
        &self.head
    }

    /// The text, set for one column. It has no head.
    #[must_use]
    pub fn text(&self) -> &Galley {
        &self.text
    }

    /// The page that the printed article is continued on.
    #[must_use]
    pub fn continued_on(&self) -> Option<&str> {
        let page = self.source.regions.first().map(|region| region.page.as_str());
        page.filter(|page| !page.is_empty())
    }

    /// Takes other customs.
    pub fn set_setting(&mut self, setting: Setting) {
        self.head.set_setting(setting);
        self.text.set_setting(setting);
    }

    pub(super) fn claim(&self) -> super::order::StoryRank {
        let headline = self.source.line(HeadRole::Headline);
        let letters =
            headline.map_or(0, |line| line.chars().filter(|c| c.is_alphanumeric()).count());
        // Of a headline that was not found whole, nothing else is to be trusted.
        let lines = if letters > FRAGMENT { self.source.head.len() } else { 0 };
        super::order::StoryRank {
            area: self.area,
            prominence: self.source.prominence,
            head: u8::try_from(lines).unwrap_or(u8::MAX),
            is_followed: self.is_followed,
            fragment: lines == 0 && self.text.body().weight() < SHORT,
        }
    }

    /// Whether both are briefs under the same heading.
    pub(super) fn goes_on_from(&self, before: &Self) -> bool {
        let heading = |story: &Self| {
            let kicker = story.source.line(HeadRole::Kicker).filter(|_| story.is_brief);
            kicker.filter(|_| story.source.line(HeadRole::Headline).is_some()).cloned()
        };
        heading(self).is_some() && heading(self) == heading(before)
    }

    pub(super) fn style(&self) -> HeadStyle {
        self.style
    }

    /// Decides what is shown of the head.
    /// The lead's headline may be `sized`.
    pub(super) fn dress(&mut self, manner: HeadStyle, sized: bool) {
        self.style = manner;
        let mut shown = self.source.clone();
        let mut decks = 0;
        shown.head.retain(|line: &HeadLine| {
            let nth = if line.role == HeadRole::Deck { decks } else { 0 };
            decks += usize::from(line.role == HeadRole::Deck);
            manner.shows(line.role, nth) || self.is_followed && line.role == HeadRole::Kicker
        });
        let setting = *self.text.setting();
        self.head = Galley::new(&shown, Body::default(), setting, 1);
        shown.head.retain(|line| line.role == HeadRole::Headline);
        let is_lead = matches!(manner, HeadStyle::Lead { .. });
        self.headline =
            (sized && is_lead).then(|| Galley::new(&shown, Body::default(), setting, 1));
    }

    /// Sets the head `columns` cells wide; gives its rows, `most` at most.
    pub(super) fn set_head(&mut self, columns: u16, most: u16) -> u16 {
        let start = self.head.start();
        for (galley, columns) in
            [(Some(&mut self.head), columns), (self.headline.as_mut(), columns / 2)]
        {
            if let Some(galley) = galley {
                galley.set_columns(columns);
                galley.prepare(start, usize::from(most));
            }
        }
        let headline = self.headline.as_ref().map_or(0, |headline| rows_of(headline).len());
        self.is_sized = columns >= LEAST_SIZED && (1..=MOST_SIZED).contains(&headline);
        let set = self.head_rows();
        let mut rows: u16 = set.iter().map(|row| row.rows).sum();
        if self.style == (HeadStyle::Lead { large: true }) {
            let role = |row: &HeadRow<'_>| Some(row.line.strand.role);
            let off = |pair: &&[HeadRow<'_>]| is_ruled_off(role(&pair[0]), role(&pair[1]));
            rows += set.windows(2).filter(off).count() as u16;
        }
        rows.min(most)
    }

    /// The rows of the head as it is set.
    #[must_use]
    pub fn head_rows(&self) -> Vec<HeadRow<'_>> {
        let usual = |line| HeadRow { line, rows: 1 };
        let mut rows: Vec<HeadRow<'_>> = rows_of(&self.head).into_iter().map(usual).collect();
        if let Some(headline) = self.headline.as_ref().filter(|_| self.is_sized) {
            let is_headline = |row: &HeadRow<'_>| row.line.strand.role == LineRole::Headline;
            let from = rows.iter().position(is_headline).unwrap_or(rows.len());
            rows.retain(|row| !is_headline(row));
            let sized = rows_of(headline).into_iter().map(|line| HeadRow { line, rows: 2 });
            rows.splice(from..from, sized);
        }
        rows
    }

    /// Whether the head as it is set begins with a kicker that goes in a rule of
    /// so many cells, and has more.
    fn has_kicker_for_rule(&self, width: u16) -> bool {
        let head = self.head.lines(self.head.start(), 2);
        let [Some(kicker), Some(next)] = [0, 1].map(|row| head.get(row)?.text.as_ref()) else {
            return false;
        };
        let is_kicker = |set: &SetLine<'_>| set.strand.role == LineRole::Kicker;
        let goes = kicker.row.cols + 2 * AROUND_KICKER <= width && kicker.is_seen_as_read();
        goes && is_kicker(kicker) && !is_kicker(next)
    }

    /// Leaves so many rows more under the head.
    pub(super) fn loosen(&mut self, air: u16) {
        self.air = air;
    }

    /// Rows left empty under a head of so many: text that ran up to a byline
    /// would be read as one with it.
    pub(super) fn space_under(&self, head: u16) -> u16 {
        let parted = !self.style.is_close() && head > 0 && !self.lines.is_empty();
        if parted { 1 + self.air } else { 0 }
    }

    /// Sets the text in columns of `measure` cells, `most` rows of it. Tables of
    /// no more than `whole` rows are not parted over two columns.
    pub(super) fn set_text(
        &mut self,
        (measure, pictures): (u16, &PictureSizes),
        (most, whole): (usize, usize),
    ) {
        self.text.set_columns(measure);
        let alone = self.picture.as_ref().map(|path| alone(pictures, path));
        self.text.set_pictures(alone.unwrap_or_default());
        let start = self.text.start();
        self.text.prepare(start, most);
        let chunks = self.text.body().chunks();
        let lines = self.text.lines(start, most);
        let of_body = || lines.iter().take_while(|line| line.cursor.slug <= chunks);
        self.lines = of_body().map(Flowing::from).collect();
        self.verse = verse(of_body(), measure);
        let has_picture = of_body().next().is_some_and(|line| plate(line).is_some());
        let of_picture = of_body().take_while(|line| line.cursor.slug == lines[0].cursor.slug);
        self.under_picture = if has_picture { of_picture.count() as u16 } else { 0 };
        // A table that went on in the next column would be without its heading.
        let is_table = |line: &Line<'_>| {
            let role = line.text.as_ref().map(|set| set.strand.role);
            matches!(role, Some(LineRole::TableHead | LineRole::Table))
        };
        let rows: Vec<_> =
            of_body().map(|line| is_table(line).then_some(line.cursor.slug)).collect();
        let mut from = 0;
        for table in rows.chunk_by(|a, b| a == b) {
            let to = from + table.len();
            if table[0].is_some() && table.len() <= whole {
                self.lines[from..to - 1].iter_mut().for_each(|line| line.announces = true);
            }
            from = to;
        }
        while self.lines.last().is_some_and(|line| line.blank) {
            self.lines.pop();
        }
    }

    /// Sets the story in its place on a screen, the first. If `hints`, a row is
    /// left free to say that there is more.
    pub(super) fn place(&mut self, sheet: &StoryGrid, slot: StoryPosition, hints: bool) -> Placed {
        let StoryGrid { grid, height, text, top: first } = *sheet;
        let StoryPosition { column, span, y, h } = slot;
        let head = self.set_head(grid.width(span), height);
        let kicker_in_rule = y > first && self.has_kicker_for_rule(grid.width(span));
        let head = head.saturating_sub(u16::from(kicker_in_rule)).min(h);
        let top = (head + self.space_under(head)).min(h);
        let (cuts, more) = strips::cut(&self.lines, (span, h - top), hints);
        let more = more && h - top > 1 && hints;
        let strip = |stretch: &Stretch| Strip {
            x: grid.x_of_text(stretch.column, (column, span), text),
            y: y + top + stretch.y,
            from: stretch.rows.from,
            rows: stretch.rows.rows,
        };
        let stretches = strips::parted(&self.lines, &cuts, if more { 0 } else { h - top });
        let leads = matches!(self.style, HeadStyle::Lead { .. });
        let look = HeadLook {
            centred: span > 1,
            apart: if span > 1 { APART } else { 0 },
            display: self.style == HeadStyle::Lead { large: true },
            ruled: leads && top > head && span > 1,
        };
        Placed {
            screen: 0,
            x: grid.x(column, span),
            y,
            w: grid.width(span),
            h,
            head,
            look,
            kicker_in_rule,
            strips: stretches.iter().map(strip).collect(),
            verse: self.verse,
            more,
            joined: false,
            slot,
        }
    }

    pub(super) fn lines(&self) -> &[Flowing] {
        &self.lines
    }

    /// Rows of text that it is not shown without: its picture's, the caption's,
    /// and one to say that there is more.
    pub(super) fn least(&self) -> u16 {
        if self.under_picture > 0 { self.under_picture + 1 } else { 0 }
    }

    /// The room of the pictures in its place.
    pub(super) fn plates(&self, placed: &Placed) -> impl Iterator<Item = Plate> {
        let lines = placed.strips.iter().flat_map(|s| self.text.lines(s.from, s.rows.into()));
        lines.filter_map(|line| plate(&line).cloned())
    }
}

fn plate<'a>(line: &'a Line<'_>) -> Option<&'a Plate> {
    line.text.as_ref()?.strand.plate.as_ref()
}

/// How far the verse among these rows goes in, so that its widest line has as
/// much room at the left as at the right.
fn verse<'a>(lines: impl Iterator<Item = &'a Line<'a>>, measure: u16) -> u16 {
    let verse = lines.filter_map(|line| line.text.as_ref()).filter(|set| is_verse(set));
    let edges = verse.map(|set| (set.row.indent, set.row.indent + set.row.cols));
    let outer = edges.reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)));
    outer.map_or(0, |(left, right)| {
        let free = measure.saturating_sub(right - left);
        (free / 2).saturating_sub(left)
    })
}

/// Whether a row is set as it came, from the left.
#[must_use]
pub fn is_verse(set: &SetLine<'_>) -> bool {
    set.strand.role == LineRole::Preformatted && set.row.cols > 0 && set.is_seen_as_read()
}
