//! The first sentences of an article.

use crate::model::{Block, BlockKind, Body, Clean, Lang, Rich};

/// How long a brief is about, in characters: what a news agency's short item
/// has, two or three sentences, read in a quarter of a minute.
pub(super) fn length(lang: Lang) -> usize {
    match lang {
        Lang::En => 320,
        Lang::Ko => 140,
        Lang::Zh | Lang::Ja => 110,
    }
}

/// Whether an article of so many characters is left whole where briefs are
/// shown: what is hardly longer is not worth being cut.
pub(super) fn is_short(lang: Lang, characters: usize) -> bool {
    characters * 2 <= length(lang) * 3
}

/// The first sentences of a body, at most about [`length`] characters; pictures,
/// tables and the like are left out.
pub(super) fn brief(body: &Body, lang: Lang) -> Body {
    // A body that begins with a hundred pictures has no first sentences.
    const LOOK: usize = 100;
    let mut left = length(lang);
    let mut blocks = Vec::new();
    let mut chunk = 0;
    while left > 0 && chunk < LOOK && body.has_chunk(chunk) {
        for block in body.blocks(chunk).iter() {
            let BlockKind::Paragraph(rich) = &block.kind else { continue };
            if left == 0 || rich.is_empty() {
                continue;
            }
            let cut = opening(&rich.text, left, lang, blocks.is_empty());
            let taken = rich.text[..cut].chars().count();
            if taken == 0 {
                left = 0;
                continue;
            }
            let whole = cut == rich.text.len();
            blocks.push(Block::new(BlockKind::Paragraph(shortened(rich, cut, whole))));
            left = if whole { left.saturating_sub(taken) } else { 0 };
        }
        chunk += 1;
    }
    Body::set(blocks)
}

/// Where the opening of a text ends that has about `most` characters: after the
/// last sentence that fits, else after the first one if that is less than half as
/// long again, else, if nothing stands before it, in its midst between words.
fn opening(text: &str, most: usize, lang: Lang, is_first: bool) -> usize {
    let byte = |count: usize| text.char_indices().nth(count).map_or(text.len(), |(byte, _)| byte);
    let (fits, bears) = (byte(most), byte(most + most / 2));
    if fits == text.len() || bears == text.len() {
        return text.len();
    }
    let ends = sentence_ends(text, bears);
    if let Some(end) = ends.iter().rev().find(|end| **end <= fits).or(ends.first()) {
        return *end;
    }
    match lang {
        _ if !is_first => 0,
        Lang::Zh | Lang::Ja => fits,
        Lang::Ko | Lang::En => text[..fits].rfind(' ').unwrap_or(fits),
    }
}

/// The bytes after which a sentence ends, up to `bound`.
fn sentence_ends(text: &str, bound: usize) -> Vec<usize> {
    let mut ends = Vec::new();
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let mut end = at + c.len_utf8();
        let ends_here = match c {
            '。' | '！' | '？' | '!' | '?' => true,
            // Not in 3.5, nor after an initial.
            '.' => {
                let before = text[..at].chars().rev().take_while(|c| c.is_alphabetic()).count();
                before > 1 && chars.peek().is_none_or(|(_, next)| !next.is_alphanumeric())
            }
            _ => false,
        };
        if !ends_here {
            continue;
        }
        while let Some((_, closer)) = chars.next_if(|(_, c)| "”’」』）)\"！？!?".contains(*c))
        {
            end += closer.len_utf8();
        }
        if end > bound {
            break;
        }
        ends.push(end);
    }
    ends
}

/// The first bytes of a text, with their styles, and a sign that there is more.
fn shortened(rich: &Rich, cut: usize, whole: bool) -> Rich {
    if whole {
        return rich.clone();
    }
    let text = Clean::line(rich.text[..cut].trim_end());
    let within = text.len();
    let spans = rich.spans.iter().filter(|span| span.range.end <= within).cloned().collect();
    Rich { text, spans }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(body: &Body) -> String {
        body.all_blocks().map(|block| block.plain()).collect::<Vec<_>>().join("|")
    }

    fn of(text: &str, lang: Lang) -> String {
        shown(&brief(&Body::set(vec![Block::paragraph(text)]), lang))
    }

    #[test]
    fn a_brief_ends_with_a_sentence() {
        let text = format!("引水工程提前完工。{}。{}", "水".repeat(60), "渠".repeat(200));
        assert_eq!(of(&text, Lang::Zh), format!("引水工程提前完工。{}。", "水".repeat(60)));
        let text = format!("The dam costs $3.5m, says J. Hart. It opens. {}", "word ".repeat(90));
        assert_eq!(of(&text, Lang::En), "The dam costs $3.5m, says J. Hart. It opens.");
    }

    #[test]
    fn a_quotation_is_closed_with_its_sentence() {
        let text = format!("他说：“好。”{}", "水".repeat(300));
        assert_eq!(of(&text, Lang::Zh), "他说：“好。”");
    }

    #[test]
    fn a_sentence_without_an_end_is_cut_between_words() {
        let shown = of(&"harbour ".repeat(100), Lang::En);
        assert!(shown.ends_with("harbour"), "{shown}");
        assert!(shown.chars().count() <= length(Lang::En));
        assert_eq!(of(&"水".repeat(300), Lang::Zh).chars().count(), length(Lang::Zh));
    }

    #[test]
    fn pictures_are_left_out_and_paragraphs_are_added_until_it_is_long_enough() {
        let figure = BlockKind::Figure {
            image: None,
            alt: Clean::empty(),
            caption: Rich::from("一座桥"),
            credit: None,
        };
        let mut blocks = vec![Block::new(figure)];
        blocks.extend((0..9).map(|_| Block::paragraph(&format!("{}。", "水".repeat(49)))));
        let shown = shown(&brief(&Body::set(blocks), Lang::Zh));
        let paragraph = format!("{}。", "水".repeat(49));
        assert_eq!(shown, format!("{paragraph}|{paragraph}"));
    }
}
