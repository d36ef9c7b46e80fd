//! The values that a recipe's expressions have, without running anything.
//!
//! An expression is a stretch of tokens. It is cut at its commas and operators
//! and its parts are looked at in turn; what is not understood has the value
//! [`PyValue::Unknown`], and so has what is made of that, but a list keeps its
//! other elements. Work is bounded: by depth, and by how much is made.

use std::collections::HashMap;

use super::lex::PyToken;

/// A value.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum PyValue {
    Text(String),
    Number(f64),
    Flag(bool),
    None,
    /// A list or a tuple.
    List(Vec<PyValue>),
    Dict(Vec<(PyValue, PyValue)>),
    /// What calibre's `classes('a b')` gives: one of these classes.
    Classes(Vec<String>),
    /// Only running it would tell.
    Unknown,
}

impl PyValue {
    /// Whether an attribute with this value says anything: not if it is false,
    /// nothing, or empty.
    pub(super) fn is_set(&self) -> bool {
        match self {
            Self::Text(text) => !text.is_empty(),
            Self::Number(number) => *number != 0.0,
            Self::Flag(is_on) => *is_on,
            Self::None => false,
            Self::List(list) => !list.is_empty(),
            Self::Dict(pairs) => !pairs.is_empty(),
            Self::Classes(_) | Self::Unknown => true,
        }
    }
}

/// How deep expressions are followed. People nest five levels.
const DEEPEST: usize = 60;

/// How much may be made in all of one file, in characters and elements: some
/// fifty times the largest published recipe.
const MOST: usize = 8_000_000;

/// The names that are known, and what may still be made.
pub(super) struct PyScope {
    names: HashMap<String, PyValue>,
    left: usize,
}

type PyTokens<'a, 'b> = &'b [PyToken<'a>];

impl PyScope {
    pub(super) fn new() -> Self {
        Self { names: HashMap::new(), left: MOST }
    }

    /// The names so far, for a class that begins: its own hide them.
    pub(super) fn inner(&mut self) -> Self {
        let names = self.names.iter().map(|(name, value)| (name.clone(), value.clone()));
        let inner = Self { names: names.collect(), left: self.left };
        self.left = self.left.saturating_sub(self.names.values().map(size).sum());
        inner
    }

    pub(super) fn set(&mut self, name: &str, value: PyValue) {
        self.names.insert(name.to_owned(), value);
    }

    pub(super) fn get(&self, name: &str) -> Option<&PyValue> {
        self.names.get(name)
    }

    /// Puts more onto a name's list.
    pub(super) fn append(&mut self, name: &str, more: PyValue) {
        let old = self.names.remove(name).unwrap_or(PyValue::Unknown);
        let new = self.sum(old, more);
        self.set(name, new);
    }

    /// The value of an expression.
    pub(super) fn value(&mut self, tokens: PyTokens<'_, '_>) -> PyValue {
        self.tuple(tokens, 0)
    }

    fn spend(&mut self, much: usize) -> bool {
        let is_there = self.left >= much;
        self.left = self.left.saturating_sub(much.max(1));
        is_there
    }

    fn tuple(&mut self, tokens: PyTokens<'_, '_>, depth: usize) -> PyValue {
        if depth > DEEPEST || !self.spend(1) {
            return PyValue::Unknown;
        }
        let parts = split(tokens, |op| op == ",");
        if parts.len() > 1 {
            return PyValue::List(self.each(&parts, depth));
        }
        self.simple(tokens, depth)
    }

    /// Elements between commas; a comma may follow the last.
    fn each(&mut self, parts: &[PyTokens<'_, '_>], depth: usize) -> Vec<PyValue> {
        let parts = parts.iter().filter(|part| !part.is_empty());
        parts.map(|part| self.simple(part, depth + 1)).collect()
    }

    fn simple(&mut self, tokens: PyTokens<'_, '_>, depth: usize) -> PyValue {
        if depth > DEEPEST || !self.spend(1) || has_word(tokens) {
            return PyValue::Unknown;
        }
        let terms = split(tokens, |op| op == "+");
        let mut terms = terms.iter().filter(|term| !term.is_empty());
        let Some(first) = terms.next() else { return PyValue::Unknown };
        let mut sum = self.term(first, depth + 1);
        for term in terms {
            let term = self.term(term, depth + 1);
            sum = self.sum(sum, term);
        }
        sum
    }

    fn sum(&mut self, a: PyValue, b: PyValue) -> PyValue {
        if !self.spend(size(&b)) {
            return PyValue::Unknown;
        }
        match (a, b) {
            (PyValue::Text(a), PyValue::Text(b)) => PyValue::Text(a + &b),
            (PyValue::Number(a), PyValue::Number(b)) => PyValue::Number(a + b),
            (PyValue::List(mut a), PyValue::List(b)) => {
                a.extend(b);
                PyValue::List(a)
            }
            // What is known of a list stays; that some is not is an element.
            (PyValue::List(mut a), PyValue::Unknown) => {
                a.push(PyValue::Unknown);
                PyValue::List(a)
            }
            _ => PyValue::Unknown,
        }
    }

    fn term(&mut self, tokens: PyTokens<'_, '_>, depth: usize) -> PyValue {
        let filled = split(tokens, |op| op == "%");
        if let [text, values] = filled.as_slice()
            && !text.is_empty()
        {
            let (text, values) = (self.term(text, depth + 1), self.term(values, depth + 1));
            return self.filled(&text, values);
        }
        let factors = split(tokens, |op| op == "*");
        if let [first, rest @ ..] = factors.as_slice()
            && !rest.is_empty()
        {
            let mut product = self.primary(first, depth + 1);
            for factor in rest {
                product = match (product, self.primary(factor, depth + 1)) {
                    (PyValue::Number(a), PyValue::Number(b)) => PyValue::Number(a * b),
                    _ => PyValue::Unknown,
                };
            }
            return product;
        }
        if let [PyToken::Op("-"), PyToken::Number(number)] = tokens {
            return PyValue::Number(-read_number(number));
        }
        self.primary(tokens, depth)
    }

    /// `'%s of %s' % (a, b)`, with `%s` and `%d` alone.
    fn filled(&mut self, text: &PyValue, values: PyValue) -> PyValue {
        let PyValue::Text(text) = text else { return PyValue::Unknown };
        let values = match values {
            PyValue::List(values) => values,
            one => vec![one],
        };
        let mut parts = text.split('%');
        let mut filled = parts.next().unwrap_or_default().to_owned();
        let mut values = values.iter();
        for part in parts {
            let rest = part.strip_prefix(['s', 'd']);
            let (Some(rest), Some(value)) = (rest, values.next().and_then(told)) else {
                return PyValue::Unknown;
            };
            if !self.spend(value.len()) {
                return PyValue::Unknown;
            }
            filled += &value;
            filled += rest;
        }
        PyValue::Text(filled)
    }

    /// An atom with what is done to it: calls, attributes, subscripts.
    fn primary(&mut self, tokens: PyTokens<'_, '_>, depth: usize) -> PyValue {
        if depth > DEEPEST || !self.spend(1) {
            return PyValue::Unknown;
        }
        match tokens {
            [PyToken::Text(_) | PyToken::Filled(_), ..] => self.strings(tokens, depth),
            [PyToken::Number(number)] => PyValue::Number(read_number(number)),
            [PyToken::Name(name)] => self.name(name),
            [PyToken::Name(name), PyToken::Op("("), inner @ .., PyToken::Op(")")]
                if is_one(&tokens[1..]) =>
            {
                self.call(name, inner, depth)
            }
            [PyToken::Op("("), inner @ .., PyToken::Op(")")] if is_one(tokens) => {
                if inner.is_empty() {
                    PyValue::List(Vec::new())
                } else {
                    self.tuple(inner, depth + 1)
                }
            }
            [PyToken::Op("["), inner @ .., PyToken::Op("]")] if is_one(tokens) => {
                // A comprehension is one element with a word in it, and so unknown.
                match split(inner, |op| op == ",").as_slice() {
                    [one] if has_word(one) => PyValue::Unknown,
                    parts => PyValue::List(self.each(parts, depth)),
                }
            }
            [PyToken::Op("{"), inner @ .., PyToken::Op("}")] if is_one(tokens) => {
                self.dict(inner, depth)
            }
            [.., PyToken::Op("]")] => self.subscript(tokens, depth),
            _ => PyValue::Unknown,
        }
    }

    fn name(&mut self, name: &str) -> PyValue {
        match name {
            "True" => PyValue::Flag(true),
            "False" => PyValue::Flag(false),
            "None" => PyValue::None,
            _ => match self.names.get(name) {
                Some(value) if self.left > size(value) => {
                    let value = value.clone();
                    self.spend(size(&value));
                    value
                }
                _ => PyValue::Unknown,
            },
        }
    }

    /// Strings that stand side by side are one; a method may follow.
    fn strings(&mut self, tokens: PyTokens<'_, '_>, depth: usize) -> PyValue {
        let mut all = String::new();
        for (at, token) in tokens.iter().enumerate() {
            match token {
                PyToken::Text(text) => all += text,
                PyToken::Filled(text) => match self.interpolated(text) {
                    Some(text) => all += &text,
                    None => return PyValue::Unknown,
                },
                _ => return self.method(&all, &tokens[at..], depth),
            }
        }
        self.spend(all.len());
        PyValue::Text(all)
    }

    /// `f'{name}/x'`, with names alone in the braces.
    fn interpolated(&mut self, text: &str) -> Option<String> {
        let mut parts = text.split('{');
        let mut filled = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let (name, rest) = part.split_once('}')?;
            filled += &told(&self.name(name.trim()))?;
            filled += rest;
            if filled.len() > self.left {
                return None;
            }
        }
        Some(filled)
    }

    fn method(&mut self, text: &str, tokens: PyTokens<'_, '_>, depth: usize) -> PyValue {
        let [PyToken::Op("."), PyToken::Name(name), PyToken::Op("("), inner @ .., PyToken::Op(")")] =
            tokens
        else {
            return PyValue::Unknown;
        };
        if !is_one(&tokens[2..]) {
            return PyValue::Unknown;
        }
        let arguments = self.each(&split(inner, |op| op == ","), depth);
        match (*name, arguments.as_slice()) {
            ("strip", []) => PyValue::Text(text.trim().to_owned()),
            ("split", []) => {
                let words = text.split_whitespace().map(|word| PyValue::Text(word.to_owned()));
                PyValue::List(words.collect())
            }
            ("split", [PyValue::Text(at)]) if !at.is_empty() => {
                PyValue::List(text.split(at).map(|part| PyValue::Text(part.to_owned())).collect())
            }
            _ => PyValue::Unknown,
        }
    }

    fn call(&mut self, name: &str, inner: PyTokens<'_, '_>, depth: usize) -> PyValue {
        let parts = split(inner, |op| op == ",");
        match name {
            "dict" => {
                let mut pairs = Vec::new();
                for part in parts.iter().filter(|part| !part.is_empty()) {
                    let [PyToken::Name(key), PyToken::Op("="), value @ ..] = part else {
                        return PyValue::Unknown;
                    };
                    let value = self.simple(value, depth + 1);
                    pairs.push((PyValue::Text((*key).to_owned()), value));
                }
                PyValue::Dict(pairs)
            }
            "classes" => match self.each(&parts, depth).as_slice() {
                [PyValue::Text(names)] => {
                    PyValue::Classes(names.split_whitespace().map(str::to_owned).collect())
                }
                _ => PyValue::Unknown,
            },
            // What calibre translates, and conversions that change nothing here.
            "_" | "str" | "unicode" | "list" | "tuple" => {
                let mut values = self.each(&parts, depth);
                match (values.pop(), values.is_empty()) {
                    (Some(value @ (PyValue::Text(_) | PyValue::List(_))), true) => value,
                    _ => PyValue::Unknown,
                }
            }
            _ => PyValue::Unknown,
        }
    }

    fn dict(&mut self, inner: PyTokens<'_, '_>, depth: usize) -> PyValue {
        let mut pairs = Vec::new();
        for part in split(inner, |op| op == ",").iter().filter(|part| !part.is_empty()) {
            // The first, since that of a lambda is one, too.
            let Some(key) = split(part, |op| op == ":").first().copied() else { continue };
            let value = part.get(key.len() + 1..).unwrap_or_default();
            pairs.push((self.simple(key, depth + 1), self.simple(value, depth + 1)));
        }
        PyValue::Dict(pairs)
    }

    /// `names['a']`, `names[0]`.
    fn subscript(&mut self, tokens: PyTokens<'_, '_>, depth: usize) -> PyValue {
        let [PyToken::Name(name), PyToken::Op("["), inner @ .., PyToken::Op("]")] = tokens else {
            return PyValue::Unknown;
        };
        if !is_one(&tokens[1..]) {
            return PyValue::Unknown;
        }
        match (self.name(name), self.simple(inner, depth + 1)) {
            (PyValue::Dict(pairs), key) => {
                let found = pairs.into_iter().find(|(known, _)| *known == key);
                found.map_or(PyValue::Unknown, |(_, value)| value)
            }
            (PyValue::List(values), PyValue::Number(place)) if place >= 0.0 => {
                #[allow(clippy::cast_sign_loss, reason = "looked at above")]
                let place = place as usize;
                values.into_iter().nth(place).unwrap_or(PyValue::Unknown)
            }
            _ => PyValue::Unknown,
        }
    }
}

/// How much a value is.
fn size(value: &PyValue) -> usize {
    match value {
        PyValue::Text(text) => 1 + text.len(),
        PyValue::List(values) => 1 + values.iter().map(size).sum::<usize>(),
        PyValue::Dict(pairs) => 1 + pairs.iter().map(|(a, b)| size(a) + size(b)).sum::<usize>(),
        PyValue::Classes(names) => 1 + names.iter().map(String::len).sum::<usize>(),
        _ => 1,
    }
}

/// A value as Python's `str` tells it.
fn told(value: &PyValue) -> Option<String> {
    match value {
        PyValue::Text(text) => Some(text.clone()),
        PyValue::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

fn read_number(written: &str) -> f64 {
    written.replace('_', "").parse().unwrap_or(f64::NAN)
}

/// Words that make of an expression what only running it tells.
fn is_word(token: &PyToken<'_>) -> bool {
    let words =
        ["for", "if", "else", "lambda", "and", "or", "not", "in", "is", "async", "await", "yield"];
    let ops = ["==", "!=", "<", ">", "<=", ">=", "|", "&", "^", "<<", ">>", "//", "/", "**", ":="];
    match token {
        PyToken::Name(name) => words.contains(name),
        PyToken::Op(op) => ops.contains(op),
        _ => false,
    }
}

/// Whether such a word stands in an expression, not in brackets.
fn has_word(tokens: PyTokens<'_, '_>) -> bool {
    let mut depth = 0_usize;
    tokens.iter().any(|token| {
        depth = deeper(depth, token);
        depth == 0 && is_word(token)
    })
}

fn deeper(depth: usize, token: &PyToken<'_>) -> usize {
    match token {
        PyToken::Op("(" | "[" | "{") => depth + 1,
        PyToken::Op(")" | "]" | "}") => depth.saturating_sub(1),
        _ => depth,
    }
}

/// Whether the first bracket is closed by the last token.
fn is_one(tokens: PyTokens<'_, '_>) -> bool {
    let mut depth = 0;
    let closed = tokens.iter().position(|token| {
        depth = deeper(depth, token);
        depth == 0
    });
    closed.is_some_and(|at| at + 1 == tokens.len())
}

/// An expression cut at an operator, where that stands in no bracket.
fn split<'a, 'b>(tokens: PyTokens<'a, 'b>, at: impl Fn(&str) -> bool) -> Vec<PyTokens<'a, 'b>> {
    let mut depth = 0;
    tokens
        .split(|token| {
            depth = deeper(depth, token);
            depth == 0 && matches!(token, PyToken::Op(op) if at(op))
        })
        .collect()
}
