//! The texts of a page: what of each block is running text, and what its
//! beginning and its end tell.

use std::collections::HashMap;

use super::super::gaps::is_letter_spaced;
use super::super::glyph::{Glyph, ends_sentence, is_closer};
use super::super::grammar::{PieceRole, has_lede, is_deck, is_kicker, is_notice, is_subhead};
use super::super::measure::{BlockShape, PunctuationWidth};
use super::super::split::SplitHint;
use super::super::units::Unit;
use super::counts::usual;
use super::tables::{TableNeighbour, beside_text, is_table};
use crate::model::Lang;

/// How a text ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::recovery::ocr) enum TextEnd {
    /// It breaks off.
    Open,
    /// With the end of a sentence.
    Stop,
    /// With a colon or a semicolon.
    Clause,
}

/// The running text of a block.
#[derive(Debug, Clone)]
pub(in crate::recovery::ocr) struct RunningText {
    /// The units it consists of, by their index.
    pub(in crate::recovery::ocr) units: Vec<usize>,
    /// Its characters as they are counted, without gaps.
    pub(in crate::recovery::ocr) chars: Vec<char>,
    pub(in crate::recovery::ocr) end: TextEnd,
    /// It ends with a comma.
    pub(in crate::recovery::ocr) comma: bool,
    /// It has an odd number of quotation marks.
    pub(in crate::recovery::ocr) quoted: bool,
    /// It begins as reports do, or as what goes on from another page.
    pub(in crate::recovery::ocr) lede: bool,
    /// The number of the item it begins with, else 0.
    pub(in crate::recovery::ocr) item: u32,
    /// The numbers of the items in it, as bits.
    pub(in crate::recovery::ocr) items: u32,
    /// It ends with names in brackets.
    pub(in crate::recovery::ocr) signed: bool,
    /// It is a table that stands beside no text: nothing goes on in it.
    pub(in crate::recovery::ocr) table: bool,
    /// It ends with an item of a list.
    pub(in crate::recovery::ocr) listed: bool,
    pub(in crate::recovery::ocr) shape: BlockShape,
}

/// What a line in display type is by its form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::recovery::ocr) enum HeadForm {
    /// It may be anything.
    Plain,
    /// Phrases of equal length, as kickers are.
    Kicker,
    /// It announces what follows, or stands under a line that does: a heading
    /// inside an article.
    Subhead,
}

/// What stands on the page, block after block, furniture aside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::recovery::ocr) enum PageItem {
    /// Running text, by its index.
    Text(usize),
    /// A line in display type, by its unit.
    Head(usize, HeadForm),
    /// A byline, by its unit.
    Byline(usize),
    /// Caption or credit, by its unit.
    Figure(usize),
    /// A signature, by its unit.
    Signature(usize),
    /// A stray fragment of display type, by its unit.
    Fragment(usize),
}

/// The page as the recovery looks at it.
#[derive(Debug, Clone, Default)]
pub(in crate::recovery::ocr) struct PageTexts {
    pub(in crate::recovery::ocr) texts: Vec<RunningText>,
    pub(in crate::recovery::ocr) items: Vec<PageItem>,
    /// The place of each text among the items.
    pub(in crate::recovery::ocr) places: Vec<usize>,
    /// The units of the tables before each text, and of those behind it.
    pub(in crate::recovery::ocr) tables: Vec<[Vec<usize>; 2]>,
    /// Whether a text that stands under a headline surely begins its article:
    /// so it is where the order is that of the page.
    pub(in crate::recovery::ocr) headed_begin: bool,
    /// Whether each text stands under a head that cannot be but one: with a
    /// deck, or that of a notice.
    under_head: Vec<bool>,
    /// Whether each text begins a part of the page, and no sentence of the text
    /// before goes on in it.
    begins_band: Vec<bool>,
    /// Whether a reporter's name without brackets stands below each text: it
    /// ends a story that does not begin as reports do, which name theirs there.
    told_by_reporter: Vec<bool>,
}

impl PageTexts {
    /// Looks at the units of a page. Units of one block are one text, and so are the
    /// items of a list with what stands right over them.
    pub(in crate::recovery::ocr) fn of(units: &[Unit], lang: Lang) -> Self {
        let bodies = units.iter().filter(|unit| unit.role == PieceRole::Body);
        let bodies: Vec<&[Glyph]> = bodies.map(|unit| unit.piece.glyphs.as_slice()).collect();
        let marks = PunctuationWidth::fit(&bodies);
        let mut groups: Vec<Vec<usize>> = Vec::new();
        let mut items = Vec::new();
        let beside = beside_text(units);
        for (index, unit) in units.iter().enumerate() {
            if beside.contains_key(&index) {
                continue;
            }
            let item = match unit.role {
                PieceRole::Body => match groups.last_mut() {
                    Some(group)
                        if group.last().is_some_and(|&u| is_one(&units[u], unit, &items)) =>
                    {
                        group.push(index);
                        continue;
                    }
                    _ => {
                        groups.push(vec![index]);
                        PageItem::Text(groups.len() - 1)
                    }
                },
                PieceRole::Display if unit.piece.squeezed().chars().count() <= 1 => {
                    PageItem::Fragment(index)
                }
                PieceRole::Display | PieceRole::Number => {
                    let under = match items.last() {
                        Some(PageItem::Head(_, HeadForm::Subhead)) => {
                            !is_letter_spaced(&unit.piece.glyphs)
                        }
                        _ => false,
                    };
                    let form = if is_subhead(&unit.piece) || under {
                        HeadForm::Subhead
                    } else if is_kicker(&unit.piece) {
                        HeadForm::Kicker
                    } else {
                        HeadForm::Plain
                    };
                    PageItem::Head(index, form)
                }
                PieceRole::Byline => PageItem::Byline(index),
                PieceRole::Caption | PieceRole::Credit => PageItem::Figure(index),
                PieceRole::Signature => PageItem::Signature(index),
                PieceRole::Folio(_) | PieceRole::Furniture => continue,
            };
            items.push(item);
        }
        let texts: Vec<RunningText> =
            groups.into_iter().map(|group| RunningText::of(units, group, marks, lang)).collect();
        let mut places = vec![0; texts.len()];
        for (place, item) in items.iter().enumerate() {
            if let PageItem::Text(text) = item {
                places[*text] = place;
            }
        }
        let under_head = places.iter().map(|&place| is_under_head(units, &items, place)).collect();
        mark_subheads(units, &mut items, &texts);
        let tables = tables_of(&texts, &beside, units.len());
        let begins_band = (0..texts.len()).map(|at| begins_band(units, &texts, at)).collect();
        let mut sheet =
            Self { texts, items, places, tables, under_head, begins_band, ..Self::default() };
        let named = |text| match sheet.after(text) {
            Some(PageItem::Byline(unit)) => lang == Lang::Zh && !is_bracketed(&units[unit]),
            _ => false,
        };
        sheet.told_by_reporter = (0..sheet.texts.len()).map(named).collect();
        sheet
    }

    /// Whether two runs of texts are hardly one article: a report's beginning,
    /// and what a reporter's name ends. (Of the 147 reports on half of the
    /// samples none ends so.)
    pub(in crate::recovery::ocr) fn are_two(&self, first: &[usize], rest: &[usize]) -> bool {
        self.texts[first[0]].lede && rest.iter().any(|&text| self.told_by_reporter[text])
    }

    /// What follows a text on the page, headings inside articles aside.
    pub(in crate::recovery::ocr) fn after(&self, text: usize) -> Option<PageItem> {
        let below = &self.items[self.places[text] + 1..];
        below.iter().find(|item| !matches!(item, PageItem::Head(_, HeadForm::Subhead))).copied()
    }

    /// What precedes a text on the page, headings inside articles aside.
    pub(in crate::recovery::ocr) fn before(&self, text: usize) -> Option<PageItem> {
        let above = &self.items[..self.places[text]];
        above
            .iter()
            .rev()
            .find(|item| !matches!(item, PageItem::Head(_, HeadForm::Subhead)))
            .copied()
    }

    /// Whether nothing shows that the text begins an article: no lede, no
    /// display line or byline right above.
    pub(in crate::recovery::ocr) fn is_orphan(&self, text: usize) -> bool {
        let headed = matches!(self.before(text), Some(PageItem::Head(..) | PageItem::Byline(_)));
        !self.texts[text].lede && !headed && !self.is_begun(text)
    }

    /// Whether the text surely begins its article.
    pub(in crate::recovery::ocr) fn is_begun(&self, text: usize) -> bool {
        let headed = matches!(self.before(text), Some(PageItem::Head(..)));
        let sure = self.headed_begin || self.texts[text].lede;
        sure && headed
            || !self.headed_begin && self.is_dispatch_apart(text)
            || self.headed_begin && self.is_headed_from_afar(text)
            || self.under_head.get(text) == Some(&true)
            || self.begins_band.get(text) == Some(&true)
            || self.texts[text].table
    }

    /// Whether the text is the beginning of a report, and no line of running text
    /// right above may be its title: no longer than one, and no sentence. (On the
    /// printed page the setting tells.)
    fn is_dispatch_apart(&self, text: usize) -> bool {
        const LONGEST: usize = 48;
        let titled = match self.before(text) {
            Some(PageItem::Text(above)) => {
                let above = &self.texts[above];
                above.end == TextEnd::Open && above.chars.len() <= LONGEST
            }
            _ => false,
        };
        self.texts[text].is_dispatch() && !titled
    }

    /// Whether only the reporter's name and pictures stand between the text
    /// and a head.
    fn is_headed_from_afar(&self, text: usize) -> bool {
        let between = |item: &&PageItem| {
            matches!(
                item,
                PageItem::Byline(_) | PageItem::Figure(_) | PageItem::Head(_, HeadForm::Subhead)
            )
        };
        let mut above = self.items[..self.places[text]].iter().rev();
        let first = above.find(|item| !between(item));
        matches!(first, Some(PageItem::Head(..)))
    }

    /// Whether the text surely ends its article: a signature stands below it,
    /// or a reporter's name with another article's beginning under that.
    pub(in crate::recovery::ocr) fn is_closed(&self, text: usize) -> bool {
        match self.after(text) {
            _ if self.texts[text].table => true,
            Some(PageItem::Signature(_)) => true,
            Some(PageItem::Byline(_)) => {
                let below = self.items[self.places[text] + 1..].iter();
                let next = below.copied().find(|item| !matches!(item, PageItem::Byline(_)));
                match next {
                    Some(PageItem::Text(next)) => self.texts[next].lede,
                    Some(PageItem::Head(_, form)) => form != HeadForm::Subhead,
                    Some(_) | None => true,
                }
            }
            _ => false,
        }
    }

    /// The head that owns each text on the printed page.
    pub(in crate::recovery::ocr) fn owners(&self, units: &[Unit]) -> Vec<Option<usize>> {
        self.texts.iter().map(|text| units[text.units[0]].owner).collect()
    }

    /// Whether text `b` goes on the article of text `a`, which stands before it
    /// under the same head. In Latin script heads inside columns are often no
    /// larger than the text.
    pub(in crate::recovery::ocr) fn goes_on_under_head(
        &self,
        a: usize,
        b: usize,
        lang: Lang,
    ) -> bool {
        let headed = matches!(self.before(b), Some(PageItem::Head(..)));
        let reports = self.texts[b].lede && (headed || self.texts[a].end == TextEnd::Stop);
        let begins = reports || headed && lang == Lang::En;
        // A table between two texts ends the article only where it is not seen whose it is.
        let signed = matches!(self.after(a), Some(PageItem::Signature(_) | PageItem::Byline(_)));
        !begins && (self.texts[a].table && !signed || !self.is_closed(a))
    }

    /// Whether what stands below the text cannot be its continuation.
    pub(in crate::recovery::ocr) fn is_cut_off(&self, text: usize) -> bool {
        match self.after(text) {
            None | Some(PageItem::Head(..)) => true,
            Some(PageItem::Text(next)) => self.texts[next].lede,
            _ => false,
        }
    }
}

impl RunningText {
    fn of(units: &[Unit], group: Vec<usize>, marks: PunctuationWidth, lang: Lang) -> Self {
        let glyphs: Vec<Glyph> =
            group.iter().flat_map(|&unit| &units[unit].piece.glyphs).copied().collect();
        let solid = || glyphs.iter().filter(|g| !g.is_gap());
        let chars: Vec<char> = solid().map(|g| usual(g.c)).collect();
        let last = solid().rev().map(|g| g.c).find(|&c| !is_closer(c));
        let stops = |c: char| ends_sentence(c) && (c != '.' || matches!(lang, Lang::En | Lang::Ko));
        let is_item = group.last().is_some_and(|&unit| units[unit].mark == SplitHint::Item);
        let end = match last {
            _ if is_item => TextEnd::Stop,
            Some(c) if stops(c) => TextEnd::Stop,
            Some(':' | '：' | ';' | '；') => TextEnd::Clause,
            _ => TextEnd::Open,
        };
        Self {
            end,
            comma: last.is_some_and(|c| matches!(c, ',' | '，' | '、')),
            quoted: chars.iter().filter(|&&c| c == '"').count() % 2 == 1,
            lede: has_lede(&units[group[0]].piece) || comes_from_elsewhere(&chars),
            item: item_at(&chars, 0).unwrap_or(0),
            items: items(&chars),
            signed: chars.last() == Some(&')'),
            table: is_table(&units[group[0]]),
            listed: is_item,
            shape: BlockShape::of(&glyphs, marks),
            units: group,
            chars,
        }
    }
}

impl RunningText {
    /// Whether it is the beginning of a report, and no more news of the same nor
    /// what goes on from elsewhere. (Of 304 beginnings on the samples 293 begin an
    /// article, and seven stand under a head that was taken for text.)
    fn is_dispatch(&self) -> bool {
        let again = self.chars.starts_with(&['又', '讯'])
            || self.chars.starts_with(&['本', '报', '记', '者']);
        self.lede && !again && !comes_from_elsewhere(&self.chars)
    }

    /// Whether it begins as no sentence does: with a mark, or a particle.
    pub(in crate::recovery::ocr) fn starts_inside(&self) -> bool {
        self.chars.first().is_some_and(|c| ",。、;:!?)的了着等及们".contains(*c))
    }
}

/// Whether a unit belongs to the text of the one before it.
fn is_one(before: &Unit, unit: &Unit, items: &[PageItem]) -> bool {
    let is_item = unit.mark == SplitHint::Item
        && before.owner == unit.owner
        && matches!(items.last(), Some(PageItem::Text(_)));
    before.block == unit.block || is_item
}

/// The tables before each text and those behind it, from top to bottom.
fn tables_of(
    texts: &[RunningText],
    beside: &HashMap<usize, TableNeighbour>,
    units: usize,
) -> Vec<[Vec<usize>; 2]> {
    let mut text_of = vec![0; units];
    for (index, text) in texts.iter().enumerate() {
        text.units.iter().for_each(|&unit| text_of[unit] = index);
    }
    let mut tables = vec![[Vec::new(), Vec::new()]; texts.len()];
    let mut sorted: Vec<(&usize, &TableNeighbour)> = beside.iter().collect();
    sorted.sort_by_key(|(table, _)| **table);
    for (&table, neighbour) in sorted {
        tables[text_of[neighbour.unit]][usize::from(!neighbour.before)].push(table);
    }
    tables
}

/// Whether the text begins with “(上接第1版)” or its like.
fn comes_from_elsewhere(chars: &[char]) -> bool {
    let start: String = chars.iter().skip_while(|&&c| c == '(').take(2).collect();
    ["上接", "紧接"].contains(&start.as_str())
}

/// Whether a text stands at the head of a part of the page, as under a rule from
/// edge to edge, and the text before breaks off in the midst of a sentence that
/// no capital goes on with: it was another's, as a serial's at the foot of the
/// page is.
fn begins_band(units: &[Unit], texts: &[RunningText], at: usize) -> bool {
    let Some(before) = at.checked_sub(1).map(|before| &texts[before]) else { return false };
    let own = &texts[at];
    let parted = match (before.units.last(), own.units.first()) {
        (Some(&last), Some(&first)) => units[last].band < units[first].band,
        _ => false,
    };
    parted && before.end == TextEnd::Open && own.chars.first().is_some_and(|c| c.is_uppercase())
}

/// Whether the display lines right above a place, or above the picture there,
/// are a head that cannot be but one.
fn is_under_head(units: &[Unit], items: &[PageItem], place: usize) -> bool {
    let above = items[..place].iter().rev().skip_while(|i| matches!(i, PageItem::Figure(_)));
    let lines = above.map_while(|item| match item {
        PageItem::Head(unit, _) => Some(&units[*unit]),
        _ => None,
    });
    let lines: Vec<&Unit> = lines.collect();
    let notice = |unit: &&Unit| is_notice(&unit.piece.squeezed());
    lines.len() > 1 && lines.iter().any(|unit| is_deck(&unit.piece)) || lines.iter().any(notice)
}

/// Makes the short lines between an article's head and the reporter's name at
/// its end subheads, where nothing shows that another article begins there.
fn mark_subheads(units: &[Unit], items: &mut [PageItem], texts: &[RunningText]) {
    const LONGEST: usize = 20;
    // Headings inside articles are hardly ever printed so large.
    const LARGE: f32 = 1.6;
    let (mut begin, mut reported) = (0, false);
    for end in 0..items.len() {
        let begins = match items[end] {
            PageItem::Text(text) => texts[text].lede,
            PageItem::Signature(_) => true,
            PageItem::Byline(unit) if begin < end => {
                if !is_bracketed(&units[unit]) {
                    make_subheads(units, &mut items[begin..end], reported, LONGEST);
                }
                true
            }
            PageItem::Head(unit, _) => {
                let piece = &units[unit].piece;
                let large = units[unit].letter.is_some_and(|letter| letter >= LARGE);
                let sure = is_letter_spaced(&piece.glyphs) || is_notice(&piece.squeezed());
                large || sure || is_deck(piece)
            }
            _ => false,
        };
        if begins {
            (begin, reported) = (end + 1, matches!(items[end], PageItem::Text(_)));
        }
    }
}

fn is_bracketed(byline: &Unit) -> bool {
    byline.piece.glyphs.first().is_some_and(|g| matches!(g.c, '(' | '（'))
}

/// Of the display lines among the items of one article those that follow
/// text, if there are two such places or more besides the head. Where what
/// stands before them is a report, the first of them are the head of another
/// article: that whose reporter is named at its end.
fn make_subheads(units: &[Unit], items: &mut [PageItem], reported: bool, longest: usize) {
    let short = |item: &PageItem| match item {
        PageItem::Head(unit, form) => {
            *form == HeadForm::Subhead
                || *form == HeadForm::Plain
                    && units[*unit].piece.squeezed().chars().count() <= longest
        }
        _ => true,
    };
    let text = |item: &PageItem| matches!(item, PageItem::Text(_));
    let head = |item: &PageItem| matches!(item, PageItem::Head(..));
    let begin = if reported { items.iter().position(head).unwrap_or(0) } else { 0 };
    let items = &mut items[begin..];
    let Some(first) = items.iter().position(text) else { return };
    let after = &mut items[first..];
    let runs =
        after.windows(2).filter(|w| text(&w[0]) && matches!(w[1], PageItem::Head(..))).count();
    if runs < 2 || !after.iter().all(short) {
        return;
    }
    for item in after {
        if let PageItem::Head(_, form) = item {
            *form = HeadForm::Subhead;
        }
    }
}

/// The numbers of the items that begin in a text or at its beginning, as bits.
fn items(chars: &[char]) -> u32 {
    let begins = |at: usize| at == 0 || matches!(chars[at - 1], '。' | ';' | ':' | '!' | '?');
    let starts = (0..chars.len()).filter(|&at| begins(at));
    starts.filter_map(|at| item_at(chars, at)).fold(0, |bits, item| bits | 1 << item.min(31))
}

/// The number of the item that begins at a place: “三、”, “(三)”, “3.”,
/// “第三,”, “三是”.
fn item_at(chars: &[char], at: usize) -> Option<u32> {
    let text = &chars[at..chars.len().min(at + 6)];
    let (ordinal, text) = match text.split_first()? {
        ('(' | '第', rest) => (Some(text[0]), rest),
        _ => (None, text),
    };
    let digits = text.iter().take_while(|c| c.is_ascii_digit()).count();
    let figures = text.iter().take_while(|&&c| figure(c).is_some()).count();
    let number = match figures {
        0 => return (digits > 0 && ordinal.is_none()).then_some(0),
        1 => figure(text[0])?,
        _ if text[0] == '十' => 10 + figure(text[1])?,
        _ => return None,
    };
    let after = text.get(figures)?;
    let closes = match ordinal {
        Some('(') => *after == ')',
        Some(_) => matches!(after, ',' | '、'),
        None => matches!(after, '、' | '是'),
    };
    closes.then_some(number)
}

fn figure(c: char) -> Option<u32> {
    "一二三四五六七八九十".chars().position(|f| f == c).map(|at| at as u32 + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recovery::ocr::units;

    fn numbers(text: &str) -> (u32, Vec<u32>) {
        let chars: Vec<char> = text.chars().map(usual).collect();
        let bits = items(&chars);
        (item_at(&chars, 0).unwrap_or(0), (0..32).filter(|n| bits >> n & 1 == 1).collect())
    }

    #[test]
    fn a_dispatch_under_a_text_that_breaks_off_begins_an_article() {
        let broken = "守闸人老赵看了看表,比预定的时间早了二十分钟,渠边已经站满了人,大家都等着看第一股水流过新渠的闸口,孩子们爬到";
        let begins = |above: &str, text: &str| {
            let page = format!("{above}\n\n{text}");
            let sheet = PageTexts::of(&units::text_units(&page, Lang::Zh), Lang::Zh);
            assert_eq!(sheet.texts.len(), 2, "{page}");
            sheet.is_begun(1)
        };
        assert!(begins(broken, "本报讯昨天,渡口的桥修好了,两岸的人可以走过去了。"));
        assert!(begins(broken, "据华社河口11月20日电渡口的桥昨天修好了,两岸通车。"));
        assert!(!begins(broken, "又讯昨天,渡口的桥修好了,两岸的人可以走过去了。"));
        assert!(!begins(broken, "了树上。第一股水流过的时候,大家都叫起好来。"));
        let title = "渡口的桥昨天修好了,两岸的人可以走过去,不用再等早上六点钟的第一班渡船";
        let may_be = "本报讯昨天,渡口的桥修好了,两岸的人可以走过去了。";
        assert!(!begins(title, may_be), "a title that was taken for text");
    }

    #[test]
    fn the_items_of_a_list_are_known_by_their_numbers() {
        assert_eq!(numbers("二、做护渠的带头人。三、做节水的有心人。"), (2, vec![2, 3]));
        assert_eq!(numbers("措施有三:一是修渠;二是清淤"), (0, vec![1, 2]));
        assert_eq!(numbers("（三）清淤"), (3, vec![3]));
        assert_eq!(numbers("第三,水要清"), (3, vec![3]));
        assert_eq!(numbers("十二、其他"), (12, vec![12]));
        assert_eq!(numbers("一桥飞架,三人同行"), (0, vec![]));
    }
}
