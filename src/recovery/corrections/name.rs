//! Names of texts: their first words, so that they are found again in another
//! import.

use serde::{Deserialize, Serialize};

use crate::model::Lang;

/// A text, named by what it begins with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Written", into = "Written")]
pub struct Name {
    /// Its first words.
    pub text: String,
    /// Which of those that begin so, from 1 in reading order.
    pub nth: usize,
}

/// As it stands in the file: mostly the words alone.
#[derive(Clone, Serialize, Deserialize)]
#[serde(untagged, expecting = "a text, or { text = \"…\", nth = 2 }")]
enum Written {
    Words(String),
    Nth(Counted),
}

#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Counted {
    text: String,
    nth: std::num::NonZeroUsize,
}

impl From<Written> for Name {
    fn from(written: Written) -> Self {
        match written {
            Written::Words(text) => Self { text, nth: 1 },
            Written::Nth(Counted { text, nth }) => Self { text, nth: nth.get() },
        }
    }
}

impl From<Name> for Written {
    fn from(Name { text, nth }: Name) -> Self {
        match std::num::NonZeroUsize::new(nth) {
            Some(nth) if nth.get() > 1 => Self::Nth(Counted { text, nth }),
            _ => Self::Words(text),
        }
    }
}

/// Characters of a text that name it at first; a han says more than a letter.
const HAN: usize = 16;
const LETTERS: usize = 40;
/// A text may end before its name does where it has at least so many letters:
/// another import may have cut it there.
const ENOUGH: usize = 8;

/// The characters by which texts are compared. Recovery sets white space and
/// punctuation anew each time; a text of punctuation only goes by that.
fn letters(text: &str) -> impl Iterator<Item = char> + '_ {
    let only_marks = !text.chars().any(char::is_alphanumeric);
    text.chars().filter(move |c| c.is_alphanumeric() || (only_marks && !c.is_whitespace()))
}

/// How well a text fits a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    No,
    /// The text ends before the name does.
    Short,
    Full,
}

fn fit(text: &str, words: &str) -> Fit {
    let (mut text, mut matched) = (letters(text), 0);
    for c in letters(words) {
        match text.next() {
            Some(here) if here == c => matched += 1,
            None if matched >= ENOUGH => return Fit::Short,
            _ => return Fit::No,
        }
    }
    if matched == 0 { Fit::No } else { Fit::Full }
}

impl Name {
    /// Which of the texts, in reading order, the name means.
    pub(super) fn find<'a>(&self, texts: impl Iterator<Item = &'a str>) -> Option<usize> {
        let (mut full, mut short) = (0, None);
        for (index, text) in texts.enumerate() {
            match fit(text, &self.text) {
                Fit::Full => {
                    full += 1;
                    if full == self.nth {
                        return Some(index);
                    }
                }
                Fit::Short => short = short.or(Some(index)),
                Fit::No => {}
            }
        }
        short.filter(|_| full == 0 && self.nth == 1)
    }

    /// The name of one of the texts: as few words as tell it from the others,
    /// counted where that cannot be; `None` for a text with nothing in it.
    pub(super) fn of(texts: &[&str], index: usize) -> Option<Self> {
        let text = texts.get(index)?;
        letters(text).next()?;
        let all = text.chars().count();
        let mut most = if Lang::guess(text) == Lang::En { LETTERS } else { HAN };
        loop {
            let words: String = text.chars().take(most).collect();
            let words = words.trim().to_owned();
            let alike =
                texts.iter().take(index).filter(|other| fit(other, &words) == Fit::Full).count();
            let after = texts.iter().skip(index + 1).any(|other| fit(other, &words) == Fit::Full);
            let is_named = fit(text, &words) == Fit::Full;
            if is_named && (most >= all || (alike == 0 && !after)) {
                return Some(Self { text: words, nth: alike + 1 });
            }
            if most >= all {
                return None;
            }
            most *= 2;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(words: &str) -> Name {
        Name { text: words.to_owned(), nth: 1 }
    }

    #[test]
    fn white_space_and_marks_do_not_count() {
        let texts = ["本报讯", "“春水”，满 河。", "春水满河桥"];
        assert_eq!(named("春水 满河").find(texts.into_iter()), Some(1));
        assert_eq!(Name { nth: 2, ..named("春水满河") }.find(texts.into_iter()), Some(2));
        assert_eq!(named("满河").find(texts.into_iter()), None);
        assert_eq!(named("……").find(["甲", "……"].into_iter()), Some(1));
        assert_eq!(named("").find(texts.into_iter()), None);
    }

    #[test]
    fn a_text_that_another_import_cut_short_is_still_found() {
        let name = named("今日清晨苇江二桥开三分钟过江");
        assert_eq!(name.find(["今日", "今日清晨苇江二桥开"].into_iter()), Some(1));
    }

    #[test]
    fn a_name_is_as_long_as_it_must_be_and_finds_its_text() {
        let long = "守闸人老赵看了看表，六点零三分，比预定的时间早了二十分钟。";
        let texts = [long, "守闸人老赵看了看表，六点零三分，比预定的时间晚了。", "简讯", "简讯"];
        assert_eq!(Name::of(&texts, 2), Some(named("简讯")));
        assert_eq!(Name::of(&texts, 3), Some(Name { nth: 2, ..named("简讯") }));
        for index in 0..texts.len() {
            let name = Name::of(&texts, index).unwrap();
            assert_eq!(name.find(texts.into_iter()), Some(index), "{name:?}");
        }
        assert_eq!(Name::of(&["  "], 0), None);
    }
}
