//! CommonMark to blocks, by way of HTML: what it allows inside is HTML, too.

use std::fmt::Write as _;

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::notes::NoteNumbers;
use crate::loader::markup::{Base, Dialect, ROOT, blocks as converted, escape, parse};
use crate::model::Block;

/// What is read beside plain CommonMark.
const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS);

/// What a text consists of, its notes numbered.
fn events(text: &str) -> impl Iterator<Item = Event<'_>> {
    let numbers = NoteNumbers::of(text, Parser::new_ext(text, OPTIONS));
    Parser::new_ext(text, OPTIONS).map(move |event| match event {
        Event::FootnoteReference(label) => Event::FootnoteReference(numbers.numbered(label)),
        Event::Start(Tag::FootnoteDefinition(label)) => {
            Event::Start(Tag::FootnoteDefinition(numbers.numbered(label)))
        }
        other => other,
    })
}

/// The blocks of a text, which is the file `path` of the edition.
pub(super) fn blocks(text: &str, path: &str) -> Vec<Block> {
    let mut page = String::with_capacity(text.len() * 2);
    let mut images: Vec<OpenImage> = Vec::new();
    for event in events(text) {
        write(event, &mut page, &mut images);
    }
    set(&page, path)
}

fn set(page: &str, path: &str) -> Vec<Block> {
    let dom = parse(page, Dialect::Html);
    converted(&dom, ROOT, &Base::Inside(path.to_owned()), &|_| false)
}

/// A heading that stands in no list and no quote.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct TextHeading {
    /// 1 to 6.
    pub(super) rank: u8,
    pub(super) text: String,
    /// No text stands before it.
    pub(super) is_first: bool,
}

/// A part of a text that begins with a heading; the first may have none.
#[derive(Debug, Default)]
pub(super) struct TextPart {
    pub(super) heading: Option<String>,
    pub(super) blocks: Vec<Block>,
}

/// The headings of a text, in order.
pub(super) fn headings(text: &str) -> Vec<TextHeading> {
    let (mut found, mut open) = (Vec::new(), None::<TextHeading>);
    let (mut depth, mut is_first) = (0_usize, true);
    for event in Parser::new_ext(text, OPTIONS) {
        match event {
            Event::Start(Tag::Heading { level, .. }) if depth == 0 => {
                open = Some(TextHeading { rank: level as u8, is_first, ..TextHeading::default() });
            }
            Event::End(TagEnd::Heading(_)) if depth == 0 => found.extend(open.take()),
            Event::Start(tag) if is_around(&tag) => depth += 1,
            Event::End(tag) if is_around_end(tag) => depth = depth.saturating_sub(1),
            Event::Text(words) | Event::Code(words) => match &mut open {
                Some(heading) => heading.text.push_str(&words),
                None => is_first = false,
            },
            _ => {}
        }
    }
    found
}

/// The parts of a text, each from a heading of a rank to the next. What only
/// the whole says, the addresses of its links, holds in each.
pub(super) fn parts(text: &str, path: &str, rank: u8) -> Vec<TextPart> {
    let mut parts = vec![(None::<String>, String::new())];
    let (mut depth, mut is_heading) = (0_usize, false);
    let mut images: Vec<OpenImage> = Vec::new();
    for event in events(text) {
        match &event {
            Event::Start(Tag::Heading { level, .. }) if depth == 0 && *level as u8 <= rank => {
                parts.push((Some(String::new()), String::new()));
                is_heading = true;
                continue;
            }
            Event::End(TagEnd::Heading(_)) if is_heading => {
                is_heading = false;
                continue;
            }
            Event::Start(tag) if is_around(tag) => depth += 1,
            Event::End(tag) if is_around_end(*tag) => depth = depth.saturating_sub(1),
            _ => {}
        }
        let Some((heading, page)) = parts.last_mut() else { continue };
        match (&event, heading) {
            (Event::Text(words) | Event::Code(words), Some(heading))
                if is_heading && images.is_empty() =>
            {
                heading.push_str(words);
            }
            (Event::SoftBreak, Some(heading)) if is_heading => heading.push(' '),
            // Pictures of a heading stand under it.
            _ if is_heading && images.is_empty() && !begins_picture(&event) => {}
            _ => write(event, page, &mut images),
        }
    }
    let set =
        |(heading, page): (Option<String>, String)| TextPart { heading, blocks: set(&page, path) };
    parts.into_iter().map(set).collect()
}

fn begins_picture(event: &Event<'_>) -> bool {
    match event {
        Event::Start(Tag::Image { .. }) => true,
        Event::InlineHtml(html) => html.starts_with("<img"),
        _ => false,
    }
}

/// Whether a tag begins what other blocks stand in.
fn is_around(tag: &Tag<'_>) -> bool {
    matches!(
        tag,
        Tag::BlockQuote(_) | Tag::List(_) | Tag::FootnoteDefinition(_) | Tag::DefinitionList
    )
}

fn is_around_end(tag: TagEnd) -> bool {
    matches!(
        tag,
        TagEnd::BlockQuote(_)
            | TagEnd::List(_)
            | TagEnd::FootnoteDefinition
            | TagEnd::DefinitionList
    )
}

/// A picture that is open: what is in it is its text.
struct OpenImage {
    source: String,
    title: String,
    alt: String,
}

fn write(event: Event<'_>, page: &mut String, images: &mut Vec<OpenImage>) {
    if let Some(image) = images.last_mut()
        && !matches!(event, Event::Start(Tag::Image { .. }) | Event::End(TagEnd::Image))
    {
        match event {
            Event::Text(text) | Event::Code(text) => image.alt.push_str(&text),
            Event::SoftBreak | Event::HardBreak => image.alt.push(' '),
            _ => {}
        }
        return;
    }
    match event {
        Event::Start(tag) => start(tag, page, images),
        Event::End(TagEnd::Image) => {
            if let Some(image) = images.pop() {
                picture(&image, page);
            }
        }
        Event::End(tag) => page.push_str(end(tag)),
        Event::Text(text) => escape(&text, page),
        Event::Code(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
            around("code", &text, page);
        }
        Event::Html(html) | Event::InlineHtml(html) => page.push_str(&html),
        Event::FootnoteReference(name) => around("sup", &name, page),
        Event::SoftBreak => page.push('\n'),
        Event::HardBreak => page.push_str("<br>"),
        Event::Rule => page.push_str("<hr>"),
        Event::TaskListMarker(done) => page.push_str(if done { "[x] " } else { "[ ] " }),
    }
}

fn start(tag: Tag<'_>, page: &mut String, images: &mut Vec<OpenImage>) {
    let name = match tag {
        // The first paragraph of a footnote stands beside its number.
        Tag::Paragraph if page.ends_with("</sup> ") => "",
        Tag::Paragraph => "<p>",
        Tag::Heading { level, .. } => heading(level, false),
        Tag::BlockQuote(_) => "<blockquote>",
        Tag::CodeBlock(CodeBlockKind::Fenced(_) | CodeBlockKind::Indented) => "<pre>",
        Tag::List(None) => "<ul>",
        Tag::List(Some(first)) => {
            let _ = write!(page, "<ol start=\"{first}\">");
            ""
        }
        Tag::Item => "<li>",
        Tag::FootnoteDefinition(name) => {
            page.push_str("<div>");
            around("sup", &name, page);
            " "
        }
        Tag::Table(_) => "<table>",
        Tag::TableHead => "<thead><tr>",
        Tag::TableRow => "<tr>",
        Tag::TableCell => "<td>",
        Tag::Emphasis => "<em>",
        Tag::Strong => "<strong>",
        Tag::Strikethrough => "<del>",
        Tag::Superscript => "<sup>",
        Tag::Subscript => "<sub>",
        Tag::Link { dest_url, .. } => {
            page.push_str("<a href=\"");
            escape(&dest_url, page);
            "\">"
        }
        Tag::Image { dest_url, title, .. } => {
            let (source, title) = (dest_url.into_string(), title.into_string());
            images.push(OpenImage { source, title, alt: String::new() });
            ""
        }
        Tag::DefinitionList => "<dl>",
        Tag::DefinitionListTitle => "<dt>",
        Tag::DefinitionListDefinition => "<dd>",
        Tag::HtmlBlock | Tag::MetadataBlock(_) => "",
    };
    page.push_str(name);
}

fn end(tag: TagEnd) -> &'static str {
    match tag {
        TagEnd::Paragraph => "</p>",
        TagEnd::Heading(level) => heading(level, true),
        TagEnd::BlockQuote(_) => "</blockquote>",
        TagEnd::CodeBlock => "</pre>",
        TagEnd::List(false) => "</ul>",
        TagEnd::List(true) => "</ol>",
        TagEnd::Item => "</li>",
        TagEnd::FootnoteDefinition => "</div>",
        TagEnd::Table => "</table>",
        TagEnd::TableHead => "</tr></thead>",
        TagEnd::TableRow => "</tr>",
        TagEnd::TableCell => "</td>",
        TagEnd::Emphasis => "</em>",
        TagEnd::Strong => "</strong>",
        TagEnd::Strikethrough => "</del>",
        TagEnd::Superscript => "</sup>",
        TagEnd::Subscript => "</sub>",
        TagEnd::Link => "</a>",
        TagEnd::DefinitionList => "</dl>",
        TagEnd::DefinitionListTitle => "</dt>",
        TagEnd::DefinitionListDefinition => "</dd>",
        TagEnd::Image | TagEnd::HtmlBlock | TagEnd::MetadataBlock(_) => "",
    }
}

fn heading(level: HeadingLevel, is_end: bool) -> &'static str {
    let tags = match level {
        HeadingLevel::H1 => ["<h1>", "</h1>"],
        HeadingLevel::H2 => ["<h2>", "</h2>"],
        HeadingLevel::H3 => ["<h3>", "</h3>"],
        HeadingLevel::H4 => ["<h4>", "</h4>"],
        HeadingLevel::H5 => ["<h5>", "</h5>"],
        HeadingLevel::H6 => ["<h6>", "</h6>"],
    };
    tags[usize::from(is_end)]
}

/// A picture; its title, which pages show on hovering, is its caption.
fn picture(image: &OpenImage, page: &mut String) {
    let is_captioned = !image.title.trim().is_empty();
    page.push_str(if is_captioned { "<figure><img src=\"" } else { "<img src=\"" });
    escape(&image.source, page);
    page.push_str("\" alt=\"");
    escape(&image.alt, page);
    page.push_str("\">");
    if is_captioned {
        around("figcaption", &image.title, page);
        page.push_str("</figure>");
    }
}

fn around(name: &str, text: &str, page: &mut String) {
    page.extend(["<", name, ">"]);
    escape(text, page);
    page.extend(["</", name, ">"]);
}
