//! The pictures of the article in view: which there are, what they measure,
//! and those that are ready to be shown.
//!
//! Their sizes are read with the article, so that the text stands where it
//! will stand; what is on the screen is ordered, and comes when it is decoded.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::panes::Pane;
use super::{App, Effect, Front, Notice, Screen, front_pictures};
use crate::layout::{Ambiguous, PictureSize, PictureSizes, Plate, Unshown, Widths};
use crate::model::{BlockKind, Body, Raster};

/// Pictures of one article that are looked for, and the chunks that are read
/// for them; what comes after them has its captions.
const MOST: usize = 64;
const CHUNKS: usize = 4096;

/// Bytes of pixels kept of pictures that are not on the screen.
const KEPT: usize = 8 << 20;

/// Pixels across and down a picture that the terminal itself draws, at most.
const LARGEST: u32 = 2048;

/// By which means the terminal shows pictures.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum PictureMode {
    /// By none: it has too few colours.
    #[default]
    None,
    /// By half blocks, two pixels in a cell, in colours of 24 bits.
    HalfBlocks,
    /// By half blocks in the 256 colours of xterm.
    FewColours,
    /// It draws them itself, where cells are left to them.
    Terminal,
}

/// A picture's path, with its width and height in pixels; none if it is not
/// there, or what is wrong with it.
pub type Measured = (String, Result<Option<(u32, u32)>, PictureFault>);

/// Why a picture of the edition is not shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PictureFault {
    /// What stands in its place.
    pub unshown: Unshown,
    /// In words.
    pub reason: String,
}

/// A picture wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PictureRequest {
    /// Which article's showing it belongs to; it is void once there is
    /// another.
    pub showing: u64,
    /// Where it stands.
    pub plate: Plate,
    /// The size in pixels.
    pub size: (u32, u32),
}

/// A picture that can be shown.
#[derive(Debug, Clone)]
struct ReadyPicture {
    number: u32,
    raster: Arc<Raster>,
}

/// The pictures of the article in view.
#[derive(Debug, Default)]
pub struct Gallery {
    /// Whether pictures are shown.
    pub open: bool,
    showing: u64,
    sizes: Arc<BTreeMap<String, PictureSize>>,
    /// Those ordered and, once they came, their pixels.
    prints: BTreeMap<Plate, Option<ReadyPicture>>,
    last: u32,
}

impl Gallery {
    /// What the layout is to know, for a pane of that height.
    #[must_use]
    pub fn pictures(&self, height: u16, cell: (u16, u16)) -> PictureSizes {
        if !self.open || self.sizes.is_empty() {
            return PictureSizes::default();
        }
        PictureSizes { sizes: Arc::clone(&self.sizes), cell, rows: height * 2 / 3 }
    }

    /// The same for a page of so many rows, whose pictures measure this. None is
    /// higher than a third of it: the text is what one came for.
    #[must_use]
    pub(super) fn pictures_of_page(
        &self,
        sizes: &Arc<BTreeMap<String, PictureSize>>,
        (height, cell): (u16, (u16, u16)),
    ) -> PictureSizes {
        if !self.open || sizes.is_empty() {
            return PictureSizes::default();
        }
        PictureSizes { sizes: Arc::clone(sizes), cell, rows: height / 3 }
    }

    /// The picture of a plate and its number, if it is ready.
    #[must_use]
    pub fn picture(&self, plate: &Plate) -> Option<(u32, &Arc<Raster>)> {
        let print = self.prints.get(plate)?.as_ref()?;
        Some((print.number, &print.raster))
    }

    /// All pictures that are ready: number, place, pixels.
    pub fn ready(&self) -> impl Iterator<Item = (u32, &Plate, &Arc<Raster>)> {
        let ready = |(plate, print)| Option::zip(Some(plate), Option::<&ReadyPicture>::from(print));
        self.prints
            .iter()
            .filter_map(ready)
            .map(|(plate, print)| (print.number, plate, &print.raster))
    }

    /// Another article: whatever is under way is void.
    fn clear(&mut self) -> Vec<u32> {
        self.showing += 1;
        self.sizes = Arc::default();
        let prints = std::mem::take(&mut self.prints);
        prints.into_values().flatten().map(|print| print.number).collect()
    }

    /// Drops pictures that are not on the screen, if they are too many; gives
    /// their numbers.
    fn tidy(&mut self, in_view: &[Plate]) -> Vec<u32> {
        let kept = self.ready().map(|(_, _, raster)| raster.bytes().len()).sum::<usize>();
        if kept <= KEPT {
            return Vec::new();
        }
        let mut dropped = Vec::new();
        self.prints.retain(|plate, print| {
            let stays = in_view.contains(plate);
            dropped.extend(print.as_ref().filter(|_| !stays).map(|print| print.number));
            stays
        });
        dropped
    }

    fn put(&mut self, plate: Plate, raster: Arc<Raster>) -> u32 {
        // 24 bits: the number is told to the terminal as a colour.
        self.last = self.last % 0xFF_FFFF + 1;
        self.prints.insert(plate, Some(ReadyPicture { number: self.last, raster }));
        self.last
    }
}

/// The paths of the pictures in a body.
fn paths(body: &Body) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for chunk in body.with_pictures().into_iter().take(CHUNKS) {
        for block in body.blocks(chunk).iter() {
            if let BlockKind::Figure { image: Some(image), .. } = &block.kind
                && !found.iter().any(|known| known == image.as_str())
            {
                found.push(image.to_string());
            }
        }
        if found.len() >= MOST {
            break;
        }
    }
    found
}

impl App {
    /// Whether pictures are on, and can be drawn. Half blocks take one column
    /// only where ambiguous characters do.
    pub(super) fn shows_pictures(&self) -> bool {
        self.gallery.open && self.has_means()
    }

    fn has_means(&self) -> bool {
        match self.settings.pictures {
            PictureMode::None => false,
            PictureMode::Terminal => true,
            PictureMode::HalfBlocks | PictureMode::FewColours => {
                self.settings.widths.ambiguous == Ambiguous::Narrow
            }
        }
    }

    /// Pictures can be shown by other means than was thought.
    pub(super) fn change_means(&mut self, means: PictureMode, open: bool) -> Vec<Effect> {
        let effects = withdraw(self.gallery.clear(), self.settings.pictures);
        (self.settings.pictures, self.gallery.open) = (means, open);
        [effects, self.hang_pictures(), self.lay_out_anew()].concat()
    }

    /// The cells have another size in pixels: their font was changed.
    pub(super) fn change_cell(&mut self, cell: (u16, u16)) -> Vec<Effect> {
        if cell == self.settings.cell {
            return Vec::new();
        }
        self.settings.cell = cell;
        self.hang_pictures()
    }

    /// Characters turn out to be of another width: half blocks may have become
    /// too wide, or narrow enough.
    pub(super) fn change_widths(&mut self, widths: Widths) -> Vec<Effect> {
        let shown = self.shows_pictures();
        self.settings.widths = widths;
        if shown == self.shows_pictures() {
            return Vec::new();
        }
        [self.hang_pictures(), self.lay_out_anew()].concat()
    }

    pub(super) fn toggle_pictures(&mut self) -> Vec<Effect> {
        if !self.has_means() {
            self.tell(Notice::NoPictures);
            return Vec::new();
        }
        self.gallery.open = !self.gallery.open;
        self.tell(Notice::Pictures(self.gallery.open));
        [self.hang_pictures(), self.lay_out_anew()].concat()
    }

    /// Asks what the pictures of the article in view measure.
    pub(super) fn hang_pictures(&mut self) -> Vec<Effect> {
        let mut effects = withdraw(self.gallery.clear(), self.settings.pictures);
        if self.shows_pictures()
            && let Some(reader) = &self.reader
            && let Some(text) = &reader.text
        {
            let paths = paths(text.galley().body());
            if !paths.is_empty() {
                effects.push(Effect::Measure(reader.article, paths));
            }
        }
        effects
    }

    /// The same once more of an article is there than when it was shown.
    pub(super) fn hang_more_pictures(&mut self, article: usize) -> Vec<Effect> {
        match &self.reader {
            Some(reader) if reader.article == article => self.hang_pictures(),
            _ => Vec::new(),
        }
    }

    pub(super) fn measured(&mut self, article: usize, sizes: Vec<Measured>) -> Vec<Effect> {
        if article == front_pictures::PAGE {
            return self.page_measured(sizes);
        }
        if self.reader.as_ref().is_none_or(|reader| reader.article != article) {
            return Vec::new();
        }
        let known = self.known_sizes(sizes);
        self.gallery.sizes = Arc::new(known);
        Vec::new()
    }

    /// What was measured; says what is wrong with a picture.
    pub(super) fn known_sizes(&mut self, sizes: Vec<Measured>) -> BTreeMap<String, PictureSize> {
        let mut known = BTreeMap::new();
        for (path, size) in sizes {
            match size {
                Ok(Some(size)) => drop(known.insert(path, Ok(size))),
                Ok(None) => {}
                Err(fault) => {
                    self.tell(Notice::PictureFault(path.clone(), fault.reason));
                    known.insert(path, Err(fault.unshown));
                }
            }
        }
        known
    }

    pub(super) fn developed(
        &mut self,
        order: PictureRequest,
        picture: Result<Raster, PictureFault>,
    ) -> Vec<Effect> {
        if order.showing != self.gallery.showing {
            return Vec::new();
        }
        match picture {
            Ok(raster) => {
                let raster = Arc::new(raster);
                let number = self.gallery.put(order.plate.clone(), Arc::clone(&raster));
                if self.settings.pictures == PictureMode::Terminal {
                    let room = (order.plate.columns, order.plate.rows);
                    return vec![Effect::Hand(number, room, raster)];
                }
            }
            Err(fault) => {
                let path = order.plate.path;
                if let Some(front) = &mut self.front {
                    front.pictures.give_up(&path, fault.unshown);
                }
                self.tell(Notice::PictureFault(path.clone(), fault.reason));
                Arc::make_mut(&mut self.gallery.sizes).insert(path, Err(fault.unshown));
            }
        }
        Vec::new()
    }

    /// Orders the pictures on the screen that are not there yet.
    pub(super) fn order_pictures(&mut self) -> Vec<Effect> {
        let plates = self.plates_in_view();
        if plates.is_empty() || !self.shows_pictures() {
            return Vec::new();
        }
        let mut effects = withdraw(self.gallery.tidy(&plates), self.settings.pictures);
        for plate in plates {
            if !self.gallery.prints.contains_key(&plate) {
                let size = pixels(&plate, self.settings.cell, self.settings.pictures);
                self.gallery.prints.insert(plate.clone(), None);
                effects.push(Effect::Develop(PictureRequest {
                    showing: self.gallery.showing,
                    plate,
                    size,
                }));
            }
        }
        effects
    }
}

impl App {
    /// The room of the pictures on the screen.
    fn plates_in_view(&self) -> Vec<Plate> {
        match self.screen {
            Screen::FrontPage => self.front.as_ref().map_or_else(Vec::new, Front::plates),
            Screen::Reader
                if !self.gallery.sizes.is_empty() && self.panes().area(Pane::Article).is_some() =>
            {
                let text = self.reader.as_ref().and_then(|reader| reader.text.as_ref());
                text.map_or_else(Vec::new, super::ArticleText::plates_in_view)
            }
            _ => Vec::new(),
        }
    }
}

/// The pixels that a plate shows.
fn pixels(plate: &Plate, cell: (u16, u16), means: PictureMode) -> (u32, u32) {
    let (columns, rows) = (u32::from(plate.columns), u32::from(plate.rows));
    if means != PictureMode::Terminal {
        return (columns, rows * 2);
    }
    let (w, h) = if cell.0 == 0 || cell.1 == 0 { (8, 16) } else { cell };
    ((columns * u32::from(w)).min(LARGEST), (rows * u32::from(h)).min(LARGEST))
}

fn withdraw(numbers: Vec<u32>, means: PictureMode) -> Vec<Effect> {
    if numbers.is_empty() || means != PictureMode::Terminal {
        return Vec::new();
    }
    vec![Effect::Withdraw(numbers)]
}
