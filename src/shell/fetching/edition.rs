//! The articles of a day to an edition in the library.

use std::ops::Range;

use super::edition_files::EditionFiles;
use super::edition_pictures::EditionPictures;
use super::report::{EditionFate, EditionReport, FetchEvent};
use super::source::name as source_name;
use super::work::{FetchRun, locked};
use crate::fetch::compose::{Composed, ComposedText, Nameplate, SourcePart, compose};
use crate::loader::native;
use crate::model::{Body, Clean, Date};
use crate::shell::editions;
use crate::sources::{SlowSite, Subscription};
use crate::store::fetched::TracedArticle;
use crate::store::{Library, StateError};

impl FetchRun<'_> {
    /// Makes the edition of a day, if there is anything to make it of.
    pub(super) fn edition(
        &self,
        library: &Library,
        paper: &Subscription,
        day: Date,
    ) -> Option<EditionReport> {
        let report = |title: Clean, articles: usize, fate: EditionFate| EditionReport {
            paper: paper.name.clone(),
            title,
            day,
            articles,
            fate,
        };
        let mut parts = match self.parts(paper, day) {
            Ok(parts) => parts,
            Err(error) => return Some(report(Clean::empty(), 0, EditionFate::NotKept(error))),
        };
        if parts.iter().all(|part| part.articles.is_empty()) {
            return None;
        }
        let masthead = Nameplate {
            name: paper.name.clone(),
            title: paper.title.clone(),
            lang: paper.lang.clone(),
            day: Some(day),
        };
        let mut composed = compose(&masthead, &mut parts);
        drop(parts);
        let (title, count) =
            (composed.edition.paper.title.clone(), composed.edition.articles.len());
        let key = composed.edition.key();
        let placed = self.put(library, paper, day, &mut composed);
        let mut fate = placed.unwrap_or_else(|why| why);
        let entries = composed.entries.iter();
        let sources = entries.map(|entry| (&*paper.sources[entry.part].url, entry));
        let sources: Vec<_> = sources.collect();
        let traced: Vec<_> = traced(paper, &composed).collect();
        if fate.is_there() {
            let kept = locked(&self.kept);
            let noted = kept.note_entries(&paper.name, day, &key, &sources);
            if let Err(error) =
                noted.and_then(|()| kept.note_traced(&paper.name, day, &key, &traced))
            {
                fate = EditionFate::NotKept(error);
            }
        }
        let made = report(title, count, fate);
        (self.tell)(FetchEvent::Edition(made.title.clone()));
        Some(made)
    }

    /// What the sources of a paper have of a day; of those that are named by
    /// nobody, the name that they give themselves.
    fn parts(&self, paper: &Subscription, day: Date) -> Result<Vec<SourcePart>, StateError> {
        let kept = locked(&self.kept);
        let mut parts = Vec::with_capacity(paper.sources.len());
        for own in &paper.sources {
            let part = kept.part(&paper.name, &own.url, day)?;
            let called = Some(part.about.title.clone()).filter(|title| !title.trim().is_empty());
            let name = own.name.clone().or(called).unwrap_or_else(|| source_name(own));
            parts.push(SourcePart {
                name,
                section: own.section.clone(),
                paper: part.about,
                pages: part.pages,
                articles: part.articles,
            });
        }
        Ok(parts)
    }

    /// Puts an edition into the library; what hinders it is its fate, too.
    fn put(
        &self,
        library: &Library,
        paper: &Subscription,
        day: Date,
        composed: &mut Composed,
    ) -> Result<EditionFate, EditionFate> {
        let there = library.find(&composed.edition, editions::key_of);
        let mut pictures = EditionPictures::new(&self.staging, there.as_deref());
        pictures.settle_pages(&mut composed.edition.pages);
        let Composed { edition, texts, .. } = composed;
        let mut files = EditionFiles::new(&self.staging);
        let bodies = |range: Range<usize>| {
            let bodies = texts.get(range).unwrap_or_default().iter();
            bodies.map(|text| self.body(paper, text, &mut pictures)).collect()
        };
        native::write_by(edition, bodies, |name, text| files.append(name, text))?;
        native::check_written(|name, take| files.read(name, take))?;
        let pictures = pictures.linked();
        let print = files.print(&pictures)?;
        let id = Library::id_of(edition);
        let key = edition.key();
        let known = locked(&self.kept).edition(&paper.name, day)?;
        match (&known, &there) {
            (Some((old, _)), Some(_)) if *old == print => return Ok(EditionFate::Unchanged),
            // Somebody imported it, or another paper is called the same.
            (None, Some(_)) => {
                let namesake = locked(&self.kept).namesake(&paper.name, key.as_str())?;
                return Ok(namesake.map_or(EditionFate::Other(id), EditionFate::Namesake));
            }
            _ => {}
        }
        // That it is ours is noted before it is there: else a kill between the
        // two would leave an edition that is taken for somebody else's.
        let note =
            |print: &str| locked(&self.kept).note_edition(&paper.name, day, print, key.as_str());
        note("")?;
        let linked: Vec<_> = files.paths().chain(pictures.iter().cloned()).collect();
        let placed = library.put_with(edition, &[], &linked, true, editions::key_of);
        placed.map_err(|error| EditionFate::NotWritten(Box::new(error)))?;
        note(&print)?;
        self.staging.note_taken(pictures.into_iter().map(|(name, _)| name));
        Ok(if there.is_some() { EditionFate::Grown(id) } else { EditionFate::Made(id) })
    }

    /// The text of an article as it is put into the edition.
    fn body(
        &self,
        paper: &Subscription,
        text: &ComposedText,
        pictures: &mut EditionPictures<'_>,
    ) -> Result<Body, EditionFate> {
        let source = &paper.sources[text.part].url;
        let kept = locked(&self.kept).text(&paper.name, source, &text.key)?;
        let mut blocks = text.shown(kept);
        pictures.settle(&mut blocks);
        Ok(Body::set(blocks))
    }
}

/// The articles that their sites changed, and those whose texts come once they
/// are opened, by where their texts are.
fn traced<'a>(
    paper: &'a Subscription,
    composed: &'a Composed,
) -> impl Iterator<Item = TracedArticle<'a>> {
    let all = composed.texts.iter().zip(&composed.edition.articles);
    all.filter_map(|(text, article)| {
        let source = &paper.sources[text.part];
        let is_traced = text.is_changed || source.slow == SlowSite::OnOpening;
        is_traced.then_some(TracedArticle {
            article: &article.id,
            source: &source.url,
            key: &text.key,
        })
    })
}
