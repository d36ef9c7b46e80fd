//! What a document holds and does not show: to be told, as nothing is left out
//! in silence.

use super::blocks::is_unseen;
use super::dom::{Dom, NodeId, ROOT};
use crate::model::warning::HiddenBy;
use crate::model::{Warning, WarningKind};

/// How many hidden elements are compared with all of the text that is shown.
const COMPARED: usize = 64;

/// Text that is not shown, by who shows it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Hidden {
    late: HiddenPart,
    instead: HiddenPart,
    of_lists: HiddenPart,
}

/// Text that is not shown for one reason.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct HiddenPart {
    /// Characters but for white space.
    characters: usize,
    /// In how many elements.
    places: usize,
    /// The tag of the first of them.
    first: String,
}

impl HiddenPart {
    fn add(&mut self, other: Self) {
        if self.places == 0 {
            self.first = other.first;
        }
        self.characters += other.characters;
        self.places += other.places;
    }
}

impl Hidden {
    /// What is hidden in a node and said nowhere else in it. Scripts and
    /// styles are no text; a `<noscript>` that is still there repeats the page.
    pub(crate) fn of(dom: &Dom, root: NodeId) -> Self {
        let mut hidden = Self::default();
        let (mut at, mut shown, mut places) = (root, None, 0);
        while at < dom.end(root) {
            if dom.text(at).is_some() || at == 0 || !is_unseen(dom, at) {
                at += 1;
                continue;
            }
            let mut own = String::new();
            if !is_silent(dom.name(at)) {
                collect(dom, at, false, &mut own);
            }
            let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect();
            let letters: String = letters(&own);
            let is_told = |shown: &String| shown.contains(&letters);
            if !letters.is_empty()
                && (places >= COMPARED
                    || !is_told(shown.get_or_insert_with(|| text_shown(dom, root))))
            {
                let characters = own.chars().filter(|c| !c.is_whitespace()).count();
                let part = HiddenPart { characters, places: 1, first: tag(dom, at) };
                let is_instead = is_instead(dom.name(at));
                let of = if is_instead { &mut hidden.instead } else { &mut hidden.late };
                of.add(part);
                places += 1;
            }
            at = dom.end(at);
        }
        hidden
    }

    /// The same of a letter, which has no scripts: what it hides is for the lists of
    /// mail programs, which show the first words of each.
    pub(crate) fn of_letter(dom: &Dom) -> Self {
        let Self { late, instead, .. } = Self::of(dom, ROOT);
        Self { instead, of_lists: late, ..Self::default() }
    }

    /// Adds what another part of the document hides.
    pub(crate) fn add(&mut self, other: Self) {
        self.late.add(other.late);
        self.instead.add(other.instead);
        self.of_lists.add(other.of_lists);
    }

    /// What is to be said of it; nothing if nothing is hidden.
    pub(crate) fn warnings(&self) -> impl Iterator<Item = Warning> {
        let parts = [
            (HiddenBy::Script, &self.late),
            (HiddenBy::OldBrowser, &self.instead),
            (HiddenBy::MailList, &self.of_lists),
        ];
        parts.into_iter().filter(|(_, part)| part.characters > 0).map(|(by, part)| {
            let HiddenPart { characters, places, first } = part.clone();
            WarningKind::Hidden { by, characters, places, first }.into()
        })
    }
}

/// Whether what is in an element stands instead of what it shows, for programs that
/// don't know it.
fn is_instead(name: &str) -> bool {
    matches!(name, "video" | "audio" | "iframe" | "canvas" | "noembed")
}

/// Whether a document may hide text, by a look at its source: what says
/// none of these words hides nothing.
pub(crate) fn may_hide(source: &[u8]) -> bool {
    const WORDS: [&str; 9] = [
        "hidden",
        "display",
        "<template",
        "<iframe",
        "<audio",
        "<video",
        "<canvas",
        "<noembed",
        "<datalist",
    ];
    let source = source.to_ascii_lowercase();
    WORDS.iter().any(|word| memchr::memmem::find(&source, word.as_bytes()).is_some())
}

/// Holds no text of the document, or text that it shows elsewhere.
fn is_silent(name: &str) -> bool {
    matches!(
        name,
        "script"
            | "style"
            | "head"
            | "noscript"
            | "metadata"
            | "rp"
            | "annotation"
            | "annotation-xml"
    )
}

/// The text of an element but for scripts, or that of it which is shown.
fn collect(dom: &Dom, root: NodeId, only_shown: bool, out: &mut String) {
    let mut at = root;
    while at < dom.end(root) {
        if let Some(text) = dom.text(at) {
            out.push_str(text);
            at += 1;
        } else if is_silent(dom.name(at)) || only_shown && at > 0 && is_unseen(dom, at) {
            at = dom.end(at);
        } else {
            at += 1;
        }
    }
}

fn text_shown(dom: &Dom, root: NodeId) -> String {
    let mut all = String::new();
    collect(dom, root, true, &mut all);
    all.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// The tag of an element, with its id or class.
fn tag(dom: &Dom, id: NodeId) -> String {
    const LONGEST: usize = 40;
    let of = |name: &str| {
        let value = dom.attribute(id, name)?.split_whitespace().next()?;
        (value.len() <= LONGEST).then(|| format!(" {name}=\"{value}\""))
    };
    let name = of("id").or_else(|| of("class")).unwrap_or_default();
    format!("<{}{name}>", dom.name(id))
}
