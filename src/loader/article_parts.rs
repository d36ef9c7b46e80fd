//! What every format does to an article once its text is read.
//!
//! Formats know different things of an article, but the same things go wrong
//! with all of them: pages print the headline again as the first line of the
//! text, the byline stands in a paragraph without markup, and no source names
//! its articles so that bookmarks could find them after the next import. These
//! rules stand here once, below the formats, so that a byline of a web page and
//! one of a feed are told by the same test.

pub(crate) mod byline;
pub(crate) mod day_line;

use std::collections::HashMap;

use crate::input::Loaded;
use crate::model::{
    Article, ArticleId, Block, BlockKind, Body, Clean, Edition, HeadRole, Lang, LangTag, Section,
};
use crate::recovery::ocr;

/// The keys that may stand under a headline in the native format, by which it is
/// told from other Markdown as well.
pub(super) const NATIVE_KEYS: [&str; 14] = [
    "id",
    "kicker",
    "deck",
    "by",
    "dateline",
    "kind",
    "section",
    "box",
    "published",
    "lang",
    "direction",
    "url",
    "tags",
    "prominence",
];

/// Adds an article with its text to what was read.
pub(crate) fn add(loaded: &mut Loaded, mut article: Article, text: Vec<Block>) {
    let words = text.iter().map(Block::plain).find(|text| !text.trim().is_empty());
    article.first_words = ocr::first_words(&words.unwrap_or_default());
    let body = Body::set(text);
    article.length = body.weight();
    loaded.edition.articles.push(article);
    loaded.bodies.push(body);
}

/// The section of a name, which is added where there is none; without a name it is
/// that of the paper's own.
pub(crate) fn section(edition: &mut Edition, name: &str) -> usize {
    let name = Some(Clean::line(name.trim())).filter(|name| !name.is_empty());
    let name = name.unwrap_or_else(|| edition.paper.title.clone());
    let known = edition.sections.iter().position(|section| section.name == name);
    known.unwrap_or_else(|| {
        edition.sections.push(Section { name, parent: None });
        edition.sections.len() - 1
    })
}

/// Gives every article without an id one that is the same in each import, from
/// the edition's key and the article's title; titles that are alike are
/// counted.
pub(crate) fn complete_ids(edition: &mut Edition) {
    let key = edition.key();
    let mut times: HashMap<ArticleId, usize> = HashMap::new();
    for article in edition.articles.iter_mut().filter(|a| a.id.as_str().is_empty()) {
        let id = ArticleId::derived(key.as_str(), article.title());
        let time = times.entry(id.clone()).or_default();
        *time += 1;
        article.id = if *time == 1 { id } else { ArticleId::new(&format!("{id}-{time}")) };
    }
}

/// The language of an article that says none, where it is another than the
/// edition's: letters and exports come in several, and an English text that is set
/// as a Chinese one is indented, parted and measured as none is. An address tells
/// none, and a text without letters neither.
pub(crate) fn other_lang(article: &Article, body: &Body, customs: Lang) -> Option<LangTag> {
    const BLOCKS: usize = 8;
    let start = body.all_blocks().take(BLOCKS).map(|block| block.plain());
    let texts: Vec<String> = [article.title().to_string()].into_iter().chain(start).collect();
    let words = texts.iter().flat_map(|text| text.split_whitespace());
    let text: String = words.filter(|word| !word.contains("://")).collect();
    let own = Lang::guess(&text);
    (own != customs && text.contains(char::is_alphabetic)).then(|| own.into())
}

/// Takes the lines of an article's head off the beginning of its body, where
/// pages repeat them. Pictures may stand between.
pub(crate) fn drop_head(blocks: &mut Vec<Block>, article: &Article) {
    let mut at = 0;
    while let Some(block) = blocks.get(at) {
        let repeated = match &block.kind {
            BlockKind::Figure { .. } | BlockKind::Rule => {
                at += 1;
                continue;
            }
            BlockKind::Paragraph(text) | BlockKind::Subhead { text, .. } => {
                article.head.iter().any(|line| alike(&line.text, &text.text))
            }
            _ => false,
        };
        if !repeated {
            break;
        }
        blocks.remove(at);
    }
    // A rule that parted head and body has nothing above it now.
    while blocks.first().is_some_and(|block| block.kind == BlockKind::Rule) {
        blocks.remove(0);
    }
}

/// Gives an article the summary that came with its text: as its deck where it
/// is short and the text does not begin with it, else before the text. Where
/// there is no text it is the text.
pub(crate) fn add_summary(article: &mut Article, content: &mut Vec<Block>, summary: Vec<Block>) {
    const DECK: usize = 600;
    if content.is_empty() {
        *content = summary;
    } else if !summary.is_empty() && !begins(content, &summary) {
        let deck = summary.iter().map(Block::plain).collect::<Vec<_>>().join(" ");
        if deck.len() <= DECK && summary.len() <= 2 {
            article.push_head(HeadRole::Deck, Clean::line(deck.trim()));
        } else {
            content.splice(0..0, summary);
        }
    }
}

/// Whether a text begins with a summary, which may be cut (`…`). Pictures may
/// stand before it.
fn begins(content: &[Block], summary: &[Block]) -> bool {
    let letters = |blocks: &[Block]| -> String {
        let words = blocks.iter().filter(|b| !matches!(b.kind, BlockKind::Figure { .. }));
        let texts = words.flat_map(Block::texts);
        texts.flat_map(str::chars).filter(|c| c.is_alphanumeric()).take(2000).collect()
    };
    let (content, summary) = (letters(content), letters(summary));
    let most = summary.chars().count() * 9 / 10;
    let start: String = summary.chars().take(most.max(1)).collect();
    summary.is_empty() || content.starts_with(&start)
}

fn alike(one: &str, other: &str) -> bool {
    let letters = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    letters(one) == letters(other)
}

/// Whether a paragraph at the beginning of an article is its byline: `By Nell
/// Garraway`, 本报记者　王小河. A guess by form alone: short, and no sentence.
pub(crate) fn is_byline(text: &str) -> bool {
    const LONGEST: usize = 60;
    let text = text.trim();
    if text.chars().count() > LONGEST
        || text.ends_with(['.', '。', '!', '?', '：', '”', '！', '？'])
    {
        return false;
    }
    let lower = text.get(..3).map(str::to_ascii_lowercase);
    if lower.as_deref() == Some("by ") {
        return text[3..].trim_start().starts_with(char::is_uppercase);
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_name = |word: &&str| word.starts_with(char::is_uppercase);
    if let [first, name, .., last] = &words[..]
        && ["von", "par", "por", "door", "di", "av"].contains(&&*first.to_lowercase())
    {
        return is_name(name) && is_name(last);
    }
    let first = ["本报记者", "本報記者", "记者", "記者", "作者", "文/", "文／", "撰文", "通讯员"];
    first.iter().any(|start| text.starts_with(start) && text.len() > start.len())
        || (text.ends_with("기자") && text.chars().count() < 20)
}

/// What an article without a headline is shown by: the first words of its text.
pub(crate) fn first_words(body: &[Block]) -> Clean {
    let text = body.iter().map(Block::plain).find(|text| !text.trim().is_empty());
    Clean::line(&text.unwrap_or_default().chars().take(40).collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_headline_that_the_page_repeats_is_read_once() {
        let mut article = Article::new(ArticleId::new("x"));
        article.push_head(HeadRole::Headline, Clean::line("Ferry runs again"));
        article.push_head(HeadRole::Byline, Clean::line("By Nell"));
        let mut blocks: Vec<Block> =
            ["Ferry  runs again", "By Nell", "The ferry.", "By Nell"].map(Block::paragraph).into();
        drop_head(&mut blocks, &article);
        assert_eq!(blocks.iter().map(Block::plain).collect::<Vec<_>>(), ["The ferry.", "By Nell"]);
    }

    #[test]
    fn a_summary_that_the_text_begins_with_is_no_deck_though_a_picture_stands_first() {
        let mut article = Article::new(ArticleId::new("x"));
        let figure = BlockKind::Figure {
            image: None,
            alt: Clean::empty(),
            caption: crate::model::Rich::from("The ferry at noon"),
            credit: None,
        };
        let text = ["The ferry runs again on Monday.", "It had been in dock."];
        let mut content = vec![Block::new(figure)];
        content.extend(text.map(Block::paragraph));
        let before = content.clone();
        add_summary(&mut article, &mut content, vec![Block::paragraph(text[0])]);
        assert!(article.head.is_empty());
        assert_eq!(content, before);
    }

    #[test]
    fn a_byline_is_short_and_no_sentence() {
        for text in [
            "By Nell Garraway",
            "by Harold Tunney-Oakes and N. Reed",
            "本报记者　王小河",
            "김하늘 기자",
            "Von Klaas Brandt",
            "Por Ana de la Ría",
        ] {
            assert!(is_byline(text), "{text}");
        }
        for text in [
            "By the time the ferry ran, it was noon.",
            "By noon",
            "Von Montag an",
            "记者",
            "记者从市政府获悉。",
            "The ferry",
        ] {
            assert!(!is_byline(text), "{text}");
        }
    }
}
