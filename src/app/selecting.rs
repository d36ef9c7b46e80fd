//! Selecting a passage of the article, by keys and by the mouse: to copy it, to
//! bookmark it or to clip it.

use super::panes::Pane;
use super::passage::SelectedText;
use super::{Action, App, ArticleText, BookmarkDraft, Effect, Notice, Screen, copied_text};
use crate::model::Anchor;

impl App {
    /// Whether a passage is selected, and seen.
    #[must_use]
    pub fn is_selecting(&self) -> bool {
        let text = self.reader.as_ref().and_then(|reader| reader.text.as_ref());
        self.screen == Screen::Reader
            && self.correcting.is_none()
            && text.is_some_and(|text| text.passage.is_some())
    }

    /// Whether a passage is yet to begin at the word that is marked.
    #[must_use]
    pub fn begins_selecting(&self) -> bool {
        let text = self.reader.as_ref().and_then(|reader| reader.text.as_ref());
        let passage = text.and_then(|text| text.passage);
        self.is_selecting() && passage.is_some_and(|passage| passage.is_free())
    }

    /// Begins to select at what is being read.
    pub(super) fn begin_selecting(&mut self) -> Vec<Effect> {
        if let Some(reader) = &mut self.reader {
            reader.focus = Pane::Article;
        }
        self.fit();
        let text = self.reader.as_mut().and_then(|reader| reader.text.as_mut());
        if !text.is_some_and(ArticleText::begin_passage) {
            self.tell(Notice::NothingToSelect);
        }
        Vec::new()
    }

    /// What an action does to the passage; nothing where it ends the selecting,
    /// and does what it does anyway.
    pub(super) fn act_on_passage(&mut self, action: Action) -> Option<Vec<Effect>> {
        let downwards = self.is_in_columns();
        let text = self.reader.as_mut()?.text.as_mut()?;
        let page = usize::from(text.area().area.h.max(2) - 1).cast_signed();
        let is_free = text.passage.is_some_and(|passage| passage.is_free());
        match action {
            Action::Down | Action::Up if downwards => {
                text.passage_by_cluster(action == Action::Down);
            }
            Action::Down => text.passage_by_row(1),
            Action::Up => text.passage_by_row(-1),
            Action::PaneLeft | Action::PaneRight if downwards => {
                text.passage_by_row(if action == Action::PaneLeft { 1 } else { -1 });
            }
            Action::PaneLeft | Action::PaneRight => {
                let leftwards = text.passage_runs_leftwards();
                text.passage_by_cluster((action == Action::PaneLeft) == leftwards);
            }
            Action::PageDown | Action::HalfDown => text.passage_by_row(page),
            Action::PageUp | Action::HalfUp => text.passage_by_row(-page),
            Action::Top | Action::Bottom => text.passage_to_edge(action == Action::Top),
            Action::WordOn | Action::WordBack => text.passage_by_word(action == Action::WordOn),
            Action::OtherEnd => {
                if let Some(passage) = text.passage {
                    text.passage_to(passage.begun().turned());
                }
            }
            // A word is copied; who keeps a clipping means more than that.
            Action::Clip | Action::Open if is_free => {
                self.tell(Notice::BeginPassageFirst);
            }
            Action::Copy | Action::CopyCitation | Action::Open => {
                let effects = self.copy_passage(action == Action::CopyCitation);
                self.end_selecting();
                return Some(effects);
            }
            Action::Bookmark => {
                let effects = self.bookmark_passage();
                self.end_selecting();
                return Some(effects);
            }
            Action::LookUp => return Some(self.look_up()),
            Action::Clip => {
                let effects = self.clip_passage();
                self.end_selecting();
                return Some(effects);
            }
            Action::Select if is_free => {
                text.passage = text.passage.map(SelectedText::begun);
            }
            Action::Back | Action::Select => self.end_selecting(),
            _ => {
                self.end_selecting();
                return None;
            }
        }
        Some(Vec::new())
    }

    pub(super) fn end_selecting(&mut self) {
        if let Some(text) = self.reader.as_mut().and_then(|reader| reader.text.as_mut()) {
            text.passage = None;
        }
    }

    fn copy_passage(&mut self, with_citation: bool) -> Vec<Effect> {
        let Some(reader) = &self.reader else { return Vec::new() };
        let Some(text) = &reader.text else { return Vec::new() };
        let Some(passage) = text.passage else { return Vec::new() };
        let galley = text.galley();
        let mut copied = passage.text(galley.body(), galley.setting());
        if with_citation {
            let style = self.settings.citation;
            let cited = copied_text::citation(&reader.edition, reader.article, style);
            copied = format!("{copied}\n\n{cited}\n");
        }
        self.tell(Notice::PassageCopied);
        vec![Effect::Copy(copied)]
    }

    fn bookmark_passage(&mut self) -> Vec<Effect> {
        let Some(reader) = &self.reader else { return Vec::new() };
        let Some(text) = &reader.text else { return Vec::new() };
        let Some(passage) = text.passage else { return Vec::new() };
        let Some(article) = reader.edition.articles.get(reader.article) else { return Vec::new() };
        let quote = passage.quote(text.galley().body());
        let anchor = Anchor { article: article.id.clone(), place: passage.start(), quote };
        let draft = BookmarkDraft {
            edition: reader.edition.key(),
            anchor,
            paper: reader.edition.paper.title.to_string(),
            date: reader.edition.date.map(|date| date.to_string()).unwrap_or_default(),
            title: article.title().to_string(),
        };
        vec![Effect::AddBookmark(Box::new(draft))]
    }

    /// The article under a cell, as the mouse may select in it.
    fn pointed_text(&mut self, x: u16, y: u16) -> Option<&mut ArticleText> {
        let is_free = self.screen == Screen::Reader
            && self.prompt.is_none()
            && self.correcting.is_none()
            && self.panes().at(x, y) == Some(Pane::Article);
        self.reader.as_mut().filter(|_| is_free)?.text.as_mut()
    }

    /// A second click takes the word, a third one the paragraph.
    pub(super) fn click_again(&mut self, x: u16, y: u16, nth: u8) -> Vec<Effect> {
        let Some(text) = self.pointed_text(x, y) else { return Vec::new() };
        let Some(place) = text.place_at(x, y) else { return Vec::new() };
        let galley = text.galley();
        let passage = match nth {
            2 => SelectedText::word(galley.body(), place, galley.setting()),
            _ => SelectedText::paragraph(galley.body(), place),
        };
        text.passage = Some(passage);
        Vec::new()
    }

    /// The mouse is drawn over the text from one cell to another. Beyond its
    /// upper or lower edge the text comes on.
    pub(super) fn drag(&mut self, from: (u16, u16), to: (u16, u16)) -> Vec<Effect> {
        self.notice = None;
        let Some(text) = self.pointed_text(from.0, from.1) else { return Vec::new() };
        let area = text.area().area;
        let drawn = text.passage.and_then(|passage| passage.drawn_from());
        let fixed = drawn.or_else(|| text.place_at(from.0, from.1));
        if to.1 < area.y {
            text.scroll(-1);
        } else if to.1 >= area.y + area.h {
            text.scroll(1);
        }
        let y = to.1.clamp(area.y, area.y + area.h.saturating_sub(1));
        if let (Some(fixed), Some(moving)) = (fixed, text.place_at(to.0, y)) {
            text.passage = Some(SelectedText::drawn(fixed, moving));
        }
        Vec::new()
    }

    /// The button was let go: what was selected with it is copied, as terminals
    /// do.
    pub(super) fn release(&mut self) -> Vec<Effect> {
        if self.is_selecting() { self.copy_passage(false) } else { Vec::new() }
    }
}
