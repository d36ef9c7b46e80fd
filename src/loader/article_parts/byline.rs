//! Who wrote an article, where a page puts other things in the place of a
//! name: buttons, the editor's number, what a template was delivered with, mail
//! addresses, the way through the site, the day.

use crate::input::dates;

/// Characters of a line that names its authors.
const LONGEST: usize = 200;

/// The authors that a line names, without what else is in it; `None` if it
/// names none. A line of names alone is given as it is.
pub(crate) fn authors(line: &str) -> Option<String> {
    let own = line.trim();
    let words: Vec<&str> = own.split_whitespace().collect();
    let line = words.join(" ");
    if own.chars().count() > LONGEST || is_way(&line) {
        return None;
    }
    if let Some(labelled) = labelled(&line) {
        return name(&labelled);
    }
    let undated = without_day(&words);
    let is_undated = undated == line;
    let line = undated;
    let signs = [',', '，', '、', ';', '；', '|', '｜', '·', '•'];
    let parts: Vec<&str> = line.split(signs).collect();
    let names: Vec<String> = parts.iter().filter_map(|part| name(part)).collect();
    let is_same =
        names.len() == parts.len() && names.iter().zip(&parts).all(|(n, p)| n == p.trim());
    match (names.is_empty(), is_same) {
        (true, _) => None,
        (false, true) if is_undated => Some(own.to_owned()),
        (false, true) => Some(line.trim().to_owned()),
        (false, false) => Some(names.join(", ")),
    }
}

/// Of the names that a page declares one by one, those that are names.
pub(crate) fn joined<'a>(names: impl Iterator<Item = &'a str>) -> Option<String> {
    let mut unique: Vec<String> = Vec::new();
    for name in names.filter_map(authors) {
        if !unique.contains(&name) {
            unique.push(name);
        }
    }
    (!unique.is_empty()).then(|| unique.join(", "))
}

/// What stands before an author's name in a line of such fields.
const AUTHOR: [&str; 20] = [
    "作者",
    "记者",
    "記者",
    "撰文",
    "撰稿",
    "文",
    "文字",
    "執筆",
    "글",
    "author",
    "authors",
    "autor",
    "autore",
    "autores",
    "autori",
    "autors",
    "auteur",
    "автор",
    "written by",
    "words",
];

/// What stands before other fields. An editor is no author.
const OTHER: [&str; 42] = [
    "责任编辑",
    "責任編輯",
    "责编",
    "責編",
    "编辑",
    "編輯",
    "编审",
    "审核",
    "审校",
    "校对",
    "校對",
    "监制",
    "来源",
    "來源",
    "出处",
    "出處",
    "时间",
    "時間",
    "日期",
    "发布时间",
    "发布日期",
    "发布",
    "更新时间",
    "浏览",
    "瀏覽",
    "浏览次数",
    "阅读",
    "阅读量",
    "点击",
    "点击数",
    "字号",
    "字体",
    "分享",
    "評論",
    "评论",
    "编辑日期",
    "出典",
    "source",
    "editor",
    "date",
    "published",
    "updated",
];

/// The fields of a line (`时间：… 来源：… 作者：…`): label and value.
fn fields(line: &str) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = Vec::new();
    let parts = |c: char| c.is_whitespace() || matches!(c, '【' | '】');
    for word in line.split(parts).filter(|word| !word.is_empty()) {
        let word = word.trim_matches(['|', '｜', '·', '（', '）', '(', ')', '[', ']']);
        let parted = word.split_once(['：', ':']).filter(|(label, _)| is_label(label));
        match (parted, found.last_mut()) {
            (Some((label, value)), _) => found.push((label.to_lowercase(), value.to_owned())),
            (None, Some((_, value))) => {
                value.push(' ');
                value.push_str(word);
            }
            (None, None) => found.push((String::new(), word.to_owned())),
        }
    }
    found
}

fn is_label(text: &str) -> bool {
    const LONGEST: usize = 24;
    !text.is_empty() && text.len() <= LONGEST && !text.chars().any(|c| c.is_ascii_digit())
}

/// Whether a line is one of fields that pages set between title and text: two
/// of them at least, or one that is no author's.
pub(crate) fn is_of_fields(line: &str) -> bool {
    let known = |label: &str| AUTHOR.contains(&label) || OTHER.contains(&label);
    let fields = fields(line);
    let count = fields.iter().filter(|(label, _)| known(label)).count();
    let only = || fields.iter().any(|(label, _)| OTHER.contains(&label.as_str()));
    line.chars().count() <= LONGEST
        && (count >= 2 || count == 1 && line.chars().count() <= 40 && only())
}

/// The value of an author's field among others.
fn labelled(line: &str) -> Option<String> {
    let fields = fields(line);
    let is = |labels: &[&str], label: &str| labels.contains(&label);
    let author =
        fields.iter().find(|(label, _)| is(&AUTHOR, label)).map(|(_, value)| value.clone());
    // A line of other fields has no name beside them.
    let is_other = fields.iter().any(|(label, _)| is(&OTHER, label));
    author.or_else(|| is_other.then(String::new))
}

/// A name without the day, the mail address and the words beside it.
fn name(text: &str) -> Option<String> {
    let mail = |word: &&str| !word.contains('@');
    let words: Vec<&str> = text.split_whitespace().filter(mail).collect();
    let text = without_day(&words);
    let name =
        text.trim_matches([' ', ',', '-', '–', '—', '/', '|', ':', '：', '+', '＋', '<', '>']);
    let posted = ["posted by ", "published by ", "submitted by "];
    let is_posted =
        |start: &&str| name.get(..start.len()).is_some_and(|s| s.eq_ignore_ascii_case(start));
    let name =
        posted.iter().find(|start| is_posted(start)).map_or(name, |start| &name[start.len()..]);
    let bare = name.to_lowercase();
    let has_letters = name.chars().any(char::is_alphabetic);
    let is_address = bare.contains("://") || bare.starts_with("www.");
    let is_word = BUTTONS.contains(&bare.as_str()) || PLACEHOLDERS.contains(&bare.as_str());
    let is_other = OTHER.iter().any(|label| bare.starts_with(label) && !bare.is_ascii());
    (has_letters && !is_address && !is_word && !is_other).then(|| name.to_owned())
}

/// What buttons beside an author's name say.
const BUTTONS: [&str; 24] = [
    "关注",
    "關注",
    "已关注",
    "订阅",
    "訂閱",
    "分享",
    "收藏",
    "举报",
    "私信",
    "作者主页",
    "フォロー",
    "フォローする",
    "구독",
    "팔로우",
    "follow",
    "following",
    "subscribe",
    "share",
    "bio",
    "contact",
    "view profile",
    "see more",
    "read more",
    "more",
];

/// What a template or a program says where no name was filled in.
const PLACEHOLDERS: [&str; 30] = [
    "name",
    "author",
    "author name",
    "your name",
    "first last",
    "admin",
    "administrator",
    "editor",
    "user",
    "username",
    "root",
    "webmaster",
    "super user",
    "staff",
    "test",
    "null",
    "none",
    "nil",
    "undefined",
    "unknown",
    "anonymous",
    "n/a",
    "nan",
    "by",
    "作者",
    "佚名",
    "匿名",
    "管理员",
    "系统管理员",
    "未知",
];

/// The reporter in a line of other things, as Korean papers name theirs: 김하늘
/// 기자.
pub(crate) fn reporter(line: &str) -> Option<String> {
    const TITLE: &str = "기자";
    let words: Vec<&str> = line.split_whitespace().take(40).collect();
    let is_name = |name: &str| {
        (2..=4).contains(&name.chars().count())
            && name.chars().all(|c| ('\u{AC00}'..='\u{D7A3}').contains(&c))
    };
    (0..words.len()).find_map(|at| {
        let own = words[at].strip_suffix(TITLE)?;
        let name = if own.is_empty() { words[at.checked_sub(1)?] } else { own };
        is_name(name).then(|| format!("{name} {TITLE}"))
    })
}

/// Whether a line is the way through the site to a page: `首页 > 新闻 > 社会`.
fn is_way(line: &str) -> bool {
    let is_named = ["当前位置", "您的位置", "你的位置", "目前位置", "現在位置", "you are here"];
    let lower = line.to_lowercase();
    is_named.iter().any(|named| lower.contains(named))
        || [" > ", " › ", " » "].iter().any(|sign| line.contains(sign))
}

/// Words up to where they begin to tell a day or a clock.
fn without_day(words: &[&str]) -> String {
    const BEFORE: [&str; 16] = [
        "updated",
        "published",
        "posted",
        "modified",
        "last",
        "first",
        "on",
        "at",
        "in",
        "the",
        "发布",
        "更新",
        "发表",
        "発表",
        "입력",
        "수정",
    ];
    let is_clock =
        |word: &str| word.contains([':', '：']) && word.starts_with(|c: char| c.is_ascii_digit());
    let tells = |at: usize| {
        let rest = words[at..].join(" ");
        let starts =
            words[at].starts_with(|c: char| c.is_ascii_digit()) || dates::is_month(words[at]);
        is_clock(words[at]) || starts && dates::line::in_line(&rest, false).is_some()
    };
    let mut end = (0..words.len()).find(|&at| tells(at)).unwrap_or(words.len());
    if end < words.len() {
        let is_before = |word: &str| {
            let word = word.trim_matches([',', ':', '：', '|']).to_lowercase();
            BEFORE.contains(&word.as_str()) || is_weekday(&word)
        };
        while end > 0 && is_before(words[end - 1]) {
            end -= 1;
        }
    }
    words[..end].join(" ")
}

/// Whether a word in lower case is a day of the week in English.
pub(super) fn is_weekday(word: &str) -> bool {
    let days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    days.iter().any(|day| word == *day || word.starts_with(day) && word.ends_with("day"))
}

/// Whether a line says who wrote the text, and nothing more than the day.
pub(crate) fn is_signed(line: &str, byline: &str) -> bool {
    const LITTLE: usize = 16;
    let names = byline.split([',', '、', '|']).map(str::trim).filter(|name| !name.is_empty());
    let names: Vec<&str> = names.collect();
    if names.is_empty() || line.chars().count() > LONGEST || !names.iter().all(|n| line.contains(n))
    {
        return false;
    }
    let mut rest = line.to_owned();
    for name in names {
        rest = rest.replacen(name, " ", 1);
    }
    let words: Vec<&str> = rest.split_whitespace().collect();
    let rest = without_day(&words);
    rest.chars().filter(|c| c.is_alphanumeric()).count() <= LITTLE
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_names_is_a_byline_as_it_stands() {
        for line in [
            "By Nell Garraway",
            "Nell Garraway, N. Reed",
            "本报记者 王小河",
            "By Mark Quay, Staff Writer",
            "김하늘 기자",
            "April May",
        ] {
            assert_eq!(authors(line).as_deref(), Some(line), "{line}");
        }
    }

    #[test]
    fn what_stands_beside_a_name_is_left_out() {
        for (line, name) in [
            ("河口发布, 关注", "河口发布"),
            ("Ada Quay, Follow", "Ada Quay"),
            ("Ada Quay ada@harbour.example", "Ada Quay"),
            ("By Ada Quay Updated Nov 21, 2026, 10:28am EST", "By Ada Quay"),
            ("By Ada Quay | Saturday 21 November 2026", "By Ada Quay"),
            (
                "时间：2026年11月21日　来源：河口日报　作者：方砚秋　责任编辑：王小河　浏览：1024次",
                "方砚秋",
            ),
            ("作者：方砚秋 王小河 2026-11-21 08:30", "方砚秋 王小河"),
            ("文：方砚秋 | 编辑：王小河", "方砚秋"),
            ("方砚秋 2026-11-21 08:30", "方砚秋"),
        ] {
            assert_eq!(authors(line).as_deref(), Some(name), "{line}");
        }
    }

    #[test]
    fn what_is_no_name_is_no_byline() {
        for line in [
            "104363",
            "name, email@gmail.com",
            "ada@harbour.example",
            "关注",
            "+ Follow",
            "admin",
            "责任编辑：王小河",
            "来源：河口日报",
            "当前位置 : 河口网 > 新闻 > 社会",
            "Home › News › Harbour",
            "2026-11-21 08:30",
            "21 November 2026",
            "08:30",
            "https://harbour.example/ada",
            "",
        ] {
            assert_eq!(authors(line), None, "{line}");
        }
    }

    #[test]
    fn a_signature_may_tell_the_day_and_nothing_else() {
        assert!(is_signed("By Ada Quay Updated Nov 21, 2026, 10:28am EST", "Ada Quay"));
        assert!(is_signed("Ada Quay, Staff Writer", "Ada Quay"));
        assert!(!is_signed("Ada Quay said that the wall was done when it was done", "Ada Quay"));
    }
}
