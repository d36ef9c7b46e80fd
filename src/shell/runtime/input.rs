//! What the reader does: keys, text that is pasted, the mouse.

use std::time::Instant;

use crossterm::event::KeyEvent;

use super::Runtime;
use crate::app::{Action, Edit, Msg, Screen};
use crate::keymap::{Context, Lookup};
use crate::shell::keys;
use crate::shell::terminal::{Mouse, MouseKind};
use crate::view;

impl Runtime {
    /// A key was pressed.
    pub fn press(&mut self, event: KeyEvent) {
        if self.app.prompt.is_some() {
            if let Some(edit) = keys::edit(event) {
                self.take(Msg::Type(edit));
            }
            return;
        }
        let Some(key) = keys::key(event) else { return };
        self.pending.push(key);
        match self.keymap.lookup(Context::of(&self.app), &self.pending) {
            Lookup::Pending => {}
            Lookup::Action(action) => {
                self.pending.clear();
                // What one reads is uncovered before it is left.
                let covered = matches!(action, Action::Back | Action::Cancel)
                    && view::is_covered(&self.app, &self.view_context());
                if covered {
                    self.take(Msg::Dismiss);
                } else {
                    self.act(action);
                }
            }
            Lookup::None => {
                // A sequence that came to nothing may end in a key of its own.
                let retry = self.pending.len() > 1;
                let of_article = self.keymap.in_article(Context::of(&self.app), &self.pending);
                self.pending.clear();
                match of_article {
                    _ if retry => self.press(event),
                    Some(action) => self.take(Msg::Do(action)),
                    None => self.take(Msg::Unbound),
                }
            }
        }
    }

    /// What a key asks for. While a correction is under way, what corrects
    /// more waits: it would be said of blocks that stand elsewhere by then.
    fn act(&mut self, action: Action) {
        let corrects = self.app.is_correcting() && self.editions.is_correcting();
        let is_ahead = self.app.awaits_found() && waits(action) && !types(action);
        match action {
            action if is_ahead => self.ahead.push_back(action),
            action if !corrects || !waits(action) => {
                if matches!(action, Action::Back | Action::Cancel) {
                    self.held.clear();
                }
                self.take(Msg::Do(action));
            }
            action => self.held.push_back(action),
        }
    }

    /// It is known what a filter leaves: what was typed ahead is done, unless the reader
    /// is elsewhere by now.
    pub(super) fn act_ahead(&mut self) {
        while !self.app.awaits_found()
            && let Some(action) = self.ahead.pop_front()
        {
            if self.app.screen == Screen::Newsstand && self.app.prompt.is_none() {
                self.take(Msg::Do(action));
            }
        }
    }

    /// A correction was done: what waited for it is done.
    pub(super) fn act_held(&mut self) {
        while !self.editions.is_correcting()
            && let Some(action) = self.held.pop_front()
        {
            if self.app.is_correcting() {
                self.take(Msg::Do(action));
            }
        }
    }

    /// Text was pasted.
    pub fn paste(&mut self, text: String) {
        if self.app.prompt.is_some() {
            self.take(Msg::Type(Edit::Insert(text)));
        }
    }

    /// The mouse did something.
    pub fn point(&mut self, mouse: Mouse) {
        const ROWS: isize = 3;
        match mouse.kind {
            MouseKind::Press => {
                let nth = self.pointer.press(Instant::now(), (mouse.x, mouse.y));
                match view::hint_at(&self.app, &self.view_context(), mouse.x, mouse.y) {
                    Some(action) => self.act(action),
                    None => self.take(Msg::Click(mouse.x, mouse.y)),
                }
                if nth > 1 {
                    self.take(Msg::ClickAgain(mouse.x, mouse.y, nth));
                }
            }
            MouseKind::Drag => {
                let to = (mouse.x, mouse.y);
                if let Some(from) = self.pointer.drag(to) {
                    self.take(Msg::Drag(from, to));
                }
            }
            MouseKind::Release => {
                if self.pointer.release() {
                    self.take(Msg::Release);
                }
            }
            MouseKind::WheelUp => self.take(Msg::Wheel(mouse.x, mouse.y, -ROWS)),
            MouseKind::WheelDown => self.take(Msg::Wheel(mouse.x, mouse.y, ROWS)),
            MouseKind::Middle | MouseKind::Right => {}
        }
    }
}

/// Whether an action only leads to where one types.
fn types(action: Action) -> bool {
    matches!(action, Action::Search | Action::SearchAll)
}

/// Whether an action has to wait for a correction that is under way.
fn waits(action: Action) -> bool {
    !matches!(
        action,
        Action::Back
            | Action::Cancel
            | Action::Quit
            | Action::Suspend
            | Action::Redraw
            | Action::Help
            | Action::Messages
            | Action::Command
            | Action::Theme
    )
}
