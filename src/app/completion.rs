//! What can be typed on the command line, so that nobody has to know it by
//! heart: every action by its name, and a few commands that take a value.

use super::{ACTIONS, Action, App, Purpose};
use crate::model::nearest;

/// A command that takes a value after its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ValueCommand {
    /// The theme of a name.
    Theme,
    /// Lines of so many columns.
    Measure,
    /// The edition in so many minutes.
    Minutes,
    /// The article of a number.
    Article,
    /// The page of a name.
    Page,
    /// A search for a text.
    Search,
}

impl ValueCommand {
    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::Theme, Self::Measure, Self::Minutes, Self::Article, Self::Page, Self::Search];

    /// What is typed before the value.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Theme => "theme",
            Self::Measure => "measure",
            Self::Minutes => "minutes",
            Self::Article => "article",
            Self::Page => "page",
            Self::Search => "search",
        }
    }
}

/// Something that the line may become.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Completion {
    /// An action.
    Action(Action),
    /// A command that still needs its value.
    Value(ValueCommand),
    /// A theme.
    Theme(String),
}

impl Completion {
    /// The command's name.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Action(action) => action.info().name,
            Self::Value(command) => command.name(),
            Self::Theme(_) => ValueCommand::Theme.name(),
        }
    }

    /// The line that it makes.
    #[must_use]
    pub fn text(&self) -> String {
        match self {
            Self::Action(_) => self.name().to_owned(),
            Self::Value(_) => format!("{} ", self.name()),
            Self::Theme(theme) => format!("{} {theme}", self.name()),
        }
    }
}

impl App {
    /// What the command line may become, the likeliest first; nothing while
    /// something else is typed.
    #[must_use]
    pub fn candidates(&self) -> Vec<Completion> {
        let prompt = self.prompt.as_ref().filter(|prompt| prompt.purpose == Purpose::Command);
        prompt.map_or_else(Vec::new, |prompt| candidates(prompt.stem(), &self.themes))
    }
}

/// What other programs call a few actions: who types that finds them.
const ELSEWHERE: [(&str, Action); 6] = [
    ("w", Action::WriteOut),
    ("export", Action::WriteOut),
    ("save", Action::WriteOut),
    ("exit", Action::Quit),
    ("close", Action::Back),
    ("find", Action::Search),
];

/// The action of a name, its own or one that other programs have for it.
pub(super) fn action_named(name: &str) -> Option<Action> {
    let elsewhere = || ELSEWHERE.iter().find(|(other, _)| *other == name);
    Action::from_name(name).or_else(|| elsewhere().map(|(_, action)| *action))
}

/// The names of all commands.
pub(super) fn command_names() -> impl Iterator<Item = &'static str> {
    let with_value = ValueCommand::ALL.into_iter().map(ValueCommand::name);
    ACTIONS.iter().map(|info| info.name).chain(with_value)
}

fn candidates(line: &str, themes: &[String]) -> Vec<Completion> {
    let line = line.trim_start();
    match line.split_once(' ') {
        Some((name, value)) => with_value(name, value.trim(), themes),
        None => by_name(&line.to_lowercase()),
    }
}

/// The commands whose names begin with a word, then those that hold it, else
/// the one that it is most like.
fn by_name(word: &str) -> Vec<Completion> {
    let with_value = ValueCommand::ALL.into_iter().map(Completion::Value);
    let actions = ACTIONS.iter().map(|info| info.action).filter(|action| is_told(*action, word));
    let all: Vec<_> = actions.map(Completion::Action).chain(with_value).collect();
    let begins = all.iter().filter(|candidate| candidate.name().starts_with(word));
    let holds = all
        .iter()
        .filter(|candidate| candidate.name().contains(word) && !candidate.name().starts_with(word));
    let found: Vec<_> = begins.chain(holds).cloned().collect();
    if !found.is_empty() {
        return found;
    }
    let elsewhere = ELSEWHERE.iter().filter(|(name, _)| name.starts_with(word));
    let found: Vec<_> = elsewhere.map(|(_, action)| Completion::Action(*action)).collect();
    if !found.is_empty() {
        return found;
    }
    let meant = nearest(word, all.iter().map(Completion::name));
    all.iter().find(|candidate| Some(candidate.name()) == meant).cloned().into_iter().collect()
}

/// Whether an action is worth a line. Who has typed nothing yet is not told of
/// every section by its number, nor of what has a menu of its own.
fn is_told(action: Action, word: &str) -> bool {
    match action {
        Action::Command => false,
        Action::Section(_) | Action::SetAs(_) => !word.is_empty(),
        _ => true,
    }
}

/// The values that a command takes, where they are known.
fn with_value(name: &str, value: &str, themes: &[String]) -> Vec<Completion> {
    let command = ValueCommand::ALL.into_iter().find(|command| command.name() == name);
    match command {
        None => Vec::new(),
        Some(ValueCommand::Theme) => {
            let begun = themes.iter().filter(|theme| theme.starts_with(value));
            let mut found: Vec<String> = begun.cloned().collect();
            if found.is_empty() {
                let names = themes.iter().map(String::as_str);
                found.extend(nearest(value, names).map(str::to_owned));
            }
            found.into_iter().map(Completion::Theme).collect()
        }
        Some(command) => vec![Completion::Value(command)],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(line: &str) -> Vec<String> {
        let themes = ["dark", "sepia", "mono"].map(str::to_owned);
        candidates(line, &themes).iter().map(Completion::text).collect()
    }

    #[test]
    fn what_begins_with_the_word_comes_before_what_holds_it() {
        let found = texts("book");
        assert_eq!(found, ["bookmark", "bookmarks"]);
        let found = texts("page");
        assert_eq!(found[..2], ["page-down", "page-up"]);
        assert!(found[2..].contains(&"front-page".to_owned()), "{found:?}");
    }

    #[test]
    fn a_slip_is_answered_with_what_was_meant() {
        assert_eq!(texts("bokmarks"), ["bookmarks"]);
        assert_eq!(texts("theme seppia"), ["theme sepia"]);
        assert_eq!(texts("zzzz"), [""; 0]);
        assert_eq!(texts("exp"), ["write-out"], "as other programs call it");
    }

    #[test]
    fn a_value_is_completed_where_it_is_known() {
        assert_eq!(texts("theme "), ["theme dark", "theme sepia", "theme mono"]);
        assert_eq!(texts("theme s"), ["theme sepia"]);
        assert_eq!(texts("measure 6"), ["measure "], "the line says what is typed here");
    }

    #[test]
    fn an_empty_line_tells_of_everything_but_numbers() {
        let found = texts("");
        assert!(found.contains(&"quit".to_owned()) && found.contains(&"article ".to_owned()));
        assert!(!found.contains(&"section-3".to_owned()), "{found:?}");
        assert!(texts("sec").contains(&"section-3".to_owned()));
    }
}
