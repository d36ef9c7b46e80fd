//! What the program says around an edition, in the edition's own language.

use crate::app::Standing;
use crate::layout::DOUBTFUL;
use crate::model::{Date, Lang, Page};

/// A date with its weekday, as newspapers print it.
pub(super) fn date(lang: Lang, date: Date) -> String {
    let (year, month, day) = (date.year(), date.month(), date.day());
    let weekday = date.weekday().to_sunday_zero_offset().unsigned_abs() as usize;
    let name = |names: &[&'static str; 7]| names[weekday];
    match lang {
        Lang::Zh => {
            let weekday = name(&["日", "一", "二", "三", "四", "五", "六"]);
            format!("{year}年{month}月{day}日 星期{weekday}")
        }
        Lang::Ja => {
            let weekday = name(&["日", "月", "火", "水", "木", "金", "土"]);
            format!("{year}年{month}月{day}日（{weekday}）")
        }
        Lang::Ko => {
            let weekday = name(&["일", "월", "화", "수", "목", "금", "토"]);
            format!("{year}년 {month}월 {day}일 {weekday}요일")
        }
        Lang::En => date.strftime("%A, %-d %B %Y").to_string(),
    }
}

/// A date where room is scarce.
pub(super) fn short_date(lang: Lang, date: Date) -> String {
    let (month, day) = (date.month(), date.day());
    match lang {
        Lang::Zh | Lang::Ja => format!("{month}月{day}日"),
        Lang::Ko => format!("{month}월 {day}일"),
        Lang::En => date.strftime("%-d %b").to_string(),
    }
}

/// A month, over its days in a calendar.
pub(super) fn month(lang: Lang, date: Date) -> String {
    let (year, month) = (date.year(), date.month());
    match lang {
        Lang::Zh | Lang::Ja => format!("{year}年{month}月"),
        Lang::Ko => format!("{year}년 {month}월"),
        Lang::En => date.strftime("%B %Y").to_string(),
    }
}

/// The days of the week over a calendar, each two columns wide: Monday first,
/// in Japanese Sunday.
pub(super) fn weekdays(lang: Lang) -> [&'static str; 7] {
    match lang {
        Lang::Zh => ["一", "二", "三", "四", "五", "六", "日"],
        Lang::Ja => ["日", "月", "火", "水", "木", "金", "土"],
        Lang::Ko => ["월", "화", "수", "목", "금", "토", "일"],
        Lang::En => ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"],
    }
}

/// The mark of a day in a calendar: the more there is to read, the more it
/// shows. All are ASCII, and one column wide everywhere.
pub(super) fn mark(standing: Standing) -> &'static str {
    match standing {
        Standing::Unread => "*",
        Standing::Begun => "+",
        Standing::Read => ".",
    }
}

/// What the marks mean.
pub(super) fn marks(lang: Lang) -> String {
    let (unread, begun, read) = match lang {
        Lang::Zh => ("未读", "未读完", "读完"),
        Lang::Ja => ("未読", "途中", "既読"),
        Lang::Ko => ("안 읽음", "읽는 중", "읽음"),
        Lang::En => ("unread", "begun", "read"),
    };
    let said = [(Standing::Unread, unread), (Standing::Begun, begun), (Standing::Read, read)];
    said.map(|(standing, word)| format!("{} {word}", mark(standing))).join("  ")
}

/// How many editions of a paper there are, and how many are unread.
pub(super) fn editions(lang: Lang, all: usize, unread: usize) -> String {
    let some = unread > 0;
    match lang {
        Lang::Zh if some => format!("{all} 期 未读 {unread}"),
        Lang::Zh => format!("{all} 期"),
        Lang::Ja if some => format!("{all} 号 未読 {unread}"),
        Lang::Ja => format!("{all} 号"),
        Lang::Ko if some => format!("{all}호 안 읽음 {unread}"),
        Lang::Ko => format!("{all}호"),
        Lang::En => {
            let editions = if all == 1 { "edition" } else { "editions" };
            let unread = if some { format!(", {unread} unread") } else { String::new() };
            format!("{all} {editions}{unread}")
        }
    }
}

/// Instead of a date, in a calendar.
pub(super) fn undated(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "无日期",
        Lang::Ja => "日付なし",
        Lang::Ko => "날짜 없음",
        Lang::En => "Undated",
    }
}

/// "3 of 14 read".
pub(super) fn read(lang: Lang, read: usize, all: usize) -> String {
    match lang {
        Lang::Zh => format!("读过 {read}/{all}"),
        Lang::Ja => format!("既読 {read}/{all}"),
        Lang::Ko => format!("읽음 {read}/{all}"),
        Lang::En => format!("{read}/{all} read"),
    }
}

/// What an edition holds: pages and articles.
pub(super) fn contents(lang: Lang, pages: usize, articles: usize) -> String {
    match lang {
        Lang::Zh if pages > 0 => format!("{pages} 版 {articles} 篇"),
        Lang::Zh => format!("{articles} 篇"),
        Lang::Ja if pages > 0 => format!("{pages} 面 {articles} 本"),
        Lang::Ja => format!("{articles} 本"),
        Lang::Ko if pages > 0 => format!("{pages}면 기사 {articles}건"),
        Lang::Ko => format!("기사 {articles}건"),
        Lang::En => {
            let plural =
                |n: usize, word: &str| format!("{n} {word}{}", if n == 1 { "" } else { "s" });
            if pages > 0 {
                format!("{}, {}", plural(pages, "page"), plural(articles, "article"))
            } else {
                plural(articles, "article")
            }
        }
    }
}

/// What is left of an article: characters or words, and minutes.
pub(super) fn left(lang: Lang, units: usize, minutes: usize) -> String {
    match lang {
        Lang::Zh => format!("余 {units} 字 约 {minutes} 分钟"),
        Lang::Ja => format!("残り {units} 字 約 {minutes} 分"),
        Lang::Ko => format!("남은 글 {units}자 약 {minutes}분"),
        Lang::En => format!("{units} words, {minutes} min left"),
    }
}

/// At the end of an article.
pub(super) fn end_of_article(lang: Lang, last: bool) -> &'static str {
    match (lang, last) {
        (Lang::Zh, false) => "完 空格键读下一篇",
        (Lang::Zh, true) => "本期读到末尾了",
        (Lang::Ja, false) => "終わり スペースで次の記事",
        (Lang::Ja, true) => "この号の最後です",
        (Lang::Ko, false) => "끝 스페이스 키로 다음 기사",
        (Lang::Ko, true) => "이 호의 마지막입니다",
        (Lang::En, false) => "end, Space for the next article",
        (Lang::En, true) => "the end of this edition",
    }
}

/// A page by its id and its name.
pub(super) fn page(lang: Lang, page: &Page) -> String {
    let numbered = page.id.chars().all(|c| c.is_ascii_digit()) && !page.id.is_empty();
    // Some papers call a page by nothing but its number.
    if numbered && page.name.starts_with(page.id.trim_start_matches('0')) {
        return page.name.to_string();
    }
    // Chinese papers print "第01版"; the others have no use for the nought.
    let bare = page.id.trim_start_matches('0');
    let id = match lang {
        Lang::Zh if numbered => format!("第{}版", page.id),
        Lang::Ja if numbered => format!("{bare}面"),
        Lang::Ko if numbered => format!("{bare}면"),
        Lang::En if numbered => format!("Page {bare}"),
        _ => page.id.to_string(),
    };
    format!("{id} {}", page.name).trim().to_owned()
}

/// The running number of an edition; a bare one is given its word.
pub(super) fn number(lang: Lang, number: &str) -> String {
    if !number.chars().all(|c| c.is_ascii_digit()) {
        return number.to_owned();
    }
    match lang {
        Lang::Zh => format!("第{number}期"),
        Lang::Ja => format!("第{number}号"),
        Lang::Ko => format!("제{number}호"),
        Lang::En => format!("No. {number}"),
    }
}

/// Under a story of the front page that is cut.
pub(super) fn more(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "（详见内文）",
        Lang::Ja => "（続きは本文へ）",
        Lang::Ko => "(본문에 계속)",
        Lang::En => "(more)",
    }
}

/// Under a story that the paper continues on another page.
pub(super) fn continued(lang: Lang, page: &str) -> String {
    match lang {
        Lang::Zh => format!("（下转{page}版）"),
        Lang::Ja => format!("（{page}面に続く）"),
        Lang::Ko => format!("({page}면에 계속)"),
        Lang::En => format!("(continued on page {page})"),
    }
}

/// Over the page as it was scanned.
pub(super) fn as_scanned(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "原版扫描",
        Lang::Ja => "スキャンした紙面",
        Lang::Ko => "스캔한 지면",
        Lang::En => "As scanned:",
    }
}

/// What the sign of a doubtful join means, and how sure the join is.
pub(super) fn doubtful(lang: Lang, percent: u8) -> String {
    match lang {
        Lang::Zh => format!("{DOUBTFUL} 此处拼接存疑，把握约{percent}%"),
        Lang::Ja => format!("{DOUBTFUL} つながりが不確か、確かさ約{percent}%"),
        Lang::Ko => format!("{DOUBTFUL} 이어 붙인 곳이 불확실함, 확실도 약 {percent}%"),
        Lang::En => format!("{DOUBTFUL} joined in doubt, about {percent}% sure"),
    }
}

/// Which story of the page is selected.
pub(super) fn story(lang: Lang, story: usize, all: usize) -> String {
    match lang {
        Lang::Zh => format!("本版 {story}/{all} 篇"),
        Lang::Ja => format!("この面 {story}/{all} 本"),
        Lang::Ko => format!("이 면 기사 {story}/{all}"),
        Lang::En => format!("story {story}/{all}"),
    }
}

/// Short words for keys in the status line.
pub(super) struct Hints {
    pub open: &'static str,
    pub next_section: &'static str,
    pub bookmarks: &'static str,
    pub search: &'static str,
    pub help: &'static str,
    pub back: &'static str,
    pub read_on: &'static str,
    pub next_page: &'static str,
    pub front_page: &'static str,
    pub scan: &'static str,
    pub close: &'static str,
    pub correct: &'static str,
    pub calendar: &'static str,
    pub month_before: &'static str,
    pub next_month: &'static str,
}

pub(super) fn hints(lang: Lang) -> Hints {
    match lang {
        Lang::Zh => Hints {
            open: "打开",
            next_section: "下一版块",
            bookmarks: "书签",
            search: "查找",
            help: "帮助",
            back: "返回",
            read_on: "往下读",
            next_page: "下一版",
            front_page: "头版",
            scan: "原版",
            close: "关闭",
            correct: "改正",
            calendar: "日历",
            month_before: "上月",
            next_month: "下月",
        },
        Lang::Ja => Hints {
            open: "開く",
            next_section: "次の面",
            bookmarks: "しおり",
            search: "検索",
            help: "ヘルプ",
            back: "戻る",
            read_on: "続きを読む",
            next_page: "次の面",
            front_page: "紙面",
            scan: "原紙面",
            close: "閉じる",
            correct: "訂正",
            calendar: "暦",
            month_before: "前の月",
            next_month: "次の月",
        },
        Lang::Ko => Hints {
            open: "열기",
            next_section: "다음 섹션",
            bookmarks: "책갈피",
            search: "찾기",
            help: "도움말",
            back: "뒤로",
            read_on: "계속 읽기",
            next_page: "다음 면",
            front_page: "지면",
            scan: "원본 지면",
            close: "닫기",
            correct: "고치기",
            calendar: "달력",
            month_before: "지난달",
            next_month: "다음 달",
        },
        Lang::En => Hints {
            open: "open",
            next_section: "next section",
            bookmarks: "bookmarks",
            search: "search",
            help: "help",
            back: "back",
            read_on: "read on",
            next_page: "next page",
            front_page: "front page",
            scan: "as scanned",
            close: "close",
            correct: "correct",
            calendar: "calendar",
            month_before: "month before",
            next_month: "next month",
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Clean;

    #[test]
    fn dates_are_printed_as_each_language_does() {
        let day = jiff::civil::date(2026, 11, 22);
        assert_eq!(date(Lang::Zh, day), "2026年11月22日 星期日");
        assert_eq!(date(Lang::Ja, day), "2026年11月22日（日）");
        assert_eq!(date(Lang::Ko, day), "2026년 11월 22일 일요일");
        assert_eq!(date(Lang::En, day), "Sunday, 22 November 2026");
        assert_eq!(short_date(Lang::En, day), "22 Nov");
    }

    #[test]
    fn a_calendar_is_headed_as_each_language_does() {
        let day = jiff::civil::date(2026, 11, 1);
        let heads = [Lang::Zh, Lang::Ja, Lang::Ko, Lang::En].map(|lang| month(lang, day));
        assert_eq!(heads, ["2026年11月", "2026年11月", "2026년 11월", "November 2026"]);
        let widths = crate::layout::Widths::default();
        for lang in [Lang::Zh, Lang::Ja, Lang::Ko, Lang::En] {
            assert!(weekdays(lang).iter().all(|day| widths.text(day) == 2), "{lang:?}");
        }
        assert_eq!(marks(Lang::En), "* unread  + begun  . read");
        assert_eq!(editions(Lang::En, 1, 0), "1 edition");
        assert_eq!(editions(Lang::Zh, 50, 48), "50 期 未读 48");
    }

    #[test]
    fn a_page_goes_by_its_number_in_words_or_by_its_own_label() {
        let called = |id: &str, name: &str| Page {
            id: Clean::line(id),
            name: Clean::line(name),
            ..Page::default()
        };
        assert_eq!(page(Lang::Zh, &called("A01", "要闻")), "A01 要闻");
        assert_eq!(page(Lang::Zh, &called("3", "")), "第3版");
        assert_eq!(page(Lang::Ja, &called("01", "総合")), "1面 総合");
        assert_eq!(page(Lang::Ja, &called("01", "1面")), "1面");
        assert_eq!(page(Lang::En, &called("", "Sport")), "Sport");
        assert_eq!(number(Lang::En, "812"), "No. 812");
        assert_eq!(number(Lang::Zh, "第14026号"), "第14026号");
    }

    #[test]
    fn english_counts_have_their_plurals() {
        assert_eq!(contents(Lang::En, 1, 7), "1 page, 7 articles");
        assert_eq!(contents(Lang::En, 0, 1), "1 article");
    }
}
