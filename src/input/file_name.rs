//! What the names of a file and of the folders around it say of the paper and
//! the day: `河口日报-2026-11-21/01.txt`, `18210801_guardian.txt`,
//! `2026/11/21/page-3.xml`. People and scanners name files so long before
//! anybody recognises the folio, and the file's time is but that of a copy.

use crate::model::Date;

/// Folders around a file that are asked.
const FOLDERS: usize = 4;

/// Names of folders that say what kind of files are in them.
const KINDS: [&str; 22] = [
    "scan",
    "scans",
    "scanned",
    "page",
    "pages",
    "ocr",
    "txt",
    "text",
    "texts",
    "data",
    "alto",
    "hocr",
    "xml",
    "pdf",
    "pdfs",
    "img",
    "images",
    "download",
    "downloads",
    "tmp",
    "temp",
    "files",
];

/// What names say.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NameFacts {
    /// The day.
    pub day: Option<Date>,
    /// The paper; `None` where the name is but a number, or the paper is not
    /// parted from the rest of it: then the name itself has to do.
    pub paper: Option<String>,
}

/// Reads a path, the nearest part first.
#[must_use]
pub fn read(path: &str) -> NameFacts {
    let parts: Vec<&str> =
        path.split(['/', '\\']).filter(|part| !matches!(*part, "" | "." | "..")).collect();
    let Some((file, folders)) = parts.split_last() else { return NameFacts::default() };
    let own = NamePart::read(stem(file));
    let folders = folders.iter().rev().take(FOLDERS).map(|folder| NamePart::read(folder));
    let folders: Vec<NamePart> = folders.collect();
    let day = own
        .day
        .or_else(|| folders.iter().find_map(|folder| folder.day))
        .or_else(|| day_of_folders(&parts));
    let named = |part: &NamePart| part.paper.clone().filter(|_| !part.is_kind);
    let dated = || folders.iter().find(|folder| folder.day.is_some());
    let paper = match (own.day, &own.paper) {
        (Some(_), Some(paper)) => Some(paper.clone()),
        // A file called by its section, in the folder of the edition.
        (None, Some(_)) => dated().and_then(named),
        // But a number: whatever folder has a name.
        (_, None) => folders.iter().find_map(named),
    };
    NameFacts { day, paper }
}

/// The name without its ending, and without a second one that an archive added.
fn stem(file: &str) -> &str {
    const PACKED: [&str; 2] = [".gz", ".zip"];
    let file = PACKED.iter().find_map(|end| file.strip_suffix(end)).unwrap_or(file);
    let is_ending = |end: &str| {
        (1..=8).contains(&end.len())
            && end.bytes().all(|b| b.is_ascii_alphanumeric())
            && !end.bytes().all(|b| b.is_ascii_digit())
    };
    match file.rsplit_once('.') {
        Some((stem, ending)) if !stem.is_empty() && is_ending(ending) => stem,
        _ => file,
    }
}

/// One part of a path.
#[derive(Debug, Default)]
struct NamePart {
    day: Option<Date>,
    /// What is left without day and page.
    paper: Option<String>,
    is_kind: bool,
}

impl NamePart {
    fn read(name: &str) -> Self {
        let name: String = name.chars().map(narrow).collect();
        let found = days(&name).next();
        let rest = match &found {
            Some((_, place)) => format!("{} {}", &name[..place.start], &name[place.end..]),
            None => name,
        };
        let parts: Vec<&str> = rest
            .split(|c: char| c.is_whitespace() || SIGNS.contains(c))
            .filter(|p| !p.is_empty())
            .collect();
        let from = parts.iter().position(|part| !is_page(part)).unwrap_or(parts.len());
        let to = parts.iter().rposition(|part| !is_page(part)).map_or(from, |last| last + 1);
        let paper = parts[from..to].join(" ");
        let is_kind = KINDS.contains(&paper.to_lowercase().as_str()) || rest.starts_with('.');
        let paper = Some(paper).filter(|paper| paper.chars().any(char::is_alphabetic));
        Self { day: found.map(|(day, _)| day), paper, is_kind }
    }
}

/// Signs that part the words of a name.
const SIGNS: &str = "-_.,;()[]{}（）【】《》，、+~#";

/// Whether a word is the number of a page: `01`, `p3`, `A02`, `page`, `第3版`.
fn is_page(word: &str) -> bool {
    const BEFORE: [&str; 15] = [
        "", "p", "pp", "pg", "page", "seite", "s", "img", "image", "scan", "no", "nr", "第", "ocr",
        "pdf",
    ];
    const AFTER: [&str; 6] = ["", "版", "面", "页", "頁", "면"];
    let word = word.to_lowercase();
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if BEFORE[3..].contains(&word.as_str()) {
        return word != "第";
    }
    let end = word.trim_end_matches(|c: char| !c.is_ascii_digit());
    let start = end.trim_end_matches(|c: char| c.is_ascii_digit());
    let number = &end[start.len()..];
    let letter = start.len() == 1 && start.bytes().all(|b| b.is_ascii_alphabetic());
    !number.is_empty()
        && digits(number)
        && number.len() <= 5
        && (letter || BEFORE.contains(&start))
        && AFTER.contains(&&word[end.len()..])
}

/// A full-width figure or letter as its ASCII one.
fn narrow(c: char) -> char {
    match u32::from(c) {
        n @ (0xFF10..=0xFF19 | 0xFF21..=0xFF3A | 0xFF41..=0xFF5A) => {
            char::from_u32(n - 0xFEE0).unwrap_or(c)
        }
        _ => c,
    }
}

/// The day that folders name between them: `2026/11/21`, `202611/21`,
/// `2026-11/21`.
fn day_of_folders(parts: &[&str]) -> Option<Date> {
    let folders = &parts[..parts.len().saturating_sub(1)];
    let near = &folders[folders.len().saturating_sub(FOLDERS)..];
    (2..=3).rev().find_map(|count| {
        near.windows(count).rev().find_map(|parts| {
            let is_number = |part: &&str| part.bytes().all(|b| b.is_ascii_digit() || b == b'-');
            let spellings = [parts.join("-"), parts.concat()];
            let mut found = spellings.iter().filter_map(|text| days(text).next());
            parts.iter().all(is_number).then(|| found.next().map(|(day, _)| day)).flatten()
        })
    })
}

/// The days in a name, with their places.
fn days(name: &str) -> impl Iterator<Item = (Date, std::ops::Range<usize>)> + '_ {
    let is_digit = |at: usize| name.as_bytes().get(at).is_some_and(u8::is_ascii_digit);
    let starts = (0..name.len()).filter(move |at| is_digit(*at) && (*at == 0 || !is_digit(at - 1)));
    starts.filter_map(move |start| {
        let (day, length) = year_first(&name[start..]).or_else(|| day_first(&name[start..]))?;
        (!is_digit(start + length)).then(|| (day, start..start + length))
    })
}

/// 2026-11-21, 2026.11.21, 20261121, 2026年11月21日; its length, too.
fn year_first(text: &str) -> Option<(Date, usize)> {
    let year = number(text, 4..5)?;
    let rest = &text[4..];
    if rest.starts_with(|c: char| c.is_ascii_digit()) {
        let (month, day) = (number(rest, 2..3), number(rest.get(2..)?, 2..3));
        // Digits go on to the end of them all.
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let month = month.or_else(|| rest.get(..2)?.parse().ok())?;
        let day = day.or_else(|| rest.get(2..4)?.parse().ok())?;
        return (digits == 4).then(|| Some((civil(year, month, day)?, 8))).flatten();
    }
    let (rest, ends) =
        after(rest, &[('-', '-'), ('.', '.'), ('_', '_'), (' ', ' '), ('年', '月'), ('년', '월')])?;
    let rest = rest.trim_start();
    let month_digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let month = number(rest, 1..3)?;
    let rest = &rest[month_digits..];
    // 2026-1121 is as good as 2026-11-21.
    let rest = rest.strip_prefix(ends)?.trim_start();
    let day_digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let day = number(rest, 1..3)?;
    let rest = &rest[day_digits..];
    let rest = rest
        .strip_prefix(['日', '号', '號', '일'])
        .filter(|_| ends == '月' || ends == '월')
        .unwrap_or(rest);
    Some((civil(year, month, day)?, text.len() - rest.len()))
}

/// 21.11.2026, as German and Russian archives have it.
fn day_first(text: &str) -> Option<(Date, usize)> {
    let mut parts = text.splitn(3, '.');
    let (day, month, rest) = (parts.next()?, parts.next()?, parts.next()?);
    let short = |part: &str| number(part, 1..3).filter(|_| part.len() <= 2);
    let year = number(rest, 4..5)?;
    let length = day.len() + month.len() + 2 + 4;
    Some((civil(year, short(month)?, short(day)?)?, length))
}

/// The number of so many figures that a text begins with.
fn number(text: &str, figures: std::ops::Range<usize>) -> Option<i16> {
    let count = text.bytes().take_while(u8::is_ascii_digit).count();
    let count = if figures.start == 4 { count.min(4) } else { count };
    figures.contains(&count).then(|| text[..count].parse().ok()).flatten()
}

/// What stands after one of these signs, and the sign that has to come next.
fn after<'a>(text: &'a str, signs: &[(char, char)]) -> Option<(&'a str, char)> {
    signs.iter().find_map(|(sign, next)| Some((text.strip_prefix(*sign)?, *next)))
}

/// A day of the years that papers have come out in.
fn civil(year: i16, month: i16, day: i16) -> Option<Date> {
    let is_near = (1600..=2200).contains(&year);
    is_near.then(|| Date::new(year, month.try_into().ok()?, day.try_into().ok()?).ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts(path: &str) -> (Option<String>, Option<String>) {
        let NameFacts { day, paper } = read(path);
        (day.map(|day| day.to_string()), paper)
    }

    fn both(day: &str, paper: &str) -> (Option<String>, Option<String>) {
        (Some(day.to_owned()), Some(paper.to_owned()))
    }

    #[test]
    fn a_day_is_read_in_every_spelling_and_the_rest_is_the_paper() {
        for name in [
            "河口日报-2026-11-21.txt",
            "河口日报_20261121.txt",
            "2026.11.21 河口日报.txt",
            "河口日报2026年11月21日.txt",
            "河口日报 2026年11月21日 第3版.txt",
            "河口日报（21.11.2026）A01.txt",
            "２０２６－河口日报-２０２６-１１-２１.txt.gz",
            "河口日报-2026-11-21/01.txt",
            "河口日报/2026-11-21/page-3.xml",
            "河口日报/2026/11/21/A02.xml",
            "河口日报/202611/21/p3.xml",
            "河口日报-2026-11-21/要闻.txt",
            "scans/河口日报/2026-11-21.pdf",
        ] {
            let (day, paper) = facts(name);
            assert_eq!(day.as_deref(), Some("2026-11-21"), "{name}");
            let paper = paper.unwrap_or_default();
            assert!(paper.contains("河口日报") && !paper.contains("21"), "{name}: {paper}");
        }
        assert_eq!(facts("18210801_guardian.txt"), both("1821-08-01", "guardian"));
        assert_eq!(facts("2026-11-21-the-ferry.md"), both("2026-11-21", "the ferry"));
        assert_eq!(facts("2026년 11월 21일 해변일보.txt"), both("2026-11-21", "해변일보"));
    }

    #[test]
    fn what_is_no_day_is_none() {
        for name in [
            "2026-13-01.txt",
            "20261131.txt",
            "120261121.txt",
            "2026112.txt",
            "1.2.txt",
            "page-2026.txt",
            "202611210000.txt",
            "isbn-9780140449136.txt",
        ] {
            assert_eq!(read(name).day, None, "{name}");
        }
    }

    #[test]
    fn the_number_of_a_page_is_no_paper() {
        for name in
            ["01.txt", "p3.txt", "A02.txt", "page-1.txt", "第3版.txt", "0001.xml", "img_7.txt"]
        {
            assert_eq!(read(name).paper, None, "{name}");
            assert_eq!(read(&format!("scans/{name}")).paper, None, "{name}");
            let paper = read(&format!("渡口晚报/scans/{name}")).paper;
            assert_eq!(paper.as_deref(), Some("渡口晚报"), "{name}");
        }
        assert_eq!(read("hekou-wanbao-p3.txt").paper, None, "its name has to do");
    }
}
