//! The theme's roles as styles of the terminal.

use ratatui::style::{Color, Modifier, Style};

use crate::config::{Colour, Look, Role, Theme};

/// A theme, ready to style cells.
pub(super) struct Palette<'a>(&'a Theme);

impl<'a> Palette<'a> {
    pub(super) fn new(theme: &'a Theme) -> Self {
        Self(theme)
    }

    /// The style of a role, complete: text, background and all, so that nothing
    /// shines through of what a cell was before.
    pub(super) fn style(&self, role: Role) -> Style {
        let style = convert(self.0.full(role));
        style.remove_modifier(Modifier::all().difference(style.add_modifier))
    }

    /// What a role changes in the style it is laid over.
    pub(super) fn over(&self, role: Role) -> Style {
        convert(self.0.look(role))
    }
}

fn convert(look: Look) -> Style {
    let colour = |colour| match colour {
        Colour::Ansi(index) => Color::Indexed(index),
        Colour::Rgb(r, g, b) => Color::Rgb(r, g, b),
    };
    let mut style = Style { fg: look.fg.map(colour), bg: look.bg.map(colour), ..Style::default() };
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
