//! What keys do in an open edition: move in a pane, read on, change the article,
//! the section, the edition, and how it is shown.

use std::sync::Arc;

use super::panes::{Pane, TextArea};
use super::{
    Action, App, ArticleText, Effect, Mode, Notice, Prompt, Purpose, ScannedPages, Screen,
    TextDirection,
};
use crate::model::{HanScript, Lang, PageRead, Position, Scan, WritingMode};

impl App {
    pub(super) fn act_in_reader(&mut self, action: Action) -> Vec<Effect> {
        if self.is_selecting()
            && let Some(effects) = self.act_on_passage(action)
        {
            return effects;
        }
        match action {
            Action::Select => self.begin_selecting(),
            Action::LookUp => self.look_up(),
            Action::Down | Action::Up => {
                self.move_in_pane(if action == Action::Down { 1 } else { -1 })
            }
            Action::PaneLeft | Action::PaneRight if self.is_in_columns() => {
                self.in_text(|text| text.scroll(if action == Action::PaneLeft { 1 } else { -1 }))
            }
            Action::PaneLeft | Action::PaneRight | Action::NextPane => self.change_pane(action),
            Action::PageDown => self.read_on(),
            Action::PageUp => self.in_text(|text| text.page(false)),
            Action::HalfDown => self.in_text(|text| text.half(true)),
            Action::HalfUp => self.in_text(|text| text.half(false)),
            Action::Top | Action::Bottom => self.go_to_edge(action == Action::Top),
            Action::Open => self.open_in_pane(),
            Action::Back => self.back_in_reader(),
            Action::NextArticle => self.neighbour(true),
            Action::PreviousArticle => self.neighbour(false),
            Action::NextSection => self.section_step(1),
            Action::PreviousSection => self.section_step(-1),
            Action::Section(number) => self.nth_section(usize::from(number)),
            Action::NextEdition | Action::PreviousEdition => {
                self.edition_step(action == Action::NextEdition)
            }
            Action::Search if self.is_in_list() => self.search_edition(),
            Action::Search => {
                self.prompt = Some(Prompt::new(Purpose::Search, ""));
                Vec::new()
            }
            Action::NextMatch => self.next_match(true),
            Action::PreviousMatch => self.next_match(false),
            Action::Earlier => self.open_related(),
            Action::FrontPage => self.open_front(),
            Action::Contents => self.open_contents(),
            Action::Scan => self.toggle_scan(),
            Action::Correct => self.begin_correcting(),
            Action::Revision => self.ask_for_revision(),
            Action::Zen | Action::Columns => self.change_mode(action),
            Action::Wider | Action::Narrower | Action::DefaultMeasure => {
                self.change_measure(action)
            }
            Action::Ruby => {
                self.settings.ruby = !self.settings.ruby;
                self.tell(Notice::Ruby(self.settings.ruby));
                Vec::new()
            }
            Action::Sort => {
                self.change_order();
                Vec::new()
            }
            Action::Vertical => self.turn_text(),
            Action::Script => {
                self.change_script();
                Vec::new()
            }
            Action::Pictures => self.toggle_pictures(),
            Action::Minutes => self.toggle_minutes(),
            _ => self.mark(action),
        }
    }

    /// Shows Chinese in the next script. What is kept and searched stays as
    /// printed.
    pub(super) fn change_script(&mut self) {
        if self.reader.as_ref().is_none_or(|reader| reader.lang() != Lang::Zh) {
            return self.tell(Notice::OneScript);
        }
        self.settings.script = HanScript::after(self.settings.script);
        self.tell(Notice::Script(self.settings.script));
    }

    /// Brings an article into view; what was read of the last one is kept.
    pub(super) fn select(&mut self, article: usize) -> Vec<Effect> {
        if self.reader.as_ref().is_some_and(|reader| reader.focus == Pane::Article) {
            self.note_end_in_view();
        }
        let mut effects = self.keep_position();
        if self.reader.as_mut().is_some_and(|reader| reader.select(article)) {
            effects.push(Effect::Body(article));
        }
        effects
    }

    fn move_in_pane(&mut self, by: isize) -> Vec<Effect> {
        let Some(reader) = &mut self.reader else { return Vec::new() };
        match reader.focus {
            Pane::Sections => {
                let at = reader.section_list.selected.saturating_add_signed(by);
                self.section(at)
            }
            Pane::Headlines => {
                let row = reader.headline_list.selected.saturating_add_signed(by);
                match reader.headlines.get(row).copied() {
                    Some(article) => self.select(article),
                    None => Vec::new(),
                }
            }
            Pane::Article | Pane::Scan => self.in_text(|text| text.scroll(by)),
        }
    }

    fn change_pane(&mut self, action: Action) -> Vec<Effect> {
        if let Some(reader) = &mut self.reader {
            let all = [Pane::Sections, Pane::Headlines, Pane::Article];
            let order = if reader.sections.len() > 1 { &all[..] } else { &all[1..] };
            let here = order.iter().position(|&pane| pane == reader.focus).unwrap_or(0);
            let there = match action {
                Action::PaneLeft => here.saturating_sub(1),
                Action::PaneRight => (here + 1).min(order.len() - 1),
                _ => (here + 1) % order.len(),
            };
            reader.focus = order[there];
        }
        self.mode.zen = false;
        Vec::new()
    }

    /// Shows the page as it was scanned, or the article alone again.
    fn toggle_scan(&mut self) -> Vec<Effect> {
        let Some(reader) = &mut self.reader else { return Vec::new() };
        if std::mem::take(&mut self.mode.scan) && reader.focus == Pane::Article {
            return Vec::new();
        }
        reader.focus = Pane::Article;
        self.mode.scan = true;
        if reader.scanned.is_some() { Vec::new() } else { vec![Effect::Scans] }
    }

    /// Takes the scanned pages.
    pub(super) fn show_scans(&mut self, pages: Arc<[Scan]>) {
        let Some(reader) = &mut self.reader else { return };
        reader.scanned = ScannedPages::new(pages);
        if reader.scanned.is_none() && std::mem::take(&mut self.mode.scan) {
            self.tell(Notice::NotScanned);
        }
    }

    /// Applies a movement to the text, notes an end that was reached, and
    /// keeps the position.
    pub(super) fn in_text(&mut self, movement: impl FnOnce(&mut ArticleText)) -> Vec<Effect> {
        let shown = self.panes().follow_text();
        let Some(reader) = &mut self.reader else { return Vec::new() };
        if shown && let Some(text) = &mut reader.text {
            movement(text);
            if text.at_end() {
                self.note_end();
            }
            return self.keep_position();
        }
        Vec::new()
    }

    /// Who goes on from an article whose end is on the screen has read it.
    pub(super) fn note_end_in_view(&mut self) {
        let text = self.reader.as_ref().and_then(|reader| reader.text.as_ref());
        // The end of what only a search led to was not come to by reading.
        let is_read = |text: &ArticleText| {
            text.at_end() && (text.left.is_none() || text.top() == text.galley().start())
        };
        let is_in_view = text.is_some_and(is_read);
        if is_in_view && self.screen == Screen::Reader && self.panes().follow_text() {
            self.note_end();
        }
    }

    fn note_end(&mut self) {
        if let Some(reader) = &mut self.reader
            && let Some(text) = &mut reader.text
        {
            let position = Position { place: text.place(), read: true };
            let article = reader.article;
            if let Some(cut) = &mut reader.cut {
                cut.note_end(article);
            }
            // Of what was read in brief the rest is still to be read.
            if !reader.is_brief(article) {
                reader.set_position(article, position);
            }
        }
    }

    /// Reads on: a page, and from the end to the next article.
    fn read_on(&mut self) -> Vec<Effect> {
        let shown = self.panes().follow_text();
        let Some(reader) = &mut self.reader else { return Vec::new() };
        reader.focus = Pane::Article;
        if !shown {
            return Vec::new();
        }
        let lang = reader.lang();
        let Some(text) = &mut reader.text else { return Vec::new() };
        let mut effects = vec![Effect::Paged(PageRead::of(lang, text.page_length()))];
        if !text.at_end() {
            effects.extend(self.in_text(|text| {
                // What comes into view is what was not in view.
                let from = text.weight_in_view();
                text.page(true);
                text.count_from(from);
            }));
            return effects;
        }
        self.note_end();
        effects.extend(self.keep_position());
        effects.extend(self.neighbour(true));
        effects
    }

    fn go_to_edge(&mut self, top: bool) -> Vec<Effect> {
        let Some(reader) = &self.reader else { return Vec::new() };
        match reader.focus {
            Pane::Sections => self.section(if top { 0 } else { reader.sections.len() - 1 }),
            Pane::Headlines => {
                let edge = if top { reader.headlines.first() } else { reader.headlines.last() };
                edge.copied().map_or_else(Vec::new, |article| self.select(article))
            }
            Pane::Article | Pane::Scan => {
                self.note_jump();
                self.in_text(|text| if top { text.to_start() } else { text.to_end() })
            }
        }
    }

    fn open_in_pane(&mut self) -> Vec<Effect> {
        if let Some(reader) = &mut self.reader {
            if reader.focus == Pane::Article {
                return self.open_brief().unwrap_or_else(|| self.read_on());
            }
            reader.focus =
                if reader.focus == Pane::Sections { Pane::Headlines } else { Pane::Article };
        }
        Vec::new()
    }

    /// Whether what is shown was found in all papers, and one comes from there.
    fn shows_a_hit(&self) -> bool {
        let search = self.reader.as_ref().and_then(|reader| reader.text.as_ref()?.search.as_ref());
        matches!(self.beneath(), Some(Screen::Search | Screen::Related | Screen::Timeline))
            && search.is_some_and(|search| search.is_given)
    }

    fn back_in_reader(&mut self) -> Vec<Effect> {
        let narrow = self.panes().all().len() == 1 && !self.mode.zen;
        if self.shows_a_hit() {
            return self.go_back();
        }
        let Some(reader) = &mut self.reader else { return Vec::new() };
        let looked_for = |text: &ArticleText| text.search.is_some() || text.unfound.is_some();
        if let Some(text) = reader.text.as_mut().filter(|text| looked_for(text)) {
            (text.search, text.unfound) = (None, None);
        } else if self.mode.scan && reader.focus == Pane::Article {
            self.mode.scan = false;
        } else if self.mode.zen {
            self.mode.zen = false;
        } else if narrow && reader.focus == Pane::Article {
            reader.focus = Pane::Headlines;
        } else if reader.cut.is_some() {
            return self.show_whole_edition();
        } else {
            return self.go_back();
        }
        Vec::new()
    }

    fn neighbour(&mut self, forward: bool) -> Vec<Effect> {
        if forward {
            self.note_end_in_view();
        }
        let Some(reader) = &self.reader else { return Vec::new() };
        if let Some(article) = reader.neighbour(forward) {
            return self.select(article);
        }
        if forward {
            return self.reach_end();
        }
        self.tell(Notice::FirstArticle);
        Vec::new()
    }

    /// Tells that this is the end of the edition; who goes on, while today's
    /// papers are read, goes to the next of them.
    fn reach_end(&mut self) -> Vec<Effect> {
        let next = self.next_today();
        let Some(reader) = &mut self.reader else { return Vec::new() };
        let told = std::mem::replace(&mut reader.end_told, true);
        if let Some(next) = next.filter(|_| told) {
            let (shelf, read) = (reader.shelf, reader.read_count());
            self.newsstand.note_read(shelf, read);
            return self.leave(vec![Effect::Open(next)]);
        }
        let unread = reader.first_unread().filter(|_| next.is_none() && reader.cut.is_none());
        if let Some(article) = unread.filter(|_| told) {
            return self.select(article);
        }
        let (read, all) = (reader.read_count(), reader.edition.articles.len());
        let has_next = self.newsstand.neighbour(reader.shelf, true).is_some();
        let cut = reader.cut.as_ref().map(super::EditionCut::counts);
        let title =
            next.and_then(|next| self.newsstand.shelf.get(next)).map(|e| (*e.title).clone());
        self.tell(match (title, cut) {
            (Some(title), _) => Notice::EndOfPaper(read, all, title),
            (None, Some(counts)) => Notice::EndOfCut(counts),
            (None, None) => Notice::EndOfEdition(read, all, has_next),
        });
        Vec::new()
    }

    /// Whether the end of the edition was told, and reading on leads nowhere.
    #[must_use]
    pub fn is_read_out(&self) -> bool {
        let Some(reader) = &self.reader else { return false };
        let at_end = reader.text.as_ref().is_some_and(ArticleText::at_end);
        let is_last = || reader.neighbour(true).is_none() && reader.first_unread().is_none();
        at_end && reader.end_told && is_last() && self.next_today().is_none()
    }

    fn nth_section(&mut self, number: usize) -> Vec<Effect> {
        let all = self.reader.as_ref().map_or(0, |reader| reader.sections.len());
        if number > all {
            self.tell(Notice::NoSuchSection(number, all));
            return Vec::new();
        }
        self.section(number - 1)
    }

    fn section(&mut self, index: usize) -> Vec<Effect> {
        let first = self.reader.as_ref().and_then(|reader| reader.first_of_section(index));
        first.map_or_else(Vec::new, |article| self.select(article))
    }

    fn section_step(&mut self, by: isize) -> Vec<Effect> {
        let Some(reader) = &self.reader else { return Vec::new() };
        let next = reader.section_list.selected.checked_add_signed(by);
        match next.filter(|&index| index < reader.sections.len()) {
            Some(index) => self.section(index),
            None => {
                self.tell(if by > 0 { Notice::LastSection } else { Notice::FirstSection });
                Vec::new()
            }
        }
    }

    fn edition_step(&mut self, later: bool) -> Vec<Effect> {
        let Some(reader) = &self.reader else { return Vec::new() };
        let action = if later { Action::NextEdition } else { Action::PreviousEdition };
        match self.newsstand.neighbour(reader.shelf, later) {
            Some(shelf) => self.leave(vec![Effect::Open(shelf)]),
            None => {
                if let Some(effects) = self.look_further(action) {
                    return effects;
                }
                self.tell(if later { Notice::NoLaterEdition } else { Notice::NoEarlierEdition });
                Vec::new()
            }
        }
    }

    fn next_match(&mut self, forward: bool) -> Vec<Effect> {
        let text = self.reader.as_ref().and_then(|reader| reader.text.as_ref());
        let searching = text.is_some_and(|text| text.search.is_some());
        match text.and_then(|text| text.unfound.clone()) {
            // Who asks for another match of what is not there, asks for no other article.
            Some(needle) if !searching => {
                self.tell(Notice::NotFound(needle));
                return Vec::new();
            }
            _ if !searching => return self.neighbour(forward),
            _ => {}
        }
        if let Some(effects) = self.next_match_of_edition(forward) {
            return effects;
        }
        let mut wrapped = false;
        let effects = self.in_text(|text| wrapped = text.next_match(forward));
        if wrapped {
            self.tell(Notice::SearchedRound(forward));
        }
        effects
    }

    fn change_mode(&mut self, action: Action) -> Vec<Effect> {
        if action == Action::Columns && self.settings.plain {
            self.tell(Notice::OnePlainColumn);
            return Vec::new();
        }
        let Mode { zen, columns, .. } = &mut self.mode;
        match action {
            Action::Zen => *zen = !*zen,
            _ => *columns = !*columns,
        }
        if let Some(reader) = &mut self.reader {
            reader.focus = Pane::Article;
        }
        if action == Action::Columns && self.mode.columns && self.article_area().columns == 1 {
            let helps = self.alone_has_columns();
            self.tell(Notice::ColumnsNeedRoom(helps));
        }
        Vec::new()
    }

    /// Whether the article would have room for columns if it stood alone.
    fn alone_has_columns(&mut self) -> bool {
        let zen = std::mem::replace(&mut self.mode.zen, true);
        let columns = self.article_area().columns;
        self.mode.zen = zen;
        columns > 1
    }

    fn change_measure(&mut self, action: Action) -> Vec<Effect> {
        const STEP: u16 = 4;
        let measure = match action {
            Action::Wider => self.settings.measures.measure + STEP,
            Action::Narrower => self.article_area().measure.saturating_sub(STEP),
            _ => {
                self.reset_look();
                return Vec::new();
            }
        };
        self.settings.measures.measure = measure.clamp(16, 240);
        let TextArea { measure: set, page, .. } = self.article_area();
        self.settings.measures.measure = self.settings.measures.measure.min(set.max(16) + STEP);
        self.tell(match page {
            Some(page) => Notice::ColumnLength(page.rows),
            None => Notice::Measure(set),
        });
        Vec::new()
    }

    /// Whether keys go to a list, beside which the article only stands.
    fn is_in_list(&self) -> bool {
        let focus = self.reader.as_ref().map(|reader| reader.focus);
        !self.mode.zen && matches!(focus, Some(Pane::Sections | Pane::Headlines))
    }

    /// Whether keys go to a text that runs downwards: there the next line is at
    /// the left.
    pub(super) fn is_in_columns(&self) -> bool {
        let Some(reader) = self.reader.as_ref().filter(|r| r.focus == Pane::Article) else {
            return false;
        };
        reader.text.as_ref().is_some_and(|text| text.area().page.is_some())
    }

    /// Turns text downwards, or across again.
    fn turn_text(&mut self) -> Vec<Effect> {
        if self.settings.plain {
            self.tell(Notice::OnePlainColumn);
            return Vec::new();
        }
        let Some(reader) = &mut self.reader else { return Vec::new() };
        let direction = reader.direction(&self.settings).turned();
        self.settings.direction = Some(direction);
        reader.focus = Pane::Article;
        let runs = reader.text_setting(&self.settings).is_downwards();
        self.tell(Notice::Direction(match (direction, runs) {
            (WritingMode::Horizontal, _) => TextDirection::Across,
            (WritingMode::Vertical, false) => TextDirection::StaysAcross,
            (WritingMode::Vertical, true) => TextDirection::Downwards,
        }));
        Vec::new()
    }
}
