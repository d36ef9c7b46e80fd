//! Documents in XML that are not read, known by their first elements.

use crate::model::error::Foreign;

/// First elements, by their names in lower case and without prefix.
const KNOWN: [(&str, Foreign); 16] = [
    ("newsml", Foreign::NewsMl1),
    ("opml", Foreign::Opml),
    ("package", Foreign::BookPackage),
    ("ncx", Foreign::BookContents),
    ("svg", Foreign::Svg),
    ("tei", Foreign::Tei),
    ("tei.2", Foreign::Tei),
    ("teicorpus", Foreign::Tei),
    ("didl", Foreign::Didl),
    ("fictionbook", Foreign::FictionBook),
    ("en-export", Foreign::Notes),
    ("mediawiki", Foreign::Wikitext),
    ("worddocument", Foreign::Office),
    ("document-content", Foreign::Office),
    ("sami", Foreign::Subtitles),
    ("ichat", Foreign::Log),
];

/// What only more of a document tells: its first element, what stands in it, the
/// kind.
const BY_CONTENT: [(&str, &[u8], Foreign); 7] = [
    ("document", b"finereader", Foreign::Abbyy),
    ("document", b"<charParams", Foreign::Abbyy),
    ("page", b"<charParams", Foreign::Abbyy),
    ("page", b" blockType=\"", Foreign::Abbyy),
    ("article", b"<article-meta", Foreign::Jats),
    ("tt", b"/ttml", Foreign::Subtitles),
    ("book", b"docbook.org/", Foreign::DocBook),
];

/// What a document is, by the name of its first element in lower case and by
/// its beginning.
pub(in crate::loader) fn foreign_root(named: &str, head: &[u8]) -> Option<Foreign> {
    let has = |what: &[u8]| memchr::memmem::find(head, what).is_some();
    let by_name = KNOWN.iter().find(|(known, _)| *known == named).map(|(_, kind)| *kind);
    let is = |(known, sign, _): &&(&str, &[u8], Foreign)| *known == named && has(sign);
    let by_content = || BY_CONTENT.iter().find(is);
    by_name.or_else(|| by_content().map(|(.., kind)| *kind))
}

#[cfg(test)]
mod tests {
    use super::{Foreign, foreign_root};

    #[test]
    fn a_document_is_known_by_its_root_or_by_what_stands_in_it() {
        let page = b"<page width=\"9\"><block blockType=\"Text\"><charParams l=\"1\">B";
        assert_eq!(foreign_root("page", page), Some(Foreign::Abbyy));
        assert_eq!(foreign_root("page", b"<page>of a book</page>"), None);
        assert_eq!(foreign_root("tei", b"<TEI>"), Some(Foreign::Tei));
        let journal = b"<article><front><article-meta>";
        assert_eq!(foreign_root("article", journal), Some(Foreign::Jats));
        assert_eq!(foreign_root("article", b"<article class=x><h1>"), None);
    }
}
