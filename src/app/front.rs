//! The front page: a page of the open edition as a broadsheet. All that moves
//! is the selected story; the screen shown is the one that it is on.

use super::front_pictures::PagePictures;
use super::panes::Area;
use super::settings::{Settings, line_direction_of};
use super::{Action, App, Effect, Gallery, Notice, Screen};
use crate::app::panes::Pane;
use crate::layout::front::{Broadsheet, FrontStory, PageFormat, inside};
use crate::layout::{LineDirection, Setting};
use crate::model::{Article, Body, Clean, Edition, HeadLine, HeadRole, WritingMode};

/// Stories of a page that are set. More than on any printed page, and than
/// anybody turns screens for; all of 200,000 would hold the screen up for
/// seconds.
const MOST: usize = 500;

/// A page of the open edition as a broadsheet.
#[derive(Debug)]
pub struct Front {
    /// The pages that have articles; `None` is for those on no page.
    pages: Vec<Option<usize>>,
    /// Which of them is shown.
    at: usize,
    /// The article to select once the page's stories are there.
    wanted: Option<usize>,
    /// Articles of stories that one follows, with the rules that they stand under,
    /// as they were known when the page was laid out.
    pub(super) followed: Vec<(usize, Clean)>,
    /// The selected story, in the page's order.
    selected: usize,
    sheet: Option<Broadsheet>,
    pub(super) pictures: PagePictures,
    settings: Option<Settings>,
}

/// A broadsheet is looked at, not checked: it has no signs of doubt.
fn sheet_setting(settings: &Settings, edition: &Edition, article: &Article) -> Setting {
    Setting { doubts: false, ..settings.story_setting(edition, article) }
}

/// What parts the name of a story from its days and numbers, and its rule from a
/// kicker.
const BETWEEN: &str = " · ";

/// An article with the rule of its story over its head, whole over the first piece
/// and by its name over the others. The article's own kicker follows: it is the
/// paper's word, and stays.
fn under(rule: &str, article: &Article) -> Article {
    let mut article = article.clone();
    let own = article.head.iter().filter(|line| line.role == HeadRole::Kicker);
    let parts: Vec<&str> = [rule].into_iter().chain(own.map(|line| &*line.text)).collect();
    let text = Clean::line(&parts.join(BETWEEN));
    article.head.retain(|line| line.role != HeadRole::Kicker);
    article.head.insert(0, HeadLine { role: HeadRole::Kicker, text, source: Vec::new() });
    article
}

impl Front {
    /// The page that an article begins on.
    #[must_use]
    pub fn new(edition: &Edition, article: usize) -> Self {
        let mut pages: Vec<Option<usize>> = edition.articles.iter().map(|a| a.page).collect();
        // What is on no page comes last.
        pages.sort_by_key(|page| page.unwrap_or(usize::MAX));
        pages.dedup();
        let page = edition.articles.get(article).and_then(|a| a.page);
        let at = pages.iter().position(|&other| other == page).unwrap_or(0);
        let wanted = Some(article);
        let pictures = PagePictures::default();
        let followed = Vec::new();
        Self { pages, at, wanted, followed, selected: 0, sheet: None, pictures, settings: None }
    }

    /// The page shown, as an index into [`Edition::pages`]; none for the
    /// articles that are on no page.
    #[must_use]
    pub fn page(&self) -> Option<usize> {
        self.pages.get(self.at).copied().flatten()
    }

    /// Whether it is the paper's first.
    pub(super) fn is_first_page(&self) -> bool {
        self.at == 0
    }

    /// The page as composed, once its stories are there.
    #[must_use]
    pub fn sheet(&self) -> Option<&Broadsheet> {
        self.sheet.as_ref()
    }

    /// The selected story, by its place in the page's order.
    #[must_use]
    pub fn selected(&self) -> usize {
        self.selected
    }

    /// The article of the selected story.
    #[must_use]
    pub fn article(&self) -> Option<usize> {
        self.sheet.as_ref()?.stories().get(self.selected).map(FrontStory::article)
    }

    /// The screen shown.
    #[must_use]
    pub fn screen(&self) -> usize {
        let placed = self.sheet.as_ref().and_then(|sheet| sheet.placed().get(self.selected));
        placed.map_or(0, |placed| placed.screen)
    }

    /// The articles of the page shown.
    fn on_page<'a>(&self, edition: &'a Edition) -> impl Iterator<Item = usize> + use<'a> {
        let page = self.page();
        let all = edition.articles.iter().enumerate();
        all.filter(move |(_, article)| article.page == page).map(|(index, _)| index)
    }

    /// Asks for the bodies of the page's articles. Of too many the most
    /// prominent are set, and the one that one comes from.
    pub(super) fn leads(&self, edition: &Edition) -> Effect {
        let mut stories: Vec<usize> = self.on_page(edition).collect();
        if stories.len() > MOST {
            let wanted = self.wanted.filter(|wanted| stories.binary_search(wanted).is_ok());
            let first = |&story: &usize| {
                (wanted != Some(story), u8::MAX - edition.articles[story].prominence)
            };
            stories.sort_by_key(first);
            stories.truncate(MOST);
            stories.sort_unstable();
        }
        let followed = self.followed_on(edition).into_iter().map(|(story, _)| story);
        let others: Vec<usize> = followed.filter(|story| !stories.contains(story)).collect();
        stories.extend(others);
        Effect::Leads(stories)
    }

    /// Composes the page of its articles' bodies. Those of another page are
    /// not taken: one has turned it meanwhile.
    fn show(
        &mut self,
        (edition, gallery): (&Edition, &Gallery),
        leads: Vec<(usize, Body)>,
        fit: (Area, &Settings),
    ) {
        let page = self.page();
        let id = page.and_then(|page| edition.pages.get(page)).map_or("", |page| page.id.as_str());
        let followed = self.followed_on(edition);
        let (mut stories, mut begun) = (Vec::with_capacity(leads.len()), Vec::new());
        for (index, body) in leads {
            let rule = followed.iter().find(|(story, _)| *story == index).map(|(_, rule)| rule);
            let is_here = |a: &&Article| a.page == page || rule.is_some();
            let Some(article) = edition.articles.get(index).filter(is_here) else { return };
            let setting = sheet_setting(fit.1, edition, article);
            let story = match rule {
                Some(rule) => {
                    let name = rule.split_once(BETWEEN).map_or(&**rule, |(name, _)| name);
                    let shown = if begun.contains(&rule) { name } else { &**rule };
                    begun.push(rule);
                    FrontStory::followed(index, &under(shown, article), id, body, setting)
                }
                None => FrontStory::new(index, article, id, body, setting),
            };
            stories.push(story);
        }
        let setting = Setting { doubts: false, ..fit.1.reading(edition.lang()) };
        let filler = |decks| inside(edition, page?, decks, setting);
        let fillers = [false, true].into_iter().filter_map(filler).collect();
        let pictures = gallery.pictures_of_page(&self.pictures.sizes, (fit.0.h, fit.1.cell));
        let sheet = Broadsheet::new(
            stories,
            fillers,
            (self.format((fit.0, fit.1.sized_text), edition), pictures),
        );
        let place = |wanted| sheet.stories().iter().position(|story| story.article() == wanted);
        self.selected = self.wanted.take().and_then(place).unwrap_or(0);
        self.sheet = Some(sheet);
        self.settings = Some(fit.1.clone());
    }

    fn format(&self, (area, sized): (Area, bool), edition: &Edition) -> PageFormat {
        let text = line_direction_of(edition);
        // A paper that is printed downwards begins at the right, though here
        // its lines run across.
        let direction = match edition.paper.direction {
            Some(WritingMode::Vertical) => LineDirection::RightToLeft,
            _ => text,
        };
        PageFormat { width: area.w, height: area.h, opens: self.at == 0, sized, direction, text }
    }

    /// Composes the page anew if the screen or the customs have changed.
    pub(super) fn fit(
        &mut self,
        area: Area,
        (edition, gallery): (&Edition, &Gallery),
        settings: &Settings,
    ) {
        let format = self.format((area, settings.sized_text), edition);
        let Some(sheet) = &mut self.sheet else { return };
        sheet
            .refit(format, gallery.pictures_of_page(&self.pictures.sizes, (area.h, settings.cell)));
        if self.settings.as_ref() != Some(settings) {
            sheet.set_settings(|article| match edition.articles.get(article) {
                Some(article) => sheet_setting(settings, edition, article),
                None => settings.reading(edition.lang()),
            });
            self.settings = Some(settings.clone());
        }
    }

    /// Turns to another page; tells whether there is one.
    fn turn_to(&mut self, at: Option<usize>) -> bool {
        let Some(at) = at.filter(|&at| at < self.pages.len() && at != self.at) else {
            return false;
        };
        self.at = at;
        (self.selected, self.sheet, self.pictures.awaiting) = (0, None, None);
        true
    }

    /// Asks once more for the stories of the page, and selects the same one.
    pub(super) fn again(&mut self, edition: &Edition) -> Effect {
        self.wanted = self.article().or(self.wanted);
        self.leads(edition)
    }

    /// Selects the first story once they are there, for who has not looked yet.
    pub(super) fn begin_at_top(&mut self) {
        self.wanted = None;
    }

    fn step(&mut self, by: isize) {
        self.select(self.selected.saturating_add_signed(by));
    }

    /// Selects a story of the page.
    pub(super) fn select(&mut self, story: usize) {
        let last = self.sheet.as_ref().map_or(0, |sheet| sheet.stories().len().saturating_sub(1));
        self.selected = story.min(last);
    }

    /// Selects a story of the page by its number on it, from 0, if there is one; tells
    /// how many there are.
    fn select_nth(&mut self, nth: usize) -> usize {
        let stories = self.sheet.as_ref().map_or(0, |sheet| sheet.stories().len());
        if nth < stories {
            self.selected = nth;
        }
        stories
    }

    /// Turns to a page of the edition; tells whether another is shown.
    fn show_page(&mut self, page: usize) -> bool {
        let at = self.pages.iter().position(|one| *one == Some(page));
        self.turn_to(at)
    }

    fn beside(&mut self, right: bool) {
        let there = self.sheet.as_ref().and_then(|sheet| sheet.beside(self.selected, right));
        self.selected = there.unwrap_or(self.selected);
    }

    /// Turns a screen; tells whether there is one.
    fn turn_screen(&mut self, on: bool) -> bool {
        let Some(sheet) = &self.sheet else { return true };
        let to = if on { Some(self.screen() + 1) } else { self.screen().checked_sub(1) };
        let first = to.and_then(|screen| sheet.on_screen(screen).next()).map(|(story, _)| story);
        self.selected = first.unwrap_or(self.selected);
        first.is_some()
    }
}

impl App {
    /// The part of the screen that the front page takes: all but the status
    /// line.
    #[must_use]
    pub fn front_area(&self) -> Area {
        let frame = self.frame();
        Area { h: frame.lower_rule.unwrap_or(frame.status.y), ..frame.folio }
    }

    pub(super) fn open_front(&mut self) -> Vec<Effect> {
        if self.settings.plain {
            // A broadsheet is to be seen all at once; its headlines are listed there.
            return self.open_contents();
        }
        let Some(reader) = &self.reader else { return Vec::new() };
        if reader.edition.articles.is_empty() {
            self.tell(Notice::NoArticles);
            return Vec::new();
        }
        let story = reader.article;
        self.mode.front = true;
        // From a story one goes back to its page.
        if let Some(mut effects) = self.go_to_and_fro(Screen::FrontPage) {
            effects.extend(self.lay_out_news());
            return effects;
        }
        self.lay_out(story).into_iter().collect()
    }

    /// Begins the page of a story of the open edition, which is selected there.
    pub(super) fn lay_out(&mut self, story: usize) -> Option<Effect> {
        let reader = self.reader.as_ref()?;
        let mut front = Front::new(&reader.edition, story);
        front.followed = self.stories.watched.of(&reader.edition);
        if self.untouched && !front.followed.is_empty() {
            front.begin_at_top();
        }
        let leads = front.leads(&reader.edition);
        self.front = Some(front);
        Some(leads)
    }

    pub(super) fn compose_page(&mut self, leads: Vec<(usize, Body)>) {
        let area = self.front_area();
        let (Some(front), Some(reader)) = (&mut self.front, &self.reader) else { return };
        front.show((&reader.edition, &self.gallery), leads, (area, &self.settings));
        let set = front.sheet().map_or(0, |sheet| sheet.stories().len());
        let all = front.on_page(&reader.edition).count();
        if (MOST..all).contains(&set) {
            self.tell(Notice::PartOfPage(set, all));
        }
    }

    pub(super) fn act_on_front(&mut self, action: Action) -> Vec<Effect> {
        let Some(front) = &mut self.front else { return self.go_back() };
        match action {
            Action::Down | Action::NextArticle | Action::NextMatch => front.step(1),
            Action::Up | Action::PreviousArticle | Action::PreviousMatch => front.step(-1),
            Action::PaneLeft | Action::PaneRight => front.beside(action == Action::PaneRight),
            Action::Top => front.select(0),
            Action::Bottom => front.select(usize::MAX),
            Action::PageDown | Action::HalfDown => {
                if !front.turn_screen(true) {
                    return self.turn_page(true);
                }
            }
            Action::PageUp | Action::HalfUp => {
                if !front.turn_screen(false) {
                    return self.turn_page(false);
                }
            }
            Action::NextSection | Action::PreviousSection => {
                return self.turn_page(action == Action::NextSection);
            }
            Action::Section(number) => {
                let number = usize::from(number);
                let all = front.select_nth(number - 1);
                if number > all {
                    self.tell(Notice::NoSuchStory(number, all));
                }
            }
            Action::Script => self.change_script(),
            Action::Pictures => return self.toggle_pictures(),
            Action::Open => return self.open_story(),
            Action::Back => return self.go_back(),
            Action::FrontPage => return self.show_list(),
            Action::Contents => return self.open_contents(),
            Action::Search => return self.search_edition(),
            _ => self.tell(Notice::OpenStoryFirst),
        }
        Vec::new()
    }

    fn turn_page(&mut self, on: bool) -> Vec<Effect> {
        let Some(front) = &mut self.front else { return Vec::new() };
        let to = if on { Some(front.at + 1) } else { front.at.checked_sub(1) };
        let turned = front.turn_to(to);
        if !turned {
            self.tell(if on { Notice::LastPage } else { Notice::FirstPage });
        }
        self.turned(turned)
    }

    /// Turns to a page of the edition.
    pub(super) fn turn_to_page(&mut self, page: usize) -> Vec<Effect> {
        let turned = self.front.as_mut().is_some_and(|front| front.show_page(page));
        self.turned(turned)
    }

    fn turned(&self, turned: bool) -> Vec<Effect> {
        match (&self.front, &self.reader) {
            (Some(front), Some(reader)) if turned => vec![front.leads(&reader.edition)],
            _ => Vec::new(),
        }
    }

    fn open_story(&mut self) -> Vec<Effect> {
        let Some(article) = self.front.as_ref().and_then(Front::article) else {
            return Vec::new();
        };
        self.go(Screen::Reader);
        let effects = self.select(article);
        if let Some(reader) = &mut self.reader {
            reader.focus = Pane::Article;
        }
        effects
    }

    /// The edition as a list: where one was in it, or before the story that is
    /// selected.
    fn show_list(&mut self) -> Vec<Effect> {
        self.mode.front = false;
        if self.beneath() == Some(Screen::Reader) {
            return self.go_back();
        }
        self.open_story()
    }

    /// Selects the story that one comes from, if it is on the page.
    pub(super) fn select_on_front(&mut self) {
        let article = self.reader.as_ref().map(|reader| reader.article);
        if let Some(front) = &mut self.front
            && let Some(sheet) = &front.sheet
            && let Some(at) = sheet.stories().iter().position(|s| Some(s.article()) == article)
        {
            front.selected = at;
        }
    }

    /// A click on a story selects it; on the selected one, opens it.
    pub(super) fn click_on_front(&mut self, x: u16, y: u16) -> Vec<Effect> {
        let Some(front) = &mut self.front else { return Vec::new() };
        let screen = front.screen();
        let story = front.sheet.as_ref().and_then(|sheet| sheet.at(screen, x, y));
        match story {
            Some(story) if story == front.selected => self.open_story(),
            Some(story) => {
                front.selected = story;
                Vec::new()
            }
            None => Vec::new(),
        }
    }
}

#[cfg(test)]
#[path = "front_tests.rs"]
mod tests;
