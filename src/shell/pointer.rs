//! What a mouse says, over time: which press is a second or third click, and from
//! where it is drawn.

use std::time::{Duration, Instant};

/// Presses of one cell that follow each other as soon as this are one click of
/// several: what desktops set out with.
const SOON: Duration = Duration::from_millis(500);

/// A mouse with its left button.
#[derive(Debug, Default)]
pub(super) struct Pointer {
    last: Option<(Instant, (u16, u16), u8)>,
    /// Where the button went down that is held.
    held: Option<(u16, u16)>,
    /// It was drawn to another cell, or clicked more than once.
    selects: bool,
}

impl Pointer {
    /// The button goes down; tells how many clicks that makes, up to three.
    pub(super) fn press(&mut self, now: Instant, at: (u16, u16)) -> u8 {
        let nth = match self.last {
            Some((then, there, nth))
                if there == at && now.duration_since(then) < SOON && nth < 3 =>
            {
                nth + 1
            }
            _ => 1,
        };
        (self.last, self.held, self.selects) = (Some((now, at, nth)), Some(at), nth > 1);
        nth
    }

    /// The mouse is moved with the button held; from where.
    pub(super) fn drag(&mut self, to: (u16, u16)) -> Option<(u16, u16)> {
        let from = self.held.filter(|from| self.selects || *from != to)?;
        self.selects = true;
        Some(from)
    }

    /// The button is let go; tells whether it has selected anything.
    pub(super) fn release(&mut self) -> bool {
        self.held.take().is_some() && std::mem::take(&mut self.selects)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn presses_that_follow_soon_at_one_cell_are_counted() {
        let mut pointer = Pointer::default();
        let now = Instant::now();
        let after = |millis| now + Duration::from_millis(millis);
        assert_eq!(pointer.press(now, (3, 4)), 1);
        assert_eq!(pointer.press(after(100), (3, 4)), 2);
        assert_eq!(pointer.press(after(200), (3, 4)), 3);
        assert_eq!(pointer.press(after(300), (3, 4)), 1, "a fourth begins anew");
        assert_eq!(pointer.press(after(400), (9, 4)), 1, "elsewhere");
        assert_eq!(pointer.press(after(2000), (9, 4)), 1, "later");
    }

    #[test]
    fn only_what_was_drawn_or_clicked_twice_selects() {
        let mut pointer = Pointer::default();
        let now = Instant::now();
        pointer.press(now, (3, 4));
        assert!(!pointer.release(), "a click selects nothing");
        assert_eq!(pointer.drag((5, 5)), None, "nothing is held");
        pointer.press(now + SOON, (3, 4));
        assert_eq!(pointer.drag((3, 4)), None, "it has not moved");
        assert_eq!(pointer.drag((5, 4)), Some((3, 4)));
        assert_eq!(pointer.drag((3, 4)), Some((3, 4)), "and back");
        assert!(pointer.release() && !pointer.release());
    }
}
