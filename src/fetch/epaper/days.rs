//! The day in an address, and the same address of another day.

use url::Url;

use crate::loader::founder;
use crate::model::Date;

/// The day that an address names: in its path, else behind its `?`.
pub(super) fn of(url: &Url) -> Option<Date> {
    founder::day(url.path()).or_else(|| founder::day(url.query()?))
}

/// The address with another day in the place of its own; `None` if it names
/// none.
pub(super) fn moved(url: &Url, to: Date) -> Option<Url> {
    const SPELLINGS: [&str; 6] =
        ["%Y/%m/%d", "%Y-%m/%d", "%Y%m/%d", "%Y%m%d", "%Y-%m-%d", "%Y_%m_%d"];
    let from = of(url)?;
    let rewrite = |text: &str| {
        let text = SPELLINGS.iter().fold(text.to_owned(), |text, spelling| {
            text.replace(&from.strftime(spelling).to_string(), &to.strftime(spelling).to_string())
        });
        // A year has a folder of its own over some days: `2026/20261128`.
        let year = |day: Date| format!("/{:04}/", day.year());
        text.replace(&year(from), &year(to))
    };
    let mut moved = url.clone();
    moved.set_path(&rewrite(url.path()));
    if let Some(query) = url.query() {
        moved.set_query(Some(&rewrite(query)));
    }
    Some(moved)
}

/// The address that asks a portal for a day.
pub(super) fn asked(url: &Url, day: Date) -> Url {
    let mut asked = url.clone();
    let others: Vec<(String, String)> = url
        .query_pairs()
        .filter(|(name, _)| name != "date")
        .map(|(n, v)| (n.into(), v.into()))
        .collect();
    let day = day.strftime("%Y%m%d").to_string();
    asked.query_pairs_mut().clear().extend_pairs(others).append_pair("date", &day);
    asked
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_of_another_day_has_that_day_wherever_the_first_had_its_own() {
        let to = jiff::civil::date(2025, 1, 2);
        for (from, wanted) in [
            ("/pc/layout/202611/28/node_01.html", "/pc/layout/202501/02/node_01.html"),
            ("/html/2026-11/28/node_2.htm", "/html/2025-01/02/node_2.htm"),
            ("/content/20261128/IssueIndex.htm", "/content/20250102/IssueIndex.htm"),
            ("/html/2026/20261128/20261128_A01/i.html", "/html/2025/20250102/20250102_A01/i.html"),
            ("/_szb/hkb/2026/11/28/index.json", "/_szb/hkb/2025/01/02/index.json"),
            ("/journal/2026-11-28/p.do?page=01", "/journal/2025-01-02/p.do?page=01"),
            ("/press/1/newspaper?date=20261128", "/press/1/newspaper?date=20250102"),
        ] {
            let url = |path: &str| Url::parse("http://hekou.example").unwrap().join(path).unwrap();
            assert_eq!(moved(&url(from), to), Some(url(wanted)));
            assert_eq!(of(&url(wanted)), Some(to), "{wanted}");
        }
        let none = Url::parse("http://hekou.example/paperindex.htm").unwrap();
        assert_eq!(moved(&none, to), None);
        assert_eq!(asked(&none, to).query(), Some("date=20250102"));
    }
}
