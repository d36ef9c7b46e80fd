//! The raw text of a body and where its chunks start; of a long one first the
//! opening, so that a page of it can be shown before the rest is read.

use std::ops::Range;
use std::sync::{Arc, OnceLock};

/// Raw text with the starts of its chunks.
#[derive(Debug, Default)]
pub(super) struct BodyCut {
    pub(super) raw: Vec<u8>,
    /// Ascending; a chunk ends where the next one starts.
    pub(super) starts: Vec<u32>,
    pictures: OnceLock<Vec<usize>>,
}

impl BodyCut {
    fn new(raw: Vec<u8>, starts: Vec<u32>) -> Self {
        Self { raw, starts, pictures: OnceLock::new() }
    }

    /// Where chunk `index` starts; past the last one, where that ends.
    pub(super) fn start(&self, index: usize) -> usize {
        self.starts.get(index).map_or(self.raw.len(), |&start| start as usize)
    }

    /// Where a chunk starts, and its bytes.
    pub(super) fn chunk(&self, index: usize) -> Option<(usize, &[u8])> {
        let start = *self.starts.get(index)? as usize;
        Some((start, &self.raw[start..self.start(index + 1)]))
    }

    /// The chunks that have `mark` in them, which every picture has.
    pub(super) fn with_pictures(&self, mark: Option<&str>) -> &[usize] {
        self.pictures.get_or_init(|| {
            let Some(mark) = mark else { return Vec::new() };
            let chunk_of = |at: usize| self.starts.partition_point(|&s| s as usize <= at);
            let mut chunks: Vec<usize> = memchr::memmem::find_iter(&self.raw, mark)
                .filter_map(|at| chunk_of(at).checked_sub(1))
                .collect();
            chunks.dedup();
            chunks
        })
    }
}

/// The raw text of a body, which may still be on its way but for the opening.
#[derive(Debug)]
pub(super) struct BodyText {
    /// Whole chunks from the beginning on; all there is, if it is `length` long.
    opening: BodyCut,
    /// Bytes of all of it.
    length: usize,
    whole: OnceLock<BodyCut>,
}

impl BodyText {
    pub(super) fn whole_of(raw: Vec<u8>, starts: Vec<u32>) -> Self {
        let length = raw.len();
        Self::opening_of(raw, starts, length)
    }

    pub(super) fn opening_of(raw: Vec<u8>, starts: Vec<u32>, length: usize) -> Self {
        Self { opening: BodyCut::new(raw, starts), length, whole: OnceLock::new() }
    }

    pub(super) fn length(&self) -> usize {
        self.length
    }

    /// All of it; waits for what is not there yet.
    pub(super) fn whole(&self) -> &BodyCut {
        if self.opening.raw.len() >= self.length { &self.opening } else { self.whole.wait() }
    }

    /// What is there already.
    pub(super) fn so_far(&self) -> &BodyCut {
        self.whole.get().unwrap_or(&self.opening)
    }

    /// A part with chunk `index` in it, if there is such a chunk.
    pub(super) fn with_chunk(&self, index: usize) -> &BodyCut {
        if index < self.opening.starts.len() { &self.opening } else { self.whole() }
    }

    /// Some bytes of it.
    pub(super) fn bytes(&self, range: Range<usize>) -> &[u8] {
        let is_begun = range.end <= self.opening.raw.len();
        let raw = if is_begun { &self.opening.raw } else { &self.whole().raw };
        raw.get(range.start..range.end.min(raw.len())).unwrap_or_default()
    }
}

/// What the whole text of a body is to be given to, of which only the opening
/// is there. If it is let go ungiven the body ends with its opening: nobody
/// waits for ever.
#[derive(Debug)]
pub struct BodyRest {
    text: Arc<BodyText>,
    picture: Option<&'static str>,
}

impl BodyRest {
    pub(super) fn of(text: Arc<BodyText>, picture: Option<&'static str>) -> Self {
        Self { text, picture }
    }

    /// Gives the whole text, its opening included, with the starts of all its
    /// chunks. Tells whether there may be pictures in what is new.
    #[must_use]
    pub fn give(self, raw: Vec<u8>, starts: Vec<u32>) -> bool {
        let whole = self.text.whole.get_or_init(|| BodyCut::new(raw, starts));
        let last = whole.with_pictures(self.picture).last();
        last.is_some_and(|&chunk| chunk >= self.text.opening.starts.len())
    }
}

impl Drop for BodyRest {
    fn drop(&mut self) {
        let opening = &self.text.opening;
        self.text.whole.get_or_init(|| BodyCut::new(opening.raw.clone(), opening.starts.clone()));
    }
}

#[cfg(test)]
mod tests {
    use std::thread;

    use crate::model::{Block, Body, BodyRest, Finder, Grammar};

    const TEXT: &str = "新渠通水\n\n老街的灯\n\n![闸口](a.png)\n\n末";

    fn starts(text: &str) -> Vec<u32> {
        let next = text.match_indices("\n\n").map(|(at, _)| at as u32 + 2);
        [0].into_iter().chain(next.filter(|&at| (at as usize) < text.len())).collect()
    }

    /// The body with its first two chunks.
    fn opening() -> (Body, BodyRest) {
        let grammar = Grammar {
            parse: |raw, _| vec![Block::paragraph(String::from_utf8_lossy(raw).trim_end())],
            is_plain: |_| true,
            picture: Some("!["),
        };
        let raw = &TEXT[..TEXT.find("![").unwrap()];
        Body::opening(raw.into(), starts(raw), (0, TEXT.len()), grammar)
    }

    #[test]
    fn the_opening_is_read_while_the_rest_is_on_its_way() {
        let (body, rest) = opening();
        assert!(body.has_chunk(1) && body.text(1) == "老街的灯");
        assert_eq!((body.weight(), body.weight_before(1)), (TEXT.len(), 14));
        assert_eq!(body.characters(0..12), 4);
        assert!(body.with_pictures().is_empty());
        assert!(rest.give(TEXT.into(), starts(TEXT)), "there is a picture in the rest");
        assert_eq!((body.chunks(), body.with_pictures()), (4, vec![2]));
    }

    #[test]
    fn who_asks_for_the_end_waits_for_it() {
        let (body, rest) = opening();
        let reader = thread::spawn(move || {
            let found = body.find(&Finder::new("末"), (0, 0), true).map(|(hit, _)| hit.chunk);
            (found, body.text(3), body.has_chunk(4))
        });
        assert!(rest.give(TEXT.into(), starts(TEXT)));
        assert_eq!(reader.join().unwrap(), (Some(3), "末".to_owned(), false));
    }

    #[test]
    fn a_rest_that_never_comes_is_not_waited_for() {
        let (body, rest) = opening();
        drop(rest);
        assert_eq!((body.chunks(), body.has_chunk(2)), (2, false));
    }
}
