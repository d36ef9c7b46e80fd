//! The two scripts of Chinese, and a text of one in the characters of the
//! other: for the eye, never for the record.
//!
//! A character becomes one character of as many bytes, so that bytes of the
//! converted text are bytes of the text itself: rows, spans, hits and
//! bookmarks count in either. What could not be done so (a hundred rare han
//! beyond the basic plane) stays as printed.
//!
//! The lists have a pair a line: what is written, then how the other script
//! writes it, each half of the line. A phrase stands there only where its
//! characters alone would come out otherwise (头发 is 頭髮, 发展 is 發展, and 皇后
//! stays). One after `=` does not, and is there for its end: 对面 keeps the 面 of
//! 对面包子铺 from being that of 面包. They are made by `src/bin/word-list` from the dictionaries of
//! `OpenCC` (Apache-2.0), with the character forms of Taiwan's standard but not
//! its words, and are not looked at before a text is converted.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::OnceLock;

use super::simplified;

/// The characters that Chinese is read in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum HanScript {
    /// 简体.
    Simplified,
    /// 繁體.
    Traditional,
}

impl HanScript {
    /// The next to read in, round and round; none is as printed.
    #[must_use]
    pub const fn after(script: Option<Self>) -> Option<Self> {
        match script {
            None => Some(Self::Simplified),
            Some(Self::Simplified) => Some(Self::Traditional),
            Some(Self::Traditional) => None,
        }
    }

    /// The other one.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Simplified => Self::Traditional,
            Self::Traditional => Self::Simplified,
        }
    }

    /// A text in the characters of this script, each where it was and of as
    /// many bytes. A text that is in this script stays: converted once more,
    /// it would lose what its own script tells apart (皇后 and 後來).
    #[must_use]
    pub fn convert(self, text: &str) -> Cow<'_, str> {
        if text.is_ascii() || !self.is_foreign(text) {
            return Cow::Borrowed(text);
        }
        Cow::Owned(self.forms().convert(text))
    }

    /// Whether more characters of a text belong to the other script.
    fn is_foreign(self, text: &str) -> bool {
        let (mut ours, mut theirs) = (0_usize, 0_usize);
        for c in text.chars().filter(|c| !c.is_ascii()) {
            theirs += usize::from(self.forms().of(c) != c);
            ours += usize::from(self.other().forms().of(c) != c);
        }
        // Where they are even, the characters of the simplified script are
        // those that may stand in both (后, 里, 台).
        theirs > ours || self == Self::Simplified && theirs == ours && theirs > 0
    }

    fn forms(self) -> &'static ScriptForms {
        static FORMS: [OnceLock<ScriptForms>; 2] = [const { OnceLock::new() }; 2];
        FORMS[self as usize].get_or_init(|| match self {
            Self::Simplified => ScriptForms::new(include_str!("simplified.txt"), simplified),
            Self::Traditional => ScriptForms::new(include_str!("traditional.txt"), |c| c),
        })
    }
}

/// How a script writes what the other writes.
struct ScriptForms {
    characters: HashMap<char, char>,
    /// By their first character, the longest first.
    phrases: HashMap<char, Vec<Phrase>>,
    /// For characters that are not listed.
    others: fn(char) -> char,
}

/// A phrase, and what it becomes if its characters alone do not tell.
type Phrase = (&'static str, Option<&'static str>);

impl ScriptForms {
    fn new(list: &'static str, others: fn(char) -> char) -> Self {
        let mut forms = Self { characters: HashMap::new(), phrases: HashMap::new(), others };
        for line in list.lines() {
            let (from, to) = match line.strip_prefix('=') {
                Some(phrase) => (phrase, None),
                None => line
                    .split_at_checked(line.len() / 2)
                    .map_or((line, None), |(from, to)| (from, Some(to))),
            };
            let mut letters = from.chars();
            match (letters.next(), letters.next()) {
                (Some(first), Some(_)) => forms.phrases.entry(first).or_default().push((from, to)),
                (Some(one), None) => {
                    forms.characters.extend(to.and_then(|to| Some((one, to.chars().next()?))));
                }
                _ => {}
            }
        }
        for phrases in forms.phrases.values_mut() {
            phrases.sort_by_key(|(from, _)| std::cmp::Reverse(from.len()));
        }
        forms
    }

    fn of(&self, c: char) -> char {
        self.characters.get(&c).copied().unwrap_or_else(|| (self.others)(c))
    }

    fn convert(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            let phrases = self.phrases.get(&first).into_iter().flatten();
            let taken = match phrases.into_iter().find(|(from, _)| rest.starts_with(from)) {
                Some((from, Some(to))) => {
                    out.push_str(to);
                    from.len()
                }
                Some((from, None)) => {
                    out.extend(from.chars().map(|c| self.of(c)));
                    from.len()
                }
                None => {
                    out.push(self.of(first));
                    first.len_utf8()
                }
            };
            rest = &rest[taken..];
        }
        out
    }
}

#[cfg(test)]
mod tests;
