//! What the words of such pages say: the label of a page (第01版：要闻), the
//! paper's name among what titles add to it, and the words of buttons.

use crate::input::dates;
use crate::model::Date;

/// A page's number as printed, and its name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct PrintedLabel {
    /// `01`, `A02`.
    pub(super) id: String,
    /// `要闻`; may be empty.
    pub(super) name: String,
}

/// Characters that part a page's number from its name.
const MARKS: [char; 12] = ['：', ':', '-', '—', '–', '|', '·', '　', '（', '(', '[', '【'];

impl PrintedLabel {
    /// The label that a text is: 第01版：要闻, A02版 国际, 3：体育, Page 4: World.
    /// `None` for any other text.
    pub(super) fn of(text: &str) -> Option<Self> {
        const LONGEST: usize = 40;
        let text = text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '【' | '[' | '·'));
        if text.chars().count() > LONGEST {
            return None;
        }
        let (rest, said) = match text.strip_prefix(['第', 'P', 'p']) {
            Some(rest) if text.starts_with('第') => (rest.trim_start(), true),
            Some(rest) if rest.starts_with("age ") => (rest[4..].trim_start(), true),
            _ => (text, false),
        };
        let (id, rest) = number(rest)?;
        let rest = rest.trim_start();
        let (rest, is_page) = match rest.strip_prefix(['版', '面', '면']) {
            Some(rest) => (rest, true),
            None => (rest, said && text.starts_with('P')),
        };
        let name = rest.trim_start_matches(|c: char| c.is_whitespace() || MARKS.contains(&c));
        let is_parted = name.len() < rest.len();
        let name = name.trim_matches(|c: char| c.is_whitespace() || "：:】])）".contains(c));
        let named = !name.is_empty() && name.chars().any(char::is_alphabetic);
        let sure = is_page && (named || rest.trim().is_empty()) || (is_parted && named);
        // A sentence that begins with a number is no label.
        let is_name = !name.contains(['。', '，', '；', '？', '！']) && !is_date(rest);
        (sure && is_name).then(|| Self { id, name: name.to_owned() })
    }

    /// The label that stands first in a longer text, behind its 第.
    pub(super) fn within(text: &str) -> Option<Self> {
        const TRIES: usize = 64;
        let places = text.match_indices('第').map(|(at, _)| at).take(TRIES);
        places.map(|at| &text[at..]).find_map(|text| {
            let is_end = |c: &char| matches!(c, '\n' | '\r' | '>' | '|');
            let words: String = text.chars().take(24).take_while(|c| !is_end(c)).collect();
            let first = words.split_whitespace().next().unwrap_or_default();
            Self::of(&words).or_else(|| Self::of(first))
        })
    }

    /// The label that stands between the dashes of a document's title:
    /// 河口日报 -01版:要闻-2026年11月28日.
    pub(super) fn of_title(title: &str) -> Option<Self> {
        let mut parts = title.split(['-', '—', '_', '|']).map(str::trim);
        parts.find_map(|part| Self::of(part).filter(|_| part.contains('版')))
    }

    /// A number that is all of a text: `01`, `A2`.
    pub(super) fn of_number(text: &str) -> Option<Self> {
        let (id, rest) = number(text.trim())?;
        rest.is_empty().then(|| Self { id, name: String::new() })
    }

    /// What two labels of one page have in common, whatever zeros stand
    /// before the number: `A2` for `a02`.
    pub(super) fn key(id: &str) -> String {
        let at = id.find(|c: char| c.is_ascii_digit()).unwrap_or(id.len());
        let (letters, digits) = id.split_at(at);
        format!("{}{}", letters.to_ascii_uppercase(), digits.trim_start_matches('0'))
    }
}

/// The number that a text begins with (`A02`, `12`, 十二) and what follows.
fn number(text: &str) -> Option<(String, &str)> {
    const HAN: [char; 10] = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];
    let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let digits = text[letters..].bytes().take_while(u8::is_ascii_digit).count();
    if letters <= 2 && (1..=3).contains(&digits) {
        let (id, rest) = text.split_at(letters + digits);
        return Some((id.to_ascii_uppercase(), rest));
    }
    let end = text.find(|c| !HAN.contains(&c)).unwrap_or(text.len());
    let han: Vec<usize> =
        text[..end].chars().filter_map(|c| HAN.iter().position(|&h| h == c)).collect();
    let value = match han[..] {
        [9] => 10,
        [one] => one + 1,
        [9, one] => 11 + one,
        [ten, 9] => (ten + 1) * 10,
        [ten, 9, one] => (ten + 1) * 10 + one + 1,
        _ => return None,
    };
    Some((value.to_string(), &text[end..]))
}

fn is_date(rest: &str) -> bool {
    rest.starts_with(['年', '月', '日', '期', '届', '个', '次'])
}

/// The paper's name in the title of a page: 河口日报数字报, 河口日报-第01版：要闻,
/// 新渠通水--河口日报. `None` if no part of it looks like one.
pub(super) fn paper(title: &str) -> Option<String> {
    const EXTRAS: [&str; 14] = [
        "数字报刊平台",
        "多媒体数字报",
        "多媒体数字版",
        "多媒体报",
        "数字报刊",
        "数字报",
        "数字版",
        "数字報",
        "电子报",
        "電子報",
        "电子版",
        "電子版",
        "报纸版",
        "网络版",
    ];
    // 河口日报 -01版:要闻-2026年11月28日: where page and day follow, it is the first.
    if let Some((first, rest)) = title.split_once('-')
        && day(rest).is_some()
        && PrintedLabel::of(rest.split('-').next().unwrap_or_default()).is_some()
    {
        return Some(first.trim().to_owned()).filter(|name| !name.is_empty());
    }
    let parts =
        title.split(['-', '—', '_', '|', '–', '《', '》', '：', ':', '>', '»', '·', '【', '】']);
    let names = parts.flat_map(str::split_whitespace).map(|part| {
        let cut = EXTRAS.iter().find_map(|extra| part.strip_suffix(extra)).unwrap_or(part);
        (cut, cut.len() < part.len())
    });
    let is_paper = |name: &str| {
        let ends = [
            "报", "報", "刊", "周末", "新闻", "新聞", "时报", "參考", "参考", "快讯", "신문",
            "일보",
        ];
        (2..=16).contains(&name.chars().count()) && ends.iter().any(|end| name.ends_with(end))
    };
    let mut all: Vec<(&str, bool)> = names.filter(|(name, _)| !name.is_empty()).collect();
    // What an article adds to its headline stands last.
    all.reverse();
    let said = all.iter().find(|(name, cut)| *cut && name.chars().count() >= 2);
    let said = said.or_else(|| all.iter().find(|(name, _)| is_paper(name)));
    said.map(|(name, _)| (*name).to_owned())
}

/// The first day in a text that is written 2022年8月19日, with spaces or
/// without.
pub(super) fn day(text: &str) -> Option<Date> {
    const TRIES: usize = 64;
    const NEAR: usize = 24;
    let mut places = text.match_indices('年').map(|(at, _)| at).take(TRIES);
    places.find_map(|at| {
        let before: String =
            text[..at].chars().rev().filter(|c| !c.is_whitespace()).take(4).collect();
        let before: String = before.chars().rev().collect();
        let after = text[at..].chars().filter(|c| !c.is_whitespace()).take(NEAR);
        let whole = format!("{before}{}", after.collect::<String>());
        (before.len() == 4 && before.bytes().all(|b| b.is_ascii_digit()))
            .then(|| dates::day(&whole))?
    })
}

/// Whether a line is but the words of buttons: 放大 缩小 默认, 上一篇 下一篇.
pub(super) fn is_control(text: &str) -> bool {
    const LONGEST: usize = 40;
    const WORDS: [&str; 36] = [
        "上一篇",
        "下一篇",
        "上一版",
        "下一版",
        "上一期",
        "下一期",
        "上一页",
        "下一页",
        "没有了",
        "返回目录",
        "返回首页",
        "返回",
        "放大",
        "缩小",
        "默认",
        "字号",
        "字体",
        "打印",
        "关闭",
        "分享到",
        "分享",
        "收藏",
        "评论",
        "朗读",
        "播放",
        "暂停",
        "复制",
        "放大镜",
        "本版导航",
        "标题导航",
        "版面导航",
        "版面目录",
        "大",
        "中",
        "小",
        "PDF",
    ];
    let text: String = text
        .chars()
        .filter(|c| {
            !c.is_whitespace() && !"+-－＋|｜/／[]【】()（）<>《》«»：:·◎→←↑↓▲▼".contains(*c)
        })
        .take(LONGEST + 1)
        .collect();
    if text.chars().count() > LONGEST || text.is_empty() {
        return false;
    }
    let mut rest = text.as_str();
    while !rest.is_empty() {
        match WORDS.iter().find_map(|word| rest.strip_prefix(word)) {
            Some(after) => rest = after,
            None => return false,
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    fn label(text: &str) -> Option<(String, String)> {
        PrintedLabel::of(text).map(|label| (label.id, label.name))
    }

    #[test]
    fn a_label_is_a_number_and_a_name() {
        let is = |id: &str, name: &str| Some((id.to_owned(), name.to_owned()));
        assert_eq!(label(" 第01版：要闻"), is("01", "要闻"));
        assert_eq!(label("第1版　　　　要闻"), is("1", "要闻"));
        assert_eq!(label("a02版：国际·体育"), is("A02", "国际·体育"));
        assert_eq!(label("03：体育"), is("03", "体育"));
        assert_eq!(label("第十二版 副刊"), is("12", "副刊"));
        assert_eq!(label("第04版"), is("04", ""));
        assert_eq!(label("B1-财经"), is("B1", "财经"));
        for other in [
            "要闻",
            "2022年8月19日",
            "3",
            "第3期",
            "11人落水，已全部救起",
            "第一个月",
            "下一版",
            "",
        ] {
            assert_eq!(label(other), None, "{other}");
        }
        assert_eq!(PrintedLabel::within("当前版：第 03 版：体育\n上一版").unwrap().name, "体育");
        assert_eq!(PrintedLabel::key("a02"), PrintedLabel::key("A2"));
    }

    #[test]
    fn the_paper_is_told_from_what_titles_add() {
        for (title, name) in [
            ("河口日报数字报", "河口日报"),
            ("河口日报-第01版：要闻", "河口日报"),
            ("新渠通水 下游三县用水有了保障--河口日报", "河口日报"),
            ("苇江周刊 电子版", "苇江周刊"),
            ("河口晚报多媒体数字版 2022年8月19日", "河口晚报"),
            ("每日海讯 -01版:要闻-2026年11月28日", "每日海讯"),
            ("河口日报 -01版-2026年11月28日--去年的晚报", "河口日报"),
            (" 하구신문 :: 포털뉴스 ", "하구신문"),
        ] {
            assert_eq!(paper(title).as_deref(), Some(name), "{title}");
        }
        assert_eq!(paper("新渠通水"), None);
    }

    #[test]
    fn a_day_is_found_among_other_years() {
        let is = Some(jiff::civil::date(2022, 8, 19));
        assert_eq!(day("去年 河口日报 2022 年\n 8\n 月\n 19\n 日　星期 五"), is);
        assert_eq!(day("2022年08月19日"), is);
        assert_eq!(day("十年"), None);
    }

    #[test]
    fn buttons_are_no_text() {
        for text in ["放大 缩小 默认", "上一篇　下一篇", "【大 中 小】", "[打印] [关闭]"]
        {
            assert!(is_control(text), "{text}");
        }
        for text in ["大河", "上一篇写到这里", "", "中小学开学"] {
            assert!(!is_control(text), "{text}");
        }
    }
}
