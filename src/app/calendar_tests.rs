use super::*;
use crate::app::panes;
use crate::model::{Clean, Edition};

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

/// A paper with editions of these days, opened at its newest; a later one of
/// the same day has a number.
fn stand(days: &[&str]) -> Newsstand {
    let entry = |(number, date): (usize, &&str)| {
        let mut edition = Edition { date: date.parse().ok(), ..Edition::default() };
        edition.paper.title = Clean::line("河口日报");
        edition.variant = Some(Clean::line(&number.to_string()));
        let mut entry = ShelfEntry::of(&edition);
        entry.lang = Lang::Zh;
        entry
    };
    let mut stand = Newsstand::default();
    stand.fill(days.iter().enumerate().map(entry).collect());
    assert!(stand.open_calendar());
    stand.fit_calendar(40);
    stand
}

fn here(stand: &Newsstand) -> String {
    let entry = stand.in_calendar().unwrap().1;
    entry.date.map_or_else(String::new, |date| date.to_string())
}

/// Where one comes to by each movement in turn.
fn walk(stand: &mut Newsstand, leaves: &[CalendarMove]) -> Vec<String> {
    let step = |&leaf: &CalendarMove| {
        stand.leaf(leaf);
        here(stand)
    };
    leaves.iter().map(step).collect()
}

#[test]
fn a_calendar_opens_at_the_newest_edition_and_steps_over_empty_days() {
    let mut stand = stand(&["2026-11-02", "2026-11-20", "2026-11-22"]);
    assert_eq!(here(&stand), "2026-11-22");
    let back = [CalendarMove::Edition(false); 3];
    assert_eq!(walk(&mut stand, &back), ["2026-11-20", "2026-11-02", "2026-11-02"]);
    assert_eq!(walk(&mut stand, &[CalendarMove::Edition(true)]), ["2026-11-20"]);
}

#[test]
fn a_week_on_is_the_same_weekday_or_what_is_nearest_to_it() {
    let days = ["2026-11-02", "2026-11-09", "2026-11-15", "2026-11-17", "2026-11-29"];
    let mut stand = stand(&days);
    let up = [CalendarMove::Week(false); 5];
    let expected = ["2026-11-17", "2026-11-09", "2026-11-02", "2026-11-02", "2026-11-02"];
    assert_eq!(walk(&mut stand, &up), expected);
    let down = [CalendarMove::Week(true); 4];
    let expected = ["2026-11-09", "2026-11-17", "2026-11-29", "2026-11-29"];
    assert_eq!(walk(&mut stand, &down), expected);
}

#[test]
fn a_month_on_is_the_next_that_has_an_edition() {
    let days = ["2026-03-30", "2026-03-31", "2026-06-30", "2026-07-02", "2026-07-31"];
    let mut stand = stand(&days);
    let expected = ["2026-06-30", "2026-03-30", "2026-03-30"];
    assert_eq!(walk(&mut stand, &[CalendarMove::Month(false); 3]), expected);
    assert_eq!(walk(&mut stand, &[CalendarMove::Month(true); 2]), ["2026-06-30", "2026-07-31"]);
    assert_eq!(
        walk(&mut stand, &[CalendarMove::First, CalendarMove::Last]),
        ["2026-03-30", "2026-07-31"]
    );
}

#[test]
fn several_editions_of_a_day_are_walked_one_by_one() {
    let mut stand = stand(&["2026-11-21", "2026-11-22", "2026-11-22"]);
    assert_eq!(stand.of_the_day().len(), 2);
    let first = stand.calendar.clone();
    walk(&mut stand, &[CalendarMove::Edition(false)]);
    assert_ne!(stand.calendar, first);
    assert_eq!(here(&stand), "2026-11-22");
    assert_eq!(walk(&mut stand, &[CalendarMove::Edition(false)]), ["2026-11-21"]);
}

#[test]
fn an_edition_without_a_date_is_reached_before_all_others() {
    let mut stand = stand(&["2026-11-22", "of no day"]);
    assert_eq!(
        walk(&mut stand, &[CalendarMove::Edition(false), CalendarMove::Edition(true)]),
        ["", "2026-11-22"]
    );
    assert_eq!(
        walk(&mut stand, &[CalendarMove::First, CalendarMove::Week(true), CalendarMove::Last])[2],
        "2026-11-22"
    );
}

#[test]
fn as_many_months_are_shown_as_fit_and_the_paper_has() {
    let mut stand = stand(&["2026-01-15", "2026-05-15", "2026-11-15"]);
    let months = |stand: &mut Newsstand, width| -> Vec<i8> {
        stand.fit_calendar(width);
        stand.sheet(panes::frame(width, 24).middle).months.iter().map(|m| m.first.month()).collect()
    };
    assert_eq!(months(&mut stand, 40), [11]);
    assert_eq!(months(&mut stand, 80), [10, 11]);
    assert_eq!(months(&mut stand, 200), [9, 10, 11]);
    stand.leaf(CalendarMove::Edition(false));
    assert_eq!(months(&mut stand, 120), [5, 6, 7]);
    stand.leaf(CalendarMove::First);
    assert_eq!(months(&mut stand, 120), [1, 2, 3]);
    let mut young = self::stand(&["2026-11-15"]);
    assert_eq!(months(&mut young, 200), [11]);
}

#[test]
fn days_stand_under_their_weekday_and_are_found_where_they_stand() {
    for lang in [Lang::Zh, Lang::Ja] {
        for (w, h) in [(20, 5), (28, 9), (40, 12), (80, 24), (200, 60)] {
            let mut stand = stand(&["2026-08-30", "2026-11-15", "2027-02-14"]);
            for entry in &mut stand.shelf {
                entry.lang = lang;
            }
            stand.fit_calendar(w);
            let middle = panes::frame(w, h).middle;
            let sheet = stand.sheet(middle);
            let month = sheet.months.last().unwrap();
            let sunday = day("2027-02-14");
            let (x, y) = month.cell(sunday).unwrap();
            let column = if lang == Lang::Ja { 0 } else { 6 };
            assert_eq!(x, month.area.x + column * month.day_columns, "{w}x{h} {lang:?}");
            assert!(middle.holds(x, y));
            assert_eq!(stand.clicked(middle, x + 1, y), Some(2));
            for month in &sheet.months {
                assert!(
                    month.area.x + month.area.w <= w
                        && sheet.below.y >= month.area.y + month.area.h
                );
                let cells = (1..=month.last().day()).filter_map(|day| {
                    let date = Date::new(month.first.year(), month.first.month(), day).unwrap();
                    Some((date, month.cell(date)?))
                });
                for (date, (x, y)) in cells {
                    assert_eq!(month.at(x, y), Some(date), "{w}x{h}");
                }
            }
        }
    }
}

#[test]
fn february_can_have_four_weeks_and_a_month_six() {
    let four = stand(&["2027-02-14"]).sheet(panes::frame(80, 24).middle);
    let six = stand(&["2026-08-31"]).sheet(panes::frame(80, 24).middle);
    assert_eq!(four.months[0].area.h, HEAD_ROWS + 4);
    assert_eq!(six.months[0].area.h, HEAD_ROWS + 6);
}

#[test]
fn no_screen_is_too_small_for_a_calendar() {
    let days = ["2026-08-31", "2026-11-15", "2026-11-15", "2027-02-14"];
    for w in panes::LEAST.0..130 {
        for h in panes::LEAST.1..40 {
            let mut stand = stand(&days);
            for leaf in [CalendarMove::First, CalendarMove::Edition(true), CalendarMove::Last] {
                stand.leaf(leaf);
                stand.fit_calendar(w);
                let middle = panes::frame(w, h).middle;
                let sheet = stand.sheet(middle);
                let bottom = sheet.below.y + sheet.below.h;
                assert_eq!(bottom, middle.y + middle.h);
                let date = stand.in_calendar().unwrap().1.date.unwrap();
                let seen = |month: &MonthArea| {
                    month.first == date.first_of_month() && month.cell(date).is_some()
                };
                assert!(middle.h < 3 || sheet.months.iter().any(seen), "{w}x{h}");
            }
        }
    }
}

#[test]
fn while_the_newsstand_is_filtered_the_calendar_has_what_it_shows() {
    let mut stand = stand(&["2026-09-05", "2026-10-20", "2026-10-27", "2026-11-03", "2026-11-24"]);
    stand.calendar = None;
    stand.set_filter("2026-10");
    assert!(stand.open_calendar());
    let months = |stand: &Newsstand| -> Vec<i8> {
        stand.sheet(panes::frame(120, 24).middle).months.iter().map(|m| m.first.month()).collect()
    };
    assert_eq!(here(&stand), "2026-10-27");
    assert_eq!(stand.in_calendar().unwrap().0.editions, [1, 2]);
    assert_eq!(months(&stand), [10]);
    let leaves = [
        CalendarMove::Edition(true),
        CalendarMove::Month(true),
        CalendarMove::First,
        CalendarMove::Month(false),
    ];
    let places = ["2026-10-27", "2026-10-27", "2026-10-20", "2026-10-20"];
    assert_eq!(walk(&mut stand, &leaves), places, "no way leads to what the filter left out");
    stand.set_filter("");
    stand.renew_calendar(Some(1));
    assert_eq!(stand.in_calendar().unwrap().0.editions.len(), 5);
}

#[test]
fn of_the_unread_only_the_selected_one_stays_though_it_was_read() {
    let mut stand = stand(&["2026-11-20", "2026-11-21", "2026-11-22"]);
    for entry in &mut stand.shelf {
        entry.articles = 2;
    }
    stand.note_read(0, 1);
    stand.note_read(2, 2);
    stand.toggle_unread();
    stand.renew_calendar(Some(2));
    assert_eq!(stand.in_calendar().unwrap().0.editions, [1, 2]);
    stand.note_read(1, 2);
    assert_eq!(
        walk(&mut stand, &[CalendarMove::Edition(false)]),
        ["2026-11-21"],
        "nothing vanishes"
    );
}
