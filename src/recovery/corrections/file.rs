//! The corrections file.

use serde::{Deserialize, Serialize};
use toml::Spanned;

use super::{Corrections, FORMAT, Name, Rule};
use crate::model::error::{Problem, RuleProblem};
use crate::model::{Clean, LoadError, SetAs};

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
/// [`LoadError::Malformed`] for what is not TOML, a newer format, an unknown
/// key, a rule that lacks one or has one too many.
pub fn read(text: &str, file: &str) -> Result<Corrections, LoadError> {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let place = |at: usize| {
        let before = &text[..text.floor_char_boundary(at.min(text.len()))];
        let start = before.rfind('\n').map_or(0, |at| at + 1);
        let line = before.matches('\n').count() + 1;
        (line, before[start..].chars().count() + 1)
    };
    let malformed = |at: usize, problem: RuleProblem| {
        let ((line, column), problem) = (place(at), Problem::Rule(problem));
        LoadError::Malformed { file: file.to_owned(), line, column, problem: Box::new(problem) }
    };
    let raw: Raw = toml::from_str(text).map_err(|error| {
        let at = error.span().map_or(0, |span| span.start);
        malformed(at, RuleProblem::Toml(Clean::line(&error.message().replace('\n', ", "))))
    })?;
    if let Some(format) = &raw.format
        && *format.get_ref() != FORMAT
    {
        let problem = RuleProblem::Format { found: *format.get_ref(), known: FORMAT };
        return Err(malformed(format.span().start, problem));
    }
    let mut corrections = Corrections::default();
    for rule in raw.rule {
        let at = rule.span().start;
        let rule = Rule::try_from(rule.into_inner()).map_err(|problem| malformed(at, problem))?;
        corrections.rules.push(rule);
        corrections.lines.push(place(at).0);
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

/// The beginning of a value that an error quotes, without what a terminal
/// would act on.
fn quoted(value: &str) -> String {
    const MOST: usize = 40;
    Clean::line(&value.chars().take(MOST).collect::<String>()).into_string()
}

impl TryFrom<RawRule> for Rule {
    type Error = RuleProblem;

    fn try_from(raw: RawRule) -> Result<Self, RuleProblem> {
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
                return Err(RuleProblem::Verb(quoted(&verb)));
            }
        };
        if let Some((key, _)) = given.iter().find(|(key, is)| *is && !allowed.contains(key)) {
            let allowed = allowed.iter().map(|&key| key.to_owned()).collect();
            return Err(RuleProblem::StrayKey { key: (*key).to_owned(), verb, allowed });
        }
        let need = |name: Option<Name>, key: &str| {
            let (key, verb) = (key.to_owned(), verb.clone());
            name.ok_or(RuleProblem::MissingKey { key, verb })
        };
        Ok(match verb.as_str() {
            "split" => Self::Split { at: need(at, "at")? },
            "join" => Self::Join { article: need(article, "article")?, with: need(with, "with")? },
            "move" => Self::Move { at: need(at, "at")?, to, before },
            _ => {
                let known = || SetAs::ALL.map(|role| role.name().to_owned()).into();
                let role = role.as_deref().unwrap_or_default();
                let role = SetAs::from_name(role)
                    .ok_or_else(|| RuleProblem::Role { found: quoted(role), known: known() })?;
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
