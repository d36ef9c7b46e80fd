//! The sections of an edition and their leading headlines, in one piece of memory.

use std::sync::Arc;

use super::Clean;

/// Sections and their leading headlines. A library has tens of thousands of such
/// lists: each is one text, not a text for every headline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeadlineList {
    /// A line for each headline; then one for each section, how many headlines it
    /// has before its name. A clean line holds no line feed.
    text: Arc<str>,
    /// Where the headlines end, in bytes.
    end: usize,
}

impl HeadlineList {
    /// All headlines, a line each.
    #[must_use]
    pub fn lines(&self) -> &str {
        &self.text[..self.end]
    }

    /// All headlines, in the order of their sections.
    #[must_use]
    pub fn headlines(&self) -> impl DoubleEndedIterator<Item = &str> {
        self.lines().split_terminator('\n')
    }

    /// The sections, each with its headlines.
    pub fn sections(&self) -> impl Iterator<Item = (&str, Vec<&str>)> {
        let mut headlines = self.headlines();
        self.text[self.end..].split_terminator('\n').filter_map(move |line| {
            let (count, name) = line.split_once(' ')?;
            let count = count.parse().unwrap_or_default();
            Some((name, headlines.by_ref().take(count).collect()))
        })
    }
}

impl<T: AsRef<[(Clean, Vec<Clean>)]>> From<T> for HeadlineList {
    fn from(sections: T) -> Self {
        let mut text = String::new();
        for headline in sections.as_ref().iter().flat_map(|(_, headlines)| headlines) {
            text.push_str(headline);
            text.push('\n');
        }
        let end = text.len();
        for (name, headlines) in sections.as_ref() {
            text.extend([&headlines.len().to_string(), " ", &**name, "\n"]);
        }
        Self { text: text.into(), end }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sections_come_back_with_their_headlines_whatever_they_are_called() {
        let lines = |lines: &[&str]| lines.iter().copied().map(Clean::line).collect::<Vec<_>>();
        let list = HeadlineList::from([
            (Clean::line("要闻"), lines(&["新渠通水", "", "2 灯"])),
            (Clean::line("3 empty"), lines(&[])),
            (Clean::line(""), lines(&["Ferry"])),
        ]);
        let sections: Vec<_> = list.sections().collect();
        let expected =
            [("要闻", vec!["新渠通水", "", "2 灯"]), ("3 empty", vec![]), ("", vec!["Ferry"])];
        assert_eq!(sections, expected);
        assert_eq!(list.headlines().collect::<Vec<_>>(), ["新渠通水", "", "2 灯", "Ferry"]);
        let none = HeadlineList::from(Vec::new());
        assert_eq!((none.headlines().count(), none.sections().count()), (0, 0));
    }
}
