//! What keys and the mouse do in the contents of an edition.

use super::edition_search::EditionSearch;
use super::panes::Pane;
use super::{Action, App, EditionContents, Effect, Notice, Prompt, Purpose, Screen};

impl App {
    /// Opens the contents, or goes back from them.
    pub(super) fn open_contents(&mut self) -> Vec<Effect> {
        let Some(reader) = &self.reader else {
            self.tell(Notice::OpenFirst);
            return Vec::new();
        };
        if reader.edition.articles.is_empty() {
            self.tell(Notice::NoArticles);
            return Vec::new();
        }
        let story = self.front.as_ref().filter(|_| self.screen == Screen::FrontPage);
        let article = story.and_then(super::Front::article).unwrap_or(reader.article);
        if let Some(effects) = self.go_to_and_fro(Screen::Contents) {
            return effects;
        }
        self.contents = Some(EditionContents::default());
        self.list_contents(Some(article));
        Vec::new()
    }

    /// Lists the contents anew, with an article of them selected.
    pub(super) fn list_contents(&mut self, article: Option<usize>) {
        if let (Some(contents), Some(reader)) = (&mut self.contents, &self.reader) {
            contents.list(reader, article);
        }
    }

    /// Selects the article in view in contents that one comes back to.
    pub(super) fn select_in_contents(&mut self) {
        let article = self.reader.as_ref().map(|reader| reader.article);
        self.list_contents(article);
    }

    pub(super) fn act_on_contents(&mut self, action: Action) -> Vec<Effect> {
        let Some(contents) = &mut self.contents else { return self.go_back() };
        match action {
            Action::Down | Action::NextArticle | Action::NextMatch => contents.step(1),
            Action::Up | Action::PreviousArticle | Action::PreviousMatch => contents.step(-1),
            Action::PaneLeft | Action::PaneRight => contents.beside(action == Action::PaneRight),
            Action::PageDown | Action::HalfDown => contents.turn(true),
            Action::PageUp | Action::HalfUp => contents.turn(false),
            Action::Top => contents.select(0),
            Action::Bottom => contents.select(usize::MAX),
            Action::NextSection | Action::PreviousSection => {
                contents.section(action == Action::NextSection);
            }
            Action::Section(number) => contents.nth_section(usize::from(number) - 1),
            Action::Search => self.ask_for_needle(),
            Action::Sort => {
                let article = contents.article();
                self.change_order();
                self.list_contents(article);
            }
            Action::Script => self.change_script(),
            Action::Open => return self.open_listed(),
            Action::Back if !contents.is_search && !contents.filter.is_empty() => {
                self.filter_contents("");
            }
            Action::Contents if contents.is_search => {
                contents.is_search = false;
                self.filter_contents("");
            }
            Action::Back | Action::Contents => return self.go_back(),
            Action::FrontPage if self.settings.plain => return self.go_back(),
            Action::FrontPage => return self.front_of_listed(),
            _ => self.tell(Notice::OpenStoryFirst),
        }
        Vec::new()
    }

    /// Asks what is looked for in the edition.
    pub(super) fn ask_for_needle(&mut self) {
        let before = self.contents.as_ref().map(|contents| contents.filter.clone());
        // What was found nowhere is not typed anew to be mended.
        let is_found = self.contents.as_ref().is_some_and(|contents| !contents.is_empty());
        let before = before.unwrap_or_default();
        let typed = if is_found { String::new() } else { before.clone() };
        self.prompt = Some(Prompt::new(Purpose::SearchEdition(before), &typed));
    }

    /// Lists only what holds a text; what was selected is again, if it is among it.
    pub(super) fn filter_contents(&mut self, filter: &str) {
        let Some(contents) = &mut self.contents else { return };
        let filter = filter.trim();
        if filter != contents.filter {
            filter.clone_into(&mut contents.filter);
            self.renew_contents();
        }
    }

    /// Looks through the edition anew: something else is looked for, or the edition
    /// is another now.
    pub(super) fn renew_contents(&mut self) {
        let script = self.settings.script;
        let Some(contents) = &mut self.contents else { return };
        contents.search = EditionSearch::new(&contents.filter, script);
        let article = contents.chosen();
        self.list_contents(article);
    }

    fn open_listed(&mut self) -> Vec<Effect> {
        let Some(article) = self.contents.as_ref().and_then(EditionContents::article) else {
            self.ask_for_needle();
            return Vec::new();
        };
        self.go(Screen::Reader);
        let effects = self.select(article);
        if let Some(reader) = &mut self.reader {
            reader.focus = Pane::Article;
        }
        self.aim_at_match(article, true);
        effects
    }

    /// The page of the selected article as a broadsheet.
    fn front_of_listed(&mut self) -> Vec<Effect> {
        let Some(article) = self.contents.as_ref().and_then(EditionContents::article) else {
            return Vec::new();
        };
        self.mode.front = true;
        if let Some(effects) = self.go_to_and_fro(Screen::FrontPage) {
            return effects;
        }
        self.lay_out(article).into_iter().collect()
    }

    /// A click on an entry selects it; on the selected one, opens it.
    pub(super) fn click_in_contents(&mut self, x: u16, y: u16) -> Vec<Effect> {
        let Some(contents) = &mut self.contents else { return Vec::new() };
        let hit = contents.placed().iter().find(|placed| placed.area.holds(x, y));
        match hit.map(|placed| placed.entry) {
            Some(entry) if entry == contents.selected() => self.open_listed(),
            Some(entry) => {
                contents.select(entry);
                Vec::new()
            }
            None => Vec::new(),
        }
    }
}
