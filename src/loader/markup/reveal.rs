//! Text that is hidden until a script shows it, where it is nearly all the text
//! of a page: who hides it means to show it. Hidden menus, notices and forms
//! beside a text stay hidden.

use super::blocks::is_hidden;
use super::dom::{Dom, NodeId, ROOT};
use super::tags;

/// How many times as much running text as is shown must be hidden.
const TIMES: usize = 3;

/// Characters of running text below which nothing is shown.
const LEAST: usize = 60;

/// Characters of a text that make it running text and no label; a han counts
/// for two.
const SENTENCE: usize = 25;

/// Whether an attribute may hide its element.
pub(super) fn may_hide(attribute: &str, value: &str) -> bool {
    attribute == "hidden"
        || attribute == "style" && (value.contains("none") || value.contains("hidden"))
}

/// Shows the text that a document hides, if it is nearly all there is. What
/// browsers themselves show of a `<template>` is shown in any case.
pub(super) fn reveal(dom: &mut Dom) {
    let (mut shown, mut places) = (0, Vec::new());
    let mut at = ROOT + 1;
    while at < dom.end(ROOT) {
        let name = dom.name(at);
        let is_shadow = name == "template"
            && ["shadowrootmode", "shadowroot"].iter().any(|is| dom.attribute(at, is).is_some());
        if is_shadow || name == "template" || !name.is_empty() && is_hidden(dom, at) {
            if !is_beside(dom, at) {
                places.push((at, running(dom, at), is_shadow));
            }
            at = dom.end(at);
        } else if tags::is_dropped(name) || is_of_page(name) {
            at = dom.end(at);
        } else {
            shown += own(dom, at);
            at += 1;
        }
    }
    let hidden: usize = places.iter().map(|(_, running, _)| running).sum();
    let is_most = hidden >= LEAST && hidden >= TIMES * shown;
    for (id, running, is_shadow) in places {
        if is_shadow || is_most && running > 0 {
            show(dom, id);
        }
    }
}

fn show(dom: &mut Dom, id: NodeId) {
    if dom.name(id) == "template" {
        dom.rename(id, "div");
    }
    dom.strip(id, "hidden");
    dom.strip(id, "style");
}

/// The running text in an element, but for what is beside it or hidden inside.
fn running(dom: &Dom, root: NodeId) -> usize {
    let (mut sum, mut at) = (0, root + 1);
    while at < dom.end(root) {
        let name = dom.name(at);
        let is_out = !name.is_empty()
            && (tags::is_dropped(name) || is_hidden(dom, at) || is_beside(dom, at));
        sum += if is_out { 0 } else { own(dom, at) };
        at = if is_out { dom.end(at) } else { at + 1 };
    }
    sum
}

/// The running text that a node is.
fn own(dom: &Dom, id: NodeId) -> usize {
    let text = dom.text(id).unwrap_or_default().trim();
    let size = text.chars().map(|c| 1 + usize::from(c >= '\u{2E80}')).sum();
    let above = dom.name(dom.parent(id));
    let is_label = above == "a" || above == "title" || tags::heading(above).is_some();
    if size >= SENTENCE && !is_label { size } else { 0 }
}

/// Whether an element is one that pages hide for good reasons: menus, notices
/// about cookies, forms, windows over the page, what readers wrote.
fn is_beside(dom: &Dom, id: NodeId) -> bool {
    const WORDS: [&str; 17] = [
        "cookie",
        "consent",
        "gdpr",
        "privacy",
        "modal",
        "popup",
        "overlay",
        "dialog",
        "menu",
        "navbar",
        "login",
        "signup",
        "newsletter",
        "subscribe",
        "share",
        "comment",
        "tooltip",
    ];
    if is_of_page(dom.name(id)) {
        return true;
    }
    let values = ["class", "id"].into_iter().filter_map(|of| dom.attribute(id, of));
    let is_named = values.filter(|value| value.len() <= 1000).any(|value| {
        let value = value.to_ascii_lowercase();
        WORDS.iter().any(|word| value.contains(word))
    });
    is_named || is_notice(dom, id)
}

fn is_of_page(name: &str) -> bool {
    matches!(name, "nav" | "footer" | "aside" | "form" | "dialog" | "button" | "select")
}

/// Whether a small element asks for consent.
fn is_notice(dom: &Dom, id: NodeId) -> bool {
    const NODES: usize = 60;
    const SIGNS: [&str; 4] = ["cookie", "your privacy", "隐私政策", "個人情報保護"];
    let is_hidden = !dom.name(id).is_empty() && is_hidden(dom, id);
    is_hidden && dom.end(id) - id <= NODES && {
        let text = dom.line(id).to_lowercase();
        SIGNS.iter().any(|sign| text.contains(sign))
    }
}
