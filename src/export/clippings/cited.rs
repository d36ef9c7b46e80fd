//! What clippings are cut from, each article once, as reference managers know it.

use crate::export::seal::Sum;
use crate::model::{BylineName, ClippingEntry, Date, Provenance, byline_names};

/// An article that something was cut from.
pub(super) struct CitedArticle<'a> {
    /// Unique, of ASCII letters, the same in every export.
    pub(super) key: String,
    pub(super) from: &'a Provenance,
    pub(super) date: Option<Date>,
    pub(super) names: Vec<BylineName>,
    /// The day of the first cut.
    pub(super) seen: Option<Date>,
    /// All that was cut, a gap between two.
    pub(super) text: String,
    /// All notes.
    pub(super) note: String,
    /// All tags, each once.
    pub(super) tags: Vec<&'a str>,
}

/// Stands between two passages of an article.
const GAP: &str = "\n\n[…]\n\n";

/// The articles, in the order of the first clipping of each.
pub(super) fn articles(entries: &[ClippingEntry]) -> Vec<CitedArticle<'_>> {
    let of = |entry: &'_ ClippingEntry| {
        (entry.clipping.edition.clone(), entry.clipping.anchor.article.clone())
    };
    let mut places = std::collections::HashMap::new();
    let mut groups: Vec<Vec<&ClippingEntry>> = Vec::new();
    for entry in entries {
        let at = *places.entry(of(entry)).or_insert_with(|| {
            groups.push(Vec::new());
            groups.len() - 1
        });
        groups[at].push(entry);
    }
    groups.into_iter().map(|group| article(&group)).collect()
}

fn article<'a>(group: &[&'a ClippingEntry]) -> CitedArticle<'a> {
    let first = &group[0].clipping;
    let from = &first.provenance;
    let names = byline_names(&from.byline);
    let parts = |part: fn(&'a ClippingEntry) -> &'a str| {
        group.iter().map(move |entry| part(entry)).filter(|part| !part.trim().is_empty())
    };
    let texts: Vec<&str> = parts(|entry| &entry.clipping.text).collect();
    let notes: Vec<&str> = parts(|entry| &entry.clipping.note).collect();
    let mut tags: Vec<&str> = Vec::new();
    for tag in group.iter().flat_map(|entry| &entry.clipping.tags) {
        if !tags.contains(&tag.as_str()) {
            tags.push(tag);
        }
    }
    CitedArticle {
        key: key(group[0], &names),
        from,
        date: from.date.parse().ok(),
        names,
        seen: group.iter().filter_map(|entry| entry.clipping.day()).min(),
        text: texts.join(GAP),
        note: notes.join("; "),
        tags,
    }
}

/// `garraway-20261122-` and figures by which no two articles are taken for one:
/// 48 bits, of which a million differ.
fn key(entry: &ClippingEntry, names: &[BylineName]) -> String {
    let clipping = &entry.clipping;
    let family = names.iter().find_map(|name| match name {
        BylineName::Parted { family, .. } => Some(family.as_str()),
        BylineName::Whole(_) => None,
    });
    let ascii = |text: &str| -> String {
        text.chars().filter(char::is_ascii_alphanumeric).take(20).collect()
    };
    let family = ascii(family.unwrap_or_default()).to_ascii_lowercase();
    let family = if family.is_empty() { "newspaper" } else { &family };
    let mut sum = Sum::new();
    for part in [clipping.edition.as_str(), "\n", clipping.anchor.article.as_str()] {
        sum.add(part.as_bytes());
    }
    let date = ascii(&clipping.provenance.date);
    format!("{family}-{date}-{}", &sum.digits()[4..]).replace("--", "-")
}
