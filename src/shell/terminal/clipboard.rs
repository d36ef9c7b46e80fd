//! Copying through the terminal (OSC 52), which works over SSH too.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::model::painted;

/// The longest text copied, in bytes. Terminals drop longer sequences without
/// a word (xterm at 100 KB of base64), so it is refused with one.
pub const MAX_COPY: usize = 74_000;

/// Why a text was not copied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ClipboardError {
    /// It is longer than terminals take.
    TooLong {
        /// The text's size in bytes.
        size: usize,
        /// [`MAX_COPY`].
        max: usize,
    },
}

/// The sequence that puts `text` on the clipboard, without what is not seen of
/// it: an address or a command is pasted as it was read.
///
/// # Errors
/// The text is longer than [`MAX_COPY`].
pub fn copy_sequence(text: &str) -> Result<String, ClipboardError> {
    let text = painted(text);
    if text.len() > MAX_COPY {
        return Err(ClipboardError::TooLong { size: text.len(), max: MAX_COPY });
    }
    Ok(format!("\x1b]52;c;{}\x07", STANDARD.encode(&*text)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_travels_in_base64_so_that_it_cannot_end_the_sequence() {
        assert_eq!(copy_sequence("Hi\x07").unwrap(), "\x1b]52;c;SGkH\x07");
        let unseen = copy_sequence("H\u{200b}i\x07\u{ad}").unwrap();
        assert_eq!(unseen, "\x1b]52;c;SGkH\x07", "what is not seen is not pasted");
    }

    #[test]
    fn a_text_terminals_would_drop_is_refused_with_the_way_out() {
        assert!(copy_sequence(&"字".repeat(MAX_COPY / 3)).is_ok());
        let refused = copy_sequence(&"字".repeat(MAX_COPY / 3 + 1)).unwrap_err();
        let ClipboardError::TooLong { size, max } = refused;
        let told = crate::words::DEFAULT.too_long_to_copy(size, max);
        assert!(told.contains("newsprint print"), "{told}");
    }
}
