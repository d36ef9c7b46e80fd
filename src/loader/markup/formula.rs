//! Formulas (`math`) as a line of text: what is raised or lowered there is
//! superscript or subscript, a fraction has a stroke, a root its sign, and
//! what is set as one above or below a line stands in brackets. A terminal has
//! no small type, so raised and lowered figures become Unicode's where it has
//! them: 10¹⁶.

use super::dom::{Dom, NodeId};
use crate::model::Style;

/// How far a node is looked for among those beside it.
const NEAR: usize = 8;

/// Whether white space in an element means nothing.
pub(super) fn is_formula(name: &str) -> bool {
    matches!(
        name,
        "math"
            | "mrow"
            | "msup"
            | "msub"
            | "msubsup"
            | "mfrac"
            | "msqrt"
            | "mroot"
            | "mfenced"
            | "munder"
            | "mover"
            | "munderover"
            | "semantics"
    )
}

/// How an element of a formula stands on the line.
pub(super) fn style(dom: &Dom, id: NodeId) -> Option<Style> {
    match (dom.name(dom.parent(id)), place(dom, id)?) {
        ("msup" | "mover", 1) | ("msubsup" | "munderover", 2) => Some(Style::Superscript),
        ("msub" | "munder" | "msubsup" | "munderover", 1) => Some(Style::Subscript),
        _ => None,
    }
}

/// The signs that stand before an element of a formula.
pub(super) fn before(dom: &Dom, id: NodeId) -> String {
    let at = place(dom, id);
    let between = match dom.name(dom.parent(id)) {
        "mfrac" if at == Some(1) => "/",
        "mroot" if at == Some(1) => "^(1/",
        "mfenced" if at.is_none_or(|at| at > 0) => ", ",
        _ => "",
    };
    let root = if dom.name(id) == "msqrt" { "√" } else { "" };
    let bracket = if is_bracketed(dom, id) { "(" } else { "" };
    [between, root, bracket].concat()
}

/// The signs that stand after an element of a formula.
pub(super) fn after(dom: &Dom, id: NodeId) -> String {
    let bracket = if is_bracketed(dom, id) { ")" } else { "" };
    let is_index = dom.name(dom.parent(id)) == "mroot" && place(dom, id) == Some(1);
    [bracket, if is_index { ")" } else { "" }].concat()
}

/// Whether an element would be read apart without brackets: part of a
/// fraction, or what a root is taken of, that is more than one thing.
fn is_bracketed(dom: &Dom, id: NodeId) -> bool {
    let above = dom.name(dom.parent(id));
    match dom.name(id) {
        "mfenced" => true,
        "msqrt" => has_parts(dom, id),
        "mfrac" => matches!(above, "mfrac" | "mroot" | "msup"),
        "mrow" => matches!(above, "mfrac" | "mroot") && has_parts(dom, id),
        _ => false,
    }
}

fn has_parts(dom: &Dom, id: NodeId) -> bool {
    dom.children(id).take(NEAR).filter(|&child| !dom.name(child).is_empty()).count() > 1
}

/// How many elements stand before one in the same element; `None` if that is
/// further than anybody writes formulas.
fn place(dom: &Dom, id: NodeId) -> Option<usize> {
    let beside = dom.children(dom.parent(id)).take(NEAR).take_while(|&other| other <= id);
    let elements = beside.filter(|&other| !dom.name(other).is_empty());
    let (last, count) = elements.fold((0, 0), |(_, count), other| (other, count + 1));
    (last == id).then(|| count - 1)
}
