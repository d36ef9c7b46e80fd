//! A line between headline and text that tells the day, and at most who wrote the
//! text or where: `28 November 2026`, `河口 2026年4月1日 星期三`.

use crate::input::dates;
use crate::model::Date;

/// What such a line says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct DayLine {
    pub(crate) day: Date,
    /// What stands beside the day, its weekday and its hour; mostly nothing.
    pub(crate) beside: String,
}

/// Reads a short line that is no sentence and has a whole day in it. `day_first`:
/// 5/11/2026 is in November.
pub(crate) fn read(line: &str, day_first: bool) -> Option<DayLine> {
    const LONGEST: usize = 60;
    let line = line.trim();
    let before_stop = line.strip_suffix('.');
    let is_sentence = line.ends_with(['。', '！', '？', '!', '?', '：', ':', '”', '」', '…'])
        || before_stop.is_some_and(|start| start.contains(char::is_alphabetic));
    if line.chars().count() > LONGEST || is_sentence {
        return None;
    }
    let day = dates::line::in_line(line, day_first)?;
    let words: Vec<&str> = line.split_whitespace().map(unlabelled).map(bare).collect();
    let is_figure = |at: usize| {
        words.get(at).is_some_and(|word| word.starts_with(|c: char| c.is_ascii_digit()))
    };
    let mut beside: Vec<&str> = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let is_month = dates::is_month(word)
            && (is_figure(at + 1) || at.checked_sub(1).is_some_and(is_figure));
        if !is_month {
            beside.extend(around(word).into_iter().map(bare).filter(|part| !is_of_day(part)));
        }
    }
    Some(DayLine { day, beside: beside.join(" ") })
}

/// A word without the label of a day before it (发布时间：2026-04-01).
fn unlabelled(word: &str) -> &str {
    let labelled = word.split_once(['：', ':']).filter(|(label, _)| is_of_day(label));
    labelled.map_or(word, |(_, value)| value)
}

/// A word without the signs around it.
fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| {
        c.is_ascii_punctuation() || "，、。：；｜·•—–／（）【】〔〕".contains(c)
    })
}

/// What stands in a word before and after its day, since Chinese and Japanese have no
/// blanks: 河口2026年4月1日星期三.
fn around(word: &str) -> [&str; 2] {
    let is_figure = |c: char| {
        c.is_ascii_digit() || "０１２３４５６７８９〇零○一二三四五六七八九十元".contains(c)
    };
    let Some((year, rest)) = word.split_once(['年', '년']) else { return [word, ""] };
    let Some((_, after)) = rest.split_once(['日', '일']) else { return [word, ""] };
    let before = year.trim_end_matches(is_figure);
    let eras = ["令和", "平成", "昭和", "大正", "民國", "民国"];
    let era = eras.iter().find_map(|era| before.strip_suffix(era));
    [era.unwrap_or(before), after]
}

/// Whether a word is a part of how days are told.
fn is_of_day(word: &str) -> bool {
    const WORDS: [&str; 27] = [
        "date",
        "published",
        "posted",
        "updated",
        "on",
        "at",
        "the",
        "of",
        "de",
        "del",
        "den",
        "am",
        "pm",
        "gmt",
        "utc",
        "日期",
        "时间",
        "時間",
        "发布时间",
        "发布",
        "发布于",
        "发表于",
        "更新",
        "上午",
        "下午",
        "오전",
        "오후",
    ];
    let lower = word.to_lowercase();
    let is_clock = word.starts_with(|c: char| c.is_ascii_digit());
    is_clock || word.is_empty() || WORDS.contains(&lower.as_str()) || is_weekday(&lower)
}

/// Whether a word in lower case is a day of the week.
fn is_weekday(word: &str) -> bool {
    let few = word.chars().count() <= 3;
    let begins = ["星期", "礼拜", "禮拜", "周", "週"].iter().any(|start| word.starts_with(start));
    let one = || word.chars().count() == 1 && "月火水木金土日".contains(word);
    super::byline::is_weekday(word)
        || few && begins
        || few && (word.ends_with("曜日") || word.ends_with("요일"))
        || one()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_alone_has_nothing_beside_it_and_a_place_or_an_author_is_kept() {
        let day = jiff::civil::date(2026, 4, 1);
        for (line, beside) in [
            ("2026年4月1日", ""),
            ("2026-04-01", ""),
            ("1 April 2026", ""),
            ("Wednesday, April 1st, 2026", ""),
            ("April 1, 2026, 08:30 am", ""),
            ("2026年4月1日 星期三", ""),
            ("2026年4月1日（水）", ""),
            ("二〇二六年四月一日", ""),
            ("令和8年4月1日", ""),
            ("2026. 4. 1.", ""),
            ("2026년 4월 1일 수요일", ""),
            ("发布时间：2026-04-01 08:30", ""),
            ("Saltmarsh, 1 April 2026", "Saltmarsh"),
            ("河口2026年4月1日", "河口"),
            ("2026年4月1日 记者 李明", "记者 李明"),
            ("1 April 2026 — by Ada Quay", "by Ada Quay"),
            ("Marina Quay | 1 Apr 2026", "Marina Quay"),
        ] {
            let expected = DayLine { day, beside: beside.to_owned() };
            assert_eq!(read(line, true), Some(expected), "{line}");
        }
    }

    #[test]
    fn a_sentence_and_half_a_day_are_no_such_line() {
        for line in [
            "It ran on 1 April 2026.",
            "船于2026年4月1日复航。",
            "April 2026",
            "4月1日",
            "2026",
            "",
        ] {
            assert_eq!(read(line, true), None, "{line}");
        }
    }
}
