//! The day that a line of a page names among other words: `发布时间：2026-11-21
//! 08:30 来源：河口日报`, `By Ada Quay, updated Nov 21, 2026, 10:28am`.

use std::ops::Range;

use super::{FIRST_YEAR, civil, cjk, figure, full, since_1970};
use crate::model::Date;

/// The first whole day in a line, with its year. `day_first`: 5/11/2026 is in
/// November, as everywhere but in America.
pub(crate) fn in_line(text: &str, day_first: bool) -> Option<Date> {
    const LONGEST: usize = 4000;
    if text.len() > LONGEST {
        return None;
    }
    let text = plain_figures(text);
    let years = text.match_indices(['年', '년']).map(|(at, sign)| (at, sign.len()));
    let before = |at: usize| text[..at].rfind(['年', '년', '日', '일']).map_or(0, |at| at + 3);
    let named = years.take(20).find_map(|(at, len)| {
        let end = text[at + len..].find(['日', '일']).map(|day| at + len + day + 3)?;
        cjk(&text[before(at)..end])
    });
    named
        .or_else(|| in_figures(&text, day_first))
        .or_else(|| in_words(&text))
        .filter(|day| is_likely(*day))
}

/// The whole day that a declaration says: a year or a month alone is none, nor
/// is the day that programs write for no day.
pub(crate) fn whole(text: &str, day_first: bool) -> Option<Date> {
    let text = text.trim();
    // Seconds since 1970 are a declaration, in a line they are a number.
    let seconds = text.bytes().all(|b| b.is_ascii_digit()) && matches!(text.len(), 10 | 13);
    let stamp = seconds.then(|| since_1970(&text[..10])).flatten();
    stamp.or_else(|| in_line(text, day_first)).filter(|day| is_likely(*day))
}

/// 1 January of 1900 and of 1970 are where clocks begin.
fn is_likely(day: Date) -> bool {
    !(day.month() == 1 && day.day() == 1 && matches!(day.year(), 1900 | 1970))
}

/// The text with figures of every kind as ASCII's: full-width ones, and the
/// numbers of han around 年, 月 and 日 (二〇二六年十一月二十一日).
fn plain_figures(text: &str) -> String {
    let narrow = |c: char| match c {
        '０'..='９' => {
            char::from_u32(u32::from(c) - u32::from('０') + u32::from('0')).unwrap_or(c)
        }
        '／' => '/',
        '．' => '.',
        '－' | '–' | '—' | '‐' | '‑' => '-',
        '\u{A0}' | '\u{3000}' => ' ',
        c => c,
    };
    let text: String = text.chars().map(narrow).collect();
    if !text.contains('年') || !text.contains(|c| han_figure(c).is_some()) {
        return text;
    }
    let (mut out, mut number) = (String::with_capacity(text.len()), String::new());
    for c in text.chars() {
        if han_figure(c).is_some() || c == '十' {
            number.push(c);
            continue;
        }
        let read = matches!(c, '年' | '月' | '日').then(|| han_number(&number)).flatten();
        match read {
            Some(read) => out.push_str(&read.to_string()),
            None => out.push_str(&number),
        }
        number.clear();
        out.push(c);
    }
    out + &number
}

fn han_figure(c: char) -> Option<u32> {
    "〇一二三四五六七八九".chars().position(|own| own == c).map(|at| at as u32).or(match c {
        '零' | '○' => Some(0),
        _ => None,
    })
}

/// 二〇二六, 十一, 二十一.
fn han_number(text: &str) -> Option<u32> {
    let figures = |text: &str| {
        text.chars().try_fold(0_u32, |sum, c| Some(sum.checked_mul(10)? + han_figure(c)?))
    };
    let Some((tens, ones)) = text.split_once('十') else {
        return figures(text).filter(|_| !text.is_empty());
    };
    let tens = if tens.is_empty() { 1 } else { figures(tens)? };
    Some(tens * 10 + figures(ones)?)
}

/// A run of figures in a text.
struct DigitRun<'a> {
    digits: &'a str,
    start: usize,
    end: usize,
}

fn runs(text: &str) -> Vec<DigitRun<'_>> {
    const MOST: usize = 40;
    let (mut found, mut at) = (Vec::new(), 0);
    while let Some(start) = text[at..].find(|c: char| c.is_ascii_digit()).map(|near| at + near) {
        let length = text[start..].bytes().take_while(u8::is_ascii_digit).count();
        at = start + length;
        found.push(DigitRun { digits: &text[start..at], start, end: at });
        if found.len() == MOST {
            break;
        }
    }
    found
}

/// 2026-11-21, 2026. 11. 21., 2026 11/21, 20261121, 21.11.2026, 11/21/2026.
fn in_figures(text: &str, day_first: bool) -> Option<Date> {
    let runs = runs(text);
    let number = |run: &DigitRun<'_>| run.digits.parse::<i64>().ok();
    let year = |run: &DigitRun<'_>| number(run).filter(|_| run.digits.len() == 4).filter(is_year);
    let short = |run: &DigitRun<'_>| number(run).filter(|_| run.digits.len() <= 2);
    (0..runs.len()).find_map(|at| {
        let one = &runs[at];
        if matches!(one.digits.len(), 8 | 12 | 14) {
            let part = |range: Range<usize>| one.digits[range].parse::<i64>().ok();
            let first = part(0..4).filter(is_year)?;
            return civil(first, part(4..6)?, part(6..8)?);
        }
        let (two, three) = (runs.get(at + 1)?, runs.get(at + 2)?);
        let sign = between(text, one, two)?;
        let other = between(text, two, three)?;
        if let Some(first) = year(one) {
            // A clock may follow the year: 2026 06.16.
            let fits = sign == other || sign == ' ' && matches!(other, '/' | '-');
            return civil(first, short(two)?, short(three)?).filter(|_| fits);
        }
        let last = year(three).filter(|_| sign == other && sign != ' ')?;
        let (first, second) = (short(one)?, short(two)?);
        let month_first = sign == '/' && !day_first && first <= 12;
        let (day, month) = if month_first { (second, first) } else { (first, second) };
        civil(last, month, day).or_else(|| civil(last, day, month))
    })
}

/// The sign between two runs of figures, with blanks around it or not.
fn between(text: &str, one: &DigitRun<'_>, two: &DigitRun<'_>) -> Option<char> {
    let gap = &text[one.end..two.start];
    let sign = gap.trim();
    let mut signs = sign.chars();
    match (signs.next(), signs.next()) {
        (None, _) if !gap.is_empty() && gap.len() <= 3 => Some(' '),
        (Some(sign @ ('-' | '/' | '.')), None) if gap.len() <= 4 => Some(sign),
        _ => None,
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "it filters numbers")]
fn is_year(year: &i64) -> bool {
    (FIRST_YEAR..2200).contains(year)
}

/// Sat, 21 Nov 2026; November 21st, 2026; Sat Nov 21 10:00:00 UTC 2026; 21 de
/// noviembre de 2026; 2026. november 21.
fn in_words(text: &str) -> Option<Date> {
    const MOST: usize = 200;
    let signs = |c: char| c.is_whitespace() || ",.-[]()/|·•:：;".contains(c);
    let small = ["de", "di", "of", "del", "den", "d"];
    let words = text.split(signs).filter(|word| !word.is_empty() && !small.contains(word));
    let words: Vec<&str> = words.take(MOST).collect();
    let year = |at: usize| {
        let word = words.get(at)?.trim_end_matches(|c: char| !c.is_ascii_digit());
        word.parse::<i64>().ok().filter(|_| word.len() == 4).filter(is_year)
    };
    let day = |at: usize| figure(words.get(at)?).filter(|day| (1..=31).contains(day));
    (0..words.len()).find_map(|at| {
        let month = super::month(words[at])?;
        if let Some(day) = at.checked_sub(1).and_then(day) {
            let short = || {
                let word = words.get(at + 1).filter(|word| word.len() == 2)?;
                word.parse::<i64>().ok().map(full)
            };
            let told = year(at + 1).or_else(|| at.checked_sub(2).and_then(year)).or_else(short)?;
            return civil(told, month, day);
        }
        let day = day(at + 1)?;
        let before = at.checked_sub(1).and_then(year);
        // A clock and its zone may stand before the year.
        let told = before.or_else(|| (at + 2..at + 7).find_map(year))?;
        civil(told, month, day)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_found_among_the_words_of_its_line() {
        let day = jiff::civil::date(2026, 11, 21);
        for text in [
            "发布时间：2026-11-21 08:30",
            "时间：2026年11月21日　来源：河口日报　作者：方砚秋",
            "2026年11月21日08:30 | 来源：河口网",
            "创刊于1998年 2026年11月21日 星期六",
            "二〇二六年十一月二十一日",
            "２０２６年１１月２１日",
            "2026 11/21 08:30:15",
            "来源：河口网 2026/11/21 08:30 浏览：1024次",
            "20261121",
            "更新：2026.11.21",
            "2026年11月21日(土) 8時30分",
            "令和8年11月21日 朝刊",
            "2026/11/21 8:30更新",
            "입력 2026.11.21. 오전 8:30",
            "입력 : 2026. 11. 21. 08:30",
            "2026년 11월 21일 (토)",
            "By Ada Quay Updated Nov 21, 2026, 10:28am EST",
            "By Mark Quay | November 21st, 2026",
            "Saturday 21 November 2026 at 08:30",
            "Sat Nov 21 10:00:00 UTC 2026",
            "Publié le 21 novembre 2026 à 8 h 30",
            "Veröffentlicht am 21.11.2026, 8:30 Uhr",
            "Samstag, 21. November 2026",
            "21 de noviembre de 2026",
            "Pubblicato il 21/11/2026",
            "2026. november 21. 8:30",
            "21 listopada 2026",
            "21. marraskuuta 2026",
            "21. listopadu 2026",
            "21 Kasım 2026",
            "Sat 21 Nov 2026 08.30 GMT Last modified on Sun 22 Nov 2026 06.16 GMT",
            "21 листопада 2026",
            "21 ноября 2026 г.",
            "21. desember 2026",
        ] {
            let expected =
                if text.contains("desember") { day + jiff::Span::new().days(30) } else { day };
            assert_eq!(in_line(text, false), Some(expected), "{text}");
        }
        let ambiguous = "5/11/2026";
        assert_eq!(in_line(ambiguous, true), Some(jiff::civil::date(2026, 11, 5)));
        assert_eq!(in_line(ambiguous, false), Some(jiff::civil::date(2026, 5, 11)));
    }

    #[test]
    fn what_is_no_whole_day_is_none() {
        for text in [
            "2026",
            "2026-11",
            "November 2026",
            "Copyright 2026 Harbour Blog",
            "0001-01-01T00:00:00Z",
            "1970-01-01T00:00:00+00:00",
            "11月21日",
            "08:30",
            "1.2.3",
            "10.0.22631",
            "电话 010-1234-5678",
            "1998-2026",
            "Mark 21",
            "2026-13-45",
        ] {
            assert_eq!(whole(text, false), None, "{text}");
        }
        let day = Some(jiff::civil::date(2026, 11, 21));
        for text in ["1795220000", "2026-11-21T09:00:00Z", "2026-11-21", " 21 Nov 2026 "] {
            assert_eq!(whole(text, false), day, "{text}");
        }
    }
}
