//! Which article a picture belongs to, and which lines stand over it alone.

use super::super::glyph::is_han;
use super::super::grammar::PieceRole;
use super::super::recover::{HeadTarget, PageItem, usual};
use super::Arranger;

/// How many han in a row are hardly the same by chance.
const WORD: usize = 3;

impl Arranger {
    /// A picture belongs to the article under it if it stands between that
    /// article's text and its head, or, on a printed page, in the midst of its
    /// text, and to that of the text above it if the file marks it as a picture;
    /// elsewhere it is an article of its own.
    pub(super) fn of_figure(&self, place: usize) -> HeadTarget {
        let items = &self.found.sheet.items;
        if let Some(body) = self.of_same_head(place).or_else(|| self.under_text(place)) {
            return body;
        }
        let figure = |place: usize| matches!(items.get(place), Some(PageItem::Figure(_)));
        let first = (0..=place).rev().take_while(|&p| figure(p)).last().unwrap_or(place);
        let headed =
            first.checked_sub(1).is_some_and(|above| matches!(items[above], PageItem::Head(..)));
        let below = (place..items.len()).find(|&p| !figure(p));
        let own = HeadTarget::Figure(first);
        let Some(PageItem::Text(text)) = below.map(|p| items[p]) else { return own };
        let Some(HeadTarget::Strand(strand)) = self.owners[self.found.sheet.places[text]] else {
            return own;
        };
        let begins = self.found.strands[strand].contains(&text);
        let owned = self.owned(HeadTarget::Strand(strand));
        let headless = self.head_places(strand, &owned).1.len() == self.lines(&owned).len();
        let above = first.checked_sub(1).and_then(|above| self.owners[above]);
        let shares = above == Some(HeadTarget::Strand(strand));
        let midst =
            matches!(first.checked_sub(1).map(|above| items[above]), Some(PageItem::Text(_)));
        if shares && midst && self.is_printed(place) {
            return HeadTarget::Strand(strand);
        }
        if headed
            && begins
            && self.is_about(first, strand)
            && (shares || headless && !self.found.sheet.texts[text].lede)
        {
            HeadTarget::Strand(strand)
        } else {
            own
        }
    }

    /// The article of the text that stands under the same head on the printed
    /// page: the nearest one above a picture, or else below it.
    fn of_same_head(&self, place: usize) -> Option<HeadTarget> {
        let items = &self.found.sheet.items;
        let PageItem::Figure(unit) = items[place] else { return None };
        let owner = self.units[unit].owner?;
        let shares = |&other: &usize| match items[other] {
            PageItem::Text(text) => {
                let unit = self.found.sheet.texts[text].units[0];
                self.units[unit].owner == Some(owner)
            }
            _ => false,
        };
        let text = (0..place).rev().find(shares).or_else(|| (place..items.len()).find(shares))?;
        self.owners[text]
    }

    /// The article of the text right above a picture that the file marks.
    fn under_text(&self, place: usize) -> Option<HeadTarget> {
        let items = &self.found.sheet.items;
        let figure = |place: &usize| matches!(items[*place], PageItem::Figure(_));
        let PageItem::Figure(unit) = items[place] else { return None };
        let above = (0..place).rev().find(|place| !figure(place))?;
        let marked = self.units[unit].marked && matches!(items[above], PageItem::Text(_));
        self.owners[above].filter(|_| marked)
    }

    /// Whether it is known where a picture's text stands on the page.
    fn is_printed(&self, place: usize) -> bool {
        match self.found.sheet.items[place] {
            PageItem::Figure(unit) => self.units[unit].letter.is_some(),
            _ => false,
        }
    }

    /// A line right over a picture is the picture's, if neither has a word of
    /// the article that it was given to.
    pub(super) fn title_pictures(&mut self) {
        let items = &self.found.sheet.items;
        for place in 1..items.len() {
            let (PageItem::Head(..), PageItem::Figure(_)) = (items[place - 1], items[place]) else {
                continue;
            };
            if let Some(HeadTarget::Strand(strand)) = self.owners[place - 1]
                && !self.is_about(place, strand)
            {
                self.owners[place - 1] = Some(HeadTarget::Figure(place));
            }
        }
    }

    /// Whether the line over a picture, or its caption, has a word that stands
    /// in the text of an article, too: three han in a row. Where there are no
    /// such words, or the page shows where things stand, nothing speaks against it.
    fn is_about(&self, place: usize, strand: usize) -> bool {
        let sheet = &self.found.sheet;
        let said = sheet.items[place - 1..=place].iter().filter_map(|item| match item {
            PageItem::Head(unit, _) | PageItem::Figure(unit) => Some(&self.units[*unit]),
            _ => None,
        });
        let said = said.filter(|unit| unit.role != PieceRole::Credit);
        let said: Vec<Vec<char>> =
            said.map(|unit| unit.piece.squeezed().chars().map(usual).collect()).collect();
        let han = |word: &&[char]| word.iter().all(|&c| is_han(c));
        let mut words = said.iter().flat_map(|said| said.windows(WORD)).filter(han).peekable();
        let texts = || self.found.strands[strand].iter().map(|&text| &sheet.texts[text].chars);
        self.is_printed(place)
            || words.peek().is_none()
            || words.any(|word| texts().any(|text| text.windows(WORD).any(|other| other == word)))
    }
}
