//! What is being seen, noted in the features of one stage.

use std::marker::PhantomData;

use super::features::Features;

/// Notes in the features `F`; what is not seen at all is not noted.
pub(super) struct Notes<F> {
    seen: Features,
    stage: PhantomData<F>,
}

impl<F: Into<u16>> Notes<F> {
    pub(super) fn new() -> Self {
        // Pairs of texts show some forty things.
        Self { seen: Features::with_capacity(48), stage: PhantomData }
    }

    pub(super) fn add(&mut self, feature: F, much: f32) {
        self.put(feature.into(), much);
    }

    pub(super) fn when(&mut self, feature: F, so: bool) {
        self.put(feature.into(), f32::from(u8::from(so)));
    }

    /// Notes in a weight by its index, where a feature has more than one.
    pub(super) fn put(&mut self, weight: u16, much: f32) {
        if much != 0.0 {
            self.seen.push((weight, much));
        }
    }

    pub(super) fn seen(self) -> Features {
        self.seen
    }
}
