//! What the elements of HTML are.

/// Never has content.
pub(crate) fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "br"
            | "col"
            | "embed"
            | "hr"
            | "img"
            | "input"
            | "link"
            | "meta"
            | "param"
            | "source"
            | "track"
            | "wbr"
    )
}

/// May stand in `<head>`.
pub(super) fn is_of_head(name: &str) -> bool {
    matches!(
        name,
        "meta" | "link" | "title" | "script" | "style" | "base" | "noscript" | "template" | "head"
    )
}

/// Ends a paragraph that is open when it begins (HTML's own rule).
pub(super) fn ends_paragraph(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "center"
            | "details"
            | "dialog"
            | "dir"
            | "div"
            | "dl"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "header"
            | "hgroup"
            | "hr"
            | "main"
            | "menu"
            | "nav"
            | "ol"
            | "p"
            | "pre"
            | "search"
            | "section"
            | "summary"
            | "table"
            | "ul"
    )
}

/// Stands by itself: text before it and after it is not of its paragraph.
pub(crate) fn is_block(name: &str) -> bool {
    ends_paragraph(name)
        || matches!(
            name,
            "body"
                | "caption"
                | "dd"
                | "dt"
                | "film"
                | "html"
                | "legend"
                | "li"
                | "optgroup"
                | "option"
                | "tbody"
                | "td"
                | "text"
                | "tfoot"
                | "th"
                | "thead"
                | "tr"
                | "title"
                | "desc"
        )
}

/// Holds nothing that is read.
pub(super) fn is_dropped(name: &str) -> bool {
    matches!(
        name,
        "script"
            | "style"
            | "template"
            | "head"
            | "noscript"
            | "noembed"
            | "iframe"
            | "audio"
            | "video"
            | "canvas"
            | "rp"
            | "annotation"
            | "annotation-xml"
            | "metadata"
            | "datalist"
    )
}

/// The level of a heading, 1 to 6.
pub(crate) fn heading(name: &str) -> Option<u8> {
    match name.as_bytes() {
        [b'h', level @ b'1'..=b'6'] => Some(level - b'0'),
        _ => None,
    }
}
