//! Who wrote an article, read out of its byline as papers print it: with the words
//! for what the people do (本报记者, 기자, By), several names on a line, a name of two
//! han spread to the width of three.

/// A name in a byline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BylineName {
    /// Given names and family name: a name in an alphabet, of two words or more.
    Parted {
        /// The given names.
        given: String,
        /// The family name, with its particles (van der Meer).
        family: String,
    },
    /// A name in one piece: in han, kana or hangul, or of one word.
    Whole(String),
}

/// What people of a paper are called before their names.
const BEFORE: [&str; 16] = [
    "本报特约记者",
    "本报实习生",
    "本报通讯员",
    "本报评论员",
    "新华社记者",
    "特约记者",
    "实习记者",
    "本报记者",
    "本社记者",
    "通讯员",
    "评论员",
    "实习生",
    "撰文",
    "作者",
    "记者",
    "文",
];

/// What they are called after them.
const AFTER: [&str; 12] = [
    "編集委員",
    "論説委員",
    "특파원",
    "논설위원",
    "통신원",
    "記者",
    "기자",
    "인턴기자",
    "선임기자",
    "记者",
    "摄",
    "撰",
];

/// Words by which a part of a Latin byline is seen to be no name.
const OFFICES: [&str; 9] = [
    "reporter",
    "correspondent",
    "editor",
    "staff",
    "writer",
    "columnist",
    "desk",
    "bureau",
    "critic",
];

/// Names told of one article at most: what has more is no byline.
const MOST: usize = 20;

/// The names in a byline, in its order.
#[must_use]
pub fn byline_names(byline: &str) -> Vec<BylineName> {
    let is_latin = !byline.chars().any(is_cjk);
    let names = if is_latin { latin(byline) } else { cjk(byline) };
    names.into_iter().take(MOST).collect()
}

fn is_cjk(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}'
        | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

fn latin(byline: &str) -> Vec<BylineName> {
    let byline = byline.trim();
    let has_by = byline.get(..3).is_some_and(|by| by.eq_ignore_ascii_case("by "));
    let names = if has_by { &byline[3..] } else { byline };
    let names = names.replace(" and ", ",").replace(" & ", ",");
    let is_name = |part: &&str| {
        let lower = part.to_lowercase();
        let has_office = lower.split_whitespace().any(|word| OFFICES.contains(&word));
        part.chars().any(char::is_alphabetic) && !has_office && !part.contains('@')
    };
    names.split([',', ';', '/']).map(str::trim).filter(is_name).map(parted).collect()
}

/// A name whose last word is that of the family, with the small words before it.
fn parted(name: &str) -> BylineName {
    let words: Vec<&str> = name.split_whitespace().collect();
    let is_small = |word: &&str| word.chars().all(|c| !c.is_uppercase());
    let Some(mut at) = words.len().checked_sub(1).filter(|at| *at > 0) else {
        return BylineName::Whole(name.to_owned());
    };
    while at > 1 && is_small(&words[at - 1]) {
        at -= 1;
    }
    BylineName::Parted { given: words[..at].join(" "), family: words[at..].join(" ") }
}

fn cjk(byline: &str) -> Vec<BylineName> {
    let mut names: Vec<String> = Vec::new();
    let mut is_open = false;
    let parts = byline.split(|c: char| c.is_whitespace() || "、，,;；/／|｜·&".contains(c));
    for part in parts.filter(|part| !part.is_empty()) {
        let Some(name) = without_office(part) else {
            is_open = false;
            continue;
        };
        // 王　强 is one name, spread to the width of three.
        let is_single = name.chars().count() == 1;
        match names.last_mut() {
            Some(last) if is_single && is_open => last.push_str(name),
            _ => names.push(name.to_owned()),
        }
        is_open = is_single && !is_open;
    }
    names.into_iter().map(BylineName::Whole).collect()
}

/// A name without what its bearer is called; nothing if nothing is left.
fn without_office(part: &str) -> Option<&str> {
    let mut name = part.trim_matches(|c: char| "（）()【】[]□■●◎".contains(c));
    // 서울=김민준 tells the place before.
    name = name.rsplit_once('=').map_or(name, |(_, name)| name);
    name = name.rsplit_once(['：', ':']).map_or(name, |(_, name)| name);
    for office in BEFORE {
        name = name.strip_prefix(office).unwrap_or(name);
    }
    for office in AFTER {
        name = name.strip_suffix(office).unwrap_or(name);
    }
    let is_name = name.chars().any(char::is_alphanumeric) && !name.contains('@');
    is_name.then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whole(byline: &str) -> Vec<String> {
        let name = |name| match name {
            BylineName::Whole(name) => name,
            BylineName::Parted { given, family } => format!("{family}, {given}"),
        };
        byline_names(byline).into_iter().map(name).collect()
    }

    #[test]
    fn names_are_told_from_what_their_bearers_do() {
        assert_eq!(whole("本报记者　方砚秋"), ["方砚秋"]);
        assert_eq!(whole("本报记者 王　强 李小河 通讯员 赵云"), ["王强", "李小河", "赵云"]);
        assert_eq!(whole("记者王小河、李四"), ["王小河", "李四"]);
        assert_eq!(whole("김민준 기자 mj@example.kr"), ["김민준"]);
        assert_eq!(whole("서울=이서연 특파원"), ["이서연"]);
        assert_eq!(whole("（山田太郎）"), ["山田太郎"]);
        assert_eq!(whole("新华社"), ["新华社"]);
        assert_eq!(whole("本报记者"), [""; 0]);
        assert_eq!(whole(""), [""; 0]);
    }

    #[test]
    fn a_name_in_an_alphabet_has_its_family_name_last() {
        assert_eq!(whole("By Nell Garraway"), ["Garraway, Nell"]);
        assert_eq!(
            whole("Ann Lee, Jan van der Meer and Bo"),
            ["Lee, Ann", "van der Meer, Jan", "Bo"]
        );
        assert_eq!(whole("Nell Garraway, Chief Reporter"), ["Garraway, Nell"]);
        assert_eq!(whole("bye bye"), ["bye, bye"]);
    }
}
