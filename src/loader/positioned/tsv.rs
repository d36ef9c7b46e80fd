//! Tesseract's TSV: a row for each page, block, paragraph, line and word, with
//! its place in pixels; the words hold the text.

use std::ops::Range;

use super::scan::{SheetBuilder, UnitBox, XmlSource, usual, widened};
use crate::recovery::sheet::{BlockHint, SheetPage};

/// How the first row begins.
pub(in crate::loader) const HEAD: &str =
    "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\t";

/// How many columns come before the text.
const COLUMNS: usize = 11;

/// A row: its level, the numbers of what it is in, and its place.
struct TsvRow {
    level: u32,
    /// Of page, block, paragraph and line.
    numbers: [u32; 4],
    frame: Option<UnitBox>,
    text: Range<usize>,
}

/// Reads a file into a sheet; whether there was a word in it.
pub(super) fn read(source: &XmlSource<'_>, scan: &mut SheetBuilder) -> bool {
    let tsv = source.xml.text.as_str();
    let mut lines = LineState::default();
    let mut at = 0;
    for line in tsv.split_inclusive('\n') {
        let row = row(tsv, at..at + line.trim_end_matches(['\n', '\r']).len());
        at += line.len();
        let Some(row) = row else { continue };
        lines.go_to(row.numbers, scan);
        match row.level {
            1 => {
                if let Some(frame) = row.frame {
                    scan.size(frame.right, frame.foot);
                }
            }
            4 => lines.frame = row.frame,
            5 if !tsv[row.text.clone()].trim().is_empty() => {
                if let Some(frame) = row.frame {
                    lines.heights.push(frame.foot - frame.top);
                }
                widened(&mut lines.words, row.frame);
                scan.space();
                scan.word(row.frame);
                scan.put_verbatim(source, row.text);
            }
            _ => {}
        }
    }
    lines.go_to([u32::MAX; 4], scan);
    !scan.is_empty()
}

fn row(tsv: &str, line: Range<usize>) -> Option<TsvRow> {
    let mut columns = tsv[line.clone()].splitn(COLUMNS + 1, '\t');
    let mut count = || columns.next()?.trim().parse::<u32>().ok();
    let (level, page, block) = (count()?, count()?, count()?);
    let (par, row, _) = (count()?, count()?, count()?);
    let mut next = || columns.next()?.trim().parse::<f32>().ok();
    let (left, top, width, height) = (next()?, next()?, next()?, next()?);
    let frame = UnitBox { left, top, right: left + width, foot: top + height };
    let sound = [left, top, width, height].iter().all(|n| (0.0..1e7).contains(n));
    let frame = Some(frame).filter(|_| sound && width > 0.0 && height > 0.0);
    let _confidence = columns.next();
    let text = columns.next().map_or(line.end..line.end, |text| line.end - text.len()..line.end);
    Some(TsvRow { level, numbers: [page, block, par, row], frame, text })
}

/// The line that is being put.
#[derive(Default)]
struct LineState {
    numbers: Option<[u32; 4]>,
    frame: Option<UnitBox>,
    words: Option<UnitBox>,
    heights: Vec<f32>,
}

impl LineState {
    /// Ends what the next row is no part of.
    fn go_to(&mut self, numbers: [u32; 4], scan: &mut SheetBuilder) {
        let Some(last) = self.numbers.replace(numbers) else { return };
        if last == numbers {
            return;
        }
        let (frame, words) = (self.frame.take(), self.words.take());
        let letter = usual(&mut self.heights, scan.is_wide_line());
        self.heights.clear();
        // No letter is higher than its level line, whatever the boxes of words say.
        let most = frame.filter(|l| l.right - l.left > l.foot - l.top).map(|l| l.foot - l.top);
        let letter = letter.map(|letter| most.map_or(letter, |most| letter.min(most)));
        scan.end_line(frame.or(words), letter);
        if last[..3] != numbers[..3] {
            scan.end_zone(BlockHint::Text);
        }
        if last[0] != numbers[0] {
            scan.end_page(SheetPage { id: Some(last[0].to_string()), ..SheetPage::default() });
        }
    }
}
