//! How large a text is, told from its bytes: before it is decoded, and before
//! anything is kept of its lines.

use memchr::memchr_iter;

/// The most of a text, in whatever encoding.
#[derive(Debug, Clone, Copy)]
pub(crate) struct TextSize {
    pub(crate) bytes: usize,
    pub(crate) lines: usize,
    /// Runs of lines between blank ones.
    pub(crate) blocks: usize,
    /// Bytes of a line.
    pub(crate) line: usize,
}

impl TextSize {
    /// Whether a text is no larger in any respect.
    pub(crate) fn holds(&self, text: &[u8]) -> bool {
        if text.len() > self.bytes {
            return false;
        }
        let (mut lines, mut blocks, mut start, mut blank) = (0, 0, 0, true);
        for end in memchr_iter(b'\n', text).chain([text.len()]) {
            let line = &text[start..end];
            let is_blank = line.iter().all(|b| matches!(b, 0 | b' ' | b'\t' | b'\r'));
            lines += 1;
            blocks += usize::from(blank && !is_blank);
            if line.len() > self.line || lines > self.lines || blocks > self.blocks {
                return false;
            }
            (start, blank) = (end + 1, is_blank);
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_too_large_by_any_of_its_measures() {
        let most = TextSize { bytes: 40, lines: 4, blocks: 2, line: 12 };
        assert!(most.holds(b"one\ntwo\n\nthree"));
        assert!(most.holds(b""));
        let long = "x".repeat(41);
        for text in ["a\nb\nc\nd\ne", "a\n\nb\n\nc", "thirteen ones", &long] {
            assert!(!most.holds(text.as_bytes()), "{text}");
        }
    }
}
