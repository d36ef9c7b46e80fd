//! What drawing the pages of a document may cost, where several threads draw.
//!
//! The limits are the document's: all pages take from one [`ReadBudget`], and
//! what they take together is no more than one thread would. Which page is cut
//! where they are reached must not depend on which thread was quicker. So each
//! page tells what it cost ([`DrawCost`]), and afterwards the pages are paid
//! for in their order; one that was refused something, or that cannot be paid,
//! is drawn once more with what the pages before it left.

use std::collections::HashMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use hayro_syntax::object::{Dict, Name, Stream};
use hayro_syntax::page::Resources;

use super::font::{CMaps, Font};
use super::packing::is_picture;

/// Operators of all pages that are carried out.
const OPERATORS: usize = 6_000_000;
/// Forms of all pages that are drawn.
const FORMS: usize = 10_000;
/// Bytes of all content streams, unpacked.
const BYTES: usize = 96 << 20;
/// Operators that a page takes at a time, so that threads seldom meet at the
/// counter; what it does not need it gives back.
const LOT: usize = 4096;
/// Characters from which on a page is drawn with no other such page beside it:
/// each takes about a hundred bytes while its lines are looked for, and a
/// machine may have many cores. A broadsheet has 10,000 to 40,000.
const LARGE: usize = 50_000;

/// What reading a document may still cost, and what was read already.
pub(super) struct ReadBudget {
    operators: AtomicUsize,
    forms: AtomicUsize,
    bytes: AtomicUsize,
    large: Mutex<()>,
    pub(super) cmaps: CMaps,
    /// Fonts by the numbers of their objects.
    fonts: Mutex<HashMap<(u32, i32), FontSlot>>,
}

/// A font that is read by whoever needs it first.
type FontSlot = Arc<OnceLock<Arc<Font>>>;

/// What drawing a page cost.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct DrawCost {
    operators: usize,
    forms: usize,
    bytes: usize,
}

impl ReadBudget {
    pub(super) fn new() -> Self {
        Self {
            operators: AtomicUsize::new(OPERATORS),
            forms: AtomicUsize::new(FORMS),
            bytes: AtomicUsize::new(BYTES),
            large: Mutex::default(),
            cmaps: CMaps::default(),
            fonts: Mutex::default(),
        }
    }

    /// As new, but for what was read already.
    pub(super) fn refill(&mut self) {
        (self.operators, self.forms, self.bytes) = (OPERATORS.into(), FORMS.into(), BYTES.into());
    }

    /// Pays for a page that was drawn before. Says `false`, and takes nothing,
    /// where the page might look otherwise if it were drawn with what is left.
    pub(super) fn pay(&mut self, cost: DrawCost) -> bool {
        let left = [self.operators.get_mut(), self.forms.get_mut(), self.bytes.get_mut()];
        let costs = [cost.operators, cost.forms, cost.bytes];
        let affordable = left.iter().zip(costs).all(|(left, cost)| cost < **left);
        if affordable {
            left.into_iter().zip(costs).for_each(|(left, cost)| *left -= cost);
        }
        affordable
    }

    /// Whether nothing is left for further pages.
    pub(super) fn is_spent(&mut self) -> bool {
        *self.bytes.get_mut() == 0 || *self.operators.get_mut() == 0
    }

    /// A font of a page, read once.
    pub(super) fn font(&self, resources: &Resources<'_>, name: &Name<'_>) -> Option<Arc<Font>> {
        let read = |dict: &Dict<'_>| Arc::new(Font::read(dict, &self.cmaps));
        let Some(id) = resources.fonts.get_ref(name) else {
            return resources.get_font(name).map(|dict| read(&dict));
        };
        let slot = {
            let mut fonts = self.fonts.lock().unwrap_or_else(PoisonError::into_inner);
            Arc::clone(fonts.entry((id.obj_number, id.gen_number)).or_default())
        };
        if let Some(font) = slot.get() {
            return Some(Arc::clone(font));
        }
        let dict = resources.get_font(name)?;
        Some(Arc::clone(slot.get_or_init(|| read(&dict))))
    }
}

/// What is left of a counter, `most` at the most, taken away from it.
fn take(counter: &AtomicUsize, most: usize) -> usize {
    let rest = |left: usize| Some(left.saturating_sub(most));
    let before = counter.fetch_update(Ordering::Relaxed, Ordering::Relaxed, rest);
    before.unwrap_or_default().min(most)
}

/// A page's part in the document's budget.
pub(super) struct PageBudget<'a> {
    pub(super) all: &'a ReadBudget,
    cost: DrawCost,
    /// Operators that are taken and not carried out yet.
    lot: usize,
    /// Something of the page was not drawn for want of budget.
    refused: bool,
    /// Content streams that could not be unpacked.
    lost: usize,
    large: Option<MutexGuard<'a, ()>>,
}

impl<'a> PageBudget<'a> {
    pub(super) fn of(all: &'a ReadBudget) -> Self {
        let cost = DrawCost::default();
        Self { all, cost, lot: 0, refused: false, lost: 0, large: None }
    }

    /// Whether an operator may be carried out, on a page that has so many
    /// characters until now.
    pub(super) fn operator(&mut self, characters: usize) -> bool {
        if characters > LARGE && self.large.is_none() {
            self.large = Some(self.all.large.lock().unwrap_or_else(PoisonError::into_inner));
        }
        if self.lot == 0 {
            self.lot = take(&self.all.operators, LOT);
        }
        let Some(lot) = self.lot.checked_sub(1) else {
            self.refused = true;
            return false;
        };
        self.lot = lot;
        self.cost.operators += 1;
        true
    }

    /// Whether a form may be drawn.
    pub(super) fn form(&mut self) -> bool {
        let taken = take(&self.all.forms, 1);
        self.cost.forms += taken;
        self.refused |= taken == 0;
        taken > 0
    }

    /// The bytes of a content stream.
    pub(super) fn unpack(&mut self, stream: &Stream<'_>) -> Option<Vec<u8>> {
        if is_picture(stream.dict()) {
            return None;
        }
        if self.all.bytes.load(Ordering::Relaxed) == 0 {
            self.refused = true;
            return None;
        }
        let Ok(data) = stream.decoded_data() else {
            self.lost += 1;
            return None;
        };
        let data = data.into_owned();
        take(&self.all.bytes, data.len());
        self.cost.bytes += data.len();
        Some(data)
    }

    /// What the page cost, unless something was refused; and how many of its
    /// content streams could not be unpacked.
    pub(super) fn end(self) -> (Option<DrawCost>, usize) {
        self.all.operators.fetch_add(self.lot, Ordering::Relaxed);
        ((!self.refused).then_some(self.cost), self.lost)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::{Arc, Mutex, OnceLock};

    use crate::input::{Hint, Told, Watch};
    use crate::loader::pdf::tests::{INFO, document};
    use crate::loader::pdf::{load, pages};
    use crate::model::{Stage, Step};
    use crate::words::InEnglish;

    /// Pages with a line of text each, that draw an empty form so many times.
    fn paper(forms: &[usize]) -> Vec<u8> {
        let kids: Vec<String> = (0..forms.len()).map(|at| format!("{} 0 R", 6 + 2 * at)).collect();
        let kids = format!("<< /Type /Pages /Kids [{}] /Count {} >>", kids.join(" "), forms.len());
        let form =
            "<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Length 1 >>\nstream\n \nendstream";
        let font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>";
        let catalogue = "<< /Type /Catalog /Pages 3 0 R >>";
        let mut objects = [catalogue, INFO, &kids, font, form].map(str::to_owned).to_vec();
        for (at, forms) in forms.iter().enumerate() {
            let content = "/A Do ".repeat(*forms)
                + &format!("BT /F1 10 Tf 40 700 Td (The ferry ran on day {at}.) Tj ET");
            objects.push(format!(
                "<< /Type /Page /Parent 3 0 R /MediaBox [0 0 600 800] /Contents {} 0 R /Resources \
                 << /Font << /F1 4 0 R >> /XObject << /A 5 0 R >> >> >>",
                7 + 2 * at
            ));
            objects.push(format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len()));
        }
        document(&objects)
    }

    #[test]
    fn what_is_over_the_limit_of_a_document_is_cut_from_its_last_pages() {
        // 10,000 forms are drawn; the first page is the one that takes longest.
        let paper = paper(&[6_000, 1_000, 1_500, 1_000, 900, 100]);
        let pages = pages(&paper, &Hint { name: "post.pdf".into(), ..Hint::default() }).unwrap();
        let cut = |page: &crate::recovery::pages::PageFile| {
            let warnings = &page.loaded.edition.warnings;
            warnings.iter().any(|warning| warning.told().contains("was cut"))
        };
        let cut: Vec<bool> = pages.iter().map(cut).collect();
        assert_eq!(cut, [false, false, false, false, true, true]);
    }

    /// Reads sixty pages and notes how far that is; `answer` is given each step.
    fn watched(answer: impl Fn(&Watch, Step) + Send + Sync + 'static) -> (bool, Vec<Step>) {
        let steps: Arc<Mutex<Vec<Step>>> = Arc::default();
        let own: Arc<OnceLock<Watch>> = Arc::default();
        let (noted, itself) = (Arc::clone(&steps), Arc::clone(&own));
        let watch = Watch::new(move |told| {
            if let Told::Step(step) = told {
                noted.lock().unwrap().push(step);
                answer(itself.get().unwrap(), step);
            }
        });
        own.set(watch.clone()).unwrap();
        let hint = Hint { name: "post.pdf".into(), watch, ..Hint::default() };
        let read = load(&paper(&[200; 60]), &hint).is_ok();
        let steps = steps.lock().unwrap().clone();
        (read, steps)
    }

    #[test]
    fn pages_are_counted_while_they_are_drawn() {
        let (read, steps) = watched(|_, _| {});
        let drawn = steps.iter().filter(|step| step.stage == Stage::Drawing);
        let mut drawn: Vec<usize> = drawn.map(|step| step.done).collect();
        // Two threads may tell of their pages in either order.
        drawn.sort_unstable();
        assert!(read);
        assert_eq!(drawn, (0..=60).collect::<Vec<_>>());
    }

    #[test]
    fn a_reading_that_nobody_waits_for_stops_at_the_next_page() {
        let (read, steps) = watched(|watch, step| {
            if step.done == 1 {
                watch.cancel();
            }
        });
        assert!(!read);
        assert!(
            steps.iter().all(|step| step.stage == Stage::Drawing && step.done < 60),
            "{steps:?}"
        );
    }
}
