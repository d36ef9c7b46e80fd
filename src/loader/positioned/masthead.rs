//! What the furniture on top of a page says of the paper: its name, in the
//! largest letters, and the day.

use super::scan::SheetBuilder;
use crate::input::dates;
use crate::model::Date;
use crate::recovery::sheet::{BlockHint, Layout, SheetLine};

/// Reads the furniture of the first page, for what nothing else has told.
pub(super) fn read(scan: &mut SheetBuilder) {
    /// More than any masthead says.
    const MOST: usize = 600;
    let text = scan.text().to_owned();
    let layout = scan.layout();
    let blocks = layout.blocks.iter().filter(|z| z.page == 0 && z.sort == BlockHint::Furniture);
    let lines: Vec<&SheetLine> =
        blocks.flat_map(|zone| &layout.lines[zone.lines.clone()]).take(MOST / 10).collect();
    let words = |line: &&SheetLine| text[line.text.clone()].trim().to_owned();
    let all = lines.iter().map(words).collect::<Vec<_>>().join(" ");
    let title = title(&lines, layout, &text);
    let date = day(&all.chars().take(MOST).collect::<String>());
    scan.told.title = scan.told.title.take().or(title);
    scan.told.date = scan.told.date.or(date);
}

/// The paper's name: the lines in the largest letters, with what stands
/// between them.
fn title(lines: &[&SheetLine], layout: &Layout, text: &str) -> Option<String> {
    const MOST: usize = 6;
    const LARGE: f32 = 0.6;
    let largest = lines.iter().map(|line| line.letter).max_by(f32::total_cmp)?;
    if largest < 2.0 * layout.usual_letter()? {
        return None;
    }
    let has_figures =
        |line: &&SheetLine| text[line.text.clone()].contains(|c: char| c.is_ascii_digit());
    let is_large = |line: &&SheetLine| line.letter >= LARGE * largest && !has_figures(line);
    let first = lines.iter().position(is_large)?;
    let last = lines.iter().rposition(is_large)?;
    let inside = &lines[first..=last];
    let inside: Vec<&&SheetLine> =
        inside.iter().filter(|l| l.letter >= 0.2 * largest && !has_figures(l)).collect();
    let mut title = String::new();
    for line in &inside {
        if !title.is_empty() && !title.ends_with(['-', '⸗', '\u{AD}']) {
            title.push(' ');
        }
        title.push_str(text[line.text.clone()].trim());
    }
    let title = title.trim_end_matches(['.', ',', ' ']).replace('\u{AD}', "-");
    let letters = title.chars().filter(|c| c.is_alphabetic()).count();
    (inside.len() <= MOST && (2..=100).contains(&letters)).then_some(title)
}

/// The day in a text: day, month and year as its languages put them, a word
/// of the hour between them or none.
fn day(text: &str) -> Option<Date> {
    // The long s of old print is an s in the names of months.
    let text = text.replace('ſ', "s");
    let words: Vec<&str> =
        text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let is_year = |word: &&&str| word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit());
    let figure = |word: &str| {
        let digits = word.bytes().take_while(u8::is_ascii_digit).count();
        let ends = ["", "st", "nd", "rd", "th", "er"];
        (digits > 0 && digits <= 2 && ends.contains(&&word[digits..])).then_some(digits)
    };
    let is_name = |word: &str| word.chars().all(char::is_alphabetic) && word.chars().count() > 2;
    // A day of the week may be called like a month (mardi, 7 décembre), so
    // that the day before its month goes first.
    let pair = |at: usize, day: &str, month: &str, reach: usize| {
        let day = &day[..figure(day).filter(|_| is_name(month))?];
        let year = words[at + 2..].iter().take(reach).find(is_year)?;
        dates::day(&format!("{day} {month} {year}"))
    };
    let pairs = || words.windows(2).enumerate();
    let european = pairs().find_map(|(at, two)| pair(at, two[0], two[1], 4));
    european.or_else(|| pairs().find_map(|(at, two)| pair(at, two[1], two[0], 1)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_masthead_tells_its_day_in_the_words_of_its_country() {
        let of = |year, month, day| Date::new(year, month, day).ok();
        assert_eq!(day("No. 7. Aldorf, Sonntag, den 2. Auguſt, Morgens. 1914."), of(1914, 8, 2));
        assert_eq!(day("den 3. September Morgens (Zweite Ausgabe) 1870."), of(1870, 9, 3));
        assert_eq!(day("MARDI 7 DÉCEMBRE 1858. N. 12"), of(1858, 12, 7));
        assert_eq!(day("Saturday, May 7th, 1904"), of(1904, 5, 7));
        assert_eq!(day("SATURDAY, MAY 7, 1904"), of(1904, 5, 7));
        assert_eq!(day("Abonnement 1 Thlr. 15 Sgr. 1870"), None);
        assert_eq!(day("12 Pages"), None);
    }
}
