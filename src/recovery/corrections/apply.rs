//! Rules laid over an edition.

use super::edition_parts::EditionParts;
use super::{Corrections, Name, Rule};
use crate::input::Loaded;
use crate::model::warning::{IdleRule, RuleName};
use crate::model::{Clean, TextUnit, Warning, WarningKind};

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
        if let Err(why) = lay(&mut workshop, rule) {
            let line = corrections.lines.get(index).copied();
            let kind = WarningKind::IdleRule { rule: index + 1, why };
            warnings.push(Warning { line, ..Warning::new(kind) });
        }
    }
    workshop.close(loaded);
    warnings
}

fn lay(workshop: &mut EditionParts, rule: &Rule) -> Result<(), IdleRule> {
    let find = |workshop: &EditionParts, name: &Name| {
        workshop.find(name).ok_or_else(|| IdleRule::NotFound(said(name)))
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
            let role_name = || role.name().to_owned();
            workshop.set(spot, *role).map_err(|is| IdleRule::CannotBe {
                text: said(at),
                is,
                role: role_name(),
            })?;
        }
    }
    Ok(())
}

/// A name as a message says it.
fn said(name: &Name) -> RuleName {
    const MOST: usize = 20;
    let cut = name.text.char_indices().nth(MOST).map_or(name.text.len(), |(at, _)| at);
    RuleName { words: Clean::line(&name.text[..cut]), is_cut: cut < name.text.len(), nth: name.nth }
}
