//! Where the articles stand on a page: the image map over its picture.

use std::collections::HashMap;

use super::names;
use crate::loader::markup::{Dom, NodeId, ROOT};
use crate::model::Box01;

/// The picture of a page and the places on it.
#[derive(Debug, Default)]
pub(super) struct Chart {
    /// The picture, a path inside the tree.
    pub(super) image: Option<String>,
    /// The places in their order: the file of an article, and its box.
    pub(super) places: Vec<(String, Box01)>,
    /// There are more places than are read.
    pub(super) is_cut: bool,
    /// The same places in the picture's own units, where the file does not
    /// say how large it is.
    unsized_places: Vec<PixelBox>,
}

/// Places of a page that are read.
pub(super) const PLACES: usize = 20_000;

/// Width and height.
type Size = (f32, f32);

/// A box in the picture's own units.
#[derive(Debug, Clone, Copy, PartialEq)]
struct PixelBox {
    left: f32,
    top: f32,
    right: f32,
    foot: f32,
}

/// Reads the image map of a page, whose path inside the tree is `from`.
pub(super) fn read(dom: &Dom, from: &str) -> Chart {
    let picture = dom.descendants(ROOT).find(|&id| {
        matches!(dom.name(id), "img" | "image") && dom.attribute(id, "usemap").is_some()
    });
    let mut extents = Vec::new();
    let (mut is_percent, mut is_cut) = (false, false);
    for id in dom.descendants(ROOT).filter(|&id| matches!(dom.name(id), "area" | "polygon")) {
        let Some(coords) = dom.attribute(id, "coords").or_else(|| dom.attribute(id, "points"))
        else {
            continue;
        };
        if extents.len() == PLACES {
            is_cut = true;
            break;
        }
        if let (Some(file), Some(extent)) = (file(dom, id, from), extent(coords)) {
            is_percent |= coords.contains('%');
            extents.push((file, extent));
        }
    }
    let size = picture.and_then(|id| Some((side(dom, id, "width")?, side(dom, id, "height")?)));
    let size = if is_percent { Some((100.0, 100.0)) } else { size };
    let image = picture.and_then(|id| names::target(from, dom.attribute(id, "src")?));
    Chart { is_cut, ..Chart::new(image, extents, size) }
}

impl Chart {
    fn new(image: Option<String>, found: Vec<(String, PixelBox)>, said: Option<Size>) -> Self {
        let (files, boxes): (Vec<String>, Vec<PixelBox>) = found.into_iter().unzip();
        let size = full_size(said, &boxes);
        let places = files.into_iter().zip(boxes.iter().map(|pixels| pixels.on(size))).collect();
        let unsized_places = if said == Some(size) { Vec::new() } else { boxes };
        Self { image, places, is_cut: false, unsized_places }
    }

    /// The chart of places that are had otherwise: the files, and the corners
    /// of each; percents say so.
    pub(super) fn of(image: Option<String>, corners: Vec<(String, String)>) -> Self {
        let is_percent = corners.iter().any(|(_, corners)| corners.contains('%'));
        let found = corners.into_iter().take(PLACES);
        let found = found.filter_map(|(file, corners)| Some((file, extent(&corners)?))).collect();
        Self::new(image, found, is_percent.then_some((100.0, 100.0)))
    }

    /// Whether the places want the picture's size.
    pub(super) fn wants_size(&self) -> bool {
        !self.unsized_places.is_empty()
    }

    /// Places them by the size that the picture itself has.
    pub(super) fn settle(&mut self, size: Size) {
        let size = full_size(Some(size), &self.unsized_places);
        for ((_, place), pixels) in self.places.iter_mut().zip(&self.unsized_places) {
            *place = pixels.on(size);
        }
    }
}

/// The boxes of the article in a file, by the files.
pub(super) fn by_file(places: &[(String, Box01)]) -> HashMap<&str, Vec<Box01>> {
    let mut boxes: HashMap<&str, Vec<Box01>> = HashMap::new();
    for (file, area) in places {
        boxes.entry(file).or_default().push(*area);
    }
    boxes
}

/// The file that a place leads to: its reference, or the one in its script.
fn file(dom: &Dom, id: NodeId, from: &str) -> Option<String> {
    let of = |name: &str| dom.attribute(id, name);
    let plain = of("href").or_else(|| of("data-href")).and_then(|to| names::target(from, to));
    let plain = plain.filter(|path| names::is_markup(path));
    plain.or_else(|| {
        let script = of("onclick").or_else(|| of("href"))?;
        let mut quoted = script.split(['\'', '"']).skip(1).step_by(2);
        quoted.find_map(|to| names::target(from, to).filter(|path| names::is_markup(path)))
    })
}

/// The box around a polygon, a rectangle or (of three numbers) a circle.
fn extent(coords: &str) -> Option<PixelBox> {
    let numbers: Vec<f32> = coords
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '，'))
        .map(|number| number.trim_end_matches(['%', 'p', 'x']))
        .filter(|number| !number.is_empty())
        .map(|number| number.parse::<f32>().ok().filter(|n| n.is_finite() && n.abs() < 1e6))
        .collect::<Option<_>>()?;
    if let [x, y, r] = numbers[..] {
        return Some(PixelBox { left: x - r, top: y - r, right: x + r, foot: y + r });
    }
    if numbers.len() < 4 {
        return None;
    }
    let points = numbers.as_chunks::<2>().0;
    let first = PixelBox { left: f32::MAX, top: f32::MAX, right: f32::MIN, foot: f32::MIN };
    Some(points.iter().fold(first, |all, [x, y]| PixelBox {
        left: all.left.min(*x),
        top: all.top.min(*y),
        right: all.right.max(*x),
        foot: all.foot.max(*y),
    }))
}

/// The picture's size: as it is said, unless places lie outside; else what
/// the places take with the margins they leave, which are alike on both sides
/// of a page. More than a twentieth is no margin, but places that are not
/// there.
fn full_size(said: Option<Size>, places: &[PixelBox]) -> Size {
    const SLACK: f32 = 1.05;
    const MARGIN: f32 = 0.05;
    let most = |side: fn(&PixelBox) -> f32| places.iter().map(side).fold(0.0_f32, f32::max);
    let least = |side: fn(&PixelBox) -> f32| places.iter().map(side).fold(f32::MAX, f32::min);
    let (width, height) = (most(|place| place.right), most(|place| place.foot));
    let fits = |&(w, h): &Size| width <= w * SLACK && height <= h * SLACK;
    let margin = |first: f32, length: f32| first.clamp(0.0, length * MARGIN);
    said.filter(fits).unwrap_or((
        width + margin(least(|place| place.left), width),
        height + margin(least(|place| place.top), height),
    ))
}

/// The length of a picture's side, in pixels.
fn side(dom: &Dom, id: NodeId, name: &str) -> Option<f32> {
    let said = dom.attribute(id, name)?.trim().trim_end_matches("px");
    said.parse::<f32>().ok().filter(|side| *side >= 1.0 && side.is_finite())
}

impl PixelBox {
    /// The box on a picture of this size.
    fn on(self, (width, height): Size) -> Box01 {
        let share = |at: f32, of: f32| if of > 0.0 { (at / of).clamp(0.0, 1.0) } else { 0.0 };
        let (x, y) = (share(self.left, width), share(self.top, height));
        let (right, foot) = (share(self.right, width), share(self.foot, height));
        Box01 { x, y, w: right - x, h: foot - y }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::loader::markup::{Dialect, parse};

    fn chart(html: &str) -> Chart {
        read(&parse(html, Dialect::Html), "html/2022-08/19/node_2.htm")
    }

    fn near(area: Box01, (x, y, w, h): (f32, f32, f32, f32)) -> bool {
        [(area.x, x), (area.y, y), (area.w, w), (area.h, h)]
            .iter()
            .all(|(is, wanted)| (is - wanted).abs() < 0.001)
    }

    #[test]
    fn a_place_is_a_share_of_the_picture() {
        let chart = chart(
            "<MAP><Area coords=100,50,200,50,200,300,100,300 shape=polygon href=content_1.htm>\
             </MAP><img width=400 height=500 src=../../../page/b.jpg USEMAP=#PagePicMap>",
        );
        assert_eq!(chart.image.as_deref(), Some("page/b.jpg"));
        assert_eq!(chart.places[0].0, "html/2022-08/19/content_1.htm");
        assert!(near(chart.places[0].1, (0.25, 0.1, 0.25, 0.5)), "{chart:?}");
    }

    #[test]
    fn without_a_size_or_outside_it_the_places_tell_it() {
        for size in ["", "width='100%' height=500", "width=40 height=50"] {
            let chart = chart(&format!(
                "<area coords='0 0 100 100' href='a1.htm'><area coords='0,100,200,400' \
                 href='javascript:void(0)' onclick=\"go('b1.htm')\"><img usemap=#m {size}>"
            ));
            assert!(near(chart.places[0].1, (0.0, 0.0, 0.5, 0.25)), "{size}: {chart:?}");
            assert!(near(chart.places[1].1, (0.0, 0.25, 1.0, 0.75)), "{size}: {chart:?}");
        }
    }

    #[test]
    fn percent_and_circles_are_places_and_nonsense_is_none() {
        let chart = chart(
            "<area coords='10%,20%,30%,40%' href=a1.htm><area shape=circle coords='50,50,10' \
             href=b1.htm><area coords='x,y,1,2' href=c1.htm><area coords='1,2' href=c1.htm>\
             <area coords='1,2,3,4'><area coords='1,2,3,4' href=http://ad.example/>\
             <area coords='NaN,inf,3,4' href=c1.htm>",
        );
        assert_eq!(chart.places.len(), 2);
        assert!(near(chart.places[0].1, (0.1, 0.2, 0.2, 0.2)), "{chart:?}");
        assert!(near(chart.places[1].1, (0.4, 0.4, 0.2, 0.2)), "{chart:?}");
    }
}
