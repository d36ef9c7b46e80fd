//! Dates as papers print them, and the line that carries them (the folio).

use jiff::civil::Weekday;

use crate::model::Date;

/// What a folio line says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Folio {
    /// The date; none where the figures make no day.
    pub(super) date: Option<Date>,
    /// What stands in the line besides date and weekday, trimmed.
    pub(super) rest: String,
    /// A weekday stands in the line: it is no mere date.
    pub(super) weekday: bool,
}

const WEEKDAYS: [&str; 26] = [
    "星期",
    "礼拜",
    "禮拜",
    "周一",
    "周二",
    "周三",
    "周四",
    "周五",
    "周六",
    "周日",
    "曜日",
    "요일",
    "(月)",
    "(火)",
    "(水)",
    "(木)",
    "(金)",
    "(土)",
    "(日)",
    "sunday",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
];

const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// Reads a short line as a folio: a full date, and perhaps a weekday, the
/// paper and the page.
pub(super) fn folio(line: &str) -> Option<Folio> {
    if line.chars().count() > 60 {
        return None;
    }
    let plain = fold(line);
    let (date, start, end) = find(&plain)?;
    let mut rest = format!("{} {}", &plain[..start], &plain[end..]);
    let mut weekday = false;
    for day in WEEKDAYS {
        while let Some(at) = rest.find(day) {
            weekday = true;
            let mut until = at + day.len();
            if matches!(day, "星期" | "礼拜" | "禮拜") {
                until += rest[until..].chars().next().map_or(0, char::len_utf8);
            } else if day == "曜日" || day == "요일" {
                let before = rest[..at].chars().next_back().map_or(0, char::len_utf8);
                rest.replace_range(at - before..until, " ");
                continue;
            }
            rest.replace_range(at..until, " ");
        }
    }
    let idle = |c: char| c.is_whitespace() || c.is_ascii_punctuation() && c != '#';
    let rest = rest.trim_matches(idle).split_whitespace().collect::<Vec<_>>().join(" ");
    Some(Folio { date, rest, weekday })
}

/// Lower case, ASCII digits and brackets, and gaps inside figures closed, so
/// that “２０２２ 年8 月” and “2022年8月” are the same.
fn fold(line: &str) -> String {
    let half = |c: char| match u32::from(c) {
        n @ 0xFF01..=0xFF5E => char::from_u32(n - 0xFEE0).unwrap_or(c),
        0x3000 => ' ',
        _ => c,
    };
    let chars: Vec<char> = line.chars().map(half).flat_map(char::to_lowercase).collect();
    let mut out = String::with_capacity(line.len());
    for (i, &c) in chars.iter().enumerate() {
        let part = |c: char| c.is_ascii_digit() || matches!(c, '年' | '月' | '日' | '曰');
        let near = |at: Option<&char>| at.is_some_and(|&c| part(c));
        let unit = |at: Option<&char>| at.is_some_and(|&c| part(c) && !c.is_ascii_digit());
        let before = i.checked_sub(1).and_then(|b| chars.get(b));
        let after = chars.get(i + 1);
        let inside = near(before) && near(after) && (unit(before) || unit(after));
        if !(c == ' ' && inside) {
            out.push(c);
        }
    }
    out
}

/// The first full date in folded text, with its byte range.
fn find(text: &str) -> Option<(Option<Date>, usize, usize)> {
    let read = find_units(text).or_else(|| find_dashed(text)).or_else(|| find_english(text));
    read.or_else(|| find_misread(text))
}

/// A date in which letters or brackets stand for figures: “1998年]月29日”. It
/// is one only beside a weekday, and is the day that it says only if that has
/// this weekday.
fn find_misread(text: &str) -> Option<(Option<Date>, usize, usize)> {
    let day = weekday(text)?;
    let (date, start, end) = find_units(&as_figures(text)?)?;
    Some((date.filter(|date| date.weekday() == day), start, end))
}

/// The weekday that a folded line names.
fn weekday(text: &str) -> Option<Weekday> {
    let names = ["星期", "礼拜", "禮拜", "周", "週"];
    let after = names.iter().find_map(|name| text.split_once(name).map(|(_, rest)| rest))?;
    let day = match after.chars().next()? {
        '日' | '天' => 7,
        c => i8::try_from(han_digit(c)?).ok()?,
    };
    Weekday::from_monday_one_offset(day).ok()
}

/// The text with figures for what is misread for them, right before 年, 月 or
/// 日; `None` if nothing is. Each takes the bytes of what it stands for.
fn as_figures(text: &str) -> Option<String> {
    let figure = |c: char| match c {
        ']' | '[' | 'l' | 'i' | '|' | '!' => Some('1'),
        'o' => Some('0'),
        'z' => Some('2'),
        's' => Some('5'),
        'b' => Some('6'),
        _ => None,
    };
    let mut out: Vec<char> = text.chars().collect();
    let mut misread = false;
    for at in (1..out.len()).rev() {
        let before_unit = matches!(out[at], '年' | '月' | '日' | '曰') || out[at].is_ascii_digit();
        if let Some(read) = figure(out[at - 1]).filter(|_| before_unit) {
            out[at - 1] = read;
            misread = true;
        }
    }
    misread.then(|| out.into_iter().collect())
}

/// 2022年8月19日, 二〇二二年八月十九日, 令和4年8月19日, 2022년 8월 19일.
fn find_units(text: &str) -> Option<(Option<Date>, usize, usize)> {
    for units in [[&['年'][..], &['月'], &['日', '曰', '号']], [&['년'], &['월'], &['일']]]
    {
        let Some(year_end) = text.find(units[0]) else { continue };
        let head = text[..year_end].trim_end();
        let start = number_start(head);
        let Some(mut year) = number(&head[start..]) else { continue };
        let mut from = start;
        for (era, base) in
            [("令和", 2018), ("平成", 1988), ("昭和", 1925), ("民国", 1911), ("民國", 1911)]
        {
            if head[..start].ends_with(era) {
                year += base;
                from = start - era.len();
            }
        }
        let mut at = year_end + units[0][0].len_utf8();
        let Some(month) = unit_number(text, &mut at, units[1]) else { continue };
        let Some(day) = unit_number(text, &mut at, units[2]) else { continue };
        if year >= 1000 {
            return Some((civil(year, month, day), from, at));
        }
    }
    None
}

/// The number before one of `units` at `at`, which moves behind the unit.
fn unit_number(text: &str, at: &mut usize, units: &[char]) -> Option<i64> {
    let rest = &text[*at..];
    let end = rest.find(units).filter(|&end| end <= 16)?;
    let value = number(rest[..end].trim())?;
    *at += end + rest[end..].chars().next().map_or(0, char::len_utf8);
    Some(value)
}

/// Where the number at the end of `text` begins.
fn number_start(text: &str) -> usize {
    let figure = |c: char| c.is_ascii_digit() || han_digit(c).is_some() || matches!(c, '十' | '元');
    text.trim_end_matches(figure).len()
}

fn han_digit(c: char) -> Option<i64> {
    Some(match c {
        '〇' | '零' | '○' | 'Ｏ' => 0,
        '一' => 1,
        '二' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    })
}

/// A number in ASCII or han figures: 19, 十九, 二十一, 二〇二二, 元.
fn number(text: &str) -> Option<i64> {
    if text.is_empty() || text.chars().count() > 4 {
        return None;
    }
    if text == "元" {
        return Some(1);
    }
    if text.bytes().all(|b| b.is_ascii_digit()) {
        return text.parse().ok();
    }
    if let Some((tens, ones)) = text.split_once('十') {
        let digit = |s: &str, empty| match s.chars().next() {
            None => Some(empty),
            Some(c) if s.chars().count() == 1 => han_digit(c),
            Some(_) => None,
        };
        return Some(digit(tens, 1)? * 10 + digit(ones, 0)?);
    }
    text.chars().try_fold(0, |value, c| Some(value * 10 + han_digit(c)?))
}

/// 2022-08-19, 2022/8/19, 2022.8.19.
fn find_dashed(text: &str) -> Option<(Option<Date>, usize, usize)> {
    for sep in ['-', '/', '.'] {
        for (start, _) in text.match_indices(sep) {
            let year_at = text[..start].trim_end_matches(|c: char| c.is_ascii_digit()).len();
            if start - year_at != 4 {
                continue;
            }
            let tail = &text[start + 1..];
            let Some((month, rest)) = tail.split_once(sep) else { continue };
            let day_len = rest.bytes().take_while(u8::is_ascii_digit).count();
            let (Some(month_value), Some(day)) = (number(month), number(&rest[..day_len])) else {
                continue;
            };
            let Some(year) = number(&text[year_at..start]) else { continue };
            let end = start + 1 + month.len() + 1 + day_len;
            return Some((civil(year, month_value, day), year_at, end));
        }
    }
    None
}

/// August 19, 2022; 19 August 2022; Friday, 19 Aug 2022; Aug. 19th, 2022.
fn find_english(text: &str) -> Option<(Option<Date>, usize, usize)> {
    let mut words: Vec<(usize, &str)> = Vec::new();
    let mut at = 0;
    for word in text.split([' ', ',', '.']) {
        if !word.is_empty() {
            words.push((at, word));
        }
        at += word.len() + 1;
    }
    let month = |w: &str| {
        let index = MONTHS.iter().position(|m| w.starts_with(m))?;
        let names = [
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december",
        ];
        let number = i64::try_from(index + 1).ok()?;
        (names[index].starts_with(w) || w == "sept").then_some(number)
    };
    let day = |w: &str| {
        let figures = w.trim_end_matches(|c: char| c.is_ascii_lowercase());
        let suffix = &w[figures.len()..];
        let ordinal = matches!(suffix, "" | "st" | "nd" | "rd" | "th");
        (ordinal && figures.len() <= 2).then(|| number(figures)).flatten()
    };
    words.windows(3).find_map(|three| {
        let [(start, first), (_, second), (last, third)] = three else { return None };
        let year = if third.len() == 4 { number(third) } else { None }?;
        let months = month(first).zip(day(second)).or_else(|| month(second).zip(day(first)));
        let (month, day) = months?;
        Some((civil(year, month, day), *start, last + third.len()))
    })
}

fn civil(year: i64, month: i64, day: i64) -> Option<Date> {
    let year = i16::try_from(year).ok()?;
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_read_in_every_form_papers_print() {
        let day = Date::new(2022, 8, 19).ok();
        for line in [
            "2022年8月19日 星期五",
            "２０２２年８月１９日　星期五",
            "2022 年8 月19曰 星期五",
            "二〇二二年八月十九日",
            "河口晚报 2022-08-19 第3版",
            "2022.8.19",
            "令和4年8月19日（金曜日）",
            "2022년 8월 19일 금요일",
            "August 19, 2022",
            "Friday 19 August 2022",
            "19 Aug 2022",
            "THE FERRY POST, FRIDAY, AUG. 19TH, 2022",
        ] {
            assert_eq!(folio(line).map(|f| f.date), Some(day), "{line}");
        }
        let newyear = folio("二〇二六年十二月三十一日").and_then(|f| f.date);
        assert_eq!(newyear, Date::new(2026, 12, 31).ok());
        assert_eq!(folio("令和元年5月1日").and_then(|f| f.date), Date::new(2019, 5, 1).ok());
    }

    #[test]
    fn the_rest_of_the_line_is_given_back_without_the_weekday() {
        let read = |line| folio(line).map(|f| (f.rest, f.weekday));
        assert_eq!(read("2022年8月19日 星期五"), Some((String::new(), true)));
        assert_eq!(
            read("河口晚报 2026年11月22日 星期日 第3版"),
            Some(("河口晚报 第3版".into(), true))
        );
        assert_eq!(read("令和4年8月19日（金曜日）"), Some((String::new(), true)));
        assert_eq!(read("2022年8月19日"), Some((String::new(), false)));
    }

    #[test]
    fn a_day_that_does_not_exist_is_still_a_folio_without_a_date() {
        let found = folio("2022年2月30日 星期三").unwrap();
        assert_eq!((found.date, found.weekday), (None, true));
    }

    #[test]
    fn a_misread_date_is_read_where_its_weekday_fits() {
        let day = Date::new(1998, 1, 29).ok();
        let read = |line| folio(line).map(|folio| (folio.date, folio.rest));
        for line in ["1998年]月29日 星期四", "l998年1月29日 星期四", "1998年|月29日 周四"]
        {
            assert_eq!(read(line), Some((day, String::new())), "{line}");
        }
        assert_eq!(read("1998年]月29日 星期五"), Some((None, String::new())), "another weekday");
        assert_eq!(read("1998年]月29日"), None, "nothing else speaks for it");
        assert_eq!(read("[注]月底完工 星期四"), None);
    }

    #[test]
    fn a_day_without_a_year_and_a_sentence_are_no_folios() {
        assert_eq!(folio("8月16日"), None);
        assert_eq!(folio("13:40左右，在西宁站"), None);
        assert_eq!(folio("1.2.3"), None);
        assert_eq!(folio("he may 19 times"), None);
    }
}
