//! Tokens to a [`Dom`]. Never fails: what is open at the end is closed there,
//! end tags without a beginning are passed over.

use html5gum::emitters::default::DefaultEmitter;
use html5gum::{
    Emitter, ForwardingEmitter, HtmlString, StartTag, State, Token, Tokenizer, naive_next_state,
};

use super::dom::{Dom, NodeId, ROOT};
use super::long_tags::loosened;
use super::{fallback, reveal, tags};
use crate::input::limits;

/// By which rules a document is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Dialect {
    /// HTML: some elements have no end tag, some end where others begin.
    Html,
    /// XHTML: as HTML, but `<p/>` is empty and nothing ends by itself.
    Xhtml,
    /// Any XML: elements mean nothing, `<link>` may hold text.
    Xml,
}

/// How far up the open elements an end tag looks for its beginning. Deeper
/// ones are met in crafted files only, where looking further would take
/// quadratic time.
const REACH: usize = 256;

/// The same for elements that end without a tag of their own; only inline
/// elements can stand between.
const REACH_IMPLIED: usize = 16;

/// Reads a document. Entities that a document defines itself are not known;
/// those of HTML are.
pub(crate) fn parse(text: &str, rules: Dialect) -> Dom {
    let text = loosened(without_subset(text));
    let emitter =
        CdataSections { inner: DefaultEmitter::default(), allowed: rules != Dialect::Html };
    let mut tokens = Tokenizer::new_with_emitter(&*text, emitter);
    let mut tree = TreeBuilder {
        dom: Dom::new(),
        open: Vec::new(),
        passed_over: 0,
        rules,
        stands_in: false,
        hides: false,
    };
    while let Some(token) = tokens.next() {
        match token {
            Ok(Token::StartTag(tag)) => {
                if let Some(state) = tree.start(&tag) {
                    tokens.set_state(state);
                }
            }
            Ok(Token::EndTag(tag)) => tree.end(&said(&tag.name)),
            Ok(Token::String(text)) => tree.write(&said(&text.value)),
            Ok(Token::Comment(_) | Token::Doctype(_) | Token::Error(_)) | Err(_) => {}
        }
    }
    let (stands_in, hides) = (tree.stands_in, tree.hides);
    let mut dom = tree.finish();
    if hides && rules != Dialect::Xml {
        reveal::reveal(&mut dom);
    }
    if stands_in {
        fallback::settle(&mut dom, rules == Dialect::Xhtml);
    }
    dom
}

fn said(text: &HtmlString) -> std::borrow::Cow<'_, str> {
    String::from_utf8_lossy(text)
}

/// The text without the declarations inside its document type, which
/// HTML's tokens know nothing of.
fn without_subset(text: &str) -> &str {
    const NEAR: usize = 4096;
    let head = &text.as_bytes()[..text.len().min(NEAR)];
    let Some(start) = memchr::memmem::find(head, b"<!DOCTYPE") else { return text };
    let opens = text[start..].find(['[', '>']).map(|at| start + at);
    match opens.filter(|&at| text[at..].starts_with('[')) {
        Some(at) => match text[at..].find("]>").or_else(|| text[at..].find("] >")) {
            Some(end) => text[at + end..].split_once('>').map_or("", |(_, rest)| rest),
            None => text,
        },
        None => text,
    }
}

/// Tokens of HTML, with the CDATA sections of XML where they are allowed.
struct CdataSections {
    inner: DefaultEmitter,
    allowed: bool,
}

impl ForwardingEmitter for CdataSections {
    type Token = Token;

    fn inner(&mut self) -> &mut impl Emitter<Token = Token> {
        &mut self.inner
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&mut self) -> bool {
        self.allowed
    }

    /// Nobody looks at them, and telling them takes a third of the time.
    fn should_emit_errors(&mut self) -> bool {
        false
    }
}

struct TreeBuilder {
    dom: Dom,
    /// The elements that are open, outermost first.
    open: Vec<NodeId>,
    /// How many elements are open that were not taken in.
    passed_over: usize,
    rules: Dialect,
    /// There are elements that something stands in for.
    stands_in: bool,
    /// There are elements that are hidden.
    hides: bool,
}

impl TreeBuilder {
    fn top(&self) -> NodeId {
        self.open.last().copied().unwrap_or(ROOT)
    }

    /// Begins an element. Tells how its text is to be read, if not as usual.
    fn start(&mut self, tag: &StartTag<()>) -> Option<State> {
        let name = said(&tag.name);
        let empty = match self.rules {
            Dialect::Html => tags::is_void(&name),
            Dialect::Xhtml => tag.self_closing || tags::is_void(&name),
            Dialect::Xml => tag.self_closing,
        };
        if self.dom.len() >= limits::NODES {
            self.passed_over += usize::from(!empty);
            return None;
        }
        if self.rules == Dialect::Html {
            self.end_implied(&name);
        }
        let id = self.dom.open(self.top(), &name);
        self.hides |= name == "template";
        for (attribute, value) in &tag.attributes {
            let (attribute, value) = (said(attribute), said(&value.value));
            self.hides |= reveal::may_hide(&attribute, &value);
            self.dom.give(&attribute, &value);
        }
        if empty {
            return None;
        }
        self.open.push(id);
        self.stands_in |= matches!(&*name, "noscript" | "video" | "audio" | "canvas" | "svg");
        match &*name {
            _ if self.rules == Dialect::Xml => None,
            // There are no scripts here.
            "noscript" => None,
            name => naive_next_state(name.as_bytes()),
        }
    }

    /// Ends what cannot go on once `name` begins.
    fn end_implied(&mut self, name: &str) {
        if self.dom.name(self.top()) == "head" && !tags::is_of_head(name) {
            self.pop();
        }
        if tags::ends_paragraph(name) {
            self.end_within(&["p"], &["td", "th", "table", "caption", "button", "object", "li"]);
        }
        match name {
            "li" => self.end_within(&["li"], &["ul", "ol", "menu"]),
            "dt" | "dd" => self.end_within(&["dt", "dd"], &["dl"]),
            "td" | "th" => self.end_within(&["td", "th"], &["table", "tr"]),
            "tr" => self.end_within(&["tr"], &["table"]),
            "tbody" | "thead" | "tfoot" => {
                self.end_within(&["tbody", "thead", "tfoot"], &["table"]);
            }
            "rt" | "rp" | "rb" => self.end_within(&["rt", "rp", "rb"], &["ruby", "rtc"]),
            "option" => self.end_within(&["option"], &["select"]),
            "a" => self.end_within(&["a"], &["td", "th", "table", "li"]),
            "body" => self.end_within(&["head"], &[]),
            _ => {}
        }
    }

    /// Ends the nearest open element of these names, unless one of `walls`
    /// stands before it.
    fn end_within(&mut self, names: &[&str], walls: &[&str]) {
        self.end_in_reach(names, walls, REACH_IMPLIED);
    }

    fn end_in_reach(&mut self, names: &[&str], walls: &[&str], reach: usize) {
        for depth in (0..self.open.len()).rev().take(reach) {
            let name = self.dom.name(self.open[depth]);
            if names.contains(&name) {
                return self.end_down_to(depth);
            }
            if walls.contains(&name) {
                return;
            }
        }
    }

    fn end(&mut self, name: &str) {
        if self.passed_over > 0 {
            self.passed_over -= 1;
            return;
        }
        if name == "br" && self.rules != Dialect::Xml {
            self.dom.open(self.top(), "br");
            return;
        }
        let walls: &[&str] = match name {
            _ if self.rules == Dialect::Xml => &[],
            "td" | "th" | "tr" | "tbody" | "thead" | "tfoot" | "table" => &["table"],
            _ => &["td", "th", "table"],
        };
        self.end_in_reach(&[name], walls, REACH);
    }

    fn end_down_to(&mut self, depth: usize) {
        while self.open.len() > depth {
            self.pop();
        }
    }

    fn pop(&mut self) {
        if let Some(id) = self.open.pop() {
            self.dom.close(id);
        }
    }

    fn write(&mut self, text: &str) {
        self.dom.write(self.top(), text);
    }

    fn finish(mut self) -> Dom {
        self.end_down_to(0);
        self.dom.close(ROOT);
        self.dom
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The document as nested brackets.
    fn shape(text: &str, rules: Dialect) -> String {
        let dom = parse(text, rules);
        let mut out = String::new();
        let mut open: Vec<NodeId> = Vec::new();
        for id in dom.descendants(ROOT) {
            while open.last().is_some_and(|&last| dom.end(last) <= id) {
                open.pop();
                out.push(')');
            }
            match dom.text(id) {
                Some(text) => out.push_str(text),
                None => {
                    out.push_str(dom.name(id));
                    out.push('(');
                    open.push(id);
                }
            }
        }
        out + &")".repeat(open.len())
    }

    #[test]
    fn elements_without_an_end_tag_end_where_the_next_begins() {
        assert_eq!(shape("<p>a<p>b<br>c", Dialect::Html), "p(a)p(bbr()c)");
        assert_eq!(
            shape("<ul><li>a<ul><li>b</ul><li>c</ul>", Dialect::Html),
            "ul(li(aul(li(b)))li(c))"
        );
        assert_eq!(
            shape("<table><tr><td>a<td>b<tr><td>c</table>d", Dialect::Html),
            "table(tr(td(a)td(b))tr(td(c)))d"
        );
        assert_eq!(shape("<ruby>字<rt>じ<rp>)</ruby>", Dialect::Html), "ruby(字rt(じ)rp()))");
    }

    #[test]
    fn a_slash_ends_an_element_in_xhtml_only() {
        assert_eq!(shape("<title/><p/>x", Dialect::Xhtml), "title()p()x");
        assert_eq!(shape("<p/>x", Dialect::Html), "p(x)");
        assert_eq!(shape("<link>x</link>", Dialect::Xml), "link(x)");
    }

    #[test]
    fn stray_end_tags_and_open_ends_lose_no_text() {
        assert_eq!(shape("</b>a<i>b</p>c", Dialect::Html), "ai(bc)");
        assert_eq!(
            shape("<div><table><tr><td>a</div>b</table>", Dialect::Html),
            "div(table(tr(td(ab))))"
        );
    }

    #[test]
    fn sections_and_entities_are_text_and_subsets_are_not() {
        let xml =
            "<?xml version='1.0'?><!DOCTYPE r [<!ENTITY l 'lol'>]><r><![CDATA[<b> & ]]>&lt;&l;</r>";
        assert_eq!(shape(xml, Dialect::Xml), "r(<b> & <&l;)");
    }

    #[test]
    fn scripts_are_not_markup() {
        assert_eq!(
            shape("<script>if (a<b) '</p>'</script>x", Dialect::Html),
            "script(if (a<b) '</p>')x"
        );
    }

    #[test]
    fn depth_and_mismatched_ends_take_linear_time() {
        let text = format!("{}x{}", "<div><span>".repeat(50_000), "</p></b>".repeat(20_000));
        let dom = parse(&text, Dialect::Html);
        assert_eq!(dom.line(ROOT), "x");
    }
}
