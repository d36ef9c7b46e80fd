//! The numbers of a Markdown text's notes. Writers label them as they like
//! (`[^1]`, `[^yard]`), for what is read they are numbered; and a label of letters
//! has no raised form to stand in, so that it would be glued to the word before it.

use std::collections::HashMap;

use pulldown_cmark::{CowStr, Event, Tag};

/// What stands for the labels of a text. Empty where all are figures: these
/// stay, since the text may speak of its “note 3”.
#[derive(Debug, Default)]
pub(super) struct NoteNumbers(HashMap<String, usize>);

impl NoteNumbers {
    /// Numbers the notes of a text, given as its events too, by where they are first
    /// referred to; those that nothing refers to follow.
    pub(super) fn of<'a>(text: &str, events: impl Iterator<Item = Event<'a>>) -> Self {
        if !text.contains("[^") {
            return Self::default();
        }
        let (mut referred, mut defined) = (Vec::new(), Vec::new());
        for event in events {
            match event {
                Event::FootnoteReference(label) => referred.push(label),
                Event::Start(Tag::FootnoteDefinition(label)) => defined.push(label),
                _ => {}
            }
        }
        let mut numbers = HashMap::new();
        for label in referred.iter().chain(&defined) {
            let next = numbers.len() + 1;
            numbers.entry(label.to_lowercase()).or_insert(next);
        }
        let is_figure = |label: &String| label.bytes().all(|byte| byte.is_ascii_digit());
        if numbers.keys().all(is_figure) { Self::default() } else { Self(numbers) }
    }

    /// What stands for a label, at the word and at the note alike.
    pub(super) fn numbered<'a>(&self, label: CowStr<'a>) -> CowStr<'a> {
        let number = self.0.get(&label.to_lowercase());
        number.map_or(label, |number| number.to_string().into())
    }
}
