//! Where things are on the screen, in cells. The view paints by it, and the
//! mouse is understood by it.

use crate::layout::{Setting, UprightPage};

/// A rectangle of cells.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Area {
    /// Left column.
    pub x: u16,
    /// Upper row.
    pub y: u16,
    /// Columns.
    pub w: u16,
    /// Rows.
    pub h: u16,
}

impl Area {
    /// Whether a cell is inside.
    #[must_use]
    pub fn holds(self, x: u16, y: u16) -> bool {
        (self.x..self.x + self.w).contains(&x) && (self.y..self.y + self.h).contains(&y)
    }
}

/// The panes of an open edition.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Pane {
    /// The list of sections.
    Sections,
    /// The headlines of a section.
    Headlines,
    /// The text.
    Article,
    /// The page as it was scanned.
    Scan,
}

/// The smallest screen that shows anything but a message.
pub const LEAST: (u16, u16) = (20, 5);
/// From this width on, two panes stand side by side.
const TWO_PANES: u16 = 60;
/// From this width on, three do.
const THREE_PANES: u16 = 110;
/// From this width on, the scanned page stands beside the article, ...
const SCAN_BESIDE: u16 = 100;
/// ... and from this one on beside the headlines too.
const SCAN_AND_HEADLINES: u16 = 160;
/// From this many rows on, it stands below the article; else instead of it.
const SCAN_BELOW: u16 = 16;
/// From this height on, thin rules part the folio and the status line.
const RULED: u16 = 10;
/// From this width on, a pane has room for two columns, each of two dozen letters
/// and more.
const TWO_COLUMNS: u16 = 62;
/// Columns left free at either side of the text.
const MARGIN: u16 = 2;

/// The screen divided: a folio line, the middle, a status line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ScreenAreas {
    /// The line on top.
    pub folio: Area,
    /// Row of the thin rule under the folio.
    pub upper_rule: Option<u16>,
    /// What is between.
    pub middle: Area,
    /// Row of the thin rule over the status line.
    pub lower_rule: Option<u16>,
    /// The last line.
    pub status: Area,
}

/// The same without the rules: there are more rows between the lines.
#[must_use]
pub fn unruled_frame(w: u16, h: u16) -> ScreenAreas {
    let ScreenAreas { folio, status, middle, .. } = frame(w, h);
    let middle = Area { y: folio.h, h: h.saturating_sub(folio.h + status.h), ..middle };
    ScreenAreas { folio, upper_rule: None, middle, lower_rule: None, status }
}

/// Divides a screen of `w` columns and `h` rows.
#[must_use]
pub fn frame(w: u16, h: u16) -> ScreenAreas {
    let rules = u16::from(h >= RULED);
    let lower = u16::from(h >= RULED + 6);
    let line = |y| Area { x: 0, y, w, h: 1 };
    ScreenAreas {
        folio: line(0),
        upper_rule: (rules > 0).then_some(1),
        middle: Area { x: 0, y: 1 + rules, w, h: h.saturating_sub(2 + rules + lower) },
        lower_rule: (lower > 0).then(|| h.saturating_sub(2)),
        status: line(h.saturating_sub(1)),
    }
}

/// Which panes an edition has use for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PaneChoice {
    /// All of them.
    All,
    /// There is one section, so that a list of sections says nothing.
    OneSection,
    /// The article alone.
    Alone,
    /// The article and the page as it was scanned.
    Scanned,
    /// One at a time, however wide the screen is; whether the scanned page stands
    /// instead of the article.
    Single(bool),
}

/// The panes that are shown, left to right, with a rule between neighbours.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Panes {
    shown: Vec<(Pane, Area)>,
}

impl Panes {
    /// Where a pane is, if it is shown.
    #[must_use]
    pub fn area(&self, pane: Pane) -> Option<Area> {
        self.shown.iter().find(|(shown, _)| *shown == pane).map(|(_, area)| *area)
    }

    /// The pane under a cell.
    #[must_use]
    pub fn at(&self, x: u16, y: u16) -> Option<Pane> {
        self.shown.iter().find(|(_, area)| area.holds(x, y)).map(|(pane, _)| *pane)
    }

    /// Whether the reader sees the article, or at least the page that it was
    /// made of.
    #[must_use]
    pub fn follow_text(&self) -> bool {
        self.area(Pane::Article).or(self.area(Pane::Scan)).is_some()
    }

    /// The panes shown, left to right.
    #[must_use]
    pub fn all(&self) -> &[(Pane, Area)] {
        &self.shown
    }

    /// Divides the middle of the screen among as many panes as its width
    /// takes, `focus` always among them.
    #[must_use]
    pub fn split(middle: Area, focus: Pane, choice: PaneChoice) -> Self {
        let w = middle.w;
        if let PaneChoice::Single(scan) = choice {
            let pane = if scan && focus == Pane::Article { Pane::Scan } else { focus };
            return Self { shown: vec![(pane, middle)] };
        }
        if choice == PaneChoice::Scanned && focus == Pane::Article {
            return Self::with_scan(middle);
        }
        let panes: &[(Pane, u16)] = if choice == PaneChoice::Alone {
            &[(Pane::Article, 0)]
        } else if w >= THREE_PANES && choice == PaneChoice::All {
            &[
                (Pane::Sections, (w / 9).clamp(14, 22)),
                (Pane::Headlines, (w * 3 / 10).clamp(32, 48)),
                (Pane::Article, 0),
            ]
        } else if w >= TWO_PANES && focus == Pane::Sections {
            &[(Pane::Sections, (w / 4).clamp(16, 24)), (Pane::Headlines, 0)]
        } else if w >= TWO_PANES {
            &[(Pane::Headlines, (w * 3 / 10).clamp(22, 40)), (Pane::Article, 0)]
        } else {
            &[(focus, 0)]
        };
        Self::side_by_side(middle, panes)
    }

    /// Panes of the widths wanted, left to right; 0 is what is left.
    fn side_by_side(middle: Area, panes: &[(Pane, u16)]) -> Self {
        let mut x = middle.x;
        let mut shown = Vec::with_capacity(panes.len());
        for &(pane, wanted) in panes {
            let width = if wanted == 0 { (middle.x + middle.w).saturating_sub(x) } else { wanted };
            shown.push((pane, Area { x, w: width, ..middle }));
            x += width + 1;
        }
        Self { shown }
    }

    /// The article with the scanned page: at its right, below it, or instead
    /// of it, as the screen has room.
    fn with_scan(middle: Area) -> Self {
        let Area { y, w, h, .. } = middle;
        if w >= SCAN_AND_HEADLINES {
            let headlines = (w / 5).clamp(32, 40);
            let article = (w - headlines) / 2;
            let panes = [(Pane::Headlines, headlines), (Pane::Article, article), (Pane::Scan, 0)];
            return Self::side_by_side(middle, &panes);
        }
        if w >= SCAN_BESIDE {
            return Self::side_by_side(middle, &[(Pane::Article, w / 2), (Pane::Scan, 0)]);
        }
        if h < SCAN_BELOW {
            return Self { shown: vec![(Pane::Scan, middle)] };
        }
        let upper = h / 2;
        let article = Area { h: upper, ..middle };
        let scan = Area { y: y + upper + 1, h: h - upper - 1, ..middle };
        Self { shown: vec![(Pane::Article, article), (Pane::Scan, scan)] }
    }
}

/// Where the text of an article stands: `columns` columns of `measure` cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TextArea {
    /// All columns, without the hanging gutter of the last.
    pub area: Area,
    /// Width of a column, in cells.
    pub measure: u16,
    /// How many columns stand side by side.
    pub columns: u16,
    /// Cells between two columns.
    pub gutter: u16,
    /// The page that the text stands on if it runs downwards. Its lines are
    /// `measure` long all the same, two columns a square, and a tier of them is
    /// what a column is across.
    pub page: Option<UprightPage>,
}

/// How wide lines may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Measures {
    /// The widest single column, in cells.
    pub measure: u16,
    /// How many columns may stand side by side.
    pub most: u16,
    /// The width of each of several, in cells.
    pub width: u16,
    /// Cells between two columns.
    pub gutter: u16,
}

impl TextArea {
    /// Left edge of column `index`.
    #[must_use]
    pub fn column_x(&self, index: u16) -> u16 {
        self.area.x + index * (self.measure + self.gutter)
    }

    /// The lines of a column, or the most of a tier.
    #[must_use]
    pub fn lines(&self) -> u16 {
        self.page.map_or(self.area.h, |page| page.columns).max(1)
    }

    /// What the extents of a column's lines add up to at most.
    #[must_use]
    pub fn room(&self) -> u16 {
        self.page.map_or(self.area.h, UprightPage::room).max(1)
    }

    /// The width of the head, which stands over all columns, in cells.
    #[must_use]
    pub fn head_measure(&self) -> u16 {
        if self.columns > 1 && self.page.is_none() { self.area.w } else { self.measure }
    }

    /// The width of what stands across.
    #[must_use]
    pub fn across(&self) -> u16 {
        self.page.map_or(self.measure, UprightPage::width)
    }

    /// Centres columns that run downwards in a pane.
    fn upright(pane: Area, measures: Measures, hang: bool) -> Self {
        let room = pane.w.saturating_sub(2 * MARGIN).max(2);
        let page = UprightPage::fit(room, pane.h, measures.measure / 2, hang);
        let x = pane.x + pane.w.saturating_sub(page.width()) / 2;
        Self {
            area: Area { x, w: page.width().min(pane.w), ..pane },
            measure: 2 * page.rows,
            columns: page.tiers,
            gutter: 0,
            page: Some(page),
        }
    }

    /// One column at the left edge of a pane, without margins: on a braille display
    /// they are empty cells.
    #[must_use]
    pub fn flush(pane: Area, measure: u16) -> Self {
        let measure = pane.w.min(measure.max(8)) & !1;
        Self { area: Area { w: measure, ..pane }, measure, columns: 1, gutter: 0, page: None }
    }

    /// Centres text in a pane: one column, or as many as fit.
    #[must_use]
    pub fn fit(pane: Area, measures: Measures, setting: &Setting) -> Self {
        if setting.is_downwards() {
            return Self::upright(pane, measures, setting.hang);
        }
        let Measures { measure, most, width, gutter } = measures;
        let hang = if setting.hang { 2 } else { 0 };
        let room = pane.w.saturating_sub(2 * MARGIN + hang).max(1);
        let columns = match ((room + gutter) / (width + gutter)).clamp(1, most.max(1)) {
            1 if most > 1 && pane.w >= TWO_COLUMNS => 2,
            columns => columns,
        };
        // Two go in where there is no room for two of their full width.
        let width = width.min((room + gutter) / columns - gutter);
        let (measure, gutter) = if columns > 1 { (width, gutter) } else { (measure, 0) };
        let each = room.min(measure.max(8));
        // An even measure takes full-width text without a rest.
        let each = if each > 2 { each & !1 } else { each };
        let used = columns * each + (columns - 1) * gutter;
        let left = (pane.w.saturating_sub(used + hang) / 2).max(MARGIN.min(pane.w / 4));
        Self {
            area: Area { x: pane.x + left, w: used.min(pane.w), ..pane },
            measure: each,
            columns,
            gutter,
            page: None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::Widths;
    use crate::model::Lang;

    fn middle(w: u16, h: u16) -> Area {
        frame(w, h).middle
    }

    #[test]
    fn one_two_or_three_panes_by_the_width() {
        let count = |w| Panes::split(middle(w, 24), Pane::Headlines, PaneChoice::All).all().len();
        assert_eq!([count(40), count(59), count(60), count(109), count(110)], [1, 1, 2, 2, 3]);
        assert_eq!(
            Panes::split(middle(200, 60), Pane::Headlines, PaneChoice::Alone).all().len(),
            1
        );
        assert_eq!(
            Panes::split(middle(200, 60), Pane::Headlines, PaneChoice::OneSection).all().len(),
            2
        );
    }

    #[test]
    fn panes_fill_the_width_with_one_column_between_them() {
        for w in 20..220 {
            for focus in [Pane::Sections, Pane::Headlines, Pane::Article] {
                let panes = Panes::split(middle(w, 30), focus, PaneChoice::All);
                assert!(panes.area(focus).is_some(), "{focus:?} is hidden at {w}");
                let mut x = 0;
                for (_, area) in panes.all() {
                    assert_eq!(area.x, x);
                    x += area.w + 1;
                }
                assert_eq!(x, w + 1);
            }
        }
    }

    #[test]
    fn the_scanned_page_stands_beside_below_or_instead_as_there_is_room() {
        let shown = |w, h| {
            let panes = Panes::split(middle(w, h), Pane::Article, PaneChoice::Scanned);
            panes.all().iter().map(|(pane, _)| *pane).collect::<Vec<_>>()
        };
        assert_eq!(shown(40, 12), [Pane::Scan]);
        assert_eq!(shown(80, 24), [Pane::Article, Pane::Scan]);
        assert_eq!(shown(200, 60), [Pane::Headlines, Pane::Article, Pane::Scan]);
        for w in 20..220 {
            for h in 5..70 {
                let middle = middle(w, h);
                for (_, area) in Panes::split(middle, Pane::Article, PaneChoice::Scanned).all() {
                    assert!(area.h >= 1 && area.w >= 10);
                    assert!(area.y + area.h <= middle.y + middle.h && area.x + area.w <= w);
                }
            }
        }
    }

    #[test]
    fn text_keeps_two_columns_of_margin_and_room_for_a_hanging_mark() {
        let setting = Setting::of(Lang::Zh, Widths::default());
        for w in 30..220 {
            let pane = Area { x: 3, y: 2, w, h: 20 };
            for most in 1..4 {
                let measures = Measures { measure: 80, most, width: 40, gutter: 4 };
                let text = TextArea::fit(pane, measures, &setting);
                assert!(text.area.x >= pane.x + 2);
                assert!(text.area.x + text.area.w + 4 <= pane.x + pane.w, "{w} {most} {text:?}");
                assert_eq!(text.measure % 2, 0);
                assert!(text.measure <= 80);
            }
        }
    }

    #[test]
    fn two_columns_stand_in_a_pane_that_is_wide_enough_for_narrower_ones() {
        let setting = Setting::of(Lang::Zh, Widths::default());
        let measures = Measures { measure: 80, most: 4, width: 40, gutter: 4 };
        let fit = |w| TextArea::fit(Area { x: 0, y: 0, w, h: 20 }, measures, &setting);
        let of = |w| (fit(w).columns, fit(w).measure);
        assert_eq!([of(61).0, of(62).0, of(90).0], [1, 2, 2]);
        assert_eq!((of(62).1, of(90).1), (26, 40), "as wide as two go in");
    }

    #[test]
    fn the_folio_and_the_status_line_never_overlap_the_text() {
        for h in 5..80 {
            let f = frame(80, h);
            assert!(f.middle.y > f.upper_rule.unwrap_or(0));
            assert!(f.middle.y + f.middle.h <= f.lower_rule.unwrap_or(f.status.y));
            assert!(f.middle.h >= 1);
        }
    }
}
