//! An edition as plain text: a line to a paragraph, so that whoever takes it
//! up sets it at a width of their own. (`newsprint print` writes set lines.)
//! Signs that are not seen are left out: plain text has no spelling for them that
//! a terminal would not act on.

use std::fmt::Write as _;

use super::issue::Issue;
use crate::model::{Block, BlockKind, Body, Rich, painted};

/// The edition as text.
#[must_use]
pub fn text(issue: &Issue<'_>) -> String {
    let paper = &issue.edition.paper;
    let mut out = format!("{}\n", paper.title);
    let under = paper.subtitle.iter().map(ToString::to_string);
    for line in under.chain([issue.folio().join(" · ")]).filter(|line| !line.is_empty()) {
        let _ = writeln!(out, "{line}");
    }
    for chapter in issue.chapters() {
        let _ = write!(out, "\n\n==== {} ====\n", chapter.title());
        for index in chapter.articles {
            let (article, body) = issue.article(index);
            out.push_str("\n\n");
            for line in &article.head {
                let _ = writeln!(out, "{}", line.text.trim());
            }
            for each in body.into_iter().flat_map(Body::all_blocks) {
                block(&mut out, &each);
            }
        }
    }
    painted(&out).into_owned()
}

fn block(out: &mut String, block: &Block) {
    let cells = |row: &[Rich]| row.iter().map(|c| c.text.as_str()).collect::<Vec<_>>().join("\t");
    out.push('\n');
    let _ = match &block.kind {
        BlockKind::Rule => writeln!(out, "* * *"),
        BlockKind::Gap(what) if what.is_empty() => writeln!(out, "[…]"),
        BlockKind::Gap(what) => writeln!(out, "[{what}]"),
        BlockKind::List(items) => items.iter().try_for_each(|item| {
            let indent = "  ".repeat(usize::from(item.depth));
            let mark = item.number.map_or("-".to_owned(), |number| format!("{number}."));
            let texts: Vec<&str> = item.text.iter().map(|text| text.text.as_str()).collect();
            writeln!(out, "{indent}{mark} {}", texts.join(&format!("\n{indent}   ")))
        }),
        BlockKind::Table(table) => {
            let header = (!table.header.is_empty()).then_some(&table.header);
            header
                .into_iter()
                .chain(&table.rows)
                .try_for_each(|row| writeln!(out, "{}", cells(row)))
        }
        _ => writeln!(out, "{}", block.plain()),
    };
}
