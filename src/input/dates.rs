//! Days as files of all kinds write them.

pub(crate) mod line;
mod months;

use crate::model::Date;
use months::month;

/// The day that a text says, as it stands there: the hour and the zone are
/// not looked at, for a paper's day is the day where it is made. Understood
/// are ISO 8601 and its kin, RFC 822 and what looks like it, dates in words
/// of English and ten languages more, seconds since 1970, and 年月日 with the
/// eras of Japan and Taiwan.
pub(crate) fn day(text: &str) -> Option<Date> {
    let text = text.trim();
    let named =
        || figures(text.trim_start_matches(|c: char| c.is_alphabetic() || ", ".contains(c)));
    cjk(text).or_else(|| figures(text)).or_else(|| words(text)).or_else(named)
}

/// Before printing there were no newspapers; programs write the year 1 where
/// they know none.
const FIRST_YEAR: i64 = 1400;

fn civil(year: i64, month: i64, day: i64) -> Option<Date> {
    if year < FIRST_YEAR {
        return None;
    }
    Date::new(year.try_into().ok()?, month.try_into().ok()?, day.try_into().ok()?).ok()
}

/// Eras, and the year before their first.
const ERAS: [(&str, i64); 6] = [
    ("令和", 2018),
    ("平成", 1988),
    ("昭和", 1925),
    ("大正", 1911),
    ("民國", 1911),
    ("民国", 1911),
];

/// 2026年11月22日, 2026년 11월 22일, 令和8年11月22日.
fn cjk(text: &str) -> Option<Date> {
    let (year, rest) = text.split_once(['年', '년'])?;
    let (month, rest) = rest.split_once(['月', '월'])?;
    let (day, _) = rest.split_once(['日', '일'])?;
    let start = year
        .trim_end()
        .rfind(|c: char| !c.is_ascii_digit())
        .map_or(0, |at| at + year[at..].chars().next().map_or(1, char::len_utf8));
    let number = |part: &str| part.trim().parse::<i64>().ok();
    let (month, day) = (number(month)?, number(day)?);
    for (era, before) in ERAS {
        let Some((_, count)) = year.rsplit_once(era) else { continue };
        let count = if count.trim() == "元" { 1 } else { number(count)? };
        return civil(before + count, month, day);
    }
    civil(full(number(&year[start..])?), month, day)
}

/// 2026-11-22, 2026/11/22, 20261122, 20261122100000, 2026-326, 2026-11, 2026.
fn figures(text: &str) -> Option<Date> {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let first = digits(text);
    let number = |part: &str| part.parse::<i64>().ok();
    if first == text.len() && matches!(first, 10 | 13) {
        return since_1970(&text[..10]);
    }
    if matches!(first, 8 | 12 | 14) {
        return civil(number(&text[..4])?, number(&text[4..6])?, number(&text[6..8])?);
    }
    if first != 4 {
        return american(text).or_else(|| day_first(text));
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

/// 22.11.2026, 22-11-2026.
fn day_first(text: &str) -> Option<Date> {
    let end = text.find(|c: char| !c.is_ascii_digit() && !".-".contains(c)).unwrap_or(text.len());
    let mut parts = text[..end].split(['.', '-']);
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    let number = |part: &str| part.parse().ok();
    (year.len() == 4).then(|| civil(number(year)?, number(month)?, number(day)?))?
}

/// Seconds since 1970, from 2001 on.
fn since_1970(text: &str) -> Option<Date> {
    let time = jiff::Timestamp::from_second(text.parse().ok()?).ok()?;
    text.starts_with('1').then(|| jiff::tz::Offset::UTC.to_datetime(time).date())
}

/// Sun, 22 Nov 2026; November 22nd, 2026; Sun Nov 22 10:00:00 UTC 2026.
fn words(text: &str) -> Option<Date> {
    let parts: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | '-' | '.' | '[' | ']' | '(' | ')'))
        .filter(|part| !part.is_empty() && !matches!(*part, "de" | "di" | "of"))
        .take(16)
        .collect();
    let months = || parts.iter().enumerate().filter_map(|(at, word)| Some((at, month(word)?)));
    let before = |at: usize| figure(parts[at.checked_sub(1)?]);
    let is_day = |n: &i64| (1..=31).contains(n);
    // Days of the week are called like months (mar. 4 août): the month has its
    // day before it, or is the first.
    let dated = months().find(|&(at, _)| before(at).as_ref().is_some_and(is_day));
    let (at, month) = dated.or_else(|| months().next())?;
    let after: Vec<i64> = parts[at + 1..].iter().filter_map(|part| figure(part)).collect();
    match (before(at).filter(is_day), &after[..]) {
        (Some(day), [year, ..]) => civil(full(*year), month, day),
        // A day that stands behind a year: 2026 Nov 22.
        (None, [day, rest @ ..]) => {
            let year = before(at).filter(|n| *n > 31);
            let year = year.or_else(|| rest.iter().copied().find(|n| *n > 31));
            civil(full(year.or(rest.first().copied())?), month, *day)
        }
        _ => None,
    }
}

/// The number of `22`, `22nd` and `22T10:00`.
fn figure(word: &str) -> Option<i64> {
    let word = word.split_once('T').map_or(word, |(day, _)| day);
    let word = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    (word.bytes().all(|b| b.is_ascii_digit())).then(|| word.parse().ok())?
}

/// A year of two figures in full.
fn full(year: i64) -> i64 {
    match year {
        0..69 => year + 2000,
        69..100 => year + 1900,
        _ => year,
    }
}

/// Whether a word is the name of a month, or the beginning of it.
pub(crate) fn is_month(word: &str) -> bool {
    month(word.trim_end_matches(['.', ','])).is_some()
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
            "20261102101500",
            "1793577600",
            "1793577600000",
            "Mo, 2. November 2026",
            "02.11.2026 10:00",
            "2-11-2026",
            "Mon, 2026/11/02 08:19:53 EDT",
            "2026-november-2T9:15-05:00",
            "令和8年11月2日",
            "民國115年11月2日",
            "26年11月2日",
            "2 de noviembre de 2026",
            "mar. 2 novembre 2026",
            "Δευ, 02 Νοέ 2026 12:00:00 EST",
            "2 ноября 2026",
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
    fn a_day_of_the_week_is_not_taken_for_a_month() {
        assert_eq!(day("mar. 4 août 2026"), Some(jiff::civil::date(2026, 8, 4)));
        assert_eq!(day("mar, 7 lug 2026"), Some(jiff::civil::date(2026, 7, 7)));
    }

    #[test]
    fn figures_that_are_no_day_are_not_taken_for_one() {
        for text in ["1.2.3", "10.0.22631", "Volume 7", "5551234567", "3 hours ago"] {
            assert_eq!(day(text), None, "{text}");
        }
    }

    #[test]
    fn a_day_without_a_year_is_the_last_one_there_was() {
        let near = jiff::civil::date(2026, 1, 3);
        assert_eq!(day_near(" [Thu, 31 Dec 15:24]", near), Some(jiff::civil::date(2025, 12, 31)));
        assert_eq!(day_near("Fri, 02 Jan 08:00", near), Some(jiff::civil::date(2026, 1, 2)));
    }
}
