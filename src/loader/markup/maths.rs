//! Formulas (`math`) as a line of text: what is raised or lowered there is
//! superscript or subscript, a fraction has a stroke, a root its sign.

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
        ("msub" | "munder" | "msubsup" | "munderover" | "mroot", 1) => Some(Style::Subscript),
        _ => None,
    }
}

/// The sign that stands before an element of a formula.
pub(super) fn before(dom: &Dom, id: NodeId) -> &'static str {
    let above = dom.name(dom.parent(id));
    let is_second = || place(dom, id) == Some(1);
    match dom.name(id) {
        _ if above == "mfrac" && is_second() => "/",
        _ if above == "mfenced" && place(dom, id).is_none_or(|place| place > 0) => ", ",
        "mfenced" => "(",
        "msqrt" | "mroot" => "√",
        _ => "",
    }
}

/// The sign that stands after an element of a formula.
pub(super) fn after(dom: &Dom, id: NodeId) -> &'static str {
    if dom.name(id) == "mfenced" { ")" } else { "" }
}

/// How many elements stand before one in the same element; `None` if that is
/// further than anybody writes formulas.
fn place(dom: &Dom, id: NodeId) -> Option<usize> {
    let beside = dom.children(dom.parent(id)).take(NEAR).take_while(|&other| other <= id);
    let elements = beside.filter(|&other| !dom.name(other).is_empty());
    let (last, count) = elements.fold((0, 0), |(_, count), other| (other, count + 1));
    (last == id).then(|| count - 1)
}
