//! What the top of a page says of the paper: its name, in the largest letters, and
//! the day.

use super::sheet::{BlockHint, Layout, Sheet, SheetLine, Zone};
use crate::input::dates;
use crate::model::{Box01, Date};

/// Reads the furniture of the first page, for what nothing else has told.
pub(crate) fn read(sheet: &mut Sheet) {
    /// More than any masthead says.
    const MOST: usize = 600;
    let Some(layout) = &mut sheet.layout else { return };
    let (text, about) = (&sheet.decoded.text, &mut sheet.about);
    take_from_top(layout, text);
    let blocks = layout.blocks.iter().filter(|z| z.page == 0 && z.sort == BlockHint::Furniture);
    let lines: Vec<&SheetLine> =
        blocks.flat_map(|zone| &layout.lines[zone.lines.clone()]).take(MOST / 10).collect();
    let words = |line: &&SheetLine| text[line.text.clone()].trim().to_owned();
    let all = lines.iter().map(words).collect::<Vec<_>>().join(" ");
    let title = title(&lines, layout, text);
    let date = day(&all.chars().take(MOST).collect::<String>());
    about.title = about.title.take().or(title);
    about.date = about.date.or(date);
}

/// Makes furniture of a masthead that the format takes for text: a line across the top
/// of the page, in letters beside which all others are small, and the line of the day
/// next to it, with the number and the price beside that. What looks so and has no day
/// beside it is a headline.
fn take_from_top(layout: &mut Layout, text: &str) {
    /// Shares of the page: where mastheads end, and how wide they are at least.
    const TOP: f32 = 0.25;
    const WIDE: f32 = 0.2;
    /// Against the usual letter, and against all other lines of the page: headlines come
    /// in several sizes.
    const LARGE: f32 = 4.0;
    const ALONE: f32 = 2.0;
    let Some(usual) = layout.usual_letter() else { return };
    let of_page = || layout.blocks.iter().filter(|zone| zone.page == 0);
    let area = |zone: &Zone| layout.around(zone.lines.clone());
    let is_on_top = |zone: &Zone| area(zone).is_some_and(|area| area.y + area.h <= TOP);
    let is_told = of_page().any(|zone| zone.sort == BlockHint::Furniture && is_on_top(zone));
    let lines = of_page().flat_map(|zone| &layout.lines[zone.lines.clone()]);
    let mut sizes: Vec<f32> = lines.map(|line| line.letter).collect();
    sizes.sort_by(|a, b| b.total_cmp(a));
    let (Some(largest), next) = (sizes.first().copied(), sizes.get(1).copied()) else { return };
    if is_told || largest < LARGE * usual || next.is_some_and(|next| largest < ALONE * next) {
        return;
    }
    let is_name = |zone: &Zone| {
        let is_wide = area(zone).is_some_and(|area| area.w >= WIDE);
        is_wide && layout.lines[zone.lines.clone()].iter().any(|line| line.letter >= largest)
    };
    let words = |zone: &Zone| {
        let lines = layout.lines[zone.lines.clone()].iter();
        lines.map(|line| &text[line.text.clone()]).collect::<Vec<_>>().join(" ")
    };
    let is_day = |zone: &Zone| zone.lines.len() <= 2 && says_day(&words(zone));
    let found: Vec<usize> = (0..layout.blocks.len())
        .filter(|at| layout.blocks[*at].page == 0 && is_on_top(&layout.blocks[*at]))
        .filter(|at| is_name(&layout.blocks[*at]) || is_day(&layout.blocks[*at]))
        .collect();
    let has = |is: &dyn Fn(&Zone) -> bool| found.iter().any(|at| is(&layout.blocks[*at]));
    if !has(&is_name) || !has(&is_day) {
        return;
    }
    let rows: Vec<Box01> = found
        .iter()
        .map(|&at| &layout.blocks[at])
        .filter(|zone| is_day(zone))
        .filter_map(area)
        .collect();
    let is_beside = |zone: &Zone| {
        let middle = |area: Box01| area.y + area.h / 2.0;
        let level = |at: f32| rows.iter().any(|row| (row.y..=row.y + row.h).contains(&at));
        zone.page == 0 && zone.lines.len() == 1 && area(zone).map(middle).is_some_and(level)
    };
    let beside = (0..layout.blocks.len()).filter(|&at| is_beside(&layout.blocks[at]));
    let masthead: Vec<usize> = beside.chain(found).collect();
    for at in masthead {
        layout.blocks[at].sort = BlockHint::Furniture;
    }
}

fn says_day(text: &str) -> bool {
    day(text).or_else(|| dates::day(text)).is_some()
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
