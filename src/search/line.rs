//! A line with what was found in it, as much as there is room for.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation as _;

use crate::model::Clean;

/// A line of an article with what was found in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct HitLine {
    /// The text.
    pub text: Clean,
    /// Bytes of it that were looked for, in order; they do not overlap.
    pub marks: Vec<Range<usize>>,
}

/// What stands for text that is left out.
pub(super) const CUT: &str = "…";

impl HitLine {
    /// As much of the line as there are columns for, with the first mark in it;
    /// `columns_of` measures a text.
    #[must_use]
    pub fn fitted(&self, columns: usize, columns_of: impl Fn(&str) -> usize) -> Self {
        if columns_of(&self.text) <= columns {
            return self.clone();
        }
        let cut = columns_of(CUT);
        let wanted = self.marks.first().map_or(0, |mark| mark.start);
        // A third of the room is for what stands before.
        let start = self.start_before(wanted, columns / 3, &columns_of);
        let mut room = columns.saturating_sub(if start > 0 { cut } else { 0 });
        let rest = &self.text[start..];
        if columns_of(rest) > room {
            room = room.saturating_sub(cut);
        }
        let mut end = start;
        for cluster in rest.graphemes(true) {
            let wide = columns_of(cluster);
            if wide > room {
                break;
            }
            room -= wide;
            end += cluster.len();
        }
        self.part(start..end)
    }

    /// Where so many columns before a byte begin.
    fn start_before(&self, byte: usize, room: usize, columns_of: impl Fn(&str) -> usize) -> usize {
        let mut left = room;
        let mut start = byte;
        for cluster in self.text[..byte].graphemes(true).rev() {
            let wide = columns_of(cluster);
            if wide > left {
                return start;
            }
            left -= wide;
            start -= cluster.len();
        }
        start
    }

    fn part(&self, range: Range<usize>) -> Self {
        let Range { start, end } = range;
        let before = if start > 0 { CUT } else { "" };
        let after = if end < self.text.len() { CUT } else { "" };
        let text = Clean::part(&format!("{before}{}{after}", &self.text[start..end]));
        let inside = self.marks.iter().filter(|mark| mark.start >= start && mark.start < end);
        let moved = |at: usize| at.min(end) - start + before.len();
        let marks = inside.map(|mark| moved(mark.start)..moved(mark.end)).collect();
        Self { text, marks }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn columns(text: &str) -> usize {
        unicode_width::UnicodeWidthStr::width(text)
    }

    #[test]
    fn what_was_found_is_in_view_however_little_room_there_is() {
        let text = Clean::line("清晨，第一股水流过新渠的闸口。守闸人老赵看了看表");
        let at = text.find("新渠").unwrap();
        let mut line = HitLine { text, marks: Vec::new() };
        line.marks.push(at..at + 6);
        for room in [0, 1, 2, 7, 8, 12, 20, 30, 60] {
            let fitted = line.fitted(room, columns);
            assert!(columns(&fitted.text) <= room.max(2), "{room}: {}", fitted.text);
            if room >= 8 {
                assert_eq!(&fitted.text[fitted.marks[0].clone()], "新渠", "{room}");
            }
        }
        assert_eq!(line.fitted(14, columns).text.as_str(), "…流过新渠的闸…");
        assert_eq!(line.fitted(60, columns), line);
    }
}
