//! What a newspaper prints about itself, as each language does it: its date,
//! its number, the label of a page, where a story goes on. It follows the
//! language of the edition, whoever reads it.

use super::{Date, Lang, Page};

/// A date, without its weekday.
#[must_use]
pub fn day(lang: Lang, date: Date) -> String {
    let (year, month, day) = (date.year(), date.month(), date.day());
    match lang {
        Lang::Zh | Lang::Ja => format!("{year}年{month}月{day}日"),
        Lang::Ko => format!("{year}년 {month}월 {day}일"),
        Lang::En => date.strftime("%-d %B %Y").to_string(),
    }
}

/// A date with its weekday.
#[must_use]
pub fn date(lang: Lang, date: Date) -> String {
    let weekday = date.weekday().to_sunday_zero_offset().unsigned_abs() as usize;
    let name = |names: &[&'static str; 7]| names[weekday];
    let day = day(lang, date);
    match lang {
        Lang::Zh => format!("{day} 星期{}", name(&["日", "一", "二", "三", "四", "五", "六"])),
        Lang::Ja => format!("{day}（{}）", name(&["日", "月", "火", "水", "木", "金", "土"])),
        Lang::Ko => format!("{day} {}요일", name(&["일", "월", "화", "수", "목", "금", "토"])),
        Lang::En => format!("{}, {day}", date.strftime("%A")),
    }
}

/// A date where room is scarce.
#[must_use]
pub fn short_date(lang: Lang, date: Date) -> String {
    let (month, day) = (date.month(), date.day());
    match lang {
        Lang::Zh | Lang::Ja => format!("{month}月{day}日"),
        Lang::Ko => format!("{month}월 {day}일"),
        Lang::En => date.strftime("%-d %b").to_string(),
    }
}

/// A page by its id and its name.
#[must_use]
pub fn page(lang: Lang, page: &Page) -> String {
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
#[must_use]
pub fn number(lang: Lang, number: &str) -> String {
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
#[must_use]
pub fn more(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "（详见内文）",
        Lang::Ja => "（続きは本文へ）",
        Lang::Ko => "(본문에 계속)",
        Lang::En => "(more)",
    }
}

/// Over a list of what stands on the other pages.
#[must_use]
pub fn inside(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "本期导读",
        Lang::Ja => "ほかの面から",
        Lang::Ko => "다른 면의 기사",
        Lang::En => "Also in this issue",
    }
}

/// Under a story that the paper continues on another page.
#[must_use]
pub fn continued(lang: Lang, page: &str) -> String {
    match lang {
        Lang::Zh => format!("（下转{page}版）"),
        Lang::Ja => format!("（{page}面に続く）"),
        Lang::Ko => format!("({page}면에 계속)"),
        Lang::En => format!("(continued on page {page})"),
    }
}

/// Where an article stands: paper, date, page and headline. A page of no name
/// is left out.
#[must_use]
pub fn citation(lang: Lang, paper: &str, date: Option<Date>, page: &str, title: &str) -> String {
    let day = date.map(|date| day(lang, date));
    let after = |mark: &str| day.as_ref().map(|day| format!("{mark}{day}")).unwrap_or_default();
    let page = |before: &str, behind: &str| match page {
        "" => String::new(),
        page => format!("{before}{page}{behind}"),
    };
    match lang {
        Lang::Zh => format!("——《{paper}》{}{}：《{title}》", after("，"), page("，", "版")),
        Lang::Ja => format!("――「{title}」『{paper}』{}{}", after(""), page("、", "面")),
        Lang::Ko => format!("— “{title}”, 《{paper}》{}{}", after(", "), page(", ", "면")),
        Lang::En => format!("— “{title}”, {paper}{}{}", after(", "), page(", p. ", "")),
    }
}

/// Under a story that other papers have, too: before their names, and behind
/// them.
#[must_use]
pub fn also_in(lang: Lang) -> (&'static str, &'static str) {
    match lang {
        Lang::Zh => ("另见", "。"),
        Lang::Ja => ("ほかの掲載：", "。"),
        Lang::Ko => ("다른 신문: ", "."),
        Lang::En => ("Also in ", "."),
    }
}

/// Between names that are listed.
#[must_use]
pub fn comma(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh | Lang::Ja => "、",
        Lang::Ko | Lang::En => ", ",
    }
}

/// Under a story that its site has changed since it was first brought.
#[must_use]
pub fn changed_since(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "本文刊出后，网站作过改动。",
        Lang::Ja => "この記事は掲載後にサイトで書き改められています。",
        Lang::Ko => "이 기사는 실린 뒤 사이트에서 고쳐졌습니다.",
        Lang::En => "The site has changed this article since it first came.",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Clean;

    #[test]
    fn dates_are_printed_as_each_language_does() {
        let at = jiff::civil::date(2026, 11, 22);
        assert_eq!(date(Lang::Zh, at), "2026年11月22日 星期日");
        assert_eq!(date(Lang::Ja, at), "2026年11月22日（日）");
        assert_eq!(date(Lang::Ko, at), "2026년 11월 22일 일요일");
        assert_eq!(date(Lang::En, at), "Sunday, 22 November 2026");
        assert_eq!(short_date(Lang::En, at), "22 Nov");
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
}
