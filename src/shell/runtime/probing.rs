//! What the terminal tells of itself while the program runs.

use super::Runtime;
use crate::app::{Msg, PictureMode};
use crate::layout::{Ambiguous, Reordering, Widths};
use crate::shell::setup;
use crate::shell::terminal::{ProbeReply, Protocol};

impl Runtime {
    /// The terminal told its widths.
    pub fn probed(&mut self, facts: ProbeReply) {
        let widths = widths_of(facts);
        if widths != self.app.settings.widths {
            self.take(Msg::Widths(widths));
            self.measure_choices();
        }
        if facts.sized_text {
            self.take(Msg::SizedText);
        }
        // Sixels are measured in pixels; without those of a cell they would not
        // fit the rows.
        let (across, down) = self.app.settings.cell;
        if facts.sixel && across > 0 && down > 0 {
            self.draws_pictures(Protocol::Sixel);
        }
    }

    /// Whether it is of use to learn that the terminal draws pictures.
    #[must_use]
    pub fn wants_pictures_drawn(&self) -> bool {
        let wanted = setup::wanted_pictures(&self.config);
        setup::pictures(wanted, self.wardrobe.depth(), true).0 == PictureMode::Terminal
    }

    /// Whether nobody has said yet who puts right-to-left text in order.
    #[must_use]
    pub fn wonders_who_reorders(&self) -> bool {
        self.config.text.bidi.is_none()
    }

    /// It turned out who puts right-to-left text in order on this terminal.
    pub fn reorders(&mut self, reordering: Reordering) {
        if self.wonders_who_reorders() {
            self.take(Msg::Reordering(reordering));
        }
    }

    /// The terminal turned out to draw pictures itself. Of two ways the first
    /// that was told holds.
    pub fn draws_pictures(&mut self, protocol: Protocol) {
        if self.app.settings.pictures == PictureMode::Terminal || !self.wants_pictures_drawn() {
            return;
        }
        self.errands.protocol = Some(protocol);
        let wanted = setup::wanted_pictures(&self.config);
        let (means, open) = setup::pictures(wanted, self.wardrobe.depth(), true);
        // What the reader switched meanwhile stays.
        let open = self.app.gallery.open || open;
        self.take(Msg::Means(means, open));
    }

    /// Whether the terminal only confirmed what was taken for granted, and so
    /// was drawn.
    #[must_use]
    pub fn expected(&self, facts: ProbeReply) -> bool {
        let is_known = facts.sized_text == self.app.settings.sized_text;
        is_known && widths_of(facts) == self.app.settings.widths && !facts.new_han_lost
    }
}

fn widths_of(facts: ProbeReply) -> Widths {
    Widths {
        ambiguous: if facts.ambiguous_wide { Ambiguous::Wide } else { Ambiguous::Narrow },
        wide_vs16: facts.vs16_wide,
        joined_emoji: facts.zwj_joined,
        joined_jamo: facts.jamo_joined,
        vowel_signs: facts.vowel_signs,
        narrow_vs15: facts.vs15_narrow,
        downwards: None,
    }
}
