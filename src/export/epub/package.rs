//! The package document and the two tables of contents.

use std::fmt::Write as _;

use super::super::inline::escaped;
use super::super::{Chapter, Issue, title};
use super::PictureNames;

/// What tells newsprint that a book is its own.
const GENERATOR: &str = "newsprint";

/// What the book is made of.
pub(super) struct BookContents<'a> {
    pub(super) issue: &'a Issue<'a>,
    pub(super) chapters: &'a [Chapter<'a>],
    pub(super) pictures: &'a PictureNames,
}

/// The file of an article.
pub(super) fn document(index: usize) -> String {
    format!("a{:05}.xhtml", index + 1)
}

impl BookContents<'_> {
    fn articles(&self) -> impl Iterator<Item = usize> {
        self.chapters.iter().flat_map(|chapter| chapter.articles.iter().copied())
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
        for chapter in self.chapters {
            let _ = writeln!(out, "<li><span>{}</span>\n<ol>", escaped(name(chapter)));
            for &index in &chapter.articles {
                let headline = escaped(title(&self.issue.edition.articles[index]));
                let _ = writeln!(out, "<li><a href=\"{}\">{headline}</a></li>", document(index));
            }
            out.push_str("</ol>\n</li>\n");
        }
        out.push_str("</ol>\n</nav>\n</body>\n</html>\n");
        out
    }

    pub(super) fn ncx(&self) -> String {
        let mut out = format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
             <ncx xmlns=\"http://www.daisy.org/z3986/2005/ncx/\" version=\"2005-1\">\n<head>\n\
             <meta name=\"dtb:uid\" content=\"{}\"/>\n<meta name=\"dtb:depth\" content=\"2\"/>\n\
             <meta name=\"dtb:totalPageCount\" content=\"0\"/>\n\
             <meta name=\"dtb:maxPageNumber\" content=\"0\"/>\n</head>\n\
             <docTitle><text>{}</text></docTitle>\n<navMap>\n",
            self.identifier(),
            self.title(),
        );
        let (mut points, mut order) = (0, 0);
        let mut point = |out: &mut String, text: &str, index: usize, is_new: bool| {
            points += 1;
            order += usize::from(is_new);
            let _ = write!(
                out,
                "<navPoint id=\"n{points}\" playOrder=\"{order}\"><navLabel><text>{}</text>\
                 </navLabel><content src=\"{}\"/>",
                escaped(text),
                document(index)
            );
        };
        for chapter in self.chapters {
            let Some(&first) = chapter.articles.first() else { continue };
            point(&mut out, name(chapter), first, true);
            out.push('\n');
            for (at, &index) in chapter.articles.iter().enumerate() {
                // A section leads to its first article: one place, one number.
                point(&mut out, title(&self.issue.edition.articles[index]), index, at > 0);
                out.push_str("</navPoint>\n");
            }
            out.push_str("</navPoint>\n");
        }
        out.push_str("</navMap>\n</ncx>\n");
        out
    }
}

fn name<'a>(chapter: &Chapter<'a>) -> &'a str {
    match chapter.name.trim() {
        "" => "—",
        name => name,
    }
}
