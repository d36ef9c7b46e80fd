//! The bodies of long articles, whose first page is shown before the rest of
//! the file is read: that takes longer than everything else at a start.

use std::sync::Arc;

use super::tree::Tree;
use super::{Bodies, OpenEdition, OpenError};
use crate::loader::native::BodyPlace;
use crate::model::{Body, BodyRest};

/// Bytes of a body that are read first: several screens, and the sample by
/// which the words that are left are counted ([`Body::characters`]).
const OPENING: usize = 256 << 10;
/// A body of fewer bytes is read as a whole, in less than a millisecond.
const LONG: usize = 1 << 20;

/// The rest of a long body, to be read.
#[derive(Debug)]
pub struct RestOfBody {
    tree: Arc<Tree>,
    file: String,
    place: BodyPlace,
    rest: BodyRest,
}

impl RestOfBody {
    /// Reads it, for whoever shows the body. Tells whether there may be
    /// pictures in it.
    ///
    /// # Errors
    /// As [`OpenEdition::body`]; the body ends with its opening then.
    pub fn read(self) -> Result<bool, OpenError> {
        // All of it again: the opening is a small part, and this tells as well
        // whether the file is still the one that was opened.
        let raw = self.tree.range(&self.file, self.place.range.clone())?;
        Ok(self.place.give(self.rest, raw))
    }
}

impl OpenEdition {
    /// The body of an article as [`OpenEdition::body`] gives it, but of a long
    /// one only the opening is read, and the rest is still to be.
    ///
    /// # Errors
    /// As [`OpenEdition::body`].
    pub fn body_to_show(&self, article: usize) -> Result<(Body, Option<RestOfBody>), OpenError> {
        match self.opening_of(article) {
            Some(Ok((body, rest))) => Ok((body, Some(rest))),
            Some(Err(error)) => Err(error),
            None => Ok((self.body(article)?, None)),
        }
    }

    /// Nothing if the body is short, corrected, or not had from a file by
    /// itself.
    fn opening_of(&self, article: usize) -> Option<Result<(Body, RestOfBody), OpenError>> {
        let Bodies::OnDemand { tree, places, files } = &self.bodies else { return None };
        let (place, Tree::Folder(folder)) = (places.get(article)?, &**tree) else { return None };
        if self.kept.bodies.is_some() || place.range.len() < LONG {
            return None;
        }
        let (file, start) = (files.get(place.page)?, place.range.start);
        let raw = match folder.range(file, start..start + OPENING) {
            Ok(raw) => raw,
            Err(error) => return Some(Err(error)),
        };
        let (body, rest) = place.opening(raw)?;
        let (tree, file, place) = (Arc::clone(tree), file.clone(), place.clone());
        Some(Ok((body, RestOfBody { tree, file, place, rest })))
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::*;
    use crate::input::Hint;

    const PARAGRAPH: &str = "新渠今日通水，沿线二十一个村镇的农田得到灌溉。\n\n";

    /// An edition of one article that ends with a picture, and its folder.
    fn edition(paragraphs: usize) -> (tempfile::TempDir, OpenEdition) {
        let folder = tempfile::tempdir().unwrap();
        let manifest = "format = 1\ndate = \"2026-11-22\"\n[paper]\ntitle = \"河口日报\"\n\
            [[page]]\nid = \"A01\"\nfile = \"a.md\"\n";
        fs::write(folder.path().join("edition.toml"), manifest).unwrap();
        write(folder.path(), &format!("{}![闸口](a.png)\n\n末\n", PARAGRAPH.repeat(paragraphs)));
        let open = super::super::open(folder.path(), &Hint::default(), None).unwrap();
        (folder, open)
    }

    fn write(folder: &Path, body: &str) {
        fs::write(folder.join("a.md"), format!("# 新渠通水\n\n{body}")).unwrap();
    }

    #[test]
    fn a_long_body_is_there_before_its_rest_and_then_the_same() {
        let paragraphs = LONG / PARAGRAPH.len() + 1;
        let (_folder, open) = edition(paragraphs);
        let (body, rest) = open.body_to_show(0).unwrap();
        assert_eq!(body.text(0), PARAGRAPH.trim_end());
        assert!(body.with_pictures().is_empty());
        assert!(rest.unwrap().read().unwrap(), "there is a picture in the rest");
        let whole = open.body(0).unwrap();
        assert_eq!(body.with_pictures(), [paragraphs]);
        assert_eq!((body.chunks(), body.weight()), (whole.chunks(), whole.weight()));
        assert!((0..body.chunks()).all(|chunk| body.blocks(chunk) == whole.blocks(chunk)));
    }

    #[test]
    fn a_rest_that_was_changed_meanwhile_is_told_and_not_waited_for() {
        let (folder, open) = edition(LONG / PARAGRAPH.len() + 1);
        let (body, rest) = open.body_to_show(0).unwrap();
        write(folder.path(), "改\n");
        assert!(matches!(rest.unwrap().read(), Err(OpenError::Changed { .. })));
        let last = body.chunks() - 1;
        assert_eq!(body.text(last), PARAGRAPH.trim_end());
        assert!(!body.has_chunk(last + 1));
    }

    #[test]
    fn a_short_body_is_read_as_a_whole() {
        let (_folder, open) = edition(9);
        let (body, rest) = open.body_to_show(0).unwrap();
        assert!(rest.is_none());
        assert_eq!(body.text(body.chunks() - 1), "末");
    }
}
