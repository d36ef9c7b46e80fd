//! Places in JSON: boxes and outlines in whatever form, and what shape a page
//! has of which only shares are told.

// Counts of characters are far below what a float holds exactly.
#![allow(clippy::cast_precision_loss, clippy::cast_possible_truncation)]

use serde_json::Value;

use super::parts::{JsonPage, Units};
use crate::loader::positioned::scan::UnitBox;

/// Larger than any page in any unit.
const FARTHEST: f32 = 1e7;

/// White between lines, in heights of their letters.
const LEADING: f32 = 0.4;

/// A coordinate.
pub(super) fn number(value: &Value) -> Option<f32> {
    let number = value.as_f64()? as f32;
    (number.is_finite() && number.abs() < FARTHEST).then_some(number)
}

/// The box around what an outline or a box says: four numbers are two
/// corners, more are points; points may be pairs, or objects of `x` and `y`,
/// of which one that is zero may be left out.
pub(in crate::loader::positioned) fn frame(value: &Value) -> Option<UnitBox> {
    let all = value.as_array()?;
    let flat: Vec<f32> = all.iter().filter_map(number).collect();
    let found = if flat.len() == all.len() && flat.len() >= 4 {
        UnitBox::of_points(flat.chunks_exact(2).map(|point| (point[0], point[1])))
    } else {
        UnitBox::of_points(all.iter().filter_map(point))
    };
    found.filter(|frame| frame.right > frame.left && frame.foot > frame.top)
}

fn point(value: &Value) -> Option<(f32, f32)> {
    if let Some([x, y]) = value.as_array().map(Vec::as_slice) {
        return Some((number(x)?, number(y)?));
    }
    let of = |small: &str, large: &str| value.get(small).or_else(|| value.get(large));
    let (x, y) = (of("x", "X"), of("y", "Y"));
    if x.is_none() && y.is_none() {
        return None;
    }
    let or_zero = |found: Option<&Value>| found.map_or(Some(0.0), number);
    Some((or_zero(x)?, or_zero(y)?))
}

/// A text's length, in widths of a han.
fn ems(text: &str) -> f32 {
    text.chars().map(|c| if c >= '\u{2E80}' { 1.0 } else { 0.5 }).sum()
}

/// The height of the letters of a text that fills a box in as many lines as it
/// needs.
pub(in crate::loader::positioned) fn letter(text: &str, frame: UnitBox) -> f32 {
    const MOST: usize = 400;
    /// A box is as wide as the longer of two lines, of which an indent takes two em.
    const LINE: f32 = 0.7;
    let (width, height) = (frame.right - frame.left, frame.foot - frame.top);
    let long = ems(text);
    // Lines that run downwards are as wide as their letters.
    if height > 2.0 * width && long > 2.0 && long * width <= 1.5 * height {
        return width;
    }
    let of = |lines: usize| height / (lines as f32 * (1.0 + LEADING) - LEADING);
    // Latin letters are set narrower than half their height; and boxes in
    // thousandths of a page are an eighth off.
    let wide = text.chars().filter(|c| *c >= '\u{2E80}').count() * 2 > text.chars().count();
    let filled = if wide { 0.88 } else { 0.8 } * long;
    let fits = |lines: &usize| *lines as f32 * width >= filled * of(*lines);
    match (1..=MOST).find(fits) {
        // Two lines that fill not even one: they are one, in letters set narrower
        // than high, as headlines are; their width is sure, a box may be too high.
        Some(2) if long * of(2) < LINE * width => width / long,
        lines => lines.map_or(height, of),
    }
}

/// The height of the letters of a table whose rows fill a box, however little stands in
/// each: no more than that of lines so high.
pub(super) fn letter_of_rows(rows: &str, frame: UnitBox) -> f32 {
    let lines = rows.lines().count().max(1) as f32 * (1.0 + LEADING) - LEADING;
    letter(rows, frame).min((frame.foot - frame.top) / lines)
}

/// The shape of a page.
pub(in crate::loader::positioned) struct PageShape {
    /// Its width and height, once its places are scaled.
    pub(in crate::loader::positioned) size: Option<(f32, f32)>,
    scale: (f32, f32),
}

impl PageShape {
    pub(in crate::loader::positioned) fn of(page: &JsonPage) -> Self {
        match (page.units, page.size) {
            (Units::Even, size) => Self { size, scale: (1.0, 1.0) },
            (Units::Shares, Some(size)) => Self { size: Some(size), scale: size },
            (Units::Shares, None) => {
                let size = (1000.0, 1000.0 * tall(page));
                Self { size: Some(size), scale: size }
            }
        }
    }

    pub(in crate::loader::positioned) fn scaled(&self, frame: UnitBox) -> UnitBox {
        let (x, y) = self.scale;
        UnitBox {
            left: frame.left * x,
            right: frame.right * x,
            top: frame.top * y,
            foot: frame.foot * y,
        }
    }
}

/// How high a page is, in widths: as much as makes its letters as high as they
/// are wide. Texts of several lines seem lower than they are, so that those
/// count that seem highest.
fn tall(page: &JsonPage) -> f32 {
    /// As most pages are, where nothing tells.
    const USUAL: f32 = 1.4;
    const SHORTEST: f32 = 2.0;
    let lines = page.blocks.iter().flat_map(|block| &block.lines);
    let mut seen: Vec<f32> = lines
        .filter_map(|line| {
            let (frame, long) = (line.frame?, ems(&line.text));
            let (width, height) = (frame.right - frame.left, frame.foot - frame.top);
            (long > SHORTEST).then(|| width / long / height)
        })
        .collect();
    seen.sort_by(f32::total_cmp);
    seen.get(seen.len() * 9 / 10).map_or(USUAL, |tall| tall.clamp(0.4, 3.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(json: &str) -> Option<(f32, f32, f32, f32)> {
        let found = frame(&serde_json::from_str(json).unwrap())?;
        Some((found.left, found.top, found.right, found.foot))
    }

    #[test]
    fn a_box_is_one_in_every_form() {
        for json in [
            "[1, 2, 30, 40]",
            "[1, 2, 30, 2, 30, 40, 1, 40]",
            "[[1, 2], [30, 2], [30, 40], [1, 40]]",
            r#"[{"x": 1, "y": 2}, {"x": 30, "y": 40}]"#,
            r#"[{"X": 1, "Y": 2}, {"X": 30, "Y": 40}]"#,
        ] {
            assert_eq!(of(json), Some((1.0, 2.0, 30.0, 40.0)), "{json}");
        }
        assert_eq!(of(r#"[{"y": 2}, {"x": 30, "y": 40}]"#), Some((0.0, 2.0, 30.0, 40.0)));
        for json in
            ["[]", "{}", "[1, 2]", "[1e99, 2, 3, 4]", "[9, 9, 1]", "[[1], [2]]", "[5, 5, 5, 5]"]
        {
            assert_eq!(of(json), None, "{json}");
        }
    }

    #[test]
    fn letters_are_as_high_as_lets_the_text_fill_its_box() {
        let of = |text: &str, width, height| {
            letter(text, UnitBox { left: 0.0, top: 0.0, right: width, foot: height })
        };
        assert!((of("新渠通水了", 150.0, 30.0) - 30.0).abs() < 1.0);
        // Twenty han in two lines of ten, with white between.
        assert!((of(&"渠".repeat(20), 300.0, 72.0) - 30.0).abs() < 1.0);
        assert!((of("新渠通水了", 30.0, 150.0) - 30.0).abs() < 1.0);
        // A headline in condensed type, and a short paragraph with its indent.
        assert!((of("新渠通水两岸麦田", 448.0, 64.0) - 56.0).abs() < 1.0);
        assert!((of(&"渠".repeat(14), 450.0, 72.0) - 30.0).abs() < 1.0);
    }
}
