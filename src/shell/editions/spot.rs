//! Where a body stands that can be read without its edition.

use std::ops::Range;

use super::{Bodies, OpenEdition};
use crate::loader::native::BodyPlace;
use crate::model::Body;

impl OpenEdition {
    /// The files that bodies stand in which can be read by themselves.
    #[must_use]
    pub fn body_files(&self) -> &[String] {
        self.page_files()
    }

    /// Which of those files an article's body stands in, and its bytes there;
    /// nothing where it takes more to read it.
    #[must_use]
    pub fn spot(&self, article: usize) -> Option<(usize, Range<usize>)> {
        let Bodies::OnDemand { places, .. } = &self.bodies else { return None };
        let place = places.get(article).filter(|place| place.holes.is_empty())?;
        self.kept.bodies.is_none().then(|| (place.page, place.range.clone()))
    }
}

/// The body that such bytes are.
#[must_use]
pub fn body_of_spot(bytes: Vec<u8>, range: Range<usize>) -> Body {
    BodyPlace { page: 0, range, holes: Vec::new() }.body(bytes)
}
