//! What an item says of itself, where it says it, and in which language.

use super::{NewsStory, NewsmlParser, suffix};
use crate::input::dates;
use crate::loader::markup::NodeId;
use crate::model::Date;

impl NewsmlParser<'_> {
    /// Summaries and captions, in the language of the item where there are
    /// several.
    pub(super) fn descriptions(
        &mut self,
        of: NodeId,
        lang: Option<&str>,
    ) -> (Vec<String>, Vec<String>) {
        let all: Vec<NodeId> = self.leaves.all(of, "description").collect();
        let said = self.best(all.clone(), lang).and_then(|id| self.dom.attribute(id, "xml:lang"));
        let (mut summaries, mut captions) = (Vec::new(), Vec::new());
        for id in all {
            if self.dom.attribute(id, "xml:lang").is_some_and(|own| Some(own) != said) {
                continue;
            }
            let role = suffix(self.dom.attribute(id, "role").unwrap_or_default());
            let to = if role == "caption" { &mut captions } else { &mut summaries };
            to.extend(self.leaves.line(id));
        }
        (summaries, captions)
    }

    /// What sort of thing an item is: `text`, `picture`, `video` …
    pub(super) fn class(&self, id: NodeId) -> String {
        let meta = self.leaves.one(id, "itemmeta").unwrap_or(id);
        let class = self.leaves.one(meta, "itemclass");
        let attribute = |name| class.and_then(|id| self.dom.attribute(id, name));
        suffix(attribute("qcode").or(attribute("uri")).unwrap_or_default()).to_owned()
    }

    pub(super) fn lang(&self, id: NodeId) -> Option<String> {
        let meta = self.leaves.one(id, "contentmeta");
        let told = meta.and_then(|id| self.leaves.one(id, "language"));
        let tag = told.and_then(|id| self.dom.attribute(id, "tag")).map(str::to_owned);
        tag.or_else(|| self.inherited_lang(id)).filter(|tag| !tag.trim().is_empty())
    }

    /// The language that the nearest element around says.
    pub(super) fn inherited_lang(&self, id: NodeId) -> Option<String> {
        const REACH: usize = 8;
        let around = std::iter::successors(Some(id), |&id| (id != 0).then(|| self.dom.parent(id)));
        let mut said = around.take(REACH).filter_map(|id| self.dom.attribute(id, "xml:lang"));
        said.next().map(str::to_owned)
    }

    /// What `itemMeta` says of the state of an item: status, embargo, and what
    /// its senders note.
    pub(super) fn add_state(&mut self, id: NodeId, story: &mut NewsStory) {
        let Some(meta) = self.leaves.one(id, "itemmeta") else { return };
        let attribute = |id, name: &str| self.dom.attribute(id, name);
        let code = |id| attribute(id, "qcode").or(attribute(id, "uri")).unwrap_or_default();
        if let Some(status) = self.leaves.one(meta, "pubstatus") {
            story.add_status(code(status));
        }
        if let Some(embargo) = self.leaves.one(meta, "embargoed") {
            story.add_embargo(&self.dom.line(embargo));
        }
        let is_corrected =
            self.leaves.all(meta, "signal").any(|id| suffix(code(id)).starts_with("correct"));
        for note in self.leaves.all(meta, "ednote").collect::<Vec<_>>() {
            if let Some(text) = self.leaves.line(note) {
                story.add_note(text, is_corrected);
            }
        }
    }

    /// When this version was made.
    pub(super) fn date(&self, id: NodeId) -> Option<Date> {
        let meta = self.leaves.one(id, "itemmeta").unwrap_or(id);
        let content = self.leaves.one(id, "contentmeta");
        let places = [
            (Some(meta), "versioncreated"),
            (Some(meta), "firstcreated"),
            (content, "contentmodified"),
            (content, "contentcreated"),
        ];
        places
            .iter()
            .find_map(|&(of, name)| dates::day(&self.dom.line(self.leaves.one(of?, name)?)))
    }

    pub(super) fn address(&self, id: NodeId) -> Option<String> {
        let guid = self.dom.attribute(id, "guid")?;
        guid.starts_with("http").then(|| guid.to_owned())
    }

    /// Who sends an item: a name, else what its code says.
    pub(super) fn provider(&mut self, id: NodeId) -> Option<String> {
        let meta = self.leaves.one(id, "itemmeta")?;
        let provider = self.leaves.one(meta, "provider")?;
        if let Some(name) = self.named(provider, None) {
            return self.leaves.line(name);
        }
        let attribute = |name| self.dom.attribute(provider, name).filter(|v| !v.trim().is_empty());
        let code = attribute("literal").or(attribute("qcode").map(suffix))?.trim();
        Some(code.trim_start_matches("www.").to_owned())
    }

    pub(super) fn headline(&self, item: NodeId, lang: Option<&str>) -> Option<NodeId> {
        let meta = self.leaves.one(item, "contentmeta")?;
        self.best(self.leaves.all(meta, "headline").collect(), lang)
    }

    pub(super) fn title(&self, item: NodeId) -> Option<NodeId> {
        self.leaves.one(self.leaves.one(item, "itemmeta")?, "title")
    }

    /// The name of a person, subject or place.
    pub(super) fn named(&self, id: NodeId, lang: Option<&str>) -> Option<NodeId> {
        self.best(self.leaves.all(id, "name").collect(), lang)
    }

    /// Of elements that say the same in several languages, the one in `lang`;
    /// else one without a language, else the first. Empty ones don't count.
    pub(super) fn best(&self, all: Vec<NodeId>, lang: Option<&str>) -> Option<NodeId> {
        let all: Vec<NodeId> =
            all.into_iter().filter(|&id| !self.dom.all_text(id).trim().is_empty()).collect();
        let said = |id: NodeId| self.dom.attribute(id, "xml:lang").filter(|tag| !tag.is_empty());
        let main = |tag: &str| tag.split('-').next().unwrap_or_default().to_ascii_lowercase();
        let exact = all.iter().find(|&&id| said(id).is_some() && said(id) == lang);
        let near = || {
            let lang = main(lang?);
            all.iter().find(|&&id| said(id).is_some_and(|own| main(own) == lang))
        };
        let none = || all.iter().find(|&&id| said(id).is_none());
        exact.or_else(near).or_else(none).or(all.first()).copied()
    }
}
