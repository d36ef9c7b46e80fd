//! Correcting: the menu under the text, or the list of articles; and the
//! cursor beside the text.

use super::Painter;
use super::canvas::Canvas;
use crate::app::correcting::{BETWEEN, CorrectingStep, MenuChoice, Pick, in_rows};
use crate::app::{Action, titles};
use crate::config::Role;
use crate::keymap::Context;
use crate::layout::{Line, LineRole, SetLine};
use crate::model::{HeadRole, TextUnit};

impl Painter<'_> {
    /// Paints the panel; tells where the cursor stands.
    pub(super) fn correcting(&self, canvas: &mut Canvas<'_>) -> Option<(u16, u16)> {
        let correcting = self.app.correcting.as_ref()?;
        let area = self.app.correcting_area();
        if area.h < 3 {
            return None;
        }
        canvas.row(0, area.y, area.w, self.glyphs.horizontal, self.palette.style(Role::Rule));
        let heading = self.words().asked(&correcting.step, self.glyphs.bar);
        canvas.text(1, area.y + 1, area.w, &heading, self.palette.style(Role::Prompt));
        match &correcting.step {
            CorrectingStep::Menu => {
                self.choices(canvas, area.y + 2);
                Some((1, area.y + 1))
            }
            CorrectingStep::Append(pick) | CorrectingStep::MoveTo(pick) => {
                self.picks(canvas, area.y + 2, pick)
            }
        }
    }

    /// A choice of the menu: its keys, and what it does.
    pub(super) fn choice(&self, choice: MenuChoice) -> (String, &'static str) {
        let keys = self.keys().at(Context::Correcting);
        let way = |action: &Action| keys.way(*action);
        let ways: Vec<String> = choice.actions().iter().filter_map(way).collect();
        (ways.join(" "), self.words().choice(choice))
    }

    fn choices(&self, canvas: &mut Canvas<'_>, from: u16) {
        let area = self.app.correcting_area();
        let rows = in_rows(&self.app.choice_columns, area.w.saturating_sub(2));
        for (y, row) in (from..area.y + area.h).zip(rows) {
            let mut x = 1;
            for choice in MenuChoice::ALL.get(row).into_iter().flatten() {
                let (keys, label) = self.choice(*choice);
                x = canvas.text(x, y, area.w, &keys, self.palette.style(Role::Accent)) + 1;
                x = canvas.text(x, y, area.w, label, self.palette.style(Role::Text)) + BETWEEN;
            }
        }
    }

    fn picks(&self, canvas: &mut Canvas<'_>, from: u16, pick: &Pick) -> Option<(u16, u16)> {
        let reader = self.app.reader.as_ref()?;
        let area = self.app.correcting_area();
        let (mut y, mut cursor) = (from, None);
        for (row, &index) in pick.articles.iter().enumerate().skip(pick.list.top) {
            let Some(article) = reader.edition.articles.get(index) else { continue };
            let setting = self.app.settings.story_setting(&reader.edition, article);
            let selected = row == pick.list.selected;
            if selected {
                cursor = Some((0, y));
            }
            for line in titles::wrapped(article.title(), area.w, &setting) {
                if y >= area.y + area.h {
                    return cursor;
                }
                let role = if selected { Role::Selected } else { Role::Text };
                if selected {
                    canvas.text(0, y, 1, self.glyphs.bar, self.palette.style(Role::Accent));
                }
                let x = titles::BAR + line.column;
                canvas.as_is(x, y, area.w, &line.text, self.palette.style(role));
                y += 1;
            }
        }
        cursor
    }

    /// Whether a row of the article belongs to what is being corrected.
    pub(super) fn is_corrected(&self, line: &Line<'_>, set: &SetLine<'_>) -> bool {
        let Some(correcting) = &self.app.correcting else { return false };
        match correcting.unit {
            TextUnit::Block(block) => line.cursor.slug == block + 1,
            TextUnit::Head(head) => {
                let reader = self.app.reader.as_ref();
                let article = reader.and_then(|reader| reader.edition.articles.get(reader.article));
                let head = article.and_then(|article| article.head.get(head));
                line.cursor.slug == 0
                    && head.is_some_and(|head| {
                        role_of(head.role) == set.strand.role
                            && set.strand.text.contains(head.text.as_str())
                    })
            }
        }
    }
}

fn role_of(role: HeadRole) -> LineRole {
    match role {
        HeadRole::Kicker => LineRole::Kicker,
        HeadRole::Headline => LineRole::Headline,
        HeadRole::Deck => LineRole::Deck,
        HeadRole::Byline | HeadRole::Dateline => LineRole::Byline,
    }
}
