//! One Markdown file that holds several articles.
//!
//! | the file | its articles |
//! |---|---|
//! | several headings of the first rank, and no title in its front matter | one from each to the next |
//! | none of the first rank, and it begins with one of several that are alike | the same |
//! | the issue of a weekly or a newsletter, by its title, with three headings of the second rank or more | one from each of these to the next |
//! | any other | itself |

use super::commonmark::TextHeading;
use super::front_matter::FrontMatter;
use crate::model::Clean;

/// The rank of the headings that begin articles; `None` if the whole is one.
pub(super) fn rank(headings: &[TextHeading], front: &FrontMatter) -> Option<u8> {
    /// Fewer parts are those of one article.
    const OF_ISSUE: usize = 3;
    let count = |rank: u8| headings.iter().filter(|heading| heading.rank == rank).count();
    let first = headings.first()?;
    let title = front.title.as_deref().unwrap_or(&first.text);
    if issue(title).is_some() {
        let below = (1..=6).find(|rank| count(*rank) >= OF_ISSUE)?;
        return Some(below);
    }
    let top = headings.iter().map(|heading| heading.rank).min()?;
    let is_led = top == 1 || first.rank == top && first.is_first;
    (front.title.is_none() && is_led && count(top) > 1).then_some(top)
}

/// A weekly's name and the number of its issue, by a title such as
/// `河口周刊（第 12 期）：桥通了` or `Harbour Weekly #12`.
pub(super) fn issue(title: &str) -> Option<(Clean, Option<Clean>)> {
    const CALLED: [&str; 10] = [
        "周刊",
        "周报",
        "週刊",
        "週報",
        "早报",
        "晚报",
        "weekly",
        "newsletter",
        "digest",
        "briefing",
    ];
    let (name, number) = chinese(title).or_else(|| latin(title))?;
    let lower = name.to_lowercase();
    let is_called = CALLED.iter().any(|word| lower.contains(word));
    // `第12期` is said of nothing else; a number may end any title.
    let is_issue = is_called || title.contains('第');
    let name = Clean::line(name.trim_matches(|c: char| "（(【[ ,，：:-–—·#|".contains(c)));
    (is_issue && !name.is_empty()).then(|| (name, Some(Clean::line(number))))
}

/// `NAME（第 12 期`: the name, and the digits.
fn chinese(title: &str) -> Option<(&str, &str)> {
    let (name, rest) = title.split_once('第')?;
    let rest = rest.trim_start();
    let end = rest.find(|c: char| !c.is_ascii_digit()).filter(|end| *end > 0)?;
    let is_counted = rest[end..].trim_start().starts_with(['期', '号', '號']);
    is_counted.then(|| (name, &rest[..end]))
}

/// `NAME #12`, `NAME, Issue 12: what is in it`: the name, and the digits.
fn latin(title: &str) -> Option<(&str, &str)> {
    const BEFORE: [&str; 5] = ["issue", "no.", "number", "vol.", "edition"];
    let start = title.find(|c: char| c.is_ascii_digit())?;
    let digits = &title[start..];
    let end = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
    // A day is no number.
    let goes_on = digits[end..].starts_with(['-', '/', '.']);
    let mut name = title[..start].trim_end().trim_end_matches('#').trim_end();
    for word in BEFORE {
        let cut = name.len().saturating_sub(word.len());
        if name.get(cut..).is_some_and(|last| last.eq_ignore_ascii_case(word)) {
            name = name[..cut].trim_end();
        }
    }
    (!goes_on && end <= 4).then(|| (name, &digits[..end]))
}

#[cfg(test)]
mod tests {
    use super::issue;

    #[test]
    fn the_issue_of_a_weekly_is_known_by_its_title() {
        for (title, name, number) in [
            ("河口周刊（第 12 期）：桥通了，船还开吗", "河口周刊", "12"),
            ("科技爱好者周刊：第288期", "科技爱好者周刊", "288"),
            ("Harbour Weekly #12", "Harbour Weekly", "12"),
            ("Harbour Weekly, Issue 12: Tides", "Harbour Weekly", "12"),
            ("The Quay Newsletter 7", "The Quay Newsletter", "7"),
        ] {
            let (found, counted) = issue(title).unwrap();
            assert_eq!(found.as_str(), name, "{title}");
            assert_eq!(counted.unwrap().as_str(), number, "{title}");
        }
        for title in
            ["The ferry runs again", "Ferry 7", "第一章 渡口", "Weekly on 2026-11-21", "12"]
        {
            assert_eq!(issue(title), None, "{title}");
        }
    }
}
