//! An edition as Markdown (CommonMark, tables as GitHub has them), to be read
//! and worked on. The native format keeps more: that is Markdown, too.

use std::fmt::Write as _;

use super::inline::MarkupForm;
use super::issue::{Issue, title};
use crate::model::{Article, Block, BlockKind, Body, HeadRole, Rich};

const FORM: MarkupForm = MarkupForm::Markdown;

/// The edition: pages and sections are headings of the second level, headlines
/// of the third.
#[must_use]
pub fn markdown(issue: &Issue<'_>) -> String {
    let paper = &issue.edition.paper;
    let mut out = format!("# {}\n", FORM.plain(&paper.title));
    let mut under: Vec<String> = paper.subtitle.iter().map(ToString::to_string).collect();
    under.extend(Some(issue.folio().join(" · ")).filter(|folio| !folio.is_empty()));
    for line in &under {
        let _ = write!(out, "\n{}\n", line_start(&FORM.plain(line)));
    }
    for chapter in issue.chapters() {
        let _ = write!(out, "\n## {}\n", FORM.plain(&chapter.title()));
        for index in chapter.articles {
            let (article, body) = issue.article(index);
            head(&mut out, article);
            for each in body.into_iter().flat_map(Body::all_blocks) {
                block(&mut out, &each);
            }
        }
    }
    out
}

fn head(out: &mut String, article: &Article) {
    let over = article.lines(HeadRole::Kicker).map(|line| FORM.plain(line));
    let over: Vec<String> = over.collect();
    let _ = write!(out, "\n### {}\n", FORM.plain(title(article)));
    let mut headlines = 0;
    if !over.is_empty() {
        let _ = write!(out, "\n{}\n", line_start(&over.join(" · ")));
    }
    for line in &article.head {
        let text = FORM.plain(line.text.trim());
        match line.role {
            HeadRole::Kicker => {}
            HeadRole::Headline if headlines == 0 => headlines = 1,
            HeadRole::Headline | HeadRole::Deck => drop(write!(out, "\n**{text}**\n")),
            HeadRole::Byline | HeadRole::Dateline => {
                let _ = write!(out, "\n*{text}*\n");
            }
        }
    }
}

fn block(out: &mut String, block: &Block) {
    let rich = |text: &Rich| FORM.rich(text);
    let lines = |text: &Rich, lead: &str| {
        let lines = text.lines();
        let lines: Vec<String> = lines.iter().map(|line| line_start(&FORM.rich(line))).collect();
        lines.join(&format!("\\\n{lead}"))
    };
    let line = |text: &Rich| lines(text, "");
    out.push('\n');
    let _ = match &block.kind {
        BlockKind::Paragraph(text) => writeln!(out, "{}", line(text)),
        BlockKind::Subhead { level, text } => {
            let level = usize::from(*level).clamp(2, 4) + 2;
            writeln!(out, "{} {}", "#".repeat(level), rich(text))
        }
        BlockKind::Quote(texts) => {
            let texts: Vec<String> =
                texts.iter().map(|text| format!("> {}", lines(text, "> "))).collect();
            writeln!(out, "{}", texts.join("\n>\n"))
        }
        BlockKind::List(items) => items.iter().try_for_each(|item| {
            let indent = "    ".repeat(usize::from(item.depth));
            let mark = item.number.map_or("-".to_owned(), |number| format!("{number}."));
            let lead = format!("{indent}    ");
            let texts: Vec<String> = item.text.iter().map(|text| lines(text, &lead)).collect();
            writeln!(out, "{indent}{mark} {}", texts.join(&format!("\n\n{indent}    ")))
        }),
        BlockKind::Figure { image, alt, caption, credit } => {
            let picture = image.as_ref().map(|path| {
                let path: String =
                    path.chars().filter(|c| !matches!(c, '<' | '>' | '\\')).collect();
                format!("![{}](<{path}>)", FORM.plain(alt))
            });
            let words = (!caption.is_empty()).then(|| line(caption));
            let alone = (picture.is_none() && words.is_none()).then(|| FORM.plain(alt));
            let credit = credit.as_ref().map(|credit| format!("*{}*", FORM.plain(credit)));
            let parts: Vec<String> =
                [picture, words, alone, credit].into_iter().flatten().collect();
            writeln!(out, "{}", parts.join("\n\n"))
        }
        BlockKind::Table(table) => {
            let row = |cells: &[Rich]| {
                let cells: Vec<String> = cells.iter().map(rich).collect();
                format!("| {} |\n", cells.join(" | "))
            };
            let columns = table.header.len().max(table.rows.first().map_or(0, Vec::len));
            let empty = vec![Rich::default(); columns];
            out.push_str(&row(if table.header.is_empty() { &empty } else { &table.header }));
            let _ = writeln!(out, "|{}", "---|".repeat(columns));
            table.rows.iter().for_each(|cells| out.push_str(&row(cells)));
            Ok(())
        }
        BlockKind::Preformatted(text) => {
            let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
            let fence = "`".repeat(longest.max(2) + 1);
            writeln!(out, "{fence}\n{text}\n{fence}")
        }
        BlockKind::Rule => writeln!(out, "* * *"),
        BlockKind::Signature(texts) => {
            let texts: Vec<String> = texts.iter().map(line).collect();
            writeln!(out, "{}", texts.join("\\\n"))
        }
        BlockKind::Gap(what) if what.is_empty() => writeln!(out, "\\[…\\]"),
        BlockKind::Gap(what) => writeln!(out, "\\[{}\\]", FORM.plain(what)),
    };
}

/// Text at the beginning of a line, where it must not look like a block.
pub(super) fn line_start(text: &str) -> String {
    let text = text.trim();
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    match text.as_bytes().get(digits) {
        Some(b'.' | b')') if digits > 0 => format!("{}\\{}", &text[..digits], &text[digits..]),
        Some(b'#' | b'-' | b'+' | b'=') if digits == 0 => format!("\\{text}"),
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verse_keeps_its_lines() {
        let verse = || Rich::of_parts("春眠\n- 处处", Vec::new());
        let written = |kind: BlockKind| {
            let mut out = String::new();
            block(&mut out, &Block::new(kind));
            out
        };
        assert_eq!(written(BlockKind::Paragraph(verse())), "\n春眠\\\n\\- 处处\n");
        assert_eq!(written(BlockKind::Quote(vec![verse()])), "\n> 春眠\\\n> \\- 处处\n");
    }

    #[test]
    fn text_that_looks_like_a_block_stays_text() {
        assert_eq!(line_start("1. 水来了"), "1\\. 水来了");
        assert_eq!(line_start("2026年"), "2026年");
        assert_eq!(line_start("# 水"), "\\# 水");
        assert_eq!(line_start("— 水"), "— 水");
    }
}
