//! The command line, in English.

use super::En;
use crate::words::{ArgumentHint, Misuse, UsageWords, ValueFault};

impl UsageWords for En {
    fn misuse(&self, misuse: &Misuse) -> String {
        match misuse {
            Misuse::UnknownArgument { argument, hint } => {
                let told = format!("there is no argument '{argument}' here");
                match hint {
                    Some(ArgumentHint::Near(near)) => format!("{told}, but '{near}'"),
                    Some(ArgumentHint::OfCommand(other)) => format!("{told}, but '{other}'"),
                    Some(ArgumentHint::Value) => {
                        format!("{told}; as a value it stands behind '--': '-- {argument}'")
                    }
                    None => told,
                }
            }
            Misuse::UnknownCommand { name, near: Some(near) } => {
                format!("there is no command '{name}' here, but '{near}'")
            }
            Misuse::UnknownCommand { name, near: None } => {
                format!("there is no command '{name}' here")
            }
            Misuse::NoCommand(known) => format!("say which command: {}", known.join(", ")),
            Misuse::Conflict { argument, others } => {
                format!("'{argument}' cannot be used with '{}'", others.join("', '"))
            }
            Misuse::Twice(argument) => format!("'{argument}' is there more than once"),
            Misuse::NoValue(argument) => format!("'{argument}' takes a value, and has none"),
            Misuse::NotOneOf { argument, value, known, near } => {
                let near = near.as_ref().map(|near| format!("; near it is '{near}'"));
                let known = known.join(", ");
                let near = near.unwrap_or_default();
                format!("'{value}' is no value for '{argument}': expected one of {known}{near}")
            }
            Misuse::Value { argument, value, fault } => {
                format!("'{value}' is no value for '{argument}'{}", why(value, fault))
            }
            Misuse::Missing(arguments) => format!("missing: {}", arguments.join(", ")),
            Misuse::OneTooMany { argument, value } => {
                format!("'{value}' is one value too many for '{argument}'")
            }
            Misuse::ValueCount { argument, wanted, given } => {
                format!("'{argument}' takes {wanted} values, and has {given}")
            }
            Misuse::NoEquals(argument) => {
                format!("the value of '{argument}' has to stand behind an equals sign")
            }
            Misuse::NotUtf8 => "what was typed is not UTF-8".to_owned(),
            Misuse::Other(said) => said.clone(),
        }
    }

    fn help_texts(&self) -> &'static str {
        ""
    }
}

/// Why a value was not understood, as it follows what was typed.
fn why(value: &str, fault: &ValueFault) -> String {
    match fault {
        ValueFault::LangTag => ": expected a BCP 47 tag, such as zh or en-GB".to_owned(),
        ValueFault::Day => ": expected a day as YYYY-MM-DD".to_owned(),
        ValueFault::Time => ": say a time of the day: 06:30".to_owned(),
        ValueFault::Days => ": say days or weeks: 30d, 4w".to_owned(),
        ValueFault::NotWhole => ": expected a whole number".to_owned(),
        ValueFault::OutOf(range) => {
            format!(": {value} is not in {}..={}", range.start(), range.end())
        }
        ValueFault::Other(said) => format!(": {said}"),
    }
}
