//! An article that its site changed: what it first said and what it says now,
//! as one text; or what two papers have different. On a screen of its own: reading it
//! moves no place and marks nothing, since it is not what is in the edition.

use super::{Action, App, ArticleText, Effect, Notice, Screen};
use crate::layout::Setting;
use crate::model::{Article, ArticleId, Block, Body, LangTag};

/// Both versions of an article in one text.
#[derive(Debug)]
pub struct Revision {
    /// The text, with what went and what came.
    pub text: ArticleText,
    /// The papers that have them, if they are of two.
    pub papers: Option<(String, String)>,
}

/// What the two versions of an article are: its head as it is now, and the text
/// in which both are ([`crate::model::revised`]).
pub type BothVersions = (Article, Vec<Block>);

impl App {
    /// Asks for what the site changed in the article in view.
    pub(super) fn ask_for_revision(&mut self) -> Vec<Effect> {
        let Some(reader) = &self.reader else { return Vec::new() };
        let Some(article) = reader.edition.articles.get(reader.article) else {
            return Vec::new();
        };
        vec![Effect::Revision(reader.edition.key(), article.id.clone())]
    }

    /// Shows what was changed, if one is still in that article.
    pub(super) fn show_revision(
        &mut self,
        id: &ArticleId,
        versions: Option<BothVersions>,
    ) -> Vec<Effect> {
        let Some(reader) = self.reader.as_ref().filter(|_| self.screen == Screen::Reader) else {
            return Vec::new();
        };
        let article = reader.edition.articles.get(reader.article).filter(|a| a.id == *id);
        let Some(article) = article else { return Vec::new() };
        match versions {
            None => self.tell(Notice::Unchanged(false)),
            Some((_, blocks)) if blocks.is_empty() => self.tell(Notice::Unchanged(true)),
            Some((mut head, blocks)) => {
                head.lang.clone_from(&article.lang);
                let lang = reader.edition.lang_of(article);
                let tag = reader.edition.tag_of(article).map(LangTag::as_str);
                let setting = self.settings.reading_tagged(lang, tag);
                self.open_revision(&head, blocks, setting, None);
            }
        }
        Vec::new()
    }

    /// Shows two texts in one, of two papers if these are named.
    pub(super) fn open_revision(
        &mut self,
        head: &Article,
        blocks: Vec<Block>,
        setting: Setting,
        papers: Option<(String, String)>,
    ) {
        let area = self.aside_area(&setting);
        let text = ArticleText::new(head, Body::set(blocks), setting, area, false);
        self.revision = Some(Revision { text, papers });
        self.go(Screen::Revision);
    }

    pub(super) fn fit_revision(&mut self) {
        let Some(mut revision) = self.revision.take() else { return };
        self.fit_aside(&mut revision.text);
        self.revision = Some(revision);
    }

    pub(super) fn act_on_revision(&mut self, action: Action) -> Vec<Effect> {
        let Some(Revision { text, .. }) = &mut self.revision else { return self.go_back() };
        if text.scroll_by(action) {
            return Vec::new();
        }
        if !matches!(action, Action::Back | Action::Open | Action::Revision) {
            self.refuse(action);
            return Vec::new();
        }
        self.revision = None;
        self.go_back()
    }
}
