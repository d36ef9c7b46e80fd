//! Values of a file as the reader wants them, and what is wrong with others.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::secrets;
use crate::model::{Clean, LangTag};
use crate::sources::address;
use crate::sources::selector;
use crate::sources::subscription::{AllowedNet, Selector};
use crate::toml_file::{
    Expected, LinePositions, Literal, Mistake, MistakeKind, OtherValue, TomlSource, nearest, shown,
};

/// A value with its place.
pub(in crate::sources) type SpannedValue<'a> = Spanned<DeValue<'a>>;

/// A key with its place.
pub(in crate::sources) type SpannedKey<'a> = Spanned<toml::de::DeString<'a>>;

/// The longest name, title or other text that is not an address.
pub(in crate::sources) const LONGEST: usize = 500;

/// The entries of a table as the file has them.
pub(in crate::sources) fn in_order<'a, 'b>(
    table: &'a DeTable<'b>,
) -> Vec<(&'a SpannedKey<'b>, &'a SpannedValue<'b>)> {
    let mut entries: Vec<_> = table.iter().collect();
    entries.sort_by_key(|(key, _)| key.span().start);
    entries
}

/// Who reads, and what was found to be wrong so far.
pub(in crate::sources) struct TomlFindings<'a> {
    places: LinePositions<'a>,
    /// Where the text is not TOML; what stands there is left out without a
    /// word, since the one about the text has been said.
    pub(in crate::sources) not_toml: Vec<usize>,
    pub(in crate::sources) mistakes: Vec<Mistake>,
}

impl<'a> TomlFindings<'a> {
    pub(in crate::sources) fn new(source: &TomlSource<'a>) -> Self {
        let places = LinePositions::of(source);
        Self { places, not_toml: Vec::new(), mistakes: Vec::new() }
    }

    pub(in crate::sources) fn tell(&mut self, at: usize, kind: MistakeKind) {
        self.mistakes.push(Mistake::new(self.places.at(at), kind));
    }

    /// Whether a key with its value is whole.
    pub(in crate::sources) fn is_whole(
        &self,
        key: &SpannedKey<'_>,
        value: &SpannedValue<'_>,
    ) -> bool {
        let all = key.span().start..=value.span().end;
        !self.not_toml.iter().any(|at| all.contains(at))
    }

    /// There is no such key; which was meant, of those that there are.
    pub(in crate::sources) fn no_key(
        &mut self,
        key: &SpannedKey<'_>,
        known: &'static [&'static str],
    ) {
        let name = key.get_ref();
        let meant = nearest(name, known.iter().copied());
        let kind = MistakeKind::NoSourceKey { key: shown(name), meant, known };
        self.tell(key.span().start, kind);
    }

    /// A value that the key does not take.
    pub(in crate::sources) fn not_taken(
        &mut self,
        key: &str,
        value: &SpannedValue<'_>,
        expected: Expected,
    ) {
        self.not_taken_but(key, value, expected, None);
    }

    fn not_taken_but(
        &mut self,
        key: &str,
        value: &SpannedValue<'_>,
        expected: Expected,
        meant: Option<&'static str>,
    ) {
        let found = match Literal::from_toml(value.get_ref()) {
            _ if secrets::of(key).is_some() => Literal::Other(OtherValue::Hidden),
            Literal::Text(text) if key == "url" => Literal::Text(address::safe_address(&text)),
            found => found,
        };
        let kind = MistakeKind::Value { key: key.to_owned(), found, expected, meant };
        self.tell(value.span().start, kind);
    }

    /// A text within bounds.
    pub(in crate::sources) fn text(
        &mut self,
        key: &str,
        value: &SpannedValue<'_>,
        most: usize,
    ) -> Option<String> {
        let text = match value.get_ref() {
            DeValue::String(text) => text.trim(),
            _ => "",
        };
        if (1..=most).contains(&text.chars().count()) {
            return Some(text.to_owned());
        }
        self.not_taken(key, value, Expected::Text(most));
        None
    }

    /// A text that a terminal can show.
    pub(in crate::sources) fn clean(
        &mut self,
        key: &str,
        value: &SpannedValue<'_>,
    ) -> Option<Clean> {
        let text = self.text(key, value, LONGEST)?;
        let clean = Clean::line(&text);
        if !clean.trim().is_empty() {
            return Some(clean);
        }
        self.not_taken(key, value, Expected::Text(LONGEST));
        None
    }

    /// A text that may stand in the head of a request: none of it ends the
    /// line.
    pub(in crate::sources) fn header(
        &mut self,
        key: &str,
        value: &SpannedValue<'_>,
    ) -> Option<String> {
        let text = self.text(key, value, address::LONGEST)?;
        if !text.chars().any(char::is_control) {
            return Some(text);
        }
        self.not_taken(key, value, Expected::Text(address::LONGEST));
        None
    }

    pub(in crate::sources) fn flag(&mut self, key: &str, value: &SpannedValue<'_>) -> Option<bool> {
        if let DeValue::Boolean(flag) = value.get_ref() {
            return Some(*flag);
        }
        self.not_taken(key, value, Expected::Flag);
        None
    }

    pub(in crate::sources) fn whole(
        &mut self,
        key: &str,
        value: &SpannedValue<'_>,
        range: std::ops::RangeInclusive<u16>,
    ) -> Option<u16> {
        if let Literal::Whole(number) = Literal::from_toml(value.get_ref())
            && let Ok(number) = u16::try_from(number)
            && range.contains(&number)
        {
            return Some(number);
        }
        self.not_taken(key, value, Expected::Whole(range));
        None
    }

    /// One of a few words.
    pub(in crate::sources) fn one_of<T>(
        &mut self,
        key: &str,
        value: &SpannedValue<'_>,
        names: &'static [&'static str],
        of: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        let word = match value.get_ref() {
            DeValue::String(word) => word.as_ref(),
            _ => "",
        };
        let found = of(word);
        if found.is_none() {
            let quoted = names.iter().map(|name| format!("\"{name}\""));
            let meant = nearest(word, names.iter().copied());
            self.not_taken_but(key, value, Expected::OneOf(quoted.collect()), meant);
        }
        found
    }

    pub(in crate::sources) fn lang(
        &mut self,
        key: &str,
        value: &SpannedValue<'_>,
    ) -> Option<LangTag> {
        let tag = value.get_ref().as_str().and_then(LangTag::new);
        if tag.is_none() {
            self.not_taken(key, value, Expected::LangTag);
        }
        tag
    }

    /// A label of an encoding.
    pub(in crate::sources) fn encoding(
        &mut self,
        key: &str,
        value: &SpannedValue<'_>,
    ) -> Option<String> {
        let label = value.get_ref().as_str().map(str::trim).unwrap_or_default();
        if encoding_rs::Encoding::for_label(label.as_bytes()).is_some() {
            return Some(label.to_owned());
        }
        self.not_taken(key, value, Expected::Encoding);
        None
    }

    /// A text or a list of texts, each as `of` reads it.
    pub(in crate::sources) fn each<T>(
        &mut self,
        key: &str,
        value: &SpannedValue<'_>,
        expected: &Expected,
        of: impl Fn(&str) -> Option<T>,
    ) -> Vec<T> {
        let values = match value.get_ref() {
            DeValue::Array(values) => values.iter().collect(),
            DeValue::String(_) => vec![value],
            _ => {
                self.not_taken(key, value, Expected::Texts);
                return Vec::new();
            }
        };
        let mut read = Vec::with_capacity(values.len());
        for value in values {
            match value.get_ref().as_str().and_then(&of) {
                Some(one) => read.push(one),
                None => self.not_taken(key, value, expected.clone()),
            }
        }
        read
    }

    pub(in crate::sources) fn nets(
        &mut self,
        key: &str,
        value: &SpannedValue<'_>,
    ) -> Vec<AllowedNet> {
        self.each(key, value, &Expected::Net, address::net)
    }

    pub(in crate::sources) fn selectors(
        &mut self,
        key: &str,
        value: &SpannedValue<'_>,
    ) -> Vec<Selector> {
        self.each(key, value, &Expected::Selector, selector::read).into_iter().flatten().collect()
    }
}
