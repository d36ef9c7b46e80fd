//! The stories that one follows, and the timeline of one.

use super::Painter;
use super::canvas::Canvas;
use crate::app::panes::Area;
use crate::app::{STORY_ROWS, StoryTimeline, titles};
use crate::config::Role;
use crate::model::{Clean, FollowedStory};
use crate::search::SearchHit;
use crate::words::Heading;

/// Columns between what stands at the left of a row and at the right.
const GAP: u16 = 2;

impl Painter<'_> {
    pub(super) fn stories(&self, canvas: &mut Canvas<'_>) {
        let (stories, words) = (&self.app.stories, self.words());
        let title = words.heading(Heading::Stories).to_owned();
        self.folio(canvas, &[(title, Role::Masthead)], &self.filling_of_index());
        if stories.all.is_empty() {
            return self.remark(canvas, &words.nothing_followed(&self.keys()));
        }
        if let Some(reason) = &self.app.searching.unable {
            let middle = self.app.frame().middle;
            let y = middle.y + middle.h - 1;
            let told = self.cut_to(&Clean::line(reason), middle.w.saturating_sub(2));
            canvas.text(1, y, middle.w - 1, &told, self.palette.style(Role::Message));
        }
        let middle = self.app.frame().middle;
        let rows = (middle.y..middle.y + middle.h).step_by(STORY_ROWS);
        self.more_above(canvas, middle, stories.list.top > 0);
        for (y, (at, story)) in rows.zip(stories.all.iter().enumerate().skip(stories.list.top)) {
            if y > middle.y && y + STORY_ROWS as u16 > middle.y + middle.h {
                return self.more_below(canvas, middle);
            }
            let h = (STORY_ROWS as u16).min(middle.y + middle.h - y);
            self.followed_story(
                canvas,
                Area { y, h, ..middle },
                (story, at == stories.list.selected),
            );
        }
    }

    fn followed_story(
        &self,
        canvas: &mut Canvas<'_>,
        area: Area,
        (story, selected): (&FollowedStory, bool),
    ) {
        let (x, end) = (area.x + titles::BAR, area.x + area.w - 1);
        self.selection_bar(canvas, area, selected);
        let words = self.words();
        let count = self.app.stories.counts.get(&story.id);
        let new = self.app.stories.new_in(story);
        let told = count.map(|count| words.story_count(count.days, count.articles));
        let new = (new > 0).then(|| words.new_articles(new));
        let told = [new, told].into_iter().flatten().collect::<Vec<_>>().join(" · ");
        let accent = self.palette.style(Role::Accent);
        let room = canvas.text_right(x, area.y, end, &told, accent).saturating_sub(GAP);
        let role = if selected { Role::Selected } else { Role::Text };
        let name = self.cut_to(&story.name, room.saturating_sub(x));
        canvas.text(x, area.y, room, &name, self.palette.style(role));
        if area.h > 1 {
            let query = self.cut_to(&story.query, end.saturating_sub(x));
            canvas.text(x, area.y + 1, end, &query, self.palette.style(Role::Dim));
        }
    }

    pub(super) fn timeline(&self, canvas: &mut Canvas<'_>) {
        let words = self.words();
        let Some(timeline) = &self.app.stories.timeline else { return };
        let name = (timeline.story.name.clone(), Role::Masthead);
        let query = Some(&timeline.story.query).filter(|query| **query != timeline.story.name);
        let query = (query.cloned().unwrap_or_default(), Role::Folio);
        let right = match timeline.total {
            Some(total) if self.filling_of_index().is_empty() => words.articles_found(total),
            _ => self.filling_of_index(),
        };
        self.folio(canvas, &[name, query], &right);
        if timeline.hits.is_empty() {
            let text = match (&self.app.searching.unable, &timeline.fault, timeline.total) {
                (Some(reason), ..) => Clean::line(reason).into_string(),
                (None, Some(fault), _) => words.query_fault(fault),
                (None, None, Some(_)) => words.articles_found(0),
                (None, None, None) => words.looking().to_owned(),
            };
            return self.remark(canvas, &text);
        }
        self.articles_by_day(canvas, timeline);
    }

    /// The articles of a story, those of a day under it.
    fn articles_by_day(&self, canvas: &mut Canvas<'_>, timeline: &StoryTimeline) {
        let words = self.words();
        let area = self.app.frame().middle;
        let (mut y, bottom) = (area.y, area.y + area.h);
        self.more_above(canvas, area, timeline.list.top > 0);
        for (at, hit) in timeline.hits.iter().enumerate().skip(timeline.list.top) {
            if y > area.y && y + timeline.rows(at) as u16 > bottom {
                return self.more_below(canvas, area);
            }
            if timeline.begins_day(at) {
                let day = hit.date.map(|date| date.to_string());
                let day = day.unwrap_or_else(|| words.no_day().to_owned());
                canvas.text(
                    area.x + 1,
                    y,
                    area.x + area.w - 1,
                    &day,
                    self.palette.style(Role::Dim),
                );
                y += 1;
            }
            let h = 2.min(bottom.saturating_sub(y));
            self.told_of_story(canvas, Area { y, h, ..area }, (hit, at == timeline.list.selected));
            y += 2;
        }
    }

    /// An article of a story: its headline, and where it stands.
    fn told_of_story(
        &self,
        canvas: &mut Canvas<'_>,
        area: Area,
        (hit, selected): (&SearchHit, bool),
    ) {
        let (x, end) = (area.x + titles::BAR, area.x + area.w - 1);
        self.selection_bar(canvas, area, selected);
        let role = if selected { Role::Selected } else { Role::Text };
        if area.h > 0 {
            let title = self.cut_to(&hit.title, end.saturating_sub(x));
            canvas.text(x, area.y, end, &title, self.palette.style(role));
        }
        if area.h > 1 {
            let place = self.place_of_hit("", hit, end.saturating_sub(x));
            canvas.text(x, area.y + 1, end, &place, self.palette.style(Role::Dim));
        }
    }

    /// The bar at the left of what is selected.
    fn selection_bar(&self, canvas: &mut Canvas<'_>, area: Area, selected: bool) {
        let rows = if selected { area.h } else { 0 };
        if selected {
            canvas.stand(area.x + titles::BAR, area.y);
        }
        for y in area.y..area.y + rows {
            let style = self.palette.style(Role::Accent);
            canvas.text(area.x, y, area.x + 1, self.glyphs.bar, style);
        }
    }

    /// How far the index is, while it is brought up to the papers.
    fn filling_of_index(&self) -> String {
        let filling = self.app.searching.filling;
        filling.map(|(done, total)| self.words().filling(done, total)).unwrap_or_default()
    }
}
