//! The lines of the help, from the tables of keys and actions: what can be done on
//! the screen that one came from, then what is done elsewhere.

use std::collections::HashSet;

use super::Painter;
use super::calendar::mark;
use crate::app::correcting::MenuChoice;
use crate::app::{Action, Group, OpenedEdition, Screen, Standing};
use crate::keymap::{Context, HelpRow};
use crate::layout::DOUBTFUL;
use crate::model::Lang;
use crate::words::Heading;

/// A line of the help: keys and what they do, a heading, or nothing.
pub(super) enum HelpLine {
    Heading(&'static str),
    Keys(String, String),
    Empty,
}

/// Keys and what they do, and the names by which it can be looked for too.
struct HelpEntry {
    keys: String,
    told: String,
    names: String,
}

/// Lines under one heading.
struct HelpGroup {
    heading: &'static str,
    entries: Vec<HelpEntry>,
}

impl HelpGroup {
    fn of(heading: &'static str, lines: impl Iterator<Item = (String, &'static str)>) -> Self {
        let entry = |(keys, told): (String, &str)| HelpEntry {
            keys,
            told: told.to_owned(),
            names: String::new(),
        };
        Self { heading, entries: lines.map(entry).collect() }
    }
}

/// Where something is done that has its place, and a screen that shows it.
const PLACES: [(Context, Screen); 3] = [
    (Context::Newsstand, Screen::Newsstand),
    (Context::Reader, Screen::Reader),
    (Context::Bookmarks, Screen::Bookmarks),
];

impl Painter<'_> {
    /// All lines that hold what is looked for, with an empty one between the
    /// groups or without.
    pub(super) fn help_lines(&self, spaced: bool) -> Vec<HelpLine> {
        let filter = self.app.help_filter.to_lowercase();
        let holds = |entry: &HelpEntry| {
            filter.is_empty()
                || [&entry.keys, &entry.told, &entry.names]
                    .iter()
                    .any(|text| text.to_lowercase().contains(&filter))
        };
        let mut lines = Vec::new();
        for mut group in self.help_groups() {
            group.entries.retain(holds);
            if group.entries.is_empty() {
                continue;
            }
            if spaced && !lines.is_empty() {
                lines.push(HelpLine::Empty);
            }
            lines.push(HelpLine::Heading(group.heading));
            let told = group.entries.into_iter().map(|e| HelpLine::Keys(e.keys, e.told));
            lines.extend(told);
        }
        lines
    }

    /// Where the keys are pressed that are told first.
    pub(super) fn helped_place(&self) -> Context {
        match self.helped_screen() {
            _ if self.app.correcting.is_some() => Context::Correcting,
            Screen::Reader if self.is_passage_selected() => Context::Selecting,
            screen => Context::on(screen),
        }
    }

    fn is_passage_selected(&self) -> bool {
        let text = self.app.reader.as_ref().and_then(|reader| reader.text.as_ref());
        text.is_some_and(|text| text.passage.is_some())
    }

    /// What the keys do while a passage is selected: all of it, or what they do
    /// then only.
    fn selecting(&self, all: bool) -> HelpGroup {
        let own = [Action::WordOn, Action::OtherEnd, Action::LookUp];
        let shared = [
            Action::Down,
            Action::PaneLeft,
            Action::Top,
            Action::Copy,
            Action::Bookmark,
            Action::Clip,
            Action::Select,
        ];
        let here = self.words().selecting();
        let rows = self.dress.keymap.help(Context::Selecting).into_iter().flat_map(|s| s.rows);
        let told = rows
            .filter(|row| own.contains(&row.actions[0]) || all && shared.contains(&row.actions[0]));
        let entry = |row: HelpRow| {
            // What these do elsewhere they do not do here.
            let told = match row.actions[0] {
                Action::Down => here[0],
                Action::PaneLeft => here[1],
                Action::Select => here[2],
                _ => return self.help_entry(&row),
            };
            HelpEntry { told: told.to_owned(), ..self.help_entry(&row) }
        };
        let entries = told.map(entry).collect();
        HelpGroup { heading: self.words().keys_in(Context::Selecting), entries }
    }

    /// The screen that the help is asked for.
    fn helped_screen(&self) -> Screen {
        self.app.beneath().unwrap_or(Screen::Newsstand)
    }

    fn help_groups(&self) -> Vec<HelpGroup> {
        let screen = self.helped_screen();
        if self.app.correcting.is_some() {
            // What is told of correcting is told where one corrects.
            let mut groups = vec![self.choices_told()];
            groups.extend(
                self.groups_of(screen)
                    .into_iter()
                    .filter(|(group, _)| *group == Group::Program)
                    .map(|(_, told)| told),
            );
            return groups;
        }
        let mut groups: Vec<_> = self.groups_of(screen).into_iter().map(|(_, told)| told).collect();
        if self.helped_place() == Context::Selecting {
            groups.insert(0, self.selecting(true));
        } else if screen == Screen::Reader {
            groups.push(self.selecting(false));
        }
        if screen == Screen::Calendar {
            groups.insert(0, self.leafing());
        }
        if matches!(screen, Screen::Reader | Screen::FrontPage) {
            groups.push(self.signs());
        }
        let mut told = self.served(screen);
        for (place, there) in PLACES {
            let mut entries = Vec::new();
            for section in self.dress.keymap.help(place) {
                for row in &section.rows {
                    let serves = row.actions.iter().any(|action| action.serves_on(there));
                    if serves && told.insert(row.actions[0]) {
                        entries.push(self.help_entry(row));
                    }
                }
            }
            groups.push(HelpGroup { heading: self.words().keys_in(place), entries });
        }
        groups
    }

    /// What is told of a screen already, by the first action of each line.
    fn served(&self, screen: Screen) -> HashSet<Action> {
        let rows = self.dress.keymap.help(Context::on(screen)).into_iter().flat_map(|s| s.rows);
        let served = rows.filter(|row| row.actions.iter().any(|action| action.serves_on(screen)));
        served.map(|row| row.actions[0]).collect()
    }

    /// What can be done on a screen, by the groups of actions.
    fn groups_of(&self, screen: Screen) -> Vec<(Group, HelpGroup)> {
        let sections = self.dress.keymap.help(Context::on(screen)).into_iter();
        let told = sections.map(|section| {
            let rows = section.rows.iter();
            let served = rows.filter(|row| row.actions.iter().any(|a| a.serves_on(screen)));
            let entries = served.map(|row| self.help_entry(row)).collect();
            (section.group, HelpGroup { heading: self.words().group(section.group), entries })
        });
        told.collect()
    }

    fn help_entry(&self, row: &HelpRow) -> HelpEntry {
        let names: Vec<_> = row.actions.iter().map(|action| action.info().name).collect();
        HelpEntry {
            keys: self.whole_keys(self.keys_told(row)),
            told: self.told_of(row).to_owned(),
            names: names.join(" "),
        }
    }

    /// What a line says: on the front page some keys do something else.
    fn told_of(&self, row: &HelpRow) -> &'static str {
        let on_page = self.helped_screen() == Screen::FrontPage;
        let first = row.actions.first().filter(|_| on_page);
        let there = first.and_then(|first| self.words().on_front_page(*first));
        there.unwrap_or_else(|| self.words().told(&row.actions))
    }

    /// The keys of a line, and where they are pressed if not here.
    fn keys_told(&self, row: &HelpRow) -> String {
        match row.place {
            Some(place) => format!("{} ({})", row.keys, self.words().context(place)),
            None => row.keys.clone(),
        }
    }

    /// What can be done while correcting.
    fn choices_told(&self) -> HelpGroup {
        let words = self.words();
        let told = MenuChoice::ALL.map(|choice| {
            let actions = choice.actions();
            let keys = self.dress.keymap.keys_in_words(Context::Correcting, &actions);
            let help = match actions[..] {
                [action] if !matches!(choice, MenuChoice::Leave) => words.action(action),
                _ => words.choice(choice),
            };
            (keys, help)
        });
        HelpGroup::of(words.heading(Heading::Correcting), told.into_iter())
    }

    /// What the keys of movement do in a calendar, and what its marks mean.
    fn leafing(&self) -> HelpGroup {
        let keys = |back: Action, on: Action| {
            let of = |action| self.dress.keymap.keys_of(Context::Newsstand, action);
            let first = |action| of(action).into_iter().next().unwrap_or_default();
            format!("{} {}", first(back), first(on))
        };
        let marks = [Standing::Unread, Standing::Begun, Standing::Read].map(mark);
        let lines = [
            keys(Action::PaneLeft, Action::PaneRight),
            keys(Action::Up, Action::Down),
            keys(Action::PreviousSection, Action::NextSection),
            keys(Action::Top, Action::Bottom),
            marks.join(" "),
        ];
        let told = lines.into_iter().zip(self.words().leafing());
        HelpGroup::of(self.words().heading(Heading::Calendar), told)
    }

    /// What the signs in an article mean, as they look in its language.
    fn signs(&self) -> HelpGroup {
        let lang = self.app.reader.as_ref().map_or(Lang::En, OpenedEdition::lang);
        let words = self.app.settings.setting(lang).words();
        let signs = [
            DOUBTFUL.to_string(),
            words.cut.trim().to_owned(),
            words.gap.to_owned(),
            self.glyphs.bookmark.to_owned(),
        ];
        // Plain screens have no sign for a bookmark.
        let told = signs.into_iter().zip(self.words().signs()).filter(|(sign, _)| !sign.is_empty());
        HelpGroup::of(self.words().heading(Heading::Signs), told)
    }
}
