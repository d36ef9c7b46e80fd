//! Articles as XHTML, which an EPUB and a page of HTML share.

use std::fmt::Write as _;

use super::inline::{MarkupForm, escaped};
use crate::model::{Article, Block, BlockKind, Body, Clean, HeadRole, Item, Rich, Table};

/// The class of what stands over an article's text. The lines in it have
/// their roles as classes, so that newsprint reads them back as what they are.
const HEAD: &str = "newsprint-head";

/// The style sheet: little, so that the reader's own settings hold.
pub(super) const STYLE: &str = "\
.newsprint-head { margin-bottom: 1.5em; }\n\
.newsprint-head p { margin: 0.2em 0; text-indent: 0; }\n\
.kicker, .dateline, .credit { font-size: 0.85em; }\n\
.deck { font-style: italic; }\n\
.byline { font-variant: small-caps; }\n\
.signature { text-align: right; margin: 0; }\n\
.gap { text-align: center; }\n\
figure { margin: 1em 0; text-align: center; }\n\
figure img { max-width: 100%; }\n\
table { border-collapse: collapse; }\n\
td, th { border: 1px solid; padding: 0.2em 0.5em; }\n";

/// An article. `level` is that of its headline; `src` tells where the picture
/// of a path is, if it is anywhere.
pub(super) fn article(
    article: &Article,
    body: Option<&Body>,
    level: usize,
    src: &dyn Fn(&str) -> Option<String>,
) -> String {
    let mut out = head(article, level);
    let mut writer = XhtmlWriter { out: String::new(), level, src };
    for block in body.into_iter().flat_map(Body::all_blocks) {
        writer.block(&block);
    }
    out.push_str(&writer.out);
    out
}

fn head(article: &Article, level: usize) -> String {
    if article.head.is_empty() {
        return String::new();
    }
    let mut out = format!("<header class=\"{HEAD}\">\n");
    for line in &article.head {
        let text = escaped(line.text.trim());
        let _ = match line.role {
            HeadRole::Headline => {
                writeln!(out, "<h{level} class=\"headline\">{text}</h{level}>")
            }
            role => writeln!(out, "<p class=\"{}\">{text}</p>", role.name()),
        };
    }
    out.push_str("</header>\n");
    out
}

struct XhtmlWriter<'a> {
    out: String,
    level: usize,
    src: &'a dyn Fn(&str) -> Option<String>,
}

impl XhtmlWriter<'_> {
    fn block(&mut self, block: &Block) {
        let rich = |text: &Rich| MarkupForm::Xhtml.rich(text);
        match &block.kind {
            BlockKind::Paragraph(text) => self.line("p", "", &rich(text)),
            BlockKind::Subhead { level, text } => {
                let level = (self.level + usize::from(*level).saturating_sub(1)).min(6);
                self.line(&format!("h{level}"), "", &rich(text));
            }
            BlockKind::Quote(texts) => {
                self.out.push_str("<blockquote>\n");
                self.lines("", texts);
                self.out.push_str("</blockquote>\n");
            }
            BlockKind::List(items) => self.list(items),
            BlockKind::Figure { image, alt, caption, credit } => {
                self.figure(image.as_ref(), alt, caption, credit.as_ref());
            }
            BlockKind::Table(table) => self.table(table),
            BlockKind::Preformatted(text) => self.line("pre", "", &escaped(text)),
            BlockKind::Rule => self.out.push_str("<hr/>\n"),
            BlockKind::Signature(texts) => self.lines("signature", texts),
            BlockKind::Gap(what) => {
                let text = if what.is_empty() { "[…]".to_owned() } else { format!("[{what}]") };
                self.line("p", "gap", &escaped(&text));
            }
        }
    }

    /// A paragraph of each text.
    fn lines(&mut self, class: &str, texts: &[Rich]) {
        for text in texts {
            self.line("p", class, &MarkupForm::Xhtml.rich(text));
        }
    }

    fn line(&mut self, element: &str, class: &str, content: &str) {
        let class = if class.is_empty() { String::new() } else { format!(" class=\"{class}\"") };
        let _ = writeln!(self.out, "<{element}{class}>{content}</{element}>");
    }

    fn figure(&mut self, image: Option<&Clean>, alt: &str, caption: &Rich, credit: Option<&Clean>) {
        let credit = credit.map(|credit| escaped(credit)).filter(|credit| !credit.is_empty());
        let caption = MarkupForm::Xhtml.rich(caption);
        let Some(src) = image.and_then(|path| (self.src)(path)) else {
            if caption.is_empty() && !alt.is_empty() {
                self.line("p", "caption", &escaped(&format!("[{alt}]")));
            }
            [("caption", Some(caption).filter(|text| !text.is_empty())), ("credit", credit)]
                .into_iter()
                .filter_map(|(class, text)| Some((class, text?)))
                .for_each(|(class, text)| self.line("p", class, &text));
            return;
        };
        let _ = write!(
            self.out,
            "<figure>\n<img src=\"{}\" alt=\"{}\"/>\n",
            escaped(&src),
            escaped(alt)
        );
        if !caption.is_empty() || credit.is_some() {
            let credit = credit.map(|text| format!(" <span class=\"credit\">{text}</span>"));
            self.line("figcaption", "", &format!("{caption}{}", credit.unwrap_or_default()));
        }
        self.out.push_str("</figure>\n");
    }

    /// Items of greater depth are lists inside the item before them.
    fn list(&mut self, items: &[Item]) {
        let mut open: Vec<&str> = Vec::new();
        for item in items {
            let depth = usize::from(item.depth).min(open.len()) + 1;
            while open.len() > depth {
                self.close_list(&mut open);
            }
            let element = if item.number.is_some() { "ol" } else { "ul" };
            if open.len() == depth && open.last() != Some(&element) {
                self.close_list(&mut open);
            }
            if open.len() == depth {
                self.out.push_str("</li>\n");
            } else {
                let _ = writeln!(self.out, "<{element}>");
                open.push(element);
            }
            match item.number.and_then(|number| i32::try_from(number).ok()) {
                Some(number) => drop(write!(self.out, "<li value=\"{number}\">")),
                None => self.out.push_str("<li>"),
            }
            match item.text.as_slice() {
                [one] => self.out.push_str(&MarkupForm::Xhtml.rich(one)),
                several => self.lines("", several),
            }
        }
        while !open.is_empty() {
            self.close_list(&mut open);
        }
    }

    fn close_list(&mut self, open: &mut Vec<&str>) {
        if let Some(element) = open.pop() {
            let _ = writeln!(self.out, "</li>\n</{element}>");
        }
    }

    fn table(&mut self, table: &Table) {
        let row = |cells: &[Rich], element: &str| {
            let cell =
                |text: &Rich| format!("<{element}>{}</{element}>", MarkupForm::Xhtml.rich(text));
            format!("<tr>{}</tr>\n", cells.iter().map(cell).collect::<String>())
        };
        let header = if table.header.is_empty() { String::new() } else { row(&table.header, "th") };
        let rows: String =
            table.rows.iter().filter(|r| !r.is_empty()).map(|r| row(r, "td")).collect();
        if !(header.is_empty() && rows.is_empty()) {
            let _ = write!(self.out, "<table>\n{header}{rows}</table>\n");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(kind: BlockKind) -> String {
        let mut writer = XhtmlWriter { out: String::new(), level: 1, src: &|_| None };
        writer.block(&Block::new(kind));
        writer.out
    }

    #[test]
    fn lists_stand_inside_the_items_they_belong_to() {
        let item = |depth, number, text: &str| Item { depth, number, text: vec![text.into()] };
        let items = vec![
            item(0, Some(3), "甲"),
            item(2, None, "乙"),
            item(1, None, "丙"),
            item(0, Some(4), "丁"),
            item(0, None, "戊"),
        ];
        let out = written(BlockKind::List(items)).replace('\n', "");
        let expected = "<ol><li value=\"3\">甲<ul><li>乙</li><li>丙</li></ul></li>\
            <li value=\"4\">丁</li></ol><ul><li>戊</li></ul>";
        assert_eq!(out, expected);
    }

    #[test]
    fn a_picture_that_is_not_there_leaves_its_words() {
        let figure = |alt: &str, caption: &str| BlockKind::Figure {
            image: Some(Clean::line("a.png")),
            alt: Clean::line(alt),
            caption: caption.into(),
            credit: Some(Clean::line("老赵 摄")),
        };
        let out = written(figure("渠", "通水"));
        assert_eq!(out, "<p class=\"caption\">通水</p>\n<p class=\"credit\">老赵 摄</p>\n");
        assert!(written(figure("渠", "")).starts_with("<p class=\"caption\">[渠]</p>"));
    }
}
