//! The theme's roles as styles of the terminal.

use ratatui::style::{Color, Modifier, Style};

use crate::config::{Colour, Depth, Look, Role, Theme};

/// A theme in the colours that the terminal has.
pub(super) struct Palette<'a> {
    theme: &'a Theme,
    depth: Depth,
}

impl<'a> Palette<'a> {
    pub(super) fn new(theme: &'a Theme, depth: Depth) -> Self {
        Self { theme, depth }
    }

    /// The style of a role, complete: text, background and all.
    pub(super) fn style(&self, role: Role) -> Style {
        self.convert(self.theme.look(role))
    }

    fn convert(&self, look: Look) -> Style {
        let colour = |colour: Option<Colour>| {
            colour.and_then(|c| c.degrade(self.depth)).map(|c| match c {
                Colour::Ansi(index) => Color::Indexed(index),
                Colour::Rgb(r, g, b) => Color::Rgb(r, g, b),
            })
        };
        let mut style = Style::default();
        style.fg = colour(look.fg);
        style.bg = colour(look.bg);
        for (on, modifier) in [
            (look.bold, Modifier::BOLD),
            (look.dim, Modifier::DIM),
            (look.italic, Modifier::ITALIC),
            (look.underline, Modifier::UNDERLINED),
            (look.reverse, Modifier::REVERSED),
        ] {
            if on {
                style = style.add_modifier(modifier);
            }
        }
        style
    }
}
