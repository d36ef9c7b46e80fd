//! Bookmarks as a list to read, in CommonMark.

use crate::model::Bookmark;
use crate::store::BookmarkEntry;

/// The bookmarks, grouped by edition in the order they come in: the words,
/// what the reader called them, and the article they are from.
#[must_use]
pub fn to_markdown(entries: &[BookmarkEntry]) -> String {
    let mut out = "# Bookmarks\n".to_owned();
    let mut told: Vec<&str> = Vec::new();
    for BookmarkEntry { bookmark, .. } in entries {
        let edition = bookmark.edition.as_str();
        if told.contains(&edition) {
            continue;
        }
        told.push(edition);
        out.push_str(&heading(bookmark));
        let of_edition = entries.iter().filter(|other| other.bookmark.edition == bookmark.edition);
        out.extend(of_edition.map(|entry| item(&entry.bookmark)));
    }
    out
}

fn heading(mark: &Bookmark) -> String {
    let told: Vec<_> =
        [&mark.paper, &mark.date].into_iter().filter(|text| !text.is_empty()).collect();
    let text = match told.as_slice() {
        [] => escaped(mark.edition.as_str()),
        [one] => escaped(one),
        [paper, date, ..] => format!("{}, {}", escaped(paper), escaped(date)),
    };
    format!("\n## {text}\n\n")
}

fn item(mark: &Bookmark) -> String {
    let quote = &mark.anchor.quote;
    let words = escaped(format!("{}{}", quote.exact, quote.suffix).trim());
    let parts = [
        if words.is_empty() { String::new() } else { format!("“{words}…”") },
        emphasised("**", &mark.name),
        escaped(mark.note.trim()),
        emphasised("*", &mark.title),
    ];
    let parts: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    format!("- {}\n", parts.join("  \n  "))
}

fn emphasised(with: &str, text: &str) -> String {
    let text = escaped(text.trim());
    if text.is_empty() { text } else { format!("{with}{text}{with}") }
}

/// The text as CommonMark shows it: on one line, with a backslash before all
/// that could be read as mark-up (every ASCII punctuation may have one).
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '#' | '!' | '|' | '~')
        {
            out.push('\\');
        }
        out.push(if c.is_control() { ' ' } else { c });
    }
    // At its start a text could also be a list or a rule.
    if out.starts_with(['-', '+', '=']) {
        out.insert(0, '\\');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::EditionKey;
    use crate::store::sample::bookmark;
    use pulldown_cmark::{Event, Parser, Tag};

    #[test]
    fn bookmarks_are_listed_under_their_edition() {
        let other = Bookmark {
            edition: EditionKey::new("Harbour Post@2026-11-20"),
            paper: "Harbour Post".to_owned(),
            date: "2026-11-20".to_owned(),
            name: String::new(),
            ..bookmark(2)
        };
        let list = [bookmark(3), other, bookmark(1)].map(BookmarkEntry::from);
        assert_eq!(
            to_markdown(&list),
            "# Bookmarks\n\
             \n## 河口日报, 2026-11-22\n\n\
             - “第一股水流过新渠的闸口。守闸人老赵看了看表…”  \n  **mark 3**  \n  \
             *新渠通水 下游三县用水有了保障*\n\
             - “第一股水流过新渠的闸口。守闸人老赵看了看表…”  \n  **mark 1**  \n  \
             *新渠通水 下游三县用水有了保障*\n\
             \n## Harbour Post, 2026-11-20\n\n\
             - “第一股水流过新渠的闸口。守闸人老赵看了看表…”  \n  \
             *新渠通水 下游三县用水有了保障*\n"
        );
    }

    #[test]
    fn a_name_that_looks_like_mark_up_is_shown_as_it_is() {
        let name = "*a* _b_ [c](d) <img> `e` & &amp; **\\";
        let mark = Bookmark { name: name.to_owned(), ..bookmark(1) };
        let markdown = to_markdown(&[mark.into()]);
        let (mut strong, mut text) = (false, String::new());
        for event in Parser::new(&markdown) {
            match event {
                Event::Start(Tag::Strong) => strong = true,
                Event::End(pulldown_cmark::TagEnd::Strong) => strong = false,
                Event::Text(part) if strong => text.push_str(&part),
                Event::Html(_) | Event::InlineHtml(_) | Event::Start(Tag::Link { .. }) => {
                    panic!("mark-up got through: {markdown}")
                }
                _ => {}
            }
        }
        assert_eq!(text, name);
    }

    #[test]
    fn a_quote_over_two_lines_stays_in_its_item() {
        let mut mark = bookmark(1);
        mark.anchor.quote.exact = "first\n\n# second".to_owned();
        mark.anchor.quote.suffix = String::new();
        assert!(to_markdown(&[mark.into()]).contains("- “first  \\# second…”  \n"));
    }
}
