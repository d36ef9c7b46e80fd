//! Mistakes in settings, keys and themes, in English.

use super::En;
use crate::config::Origin;
use crate::toml_file::{Expected, Literal, MistakeKind, OtherValue};
use crate::words::Mistakes;
use crate::words::mistakes::{alternatives, quoted};

impl Mistakes for En {
    fn raw_mistake(&self, kind: &MistakeKind) -> String {
        match kind {
            MistakeKind::NotToml(said) => format!("not TOML: {said}"),
            MistakeKind::ControlKey => "a key with control characters; expected a name".to_owned(),
            MistakeKind::NoSetting { key, meant: Some(meant) } => {
                format!("there is no setting `{key}`; did you mean `{meant}`?")
            }
            MistakeKind::NoSetting { key, meant: None } => {
                format!("there is no setting `{key}`; `newsprint config` lists them all")
            }
            MistakeKind::Value { key, found, expected, meant } => {
                let told =
                    format!("`{key}` is {}; expected {}", literal(found), self::expected(expected));
                match meant {
                    Some(meant) => format!("{told}; did you mean {meant}?"),
                    None => told,
                }
            }
            MistakeKind::NoLanguage { name, known } => {
                format!(
                    "language: there is no language \"{name}\"; expected one of {}",
                    quoted(known, ", ")
                )
            }
            MistakeKind::NoTheme { name, meant: Some(meant), .. } => {
                format!("there is no theme \"{name}\"; did you mean \"{meant}\"?")
            }
            MistakeKind::NoTheme { name, meant: None, known } => format!(
                "there is no theme \"{name}\"; expected {}, or a file of that name in themes/",
                known.join(", ")
            ),
            MistakeKind::NoPlace(name) => format!(
                "keys for an unknown place [{name}]; expected [newsstand], [reader], [bookmarks] or \
                 [correcting]"
            ),
            MistakeKind::NoKey(key) => format!(
                "there is no key `{key}`; expected a character or a name like space, enter, pagedown, \
                 f1"
            ),
            MistakeKind::EmptyKey => "expected a key, found nothing".to_owned(),
            MistakeKind::ShiftedKey(key) => {
                format!("`{key}` depends on the keyboard; write the character that Shift types")
            }
            MistakeKind::TwinKey { key, twin } => {
                format!(
                    "a terminal cannot tell `{key}` from `{twin}`; bind `{twin}` or another key"
                )
            }
            MistakeKind::NotAction(found) => {
                format!("found {}; expected an action such as \"page-down\"", literal(found))
            }
            MistakeKind::NoAction { name, meant: Some(meant) } => {
                format!("there is no action {name}; did you mean \"{meant}\"?")
            }
            MistakeKind::NoAction { name, meant: None } => {
                format!("there is no action {name}; `?` in newsprint lists the actions")
            }
            MistakeKind::BoundTwice { new, old } => format!("{new} is already {old}"),
            MistakeKind::Hides { short, long, unbind: Some(keys) } => format!(
                "{short} leaves no way to type {long}; to have the new one, add \"{keys}\" = \
                 \"none\""
            ),
            MistakeKind::Hides { short, long, unbind: None } => {
                format!("{short} leaves no way to type {long}; keep one of them")
            }
            MistakeKind::NoWayOut => {
                "no key is left for \"quit\"; bind one, or take this line out".to_owned()
            }
            MistakeKind::NoRole { name, meant: Some(meant) } => {
                format!("there is no role `{name}`; did you mean `{meant}`?")
            }
            MistakeKind::NoRole { name, meant: None } => {
                format!("there is no role `{name}`; expected a role such as `headline`")
            }
            MistakeKind::NoTrait { name, known } => {
                format!("a look has no `{name}`; expected one of {}", known.join(", "))
            }
            MistakeKind::TooDeep(path) => format!("`{path}` is too deep; expected role.trait"),
            MistakeKind::NoSourceKey { key, meant: Some(meant), .. } => format!("there is no key `{key}` here; did you mean `{meant}`?"),
            MistakeKind::NoSourceKey { key, meant: None, known } => format!("there is no key `{key}` here; expected one of {}", known.join(", ")),
            MistakeKind::MissingKey(key) => format!("`{key}` is missing here"),
            MistakeKind::TooMany(most) => format!("more than {most}; the rest is not read"),
            MistakeKind::SecretTwice(other) => format!("this secret is given by `{other}` already; keep one of them"),
            MistakeKind::LoginInAddress => "the address holds a name and a password, which stay out of addresses; write `user` and `password-command` (or `password-env`, `password-file`)".to_owned(),
            MistakeKind::ExposedSecret(key) => format!("`{key}` stands in a file that others can read; `chmod 600` the file, or use `{key}-command`"),
            MistakeKind::NameTwice(name) => format!("there is a `{name}` above already"),
        }
    }

    fn origin(&self, origin: &Origin) -> String {
        match origin {
            Origin::Default => "default".to_owned(),
            Origin::File(at) => at.line_of_file(),
            Origin::CommandLine(option) => format!("command line: {option}"),
            Origin::Environment(variable) => format!("environment: {variable}"),
            Origin::Chosen => "chosen in the reader: `=` returns to the configuration".to_owned(),
        }
    }
}

/// What a key takes.
fn expected(expected: &Expected) -> String {
    match expected {
        Expected::Flag => "true or false".to_owned(),
        Expected::Whole(range) => {
            format!("a whole number from {} to {}", range.start(), range.end())
        }
        Expected::FileStem(most) => format!("a name of letters, digits, - and _ (at most {most})"),
        Expected::OneOf(options) => alternatives(options, ", ", " or "),
        Expected::Theme(known) => format!("one of {}", quoted(known, ", ")),
        Expected::Settings(table) => format!("a table of settings: [{table}]"),
        Expected::Single => "a single value".to_owned(),
        Expected::ThemeName => "the name of a theme".to_owned(),
        Expected::Look => "a look such as { bold = true }".to_owned(),
        Expected::Colour => {
            "a colour: \"red\", \"bright-red\", \"#8b0000\" or a number from 0 to 255".to_owned()
        }
        Expected::Text(most) => format!("a text of 1 to {most} characters"),
        Expected::Folder => "a folder, or \"\" for none".to_owned(),
        Expected::CommandLine => "a command and its arguments, each quote closed".to_owned(),
        Expected::Texts => "a list of texts".to_owned(),
        Expected::Table(form) => format!("a table: {form}"),
        Expected::Address => {
            "an address that begins with http:// or https://, or epaper:NAME".to_owned()
        }
        Expected::LangTag => "a language tag: \"zh\", \"ja-JP\", \"en\"".to_owned(),
        Expected::Net => {
            "addresses such as \"127.0.0.0/8\", \"10.1.2.3\" or \"192.168.1.0/24:8080\"".to_owned()
        }
        Expected::Selector => {
            "elements such as \"article\", \"div.story, #text\" or \"p[data-kind='x']\"".to_owned()
        }
        Expected::Encoding => {
            "an encoding such as \"utf-8\", \"gb18030\" or \"shift_jis\"".to_owned()
        }
    }
}

/// A value, as its file has it where it can be shown.
fn literal(literal: &Literal) -> String {
    match literal {
        Literal::EmptyTable => "a table".to_owned(),
        Literal::Other(OtherValue::HugeNumber) => "a number that large".to_owned(),
        Literal::Other(OtherValue::List) => "a list".to_owned(),
        Literal::Other(OtherValue::Fraction) => "a fraction".to_owned(),
        Literal::Other(OtherValue::Date) => "a date".to_owned(),
        Literal::Other(OtherValue::Hidden) => "a value that is not shown here".to_owned(),
        written => written.to_string(),
    }
}
