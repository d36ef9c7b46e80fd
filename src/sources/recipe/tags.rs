//! `keep_only_tags` and `remove_tags` as elements of a page. A recipe gives
//! Beautiful Soup's arguments for finding one: `dict(name='div',
//! attrs={'class': ['a', 'b']})`, `classes('a b')`.

use super::value::PyValue;
use crate::sources::subscription::Selector;

/// How many elements are taken of one attribute. The longest published list
/// has some sixty.
const MOST: usize = 200;

/// The elements, and whether these are all.
pub(super) fn selectors(value: &PyValue) -> (Vec<Selector>, bool) {
    let one = std::slice::from_ref(value);
    let each = match value {
        PyValue::List(each) => each.as_slice(),
        PyValue::None => &[],
        _ => one,
    };
    let mut found = Vec::new();
    let mut is_whole = true;
    for value in each {
        match element(value) {
            Some(selectors) if found.len() + selectors.len() <= MOST => found.extend(selectors),
            _ => is_whole = false,
        }
    }
    (found, is_whole)
}

fn element(value: &PyValue) -> Option<Vec<Selector>> {
    match value {
        PyValue::Classes(names) if !names.is_empty() => {
            let attributes = vec![("class".to_owned(), names.clone())];
            Some(vec![Selector { attributes, ..Selector::default() }])
        }
        PyValue::Dict(pairs) => {
            let mut found = vec![Selector::default()];
            for (key, value) in pairs {
                let PyValue::Text(key) = key else { return None };
                match key.as_str() {
                    "name" => names(&mut found, value)?,
                    "attrs" => match value {
                        PyValue::Dict(attributes) => {
                            for (name, value) in attributes {
                                let PyValue::Text(name) = name else { return None };
                                attribute(&mut found, name, value)?;
                            }
                        }
                        // A text alone is a class.
                        PyValue::Classes(_) | PyValue::Text(_) => {
                            attribute(&mut found, "class", value)?;
                        }
                        _ => return None,
                    },
                    "class_" => attribute(&mut found, "class", value)?,
                    // Not about the element itself.
                    "recursive" | "limit" | "text" | "string" => return None,
                    name => attribute(&mut found, name, value)?,
                }
            }
            let says = |one: &Selector| !one.names.is_empty() || !one.attributes.is_empty();
            found.iter().all(says).then_some(found)
        }
        // A name alone.
        PyValue::Text(name) if is_name(name) => {
            Some(vec![Selector { names: vec![name.clone()], ..Selector::default() }])
        }
        _ => None,
    }
}

fn names(found: &mut [Selector], value: &PyValue) -> Option<()> {
    let names = match value {
        PyValue::Flag(true) => return Some(()),
        value => texts(value)?,
    };
    if !names.iter().all(|name| is_name(name)) {
        return None;
    }
    let lower: Vec<String> = names.iter().map(|name| name.to_ascii_lowercase()).collect();
    for one in found {
        one.names.clone_from(&lower);
    }
    Some(())
}

/// An attribute with its values. A class of several words (`'a b'`) means an
/// element with them all, so that such are elements of their own.
fn attribute(found: &mut Vec<Selector>, name: &str, value: &PyValue) -> Option<()> {
    if !is_name(name) {
        return None;
    }
    let name = name.to_ascii_lowercase();
    let values = match value {
        PyValue::Flag(true) => Vec::new(),
        PyValue::Classes(names) => names.clone(),
        value => texts(value)?,
    };
    let is_several = |value: &String| name == "class" && value.split_whitespace().nth(1).is_some();
    let (several, single): (Vec<String>, Vec<String>) = values.into_iter().partition(is_several);
    let mut all = Vec::new();
    for base in found.drain(..) {
        if !single.is_empty() || several.is_empty() {
            let mut one = base.clone();
            one.attributes.push((name.clone(), single.clone()));
            all.push(one);
        }
        for value in several.iter().take(MOST) {
            let mut one = base.clone();
            let words = value.split_whitespace();
            one.attributes.extend(words.map(|word| (name.clone(), vec![word.to_owned()])));
            all.push(one);
        }
    }
    if all.len() > MOST {
        return None;
    }
    *found = all;
    Some(())
}

/// A text or a list of texts, none of them empty.
fn texts(value: &PyValue) -> Option<Vec<String>> {
    let text = |value: &PyValue| match value {
        PyValue::Text(text) if !text.trim().is_empty() => Some(text.trim().to_owned()),
        _ => None,
    };
    match value {
        PyValue::List(values) if !values.is_empty() => values.iter().map(text).collect(),
        value => text(value).map(|text| vec![text]),
    }
}

fn is_name(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | ':'))
}
