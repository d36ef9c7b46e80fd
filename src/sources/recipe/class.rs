//! The class of a recipe: its attributes and the names of its methods.

use std::collections::BTreeSet;

use super::lex::{self, PyLine, PyToken};
use super::value::{PyScope, PyValue};

/// What stands in the class.
pub(super) struct RecipeClass {
    scope: PyScope,
    pub(super) methods: BTreeSet<String>,
}

/// How a class is known to be a recipe: by what it is derived from.
const BASES: &[&str] =
    &["BasicNewsRecipe", "AutomaticNewsRecipe", "CustomIndexRecipe", "CalibrePeriodical"];

impl RecipeClass {
    /// The recipe in a file: the first class with feeds, else the last that is
    /// derived from one of calibre's.
    pub(super) fn find(text: &str) -> Option<Self> {
        let lines = lex::lines(text);
        let mut module = PyScope::new();
        let mut found: Option<Self> = None;
        let mut at = 0;
        while let Some(line) = lines.get(at) {
            let inside = inside(&lines, at);
            if let [PyToken::Name("class"), PyToken::Name(_), bases @ ..] = line.tokens.as_slice() {
                let class = Self::read(&lines[at + 1..inside], module.inner());
                let is_recipe = bases.iter().any(|token| {
                    matches!(token, PyToken::Name(name) if BASES.contains(name) || name.ends_with("Recipe"))
                });
                let has_feeds = class.attribute("feeds").is_some();
                let had_feeds = found.as_ref().is_some_and(|old| old.attribute("feeds").is_some());
                if (is_recipe || has_feeds) && !had_feeds {
                    found = Some(class);
                }
                at = inside;
            } else if is_definition(line) {
                at = inside;
            } else {
                statement(line, 0, &mut module);
                at += 1;
            }
        }
        found
    }

    fn read(lines: &[PyLine<'_>], mut scope: PyScope) -> Self {
        let indent = lines.first().map_or(0, |line| line.indent);
        let mut methods = BTreeSet::new();
        let mut at = 0;
        while let Some(line) = lines.get(at) {
            if is_definition(line) {
                let name = line.tokens.iter().skip_while(|t| **t != PyToken::Name("def")).nth(1);
                if let Some(PyToken::Name(name)) = name {
                    methods.insert((*name).to_owned());
                }
                at = inside(lines, at);
            } else {
                statement(line, indent, &mut scope);
                at += 1;
            }
        }
        Self { scope, methods }
    }

    /// The value of an attribute that the file gives it.
    pub(super) fn attribute(&self, name: &str) -> Option<&PyValue> {
        self.scope.get(name)
    }
}

/// Whether a line begins a function or a class.
fn is_definition(line: &PyLine<'_>) -> bool {
    matches!(
        line.tokens.as_slice(),
        [PyToken::Name("def" | "class"), ..] | [PyToken::Name("async"), PyToken::Name("def"), ..]
    )
}

/// The first line after one that is not inside of what it begins.
fn inside(lines: &[PyLine<'_>], at: usize) -> usize {
    let indent = lines[at].indent;
    let ends = lines[at + 1..].iter().position(|line| line.indent <= indent);
    ends.map_or(lines.len(), |ends| at + 1 + ends)
}

/// What a line says, if it gives a name a value: `a = b`, `a: list = b`,
/// `a = b = c`, `a += b`, `a.append(b)`, `a.extend(b)`. What stands deeper than
/// `indent`, under a condition, is taken where nothing else was said: a recipe
/// that is for several editions has the usual one first.
fn statement(line: &PyLine<'_>, indent: usize, scope: &mut PyScope) {
    for tokens in line.tokens.split(|token| *token == PyToken::Op(";")) {
        let is_known = matches!(tokens, [PyToken::Name(name), ..] if scope.get(name).is_some());
        if line.indent <= indent || !is_known {
            assign(tokens, scope);
        }
    }
}

fn assign(tokens: &[PyToken<'_>], scope: &mut PyScope) {
    match tokens {
        [PyToken::Name(name), PyToken::Op("+="), value @ ..] => {
            let value = scope.value(value);
            scope.append(name, value);
        }
        [
            PyToken::Name(name),
            PyToken::Op("."),
            PyToken::Name(method @ ("append" | "extend")),
            PyToken::Op("("),
            value @ ..,
            PyToken::Op(")"),
        ] => {
            let value = scope.value(value);
            let more = if *method == "append" { PyValue::List(vec![value]) } else { value };
            scope.append(name, more);
        }
        [PyToken::Name(name), PyToken::Op(":"), rest @ ..] => {
            if let Some(equals) = rest.iter().position(|token| *token == PyToken::Op("=")) {
                let value = scope.value(&rest[equals + 1..]);
                scope.set(name, value);
            }
        }
        [PyToken::Name(name), PyToken::Op("="), rest @ ..] => {
            let mut names = vec![*name];
            let mut rest = rest;
            while let [PyToken::Name(name), PyToken::Op("="), more @ ..] = rest {
                names.push(name);
                rest = more;
            }
            let value = scope.value(rest);
            for name in names {
                scope.set(name, value.clone());
            }
        }
        _ => {}
    }
}
