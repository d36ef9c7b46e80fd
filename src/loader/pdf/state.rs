//! What a content stream sets: where text goes, and how large it is
//! (ISO 32000-1, 8.4 and 9.3).

use std::sync::Arc;

use super::font::{CharCode, Font};
use super::marks::{Drawn, DrawnMark};
use super::matrix::Matrix;

/// The state of text and graphics that `q` keeps and `Q` brings back.
#[derive(Clone)]
pub(super) struct GraphicsState {
    /// User space to the page.
    pub(super) matrix: Matrix,
    pub(super) font: Option<Arc<Font>>,
    pub(super) size: f64,
    pub(super) letter_space: f64,
    pub(super) word_space: f64,
    /// Horizontal scaling; 1 is none.
    pub(super) stretch: f64,
    pub(super) leading: f64,
    pub(super) rise: f64,
}

/// The pen: text matrix and line matrix.
#[derive(Debug, Clone, Copy)]
pub(super) struct TextMatrices {
    pub(super) text: Matrix,
    pub(super) line: Matrix,
}

impl GraphicsState {
    pub(super) fn new(matrix: Matrix) -> Self {
        Self {
            matrix,
            font: None,
            size: 1.0,
            letter_space: 0.0,
            word_space: 0.0,
            stretch: 1.0,
            leading: 0.0,
            rise: 0.0,
        }
    }
}

impl TextMatrices {
    pub(super) const START: Self = Self { text: Matrix::IDENTITY, line: Matrix::IDENTITY };

    /// Goes to a place counted from the start of the line.
    pub(super) fn next_line(&mut self, x: f64, y: f64) {
        self.set(Matrix::shift(x, y).then(self.line));
    }

    /// Goes to a new line.
    pub(super) fn set(&mut self, matrix: Matrix) {
        (self.text, self.line) = (matrix, matrix);
    }

    fn forward(&mut self, x: f64, y: f64) {
        self.text = Matrix::shift(x, y).then(self.text);
    }

    /// Moves as a number between strings does.
    pub(super) fn adjust(&mut self, state: &GraphicsState, thousandths: f64) {
        let by = -thousandths / 1000.0 * state.size;
        if state.font.as_ref().is_some_and(|font| font.is_vertical()) {
            self.forward(0.0, by);
        } else {
            self.forward(by * state.stretch, 0.0);
        }
    }
}

/// How a string is drawn.
#[derive(Debug, Clone, Copy)]
pub(super) struct DrawMode {
    pub(super) operator: usize,
    pub(super) furniture: bool,
    /// The characters are told elsewhere; only their places count.
    pub(super) mute: bool,
}

/// Draws a string of codes.
pub(super) fn show(
    drawn: &mut Drawn,
    pen: &mut TextMatrices,
    state: &GraphicsState,
    string: &[u8],
    manner: DrawMode,
) {
    let Some(font) = state.font.clone() else { return };
    let mut rest = string;
    while !rest.is_empty() {
        let code = font.next(rest);
        rest = rest.get(code.bytes.max(1)..).unwrap_or_default();
        draw(drawn, pen, state, &font, code, manner);
    }
}

fn draw(
    drawn: &mut Drawn,
    pen: &mut TextMatrices,
    state: &GraphicsState,
    font: &Font,
    code: CharCode,
    manner: DrawMode,
) {
    let spaced = code == (CharCode { value: 32, bytes: 1 });
    let gap = state.letter_space + if spaced { state.word_space } else { 0.0 };
    let moved = font.advance(code) * state.size + gap;
    let whole = pen.text.then(state.matrix);
    let start = whole.point(0.0, state.rise);
    let vertical = font.is_vertical();
    if vertical {
        pen.forward(0.0, -moved);
    } else {
        pen.forward(moved * state.stretch, 0.0);
    }
    let end = pen.text.then(state.matrix).point(0.0, state.rise);
    // The height of letters; the direction of the line.
    let up = whole.direction(0.0, state.size);
    let size = up.0.hypot(up.1);
    let along = if vertical { whole.direction(0.0, -1.0) } else { whole.direction(1.0, 0.0) };
    let length = along.0.hypot(along.1);
    let sane = [start.0, start.1, end.0, end.1].iter().all(|n| n.is_finite() && n.abs() < 1e7);
    if !sane || !(1e-3..1e5).contains(&size) || length < 1e-9 {
        drawn.unknown += 1;
        return;
    }
    let from = drawn.text.len();
    if !manner.mute && !font.write(code, &mut drawn.text) {
        // Codes of no width are shapes that only the font knows.
        if moved.abs() < 1e-6 {
            return;
        }
        drawn.unknown += 1;
        drawn.text.push('\u{FFFD}');
    }
    drawn.marks.push(DrawnMark {
        text: from..drawn.text.len(),
        start,
        end,
        along: (along.0 / length, along.1 / length),
        size,
        vertical,
        operator: manner.operator,
        furniture: manner.furniture,
    });
}
