//! Tables in the midst of text: each stands in the article of the text beside it, and
//! is no text that goes on or begins.

use std::collections::HashMap;

use super::super::grammar::PieceRole;
use super::super::split::SplitHint;
use super::super::units::Unit;

/// The unit of running text that a table stands beside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct TableNeighbour {
    pub(super) unit: usize,
    /// The table stands before it, and else behind it.
    pub(super) before: bool,
}

/// What stands on one side of a table: the nearest running text.
#[derive(Debug, Clone, Copy, Default)]
struct Near {
    /// With nothing but pictures between.
    close: Option<usize>,
    /// With names between, as well.
    named: Option<usize>,
    /// Under the same head, where the page's setting tells.
    owned: Option<usize>,
}

/// The text that each table stands beside, by its unit; those between heads stand
/// beside none.
pub(super) fn beside_text(units: &[Unit]) -> HashMap<usize, TableNeighbour> {
    let above = near(units, 0..units.len());
    let below = near(units, (0..units.len()).rev());
    let neighbour = |(&table, above): (&usize, &Near)| {
        let below = below[&table];
        let after = |unit| TableNeighbour { unit, before: false };
        let before = |unit| TableNeighbour { unit, before: true };
        let found = match units[table].owner {
            Some(_) => above.owned.map(after).or(below.owned.map(before)),
            None => above.close.map(after).or(below.close.map(before)).or(above.named.map(after)),
        };
        Some((table, found?))
    };
    above.iter().filter_map(neighbour).collect()
}

/// What stands before each table, as the units are walked.
fn near(units: &[Unit], walk: impl Iterator<Item = usize>) -> HashMap<usize, Near> {
    let mut tables = HashMap::new();
    let mut owned: HashMap<usize, usize> = HashMap::new();
    let mut last = Near::default();
    for at in walk {
        let unit = &units[at];
        match unit.role {
            PieceRole::Body if is_table(unit) => {
                let own = unit.owner.and_then(|owner| owned.get(&owner).copied());
                tables.insert(at, Near { owned: own, ..last });
            }
            PieceRole::Body => {
                last = Near { close: Some(at), named: Some(at), owned: None };
                owned.extend(unit.owner.map(|owner| (owner, at)));
            }
            PieceRole::Byline | PieceRole::Signature => last.close = None,
            PieceRole::Folio(_) | PieceRole::Furniture | PieceRole::Caption | PieceRole::Credit => {
            }
            PieceRole::Display | PieceRole::Number => last = Near::default(),
        }
    }
    tables
}

/// Whether a unit is a table, as its file says.
pub(super) fn is_table(unit: &Unit) -> bool {
    unit.role == PieceRole::Body && unit.mark == SplitHint::Table
}
