//! The articles of a day to an edition in the library.

use std::collections::{BTreeSet, HashSet};
use std::path::{Path, PathBuf};

use super::report::{EditionFate, EditionReport, FetchEvent};
use super::source::name as source_name;
use super::work::{FetchRun, locked};
use crate::fetch::compose::{Composed, Nameplate, SourcePart, compose};
use crate::input::Loaded;
use crate::loader::native;
use crate::model::{Block, BlockKind, Clean, Date};
use crate::shell::editions;
use crate::sources::Subscription;
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
        let parts = match self.parts(paper, day) {
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
        let Composed { loaded, entries } = compose(&masthead, &parts);
        let (title, count) = (loaded.edition.paper.title.clone(), loaded.edition.articles.len());
        let key = loaded.edition.key();
        let mut fate = self.put(library, paper, day, loaded);
        let sources = entries.iter().map(|entry| (&*paper.sources[entry.part].url, entry));
        let sources: Vec<_> = sources.collect();
        if fate.is_there()
            && let Err(error) = locked(&self.kept).note_entries(&paper.name, day, &key, &sources)
        {
            fate = EditionFate::NotKept(error);
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

    fn put(
        &self,
        library: &Library,
        paper: &Subscription,
        day: Date,
        mut loaded: Loaded,
    ) -> EditionFate {
        let there = library.find(&loaded.edition, editions::key_of);
        let linked = self.pictures(&mut loaded, there.as_deref());
        let files = match native::write_checked(&loaded) {
            Ok(files) => files,
            Err(error) => return EditionFate::Unfit(Box::new(error)),
        };
        let print = print(&files, &linked);
        let id = Library::id_of(&loaded.edition);
        let key = loaded.edition.key();
        let known = match locked(&self.kept).edition(&paper.name, day) {
            Ok(known) => known,
            Err(error) => return EditionFate::NotKept(error),
        };
        match (&known, &there) {
            (Some((old, _)), Some(_)) if *old == print => return EditionFate::Unchanged,
            // Somebody imported it, or another paper is called the same.
            (None, Some(_)) => return EditionFate::Other(id),
            _ => {}
        }
        // That it is ours is noted before it is there: else a kill between the
        // two would leave an edition that is taken for somebody else's.
        let note =
            |print: &str| locked(&self.kept).note_edition(&paper.name, day, print, key.as_str());
        if let Err(error) = note("") {
            return EditionFate::NotKept(error);
        }
        let placed = library.put_with(&loaded.edition, &files, &linked, true, editions::key_of);
        if let Err(error) = placed {
            return EditionFate::NotWritten(Box::new(error));
        }
        if let Err(error) = note(&print) {
            return EditionFate::NotKept(error);
        }
        self.staging.note_taken(linked.into_iter().map(|(name, _)| name));
        if there.is_some() { EditionFate::Grown(id) } else { EditionFate::Made(id) }
    }

    /// Where the pictures of an edition are: in the staging folder, or in the
    /// edition that is there. What is in neither leaves its caption.
    fn pictures(&self, loaded: &mut Loaded, there: Option<&Path>) -> Vec<(String, PathBuf)> {
        let find = |name: &str| {
            let staged = self.staging.path(name);
            let own = there.map(|there| there.join(name));
            let is_whole = |path: &PathBuf| path.metadata().is_ok_and(|about| about.len() > 0);
            Some(staged).filter(is_whole).or_else(|| own.filter(is_whole))
        };
        let mut named: BTreeSet<String> = BTreeSet::new();
        let blocks = loaded.bodies.iter().flat_map(crate::model::Body::all_blocks);
        named.extend(blocks.filter_map(|block| match block.kind {
            BlockKind::Figure { image, .. } => image.map(Clean::into_string),
            _ => None,
        }));
        named.extend(
            loaded.edition.pages.iter().filter_map(|page| page.image.as_deref().map(str::to_owned)),
        );
        let (mut linked, mut lost) = (Vec::new(), HashSet::new());
        for name in named {
            match find(&name) {
                Some(path) => linked.push((name, path)),
                None => drop(lost.insert(name)),
            }
        }
        if !lost.is_empty() {
            for body in &mut loaded.bodies {
                let mut blocks = std::mem::take(body).into_blocks();
                blocks.retain_mut(|block| keeps(block, &lost));
                *body = crate::model::Body::set(blocks);
            }
            for page in &mut loaded.edition.pages {
                page.image.take_if(|image| lost.contains(image.as_str()));
            }
        }
        linked
    }
}

/// Takes a lost picture out of a figure; `false` if nothing is left of it.
fn keeps(block: &mut Block, lost: &HashSet<String>) -> bool {
    if let BlockKind::Figure { image, .. } = &mut block.kind {
        image.take_if(|path| lost.contains(path.as_str()));
    }
    !block.is_bare_figure()
}

/// By what it is known whether an edition is as it was.
fn print(files: &[(String, Vec<u8>)], linked: &[(String, PathBuf)]) -> String {
    let mut hasher = blake3::Hasher::new();
    for (name, bytes) in files {
        hasher.update(name.as_bytes());
        hasher.update(&bytes.len().to_le_bytes());
        hasher.update(bytes);
    }
    // A picture's name is its content's.
    for (name, _) in linked {
        hasher.update(name.as_bytes());
    }
    hasher.finalize().to_hex().to_string()
}
