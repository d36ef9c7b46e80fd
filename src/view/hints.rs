//! What may be pressed next, at the right of the line at the foot. A click on it
//! does the same as the key.

use super::Painter;
use super::canvas::Canvas;
use crate::app::correcting::CorrectingStep;
use crate::app::panes::Pane;
use crate::app::{Action, ArticleText, Screen};
use crate::config::Role;
use crate::words::KeyHint;

/// Columns between what stands at the left and the hints.
pub(super) const GAP: u16 = 2;

/// Columns between hints where all have room, and where only the least have.
const BETWEEN: u16 = 3;
const BETWEEN_SOME: u16 = 2;

/// So many hints stay on every screen where they have room at all: the help, the way
/// on and the way back. What stands at the left gives way for them.
const LEAST: usize = 3;

/// Among the stories that one follows.
const IN_STORIES: [(Action, KeyHint); 6] = [
    (Action::Help, KeyHint::Help),
    (Action::Back, KeyHint::Back),
    (Action::Open, KeyHint::Open),
    (Action::Rename, KeyHint::Name),
    (Action::Remove, KeyHint::Remove),
    (Action::Undo, KeyHint::Undo),
];

const IN_RECENT: [(Action, KeyHint); 3] =
    [(Action::Help, KeyHint::Help), (Action::Back, KeyHint::Back), (Action::Open, KeyHint::Open)];

const IN_CLIPPINGS: [(Action, KeyHint); 7] = [
    (Action::Help, KeyHint::Help),
    (Action::Back, KeyHint::Back),
    (Action::Open, KeyHint::Open),
    (Action::Note, KeyHint::Note),
    (Action::Search, KeyHint::Filter),
    (Action::Remove, KeyHint::Remove),
    (Action::Undo, KeyHint::Undo),
];
/// Among the papers of a day.
const IN_COMPARISON: [(Action, KeyHint); 4] = [
    (Action::Help, KeyHint::Help),
    (Action::Back, KeyHint::Back),
    (Action::Open, KeyHint::Open),
    (Action::Revision, KeyHint::Differences),
];
const IN_SEARCH: [(Action, KeyHint); 5] = [
    (Action::Help, KeyHint::Help),
    (Action::Open, KeyHint::Open),
    (Action::Back, KeyHint::Back),
    (Action::Search, KeyHint::Search),
    (Action::NextPane, KeyHint::Narrow),
];
const IN_REVISION: [(Action, KeyHint); 3] = [
    (Action::Help, KeyHint::Help),
    (Action::Back, KeyHint::Back),
    (Action::PageDown, KeyHint::ReadOn),
];

/// A key and what it does, in its columns of the line at the foot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct PlacedHint {
    action: Action,
    key: String,
    /// Empty where there is no room for it.
    word: &'static str,
    x: u16,
    width: u16,
}

impl Painter<'_> {
    /// The hints for which there is room, from the right.
    pub(super) fn hints(&self) -> Vec<PlacedHint> {
        let Some(left) = self.status_text() else { return Vec::new() };
        let end = self.app.frame().status.w.saturating_sub(1);
        let room = end.saturating_sub(1 + self.cols(&left) + GAP);
        let all = self.all_hints();
        let fit = (0..=all.len()).rev().find(|&n| width_of(&all[..n], BETWEEN) <= room);
        let (mut hints, gap) = match fit {
            Some(fit) if fit >= LEAST.min(all.len()) => (all[..fit].to_vec(), BETWEEN),
            _ => self.shortened(all, room),
        };
        let mut right = end;
        for hint in &mut hints {
            hint.x = right.saturating_sub(hint.width);
            right = hint.x.saturating_sub(gap);
        }
        hints
    }

    /// Those of the least that have room with their words, the first before the
    /// others; where none has, the first by its key. A key without its word tells
    /// nothing to who does not know it.
    fn shortened(&self, all: Vec<PlacedHint>, room: u16) -> (Vec<PlacedHint>, u16) {
        let first = all.first().cloned();
        let mut hints: Vec<PlacedHint> = Vec::with_capacity(LEAST);
        for hint in all.into_iter().take(LEAST) {
            hints.push(hint);
            if width_of(&hints, BETWEEN_SOME) > room {
                hints.pop();
            }
        }
        if let Some(mut first) = first.filter(|_| hints.is_empty()) {
            (first.word, first.width) = ("", self.cols(&first.key));
            hints.extend(Some(first).filter(|first| first.width <= room));
        }
        (hints, BETWEEN_SOME)
    }

    /// What the hint at a cell asks for.
    pub(super) fn hint_at(&self, x: u16, y: u16) -> Option<Action> {
        if self.app.is_cramped() || y != self.app.frame().status.y {
            return None;
        }
        let hints = self.hints();
        let hit = hints.iter().find(|hint| (hint.x..hint.x + hint.width).contains(&x));
        hit.map(|hint| hint.action)
    }

    pub(super) fn paint_hints(&self, canvas: &mut Canvas<'_>, hints: &[PlacedHint]) {
        let y = self.app.frame().status.y;
        for PlacedHint { key, word, x, width, .. } in hints {
            let after = canvas.text(*x, y, x + width, key, self.palette.style(Role::Accent));
            canvas.text(after + 1, y, x + width, word, self.palette.style(Role::Hint));
        }
    }

    /// Columns that the least take with their words.
    pub(super) fn least_hints(&self) -> u16 {
        let mut least = self.all_hints();
        least.truncate(LEAST);
        width_of(&least, BETWEEN_SOME)
    }

    /// All hints with their words, wherever they are. What has no key is left
    /// out.
    fn all_hints(&self) -> Vec<PlacedHint> {
        let keys = self.keys();
        let hint = |(action, hint): (Action, KeyHint)| {
            let mut key = keys.key(action)?;
            if hint == KeyHint::Move {
                key = format!("{key} {}", keys.key(Action::Up)?);
            } else if hint == KeyHint::Story {
                key = format!("{key}-{}", keys.key(Action::Section(9))?);
            }
            let word = self.words().hint(hint);
            let width = self.cols(&key) + 1 + self.cols(word);
            Some(PlacedHint { action, key, word, x: 0, width })
        };
        self.next_keys().into_iter().filter_map(hint).collect()
    }

    fn cols(&self, text: &str) -> u16 {
        self.app.settings.widths.text(text).min(usize::from(u16::MAX)) as u16
    }

    /// What may be pressed next, the likeliest first. Who has never read with
    /// newsprint is told how to move, too.
    fn next_keys(&self) -> Vec<(Action, KeyHint)> {
        let mut keys = self.usual_keys().to_vec();
        if self.app.settings.plain {
            keys.retain(|(action, _)| *action != Action::FrontPage);
        }
        if self.app.lists_nothing() {
            keys.retain(|(action, _)| !action.takes_entry());
        }
        let is_list = matches!(self.app.screen, Screen::Newsstand | Screen::Reader);
        let is_busy = self.app.is_correcting() || self.app.is_selecting();
        if self.app.is_first_run && is_list && !is_busy {
            keys.insert(keys.len().min(LEAST), (Action::Down, KeyHint::Move));
        }
        keys
    }

    /// What may be pressed next, the likeliest first.
    fn usual_keys(&self) -> &'static [(Action, KeyHint)] {
        match self.app.screen {
            Screen::Newsstand => &[
                (Action::Help, KeyHint::Help),
                (Action::Open, KeyHint::Open),
                (Action::Back, KeyHint::Quit),
                (Action::Fetch, KeyHint::Fetch),
                (Action::Calendar, KeyHint::Calendar),
                (Action::Bookmarks, KeyHint::Bookmarks),
                (Action::Search, KeyHint::Filter),
                (Action::UnreadOnly, KeyHint::Unread),
                (Action::Sort, KeyHint::Sort),
            ],
            Screen::Calendar => &[
                (Action::Help, KeyHint::Help),
                (Action::Back, KeyHint::Back),
                (Action::Open, KeyHint::Open),
                (Action::NextSection, KeyHint::NextMonth),
                (Action::PreviousSection, KeyHint::MonthBefore),
            ],
            Screen::Reader => self.keys_in_edition(),
            Screen::FrontPage => &[
                (Action::Help, KeyHint::Help),
                (Action::Back, KeyHint::Back),
                (Action::Open, KeyHint::Open),
                (Action::NextSection, KeyHint::NextPage),
                (Action::PageDown, KeyHint::ReadOn),
                (Action::Section(1), KeyHint::Story),
            ],
            Screen::Contents if self.is_narrowed() => &[
                (Action::Help, KeyHint::Help),
                (Action::Back, KeyHint::Back),
                (Action::Open, KeyHint::Open),
                (Action::Search, KeyHint::Search),
            ],
            Screen::Contents => &[
                (Action::Help, KeyHint::Help),
                (Action::Back, KeyHint::Back),
                (Action::Open, KeyHint::Open),
                (Action::Search, KeyHint::Search),
                (Action::NextSection, KeyHint::NextSection),
                (Action::FrontPage, KeyHint::FrontPage),
            ],
            Screen::Bookmarks => &[
                (Action::Help, KeyHint::Help),
                (Action::Back, KeyHint::Back),
                (Action::Open, KeyHint::Open),
                (Action::Note, KeyHint::Note),
                (Action::Rename, KeyHint::Name),
                (Action::Remove, KeyHint::Remove),
                (Action::Undo, KeyHint::Undo),
            ],
            Screen::Clippings => &IN_CLIPPINGS,
            Screen::Compared => &IN_COMPARISON,
            Screen::Search => &IN_SEARCH,
            Screen::Recent | Screen::Related | Screen::Timeline => &IN_RECENT,
            Screen::Stories => &IN_STORIES,
            Screen::Revision | Screen::LookedUp | Screen::Clipping => &IN_REVISION,
            Screen::Help => &[
                (Action::Back, KeyHint::Back),
                (Action::PageDown, KeyHint::ReadOn),
                (Action::Search, KeyHint::Filter),
            ],
            Screen::Messages => {
                &[(Action::Back, KeyHint::Back), (Action::PageDown, KeyHint::ReadOn)]
            }
            Screen::Opening => &[(Action::Back, KeyHint::Back)],
        }
    }

    /// The same in an open edition.
    fn keys_in_edition(&self) -> &'static [(Action, KeyHint)] {
        match () {
            () if self.is_picking() => &[
                (Action::Help, KeyHint::Help),
                (Action::Back, KeyHint::Back),
                (Action::Open, KeyHint::Take),
                (Action::Up, KeyHint::Choose),
                (Action::Down, KeyHint::Choose),
            ],
            () if self.app.begins_selecting() => &[
                (Action::Back, KeyHint::Close),
                (Action::Select, KeyHint::Begin),
                (Action::Down, KeyHint::Move),
                (Action::Copy, KeyHint::Copy),
                (Action::LookUp, KeyHint::LookUp),
                (Action::Help, KeyHint::Help),
            ],
            () if self.app.is_selecting() => &[
                (Action::Back, KeyHint::Close),
                (Action::Clip, KeyHint::Clip),
                (Action::Copy, KeyHint::Copy),
                (Action::Bookmark, KeyHint::Mark),
                (Action::Down, KeyHint::Move),
                (Action::LookUp, KeyHint::LookUp),
                (Action::Help, KeyHint::Help),
            ],
            // The menu shows the keys.
            () if self.app.is_correcting() => &[(Action::Help, KeyHint::Help)],
            () if self.shows_scan() => &[
                (Action::Help, KeyHint::Help),
                (Action::Scan, KeyHint::Close),
                (Action::PageDown, KeyHint::ReadOn),
                (Action::Correct, KeyHint::Correct),
            ],
            () if self.has_match() => &[
                (Action::Help, KeyHint::Help),
                (Action::NextMatch, KeyHint::NextMatch),
                (Action::Back, KeyHint::Back),
                (Action::PageDown, KeyHint::ReadOn),
                (Action::Search, KeyHint::Search),
            ],
            () if self.is_signed() => &[
                (Action::Help, KeyHint::Help),
                (Action::Back, KeyHint::Back),
                (Action::Scan, KeyHint::Scan),
                (Action::Correct, KeyHint::Correct),
                (Action::PageDown, KeyHint::ReadOn),
            ],
            () if self.is_in_brief() => &[
                (Action::Help, KeyHint::Help),
                (Action::Open, KeyHint::WholeText),
                (Action::PageDown, KeyHint::ReadOn),
                (Action::Minutes, KeyHint::WholeEdition),
            ],
            () if self.app.is_read_out() => &[
                (Action::Help, KeyHint::Help),
                (Action::Back, KeyHint::Back),
                (Action::FrontPage, KeyHint::FrontPage),
                (Action::Bookmarks, KeyHint::Bookmarks),
            ],
            () => &[
                (Action::Help, KeyHint::Help),
                (Action::PageDown, KeyHint::ReadOn),
                (Action::Back, KeyHint::Back),
                (Action::NextSection, KeyHint::NextSection),
                (Action::FrontPage, KeyHint::FrontPage),
                (Action::Contents, KeyHint::Contents),
                (Action::Bookmarks, KeyHint::Bookmarks),
                (Action::Search, KeyHint::Search),
                (Action::Clip, KeyHint::Clip),
            ],
        }
    }

    fn shows_scan(&self) -> bool {
        self.app.panes().area(Pane::Scan).is_some()
    }

    /// Whether one stands at a match of a search.
    fn has_match(&self) -> bool {
        let text = self.app.reader.as_ref().and_then(|reader| reader.text.as_ref());
        text.is_some_and(|text| text.search.as_ref().is_some_and(|search| search.current.is_some()))
    }

    /// Whether something on the screen is worth a look at the page as scanned.
    fn is_signed(&self) -> bool {
        let text = self.app.reader.as_ref().and_then(|reader| reader.text.as_ref());
        text.is_some_and(ArticleText::is_signed)
    }

    /// Whether the contents of the edition are what was found in it.
    pub(super) fn is_narrowed(&self) -> bool {
        self.app.contents.as_ref().is_some_and(|contents| !contents.filter.is_empty())
    }

    /// Whether one reads in brief, and can open all of it.
    fn is_in_brief(&self) -> bool {
        let reader = self.app.reader.as_ref();
        reader.is_some_and(|reader| reader.is_brief(reader.article))
    }

    /// Whether an article is to be picked, while correcting.
    fn is_picking(&self) -> bool {
        let step = self.app.correcting.as_ref().map(|correcting| &correcting.step);
        matches!(step, Some(CorrectingStep::Append(_) | CorrectingStep::MoveTo(_)))
    }
}

/// The columns of hints with so many between them.
fn width_of(hints: &[PlacedHint], between: u16) -> u16 {
    let gaps = between * hints.len().saturating_sub(1) as u16;
    hints.iter().map(|hint| hint.width).sum::<u16>() + gaps
}
