//! Days as files of all kinds write them.

use crate::model::Date;

/// The day that a text says, as it stands there: the hour and the zone are
/// not looked at, for a paper's day is the day where it is made. Understood
/// are ISO 8601 and its kin, RFC 822 and what looks like it, dates in words
/// of English, and 年月日.
pub(crate) fn day(text: &str) -> Option<Date> {
    let text = text.trim();
    cjk(text).or_else(|| figures(text)).or_else(|| words(text))
}

fn civil(year: i64, month: i64, day: i64) -> Option<Date> {
    Date::new(year.try_into().ok()?, month.try_into().ok()?, day.try_into().ok()?).ok()
}

/// 2026年11月22日, 2026년 11월 22일.
fn cjk(text: &str) -> Option<Date> {
    let (year, rest) = text.split_once(['年', '년'])?;
    let (month, rest) = rest.split_once(['月', '월'])?;
    let (day, _) = rest.split_once(['日', '일'])?;
    let start = year
        .trim_end()
        .rfind(|c: char| !c.is_ascii_digit())
        .map_or(0, |at| at + year[at..].chars().next().map_or(1, char::len_utf8));
    let number = |part: &str| part.trim().parse().ok();
    civil(number(&year[start..])?, number(month)?, number(day)?)
}

/// 2026-11-22, 2026/11/22, 20261122, 2026-326, 2026-11, 2026.
fn figures(text: &str) -> Option<Date> {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let first = digits(text);
    let number = |part: &str| part.parse::<i64>().ok();
    if first == 8 {
        return civil(number(&text[..4])?, number(&text[4..6])?, number(&text[6..8])?);
    }
    if first != 4 {
        return american(text);
    }
    let year = number(&text[..4])?;
    let Some(rest) = text[4..].strip_prefix(['-', '/', '.']) else {
        return (text.len() == 4).then(|| civil(year, 1, 1)).flatten();
    };
    let length = digits(rest);
    match length {
        3 => {
            let ordinal = number(&rest[..3])?.checked_sub(1)?;
            let days = jiff::Span::new().try_days(ordinal).ok()?;
            civil(year, 1, 1)?.checked_add(days).ok()
        }
        4 => civil(year, number(&rest[..2])?, number(&rest[2..4])?),
        1 | 2 => {
            let month = number(&rest[..length])?;
            let Some(rest) = rest[length..].strip_prefix(['-', '/', '.']) else {
                return civil(year, month, 1);
            };
            civil(year, month, number(&rest[..digits(rest)])?)
        }
        _ => None,
    }
}

/// 11/22/2026, as feeds have it; 22/11/2026 where the figures say so.
fn american(text: &str) -> Option<Date> {
    let mut parts = text.split(|c: char| !c.is_ascii_digit() && c != '/').next()?.split('/');
    let mut next = || parts.next()?.parse::<i64>().ok();
    let (one, two, year) = (next()?, next()?, next()?);
    let year = full(year);
    if one > 12 { civil(year, two, one) } else { civil(year, one, two) }
}

const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// Sun, 22 Nov 2026; November 22nd, 2026; Sun Nov 22 10:00:00 UTC 2026.
fn words(text: &str) -> Option<Date> {
    let parts: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | '-' | '.' | '[' | ']' | '(' | ')'))
        .filter(|part| !part.is_empty())
        .take(16)
        .collect();
    let month_of = |word: &str| {
        let start = word.get(..3)?.to_ascii_lowercase();
        let index = (0..).zip(MONTHS).find(|(_, month)| *month == start)?.0;
        word.bytes().all(|b| b.is_ascii_alphabetic()).then_some::<i64>(index)
    };
    let (at, month) =
        parts.iter().enumerate().find_map(|(at, word)| Some((at, month_of(word)?)))?;
    let number = |word: &str| {
        let word = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        (!word.is_empty() && word.bytes().all(|b| b.is_ascii_digit()))
            .then(|| word.parse::<i64>().ok())
            .flatten()
    };
    let before =
        at.checked_sub(1).and_then(|at| number(parts[at])).filter(|n| (1..=31).contains(n));
    let after: Vec<i64> = parts[at + 1..].iter().filter_map(|part| number(part)).collect();
    let month = month + 1;
    match (before, &after[..]) {
        (Some(day), [year, ..]) => civil(full(*year), month, day),
        // A day that stands behind a year: 2026 Nov 22.
        (None, [day, rest @ ..]) => {
            let before = at.checked_sub(1).and_then(|at| number(parts[at]));
            let year =
                before.filter(|n| *n > 31).or_else(|| rest.iter().copied().find(|n| *n > 31));
            civil(full(year.or(rest.first().copied())?), month, *day)
        }
        _ => None,
    }
}

/// A year of two figures in full.
fn full(year: i64) -> i64 {
    match year {
        0..69 => year + 2000,
        69..100 => year + 1900,
        _ => year,
    }
}

/// A day without its year, in the year in which it is nearest to `near` from
/// below: `Mon, 23 Nov 15:24`.
pub(crate) fn day_near(text: &str, near: Date) -> Option<Date> {
    if let Some(day) = day(text) {
        return Some(day);
    }
    let hour = text.find(':').map_or(text.len(), |colon| {
        text[..colon].trim_end_matches(|c: char| c.is_ascii_digit()).len()
    });
    let this = words(&format!("{} {}", &text[..hour], near.year()))?;
    let is_ahead = this > near.checked_add(jiff::Span::new().days(31)).ok()?;
    if is_ahead { words(&format!("{} {}", &text[..hour], near.year() - 1)) } else { Some(this) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_read_however_it_is_written() {
        let day_of = jiff::civil::date(2026, 11, 2);
        for text in [
            "2026-11-02",
            "2026-11-02T23:59:59-08:00",
            "2026-11-2 10:00",
            "20261102",
            "2026/11/02",
            "2026-306",
            "Mon, 02 Nov 2026 10:00:00 GMT",
            "Mon, 2 Nov 26 10:00 EST",
            "02-Nov-2026",
            "Nov 2, 2026 at 9am",
            "Monday, November 2nd, 2026",
            "Mon Nov  2 10:00:00 UTC 2026",
            "11/02/2026",
            "2026年11月2日 10:00",
            "发布于2026年11月2日",
            "2026년 11월 2일",
            " [Mon, 02 Nov 2026]",
        ] {
            assert_eq!(day(text), Some(day_of), "{text}");
        }
        for text in ["", "soon", "Nov", "2026-13-45", "May be", "99999999999999999999", "年月日"]
        {
            assert_eq!(day(text), None, "{text}");
        }
        assert_eq!(day("2026"), Some(jiff::civil::date(2026, 1, 1)));
    }

    #[test]
    fn a_day_without_a_year_is_the_last_one_there_was() {
        let near = jiff::civil::date(2026, 1, 3);
        assert_eq!(day_near(" [Thu, 31 Dec 15:24]", near), Some(jiff::civil::date(2025, 12, 31)));
        assert_eq!(day_near("Fri, 02 Jan 08:00", near), Some(jiff::civil::date(2026, 1, 2)));
    }
}
