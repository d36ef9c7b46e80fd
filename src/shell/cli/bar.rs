//! How far a long command is, on a terminal: a bar, a total, the page in hand.

use std::io::{self, IsTerminal as _, Write as _};
use std::sync::{Arc, Mutex};

use crate::input::{Hint, Told, Watch};
use crate::layout::Widths;
use crate::model::{Clean, Stage, Step, painted};

/// Columns of the bar itself.
const BAR: usize = 20;

/// A row on standard error; nothing where that is no terminal.
#[derive(Debug)]
pub(super) struct Bar {
    total: usize,
    /// Columns of the terminal, if it is one.
    columns: Option<usize>,
    state: Mutex<BarState>,
}

#[derive(Debug, Default)]
struct BarState {
    done: usize,
    name: String,
    /// Columns of what stands in the row now.
    shown: usize,
}

impl Bar {
    pub(super) fn new(total: usize) -> Self {
        let columns = || crossterm::terminal::size().map_or(80, |(columns, _)| columns.into());
        let columns = io::stderr().is_terminal().then(columns);
        Self { total, columns, state: Mutex::default() }
    }

    /// One that is never shown.
    pub(super) fn unseen() -> Self {
        Self { total: 0, columns: None, state: Mutex::default() }
    }

    /// Names what is in hand.
    pub(super) fn say(&self, name: &str) {
        self.change(|state| state.name = painted(&Clean::line(name)).into_owned());
    }

    /// So many files more are done.
    pub(super) fn add(&self, count: usize) {
        self.change(|state| state.done += count);
    }

    /// Who waits for scans whose text is recognised sees how far that is; for anything
    /// else the hint stays as it is.
    pub(super) fn beside(self: &Arc<Self>, hint: Hint) -> Hint {
        if hint.ocr.is_none() || hint.watch.is_watched() {
            return hint;
        }
        let bar = Arc::clone(self);
        let watch = Watch::new(move |told| {
            if let Told::Step(Step { stage: Stage::Drawing, done, total }) = told {
                bar.say(&format!("tesseract {done}/{total}"));
            }
        });
        Hint { watch, ..hint }
    }

    /// Leaves the row empty.
    pub(super) fn clear(&self) {
        if self.columns.is_some()
            && let Ok(mut state) = self.state.lock()
        {
            let _ = write!(io::stderr(), "\r{}\r", " ".repeat(std::mem::take(&mut state.shown)));
        }
    }

    fn change(&self, change: impl FnOnce(&mut BarState)) {
        let Ok(mut state) = self.state.lock() else { return };
        change(&mut state);
        let Some(columns) = self.columns else { return };
        let row = row(state.done, self.total, &state.name, columns.saturating_sub(1));
        let width = Widths::default().text(&row);
        let rest = " ".repeat(state.shown.saturating_sub(width));
        state.shown = width;
        // If nobody listens there, nobody is told.
        let _ = write!(io::stderr(), "\r{row}{rest}");
    }
}

/// `[######--------------]  9/32  p09.txt` in no more than some columns.
fn row(done: usize, total: usize, name: &str, columns: usize) -> String {
    let filled = (done * BAR).checked_div(total).unwrap_or(0).min(BAR);
    let digits = total.to_string().len();
    let bar = format!("[{}{}]", "#".repeat(filled), "-".repeat(BAR - filled));
    let whole = format!("{bar} {done:>digits$}/{total}  {name}");
    let widths = Widths::default();
    let mut row = String::new();
    let mut used = 0;
    for c in whole.chars() {
        used += widths.text(c.encode_utf8(&mut [0; 4]));
        if used > columns {
            break;
        }
        row.push(c);
    }
    row
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_row_fits_the_terminal_whatever_the_page_is_called() {
        assert_eq!(row(8, 32, "p08.txt", 79), "[#####---------------]  8/32  p08.txt");
        assert_eq!(row(0, 1, "水渠.txt", 30), "[--------------------] 0/1  水");
        assert_eq!(row(3, 3, "x", 10), "[#########");
    }
}
