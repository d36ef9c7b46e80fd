//! Plain text as people type it, its headlines underlined:
//!
//! ```text
//! Ferry Runs Again
//! ================
//! ```
//!
//! A row of one sign under a single line that stands apart makes this a
//! headline; the first sign used is the higher rank, others make subheads. One
//! headline of the first rank right at the beginning, over several of the
//! second, is the name of the whole.

use std::ops::Range;

use crate::input::text_size::TextSize;
use crate::input::{Hint, LoadError, Loaded, encoding::Decoded};
use crate::loader::{article_parts, text};
use crate::model::{Article, ArticleId, Block, BlockKind, Body, Clean, HeadRole, Lang, Rich};
use crate::recovery::ocr;

/// A headline, as ranges of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
struct UnderlinedHead {
    title: Range<usize>,
    /// With its rule, and one over it.
    whole: Range<usize>,
    sign: char,
}

/// The most that people type in one file: ten thousand articles of ten
/// paragraphs. Each paragraph is held as a block of its own.
const TYPED: TextSize =
    TextSize { bytes: 16 << 20, lines: 400_000, blocks: 100_000, line: 128 << 10 };

/// Whether a text has such headlines.
pub(super) fn is_typed(bytes: &[u8], hint: &Hint) -> bool {
    matches!(read(bytes, hint), Ok(Some(_)))
}

/// Reads such a text as an edition; `None` if it is none.
pub(super) fn load(bytes: &[u8], hint: &Hint) -> Option<Result<Loaded, LoadError>> {
    let read = read(bytes, hint).transpose()?;
    Some(read.map(|(decoded, found)| typeset(&decoded, &found, hint)))
}

/// The text with its headlines, of which there is one at least; `None` if it
/// is no such text.
fn read(bytes: &[u8], hint: &Hint) -> Result<Option<(Decoded, Vec<UnderlinedHead>)>, LoadError> {
    const RULES: [&[u8]; 3] = [b"===", b"---", b"***"];
    let has_rule = RULES.iter().any(|rule| memchr::memmem::find(bytes, rule).is_some());
    if !has_rule || !TYPED.holds(bytes) {
        return Ok(None);
    }
    let decoded = ocr::read(bytes, hint)?;
    let found = heads(&decoded.text);
    // One row of hyphens may be there for any reason.
    let is_typed = match found.as_slice() {
        [] => false,
        [one] => one.sign == '=',
        _ => true,
    };
    Ok(is_typed.then_some((decoded, found)))
}

/// Makes an edition of a text and its headlines.
fn typeset(decoded: &Decoded, found: &[UnderlinedHead], hint: &Hint) -> Loaded {
    let mut loaded = Loaded { edition: text::edition_of_one_file(hint), ..Loaded::default() };
    let whole = &decoded.text;
    loaded.edition.paper.lang = hint.lang.clone().or_else(|| Some(Lang::guess(whole).into()));
    let mut dropped = 0;
    let name = name_of_all(whole, found);
    if let Some(name) = &name {
        loaded.edition.paper.title = line(&whole[name.title.clone()], &mut dropped);
        if let Some(section) = loaded.edition.sections.last_mut() {
            section.name = loaded.edition.paper.title.clone();
        }
    }
    let rest = if name.is_some() { &found[1..] } else { found };
    let start = name.map_or(0, |name| name.whole.end);
    let rank = rest.first().map(|head| head.sign);
    let mut story = UnderlinedArticle::default();
    let mut at = start;
    for head in rest {
        dropped += story.add_text(&whole[at..head.whole.start]);
        let title = line(&whole[head.title.clone()], &mut dropped);
        if Some(head.sign) == rank {
            story.print(&mut loaded);
            story = UnderlinedArticle { headline: title, ..UnderlinedArticle::default() };
        } else {
            let text = Rich::plain(title);
            story.blocks.push(Block::new(BlockKind::Subhead { level: 2, text }));
        }
        at = head.whole.end;
    }
    dropped += story.add_text(&whole[at..]);
    story.print(&mut loaded);
    loaded.edition.warnings.extend(ocr::damage(decoded.malformed, dropped));
    article_parts::complete_ids(&mut loaded.edition);
    loaded
}

/// A line by itself; what had to go is counted.
fn line(text: &str, dropped: &mut usize) -> Clean {
    let cleaned = Clean::counted(text.trim());
    *dropped += cleaned.dropped;
    cleaned.text
}

/// The headline over all others, if it is the name of the whole.
fn name_of_all(text: &str, heads: &[UnderlinedHead]) -> Option<UnderlinedHead> {
    let [first, second, rest @ ..] = heads else { return None };
    let is_top = text[..first.whole.start].trim().is_empty();
    let over = text[first.whole.end..second.whole.start].trim().lines().count() <= 2;
    let is_alone = heads[1..].iter().all(|head| head.sign != first.sign);
    (is_top && over && is_alone && !rest.is_empty()).then(|| first.clone())
}

/// Takes a short first line that stands by itself for the headline, where an
/// article has none.
pub(super) fn first_line_heads(loaded: &mut Loaded) {
    const LONGEST: usize = 60;
    const LONG: usize = 2 << 20;
    for (article, body) in loaded.edition.articles.iter_mut().zip(&mut loaded.bodies) {
        if body.weight() > LONG {
            // It stays as it is, read as far as it is looked at.
            continue;
        }
        let mut blocks: Vec<Block> = body.all_blocks().collect();
        let [first, _, ..] = blocks.as_slice() else { continue };
        let line = first.plain();
        let ends =
            line.ends_with(['.', '。', ',', '，', ':', '：', ';', '；', '!', '！', '?', '？']);
        let is_head = matches!(first.kind, BlockKind::Paragraph(_))
            && !ends
            && (1..=LONGEST).contains(&line.chars().count());
        if !is_head || article.line(HeadRole::Headline).is_some() {
            continue;
        }
        article.push_head(HeadRole::Headline, Clean::line(&line));
        blocks.remove(0);
        super::byline::take(&mut blocks, article);
        *body = Body::set(blocks);
        article.length = body.weight();
    }
}

/// An article in the making.
#[derive(Default)]
struct UnderlinedArticle {
    headline: Clean,
    blocks: Vec<Block>,
}

impl UnderlinedArticle {
    /// Adds a stretch of the text, whose paragraphs are those of any plain
    /// text; gives how many control characters were left out.
    fn add_text(&mut self, text: &str) -> usize {
        let (blocks, dropped) = ocr::plain_blocks(text);
        // Where it stands in the file is not where it stands in the stretch.
        self.blocks.extend(blocks.into_iter().map(|block| Block { source: Vec::new(), ..block }));
        dropped
    }

    fn print(&mut self, loaded: &mut Loaded) {
        if self.headline.is_empty() && self.blocks.is_empty() {
            return;
        }
        let mut article = Article::new(ArticleId::new(""));
        article.page = Some(0);
        article.push_head(HeadRole::Headline, std::mem::take(&mut self.headline));
        super::byline::take(&mut self.blocks, &mut article);
        article_parts::add(loaded, article, std::mem::take(&mut self.blocks));
    }
}

/// The headlines of a text, in order.
fn heads(text: &str) -> Vec<UnderlinedHead> {
    const LONGEST: usize = 76;
    let mut lines: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        lines.push(at..at + line.len());
        at += line.len();
    }
    let shown = |at: usize| lines.get(at).map(|line| text[line.clone()].trim());
    let mut found = Vec::new();
    for at in 1..lines.len() {
        let (Some(title), Some(rule)) = (shown(at - 1), shown(at)) else { continue };
        let Some(sign) = sign(rule) else { continue };
        let before = at.checked_sub(2).and_then(shown).unwrap_or_default();
        let is_boxed = before == rule;
        let above = if is_boxed { at.checked_sub(3).and_then(shown) } else { Some(before) };
        let apart = above.unwrap_or_default().is_empty();
        let (long, own) = (columns(title), rule.chars().count());
        let fits = own * 2 >= long && own <= long * 2 + 4 && long <= LONGEST;
        if apart && fits && long > 0 && self::sign(title).is_none() {
            let start = if is_boxed { lines[at - 2].start } else { lines[at - 1].start };
            let whole = start..lines[at].end;
            found.push(UnderlinedHead { title: lines[at - 1].clone(), whole, sign });
        }
    }
    found
}

/// The sign that a row consists of.
fn sign(row: &str) -> Option<char> {
    const SIGNS: [char; 6] = ['=', '-', '~', '*', '_', '^'];
    let first = row.chars().next().filter(|c| SIGNS.contains(c))?;
    (row.len() >= 3 && row.chars().all(|c| c == first)).then_some(first)
}

/// About how many columns a line takes.
fn columns(line: &str) -> usize {
    line.chars().map(|c| if c >= '\u{2E80}' { 2 } else { 1 }).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::InEnglish;

    fn read(text: &str) -> Loaded {
        load(text.as_bytes(), &Hint { name: "week.txt".into(), ..Hint::default() })
            .unwrap()
            .unwrap()
    }

    fn shown(loaded: &Loaded) -> Vec<(String, Vec<String>)> {
        let texts = |body: &Body| body.all_blocks().map(|block| block.plain()).collect();
        let articles = loaded.edition.articles.iter().zip(&loaded.bodies);
        articles.map(|(article, body)| (article.title().to_string(), texts(body))).collect()
    }

    #[test]
    fn underlined_lines_are_headlines_and_their_texts_articles() {
        let loaded = read(
            "Ferry Runs Again\n================\n\nThe ferry ran again on Monday,\nand forty people \
             crossed the\nwater.\n\nThe price\n---------\nIt stays.\n\nClock Hung\n==========\nIt \
             strikes.\n",
        );
        let expected = [
            (
                "Ferry Runs Again",
                vec![
                    "The ferry ran again on Monday, and forty people crossed the water.",
                    "The price",
                    "It stays.",
                ],
            ),
            ("Clock Hung", vec!["It strikes."]),
        ];
        let expected = expected.map(|(title, texts)| {
            (title.to_owned(), texts.into_iter().map(str::to_owned).collect::<Vec<_>>())
        });
        assert_eq!(shown(&loaded), expected);
        let subhead = loaded.bodies[0].all_blocks().nth(1).unwrap();
        assert!(matches!(subhead.kind, BlockKind::Subhead { .. }));
    }

    #[test]
    fn control_characters_and_damaged_bytes_are_told_and_take_no_text_with_them() {
        let bold = "N\u{8}N".repeat(10);
        let text = format!(
            "Fer\u{1}ry\n=====\n\n{}\n\nClock\n=====\n\n{bold} NAME\n",
            "It ran. ".repeat(40)
        );
        let mut bytes = text.into_bytes();
        bytes.extend_from_slice(b"It struck \xFF once.\n");
        let hint = Hint { encoding: Some("utf-8".into()), ..Hint::default() };
        let loaded = load(&bytes, &hint).unwrap().unwrap();
        let told: Vec<String> = loaded.edition.warnings.iter().map(InEnglish::told).collect();
        assert_eq!(
            told,
            [
                "1 damaged byte sequence was read as U+FFFD",
                "11 control characters were left out of the text"
            ]
        );
        let articles = shown(&loaded);
        assert_eq!((articles[0].0.as_str(), articles[1].0.as_str()), ("Ferry", "Clock"));
        let clock = articles[1].1.join(" ");
        assert!(clock.contains("NN NAME") && clock.contains("It struck \u{FFFD} once."), "{clock}");
    }

    #[test]
    fn a_text_of_control_characters_is_refused_as_any_other_is() {
        let text = format!("Ferry\n=====\n\n{}", "\u{8}x".repeat(40));
        let error = load(text.as_bytes(), &Hint::default()).unwrap().unwrap_err();
        assert!(matches!(error, LoadError::Binary { .. }), "{error:?}");
    }

    #[test]
    fn a_name_over_all_names_the_paper() {
        let loaded =
            read("ALDER POST\n==========\n\nFerry\n-----\nIt ran.\n\nClock\n-----\nIt hung.\n");
        assert_eq!(loaded.edition.paper.title.as_str(), "ALDER POST");
        let titles: Vec<String> = shown(&loaded).into_iter().map(|(title, _)| title).collect();
        assert_eq!(titles, ["Ferry", "Clock"]);
    }

    #[test]
    fn text_before_the_first_headline_is_an_article_and_boxes_are_one_headline() {
        let loaded = read("Good morning.\n\n=====\n渡口\n=====\n清晨起了雾。\n");
        let titles: Vec<String> = shown(&loaded).into_iter().map(|(title, _)| title).collect();
        assert_eq!(titles, ["Good morning.", "渡口"]);
        assert_eq!(shown(&loaded)[1].1, ["清晨起了雾。"]);
    }

    #[test]
    fn rows_that_underline_nothing_are_none() {
        for text in [
            "It ran.\n\n-----\n\nIt stood.",
            "a\nb\n---\nc",
            "x\n--\n",
            "Quay\n-----\nIt ran.\n",
            "=====\n",
        ] {
            assert!(load(text.as_bytes(), &Hint::default()).is_none(), "{text}");
        }
    }
}
