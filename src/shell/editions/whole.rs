//! An edition of any format as the files of a native one.

use std::collections::{HashMap, HashSet};

use super::{Bodies, OpenEdition, OpenError};
use crate::input::{Loaded, limits};
use crate::loader::native;
use crate::model::error::Limited;
use crate::model::{Block, BlockKind, Body, Clean, Edition, Warning, WarningKind};

/// Where pictures are kept.
const MEDIA: &str = "media";

/// An edition in the native format.
#[derive(Debug)]
pub struct Whole {
    /// The edition, with a warning for each picture that could not be had.
    pub edition: Edition,
    /// Its files, by their paths inside it.
    pub files: Vec<(String, Vec<u8>)>,
}

impl OpenEdition {
    /// The edition with all bodies and pictures, in the native format. What is
    /// read already is not copied: a feed may be most of the memory there is.
    /// `change` may say of what paper it is, and the like, before anything is
    /// written. What was written is read back, so what is given opens.
    ///
    /// # Errors
    /// What reading a body gives, and what the native format cannot hold.
    pub fn into_native(mut self, change: impl FnOnce(&mut Edition)) -> Result<Whole, OpenError> {
        let mut edition = self.edition().clone();
        change(&mut edition);
        let all = self.take_bodies()?;
        let mut pictures = Pictures::new(&self);
        for page in &mut edition.pages {
            page.image = page.image.take().and_then(|image| pictures.take(&image));
        }
        let mut bodies = Vec::with_capacity(all.len());
        for body in all {
            let mut blocks = body.into_blocks();
            for block in &mut blocks {
                // The file that it counts in is not kept.
                block.source = Vec::new();
                if let BlockKind::Figure { image, .. } = &mut block.kind {
                    *image = image.take().and_then(|image| pictures.take(&image));
                }
            }
            bodies.push(Body::set(blocks));
        }
        edition.warnings.append(&mut pictures.warnings);
        let (furniture, unplaced) = (self.furniture().to_vec(), self.unplaced().to_vec());
        let loaded = Loaded { edition, bodies, furniture, unplaced, ..Loaded::default() };
        let said = |error: crate::input::LoadError| error.inside(self.source_name());
        let mut files = if knows_more(&loaded) {
            native::pack(&loaded, &[] as &[&[u8]]).map_err(said)?
        } else {
            native::write_checked(&loaded).map_err(said)?
        };
        files.append(&mut pictures.files);
        Ok(Whole { edition: loaded.edition, files })
    }

    /// The bodies of all articles, given away.
    fn take_bodies(&mut self) -> Result<Vec<Body>, OpenError> {
        let count = self.edition.articles.len();
        match &mut self.bodies {
            Bodies::Read(bodies, _) if self.kept.bodies.is_none() && bodies.len() == count => {
                Ok(std::mem::take(bodies))
            }
            _ => (0..count).map(|article| self.body(article)).collect(),
        }
    }
}

/// Whether there is something that pages have no place for.
fn knows_more(loaded: &Loaded) -> bool {
    let noted = |block: &Block| block.truncated || !block.doubts.is_empty();
    let any = |body: &Body| (0..body.chunks()).any(|chunk| body.blocks(chunk).iter().any(noted));
    !loaded.furniture.is_empty() || !loaded.unplaced.is_empty() || loaded.bodies.iter().any(any)
}

/// The pictures of an edition under names of their own.
struct Pictures<'a> {
    from: &'a OpenEdition,
    /// What each is called now.
    names: HashMap<Clean, Option<Clean>>,
    taken: HashSet<String>,
    files: Vec<(String, Vec<u8>)>,
    total: u64,
    warnings: Vec<Warning>,
}

impl<'a> Pictures<'a> {
    fn new(from: &'a OpenEdition) -> Self {
        Self {
            from,
            names: HashMap::new(),
            taken: HashSet::new(),
            files: Vec::new(),
            total: 0,
            warnings: Vec::new(),
        }
    }

    /// Takes the picture of that path along; gives its new path. One on the web
    /// keeps its address; one that cannot be had has none: what is kept refers
    /// to nothing that was left behind.
    fn take(&mut self, path: &Clean) -> Option<Clean> {
        if let Some(known) = self.names.get(path) {
            return known.clone();
        }
        let name = match self.read(path) {
            Ok(bytes) => {
                let name = self.name(path);
                self.files.push((name.clone(), bytes));
                Some(Clean::line(&name))
            }
            // What is on the web was never here.
            Err(_) if path.contains("://") => Some(path.clone()),
            Err(fault) => {
                self.warnings.push(WarningKind::PictureMissing(Box::new(fault)).into());
                None
            }
        };
        self.names.insert(path.clone(), name.clone());
        name
    }

    fn read(&mut self, path: &str) -> Result<Vec<u8>, OpenError> {
        let bytes = self.from.media(path)?;
        let total = self.total + bytes.len() as u64;
        limits::check(path, Limited::WithPicture, total, limits::ZIP_TOTAL)?;
        self.total = total;
        Ok(bytes)
    }

    /// `media/NAME`, no two alike even where case counts for nothing.
    fn name(&mut self, path: &str) -> String {
        const LONGEST: usize = 80;
        let last = path.rsplit('/').next().unwrap_or_default();
        let safe = |c: char| if c.is_alphanumeric() || "-_.".contains(c) { c } else { '_' };
        let safe: String = last.chars().map(safe).collect();
        let safe = safe.trim_matches('.');
        // The end tells the format.
        let safe = &safe[safe.ceil_char_boundary(safe.len().saturating_sub(LONGEST))..];
        let safe = if safe.is_empty() { "picture" } else { safe };
        let mut name = safe.to_owned();
        let mut more = 1;
        while !self.taken.insert(name.to_lowercase()) {
            more += 1;
            name = format!("{more}-{safe}");
        }
        format!("{MEDIA}/{name}")
    }
}
