//! What an element inside a line means for the text in it.

use super::dom::{Dom, NodeId};
use super::formula;
use super::links::Base;
use crate::model::Style;

/// The style that an element lays over its text.
pub(super) fn of(dom: &Dom, id: NodeId, base: &Base) -> Option<Style> {
    Some(match dom.name(id) {
        "a" => Style::Link(base.link(dom.attribute(id, "href")?)?),
        "b" | "strong" | "dt" => Style::Strong,
        "i" | "em" | "cite" | "dfn" | "var" => Style::Emphasis,
        "del" | "s" | "strike" => Style::Strikethrough,
        "code" | "kbd" | "samp" | "tt" => Style::Code,
        "sup" => Style::Superscript,
        "sub" => Style::Subscript,
        "span" | "font" | "u" if has_dots(dom, id) => Style::Emphasis,
        "span" | "font" | "u" if has_wave(dom, id) => Style::Wave,
        "u" => Style::Underline,
        name if name.starts_with('m') => return formula::style(dom, id),
        _ => return None,
    })
}

/// Whether dots stand beside its text (着重号, 圏点): stress, as CSS Text
/// Decoration §3 writes it.
fn has_dots(dom: &Dom, id: NodeId) -> bool {
    rules(dom, id).any(|(property, value)| {
        matches!(property, "text-emphasis" | "text-emphasis-style") && value != "none"
    })
}

/// Whether a wave stands under its text, as CSS Text Decoration §2 writes it, or
/// a class says.
fn has_wave(dom: &Dom, id: NodeId) -> bool {
    let mut classes = dom.attribute(id, "class").into_iter().flat_map(str::split_whitespace);
    classes.any(|class| class.contains("wavy"))
        || rules(dom, id).any(|(property, value)| {
            matches!(property, "text-decoration" | "text-decoration-style")
                && value.split_whitespace().any(|word| word == "wavy")
        })
}

/// The properties of its own style with their values.
fn rules(dom: &Dom, id: NodeId) -> impl Iterator<Item = (&str, &str)> {
    let css = dom.attribute(id, "style").into_iter();
    css.flat_map(|css| css.split(';')).map(|rule| {
        let (property, value) = rule.split_once(':').unwrap_or((rule, ""));
        (property.trim().trim_start_matches("-webkit-"), value.trim())
    })
}
