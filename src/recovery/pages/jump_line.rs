//! The grammar of jump lines: 下转第3版, 1面から続く, “Continued on A4”.

use super::label::Label;

/// Which way a jump line points.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    /// To where the article goes on.
    Onward,
    /// To where it began.
    Back,
}

/// A jump line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct JumpLine {
    /// `None` where only its place tells: 紧接2版.
    pub(super) way: Option<Way>,
    /// The page it names.
    pub(super) page: Option<Label>,
    /// The title or catchword it repeats.
    pub(super) title: String,
    /// It means a jump only where it stands by itself.
    weak: bool,
}

/// The jump line that a text is, all of it.
pub(super) fn whole(text: &str) -> Option<JumpLine> {
    let text = text.trim();
    let (mark, length) = parse(text)?;
    text[length..].trim().is_empty().then_some(mark)
}

/// The jump line that a text ends with, and the byte where it begins.
/// `display` text may end with one that running text could not.
pub(super) fn at_end(text: &str, display: bool) -> Option<(usize, JumpLine)> {
    const LONGEST: usize = 60;
    let mut starts: Vec<usize> =
        text.char_indices().rev().take(LONGEST).map(|(at, _)| at).collect();
    starts.reverse();
    starts.into_iter().filter(|&at| at > 0 && begins_word(text, at)).find_map(|at| {
        let (mark, length) = parse(&text[at..])?;
        let ends = text[at + length..].trim().is_empty();
        (ends && (display || !mark.weak)).then_some((at, mark))
    })
}

/// The jump line that a text begins with, and the byte after it.
pub(super) fn at_start(text: &str) -> Option<(usize, JumpLine)> {
    let (mark, length) = parse(text)?;
    let rest = &text[length..];
    (!mark.weak && !rest.trim().is_empty()).then(|| (text.len() - rest.trim_start().len(), mark))
}

/// Whether a word may begin at a byte: a Latin one is not cut in its midst.
fn begins_word(text: &str, at: usize) -> bool {
    let letter = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    let first = text[at..].chars().next();
    let space = first.is_some_and(char::is_whitespace);
    !(space || letter(text[..at].chars().next_back()) && letter(first))
}

const OPENERS: &str = "(（[［【〔〈<▲▶▷►→■●◆＝=—▼";
const CLOSERS: &str = ")）]］】〕〉>▲▶◀◁←■●◆＝=—▼。.";

/// The jump line that a text begins with, and its length in bytes.
fn parse(text: &str) -> Option<(JumpLine, usize)> {
    let mut start = JumpScanner { text, at: 0 };
    let opened = start.skip_all(OPENERS);
    let forms: [fn(&mut JumpScanner<'_>, bool) -> Option<JumpLine>; 4] = [han, kana, hangul, latin];
    forms.into_iter().find_map(|form| {
        let mut reader = start;
        let mark = form(&mut reader, opened)?;
        reader.skip_all(CLOSERS);
        Some((mark, reader.at))
    })
}

/// 下转第3版, 上接A1版《…》, 紧接2版, 續第三版.
fn han(reader: &mut JumpScanner<'_>, opened: bool) -> Option<JumpLine> {
    use Way::{Back, Onward};
    // The longer first: 转 is in 下转.
    const VERBS: [(&str, Option<Way>, bool); 18] = [
        ("下转", Some(Onward), false),
        ("下轉", Some(Onward), false),
        ("下接", Some(Onward), false),
        ("接转", Some(Onward), false),
        ("接轉", Some(Onward), false),
        ("上接", Some(Back), false),
        ("承接", Some(Back), false),
        ("上承", Some(Back), false),
        ("续接", None, false),
        ("續接", None, false),
        ("紧接", None, false),
        ("緊接", None, false),
        ("紧转", Some(Onward), false),
        ("转", Some(Onward), true),
        ("轉", Some(Onward), true),
        ("续", None, true),
        ("續", None, true),
        ("接", None, true),
    ];
    let (_, way, bare) = VERBS.into_iter().find(|(verb, ..)| reader.eat(verb))?;
    reader.eat("第");
    let page = reader.label()?;
    let unit = reader.eat("版") || reader.eat("面");
    if !unit && page.letter.is_none() {
        return None;
    }
    let title = if reader.eat("《") {
        reader.until(|c| c == '》')?
    } else if opened {
        reader.until(|c| CLOSERS.contains(c))?
    } else {
        String::new()
    };
    reader.eat("》");
    Some(JumpLine { way, page: Some(page), title, weak: bare && !opened })
}

/// 3面に続く, 1面からつづく, 1面の続き, （つづく）.
fn kana(reader: &mut JumpScanner<'_>, opened: bool) -> Option<JumpLine> {
    let goes_on = |reader: &mut JumpScanner<'_>| reader.eat("続く") || reader.eat("つづく");
    if opened && goes_on(reader) {
        let (way, title) = (Some(Way::Onward), String::new());
        return Some(JumpLine { way, page: None, title, weak: false });
    }
    reader.eat("第");
    let page = reader.label()?;
    if !(reader.eat("面") || reader.eat("ページ") || reader.eat("頁")) {
        return None;
    }
    let rest = |reader: &mut JumpScanner<'_>| reader.eat("続き") || reader.eat("つづき");
    let way = if reader.eat("に") || reader.eat("へ") {
        goes_on(reader).then_some(Way::Onward)?
    } else if reader.eat("から") {
        (goes_on(reader) || rest(reader)).then_some(Way::Back)?
    } else {
        reader.eat("の");
        rest(reader).then_some(Way::Back)?
    };
    Some(JumpLine { way: Some(way), page: Some(page), title: String::new(), weak: false })
}

/// 3면에 계속, 1면에서 계속.
fn hangul(reader: &mut JumpScanner<'_>, _: bool) -> Option<JumpLine> {
    let page = reader.label()?;
    if !reader.eat("면") {
        return None;
    }
    let way = if reader.eat("에서") {
        Way::Back
    } else if reader.eat("에") || reader.eat("으로") {
        Way::Onward
    } else {
        return None;
    };
    let verb = ["계속", "이어집니다", "이어짐", "이어진"].iter().any(|verb| reader.eat(verb));
    verb.then(|| JumpLine { way: Some(way), page: Some(page), title: String::new(), weak: false })
}

/// Words for “continued”, the longer first.
const CONTINUED: [&str; 8] =
    ["continued", "cont'd.", "cont'd", "cont’d", "contd.", "contd", "cont.", "continues"];

/// Continued on A4, Cont. from Page 1, See BRIDGE, Page A4; From Page 1.
fn latin(reader: &mut JumpScanner<'_>, _: bool) -> Option<JumpLine> {
    if reader.eat_word("see") {
        let title = reader.until(|c| c == ',').filter(|title| is_catchword(title))?;
        reader.eat(",");
        reader.eat_word("on");
        let page = reader.eat_word("page") || reader.eat_word("p.");
        let label = reader.latin_label()?;
        let named = page || label.letter.is_some();
        let mark = JumpLine { way: Some(Way::Onward), page: Some(label), title, weak: false };
        return named.then_some(mark);
    }
    if reader.eat_word("please turn to") || reader.eat_word("turn to") {
        let named = reader.eat_word("page");
        let page = reader.latin_label().filter(|page| named || page.letter.is_some())?;
        let way = Some(Way::Onward);
        return Some(JumpLine { way, page: Some(page), title: String::new(), weak: !named });
    }
    let verb = CONTINUED.iter().any(|verb| reader.eat_word(verb));
    let way = if verb && (reader.eat_word("on") || reader.eat_word("to")) {
        Way::Onward
    } else if reader.eat_word("from") {
        Way::Back
    } else {
        return None;
    };
    let named = ["page", "pg.", "p."].iter().any(|word| reader.eat_word(word));
    let page = reader.latin_label()?;
    if !(verb || named || page.letter.is_some()) {
        return None;
    }
    Some(JumpLine { way: Some(way), page: Some(page), title: String::new(), weak: !verb })
}

/// A catchword is set in capitals and short.
fn is_catchword(title: &str) -> bool {
    let letters = || title.chars().filter(|c| c.is_alphabetic());
    letters().count() >= 2 && letters().all(char::is_uppercase) && title.split(' ').count() <= 5
}

/// A text and how far it was read; white space counts for nothing.
#[derive(Debug, Clone, Copy)]
struct JumpScanner<'a> {
    text: &'a str,
    at: usize,
}

impl JumpScanner<'_> {
    fn rest(&self) -> &str {
        &self.text[self.at..]
    }

    /// Skips any of the characters; tells whether there was one.
    fn skip_all(&mut self, any: &str) -> bool {
        let rest = self.rest();
        let after = rest.trim_start_matches(|c: char| c.is_whitespace() || any.contains(c));
        let skipped = &rest[..rest.len() - after.len()];
        let found = skipped.chars().any(|c| !c.is_whitespace());
        if found {
            // White space after the last of them stands for itself.
            self.at += skipped.trim_end().len();
        }
        found
    }

    fn spaces(&mut self) {
        self.at += self.rest().len() - self.rest().trim_start().len();
    }

    /// Takes the han word, letter-spaced or not, if it comes next.
    fn eat(&mut self, word: &str) -> bool {
        let mut ahead = *self;
        for letter in word.chars() {
            ahead.spaces();
            if !ahead.rest().starts_with(letter) {
                return false;
            }
            ahead.at += letter.len_utf8();
        }
        self.at = ahead.at;
        true
    }

    /// The same for a word in any case, which no letter may follow.
    fn eat_word(&mut self, word: &str) -> bool {
        let mut ahead = *self;
        ahead.spaces();
        let rest = ahead.rest();
        let same = rest.get(..word.len()).is_some_and(|found| found.eq_ignore_ascii_case(word));
        let ends = same
            && !rest[word.len()..].starts_with(|c: char| c.is_alphabetic() && !word.ends_with('.'));
        if ends {
            self.at = ahead.at + word.len();
        }
        ends
    }

    fn label(&mut self) -> Option<Label> {
        let mut ahead = *self;
        ahead.spaces();
        let (label, length) = Label::read(ahead.rest())?;
        self.at = ahead.at + length;
        Some(label)
    }

    /// A label that ends where the word ends; One and Two count.
    fn latin_label(&mut self) -> Option<Label> {
        const WORDS: [&str; 9] =
            ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
        for (word, number) in WORDS.iter().zip(1..) {
            if self.eat_word(word) {
                return Some(Label { letter: None, number });
            }
        }
        let label = self.label()?;
        (!self.rest().starts_with(char::is_alphanumeric)).then_some(label)
    }

    /// What stands before a character that `ends`, if it is near; at the end
    /// of the text, all the rest.
    fn until(&mut self, ends: impl Fn(char) -> bool) -> Option<String> {
        const LONGEST: usize = 40;
        let end = self.rest().find(&ends).unwrap_or(self.rest().len());
        let title = self.rest()[..end].trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
        self.at += end;
        (title.chars().count() <= LONGEST).then_some(title)
    }
}

#[cfg(test)]
mod tests {
    use super::Way::{Back, Onward};
    use super::*;

    fn page(text: &str) -> Option<Label> {
        Label::of(text)
    }

    #[test]
    fn jump_lines_are_known_in_every_form_papers_print() {
        let table = [
            ("（下转第3版）", Some(Onward), "3"),
            ("( 下 转 第 3 版 )", Some(Onward), "3"),
            ("▲下转A03版", Some(Onward), "A3"),
            ("下转第三版", Some(Onward), "3"),
            ("【下轉A2】", Some(Onward), "A2"),
            ("（上接第1版）", Some(Back), "1"),
            ("上接A1版", Some(Back), "A1"),
            ("（上接头版）", Some(Back), "1"),
            ("（紧接2版）", None, "2"),
            ("續第3版", None, "3"),
            ("3面に続く", Some(Onward), "3"),
            ("（３面につづく）", Some(Onward), "3"),
            ("1面から続く", Some(Back), "1"),
            ("１面の続き", Some(Back), "1"),
            ("3면에 계속", Some(Onward), "3"),
            ("1면에서 계속", Some(Back), "1"),
            ("Continued on A4", Some(Onward), "A4"),
            ("CONTINUED ON PAGE 4", Some(Onward), "4"),
            ("(Cont'd on p. 4)", Some(Onward), "4"),
            ("See BRIDGE, Page A4", Some(Onward), "A4"),
            ("Continued from Page 1", Some(Back), "1"),
            ("continued from Page One", Some(Back), "1"),
            ("From Page A1", Some(Back), "A1"),
            ("Please turn to Page 7", Some(Onward), "7"),
        ];
        for (text, way, label) in table {
            let mark = whole(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!((mark.way, mark.page), (way, page(label)), "{text}");
        }
    }

    #[test]
    fn a_title_that_is_repeated_is_read() {
        assert_eq!(whole("（上接A1版《新渠通水》）").unwrap().title, "新渠通水");
        assert_eq!(whole("（上接第1版 新渠通水）").unwrap().title, "新渠通水");
        assert_eq!(whole("See FERRY STRIKE, A4").unwrap().title, "FERRY STRIKE");
    }

    #[test]
    fn prose_and_references_are_no_jump_lines() {
        for text in [
            "相关报道见第3版",
            "车队转3号公路",
            "上接天光，下接流水",
            "3面に関連記事",
            "from 4 to 6",
            "See you on page 4",
            "Continued on and on",
            "continued on 4th Street",
            "接第一批移民的船",
            "下转3",
        ] {
            assert_eq!(whole(text), None, "{text}");
            assert_eq!(at_end(&format!("水，{text}"), false), None, "{text}");
        }
        assert_eq!(at_end("记者从事转第3版", false), None);
        assert_eq!(at_end("She ran from page 3", false), None);
    }

    #[test]
    fn a_text_may_end_or_begin_with_one() {
        let text = "闸口的水比预定的时间（下转第3版）";
        let (at, mark) = at_end(text, false).unwrap();
        assert_eq!((&text[at..], mark.way), ("（下转第3版）", Some(Onward)));
        let text = "said the bridge-keeper. Continued on A4";
        assert_eq!(&text[at_end(text, false).unwrap().0..], "Continued on A4");
        let text = "（上接第1版）早了二十分钟。";
        assert_eq!(&text[at_start(text).unwrap().0..], "早了二十分钟。");
        let text = "Continued from Page 1 early that day.";
        assert_eq!(&text[at_start(text).unwrap().0..], "early that day.");
        let text = "BRIDGE From Page A1";
        assert_eq!(&text[at_end(text, true).unwrap().0..], "From Page A1");
    }

    #[test]
    fn a_heap_of_brackets_takes_no_time() {
        let text = "（".repeat(100_000);
        assert_eq!((whole(&text), at_end(&text, false)), (None, None));
        assert_eq!(at_start(&format!("下转第3版{text}")).map(|(at, _)| at), Some(13));
    }
}
