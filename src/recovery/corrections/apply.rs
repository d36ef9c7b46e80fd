//! Rules laid over an edition.

use super::edition_parts::EditionParts;
use super::{Corrections, Name, Rule};
use crate::input::Loaded;
use crate::model::{TextUnit, Warning};

/// Applies corrections in their order. Whatever a rule says, every text, every
/// source range and all furniture is in the edition afterwards as before; only
/// where it stands and what it is set as changes.
///
/// The warnings tell of rules that changed nothing, with the line they begin
/// in; the file is the caller's to name.
pub fn apply(loaded: &mut Loaded, corrections: &Corrections) -> Vec<Warning> {
    if corrections.rules.is_empty() {
        return Vec::new();
    }
    let mut workshop = EditionParts::open(loaded);
    let mut warnings = Vec::new();
    for (index, rule) in corrections.rules.iter().enumerate() {
        if let Err(reason) = lay(&mut workshop, rule) {
            let message = format!("rule {} changes nothing: {reason}; it is kept", index + 1);
            let line = corrections.lines.get(index).copied();
            warnings.push(Warning { line, ..Warning::new(&message) });
        }
    }
    workshop.close(loaded);
    warnings
}

fn lay(workshop: &mut EditionParts, rule: &Rule) -> Result<(), String> {
    let find = |workshop: &EditionParts, name: &Name| {
        workshop.find(name).ok_or_else(|| format!("no text begins with {}", said(name)))
    };
    match rule {
        Rule::Split { at } => {
            let spot = find(workshop, at)?;
            workshop.split(spot);
        }
        Rule::Join { article, with } => {
            let (article, _) = find(workshop, article)?;
            let (with, _) = find(workshop, with)?;
            workshop.join(article, with);
        }
        Rule::Move { at, to, before } => {
            let (from, unit) = find(workshop, at)?;
            let before = before.as_ref().map(|name| find(workshop, name)).transpose()?;
            let to = match (to, before) {
                (Some(to), _) => find(workshop, to)?.0,
                (None, Some((sheet, _))) => sheet,
                (None, None) => from,
            };
            let before = before.filter(|(sheet, _)| *sheet == to).map(|(_, unit)| unit);
            if before == Some(unit) && to == from {
                return Ok(());
            }
            let Some(block) = workshop.take((from, unit)) else { return Ok(()) };
            let before = before.map(|before| match (before, unit) {
                (TextUnit::Head(_), _) => 0,
                // What stood after the block that was taken moved up by one.
                (TextUnit::Block(at), TextUnit::Block(taken)) if to == from && taken < at => at - 1,
                (TextUnit::Block(at), _) => at,
            });
            workshop.put(to, before, block);
        }
        Rule::Set { at, role } => {
            let spot = find(workshop, at)?;
            let what = |reason| format!("{} {reason} and cannot be a {}", said(at), role.name());
            workshop.set(spot, *role).map_err(what)?;
        }
    }
    Ok(())
}

/// A name as a message says it.
fn said(name: &Name) -> String {
    const MOST: usize = 20;
    let cut = name.text.char_indices().nth(MOST).map_or(name.text.len(), |(at, _)| at);
    let dots = if cut < name.text.len() { "…" } else { "" };
    let nth = if name.nth > 1 { format!(" ({})", name.nth) } else { String::new() };
    format!("“{}{dots}”{nth}", &name.text[..cut])
}
