//! The corrections file.

use serde::{Deserialize, Serialize};
use toml::Spanned;

use super::{Corrections, FORMAT, Name, Rule};
use crate::model::{Clean, SetAs};

/// The file is not one of corrections. One line.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}:{line}:{column}: {message}")]
pub struct Malformed {
    /// The file.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// What is wrong, and what is expected.
    pub message: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    format: Option<Spanned<i64>>,
    #[serde(default)]
    rule: Vec<Spanned<RawRule>>,
}

#[derive(Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawRule {
    #[serde(rename = "do")]
    verb: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    at: Option<Name>,
    #[serde(skip_serializing_if = "Option::is_none")]
    article: Option<Name>,
    #[serde(skip_serializing_if = "Option::is_none")]
    with: Option<Name>,
    #[serde(skip_serializing_if = "Option::is_none")]
    to: Option<Name>,
    #[serde(skip_serializing_if = "Option::is_none")]
    before: Option<Name>,
    #[serde(rename = "as", skip_serializing_if = "Option::is_none")]
    role: Option<String>,
}

/// Reads a corrections file; `file` is its name in messages. An empty one has
/// no rules.
///
/// # Errors
/// [`Malformed`] for what is not TOML, a newer format, an unknown key, a rule
/// that lacks one or has one too many.
pub fn read(text: &str, file: &str) -> Result<Corrections, Malformed> {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let malformed = |at: usize, message: &str| {
        let before = &text[..text.floor_char_boundary(at.min(text.len()))];
        let start = before.rfind('\n').map_or(0, |at| at + 1);
        let line = before.matches('\n').count() + 1;
        let column = before[start..].chars().count() + 1;
        let message = Clean::line(message.trim()).into_string();
        Malformed { file: file.to_owned(), line, column, message }
    };
    let raw: Raw = toml::from_str(text).map_err(|error| {
        let at = error.span().map_or(0, |span| span.start);
        malformed(at, &format!("found {}", error.message().replace('\n', ", ")))
    })?;
    if let Some(format) = &raw.format
        && *format.get_ref() != FORMAT
    {
        let found = format.get_ref();
        let message = format!("found format {found}; expected {FORMAT}");
        return Err(malformed(format.span().start, &message));
    }
    let mut corrections = Corrections::default();
    for rule in raw.rule {
        let at = rule.span().start;
        let rule = Rule::try_from(rule.into_inner()).map_err(|message| malformed(at, &message))?;
        corrections.rules.push(rule);
        corrections.lines.push(malformed(at, "").line);
    }
    Ok(corrections)
}

/// A rule as it is written at the end of a file that says `before` so far.
#[must_use]
pub fn written(rule: &Rule, before: &str) -> String {
    let raw = RawRule::from(rule.clone());
    let rule = toml::to_string(&raw).unwrap_or_default();
    let head = if before.trim().is_empty() {
        format!("# Corrections made in newsprint. Take a rule out to undo it.\nformat = {FORMAT}\n")
    } else {
        String::new()
    };
    let end = if before.is_empty() || before.ends_with('\n') { "" } else { "\n" };
    format!("{end}{head}\n[[rule]]\n{rule}")
}

impl TryFrom<RawRule> for Rule {
    type Error = String;

    fn try_from(raw: RawRule) -> Result<Self, String> {
        let RawRule { verb, at, article, with, to, before, role } = raw;
        let given = [
            ("at", at.is_some()),
            ("article", article.is_some()),
            ("with", with.is_some()),
            ("to", to.is_some()),
            ("before", before.is_some()),
            ("as", role.is_some()),
        ];
        let allowed: &[&str] = match verb.as_str() {
            "split" => &["at"],
            "join" => &["article", "with"],
            "move" => &["at", "to", "before"],
            "set" => &["at", "as"],
            _ => {
                let verb = verb.chars().take(40).collect::<String>();
                return Err(format!(
                    "found do = \"{verb}\"; expected \"split\", \"join\", \"move\" or \"set\""
                ));
            }
        };
        if let Some((key, _)) = given.iter().find(|(key, is)| *is && !allowed.contains(key)) {
            let allowed = allowed.join("`, `");
            return Err(format!(
                "found `{key}` in a rule that does \"{verb}\"; expected `{allowed}`"
            ));
        }
        let need = |name: Option<Name>, key: &str| {
            name.ok_or_else(|| {
                format!("found no `{key}` in a rule that does \"{verb}\"; expected one")
            })
        };
        Ok(match verb.as_str() {
            "split" => Self::Split { at: need(at, "at")? },
            "join" => Self::Join { article: need(article, "article")?, with: need(with, "with")? },
            "move" => Self::Move { at: need(at, "at")?, to, before },
            _ => {
                let known = SetAs::ALL.map(SetAs::name).join(", ");
                let role = role.as_deref().unwrap_or_default();
                let role = SetAs::from_name(role).ok_or_else(|| {
                    let role: String = role.chars().take(40).collect();
                    format!("found as = \"{role}\"; expected one of {known}")
                })?;
                Self::Set { at: need(at, "at")?, role }
            }
        })
    }
}

impl From<Rule> for RawRule {
    fn from(rule: Rule) -> Self {
        let verb = |verb: &str| Self { verb: verb.to_owned(), ..Self::default() };
        match rule {
            Rule::Split { at } => Self { at: Some(at), ..verb("split") },
            Rule::Join { article, with } => {
                Self { article: Some(article), with: Some(with), ..verb("join") }
            }
            Rule::Move { at, to, before } => Self { at: Some(at), to, before, ..verb("move") },
            Rule::Set { at, role } => {
                Self { at: Some(at), role: Some(role.name().to_owned()), ..verb("set") }
            }
        }
    }
}
