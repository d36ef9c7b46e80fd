//! The head of an article in a page file: its headline and `key: value` lines.

use super::inline::rich;
use super::place::{instead, nearest};
use crate::input::LoadError;
use crate::loader::article_parts::NATIVE_KEYS;
use crate::model::error::Problem;
use crate::model::{
    Article, ArticleId, Box01, Clean, HeadLine, HeadRole, Kind, LangTag, Part, Region, Warning,
    WarningKind, WritingMode,
};

/// What a line of the head turned out to be.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum TakenLine {
    /// A key and its value; it is in the head now.
    Key,
    /// Like a key, but none that is known: text, and a warning.
    Unknown(Warning),
    /// The body begins.
    Text,
}

/// The head of an article, read line by line.
#[derive(Debug, Clone)]
pub(crate) struct ArticleHead {
    pub(crate) article: Article,
    /// The section it names.
    pub(crate) section: Option<Clean>,
    /// The line of its `id`, if it has one.
    pub(crate) id_line: Option<usize>,
    /// The line it begins on.
    pub(crate) line: usize,
    seen: Vec<&'static str>,
}

/// A line of a page file.
#[derive(Debug, Clone, Copy)]
pub(crate) struct PageLine<'a> {
    pub(crate) file: &'a str,
    /// Counted from 1.
    pub(crate) number: usize,
    /// The byte of the file that it starts at.
    pub(crate) at: usize,
    pub(crate) text: &'a str,
}

impl PageLine<'_> {
    fn error(&self, value: &str, problem: Problem) -> LoadError {
        let before = value.as_ptr().addr() - self.text.as_ptr().addr();
        LoadError::Malformed {
            file: self.file.to_owned(),
            line: self.number,
            column: self.text[..before].chars().count() + 1,
            problem: Box::new(problem),
        }
    }

    fn head_line(&self, role: HeadRole, value: &str) -> HeadLine {
        let start = self.at + value.as_ptr().addr() - self.text.as_ptr().addr();
        let source = start..start + value.len();
        HeadLine { role, text: rich(value).text, source: vec![source] }
    }
}

impl ArticleHead {
    /// A head that begins with a line `# Headline`, or with none.
    pub(crate) fn new(line: PageLine<'_>) -> Self {
        let mut article = Article::new(ArticleId::new(""));
        if let Some(headline) = line.text.strip_prefix('#').map(str::trim)
            && !headline.is_empty()
        {
            article.head.push(line.head_line(HeadRole::Headline, headline));
        }
        Self { article, section: None, id_line: None, line: line.number, seen: Vec::new() }
    }

    /// Takes one more line.
    ///
    /// # Errors
    /// [`LoadError::Malformed`] for a value that its key can't have, or a key
    /// that comes twice where it can't.
    pub(crate) fn take(&mut self, line: PageLine<'_>) -> Result<TakenLine, LoadError> {
        let Some((key, value)) = line.text.split_once(':') else { return Ok(TakenLine::Text) };
        if !is_key_like(key) {
            return Ok(TakenLine::Text);
        }
        let Some(known) = NATIVE_KEYS.into_iter().find(|known| *known == key) else {
            if !(value.is_empty() || value.starts_with([' ', '\t'])) {
                return Ok(TakenLine::Text);
            }
            let meant = nearest(key, &NATIVE_KEYS).map(str::to_owned);
            let kind = WarningKind::UnknownKey { key: key.to_owned(), meant };
            let file = Some(line.file.to_owned());
            return Ok(TakenLine::Unknown(Warning { file, line: Some(line.number), kind }));
        };
        let repeats = matches!(known, "kicker" | "deck" | "by" | "dateline" | "box");
        if !repeats && self.seen.contains(&known) {
            return Err(line.error(key, Problem::SecondKey(known.to_owned())));
        }
        self.seen.push(known);
        let value = value.trim();
        if !value.is_empty() {
            self.set(known, value, line)?;
        }
        Ok(TakenLine::Key)
    }

    fn set(&mut self, key: &str, value: &str, line: PageLine<'_>) -> Result<(), LoadError> {
        let article = &mut self.article;
        match key {
            "id" => {
                article.id = ArticleId::new(value);
                self.id_line = Some(line.number);
            }
            "kicker" => {
                let over = |line: &HeadLine| line.role == HeadRole::Kicker;
                let at = article.head.iter().take_while(|line| over(line)).count();
                article.head.insert(at, line.head_line(HeadRole::Kicker, value));
            }
            "deck" => article.head.push(line.head_line(HeadRole::Deck, value)),
            "by" => article.head.push(line.head_line(HeadRole::Byline, value)),
            "dateline" => article.head.push(line.head_line(HeadRole::Dateline, value)),
            "kind" => {
                let names = Kind::ALL.map(Kind::name);
                article.kind = Kind::from_name(value).ok_or_else(|| {
                    let (kind, meant) = (Clean::line(value), instead(value, &names));
                    line.error(value, Problem::BadKind { kind, meant })
                })?;
            }
            "section" => self.section = Some(Clean::line(value)),
            "box" => article.regions.push(region(value, line)?),
            "published" => article.published = Some(day(value, line)?),
            "lang" if LangTag::new(value).is_some() => article.lang = LangTag::new(value),
            "lang" => {
                return Err(line.error(value, Problem::BadLanguage(Clean::line(value))));
            }
            "direction" => {
                let mode = WritingMode::from_name(value)
                    .ok_or_else(|| line.error(value, Problem::BadDirection(Clean::line(value))))?;
                article.direction = Some(mode);
            }
            "url" => article.url = Some(Clean::line(value)),
            "tags" => article.tags = tags(value),
            _ => {
                article.prominence = value
                    .parse()
                    .map_err(|_| line.error(value, Problem::BadNumber(Clean::line(value))))?;
            }
        }
        Ok(())
    }
}

fn is_key_like(key: &str) -> bool {
    (2..=20).contains(&key.len())
        && key.bytes().all(|b| b.is_ascii_alphabetic() || matches!(b, b'-' | b'_'))
}

fn tags(value: &str) -> Vec<Clean> {
    value.split(',').map(|tag| Clean::line(tag.trim())).filter(|tag| !tag.is_empty()).collect()
}

fn day(value: &str, line: PageLine<'_>) -> Result<jiff::civil::Date, LoadError> {
    let day = value.parse().ok().filter(|_| value.len() == 10);
    day.ok_or_else(|| line.error(value, Problem::BadDay(Clean::line(value))))
}

/// `[page] [x y w h] [head|body|image|jump]`, one of the first two at least.
/// A region without a page has an empty page id.
fn region(value: &str, line: PageLine<'_>) -> Result<Region, LoadError> {
    let mut words: Vec<&str> = value.split_whitespace().collect();
    let part = words.last().and_then(|word| part(word));
    if part.is_some() {
        words.pop();
    }
    let page = if matches!(words.len(), 1 | 5) { words.remove(0) } else { "" };
    let wrong = |word: &str| line.error(word, Problem::BadRegion(Clean::line(word)));
    let area = match words[..] {
        [] if !page.is_empty() || part.is_some() => None,
        [x, y, w, h] => {
            let number = |word: &str| {
                word.parse().ok().filter(|n| (0.0..=1.0).contains(n)).ok_or_else(|| wrong(word))
            };
            Some(Box01 { x: number(x)?, y: number(y)?, w: number(w)?, h: number(h)? })
        }
        _ => return Err(wrong(value)),
    };
    Ok(Region { page: Clean::line(page).into_string(), area, part: part.unwrap_or_default() })
}

fn part(word: &str) -> Option<Part> {
    PARTS.into_iter().find(|(_, name)| *name == word).map(|(part, _)| part)
}

/// The parts of an article and their names in a `box`.
pub(crate) const PARTS: [(Part, &str); 4] =
    [(Part::Head, "head"), (Part::Body, "body"), (Part::Image, "image"), (Part::Jump, "jump")];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::InEnglish;

    fn line(text: &str) -> PageLine<'_> {
        PageLine { file: "pages/A01.md", number: 7, at: 100, text }
    }

    fn head(lines: &[&str]) -> ArticleHead {
        let mut head = ArticleHead::new(line(lines[0]));
        for text in &lines[1..] {
            assert_eq!(head.take(line(text)), Ok(TakenLine::Key), "{text}");
        }
        head
    }

    fn error(text: &str) -> String {
        ArticleHead::new(line("#")).take(line(text)).unwrap_err().told()
    }

    #[test]
    fn kickers_stand_over_the_headline_and_the_rest_under_it() {
        let head =
            head(&["# **新渠**通水", "by: 王小河", "kicker: 引水工程", "deck: 一", "kicker: 二"]);
        let lines: Vec<_> =
            head.article.head.iter().map(|l| (l.role.name(), l.text.as_str())).collect();
        let expected = [
            ("kicker", "引水工程"),
            ("kicker", "二"),
            ("headline", "新渠通水"),
            ("byline", "王小河"),
            ("deck", "一"),
        ];
        assert_eq!(lines, expected);
        assert_eq!(head.article.head[3].source[0], 104..113);
    }

    #[test]
    fn a_box_may_name_its_page_and_its_part() {
        let head = head(&["#", "box: 0 0.5 1 0.25", "box: 3 0 0 1 1 jump", "box: A02 head"]);
        let regions = &head.article.regions;
        assert_eq!(regions[0].area, Some(Box01 { x: 0.0, y: 0.5, w: 1.0, h: 0.25 }));
        assert_eq!((regions[1].page.as_str(), regions[1].part), ("3", Part::Jump));
        assert_eq!((regions[2].page.as_str(), regions[2].area), ("A02", None));
        assert!(error("box: 0 0 2 1").starts_with("pages/A01.md:7:10: found `2`"));
        assert!(error("box: 0 0 1").contains("`0 0 1`"));
    }

    #[test]
    fn a_wrong_value_names_its_column_and_what_fits() {
        assert_eq!(
            error("kind: breif"),
            "pages/A01.md:7:7: found the kind `breif`; expected `brief`"
        );
        assert!(error("published: 22 Nov").contains("a day such as"));
        assert!(error("prominence: 256").contains("0 to 255"));
        assert!(error("lang: 中文").contains("BCP 47"));
        assert!(error("direction: down").contains("`vertical`"));
    }

    #[test]
    fn an_unknown_key_is_text_and_told() {
        let mut head = ArticleHead::new(line("# 一"));
        let Ok(TakenLine::Unknown(warning)) = head.take(line("kickr: 引")) else {
            panic!("taken")
        };
        assert!(
            warning.told().starts_with("pages/A01.md:7: unknown key `kickr` (meant `kicker`?)")
        );
        for text in ["http://example.com", "他说：好", "Text with a: colon"] {
            assert_eq!(head.take(line(text)), Ok(TakenLine::Text), "{text}");
        }
        head.take(line("id: a")).unwrap();
        assert!(head.take(line("id: b")).unwrap_err().told().contains("a second `id`"));
    }
}
