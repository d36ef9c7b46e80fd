//! Elements of a page, as `sources.toml` writes them: the part of CSS that
//! names an element by itself, `div.story, #text, p[data-kind='x']`. Nothing
//! about where it stands: recipes can't say that either, and a name that is
//! only one element's is easier to keep right when a site changes.

use super::subscription::Selector;

/// How many elements one text may name. Recipes name up to a few dozen.
const MOST: usize = 200;

/// The longest text that names elements, in bytes.
const LONGEST: usize = 20_000;

/// Reads elements; `None` if the text is anything else.
pub(super) fn read(text: &str) -> Option<Vec<Selector>> {
    if text.len() > LONGEST {
        return None;
    }
    let mut reader = SelectorReader { rest: text };
    let mut found = Vec::new();
    loop {
        reader.skip_space();
        found.push(reader.element()?);
        if found.len() > MOST {
            return None;
        }
        reader.skip_space();
        match reader.take() {
            None => return Some(found),
            Some(',') => {}
            Some(_) => return None,
        }
    }
}

struct SelectorReader<'a> {
    rest: &'a str,
}

impl<'a> SelectorReader<'a> {
    fn element(&mut self) -> Option<Selector> {
        let mut selector = Selector::default();
        let name = self.word();
        if name.is_empty() {
            if self.rest.strip_prefix('*').is_some() {
                self.take();
            } else if !self.rest.starts_with(['.', '#', '[']) {
                return None;
            }
        } else {
            selector.names.push(name.to_ascii_lowercase());
        }
        loop {
            let (attribute, values) = match self.rest.chars().next() {
                Some('.') => ("class".to_owned(), vec![self.after_mark()?]),
                Some('#') => ("id".to_owned(), vec![self.after_mark()?]),
                Some('[') => self.attribute()?,
                _ => return Some(selector),
            };
            selector.attributes.push((attribute, values));
        }
    }

    fn after_mark(&mut self) -> Option<String> {
        self.take();
        let word = self.word();
        (!word.is_empty()).then(|| word.to_owned())
    }

    /// `[name]`, `[name=value]`, `[name='value']`.
    fn attribute(&mut self) -> Option<(String, Vec<String>)> {
        self.take();
        self.skip_space();
        let name = self.word().to_ascii_lowercase();
        if name.is_empty() {
            return None;
        }
        self.skip_space();
        let values = match self.take()? {
            ']' => return Some((name, Vec::new())),
            '=' => vec![self.value()?],
            _ => return None,
        };
        self.skip_space();
        (self.take()? == ']').then_some((name, values))
    }

    fn value(&mut self) -> Option<String> {
        self.skip_space();
        let Some(quote @ ('\'' | '"')) = self.rest.chars().next() else {
            let word = self.word();
            return (!word.is_empty()).then(|| word.to_owned());
        };
        self.take();
        let mut value = String::new();
        loop {
            match self.take()? {
                c if c == quote => return Some(value),
                '\\' => value.push(self.take()?),
                c => value.push(c),
            }
        }
    }

    fn word(&mut self) -> &'a str {
        let ends = self.rest.find(|c| !is_of_word(c)).unwrap_or(self.rest.len());
        let (word, rest) = self.rest.split_at(ends);
        self.rest = rest;
        word
    }

    fn skip_space(&mut self) {
        self.rest = self.rest.trim_start();
    }

    fn take(&mut self) -> Option<char> {
        let mut chars = self.rest.chars();
        let first = chars.next()?;
        self.rest = chars.as_str();
        Some(first)
    }
}

/// Whether a character can stand in a name without quotes.
fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '-' | '_' | ':')
}

/// Writes an element so that [`read`] reads the same of it. One that names
/// several elements or values becomes several, with commas.
pub(super) fn write(selector: &Selector) -> String {
    let names: Vec<&str> = match selector.names.as_slice() {
        [] => vec![""],
        names => names.iter().map(String::as_str).collect(),
    };
    let mut written: Vec<String> = names.into_iter().map(str::to_owned).collect();
    for (attribute, values) in &selector.attributes {
        let parts: Vec<String> = match values.as_slice() {
            [] => vec![format!("[{attribute}]")],
            values => values.iter().map(|value| part(attribute, value)).collect(),
        };
        let all =
            written.iter().flat_map(|base| parts.iter().map(move |part| format!("{base}{part}")));
        written = all.take(MOST).collect();
    }
    for text in &mut written {
        if text.is_empty() {
            text.push('*');
        }
    }
    written.join(", ")
}

fn part(attribute: &str, value: &str) -> String {
    let is_word = !value.is_empty() && value.chars().all(is_of_word);
    match attribute {
        "class" if is_word => format!(".{value}"),
        "id" if is_word => format!("#{value}"),
        _ => {
            let escaped = value.replace('\\', "\\\\").replace('\'', "\\'");
            format!("[{attribute}='{escaped}']")
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn selector(names: &[&str], attributes: &[(&str, &[&str])]) -> Selector {
        let owned = |list: &[&str]| list.iter().map(|text| (*text).to_owned()).collect();
        Selector {
            names: owned(names),
            attributes: attributes.iter().map(|(n, v)| ((*n).to_owned(), owned(v))).collect(),
        }
    }

    #[test]
    fn elements_are_read_by_name_class_id_and_attribute() {
        assert_eq!(
            read("article, DIV.story.lead,#text , p[data-kind = 'a b\\'s'], [hidden], *"),
            Some(vec![
                selector(&["article"], &[]),
                selector(&["div"], &[("class", &["story"]), ("class", &["lead"])]),
                selector(&[], &[("id", &["text"])]),
                selector(&["p"], &[("data-kind", &["a b's"])]),
                selector(&[], &[("hidden", &[])]),
                selector(&[], &[]),
            ])
        );
        for wrong in ["", ",", "div >p", "div p", "a:hover()", "p[", "p[a='x]", "p..x", "a,,b", "#"]
        {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn several_names_and_values_are_written_as_several_elements() {
        let several = selector(&["div", "p"], &[("class", &["a", "b c"])]);
        let written = write(&several);
        assert_eq!(written, "div.a, div[class='b c'], p.a, p[class='b c']");
        assert_eq!(read(&written).unwrap().len(), 4);
    }

    proptest! {
        #[test]
        fn whatever_is_written_is_read_as_the_same(
            name in "[a-z]{0,3}", attribute in "[a-z]{1,4}", value in "\\PC{1,9}"
        ) {
            let names: Vec<&str> = if name.is_empty() { vec![] } else { vec![&name] };
            let one = selector(&names, &[(&attribute, &[&value])]);
            prop_assert_eq!(read(&write(&one)), Some(vec![one]));
        }

        #[test]
        fn no_text_makes_it_panic(text in "[a-z.#\\[\\]='\"\\\\, *]{0,40}") {
            let _ = read(&text);
        }
    }
}
