//! The pictures of the front page: they are measured before it is composed.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::front::Front;
use super::{App, Effect, Measured};
use crate::layout::front::first_picture;
use crate::layout::{PictureSize, Plate, Unshown};
use crate::model::Body;

/// Stands for the page where what is asked for is of an article.
pub(super) const PAGE: usize = usize::MAX;
/// Stories of a page whose pictures are looked for.
const MOST: usize = 64;

/// The pictures of a page.
#[derive(Debug, Default)]
pub(super) struct PagePictures {
    /// What they measure, by their paths.
    pub sizes: Arc<BTreeMap<String, PictureSize>>,
    /// The stories that wait for it.
    pub awaiting: Option<Vec<(usize, Body)>>,
}

impl Front {
    /// The room of the pictures on the screen.
    pub(super) fn plates(&self) -> Vec<Plate> {
        self.sheet().map_or_else(Vec::new, |sheet| sheet.plates(self.screen()))
    }
}

impl PagePictures {
    /// A picture turns out not to be one that can be shown.
    pub(super) fn give_up(&mut self, path: &str, why: Unshown) {
        if self.sizes.contains_key(path) {
            Arc::make_mut(&mut self.sizes).insert(path.to_owned(), Err(why));
        }
    }
}

impl App {
    /// The page of the stories that were asked for, once their pictures are
    /// measured: it is not to be composed twice.
    pub(super) fn show_leads(&mut self, leads: Vec<(usize, Body)>) -> Vec<Effect> {
        let pictures = leads.iter().filter_map(|(_, body)| first_picture(body));
        let paths: Vec<String> =
            if self.shows_pictures() { pictures.take(MOST).collect() } else { Vec::new() };
        let Some(front) = &mut self.front else { return Vec::new() };
        if paths.is_empty() {
            self.compose_page(leads);
            return Vec::new();
        }
        front.pictures.awaiting = Some(leads);
        vec![Effect::Measure(PAGE, paths)]
    }

    /// What the pictures of a page measure.
    pub(super) fn page_measured(&mut self, sizes: Vec<Measured>) -> Vec<Effect> {
        let known = self.known_sizes(sizes);
        if let Some(front) = &mut self.front {
            Arc::make_mut(&mut front.pictures.sizes).extend(known);
            if let Some(leads) = front.pictures.awaiting.take() {
                self.compose_page(leads);
            }
        }
        Vec::new()
    }

    /// Pictures are shown that were not, or no longer: the page is begun anew.
    pub(super) fn lay_out_anew(&mut self) -> Vec<Effect> {
        match (&mut self.front, &self.reader) {
            (Some(front), Some(reader)) => vec![front.again(&reader.edition)],
            _ => Vec::new(),
        }
    }
}
