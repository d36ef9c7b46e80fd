//! The package document and the two tables of contents.

use std::cmp::Ordering;
use std::fmt::Write as _;

use super::super::inline::escaped;
use super::super::issue::{Chapter, Issue, title};
use super::PictureNames;

/// What tells newsprint that a book is its own.
const GENERATOR: &str = "newsprint";

/// What the book is made of.
pub(super) struct BookContents<'a> {
    pub(super) issue: &'a Issue<'a>,
    pub(super) chapters: &'a [Chapter<'a>],
    pub(super) pictures: &'a PictureNames,
}

/// A line of the table of contents.
struct ContentsItem {
    /// 0 for the outermost.
    depth: usize,
    text: String,
    /// Where it leads to; a heading, to its first.
    article: usize,
    is_heading: bool,
}

/// The file of an article.
pub(super) fn document(index: usize) -> String {
    format!("a{:05}.xhtml", index + 1)
}

/// Closes the entry of a table of contents that is open, and so many lists
/// around it.
fn close(out: &mut String, lists: usize) {
    out.push_str("</li>\n");
    out.push_str(&"</ol>\n</li>\n".repeat(lists));
}

impl BookContents<'_> {
    fn articles(&self) -> impl Iterator<Item = usize> {
        0..self.issue.edition.articles.len()
    }

    /// What the book is called: the paper, and which of its editions.
    fn title(&self) -> String {
        let title = self.issue.edition.paper.title.trim();
        escaped(if title.is_empty() { "—" } else { title })
    }

    fn identifier(&self) -> String {
        escaped(&format!("newsprint:{}", self.issue.edition.key()))
    }

    pub(super) fn package(&self) -> String {
        let edition = self.issue.edition;
        let lang = escaped(self.issue.lang());
        let mut out = format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
             <package xmlns=\"http://www.idpf.org/2007/opf\" version=\"3.0\" \
             unique-identifier=\"id\" xml:lang=\"{lang}\">\n\
             <metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n\
             <dc:identifier id=\"id\">{}</dc:identifier>\n<dc:title>{}</dc:title>\n\
             <dc:language>{lang}</dc:language>\n",
            self.identifier(),
            self.title(),
        );
        let date = edition.date.map(|date| date.to_string());
        let variant: Vec<String> = self.issue.folio().into_iter().skip(1).collect();
        let about = [edition.paper.subtitle.as_deref().unwrap_or_default(), &variant.join(" · ")];
        let about: Vec<&str> = about.into_iter().filter(|text| !text.is_empty()).collect();
        let publisher = edition.paper.publisher.as_deref().unwrap_or_default().to_owned();
        for (name, text) in [
            ("date", date.clone().unwrap_or_default()),
            ("publisher", publisher),
            ("description", about.join(" · ")),
        ] {
            if !text.trim().is_empty() {
                let _ = writeln!(out, "<dc:{name}>{}</dc:{name}>", escaped(&text));
            }
        }
        // The edition's day, so that the same edition is the same book.
        let modified = date.unwrap_or_else(|| "1970-01-01".to_owned());
        let _ = write!(
            out,
            "<meta property=\"dcterms:modified\">{modified}T00:00:00Z</meta>\n\
             <meta name=\"generator\" content=\"{GENERATOR}\"/>\n"
        );
        for (name, text) in [("variant", &edition.variant), ("number", &edition.number)] {
            if let Some(text) = text.as_deref().filter(|text| !text.is_empty()) {
                let text = escaped(text);
                let _ = writeln!(out, "<meta name=\"newsprint:{name}\" content=\"{text}\"/>");
            }
        }
        for section in edition.sections.iter().filter(|section| !section.name.is_empty()) {
            let name = escaped(&section.name);
            let _ = writeln!(out, "<meta name=\"newsprint:section\" content=\"{name}\"/>");
        }
        out.push_str(
            "</metadata>\n<manifest>\n\
             <item id=\"nav\" href=\"nav.xhtml\" properties=\"nav\" \
             media-type=\"application/xhtml+xml\"/>\n\
             <item id=\"ncx\" href=\"toc.ncx\" media-type=\"application/x-dtbncx+xml\"/>\n\
             <item id=\"css\" href=\"style.css\" media-type=\"text/css\"/>\n",
        );
        for index in self.articles() {
            let _ = writeln!(
                out,
                "<item id=\"a{index}\" href=\"{}\" media-type=\"application/xhtml+xml\"/>",
                document(index)
            );
        }
        for (number, (name, media)) in self.pictures.values().enumerate() {
            let _ =
                writeln!(out, "<item id=\"p{number}\" href=\"{name}\" media-type=\"{media}\"/>");
        }
        out.push_str("</manifest>\n<spine toc=\"ncx\">\n");
        for index in self.articles() {
            let _ = writeln!(out, "<itemref idref=\"a{index}\"/>");
        }
        out.push_str("</spine>\n</package>\n");
        out
    }

    pub(super) fn nav(&self) -> String {
        let lang = escaped(self.issue.lang());
        let mut out = format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>\n\
             <html xmlns=\"http://www.w3.org/1999/xhtml\" \
             xmlns:epub=\"http://www.idpf.org/2007/ops\" xml:lang=\"{lang}\" lang=\"{lang}\">\n\
             <head>\n<title>{title}</title>\n</head>\n<body>\n\
             <nav epub:type=\"toc\" id=\"toc\">\n<h1>{title}</h1>\n<ol>\n",
            title = self.title(),
        );
        let mut depth = 0;
        for (at, entry) in self.contents().iter().enumerate() {
            match entry.depth.cmp(&depth) {
                Ordering::Greater => out.push_str("\n<ol>\n"),
                _ if at == 0 => {}
                _ => close(&mut out, depth - entry.depth),
            }
            depth = entry.depth;
            let text = escaped(&entry.text);
            let _ = if entry.is_heading {
                write!(out, "<li><span>{text}</span>")
            } else {
                write!(out, "<li><a href=\"{}\">{text}</a>", document(entry.article))
            };
        }
        close(&mut out, depth);
        out.push_str("</ol>\n</nav>\n");
        let pages = self.page_starts();
        if !pages.is_empty() {
            out.push_str("<nav epub:type=\"page-list\" hidden=\"\">\n<ol>\n");
            for (page, article) in pages {
                let _ = writeln!(
                    out,
                    "<li><a href=\"{}\">{}</a></li>",
                    document(article),
                    escaped(page)
                );
            }
            out.push_str("</ol>\n</nav>\n");
        }
        out.push_str("</body>\n</html>\n");
        out
    }

    /// The table of contents: pages, where there are several; under them the
    /// sections that are not called like the page; under those the articles.
    fn contents(&self) -> Vec<ContentsItem> {
        let mut entries = Vec::new();
        let mut last: Option<&Chapter<'_>> = None;
        for chapter in self.chapters {
            let first = chapter.articles.start;
            let heading =
                |depth, text| ContentsItem { depth, text, article: first, is_heading: true };
            let page = chapter.page_title();
            let turned = last.is_none_or(|last| last.page_title() != page);
            let mut depth = usize::from(page.is_some());
            if let Some(page) = page.filter(|_| turned) {
                entries.push(heading(0, page));
            }
            if let Some(section) = chapter.own_section() {
                entries.push(heading(depth, section.to_owned()));
                depth += 1;
            } else if depth == 0 {
                entries.push(heading(0, "—".to_owned()));
                depth = 1;
            }
            entries.extend(chapter.articles.clone().map(|article| {
                let text = title(&self.issue.edition.articles[article]).to_owned();
                ContentsItem { depth, text, article, is_heading: false }
            }));
            last = Some(chapter);
        }
        entries
    }

    /// The first article of each page, where there are several.
    fn page_starts(&self) -> Vec<(&str, usize)> {
        let mut starts: Vec<(&str, usize)> = Vec::new();
        for chapter in self.chapters {
            if let Some(page) = chapter.page.filter(|page| !page.id.trim().is_empty())
                && !starts.iter().any(|(id, _)| *id == &*page.id)
            {
                starts.push((&page.id, chapter.articles.start));
            }
        }
        starts
    }

    pub(super) fn ncx(&self) -> String {
        let mut out = format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
             <ncx xmlns=\"http://www.daisy.org/z3986/2005/ncx/\" version=\"2005-1\">\n<head>\n\
             <meta name=\"dtb:uid\" content=\"{}\"/>\n<meta name=\"dtb:depth\" content=\"3\"/>\n\
             <meta name=\"dtb:totalPageCount\" content=\"0\"/>\n\
             <meta name=\"dtb:maxPageNumber\" content=\"0\"/>\n</head>\n\
             <docTitle><text>{}</text></docTitle>\n<navMap>\n",
            self.identifier(),
            self.title(),
        );
        let (mut open, mut order, mut last) = (0, 0, None);
        for (at, entry) in self.contents().iter().enumerate() {
            out.push_str(&"</navPoint>\n".repeat(open - entry.depth));
            // A heading leads to its first article: one place, one number.
            order += usize::from(last.replace(entry.article) != Some(entry.article));
            let _ = writeln!(
                out,
                "<navPoint id=\"n{}\" playOrder=\"{order}\"><navLabel><text>{}</text>\
                 </navLabel><content src=\"{}\"/>",
                at + 1,
                escaped(&entry.text),
                document(entry.article)
            );
            open = entry.depth + 1;
        }
        out.push_str(&"</navPoint>\n".repeat(open));
        out.push_str("</navMap>\n</ncx>\n");
        out
    }
}
