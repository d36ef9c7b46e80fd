//! An open edition: sections, headlines, the article in view.

use std::collections::HashMap;
use std::sync::Arc;

use super::gallery::Gallery;
use super::ledes::Ledes;
use super::list::List;
use super::panes::{Area, Pane, PaneChoice, Panes, TextArea};
use super::scanned::{ScannedPages, ShownSources as ScanReading};
use super::settings::Settings;
use super::text::ArticleText;
use super::{EditionCut, EntryRoom, Extent, brief};
use crate::layout::Setting;
use crate::model::{
    Anchor, ArticleId, Body, Edition, Lang, Place, Position, ReadingState, WritingMode, printed,
};

/// How the edition is looked at.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools, reason = "each is a choice of its own")]
pub struct Mode {
    /// The article alone.
    pub zen: bool,
    /// Several columns.
    pub columns: bool,
    /// The page as it was scanned, beside the article.
    pub scan: bool,
    /// Articles by printed page, not by section.
    pub by_page: bool,
    /// Editions open on the front page.
    pub front: bool,
}

/// Where to go in an article.
#[derive(Debug, Clone, PartialEq)]
pub enum Aim {
    /// To a place.
    Place(Place),
    /// To the words of a bookmark, wherever they are now.
    Mark(Anchor),
    /// To a match of a search through the edition: the first from a place on, or the
    /// last.
    Match {
        /// What is looked for.
        needle: String,
        /// The place; nothing for the last match.
        from: Option<Place>,
    },
    /// To what a search over all papers found at a place.
    Found(Place, String),
}

/// An open edition.
#[derive(Debug)]
pub struct OpenedEdition {
    /// Its entry on the newsstand.
    pub shelf: usize,
    /// The edition.
    pub edition: Arc<Edition>,
    /// These are its first pages, and the rest is not there.
    pub incomplete: bool,
    /// The pane that keys go to.
    pub focus: Pane,
    /// The sections that have articles, by index in the edition; or its pages,
    /// see [`OpenedEdition::set_order`].
    pub sections: Vec<usize>,
    section_sizes: Vec<usize>,
    /// Scrolling of the list of sections; selects in `sections`.
    pub section_list: List,
    /// The articles of the section in view.
    pub headlines: Vec<usize>,
    /// Scrolling of the headlines; selects in `headlines`.
    pub headline_list: List,
    /// The room that each of them has beside its title.
    pub headline_room: EntryRoom,
    /// The article in view, as an index into the edition.
    pub article: usize,
    /// Its text, once its body is there.
    pub text: Option<ArticleText>,
    /// The scanned pages, once they were asked for.
    pub scanned: Option<ScannedPages>,
    /// It is cut to what can be read in so many minutes.
    pub(super) cut: Option<EditionCut>,
    positions: Vec<Option<Position>>,
    /// All that is shown, in the order of reading: that of the lists.
    order: Vec<usize>,
    by_page: bool,
    /// The first sentences of its articles, as far as they were to be seen.
    pub(super) ledes: Ledes,
    /// The end was told: who reads on from there goes to the next paper.
    pub(super) end_told: bool,
    /// Where to go once the body is there.
    target: Option<Aim>,
}

impl Aim {
    fn take(self, text: &mut ArticleText) {
        let place = match self {
            Self::Place(place) => place,
            Self::Mark(anchor) => {
                let place = anchor.resolve(text.galley().body());
                return text.go_to_words(place);
            }
            Self::Match { needle, from } => return text.search_of_edition(&needle, from),
            Self::Found(place, found) => {
                if text.show_found(place, &found) {
                    return;
                }
                place
            }
        };
        text.go_to(place);
    }
}

impl OpenedEdition {
    /// Opens an edition at its first article.
    #[must_use]
    pub fn new(shelf: usize, edition: Arc<Edition>) -> Self {
        let positions = vec![None; edition.articles.len()];
        let mut reader = Self {
            shelf,
            edition,
            incomplete: false,
            focus: Pane::Headlines,
            sections: Vec::new(),
            section_sizes: Vec::new(),
            section_list: List::default(),
            headlines: Vec::new(),
            headline_list: List::default(),
            headline_room: EntryRoom::default(),
            article: 0,
            text: None,
            scanned: None,
            cut: None,
            positions,
            order: Vec::new(),
            by_page: false,
            ledes: Ledes::default(),
            end_told: false,
            target: None,
        };
        reader.rearrange();
        reader.select(0);
        reader
    }

    /// How the edition is cut, if it is.
    #[must_use]
    pub fn cut(&self) -> Option<&EditionCut> {
        self.cut.as_ref()
    }

    /// Whether an article is shown: all are, but where the edition is cut.
    #[must_use]
    pub fn shows(&self, article: usize) -> bool {
        self.cut.as_ref().is_none_or(|cut| cut.extent(article) != Extent::Out)
    }

    /// Lists the sections and headlines that are shown.
    pub(super) fn rearrange(&mut self) {
        let mut order: Vec<usize> =
            (0..self.edition.articles.len()).filter(|&article| self.shows(article)).collect();
        order.sort_by_key(|&article| self.group_of(article));
        let groups = order.chunk_by(|&a, &b| self.group_of(a) == self.group_of(b));
        let sized = groups.map(|group| (self.group_of(group[0]), group.len()));
        (self.sections, self.section_sizes) = sized.unzip();
        self.order = order;
        self.headlines.clear();
        let (article, text, target) = (self.article, self.text.take(), self.target.take());
        self.select(article);
        (self.text, self.target) = (text, target);
    }

    /// Lists articles by the pages that they stand on, or by sections.
    pub fn set_order(&mut self, by_page: bool) {
        if self.by_page != by_page {
            self.by_page = by_page;
            self.rearrange();
        }
    }

    /// The section of an article; by pages, its page. What stands on no page
    /// comes last.
    pub(super) fn group_of(&self, article: usize) -> usize {
        let article = self.edition.articles.get(article);
        if self.by_page {
            article.and_then(|article| article.page).unwrap_or(usize::MAX)
        } else {
            article.map_or(0, |article| article.section)
        }
    }

    /// What a section, or a page, is called; by its position in the list.
    #[must_use]
    pub fn section_name(&self, at: usize) -> String {
        let Some(&group) = self.sections.get(at) else { return String::new() };
        if !self.by_page {
            let section = self.edition.sections.get(group);
            return section.map_or_else(String::new, |section| section.name.to_string());
        }
        let page = self.edition.pages.get(group);
        page.map_or_else(|| "–".to_owned(), |page| printed::page(self.edition.lang(), page))
    }

    /// All that is shown, in the order of reading.
    pub(super) fn order(&self) -> &[usize] {
        &self.order
    }

    /// Where the section of an article, or its page, stands in the list.
    #[must_use]
    pub fn section_of(&self, article: usize) -> usize {
        let group = self.group_of(article);
        self.sections.iter().position(|&other| other == group).unwrap_or(0)
    }

    /// The first article that is shown and was not read.
    #[must_use]
    pub fn first_unread(&self) -> Option<usize> {
        self.order.iter().copied().find(|&article| !self.is_read(article))
    }

    /// Takes the edition as it was corrected, and brings an article of it into
    /// view; its body is still to come.
    pub fn corrected(&mut self, edition: Arc<Edition>, article: usize) {
        let old = std::mem::replace(self, Self::new(self.shelf, edition));
        (self.focus, self.scanned, self.by_page) = (old.focus, old.scanned, old.by_page);
        // What was corrected may be more articles, or fewer.
        self.cut = old.cut.filter(|_| old.edition.articles.len() == self.edition.articles.len());
        let positions = old.edition.articles.iter().zip(old.positions);
        self.take_positions(positions.filter_map(|(a, position)| Some((&a.id, position?))));
        self.rearrange();
        self.select(article);
    }

    /// Takes what was kept of earlier reading. Tells which article one was
    /// in last.
    pub fn remember(&mut self, reading: &ReadingState) -> Option<usize> {
        self.take_positions(reading.positions.iter().map(|(id, position)| (id, *position)));
        reading.last.as_ref().and_then(|id| self.edition.position(id))
    }

    /// Takes positions where there are none yet, in one walk over the edition:
    /// there may be as many as it has articles.
    fn take_positions<'a>(&mut self, kept: impl Iterator<Item = (&'a ArticleId, Position)>) {
        let kept: HashMap<&ArticleId, Position> = kept.collect();
        if kept.is_empty() {
            return;
        }
        for (article, position) in self.edition.articles.iter().zip(&mut self.positions) {
            if let Some(kept) = kept.get(&article.id) {
                position.get_or_insert(*kept);
            }
        }
    }

    /// The customs of the article in view.
    #[must_use]
    pub fn lang(&self) -> Lang {
        self.lang_of(self.article)
    }

    /// The customs of an article.
    #[must_use]
    pub fn lang_of(&self, article: usize) -> Lang {
        match self.edition.articles.get(article) {
            Some(article) => self.edition.lang_of(article),
            None => self.edition.lang(),
        }
    }

    /// Whether the article was read to its end.
    #[must_use]
    pub fn is_read(&self, article: usize) -> bool {
        self.positions.get(article).copied().flatten().is_some_and(|p| p.read)
    }

    /// How many articles were read.
    #[must_use]
    pub fn read_count(&self) -> usize {
        self.positions.iter().flatten().filter(|p| p.read).count()
    }

    /// How far one came in an article.
    #[must_use]
    pub fn position(&self, article: usize) -> Option<Position> {
        self.positions.get(article).copied().flatten()
    }

    /// Records how far one came in an article.
    pub fn set_position(&mut self, article: usize, position: Position) {
        if let Some(kept) = self.positions.get_mut(article) {
            *kept = Some(position);
        }
    }

    /// Brings an article into view; its body is still to come. Tells whether
    /// it is another one than before.
    pub fn select(&mut self, article: usize) -> bool {
        let article = article.min(self.edition.articles.len().saturating_sub(1));
        if !self.shows(article) {
            // Whoever goes to what is not there wants it all the same.
            self.cut = None;
            self.rearrange();
        }
        let (section, at) = (self.group_of(article), self.section_of(article));
        if self.headlines.is_empty() || self.section_list.selected != at {
            self.section_list.select(at, self.sections.len());
            self.headlines = self.in_group(section).collect();
            self.headline_list = List::default();
        }
        let row = self.headlines.iter().position(|&a| a == article).unwrap_or(0);
        self.headline_list.select(row, self.headlines.len());
        self.end_told = false;
        let other = article != self.article || self.text.is_none();
        if other {
            self.article = article;
            self.text = None;
            self.target = None;
        }
        other
    }

    /// The place to show as soon as the body is there, instead of where one
    /// was last.
    pub fn aim(&mut self, aim: Aim) {
        match &mut self.text {
            Some(text) => aim.take(text),
            None => self.target = Some(aim),
        }
    }

    /// Shows the body of the article in view.
    pub fn show(&mut self, body: Body, area: TextArea, settings: &Settings) {
        let Some(article) = self.edition.articles.get(self.article) else { return };
        let setting = settings.text_setting(&self.edition, article);
        let brief = self.is_brief(self.article);
        let body = if brief { brief::brief(&body, setting.rules.lang) } else { body };
        let mut text = ArticleText::new(article, body, setting, area, brief);
        let left_off = self.position(self.article).filter(|_| settings.remember && !brief);
        if let Some(left_off) = left_off.filter(|p| !p.read) {
            text.go_to(left_off.place);
        }
        if let Some(aim) = self.target.take() {
            aim.take(&mut text);
        }
        self.text = Some(text);
    }

    /// How many articles a section has, by its position in the list.
    #[must_use]
    pub fn section_size(&self, index: usize) -> usize {
        self.section_sizes.get(index).copied().unwrap_or(0)
    }

    /// The next article in the order of the lists, or the one before.
    #[must_use]
    pub fn neighbour(&self, forward: bool) -> Option<usize> {
        let place = |article: usize| (self.group_of(article), article);
        let here = place(self.article);
        let at = self.order.binary_search_by_key(&here, |&article| place(article)).ok()?;
        let to = if forward { at + 1 } else { at.checked_sub(1)? };
        self.order.get(to).copied()
    }

    /// The first article of a section, by its position in the list.
    #[must_use]
    pub fn first_of_section(&self, index: usize) -> Option<usize> {
        let section = *self.sections.get(index)?;
        self.in_group(section).next()
    }

    fn in_group(&self, group: usize) -> impl Iterator<Item = usize> + '_ {
        let from = self.order.partition_point(|&article| self.group_of(article) < group);
        let to = self.order.partition_point(|&article| self.group_of(article) <= group);
        self.order[from..to].iter().copied()
    }

    /// Fits text and lists to the screen.
    pub fn fit(&mut self, middle: Area, mode: Mode, settings: &Settings, gallery: &Gallery) {
        let panes = Panes::split(middle, self.focus, self.panes(mode, settings));
        let setting = self.text_setting(settings);
        if let (Some(area), Some(text)) = (panes.area(Pane::Article), &mut self.text) {
            let pictures = gallery.pictures(area.h, settings.cell);
            text.refit(text_area(area, mode, settings, &setting), setting, pictures);
        }
        if let Some(area) = panes.area(Pane::Scan) {
            self.follow_scan(area, &settings.setting(self.lang()));
        }
        if let Some(area) = panes.area(Pane::Sections) {
            self.section_list.reveal(area.h as usize, |_| 1);
        }
        if let Some(area) = panes.area(Pane::Headlines) {
            self.headline_room = self.room_of_headlines(area, settings);
            let mut list = self.headline_list;
            list.reveal(area.h as usize, |row| self.headline_height(row, area.w, settings));
            self.headline_list = list;
        }
    }

    /// How the article in view is set.
    #[must_use]
    pub fn text_setting(&self, settings: &Settings) -> Setting {
        match self.edition.articles.get(self.article) {
            Some(article) => settings.text_setting(&self.edition, article),
            None => settings.setting(self.edition.lang()),
        }
    }

    /// Which way the article in view is to run.
    #[must_use]
    pub fn direction(&self, settings: &Settings) -> WritingMode {
        let article = self.edition.articles.get(self.article);
        article.map_or(settings.direction.unwrap_or_default(), |article| {
            settings.direction_of(&self.edition, article)
        })
    }

    /// Turns the scanned page to what is being read.
    fn follow_scan(&mut self, area: Area, setting: &Setting) {
        let Self { scanned: Some(scanned), text: Some(text), edition, article, .. } = self else {
            return;
        };
        let Some(article) = edition.articles.get(*article) else { return };
        let (block, part) = text.reading();
        let reading = ScanReading::of(article, text.galley().body(), block, part);
        // The first row says what this is.
        scanned.fit((area.w, area.h.saturating_sub(1)), setting, reading);
    }

    /// The panes that this edition is shown in.
    #[must_use]
    pub fn panes(&self, mode: Mode, settings: &Settings) -> PaneChoice {
        match self.sections.len() {
            _ if settings.plain => PaneChoice::Single(mode.scan && self.scanned.is_some()),
            _ if mode.scan && self.scanned.is_some() => PaneChoice::Scanned,
            _ if mode.zen => PaneChoice::Alone,
            0 | 1 => PaneChoice::OneSection,
            _ => PaneChoice::All,
        }
    }
}

/// Where the text stands in its pane. Multi-column text uses the whole pane.
pub(super) fn text_area(
    pane: Area,
    mode: Mode,
    settings: &Settings,
    setting: &Setting,
) -> TextArea {
    let mut measures = settings.measures;
    if settings.plain {
        return TextArea::flush(pane, measures.measure);
    }
    if !mode.columns {
        measures.most = 1;
    }
    TextArea::fit(pane, measures, setting)
}
