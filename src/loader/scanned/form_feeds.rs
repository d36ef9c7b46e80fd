//! Pages that a form feed parts, as tesseract writes them; it ends with one,
//! too, when there is but one page.

const FEED: u8 = 0x0C;

/// More pages than are read one by one; a volume is one long text.
const MOST: usize = 400;

/// The pages of a file, which together are all of it; `None` if it has but one.
pub(super) fn parted(bytes: &[u8]) -> Option<Vec<&[u8]>> {
    if !bytes.contains(&FEED) || bytes.contains(&0) {
        return None;
    }
    let mut ends: Vec<usize> = Vec::new();
    let mut start = 0;
    for end in memchr::memchr_iter(FEED, bytes).map(|at| at + 1).chain([bytes.len()]) {
        let blank = bytes[start..end].iter().all(u8::is_ascii_whitespace);
        match ends.last_mut() {
            Some(last) if blank => *last = end,
            _ if blank => {}
            _ => ends.push(end),
        }
        start = end;
    }
    if !(2..=MOST).contains(&ends.len()) {
        return None;
    }
    let starts = std::iter::once(0).chain(ends.iter().copied());
    Some(starts.zip(&ends).map(|(start, &end)| &bytes[start..end]).collect())
}
