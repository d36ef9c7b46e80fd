//! Walks through a page's content stream and notes what it draws
//! (ISO 32000-1, 7.8 and annex A).

use std::sync::Arc;

use hayro_syntax::content::TypedIter;
use hayro_syntax::content::ops::TypedInstruction as Op;
use hayro_syntax::object::{Array, Dict, Name, Number, Object, Stream, String as Bytes};
use hayro_syntax::page::{Page, Resources};

use super::budget::PageBudget;
use super::font::Font;
use super::info::text_string;
use super::marks::Drawn;
use super::matrix::Matrix;
use super::packing::is_picture;
use super::state::{DrawMode, GraphicsState, TextMatrices, show};

/// Forms inside of forms that are followed.
const DEEPEST: usize = 12;
/// States that `q` may keep.
const KEPT: usize = 256;
/// Characters of a page that are read.
const CHARACTERS: usize = 200_000;

/// Draws a page.
pub(super) fn page(page: &Page<'_>, desk: &mut PageBudget<'_>) -> Drawn {
    let (width, height) = page.render_dimensions();
    let matrix = Matrix(page.initial_transform(true).as_coeffs());
    let size = (f64::from(width).clamp(1.0, 1e6), f64::from(height).clamp(1.0, 1e6));
    let mut walk = Walk {
        drawn: Drawn { size, ..Drawn::default() },
        desk,
        states: Vec::new(),
        state: GraphicsState::new(matrix),
        marked: Vec::new(),
        operator: 0,
    };
    let content = content(page, walk.desk);
    walk.run(&content, page.resources(), 0);
    walk.drawn
}

/// The content streams of a page, put together.
fn content(page: &Page<'_>, desk: &mut PageBudget<'_>) -> Vec<u8> {
    let mut all = Vec::new();
    if let Some(stream) = page.raw().get::<Stream<'_>>(b"Contents") {
        return desk.unpack(&stream).unwrap_or_default();
    }
    let parts = page.raw().get::<Array<'_>>(b"Contents");
    for stream in parts.iter().flat_map(Array::iter::<Stream<'_>>) {
        all.extend(desk.unpack(&stream).unwrap_or_default());
        all.push(b' ');
    }
    all
}

/// A stretch of marked content.
#[derive(Default)]
struct Marked {
    furniture: bool,
    /// Its characters don't say what they are.
    mute: bool,
    /// What they say in place of themselves, until it is said.
    says: Option<String>,
}

struct Walk<'a, 'b> {
    drawn: Drawn,
    desk: &'a mut PageBudget<'b>,
    states: Vec<GraphicsState>,
    state: GraphicsState,
    marked: Vec<Marked>,
    operator: usize,
}

impl Walk<'_, '_> {
    fn run(&mut self, content: &[u8], resources: &Resources<'_>, depth: usize) {
        let mut operators = TypedIter::new(content);
        let mut pen = TextMatrices::START;
        while let Some(operator) = operators.next() {
            let characters = self.drawn.marks.len();
            if characters > CHARACTERS || !self.desk.operator(characters) {
                self.drawn.cut = true;
                return;
            }
            self.operator += 1;
            match operator {
                Op::XObject(name) => self.object(name.0, resources, depth),
                Op::TextFont(font) => {
                    self.state.font = self.desk.all.font(resources, font.0);
                    self.state.size = font.1.as_f64();
                }
                Op::SetGraphicsState(name) => self.graphics(resources, name.0),
                Op::BeginMarkedContentWithProperties(marked) => {
                    let own = marked.1.clone().into_dict();
                    let named =
                        || resources.properties.get::<Dict<'_>>(&marked.1.clone().into_name()?);
                    self.mark(marked.0, own.or_else(named));
                }
                operator => self.step(&operator, &mut pen),
            }
        }
    }

    /// Carries out what needs no resources.
    fn step(&mut self, operator: &Op<'_, '_>, pen: &mut TextMatrices) {
        let state = &mut self.state;
        match operator {
            Op::SaveState(_) if self.states.len() < KEPT => self.states.push(state.clone()),
            Op::RestoreState(_) => {
                if let Some(kept) = self.states.pop() {
                    self.state = kept;
                }
            }
            Op::Transform(m) => {
                let matrix = numbers([m.0, m.1, m.2, m.3, m.4, m.5]).then(state.matrix);
                state.matrix = if matrix.is_sane() { matrix } else { state.matrix };
            }
            Op::BeginText(_) => *pen = TextMatrices::START,
            Op::CharacterSpacing(n) => state.letter_space = n.0.as_f64(),
            Op::WordSpacing(n) => state.word_space = n.0.as_f64(),
            Op::HorizontalScaling(n) => state.stretch = n.0.as_f64() / 100.0,
            Op::TextLeading(n) => state.leading = n.0.as_f64(),
            Op::TextRise(n) => state.rise = n.0.as_f64(),
            Op::NextLine(n) => pen.next_line(n.0.as_f64(), n.1.as_f64()),
            Op::NextLineAndSetLeading(n) => {
                state.leading = -n.1.as_f64();
                pen.next_line(n.0.as_f64(), n.1.as_f64());
            }
            Op::SetTextMatrix(m) => pen.set(numbers([m.0, m.1, m.2, m.3, m.4, m.5])),
            Op::NextLineUsingLeading(_) => pen.next_line(0.0, -state.leading),
            Op::ShowText(text) => self.show(pen, text.0.as_bytes()),
            Op::NextLineAndShowText(text) => {
                pen.next_line(0.0, -state.leading);
                self.show(pen, text.0.as_bytes());
            }
            Op::ShowTextWithParameters(text) => {
                (state.word_space, state.letter_space) = (text.0.as_f64(), text.1.as_f64());
                pen.next_line(0.0, -state.leading);
                self.show(pen, text.2.as_bytes());
            }
            Op::ShowTexts(parts) => {
                for part in parts.0.iter::<Object<'_>>() {
                    match part {
                        Object::String(text) => self.show(pen, text.as_bytes()),
                        Object::Number(number) => pen.adjust(&self.state, number.as_f64()),
                        _ => {}
                    }
                }
            }
            Op::BeginMarkedContent(_) => self.mark_same(),
            Op::EndMarkedContent(_) => {
                self.marked.pop();
            }
            Op::InlineImage(_) => self.picture(),
            _ => {}
        }
    }

    fn show(&mut self, pen: &mut TextMatrices, string: &[u8]) {
        let marked = self.marked.last_mut();
        let furniture = marked.as_ref().is_some_and(|marked| marked.furniture);
        let mute = marked.as_ref().is_some_and(|marked| marked.mute);
        let text = marked.and_then(|marked| marked.says.take());
        let manner = DrawMode { operator: self.operator, furniture, mute };
        let first = self.drawn.marks.len();
        show(&mut self.drawn, pen, &self.state, string, manner);
        if let (Some(text), Some(mark)) = (text, self.drawn.marks.get_mut(first)) {
            let from = self.drawn.text.len();
            self.drawn.text.push_str(&text);
            mark.text = from..self.drawn.text.len();
        }
    }

    /// Begins a stretch of marked content.
    fn mark(&mut self, name: &Name<'_>, properties: Option<Dict<'_>>) {
        let properties = properties.unwrap_or_default();
        let page =
            || properties.get::<Name<'_>>(b"Type").is_some_and(|n| n.as_ref() == b"Pagination");
        let furniture = name.as_ref() == b"Artifact" && page();
        let says = properties.get::<Bytes<'_>>(b"ActualText");
        let outer = self.marked.last().is_some_and(|marked| marked.furniture);
        if self.marked.len() < KEPT {
            self.marked.push(Marked {
                furniture: furniture || outer,
                mute: says.is_some(),
                says: says.map(|text| text_string(text.as_ref())),
            });
        }
    }

    /// Begins one that says nothing.
    fn mark_same(&mut self) {
        let furniture = self.marked.last().is_some_and(|marked| marked.furniture);
        if self.marked.len() < KEPT {
            self.marked.push(Marked { furniture, ..Marked::default() });
        }
    }

    /// A picture fills the unit square.
    fn picture(&mut self) {
        const MOST: usize = 4096;
        let corners = [(0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (1.0, 1.0)];
        let corners = corners.map(|(x, y)| self.state.matrix.point(x, y));
        let of = |pick: fn(f64, f64) -> f64, at: fn(&(f64, f64)) -> f64| {
            corners.iter().map(at).reduce(pick).unwrap_or(0.0)
        };
        let (left, right) = (of(f64::min, |p| p.0), of(f64::max, |p| p.0));
        let (top, foot) = (of(f64::min, |p| p.1), of(f64::max, |p| p.1));
        if self.drawn.pictures.len() < MOST {
            self.drawn.pictures.push([left, top, right, foot]);
        }
    }

    /// A picture, or a form: a content stream of its own.
    fn object(&mut self, name: &Name<'_>, resources: &Resources<'_>, depth: usize) {
        let Some(stream) = resources.get_x_object(name) else { return };
        let dict = stream.dict();
        if is_picture(dict) {
            return self.picture();
        }
        let form = dict.get::<Name<'_>>(b"Subtype").is_some_and(|name| name.as_ref() == b"Form");
        if !form || depth >= DEEPEST {
            return;
        }
        if !self.desk.form() {
            self.drawn.cut = true;
            return;
        }
        let Some(content) = self.desk.unpack(&stream) else { return };
        let own = dict.get::<Dict<'_>>(b"Resources").map(Resources::new);
        let numbers: Option<Vec<f64>> = dict
            .get::<Array<'_>>(b"Matrix")
            .map(|matrix| matrix.iter::<Number>().map(|number| number.as_f64()).collect());
        let matrix = numbers.and_then(|numbers| numbers.try_into().ok().map(Matrix));
        let (kept, states) = (self.state.clone(), std::mem::take(&mut self.states));
        let inner = matrix.unwrap_or(Matrix::IDENTITY).then(kept.matrix);
        self.state.matrix = if inner.is_sane() { inner } else { kept.matrix };
        let marked = self.marked.len();
        self.run(&content, own.as_ref().unwrap_or(resources), depth + 1);
        self.marked.truncate(marked);
        (self.state, self.states) = (kept, states);
    }

    /// A graphics state may bring a font.
    fn graphics(&mut self, resources: &Resources<'_>, name: &Name<'_>) {
        let Some(dict) = resources.get_ext_g_state(name) else { return };
        let Some(font) = dict.get::<Array<'_>>(b"Font") else { return };
        let mut items = font.iter::<Object<'_>>();
        let found = items.next().and_then(Object::into_dict);
        let size = items.next().and_then(Object::into_number);
        if let (Some(font), Some(size)) = (found, size) {
            self.state.font = Some(Arc::new(Font::read(&font, &self.desk.all.cmaps)));
            self.state.size = size.as_f64();
        }
    }
}

fn numbers(numbers: [Number; 6]) -> Matrix {
    Matrix(numbers.map(|number| number.as_f64()))
}
