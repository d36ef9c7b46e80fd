//! The corrections of an open edition: read beside it, laid over it, kept.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{Bodies, OpenEdition, OpenError, unreadable};
use crate::input::{Loaded, limits};
use crate::model::error::CorrectionError;
use crate::model::{
    ArticleId, Block, Body, Clean, Correction, Edition, EditionKey, Place, TextUnit, Viewpoint,
    Warning, WarningKind,
};
use crate::recovery::corrections::{self, Corrections};
use crate::store::{make_dir, read_text, write_whole};

/// The corrections of an edition.
#[derive(Debug, Default)]
pub(super) struct Kept {
    /// Where their file is, or will be.
    path: Option<PathBuf>,
    /// What the file says, with what could not be written.
    text: String,
    /// What stands on the disk, as far as we know.
    on_disk: String,
    rules: Corrections,
    /// How long `text` was before each correction that was made since the
    /// edition was opened.
    steps: Vec<usize>,
    /// The file is none that can be read, and is left alone.
    damaged: bool,
    /// What there is to tell of it, one line each.
    faults: Vec<Warning>,
    /// The edition without corrections.
    original: Option<Arc<Edition>>,
    /// The bodies with corrections, if there are any.
    pub(super) bodies: Option<Vec<Body>>,
}

/// The edition after a correction.
#[derive(Debug)]
pub struct Corrected {
    /// The edition as it is now.
    pub edition: Arc<Edition>,
    /// Where what the reader saw is now.
    pub at: Option<(usize, Place)>,
    /// Why it holds for this session only, if it could not be written.
    pub unsaved: Option<CorrectionError>,
}

/// What the reader saw, whatever becomes of the numbers.
struct Sight {
    blocks: Vec<Block>,
    article: ArticleId,
    byte: usize,
    /// The head of the article was there, and the block only stands for it.
    head: bool,
}

impl OpenEdition {
    /// The edition with the corrections beside the path it was opened from.
    pub(super) fn corrected(mut self, path: &Path, folder: bool) -> Self {
        self.read_corrections(beside(path, folder));
        self
    }

    /// Reads the corrections file at a path and lays it over the edition; if
    /// there is none, it will be there once a correction is made.
    pub(super) fn read_corrections(&mut self, path: PathBuf) {
        let name = Clean::line(&path.to_string_lossy()).into_string();
        let read = read_file(&path, &name);
        self.kept.path = Some(path);
        let (text, rules) = match read {
            Ok(None) => return,
            Ok(Some(read)) => read,
            Err(fault) => {
                self.kept.damaged = true;
                let warning = Warning::new(WarningKind::Corrections(Box::new(fault)));
                self.kept.faults.push(warning.clone());
                Arc::make_mut(&mut self.edition).warnings.push(warning);
                return;
            }
        };
        (self.kept.on_disk, self.kept.text, self.kept.rules) = (text.clone(), text, rules);
        if let Err(error) = self.lay() {
            self.kept.faults.push(WarningKind::Corrections(Box::new(error)).into());
        }
    }

    /// As corrections of an edition that has no place of its own on the disk:
    /// they are kept under a data directory.
    pub fn keep_corrections_under(&mut self, data: &Path) {
        if self.kept.path.is_none() {
            let name = file_name(&self.edition.key());
            self.read_corrections(data.join("corrections").join(name));
        }
    }

    /// Whether it was corrected since it was opened.
    #[must_use]
    pub fn is_corrected_now(&self) -> bool {
        !self.kept.steps.is_empty()
    }

    /// What is wrong with the corrections.
    #[must_use]
    pub fn faults(&self) -> &[Warning] {
        &self.kept.faults
    }

    /// Corrects the edition, and keeps the correction.
    ///
    /// # Errors
    /// One line that says why nothing was changed.
    pub fn correct(
        &mut self,
        correction: Correction,
        seen: Viewpoint,
    ) -> Result<Corrected, CorrectionError> {
        self.check()?;
        let now = self.whole(true)?;
        let (correction, seen) = (self.by_blocks(correction), self.seen_by_blocks(seen));
        let sight = Sight::of(&now, seen, leaving(correction));
        let rule = corrections::to_rule(&now, correction)?;
        let before = self.kept.text.len();
        let text = corrections::written(&rule, &self.kept.text);
        self.kept.text.push_str(&text);
        let line = self.kept.text[..before].lines().count() + 1;
        self.kept.rules.rules.push(rule);
        self.kept.rules.lines.push(line);
        self.kept.steps.push(before);
        self.settle(sight.as_ref())
    }

    /// Takes the last correction back that was made since the edition was
    /// opened.
    ///
    /// # Errors
    /// One line that says why nothing was changed.
    pub fn uncorrect(&mut self, seen: Viewpoint) -> Result<Corrected, CorrectionError> {
        self.check()?;
        let now = self.whole(true)?;
        let sight = Sight::of(&now, seen, None);
        let before = self.kept.steps.pop().ok_or(CorrectionError::NothingToUndo)?;
        self.kept.text.truncate(before);
        self.kept.rules.rules.pop();
        self.kept.rules.lines.pop();
        self.settle(sight.as_ref())
    }

    /// Whether the file may be written over.
    fn check(&self) -> Result<(), CorrectionError> {
        match self.kept.faults.first() {
            Some(fault) if self.kept.damaged => {
                Err(CorrectionError::FileAtFault(Box::new(fault.clone())))
            }
            _ => Ok(()),
        }
    }

    fn settle(&mut self, sight: Option<&Sight>) -> Result<Corrected, CorrectionError> {
        self.lay()?;
        let unsaved = self.kept.save().err();
        let now = self.whole(true)?;
        let at = sight.and_then(|sight| sight.find(&now));
        Ok(Corrected { edition: self.shared(), at, unsaved })
    }

    /// Lays the rules over the edition as it was opened.
    fn lay(&mut self) -> Result<(), OpenError> {
        let original = self.kept.original.get_or_insert_with(|| Arc::clone(&self.edition));
        if self.kept.rules.rules.is_empty() {
            self.edition = Arc::clone(original);
            self.kept.bodies = None;
            return Ok(());
        }
        let mut loaded = self.whole(false)?;
        let mut warnings = corrections::apply(&mut loaded, &self.kept.rules);
        let file =
            self.kept.path.as_ref().map(|path| Clean::line(&path.to_string_lossy()).into_string());
        for warning in &mut warnings {
            warning.file.clone_from(&file);
        }
        self.kept.faults.clone_from(&warnings);
        loaded.edition.warnings.extend(warnings);
        self.edition = Arc::new(loaded.edition);
        self.kept.bodies = Some(loaded.bodies);
        Ok(())
    }

    /// The whole edition, with its corrections or without.
    fn whole(&self, corrected: bool) -> Result<Loaded, OpenError> {
        let original = self.kept.original.as_ref().unwrap_or(&self.edition);
        let edition = if corrected { &self.edition } else { original };
        let bodies = match (&self.kept.bodies, &self.bodies) {
            (Some(bodies), _) if corrected => bodies.clone(),
            (_, Bodies::Read(bodies, _)) => bodies.clone(),
            (_, Bodies::OnDemand { .. } | Bodies::Book(_) | Bodies::Kept(_)) => {
                (0..original.articles.len())
                    .map(|article| self.original_body(article))
                    .collect::<Result<_, _>>()?
            }
        };
        Ok(Loaded { edition: Edition::clone(edition), bodies, ..Loaded::default() })
    }

    /// The correction with blocks where it has chunks. Once an edition is
    /// corrected, each chunk is a block.
    fn by_blocks(&self, correction: Correction) -> Correction {
        let unit = |article, unit| match unit {
            TextUnit::Block(chunk) => TextUnit::Block(self.block(article, chunk)),
            head @ TextUnit::Head(_) => head,
        };
        match correction {
            Correction::Split { article, unit: at } => {
                Correction::Split { article, unit: unit(article, at) }
            }
            Correction::MoveTo { article, unit: at, to } => {
                Correction::MoveTo { article, unit: unit(article, at), to }
            }
            Correction::MoveBy { article, block, down } => {
                Correction::MoveBy { article, block: self.block(article, block), down }
            }
            Correction::Set { article, unit: at, role } => {
                Correction::Set { article, unit: unit(article, at), role }
            }
            join @ Correction::Join { .. } => join,
        }
    }

    fn seen_by_blocks(&self, seen: Viewpoint) -> Viewpoint {
        let block = |place: Place| Place { block: self.block(seen.article, place.block), ..place };
        Viewpoint { place: seen.place.map(block), ..seen }
    }

    fn block(&self, article: usize, chunk: usize) -> usize {
        match self.body(article) {
            Ok(body) => (0..chunk).map(|chunk| body.blocks(chunk).len()).sum(),
            Err(_) => chunk,
        }
    }
}

impl Kept {
    /// Writes the file, if nobody else has meanwhile.
    fn save(&mut self) -> Result<(), CorrectionError> {
        let Some(path) = &self.path else {
            return Err(CorrectionError::NoPlace);
        };
        let name = Clean::line(&path.to_string_lossy()).into_string();
        let told = |error: io::Error| CorrectionError::System {
            file: name.clone(),
            cause: (&error).into(),
        };
        let there = match read_text(path, limits::MANIFEST) {
            Err(error) if is_absent(&error) => String::new(),
            other => other.map_err(told)?,
        };
        if there != self.on_disk {
            return Err(CorrectionError::Changed { file: name });
        }
        if let Some(dir) = path.parent().filter(|dir| !dir.as_os_str().is_empty()) {
            make_dir(dir).map_err(told)?;
        }
        let written = if self.text.is_empty() && !there.is_empty() {
            fs::remove_file(path)
        } else {
            write_whole(path, self.text.as_bytes())
        };
        written.map_err(told)?;
        self.on_disk.clone_from(&self.text);
        Ok(())
    }
}

impl Sight {
    /// What one sees at a place; with its neighbours, should it go elsewhere.
    fn of(loaded: &Loaded, seen: Viewpoint, leaving: Option<(usize, TextUnit)>) -> Option<Self> {
        let article = loaded.edition.articles.get(seen.article)?.id.clone();
        let (head, place) = (seen.place.is_none(), seen.place.unwrap_or_default());
        let all: Vec<Block> = loaded.bodies.get(seen.article)?.all_blocks().collect();
        let order = [Some(place.block), place.block.checked_add(1), place.block.checked_sub(1)];
        let stays = |at: &usize| leaving != Some((seen.article, TextUnit::Block(*at)));
        let order = order.into_iter().flatten().filter(stays);
        let blocks = order.filter_map(|at| all.get(at).cloned()).collect();
        Some(Self { blocks, article, byte: place.byte, head })
    }

    /// Where it is now.
    fn find(&self, loaded: &Loaded) -> Option<(usize, Place)> {
        let home = loaded.edition.articles.iter().position(|article| article.id == self.article);
        let start = home.map(|article| (article, Place::default()));
        if self.head && start.is_some() {
            return start;
        }
        let articles = || home.into_iter().chain(0..loaded.bodies.len());
        let is_same = |a: &Block, b: &Block| {
            if a.source.is_empty() { a.plain() == b.plain() } else { a.source == b.source }
        };
        for (index, block) in self.blocks.iter().enumerate() {
            for article in articles() {
                let at =
                    loaded.bodies[article].all_blocks().position(|other| is_same(&other, block));
                if let Some(at) = at {
                    let byte = if index == 0 { self.byte } else { 0 };
                    return Some((article, Place { block: at, byte }));
                }
            }
        }
        start
    }
}

/// The unit that a correction takes out of its article.
fn leaving(correction: Correction) -> Option<(usize, TextUnit)> {
    match correction {
        Correction::MoveTo { article, unit, .. } => Some((article, unit)),
        _ => None,
    }
}

/// What a corrections file says; `None` if there is none.
fn read_file(path: &Path, name: &str) -> Result<Option<(String, Corrections)>, OpenError> {
    let text = match read_text(path, limits::MANIFEST) {
        Err(error) if is_absent(&error) => return Ok(None),
        Err(error) => return Err(unreadable(name, &error)),
        Ok(text) => text,
    };
    let rules = corrections::read(&text, name)?;
    Ok(Some((text, rules)))
}

/// Whether an error says that there is no such file.
fn is_absent(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
}

/// The file of an edition's corrections under the data directory.
fn file_name(key: &EditionKey) -> String {
    const MOST: usize = 56;
    let safe = |c: char| if c.is_alphanumeric() || matches!(c, '-' | '@') { c } else { '_' };
    let name: String = key.as_str().chars().map(safe).take(MOST).collect();
    format!("{}.toml", if name.is_empty() { "untitled" } else { &name })
}

/// The corrections file of an edition at a path: inside a folder, beside a
/// file.
pub(super) fn beside(path: &Path, is_folder: bool) -> PathBuf {
    if is_folder {
        return path.join("corrections.toml");
    }
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".corrections.toml");
    path.with_file_name(name)
}
