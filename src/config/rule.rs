//! What a setting accepts.

use std::marker::PhantomData;
use std::ops::RangeInclusive;

use crate::layout::LineBreak;
use crate::model::Lang;
use crate::toml_file::{Expected, Literal};

/// What one setting accepts.
pub(super) trait Rule {
    /// What it becomes.
    type Value;

    /// The value, if it is accepted.
    fn read(&self, literal: &Literal) -> Option<Self::Value>;

    /// What is accepted, for a message.
    fn expected(&self) -> Expected;

    /// The strings that are accepted, to suggest one of them.
    fn words(&self) -> Vec<&'static str> {
        Vec::new()
    }
}

/// `true` or `false`.
pub(super) struct Flag;

impl Rule for Flag {
    type Value = bool;

    fn read(&self, literal: &Literal) -> Option<bool> {
        match literal {
            Literal::Flag(flag) => Some(*flag),
            _ => None,
        }
    }

    fn expected(&self) -> Expected {
        Expected::Flag
    }
}

/// A whole number within bounds.
pub(super) struct Bounded(pub(super) RangeInclusive<u16>);

impl Rule for Bounded {
    type Value = u16;

    fn read(&self, literal: &Literal) -> Option<u16> {
        match literal {
            Literal::Whole(number) => {
                u16::try_from(*number).ok().filter(|number| self.0.contains(number))
            }
            _ => None,
        }
    }

    fn expected(&self) -> Expected {
        Expected::Whole(self.0.clone())
    }
}

/// The name of a file without its ending: letters, digits, `-` and `_`, so
/// that it cannot lead out of its directory.
pub(super) struct FileStem;

impl FileStem {
    const LONGEST: usize = 40;
}

impl Rule for FileStem {
    type Value = String;

    fn read(&self, literal: &Literal) -> Option<String> {
        let Literal::Text(name) = literal else { return None };
        let safe = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
        let fits = (1..=Self::LONGEST).contains(&name.chars().count());
        (fits && name.chars().all(safe)).then(|| name.clone())
    }

    fn expected(&self) -> Expected {
        Expected::FileStem(Self::LONGEST)
    }
}

/// A program and its arguments, as one types them: parted by spaces, but where
/// quotes of either kind hold words together. An empty line is no command.
pub(super) struct CommandLine;

impl CommandLine {
    fn words(line: &str) -> Option<Vec<String>> {
        let (mut words, mut word, mut quote) = (Vec::new(), None::<String>, None);
        for c in line.chars() {
            match quote {
                Some(end) if c == end => quote = None,
                None if c == '\'' || c == '"' => {
                    quote = Some(c);
                    word.get_or_insert_default();
                }
                None if c.is_whitespace() => words.extend(word.take()),
                _ => word.get_or_insert_default().push(c),
            }
        }
        words.extend(word);
        quote.is_none().then_some(words)
    }
}

impl Rule for CommandLine {
    type Value = Vec<String>;

    fn read(&self, literal: &Literal) -> Option<Vec<String>> {
        let Literal::Text(line) = literal else { return None };
        Self::words(line).filter(|_| !line.contains('\0'))
    }

    fn expected(&self) -> Expected {
        Expected::CommandLine
    }
}

/// A path of a folder; an empty one is none.
pub(super) struct FolderPath;

impl Rule for FolderPath {
    type Value = String;

    fn read(&self, literal: &Literal) -> Option<String> {
        let Literal::Text(path) = literal else { return None };
        (!path.contains('\0')).then(|| path.trim().to_owned())
    }

    fn expected(&self) -> Expected {
        Expected::Folder
    }
}

/// A value out of a short list.
pub(super) trait Choices: Copy + 'static {
    /// The values, each as TOML writes it: `"auto"`, `true`, `256`.
    const OPTIONS: &'static [(&'static str, Self)];
}

/// One of the values of `T`.
pub(super) struct OneOf<T>(pub(super) PhantomData<T>);

impl<T: Choices> Rule for OneOf<T> {
    type Value = T;

    fn read(&self, literal: &Literal) -> Option<T> {
        let written = literal.to_string();
        T::OPTIONS.iter().find(|option| option.0 == written).map(|option| option.1)
    }

    fn expected(&self) -> Expected {
        Expected::OneOf(T::OPTIONS.iter().map(|option| option.0.to_owned()).collect())
    }

    fn words(&self) -> Vec<&'static str> {
        T::OPTIONS.iter().map(|option| option.0.trim_matches('"')).collect()
    }
}

/// A level of line breaking that a language has, by its name.
pub(super) struct Level {
    pub(super) lang: Lang,
    pub(super) names: &'static [&'static str],
}

impl Rule for Level {
    type Value = LineBreak;

    fn read(&self, literal: &Literal) -> Option<LineBreak> {
        let Literal::Text(name) = literal else { return None };
        let known = self.names.contains(&name.as_str());
        known.then(|| LineBreak::from_name(self.lang, name)).flatten()
    }

    fn expected(&self) -> Expected {
        let quoted = self.names.iter().map(|name| format!("\"{name}\""));
        Expected::OneOf(quoted.collect())
    }

    fn words(&self) -> Vec<&'static str> {
        self.names.to_vec()
    }
}

/// Declares an enum whose values are what a setting accepts. The first value
/// is the enum's default only until `default.toml` has been read.
macro_rules! choices {
    ($($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident $word:literal,)+ })+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
        pub enum $name {
            #[default]
            $($(#[$variant_doc])* $variant,)+
        }

        impl $crate::config::rule::Choices for $name {
            const OPTIONS: &'static [(&'static str, Self)] = &[$(($word, Self::$variant),)+];
        }

        impl $name {
            /// The value as a command line takes it: as in TOML, without
            /// quotes.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $word.trim_matches('"'),)+
                }
            }
        }
    )+};
}

pub(super) use choices;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_is_parted_at_spaces_that_no_quotes_hold() {
        let words = |line: &str| CommandLine.read(&Literal::Text(line.to_owned()));
        let told = |line: &str| words(line).map(|words| words.join("|"));
        assert_eq!(told("sdcv -n {}").as_deref(), Some("sdcv|-n|{}"));
        assert_eq!(told("  a 'b c' \"d 'e\" x'y z'").as_deref(), Some("a|b c|d 'e|xy z"));
        assert_eq!(words(""), Some(Vec::new()), "no command");
        assert_eq!(words("a ''"), Some(vec!["a".to_owned(), String::new()]));
        for wrong in ["a 'b", "\"", "a\0b"] {
            assert_eq!(words(wrong), None, "{wrong:?}");
        }
        assert_eq!(CommandLine.read(&Literal::Flag(true)), None);
    }
}
