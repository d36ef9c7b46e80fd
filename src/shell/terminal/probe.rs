//! How wide the terminal draws what terminals disagree on.
//!
//! Asked in the alternate screen before the first frame; the frame does not
//! wait for the answer.

use std::io;
use std::os::fd::OwnedFd;
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};

use super::parse::{Token, last_token, next_token};

/// How long the answer may take; terminals beyond a slow line answer later,
/// and are then not heard.
pub(super) const PATIENCE: Duration = Duration::from_millis(300);

/// The samples, in the order of [`Facts::from_columns`]: an ambiguous
/// quotation mark, a heart with VS16, a family joined by ZWJ, and the
/// conjoining jamo of one syllable.
const SAMPLES: [&str; 4] = ["“", "❤\u{fe0f}", "👨\u{200d}👩\u{200d}👧", "\u{1112}\u{1161}\u{11ab}"];

/// What the terminal does with characters whose width is its own choice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[expect(clippy::struct_excessive_bools, reason = "four independent answers, no state")]
pub struct Facts {
    /// East Asian ambiguous characters take two columns (UAX #11).
    pub ambiguous_wide: bool,
    /// A symbol with VS16 takes two columns.
    pub vs16_wide: bool,
    /// A sequence joined by ZWJ is one picture of two columns.
    pub zwj_joined: bool,
    /// Conjoining jamo are one syllable of two columns.
    pub jamo_joined: bool,
}

impl Facts {
    /// Reads the cursor's columns (from 1) after each sample; anything but one
    /// answer for each is no answer.
    fn from_columns(columns: &[u16]) -> Option<Self> {
        let [ambiguous, vs16, zwj, jamo] = columns.try_into().ok()?;
        Some(Self {
            ambiguous_wide: ambiguous == 3,
            vs16_wide: vs16 == 3,
            zwj_joined: zwj == 3,
            jamo_joined: jamo == 3,
        })
    }
}

/// The question: each sample from the first column with `CSI 6n` after it; the
/// answer to `CSI c`, which every terminal gives, tells that no more will come.
pub(super) fn question() -> String {
    let mut bytes = String::from("\x1b[H");
    for sample in SAMPLES {
        bytes.push_str(sample);
        bytes.push_str("\x1b[6n\r");
    }
    bytes.push_str("\x1b[c");
    bytes
}

/// Listens for the answer until it is complete or [`PATIENCE`] is over; gives
/// every key and paste in between to `deliver`.
///
/// # Errors
/// The terminal cannot be read.
pub(super) fn answer(tty: &OwnedFd, mut deliver: impl FnMut(Token)) -> io::Result<Option<Facts>> {
    let deadline = Instant::now() + PATIENCE;
    let (mut pending, mut columns, mut complete) = (Vec::new(), Vec::new(), false);
    // A sequence under way is read to its end, so that the rest of it is not
    // taken for keys later.
    while !(complete && pending.is_empty()) {
        let left = deadline.saturating_duration_since(Instant::now());
        if !wait(tty, left)? {
            break;
        }
        let mut chunk = [0; 1024];
        let read = rustix::io::read(tty, &mut chunk)?;
        if read == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        pending.extend_from_slice(&chunk[..read]);
        let mut used_up = 0;
        while let Some((token, used)) = next_token(&pending[used_up..]) {
            used_up += used;
            match token {
                Token::Column(column) => columns.push(column),
                Token::Attributes => complete = true,
                Token::Other => {}
                key => deliver(key),
            }
        }
        pending.drain(..used_up);
    }
    last_token(&pending).into_iter().for_each(deliver);
    Ok(if complete { Facts::from_columns(&columns) } else { None })
}

/// Whether there is something to read before the time is over.
fn wait(tty: &OwnedFd, time: Duration) -> io::Result<bool> {
    let time = Timespec::try_from(time).map_err(io::Error::other)?;
    let mut fds = [PollFd::new(tty, PollFlags::IN)];
    match poll(&mut fds, Some(&time)) {
        Ok(ready) => Ok(ready > 0),
        Err(rustix::io::Errno::INTR) => Ok(true),
        Err(error) => Err(error.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn four_answers_are_needed_and_each_tells_its_width() {
        assert_eq!(Facts::from_columns(&[2, 3, 3]), None);
        let modern = Facts::from_columns(&[2, 3, 3, 3]).unwrap();
        assert_eq!(
            modern,
            Facts { ambiguous_wide: false, vs16_wide: true, zwj_joined: true, jamo_joined: true }
        );
        let old = Facts::from_columns(&[3, 2, 7, 5]).unwrap();
        assert_eq!(old, Facts { ambiguous_wide: true, ..Facts::default() });
    }

    #[test]
    fn the_question_asks_once_for_each_sample_and_then_for_the_sentinel() {
        let question = question();
        assert_eq!(question.matches("\x1b[6n").count(), SAMPLES.len());
        assert!(question.ends_with("\x1b[c"));
    }
}
