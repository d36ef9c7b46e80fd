//! Days as a query names them.

use jiff::{Span, ToSpan as _};

use super::query::DateSpan;
use crate::model::Date;

/// `2026`, `2026-11`, `2026-11-22`, and two of them with `..` between: of the
/// second as much may be left out as is the same (`2026-11-20..28`), and all of
/// either.
pub(super) fn span(text: &str) -> Option<DateSpan> {
    let Some((first, last)) = text.split_once("..") else { return day_or_more(text) };
    if first.is_empty() && last.is_empty() {
        return None;
    }
    let from = if first.is_empty() { Date::MIN } else { day_or_more(first)?.from };
    let to = if last.is_empty() { Date::MAX } else { completed(first, last)?.to };
    Some(DateSpan { from, to })
}

/// The second of two days, with what it has in common with the first.
fn completed(first: &str, last: &str) -> Option<DateSpan> {
    if first.is_empty() || last.len() >= 4 && !last[..4].contains('-') {
        return day_or_more(last);
    }
    let parts: Vec<&str> = first.split('-').collect();
    let own = last.split('-').count();
    let kept = parts.len().checked_sub(own)?;
    let whole: Vec<&str> = parts[..kept].iter().copied().chain([last]).collect();
    day_or_more(&whole.join("-"))
}

/// A day, a month or a year.
fn day_or_more(text: &str) -> Option<DateSpan> {
    let parts: Vec<&str> = text.split('-').collect();
    let number = |at: usize, digits: std::ops::RangeInclusive<usize>| {
        let part: &&str = parts.get(at)?;
        let is_number = digits.contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
        is_number.then(|| part.parse::<i16>().ok())?
    };
    let year = number(0, 4..=4)?;
    let (from, to) = match parts.len() {
        1 => (Date::new(year, 1, 1).ok()?, Date::new(year, 12, 31).ok()?),
        2 => {
            let first = Date::new(year, number(1, 1..=2)? as i8, 1).ok()?;
            (first, first.last_of_month())
        }
        3 => {
            let day = Date::new(year, number(1, 1..=2)? as i8, number(2, 1..=2)? as i8).ok()?;
            (day, day)
        }
        _ => return None,
    };
    Some(DateSpan { from, to })
}

/// Since a day, or since so many days, weeks, months, years ago (`7d 2w 3m 1y`).
pub(super) fn since(text: &str, today: Date) -> Option<DateSpan> {
    let to = Date::MAX;
    if let Some(span) = day_or_more(text) {
        return Some(DateSpan { from: span.from, to });
    }
    let unit = text.chars().last()?;
    // Nobody has a paper of more years.
    let count = text[..text.len() - unit.len_utf8()].parse::<i32>().ok()?;
    let count = i64::from((0..=9000).contains(&count).then_some(count)?);
    let back: Span = match unit {
        'd' => count.days(),
        'w' => count.weeks(),
        'm' => count.months(),
        'y' => count.years(),
        _ => return None,
    };
    Some(DateSpan { from: today.checked_sub(back).unwrap_or(Date::MIN), to })
}

/// Before a day, or the first day of a month or year.
pub(super) fn before(text: &str) -> Option<DateSpan> {
    let to = day_or_more(text)?.from.yesterday().ok()?;
    Some(DateSpan { from: Date::MIN, to })
}

/// A day of any year, `11-28`.
pub(super) fn of_year(text: &str) -> Option<(i8, i8)> {
    let (month, day) = text.split_once('-')?;
    let (month, day) = (month.parse().ok()?, day.parse().ok()?);
    // A leap year has them all.
    Date::new(2024, month, day).ok().map(|_| (month, day))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn days_months_years_and_what_is_between_them() {
        for (text, from, to) in [
            ("2026-11-22", date(2026, 11, 22), date(2026, 11, 22)),
            ("2026-11", date(2026, 11, 1), date(2026, 11, 30)),
            ("2024-2", date(2024, 2, 1), date(2024, 2, 29)),
            ("2026", date(2026, 1, 1), date(2026, 12, 31)),
            ("2026-11-20..28", date(2026, 11, 20), date(2026, 11, 28)),
            ("2026-11-20..12-03", date(2026, 11, 20), date(2026, 12, 3)),
            ("2025..2026-01", date(2025, 1, 1), date(2026, 1, 31)),
            ("2026-10..11", date(2026, 10, 1), date(2026, 11, 30)),
            ("..1949", Date::MIN, date(1949, 12, 31)),
            ("1949..", date(1949, 1, 1), Date::MAX),
        ] {
            assert_eq!(span(text), Some(DateSpan { from, to }), "{text}");
        }
        for wrong in ["", "..", "26", "2026-13", "2026-02-30", "2026-11-20..", "soon", "2026--1"] {
            assert!(span(wrong).is_none() || wrong.ends_with(".."), "{wrong}");
        }
    }

    #[test]
    fn since_counts_back_from_today_and_before_leaves_the_day_out() {
        let today = date(2026, 11, 29);
        let from = |text| since(text, today).map(|span| span.from);
        assert_eq!(from("7d"), Some(date(2026, 11, 22)));
        assert_eq!(from("1m"), Some(date(2026, 10, 29)));
        assert_eq!(from("2026-11"), Some(date(2026, 11, 1)));
        assert!(from("9000y").is_some_and(|day| day.year() < 0));
        assert_eq!((from("-1d"), from("d"), from("7x"), from("")), (None, None, None, None));
        assert_eq!(before("1949-10").map(|span| span.to), Some(date(1949, 9, 30)));
        assert_eq!(
            (of_year("11-28"), of_year("2-29"), of_year("2-30")),
            (Some((11, 28)), Some((2, 29)), None)
        );
    }
}
