//! A passage that is looked up, in a dictionary or wherever the reader's own command
//! looks: what it says stands on a screen of its own.

use super::panes::TextArea;
use super::{Action, App, ArticleText, Effect, Notice, OpenedEdition, Screen};
use crate::layout::{PictureSizes, Setting};
use crate::model::{Article, ArticleId, Block, Body, Clean, HeadRole};

/// Characters of a passage that are given to the command: a sentence. Nobody looks up
/// more.
const LONGEST: usize = 400;

/// Why a passage was not looked up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LookupFault {
    /// The configuration names no command.
    NoCommand,
    /// Nothing is selected.
    NothingSelected,
    /// There is no such command.
    Missing(String),
    /// The command failed; what it said last.
    Failed(String, String),
    /// The command did not end in time.
    TooSlow(String),
    /// The command says nothing of the passage.
    Silent(String, String),
}

/// What a command says of a passage.
#[derive(Debug)]
pub struct LookedUp {
    /// The passage, and under it what is said.
    pub text: ArticleText,
}

impl App {
    /// Has the selected passage looked up.
    pub(super) fn look_up(&mut self) -> Vec<Effect> {
        let Some(passage) = self.passage_to_look_up() else {
            self.tell(Notice::NotLookedUp(LookupFault::NothingSelected));
            return Vec::new();
        };
        if !self.settings.looks_up {
            self.tell(Notice::NotLookedUp(LookupFault::NoCommand));
            return Vec::new();
        }
        self.tell(Notice::LookingUp(passage.clone()));
        self.looking_up = Some(passage.clone());
        vec![Effect::LookUp(passage)]
    }

    /// The selected words in a line. A hyphen at their beginning stays behind: to a
    /// command it would be an option.
    fn passage_to_look_up(&self) -> Option<String> {
        let text = self.reader.as_ref()?.text.as_ref()?;
        let passage = text.passage?.text(text.galley().body(), text.galley().setting());
        let words: Vec<&str> = passage.split_whitespace().collect();
        let line = words.join(" ");
        let line = line.trim_start_matches(['-', ' ']);
        let line: String = line.chars().take(LONGEST).collect();
        (!line.is_empty()).then_some(line)
    }

    /// Shows what the command says, if one still waits for it.
    pub(super) fn show_looked_up(
        &mut self,
        passage: &str,
        answer: Result<Vec<Clean>, LookupFault>,
    ) -> Vec<Effect> {
        if self.looking_up.as_deref() != Some(passage) || self.screen != Screen::Reader {
            return Vec::new();
        }
        self.looking_up = None;
        self.notice = None;
        match answer {
            Err(fault) => self.tell(Notice::NotLookedUp(fault)),
            Ok(lines) => {
                self.end_selecting();
                let mut article = Article::new(ArticleId::new(""));
                article.push_head(HeadRole::Headline, Clean::line(passage));
                let blocks = lines.iter().map(|line| Block::paragraph(line)).collect();
                let lang = self.reader.as_ref().map(OpenedEdition::lang).unwrap_or_default();
                let setting = Setting { indent: 0, justify: false, ..self.settings.reading(lang) };
                let area = self.aside_area(&setting);
                let text = ArticleText::new(&article, Body::set(blocks), setting, area, false);
                self.looked_up = Some(LookedUp { text });
                self.go(Screen::LookedUp);
            }
        }
        Vec::new()
    }

    /// Where a text stands that has the screen to itself.
    pub(super) fn aside_area(&self, setting: &Setting) -> TextArea {
        let (middle, mut measures) = (self.frame().middle, self.settings.measures);
        measures.most = 1;
        if self.settings.plain {
            return TextArea::flush(middle, measures.measure);
        }
        TextArea::fit(middle, measures, setting)
    }

    /// Fits such a text to the screen.
    pub(super) fn fit_aside(&self, text: &mut ArticleText) {
        let setting = *text.galley().setting();
        let area = self.aside_area(&setting);
        text.refit(area, setting, PictureSizes::default());
    }

    pub(super) fn fit_looked_up(&mut self) {
        if let Some(mut looked_up) = self.looked_up.take() {
            self.fit_aside(&mut looked_up.text);
            self.looked_up = Some(looked_up);
        }
    }

    pub(super) fn act_on_looked_up(&mut self, action: Action) -> Vec<Effect> {
        let Some(LookedUp { text }) = &mut self.looked_up else { return self.go_back() };
        if text.scroll_by(action) {
            return Vec::new();
        }
        if !matches!(action, Action::Back | Action::Open | Action::LookUp) {
            self.refuse(action);
            return Vec::new();
        }
        self.looked_up = None;
        self.go_back()
    }
}
