//! A correction on the screen as a rule that outlives the screen.

use super::edition_parts::{EditionParts, TextAddress};
use super::{Name, Rule};
use crate::input::Loaded;
use crate::model::error::CorrectionError;
use crate::model::{Correction, TextUnit};

/// The rule for a correction of the edition as it is now.
///
/// # Errors
/// Says why there is none: what it names is not there, has no words to be
/// named by, or is where it should be already.
pub fn to_rule(loaded: &Loaded, correction: Correction) -> Result<Rule, CorrectionError> {
    let workshop = EditionParts::open(&mut loaded.clone());
    let (spots, texts) = workshop.texts();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let names = TextNamer { spots: &spots, texts: &texts };
    match correction {
        Correction::Split { unit: TextUnit::Block(0) | TextUnit::Head(0), .. } => {
            Err(CorrectionError::BeginsAlready)
        }
        Correction::Split { article, unit } => Ok(Rule::Split { at: names.of((article, unit))? }),
        Correction::Join { article, with } if article == with => Err(CorrectionError::Itself),
        Correction::Join { article, with } => {
            Ok(Rule::Join { article: names.article(article)?, with: names.article(with)? })
        }
        Correction::MoveTo { article, to, .. } if article == to => Err(CorrectionError::InPlace),
        Correction::MoveTo { article, unit, to } => {
            let (at, to) = (names.of((article, unit))?, Some(names.article(to)?));
            Ok(Rule::Move { at, to, before: None })
        }
        Correction::MoveBy { article, block, down } => {
            let last = workshop.sheets.get(article).map_or(0, |sheet| sheet.blocks.len());
            let at = names.of((article, TextUnit::Block(block)))?;
            let before = match (down, block) {
                (false, 0) => return Err(CorrectionError::First),
                (true, at) if at + 1 >= last => {
                    return Err(CorrectionError::Last);
                }
                (true, at) if at + 2 == last => None,
                (true, at) => Some(names.of((article, TextUnit::Block(at + 2)))?),
                (false, at) => Some(names.of((article, TextUnit::Block(at - 1)))?),
            };
            Ok(Rule::Move { at, to: None, before })
        }
        Correction::Set { article, unit, role } => {
            Ok(Rule::Set { at: names.of((article, unit))?, role })
        }
    }
}

/// The texts of an edition, to be named.
struct TextNamer<'a> {
    spots: &'a [TextAddress],
    texts: &'a [&'a str],
}

impl TextNamer<'_> {
    fn of(&self, spot: TextAddress) -> Result<Name, CorrectionError> {
        let index = self.spots.iter().position(|here| *here == spot);
        let name = index.and_then(|index| Name::of(self.texts, index));
        name.ok_or(CorrectionError::NoWords)
    }

    /// An article goes by its first text that no other begins like.
    fn article(&self, article: usize) -> Result<Name, CorrectionError> {
        let own = || (0..self.spots.len()).filter(|&index| self.spots[index].0 == article);
        let mut names = own().filter_map(|index| Name::of(self.texts, index)).peekable();
        let first = names.peek().cloned();
        let name = names.find(|name| name.nth == 1).or(first);
        name.ok_or(CorrectionError::ArticleWithoutWords)
    }
}
